"""GJ-3, GJ-4, GJ-6: what is inside a debt case: claims, budget lines, notes. The service has opened the case before any of this is read."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from navtui.domain.gjeld import Krav, Nyttkrav
from navtui.domain.gjeldsbudsjett import Budsjettbarn, Budsjetthusstand, Budsjettpost
from navtui.domain.tid import fra_tekst
from navtui.store.db import Leser, Row, Skriver
from navtui.store.tilgang import SYNLIG

_KRAV = ", ".join(Krav.model_fields)


class Notat(NamedTuple):
    """GJ-6: one of the gjeldsrådgiver's own notes."""

    tekst: str
    ident: str
    tid: datetime


def krav(leser: Leser, gjeldssak_id: int) -> list[Krav]:
    """The claims of a case: those that are owed first, the largest on top."""
    sql = f"""select {_KRAV} from gjeldskrav where gjeldssak_id = :id
        order by innfridd is not null, hovedstol_ore + renter_ore + omkostninger_ore desc, id"""
    return [_krav(r) for r in leser.rader(sql, id=gjeldssak_id)]


def hent_krav(leser: Leser, krav_id: int) -> Krav | None:
    """One claim."""
    rad = leser.rad(f"select {_KRAV} from gjeldskrav where id = :id", id=krav_id)
    return None if rad is None else _krav(rad)


def _krav(rad: Row) -> Krav:
    return Krav.model_validate(dict(rad))


def sett_inn_krav(s: Skriver, gjeldssak_id: int, nytt: Nyttkrav) -> int:
    """A new claim."""
    return s.sett_inn("gjeldskrav", gjeldssak_id=gjeldssak_id, **nytt.model_dump())


def endre_krav(s: Skriver, krav_id: int, versjon: int, nytt: Nyttkrav) -> None:
    """The claim as it is now (SI-7)."""
    s.endre("gjeldskrav", hvor={"id": krav_id}, versjon=versjon, **nytt.model_dump())


def poster(leser: Leser, gjeldssak_id: int) -> list[Budsjettpost]:
    """The budget's own lines, income first."""
    sql = """select id, art, tekst, belop_ore, versjon from gjeldsbudsjettpost where gjeldssak_id = :id
        order by art <> 'inntekt', art, id"""
    return [Budsjettpost.model_validate(dict(r)) for r in leser.rader(sql, id=gjeldssak_id)]


def sett_post(s: Skriver, gjeldssak_id: int, post: Budsjettpost) -> int:
    """A new line, or another amount on one that is there (`post.id`)."""
    if not post.id:
        return s.sett_inn("gjeldsbudsjettpost", gjeldssak_id=gjeldssak_id, art=post.art, tekst=post.tekst, belop_ore=post.belop_ore)
    hvor = {"id": post.id, "gjeldssak_id": gjeldssak_id}
    s.endre("gjeldsbudsjettpost", hvor=hvor, versjon=post.versjon, art=post.art, tekst=post.tekst, belop_ore=post.belop_ore)
    return post.id


def slett_post(s: Skriver, gjeldssak_id: int, post_id: int) -> int:
    """A line that is no longer in the budget. Returns how many went."""
    return s.slett("gjeldsbudsjettpost", id=post_id, gjeldssak_id=gjeldssak_id)


def notater(leser: Leser, gjeldssak_id: int, antall: int = 100) -> list[Notat]:
    """The notes, the newest first."""
    sql = "select tekst, ident, tid from gjeldsnotat where gjeldssak_id = :id order by tid desc, id desc limit :antall"
    return [Notat(r["tekst"], r["ident"], fra_tekst(r["tid"])) for r in leser.rader(sql, id=gjeldssak_id, antall=antall)]


def sett_inn_notat(s: Skriver, gjeldssak_id: int, tekst: str) -> int:
    """A note. It is never changed."""
    return s.sett_inn("gjeldsnotat", gjeldssak_id=gjeldssak_id, tekst=tekst, ident=s.seer.ident, tid=s.na)


def husstand(leser: Leser, person_id: int, dag: date) -> Budsjetthusstand:
    """GJ-4, PE-4: the household on that day as the budget needs it; alone when none is registered.

    One who is hidden from the reader does not count: she may not know that he is there (PE-5).
    """
    sql = f"""
        select h.form, m.rolle, m.andel, m.fra, p.fodt, p.fornavn, p.id from husstandsmedlem e
        join husstand h on h.id = e.husstand_id
        join husstandsmedlem m on m.husstand_id = h.id and m.fra <= :dag and (m.til is null or m.til >= :dag)
        join person p on p.id = m.person_id and {SYNLIG.format("p.id")}
        where e.person_id = :id and e.rolle = 'voksen' and e.fra <= :dag and (e.til is null or e.til >= :dag)"""
    rader = leser.rader(sql, id=person_id, dag=dag)
    form = rader[0]["form"] if rader else "enslig"
    barn = tuple(
        Budsjettbarn(navn=r["fornavn"], fodt=date.fromisoformat(r["fodt"]), andel=r["andel"])
        for r in rader
        if r["rolle"] == "barn" and r["fodt"] is not None
    )
    par = form in ("gift", "samboer_felles_barn", "samboer")
    return Budsjetthusstand(par=par, begge=par and form != "samboer", barn=barn)
