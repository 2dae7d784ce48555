"""Klager on the person screen, and the foreløpige svar that are owed (KL-1, PM-4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from rich.text import Text

from navtui.domain.bruker import Bruker, Vedtakskort
from navtui.domain.forelopig_svar import er_over
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Vedtakstilstand
from navtui.services import klage
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.tekst import data, sammen
from navtui.ui.visninger import klage_skjema as skjema
from navtui.ui.visninger.personhandlinger import Personhandlinger

_MEST = 30


def klagelinjer(b: Bruker, i_dag: date) -> Iterator[Text]:
    """What is to be done: the foreløpige svar that are owed, and the klager that are open."""
    for s in b.skyldige_svar:
        naar = ("over fristen", "fare") if er_over(s, i_dag) else (f"innen {dag_kort(s.frist)}", "varsel")
        yield sammen(f"{s.til_ident or 'Leder'} ", naar, f": {s.tekst} (PM-4) Trykk w.")
    for k in b.klager:
        if not k.tilstand.er_ferdig:
            hos = f" hos {k.saksbehandler}" if k.saksbehandler else ""
            yield sammen(("Klage", "varsel"), f" på {k.vedtak_nummer}: {k.tilstand.tekst}{hos}. Neste: {k.neste}. Trykk c.")


def ferdige_klager(b: Bruker) -> Iterator[Text]:
    """Those that are done with, below the vedtak they were about."""
    for k in b.klager:
        if k.tilstand.er_ferdig:
            yield data(f"Klage på {k.vedtak_nummer}, mottatt {dag_kort(k.mottatt)}: {k.tilstand.tekst}.", "dempet")


class Brukerklager(Personhandlinger):
    """`bruker` is the person that is open."""

    bruker: Bruker | None = None

    def klage(self) -> None:
        """To a klage that is there, or a new one on one of her vedtak."""
        if (b := self.bruker) is None:
            return
        finnes = [Valg(f"k{k.id}", f"Klage på {k.vedtak_nummer}, {k.tilstand.tekst}") for k in b.klager]
        vedtak = {f"v{v.id}": v for v in b.vedtak[:_MEST] if v.tilstand is Vedtakstilstand.IVERKSATT}
        nye = [Valg(kode, f"Ny klage på {v.nummer}, {v.art.tekst} {periode_tekst(v.fra, v.til)}") for kode, v in vedtak.items()]
        self.spor(Velg("Hvilken klage?", [*finnes, *nye]), lambda kode: self._klage(kode, vedtak.get(kode)))

    def _klage(self, kode: str, v: Vedtakskort | None) -> None:
        if v is None:
            self._til_klagen(int(kode[1:]))
        else:
            self.skriv(
                klage.antatt_fremme, self.okt, v.id, ferdig=lambda dag: skjema.registrer(self, v.id, v.nummer, dag, self._registrert)
            )

    def _registrert(self, _tekst: Any) -> None:
        self.etter("Klagen er ført. Den står under klager (F5 og k), og neste steg er formkontroll.")

    def _til_klagen(self, klage_id: int) -> None:
        self.gaa_til("klage", klage_id=klage_id)
