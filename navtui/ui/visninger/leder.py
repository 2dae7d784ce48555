"""F7 Leder: how is the office doing, and where does it hurt?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual.widget import Widget

from navtui.domain.leder import Lederbilde, LederRad, Maal, Navnerad
from navtui.services import leder
from navtui.ui.dialoger.velg import Velg
from navtui.ui.kommando import Kommando
from navtui.ui.panel import Panel
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import antall, sammen
from navtui.ui.visning import Visning
from navtui.ui.visninger.leder_deler import NAVNEKOLONNER, kolonner, kontorlinje, maalvalg, panel, svar


class Leder(Visning):
    """LE-1, one row per veileder; Enter opens a row to the names behind a figure."""

    TITTEL = "Leder"
    LES_UNDERVEIS = True
    LES_ALLTID = True
    KOMMANDOER: ClassVar = (
        Kommando("apne_rad", "enter", "navn bak tall", "Velg et tall i raden og se navnene. På et navn: åpne personen.", "LE-7"),
        Kommando("flytt", "m", "flytt saker", "Flytt sakene til den under markøren. Alt vises før noe gjøres.", "OP-11"),
        Kommando("til_tallene", "b", "til tallene", "Tilbake til tabellen."),
        Kommando("fravaer", "f", "fravær", "Registrer fravær for den under markøren.", "PM-7"),
        Kommando("oppsett", "o", "ansatte og oppsett", "Ansatte, fravær, innstillinger, satser, delegasjoner og tilgang.", "PE-9"),
        Kommando("ikke_informert", "i", "ikke informert", "De som ikke er informert om ny veileder.", "PE-10", i_bunn=False),
        Kommando("utbetaling", "u", "utbetaling", "Gå til utbetalingene.", "VE-21"),
        Kommando("fordeling", "d", "fordeling", "Del månedens mottakere, eller navnene som vises, på fire måter.", "LE-2", i_bunn=False),
        Kommando("uten_veileder", "v", "uten veileder", "De som har ventet for lenge på fast veileder.", "PE-11", i_bunn=False),
        Kommando("klager", "k", "klager", "Gå til klagene. Tabellen over dem åpnes der med t.", "KL-4", i_bunn=False),
        Kommando("rutiner", "r", "rutiner", "Kontorets rutiner, og de som skulle vært gjennomgått.", "KL-4", i_bunn=False),
        Kommando("oppgjor", "l", "lån og garanti", "Åpne lån, krav om refusjon og garantier.", "VE-23", i_bunn=False),
        Kommando("gjeld", "g", "gjeld", "Gå til gjeldslisten.", "GJ-1", i_bunn=False),
    )
    REGLER: ClassVar[Mapping[str, str]] = {
        "LE-1": "Åpne saker, mottakere denne måneden og mottakere hittil i år er tre ulike tall. Hvert telles for seg.",
        "LE-7": "Hvert tall kan åpnes til navnene bak. Åpningen logges.",
        "OP-4": "Tilbudt, startet og deltar er tre datoer.",
        "OP-9": "Plassene i KVP er kapasitet, aldri en grunn til avslag.",
        "OP-11": "Alle sakene flyttes i ett. Hver får én ny veileder og en oppgave om å informere.",
        "PE-5": "Tallene teller alle. Navn vises bare for den som har tilgang.",
        "KL-4": "Egne omgjøringer er klager mottatt siste 12 måneder der kontoret ga medhold, helt eller delvis, av alle klager i tiden.",
        "SI-6": "En sikkerhetskopi er prøvd når den er lest tilbake.",
        **{m.regel: f"{m.tekst[:1].upper()}{m.tekst[1:]}: {m.definisjon}" for m in (Maal.LANGTID, Maal.SOKNAD_OVER, Maal.OVER_FRIST)},
    }

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._bilde: Lederbilde | None = None
        self._igjen: Callable[[], list[Navnerad]] | None = None
        self._navnetittel = ""
        self._figur: tuple[Maal, str] | None = None

    def innhold(self) -> Iterable[Widget]:
        """The veiledere, or the names behind a figure; the row in words; the office's line."""
        self.tabell: Tabell[LederRad] = Tabell(kolonner(14), tom="Ingen veiledere. Trykk o for å legge til ansatte.", id="ledertabell")
        self.navn: Tabell[Navnerad] = Tabell(NAVNEKOLONNER, tom="Ingen.", id="ledernavn")
        self.navn.display = False
        self._panel = Panel(id="lederpanel")
        self._kontor = Panel(id="kontorlinje")
        yield from (self.tabell, self.navn, self._panel, self._kontor)

    def last(self) -> None:
        """The first time what is due comes first; all figures are counted after it."""
        if self._bilde is None:
            self.kjor(leder.forst, self.okt, ferdig=self._vis_forst)
        else:
            self.kjor(leder.bilde, self.okt, ferdig=self._vis)
        if self._igjen is not None:
            self.kjor(self._igjen, ferdig=self.navn.sett_rader, gruppe="navn")

    def _vis_forst(self, rader: Sequence[LederRad]) -> None:
        self.tabell.sett_rader(rader)
        self.svar = "Teller ..."
        self._vis_panel()
        self.oppdater_kommandoer()
        self.kjor(leder.bilde, self.okt, ferdig=self._vis)

    def _vis(self, bilde: Lederbilde) -> None:
        self._bilde = bilde
        self.tabell.sett_rader(bilde.rader)
        self._kontor.update(kontorlinje(bilde.kontor, bilde.mangler))
        if self._igjen is None:
            self.svar = svar(bilde.kontor)
        self._vis_panel()
        self.oppdater_kommandoer()

    def _vis_panel(self) -> None:
        self._panel.update(panel(self.tabell.valgt, self._bilde))

    def on_tabell_valgt(self) -> None:
        """Another row."""
        self._vis_panel()
        self.oppdater_kommandoer()

    def tillatt(self, kommando: Kommando) -> bool:
        """On the names only opening and going back."""
        rad = self.tabell.valgt
        if self._igjen is not None:
            paa_navn = kommando.id == "apne_rad" or (kommando.id == "fordeling" and self._figur is not None)
            return kommando.id == "til_tallene" or (paa_navn and self.navn.valgt is not None)
        if kommando.id == "til_tallene":
            return False
        return rad is not None if kommando.id in ("apne_rad", "flytt", "fravaer") else True

    # --- names ---

    def apne_rad(self) -> None:
        """Enter: choose a figure of the row, or open the person."""
        if self._igjen is not None:
            if (person := self.navn.valgt) is not None:
                self.gaa_til("bruker", person_id=person.person_id)
        elif (rad := self.tabell.valgt) is not None:
            if valg := maalvalg(rad):

                def vis(kode: str) -> None:
                    maal = Maal.av(kode)
                    self._figur = maal, rad.ident
                    self._hent_navn(f"{rad.ident}, {maal.tekst}. {maal.definisjon}", partial(leder.navn, self.okt, maal, rad.ident))

                self.spor(Velg(f"Navnene bak hvilket tall hos {rad.ident}?", valg), vis)
            else:
                self.si(f"{rad.ident} har ingen saker.", "varsel")

    def _hent_navn(self, tittel: str, hent: Callable[[], list[Navnerad]]) -> None:
        self._navnetittel = tittel
        self.skriv(hent, ferdig=partial(self._vis_navn, hent))

    def _vis_navn(self, hent: Callable[[], list[Navnerad]], rader: list[Navnerad]) -> None:
        self._igjen = hent
        self.navn.sett_rader(rader)
        self.navn.action_ende(-1)
        self._vis_del(navn=True)
        self.svar = sammen(f"{antall(len(rader))}: {self._navnetittel}")

    def til_tallene(self) -> None:
        """Back to the table."""
        self._igjen = self._figur = None
        self._vis_del(navn=False)
        if self._bilde is not None:
            self.svar = svar(self._bilde.kontor)

    def _vis_del(self, *, navn: bool) -> None:
        self.navn.display = navn
        self.tabell.display = self._panel.display = not navn
        self.screen.set_focus(self.navn if navn else self.tabell, scroll_visible=False)
        self.oppdater_kommandoer()

    def ikke_informert(self) -> None:
        """PE-10."""
        self._hent_navn("ikke informert om ny veileder. Åpne personen og skriv når det er gjort.", partial(leder.ikke_informert, self.okt))

    def uten_veileder(self) -> None:
        """PE-11."""
        self._hent_navn("har ventet for lenge på fast veileder.", partial(leder.uten_fast_veileder, self.okt))

    def fordeling(self) -> None:
        """LE-2: of the figure whose names are open, else of the office's recipients this month."""
        maal, ident = self._figur or (Maal.MOTTAKERE, None)
        self.gaa_til("fordeling", maal=maal, ident=ident)

    # --- on ---

    def utbetaling(self) -> None:
        """The payments."""
        self.gaa_til("utbetaling")

    def flytt(self) -> None:
        """OP-11."""
        if (rad := self.tabell.valgt) is not None:
            self.gaa_til("flytting", fra=rad.ident)

    def fravaer(self) -> None:
        """Absence of the one under the cursor."""
        if (rad := self.tabell.valgt) is not None:
            self.gaa_til("oppsett", del_="fravaer", ident=rad.ident)

    def oppsett(self) -> None:
        """Staff, absence, settings, rates, delegasjoner, access."""
        self.gaa_til("oppsett")

    def klager(self) -> None:
        """To the klager."""
        self.gaa_til("klage")

    def rutiner(self) -> None:
        """To the routines."""
        self.gaa_til("rutiner")

    def oppgjor(self) -> None:
        """To the lån, refusjoner and garantier that are open."""
        self.gaa_til("oppgjor")

    def gjeld(self) -> None:
        """To the list of debt cases."""
        self.gaa_til("gjeld")
