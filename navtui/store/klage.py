"""Klager: the list, one with its steps, and the counts (KL-1 to KL-4)."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from navtui.domain.brev_klage import Klagesvar
from navtui.domain.klage import Klage, Klagesteg, NyKlage, NyttSteg
from navtui.domain.klageliste import KlageRad
from navtui.domain.klagetall import Klagetabell, Klagetall, tabell
from navtui.domain.kodeverk.brev import Sendemaate
from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.person import visningsnavn
from navtui.domain.tid import fra_tekst
from navtui.store.db import Leser, Row, Skriver
from navtui.store.tilgang import SYNLIG
from navtui.store.vedtak import ENDRER_ART

_SYNLIG = SYNLIG.format("k.person_id")
_APEN = "k.tilstand not in ('avsluttet', 'trukket')"
_FORVENTET = "(select forventet from forelopig_svar f where f.klage_id = k.id order by f.id desc limit 1)"
_NYTT = "coalesce(k.nytt_vedtak_id, (select max(e.id) from vedtak e where e.endrer_id = k.vedtak_id and e.tilstand <> 'avbrutt'))"
"""VE-18: the vedtak that changes the one complained of: what it was closed with, else the newest that points at it."""
_STEGFELT = "t.fra, t.til, t.dato, t.grunn, t.tekst, t.ident, t.tid"
_LISTE = f"""
    select k.id, k.person_id, p.fornavn, p.etternavn, v.nummer as vedtak_nummer, k.mottatt, k.avgitt, k.frist, k.tilstand, k.saksbehandler,
           s.veileder, {_FORVENTET} as forventet, (select tilstand from vedtak n where n.id = {_NYTT}) as nytt_vedtak
    from klage k join person p on p.id = k.person_id join vedtak v on v.id = k.vedtak_id
    left join sak s on s.person_id = k.person_id and s.avsluttet is null
"""
_EN = f"""
    select k.id, k.person_id, k.vedtak_id, v.nummer as vedtak_nummer, coalesce({ENDRER_ART.format("v")}, v.art) as fagart, v.vedtaksdato,
           (select json_group_array(ident) from signatur g where g.vedtak_id = v.id and g.runde = v.runde) as signert_av,
           k.mottatt, k.avgitt, k.kanal, k.tekst, k.kommet_frem, k.frist, k.tilstand, k.saksbehandler, k.forelopig_svar,
           {_FORVENTET} as forventet, n.id as nytt_vedtak_id, n.nummer as nytt_vedtak_nummer,
           coalesce(n.tilstand = 'iverksatt', 0) as nytt_vedtak_iverksatt, k.laerdom, k.rutine_id,
           (select tittel from rutineutgave u where u.rutine_id = k.rutine_id order by u.id desc limit 1) as rutine,
           k.registrert_av, k.versjon
    from klage k join vedtak v on v.id = k.vedtak_id left join vedtak n on n.id = {_NYTT}
    where k.id = :id and {_SYNLIG}
"""


class Klagevedtak(NamedTuple):
    """What registration asks of the vedtak: whose it is, when it was iverksatt (None = it is not), whether a klage on it is open, and when
    its letter was sent (None = it waits, or is from before there were letters)."""

    person_id: int
    vedtaksdato: date | None
    har_apen: bool
    sendt: date | None
    maate: Sendemaate | None = None


def liste(les: Leser, *, alle: bool, hos: str | None, antall: int, fra: int) -> list[KlageRad]:
    """The open ones, those the person waits for the office's answer to first and the oldest of them on top; `alle` takes the ended too.

    `hos`: only those this one reconsiders, or whose person she is responsible for.
    """
    vilkar = "true" if alle else _APEN
    sql = f"""{_LISTE} where {vilkar} and (:hos is null or k.saksbehandler = :hos or s.veileder = :hos) and {_SYNLIG}
        order by k.tilstand in ('avsluttet', 'trukket'), k.tilstand = 'oversendt', k.mottatt {"desc" if alle else ""}, k.id
        limit :antall offset :fra"""
    return [_rad(r) for r in les.rader(sql, hos=hos, antall=antall, fra=fra)]


def for_person(les: Leser, person_id: int, mest: int) -> list[KlageRad]:
    """A person's klager, the newest first."""
    sql = f"{_LISTE} where k.person_id = :p and {_SYNLIG} order by k.mottatt desc, k.id desc limit :mest"
    return [_rad(r) for r in les.rader(sql, p=person_id, mest=mest)]


def _rad(r: Row) -> KlageRad:
    felt = {k: r[k] for k in KlageRad.model_fields if k != "navn"}
    return KlageRad.model_validate(felt | {"navn": visningsnavn(r["fornavn"], r["etternavn"])})


def hent(les: Leser, klage_id: int) -> Klage | None:
    """One klage with its steps, unless its person is hidden from the reader (PE-5)."""
    r = les.rad(_EN, id=klage_id)
    if r is None:
        return None
    return Klage.model_validate(dict(r) | {"signert_av": json.loads(r["signert_av"]), "steg": _steg(les, klage_id)})


def steg_av_slag(les: Leser, til: Collection[Klagetilstand], mest: int) -> list[tuple[int, Klagesteg]]:
    """Steps of some kinds, each with its klage's id, the newest first."""
    sql = f"""select k.id, {_STEGFELT} from klagesteg t join klage k on k.id = t.klage_id
        where t.til in (select value from json_each(:til)) and {_SYNLIG} order by t.tid desc, t.id desc limit :mest"""
    return [(r["id"], _et_steg(r)) for r in les.rader(sql, til=json.dumps(sorted(til)), mest=mest)]


def _steg(les: Leser, klage_id: int) -> list[Klagesteg]:
    sql = f"""select {_STEGFELT} from klagesteg t join klage k on k.id = t.klage_id
        where t.klage_id = :id and {_SYNLIG} order by t.id"""
    return [_et_steg(r) for r in les.rader(sql, id=klage_id)]


def _et_steg(r: Row) -> Klagesteg:
    return Klagesteg.model_validate({k: r[k] for k in Klagesteg.model_fields} | {"tid": fra_tekst(r["tid"])})


def vedtak_for(les: Leser, vedtak_id: int) -> Klagevedtak | None:
    """The vedtak a klage would be on; None when there is none the reader may know of."""
    r = les.rad(
        f"""select v.person_id, v.vedtaksdato, exists (select 1 from klage k where k.vedtak_id = v.id and {_APEN}) as apen,
                b.sendt_dato as sendt, b.sendt_maate as maate
            from vedtak v left join brev b on b.vedtak_id = v.id and b.art = 'vedtak'
            where v.id = :id and {SYNLIG.format("v.person_id")}""",
        id=vedtak_id,
    )
    if r is None:
        return None
    dato, sendt = (date.fromisoformat(r[k]) if r[k] else None for k in ("vedtaksdato", "sendt"))
    return Klagevedtak(r["person_id"], dato, bool(r["apen"]), sendt, Sendemaate.av(r["maate"]) if r["maate"] else None)


def svares_av(les: Leser, vedtak_id: int) -> Klagesvar | None:
    """VE-18: the klage on this vedtak that an omgjøring of it answers: one that was right, and has not been answered."""
    r = les.rad(
        f"""select k.mottatt, t.til as tilstand from klage k join klagesteg t on t.klage_id = k.id
            where k.vedtak_id = :v and k.nytt_vedtak_id is null and t.til in ('medhold', 'delvis', 'endret', 'opphevet') and {_SYNLIG}
            order by t.id desc limit 1""",
        v=vedtak_id,
    )
    return None if r is None else Klagesvar.model_validate(dict(r))


def sett_inn(s: Skriver, ny: NyKlage, person_id: int, kommet_frem: date, frist: date) -> int:
    """A new klage, mottatt; the first step is the trigger's."""
    return s.sett_inn(
        "klage", person_id=person_id, vedtak_id=ny.vedtak_id, mottatt=ny.mottatt, avgitt=ny.avgitt or ny.mottatt, kanal=ny.kanal,
        tekst=ny.tekst, kommet_frem=kommet_frem, frist=frist, registrert_av=s.seer.ident, registrert_tid=s.na,
    )  # fmt: skip


def endre(s: Skriver, k: Klage, **kolonner: object) -> None:
    """Change a klage that is as it was read (SI-7)."""
    s.endre("klage", hvor={"id": k.id}, versjon=k.versjon, **kolonner)


def ta_steg(s: Skriver, k: Klage, nytt: NyttSteg) -> None:
    """KL-1: one row more; the trigger moves the klage."""
    s.sett_inn(
        "klagesteg", klage_id=k.id, fra=k.tilstand, til=nytt.til, dato=nytt.dato, grunn=nytt.grunn, tekst=nytt.tekst, ident=s.seer.ident,
        tid=s.na,
    )  # fmt: skip


def tabell_for(les: Leser, fra: date, til: date) -> Klagetabell:
    """KL-1: klager received in a period, by state. Everyone counted, whoever asks (PE-5): numbers only."""
    sql = "select tilstand, count(*) as antall from klage where mottatt between :fra and :til group by tilstand"
    return tabell(fra, til, {r["tilstand"]: r["antall"] for r in les.rader(sql, alle=True, fra=fra, til=til)})


def tall(les: Leser, fra: date, over_fra: date) -> Klagetall:
    """KL-4, for the whole office: `fra` is the first day of the last twelve months, `over_fra` the last day that is a month ago."""
    hadde = "exists (select 1 from klagesteg t where t.klage_id = k.id and t.til in ({0}))"
    sql = f"""select
        (select count(*) from klage k indexed by klage_apen where {_APEN}) as apne,
        (select count(*) from klage k indexed by klage_apen where {_APEN} and k.mottatt <= :over_fra
            and coalesce({_FORVENTET}, '') <= :i_dag
            and k.tilstand in ('mottatt', 'formkontroll', 'ny_vurdering', 'medhold', 'delvis', 'opprettholdt')) as over_maaned,
        count(*) as mottatt,
        coalesce(sum({hadde.format("'medhold', 'delvis'")}), 0) as omgjort,
        coalesce(sum({hadde.format("'endret', 'opphevet'")}), 0) as omgjort_av_sf,
        coalesce(sum(k.tilstand = 'avsluttet' and k.laerdom = '' and {hadde.format("'medhold', 'delvis', 'endret', 'opphevet'")}), 0)
            as uten_laerdom
        from klage k where k.mottatt between :fra and :i_dag"""
    r = les.rad(sql, alle=True, fra=fra, over_fra=over_fra)
    assert r is not None
    return Klagetall.model_validate(dict(r))
