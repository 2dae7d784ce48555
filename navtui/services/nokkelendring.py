"""A change of both the office's file and its key file (SI-2, SI-5): the first is what counts.

What is put in the key file is ready, under its lock, before the office's file is saved, and is saved after it. No room for the office's
file: neither is changed. Cut off between the two: the old passphrase goes on working, and the file knows that it is not the newest.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.okt import Okt
from navtui.store import krypto, nokkelavtrykk, nokkelfil
from navtui.store.db import Leser, Skriver
from navtui.store.krypto import Gjenoppretting, Innpakning
from navtui.store.nokkelfil import Bruker, Nokkelfil


class Nokkelendring:
    """The unit of work on the office's file, and what goes into the key file after it. The key file is locked by the first `sett`."""

    def __init__(self, okt: Okt, skriver: Skriver, apne_filer: ExitStack) -> None:
        self.okt = okt
        self.skriver = skriver
        self._apne_filer = apne_filer
        self._nokkelfil: Nokkelfil | None = None
        self.for_var: dict[str, str | None] = {}

    def sett(self, bruker: Bruker, pakke: Innpakning) -> None:
        """One's key under a passphrase. In a real file no name is kept there."""
        okt = self.okt
        self._fil().sett_innpakning(okt.base.nokkel, bruker if okt.demo else Bruker(bruker.ident), pakke)
        self._noter(bruker.ident, pakke)

    def sett_gjenoppretting(self, pakke: Gjenoppretting) -> None:
        """The key under a recovery key; the one before it no longer works."""
        self._fil().sett_gjenoppretting(self.okt.base.nokkel, pakke)
        self._noter(krypto.GJENOPPRETTING, pakke)

    def _noter(self, hvem: str, pakke: Innpakning | Gjenoppretting) -> None:
        self.for_var.setdefault(hvem, nokkelavtrykk.alle(self.skriver).get(hvem))
        nokkelavtrykk.sett(self.skriver, hvem, pakke.avtrykk)

    def _fil(self) -> Nokkelfil:
        if self._nokkelfil is None:
            self._nokkelfil = self._apne_filer.enter_context(nokkelfil.skrive(self.okt.fil))
        return self._nokkelfil


@contextmanager
def skrive(okt: Okt) -> Iterator[Nokkelendring]:
    """A unit of work on both files. Refuses, and changes neither, when the office's file cannot be saved."""
    endring: Nokkelendring | None = None
    lagret = False
    try:
        with ExitStack() as apne_filer:
            with okt.skrive() as s:
                endring = Nokkelendring(okt, s, apne_filer)
                yield endring
            lagret = True
    except Regelbrudd as brudd:
        if not lagret or endring is None:
            raise
        _angre(okt, endring)
        setning = "Nøkkelfilen kunne ikke skrives. Passfrasen eller gjenopprettingsnøkkelen er som før; resten er lagret. Prøv igjen."
        raise Regelbrudd("SI-5", setning) from brudd


def _angre(okt: Okt, endring: Nokkelendring) -> None:
    """The key file is as it was. With no room for this either, the screens say so from the next sign-in (`sjekk`)."""
    with suppress(Regelbrudd), okt.skrive() as s:
        for hvem, avtrykk in endring.for_var.items():
            nokkelavtrykk.sett(s, hvem, avtrykk)
        s.logg("nøkkelfil ikke endret", objekt="ansatt", hvem=sorted(endring.for_var))


def eldre(les: Leser, n: Nokkelfil) -> str:
    """SI-2: what is said when the key file is older than the file: whose passphrase is not the one that was set last. Else empty."""
    hvem = nokkelavtrykk.eldre(les, n.avtrykk())
    if not hvem:
        return ""
    identer = [h for h in hvem if h != krypto.GJENOPPRETTING]
    passfraser = [f"passfrasen til {', '.join(identer)}"] if identer else []
    gjenoppretting = ["gjenopprettingsnøkkelen"] if len(identer) < len(hvem) else []
    return f"nøkkelfilen er eldre enn filen: {' og '.join([*passfraser, *gjenoppretting])} er ikke den som ble satt sist"
