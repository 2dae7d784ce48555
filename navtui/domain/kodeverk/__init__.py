"""The code lists: every code the file stores, with the text the user reads and what SSB and Digisos call it."""

from navtui.domain.kodeverk.gjeld import Gjeldsniva, Gjeldstilstand
from navtui.domain.kodeverk.kode import DigisosKode, Kode, SsbKode
from navtui.domain.kodeverk.kontor import Ansettelse, Fravarsgrunn, Kontaktart, Lop, Returgrunn, Rolle, Sjekkpunkt
from navtui.domain.kodeverk.okonomi import Hovedinntekt, Inntektsrolle, Inntektstype, Utgiftstype, vklo
from navtui.domain.kodeverk.person import (
    Arbeidssituasjon,
    Bosituasjon,
    Husholdningstype,
    Innsatsbehov,
    Kjonn,
    Malform,
    Sivilstand,
    Skjerming,
    strengeste,
)
from navtui.domain.kodeverk.soknad import Kanal, Nodart, Soknadspost
from navtui.domain.kodeverk.vedtak import (
    Hjemmel,
    KostraKode,
    Linjeart,
    Mottakerart,
    Stonadsform,
    UnntakAktivitet,
    Utbetalingstilstand,
    Utfall,
    Vedtakstilstand,
    Vilkarstype,
    Vilkarsutfall,
)

__all__ = [
    "Ansettelse",
    "Arbeidssituasjon",
    "Bosituasjon",
    "DigisosKode",
    "Fravarsgrunn",
    "Gjeldsniva",
    "Gjeldstilstand",
    "Hjemmel",
    "Hovedinntekt",
    "Husholdningstype",
    "Innsatsbehov",
    "Inntektsrolle",
    "Inntektstype",
    "Kanal",
    "Kjonn",
    "Kode",
    "Kontaktart",
    "KostraKode",
    "Linjeart",
    "Lop",
    "Malform",
    "Mottakerart",
    "Nodart",
    "Returgrunn",
    "Rolle",
    "Sivilstand",
    "Sjekkpunkt",
    "Skjerming",
    "Soknadspost",
    "SsbKode",
    "Stonadsform",
    "UnntakAktivitet",
    "Utbetalingstilstand",
    "Utfall",
    "Utgiftstype",
    "Vedtakstilstand",
    "Vilkarstype",
    "Vilkarsutfall",
    "strengeste",
    "vklo",
]
