"""KL-1 to KL-4: a klage from the day it comes until it is learned from. Each function is one step, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from navtui.domain.kalender import legg_til_maaneder
from navtui.domain.klage import (
    Fremme,
    Klage,
    NyKlage,
    NyttSteg,
    kan_endre_datoer,
    kan_vurdere,
    kan_vurderes_av,
    klagefrist,
    neste_hindring,
    sjekk_datoer,
    sjekk_klage,
    sjekk_steg,
    tillatte_steg,
)
from navtui.domain.klage import antatt_fremme as domene_fremme
from navtui.domain.klageliste import KlageRad
from navtui.domain.klagetall import Klagetabell, Klagetall
from navtui.domain.kodeverk import UtenSoknad, Vedtaksart
from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.oppgave import NyOppgave
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.signatur import Signaturkandidat
from navtui.domain.soknad import maanedsfrist
from navtui.domain.tilgang import finnes_ikke
from navtui.services import apning, klagebrev, vedtak
from navtui.services.brev import Brevvisning
from navtui.services.feil import foreldet
from navtui.services.okt import Okt
from navtui.store import innstilling, signatur
from navtui.store import klage as lager
from navtui.store import oppgave as oppgavelager
from navtui.store import rutine as rutinelager
from navtui.store.db import Foreldet, Leser, Skriver
from navtui.store.fornyelse import navn
from navtui.store.tilgang import krev_synlig

OBJEKT = "klage"
SIDE = 200
_ET_AAR = 12


@dataclass(frozen=True, slots=True)
class Klagebilde:
    """An opened klage: all of it, whose it is, the steps that are open to the one who looks, and who may be given it (KL-3)."""

    klage: Klage
    navn: str
    steg: tuple[Klagetilstand, ...]
    kan_vurderes_av: tuple[str, ...]
    hvorfor_ikke: str = ""
    """KL-3: who takes the next step, or what it waits for, where she cannot."""


def liste(okt: Okt, *, alle: bool = False, mine: bool = False, antall: int = SIDE, fra: int = 0) -> list[KlageRad]:
    """The open klager, the most urgent first; with `alle` the ended too. `mine`: hers to reconsider, or on her own people's vedtak."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.lese() as les:
        return lager.liste(les, alle=alle, hos=okt.ident if mine else None, antall=antall, fra=fra)


def sjekk_ny(okt: Okt, ny: NyKlage) -> None:
    """KL-1, KL-2: refuse what `registrer` would refuse, before the text is written."""
    with okt.lese() as les:
        _krev_registrerbar(les, ny)


def _krev_registrerbar(les: Leser, ny: NyKlage) -> tuple[int, Fremme]:
    """The person, and when the vedtak is taken to have reached her, if a klage on it may be registered."""
    v = lager.vedtak_for(les, ny.vedtak_id)
    if v is None:
        raise finnes_ikke()
    stopp_ved(sjekk_klage(ny, v.vedtaksdato, les.i_dag, har_apen=v.har_apen))
    assert v.vedtaksdato is not None
    return v.person_id, domene_fremme(v.vedtaksdato, v.sendt, v.maate, innstilling.hent(les, "klage_arbeidsdager"))


def registrer(okt: Okt, ny: NyKlage) -> int:
    """KL-1, KL-2: a klage on an iverksatt vedtak. Without `kommet_frem` the office's setting of working days counts."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        person_id, antatt = _krev_registrerbar(s, ny)
        fremme = ny.kommet_frem or antatt.dato
        id_ = lager.sett_inn(s, ny, person_id, fremme, klagefrist(fremme))
        data = {"vedtak": ny.vedtak_id, "mottatt": ny.mottatt, "kanal": ny.kanal}
        s.logg("klage_registrert", person_id=person_id, objekt=OBJEKT, objekt_id=id_, **data)
        return id_


def antatt_fremme(okt: Okt, vedtak_id: int) -> Fremme:
    """KL-2: what the form offers as the day the vedtak reached the person, and what it is counted from."""
    with okt.lese() as les:
        v = lager.vedtak_for(les, vedtak_id)
        if v is None:
            raise finnes_ikke()
        return domene_fremme(v.vedtaksdato or okt.i_dag, v.sendt, v.maate, innstilling.hent(les, "klage_arbeidsdager"))


def apne(okt: Okt, klage_id: int, grunn: str | None = None, *, tekst: str = "") -> Klagebilde:
    """PE-7: open a klage to read it. Regelbrudd PE-7 with felt "grunn" asks for a reason."""
    with okt.lese() as les:
        person_id = _krev(les, klage_id).person_id
    apning.apne(okt, person_id, OBJEKT, grunn, tekst=tekst, objekt_id=klage_id)
    return hent(okt, klage_id)


def hent(okt: Okt, klage_id: int) -> Klagebilde:
    """The klage again after a change, while it is open on the screen. Not an opening by itself: `apne` comes first."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.lese() as les:
        k = _krev(les, klage_id)
        kandidater = _kandidater(les, k)
        steg, brudd = tillatte_steg(k, okt.ident, kandidater), neste_hindring(k, okt.ident, kandidater)
        return Klagebilde(k, navn(les, k.person_id), steg, kan_vurderes_av(k, kandidater), brudd.setning if brudd and not steg else "")


def vis_brev(okt: Okt, klage_id: int, nytt: NyttSteg) -> tuple[Brevvisning, ...]:
    """The letters that will go with a step, to be read before it is taken. Refuses what `ta_steg` would refuse."""
    with okt.lese() as les:
        k = _krev(les, klage_id)
        stopp_ved(sjekk_steg(k, nytt, okt.ident, _kandidater(les, k), okt.i_dag))
        return klagebrev.vis(les, okt.ident, k, nytt)


def ta_steg(okt: Okt, klage_id: int, versjon: int, nytt: NyttSteg) -> Klage:
    """KL-1: one step on, with what belongs to it. Whoever gets it to reconsider gets a task; it is closed when she has decided (KL-3).

    Avvist and oversendt make their letters with it: they are in the queue when the step is taken.
    """

    def gjor(s: Skriver, k: Klage) -> None:
        stopp_ved(sjekk_steg(k, nytt, okt.ident, _kandidater(s, k), okt.i_dag))
        lager.endre(s, k, **_felt(s, k, nytt))
        lager.ta_steg(s, k, nytt)
        if nytt.til is Klagetilstand.NY_VURDERING and nytt.saksbehandler:
            _oppgave(s, k, nytt.saksbehandler)
        else:
            oppgavelager.lukk_for(s, OBJEKT, k.id, nytt.til.value)
        klagebrev.lag(s, k, nytt)
        s.logg("klage_steg", person_id=k.person_id, objekt=OBJEKT, objekt_id=k.id, fra=k.tilstand, til=nytt.til, grunn=nytt.grunn)

    return _endre(okt, klage_id, versjon, gjor)


def _felt(s: Skriver, k: Klage, nytt: NyttSteg) -> dict[str, object]:
    """What a step sets on the klage itself."""
    if nytt.til is Klagetilstand.NY_VURDERING:
        return {"saksbehandler": nytt.saksbehandler}
    if nytt.til is not Klagetilstand.AVSLUTTET:
        return {}
    if nytt.rutine_id is not None and rutinelager.hent(s, nytt.rutine_id) is None:
        raise Regelbrudd("KL-4", "Rutinen finnes ikke lenger. Velg en annen.", "rutine_id")
    nytt_vedtak = {"nytt_vedtak_id": k.nytt_vedtak_id} if k.skal_endre else {}
    return {"laerdom": nytt.laerdom, "rutine_id": nytt.rutine_id, **nytt_vedtak}


def gi_til(okt: Okt, klage_id: int, versjon: int, ident: str) -> Klage:
    """KL-3: another one reconsiders it."""

    def gjor(s: Skriver, k: Klage) -> None:
        if k.tilstand is not Klagetilstand.NY_VURDERING:
            raise Regelbrudd("KL-3", f"Klagen er {k.tilstand.tekst}. Den gis til en annen mens den er til ny vurdering.")
        stopp_ved(kan_vurdere(k, ident, _kandidater(s, k)))
        lager.endre(s, k, saksbehandler=ident)
        oppgavelager.lukk_for(s, OBJEKT, k.id, "gitt_videre")
        _oppgave(s, k, ident)
        s.logg("klage_gitt", person_id=k.person_id, objekt=OBJEKT, objekt_id=k.id, fra=k.saksbehandler, til=ident)

    return _endre(okt, klage_id, versjon, gjor)


def sett_datoer(okt: Okt, klage_id: int, versjon: int, avgitt: date, fremme: date) -> Klage:
    """KL-2: when it was posted or handed in, and when the vedtak reached the person; the frist follows."""

    def gjor(s: Skriver, k: Klage) -> None:
        stopp_ved(kan_endre_datoer(k))
        stopp_ved(sjekk_datoer(avgitt, fremme, k.mottatt, k.vedtaksdato))
        lager.endre(s, k, avgitt=avgitt, kommet_frem=fremme, frist=klagefrist(fremme))
        s.logg("klage_datoer", person_id=k.person_id, objekt=OBJEKT, objekt_id=k.id, avgitt=avgitt, fremme=fremme)

    return _endre(okt, klage_id, versjon, gjor)


def skriv_vedtak(okt: Okt, klage_id: int) -> int:
    """VE-18: the vedtak that changes the one complained of: the one that is there, else a new draft of an omgjøring. Returns its id."""
    with okt.lese() as les:
        k = _krev(les, klage_id)
    if not k.skal_endre:
        raise Regelbrudd("VE-18", f"Klagen er {k.tilstand.tekst}. Vedtaket endres når det er gitt medhold.")
    if k.nytt_vedtak_id is not None:
        return k.nytt_vedtak_id
    felt = {"art": Vedtaksart.OMGJORING, "uten_soknad": UtenSoknad.OMGJORING, "endrer_id": k.vedtak_id}
    return vedtak.nytt_utkast(okt, k.person_id, **felt).id  # type: ignore[arg-type]


def tabell(okt: Okt, fra: date, til: date) -> Klagetabell:
    """KL-1: the office's klager received in a period by where they stand: the leder's."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TALL))
    with okt.lese() as les:
        return lager.tabell_for(les, fra, til)


def tall(les: Leser) -> Klagetall:
    """KL-4: the standing figures, inside the caller's reading."""
    siste_mottatt = les.i_dag
    while maanedsfrist(siste_mottatt) > les.i_dag:
        siste_mottatt -= timedelta(days=1)
    return lager.tall(les, legg_til_maaneder(les.i_dag, -_ET_AAR), siste_mottatt)


def _oppgave(s: Skriver, k: Klage, ident: str) -> None:
    """KL-3: the task of the one who reconsiders, due when the month is over (PM-4)."""
    tekst = f"Vurder klagen på vedtak {k.vedtak_nummer} på nytt."
    oppgavelager.reis(
        s,
        NyOppgave(
            art="klage", regel="KL-3", person_id=k.person_id, objekt=OBJEKT, objekt_id=k.id, til_ident=ident, frist=maanedsfrist(k.mottatt),
            tekst=tekst,
        ),
    )  # fmt: skip


def _endre(okt: Okt, klage_id: int, versjon: int, gjor: Callable[[Skriver, Klage], None]) -> Klage:
    """One change of a klage as the screen shows it; told what it is now when someone was there first (SI-7)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        k = _krev(s, klage_id)
        if k.versjon != versjon:
            raise foreldet(f"Klagen er nå {k.tilstand.tekst}.")
        try:
            gjor(s, k)
        except Foreldet as feil:
            raise foreldet(f"Klagen er nå {k.tilstand.tekst}.") from feil
        return _krev(s, klage_id)


def _krev(les: Leser, klage_id: int) -> Klage:
    k = lager.hent(les, klage_id)
    if k is None:
        raise Regelbrudd("KL-1", "Fant ikke klagen.")
    return k


def _kandidater(les: Leser, k: Klage) -> tuple[Signaturkandidat, ...]:
    krev_synlig(les, k.person_id)
    return signatur.kandidater(les, [k.person_id])[k.person_id]
