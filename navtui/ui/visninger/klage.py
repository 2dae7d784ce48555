"""Klager: which are open, how long have they waited, and what is next? Enter opens one; a digit takes the next step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from navtui.domain.kalender import legg_til_maaneder
from navtui.domain.klage import MED_BREV, Klage, kan_endre_datoer
from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.rolle import Handling, rolle_kan
from navtui.services import forelopig_svar, klage, rutine
from navtui.ui.dialoger.les import Les
from navtui.ui.kommando import Kommando
from navtui.ui.visninger import klage_rader as skriv
from navtui.ui.visninger import klage_skjema as skjema
from navtui.ui.visninger.klage_skjerm import Klageskjerm


class Klager(Klageskjerm):
    """The list with its panel, or one opened klage with its steps."""

    TITTEL = "Klager"
    KOMMANDOER: ClassVar = (
        Kommando("aapne_valgt", "enter", "åpne", "Åpne klagen. Utenfor egen portefølje velger du en grunn.", "PE-7"),
        Kommando("steg", "1,2,3,4,5", "ta steget", "Ta det steget tallet står foran.", "KL-1"),
        Kommando("forelopig", "f", "foreløpig svar", "Send foreløpig svar: hvorfor det tar tid, og når svaret kan ventes.", "PM-4"),
        Kommando("vedtak", "v", "vedtak", "Til vedtaket det klages på. Er det gitt medhold, til omgjøringen.", "VE-18"),
        Kommando("gi", "g", "gi til", "Gi klagen til en annen som kan vurdere den.", "KL-3"),
        Kommando("mine", "m", "mine / alle", "Bare dem du vurderer eller er veileder for, eller alle."),
        Kommando("lista", "l,escape", "lista", "Tilbake til lista.", vist="l"),
        Kommando("ferdige", "a", "med ferdige", "Vis også dem som er ferdige, eller bare de åpne."),
        Kommando("person", "p", "person", "Gå til personen. En ny klage føres der, med c.", "PE-7"),
        Kommando("datoer", "d", "datoer", "Rett når klagen ble avgitt, eller når vedtaket kom fram.", "KL-2", i_bunn=False),
        Kommando(
            "tabell", "t", "tabell", "Klagene siste 12 måneder etter hvor de står. For leder.", "KL-1", i_bunn=False, handling="vis_tabell"
        ),
        Kommando("rutiner", "r", "rutiner", "Kontorets rutiner.", "KL-4", i_bunn=False),
    )
    REGLER: ClassVar[Mapping[str, str]] = {
        "KL-1": "En klage står ett sted om gangen, og hvert steg blir stående. Derfor går tallene alltid opp.",
        "KL-2": "Fristen er tre uker fra vedtaket kom fram, flyttet forbi helg og helligdag. En sen klage får en begrunnet avgjørelse.",
        "KL-3": "En annen enn de to som signerte, vurderer vedtaket på nytt.",
        "KL-4": "Utfall og lærdom blir stående, med rutinen det gjelder. Egne omgjøringer er et fast tall hos leder.",
        "PM-4": "Den som har klaget, skal ha svar eller foreløpig svar innen en måned.",
        "VE-18": "Et iverksatt vedtak endres med et nytt vedtak som viser til det gamle.",
    }

    # --- what may be pressed ---

    def tillatt(self, kommando: Kommando) -> bool:
        """By what is open, and by the rule's own answer (KL-1, KL-3)."""
        if kommando.id == "tabell":
            return rolle_kan(self.okt.rolle, Handling.TALL)
        if (b := self._bilde) is None:
            har_rad = self.tabell.valgt is not None
            return kommando.id in ("mine", "ferdige", "rutiner") or (kommando.id in ("aapne_valgt", "person") and har_rad)
        return {
            "steg": bool(b.steg),
            "forelopig": b.klage.tilstand.venter_paa_svar,
            "gi": b.klage.tilstand is Klagetilstand.NY_VURDERING and any(i != b.klage.saksbehandler for i in b.kan_vurderes_av),
            "datoer": kan_endre_datoer(b.klage) is None,
            **dict.fromkeys(("vedtak", "lista", "person", "rutiner"), True),
        }.get(kommando.id, False)

    # --- the list ---

    def aapne_valgt(self) -> None:
        """Enter in the list."""
        if (rad := self.tabell.valgt) is not None:
            self._apne(rad.id)

    def mine(self) -> None:
        """Her own, or all."""
        self._mine = not self._mine
        self.last()

    def ferdige(self) -> None:
        """The ended too, or the open alone."""
        self._alle = not self._alle
        self.last()

    def lista(self, _tast: str = "") -> None:
        """Back to the list."""
        self._bilde = None
        self.last()

    def vis_tabell(self) -> None:
        """KL-1: the last twelve months."""
        fra = legg_til_maaneder(self.okt.i_dag, -12)
        self.skriv(klage.tabell, self.okt, fra, self.okt.i_dag, ferdig=lambda t: self.spor(Les("Klager", skriv.tabelltekst(t))))

    def person(self) -> None:
        """To the person."""
        person_id = self._bilde.klage.person_id if self._bilde else self.tabell.valgt.person_id if self.tabell.valgt else None
        if person_id is not None:
            self.gaa_til("bruker", person_id=person_id)

    def rutiner(self) -> None:
        """To the routines."""
        self.gaa_til("rutiner")

    # --- one klage ---

    def steg(self, tast: str) -> None:
        """The step with this digit."""
        if (b := self._bilde) is None or int(tast) > len(b.steg):
            return
        til = b.steg[int(tast) - 1]
        if til is Klagetilstand.AVSLUTTET:
            self.skriv(rutine.liste, self.okt, ferdig=lambda rutiner: skjema.steg(self, b, til, rutiner, self._tatt))
        else:
            skjema.steg(self, b, til, (), self._tatt)

    def _tatt(self, svar: object) -> None:
        med_brev = isinstance(svar, Klage) and svar.tilstand in MED_BREV
        self.si("Lagret. Brevene ligger i brevkøen." if med_brev else "Lagret. Steget står i klagen.")
        self.last()

    def gi(self) -> None:
        """KL-3."""
        if self._bilde is not None:
            skjema.gi_til(self, self._bilde, self._tatt)

    def datoer(self) -> None:
        """KL-2."""
        if self._bilde is not None:
            skjema.datoer(self, self._bilde.klage, self._tatt)

    def forelopig(self) -> None:
        """PM-4."""
        if self._bilde is not None:
            self.skriv(forelopig_svar.apne_for, self.okt, self._bilde.klage.person_id, ferdig=self._spor_svar)

    def _spor_svar(self, venter: list[Any]) -> None:
        egen = next((v for v in venter if v.objekt == "klage" and self._bilde is not None and v.id == self._bilde.klage.id), None)
        if egen is not None:
            skjema.forelopig_svar(self, egen, self._sendt)

    def _sendt(self, _svar: object) -> None:
        self.si("Foreløpig svar er sendt. Brevet ligger i brevkøen.")
        self.last()

    def vedtak(self) -> None:
        """To the vedtak; the omgjøring where there is to be one."""
        if (b := self._bilde) is None:
            return
        if b.klage.skal_endre:
            self.skriv(klage.skriv_vedtak, self.okt, b.klage.id, ferdig=lambda vedtak_id: self.gaa_til("vedtak", vedtak_id=vedtak_id))
        else:
            self.gaa_til("vedtak", vedtak_id=b.klage.vedtak_id)
