"""The control of a vedtak (KO-5, KO-7): what the list and the controller's screen show, the ticks, and the return."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from navtui.domain.kodeverk import Linjeart, Returgrunn, Sjekkpunkt, Vedtaksart
from navtui.domain.linje import Linje
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Vedtak


class KontrollRad(Modell):
    """One vedtak that waits for a second signature, as `navtui liste kontroll` prints it. Amounts are øre.

    `kan_signere` is about the one who reads; `hvorfor_ikke` is the rule's sentence when she may not, `regel` its id.
    """

    vedtak_id: int
    nummer: str
    person_id: int
    navn: str
    art: Vedtaksart
    fra: date
    til: date
    skrevet_av: str
    sendt_av: str
    sendt: datetime
    dager_ventet: int
    sum_ore: int
    forrige_sum_ore: int | None
    endring_ore: int | None
    retur: int
    kan_signere: bool
    regel: str | None
    hvorfor_ikke: str | None
    kan_signeres_av: tuple[str, ...]
    versjon: int

    @property
    def nokkel(self) -> int:
        """What the list's cursor stays on."""
        return self.vedtak_id


class Linjepar(Modell):
    """One line of the calculation last month and this month; None where it is not there. Signed: income is negative, held out 0."""

    art: Linjeart
    tekst: str
    forrige_ore: int | None
    ny_ore: int | None
    holdt_utenfor: bool = False

    @property
    def endring_ore(self) -> int:
        """What it does to the sum."""
        return 0 if self.holdt_utenfor else (self.ny_ore or 0) - (self.forrige_ore or 0)

    @property
    def er_endret(self) -> bool:
        """Whether it is to be lit: another amount, gone, or new."""
        return self.forrige_ore != self.ny_ore


class Sammenlignbare(Modell):
    """The sums of the most recent vedtak for the same kind of household: a range, no names."""

    antall: int
    minst_ore: int | None = None
    mest_ore: int | None = None


def _fortegn(linje: Linje) -> int:
    return -linje.belop_ore if linje.art is Linjeart.INNTEKT else linje.belop_ore


def _nokkel(linje: Linje) -> tuple[str, str, str]:
    """The same thing last month and this month: by art and what it is, not by row. A child is known by its name, not its age."""
    hva = linje.tekst.partition(", ")[2] if linje.ref.startswith("barn:") else linje.tekst
    fast = "livsopphold" if linje.ref == "livsopphold" else linje.kode if not linje.ref.startswith("barn:") else "barn"
    return (linje.art.value, fast, "" if fast == "livsopphold" else hva.partition(" (")[0])


def sammenlign(forrige: Sequence[Linje], ny: Sequence[Linje]) -> tuple[Linjepar, ...]:
    """VE-13, KO-7: last month's lines beside this month's, in this month's order; what is gone stands last in its art."""
    par: dict[tuple[str, str, str], list[int | None]] = {}
    tekst: dict[tuple[str, str, str], tuple[Linjeart, str]] = {}
    for plass, linjer in ((1, ny), (0, forrige)):
        for linje in linjer:
            n = _nokkel(linje)
            tekst.setdefault(n, (linje.art, linje.tekst))
            verdier = par.setdefault(n, [None, None])
            verdier[plass] = (verdier[plass] or 0) + _fortegn(linje)
    arter = list(Linjeart)
    return tuple(
        Linjepar(
            art=tekst[n][0], tekst=tekst[n][1], forrige_ore=f, ny_ore=n_, holdt_utenfor=tekst[n][0] is Linjeart.HOLDT_UTENFOR
        )
        for n, (f, n_) in sorted(par.items(), key=lambda p: arter.index(tekst[p[0]][0]))
    )  # fmt: skip


def krysset(v: Vedtak, ident: str) -> frozenset[Sjekkpunkt]:
    """KO-7: the points this controller has ticked in this round."""
    return frozenset(k.punkt for k in v.kryss if k.runde == v.runde and k.ident == ident)


def sjekk_kryss(punkter: Collection[Sjekkpunkt]) -> Regelbrudd | None:
    """KO-7 (Rogaland): each of the seven points is ticked by hand before the second signature."""
    mangler = [p.tekst for p in Sjekkpunkt if p not in punkter]
    if mangler:
        return Regelbrudd("KO-7", f"Kryss av punktene som mangler først: {', '.join(mangler)}.", "kryss")
    return None


def sjekk_retur(grunn: Returgrunn | None, kommentar: str) -> Regelbrudd | None:
    """KO-5 (Nav; Proba): a return has a ground and a comment."""
    if grunn is None:
        return Regelbrudd("KO-5", "Velg grunnen til at vedtaket returneres.", "grunn")
    if not kommentar.strip():
        return Regelbrudd("KO-5", "Skriv hva som må rettes, så den som skrev vet hva hun skal gjøre.", "kommentar")
    return None
