"""Rutiner: how do we do this here? The office's short routines, read by everyone and looked after by the leder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual.widget import Widget

from navtui.domain.byggestein import REGEL
from navtui.domain.kalender import dag_kort, legg_til_maaneder
from navtui.domain.rolle import Handling, rolle_kan
from navtui.domain.rutine import LENGSTE_TEKST, LENGSTE_TITTEL, NyRutine, Rutine, Utgave, les_regler
from navtui.services import lovhenvisning, rutine
from navtui.ui.dialoger.bekreft import Bekreft
from navtui.ui.dialoger.les import Les
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.kolonner import Kolonne
from navtui.ui.kommando import Kommando
from navtui.ui.panel import Panel
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import antall, avsnitt, data, sammen
from navtui.ui.visning import Visning

ETT_AAR = 12
_LEDERS = ("ny", "endre", "gjennomgatt", "avslutt", "ikraft")


class Rutiner(Visning):
    """The list, and the routine under the cursor in full."""

    TITTEL = "Rutiner"
    KOMMANDOER: ClassVar = (
        Kommando("les", "enter", "les", "Les hele rutinen.", "KL-4"),
        Kommando("endre", "e", "endre", "Skriv rutinen om. Den gamle blir stående i historikken. For leder.", "KL-4"),
        Kommando("gjennomgatt", "g", "gjennomgått", "Rutinen er gjennomgått i dag og er som før. For leder.", "KL-4"),
        Kommando("ny", "n", "ny", "Skriv en ny rutine. For leder.", "KL-4"),
        Kommando("historikk", "h", "historikk", "Det rutinen har sagt før, og hvem som skrev det."),
        Kommando("tilbake", "b", "tilbake", "Tilbake dit du kom fra."),
        Kommando("avslutt", "x", "ta ut av bruk", "Rutinen brukes ikke lenger. Den blir stående i filen. For leder.", "PE-8", i_bunn=False),
        Kommando("ikraft", "i", "ny lov i kraft", "Skriv når den nye forvaltningsloven trer i kraft. For leder.", "VE-19", i_bunn=False),
    )
    REGLER: ClassVar[Mapping[str, str]] = {
        "KL-4": "Det kontoret lærer av en klage, skrives inn i rutinen. Rutinene gjennomgås, og leder får vite når det er på tide.",
        "VE-19": "Brevet viser til loven som gjaldt den dagen vedtaket ble truffet.",
    }

    def innhold(self) -> Iterable[Widget]:
        """The list and a panel."""
        self.tabell: Tabell[Rutine] = Tabell(
            [
                Kolonne("Rutine", lambda r: r.tittel, 34, vekt=3),
                Kolonne("Regler", lambda r: " ".join(r.regler), 18, vekt=1),
                Kolonne("Eier", lambda r: r.eier, 5),
                Kolonne("Gjennomgås", lambda r: self._neste(r), 12),
            ],
            tom="Ingen rutiner ennå. Leder skriver den første med n.",
        )
        self._panel = Panel()
        yield self.tabell
        yield self._panel

    def _neste(self, r: Rutine) -> Text:
        if r.er_forfalt(self.okt.i_dag):
            return data("FORFALT", "fare")
        return data(dag_kort(r.neste))

    def last(self) -> None:
        """All of them."""
        self.kjor(rutine.liste, self.okt, ferdig=self._vis)

    def _vis(self, rutiner: list[Rutine]) -> None:
        self.tabell.sett_rader(rutiner)
        forfalt = sum(r.er_forfalt(self.okt.i_dag) for r in rutiner)
        slutt = (f", {forfalt} skulle vært gjennomgått.", "fare") if forfalt else "."
        self.svar = sammen(f"{antall(len(rutiner))} {'rutine' if len(rutiner) == 1 else 'rutiner'}", slutt)
        self._vis_panel()
        self.oppdater_kommandoer()

    def on_tabell_valgt(self) -> None:
        """Another row."""
        self._vis_panel()
        self.oppdater_kommandoer()

    def _vis_panel(self) -> None:
        r = self.tabell.valgt
        self._panel.update(Text(" ") if r is None else Text("\n").join([data(r.tittel, "sterk"), avsnitt(r.tekst)]))

    def tillatt(self, kommando: Kommando) -> bool:
        """Writing is the leder's; the rest needs a row."""
        if kommando.id in _LEDERS and not rolle_kan(self.okt.rolle, Handling.INNSTILLINGER):
            return False
        return kommando.id in ("ny", "tilbake", "ikraft") or self.tabell.valgt is not None

    # --- reading ---

    def les(self) -> None:
        """Enter."""
        if (r := self.tabell.valgt) is not None:
            self.spor(Les(r.tittel, rutinetekst(r)))

    def historikk(self) -> None:
        """What it has said."""
        if (r := self.tabell.valgt) is not None:
            self.skriv(rutine.historikk, self.okt, r.id, ferdig=lambda utgaver: self.spor(Les(r.tittel, _historikk(utgaver))))

    # --- writing ---

    def ny(self) -> None:
        """A new one."""
        self._skjema(None, partial(rutine.ny, self.okt))

    def endre(self) -> None:
        """The one under the cursor."""
        if (r := self.tabell.valgt) is not None:
            self._skjema(r, partial(rutine.endre, self.okt, r.id, r.versjon))

    def _skjema(self, r: Rutine | None, send: Any) -> None:
        neste = legg_til_maaneder(self.okt.i_dag, ETT_AAR)
        felt = [
            Felt("tittel", "Tittel", verdi=r.tittel if r else None, krav=True, maks=LENGSTE_TITTEL),
            Felt("eier", "Eier (ident)", verdi=r.eier if r else self.okt.ident, krav=True, maks=5),
            Felt("regler", "Regler", verdi=" ".join(r.regler) if r else None),
            Felt("neste", "Gjennomgås", "dato", neste, krav=True, framover=True),
        ]

        def les_felt(v: dict[str, Any]) -> dict[str, Any]:
            return v | {"eier": v["eier"].upper(), "regler": les_regler(v["regler"] or "")}

        def tekst(v: dict[str, Any]) -> None:
            innledning = f"Kort, i høyst {LENGSTE_TEKST} tegn: hvem gjør hva, og når."
            if REGEL in v["regler"]:
                innledning += f" En linje med klammer, som «Vi mener at [hva]», blir en byggestein i begrunnelsen ({REGEL})."
            dialog = Tekst(
                v["tittel"], r.tekst if r else "", innledning=innledning, send=lambda t: send(NyRutine.model_validate(v | {"tekst": t}))
            )
            self.spor(dialog, lambda _t: self._lagret("Rutinen er lagret."))

        self.spor(Skjema("Endre rutinen" if r else "Ny rutine", felt, les_felt), tekst)

    def gjennomgatt(self) -> None:
        """Looked through and kept."""
        if (r := self.tabell.valgt) is not None:
            felt = [Felt("neste", "Gjennomgås igjen", "dato", legg_til_maaneder(self.okt.i_dag, ETT_AAR), krav=True, framover=True)]
            send = partial(rutine.gjennomgatt, self.okt, r.id, r.versjon)
            self.spor(
                Skjema(f"Gjennomgått: {r.tittel}", felt, lambda v: send(v["neste"])), lambda _n: self._lagret("Rutinen er gjennomgått.")
            )

    def avslutt(self) -> None:
        """Out of use, after a yes."""
        if (r := self.tabell.valgt) is not None:
            gjor = partial(rutine.avslutt, self.okt, r.id, r.versjon)
            dialog = Bekreft("Ta ut av bruk", f"{r.tittel}?", ja="Ta ut")
            self.spor(dialog, lambda _ja: self.skriv(gjor, ferdig=lambda _n: self._lagret("Rutinen er ikke lenger i bruk.")))

    def ikraft(self) -> None:
        """VE-19: when the new forvaltningslov is in force."""
        self.skriv(lovhenvisning.ikraft, self.okt, ferdig=self._spor_ikraft)

    def _spor_ikraft(self, satt: dict[str, date]) -> None:
        felt = [Felt("fra", "I kraft fra", "dato", satt.get("fvl_2025"), krav=True), Felt("kilde", "Hvor står det", krav=True)]
        send = partial(lovhenvisning.sett_ikraft, self.okt, "fvl_2025")
        dialog = Skjema("Den nye forvaltningsloven", felt, lambda v: send(v["fra"], v["kilde"]))
        self.spor(dialog, lambda _n: self._lagret("Datoen er lagret. Vedtak fra den dagen viser til den nye loven."))

    def _lagret(self, setning: str) -> None:
        self.si(setning)
        self.last()


def rutinetekst(r: Rutine) -> Text:
    """The whole routine, and who looks after it."""
    under = (
        f"Eier {r.eier}. Gjennomgått {dag_kort(r.gjennomgatt)}, neste gang {dag_kort(r.neste)}. Regler: {' '.join(r.regler) or 'ingen'}."
    )
    return Text("\n").join([avsnitt(r.tekst), Text(""), data(under, "dempet")])


def _historikk(utgaver: list[Utgave]) -> Text:
    deler: list[Text] = []
    for u in utgaver:
        deler += [data(f"{dag_kort(u.gjennomgatt)} {u.ident}: {u.tittel}", "sterk"), avsnitt(u.tekst), Text("")]
    return Text("\n").join(deler)
