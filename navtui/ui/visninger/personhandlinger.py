"""What is done to a person from a list and from her own screen alike: contact, ring tilbake, beskjed, next date (OP-1, OP-2, OP-6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar

from navtui.domain.beskjed import NyBeskjed
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Kode, Kontaktart
from navtui.domain.kodeverk.oppfolging import Initiativ, Kontaktutfall
from navtui.domain.kontakt import NyKontakt
from navtui.domain.oppfolging import Neste
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import ansatt, beskjed, kontakt, oppfolging
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.visning import Visning

K = TypeVar("K", bound=Kode)


@dataclass(frozen=True, slots=True)
class Gjelder:
    """Whom a command is about: the person under the cursor, or the one whose screen it is."""

    person_id: int
    navn: str
    neste_hva: str = ""
    sak_versjon: int | None = None


def valg(koder: type[K], *, uten: tuple[K, ...] = ()) -> list[Valg]:
    """A code list as choices."""
    return [Valg(k.value, k.tekst) for k in koder if k not in uten]


class Personhandlinger(Visning):
    """A subclass says whom it is about in `gjelder`, and shows the change in `etter`."""

    def gjelder(self) -> Gjelder | None:
        """The person the next command is about; None when there is none."""
        raise NotImplementedError

    def etter(self, setning: str) -> None:
        """Something was saved: say so, and show it."""
        raise NotImplementedError

    # --- OP-2 ---

    def samtale(self) -> None:
        """Log a meeting."""
        self._kontakt(Kontaktart.SAMTALE)

    def telefon(self) -> None:
        """Log a phone call."""
        self._kontakt(Kontaktart.TELEFON)

    def _kontakt(self, art: Kontaktart) -> None:
        if (g := self.gjelder()) is not None:
            self.skriv(oppfolging.hent_neste, self.okt, g.person_id, ferdig=partial(self._kontaktskjema, g, art))

    def _kontaktskjema(self, g: Gjelder, art: Kontaktart, neste: Neste | None) -> None:
        # The outcome first, and hers to choose: the kind is known by the key, and F10 alone must not log a talk nobody had.
        felt = [
            Felt("utfall", "Utfall", "valg", None, valg(Kontaktutfall), krav=True),
            Felt("tekst", "Hva ble sagt", maks=500),
            Felt("art", "Slags kontakt", "valg", art.value, valg(Kontaktart), krav=True),
            Felt("initiativ", "Tok initiativ", "valg", Initiativ.KONTORET.value, valg(Initiativ), krav=True),
            Felt("dato", "Dato", "dato", self.okt.i_dag, krav=True),
        ]
        if neste is not None:
            felt += _neste_felt(None, neste.hva)
        dialog = Skjema(
            f"Kontakt: {g.navn}",
            felt,
            partial(self._send_kontakt, g.person_id),
            innledning=_om_neste(neste, self.okt.i_dag) if neste else "",
        )
        self.spor(dialog, lambda _id: self.etter("Kontakten er lagret."))

    def _send_kontakt(self, person_id: int, verdier: dict[str, Any]) -> int:
        return kontakt.registrer(
            self.okt, NyKontakt.model_validate({"person_id": person_id} | {k: v for k, v in verdier.items() if v is not None})
        )

    # --- OP-1 ---

    def neste(self) -> None:
        """Set the next follow-up."""
        if (g := self.gjelder()) is not None and g.sak_versjon is not None:
            self.skriv(oppfolging.hent_neste, self.okt, g.person_id, ferdig=partial(self._nesteskjema, g))

    def _nesteskjema(self, g: Gjelder, neste: Neste | None) -> None:
        if neste is None:
            self.avslag(Regelbrudd("PE-9", "Personen har ingen åpen sak."))
            return

        def send(v: dict[str, Any]) -> date:
            oppfolging.sett_neste(self.okt, g.person_id, g.sak_versjon or 0, v["neste_dato"], v["neste_hva"] or "", v["neste_grunn"] or "")
            dato: date = v["neste_dato"]
            return dato

        innledning = f"Nå {dag_kort(neste.dato)}. Senest {dag_kort(neste.senest)} etter løpet."
        felt = _neste_felt(neste.senest, neste.hva, krav=True)
        dialog = Skjema(f"Neste oppfølging: {g.navn}", felt, send, innledning=innledning)
        self.spor(dialog, lambda dato: self.etter(f"Neste oppfølging er {dag_kort(dato)}."))

    # --- OP-6 ---

    def ring_tilbake(self) -> None:
        """The person rang: leave a message to ring back."""
        self._beskjed(ring=True)

    def beskjed(self) -> None:
        """Leave a message for the responsible veileder."""
        self._beskjed(ring=False)

    def _beskjed(self, ring: bool) -> None:
        if (g := self.gjelder()) is None:
            return
        lagret: list[str] = []

        def send(tekst: str) -> None:
            lagret.append(beskjed.legg_igjen(self.okt, NyBeskjed(person_id=g.person_id, tekst=tekst, ring_tilbake=ring)))

        tittel = f"Ring tilbake: {g.navn}" if ring else f"Beskjed om {g.navn}"
        dialog = _Beskjedtekst(
            tittel,
            innledning="Hva gjaldt det? Nummer, hvis det er et annet enn vi har." if ring else "Beskjeden går til ansvarlig veileder.",
            send=send,
            mangler="" if ring else "Skriv hva beskjeden gjelder.",
            uten_mottaker=lambda tekst: self._velg_mottaker(g, tekst, ring),
        )
        self.spor(dialog, lambda _tekst: self._sendt(lagret[-1], ring) if lagret else None)

    def _velg_mottaker(self, g: Gjelder, tekst: str, ring: bool) -> None:
        """Nobody is responsible yet: ask whom the message is for."""

        def vis(ansatte: list[Any]) -> None:
            valgene = [Valg(a.ident, f"{a.ident} {a.navn}") for a in ansatte]
            self.spor(Velg("Hvem er beskjeden til?", valgene, innledning="Ingen er ansvarlig for personen ennå."), velg)

        def velg(ident: str) -> None:
            ny = NyBeskjed(person_id=g.person_id, tekst=tekst, ring_tilbake=ring, til_ident=ident)
            self.skriv(beskjed.legg_igjen, self.okt, ny, ferdig=lambda til: self._sendt(til, ring))

        self.skriv(ansatt.liste, self.okt, ferdig=vis)

    def _sendt(self, til: str, ring: bool) -> None:
        egen = til == self.okt.ident
        if ring:
            self.etter(f"Ring tilbake er lagt på lista {'di' if egen else f'til {til}'}.")
        else:
            self.etter(f"Beskjeden er lagt til {'deg' if egen else til}.")


def _om_neste(neste: Neste, i_dag: date) -> str:
    """What becomes of the next follow-up when the form's own date is left empty (OP-1)."""
    if neste.dato > i_dag:
        return f"Neste oppfølging er {dag_kort(neste.dato)}. Den står hvis du ikke skriver en ny dato."
    return (
        f"Gjennomført: neste oppfølging blir {dag_kort(neste.senest)}, eller datoen du skriver. Ellers står den på {dag_kort(neste.dato)}."
    )


def _neste_felt(forslag: date | None, hva: str, krav: bool = False) -> list[Felt]:
    return [
        Felt("neste_dato", "Neste oppfølging", "dato", forslag, krav=krav),
        Felt("neste_hva", "Hva", verdi=hva or None),
        Felt("neste_grunn", "Hvorfor senere"),
    ]


class _Beskjedtekst(Tekst):
    """The text of a message. When nobody is responsible it closes and lets the view ask for whom it is, with the text kept."""

    def __init__(self, tittel: str, *, uten_mottaker: Callable[[str], None], **valg_: Any) -> None:
        super().__init__(tittel, **valg_)
        self._uten_mottaker = uten_mottaker

    def avslag(self, brudd: Regelbrudd) -> None:
        """A refusal stays in the dialog, but for this one."""
        if brudd.felt == "til_ident":
            self.dismiss(None)
            self._uten_mottaker(self._felt.text.strip())
        else:
            super().avslag(brudd)
