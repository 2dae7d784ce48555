"""F6 Gjeld: who is on the gjeldsrådgiver's list, and what is next?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from rich.text import Text
from textual.widget import Widget

from navtui.domain.gjeld import GjeldRad, Gjeldstall, sjekk_arbeide, sjekk_innsyn, varsel_uten_vedtak
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk.gjeld import Gjeldstilstand
from navtui.domain.rolle import Handling, rolle_kan
from navtui.services import gjeld
from navtui.ui.kolonner import Kolonne
from navtui.ui.kommando import Kommando
from navtui.ui.panel import Panel
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import antall, data, sammen
from navtui.ui.visning import Visning
from navtui.ui.visninger.gjeld_deler import kroner_hele


class Gjeld(Visning):
    """The open debt cases, new referrals first. A veileder sees status and next step; only the gjeldsrådgiver sees the claims (GJ-6)."""

    TITTEL = "Gjeld"
    LES_UNDERVEIS = True
    LES_ALLTID = True
    KOMMANDOER: ClassVar = (
        Kommando("apne_sak", "enter", "åpne", "Åpne gjeldssaken. Leder sier hvorfor. En veileder kommer til personen.", "GJ-6"),
        Kommando("person", "p", "person", "Gå til personen.", "PE-7"),
        Kommando("vedtak", "v", "§ 17-vedtak", "Gå til § 17-vedtaket i saken, eller skriv det.", "GJ-1"),
        Kommando("mine", "m", "mine / alle", "Vis bare dem du er rådgiver for, eller alle."),
        Kommando("sok", "s", "søk", "Søk etter en person for å henvise.", "GJ-1"),
    )
    REGLER: ClassVar[Mapping[str, str]] = {
        "GJ-1": "Økonomisk rådgivning er en tjeneste med skriftlig vedtak (§ 17). Venting uten vedtak er et brudd og vises i dager.",
        "GJ-2": "Hver sak har tilstand, neste steg og dato.",
        "GJ-6": "Krav og notater er gjeldsrådgiverens. Veileder ser status og neste steg. Leder åpner resten med en grunn.",
    }

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._bare_mine = False
        self._antall = 0

    def innhold(self) -> Iterable[Widget]:
        """The list, and the case under the cursor in words."""
        self.tabell: Tabell[GjeldRad] = Tabell(self._kolonner(), tom="Ingen gjeldssaker. En person henvises fra F8 eller postmøtet.")
        self._panel = Panel(id="gjeldspanel")
        yield self.tabell
        yield self._panel

    def _kolonner(self) -> list[Kolonne[GjeldRad]]:
        return [
            Kolonne("Navn", lambda r: r.navn, 18, vekt=3),
            Kolonne("Tilstand", lambda r: data(r.tilstand.tekst.upper() if r.tilstand is Gjeldstilstand.HENVIST else r.tilstand.tekst), 17),
            Kolonne("Henvist", lambda r: _dager(r.ventedager), 9, hoyre=True),
            Kolonne("Neste", _neste, 13),
            Kolonne("Steg", lambda r: r.neste_steg, 12, vekt=3),
            Kolonne("Veil.", lambda r: r.veileder or "ingen", 5, fra_bredde=90),
            Kolonne("Rådg.", lambda r: r.radgiver, 5, fra_bredde=90),
            Kolonne("§ 17", lambda r: data("har vedtak" if r.dager_uten_vedtak is None else "mangler"), 10, fra_bredde=110),
        ]

    def last(self) -> None:
        """The first page, or as many as are shown; then the numbers of the first line."""
        self.kjor(self._hent, 0, max(gjeld.SIDE, len(self.tabell.rader)), ferdig=self._vis)

    def _hent(self, fra: int, mest: int) -> list[GjeldRad]:
        return gjeld.liste(self.okt, self._radgiver, antall=mest, fra=fra)

    @property
    def _radgiver(self) -> str | None:
        return self.okt.ident if self._bare_mine else None

    def _vis(self, rader: list[GjeldRad]) -> None:
        self.tabell.sett_rader(rader, max(self._antall, len(rader)))
        self._vis_panel()
        self.oppdater_kommandoer()
        self.kjor(gjeld.tell, self.okt, self._radgiver, ferdig=self._vis_tall, gruppe="tall")

    def _vis_tall(self, tall: Gjeldstall) -> None:
        self._antall = tall.antall
        self.tabell.sett_rader(self.tabell.rader, max(tall.antall, len(self.tabell.rader)))
        self.svar = _svar(tall, self._bare_mine)

    def on_tabell_hent_mer(self, hendelse: Tabell.HentMer) -> None:
        """The next page."""
        self.kjor(self._hent, hendelse.fra, gjeld.SIDE, ferdig=self._legg_til, gruppe="mer")

    def _legg_til(self, rader: list[GjeldRad]) -> None:
        self.tabell.legg_til(rader, None if rader else len(self.tabell.rader))

    def on_tabell_valgt(self) -> None:
        """Another row."""
        self._vis_panel()
        self.oppdater_kommandoer()

    def _vis_panel(self) -> None:
        self._panel.update(_panel(self.tabell.valgt, skriver=sjekk_arbeide(self.okt.rolle) is None))

    def tillatt(self, kommando: Kommando) -> bool:
        """Opening needs a row; "mine" is for those who can have debt cases."""
        if kommando.id == "mine":
            return rolle_kan(self.okt.rolle, Handling.GJELD_INNSYN)
        if kommando.id == "vedtak" and sjekk_arbeide(self.okt.rolle) is not None:
            return False
        return kommando.id == "sok" or self.tabell.valgt is not None

    def hvorfor_ikke(self, kommando: Kommando) -> str:
        """GJ-6: the § 17-vedtak is the gjeldsrådgiver's."""
        brudd = sjekk_arbeide(self.okt.rolle) if kommando.id == "vedtak" else None
        return f"{brudd.setning} ({brudd.regel})" if brudd is not None else ""

    # --- commands ---

    def vedtak(self) -> None:
        """GJ-1: the one that is there, else a new draft."""
        if (rad := self.tabell.valgt) is not None:
            self.skriv(gjeld.skriv_vedtak, self.okt, rad.gjeldssak_id, ferdig=lambda id_: self.gaa_til("vedtak", vedtak_id=id_))

    def apne_sak(self) -> None:
        """Enter."""
        if (rad := self.tabell.valgt) is None:
            return
        if sjekk_innsyn(self.okt.rolle) is None:
            self.gaa_til("gjeldssak", gjeldssak_id=rad.gjeldssak_id)
        else:
            self.gaa_til("bruker", person_id=rad.person_id)

    def person(self) -> None:
        """To the person."""
        if (rad := self.tabell.valgt) is not None:
            self.gaa_til("bruker", person_id=rad.person_id)

    def mine(self) -> None:
        """Her own, or all."""
        self._bare_mine = not self._bare_mine
        self._antall = 0
        self.last()

    def sok(self) -> None:
        """To the search."""
        self.gaa_til("bruker", sok="")


def _dager(n: int) -> str:
    return f"{antall(n)} {'dag' if n == 1 else 'dager'}"


def _neste(r: GjeldRad) -> Text:
    if r.neste_dato is None:
        return data("ikke satt", "varsel")
    if r.dager_over:
        return data(f"{_dager(r.dager_over)} over", "fare")
    return data(dag_kort(r.neste_dato))


def _svar(tall: Gjeldstall, bare_mine: bool) -> Text:
    deler = [f"{antall(tall.antall)} {'av dine ' if bare_mine else ''}{'gjeldssak' if tall.antall == 1 else 'gjeldssaker'}"]
    deler += [f"{tall.nye} ny{'e' if tall.nye != 1 else ''} henvist", f"{tall.venter} venter"] if tall.antall else []
    slutt: tuple[str, str] | str = "."
    if (lengst := tall.lengst_uten_vedtak) is not None:
        slutt = (f". Lengst uten vedtak: {_dager(lengst)} (GJ-1).", "fare" if lengst else "")
    return sammen(", ".join(deler), slutt)


def _panel(r: GjeldRad | None, *, skriver: bool) -> Text:
    """The case under the cursor: the breach in words and the key that mends it, what is next, and what is owed for those who may see it."""
    if r is None:
        return Text(" ")
    brudd = varsel_uten_vedtak(r.dager_uten_vedtak)
    vedtak = (f"{brudd.setning.capitalize()} ({brudd.regel})", "fare") if brudd else (f"§ 17-vedtak {r.vedtak_nummer}", "ok")
    er = "har gått ut" if r.vedtak_tilstand == "iverksatt" else f"er {(r.vedtak_tilstand or '').replace('_', ' ')}"
    paa_vei = f", {r.vedtak_nummer} {er}" if brudd and r.vedtak_nummer else ""
    tast = ". v: skriv det" if brudd and skriver and not r.vedtak_nummer else ""
    forste = sammen((r.navn, "sterk"), f"   {r.niva.tekst}, {r.tilstand.tekst}. ", vedtak, paa_vei, tast)
    dato = f"{dag_kort(r.neste_dato)} " if r.neste_dato else ""
    andre = sammen(f"Neste: {dato}{r.neste_steg or 'ikke satt'}. Henvist {dag_kort(r.henvist_dato)}, veileder {r.veileder or 'ingen'}.")
    if r.krav is None:
        return Text("\n").join([forste, andre])
    tredje = f"{r.krav} krav, {kroner_hele(r.krav_sum_ore or 0)} kr." if r.krav else "Ingen krav er ført."
    if r.ubesvarte:
        tredje += f" {r.ubesvarte} {'kreditor' if r.ubesvarte == 1 else 'kreditorer'} har ikke svart."
    return Text("\n").join([forste, andre, sammen(tredje)])
