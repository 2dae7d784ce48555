"""F4 Fornyelser: which vedtak run out, and what has changed?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from rich.text import Text
from textual.widget import Widget

from navtui.domain.belop import kroner_kort
from navtui.domain.fornyelse import Endringsart, FornyelseRad, Fornyelsestall, Utkaststand, Utvalg, kort_endringstekst
from navtui.services import fornyelse as tjeneste
from navtui.ui.kolonner import Kolonne
from navtui.ui.kommando import Kommando
from navtui.ui.panel import Panel
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import data, sammen
from navtui.ui.visning import Visning

LEDER = "leder"
_HAST = 3
"""Days left from which a row says so."""


def ut(rad: FornyelseRad) -> Text:
    """`30.11 10 d`, `i dag`, `UTE`: the end with the days left."""
    dag = f"{rad.til.day}.{rad.til.month}"
    if rad.dager_igjen < 0:
        return data(f"{dag} UTE", "fare")
    igjen = "i dag" if rad.dager_igjen == 0 else f"{rad.dager_igjen} d"
    return data(f"{dag} {igjen}", "fare" if rad.dager_igjen <= _HAST else "")


def navn(rad: FornyelseRad) -> str:
    """`Olsen, Mona, 27`."""
    return rad.navn if rad.alder is None else f"{rad.navn}, {rad.alder}"


def stand(rad: FornyelseRad) -> Text:
    """Where the draft is; before there is one, whether the month's søknad has come (VE-20)."""
    if rad.utkast is not Utkaststand.INGEN:
        return data(rad.utkast.tekst.upper() if rad.utkast is Utkaststand.I_RETUR else rad.utkast.tekst, "varsel")
    return data("søkt", "ok") if rad.soknad_mottatt else data("ikke søkt", "dempet")


def hva(rad: FornyelseRad) -> Text:
    """What will change, without what the other columns say."""
    vist = [e for e in rad.endringer if e.art not in (Endringsart.SOKNAD, Endringsart.LANGTID)]
    return data(kort_endringstekst(vist), "endret")


def maaned(rad: FornyelseRad) -> Text:
    """VE-14: the number in a row, marked when it is one that is said."""
    sagt = any(e.art is Endringsart.LANGTID for e in rad.endringer)
    return data(f"{rad.maaned}.{'!' if sagt else ''}", "varsel" if sagt else "")


KOLONNER = (
    Kolonne[FornyelseRad]("Går ut", ut, 11),
    Kolonne[FornyelseRad]("Navn", navn, 20, vekt=1),
    Kolonne[FornyelseRad]("Vei", lambda r: r.veileder or "-", 3, fra_bredde=100),
    Kolonne[FornyelseRad]("Mnd", maaned, 4, hoyre=True),
    Kolonne[FornyelseRad]("Sist kr", lambda r: kroner_kort(r.sum_ore // 100 * 100), 7, hoyre=True),
    Kolonne[FornyelseRad]("Endres", hva, 18, vekt=2),
    Kolonne[FornyelseRad]("Står", stand, 12),
)


class Fornyelser(Visning):
    """The list; Enter opens the draft, and makes it the first time."""

    TITTEL = "Fornyelser"
    LES_UNDERVEIS = True
    LES_ALLTID = True
    KOMMANDOER: ClassVar = (
        Kommando("forny", "enter", "forny", "Åpne utkastet til neste måned. Det lages første gang.", "VE-13", vist="Enter"),
        Kommando("bytt", "a", "alle/mine", "Vis hele kontorets vedtak som går ut, eller bare dine egne."),
        Kommando("gatt_ut", "g", "gått ut", "Vis vedtak som gikk ut nylig uten at noe nytt kom etter.", "VE-13"),
        Kommando("person", "p", "person", "Gå til personen."),
        Kommando("utbetaling", "u", "utbetaling", "Gå til utbetalingene.", "VE-21"),
    )
    REGLER: ClassVar = {
        "VE-13": "En fornyelse er et nytt vedtak: inntekt, boutgift, vilkår og kontakt bekreftes eller endres hver måned.",
        "VE-14": "Fjerde, femte og sjette måned på rad sies. Ved den sjette er gjennomgang og arbeidsevnevurdering oppgaver.",
        "VE-20": "En fornyelse svarer på månedens egen søknad: papir, digital eller muntlig.",
    }

    def innhold(self) -> Iterable[Widget]:
        """The list, and everything that changes for the one under the cursor."""
        self._utvalg = Utvalg.ALLE if self.okt.rolle == LEDER else Utvalg.MINE
        self._tall = Fornyelsestall()
        self.tabell: Tabell[FornyelseRad] = Tabell(KOLONNER, tom="Ingen vedtak går ut.")
        self._panel = Panel()
        yield self.tabell
        yield self._panel

    def apne(self, person_id: int | None = None) -> None:
        """`person_id`: straight to what is next for this person."""
        if person_id is None:
            self.last()
        else:
            self.gaa_til("vedtak", person_id=person_id)

    def last(self) -> None:
        """The first page; then the numbers are counted."""
        self.kjor(self._hent, 0, ferdig=self._vis)

    def _hent(self, fra: int) -> Sequence[FornyelseRad]:
        okt: Any = self.okt
        return tjeneste.hent(okt, self._utvalg, fra=fra, antall=max(tjeneste.SIDE, len(self.tabell.rader) if not fra else 0))

    def _vis(self, rader: Sequence[FornyelseRad]) -> None:
        self.tabell.sett_rader(rader, max(self._tall.antall, len(rader)))
        self._tegn_panel()
        self.oppdater_kommandoer()
        self.kjor(tjeneste.tell, self.okt, self._utvalg, ferdig=self._vis_tall, gruppe="tall")

    def on_tabell_hent_mer(self, hendelse: Tabell.HentMer) -> None:
        """The cursor nears the end of the page."""
        self.kjor(self._hent, hendelse.fra, ferdig=self._legg_til, gruppe="mer")

    def _legg_til(self, rader: Sequence[FornyelseRad]) -> None:
        self.tabell.legg_til(rader, None if rader else len(self.tabell.rader))

    def _vis_tall(self, tall: Fornyelsestall) -> None:
        self._tall = tall
        if self.tabell.rader:
            self.tabell.sett_rader(self.tabell.rader, max(tall.antall, len(self.tabell.rader)))
        self.svar = svar(tall, self._utvalg, self.okt.i_dag)
        self.oppdater_kommandoer()

    def on_tabell_valgt(self) -> None:
        """The panel follows the cursor."""
        self._tegn_panel()
        super().on_tabell_valgt()

    def _tegn_panel(self) -> None:
        rad = self.tabell.valgt
        self._panel.display = rad is not None
        if rad is not None:
            self._panel.update(panel(rad))

    # --- commands ---

    def tillatt(self, kommando: Kommando) -> bool:
        """A row is needed to open one; the leder prepares no vedtak, and has no cases of her own."""
        if kommando.id == "forny":
            return self.tabell.valgt is not None and (self.okt.rolle != LEDER or self.tabell.valgt.utkast_id is not None)
        if kommando.id == "person":
            return self.tabell.valgt is not None
        if kommando.id == "bytt":
            return self.okt.rolle != LEDER
        return kommando.id != "gatt_ut" or self._tall.gatt_ut > 0 or self._utvalg is Utvalg.GATT_UT

    def forny(self) -> None:
        """To the draft; the vedtak's own screen makes it when there is none."""
        if (rad := self.tabell.valgt) is None:
            return
        if rad.utkast_id is not None:
            self.gaa_til("vedtak", vedtak_id=rad.utkast_id)
        else:
            self.gaa_til("vedtak", forrige_id=rad.vedtak_id)

    def bytt(self) -> None:
        """Own cases only, or the whole office."""
        self._sett(Utvalg.ALLE if self._utvalg is not Utvalg.ALLE else Utvalg.MINE)

    def gatt_ut(self) -> None:
        """What ran out and nothing came after; the same key leads back."""
        hjemme = Utvalg.ALLE if self.okt.rolle == LEDER else Utvalg.MINE
        self._sett(Utvalg.GATT_UT if self._utvalg is not Utvalg.GATT_UT else hjemme)

    def _sett(self, utvalg: Utvalg) -> None:
        self._utvalg, self._tall = utvalg, Fornyelsestall()
        self.tabell.sett_rader(())
        self.last()

    def person(self) -> None:
        """The person's own screen."""
        if (rad := self.tabell.valgt) is not None:
            self.gaa_til("bruker", person_id=rad.person_id)

    def utbetaling(self) -> None:
        """The payments."""
        self.gaa_til("utbetaling")


def svar(t: Fornyelsestall, utvalg: Utvalg, i_dag: date) -> Text:
    """The answer: how many run out, and what is missing."""
    hvem = {Utvalg.MINE: "Dine vedtak som går ut", Utvalg.ALLE: "Kontorets vedtak som går ut", Utvalg.GATT_UT: "Gått ut uten nytt vedtak"}
    deler: list[str | tuple[str, str]] = [f"{hvem[utvalg]}: {t.antall}."]
    if t.uten_soknad:
        deler.append(f" {t.uten_soknad} uten søknad denne måneden.")
    staar = [f"{tall} {ord_}" for tall, ord_ in ((t.i_retur, "i retur"), (t.utkast, "utkast"), (t.til_kontroll, "til kontroll")) if tall]
    if staar:
        deler.append(f" {', '.join(staar).capitalize()}.")
    if t.gatt_ut and utvalg is not Utvalg.GATT_UT:
        deler.append((f" {t.gatt_ut} GIKK UT uten nytt vedtak: g.", "fare"))
    return sammen(*deler)


def panel(rad: FornyelseRad) -> Text:
    """Everything about the row: whose it is, the søknad, and each change with its rule."""
    soknad = f"Søknad mottatt {rad.soknad_mottatt.day}.{rad.soknad_mottatt.month}." if rad.soknad_mottatt else "Ingen søknad denne måneden."
    linjer = [
        sammen((navn(rad), "sterk"), f"   {rad.veileder or 'uten veileder'}   vedtak {rad.nummer}   {rad.maaned}. måned på rad. {soknad}")
    ]
    for e in rad.endringer:
        linjer.append(sammen("* ", (e.tekst, "endret"), f" ({e.regel})"))
    if not rad.endringer:
        linjer.append(data("Ingenting er kjent å endre seg. Alt bekreftes likevel på nytt."))
    return Text("\n", end="").join(linjer[:7])
