"""The vedtak with everything in it: what is frozen and signed, and what has happened to it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from navtui.domain.kodeverk import (
    Arbeidssokersvar,
    Avviksvalg,
    Bekreftelsesart,
    Betalingsgrunnlag,
    Betalingsmaate,
    Helseytelse,
    Hjemmel,
    Hovedinntekt,
    Husholdningstype,
    Inntektsrolle,
    Inntektstype,
    Mottakerart,
    Refusjon,
    Returgrunn,
    Sjekkpunkt,
    Soknadspost,
    Stonadsform,
    Svar,
    UnntakAktivitet,
    Utbetalingstilstand,
    UtenSoknad,
    Utfall,
    Utgiftstype,
    Vedtaksart,
    Vedtakstilstand,
    Vilkarstype,
)
from navtui.domain.linje import Linje
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tid import dag_og_klokke

Belop = Annotated[int, Field(ge=0)]
"""Whole øre, never negative."""


class Hode(Modell):
    """What is said once in a vedtak, and may be changed while it is a draft (`services.vedtak_innhold.endre_hode`)."""

    art: Vedtaksart = Vedtaksart.STONAD
    soknad_id: int | None = None
    uten_soknad: UtenSoknad | None = None
    fra: date
    til: date
    engang: bool = False
    lengre_grunn: str | None = None
    helseytelse: Helseytelse | None = None
    endrer_id: int | None = None
    inntektsrolle: Inntektsrolle | None = None
    hovedinntekt: Hovedinntekt | None = None
    husstandsform: Husholdningstype = Husholdningstype.ENSLIG
    ny_husstandsform: Husholdningstype | None = None
    ny_husstandsform_fra: date | None = None
    avvik: Avviksvalg | None = None
    avviksgrunn: str | None = None
    begrunnelse: str = ""
    brukers_mening: str = ""
    paragraf_19: str | None = None
    aktivitetsunntak: UnntakAktivitet | None = None
    aktivitetsgrunn: str | None = None
    arbeidssoker: Arbeidssokersvar | None = None
    arbeidssokergrunn: str | None = None
    varslet_dato: date | None = None


class Post(Modell):
    """VE-2, VE-3: the answer to one thing applied for."""

    id: int | None = None
    soknadspost_id: int | None = None
    art: Soknadspost
    utfall: Utfall | None = None
    hjemmel: Hjemmel | None = None
    form: Stonadsform | None = None
    formgrunn: str | None = None
    refusjon: Refusjon | None = None
    belop_ore: Belop | None = None
    tekst: str = ""

    @property
    def gir_noe(self) -> bool:
        """Granted, whole or in part."""
        return self.utfall in (Utfall.INNVILGET, Utfall.DELVIS)


class Barn(Modell):
    """A child the vedtak counts, and what is assessed about it this period (VE-8). `andel` is per cent of the days."""

    id: int | None = None
    person_id: int | None = None
    navn: str
    fodt: date
    andel: Annotated[int, Field(ge=0, le=100)] = 100
    fra: date | None = None
    til: date | None = None
    vurdering: str = ""


class Behov(Modell):
    """VE-4: an expense approved besides the sats. `svar` None = not answered this month (VE-13)."""

    id: int | None = None
    art: Utgiftstype
    tekst: str = ""
    belop_ore: Belop
    engang: bool = False
    svar: Svar | None = None


class Inntekt(Modell):
    """VE-4: an income, counted or held out by its kind. `svar` None = not answered this month (VE-13)."""

    id: int | None = None
    art: Inntektstype
    tekst: str = ""
    belop_ore: Belop
    engang: bool = False
    person_id: int | None = None
    kilde: str = ""
    kilde_dato: date | None = None
    svar: Svar | None = None


class Avvik(Modell):
    """VE-6: an amount per month instead of the sats of one line: "livsopphold" or "barn:<id>"."""

    id: int | None = None
    linje: str
    belop_ore: Belop
    grunn: Annotated[str, Field(min_length=1)]


class Vilkar(Modell):
    """VE-11: what the person must do, by when, and why it is linked and not out of proportion."""

    id: int | None = None
    person_id: int | None = None
    type: Vilkarstype
    tekst: str = ""
    frist: date | None = None
    bevis: str = ""
    forholdsmessig: str = ""
    kan_reduseres: bool = False


class PassertVarsel(Modell):
    """A varsel that someone passed with a reason."""

    regel: str
    setning: str
    grunn: str
    ident: str
    tid: datetime


class Bekreftelse(Modell):
    """VE-13: that something was asked about and confirmed this month."""

    hva: Bekreftelsesart
    ident: str
    tid: datetime


class Utbetaling(Modell):
    """VE-16: one planned payment. The last fields are what has become of it; they are not part of what was signed."""

    id: int | None = None
    dato: date
    belop_ore: Annotated[int, Field(gt=0)]
    mottaker: Mottakerart = Mottakerart.PERSON
    mottakernavn: str = ""
    maate: Betalingsmaate
    kontonummer: str | None = None
    kid: str | None = None
    grunnlag: Betalingsgrunnlag | None = None
    grunnlag_tekst: str = ""
    form: Stonadsform = Stonadsform.BIDRAG
    tilstand: Utbetalingstilstand = Utbetalingstilstand.PLANLAGT
    liste_id: int | None = None
    utbetalt_dato: date | None = None
    tilstandsgrunn: str = ""
    versjon: int = 1


class Signatur(Modell):
    """KO-3: one signature over a hash, in one round."""

    runde: int
    plass: int
    ident: str
    hash: str
    tid: datetime
    som_leder: bool = False


class Retur(Modell):
    """KO-5: a return with its ground and comment."""

    runde: int
    grunn: Returgrunn
    kommentar: str
    ident: str
    tid: datetime


class Kryss(Modell):
    """KO-7: one point ticked by one controller in one round."""

    runde: int
    ident: str
    punkt: Sjekkpunkt


class Vedtak(Hode):
    """The whole vedtak. A draft (`tilstand` utkast) has no `linjer` of its own: they are worked out when it is read."""

    id: int
    nummer: str
    person_id: int
    sak_id: int
    forrige_id: int | None = None
    endrer_art: Vedtaksart | None = None
    tilstand: Vedtakstilstand = Vedtakstilstand.UTKAST
    runde: int = 1
    retur: int = 0
    skrevet_av: str
    opprettet: datetime
    sendt_tid: datetime | None = None
    apnet_kontroll: datetime | None = None
    iverksatt_tid: datetime | None = None
    vedtaksdato: date | None = None
    innhold_hash: str | None = None
    sum_ore: int | None = None
    versjon: int = 1
    poster: tuple[Post, ...] = ()
    barn: tuple[Barn, ...] = ()
    behov: tuple[Behov, ...] = ()
    inntekter: tuple[Inntekt, ...] = ()
    avvikslinjer: tuple[Avvik, ...] = ()
    linjer: tuple[Linje, ...] = ()
    vilkar: tuple[Vilkar, ...] = ()
    varsler: tuple[PassertVarsel, ...] = ()
    bekreftelser: tuple[Bekreftelse, ...] = ()
    utbetalinger: tuple[Utbetaling, ...] = ()
    signaturer: tuple[Signatur, ...] = ()
    returer: tuple[Retur, ...] = ()
    kryss: tuple[Kryss, ...] = ()
    endret_av: frozenset[str] = frozenset()
    """KO-2: who has changed the draft since it was opened or last returned."""

    @property
    def hode(self) -> Hode:
        """Only what `Hode` holds."""
        return Hode.model_validate({navn: getattr(self, navn) for navn in Hode.model_fields})

    @property
    def avsender(self) -> str | None:
        """Who signed first in this round."""
        return next((s.ident for s in self.signaturer if s.runde == self.runde and s.plass == 1), None)

    @property
    def kontrollor(self) -> str | None:
        """Who signed second in this round."""
        return next((s.ident for s in self.signaturer if s.runde == self.runde and s.plass == 2), None)

    @property
    def fagart(self) -> Vedtaksart:
        """The kind that decides whose field it is: an opphør of a KVP-vedtak is KVP."""
        return self.endrer_art if self.art.endrer_et_annet and self.endrer_art else self.art

    @property
    def er_fornyelse(self) -> bool:
        """VE-13: whether it renews the month before."""
        return self.forrige_id is not None

    @property
    def gir_stonad(self) -> bool:
        """VE-9: whether økonomisk stønad is granted."""
        return self.art.har_beregning and any(p.gir_noe for p in self.poster)

    @property
    def siste_retur(self) -> Retur | None:
        """The return it lives under now, if it was returned in the round before this one."""
        return next((r for r in self.returer if r.runde == self.runde - 1), None) if self.tilstand is Vedtakstilstand.UTKAST else None


def kan_endres(v: Vedtak) -> Regelbrudd | None:
    """KO-4 and VE-18 (Nav; law): only a draft is changed. What is iverksatt is changed by a new vedtak that points at it."""
    if v.tilstand is Vedtakstilstand.UTKAST:
        return None
    if v.tilstand is Vedtakstilstand.IVERKSATT:
        return Regelbrudd("VE-18", "Vedtaket er iverksatt og endres ikke. Lag et nytt vedtak om omgjøring eller opphør.")
    if v.tilstand is Vedtakstilstand.TIL_KONTROLL:
        naar = f" {dag_og_klokke(v.sendt_tid)}" if v.sendt_tid else ""
        return Regelbrudd("KO-4", f"Vedtaket ble sendt til kontroll{naar} og kan ikke endres. Ta det tilbake først.")
    return Regelbrudd("KO-1", "Utkastet er avbrutt. Lag et nytt.")


def foreldet(v: Vedtak) -> Regelbrudd:
    """SI-7: someone has been there since the screen was drawn; says what it is now."""
    hva = {
        Vedtakstilstand.UTKAST: "Utkastet er endret ved en annen plass",
        Vedtakstilstand.TIL_KONTROLL: f"Vedtaket er sendt til kontroll av {v.avsender}",
        Vedtakstilstand.IVERKSATT: f"Vedtaket er iverksatt, kontrollert av {v.kontrollor}",
        Vedtakstilstand.AVBRUTT: "Utkastet er avbrutt",
    }[v.tilstand]
    return Regelbrudd("SI-7", f"{hva}. Det du gjorde nå er ikke lagret. Skjermen viser hvordan det er nå.")
