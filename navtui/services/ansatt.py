"""Staff: the leder adds, changes and ends; each may change her own passphrase and PIN."""

from __future__ import annotations

from datetime import date

from navtui.domain.ansatt import Ansatt, Ansattendring, NyAnsatt, ma_ha_flyttet, sjekk_ansatt, sjekk_avslutt, sjekk_ident
from navtui.domain.flytting import Restslag
from navtui.domain.innlogging import egne_nokler, sjekk_passord, sjekk_pin
from navtui.domain.kodeverk.kontor import Rolle
from navtui.domain.logg import merke
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services import nokkel, nokkelendring
from navtui.services.okt import Okt
from navtui.services.passord import lag_hash
from navtui.store import ansatt as lager
from navtui.store import flytting as flyttelager
from navtui.store.db import Foreldet, Leser, Skriver
from navtui.store.nokkelfil import Bruker


def liste(okt: Okt, tidligere: bool = False) -> list[Ansatt]:
    """Those employed today, and those who have left with something that is to be moved (PE-9); with `tidligere` all who have left."""
    with okt.lese() as les:
        if tidligere:
            return lager.alle_noensinne(les)
        igjen = {a.ident for a in lager.avganger(les)}
        return [a for a in lager.alle_noensinne(les) if a.ansatt_paa(les.i_dag) or a.ident in igjen]


def sjekk_ny(okt: Okt, ny: NyAnsatt) -> None:
    """Refuse what `legg_til` would refuse of all but the passphrase and the PIN, before they are chosen."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    stopp_ved(sjekk_ident(ny.ident))
    stopp_ved(sjekk_ansatt(ny))
    with okt.lese() as les:
        _krev_ledig(les, ny.ident)


def _krev_ledig(les: Leser, ident: str) -> None:
    if lager.hent(les, ident) is not None:
        raise Regelbrudd("PE-9", f"{ident} er eller har vært brukt av en annen. Velg en annen ident.", "ident")


def legg_til(okt: Okt, ny: NyAnsatt) -> Ansatt:
    """A new member of staff with her first passphrase and, unless she is mottak, her first PIN."""
    sjekk_ny(okt, ny)
    stopp_ved(sjekk_passord(ny.passord, okt.demo))
    stopp_ved(_sjekk_pin_for(ny.rolle, ny.pin, okt.demo))
    pakke, pin = nokkel.pakk_inn(okt, ny.ident, ny.passord), (lag_hash(ny.pin) if ny.pin else None)
    ansatt = Ansatt(**ny.model_dump(exclude={"passord", "pin"}))
    with nokkelendring.skrive(okt) as e:
        s = e.skriver
        _krev_ledig(s, ny.ident)
        lager.sett_inn(s, ansatt, pin)
        s.logg("ansatt_ny", objekt="ansatt", ident=ny.ident, rolle=ny.rolle, prosent=ny.stillingsprosent, pin=merke(pin))
        e.sett(Bruker(ansatt.ident, ansatt.navn, ansatt.rolle.value), pakke)
    return ansatt


def lagre(okt: Okt, ident: str, versjon: int, ny: Ansattendring, til: date | None, passord: str | None = None) -> None:
    """PE-9: the whole of what the leder has changed, or none of it: role, name, position and last day (None: she stays, or is back).

    `passord`: her new one, which one who is back and has lost her key (SI-2) must have in the same go: else she could not sign in.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    stopp_ved(sjekk_ansatt(ny))
    if passord:
        stopp_ved(sjekk_passord(passord, okt.demo))
    pakke = nokkel.pakk_inn(okt, ident, passord) if passord else None
    with nokkelendring.skrive(okt) as e:
        s = e.skriver
        gammel = _krev(s, ident)
        tilbake = _har_sluttet(gammel.til, s.i_dag) and not _har_sluttet(til, s.i_dag)
        if tilbake and pakke is None and nokkel.mangler(okt, ident):
            raise Regelbrudd("SI-2", f"{ident} har ingen nøkkel til filen lenger. Den ansatte må skrive en ny passfrase.", "passord")
        if any(getattr(gammel, k) != v for k, v in ny.model_dump().items()):
            _endre_om(s, gammel, versjon, ny)
            versjon += 1
        if til != gammel.til:
            _sett_siste_dag(s, gammel, versjon, til)
        if tilbake and pakke is not None:
            s.logg("passord_satt", objekt="ansatt", ident=ident)
            e.sett(Bruker(ident, ny.navn, ny.rolle.value), pakke)


def _har_sluttet(til: date | None, dag: date) -> bool:
    return til is not None and til < dag


def endre(okt: Okt, ident: str, versjon: int, ny: Ansattendring) -> Ansatt:
    """Another role, name or position. Who has open cases does not become mottak (PE-9), and the office keeps a leder."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    stopp_ved(sjekk_ansatt(ny))
    with okt.skrive() as s:
        _endre_om(s, _krev(s, ident), versjon, ny)
        return _krev(s, ident)


def avslutt(okt: Okt, ident: str, versjon: int, til: date) -> None:
    """PE-9: her last day. Today or before it is refused while she has open cases: they are moved first (services/flytting.py)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    with okt.skrive() as s:
        _sett_siste_dag(s, _krev(s, ident), versjon, til)


def _endre_om(s: Skriver, gammel: Ansatt, versjon: int, ny: Ansattendring) -> None:
    if ny.rolle is Rolle.MOTTAK:
        stopp_ved(_har_noe_igjen(s, gammel.ident))
    if ny.rolle is not Rolle.LEDER:
        _krev_leder_igjen(s, gammel.ident, s.i_dag)
    uten_pin = {"pin": None, "pin_satt_av": None} if ny.rolle is Rolle.MOTTAK else {}
    _endre(s, gammel.ident, versjon, **ny.model_dump(), **uten_pin)
    felter = sorted(k for k, v in ny.model_dump().items() if getattr(gammel, k) != v)
    s.logg("ansatt_endret", objekt="ansatt", ident=gammel.ident, felter=felter, rolle=ny.rolle, prosent=ny.stillingsprosent)


def _har_noe_igjen(s: Skriver, ident: str) -> Regelbrudd | None:
    uavgjort = sum(r.slag in (Restslag.KLAGE, Restslag.SOKNAD) for r in flyttelager.rester(s, ident))
    return sjekk_avslutt(*lager.aapne_saker(s, ident), uavgjort)


def _sett_siste_dag(s: Skriver, ansatt: Ansatt, versjon: int, til: date | None) -> None:
    if til is None:
        _endre(s, ansatt.ident, versjon, til=None)
        s.logg("ansatt_fortsetter", objekt="ansatt", ident=ansatt.ident)
        return
    if til < ansatt.fra:
        raise Regelbrudd("PE-9", "Siste dag kan ikke være før første dag.", "til")
    if ma_ha_flyttet(til, s.i_dag):
        stopp_ved(_har_noe_igjen(s, ansatt.ident))
    _krev_leder_igjen(s, ansatt.ident, til)
    _endre(s, ansatt.ident, versjon, til=til)
    s.logg("ansatt_slutt", objekt="ansatt", ident=ansatt.ident, til=til)


def sett_nokler(okt: Okt, ident: str, versjon: int, passord: str | None, pin: str | None) -> None:
    """A new passphrase, a new PIN or both, given by the leder to someone who has lost hers: both or none. Logged, for a PIN signs vedtak;
    one that the leder has chosen signs nothing before its owner has chosen another (KO-2). Not her own: a desk that is left open would be
    enough (SI-1), so they are changed where the old passphrase is asked for (services/innlogging.py)."""
    stopp_ved(egne_nokler() if ident == okt.ident else sjekk_rolle(okt.rolle, Handling.ANSATTE))
    if not passord and not pin:
        raise Regelbrudd("SI-1", "Skriv en ny passfrase, en ny PIN, eller begge.", "passord")
    with okt.lese() as les:
        rolle = _krev(les, ident).rolle
    if passord:
        stopp_ved(sjekk_passord(passord, okt.demo))
    if pin:
        stopp_ved(_sjekk_pin_for(rolle, pin, okt.demo))
    pakke, ny_pin = nokkel.pakk_inn(okt, ident, passord) if passord else None, _ny_pin(okt, ident, pin) if pin else {}
    with nokkelendring.skrive(okt) as e:
        s = e.skriver
        ansatt = _krev(s, ident)
        _endre(s, ident, versjon, **ny_pin)
        for navn in [n for n, ny in (("passord", pakke), ("pin", ny_pin)) if ny]:
            s.logg(f"{navn}_satt", objekt="ansatt", ident=ident, pin=merke(ny_pin.get("pin")) if navn == "pin" else None)
        if pakke is not None:
            e.sett(Bruker(ident, ansatt.navn, ansatt.rolle.value), pakke)


def _ny_pin(okt: Okt, ident: str, pin: str) -> dict[str, str | None]:
    """Its hash, and who chose it, when it was another (KO-2)."""
    return {"pin": lag_hash(pin), "pin_satt_av": None if ident == okt.ident else okt.ident}


def _sjekk_pin_for(rolle: Rolle, pin: str | None, demo: bool) -> Regelbrudd | None:
    if rolle is Rolle.MOTTAK:
        return Regelbrudd("KO-2", "Mottak signerer ikke og har ingen PIN.", "pin") if pin else None
    return sjekk_pin(pin or "", demo)


def _krev(leser: Leser, ident: str) -> Ansatt:
    ansatt = lager.hent(leser, ident)
    if ansatt is None:
        raise Regelbrudd("PE-9", f"Det er ingen ansatt med ident {ident}.", "ident")
    return ansatt


def _krev_leder_igjen(s: Skriver, ident: str, dag: date) -> None:
    ledere = lager.ledere(s, dag)
    if ident in ledere and len(ledere) == 1:
        raise Regelbrudd("PE-9", "Kontoret må ha en leder. Gi rollen til en annen først.", "rolle")


def _endre(s: Skriver, ident: str, versjon: int, **kolonner: object) -> None:
    try:
        lager.endre(s, ident, versjon, **kolonner)
    except Foreldet as feil:
        na = _krev(s, ident)
        setning = f"{ident} er endret av en annen: {na.navn}, {na.rolle.tekst}, {na.stillingsprosent} %. Se på nytt før du endrer."
        raise Regelbrudd("SI-7", setning) from feil
