"""PM-5 to PM-8: giving a søknad to someone, deferring it, undoing, and changing it after the meeting."""

from __future__ import annotations

from dataclasses import dataclass

from navtui.domain.kandidat import Kandidat, Sokersituasjon, beholder, foresla, kan_fa
from navtui.domain.kodeverk.gjeld import Henvistfra
from navtui.domain.person import kan_faa_nytt
from navtui.domain.postmote import kan_besluttes
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.tid import fra_tekst, i_oslo
from navtui.services.okt import Okt
from navtui.store import beslutning as lager
from navtui.store import gjeld as gjeldslager
from navtui.store import kandidat as kandidatlager
from navtui.store import person as personlager
from navtui.store import postmote as motelager
from navtui.store import sak as saker
from navtui.store.beslutning import Beslutning, Soknadsstatus
from navtui.store.db import Skriver


@dataclass(frozen=True, slots=True)
class Besluttet:
    """What a decision did, for the screen to say. `fast_beholdt` is the fast veileder who kept the person."""

    beslutning_id: int
    setning: str
    fast_beholdt: str | None = None
    ny_fast: str | None = None


def fordel(okt: Okt, soknad_id: int, til_ident: str, versjon: int) -> Besluttet:
    """PM-6: give a søknad in the queue to someone, in the open meeting.

    The receiver becomes saksbehandler, and fast veileder unless the person has one who keeps it. A protected person's søknad is given
    outside the meeting, to one with access (PM-12), and so is nødhjelp when no meeting is open (PM-2). Refuses anything else before it
    is opened (PM-5), and with SI-7, saying who has it, when another desk came first.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    with okt.skrive() as s:
        soknad = _krev_i_ko(s, soknad_id, versjon)
        mote = None if soknad.lukket else krev_mote(s, nodhjelp=soknad.nodhjelp)
        return gi(s, soknad, til_ident, mote, "nodhjelp" if mote is None and soknad.nodhjelp else "fordelt")


def gi_nodhjelp(okt: Okt, soknad_id: int, til_ident: str, versjon: int) -> Besluttet:
    """PM-2: give waiting nødhjelp to someone at once, outside the meeting, which only notes it. Whoever registers may."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.GI_NODHJELP))
    with okt.skrive() as s:
        soknad = _krev_i_ko(s, soknad_id, versjon)
        if not soknad.nodhjelp:
            raise Regelbrudd("PM-2", "Søknaden gjelder ikke nødhjelp. Den fordeles på postmøtet.")
        return gi(s, soknad, til_ident, None, "nodhjelp")


def gi(s: Skriver, soknad: Soknadsstatus, til_ident: str, mote_id: int | None, art: str) -> Besluttet:
    """Give it within a transaction that is already open (registration gives nødhjelp at once)."""
    kandidater = {k.ident: k for k in kandidatlager.kandidater(s)}
    situasjon = kandidatlager.situasjon(s, soknad.person_id)
    stopp_ved(kan_fa(kandidater.get(til_ident), til_ident, situasjon, nodhjelp=soknad.nodhjelp))
    sak = _sett_veileder(s, soknad.person_id, til_ident, kandidater, situasjon)
    felt = {"for_tilstand": soknad.tilstand, "for_ident": soknad.saksbehandler, "til_ident": til_ident, "grunn": "", "postmote_id": mote_id}
    id_ = lager.sett_inn(
        s, soknad_id=soknad.id, art=art, forslag_ident=foresla(kandidater.values(), situasjon).ident, sak_id=sak.id, ny_sak=sak.ny,
        for_veileder=sak.for_veileder, **felt,
    )  # fmt: skip
    lager.sett_soknad(s, soknad, tilstand="fordelt", saksbehandler=til_ident, fordelt=True)
    s.logg(f"soknad_{art}", person_id=soknad.person_id, objekt="soknad", objekt_id=soknad.id, til=til_ident, sak=sak.id, beslutning=id_)
    return _svar(id_, til_ident, sak, kandidater[til_ident])


@dataclass(frozen=True, slots=True)
class _Sak:
    id: int
    ny: bool
    for_veileder: str | None = None
    beholdt: str | None = None


def _sett_veileder(s: Skriver, person_id: int, til: str, kandidater: dict[str, Kandidat], situasjon: Sokersituasjon) -> _Sak:
    """PM-6, PE-10: the case behind the decision: opened, kept by the one who has it, or moved when she cannot follow up."""
    sak = saker.hent_apen(s, person_id)
    if sak is None:
        stopp_ved(kan_faa_nytt(personlager.sperret(s, person_id)))
        return _Sak(lager.apne_sak(s, person_id, til), ny=True)
    if sak.veileder == til:
        return _Sak(sak.id, ny=False)
    if beholder(kandidater.get(sak.veileder), situasjon):
        return _Sak(sak.id, ny=False, beholdt=sak.veileder)
    lager.bytt_veileder(s, sak, til, "fordelt på postmøte")
    return _Sak(sak.id, ny=False, for_veileder=sak.veileder)


def henvis_gjeld(s: Skriver, person_id: int, soknad_id: int) -> bool:
    """GJ-1 (PM-1): a søknad for økonomisk rådgivning opens a case for the gjeldsrådgiver. False when nobody can have the case: the søknad
    must be taken in all the same."""
    try:
        gjeldslager.henvis(s, person_id, "søknad om økonomisk rådgivning", Henvistfra.SOKNAD, soknad_id)
    except Regelbrudd:
        return False
    return True


def _svar(id_: int, til: str, sak: _Sak, kandidat: Kandidat) -> Besluttet:
    borte = "" if kandidat.til_stede else f" {til} er borte i dag."
    if sak.for_veileder:
        setning = f"Gitt til {til}, ny fast veileder etter {sak.for_veileder}. Brukeren er ikke informert: oppgave til {til}."
        return Besluttet(id_, setning + borte, ny_fast=til)
    if sak.beholdt:
        return Besluttet(id_, f"Gitt til {til}. {sak.beholdt} er fortsatt fast veileder.{borte}", fast_beholdt=sak.beholdt)
    return Besluttet(id_, f"Gitt til {til}.{borte}", ny_fast=til if sak.ny else None)


def bytt_fast(okt: Okt, beslutning_id: int) -> Besluttet:
    """PM-6, PE-10: let the one who got the søknad be fast veileder too, although the person had one; while the meeting is open (PM-8)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    with okt.skrive() as s:
        b = lager.hent(s, beslutning_id)
        if b is None or b.angret or b.til_ident is None or b.sak_id is None:
            raise finnes_ikke()
        _krev_i_motet(s, b)
        soknad = lager.hent_soknad(s, b.soknad_id)
        sak = saker.hent(s, b.sak_id)
        if soknad is None or sak is None or sak.avsluttet or soknad.saksbehandler != b.til_ident:
            raise finnes_ikke()
        if sak.veileder == b.til_ident:
            raise Regelbrudd("PM-6", f"{b.til_ident} er allerede fast veileder.")
        lager.bytt_veileder(s, sak, b.til_ident, "fordelt på postmøte")
        s.endre("beslutning", hvor={"id": b.id}, for_veileder=sak.veileder)
        s.logg("fast_veileder_byttet", person_id=sak.person_id, objekt="sak", objekt_id=sak.id, fra=sak.veileder, til=b.til_ident)
    setning = f"{b.til_ident} er ny fast veileder etter {sak.veileder}. Brukeren er ikke informert: oppgave til {b.til_ident}."
    return Besluttet(b.id, setning, ny_fast=b.til_ident)


def utsett(okt: Okt, soknad_id: int, grunn: str, versjon: int) -> Besluttet:
    """PM-5: leave it to the next meeting, with a reason. Nødhjelp is never deferred (PM-2)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    if not grunn.strip():
        raise Regelbrudd("PM-5", "Skriv hvorfor søknaden utsettes.", "grunn")
    with okt.skrive() as s:
        soknad = _krev_i_ko(s, soknad_id, versjon)
        if soknad.nodhjelp:
            raise Regelbrudd("PM-2", "Nødhjelp utsettes ikke. Gi den til en veileder nå.")
        if soknad.lukket:
            raise Regelbrudd("PM-12", "Søknaden er ikke på postmøtet. Gi den til en som har tilgang.")
        felt = {"for_tilstand": soknad.tilstand, "for_ident": soknad.saksbehandler, "postmote_id": krev_mote(s)}
        id_ = lager.sett_inn(s, soknad_id=soknad_id, art="utsatt", grunn=" ".join(grunn.split()), **felt)
        lager.sett_soknad(s, soknad, tilstand="utsatt", saksbehandler=None, fordelt=False)
        s.logg("soknad_utsatt", person_id=soknad.person_id, objekt="soknad", objekt_id=soknad_id, beslutning=id_)
    return Besluttet(id_, "Utsatt til neste postmøte.")


def angre(okt: Okt, beslutning_id: int) -> Besluttet:
    """PM-8: take back a decision of the open meeting: the søknad is in the queue again, and the person has the fast veileder she had.

    Refuses when the meeting is closed (omfordeling) or someone has begun on the vedtak.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    with okt.skrive() as s:
        b = lager.hent(s, beslutning_id)
        soknad = lager.hent_soknad(s, b.soknad_id) if b else None
        if b is None or soknad is None:
            raise finnes_ikke()
        _krev_kan_angres(s, b, soknad)
        for_tid = lager.gjeldende(s, b.soknad_id)
        if for_tid is None or for_tid.id != b.id:
            raise Regelbrudd("SI-7", f"Søknaden er besluttet på nytt siden. {tilstanden(soknad)}")
        lager.merk_angret(s, b.id)
        lager.sett_soknad(s, soknad, tilstand=b.for_tilstand, saksbehandler=b.for_ident, fordelt=False)
        _angre_sak(s, b)
        s.logg("beslutning_angret", person_id=soknad.person_id, objekt="soknad", objekt_id=soknad.id, beslutning=b.id)
    return Besluttet(b.id, "Angret. Søknaden er i køen igjen." if b.for_tilstand == "mottatt" else "Angret. Søknaden er utsatt igjen.")


def _krev_kan_angres(s: Skriver, b: Beslutning, soknad: Soknadsstatus) -> None:
    if b.angret:
        raise Regelbrudd("SI-7", f"Beslutningen er allerede angret. {tilstanden(soknad)}")
    _krev_i_motet(s, b)
    if soknad.har_vedtak and soknad.saksbehandler:
        raise Regelbrudd("PM-8", f"{soknad.saksbehandler} har begynt på vedtaket. Avbryt vedtaket før du angrer.")


def _krev_i_motet(s: Skriver, b: Beslutning) -> None:
    mote = motelager.apent_mote(s)
    if mote is None or b.postmote_id != mote.id:
        raise Regelbrudd("PM-8", "Beslutningen hører ikke til et åpent møte. Gi søknaden til en annen med en grunn.")


def _angre_sak(s: Skriver, b: Beslutning) -> None:
    sak = saker.hent(s, b.sak_id) if b.sak_id is not None else None
    if sak is None or sak.avsluttet:
        return
    if b.ny_sak and not lager.andre_i_saken(s, b.id, sak):
        lager.lukk_feilapnet(s, sak)
    elif b.for_veileder is not None and sak.veileder == b.til_ident:
        lager.angre_bytte(s, sak, b.for_veileder)


def omfordel(okt: Okt, soknad_id: int, til_ident: str, grunn: str, versjon: int, *, bytt_fast_veileder: bool = False) -> Besluttet:
    """PM-8: give a søknad that is already given to another, with a reason that is kept.

    The fast veileder keeps the person, unless she got her by the decision that is changed, cannot follow up, or `bytt_fast_veileder`.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    if not grunn.strip():
        raise Regelbrudd("PM-8", "Skriv hvorfor søknaden gis til en annen.", "grunn")
    with okt.skrive() as s:
        soknad = lager.hent_soknad(s, soknad_id)
        if soknad is None or soknad.versjon != versjon or soknad.tilstand != "fordelt":
            raise finnes_ikke() if soknad is None else Regelbrudd("SI-7", tilstanden(soknad))
        if soknad.saksbehandler == til_ident:
            raise Regelbrudd("PM-8", f"{til_ident} har søknaden fra før.", "til_ident")
        return _omfordel(s, soknad, til_ident, " ".join(grunn.split()), bytt_fast_veileder)


def _omfordel(s: Skriver, soknad: Soknadsstatus, til: str, grunn: str, bytt: bool) -> Besluttet:
    kandidater = {k.ident: k for k in kandidatlager.kandidater(s)}
    situasjon = kandidatlager.situasjon(s, soknad.person_id)
    stopp_ved(kan_fa(kandidater.get(til), til, situasjon, nodhjelp=soknad.nodhjelp))
    forrige = lager.gjeldende(s, soknad.id)
    if forrige is not None and forrige.ny_sak and situasjon.fast_veileder == soknad.saksbehandler:
        bytt = True
    if bytt and situasjon.fast_veileder is not None:
        kandidater = {i: k for i, k in kandidater.items() if i != situasjon.fast_veileder or i == til}
    sak = _sett_veileder(s, soknad.person_id, til, kandidater, situasjon)
    felt = {"for_tilstand": soknad.tilstand, "for_ident": soknad.saksbehandler, "til_ident": til, "grunn": grunn}
    id_ = lager.sett_inn(s, soknad_id=soknad.id, art="omfordelt", sak_id=sak.id, ny_sak=sak.ny, for_veileder=sak.for_veileder, **felt)
    lager.sett_soknad(s, soknad, tilstand="fordelt", saksbehandler=til, fordelt=True)
    fra = soknad.saksbehandler
    s.logg("soknad_omfordelt", person_id=soknad.person_id, objekt="soknad", objekt_id=soknad.id, fra=fra, til=til, sak=sak.id)
    return _svar(id_, til, sak, kandidater[til])


def krev_mote(s: Skriver, *, nodhjelp: bool = False) -> int | None:
    """PM-5: the meeting a decision belongs to; None only for nødhjelp outside one. Refuses when it is not opened."""
    mote = motelager.apent_mote(s)
    stopp_ved(kan_besluttes(apent=mote is not None, nodhjelp=nodhjelp))
    return None if mote is None else mote.id


def finnes_ikke() -> Regelbrudd:
    """SI-7, PE-5: the søknad is not there for the one who asks."""
    return Regelbrudd("SI-7", "Søknaden er ikke i køen lenger. Listen er hentet på nytt.")


def tilstanden(soknad: Soknadsstatus) -> str:
    """SI-7: the new state in words, for the one whose screen was old."""
    av = f" av {soknad.besluttet_av}" if soknad.besluttet_av else ""
    kl = f" kl. {i_oslo(fra_tekst(soknad.besluttet_tid)):%H:%M}" if soknad.besluttet_tid else ""
    if soknad.tilstand in ("fordelt", "besvart"):
        return f"Søknaden er allerede gitt til {soknad.saksbehandler}{av}{kl}."
    if soknad.tilstand == "utsatt":
        return f"Søknaden er allerede utsatt{av}{kl}."
    return "Søknaden er i køen igjen." if soknad.tilstand == "mottatt" else f"Søknaden er {soknad.tilstand}."


def _krev_i_ko(s: Skriver, soknad_id: int, versjon: int) -> Soknadsstatus:
    soknad = lager.hent_soknad(s, soknad_id)
    if soknad is None:
        raise finnes_ikke()
    if soknad.tilstand not in ("mottatt", "utsatt"):
        raise Regelbrudd("SI-7", tilstanden(soknad))
    if soknad.versjon != versjon:
        raise Regelbrudd("SI-7", f"Søknaden er endret siden du hentet listen. {tilstanden(soknad)}")
    return soknad
