"""Where someone is in the kvalifiseringsprogram (OP-9, KOSTRA 11CF)."""

from __future__ import annotations

from navtui.domain.kodeverk.kode import Kode


class Kvptilstand(Kode):
    """From søknad to exit."""

    SOKT = "sokt", "søkt"
    I_PROGRAM = "i_program", "i program"
    PERMISJON = "permisjon", "permisjon"
    FULLFORT = "fullfort", "fullført"
    UTEBLITT = "uteblitt", "uteblitt"
    FLYTTET = "flyttet", "flyttet"
    AVSLUTTET = "avsluttet_etter_avbrudd", "avsluttet etter avbrudd"
    AVSLATT = "avslatt", "avslått"

    @property
    def deltar(self) -> bool:
        """Has a place, also while on permisjon."""
        return self in (Kvptilstand.I_PROGRAM, Kvptilstand.PERMISJON)


ETTER_START = (
    Kvptilstand.I_PROGRAM, Kvptilstand.PERMISJON, Kvptilstand.FULLFORT, Kvptilstand.UTEBLITT, Kvptilstand.FLYTTET, Kvptilstand.AVSLUTTET,
)  # fmt: skip
"""What someone who takes part may become, said by a person: what the vedtak decides follows of the vedtak."""
