"""The parts of a vedtak: what there may be several of, and what happens to it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from navtui.domain.kodeverk import (
    Bekreftelsesart,
    Betalingsgrunnlag,
    Betalingsmaate,
    Hjemmel,
    Inntektstype,
    Mottakerart,
    Refusjon,
    Returgrunn,
    Sjekkpunkt,
    Soknadspost,
    Stonadsform,
    Svar,
    Utbetalingstilstand,
    Utfall,
    Utgiftstype,
    Vilkarstype,
)
from navtui.domain.modell import Modell

Belop = Annotated[int, Field(ge=0)]
"""Whole øre, never negative."""


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
    ytelse: Inntektstype | None = None
    """VE-22, § 26: the ytelse the person waits for."""
    belop_ore: Belop | None = None
    tekst: str = ""

    @property
    def gir_noe(self) -> bool:
        """Granted, whole or in part."""
        return self.utfall in (Utfall.INNVILGET, Utfall.DELVIS)

    @property
    def er_lan(self) -> bool:
        """§ 21: granted as a lån."""
        return self.gir_noe and self.form is Stonadsform.LAN


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


class Botilbud(Modell):
    """VE-17: the place itself. From when and to when is the vedtak's own period; it is paid by the night to the one who runs it.

    `barn_med` None: not answered. No address: for kode 6 none is stored (PE-5), and for others the name of the place is enough.
    """

    tilbyder: str = ""
    dognpris_ore: Belop | None = None
    kvalitet: str = ""
    kvalitet_dato: date | None = None
    barn_med: bool | None = None
    plan_ut: str = ""


class Garanti(Modell):
    """VE-23: what is guaranteed, to whom and for which dwelling. Until when is the vedtak's `til`."""

    belop_ore: Annotated[int, Field(gt=0)] | None = None
    bolig: str = ""
    utleier: str = ""


class Radgivning(Modell):
    """GJ-1: when økonomisk rådgivning begins, and why then."""

    oppstart: date | None = None
    grunn: str = ""


class Lanevilkar(Modell):
    """§ 21: how a lån is paid back: so much a month from a day on, or (`avdrag_ore` None) all of it on that day."""

    avdrag_ore: Annotated[int, Field(gt=0)] | None = None
    forste_avdrag: date | None = None
