"""What is to be settled after a vedtak: lån paid back (§ 21), refusjon claimed and received (VE-22), garanti claimed and paid (VE-23)."""

from __future__ import annotations

from dataclasses import dataclass

from navtui.domain import garanti as garantiregler
from navtui.domain import lan as laneregler
from navtui.domain import refusjon as refusjonsregler
from navtui.domain.garanti import Garantihendelse, Garantistand, Godtatt
from navtui.domain.kodeverk import Refusjon, Utbetalingstilstand
from navtui.domain.kodeverk.oppgjor import Refusjonsart
from navtui.domain.kontonummer import sjekk_kid, sjekk_kontonummer
from navtui.domain.lan import Lan, Lanepostering
from navtui.domain.refusjon import Refusjonshendelse, Refusjonsstand
from navtui.domain.regelbrudd import stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.vedtak import Vedtak
from navtui.services.okt import Okt
from navtui.store import kontroll, vedtak
from navtui.store import oppgjor as lager
from navtui.store.db import Skriver


@dataclass(frozen=True, slots=True)
class Oppgjor:
    """What is to be settled, for one person or for all."""

    lan: tuple[Lan, ...]
    refusjoner: tuple[Refusjonsstand, ...]
    garantier: tuple[Garantistand, ...]

    @property
    def antall(self) -> int:
        """How many there are."""
        return len(self.lan) + len(self.refusjoner) + len(self.garantier)


def hent(okt: Okt, person_id: int | None = None) -> Oppgjor:
    """All of one person's, or of the office those where something is left to do."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.lese() as les:
        alt = Oppgjor(
            tuple(lager.lan(les, person_id)), tuple(lager.refusjoner(les, person_id)), tuple(lager.garantier(les, person_id))
        )  # fmt: skip
    return alt if person_id is not None else _apne(okt, alt)


def _apne(okt: Okt, alt: Oppgjor) -> Oppgjor:
    return Oppgjor(
        tuple(lan for lan in alt.lan if lan.tilstand != "innfridd" and lan.innvilget_ore),
        tuple(refusjonsregler.apne(alt.refusjoner)),
        tuple(g for g in alt.garantier if not g.er_over(okt.i_dag)),
    )


def for_lan(okt: Okt, vedtak_id: int, ny: Lanepostering) -> Lan:
    """§ 21: paid back, forgiven, or an entry taken back. Refuses more than is left."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        lan = next(iter(lager.lan(s, vedtak_id=vedtak_id)), None)
        if lan is None:
            raise vedtak.finnes_ikke()
        stopp_ved(laneregler.sjekk_postering(lan, ny, okt.i_dag))
        lager.poster(s, vedtak_id, ny)
        s.logg(f"lån {ny.art.value}", person_id=lan.person_id, objekt="vedtak", objekt_id=vedtak_id, belop_ore=ny.belop_ore)
        return lager.lan(s, vedtak_id=vedtak_id)[0]


def for_refusjon(okt: Okt, vedtak_id: int, paragraf: Refusjon, ny: Refusjonshendelse) -> Refusjonsstand:
    """VE-22: claimed, received or closed. The task is done when the claim is sent, or when it is closed with its reason."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        stand = next((r for r in lager.refusjoner(s, vedtak_id=vedtak_id) if r.krav.paragraf is paragraf), None)
        if stand is None:
            raise vedtak.finnes_ikke()
        stopp_ved(refusjonsregler.sjekk_hendelse(stand, ny, okt.i_dag))
        lager.refusjonshendelse(s, stand.krav, ny)
        kontroll.lukk_oppgave(s, vedtak.hent(s, vedtak_id), f"refusjon_{paragraf.value[-2:]}", ny.art.tekst)
        s.logg(
            f"refusjon {ny.art.value}", person_id=stand.person_id, objekt="vedtak", objekt_id=vedtak_id, paragraf=paragraf.value,
            belop_ore=ny.belop_ore,
        )  # fmt: skip
        return next(r for r in lager.refusjoner(s, vedtak_id=vedtak_id) if r.krav.paragraf is paragraf)


def lukk_uten_penger(s: Skriver, v: Vedtak) -> None:
    """VE-22, VE-16: nothing is claimed of a vedtak whose payments were all annulled: a refusjon that waits is closed, with the reason."""
    if not v.utbetalinger or any(u.tilstand is not Utbetalingstilstand.ANNULLERT for u in v.utbetalinger):
        return
    for stand in lager.refusjoner(s, vedtak_id=v.id):
        if stand.hendelser:
            continue
        paragraf = stand.krav.paragraf.value
        tekst = "Alle utbetalingene er annullert, så det er ingenting å kreve."
        lager.refusjonshendelse(s, stand.krav, Refusjonshendelse(art=Refusjonsart.LUKKET, dato=s.i_dag, tekst=tekst))
        kontroll.lukk_oppgave(s, v, f"refusjon_{paragraf[-2:]}", "ingenting er utbetalt")
        s.logg("refusjon lukket", person_id=v.person_id, objekt="vedtak", objekt_id=v.id, paragraf=paragraf)


def for_garanti(okt: Okt, vedtak_id: int, ny: Garantihendelse) -> Garantistand:
    """VE-23: claimed by the landlord, refused or released. What is accepted is a payment: `godta_krav`."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        stand = next(iter(lager.garantier(s, vedtak_id=vedtak_id)), None)
        if stand is None:
            raise vedtak.finnes_ikke()
        stopp_ved(garantiregler.sjekk_hendelse(stand, ny, okt.i_dag))
        lager.garantihendelse(s, vedtak_id, ny)
        s.logg(f"garanti {ny.art.value}", person_id=stand.person_id, objekt="vedtak", objekt_id=vedtak_id, belop_ore=ny.belop_ore)
        return lager.garantier(s, vedtak_id=vedtak_id)[0]


def godta_krav(okt: Okt, vedtak_id: int, ny: Godtatt) -> Garantistand:
    """VE-23, VE-21: the landlord's claim is accepted, and is a planned payment. It goes on a list, which someone else approves."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    konto = sjekk_kontonummer(ny.kontonummer) if ny.kontonummer else None
    ny = ny.model_copy(update={"kontonummer": konto, "kid": sjekk_kid(ny.kid) if ny.kid else None})
    with okt.skrive() as s:
        stand = next(iter(lager.garantier(s, vedtak_id=vedtak_id)), None)
        if stand is None:
            raise vedtak.finnes_ikke()
        stopp_ved(garantiregler.sjekk_godtatt(stand, ny, okt.i_dag))
        id_ = lager.garantibetaling(s, stand, ny)
        s.logg("garanti godtatt", person_id=stand.person_id, objekt="utbetaling", objekt_id=id_, vedtak=vedtak_id, belop_ore=ny.belop_ore)
        return lager.garantier(s, vedtak_id=vedtak_id)[0]
