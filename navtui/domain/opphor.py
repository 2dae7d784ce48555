"""VE-18: what has been paid for the time after an opphør, with its arithmetic. Whether it is claimed back is for somebody to judge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from navtui.domain.belop import kroner
from navtui.domain.grunnlag import Utbetalt
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Utbetalingstilstand, Vedtaksart
from navtui.domain.regelbrudd import Varsel
from navtui.domain.vedtak import Utbetaling, Vedtak
from navtui.domain.vedtak_endring import utbetalt_for, virkning
from navtui.domain.vedtak_overlapp import Annet

FRIST: Final = timedelta(days=14)
"""How long the veileder has to judge it."""


@dataclass(frozen=True, slots=True)
class EtterOpphor:
    """VE-18: what the vedtak that ends and those it stands among have paid, and what they give for the days before `fra`, øre.

    `planlagt` are the payments that stand although the vedtak ends: dated before its end. `annullert_ore` is what the opphør takes.
    """

    fra: date
    betalt: tuple[Utbetalt, ...]
    planlagt: tuple[Utbetaling, ...] = ()
    annullert_ore: int = 0

    @property
    def planlagt_ore(self) -> int:
        """What is not paid yet and will be."""
        return sum(u.belop_ore for u in self.planlagt)

    @property
    def ute_ore(self) -> int:
        """What is paid, or will be all the same."""
        return sum(u.belop_ore for u in self.betalt) + self.planlagt_ore

    @property
    def gitt_ore(self) -> int:
        """What the days before the end give."""
        return sum(u.staar_ore for u in self.betalt)

    @property
    def for_mye_ore(self) -> int:
        """What is paid for the time after the end."""
        return max(0, self.ute_ore - self.gitt_ore)

    @property
    def mangler_ore(self) -> int:
        """What the opphør annuls although it is for the days before it."""
        return min(self.annullert_ore, max(0, self.gitt_ore - self.ute_ore))

    def linjer(self) -> tuple[tuple[str, int], ...]:
        """The arithmetic, a line each: what is paid, less what the days before the end give, is what is for the time after."""
        if not self.for_mye_ore:
            return ()
        ut = [(f"Betalt etter vedtak {u.nummer}", u.belop_ore) for u in self.betalt if u.belop_ore]
        ut += [(f"Betales {dag_kort(u.dato)}, før opphøret", u.belop_ore) for u in self.planlagt]
        for u in self.betalt:
            if u.fra is not None and u.staar_til is not None:
                ut.append((f"For {periode_tekst(u.fra, u.staar_til)}, vedtak {u.nummer}", -u.staar_ore))
        return (*ut, (f"Betalt for tiden fra {dag_kort(self.fra)}", self.for_mye_ore))


def etter_opphor(ny: Vedtak, familie: Iterable[Annet]) -> EtterOpphor | None:
    """VE-18 (law; own decision): the money of an opphør, the same before and after it is iverksatt. None for any other kind, and where what
    it ends is no money."""
    familie = tuple(familie)
    gammel = next((a for a in familie if a.vedtak.id == ny.endrer_id), None)
    if ny.art is not Vedtaksart.OPPHOR or gammel is None or not any(a.vedtak.gir_stonad for a in familie):
        return None
    planlagte = [u for u in gammel.vedtak.utbetalinger if u.tilstand is Utbetalingstilstand.PLANLAGT and u.id not in gammel.i_banken]
    tatt = [u for u in gammel.vedtak.utbetalinger if virkning(ny, gammel.vedtak, u, u.id in gammel.i_banken) is not None]
    return EtterOpphor(
        fra=ny.fra,
        betalt=tuple(sorted(utbetalt_for(ny, familie), key=lambda u: u.ref)),
        planlagt=tuple(u for u in planlagte if u not in tatt),
        annullert_ore=sum(u.belop_ore for u in tatt),
    )


def varsler(e: EtterOpphor | None) -> tuple[Varsel, ...]:
    """VE-18: what the opphør does not put right by itself: an omgjøring from the same day does."""
    if e is None:
        return ()
    ut = []
    if e.planlagt and e.for_mye_ore:
        ore = min(e.planlagt_ore, e.for_mye_ore)
        setning = f"{kroner(ore)} kr som er planlagt før {dag_kort(e.fra)}, er for tiden etter. Stans det først, eller omgjør i stedet."
        ut.append(Varsel("VE-18", setning, "fra"))
    if e.mangler_ore:
        setning = f"Opphøret tar {kroner(e.mangler_ore)} kr som er for tiden før {dag_kort(e.fra)}. Omgjør vedtaket fra den dagen i stedet."
        ut.append(Varsel("VE-18", setning, "fra"))
    return tuple(ut)


def oppgavetekst(e: EtterOpphor, ny: Vedtak) -> str:
    """What the task says: no name, and no debt: §§ 23 and 24 give a claim only where their conditions are met."""
    hvor_mye = f"{kroner(e.for_mye_ore)} kr er betalt for tiden fra {dag_kort(e.fra)}, da hjelpen stoppet (vedtak {ny.nummer})"
    return f"{hvor_mye}. Vurder om det skal kreves tilbake."
