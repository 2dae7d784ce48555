"""KL-1, PM-4: a klage as a row in the list of those that are open: how long it has waited, and what comes next."""

from __future__ import annotations

from datetime import date

from navtui.domain.forelopig_svar import frist
from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.modell import Modell

T = Klagetilstand
_NESTE = {
    T.MOTTATT: "kontroller form og frist",
    T.FORMKONTROLL: "gi til ny vurdering, eller avvis",
    T.AVVIST: "avslutt når klagefristen er ute",
    T.NY_VURDERING: "vurder vedtaket på nytt",
    T.OPPRETTHOLDT: "send til Statsforvalteren",
    T.OVERSENDT: "venter på Statsforvalteren",
    T.STADFESTET: "skriv lærdommen og avslutt",
    T.AVVIST_SF: "skriv lærdommen og avslutt",
    T.AVSLUTTET: "",
    T.TRUKKET: "",
}


class KlageRad(Modell):
    """One klage in the list."""

    id: int
    person_id: int
    navn: str
    vedtak_nummer: str
    mottatt: date
    avgitt: date
    frist: date
    """KL-2: by when it should have been posted or handed in."""
    tilstand: Klagetilstand
    saksbehandler: str | None
    veileder: str | None
    forventet: date | None
    """PM-4: the day a foreløpig svar promised an answer, when one has been sent."""
    nytt_vedtak: str | None
    """VE-18: the state of the vedtak that changes the old one; None when none is written."""

    @property
    def nokkel(self) -> int:
        """What the cursor stays on."""
        return self.id

    @property
    def for_sen(self) -> bool:
        """KL-2: it came after the frist."""
        return self.avgitt > self.frist

    @property
    def svarfrist(self) -> date | None:
        """PM-4: when an answer or a foreløpig svar is owed; None when the person does not wait for the office."""
        return frist(self.mottatt, self.forventet) if self.tilstand.venter_paa_svar else None

    @property
    def neste(self) -> str:
        """What comes next, in words."""
        if self.tilstand is T.FORMKONTROLL and self.for_sen:
            return "kom for sent: avgjør om den tas"
        if self.tilstand is T.DELVIS:
            return "send resten videre, skriv omgjøringen"
        if self.tilstand.endrer_vedtaket:
            return {None: "skriv omgjøringen", "iverksatt": "skriv lærdommen og avslutt"}.get(self.nytt_vedtak, "få omgjøringen iverksatt")
        return _NESTE[self.tilstand]
