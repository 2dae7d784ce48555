"""F2 Postmøte: what has come in, and who takes it?"""

from __future__ import annotations

from typing import Any, ClassVar

from navtui.domain import storskjerm
from navtui.domain.postmote import PostmoteRad, Radtilstand, Utsettgrunn, kan_besluttes
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import Handling, rolle_kan, rolle_kan_skrive, sjekk_rolle
from navtui.domain.soknad import Registrert
from navtui.services import beslutning, drofting, protokoll
from navtui.services import postmote as tjeneste
from navtui.services.beslutning import Besluttet
from navtui.ui.dialoger.bekreft import Bekreft
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.kommando import Kommando
from navtui.ui.tekst import om
from navtui.ui.visninger.postmote_ko import Postmotekoen
from navtui.ui.visninger.postmote_kommandoer import KOMMANDOER, REGLER
from navtui.ui.visninger.protokoll import avslutningsskjema, les_protokoll, velg_mote
from navtui.ui.visninger.registrer import Registrer

_BESLUTNINGER = ("godta", "gi", "droft", "utsett", "angre", "avslutt", "bytt_fast", "apne_mote", "les")
"""What only those who distribute may do."""
_VISER_NAVN = ("ny", "apne_person", "vedtak", "les", "bytt_ko", "brev")
"""Where names are typed or read: not while others see the screen."""


class Postmote(Postmotekoen):
    """Every decision is one key."""

    TITTEL = "Postmøte"
    KOMMANDOER: ClassVar = KOMMANDOER
    REGLER: ClassVar = REGLER

    def apne(self, **argumenter: Any) -> None:
        """`ny`: straight to registering."""
        self.last()
        if argumenter.get("ny"):
            self.ny()

    # --- what may be pressed ---

    def tillatt(self, kommando: Kommando) -> bool:
        """By role, by the row, and by how far the meeting has come."""
        bilde, rad = self._bilde, self.tabell.valgt
        if self.nav.storskjerm and kommando.id in _VISER_NAVN:
            return False
        if bilde is None:
            return kommando.id in ("ny", "storskjerm")
        fordeler = rolle_kan(self.okt.rolle, Handling.FORDELE)
        kan_gi = rad is not None and (fordeler or rad.nodhjelp is not None)
        i_motet = bilde.mote is not None and not self._lukket
        apent = kan_besluttes(apent=i_motet or self._lukket, nodhjelp=rad is not None and rad.nodhjelp is not None) is None
        return {
            "godta": apent and kan_gi and rad is not None and rad.venter and rad.forslag is not None,
            "gi": kan_gi and rad is not None and rad.soknad_id is not None and (apent if rad.venter else fordeler),
            "droft": fordeler and rad is not None and not self._lukket and (rad.venter or rad.drofting == "apen"),
            "utsett": i_motet and fordeler and rad is not None and rad.venter and not rad.nodhjelp,
            "angre": fordeler and i_motet and bilde.siste is not None,
            "avslutt": fordeler and i_motet,
            "ny": True,
            "brev": True,
            "storskjerm": True,
            "apne_mote": fordeler and bilde.mote is None and not self._lukket,
            "bytt_fast": fordeler and bilde.siste is not None and bilde.siste.fast_beholdt is not None,
            "apne_person": rad is not None and rolle_kan(self.okt.rolle, Handling.APNE_PERSON),
            "vedtak": rad is not None and rad.nodhjelp is not None and not rad.venter and rolle_kan_skrive(self.okt.rolle, "nodhjelp"),
            "les": fordeler,
            "bytt_ko": self._lukket or bilde.lukket_ko > 0,
        }[kommando.id]

    def hvorfor_ikke(self, kommando: Kommando) -> str:
        """PE-12, PM-5: a key that mottak may not use, or that waits for the meeting, is answered."""
        if kommando.id in _VISER_NAVN and (hvorfor := self.hvorfor_bli()):
            return hvorfor
        if self._bilde is None or kommando.id not in (*_BESLUTNINGER, "apne_person"):
            return ""
        if kommando.id == "les" and not rolle_kan(self.okt.rolle, Handling.FORDELE):
            return "Protokollene leses av dem som fordeler søknadene. (PE-12)"
        handling = Handling.APNE_PERSON if kommando.id == "apne_person" else Handling.FORDELE
        apent = self._bilde.mote is not None or self._lukket or handling is Handling.APNE_PERSON
        brudd = sjekk_rolle(self.okt.rolle, handling) or kan_besluttes(apent=apent)
        return f"{brudd.setning} ({brudd.regel})" if brudd is not None else ""

    # --- decisions ---

    def godta(self) -> None:
        """Enter: as suggested."""
        if (rad := self.tabell.valgt) is not None and rad.forslag is not None:
            self._gi(rad, rad.forslag)

    def gi(self, tast: str) -> None:
        """A digit: to another."""
        rad, nr = self.tabell.valgt, int(tast) - 1
        if rad is None or rad.soknad_id is None:
            return
        if nr >= len(self._kandidater()):
            self.si(f"Ingen har tallet {tast}. Tallene står nederst.", "varsel")
            return
        til = self._kandidater()[nr].ident
        if rad.venter or rad.tilstand is Radtilstand.UTSATT:
            self._gi(rad, til)
        elif rad.tilstand is Radtilstand.FORDELT and self._bilde and self._bilde.mote:
            self.si(f"{rad.navn} er gitt til {rad.saksbehandler}. Angre med z først.", "varsel")
        else:
            self.spor(_omfordelskjema(self.okt, rad, til), lambda b: self._gjort(rad, b))

    def _gi(self, rad: PostmoteRad, til: str) -> None:
        alene = rad.nodhjelp is not None and (self._bilde is None or self._bilde.mote is None) and not self._lukket
        fn = beslutning.gi_nodhjelp if alene or not rolle_kan(self.okt.rolle, Handling.FORDELE) else beslutning.fordel
        self._merk_neste(rad)
        self.skriv(fn, self.okt, rad.soknad_id, til, rad.versjon, ferdig=lambda b: self._gjort(rad, b), feilet=self._avslatt)

    def _merk_neste(self, rad: PostmoteRad) -> None:
        """After a decision the cursor stands on the next that waits; the row that was decided goes to the end."""
        rader = self.tabell.rader
        etter = [*rader[self.tabell.indeks + 1 :], *rader[: self.tabell.indeks]]
        self._neste = next((r.nokkel for r in etter if r.venter), None)

    def _gjort(self, rad: PostmoteRad, gjort: Besluttet, *, neste: bool = False) -> None:
        if neste:
            self._merk_neste(rad)
        mer = " Trykk b for å bytte." if gjort.fast_beholdt and not self._lukket else ""
        self.si(om(rad.navn, gjort.setning) + mer, "varsel" if gjort.fast_beholdt or "oppgave" in gjort.setning else "ok")
        self.last()

    def _avslatt(self, brudd: Regelbrudd) -> None:
        self._neste = None
        self.avslag(brudd)
        if brudd.regel == "SI-7":
            self.last()

    def utsett(self) -> None:
        """`u`: a reason by one key, or written."""
        if (rad := self.tabell.valgt) is None:
            return

        def valgt(kode: str) -> None:
            if kode == Utsettgrunn.ANNET:
                self.spor(
                    Skjema("Utsett", [Felt("grunn", "Grunn")], lambda v: _utsett(self.okt, rad, v["grunn"] or "")),
                    lambda b: self._gjort(rad, b, neste=True),
                )
            else:
                grunn = next(g.tekst for g in Utsettgrunn if g == kode)
                self._merk_neste(rad)
                self.skriv(_utsett, self.okt, rad, grunn, ferdig=lambda b: self._gjort(rad, b), feilet=self._avslatt)

        self.spor(Velg(f"Utsett {rad.navn}", [Valg(g.value, g.tekst) for g in Utsettgrunn]), valgt)

    def angre(self) -> None:
        """`z`: the decision under the cursor if the meeting made it, else the last one."""
        if self._bilde is None or self._bilde.siste is None:
            return
        rad = self.tabell.valgt
        under = rad.beslutning_id if rad and rad.tilstand in (Radtilstand.FORDELT, Radtilstand.UTSATT) else None
        id_, soknad_id = (under, rad.soknad_id) if under and rad else (self._bilde.siste.id, self._bilde.siste.soknad_id)

        def angret(gjort: Besluttet) -> None:
            self._neste = ("s", soknad_id)
            self.si(gjort.setning)
            self.last()

        self.skriv(beslutning.angre, self.okt, id_, ferdig=angret, feilet=self._avslatt)

    def bytt_fast(self) -> None:
        """`b`: the one who got the last søknad takes the person over."""
        if self._bilde is not None and self._bilde.siste is not None:
            self.skriv(
                beslutning.bytt_fast,
                self.okt,
                self._bilde.siste.id,
                ferdig=lambda b: self._si_og_last(b.setning, "varsel"),
                feilet=self._avslatt,
            )

    def droft(self) -> None:
        """`d`: raise it, or write what came of it."""
        if (rad := self.tabell.valgt) is None:
            return
        if rad.drofting != "apen" or rad.drofting_id is None:
            sagt = f"{rad.navn} står til drøfting. d igjen skriver konklusjonen."
            self.skriv(drofting.reis, self.okt, rad.person_id, "", rad.soknad_id, ferdig=lambda _id: self._si_og_last(sagt))
            return
        id_ = rad.drofting_id

        def send(verdier: dict[str, Any]) -> str:
            if verdier["konklusjon"]:
                drofting.konkluder(self.okt, id_, verdier["konklusjon"])
                return "Konklusjonen er skrevet."
            drofting.trekk(self.okt, id_)
            return f"{rad.navn} er tatt av sakslisten."

        hva = f"{rad.navn}. {rad.grunn}".strip() if rad.soknad_id is None else rad.navn
        tekst = f"{hva}\nTom linje tar saken av sakslisten."
        self.spor(Skjema("Til drøfting", [Felt("konklusjon", "Konklusjon")], send, innledning=tekst), self._si_og_last)

    def _si_og_last(self, setning: str, art: str = "ok") -> None:
        self.si(setning, art)
        self.last()

    # --- the meeting ---

    def apne_mote(self) -> None:
        """`o`."""
        self.skriv(tjeneste.apne, self.okt, ferdig=lambda _: self._si_og_last("Møtet er åpnet."), feilet=self._avslatt)

    def avslutt(self) -> None:
        """`a`: refused while something is left; else who was there, then the protokoll."""

        def spor(utkast: protokoll.Avslutningsutkast) -> None:
            self.spor(avslutningsskjema(self.okt, utkast), avsluttet)

        def avsluttet(svar: tuple[int, str]) -> None:
            if self.nav.storskjerm:
                self._si_og_last("Møtet er avsluttet. Protokollen leses med r når storskjerm er slått av.")
                return
            self._si_og_last("Møtet er avsluttet.")
            self.spor(les_protokoll(self.okt, *svar))

        self.skriv(protokoll.utkast, self.okt, ferdig=spor, feilet=self._avslatt)

    def les(self) -> None:
        """`r`: an earlier protokoll."""
        self.kjor(protokoll.moter, self.okt, ferdig=lambda moter: velg_mote(self, moter), gruppe="moter")

    def ny(self) -> None:
        """`n`."""

        def registrert(svar: Registrert) -> None:
            self._neste = ("s", svar.soknad_id) if svar.soknad_id and not svar.til_ident else None
            self._si_og_last(svar.setning)

        self.spor(Registrer(self.okt), registrert)

    def apne_person(self) -> None:
        """`p`."""
        if (rad := self.tabell.valgt) is not None:
            self.gaa_til("bruker", person_id=rad.person_id)

    def vedtak(self) -> None:
        """PM-2: nødhjelp is answered the same day: straight to its vedtak."""
        if (rad := self.tabell.valgt) is not None and rad.soknad_id is not None:
            self.gaa_til("vedtak", soknad_id=rad.soknad_id)

    def brev(self) -> None:
        """`w`: mottak has the post here in the morning and sends it from here in the afternoon."""
        self.gaa_til("brevko")

    def bytt_ko(self) -> None:
        """`k`."""
        self._lukket = not self._lukket
        self._sett_tittel()
        self.last()

    # --- the screen on a wall ---

    def storskjerm(self) -> None:
        """`s`: no names from now on; or, after a yes, names again."""
        if not self.nav.storskjerm:
            self._sett_storskjerm(True)
        else:
            tekst = "Da vises navn på skjermen igjen."
            self.spor(Bekreft("Slå av storskjerm", tekst, ja="Slå av"), lambda _ja: self._sett_storskjerm(False))

    def _sett_storskjerm(self, pa: bool) -> None:
        self.nav.storskjerm, self._lukket = pa, False
        self._bytt_bilde()
        self.si("Storskjerm er på: initialer og fødselsår, ingen navn." if pa else "Storskjerm er av.")

    def hvorfor_bli(self) -> str:
        """PE-5: the other screens show names."""
        brudd = storskjerm.sjekk(pa=self.nav.storskjerm)
        return f"{brudd.setning} ({brudd.regel})" if brudd is not None else ""


def _utsett(okt: Any, rad: PostmoteRad, grunn: str) -> Besluttet:
    return beslutning.utsett(okt, rad.soknad_id or 0, grunn, rad.versjon)


def _omfordelskjema(okt: Any, rad: PostmoteRad, til: str) -> Skjema[Besluttet]:
    """PM-8: why it goes to another after the meeting."""

    def send(verdier: dict[str, Any]) -> Besluttet:
        return beslutning.omfordel(okt, rad.soknad_id or 0, til, verdier["grunn"] or "", rad.versjon)

    tekst = f"{rad.navn} er gitt til {rad.saksbehandler}. Hvorfor skal {til} ha søknaden?"
    return Skjema("Gi til en annen", [Felt("grunn", "Grunn")], send, innledning=tekst)
