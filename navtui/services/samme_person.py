"""PE-1: two registrations are one person. They are linked, never merged: what was signed on each stays as it is (VE-18, KO-4)."""

from __future__ import annotations

from dataclasses import dataclass

from navtui.domain.kodeverk.samme_person import Koblingsgrunn
from navtui.domain.navn import opplist
from navtui.domain.oppgave import NyOppgave
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, rolle_kan, sjekk_rolle
from navtui.domain.samme_person import (
    Ogsa,
    Registrering,
    bor_gjelde,
    foreslatt,
    forskjeller,
    kan_angres,
    kan_faa_nytt_her,
    kan_kobles,
    sjekk_grunn,
)
from navtui.domain.tilgang import finnes_ikke
from navtui.services import apning, plass
from navtui.services.okt import Okt
from navtui.services.person import KODE_6
from navtui.store import apning as apningslager
from navtui.store import husstand, oppgave, person
from navtui.store import samme_person as lager
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import krev_synlig


@dataclass(frozen=True, slots=True)
class Sammenligning:
    """The two side by side: the one that is suggested to count first, the reason their numbers tell, and what speaks against it."""

    gjelder: Registrering
    ogsa: Registrering
    grunn: Koblingsgrunn | None
    forskjeller: tuple[str, ...]
    blir_skjermet: bool
    """PE-5: one of the two is protected, and the other becomes it by the link."""


def hent(okt: Okt, person_id: int) -> Ogsa | None:
    """The registration that counts, when it is another than this one; so that a screen may offer it before anything is typed."""
    with okt.lese() as les:
        krev_synlig(les, person_id)
        return lager.gjelder(les, person_id)


def sammenlign(okt: Okt, person_id: int, annen_id: int, grunn: str | None = None, tekst: str = "") -> Sammenligning:
    """PE-1, PE-7: put the open person beside another. The other is opened by it: logged, and with a reason where that takes one (felt
    "grunn" of the refusal). Refuses what no reason can help, and a person she has not opened or has no access to."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    if person_id != annen_id:
        apning.apne(okt, annen_id, "bruker", grunn, tekst=tekst)
    with okt.lese() as les:
        a, b = _apnet(les, okt, person_id), _apnet(les, okt, annen_id)
    gjelder = bor_gjelde(a, b)
    ogsa = b if gjelder is a else a
    stopp_ved(kan_kobles(gjelder, ogsa))
    return Sammenligning(gjelder, ogsa, foreslatt(a, b), forskjeller(a, b), (a.skjermet > 0) != (b.skjermet > 0))


def koble(okt: Okt, gjelder_id: int, ogsa_id: int, grunn: Koblingsgrunn, tekst: str = "") -> str:
    """PE-1: `ogsa_id` is the same person as `gjelder_id`, which counts from now on. Returns what must be said.

    Both must have been opened today (PE-7). A mark of protection holds for both from now (PE-5). What stands open on the other is a task
    for her veileder; the same granted on both is said, and a task (VE-18).
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    tekst = tekst.strip()
    with okt.skrive() as s:
        gjelder, ogsa = _apnet(s, okt, gjelder_id), _apnet(s, okt, ogsa_id)
        stopp_ved(kan_kobles(gjelder, ogsa))
        stopp_ved(sjekk_grunn(gjelder, ogsa, grunn, tekst))
        id_ = lager.sett_inn(s, gjelder_id, ogsa_id, grunn, tekst)
        for person_id, annen in ((gjelder_id, ogsa_id), (ogsa_id, gjelder_id)):
            s.logg("samme_person", person_id=person_id, objekt="samme_person", objekt_id=id_, grunn=grunn, annen=annen, gjelder=gjelder_id)
        ny = _Ny(id_, gjelder, ogsa)
        sagt = [f"{gjelder.navn} ({gjelder.nummer}) gjelder fra nå.", *_dobbelt(s, okt, ny), *_skjermet(s, ny), *_apent(s, okt, ny)]
    return " ".join(sagt)


def angre(okt: Okt, ogsa_id: int, grunn: str) -> None:
    """PE-1: they are two people after all. The link stays in the file with the reason. One that protects is undone by the leder (PE-5)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    if not grunn.strip():
        raise Regelbrudd("PE-1", "Skriv hva som var feil.", "grunn")
    with okt.skrive() as s:
        krev_synlig(s, ogsa_id)
        if (k := lager.kobling(s, ogsa_id)) is None:
            raise Regelbrudd("SI-7", "Registreringen er ikke koblet til en annen nå.")
        stopp_ved(kan_angres(person.niva(s, ogsa_id), rolle_kan(okt.rolle, Handling.TILGANG)))
        lager.angre(s, k, grunn.strip())
        oppgave.lukk_for(s, "samme_person", k.id, "koblingen er angret")
        for person_id in (k.gjelder_id, k.ogsa_id):
            s.logg("samme_person_angret", person_id=person_id, objekt="samme_person", objekt_id=k.id)


def krev_gjelder(leser: Leser, person_id: int) -> None:
    """PE-1: refuse new work on a registration that does not count, and name the one that does."""
    stopp_ved(kan_faa_nytt_her(lager.gjelder(leser, person_id)))


def _apnet(leser: Leser, okt: Okt, person_id: int) -> Registrering:
    """PE-5, PE-7: one of the two, which she has access to and has opened today."""
    r = lager.registrering(leser, person_id)
    if r is None:
        raise finnes_ikke()
    if not apningslager.er_apnet_i_dag(leser, person_id, apning.midnatt(okt)) and not plass.har_apnet(okt, person_id):
        raise Regelbrudd("PE-7", "Åpne begge personene i dag før de kobles.")
    return r


@dataclass(frozen=True, slots=True)
class _Ny:
    """The link that has just been made."""

    id: int
    gjelder: Registrering
    ogsa: Registrering

    def oppgave(self, s: Skriver, art: str, regel: str, person_id: int, til: str, tekst: str) -> None:
        """Something to look at because of it."""
        ny = NyOppgave(
            art=art, regel=regel, person_id=person_id, objekt="samme_person", objekt_id=self.id, til_ident=til, frist=s.i_dag, tekst=tekst
        )
        oppgave.reis(s, ny)


def _skjermet(s: Skriver, ny: _Ny) -> list[str]:
    """PE-5: the strictest of the two holds for both; the leder looks at who is to have access."""
    lavest, hoyest = sorted((ny.gjelder, ny.ogsa), key=lambda r: r.skjermet)
    if hoyest.skjermet == KODE_6:
        for person_id in lager.ider(s, lavest.person_id):
            for ryddet in husstand.rydd_adresser(s, person_id):
                s.logg("adresse_fjernet", person_id=ryddet, regel="PE-5")
    if lavest.skjermet == hoyest.skjermet:
        return []
    for leder in person.ledere(s)[:1]:
        tekst = "Personen er registrert to ganger, og begge er skjermet nå. Se over hvem som skal ha tilgang."
        ny.oppgave(s, "samme_person_skjermet", "PE-5", lavest.person_id, leder, tekst)
    return ["Begge er skjermet fra nå. Leder har fått en oppgave om hvem som skal ha tilgang."]


def _apent(s: Skriver, okt: Okt, ny: _Ny) -> list[str]:
    """What is begun on the other is finished there, by its veileder; nothing is moved."""
    if not ny.ogsa.apent:
        return []
    hva = opplist(ny.ogsa.apent)
    tekst = f"Personen er registrert to ganger, og den andre registreringen gjelder. Avslutt det som er åpent her: {hva}."
    ny.oppgave(s, "samme_person", "PE-1", ny.ogsa.person_id, ny.ogsa.veileder or ny.gjelder.veileder or okt.ident, tekst)
    return [f"Dette er ikke avsluttet på den andre: {hva}."]


def _dobbelt(s: Skriver, okt: Okt, ny: _Ny) -> list[str]:
    """VE-18: what has been granted on both for the same days is not undone by a link; someone looks at it."""
    if not (par := lager.dobbelt(s, ny.gjelder.person_id)):
        return []
    hva = opplist([f"{gammelt} og {nytt}" for gammelt, nytt in par])
    tekst = f"Det samme er innvilget to ganger for de samme dagene, i vedtak {hva}. Se på om det ene skal omgjøres eller opphøre."
    ny.oppgave(s, "samme_person_dobbelt", "VE-18", ny.gjelder.person_id, ny.gjelder.veileder or ny.ogsa.veileder or okt.ident, tekst)
    return [f"Det samme er innvilget to ganger: vedtak {hva}. Det er lagt en oppgave om det."]
