"""OP-11: moving cases from one who is ill or leaves: first the suggestion, then all of it in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from navtui.domain.flytting import (
    Flytteforslag,
    Flyttegrunn,
    Flyttelinje,
    Flytterest,
    Restlinje,
    Restslag,
    foresla_flytting,
    foresla_rest,
    sjekk_flytting,
    sjekk_mottaker,
)
from navtui.domain.gjeld import velg_radgiver
from navtui.domain.kandidat import Kandidat, Sokersituasjon
from navtui.domain.klage import kan_vurderes_av
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.feil import foreldet
from navtui.services.okt import Okt
from navtui.store import ansatt as ansattlager
from navtui.store import beslutning as byttelager
from navtui.store import flytting as lager
from navtui.store import gjeld as gjeldslager
from navtui.store import kandidat as kandidatlager
from navtui.store import klage as klagelager
from navtui.store import sak as saklager
from navtui.store import signatur
from navtui.store.db import Foreldet, Leser, Skriver


@dataclass(frozen=True, slots=True)
class Flyttet:
    """What was moved: cases, how many nobody has told yet (PE-10), debt cases, and what is left with the old veileder."""

    saker: int
    gjeldssaker: int
    igjen: int
    igjen_gjeld: int
    rester: int = 0
    """Klager, søknader, tasks and messages that followed no case."""
    igjen_rester: int = 0


def forslag(okt: Okt, fra: str) -> Flytteforslag:
    """OP-11: all her open cases with a suggestion each. Nothing is changed."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FLYTTE_SAKER))
    with okt.lese() as les:
        if ansattlager.hent(les, fra) is None:
            raise Regelbrudd("PE-9", f"Det er ingen ansatt med ident {fra}.", "ident")
        saker = lager.saker(les, fra)
        kandidater = kandidatlager.kandidater(les)
        situasjoner = kandidatlager.situasjoner(les, [s.person_id for s in saker])
        gjeldssaker = ansattlager.aapne_saker(les, fra)[1]
        linjer = foresla_flytting(fra, saker, kandidater, situasjoner, lager.partnere(les, fra))
        return Flytteforslag(
            fra=fra,
            linjer=linjer,
            rester=_rester(les, fra, linjer, kandidater),
            mottakere=tuple(k for k in kandidater if k.ident != fra),
            gjeldssaker=gjeldssaker,
            gjeld_til=velg_radgiver(gjeldslager.kandidater(les), frozenset({fra})) if gjeldssaker else None,
        )


def _rester(les: Leser, fra: str, linjer: Sequence[Flyttelinje], kandidater: Sequence[Kandidat]) -> tuple[Restlinje, ...]:
    rester = [replace(r, kan_ta=_kan_vurdere(les, fra, r)) for r in lager.rester(les, fra)]
    situasjoner = kandidatlager.situasjoner(les, [r.person_id for r in rester if r.person_id is not None])
    return foresla_rest(fra, rester, linjer, kandidater, situasjoner)


def _kan_vurdere(les: Leser, fra: str, rest: Flytterest) -> tuple[str, ...] | None:
    """KL-3: who else may reconsider a klage; None for what is no klage."""
    if rest.slag is not Restslag.KLAGE or rest.person_id is None or (k := klagelager.hent(les, rest.id)) is None:
        return None
    return tuple(ident for ident in kan_vurderes_av(k, signatur.kandidater(les, [rest.person_id])[rest.person_id]) if ident != fra)


def utfor(
    okt: Okt, fra: str, linjer: Sequence[Flyttelinje], grunn: Flyttegrunn, gjeld_til: str | None = None, rester: Sequence[Restlinje] = ()
) -> Flyttet:
    """OP-11: move them, all or none. Refused as a whole when a case has moved on, or one receiver may not have hers (SI-7, PE-5, KL-3).

    Each case gets a row in the history of changes and a task to tell the person (PE-10); søknader, tasks and messages go along. `rester` is
    what follows none of the cases.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FLYTTE_SAKER))
    if gjeld_til is None or linjer or rester:
        stopp_ved(sjekk_flytting([*linjer, *rester]))
    with okt.skrive() as s:
        kandidater = {k.ident: k for k in kandidatlager.kandidater(s)}
        situasjoner = kandidatlager.situasjoner(s, [linje.sak.person_id for linje in linjer])
        flyttet = 0
        for linje in linjer:
            if linje.til is not None:
                _flytt(s, fra, linje, linje.til, grunn, kandidater, situasjoner[linje.sak.person_id])
                flyttet += 1
        gjeld = _flytt_gjeld(s, fra, gjeld_til, grunn) if gjeld_til is not None else 0
        fulgte = sum(_flytt_rest(s, fra, linje, linje.til, grunn, kandidater) for linje in rester if linje.til is not None)
        igjen, igjen_gjeld = ansattlager.aapne_saker(s, fra)
        return Flyttet(flyttet, gjeld, igjen, igjen_gjeld, fulgte, len(lager.rester(s, fra)))


def _flytt_rest(s: Skriver, fra: str, linje: Restlinje, til: str, grunn: Flyttegrunn, kandidater: dict[str, Kandidat]) -> int:
    rest = linje.rest
    na = next((r for r in lager.rester(s, fra) if (r.slag, r.id) == (rest.slag, rest.id)), None)
    if na is None:
        # It followed the person's case a moment ago, or another has done it: nothing is left of it.
        return 0
    if na.versjon != rest.versjon:
        raise foreldet(f"{rest.slag.tekst.capitalize()} om {rest.navn or 'kontoret'} er endret.")
    kan_ta = _kan_vurdere(s, fra, na)
    if kan_ta is None:
        situasjon = kandidatlager.situasjon(s, na.person_id) if na.person_id is not None else Sokersituasjon()
        stopp_ved(sjekk_mottaker(fra, til, kandidater.get(til), situasjon))
    elif til not in kan_ta:
        raise Regelbrudd("KL-3", f"{til} kan ikke vurdere klagen fra {rest.navn}. Velg en annen.", "til")
    lager.flytt_rest(s, na, til)
    s.logg("rest_flyttet", person_id=na.person_id, objekt=na.slag, objekt_id=na.id, fra=fra, til=til, grunn=grunn)
    return 1


def _flytt(
    s: Skriver, fra: str, linje: Flyttelinje, til: str, grunn: Flyttegrunn, kandidater: dict[str, Kandidat], situasjon: Sokersituasjon
) -> None:
    sak = saklager.hent(s, linje.sak.sak_id)
    if sak is None or sak.avsluttet is not None or sak.veileder != fra or sak.versjon != linje.sak.versjon:
        raise foreldet(f"Sak {linje.sak.saksnummer} er hos {sak.veileder}." if sak and not sak.avsluttet else "Saken er avsluttet.")
    stopp_ved(sjekk_mottaker(fra, til, kandidater.get(til), situasjon))
    fulgte = lager.flytt_det_som_folger(s, sak.person_id, fra, til)
    byttelager.bytt_veileder(s, sak, til, grunn.value)
    s.logg("sak_flyttet", person_id=sak.person_id, objekt="sak", objekt_id=sak.id, fra=fra, til=til, grunn=grunn, fulgte=fulgte)


def _flytt_gjeld(s: Skriver, fra: str, til: str, grunn: Flyttegrunn) -> int:
    if til == fra or til not in {ident for ident, _rolle, _antall in gjeldslager.kandidater(s)}:
        raise Regelbrudd("GJ-1", f"{til} kan ikke få gjeldssaker. Velg en gjeldsrådgiver eller leder.", "gjeld_til")
    try:
        flyttet = gjeldslager.bytt_radgiver(s, fra, til)
    except Foreldet as feil:
        raise foreldet("En gjeldssak er endret.") from feil
    for sak_id, person_id in flyttet:
        s.logg("gjeld_flyttet", person_id=person_id, objekt="gjeldssak", objekt_id=sak_id, fra=fra, til=til, grunn=grunn)
    return len(flyttet)
