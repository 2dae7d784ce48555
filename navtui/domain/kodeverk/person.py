"""Code lists about the person and the household, with SSB's codes for KOSTRA 11F and Digisos' words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from navtui.domain.kodeverk.kode import Kode, SsbKode


class Kjonn(SsbKode):
    """PE-13. Asked for, never read from the number: from 2032 the number does not tell."""

    MANN = "mann", "mann", "1"
    KVINNE = "kvinne", "kvinne", "2"
    UKJENT = "ukjent", "ukjent", None


class Sivilstand(SsbKode):
    """PE-13, SSB's EKTSTAT. Skilt and separert are one code to SSB and two in law and in Digisos."""

    UGIFT = "ugift", "ugift", "1"
    GIFT = "gift", "gift", "2"
    SAMBOER = "samboer", "samboer", "3"
    SKILT = "skilt", "skilt", "4"
    SEPARERT = "separert", "separert", "4"
    ENKE = "enke", "enke eller enkemann", "5"
    UKJENT = "ukjent", "ukjent", None


class Bosituasjon(SsbKode):
    """PE-13, SSB's BOSIT and Digisos' botype. Where SSB's list says less than ours the choice of code is the product's own."""

    digisos: str | None

    def __new__(cls, verdi: str, tekst: str, ssb: str | None, digisos: str | None) -> Self:
        kode = str.__new__(cls, verdi)
        kode._value_ = verdi
        kode.tekst, kode.ssb, kode.digisos = tekst, ssb, digisos
        return kode

    LEIER_PRIVAT = "leier_privat", "leier privat", "1", "leier"
    LEIER_KOMMUNAL = "leier_kommunal", "leier av kommunen", "2", "kommunal"
    EIER = "eier", "eier", "3", "eier"
    UTEN_BOLIG = "uten_bolig", "uten bolig", "4", "ingen"
    MIDLERTIDIG_BOTILBUD = "midlertidig_botilbud", "midlertidig botilbud", "4", None
    INSTITUSJON = "institusjon", "institusjon", "6", "institusjon"
    KRISESENTER = "krisesenter", "krisesenter", "5", "krisesenter"
    FENGSEL = "fengsel", "fengsel", "5", "fengsel"
    HOS_FORELDRE = "hos_foreldre", "hos foreldre", "5", "foreldre"
    HOS_FAMILIE = "hos_familie", "hos familie", "5", "familie"
    HOS_VENNER = "hos_venner", "hos venner", "5", "venner"
    ANNET = "annet", "annet", "5", "annet"
    UKJENT = "ukjent", "ukjent", None, None


class Arbeidssituasjon(SsbKode):
    """SSB's ARBSIT: the most important work or life situation at the last contact."""

    ARBEID_HELTID = "arbeid_heltid", "arbeid, heltid", "01"
    ARBEID_DELTID = "arbeid_deltid", "arbeid, deltid", "02"
    UTDANNING = "utdanning", "under utdanning", "03"
    IKKE_ARBEIDSSOKER = "ikke_arbeidssoker", "ikke arbeidssøker", "04"
    STATLIG_TILTAK = "statlig_tiltak", "arbeidsmarkedstiltak (statlig)", "05"
    KOMMUNALT_TILTAK = "kommunalt_tiltak", "kommunalt tiltak", "06"
    REGISTRERT_LEDIG = "registrert_ledig", "registrert arbeidsledig", "07"
    UREGISTRERT_LEDIG = "uregistrert_ledig", "arbeidsledig, ikke registrert hos Nav", "08"
    INTRODUKSJONSORDNING = "introduksjonsordning", "introduksjonsordning", "09"
    KVALIFISERINGSPROGRAM = "kvalifiseringsprogram", "kvalifiseringsprogram", "10"
    UKJENT = "ukjent", "ukjent", None


class Sperring(Kode):
    """PE-8 (arkivlova § 13): a person is never deleted; she is marked as registered by mistake, or taken out of new work."""

    FEILREGISTRERT = "feilregistrert", "feilregistrert"
    BEGRENSET = "begrenset", "begrenset"


class Skjerming(Kode):
    """PE-5: protection of one person. The members stand in order of strictness, the mildest first."""

    INGEN = "ingen", "ingen"
    EGEN_ANSATT = "egen_ansatt", "egen ansatt"
    KODE_7 = "kode_7", "fortrolig (kode 7)"
    KODE_6 = "kode_6", "strengt fortrolig (kode 6)"

    @property
    def strenghet(self) -> int:
        """0 for none and up. Compare by this, never by the stored value, which sorts by letter."""
        return list(Skjerming).index(self)


def strengeste(skjerminger: Iterable[Skjerming]) -> Skjerming:
    """PE-5 (Nav; law): the strictest mark in a household decides for all in it; nobody in it = none."""
    return max(skjerminger, key=lambda s: s.strenghet, default=Skjerming.INGEN)


class Malform(Kode):
    """VE-19, PE-13: the written Norwegian the person gets letters in."""

    BOKMAL = "bokmal", "bokmål"
    NYNORSK = "nynorsk", "nynorsk"


class Innsatsbehov(Kode):
    """PE-13: the state's decision on need for help to work (Nav-loven § 14 a), typed in with its date."""

    STANDARD = "standard", "standardinnsats"
    SITUASJONSBESTEMT = "situasjonsbestemt", "situasjonsbestemt innsats"
    SPESIELT_TILPASSET = "spesielt_tilpasset", "spesielt tilpasset innsats"
    GRADERT_VARIG = "gradert_varig", "gradert varig tilpasset innsats"
    VARIG_TILPASSET = "varig_tilpasset", "varig tilpasset innsats"
    IKKE_VURDERT = "ikke_vurdert", "ikke vurdert"


class Husholdningstype(Kode):
    """PE-4: whom the adults' line of the calculation is for, by column in the veiledende satser.

    The par column is for both together. Where only one of the two is the stønadsenhet (samboere who do not provide for
    each other, or a couple with a vedtak each) it is `halvt_par`: half the column.
    """

    ENSLIG = "enslig", "enslig"
    PAR = "par", "ektepar eller samboere"
    HALVT_PAR = "halvt_par", "ektefelle eller samboer 1/2"
    BOFELLESSKAP = "bofellesskap", "bofellesskap"
