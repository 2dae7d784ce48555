"""The parts of the person screen that no other module reads."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from navtui.domain.bruker import Gjeldskort, Innsatskort, Logginnslag, Soknadskort, Tilgangskort, Vedtakskort, Vilkarskort
from navtui.domain.kodeverk import Innsatsbehov
from navtui.domain.tid import fra_tekst
from navtui.store.db import Leser, Skriver
from navtui.store.dodsfall import DOD
from navtui.store.kontroll import I_RETUR
from navtui.store.soknad import oppgitt_av
from navtui.store.tilgang import SYNLIG
from navtui.store.vedtak import ENDRER_ART

_HENDELSER = ("apnet", "apning_nektet", "oppslag", "sokt", "brev skrevet ut")


def hode(les: Leser, person_id: int) -> dict[str, Any] | None:
    """Number, marks and the responsible veileder's name; None for one who does not exist for the reader."""
    r = les.rad(
        f"""select p.id as person_id, p.fnr, p.duf, p.skjerming, p.sperret, a.navn as veiledernavn,
                   coalesce((select niva from skjermet where person_id = p.id), 0) as strengeste,
                   {DOD.format("p.id")} as dod,
                   (select tilstand from kvp k where k.person_id = p.id order by k.id desc limit 1) as kvp,
                   exists (select 1 from drofting d
                           where d.person_id = p.id and d.konklusjon is null and d.trukket_tid is null) as til_drofting
            from person p left join sak s on s.person_id = p.id and s.avsluttet is null left join ansatt a on a.ident = s.veileder
            where p.id = :id and {SYNLIG.format("p.id")}""",
        id=person_id,
    )
    return None if r is None else dict(r)


_BETALT = "(select coalesce(sum(u.belop_ore), 0) from utbetaling u where u.vedtak_id = v.id and u.form <> 'garanti' and {0})"


def vedtak(les: Leser, person_id: int, etter: date) -> tuple[Vedtakskort, ...]:
    """The vedtak that end after a day, newest first. Those that were given up are left out."""
    rader = les.rader(
        f"""select v.id, v.nummer, v.art, v.fra, v.til, v.engang, v.sum_ore, v.tilstand, v.skrevet_av,
                   (select l.maaned_ore from vedtakskvplinje l where l.vedtak_id = v.id
                     order by l.til < :i_dag, iif(l.til < :i_dag, -l.nr, l.nr) limit 1) as kvp_maaned_ore,
                   {ENDRER_ART.format("v")} as endrer_art,
                   (select g.belop_ore from vedtaksgaranti g where g.vedtak_id = v.id) as garanti_ore,
                   {I_RETUR.format("v")} as er_returnert,
                   {_BETALT.format("u.tilstand <> 'annullert'")} as betales_ore,
                   {_BETALT.format("u.tilstand = 'utbetalt'")} as utbetalt_ore,
                   {_BETALT.format("u.form = 'lan' and u.tilstand <> 'annullert'")} as lan_ore
            from vedtak v where v.person_id = :p and v.til >= :etter and v.tilstand <> 'avbrutt' and {SYNLIG.format("v.person_id")}
            order by v.til desc, v.id desc""",
        p=person_id, etter=etter,
    )  # fmt: skip
    return tuple(Vedtakskort.model_validate(dict(r)) for r in rader)


def vilkar(les: Leser, person_id: int) -> tuple[Vilkarskort, ...]:
    """The vilkår of the newest vedtak that is iverksatt, the spouse's set for her there included, with their latest outcome."""
    rader = les.rader(
        f"""select k.type, k.tekst, k.frist, u.utfall, u.dato from vedtaksvilkar k
            left join vilkarsutfall u on u.id = (select id from vilkarsutfall where vilkar_id = k.id order by id desc limit 1)
            where k.vedtak_id = (select id from vedtak where person_id = :p and tilstand = 'iverksatt' and engang = 0
                                   and {SYNLIG.format("person_id")} order by til desc, id desc limit 1)
            order by k.id""",
        p=person_id,
    )
    return tuple(Vilkarskort.model_validate(dict(r)) for r in rader)


def soknader(les: Leser, person_id: int, mest: int) -> tuple[Soknadskort, ...]:
    """The latest søknader, newest first."""
    rader = les.rader(
        f"""select id, mottatt, tilstand, nodhjelp, nodhjelp_art, registrert_tid as registrert, saksbehandler, vedlegg,
                   exists (select 1 from vedtak v where v.soknad_id = soknad.id and v.tilstand = 'til_kontroll') as til_kontroll,
                   (select json_group_array(json_array(art, belop_ore, fra, til)) from soknadspost where soknad_id = soknad.id) as poster
            from soknad where person_id = :p and tilstand <> 'feilregistrert' and {SYNLIG.format("person_id")}
            order by mottatt desc, id desc limit :mest""",
        p=person_id, mest=mest,
    )  # fmt: skip
    return tuple(
        Soknadskort.model_validate(
            dict(r)
            | {"poster": [art for art, *_ in json.loads(r["poster"])], "oppgitt": oppgitt_av(r["poster"])}
            | {"registrert": fra_tekst(r["registrert"])}
        )
        for r in rader
    )


def gjeld(les: Leser, person_id: int) -> Gjeldskort | None:
    """GJ-6: the debt case in brief; the one that ended last when none is open."""
    r = les.rad(
        f"""select id, radgiver, tilstand, neste_steg, neste_dato, henvist_dato from gjeldssak
            where person_id = :p and {SYNLIG.format("person_id")} order by avsluttet is not null, id desc limit 1""",
        p=person_id,
    )
    return None if r is None else Gjeldskort.model_validate(dict(r))


def innsatsbehov(les: Leser, person_id: int) -> tuple[Innsatskort, ...]:
    """The history of innsatsbehov, newest first."""
    sql = f"select kode, fra, kilde from innsatsbehov where person_id = :p and {SYNLIG.format('person_id')} order by fra desc, id desc"
    return tuple(Innsatskort.model_validate(dict(r)) for r in les.rader(sql, p=person_id))


def sett_innsatsbehov(s: Skriver, person_id: int, kode: Innsatsbehov, fra: date, kilde: str) -> int:
    """PE-13: one more entry in the history."""
    return s.sett_inn("innsatsbehov", person_id=person_id, kode=kode, fra=fra, kilde=kilde, ident=s.seer.ident)


def logg(les: Leser, person_id: int, mest: int) -> tuple[Logginnslag, ...]:
    """Who has opened or looked up the person, newest first."""
    rader = les.rader(
        """select tid, ident, handling, objekt, coalesce(json_extract(data, '$.tekst'), json_extract(data, '$.grunn')) as grunn from logg
           where person_id = :p and handling in (select value from json_each(:hva)) order by nr desc limit :mest""",
        p=person_id, hva=json.dumps(_HENDELSER), mest=mest,
    )  # fmt: skip
    return tuple(Logginnslag.model_validate(dict(r) | {"tid": fra_tekst(r["tid"])}) for r in rader)


def tilganger(les: Leser, person_id: int) -> tuple[Tilgangskort, ...]:
    """PE-5: who has access to a protected person, today or later."""
    sql = "select distinct ident, fra, til from tilgang_til where person_id = :p and (til is null or til >= :i_dag) order by ident, fra"
    return tuple(Tilgangskort.model_validate(dict(r)) for r in les.rader(sql, p=person_id))
