"""Kvalifiseringsstønad on the screens (§ 35): the vedtak's rows, the whole calculation, and what the controller reads."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from navtui.domain.alder import alder
from navtui.domain.belop import kroner
from navtui.domain.kalender import periode_tekst
from navtui.domain.kvpstonad import Kvplinje, regnestykke
from navtui.domain.vedtak import Vedtak
from navtui.services.vedtak_skjerm import Skrivebilde
from navtui.ui.tekst import data
from navtui.ui.visninger.vedtak_rad import Rad


def kvprader(s: Skrivebilde) -> Iterator[Rad]:
    """What a granted program gives: a month, a year and a day for each stretch, and the children there is barnetillegg for."""
    v = s.bilde.vedtak
    if not v.gir_kvp:
        return
    for linje in v.kvplinjer:
        detalj = ". ".join(regnestykke(linje))
        naar = periode_tekst(linje.fra, linje.til)
        hva = f"Kvalifiseringsstønad {naar}" + (", under 25 år" if linje.under_25 else "")
        yield Rad(("kvp", linje.nr), hva, "i måneden", kroner(linje.maaned_ore), "g hele beregningen", stil="sterk", detalj=detalj)
        yield Rad(("kvp", (linje.nr, "aar")), "  i året", ny=kroner(linje.aar_ore), stil="dempet", detalj=detalj)
        yield Rad(("kvp", (linje.nr, "dag")), "  per dag, fem dager i uken", ny=kroner(linje.dag_ore), stil="dempet", detalj=detalj)
    if not v.kvplinjer and (brudd := s.bilde.grunnlag.kvp.brudd) is not None:
        yield Rad(("kvp", 0), "Kvalifiseringsstønad", ny="kan ikke regnes", svar="?  se stopp", venter=True, detalj=brudd.setning)
    for b in v.barn:
        detalj = "Barnetillegg for barn under 18 år. x tar barnet ut når det ikke skal gis for det."
        yield Rad(("kvpbarn", b.id), f"Barnetillegg: {b.navn}, {max(alder(b.fodt, v.fra), 0)} år", svar="i husholdningen", detalj=detalj)


def kvplinjer(s: Skrivebilde) -> Iterator[Text]:
    """The whole calculation, with the rows' dates."""
    for linje in s.bilde.vedtak.kvplinjer:
        yield data(_overskrift(linje), "tittel")
        for steg in regnestykke(linje):
            yield data(f"  {steg}")
    for kilde in s.bilde.grunnlag.kvp.kilder:
        yield data(kilde, "dempet")


def kvptekst(v: Vedtak) -> Iterator[Text]:
    """The same for the controller: each stretch and its arithmetic, the month lit."""
    for linje in v.kvplinjer:
        yield data("")
        yield data(_overskrift(linje), "sterk")
        for steg in regnestykke(linje):
            yield data(f"  {steg}", "endret" if steg.startswith("I måneden") else "")


def _overskrift(linje: Kvplinje) -> str:
    return f"Kvalifiseringsstønad {periode_tekst(linje.fra, linje.til)}, før skatt"
