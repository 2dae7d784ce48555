"""The office's key (SI-2): opened by a passphrase, given to new staff, taken from those who have left, and the recovery key.

The key file and the office's file are two files. What is done to both is services/nokkelendring.py's; it takes the office's lock first.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from navtui.domain import gjenopprettingsnokkel
from navtui.domain import innlogging as regler
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services import nokkelendring, plass
from navtui.services.okt import Okt
from navtui.store import db, krypto, logg, nokkelavtrykk, nokkelbytte, nokkelfil
from navtui.store.db import Base, Skriver
from navtui.store.feil import Skrivestopp
from navtui.store.nokkelfil import Bruker


def las_opp(fil: Path, ident: str, passord: str, na: datetime) -> Base:
    """The office's key, by one's passphrase (SI-1). Refuses the unknown and the wrong in the same words, and who must wait.

    The attempt is written down under the key file's lock before it is tried: attempts from several desks at once wait for each other too.
    """
    hvem = ident if regler.er_ident(ident) else "?"  # what is not written as an ident may be a passphrase
    try:
        with nokkelfil.skrive(fil) as n:
            stopp_ved(regler.ma_vente(regler.gjenstar_s([*plass.forsok(fil, hvem), *n.forsok(hvem)], na)))
            nr = n.begynn_forsok(hvem, na)
            pakke = n.innpakning(ident)
    except Skrivestopp:
        return _las_opp_uten_plass(fil, ident, hvem, passord, na)
    nokler = _prov(pakke, ident, passord)
    if not nokler:
        raise regler.feil_ident_eller_passfrase()
    try:
        with nokkelfil.skrive(fil) as n:
            n.forsoket_lyktes(nr)
            byttet = n.innpakning(ident) != pakke
    except Skrivestopp:
        plass.noter_rett(fil, nr)
        byttet = False
    if byttet:
        raise Regelbrudd("SI-7", "Nøkkelen eller passfrasen ble byttet mens du logget inn. Prøv igjen.", "passord")
    return nokkelbytte.avgjor(fil, nokler)


def _las_opp_uten_plass(fil: Path, ident: str, hvem: str, passord: str, na: datetime) -> Base:
    """SI-5, SI-1: the same when there is no room to write the attempt down.

    A full disk is no way to guess: the key file's lock, which takes no room, is held while one attempt is tried, each takes its time, right
    or wrong, and the program counts them itself and writes them down when there is room.
    """
    with nokkelfil.skrive(fil) as n:
        stopp_ved(regler.ma_vente(regler.gjenstar_s([*plass.forsok(fil, hvem), *n.forsok(hvem)], na)))
        plass.noter_forsok(fil, hvem, na)
        time.sleep(plass.PROVETID_S)
        nokler = _prov(n.innpakning(ident), ident, passord)
    if not nokler:
        raise regler.feil_ident_eller_passfrase()
    plass.noter_forsok(fil, hvem, na, lyktes=True)
    return nokkelbytte.avgjor(fil, nokler)


@dataclass(frozen=True, slots=True)
class Etterarbeid:
    """What a sign-in has logged, and then does to the key file: wrong attempts by number, and idents of those who have left."""

    loggfort: tuple[int, ...]
    sluttet: tuple[str, ...]


def ved_innlogging(okt: Okt, s: Skriver, sluttet: list[str]) -> Etterarbeid:
    """In the transaction that logs a sign-in: wrong attempts since the last one go into the log, which could not be written then (SI-1);
    a key file that is older than the file is told of; those who have left lose their key. `rydd` takes it away when the log is on the disk:
    cut off between the two, it is logged again."""
    with nokkelfil.lese(okt.fil) as n:
        feil, igjen = n.uloggforte(), sorted({b.ident for b in n.brukere()} & set(sluttet))
        eldre = nokkelavtrykk.eldre(s, n.avtrykk())
    for nr, ident, tid in feil:
        s.logg("innlogging avvist", objekt="ansatt", forsok=nr, forsokt_som=ident, forsokt_tid=tid)
    for ident in igjen:
        s.logg("nøkkel fjernet", objekt="ansatt", ansatt=ident)
    if eldre:
        s.logg("eldre nøkkelfil", objekt="ansatt", hvem=eldre)
    return Etterarbeid(tuple(nr for nr, *_ in feil), tuple(igjen))


def rydd(okt: Okt, arbeid: Etterarbeid) -> None:
    """The key file after a sign-in that is logged. What there is no room for is done by the next one who signs in."""
    if arbeid.loggfort or arbeid.sluttet:
        with suppress(Skrivestopp), nokkelfil.skrive(okt.fil) as n:
            n.loggfort(arbeid.loggfort)
            if arbeid.sluttet:
                n.fjern_innpakninger(okt.base.nokkel, arbeid.sluttet)


def stemmer(okt: Okt, passord: str) -> bool:
    """Whether this is the passphrase of the one who is signed in. Takes about 0.1 s."""
    with nokkelfil.lese(okt.fil) as n:
        pakke = n.innpakning(okt.ident)
    return bool(_prov(pakke, okt.ident, passord))


def pakk_inn(okt: Okt, ident: str, passord: str) -> krypto.Innpakning:
    """The office's key under a passphrase. Takes about 0.1 s, so it is made before the transaction that sets it."""
    return krypto.pakk_inn(okt.base.nokkel, passord, ident, krypto.OVING if okt.demo else krypto.EKTE)


def mangler(okt: Okt, ident: str) -> bool:
    """Whether she has no key to the file, as one who has left has not."""
    with nokkelfil.lese(okt.fil) as n:
        return n.innpakning(ident) is None


def forny(okt: Okt, passord: str) -> None:
    """SI-2: a wrapping from before there were key pairs is made anew while there is a passphrase to do it with: `services/nokkelbytte.py`
    cannot give another key to one who has none."""
    with nokkelfil.lese(okt.fil) as n:
        pakke = n.innpakning(okt.ident)
    if pakke is None or pakke.par is not None:
        return
    ny = pakk_inn(okt, okt.ident, passord)
    with suppress(Regelbrudd), nokkelendring.skrive(okt) as e:  # no room, or the file is busy: at the next sign-in
        e.skriver.logg("nøkkel fornyet", objekt="ansatt", ansatt=okt.ident)
        e.sett(Bruker(okt.ident, okt.navn, okt.rolle), ny)


def ny_gjenoppretting(okt: Okt, vis: Callable[[str], None]) -> None:
    """A new recovery key; the one before it no longer works. The leder's to make.

    It is shown before it is kept: cut off in between, the old one works, and never one that nobody has seen.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    hemmelig = os.urandom(gjenopprettingsnokkel.LENGDE)
    vis(gjenopprettingsnokkel.skriv(hemmelig))
    with nokkelendring.skrive(okt) as e:
        e.skriver.logg("gjenopprettingsnøkkel byttet")
        e.sett_gjenoppretting(krypto.pakk_inn_gjenoppretting(okt.base.nokkel, hemmelig))


def gjenopprett(fil: Path, tekst: str) -> Base:
    """The office's key, by the recovery key: for a leder who has lost her passphrase (services/innlogging.py sets a new one)."""
    hemmelig = gjenopprettingsnokkel.les(tekst)
    with nokkelfil.lese(fil) as n:
        pakke = n.gjenoppretting()
    nokler = krypto.pakk_ut_gjenoppretting(pakke, hemmelig) if pakke else ()
    if not nokler:
        raise Regelbrudd("SI-2", "Gjenopprettingsnøkkelen stemmer ikke. Se på arket, og prøv igjen.", "nokkel")
    return nokkelbytte.avgjor(fil, nokler)


_SPOR_ETTER = 200
"""Marks each screen asks for: a month's, in an office of eight."""
_ELDRE_FIL = (
    "Filen er eldre enn nøkkelfilen, eller loggen er kuttet: noe som var lagret, mangler. Si fra til leder, og kjør «navtui sjekk»."
)


def filene_stemmer(okt: Okt) -> str:
    """SI-2, SI-3: what every screen says when the two files are not of one time. Empty when they are.

    The log lacks what was noted: the file is older than its key file, or has been cut. Not only the newest mark is asked for: that is of
    the log that was cut, when somebody has worked on since. `navtui sjekk` asks for all there are. Or the key file is the older one.
    """
    with okt.lese() as les, nokkelfil.lese(okt.fil) as n:
        merker, eldre = n.loggmerker(_SPOR_ETTER), nokkelendring.eldre(les, n)
        if not all(logg.finnes(les, m.nr, m.hash) for m in merker):
            return _ELDRE_FIL
    return f"Si fra til leder: {eldre}." if eldre else ""


def noter_logg(okt: Okt, anledning: str) -> None:
    """SI-3: note the log's head in the key file, so that a log cut later is found."""
    with db.lese(okt.base, okt.seer, okt.i_dag) as les:
        if (hode := logg.hode(les)) is None:
            return
    noter(okt, *hode, anledning)


def noter(okt: Okt, nr: int, hash_: str, anledning: str) -> None:
    """SI-3: note this head of the log, which is on disk, in the key file."""
    with nokkelfil.skrive(okt.fil) as n:
        n.noter_logg(okt.base.nokkel, nokkelfil.Loggmerke(nr, hash_, anledning), okt.na())


def _prov(pakke: krypto.Innpakning | None, ident: str, passord: str) -> tuple[bytes, ...]:
    if pakke is None:
        krypto.lat_som(passord)
        return ()
    return krypto.pakk_ut(pakke, passord, ident)
