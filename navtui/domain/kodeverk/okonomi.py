"""Code lists of money coming in and going out: what counts, what is held out, and what SSB calls it."""

from __future__ import annotations

from datetime import date
from typing import Self

from navtui.domain.kodeverk.kode import Kode

ALLTID = date.min
"""Held out on any date the program can be asked about."""

BARNETRYGD_HOLDES_UTENFOR_FRA = date(2022, 9, 1)
"""Sosialtjenesteloven § 18 third paragraph, as changed from this date."""


class Inntektsrolle(Kode):
    """VE-15: whether sosialhjelp is what the person lives on, or comes in addition to another income."""

    HOVEDINNTEKT = "hovedinntekt", "hovedinntekt"
    SUPPLERENDE = "supplerende", "supplerende"


class Hovedinntekt(Kode):
    """VE-15 (Proba; Sandnes; SSB): the largest income besides sosialhjelp. This is the one table to SSB's VKLO and TRYGDESIT.

    `vklo` is the code when that income is what the person lives on; `trygdesit` the largest trygd. `ukjent` has none:
    the report must ask rather than guess.
    """

    vklo: str | None
    trygdesit: str | None

    def __new__(cls, verdi: str, tekst: str, vklo: str | None, trygdesit: str | None) -> Self:
        kode = str.__new__(cls, verdi)
        kode._value_ = verdi
        kode.tekst, kode.vklo, kode.trygdesit = tekst, vklo, trygdesit
        return kode

    ARBEID = "arbeid", "arbeid", "1", "12"
    DAGPENGER = "dagpenger", "dagpenger", "3", "02"
    AAP = "aap", "AAP", "3", "11"
    UFORETRYGD = "uforetrygd", "uføretrygd", "3", "04"
    SYKEPENGER = "sykepenger", "sykepenger", "3", "01"
    FORELDREPENGER = "foreldrepenger", "foreldrepenger", "3", "10"
    OVERGANGSSTONAD = "overgangsstonad", "overgangsstønad", "3", "05"
    OMSTILLINGSSTONAD = "omstillingsstonad", "omstillingsstønad", "3", "06"
    SUPPLERENDE_STONAD = "supplerende_stonad", "supplerende stønad", "3", "09"
    ALDERSPENSJON = "alderspensjon", "alderspensjon", "3", "07"
    ANNEN_TRYGD = "annen_trygd", "annen trygd", "3", "10"
    INTRODUKSJONSSTONAD = "introduksjonsstonad", "introduksjonsstønad", "6", "12"
    KVALIFISERINGSSTONAD = "kvalifiseringsstonad", "kvalifiseringsstønad", "8", "12"
    TILTAKSPENGER = "tiltakspenger", "tiltakspenger", "2", "12"
    STUDIESTOTTE = "studiestotte", "studiestøtte", "4", "12"
    BIDRAG = "bidrag", "barne- eller ektefellebidrag", "9", "12"
    PARTNERS_INNTEKT = "partners_inntekt", "ektefelles eller samboers inntekt", "7", "12"
    ANNET = "annet", "annet", "9", "12"
    INGEN = "ingen", "ingen", "5", "12"
    UKJENT = "ukjent", "ukjent", None, None

    @property
    def er_helserelatert(self) -> bool:
        """VE-1: whether the ytelse is one of those that may carry a vedtak longer than a month."""
        return self in (Hovedinntekt.AAP, Hovedinntekt.UFORETRYGD, Hovedinntekt.SYKEPENGER)


SOSIALHJELP_VKLO = "5"


def vklo(rolle: Inntektsrolle, inntekt: Hovedinntekt) -> str | None:
    """VE-15 (SSB 11F): SSB's VKLO. Sosialhjelp as hovedinntekt is 5 whatever else there is; None = the report must ask."""
    return SOSIALHJELP_VKLO if rolle is Inntektsrolle.HOVEDINNTEKT else inntekt.vklo


class Inntektstype(Kode):
    """VE-4: a kind of income, and from when the law keeps it out of the calculation.

    `holdes_utenfor_fra` is None where it always counts. `digisos` is the type in a digital søknad, where there is one.
    """

    holdes_utenfor_fra: date | None
    digisos: str | None

    def __new__(cls, verdi: str, tekst: str, holdes_utenfor_fra: date | None = None, digisos: str | None = None) -> Self:
        kode = str.__new__(cls, verdi)
        kode._value_ = verdi
        kode.tekst, kode.holdes_utenfor_fra, kode.digisos = tekst, holdes_utenfor_fra, digisos
        return kode

    LONN = "lonn", "lønn", None, "jobb"
    FERIEPENGER = "feriepenger", "feriepenger eller sluttoppgjør", None, "sluttoppgjoer"
    LONN_BARN = "lonn_barn", "barns lønn for arbeid i fritid og ferie", ALLTID
    NARINGSINNTEKT = "naringsinntekt", "næringsinntekt (overskudd)"
    """Of the self-employed: what is left of the month when the costs of the business are paid; a month with a loss has no line. It counts
    like lønn, and its hovedinntekt (VE-15) is arbeid."""
    DAGPENGER = "dagpenger", "dagpenger"
    AAP = "aap", "AAP"
    UFORETRYGD = "uforetrygd", "uføretrygd"
    SYKEPENGER = "sykepenger", "sykepenger"
    FORELDREPENGER = "foreldrepenger", "foreldrepenger"
    OVERGANGSSTONAD = "overgangsstonad", "overgangsstønad"
    OMSTILLINGSSTONAD = "omstillingsstonad", "omstillingsstønad"
    SUPPLERENDE_STONAD = "supplerende_stonad", "supplerende stønad"
    ALDERSPENSJON = "alderspensjon", "alderspensjon"
    KONTANTSTOTTE = "kontantstotte", "kontantstøtte"
    ANNEN_TRYGD = "annen_trygd", "annen trygd"
    INTRODUKSJONSSTONAD = "introduksjonsstonad", "introduksjonsstønad"
    KVALIFISERINGSSTONAD = "kvalifiseringsstonad", "kvalifiseringsstønad"
    TILTAKSPENGER = "tiltakspenger", "tiltakspenger"
    STUDIESTOTTE = "studiestotte", "studiestøtte", None, "studielanOgStipend"
    BOSTOTTE = "bostotte", "bostøtte", None, "bostotte"
    BARNEBIDRAG = "barnebidrag", "barnebidrag", None, "barnebidrag"
    EKTEFELLEBIDRAG = "ektefellebidrag", "ektefellebidrag"
    PARTNERS_INNTEKT = "partners_inntekt", "ektefelles eller samboers inntekt"
    BARNETRYGD = "barnetrygd", "barnetrygd", BARNETRYGD_HOLDES_UTENFOR_FRA
    GRUNNSTONAD = "grunnstonad", "grunnstønad", ALLTID
    HJELPESTONAD = "hjelpestonad", "hjelpestønad", ALLTID
    LEIEINNTEKT = "leieinntekt", "leieinntekt"
    SKATT_TIL_GODE = "skatt_til_gode", "skatt til gode"
    FORMUE = "formue", "oppsparte midler"
    ANNET = "annet", "annen inntekt", None, "annen"

    def holdes_utenfor(self, dag: date) -> bool:
        """VE-4 (law § 18 third paragraph): whether the law keeps this income out on that day."""
        return self.holdes_utenfor_fra is not None and dag >= self.holdes_utenfor_fra


TILLEGG_2026 = date(2026, 1, 1)
"""From here nav.no names transport and children's organised leisure as needs besides the sats."""


class Utgiftstype(Kode):
    """VE-4, GJ-4: a kind of expense.

    `i_tillegg_fra`: from when it is said to come in addition to the veiledende sats (it may always be granted after § 18).
    `i_livsoppholdssats`: GJ-4, it is inside the livsoppholdssats of a debt case and is never counted beside it there.
    """

    i_tillegg_fra: date
    i_livsoppholdssats: bool
    digisos: str | None

    def __new__(
        cls, verdi: str, tekst: str, i_tillegg_fra: date = ALLTID, i_livsoppholdssats: bool = False, digisos: str | None = None
    ) -> Self:
        kode = str.__new__(cls, verdi)
        kode._value_ = verdi
        kode.tekst, kode.i_tillegg_fra = tekst, i_tillegg_fra
        kode.i_livsoppholdssats, kode.digisos = i_livsoppholdssats, digisos
        return kode

    LIVSOPPHOLD = "livsopphold", "mat og livsopphold", ALLTID, True
    """PM-2: some days of it, as an amount: in an engangsytelse and a nødhjelp no sats is counted (`vedtak_mat`)."""
    HUSLEIE = "husleie", "husleie", ALLTID, False, "husleie"
    BOLIGLAN_RENTER = "boliglan_renter", "renter på boliglån", ALLTID, False, "boliglanRenter"
    BOLIGLAN_AVDRAG = "boliglan_avdrag", "avdrag på boliglån", ALLTID, False, "boliglanAvdrag"
    FELLESKOSTNADER = "felleskostnader", "felleskostnader"
    KOMMUNALE_AVGIFTER = "kommunale_avgifter", "kommunale avgifter", ALLTID, False, "kommunalAvgift"
    ANNEN_BOUTGIFT = "annen_boutgift", "annen boutgift", ALLTID, False, "annenBoutgift"
    STROM = "strom", "strøm", ALLTID, True, "strom"
    OPPVARMING = "oppvarming", "oppvarming", ALLTID, True, "oppvarming"
    BOLIGFORSIKRING = "boligforsikring", "boligforsikring"
    INNBOFORSIKRING = "innboforsikring", "innboforsikring", ALLTID, True
    BARNEHAGE = "barnehage", "barnehage", ALLTID, False, "barnehage"
    SFO = "sfo", "SFO", ALLTID, False, "sfo"
    BARN_FRITID = "barn_fritid", "barns fritid", TILLEGG_2026, True, "barnFritidsaktiviteter"
    REISE = "reise", "reise", TILLEGG_2026, True
    BARNEBIDRAG = "barnebidrag", "barnebidrag som betales", ALLTID, False, "barnebidrag"
    TANNREGULERING_BARN = "tannregulering_barn", "tannregulering for barn", ALLTID, False, "barnTannregulering"
    TANNBEHANDLING = "tannbehandling", "tannbehandling"
    EGENANDELER = "egenandeler", "egenandeler"
    MEDISIN_BRILLER = "medisin_briller", "medisin og briller"
    INNBO = "innbo", "innbo"
    FLYTTING_ETABLERING = "flytting_etablering", "flytting og etablering"
    DEPOSITUM = "depositum", "depositum"
    RESTANSE_HUSLEIE = "restanse_husleie", "restanse husleie"
    RESTANSE_STROM = "restanse_strom", "restanse strøm"
    BEGRAVELSE = "begravelse", "begravelse"
    MIDLERTIDIG_BOTILBUD = "midlertidig_botilbud", "midlertidig botilbud"
    ANNET = "annet", "annet", ALLTID, False, "annen"

    @property
    def er_boutgift(self) -> bool:
        """VE-4, VE-12: cost of the home itself, which a reduction for breach never touches. Strøm is its own line."""
        return self in _BOUTGIFTER


_BOUTGIFTER = frozenset(
    {
        Utgiftstype.HUSLEIE,
        Utgiftstype.BOLIGLAN_RENTER,
        Utgiftstype.BOLIGLAN_AVDRAG,
        Utgiftstype.FELLESKOSTNADER,
        Utgiftstype.KOMMUNALE_AVGIFTER,
        Utgiftstype.ANNEN_BOUTGIFT,
        Utgiftstype.BOLIGFORSIKRING,
    }
)
