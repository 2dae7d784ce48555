"""SI-3: the log read once, from the first entry to the last: whether it is a chain, whether its clock goes forward, and whether the rows of
the file are what it says they are."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from navtui.domain.logg import forste_brudd
from navtui.domain.loggfasit import OBJEKTER, Loggfasit
from navtui.domain.logghold import HOLD, avvik, borte
from navtui.domain.tid import dato_i_oslo, fra_tekst
from navtui.store import sjekk as lager
from navtui.store import sjekk_logg as rader
from navtui.store.db import Leser

Funn = tuple[str, str, str, list[str], bool]
"""The rule, what holds, what does not, where, and whether it is `Svar.vedtatt`."""


def sjekk(les: Leser, *, demo: bool) -> Iterator[Funn]:
    """What `navtui sjekk` says of the log and of what it tells. A demo file's day stands still, so its clock goes back every morning."""
    fasit = Loggfasit(demo=demo)
    innslag = fasit.les(lager.logg(les))
    nr = forste_brudd(innslag)
    deque(innslag, maxlen=0)  # the rest, when it is broken on the way
    yield "SI-3", "loggen er en hel kjede", "loggen er brutt", [] if nr is None else [f"innslag {nr}"], False
    uleste = [f"innslag {n}" for n in fasit.uleste]
    yield "SI-3", "hvert innslag i loggen sier det programmet skriver", "innslaget er ikke skrevet av programmet", uleste, False
    bakover = [] if demo else [f"innslag {n}" for n in fasit.bakover]
    yield "SI-3", "klokken i loggen går framover", "klokken er stilt tilbake, og leder har ikke bekreftet den", bakover, True
    yield from mot_radene(les, fasit)


def mot_radene(les: Leser, fasit: Loggfasit) -> Iterator[Funn]:
    """The rows of the file, each kind in turn, against what the log said of them."""
    for hold in HOLD:
        gale = (rader.navn(les, hold.slag, n) for n in avvik(fasit, hold, rader.rader(les, hold.slag)))
        yield hold.regel, hold.holder, hold.brutt, list(dict.fromkeys(gale)), False
    mangler = [f"{slag} {id_}" for slag in sorted(OBJEKTER) for id_ in borte(fasit, slag, rader.ider(les, slag))]
    yield "PE-8", "alt det loggen nevner, finnes i filen", "noe som står i loggen, er slettet", mangler, False
    dager = [nummer for nummer, dag, *tider in rader.vedtaksdager(les) if not _samme_dag(dag, *tider)]
    yield "KO-3", "hvert vedtak har dagen og tiden for den andre signaturen", "dagen eller tiden er en annen enn signaturens", dager, False


def _samme_dag(dag: str, iverksatt: str, signert: str) -> bool:
    try:
        return iverksatt == signert and dato_i_oslo(fra_tekst(signert)).isoformat() == dag
    except ValueError:
        return False
