"""What is to be settled after a vedtak: which lån, refusjoner and garantier are open, and what has happened to them?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, ClassVar, Final

from rich.text import Text
from textual.widget import Widget

from navtui.domain.garanti import Garantihendelse, Garantistand, Godtatt
from navtui.domain.kodeverk import Betalingsmaate, Refusjon
from navtui.domain.kodeverk.oppgjor import Garantiart, Laneart, Refusjonsart
from navtui.domain.lan import Lan, Lanepostering
from navtui.domain.refusjon import Refusjonshendelse, Refusjonsstand
from navtui.services import oppgjor as tjeneste
from navtui.services.oppgjor import Oppgjor
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.kommando import Kommando
from navtui.ui.panel import Panel
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import avsnitt, data, sammen
from navtui.ui.visning import Visning
from navtui.ui.visninger.oppgjor_rader import KOLONNER, Oppgjorsrad, rader

GODTA: Final = "godta"
GODTATT: Final = "Godtatt. Betalingen kommer på utbetalingslista, og en annen må godkjenne den."


class Oppgjorsskjerm(Visning):
    """One person's, or all that is open in the office."""

    TITTEL = "Lån, refusjon og garanti"
    LES_ALLTID = True
    KOMMANDOER: ClassVar = (
        Kommando("registrer", "enter", "før", "Før det som har skjedd: krav, betaling, tilbakebetaling, avslutning.", "VE-22"),
        Kommando("vedtak", "v", "vedtak", "Åpne vedtaket det følger av.", "PE-7"),
        Kommando("person", "p", "person", "Gå til personen.", "PE-7"),
        Kommando("alle", "a", "alle", "Alt som er åpent på kontoret."),
        Kommando("ut", "t,escape", "tilbake", "Tilbake.", vist="t"),
    )
    REGLER: ClassVar[Mapping[str, str]] = {
        "VE-3": "Det som er lånt, er det som er utbetalt som lån. En føring rettes ved å tilbakeføre den.",
        "VE-22": "Krav om refusjon gjelder samme formål og periode, og ikke mer enn det som er utbetalt.",
        "VE-21": "Utleier betales av en garanti på utbetalingslista. Den som godtok kravet, godkjenner den ikke.",
        "VE-23": "En garanti vises til den er over: betalt, frigitt eller utgått. Mer enn garantien betales aldri.",
    }

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._person_id: int | None = None

    def innhold(self) -> Iterable[Widget]:
        """The rows, and what has happened to the one under the cursor."""
        self.tabell: Tabell[Oppgjorsrad] = Tabell(KOLONNER, tom="Ingenting åpent.")
        self._panel = Panel()
        yield self.tabell
        yield self._panel

    def apne(self, **argumenter: Any) -> None:
        """`person_id`: this person's, ended ones too. Nothing: the office's open ones."""
        self._person_id = argumenter.get("person_id")
        self.last()

    def last(self) -> None:
        """Read it again."""
        self.kjor(tjeneste.hent, self.okt, self._person_id, ferdig=self._vis, feilet=self.avslag)

    def _vis(self, o: Oppgjor) -> None:
        alle = rader(o, self.okt.i_dag)
        hvem = f"{alle[0].navn}: " if self._person_id is not None and alle else ""
        deler = (f"{len(o.refusjoner)} refusjon", f"{len(o.garantier)} garanti", f"{len(o.lan)} lån")
        self.svar = sammen((hvem, "sterk"), ", ".join(deler) + (" åpne." if self._person_id is None else "."))
        self.tabell.sett_rader(alle)
        self._tegn_panel()
        self.oppdater_kommandoer()

    def on_tabell_valgt(self) -> None:
        """The panel follows the cursor."""
        self._tegn_panel()
        super().on_tabell_valgt()

    def _tegn_panel(self) -> None:
        rad = self.tabell.valgt
        linjer = [avsnitt(rad.detalj[0]), *(data(linje, "dempet") for linje in rad.detalj[1:8])] if rad is not None else []
        self._panel.update(Text("\n", end="").join(linjer))
        self._panel.display = bool(linjer)

    def tillatt(self, kommando: Kommando) -> bool:
        """By what is under the cursor."""
        if kommando.id == "alle":
            return self._person_id is not None
        return kommando.id == "ut" or self.tabell.valgt is not None

    # --- commands ---

    def registrer(self) -> None:
        """Enter: what has happened."""
        if (rad := self.tabell.valgt) is None:
            return
        valg = list(_valg(rad))
        if valg:
            self.spor(Velg(f"{rad.hva}, vedtak {rad.nummer}", valg), partial(self._skjema, rad))
        else:
            self.si("Ingenting mer å føre her.", "varsel")

    def _skjema(self, rad: Oppgjorsrad, kode: str) -> None:
        gjor: Callable[..., object]
        if isinstance(rad.objekt, Garantistand) and kode == GODTA:
            self._godta(rad, rad.objekt)
            return
        if kode.startswith("tilbakefort:"):
            p = next(p for p in rad.objekt.posteringer if p.id == int(kode.split(":")[1]))  # type: ignore[union-attr]
            felt = [Felt("dato", "Dato", "dato", self.okt.i_dag, krav=True), Felt("tekst", "Hvorfor", krav=True)]
            gjor = partial(_for_lan, self.okt, rad, Laneart.TILBAKEFORT.value, retter_id=p.id, belop_ore=p.belop_ore)
        else:
            uten_belop = kode in (Refusjonsart.LUKKET, Garantiart.AVVIST, Garantiart.FRIGITT)
            belop = [] if uten_belop else [Felt("belop_ore", "Beløp", "belop", rad.igjen_ore or None, krav=True)]
            felt = [Felt("dato", "Dato", "dato", self.okt.i_dag, krav=True, framover=False), *belop,
                    Felt("tekst", "Merknad", krav=uten_belop or kode == Laneart.ETTERGITT)]  # fmt: skip
            gjor = partial(_FOR[rad.nokkel[0]], self.okt, rad, kode)
        hendelse = next(v.etikett for v in _valg(rad) if v.kode == kode)
        self.spor(Skjema(f"{rad.hva}, {rad.nummer}: {hendelse}", felt, lambda v: gjor(**v)), lambda _svar: self._fort())

    def _godta(self, rad: Oppgjorsrad, g: Garantistand) -> None:
        """VE-23, VE-21: the claim is accepted: a payment to the landlord, on a list that another approves."""
        felt = [
            Felt("belop_ore", "Beløp", "belop", min(g.krav_ore, g.rest_ore), krav=True),
            Felt("dato", "Forfall", "dato", self.okt.i_dag, krav=True),
            Felt("maate", "Måte", "valg", Betalingsmaate.KONTO.value, krav=True,
                 valg=[Valg(m.value, m.tekst, m.tekst[0]) for m in (Betalingsmaate.KONTO, Betalingsmaate.REKVISISJON)]),
            Felt("kontonummer", "Kontonummer", maks=13),
            Felt("kid", "KID", maks=25),
        ]  # fmt: skip

        def send(v: dict[str, Any]) -> Garantistand:
            return tjeneste.godta_krav(self.okt, rad.vedtak_id, Godtatt.model_validate(v))

        hvem = f"Betales {g.utleier}. Den kommer på utbetalingslista (F5 u), og en annen godkjenner den."
        self.spor(Skjema(f"Garanti, {rad.nummer}: godta kravet", felt, send, innledning=hvem), lambda _: self._fort(GODTATT))

    def _fort(self, sagt: str = "Ført.") -> None:
        self.si(sagt)
        self.last()

    def vedtak(self) -> None:
        """The vedtak it follows of."""
        if (rad := self.tabell.valgt) is not None:
            self.gaa_til("vedtak", vedtak_id=rad.vedtak_id)

    def person(self) -> None:
        """The person's own screen."""
        if (rad := self.tabell.valgt) is not None:
            self.gaa_til("bruker", person_id=rad.person_id)

    def alle(self) -> None:
        """The office's."""
        self._person_id = None
        self.last()

    def ut(self, _tast: str) -> None:
        """Back to where she came from."""
        self.tilbake()


def _valg(rad: Oppgjorsrad) -> Iterable[Valg]:
    o = rad.objekt
    if isinstance(o, Lan):
        if o.rest_ore:
            yield Valg(Laneart.TILBAKEBETALT.value, "tilbakebetalt")
            yield Valg(Laneart.ETTERGITT.value, "ettergitt")
        for p in o.kan_tilbakefores[-5:]:
            yield Valg(f"tilbakefort:{p.id}", f"tilbakefør {p.art.tekst} {p.dato.day}.{p.dato.month}.")
    elif isinstance(o, Refusjonsstand) and o.tilstand != "lukket":
        yield Valg(Refusjonsart.KRAV.value, "krav sendt")
        if o.krevd_ore > o.mottatt_ore:
            yield Valg(Refusjonsart.MOTTATT.value, "mottatt")
        yield Valg(Refusjonsart.LUKKET.value, "lukk, det kommer ikke mer")
    elif isinstance(o, Garantistand) and not any(h.art is Garantiart.FRIGITT for h in o.hendelser):
        if o.krav_ore:
            yield Valg(GODTA, "godta kravet, utleier betales")
            yield Valg(Garantiart.AVVIST.value, "krav avvist")
        else:
            if o.rest_ore:
                yield Valg(Garantiart.KRAV.value, "krav fra utleier")
            if not o.underveis_ore:
                yield Valg(Garantiart.FRIGITT.value, "frigitt")


def _for_lan(okt: Any, rad: Oppgjorsrad, kode: str, **felt: Any) -> Lan:
    ny = Lanepostering.model_validate({"art": Laneart.av(kode)} | _tekst(felt))
    return tjeneste.for_lan(okt, rad.vedtak_id, ny)


def _for_refusjon(okt: Any, rad: Oppgjorsrad, kode: str, **felt: Any) -> Refusjonsstand:
    ny = Refusjonshendelse.model_validate({"art": Refusjonsart.av(kode)} | _tekst(felt))
    return tjeneste.for_refusjon(okt, rad.vedtak_id, Refusjon.av(rad.nokkel[2]), ny)


def _for_garanti(okt: Any, rad: Oppgjorsrad, kode: str, **felt: Any) -> Garantistand:
    ny = Garantihendelse.model_validate({"art": Garantiart.av(kode)} | _tekst(felt))
    return tjeneste.for_garanti(okt, rad.vedtak_id, ny)


def _tekst(felt: dict[str, Any]) -> dict[str, Any]:
    return felt | {"tekst": felt.get("tekst") or ""}


_FOR: Mapping[str, Callable[..., object]] = {"lan": _for_lan, "refusjon": _for_refusjon, "garanti": _for_garanti}
