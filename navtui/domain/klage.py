"""KL-1 to KL-4: what a klage may become, by when it must have come, and who may decide it. The database's triggers refuse the same."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from navtui.domain.kalender import arbeidsdager_etter, bankdag_paa_eller_etter, dag_kort, legg_til_maaneder
from navtui.domain.kodeverk.brev import Sendemaate
from navtui.domain.kodeverk.klage import Klagegrunn, Klagetilstand
from navtui.domain.kodeverk.soknad import Kanal
from navtui.domain.kodeverk.vedtaksart import Vedtaksart
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import rolle_kan_skrive
from navtui.domain.signatur import Signaturkandidat, leder_inhabil

KLAGEFRIST: Final = timedelta(weeks=3)
"""KL-2 (fvl. § 29)."""
YTTERSTE_MAANEDER: Final = 12
"""KL-2 (fvl. § 31 third paragraph): after so many months from the vedtak no klage on it is taken."""
LENGSTE_TEKST: Final = 4000
"""Letters in a klage that is written down, and in what is said of it."""

T = Klagetilstand
_NESTE: Final[dict[Klagetilstand, tuple[Klagetilstand, ...]]] = {
    T.MOTTATT: (T.FORMKONTROLL, T.TRUKKET),
    T.FORMKONTROLL: (T.NY_VURDERING, T.AVVIST, T.TRUKKET),
    T.NY_VURDERING: (T.MEDHOLD, T.DELVIS, T.OPPRETTHOLDT, T.TRUKKET),
    T.OPPRETTHOLDT: (T.OVERSENDT, T.TRUKKET),
    T.OVERSENDT: (T.STADFESTET, T.ENDRET, T.OPPHEVET, T.AVVIST_SF, T.TRUKKET),
    T.DELVIS: (T.OVERSENDT, T.AVSLUTTET),
    T.MEDHOLD: (T.AVSLUTTET,),
    T.AVVIST: (T.AVSLUTTET,),
    T.STADFESTET: (T.AVSLUTTET,),
    T.ENDRET: (T.AVSLUTTET,),
    T.OPPHEVET: (T.AVSLUTTET,),
    T.AVVIST_SF: (T.AVSLUTTET,),
    T.AVSLUTTET: (),
    T.TRUKKET: (),
}
AVGJOR: Final = frozenset({T.AVVIST, T.MEDHOLD, T.DELVIS, T.OPPRETTHOLDT})
"""KL-3: the steps that decide something against or for the person; each is reasoned, by another than the two who signed."""

MED_BREV: Final = frozenset({T.AVVIST, T.OVERSENDT})
"""The steps a letter is made with (fvl. § 33), and so those that are taken on the day they are written."""


class NyKlage(Modell):
    """A klage as it is registered. `avgitt`: when it was posted or handed in, if not the day it came. An oral one is written down here."""

    vedtak_id: int
    mottatt: date
    tekst: str
    kanal: Kanal = Kanal.PAPIR
    avgitt: date | None = None
    kommet_frem: date | None = None
    """When the vedtak reached the person; without it the office's own count of working days from the day it was sent."""


class Klagesteg(Modell):
    """One thing that happened to it."""

    fra: Klagetilstand | None
    til: Klagetilstand
    dato: date
    grunn: Klagegrunn | None = None
    tekst: str = ""
    ident: str
    tid: datetime


class NyttSteg(Modell):
    """A step someone wants to take. `saksbehandler` goes with ny vurdering, `laerdom` and `rutine_id` with avsluttet (KL-4)."""

    til: Klagetilstand
    dato: date
    grunn: Klagegrunn | None = None
    tekst: str = ""
    saksbehandler: str | None = None
    laerdom: str = ""
    rutine_id: int | None = None


class Klage(Modell):
    """A klage with everything that has happened to it. `signert_av` are the two who signed the vedtak."""

    id: int
    person_id: int
    vedtak_id: int
    vedtak_nummer: str
    fagart: Vedtaksart
    vedtaksdato: date
    signert_av: tuple[str, ...]
    mottatt: date
    avgitt: date
    kanal: Kanal
    tekst: str
    kommet_frem: date
    frist: date
    tilstand: Klagetilstand
    saksbehandler: str | None
    forelopig_svar: date | None
    forventet: date | None
    """PM-4: when the last foreløpig svar said that an answer could be expected."""
    nytt_vedtak_id: int | None
    nytt_vedtak_nummer: str | None
    nytt_vedtak_iverksatt: bool = False
    laerdom: str
    rutine_id: int | None
    rutine: str | None
    registrert_av: str
    steg: tuple[Klagesteg, ...]
    versjon: int

    @property
    def for_sen(self) -> bool:
        """KL-2: it was posted or handed in after the frist."""
        return self.avgitt > self.frist

    @property
    def skal_endre(self) -> bool:
        """VE-18: somewhere on its way the vedtak was found to be changed, so a new one must point at it."""
        return any(s.til.endrer_vedtaket for s in self.steg)

    @property
    def siste_dato(self) -> date:
        """When the last thing happened."""
        return self.steg[-1].dato if self.steg else self.mottatt


def kommet_frem(sendt: date, arbeidsdager: int, maate: Sendemaate | None = None) -> date:
    """KL-2: when a letter sent that day is taken to have reached the person, until someone knows better: by post after the office's count
    of working days; what is handed over or sent digitally (the day of its varsel; fvl 2025 § 63) the same day."""
    return sendt if maate in (Sendemaate.OVERLEVERT, Sendemaate.DIGITAL) else arbeidsdager_etter(sendt, arbeidsdager)


@dataclass(frozen=True, slots=True)
class Fremme:
    """KL-2: when a vedtak is taken to have reached the person, and what that is counted from, in a sentence."""

    dato: date
    hvorfor: str


def antatt_fremme(vedtaksdato: date, sendt: date | None, maate: Sendemaate | None, arbeidsdager: int) -> Fremme:
    """KL-2: counted from when the letter was marked sent; else from the date of the vedtak, and that is said."""
    if sendt is None:
        hvorfor = f"Brevet er ikke merket sendt. Dagen er regnet fra vedtaksdatoen {dag_kort(vedtaksdato)}."
        return Fremme(kommet_frem(vedtaksdato, arbeidsdager), hvorfor)
    som = f" {maate.tekst}" if maate else ""
    return Fremme(kommet_frem(sendt, arbeidsdager, maate), f"Brevet er sendt{som} {dag_kort(sendt)}.".replace("sendt levert", "levert"))


def klagefrist(fremme: date) -> date:
    """KL-2 (fvl. § 29): the same weekday three weeks on, or the first working day after when that is in a helg or a helligdag."""
    return bankdag_paa_eller_etter(fremme + KLAGEFRIST)


def neste_steg(tilstand: Klagetilstand) -> tuple[Klagetilstand, ...]:
    """KL-1: what may follow, the most ordinary first."""
    return _NESTE[tilstand]


def sjekk_klage(ny: NyKlage, vedtaksdato: date | None, i_dag: date, *, har_apen: bool) -> Regelbrudd | None:
    """KL-1, KL-2: what is missing when it is registered. `vedtaksdato` None = the vedtak is not iverksatt."""
    if vedtaksdato is None:
        return Regelbrudd("KL-1", "Det klages på et vedtak som er iverksatt. Velg et annet vedtak.", "vedtak_id")
    if har_apen:
        return Regelbrudd("KL-1", "Vedtaket har allerede en klage som ikke er ferdig. Skriv det nye inn i journalen.", "vedtak_id")
    if not ny.tekst:
        return Regelbrudd("KL-1", "Skriv hva det klages på. En muntlig klage skrives ned slik den ble sagt.", "tekst")
    if len(ny.tekst) > LENGSTE_TEKST:
        return Regelbrudd("KL-1", f"Teksten er for lang: skriv høyst {LENGSTE_TEKST} tegn.", "tekst")
    if ny.mottatt > i_dag:
        return Regelbrudd("KL-1", f"Mottatt {dag_kort(ny.mottatt)} er fram i tid. Rett datoen.", "mottatt")
    if ny.mottatt < vedtaksdato:
        return Regelbrudd("KL-1", f"Vedtaket er fra {dag_kort(vedtaksdato)}. Klagen kan ikke være mottatt før.", "mottatt")
    return sjekk_datoer(ny.avgitt or ny.mottatt, ny.kommet_frem, ny.mottatt, vedtaksdato)


def sjekk_datoer(avgitt: date, fremme: date | None, mottatt: date, vedtaksdato: date) -> Regelbrudd | None:
    """KL-2: the dates the frist hangs on."""
    if not vedtaksdato <= avgitt <= mottatt:
        return Regelbrudd("KL-2", f"Klagen ble avgitt mellom {dag_kort(vedtaksdato)} og {dag_kort(mottatt)}. Rett datoen.", "avgitt")
    if fremme is not None and fremme < vedtaksdato:
        return Regelbrudd("KL-2", f"Vedtaket er fra {dag_kort(vedtaksdato)} og kan ikke ha kommet fram før.", "kommet_frem")
    return None


def kan_endre_datoer(k: Klage) -> Regelbrudd | None:
    """KL-2: the dates may be put right until it is decided whether the klage came in time."""
    if k.tilstand in (T.MOTTATT, T.FORMKONTROLL):
        return None
    return Regelbrudd("KL-2", "Det er avgjort om klagen kom i tide. Datoene endres ikke etterpå.")


def kan_vurdere(k: Klage, ident: str, kandidater: Collection[Signaturkandidat]) -> Regelbrudd | None:
    """KL-3 (public Nav systems), PE-5, PE-6: whether this one may reconsider the vedtak. The one function that decides it."""
    if brudd := leder_inhabil(kandidater):
        return Regelbrudd(
            "PE-6", "Leder er inhabil for personen, så ingen på kontoret kan avgjøre klagen. Gi den til stedfortrederen.", brudd.felt
        )
    hvem = next((x for x in kandidater if x.ident == ident and x.ansatt), None)
    if hvem is None or not (hvem.rolle == "leder" or rolle_kan_skrive(hvem.rolle, k.fagart)):
        return Regelbrudd("KL-3", f"{ident} kan ikke vurdere vedtak om {k.fagart.tekst}. Velg en annen.", "saksbehandler")
    if ident in k.signert_av:
        return Regelbrudd("KL-3", f"{ident} signerte vedtaket. En annen skal vurdere klagen.", "saksbehandler")
    if hvem.inhabil:
        return Regelbrudd("PE-6", f"{ident} er inhabil for personen. Velg en annen.", "saksbehandler")
    if not hvem.har_tilgang:
        return Regelbrudd("KL-3", f"{ident} har ikke tilgang til personen. Velg en annen.", "saksbehandler")
    return None


def kan_vurderes_av(k: Klage, kandidater: Collection[Signaturkandidat]) -> tuple[str, ...]:
    """KL-3: the idents that may have it, those at work first."""
    kan = [x for x in kandidater if kan_vurdere(k, x.ident, kandidater) is None]
    return tuple(x.ident for x in sorted(kan, key=lambda x: (not x.ledig, x.rolle == "leder", x.ident)))


def kan_ta_steg(k: Klage, til: Klagetilstand, ident: str, kandidater: Collection[Signaturkandidat]) -> Regelbrudd | None:
    """KL-1, KL-3, VE-18: whether this step is open to this person now. What she has to write with it is asked by `sjekk_steg`."""
    if til not in neste_steg(k.tilstand):
        return Regelbrudd("KL-1", f"Klagen er {k.tilstand.tekst}. Den kan ikke bli {til.tekst} herfra.")
    if any(x.ident == ident and x.inhabil for x in kandidater):
        return Regelbrudd("PE-6", "Du er inhabil for personen og behandler ikke klagen.")
    if til in AVGJOR and (brudd := kan_vurdere(k, ident, kandidater)):
        return brudd
    if til in AVGJOR and til is not T.AVVIST and k.saksbehandler != ident:
        return Regelbrudd("KL-3", f"Klagen er hos {k.saksbehandler}, som vurderer den. Gi den til en annen først.")
    if til is T.NY_VURDERING and not kan_vurderes_av(k, kandidater):
        brudd = leder_inhabil(kandidater)
        return brudd or Regelbrudd("KL-3", "Alle som kunne vurdert klagen, har signert vedtaket, er inhabile eller mangler tilgang.")
    if til is T.AVSLUTTET and k.skal_endre and not k.nytt_vedtak_iverksatt:
        return Regelbrudd("VE-18", f"Vedtak {k.vedtak_nummer} skal endres. Skriv omgjøringen, og avslutt klagen når den er iverksatt.")
    return None


def neste_hindring(k: Klage, ident: str, kandidater: Collection[Signaturkandidat]) -> Regelbrudd | None:
    """KL-1, KL-3: what keeps this person from the most ordinary next step, which says who takes it."""
    brudd = (kan_ta_steg(k, til, ident, kandidater) for til in neste_steg(k.tilstand))
    return next((b for b in brudd if b is not None), None)


def tillatte_steg(k: Klage, ident: str, kandidater: Collection[Signaturkandidat]) -> tuple[Klagetilstand, ...]:
    """KL-1: the steps to offer this person."""
    return tuple(til for til in neste_steg(k.tilstand) if kan_ta_steg(k, til, ident, kandidater) is None)


def sjekk_steg(k: Klage, nytt: NyttSteg, ident: str, kandidater: Collection[Signaturkandidat], i_dag: date) -> Regelbrudd | None:
    """KL-1 to KL-3: the step with all that belongs to it."""
    if brudd := kan_ta_steg(k, nytt.til, ident, kandidater):
        return brudd
    if not k.siste_dato <= nytt.dato <= i_dag:
        return Regelbrudd("KL-1", f"Velg en dato fra {dag_kort(k.siste_dato)} til i dag.", "dato")
    if nytt.til in MED_BREV and nytt.dato != i_dag:
        return Regelbrudd("KL-1", "Brevet lages nå, så steget får dagens dato.", "dato")
    if len(nytt.tekst) > LENGSTE_TEKST or len(nytt.laerdom) > LENGSTE_TEKST:
        return Regelbrudd("KL-1", f"Teksten er for lang: skriv høyst {LENGSTE_TEKST} tegn.", "tekst")
    if nytt.til in AVGJOR and not nytt.tekst:
        return Regelbrudd("KL-1", "Skriv hvorfor. Den som har klaget, skal kunne forstå det.", "tekst")
    if nytt.til is T.AVVIST:
        return _sjekk_avvisning(k, nytt)
    return _sjekk_til_vurdering(k, nytt, kandidater) if nytt.til is T.NY_VURDERING else None


def _sjekk_avvisning(k: Klage, nytt: NyttSteg) -> Regelbrudd | None:
    """KL-2 (fvl. § 33): a klage is avvist on a ground that holds."""
    if nytt.grunn is None or nytt.grunn.er_oppreisning:
        return Regelbrudd("KL-2", "Velg hvorfor klagen avvises.", "grunn")
    if nytt.grunn is Klagegrunn.FOR_SENT and not k.for_sen:
        return Regelbrudd("KL-2", f"Klagen kom i tide: fristen var {dag_kort(k.frist)}. Velg en annen grunn.", "grunn")
    return None


def _sjekk_til_vurdering(k: Klage, nytt: NyttSteg, kandidater: Collection[Signaturkandidat]) -> Regelbrudd | None:
    """KL-2 (fvl. § 31), KL-3: someone gets it, and a late one is taken on a ground that is written down."""
    if nytt.saksbehandler is None:
        return Regelbrudd("KL-3", "Velg hvem som skal vurdere klagen.", "saksbehandler")
    if brudd := kan_vurdere(k, nytt.saksbehandler, kandidater):
        return brudd
    if not k.for_sen:
        return None
    if k.avgitt > legg_til_maaneder(k.vedtaksdato, YTTERSTE_MAANEDER):
        return Regelbrudd("KL-2", "Det er gått mer enn ett år siden vedtaket. Klagen må avvises.", "grunn")
    if nytt.grunn is None or not nytt.grunn.er_oppreisning:
        return Regelbrudd("KL-2", f"Klagen kom etter fristen {dag_kort(k.frist)}. Velg hvorfor den likevel behandles.", "grunn")
    if not nytt.tekst:
        return Regelbrudd("KL-2", "Skriv hvorfor klagen behandles selv om den kom etter fristen.", "tekst")
    return None
