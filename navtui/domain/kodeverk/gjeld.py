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
