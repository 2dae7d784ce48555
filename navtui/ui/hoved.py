"""The one main screen: two lines on top, the view, the message line and the keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Static

from navtui.domain.regelbrudd import Regelbrudd
from navtui.ui.arbeid import Arbeider
from navtui.ui.feilrapport import feilrapport
from navtui.ui.kommando import bunnlinje, tastenavn
from navtui.ui.oppstart import Hoveddel, Okt, Status
from navtui.ui.tekst import antall, bredde, dato_lang, kutt, sammen
from navtui.ui.vakt import Vakt
from navtui.ui.visning import Visning
from navtui.ui.visninger import Oppforing, for_rolle, start_for

HJELP = "F1 Hjelp"


class Hoved(Arbeider, Screen[None]):
    """Holds the views of the signed-in person's role. Each is made the first time it is opened, and kept."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(f"f{n}", f"ga('f{n}')", show=False) for n in range(2, 10)),
        Binding("f1", "hjelp", show=False),
    ]

    class FilEndret(Message):
        """The watch: `endret` when another desk has changed the file, else a minute has passed."""

        def __init__(self, endret: bool) -> None:
            super().__init__()
            self.endret = endret

    def __init__(self, okt: Okt, del_: Hoveddel) -> None:
        super().__init__(classes="hoved")
        self._del = del_
        self._mine = for_rolle(del_.visninger, okt.rolle)
        self._start = start_for(del_.visninger, okt.rolle)
        self._status = Status()
        self._historie: list[str] = []
        self._linje1, self._linje2 = Static(id="linje1", markup=False), Static(id="linje2", markup=False)
        self._varsel, self._melding = Static(id="varsel", markup=False), Static(id="melding", markup=False)
        self._bunn = Static(id="bunn", markup=False)
        self._vakt = Vakt(
            del_.endret,
            lambda endret: self._si_fra(self.FilEndret(endret)),
            lambda feil: self._si_fra(Visning.Melding(_vakt_feil(feil), "fare")),
        )

    def compose(self) -> ComposeResult:
        """Line 1 and 2, a warning when there is one, the view, the message line, the keys."""
        yield self._linje1
        yield self._linje2
        yield self._varsel
        yield ContentSwitcher(id="visninger")
        yield self._melding
        yield self._bunn

    async def on_mount(self) -> None:
        """Open the view this role starts on."""
        await self._vis(self._start, {})
        self._hent_status()
        self._vakt.start()

    def on_unmount(self) -> None:
        """Stop the watch."""
        self._vakt.stopp()

    def _si_fra(self, melding: Message) -> None:
        if self.is_running:
            self.post_message(melding)

    # --- views ---

    @property
    def visning(self) -> Visning | None:
        """The view on the screen."""
        svitsj = self.query_one("#visninger", ContentSwitcher)
        return svitsj.get_child_by_id(svitsj.current, Visning) if svitsj.current else None

    async def _vis(self, oppforing: Oppforing, argumenter: Mapping[str, Any], *, husk: bool = True) -> None:
        svitsj = self.query_one("#visninger", ContentSwitcher)
        if svitsj.current and husk and svitsj.current != oppforing.id:
            self._historie = [*self._historie[-20:], svitsj.current]
        if not svitsj.query_children(f"#{oppforing.id}"):
            await svitsj.add_content(oppforing.klasse()(id=oppforing.id))
        if svitsj.current != oppforing.id:
            self.melding("")
            svitsj.current = oppforing.id
        visning = svitsj.get_child_by_id(oppforing.id, Visning)
        visning.vis_frem(argumenter)
        self._tegn_alt()

    async def action_ga(self, tast: str) -> None:
        """An F-key."""
        for oppforing in self._mine:
            if oppforing.tast == tast:
                await self._vis(oppforing, {})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An F-key of a view the role may not open does nothing."""
        if action == "ga":
            return any(v.tast == parameters[0] for v in self._mine)
        return super().check_action(action, parameters)

    async def on_visning_gaa_til(self, hendelse: Visning.GaaTil) -> None:
        """A view sends the user on to another."""
        for oppforing in self._mine:
            if oppforing.id == hendelse.id:
                await self._vis(oppforing, hendelse.argumenter)

    async def on_visning_tilbake(self) -> None:
        """Back to where she came from; where the role starts if there is no such."""
        forrige = self._historie.pop() if self._historie else self._start.id
        await self._vis(next(v for v in self._mine if v.id == forrige), {}, husk=False)

    # --- another desk ---

    def on_hoved_fil_endret(self, hendelse: FilEndret) -> None:
        """Reload what is looked at, mark the rest as stale; behind the lock everything is only marked."""
        if hendelse.endret:
            for visning in self.query(Visning):
                visning.foreldet = True
            if self.nav.laast:
                self.nav.naar_apen(self._frisk_opp)
            else:
                self._frisk_opp()
        self._hent_status()

    def _frisk_opp(self) -> None:
        if (visning := self.visning) is not None and visning.foreldet:
            visning.foreldet = False
            visning.oppfrisk()

    def _hent_status(self) -> None:
        self.kjor(self._del.status, self.okt, ferdig=self._sett_status, gruppe="status")

    def _sett_status(self, status: Status) -> None:
        if status != self._status:
            self._status = status
            self._tegn_topp()

    # --- the lines ---

    def melding(self, tekst: str, art: str = "ok") -> None:
        """Show one sentence above the keys."""
        linje = sammen(" ", (tekst, art)) if tekst else Text(" ", end="")
        if self._melding.content != linje:
            self._melding.update(linje)
            self._melding.set_class(bredde(tekst) + 1 > self.size.width, "-to-linjer")

    def on_visning_melding(self, hendelse: Visning.Melding) -> None:
        """A view has something to say."""
        self.melding(hendelse.tekst, hendelse.art)

    def on_visning_oppdatert(self) -> None:
        """A view has another title, or other keys may be pressed."""
        self._tegn_alt()

    def on_resize(self) -> None:
        """Other room for the lines."""
        self._tegn_alt()

    def avslag(self, brudd: Regelbrudd) -> None:
        """What the counts were refused is said, too."""
        self.melding(f"{brudd.setning} ({brudd.regel})", "fare")

    def _tegn_alt(self) -> None:
        self._tegn_topp()
        visning = self.visning
        _sett(self._bunn, bunnlinje(visning.lovlige() if visning else (), self.size.width))

    def _tegn_topp(self) -> None:
        _sett(self._linje1, self._forste_linje(self.size.width))
        _sett(self._linje2, self._andre_linje(self.size.width))
        _sett(self._varsel, sammen(" ", (self._status.varsel, "fare")))
        self._varsel.display = bool(self._status.varsel)

    def _forste_linje(self, width: int) -> Text:
        okt, visning = self.okt, self.visning
        tittel = visning.tittel if visning else ""
        hoyre = f"{okt.ident} {okt.navn}   {HJELP} "
        if bredde(hoyre) > width // 2:
            hoyre = f"{kutt(f'{okt.ident} {okt.navn}', width // 2 - bredde(HJELP) - 4)}   {HJELP} "
        plass = width - bredde(hoyre) - 1
        venstre = f" {kutt(okt.kontor, max(10, plass // 3))}   {tittel} {dato_lang(okt.i_dag)}"
        venstre = kutt(venstre, plass)
        return sammen((venstre, "tittel"), " " * (width - bredde(venstre) - bredde(hoyre)), hoyre)

    def _andre_linje(self, width: int) -> Text:
        synlige = [v for v in self._mine if v.tast]
        for med_navn in (len(synlige), *range(len(synlige) - 1, -1, -1)):
            linje = self._navn(synlige, med_navn)
            if linje.cell_len <= width:
                return linje
        return linje

    def _navn(self, synlige: list[Oppforing], med_navn: int) -> Text:
        """The views' names; when there is too little room the last of them, though never the one shown, are only keys."""
        her = self.visning
        linje = Text(" ", no_wrap=True, end="")
        for nr, v in enumerate(synlige):
            aktiv = her is not None and her.id == v.id
            navn = f" {v.tittel}" if nr < med_navn or aktiv else ""
            tall = f" {antall(self._status.tellere[v.id])}" if v.id in self._status.tellere else ""
            # "[ ]" around the active name: it must be seen without colour, too.
            innhold = sammen((tastenavn(v.tast), "tast"), f"{navn}{tall}")
            linje.append_text(sammen("[", innhold, "]") if aktiv else sammen(" ", innhold, " "))
        return linje

    def action_hjelp(self) -> None:
        """F1: the keys of this view and the rules behind them."""
        from navtui.ui.dialoger.hjelp import Hjelp

        if (visning := self.visning) is not None:
            self.spor(Hjelp(visning.tittel, visning.KOMMANDOER, dict(visning.REGLER)))


def _sett(felt: Static, innhold: Text) -> None:
    """Update a line only when it says something else: an update lays it out again."""
    if felt.content != innhold:
        felt.update(innhold)


def _vakt_feil(feil: Exception) -> str:
    return f"Får ikke sett etter om filen er endret av andre ({feilrapport(feil, 0)}). Det som vises, kan være gammelt."
