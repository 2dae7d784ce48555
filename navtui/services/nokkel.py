"""The office's key (SI-2): opened by a passphrase, given to new staff, taken from those who have left, and the recovery key.

The key file and the office's file are two files. What is done to both takes the office's lock first, then the key file's, and is done to
the key file last but for the commit of the entry that tells of it.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from navtui.domain import gjenopprettingsnokkel
from navtui.domain import innlogging as regler
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.okt import Okt
from navtui.store import krypto, logg, nokkelfil
from navtui.store.db import Base, Skriver
from navtui.store.nokkelfil import Bruker


def las_opp(fil: Path, ident: str, passord: str, na: datetime) -> Base:
    """The office's key, by one's passphrase (SI-1). Refuses the unknown and the wrong in the same words, and who must wait.

    The attempt is written down under the key file's lock before it is tried: attempts from several desks at once wait for each other too.
    """
    hvem = ident if regler.er_ident(ident) else "?"  # what is not written as an ident may be a passphrase
    with nokkelfil.skrive(fil) as n:
        stopp_ved(regler.ma_vente(regler.gjenstar_s(n.forsok(hvem, na), na)))
        nr = n.begynn_forsok(hvem, na)
        pakke = n.innpakning(ident)
    nokkel = _prov(pakke, ident, passord)
    if nokkel is None:
        raise regler.feil_ident_eller_passfrase()
    with nokkelfil.skrive(fil) as n:
        n.forsoket_lyktes(nr)
    return Base(fil, nokkel)


def ved_innlogging(okt: Okt, s: Skriver, sluttet: list[str]) -> None:
    """In the transaction that logs a sign-in: wrong attempts since the last one go into the log, which could not be written then (SI-1);
    those who have left lose their key."""
    with nokkelfil.skrive(okt.fil) as n:
        feil = n.uloggforte()
        for nr, ident, tid in feil:
            s.logg("innlogging avvist", objekt="ansatt", forsok=nr, forsokt_som=ident, forsokt_tid=tid)
        n.loggfort([nr for nr, *_ in feil])
        igjen = sorted({b.ident for b in n.brukere()} & set(sluttet))
        for ident in igjen:
            s.logg("nøkkel fjernet", objekt="ansatt", ansatt=ident)
        if igjen:
            n.fjern_innpakninger(okt.base.nokkel, igjen)


def stemmer(okt: Okt, passord: str) -> bool:
    """Whether this is the passphrase of the one who is signed in. Takes about 0.1 s."""
    with nokkelfil.lese(okt.fil) as n:
        pakke = n.innpakning(okt.ident)
    return _prov(pakke, okt.ident, passord) is not None


def pakk_inn(okt: Okt, ident: str, passord: str) -> krypto.Innpakning:
    """The office's key under a passphrase. Takes about 0.1 s, so it is made before the transaction that sets it."""
    return krypto.pakk_inn(okt.base.nokkel, passord, ident, krypto.OVING if okt.demo else krypto.EKTE)


def sett(okt: Okt, bruker: Bruker, pakke: krypto.Innpakning) -> None:
    """Put it in the key file. Called last inside the transaction that logs it; in a real file no name is kept there."""
    with nokkelfil.skrive(okt.fil) as n:
        n.sett_innpakning(okt.base.nokkel, bruker if okt.demo else Bruker(bruker.ident), pakke)


def ny_gjenoppretting(okt: Okt) -> str:
    """A new recovery key, as it is shown once; the one before it no longer works. The leder's to make."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    hemmelig = os.urandom(gjenopprettingsnokkel.LENGDE)
    with okt.skrive() as s:
        s.logg("gjenopprettingsnøkkel byttet")
        with nokkelfil.skrive(okt.fil) as n:
            n.sett_gjenoppretting(okt.base.nokkel, krypto.pakk_inn_gjenoppretting(okt.base.nokkel, hemmelig))
    return gjenopprettingsnokkel.skriv(hemmelig)


def gjenopprett(fil: Path, tekst: str) -> Base:
    """The office's key, by the recovery key: for a leder who has lost her passphrase (services/innlogging.py sets a new one)."""
    hemmelig = gjenopprettingsnokkel.les(tekst)
    with nokkelfil.lese(fil) as n:
        pakke = n.gjenoppretting()
    nokkel = krypto.pakk_ut_gjenoppretting(pakke, hemmelig) if pakke else None
    if nokkel is None:
        raise Regelbrudd("SI-2", "Gjenopprettingsnøkkelen stemmer ikke. Se på arket, og prøv igjen.", "nokkel")
    return Base(fil, nokkel)


def noter_logg(okt: Okt, anledning: str) -> None:
    """SI-3: note the log's head in the key file, so that a log cut later is found."""
    with okt.lese() as les:
        if (hode := logg.hode(les)) is None:
            return
    with nokkelfil.skrive(okt.fil) as n:
        n.noter_logg(okt.base.nokkel, nokkelfil.Loggmerke(*hode, anledning), okt.na())


def _prov(pakke: krypto.Innpakning | None, ident: str, passord: str) -> bytes | None:
    if pakke is None:
        krypto.lat_som(passord)
        return None
    return krypto.pakk_ut(pakke, passord, ident)
