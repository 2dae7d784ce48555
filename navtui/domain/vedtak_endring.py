"""VE-18: what an iverksatt vedtak may be changed by, and what then becomes of its payments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from navtui.domain.grunnlag import Utbetalt
from navtui.domain.kodeverk import Stonadsform, Utbetalingstilstand, Vedtaksart, Vedtakstilstand
from navtui.domain.linje import stonad_i
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Utbetaling, Vedtak
from navtui.domain.vedtak_beregning import BOTILBUDSREF
from navtui.domain.vedtak_overlapp import Annet
from navtui.domain.vedtaksperiode import Periode, uten

_GIR_PENGER: Final = frozenset({Vedtaksart.STONAD, Vedtaksart.OMGJORING, Vedtaksart.REDUKSJON})
_KAN_OPPHORE: Final = _GIR_PENGER | {Vedtaksart.BOTILBUD, Vedtaksart.RADGIVNING, Vedtaksart.GARANTI, Vedtaksart.KVP}
_KAN_DELES: Final = frozenset({Vedtaksart.STONAD, Vedtaksart.OMGJORING, Vedtaksart.REDUKSJON})
"""The kinds that are counted by the month."""
_LEVER: Final = frozenset({Utbetalingstilstand.PLANLAGT, Utbetalingstilstand.STOPPET})


@dataclass(frozen=True, slots=True)
class Slektning:
    """VE-18: one of the iverksatte vedtak that have changed one another's days. `iverksatt` is the instant, as the file has it."""

    id: int
    nummer: str
    fra: date
    til: date
    endrer_id: int | None
    iverksatt: str


@dataclass(frozen=True, slots=True)
class Plass:
    """VE-18: where an iverksatt vedtak stands among those that have changed one another's days.

    `staar`: the days of it that no omgjøring or reduksjon has taken; None when all are, the last by `tatt_av`. `betales_av`: the newest of
    them, which pays for them all; None when that is itself. `siste_dag`: the last day any of them is about.
    """

    staar: Periode | None
    siste_dag: date
    tatt_av: str | None = None
    betales_av: str | None = None


def plass(vedtak_id: int, familie: Sequence[Slektning]) -> Plass:
    """VE-18: the place of one in its family, which it is part of itself. A vedtak nobody has changed is a family of one.

    Each day is of the vedtak that no other has taken it from. A change takes days of one vedtak only, at one of the ends of what stands of
    it, so that what stands is one stretch.
    """
    selv = next(s for s in familie if s.id == vedtak_id)
    nyest = max(familie, key=lambda s: (s.iverksatt, s.id))
    barn = sorted((s for s in familie if s.endrer_id == vedtak_id), key=lambda s: (s.iverksatt, s.id))
    igjen = uten(((selv.fra, selv.til),), ((b.fra, b.til) for b in barn))
    return Plass(
        staar=igjen[0] if igjen else None,
        siste_dag=max(s.til for s in familie),
        tatt_av=barn[-1].nummer if barn and not igjen else None,
        betales_av=nyest.nummer if nyest is not selv else None,
    )


def kan_faa(v: Vedtak, art: Vedtaksart, i_dag: date, plass: Plass | None = None) -> Regelbrudd | None:
    """VE-18, VE-12 (law; Nav): whether this vedtak may get an omgjøring, an opphør, a reduksjon or a stans today.

    Its days may be changed anew as long as some of them stand in it. What stops or takes from the money is of the vedtak that pays it.
    """
    if v.tilstand is not Vedtakstilstand.IVERKSATT:
        return Regelbrudd("VE-18", "Bare et iverksatt vedtak endres av et nytt. Et utkast rettes som det er.")
    if plass is not None and (brudd := _plassen(v, art, plass)) is not None:
        return brudd
    if v.art in (Vedtaksart.OPPHOR, Vedtaksart.STANS):
        return Regelbrudd("VE-18", f"Et vedtak om {v.art.tekst} endres ved å omgjøre vedtaket det gjelder.")
    if art is Vedtaksart.OPPHOR and (v.art not in _KAN_OPPHORE or v.engang or v.til < i_dag):
        return Regelbrudd("VE-18", "Bare et vedtak som løper, kan opphøre.")
    if art is Vedtaksart.STANS and not any(u.tilstand is Utbetalingstilstand.PLANLAGT for u in v.utbetalinger):
        return Regelbrudd("VE-18", "Det er ingen planlagt utbetaling å stanse.")
    if art is Vedtaksart.REDUKSJON and v.art not in _GIR_PENGER:
        return Regelbrudd("VE-12", f"Et vedtak om {v.art.tekst} reduseres ikke.")
    if art is Vedtaksart.REDUKSJON and not any(k.kan_reduseres for k in v.vilkar):
        return Regelbrudd("VE-12", "Vedtaket satte ikke noe vilkår som kan gi reduksjon.")
    return None


def endret_siden(siden: tuple[str, Vedtaksart, Vedtaksart] | None) -> Regelbrudd | None:
    """VE-18, VE-16 (own): what stops or reduces rests on what was to be paid when it was sent, and so does what it would stop.

    `siden` is the number and kind of another vedtak that changed the same one after this was sent, and the kind of this. Two omgjøringer of
    different days are each held to the days they take.
    """
    if siden is None or set(siden[1:]) == {Vedtaksart.OMGJORING}:
        return None
    setning = (
        f"Vedtak {siden[0]} om {siden[1].tekst} er iverksatt etter at dette ble sendt, og endrer det samme. Returner det, så det sees over."
    )
    return Regelbrudd("VE-18", setning)


def _plassen(v: Vedtak, art: Vedtaksart, plass: Plass) -> Regelbrudd | None:
    if plass.staar is None:
        return Regelbrudd("VE-18", f"Vedtaket er erstattet av {plass.tatt_av}. Åpne det og endre det.")
    if art is not Vedtaksart.OMGJORING and plass.betales_av is not None:
        hvor = f"Det som ikke er betalt, betales etter vedtak {plass.betales_av}."
        return Regelbrudd("VE-18", f"{hvor} Åpne det, eller omgjør dagene som står i dette.")
    if art is Vedtaksart.OPPHOR and (plass.siste_dag > v.til or _betaler_for_andre(v)):
        setning = "Det som betales etter vedtaket, gjelder også dager i andre vedtak. Omgjør det fra dagen hjelpen stopper."
        return Regelbrudd("VE-18", setning)
    return None


def _betaler_for_andre(v: Vedtak) -> bool:
    """Whether what waits to be paid is also for days that stand in the vedtak before it."""
    return any(linje.staar and linje.belop_ore for linje in v.linjer) and any(u.tilstand in _LEVER for u in v.utbetalinger)


def endringer(v: Vedtak, i_dag: date, plass: Plass | None = None) -> tuple[Vedtaksart, ...]:
    """VE-18: what is offered for this vedtak."""
    return tuple(a for a in Vedtaksart if a.endrer_et_annet and kan_faa(v, a, i_dag, plass) is None)


def kan_deles(v: Vedtak) -> bool:
    """VE-18: whether it can be changed for some of its days: it is counted by the month, not by the night or once."""
    return not v.engang and v.fagart in _KAN_DELES and v.botilbud is None


def dager_aa_omgjore(gammel: Vedtak, staar: Periode | None, opphort_fra: date | None) -> Periode:
    """VE-18: the days proposed for an omgjøring: those that stand of it, and not those an opphør has ended, unless it is all of them."""
    fra, til = staar if staar is not None else (gammel.fra, gammel.til)
    if opphort_fra is None or not fra < opphort_fra <= til or not kan_deles(gammel):
        return fra, til
    return fra, opphort_fra - timedelta(days=1)


def samme_periode(ny: Vedtak, gammel: Vedtak) -> bool:
    """VE-18: whether the new vedtak takes the place of the old for the whole of its time."""
    return (ny.fra, ny.til) == (gammel.fra, gammel.til)


def tar_dager(ny: Vedtak, gammel_til: date) -> bool:
    """VE-18: whether the new vedtak is for days of the one it changes, which ends on `gammel_til`, so that it pays for them and for those
    of the family that stand. A reduksjon of the month after is not."""
    return ny.art in (Vedtaksart.OMGJORING, Vedtaksart.REDUKSJON) and ny.fra <= gammel_til


def virkning(ny: Vedtak, gammel: Vedtak, betaling: Utbetaling, i_banken: bool) -> Utbetalingstilstand | None:
    """VE-18, VE-16: what a payment of the old vedtak becomes when the new one is iverksatt; None: as it is.

    What is paid, or is in the bank already, stays. One that takes days (`tar_dager`) pays all of the family anew, less what was paid.
    An opphør annuls what was to be paid from its first day; a stans stops what is planned.
    """
    if i_banken or betaling.tilstand not in _LEVER:
        return None
    if ny.art is Vedtaksart.STANS:
        return Utbetalingstilstand.STOPPET if betaling.tilstand is Utbetalingstilstand.PLANLAGT else None
    if ny.art is Vedtaksart.OPPHOR:
        gjelder = betaling.dato >= ny.fra or ny.fra <= gammel.fra
    else:
        gjelder = ny.art in (Vedtaksart.OMGJORING, Vedtaksart.REDUKSJON)
    return Utbetalingstilstand.ANNULLERT if gjelder else None


def er_utbetalt(v: Vedtak, i_banken: Collection[int]) -> bool:
    """VE-12, VE-16: whether something of it is paid, or is in the bank (`i_banken`: ids)."""
    return any(u.tilstand is Utbetalingstilstand.UTBETALT or u.id in i_banken for u in v.utbetalinger)


def utbetalt_for(ny: Vedtak, familie: Iterable[Annet]) -> tuple[Utbetalt, ...]:
    """VE-18: for each of the vedtak that `ny` comes to stand among: what it has paid (paid, or in the bank), and what it gives for the days
    that stand in it, before `ny` begins or after it ends."""
    ut = []
    for a in familie:
        v = a.vedtak
        betalt = [u for u in v.utbetalinger if u.tilstand is Utbetalingstilstand.UTBETALT or u.id in a.i_banken]
        lan = sum(u.belop_ore for u in betalt if u.form is Stonadsform.LAN)
        felt: dict[str, object] = {"ref": v.id, "nummer": v.nummer, "belop_ore": sum(u.belop_ore for u in betalt), "lan_ore": lan}
        if (staar := _staar(a, ny)) is not None:
            felt |= {"fra": staar[0], "staar_til": staar[1], "staar_ore": gitt_i(v, *staar) if v.gir_stonad else 0}
        ut.append(Utbetalt.model_validate(felt))
    return tuple(ut)


def gitt_i(v: Vedtak, fra: date, til: date) -> int:
    """VE-18, VE-17: what a vedtak gives for its days from `fra` to `til`, øre. A botilbud is paid by the night, and counts by it."""
    if v.botilbud is None or not v.botilbud.dognpris_ore:
        return stonad_i(v.linjer, fra, til)
    netter = v.botilbud.dognpris_ore * ((til - fra).days + 1)
    felt = {"fra": fra, "til": fra, "maanedsbelop_ore": netter, "belop_ore": netter}
    return stonad_i([x.model_copy(update=felt) if x.ref == f"behov:{BOTILBUDSREF}" else x for x in v.linjer], fra, til)


def _staar(a: Annet, ny: Vedtak) -> Periode | None:
    """The days of it that neither the others nor the new one has, and that are not after an opphør: one stretch, for they are taken from
    its ends (`plass`)."""
    opphort = ((a.opphort_fra, date.max),) if a.opphort_fra is not None else ()
    dager = uten(((a.vedtak.fra, a.vedtak.til),), (*a.erstattet, (ny.fra, ny.til), *opphort))
    return dager[0] if dager else None
