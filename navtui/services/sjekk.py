"""`navtui sjekk`: is the file whole, and does it keep the rules? One answer per rule, with case numbers and never names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from navtui.domain.linje import etterregn
from navtui.domain.logg import forste_brudd
from navtui.domain.tilgang import Seer
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_innhold import sjekk_signert_innhold
from navtui.services.okt import Okt
from navtui.store import db
from navtui.store import sjekk as lager
from navtui.store import vedtak as vedtakslager

_MEST = 10
"""Numbers named in one line; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Svar:
    """What was looked at, and what was found: nothing, or one line that says where."""

    hva: str
    funn: str | None


def _signert(v: Vedtak) -> bool:
    """KO-3, KO-4: what was signed is what stands there, letter by letter, by as many as its state demands."""
    return sjekk_signert_innhold(v) is None


def _sum(v: Vedtak) -> bool:
    """KO-9: the frozen lines, each worked out again from itself, give the frozen sum."""
    return not v.art.har_beregning or v.sum_ore == (etterregn(v.linjer).til_utbetaling_ore if v.gir_stonad else 0)


_SIGNERTE: tuple[tuple[str, str, Callable[[Vedtak], bool]], ...] = (
    ("KO-3", "endret etter signatur, eller uten signatur over innholdet", _signert),
    ("KO-9", "linjene summerer ikke til den signerte summen", _sum),
)


def sjekk_fil(fil: Path) -> Iterator[Svar]:
    """The file as SQLite sees it. Works on a damaged file, and before anyone has signed in."""
    for hva, funn in lager.teknisk(fil):
        yield Svar(hva, _linje(funn))


def sjekk_innhold(okt: Okt) -> Iterator[Svar]:
    """The log's chain and the rules the content must keep.

    Looks at everyone's cases, protected ones too: what it answers with is numbers of cases and vedtak, which tell nothing of anyone.
    """
    with db.lese(okt.fil, Seer(okt.ident, "leder"), okt.i_dag) as les:
        nr = forste_brudd(lager.logg(les))
        yield Svar("SI-3: loggen er en hel kjede", None if nr is None else f"brutt ved innslag {nr}")
        for i in lager.INVARIANTER:
            yield Svar(f"{i.regel}: {i.setning}", _linje(lager.brudd(les, i)))
        feil: dict[str, list[str]] = {f"{regel}: {setning}": [] for regel, setning, _ in _SIGNERTE}
        for v in (vedtakslager.hent(les, id_) for id_ in lager.signerte(les)):
            for regel, setning, holder in _SIGNERTE:
                if not holder(v):
                    feil[f"{regel}: {setning}"].append(v.nummer)
        for hva, numre in feil.items():
            yield Svar(hva, _linje(numre))


def _linje(funn: Iterable[str]) -> str | None:
    alle = list(funn)
    if not alle:
        return None
    return ", ".join(alle[:_MEST]) + (f" og {len(alle) - _MEST} til" if len(alle) > _MEST else "")
