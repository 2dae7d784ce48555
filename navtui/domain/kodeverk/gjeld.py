"""Code lists of the gjeldsrådgiver's cases."""

from __future__ import annotations

from navtui.domain.kodeverk.kode import Kode


class Gjeldstilstand(Kode):
    """GJ-2: where a debt case stands, in the order it usually moves."""

    HENVIST = "henvist", "henvist"
    VENTER = "venter", "venter"
    KARTLEGGING = "kartlegging", "kartlegging"
    KREDITORKONTAKT = "kreditorkontakt", "kreditorkontakt"
    FORSLAG = "forslag", "forslag"
    FRIVILLIG_ORDNING = "frivillig_ordning", "frivillig ordning"
    NAMSMANN = "namsmann", "namsmann"
    OPPFOLGING = "oppfolging", "oppfølging"
    AVSLUTTET = "avsluttet", "avsluttet"


class Gjeldsniva(Kode):
    """GJ-2: I general advice, II contact with creditors, III gjeldsordning. II and III are told to SSB."""

    NIVA_1 = "niva_1", "nivå I"
    NIVA_2 = "niva_2", "nivå II"
    NIVA_3 = "niva_3", "nivå III"

    @property
    def meldes_ssb(self) -> bool:
        """LE-8: whether it counts as GITT_OKONOMIRAD in 11F."""
        return self is not Gjeldsniva.NIVA_1


class Henvistfra(Kode):
    """GJ-1: where the referral came from."""

    BRUKER = "bruker", "brukersiden"
    POSTMOTE = "postmote", "postmøtet"
    SOKNAD = "soknad", "søknad"


class Kravklasse(Kode):
    """GJ-3: what the claim is for; some classes are paid before others and some survive a gjeldsordning."""

    BOLIG = "bolig", "bolig"
    FORBRUK = "forbruk", "forbruk"
    SKATT = "skatt", "skatt og avgift"
    BOT = "bot", "bot"
    BIDRAG = "bidrag", "barnebidrag"
    ERSTATNING = "erstatning", "erstatning"
    STUDENT = "student", "studielån"
    SOSIALLAN = "sosiallan", "sosiallån"
    ANNET = "annet", "annet"


class Kravstadium(Kode):
    """GJ-3: the legal stage, in the order it usually moves."""

    FAKTURA = "faktura", "faktura"
    PURRING = "purring", "purring"
    INKASSOVARSEL = "inkassovarsel", "inkassovarsel"
    BETALINGSOPPFORDRING = "betalingsoppfordring", "betalingsoppfordring"
    FORLIKSRAD = "forliksrad", "forliksråd"
    UTLEGG = "utlegg", "utlegg"
    TREKK = "trekk", "trekk"
    TVANGSSALG = "tvangssalg", "tvangssalg"


class Kreditorsvar(Kode):
    """GJ-3: what the creditor has answered."""

    IKKE_SPURT = "ikke_spurt", "ikke spurt"
    IKKE_SVART = "ikke_svart", "ikke svart"
    JA = "ja", "ja"
    DELVIS = "delvis", "delvis"
    NEI = "nei", "nei"


class Gjeldsbudsjettart(Kode):
    """GJ-4: what comes in addition to the livsoppholdssats. There is no line for strøm: it is inside the sats."""

    INNTEKT = "inntekt", "inntekt"
    BOUTGIFT = "boutgift", "boutgift"
    BARNEPASS = "barnepass", "barnepass"
    SAERUTGIFT = "saerutgift", "særutgift"


class Gjeldsavslutning(Kode):
    """GJ-2: why a debt case ended."""

    RADGIVNING_FERDIG = "radgivning_ferdig", "rådgivningen er ferdig"
    ORDNING_FULLFORT = "ordning_fullfort", "ordning fullført"
    GJELDSORDNING = "gjeldsordning", "gjeldsordning hos namsmannen"
    TRUKKET = "trukket", "personen ønsket det ikke lenger"
    IKKE_MOTT = "ikke_mott", "ikke møtt"
    FLYTTET = "flyttet", "flyttet fra kommunen"
    AVSLAG = "avslag", "avslag på § 17"
    ANNET = "annet", "annet"
