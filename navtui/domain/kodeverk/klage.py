"""Code lists of the klage (KL-1 to KL-4) and of the routines."""

from __future__ import annotations

from navtui.domain.kodeverk.kode import Kode


class Klagetilstand(Kode):
    """KL-1 (law; Romerike revisjon): where a klage stands. Exactly one at a time."""

    MOTTATT = "mottatt", "mottatt"
    FORMKONTROLL = "formkontroll", "formkontroll"
    AVVIST = "avvist", "avvist"
    NY_VURDERING = "ny_vurdering", "ny vurdering"
    MEDHOLD = "medhold", "medhold"
    DELVIS = "delvis", "delvis medhold"
    OPPRETTHOLDT = "opprettholdt", "opprettholdt"
    OVERSENDT = "oversendt", "hos Statsforvalteren"
    STADFESTET = "stadfestet", "stadfestet av Statsforvalteren"
    ENDRET = "endret", "endret av Statsforvalteren"
    OPPHEVET = "opphevet", "opphevet av Statsforvalteren"
    AVVIST_SF = "avvist_sf", "avvist av Statsforvalteren"
    AVSLUTTET = "avsluttet", "avsluttet"
    TRUKKET = "trukket", "trukket"

    @property
    def er_ferdig(self) -> bool:
        """Nothing follows."""
        return self in (Klagetilstand.AVSLUTTET, Klagetilstand.TRUKKET)

    @property
    def venter_paa_svar(self) -> bool:
        """PM-4: the person waits for the office's answer, so the month's clock runs. At Statsforvalteren it is theirs."""
        return self in _VENTER

    @property
    def endrer_vedtaket(self) -> bool:
        """VE-18: a new vedtak that points at the old one must follow."""
        return self in (Klagetilstand.MEDHOLD, Klagetilstand.DELVIS, Klagetilstand.ENDRET, Klagetilstand.OPPHEVET)

    @property
    def er_omgjort_selv(self) -> bool:
        """KL-4: the office itself found that the vedtak was not right."""
        return self in (Klagetilstand.MEDHOLD, Klagetilstand.DELVIS)


_VENTER = frozenset(
    {
        Klagetilstand.MOTTATT,
        Klagetilstand.FORMKONTROLL,
        Klagetilstand.NY_VURDERING,
        Klagetilstand.MEDHOLD,
        Klagetilstand.DELVIS,
        Klagetilstand.OPPRETTHOLDT,
    }
)


class Klagegrunn(Kode):
    """KL-2 (fvl. §§ 31 and 33): why a klage is avvist, or taken although it came late."""

    FOR_SENT = "for_sent", "klagen kom etter fristen"
    IKKE_KLAGERETT = "ikke_klagerett", "den som klager, har ikke klagerett"
    IKKE_VEDTAK = "ikke_vedtak", "det det klages på, er ikke et vedtak"
    MANGLER = "mangler", "feil i klagen er ikke rettet innen fristen"
    IKKE_LASTES = "ikke_lastes", "klageren kan ikke lastes for at den kom sent"
    SAERLIGE_GRUNNER = "saerlige_grunner", "særlige grunner gjør det rimelig å prøve den"

    @property
    def er_oppreisning(self) -> bool:
        """Whether it is a ground for taking a late klage (fvl. § 31)."""
        return self in (Klagegrunn.IKKE_LASTES, Klagegrunn.SAERLIGE_GRUNNER)
