"""Who might sign a vedtak, read for many persons at once, and the signatures themselves."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.signatur import Delegasjon, Signaturkandidat, delegert
from navtui.domain.tilgang import Seer
from navtui.domain.vedtak_innhold import innholdshash
from navtui.store import innstilling, vedtak
from navtui.store.db import Connection, Leser, Row, Skriver


def kandidater(leser: Leser, person_ider: Collection[int]) -> dict[int, tuple[Signaturkandidat, ...]]:
    """KO-2, KO-11, PE-5, PE-6: everyone employed, as she stands to each of these persons today. As many statements for many as for one."""
    ider = json.dumps(sorted(person_ider))
    ansatte = leser.rader(
        """select a.ident, a.navn, a.rolle, a.pin is not null as har_pin,
               exists (select 1 from fravaer f where f.ident = a.ident and f.annullert is null and f.fra <= :i_dag
                       and (f.til is null or f.til >= :i_dag)) as borte
           from ansatt a where a.fra <= :i_dag and (a.til is null or a.til >= :i_dag)
           order by case a.rolle when 'veileder' then 1 when 'leder' then 3 else 2 end, a.ident"""
    )
    inhabile = _par(
        leser,
        """select i.person_id, i.ident from inhabil_for i where i.person_id in (select value from json_each(:ider))
           and i.fra <= :i_dag and (i.til is null or i.til >= :i_dag)""",
        ider,
    )
    skjermede = {
        r[0] for r in leser.rader("select person_id from skjermet where person_id in (select value from json_each(:ider))", ider=ider)
    }
    tilgang = _par(
        leser,
        """select t.person_id, t.ident from tilgang_til t where t.person_id in (select value from json_each(:ider))
           and t.fra <= :i_dag and (t.til is null or t.til >= :i_dag)""",
        ider,
    )
    gitt = delegasjoner(leser)
    har = {a["ident"]: delegert(gitt, a["ident"], leser.i_dag) for a in ansatte}
    leder_kan = bool(innstilling.hent(leser, "leder_signerer"))

    def kandidat(a: Row, p: int) -> Signaturkandidat:
        tilgjengelig = p not in skjermede or a["rolle"] == "leder" or (p, a["ident"]) in tilgang
        return Signaturkandidat(
            ident=a["ident"], navn=a["navn"], rolle=a["rolle"], har_pin=bool(a["har_pin"]), ansatt=True, ledig=not a["borte"],
            inhabil=(p, a["ident"]) in inhabile, har_tilgang=tilgjengelig, delegert=har[a["ident"]], leder_kan=leder_kan,
        )  # fmt: skip

    return {p: tuple(kandidat(a, p) for a in ansatte) for p in person_ider}


def for_vedtak(leser: Leser, vedtak: Mapping[int, int]) -> dict[int, tuple[Signaturkandidat, ...]]:
    """Everyone employed, as she stands to each vedtak (its person by its id): to its person, and to those it tells of besides (PE-5)."""
    nevnt = _nevnte_skjermede(leser, vedtak)
    alle = kandidater(leser, {*vedtak.values(), *(p for _, p in nevnt)})
    har = {p: {k.ident for k in hvem if k.har_tilgang} for p, hvem in alle.items()}

    def ser_alle(vedtak_id: int, ident: str) -> bool:
        return all(ident in har[p] for v, p in nevnt if v == vedtak_id)

    return {v: tuple(replace(k, ser_alle=ser_alle(v, k.ident)) for k in alle[p]) for v, p in vedtak.items()}


def _nevnte_skjermede(leser: Leser, vedtak_ider: Iterable[int]) -> set[tuple[int, int]]:
    """Vedtak and protected person, for each that one of these tells of."""
    if json.loads(leser.skjermede) == []:
        return set()
    en = """select x.vedtak_id, x.person_id from {0} x where x.vedtak_id in (select value from json_each(:ider))
        and x.person_id in (select value from json_each(:skjermede))"""
    sql = " union ".join(en.format(tabell) for tabell in ("vedtaksbarn", "vedtaksinntekt", "vedtaksvilkar"))
    return {(r[0], r[1]) for r in leser.rader(sql, ider=json.dumps(list(vedtak_ider)))}


def _par(leser: Leser, sql: str, ider: str) -> set[tuple[int, str]]:
    return {(r[0], r[1]) for r in leser.rader(sql, ider=ider)}


def signer(s: Skriver, vedtak_id: int, runde: int, plass: int, hash_: str, *, som_leder: bool = False) -> None:
    """KO-3: the signature of the one whose unit of work this is."""
    s.sett_inn(
        "signatur", vedtak_id=vedtak_id, runde=runde, plass=plass, ident=s.seer.ident, hash=hash_, tid=s.na, som_leder=som_leder
    )  # fmt: skip


def er_innholdet(conn: Connection, i_dag: date, vedtak_id: int, hash_: str) -> bool:
    """KO-3: whether the hash is of the whole content as it stands, for the triggers, whoever signs. False of one that is not there.

    0.2 ms: the vedtak is read as the screens read it.
    """
    try:
        return innholdshash(vedtak.hent(Leser(conn, Seer("", "leder"), i_dag), vedtak_id)) == hash_
    except Regelbrudd:
        return False


def delegasjoner(leser: Leser) -> tuple[Delegasjon, ...]:
    """KO-11: what holds today of delegasjon."""
    rader = leser.rader("select ident, vedtaksart, fra, til from delegasjon where til is null or til >= :i_dag order by id")
    return tuple(
        Delegasjon(r["ident"], r["vedtaksart"], date.fromisoformat(r["fra"]), date.fromisoformat(r["til"]) if r["til"] else None)
        for r in rader
    )
