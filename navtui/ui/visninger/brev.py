"""Letters on the screen (VE-19): the one a vedtak becomes, before it is signed; a person's letters, and new ones to her."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.brev_andre import Bestilling, Byttebrev, Dokumentasjonsbrev, Oppstartsbrev, Varselbrev
from navtui.domain.brevko import Brevrad
from navtui.domain.bruker import Bruker, Vedtakskort
from navtui.domain.forelopig_svar import NyttSvar, SkyldigSvar
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Vedtaksart, Vedtakstilstand
from navtui.domain.kodeverk.brev import Brevart
from navtui.domain.kodeverk.oppfolging import Dokumenttilstand
from navtui.services import brev as tjeneste
from navtui.services import forelopig_svar
from navtui.services.brev import Brevvisning
from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.tekst import avsnitt, data
from navtui.ui.visning import Visning

UTKAST = "UTKAST. Dette er brevet slik det blir. Det er ikke sendt."
SVARFRIST = timedelta(days=14)
_VARSLES = (Vedtaksart.REDUKSJON, Vedtaksart.STANS, Vedtaksart.OPPHOR)
_TIL_PERSONEN = "Det du skriver, står i brevet. Skriv til personen: «du»."
_FOLGE = "Uten dokumentasjonen må vi bestemme oss ut fra det vi vet. Da kan du få avslag på det den gjelder."


class Brevdialog(Dialog[bool]):
    """A letter to read, with the arrows. `lag`: what F10 does, when it is to be made after it has been read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "avbryt", show=False),
        Binding("up", "rull(-1)", show=False),
        Binding("down", "rull(1)", show=False),
        Binding("pageup", "rull(-12)", show=False),
        Binding("pagedown,space", "rull(12)", show=False),
        Binding("home", "rull(-100000)", show=False),
        Binding("end", "rull(100000)", show=False),
    ]
    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("piltaster", "bla"), ("mellomrom", "neste side"), ("Enter/Esc/F9", "lukk"))

    def __init__(self, v: Brevvisning) -> None:
        super().__init__(f"Utkast til brev: {v.tittel}" if v.utkast else f"Brev: {v.tittel}")
        merke = [Static(data(UTKAST, "varsel"), classes="avsnitt")] if v.utkast else []
        self._rull = VerticalScroll(*merke, Static(avsnitt(v.tekst), markup=False), can_focus=False, classes="rull")

    def innhold(self) -> Iterable[Widget]:
        """The letter."""
        yield self._rull

    def action_rull(self, linjer: int) -> None:
        """Up or down."""
        self._rull.scroll_to(y=self._rull.scroll_y + linjer, animate=False)


class Sendeklart(Brevdialog):
    """A letter that has not been made: F10 makes it and puts it in the queue."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "ingenting", show=False)]
    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("piltaster", "bla"), ("F10", "legg i brevkøen"), ("Esc/F9", "avbryt"))

    def action_fullfor(self) -> None:
        """F10."""
        self.ferdig(True)

    def action_ingenting(self) -> None:
        """Enter reads on; a letter is not made by habit."""


class ForstAvFlere(Sendeklart):
    """One of several that go together: F10 reads on in the next, and only the last makes them."""

    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("piltaster", "bla"), ("F10", "neste brev"), ("Esc/F9", "avbryt"))


def vis_vedtaksbrev(visning: Visning, vedtak_id: int) -> None:
    """The letter of a vedtak that is open on the screen."""
    visning.kjor(tjeneste.vis_vedtak, visning.okt, vedtak_id, ferdig=lambda v: visning.spor(Brevdialog(v)), gruppe="brev")


# --- a person's letters ---


def brevmeny(visning: Any, b: Bruker, til_ko: Callable[[], None]) -> None:
    """The letters that are made, those that can be written, and the way to the queue."""

    def vis(rader: Sequence[Brevrad]) -> None:
        nye = [Valg(art.value, f"nytt: {art.tekst}", tast) for art, tast in _nye(b)]
        gamle = [Valg(f"les:{r.id}", f"{dag_kort(r.laget_tid.date())} {r.hva}, {r.stand}") for r in rader[:20]]
        visning.spor(
            Velg("Brev", [*nye, *gamle, Valg("ko", "brevkøen: skriv ut og merk som sendt", "q")]), partial(_valgt, visning, b, til_ko)
        )

    visning.kjor(tjeneste.for_person, visning.okt, b.person_id, ferdig=vis, gruppe="brev")


def _nye(b: Bruker) -> Iterable[tuple[Brevart, str]]:
    yield Brevart.FORELOPIG_SVAR, "f"
    if any(v.tilstand is Vedtakstilstand.IVERKSATT for v in b.vedtak):
        yield Brevart.VARSEL, "v"
    if any(k.tilstand is Dokumenttilstand.RELEVANT for k in b.krav):
        yield Brevart.DOKUMENTASJON, "d"
    if b.byttet:
        yield Brevart.VEILEDERBYTTE, "b"
    if b.gjeld is not None:
        yield Brevart.PARAGRAF_17, "g"


def _valgt(visning: Any, b: Bruker, til_ko: Callable[[], None], kode: str) -> None:
    if kode == "ko":
        til_ko()
    elif kode.startswith("les:"):
        visning.skriv(tjeneste.les, visning.okt, int(kode[4:]), ferdig=lambda v: visning.spor(Brevdialog(v)))
    elif kode == Brevart.FORELOPIG_SVAR:
        visning.kjor(forelopig_svar.apne_for, visning.okt, b.person_id, ferdig=partial(_velg_svar, visning), gruppe="brev")
    else:
        {Brevart.VARSEL: _varsel, Brevart.DOKUMENTASJON: _dokumentasjon, Brevart.VEILEDERBYTTE: _bytte, Brevart.PARAGRAF_17: _oppstart}[
            Brevart.av(kode)
        ](visning, b)


def _velg_svar(visning: Any, apne: Sequence[SkyldigSvar]) -> None:
    if not apne:
        visning.si("Personen venter ikke på svar på noen søknad eller klage.", "varsel")
        return
    valgene = [Valg(str(nr), f"{s.objekt.tekst} mottatt {dag_kort(s.mottatt)}") for nr, s in enumerate(apne)]

    def skriv(nr: str) -> None:
        svar = apne[int(nr)]
        felt = [
            Felt("grunn", "Hvorfor det tar tid", krav=True, maks=500),
            Felt("forventet", "Svar ventes innen", "dato", krav=True, framover=True),
        ]

        def send(v: dict[str, Any]) -> int:
            return tjeneste.send_forelopig_svar(visning.okt, NyttSvar(objekt=svar.objekt, id=svar.id, **v))

        dialog = Skjema("Foreløpig svar", felt, send, innledning=_TIL_PERSONEN)
        visning.spor(dialog, lambda _id: visning.etter("Det foreløpige svaret ligger i brevkøen."))

    visning.spor(Velg("Foreløpig svar på hva?", valgene), skriv)


def _les_forst(visning: Any, b: Bruker, bestilling: Bestilling) -> None:
    """She reads the letter as it will be; F10 puts it in the queue."""

    def lag(_ja: bool) -> None:
        visning.skriv(tjeneste.bestill, visning.okt, b.person_id, bestilling, ferdig=lambda _id: visning.etter("Brevet ligger i brevkøen."))

    visning.kjor(tjeneste.vis, visning.okt, b.person_id, bestilling, ferdig=lambda v: visning.spor(Sendeklart(v), lag), gruppe="brev")


def _varsel(visning: Any, b: Bruker) -> None:
    iverksatte = [v for v in b.vedtak if v.tilstand is Vedtakstilstand.IVERKSATT][:20]
    valgene = [Valg(str(v.id), f"{periode_tekst(v.fra, v.til)} {v.art.tekst}") for v in iverksatte]

    def om(vedtak_id: str) -> None:
        vedtak = next(v for v in iverksatte if str(v.id) == vedtak_id)
        visning.spor(Velg("Varsel om hva?", [Valg(a.value, a.tekst) for a in _VARSLES]), partial(_skriv_varsel, visning, b, vedtak))

    visning.spor(Velg("Hvilket vedtak gjelder varselet?", valgene), om)


def _skriv_varsel(visning: Any, b: Bruker, vedtak: Vedtakskort, om: str) -> None:
    felt = [
        Felt("grunn", "Hvorfor", krav=True, maks=1000),
        Felt("frist", "Frist for å svare", "dato", visning.okt.i_dag + SVARFRIST, krav=True, framover=True),
    ]

    def send(v: dict[str, Any]) -> Varselbrev:
        return tjeneste.varsel(visning.okt, vedtak.id, Vedtaksart.av(om), v["grunn"], v["frist"])

    dialog = Skjema(f"Varsel om {Vedtaksart.av(om).tekst}", felt, send, innledning=_TIL_PERSONEN)
    visning.spor(dialog, partial(_les_forst, visning, b))


def _dokumentasjon(visning: Any, b: Bruker) -> None:
    krav = tuple((k.tekst, k.frist) for k in b.krav if k.tilstand is Dokumenttilstand.RELEVANT)
    felt = [Felt("folge", "Hvis det ikke kommer", verdi=_FOLGE, krav=True, maks=500)]

    def send(v: dict[str, Any]) -> Dokumentasjonsbrev:
        return Dokumentasjonsbrev(krav=krav, folge=v["folge"])

    visning.spor(
        Skjema("Dokumentasjon vi trenger", felt, send, innledning="Alt som er bedt om og ikke levert, står i brevet med sin frist."),
        partial(_les_forst, visning, b),
    )


def _bytte(visning: Any, b: Bruker) -> None:
    bytte = b.byttet[-1]
    navn = b.veiledernavn if b.sak is not None and b.sak.veileder == bytte.til_ident and b.veiledernavn else bytte.til_ident
    _les_forst(visning, b, Byttebrev(bytte_id=bytte.id, ny=navn, fra=bytte.dato))


def _oppstart(visning: Any, b: Bruker) -> None:
    felt = [Felt("start", "Starter", "dato", krav=True, framover=True), Felt("grunn", "Hvorfor da", maks=500)]
    gjeld = b.gjeld

    def send(v: dict[str, Any]) -> Oppstartsbrev:
        assert gjeld is not None
        return tjeneste.oppstart(visning.okt, gjeld.id, gjeld.radgiver, v["start"], v["grunn"] or "")

    visning.spor(
        Skjema("Oppstart av økonomisk rådgivning", felt, send, innledning="Det du skriver, står i brevet."), partial(_les_forst, visning, b)
    )
