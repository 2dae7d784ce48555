"""Answering the rows that only some kinds of vedtak have, and what may be done with the payments of one that is iverksatt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Utbetalingstilstand, Utgiftstype
from navtui.domain.varsel import LENGSTE_SVAR, Varselsvar, Varsling, kan_bygge_paa
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_mat import utgiftstyper
from navtui.services import utbetaling_tilstand, varsel
from navtui.services import vedtak_innhold as innhold
from navtui.services.vedtak_mat import gi_mat
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.visninger import vedtak_arter as arter
from navtui.ui.visninger.vedtak_data import Vedtaksdata
from navtui.ui.visninger.vedtak_rad import Rad
from navtui.ui.visninger.vedtak_skjema import mat, tekster, valg

_BETALING = {
    "stopp": ("stopp den", utbetaling_tilstand.stopp, "Utbetalingen er stoppet."),
    "gjenoppta": ("betal den likevel", utbetaling_tilstand.gjenoppta, "Utbetalingen er planlagt igjen."),
    "annuller": ("annuller den, for godt", utbetaling_tilstand.annuller, "Utbetalingen er annullert."),
}
_KAN = {
    Utbetalingstilstand.PLANLAGT: ("stopp", "annuller"),
    Utbetalingstilstand.STOPPET: ("gjenoppta", "annuller"),
}


class Artssvar(Vedtaksdata):
    """One method per part; each saves with one call of a service."""

    def skjema(self, tittel: str, felt: tuple[Felt, ...], send: Callable[[dict[str, Any]], Vedtak], innledning: str = "") -> None:
        """A form that saves; a refusal stays at its field."""
        self.spor(Skjema(tittel, felt, send, innledning=innledning), self.lagret)

    def nodhjelp(self, ellers: Callable[[str], None]) -> None:
        """PM-2: what is needed at once. Food is given by the days it is for, anything else by its own form (`ellers`)."""

        def valgt(art: str) -> None:
            if art == Utgiftstype.LIVSOPPHOLD:
                om = "Uten beløp regnes veiledende sats for husholdningen i de dagene."
                self.skjema("Mat og livsopphold", mat(self.v), lambda v: self.kall(gi_mat, **tekster(v, "tekst")), om)
            else:
                ellers(art)

        self.spor(Velg("Hva trengs nå?", valg(utgiftstyper(self.v))), valgt)

    def artsdel(self, slag: str) -> None:
        """VE-17, VE-23, GJ-1, § 21: what the kind has one of."""
        tittel = {"botilbud": "Midlertidig botilbud", "garanti": "Garanti", "radgivning": "Råd og veiledning", "lanevilkar": "Lånet"}[slag]
        self.skjema(
            tittel, arter.felt(slag, self.v), lambda v: self.kall(innhold.sett_del, slag, **arter.verdier(slag, v))
        )  # fmt: skip

    def reduser(self, _rad: Rad) -> None:
        """VE-12: first whether the person has answered the varsel; then the vilkår and the amount."""
        if self.s is None:
            return
        varslet = self.s.bilde.grunnlag.varsel
        brudd = kan_bygge_paa(varslet, self.v.art, self.okt.i_dag)
        if brudd is not None and varslet is not None and varslet.mangler_svar:
            self._spor_svar(varslet)
            return
        if brudd is not None:
            self.avslag(brudd)
            return

        def send(v: dict[str, Any]) -> Vedtak:
            return self.kall(innhold.sett_reduksjon, int(v["brutt_vilkar_id"]), v["belop_ore"], v["grunn"])

        self.skjema("Reduksjon", arter.reduksjonsfelt(self.s), send, arter.reduksjonstekst(self.s))

    def _spor_svar(self, varslet: Varsling) -> None:
        """VE-12: what came, or that the frist went out without a word."""
        frist = f" Fristen {'er' if varslet.frist >= self.okt.i_dag else 'var'} {dag_kort(varslet.frist)}." if varslet.frist else ""
        valg = [Valg("ja", "ja, før svaret", "j"), Valg("nei", "nei, det er ikke kommet noe", "n")]
        innledning = f"Varselet ble sendt {dag_kort(varslet.sendt)}.{frist}" if varslet.sendt else ""

        def for_svar(**felt: object) -> Varsling:
            svar = Varselsvar.model_validate(felt)
            return varsel.for_svar(self.okt, varslet.vedtak_id, self.v.art, svar)

        def valgt(kode: str) -> None:
            if kode == "nei":
                self.skriv(partial(for_svar, svarte=False, dato=self.okt.i_dag), ferdig=self._besvart)
                return
            felt = (
                Felt("dato", "Svarte", "dato", verdi=self.okt.i_dag, krav=True, framover=False),
                Felt("tekst", "Hva sa personen", krav=True, maks=LENGSTE_SVAR),
            )
            om = "Skriv det personen sa, slik personen sa det. Det står i brevet."
            self.spor(Skjema("Svar på varselet", felt, lambda v: for_svar(svarte=True, **v), innledning=om), self._besvart)

        self.spor(Velg("Har personen svart på varselet?", valg, innledning=innledning, uten_forslag=True), valgt)

    def _besvart(self, _varsel: Varsling) -> None:
        self.si("Svaret er ført. Åpne reduksjonen igjen for å skrive den.")
        self.last()

    def til_endrer(self, _rad: Rad) -> None:
        """VE-18: look at the vedtak it changes."""
        if self.v.endrer_id is not None:
            self._apnet(self.v.endrer_id)

    def betalingstilstand(self, rad: Rad) -> None:
        """VE-16: stop, resume or annul one payment of an iverksatt vedtak, with a reason. The signed content stays as it is."""
        u = next((u for u in self.v.utbetalinger if u.id == rad.nokkel[1]), None)
        if u is None or u.tilstand not in _KAN:
            return
        valg = [Valg(kode, _BETALING[kode][0]) for kode in _KAN[u.tilstand]]

        def valgt(kode: str) -> None:
            _, gjor, setning = _BETALING[kode]
            dialog = Tekst("Hvorfor?", send=partial(gjor, self.okt, u.id or 0))
            self.spor(dialog, lambda _t: self._betalt(setning))

        self.spor(Velg(rad.tekst, valg), valgt)

    def _betalt(self, setning: str) -> None:
        self.si(setning)
        self.last()
