"""PE-4, VE-5: how the adults of a person's household have lived together, day by day as it is registered, and what a draft counts with.

Nothing registered is unknown, never enslig: "bor alene" is a household of one, that someone has asked about. Its place is the household,
with Digisos' `antallPersoner` (who she lives with); KOSTRA's EKTSTAT is the sivilstand, which is another question.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Husholdningstype
from navtui.domain.vedtak import Hode, Skifte
from navtui.domain.vedtaksperiode import Periode

_EN_DAG = timedelta(days=1)
_ALENE = "enslig"
_FORMER = {
    "gift": Husholdningstype.PAR,
    "samboer_felles_barn": Husholdningstype.PAR,
    "samboer": Husholdningstype.HALVT_PAR,
    "bofellesskap": Husholdningstype.BOFELLESSKAP,
}
_TO_SOM_BOR_SAMMEN = frozenset({Husholdningstype.PAR, Husholdningstype.HALVT_PAR})


@dataclass(frozen=True, slots=True)
class Opphold:
    """One stay of an adult in a household: its days (`til` None: still), what it is now (`form`), what it was to and including a day
    (`tidligere`, oldest first), and the days each other adult has been there."""

    fra: date
    til: date | None
    form: str
    tidligere: tuple[tuple[str, date], ...] = ()
    andre: tuple[tuple[date, date | None], ...] = ()

    def dekker(self, dag: date) -> bool:
        """Whether she lived there that day."""
        return _dekker(self.fra, self.til, dag)

    def form_den(self, dag: date) -> str:
        """PE-4: what it was that day: one who lives alone until another moves in, or after the last has moved out, is enslig."""
        alene = bool(self.andre) and not any(_dekker(fra, til, dag) for fra, til in self.andre)
        return _ALENE if alene else next((form for form, til in self.tidligere if til >= dag), self.form)

    def skifter(self) -> set[date]:
        """The days something in it begins to be otherwise."""
        slutt = [self.til, *(til for _, til in self.tidligere), *(til for _, til in self.andre)]
        return {self.fra, *(fra for fra, _ in self.andre), *(til + _EN_DAG for til in slutt if til is not None and til < date.max)}


@dataclass(frozen=True, slots=True)
class Bodd:
    """Some days of a period in one and the same household type; None: nothing is registered for them."""

    fra: date
    til: date
    type: Husholdningstype | None


def _dekker(fra: date, til: date | None, dag: date) -> bool:
    return fra <= dag and (til is None or til >= dag)


def husholdningstype(form: str | None) -> Husholdningstype:
    """PE-4: the sats column proposed for a household: samboere without common children do not provide for each other."""
    return _FORMER.get(form or "", Husholdningstype.ENSLIG)


def bodd(opphold: Sequence[Opphold], fra: date, til: date) -> tuple[Bodd, ...]:
    """VE-5: the period in the parts it has by the household, in order and without gaps; what nobody has registered stands as unknown."""
    skifter = sorted({fra, *(dag for o in opphold for dag in o.skifter() if fra < dag <= til)})
    ut: list[Bodd] = []
    for dag, neste in zip(skifter, [*skifter[1:], til + _EN_DAG], strict=True):
        her = max((o for o in opphold if o.dekker(dag)), key=lambda o: o.fra, default=None)
        type_ = husholdningstype(her.form_den(dag)) if her is not None else None
        if ut and ut[-1].type is type_:
            ut[-1] = replace(ut[-1], til=neste - _EN_DAG)
        else:
            ut.append(Bodd(dag, neste - _EN_DAG, type_))
    return tuple(ut)


def ukjent(deler: Sequence[Bodd]) -> Bodd | None:
    """PE-4: the first days nobody has registered a household for."""
    return next((b for b in deler if b.type is None), None)


def registreres_fra(ukjente: Bodd, opphold: Sequence[Opphold], i_dag: date) -> Periode:
    """PE-4: the days an answer about the unknown days is registered for: from their first day, or today where they are to come, and not
    over what is registered before or after them."""
    sist = max((o.til for o in opphold if o.til is not None and o.til < ukjente.fra), default=None)
    neste = min((o.fra for o in opphold if o.fra > ukjente.til), default=None)
    fra = min(ukjente.fra, max(i_dag, sist + _EN_DAG) if sist is not None else i_dag)
    return fra, neste - _EN_DAG if neste is not None else date.max


def regnet(h: Hode) -> tuple[Bodd, ...]:
    """VE-5: what the vedtak counts with, in the same form."""
    skifter = [(h.fra, h.husstandsform), *((s.fra, s.type) for s in skifter_i(h) if h.fra < s.fra <= h.til)]
    slutter = [*(fra - _EN_DAG for fra, _ in skifter[1:]), h.til]
    return tuple(Bodd(fra, til, type_) for (fra, type_), til in zip(skifter, slutter, strict=True))


def skifter_i(h: Hode) -> tuple[Skifte, ...]:
    """VE-5: the changes of the household in it, the first and those after."""
    if h.ny_husstandsform is None or h.ny_husstandsform_fra is None:
        return ()
    return Skifte(fra=h.ny_husstandsform_fra, type=h.ny_husstandsform), *h.flere_skifter


def med_skifter(forst: Husholdningstype, skifter: Sequence[Skifte]) -> dict[str, object]:
    """The same as fields of the head."""
    ny = skifter[0] if skifter else None
    return {
        "husstandsform": forst,
        "ny_husstandsform": ny.type if ny else None,
        "ny_husstandsform_fra": ny.fra if ny else None,
        "flere_skifter": tuple(skifter[1:]),
    }


def samme(a: Husholdningstype | None, b: Husholdningstype | None) -> bool:
    """PE-4: a couple's whole sats and half of it are the same household: which depends on who the stønadsenhet is."""
    return a is b or (a is not None and b is not None and {a, b} <= _TO_SOM_BOR_SAMMEN)


def ulikt(h: Hode, deler: Sequence[Bodd]) -> tuple[Bodd, Bodd] | None:
    """PE-4: the first days the vedtak counts another household than the one that is registered: what is counted, what is registered."""
    for b in deler:
        for r in regnet(h):
            fra, til = max(b.fra, r.fra), min(b.til, r.til)
            if fra <= til and b.type is not None and not samme(r.type, b.type):
                return Bodd(fra, til, r.type), Bodd(fra, til, b.type)
    return None


def etter_registeret(h: Hode, deler: Sequence[Bodd], sett: Collection[str] = ()) -> Hode:
    """PE-4, VE-5: the draft with the household as it is registered, and each change of it from its day.

    A couple that is counted whole or half stays so. Where nothing is known the draft stands, and is stopped until someone has asked
    (`pe_4_ukjent`); it stands too where the month before counted it otherwise and someone wrote why (`sett`: the varsler that were passed).
    """
    kjente = [b for b in deler if b.type is not None]
    avvik = ulikt(h, deler)
    if not kjente or (avvik is not None and len(kjente) == 1 and ulikt_setning(*avvik, h) in sett):
        return h
    par = next((r.type for r in regnet(h) if r.type in _TO_SOM_BOR_SAMMEN), None)
    ny: list[Skifte] = []
    for b in kjente:
        type_ = par if par is not None and samme(b.type, par) else b.type
        if type_ is not None and (not ny or ny[-1].type is not type_):
            ny.append(Skifte(fra=b.fra, type=type_))
    return h.model_copy(update=med_skifter(ny[0].type, ny[1:]))


def ulikt_setning(telt: Bodd, registrert: Bodd, h: Hode) -> str:
    """PE-4: how it is said that the vedtak counts another household than the one that is registered."""
    assert telt.type is not None
    assert registrert.type is not None
    naar = "" if (telt.fra, telt.til) == (h.fra, h.til) else f" {periode_tekst(telt.fra, telt.til)}"
    return f"Vedtaket regner med {telt.type.tekst}{naar}, men husholdningen er registrert som {registrert.type.tekst}."


def husholdningstekst(h: Hode) -> str:
    """`enslig`, or `enslig til 17.11.2026, så bofellesskap`."""
    forst, *resten = regnet(h)
    tekst = forst.type.tekst if forst.type is not None else ""
    return tekst + "".join(f" til {dag_kort(r.fra - _EN_DAG)}, så {r.type.tekst}" for r in resten if r.type is not None)
