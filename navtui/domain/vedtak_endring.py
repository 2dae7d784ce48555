"""VE-18: what an iverksatt vedtak may be changed by, and what then becomes of its payments."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Final

from navtui.domain.grunnlag import Utbetalt
from navtui.domain.kodeverk import Utbetalingstilstand, Vedtaksart, Vedtakstilstand
from navtui.domain.linje import stonad_til_og_med
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Utbetaling, Vedtak

_EN_DAG: Final = timedelta(days=1)
_GIR_PENGER: Final = frozenset({Vedtaksart.STONAD, Vedtaksart.OMGJORING, Vedtaksart.REDUKSJON})
_KAN_OPPHORE: Final = _GIR_PENGER | {Vedtaksart.BOTILBUD, Vedtaksart.RADGIVNING, Vedtaksart.GARANTI, Vedtaksart.KVP}
_LEVER: Final = frozenset({Utbetalingstilstand.PLANLAGT, Utbetalingstilstand.STOPPET})


def kan_faa(v: Vedtak, art: Vedtaksart, i_dag: date, erstattet_av: str | None = None) -> Regelbrudd | None:
    """VE-18, VE-12 (law; Nav): whether this vedtak may get an omgjøring, an opphør, a reduksjon or a stans today.

    `erstattet_av` is the number of the omgjøring that has replaced it: what is changed then is that one.
    """
    if v.tilstand is not Vedtakstilstand.IVERKSATT:
        return Regelbrudd("VE-18", "Bare et iverksatt vedtak endres av et nytt. Et utkast rettes som det er.")
    if erstattet_av is not None:
        return Regelbrudd("VE-18", f"Vedtaket er erstattet av {erstattet_av}. Åpne det og endre det.")
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


def endringer(v: Vedtak, i_dag: date, erstattet_av: str | None = None) -> tuple[Vedtaksart, ...]:
    """VE-18: what is offered for this vedtak."""
    return tuple(a for a in Vedtaksart if a.endrer_et_annet and kan_faa(v, a, i_dag, erstattet_av) is None)


def samme_periode(ny: Vedtak, gammel: Vedtak) -> bool:
    """VE-18: whether the new vedtak takes the place of the old for the whole of its time."""
    return (ny.fra, ny.til) == (gammel.fra, gammel.til)


def tar_over(ny: Vedtak, gammel: Vedtak) -> bool:
    """VE-18: whether the new vedtak is for the old one's time, from its first day or from a later one, and out."""
    return ny.til == gammel.til


def virkning(ny: Vedtak, gammel: Vedtak, betaling: Utbetaling, i_banken: bool) -> Utbetalingstilstand | None:
    """VE-18, VE-16: what a payment of the old vedtak becomes when the new one is iverksatt; None: as it is.

    What is paid, or is in the bank already, stays. Omgjøring and reduksjon of the same period pay all of it anew, less what was paid; one
    that begins inside the period pays what stands of the old too.
    An opphør annuls what was to be paid from its first day; a stans stops what is planned.
    """
    if i_banken or betaling.tilstand not in _LEVER:
        return None
    if ny.art is Vedtaksart.STANS:
        return Utbetalingstilstand.STOPPET if betaling.tilstand is Utbetalingstilstand.PLANLAGT else None
    if ny.art is Vedtaksart.OPPHOR:
        gjelder = betaling.dato >= ny.fra or ny.fra <= gammel.fra
    else:
        gjelder = ny.art.endrer_et_annet and tar_over(ny, gammel)
    return Utbetalingstilstand.ANNULLERT if gjelder else None


def er_utbetalt(v: Vedtak, i_banken: Collection[int]) -> bool:
    """VE-12, VE-16: whether something of it is paid, or is in the bank (`i_banken`: ids)."""
    return any(u.tilstand is Utbetalingstilstand.UTBETALT or u.id in i_banken for u in v.utbetalinger)


def utbetalt_for(ny: Vedtak, kjede: Iterable[tuple[Vedtak, Collection[int]]]) -> tuple[Utbetalt, ...]:
    """VE-18: the vedtak that `ny` takes the place of, newest first: what each has paid (paid, or in the bank: the ids beside it), and what
    of each stands because `ny` begins inside its period."""
    ut, dag = [], ny.fra - _EN_DAG
    for gammel, i_banken in kjede:
        if not tar_over(ny, gammel):
            continue
        betalt = sum(u.belop_ore for u in gammel.utbetalinger if u.tilstand is Utbetalingstilstand.UTBETALT or u.id in i_banken)
        staar: dict[str, object] = {}
        if gammel.fra <= dag:
            staar = {"staar_til": dag, "staar_ore": stonad_til_og_med(gammel.linjer, dag) if gammel.gir_stonad else 0}
            dag = gammel.fra - _EN_DAG
        felt = {"ref": gammel.id, "nummer": gammel.nummer, "belop_ore": betalt, "fra": gammel.fra}
        ut.append(Utbetalt.model_validate(felt | staar))
    return tuple(ut)
