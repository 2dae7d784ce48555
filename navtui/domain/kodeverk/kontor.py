"""Code lists about the office's own people and how they work."""

from __future__ import annotations

from navtui.domain.kodeverk.kode import Kode


class Rolle(Kode):
    """What a member of staff is signed in as; what each may do is in `domain/tilgang.py`."""

    MOTTAK = "mottak", "mottak"
    VEILEDER = "veileder", "veileder"
    KVP_VEILEDER = "kvp_veileder", "KVP-veileder"
    GJELDSRADGIVER = "gjeldsradgiver", "gjeldsrådgiver"
    LEDER = "leder", "leder"


class Ansettelse(Kode):
    """PE-12: whose employee she is. Sharing rests on Nav-loven § 16, delegasjon (KO-11) is needed for both."""

    KOMMUNAL = "kommunal", "kommunalt ansatt"
    STATLIG = "statlig", "statlig ansatt"


class Fravarsgrunn(Kode):
    """Why a member of staff is not at work; never a diagnosis."""

    FERIE = "ferie", "ferie"
    SYK = "syk", "syk"
    KURS = "kurs", "kurs"
    PERMISJON = "permisjon", "permisjon"
    ANNET = "annet", "annet"


class Kontaktart(Kode):
    """OP-2: the kind of a contact. Meetings are counted apart from phone calls."""

    SAMTALE = "samtale", "samtale"
    TELEFON = "telefon", "telefon"
    HJEMMEBESOK = "hjemmebesok", "hjemmebesøk"
    DIGITAL = "digital", "digital kontakt"
    TREKANTSAMTALE = "trekantsamtale", "trekantsamtale"

    @property
    def er_mote(self) -> bool:
        """OP-2: whether the person was met, in a room or on a screen with a colleague from another service."""
        return self in (Kontaktart.SAMTALE, Kontaktart.HJEMMEBESOK, Kontaktart.TREKANTSAMTALE)


class Lop(Kode):
    """OP-1: what kind of follow-up, which sets how often."""

    STABIL = "stabil", "stabil"
    ARBEIDSRETTET = "arbeidsrettet", "arbeidsrettet"
    AVKLARING = "avklaring", "avklaring"


class Returgrunn(Kode):
    """KO-5: why a vedtak goes back to its writer. Counted for learning, not for ranking people."""

    INNGANGSVILKAR = "inngangsvilkar", "inngangsvilkår"
    BEREGNING = "beregning", "beregning"
    DOKUMENTASJON = "dokumentasjon", "dokumentasjon mangler"
    VILKAR_AKTIVITET = "vilkar_aktivitet", "vilkår eller aktivitet"
    BEGRUNNELSE_BREV = "begrunnelse_brev", "begrunnelse eller brev"
    ANNET = "annet", "annet"


class Sjekkpunkt(Kode):
    """KO-7: the controller's seven points, ticked by hand."""

    GRUNNLAG = "grunnlag", "grunnlaget holder"
    STONADSFORM = "stonadsform", "stønad eller lån"
    SIVILSTATUS = "sivilstatus", "sivilstatus"
    ARBEID = "arbeid", "arbeid"
    KONTOER = "kontoer", "kontoer"
    BARN = "barn", "barna vurdert"
    AVVIK = "avvik", "avvik fra sats"
