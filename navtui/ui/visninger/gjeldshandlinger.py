"""What is done in a debt case: claims, budget lines, the next step, notes, the § 17-vedtak (GJ-1 to GJ-4, GJ-6)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from navtui.domain.gjeld import Krav, sjekk_arbeide
from navtui.services import gjeld, gjeldsbudsjett
from navtui.services.gjeld import Apengjeldssak
from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.tabell import Tabell
from navtui.ui.visning import Visning
from navtui.ui.visninger import gjeldsskjema as skjema
from navtui.ui.visninger.gjeld_deler import Budsjettrad

KRAV, BUDSJETT, NOTATER = "1", "2", "3"


class Gjeldshandlinger(Visning):
    """The commands of an open case. The subclass shows it, and says which part is on the screen."""

    krav: Tabell[Krav]
    budsjett: Tabell[Budsjettrad]

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._sak_id = 0
        self._apen: Apengjeldssak | None = None
        self._vist = KRAV

    def ny(self) -> None:
        """A claim, a line or a note, by what is shown."""
        if self._vist == KRAV:
            self._spor(skjema.krav(self.okt, self._sak_id, None), "Kravet er lagret.")
        elif self._vist == BUDSJETT:
            self._spor(skjema.post(self.okt, self._sak_id, None), "Linjen er lagret.")
        else:
            self.notat()

    def endre(self) -> None:
        """The row under the cursor."""
        if self._vist == KRAV and (krav := self.krav.valgt) is not None:
            self._spor(skjema.krav(self.okt, self._sak_id, krav), "Kravet er endret.")
        elif self._vist == BUDSJETT and (rad := self.budsjett.valgt) is not None and rad.post is not None:
            self._spor(skjema.post(self.okt, self._sak_id, rad.post), "Linjen er endret.")

    def slett(self) -> None:
        """The budget line under the cursor."""
        if (rad := self.budsjett.valgt) is not None and rad.post is not None:
            self._skriv(partial(gjeldsbudsjett.slett_post, self.okt, self._sak_id, rad.post.id), "Linjen er tatt bort.")

    def steg(self) -> None:
        """GJ-2."""
        if self._apen is not None:
            self._spor(skjema.steg(self.okt, self._apen.sak), "Neste steg er lagret.")

    def oppstart(self) -> None:
        """GJ-1."""
        if self._apen is not None:
            self._spor(skjema.oppstart(self.okt, self._apen.sak), "Oppstart er lagret.")

    def notat(self) -> None:
        """GJ-6."""
        send = partial(gjeld.skriv_notat, self.okt, self._sak_id)
        self._spor(Tekst("Notat", innledning="Notatet er ditt. Det kan ikke endres etterpå.", send=send), "Notatet er lagret.")

    def vedtak(self) -> None:
        """To the § 17-vedtak; a new draft when there is none."""
        if self._apen is None:
            return
        sak = self._apen.sak
        vedtak_id = sak.vedtak_na(self.okt.i_dag) if sak.avsluttet is None and sjekk_arbeide(self.okt.rolle) is None else sak.vedtak_id
        if vedtak_id is not None:
            self._til_vedtak(vedtak_id)
        else:
            self.skriv(gjeld.skriv_vedtak, self.okt, self._sak_id, ferdig=self._til_vedtak)

    def _til_vedtak(self, vedtak_id: int) -> None:
        self.gaa_til("vedtak", vedtak_id=vedtak_id)

    def person(self) -> None:
        """To the person."""
        if self._apen is not None:
            self.gaa_til("bruker", person_id=self._apen.sak.person_id)

    def til_lista(self, _tast: str) -> None:
        """Back."""
        self.tilbake()

    def _spor(self, dialog: Dialog[Any], setning: str) -> None:
        self.spor(dialog, lambda _svar: self._lagret(setning))

    def _skriv(self, gjor: Callable[[], object], setning: str) -> None:
        self.skriv(gjor, ferdig=lambda _svar: self._lagret(setning))

    def _lagret(self, setning: str) -> None:
        self.si(setning)
        self.last()
