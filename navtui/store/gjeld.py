"""Debt cases: the list, one case, its steps, and how a referral comes in."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from navtui.domain.gjeld import GjeldRad, Gjeldssak, Gjeldstall, Steg, dager_uten_vedtak, sjekk_henvisning, velg_radgiver
from navtui.domain.kodeverk.gjeld import Gjeldstilstand
from navtui.domain.person import kan_faa_nytt
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.store.ansatt import inhabile
from navtui.store.db import Leser, Row, Skriver
from navtui.store.tilgang import SYNLIG

_SYNLIG = SYNLIG.format("p.id")
_VEDTAK = """left join vedtak v on v.id = coalesce(
        (select id from vedtak where id = g.vedtak_id and tilstand <> 'avbrutt' and til >= :i_dag),
        (select max(id) from vedtak where person_id = g.person_id and art = 'radgivning' and tilstand <> 'avbrutt'
            and opprettet >= g.henvist_dato))"""
"""GJ-1: the § 17-vedtak of the case: the one it is tied to while that runs, else the newest since the referral; never one given up."""
_SIDEN = """coalesce((select max(til) from vedtak where person_id = g.person_id and art = 'radgivning' and tilstand = 'iverksatt'
        and til between g.henvist_dato and date(:i_dag, '-1 day')), g.henvist_dato)"""
_ELDSTE = f"min(case when v.tilstand is not 'iverksatt' or v.til < :i_dag then {_SIDEN} end)"
"""GJ-1: since when someone has been longest without a vedtak in force, as `dager_uten_vedtak`."""
_NAVN = "p.etternavn || ', ' || p.fornavn as navn, p.fodt"


class Henvisning(NamedTuple):
    """A referral: the debt case and the gjeldsrådgiver who got it; `ny` is False when the person had an open one."""

    gjeldssak_id: int
    radgiver: str
    ny: bool


def liste(leser: Leser, *, tall: bool, radgiver: str | None = None, antall: int = 200, fra: int = 0) -> list[GjeldRad]:
    """GJ-1, GJ-2: open cases, new referrals first, then by the next step's date. `tall`: with claims (GJ-6: the gjeldsrådgiver's).

    The index gjeldssak_liste has them in this order, so only the page is looked up.
    """
    krav = "from gjeldskrav k where k.gjeldssak_id = g.id and k.innfridd is null"
    sql = f"""
        select g.id as gjeldssak_id, g.person_id, {_NAVN}, g.tilstand, g.niva, g.radgiver, s.veileder, g.henvist_dato,
            g.neste_steg, g.neste_dato, v.nummer as vedtak_nummer, v.tilstand as vedtak_tilstand, v.til as vedtak_til, {_SIDEN} as siden,
            case when :tall then (select count(*) {krav}) end as krav,
            case when :tall then (select coalesce(sum(k.hovedstol_ore + k.renter_ore + k.omkostninger_ore), 0) {krav}) end as krav_sum_ore,
            case when :tall then (select count(*) {krav} and k.svar = 'ikke_svart') end as ubesvarte
        from gjeldssak g indexed by gjeldssak_liste cross join person p on p.id = g.person_id {_VEDTAK}
        left join sak s on s.person_id = g.person_id and s.avsluttet is null
        where g.avsluttet is null and g.henvist_dato <= :i_dag and (:radgiver is null or g.radgiver = :radgiver) and {_SYNLIG}
        order by g.tilstand <> 'henvist', coalesce(g.neste_dato, g.henvist_dato), g.henvist_dato, g.id limit :antall offset :fra"""
    return [_rad(r, leser.i_dag) for r in leser.rader(sql, tall=tall, radgiver=radgiver, antall=antall, fra=fra)]


def _rad(r: Row, i_dag: date) -> GjeldRad:
    henvist = date.fromisoformat(r["henvist_dato"])
    felt = dict(r)
    til, siden = felt.pop("vedtak_til"), date.fromisoformat(felt.pop("siden"))
    neste = date.fromisoformat(r["neste_dato"]) if r["neste_dato"] else None
    return GjeldRad.model_validate(
        felt
        | {
            "ventedager": (i_dag - henvist).days,
            "dager_uten_vedtak": dager_uten_vedtak(siden, r["vedtak_tilstand"], date.fromisoformat(til) if til else None, i_dag),
            "dager_over": max(0, (i_dag - neste).days) if neste else 0,
        }
    )


def hent(leser: Leser, id_: int) -> Gjeldssak | None:
    """One case, unless its person is hidden from the reader (PE-5)."""
    sql = f"""
        select g.id, g.person_id, {_NAVN}, g.radgiver, g.henvist_av, g.henvist_fra, g.henvist_dato, g.grunn, g.niva, g.tilstand,
            g.neste_steg, g.neste_dato, v.id as vedtak_id, v.nummer as vedtak_nummer, v.tilstand as vedtak_tilstand,
            v.fra as vedtak_fra, v.til as vedtak_til, {_SIDEN} as uten_vedtak_siden,
            g.oppstart, g.oppstart_grunn, g.soknad_id, g.avsluttet, g.avslutningsarsak, g.versjon
        from gjeldssak g join person p on p.id = g.person_id {_VEDTAK} where g.id = :id and {_SYNLIG}"""
    rad = leser.rad(sql, id=id_)
    return None if rad is None else Gjeldssak.model_validate(dict(rad))


def apen_for_person(leser: Leser, person_id: int) -> int | None:
    """The id of the person's open debt case; None also when the person is hidden from the reader."""
    sql = f"select g.id from gjeldssak g join person p on p.id = g.person_id where g.person_id = :id and g.avsluttet is null and {_SYNLIG}"
    funnet: int | None = leser.verdi(sql, id=person_id)
    return funnet


def henvis(s: Skriver, person_id: int, grunn: str, fra: str, soknad_id: int | None = None) -> Henvisning:
    """GJ-1: a referral in a transaction that is already open (postmøte, registration). Logs it; a person with an open case keeps that one.

    `fra` is a code of Henvistfra. Refuses when the reason is empty, or when no gjeldsrådgiver or leder can have the case (PE-5, PE-6).
    """
    apen = s.rad("select id, radgiver from gjeldssak where person_id = :id and avsluttet is null", alle=True, id=person_id)
    if apen is not None:
        return Henvisning(apen["id"], apen["radgiver"], ny=False)
    stopp_ved(sjekk_henvisning(grunn, har_apen=False))
    stopp_ved(kan_faa_nytt(s.verdi("select sperret from person where id = :id", alle=True, id=person_id)))
    radgiver = velg_radgiver(kandidater(s), frozenset(inhabile(s, person_id, s.i_dag)) | _uten_tilgang(s, person_id))
    if radgiver is None:
        raise Regelbrudd("GJ-1", "Ingen gjeldsrådgiver eller leder kan ta saken. Si fra til kommunen.")
    id_ = s.sett_inn(
        "gjeldssak", person_id=person_id, radgiver=radgiver, henvist_av=s.seer.ident, henvist_fra=fra, soknad_id=soknad_id,
        henvist_dato=s.i_dag, grunn=grunn.strip(), tilstand=Gjeldstilstand.HENVIST,
    )  # fmt: skip
    s.logg("gjeld_henvist", person_id=person_id, objekt="gjeldssak", objekt_id=id_, til=radgiver, fra=fra)
    return Henvisning(id_, radgiver, ny=True)


def kandidater(leser: Leser) -> list[tuple[str, str, int]]:
    """Those who may have debt cases: (ident, role, open cases). Never one whose last day is set (PE-9)."""
    sql = """select a.ident, a.rolle, (select count(*) from gjeldssak g where g.radgiver = a.ident and g.avsluttet is null) as antall
        from ansatt a where a.rolle in ('gjeldsradgiver', 'leder') and a.fra <= :i_dag and a.til is null"""
    return [(r["ident"], r["rolle"], r["antall"]) for r in leser.rader(sql, alle=True)]


def _uten_tilgang(leser: Leser, person_id: int) -> frozenset[str]:
    """PE-5: those who may not know of the person; nobody when she is not protected."""
    sql = """select a.ident from ansatt a where a.rolle <> 'leder' and exists (select 1 from skjermet where person_id = :id)
        and not exists (select 1 from tilgang_til t where t.person_id = :id and t.ident = a.ident and t.fra <= :i_dag
            and (t.til is null or t.til >= :i_dag))"""
    return frozenset(r["ident"] for r in leser.rader(sql, id=person_id))


def sett_steg(s: Skriver, sak: Gjeldssak, versjon: int, steg: Steg) -> None:
    """GJ-2: another state with its next step. An ended case keeps the last step it had."""
    slutt = steg.tilstand is Gjeldstilstand.AVSLUTTET
    felt: dict[str, object] = {"tilstand": steg.tilstand, "niva": steg.niva}
    if slutt:
        felt |= {"avsluttet": s.i_dag, "avslutningsarsak": steg.arsak}
    else:
        felt |= {"neste_steg": steg.neste_steg, "neste_dato": steg.neste_dato}
    s.endre("gjeldssak", hvor={"id": sak.id}, versjon=versjon, **felt)


def sett_oppstart(s: Skriver, sak: Gjeldssak, versjon: int, oppstart: date, grunn: str) -> None:
    """GJ-1: when the advice begins and why then; ties the case to its § 17-vedtak when there is one."""
    s.endre("gjeldssak", hvor={"id": sak.id}, versjon=versjon, oppstart=oppstart, oppstart_grunn=grunn, vedtak_id=sak.vedtak_id)


def bytt_radgiver(s: Skriver, fra: str, til: str) -> list[tuple[int, int]]:
    """All open cases of `fra` go to `til`; returns (case, person) for each, for the log."""
    rader = s.rader(
        "select id, person_id, versjon from gjeldssak where radgiver = :fra and avsluttet is null order by id", alle=True, fra=fra
    )
    for r in rader:
        s.endre("gjeldssak", hvor={"id": r["id"]}, versjon=r["versjon"], radgiver=til)
    return [(r["id"], r["person_id"]) for r in rader]


def tell(leser: Leser, radgiver: str | None = None) -> Gjeldstall:
    """How many `liste` would be in all, and what the first line says of them."""
    sql = f"""select count(*) as antall, coalesce(sum(g.tilstand = 'henvist'), 0) as nye,
            coalesce(sum(g.tilstand in ('henvist', 'venter')), 0) as venter,
            {_ELDSTE} as eldste
        from gjeldssak g {_VEDTAK}
        where g.avsluttet is null and g.henvist_dato <= :i_dag and (:radgiver is null or g.radgiver = :radgiver)
          and {SYNLIG.format("g.person_id")}"""
    r = leser.rad(sql, radgiver=radgiver)
    assert r is not None
    lengst = (leser.i_dag - date.fromisoformat(r["eldste"])).days if r["eldste"] else None
    return Gjeldstall(antall=r["antall"], nye=r["nye"], venter=r["venter"], lengst_uten_vedtak=lengst)


def tall(leser: Leser) -> tuple[int, int, int | None]:
    """LE-1, the whole office, numbers only: open cases, those nobody has begun on, the longest wait without a § 17-vedtak in days."""
    sql = f"""select count(*) as apne, coalesce(sum(g.tilstand in ('henvist', 'venter')), 0) as venter,
            {_ELDSTE} as eldste
        from gjeldssak g {_VEDTAK} where g.avsluttet is null and g.henvist_dato <= :i_dag"""
    r = leser.rad(sql, alle=True)
    assert r is not None
    eldste = date.fromisoformat(r["eldste"]) if r["eldste"] else None
    return r["apne"], r["venter"], (leser.i_dag - eldste).days if eldste else None
