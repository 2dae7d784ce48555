"""GJ-3: claims in a debt case."""

from __future__ import annotations

from navtui.domain.belop import kroner_kort
from navtui.domain.gjeld import Krav, Nyttkrav, sjekk_arbeide, sjekk_krav
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.services.gjeld import OBJEKT, krev_apen
from navtui.services.okt import Okt
from navtui.store import gjeldskrav as lager
from navtui.store.db import Foreldet


def legg_til(okt: Okt, gjeldssak_id: int, nytt: Nyttkrav) -> int:
    """GJ-3: a claim more."""
    stopp_ved(sjekk_arbeide(okt.rolle))
    stopp_ved(sjekk_krav(nytt, okt.i_dag))
    with okt.skrive() as s:
        sak = krev_apen(s, gjeldssak_id)
        id_ = lager.sett_inn_krav(s, sak.id, nytt)
        s.logg("krav_nytt", person_id=sak.person_id, objekt=OBJEKT, objekt_id=sak.id, krav=id_, sum_ore=nytt.sum_ore, klasse=nytt.klasse)
        return id_


def endre(okt: Okt, krav: Krav, nytt: Nyttkrav) -> None:
    """GJ-3: a claim as it is now: a new balance, an answer, paid. The log keeps the sum before and after."""
    stopp_ved(sjekk_arbeide(okt.rolle))
    stopp_ved(sjekk_krav(nytt, okt.i_dag))
    with okt.skrive() as s:
        sak = krev_apen(s, krav.gjeldssak_id)
        try:
            lager.endre_krav(s, krav.id, krav.versjon, nytt)
        except Foreldet as feil:
            na = lager.hent_krav(s, krav.id)
            setning = (
                f"Kravet er endret av en annen: nå {kroner_kort(na.sum_ore)} kr, svar {na.svar.tekst}." if na else "Kravet finnes ikke."
            )
            raise Regelbrudd("SI-7", f"{setning} Se på nytt før du endrer.") from feil
        s.logg(
            "krav_endret", person_id=sak.person_id, objekt=OBJEKT, objekt_id=sak.id, krav=krav.id, fra_ore=krav.sum_ore,
            til_ore=nytt.sum_ore, svar=nytt.svar, stadium=nytt.stadium,
        )  # fmt: skip
