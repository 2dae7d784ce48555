"""Code lists of the vedtak, from hjemmel to payment, with SSB's and Digisos' codes."""

from __future__ import annotations

from typing import Self

from navtui.domain.kodeverk.kode import DigisosKode, Kode


class Hjemmel(Kode):
    """VE-3: the section of sosialtjenesteloven an item is decided under."""

    PARAGRAF_17 = "paragraf_17", "§ 17 opplysning, råd og veiledning"
    PARAGRAF_18 = "paragraf_18", "§ 18 stønad til livsopphold"
    PARAGRAF_19 = "paragraf_19", "§ 19 stønad i særlige tilfeller"
    PARAGRAF_20 = "paragraf_20", "§ 20 bruk av vilkår"
    PARAGRAF_20A = "paragraf_20a", "§ 20 a vilkår om aktivitet"
    PARAGRAF_21 = "paragraf_21", "§ 21 stønadsform"
    PARAGRAF_23 = "paragraf_23", "§ 23 tilbakekreving"
    PARAGRAF_25 = "paragraf_25", "§ 25 refusjon i underholdsbidrag"
    PARAGRAF_26 = "paragraf_26", "§ 26 refusjon i trygdeytelser"
    PARAGRAF_27 = "paragraf_27", "§ 27 midlertidig botilbud"
    PARAGRAF_29 = "paragraf_29", "§ 29 kvalifiseringsprogram"

    @property
    def paragraf(self) -> str:
        """Only the section, for narrow columns: "§ 20 a"."""
        nummer = self.value.removeprefix("paragraf_")
        return f"§ {nummer[:-1]} a" if nummer.endswith("a") else f"§ {nummer}"


class Stonadsform(Kode):
    """VE-3, § 21: bidrag is the rule; lån only where means are on their way."""

    BIDRAG = "bidrag", "bidrag"
    LAN = "lan", "lån"
    GARANTI = "garanti", "garanti"
    VARER_TJENESTER = "varer_tjenester", "varer og tjenester"


class Utfall(DigisosKode):
    """VE-2: the answer to one item. Digisos' UtfallVedtak."""

    INNVILGET = "innvilget", "innvilget", "INNVILGET"
    DELVIS = "delvis", "delvis innvilget", "DELVIS_INNVILGET"
    AVSLAG = "avslag", "avslag", "AVSLATT"
    AVVIST = "avvist", "avvist", "AVVIST"


class Vedtakstilstand(Kode):
    """KO-1. A returned vedtak is an utkast again; the return itself is in the history."""

    UTKAST = "utkast", "utkast"
    TIL_KONTROLL = "til_kontroll", "til kontroll"
    IVERKSATT = "iverksatt", "iverksatt"
    AVBRUTT = "avbrutt", "avbrutt"


class Utbetalingstilstand(DigisosKode):
    """VE-16: the state of one payment. Digisos' utbetaling.status."""

    PLANLAGT = "planlagt", "planlagt", "PLANLAGT_UTBETALING"
    UTBETALT = "utbetalt", "utbetalt", "UTBETALT"
    STOPPET = "stoppet", "stoppet", "STOPPET"
    ANNULLERT = "annullert", "annullert", "ANNULLERT"


class Mottakerart(Kode):
    """VE-16: who is paid. Anyone but the person needs consent or a stated ground."""

    PERSON = "person", "søkeren"
    UTLEIER = "utleier", "utleier"
    STROMSELSKAP = "stromselskap", "strømselskap"
    BARNEHAGE = "barnehage", "barnehage eller SFO"
    ANNEN = "annen", "annen"


class KostraKode(Kode):
    """A tick box in SSB's 11F: `ssb` is the code, `felt` the field it is written in."""

    ssb: str
    felt: str

    def __new__(cls, verdi: str, tekst: str, ssb: str, felt: str) -> Self:
        kode = str.__new__(cls, verdi)
        kode._value_ = verdi
        kode.tekst, kode.ssb, kode.felt = tekst, ssb, felt
        return kode


class Vilkarstype(KostraKode):
    """VE-11: SSB's twelve kinds of vilkår after §§ 20 and 20 a (11F, 2026)."""

    ARBEIDSTRENING = "arbeidstrening", "arbeidstrening eller arbeidspraksis", "16", "VILKARARBEID"
    KURS = "kurs", "arbeidsrettet kurs, opplæring eller jobbsøkingskurs", "17", "VILKARKURS"
    SKOLE = "skole", "bruke rett til skole", "04", "VILKARUTD"
    ARBEIDSSOKER = "arbeidssoker", "registrere seg som arbeidssøker, føre jobblogg", "06", "VILKARJOBBLOG"
    JOBBTILBUD = "jobbtilbud", "ta imot et konkret jobbtilbud", "07", "VILKARJOBBTILB"
    VEILEDNINGSSAMTALE = "veiledningssamtale", "møte til veiledningssamtaler", "08", "VILKARSAMT"
    ANDRE_RETTIGHETER = "andre_rettigheter", "gjøre gjeldende andre økonomiske rettigheter", "10", "VILKAROKRETT"
    FORMUE_BOUTGIFT = "formue_boutgift", "realisere formue eller redusere boutgift", "18", "VILKARLIVSH"
    HELSETJENESTE = "helsetjeneste", "oppsøke lege eller helsetjeneste", "14", "VILKARHELSE"
    ANNET = "annet", "annet", "15", "VILKARANNET"
    AKTIVITETSPLAN = "aktivitetsplan", "bruke og følge opp digital aktivitetsplan", "19", "VILKARDIGPLAN"
    NORSK_SAMISK = "norsk_samisk", "norsk- eller samiskopplæring", "20", "VILKARNORSKSAMISKOPPL"

    @property
    def er_aktivitet(self) -> bool:
        """VE-9, § 20 a: whether this is an activity. Turning up to talks, selling things and claiming rights are not."""
        return self in _AKTIVITET


_AKTIVITET = frozenset(
    {
        Vilkarstype.ARBEIDSTRENING,
        Vilkarstype.KURS,
        Vilkarstype.SKOLE,
        Vilkarstype.ARBEIDSSOKER,
        Vilkarstype.JOBBTILBUD,
        Vilkarstype.AKTIVITETSPLAN,
        Vilkarstype.NORSK_SAMISK,
    }
)


class Vilkarsutfall(Kode):
    """VE-11: what came of a vilkår."""

    IKKE_VURDERT = "ikke_vurdert", "ikke vurdert"
    OPPFYLT = "oppfylt", "oppfylt"
    IKKE_OPPFYLT = "ikke_oppfylt", "ikke oppfylt"


class UnntakAktivitet(KostraKode):
    """VE-9: SSB's four exceptions from § 20 a; each needs a text as well."""

    I_ARBEID = "i_arbeid", "i arbeid", "01", "VEDTAKARB"
    ANNEN_YTELSE = "annen_ytelse", "i aktivitet knyttet til en annen ytelse", "02", "VEDTAKAKT"
    HELSE_SOSIAL = "helse_sosial", "helsemessig eller sosial situasjon", "03", "VEDTAKHELSE"
    TUNGTVEIENDE = "tungtveiende", "andre tungtveiende grunner", "04", "VEDTAKGRUNN"


class Linjeart(Kode):
    """VE-4: what a line of the calculation does to the sum."""

    BEHOV = "behov", "behov"
    INNTEKT = "inntekt", "inntekt"
    HOLDT_UTENFOR = "holdt_utenfor", "holdt utenfor"
    UTBETALT = "utbetalt", "utbetalt før"
    """VE-18: paid already by the vedtak that an omgjøring replaces."""
