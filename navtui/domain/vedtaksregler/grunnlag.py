"""What the rules of a vedtak look at besides the vedtak itself. Collected in one place by `services/vedtak_regler.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from navtui.domain.beregning import Beregning
from navtui.domain.grunnlag import Utbetalt
from navtui.domain.husholdning import Bodd
from navtui.domain.kodeverk import Soknadspost, Vilkarsutfall
from navtui.domain.opphor import EtterOpphor
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.varsel import Varsling
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_endring import Plass
from navtui.domain.vedtak_overlapp import Annet


@dataclass(frozen=True, slots=True)
class Omsokt:
    """One thing applied for: the row of the søknad. `i_annet`: another vedtak, that is not given up, answers it."""

    id: int
    art: Soknadspost
    i_annet: bool = False


@dataclass(frozen=True, slots=True)
class Soknadsbilde:
    """The søknad the vedtak answers."""

    id: int
    person_id: int
    mottatt: date
    tilstand: str
    nodhjelp: bool
    poster: tuple[Omsokt, ...]


@dataclass(frozen=True, slots=True)
class Husstandsbarn:
    """A child who lives in the søker's household in the period, and the per cent of the days it does (PE-4, delt bosted).

    `fra` and `til` where it is for a part of the period only (VE-5); a child whose share changes inside it stands twice.
    """

    person_id: int
    fornavn: str
    fodt: date | None
    andel: int = 100
    fra: date | None = None
    til: date | None = None


@dataclass(frozen=True, slots=True)
class Delt:
    """PE-4: what another person's iverksatte vedtak counts of a child, in per cent of the days, for a time."""

    barn_id: int
    andel: int
    fra: date
    til: date
    nummer: str


@dataclass(frozen=True, slots=True)
class Kvpfunn:
    """§ 35: what stops the kvalifiseringsstønad from being worked out, and what is to be said of the rows it rests on."""

    brudd: Regelbrudd | None = None
    varsel: Varsel | None = None
    kilder: tuple[str, ...] = ()
    """Where the rows were read."""


@dataclass(frozen=True, slots=True)
class Kvp:
    """A kvalifiseringsprogram that runs: the vedtak's number, its last day, and øre a month."""

    nummer: str
    til: date
    maaned_ore: int


@dataclass(frozen=True, slots=True)
class Voksensats:
    """VE-12: øre a month, and whether it is for both of a couple (PE-4)."""

    ore: int
    par: bool = False


@dataclass(frozen=True, slots=True)
class Regelgrunnlag:
    """The facts of the moment. Amounts are øre; `maaneder_paa_rad` counts the period of this vedtak too (VE-14)."""

    i_dag: date
    fodt: date | None
    soknad: Soknadsbilde | None = None
    forrige: Vedtak | None = None
    endrer: Vedtak | None = None
    barn: tuple[Husstandsbarn, ...] = ()
    delte: tuple[Delt, ...] = ()
    """PE-4: the children of this vedtak in others', as far as the reader may know of them (PE-5)."""
    bodd: tuple[Bodd, ...] = ()
    """PE-4, VE-5: the period by the household that is registered, what nobody has registered with it; empty: it is not looked at."""
    maaneder_paa_rad: int = 0
    beregning: Beregning | None = None
    norm_behov_ore: int = 0
    voksensatser: tuple[Voksensats, ...] = ()
    """VE-12: the adults' monthly sats by the norm, on the period's days: more than one where the household or the sats changes in it."""
    beregningsfeil: Regelbrudd | None = None
    satsvarsler: tuple[Varsel, ...] = ()
    andres_begrunnelser: tuple[str, ...] = ()
    byggesteiner: tuple[str, ...] = ()
    """VE-7: the office's own sentences with blanks."""
    vurderte_vilkar: frozenset[int] = frozenset()
    """VE-13: the vilkår of last month's vedtak that have been judged since this draft was opened."""
    maks_maaneder: int = 1
    lengst_maaneder: int = 6
    """VE-1: the longest there is, when another ytelse lasts."""
    ytelse_slutt: date | None = None
    """VE-1, OP-7: when the helserelatert ytelse of the vedtak is registered to end."""
    likhet_prosent: int = 85
    reduksjon_prosent: int = 20
    langtid_maaneder: int = 6
    vilkarsutfall: Mapping[int, Vilkarsutfall] = field(default_factory=dict)
    """VE-12: what came of the vilkår of the vedtak that is changed, by the vilkår's id."""
    uten_adresse: bool = False
    """PE-5: the person, or someone she lives with, is kode 6."""
    utbetalt: tuple[Utbetalt, ...] = ()
    """VE-18: what has been paid for the period by the vedtak that is changed."""
    i_banken: frozenset[int] = frozenset()
    """VE-21: the payments of the vedtak that is changed whose list is exported."""
    konto: str | None = None
    """PE-13: the person's own account, where it is known."""
    andre: tuple[Annet, ...] = ()
    """VE-18: other vedtak about the same days, the person's own and her partner's."""
    plass: Plass | None = None
    """VE-18: where what this vedtak changes stands among those that have changed it."""
    familie: tuple[Annet, ...] = ()
    """VE-18: the vedtak that have changed one another's days, and that this one takes days of."""
    opphor: EtterOpphor | None = None
    """VE-18: what is paid for the time after, where this ends a vedtak."""
    opphort_fra: date | None = None
    """VE-18: the first day of an opphør of what this changes."""
    varsel: Varsling | None = None
    """VE-12: the last varsel about such a change of what it changes."""
    kvp: Kvpfunn = Kvpfunn()
    """§ 35: what stops the kvalifiseringsstønad of this vedtak from being worked out, or is to be said of its rows."""
    dod: date | None = None
    """When the person died, where it is registered."""
    kvp_lopende: Kvp | None = None
    """VE-4: the kvalifiseringsstønad the person gets in the period by another vedtak."""
