"""`navtui FIL`: the screens. What the sign-in screen needs is read first; the rest is imported behind it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from navtui.cli.innlesing import ved_tastatur
from navtui.domain.kontorfil import Kontorfil
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.fil import Filvakt, apne

if TYPE_CHECKING:
    from navtui.services.okt import Okt
    from navtui.ui.hoveddel import Hoveddel, Status
    from navtui.ui.hoveddel import Okt as Oktform


def kjor(fil: Path, ident: str) -> int:
    """Open the file on the sign-in screen."""
    return vis(apne(fil), ident)


def vis(kontor: Kontorfil, ident: str) -> int:
    """Run the program in this terminal until it is left; whoever is signed in then is signed out."""
    if not (ved_tastatur() and sys.stdout is not None and sys.stdout.isatty()):
        raise Regelbrudd("SI-1", "Skjermen trenger en terminal. Bruk «navtui liste» uten skjerm.")
    from navtui.ui.app import start
    from navtui.ui.oppstart import Hint, Oppstart

    pult = Pult(kontor)
    oppstart = Oppstart(
        fil=kontor.fil.name, kontor=kontor.navn, logg_inn=pult.logg_inn, hent_hoved=pult.hent_hoved, varm_opp=varm_opp, er_demo=kontor.demo,
        hint=[Hint(i.ident, i.navn, i.rolletekst) for i in kontor.innloggere], ident=ident,
    )  # fmt: skip
    try:
        return start(oppstart)
    finally:
        pult.logg_ut()


class Pult:
    """One desk: who is signed in at it, and what the main screen is given."""

    def __init__(self, kontor: Kontorfil) -> None:
        self._kontor = kontor
        self._okt: Okt | None = None
        self._mangler = ""
        self._las_minutter = 5.0
        self._vakt: Filvakt | None = None

    def logg_inn(self, ident: str, passord: str) -> Okt:
        """Sign in; another who was signed in here is signed out."""
        from navtui.services.innlogging import logg_inn
        from navtui.services.nokkel import filene_stemmer

        okt = logg_inn(self._kontor.fil, ident, passord)
        if self._vakt is None or (self._okt is not None and self._okt.base != okt.base):
            self._vakt = Filvakt(okt.base)
        if self._okt is not None and self._okt.ident != okt.ident:
            self.logg_ut()
        self._okt, self._mangler = okt, filene_stemmer(okt)
        return okt

    def logg_ut(self) -> None:
        """Sign out the one who is signed in, if anyone is. When the file's key has been changed since, her session ended with it (SI-2)."""
        if self._okt is not None:
            from navtui.services.innlogging import logg_ut

            try:
                logg_ut(self._okt)
            except Regelbrudd as brudd:
                if brudd.regel != "SI-2":
                    raise
            self._okt = None

    def hent_hoved(self) -> Hoveddel:
        """The views, the counts beside their names, the watch on the file, and when the screen locks."""
        from navtui.ui.hoveddel import Hoveddel
        from navtui.ui.visninger import REGISTER

        return Hoveddel(
            visninger=REGISTER, status=self.status, endret=self.endret, laas_etter=lambda _okt: self._las_minutter, daglig=daglig
        )

    def endret(self) -> bool:
        """Whether another desk has changed the file since last asked (SI-7)."""
        return self._vakt is not None and self._vakt.endret()

    def status(self, okt: Oktform) -> Status:
        """The counts and what is to be said on every screen; remembers when the screen locks (SI-1)."""
        from navtui.services import oversikt, plass
        from navtui.services.okt import Okt
        from navtui.ui.hoveddel import Status

        assert isinstance(okt, Okt)
        na = oversikt.hent(okt)
        self._las_minutter = float(na.las_minutter)
        viktigst = plass.FULL if plass.er_full(okt) else self._mangler
        return Status(na.tellere, viktigst or na.varsel, viktigst or na.varsel_for_alle)


def daglig(okt: Oktform) -> str:
    """SI-6: the day's backup, where a folder is chosen. What is said of it, or nothing."""
    from navtui.services import sikkerhetskopi
    from navtui.services.okt import Okt

    assert isinstance(okt, Okt)
    return sikkerhetskopi.ta_daglig(okt)


def varm_opp() -> None:
    """Import what the screens after sign-in need: first the ones the roles start on, then the rest, while she types her passphrase."""
    import argon2  # noqa: F401

    from navtui.services import innlogging, oversikt  # noqa: F401
    from navtui.ui.visninger import REGISTER, START

    forst = list(dict.fromkeys(START.values()))
    for visning in sorted(REGISTER, key=lambda v: forst.index(v.id) if v.id in forst else len(forst)):
        visning.klasse()
