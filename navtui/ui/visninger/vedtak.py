"""The vedtak screen: a renewal or a new vedtak, written line by line, and sent with a PIN."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from navtui.domain.belop import kroner
from navtui.domain.kalender import periode_tekst
from navtui.domain.kodeverk import UtenSoknad, Vedtaksart, Vedtakstilstand
from navtui.domain.rolle import rolle_kan_skrive
from navtui.domain.signatur import kan_ta_tilbake
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksbolker import Bolk, egen_post, har
from navtui.services import signatur
from navtui.services import vedtak as tjeneste
from navtui.services import vedtak_innhold as innhold
from navtui.ui.dialoger.pin import Pin
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.kommando import Kommando
from navtui.ui.visninger.brev import vis_vedtaksbrev
from navtui.ui.visninger.overlevering import spor_overlevering, spor_utfall
from navtui.ui.visninger.vedtak_data import kan_overleveres
from navtui.ui.visninger.vedtak_rad import Rad
from navtui.ui.visninger.vedtak_svar import Vedtakssvar

FJERNES = ("behov", "inntekt", "vilkar", "utbetaling", "post", "barn", "kvpbarn")
LEGGES_TIL = (
    (Bolk.BEREGNING, "behov", "utgift", "u"),
    (Bolk.BEREGNING, "inntekt", "inntekt", "i"),
    (Bolk.VILKAR, "vilkar", "vilkår", "v"),
    (Bolk.UTBETALING, "betaling", "utbetaling, også del i flere", "b"),
    (Bolk.POSTER, "post", "svar på noe mer", "s"),
    (Bolk.BARN, "barn", "barn i husholdningen", "a"),
    (Bolk.KVP, "barn", "barn det gis barnetillegg for", "a"),
)
"""What may be added, by the part of the vedtak it belongs to."""
ENDRER = ("svar", "endre", "legg", "begrunnelse", "vilkar", "send", "fjern", "periode", "avbryt")


class Vedtaksskjerm(Vedtakssvar):
    """Every command of the screen. What it does to a row is in `vedtak_svar`."""

    TITTEL = "Vedtak"
    KOMMANDOER: ClassVar = (
        Kommando(
            "svar",
            "enter",
            "svar",
            "Bekreft linja, eller åpne det den spør om. Markøren går til neste som venter.",
            "VE-13",
            handling="gi_svar",
        ),
        Kommando("endre", "e", "endre", "Endre linja: beløp, svar, avvik fra sats.", "VE-6"),
        Kommando("legg", "l,plus", "legg til", "Legg til utgift, inntekt, vilkår, utbetaling, svar eller barn.", "VE-4", vist="l"),
        Kommando(
            "begrunnelse",
            "b",
            "begrunnelse",
            "Skriv begrunnelsen. Det som sto i forrige vedtak (=) eller ligner andres (~), merkes. F2 gir kontorets byggesteiner.",
            "VE-7",
        ),
        Kommando("vilkar", "v", "vilkår", "Vurder forrige måneds vilkår, eller sett et nytt.", "VE-11"),
        Kommando("send", "i", "send inn", "Signer med PIN og send til kontroll.", "KO-1"),
        Kommando("tilbakekall", "z", "ta tilbake", "Ta vedtaket tilbake fra kontroll før noen har åpnet det.", "KO-6"),
        Kommando("omgjor", "o", "omgjør, opphør", "Lag et nytt vedtak som endrer eller stanser dette.", "VE-18"),
        Kommando("fjern", "x", "fjern linje", "Ta linja ut av utkastet.", i_bunn=False),
        Kommando(
            "sokt_muntlig",
            "m",
            "søkte muntlig",
            "Personen søkte muntlig: kryss av hva, så skrives søknaden ned og knyttes til.",
            "VE-20",
            i_bunn=False,
        ),
        Kommando("vis_brev", "f", "vis brev", "Brevet slik det blir, eller slik det ble.", "VE-19"),
        Kommando("full_beregning", "g", "full beregning", "Hele beregningen, linje for linje, med regel og sats.", "VE-4", i_bunn=False),
        Kommando("periode", "n", "periode", "Type vedtak, fra og til, og grunn til lengre enn en måned.", "VE-1", i_bunn=False),
        Kommando(
            "overlever",
            "h",
            "overlever",
            "Leder er inhabil: overlever til kommunedirektørens stedfortreder, og skriv ned svaret når det kommer.",
            "PE-6",
        ),
        Kommando("utbetaling", "u", "utbetaling", "Gå til utbetalingene.", "VE-21", i_bunn=False),
        Kommando("person", "p", "person", "Gå til personen.", i_bunn=False),
        Kommando(
            "avbryt",
            "k",
            "kast utkast",
            "Avbryt utkastet. Søknaden venter på et nytt; en muntlig som ble skrevet ned herfra, kan gå med.",
            "KO-1",
            i_bunn=False,
        ),
        Kommando("ut", "t,escape", "tilbake", "Tilbake. Alt er lagret.", i_bunn=False, vist="t"),
    )
    REGLER: ClassVar = {
        "VE-2": "Hver ting det er søkt om, får svar: innvilget, delvis, avslag eller avvist.",
        "VE-4": "Behov minus inntekt. Det loven holder utenfor, står i parentes.",
        "VE-6": "Ingen avvik fra norm er et valg noen tar. Avvik har beløp og grunn.",
        "VE-7": "Begrunnelsen er individuell: ikke ord for ord som forrige måned.",
        "VE-13": "Inntekt, boutgift, vilkår og kontakt bekreftes eller endres hver måned.",
        "VE-16": "Utbetalingene er lik summen på øret. Andre enn søkeren krever samtykke eller grunn.",
        "VE-18": "Et iverksatt vedtak endres ikke. Et nytt peker på det og sier hva som blir annerledes.",
        "VE-19": "Brevet sier hva som er bestemt, hvorfor, hvordan det er regnet, og hvordan en klager.",
        "VE-20": "Vedtaket svarer på en søknad. En fornyelse svarer på månedens egen.",
        "PE-6": "Er leder inhabil for personen, signerer ingen her. Saken gis til kommunedirektørens stedfortreder.",
        "KO-1": "Å sende inn fryser innholdet og signerer det. En annen kontrollerer.",
    }

    # --- what may be pressed ---

    def tillatt(self, kommando: Kommando) -> bool:
        """Nothing but reading when the vedtak is not a draft, or not hers to write."""
        if kommando.id == "ut":
            return True
        if self.s is None:
            return False
        if kommando.id == "overlever":
            return kan_overleveres(self.s)
        if kommando.id == "tilbakekall":
            return kan_ta_tilbake(self.v, self.okt.ident) is None
        if kommando.id == "omgjor":
            return bool(self.s.endringer) and rolle_kan_skrive(self.okt.rolle, self.v.fagart)
        if kommando.id == "vilkar" and not har(self.v, Bolk.VILKAR):
            return False
        if kommando.id == "legg" and not any(har(self.v, bolk) for bolk, *_ in LEGGES_TIL):
            return False
        if kommando.id == "sokt_muntlig":
            return self.s.laast is None and self.v.soknad_id is None
        if kommando.id in ("svar", "endre"):
            rad = self.tabell.valgt
            return rad is not None and (self.s.laast is None or rad.slag in self._lesbare())
        if kommando.id == "fjern":
            return self.s.laast is None and self.tabell.valgt is not None and self.tabell.valgt.slag in FJERNES
        return self.s.laast is None or kommando.id not in ENDRER

    def _lesbare(self) -> tuple[str, ...]:
        """The rows Enter opens although the vedtak is closed. A payment of an iverksatt vedtak may still be stopped (VE-16)."""
        betalinger = ("utbetaling",) if self.v.tilstand is Vedtakstilstand.IVERKSATT else ()
        return ("sum", "del", "borte", "kvp", "kvpbarn", "endrer", *betalinger)

    # --- commands ---

    def gi_svar(self) -> None:
        """Enter."""
        if (rad := self.tabell.valgt) is not None:
            self.besvar(rad)

    def endre(self) -> None:
        """`e`."""
        if (rad := self.tabell.valgt) is not None:
            self.endre_rad(rad)

    def begrunnelse(self) -> None:
        """`b`, from any row."""
        self._til(("begrunnelse", 0))

    def _til(self, nokkel: tuple[str, object]) -> None:
        if self.tabell.velg(nokkel) and (rad := self.tabell.valgt) is not None:
            self.besvar(rad)

    def vis_brev(self) -> None:
        """`f`."""
        vis_vedtaksbrev(self, self.v.id)

    def vilkar(self) -> None:
        """The first of last month's that nobody has judged; when all are, a new one."""
        rad = next((r for r in self.tabell.rader if r.slag == "utfall" and r.venter), None)
        if rad is not None:
            self._til(rad.nokkel)
        else:
            self.nytt("vilkar")

    def legg(self, _tast: str) -> None:
        """What is to be added."""
        uten = "post" if egen_post(self.v) is not None and self.v.poster else None
        valg = [Valg(kode, tekst, tast) for bolk, kode, tekst, tast in LEGGES_TIL if har(self.v, bolk) and kode != uten]
        self.spor(Velg("Legg til", valg), self._legg_til)

    def _legg_til(self, hva: str) -> None:
        if hva == "betaling":
            self.betaling(None)
        elif hva == "barn":
            self.nytt_barn()
        else:
            self.nytt(hva)

    def fjern(self) -> None:
        """Out of the draft; a payment's sum goes back to the person."""
        rad = self.tabell.valgt
        gammel = self.del_for(rad) if rad is not None else None
        if rad is None or gammel is None:
            return
        if rad.slag == "utbetaling":
            self.lagre(innhold.sett_utbetalinger, [u for u in self.v.utbetalinger if u.id != gammel.id])
        else:
            self.lagre(innhold.fjern, gammel)

    def sokt_muntlig(self) -> None:
        """`m`."""
        self.muntlig()

    def periode(self) -> None:
        """`n`."""
        self.endre_rad(Rad(("periode", 0), "Periode"))

    def send(self) -> None:
        """The PIN when nothing is left; else to what is."""
        if self.s is None:
            return
        if self.s.leder_inhabil is not None:
            self.avslag(self.s.leder_inhabil)
            return
        igjen = next((r for r in self.tabell.rader if r.slag == "stopp" or (r.slag == "varsel" and r.venter)), None)
        if igjen is not None:
            self.tabell.velg(igjen.nokkel)
            forst: Any = (*self.s.bilde.stopp, *self.s.bilde.upasserte)[0]
            self.si(f"{forst.setning} ({forst.regel})", "fare")
            return
        v = self.v
        belop = f"{kroner(v.kvplinjer[0].maaned_ore)} kr i måneden" if v.kvplinjer else f"{kroner(v.sum_ore or 0)} kr"
        tekst = f"{self.s.navn}   {periode_tekst(v.fra, v.til)}   {belop}\nInnholdet fryses når du signerer."

        def prov(_ident: str, pin: str) -> Vedtak:
            return self.kall(signatur.send, pin)

        self.spor(Pin(f"Send vedtak {v.nummer} til kontroll", prov, tekst=tekst), self._sendt)

    def _sendt(self, v: Vedtak) -> None:
        self._vedtak_id = None
        self.tilbake()
        self.si(f"Vedtak {v.nummer} er signert og sendt til kontroll.")

    def overlever(self) -> None:
        """`h`: hand it over; once that is done, the answer (PE-6)."""
        if self.s is None:
            return
        if self.s.overlevert is None:
            spor_overlevering(self, self.v, self._overlevert)
        else:
            spor_utfall(self, self.v, lambda _: self._kastet("Avgjørelsen er skrevet ned. Utkastet er lukket."))

    def _overlevert(self, _svar: object) -> None:
        self.si("Overlevert til kommunedirektørens stedfortreder. Trykk h når svaret er kommet.")
        self.last()

    def tilbakekall(self) -> None:
        """KO-6."""
        self.lagre(signatur.ta_tilbake)

    def omgjor(self) -> None:
        """VE-18: what is iverksatt is changed by a new vedtak that points at it; only what the rules allow for it is offered."""
        if self.s is not None:
            self.spor(Velg("Hva skal skje med vedtaket?", [Valg(a.value, a.tekst) for a in self.s.endringer]), self._omgjor)

    def _omgjor(self, kode: str) -> None:
        okt: Any = self.okt
        nytt = partial(tjeneste.nytt_utkast, okt, self.v.person_id, art=Vedtaksart.av(kode), uten_soknad=UtenSoknad.av(kode))
        self.skriv(partial(nytt, endrer_id=self.v.id), ferdig=lambda v: self._apnet(v.id))

    def person(self) -> None:
        """The person's own screen."""
        self.gaa_til("bruker", person_id=self.v.person_id)

    def utbetaling(self) -> None:
        """The payments."""
        self.gaa_til("utbetaling")

    def ut(self, _tast: str) -> None:
        """Back to where she came from."""
        self.tilbake()
