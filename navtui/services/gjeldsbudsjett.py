"""GJ-4: the free budget of a debt case."""

from __future__ import annotations

from dataclasses import dataclass

from navtui.domain.gjeld import sjekk_arbeide, sjekk_innsyn
from navtui.domain.gjeldsbudsjett import Budsjettpost, Gjeldsbudsjett, beregn, sjekk_post
from navtui.domain.regelbrudd import Regelbrudd, Varsel, stopp_ved
from navtui.domain.sats import Satsart, gjeldende, varsel_avledet, varsel_foreldet
from navtui.services.gjeld import OBJEKT, krev_apen
from navtui.services.okt import Okt
from navtui.store import gjeld as gjeldslager
from navtui.store import gjeldskrav as lager
from navtui.store import sats as satslager
from navtui.store.db import Foreldet


@dataclass(frozen=True, slots=True)
class Budsjettbilde:
    """The budget and what must be said of the sats it rests on."""

    budsjett: Gjeldsbudsjett
    varsler: tuple[Varsel, ...]


def hent(okt: Okt, gjeldssak_id: int) -> Budsjettbilde:
    """GJ-4: the budget today, by the household as registered and the livsoppholdssats that counts."""
    stopp_ved(sjekk_innsyn(okt.rolle))
    with okt.lese() as les:
        sak = gjeldslager.hent(les, gjeldssak_id)
        if sak is None:
            raise Regelbrudd("GJ-2", "Fant ikke gjeldssaken.")
        rad = gjeldende(satslager.satser(les).livsopphold, okt.i_dag, Satsart.LIVSOPPHOLD.tekst)
        husstand = lager.husstand(les, sak.person_id, okt.i_dag)
        budsjett = beregn(husstand, lager.poster(les, gjeldssak_id), rad, okt.i_dag)
    varsler = (varsel_avledet(rad), varsel_foreldet(Satsart.LIVSOPPHOLD, rad, okt.i_dag))
    return Budsjettbilde(budsjett, tuple(v for v in varsler if v is not None))


def sett_post(okt: Okt, gjeldssak_id: int, post: Budsjettpost) -> None:
    """GJ-4: a line more, or another amount on one that is there. Strøm by itself is refused."""
    stopp_ved(sjekk_arbeide(okt.rolle))
    stopp_ved(sjekk_post(post))
    with okt.skrive() as s:
        sak = krev_apen(s, gjeldssak_id)
        try:
            id_ = lager.sett_post(s, sak.id, post)
        except Foreldet as feil:
            raise Regelbrudd("SI-7", "Linjen er endret av en annen. Se på nytt før du endrer.") from feil
        s.logg("gjeldsbudsjett", person_id=sak.person_id, objekt=OBJEKT, objekt_id=sak.id, post=id_, art=post.art, belop_ore=post.belop_ore)


def slett_post(okt: Okt, gjeldssak_id: int, post_id: int) -> None:
    """A line that is no longer in the budget."""
    stopp_ved(sjekk_arbeide(okt.rolle))
    with okt.skrive() as s:
        sak = krev_apen(s, gjeldssak_id)
        if not lager.slett_post(s, sak.id, post_id):
            raise Regelbrudd("SI-7", "Linjen er allerede tatt bort.")
        s.logg("gjeldsbudsjett_slettet", person_id=sak.person_id, objekt=OBJEKT, objekt_id=sak.id, post=post_id)
