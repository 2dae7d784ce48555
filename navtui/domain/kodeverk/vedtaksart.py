"""Code lists of how a vedtak is made and paid: its kind, why it has no søknad, what is confirmed, how it is paid."""

from __future__ import annotations

from navtui.domain.kodeverk.kode import Kode


class Vedtaksart(Kode):
    """What a vedtak is. Those that change another (VE-18) point at it."""

    STONAD = "stonad", "økonomisk stønad"
    NODHJELP = "nodhjelp", "nødhjelp"
    AVSLAG = "avslag", "avslag"
    AVVIST = "avvist", "avvist"
    BOTILBUD = "botilbud", "midlertidig botilbud"
    RADGIVNING = "radgivning", "råd og veiledning"
    GARANTI = "garanti", "garanti"
    KVP = "kvp", "kvalifiseringsprogram"
    OPPHOR = "opphor", "opphør"
    OMGJORING = "omgjoring", "omgjøring"
    REDUKSJON = "reduksjon", "reduksjon"
    STANS = "stans", "stanset utbetaling"

    @property
    def endrer_et_annet(self) -> bool:
        """VE-18: whether it changes or stops a vedtak that is iverksatt."""
        return self in (Vedtaksart.OPPHOR, Vedtaksart.OMGJORING, Vedtaksart.REDUKSJON, Vedtaksart.STANS)

    @property
    def har_beregning(self) -> bool:
        """VE-4: whether it is worked out from need and income what there is money for, an avslag's calculation among them."""
        return self in _BEREGNES

    @property
    def folger_svarene(self) -> bool:
        """VE-2: stønad, avslag and avvist are one draft until the items are answered; the answers say which it is."""
        return self in (Vedtaksart.STONAD, Vedtaksart.AVSLAG, Vedtaksart.AVVIST)

    @property
    def har_egen_varighet(self) -> bool:
        """VE-1: §§ 17 and 27, garanti and KVP have their own length."""
        return self in (Vedtaksart.RADGIVNING, Vedtaksart.BOTILBUD, Vedtaksart.GARANTI, Vedtaksart.KVP)


_BEREGNES = frozenset(
    {
        Vedtaksart.STONAD,
        Vedtaksart.NODHJELP,
        Vedtaksart.AVSLAG,
        Vedtaksart.BOTILBUD,
        Vedtaksart.OMGJORING,
        Vedtaksart.REDUKSJON,
    }
)


class UtenSoknad(Kode):
    """VE-20: the only vedtak that need no søknad."""

    OPPHOR = "opphor", "opphør"
    OMGJORING = "omgjoring", "omgjøring"
    REDUKSJON = "reduksjon", "reduksjon"
    STANS = "stans", "stanset utbetaling"
    NODHJELP_KONTORET = "nodhjelp_kontoret", "nødhjelp på kontorets initiativ"


class Helseytelse(Kode):
    """VE-1: the ytelser that may carry a vedtak longer than a month."""

    AAP = "aap", "AAP"
    UFORETRYGD = "uforetrygd", "uføretrygd"
    SYKEPENGER = "sykepenger", "sykepenger"


class Avviksvalg(Kode):
    """VE-6: how the stønad stands to the veiledende sats, chosen by someone."""

    INGEN = "ingen", "ingen avvik fra norm, vurdert"
    OPP = "opp", "over norm"
    NED = "ned", "under norm"


class Refusjon(Kode):
    """VE-22: what the office will claim back, and by which section."""

    PARAGRAF_23 = "paragraf_23", "§ 23 uriktige opplysninger"
    PARAGRAF_25 = "paragraf_25", "§ 25 underholdsbidrag"
    PARAGRAF_26 = "paragraf_26", "§ 26 etterbetalt ytelse"


class Arbeidssokersvar(Kode):
    """VE-10: registered as arbeidssøker, or excepted with a reason."""

    JA = "ja", "registrert arbeidssøker"
    UNNTAK = "unntak", "unntak"


class Svar(Kode):
    """VE-13: what was said this month of a line. Not answered is None."""

    BEKREFTET = "bekreftet", "bekreftet"
    ENDRET = "endret", "endret"
    NY = "ny", "ny"


class Bekreftelsesart(Kode):
    """VE-13: what a renewal must have confirmed or changed this month."""

    INNTEKT = "inntekt", "inntekt"
    BOUTGIFT = "boutgift", "boutgift"
    VILKAR = "vilkar", "vilkår"
    KONTAKT = "kontakt", "kontakt"


class Betalingsmaate(Kode):
    """VE-21: how a payment reaches the one who is paid."""

    KONTO = "konto", "konto"
    KONTANTKORT = "kontantkort", "kontantkort"
    REKVISISJON = "rekvisisjon", "rekvisisjon"


class Betalingsgrunnlag(Kode):
    """VE-16: why someone other than the person is paid."""

    SAMTYKKE = "samtykke", "samtykke"
    VILKAR = "vilkar", "satt som vilkår"
    FARE_FOR_MISBRUK = "fare_for_misbruk", "fare for at stønaden ikke brukes etter formålet"
    BOTILBUD = "botilbud", "betaling for midlertidig botilbud"
