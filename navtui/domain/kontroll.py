"""The control of a vedtak (KO-5, KO-7): what the list and the controller's screen show, the ticks, and the return."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from navtui.domain.kodeverk import Returgrunn, Sjekkpunkt, Vedtaksart
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Vedtak


class KontrollRad(Modell):
    """One vedtak that waits for a second signature, as `navtui liste kontroll` prints it. Amounts are øre; of what pays no money, none.

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
    nodhjelp: bool
    """PM-2: answered the same day: it stands on top."""
    sum_ore: int | None
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


class Sammenlignbare(Modell):
    """The sums of the most recent vedtak for the same kind of household: a range, no names."""

    antall: int
    minst_ore: int | None = None
    mest_ore: int | None = None


def krysset(v: Vedtak, ident: str) -> frozenset[Sjekkpunkt]:
    """KO-7: the points this controller has ticked in this round."""
    return frozenset(k.punkt for k in v.kryss if k.runde == v.runde and k.ident == ident)


def sjekk_kryss(punkter: Collection[Sjekkpunkt]) -> Regelbrudd | None:
    """KO-7 (Rogaland): each of the seven points is ticked by hand before the second signature."""
    mangler = [p.tekst for p in Sjekkpunkt if p not in punkter]
    if mangler:
        return Regelbrudd("KO-7", f"Kryss først av: {', '.join(mangler)}.", "kryss")
    return None


def sjekk_retur(grunn: Returgrunn | None, kommentar: str) -> Regelbrudd | None:
    """KO-5 (Nav; Proba): a return has a ground and a comment."""
    if grunn is None:
        return Regelbrudd("KO-5", "Velg grunnen til at vedtaket returneres.", "grunn")
    if not kommentar.strip():
        return Regelbrudd("KO-5", "Skriv hva som må rettes, så den som skrev vedtaket, vet hva som skal gjøres.", "kommentar")
    return None
