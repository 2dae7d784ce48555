"""Code lists about what comes in: the søknad and what it asks for."""

from __future__ import annotations

from navtui.domain.kodeverk.kode import Kode


class Kanal(Kode):
    """PM-1: how the søknad came. Paper is the office's ordinary way."""

    PAPIR = "papir", "papir"
    MUNTLIG = "muntlig", "muntlig"
    DIGITAL = "digital", "digital"


class Soknadspost(Kode):
    """PM-1: one thing applied for. The vedtak answers each of them (VE-2)."""

    LIVSOPPHOLD = "livsopphold", "livsopphold"
    HUSLEIE = "husleie", "husleie"
    RESTANSE_HUSLEIE = "restanse_husleie", "restanse husleie"
    RESTANSE_STROM = "restanse_strom", "restanse strøm"
    STROM = "strom", "strøm og oppvarming"
    DEPOSITUM = "depositum", "depositum"
    TANNBEHANDLING = "tannbehandling", "tannbehandling"
    EGENANDELER = "egenandeler", "egenandeler"
    MEDISIN_BRILLER = "medisin_briller", "medisin og briller"
    INNBO = "innbo", "innbo"
    FLYTTING_ETABLERING = "flytting_etablering", "flytting og etablering"
    REISE = "reise", "reise"
    BARN_FRITID = "barn_fritid", "barn og fritid"
    BEGRAVELSE = "begravelse", "begravelse"
    MIDLERTIDIG_BOTILBUD = "midlertidig_botilbud", "midlertidig botilbud"
    OKONOMISK_RADGIVNING = "okonomisk_radgivning", "økonomisk rådgivning"
    ANNET = "annet", "annet"

    @property
    def apner_gjeldssak(self) -> bool:
        """PM-1: økonomisk rådgivning also opens a GJ-1 case."""
        return self is Soknadspost.OKONOMISK_RADGIVNING

    @property
    def er_lopende(self) -> bool:
        """VE-1: an ongoing need, granted a month at a time; the rest are engangsytelser or have their own length."""
        return self in (Soknadspost.LIVSOPPHOLD, Soknadspost.HUSLEIE, Soknadspost.STROM)


class Nodart(Kode):
    """PM-2: what makes a søknad nødhjelp."""

    MAT = "mat", "mat"
    TAK_OVER_HODET = "tak_over_hodet", "tak over hodet i natt"
    STROM_STENGES = "strom_stenges", "strøm som stenges"
