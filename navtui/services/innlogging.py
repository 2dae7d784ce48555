"""Signing in and out, and the PIN that signs (SI-1). Imports nothing heavy: the sign-in screen is painted from it.

The passphrase opens the office's key (services/nokkel.py). An attempt on a PIN is written to the log before it is tried, under the write
lock: attempts from several desks at once wait for each other too, and one that is cut off counts. Either takes 0.1 s to check, so it is
checked outside the transactions.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from navtui.domain import innlogging as regler
from navtui.domain.kontorfil import Kontorfil
from navtui.domain.logg import merke
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.satsutgave import UTGAVE
from navtui.domain.tilgang import Seer
from navtui.services import nokkel, nokkelendring, plass
from navtui.services.fil import oppgrader
from navtui.services.klokke import Klokke
from navtui.services.okt import Okt
from navtui.services.passord import lag_hash, stemmer
from navtui.store import db, satsutgave
from navtui.store import innlogging as lager
from navtui.store.feil import Skrivestopp
from navtui.store.fil import hent_kontor, sjekk_innhold
from navtui.store.nokkelfil import Bruker

_UKJENT = "$argon2id$v=19$m=65536,t=3,p=4$EVBfN0Ry2mclxcCV2fIHtQ$6GClBcc++3z8RC9gX0mbF+Iqw8PWYCXzGFWh09Xb47o"
"""Checked in place of the PIN of someone who is not there, so that it takes as long."""


@dataclass(frozen=True, slots=True)
class Bekreftet:
    """Someone has just proved who she is with her PIN: for one signature, straight away. `krev_bekreftet` checks that it still holds."""

    ident: str
    navn: str
    rolle: str
    pin: str

    def okt(self, okt: Okt) -> Okt:
        """Her session at this desk, for the one signature: what it writes, she writes (KO-8)."""
        return replace(okt, ident=self.ident, navn=self.navn, rolle=self.rolle)


@dataclass(frozen=True, slots=True)
class _Art:
    """A kind of attempt, by its three entries in the log."""

    forsok: str
    lyktes: str
    avvist: str


_BYTTE = _Art("passfrase forsøkt", "passfrase bekreftet", "passfrase avvist")
_PIN = _Art("pin forsøkt", "pin bekreftet", "pin avvist")


def logg_inn(fil: Path, ident: str, passord: str, si: Callable[[str], None] = lambda _setning: None) -> Okt:
    """Sign in by ident and passphrase (SI-1). Refuses the unknown and the wrong in the same words, who must wait, and the ended.

    A file made by an older program is upgraded now that there is a key, and `si` is told where the copy of it is.
    """
    kontor = hent_kontor(fil)
    klokke, ident = Klokke(kontor.demo_dato), ident.strip().upper()
    base = nokkel.las_opp(kontor.fil, ident, passord, klokke.na())
    okt = begynn(kontor, base, ident, klokke, si)
    nokkel.forny(okt, passord)
    return okt


def begynn(kontor: Kontorfil, base: db.Base, ident: str, klokke: Klokke, si: Callable[[str], None]) -> Okt:
    """A session with a key that has been opened, for one who is employed today."""
    oppgrader(kontor, base, si)
    sjekk_innhold(base)
    with db.lese(base, Seer(ident, ""), klokke.i_dag()) as les:
        nokler, sluttet = lager.hent_nokler(les, ident), lager.sluttet(les)
    if nokler is None:
        raise regler.feil_ident_eller_passfrase()
    okt = Okt(base, nokler.ident, nokler.navn, nokler.rolle, kontor.navn, kontor.demo, klokke)
    if not regler.er_ansatt(nokler.fra, nokler.til, okt.i_dag):
        raise regler.ikke_ansatt()
    try:
        with okt.skrive() as s:
            s.logg("innlogget")
            arbeid = nokkel.ved_innlogging(okt, s, sluttet)
            nye_satser = satsutgave.siste(s) < UTGAVE
    except Skrivestopp:  # SI-5: she may read, and is told that nothing can be saved
        plass.utsett(okt, "innlogget")
        si(plass.FULL)
    else:
        nokkel.rydd(okt, arbeid)
        plass.sett_av(okt)
        if nye_satser:
            _ta_inn_satser(okt, si)
    return okt


def _ta_inn_satser(okt: Okt, si: Callable[[str], None]) -> None:
    """VE-5: the first who signs in after a new edition of the program brings its rates into the file. With no room the next one does."""
    from navtui.services.satsutgave import ta_inn

    with suppress(Skrivestopp):
        if sagt := ta_inn(okt):
            si(sagt)


def logg_ut(okt: Okt) -> None:
    """Write down that she left, and note how far the log has come (SI-3). With a full disk (SI-5) she leaves without."""
    with suppress(Skrivestopp):
        plass.er_full(okt)  # what has waited is written before this, if there is room
        with db.skrive(okt.base, okt.seer, okt.na(), okt.i_dag) as s:  # she leaves also when what she was is no more
            s.logg("logget ut")
        nokkel.noter_logg(okt, "utlogging")
    db.slipp()


def bekreft_pin(okt: Okt, ident: str, pin: str) -> Bekreftet:
    """Check the PIN of the one who signs, at this desk (KO-8): `ident` may be another than the one signed in. Call outside a transaction.

    Raises "Feil PIN." for a wrong one, for an unknown ident and for one who has none, and slows down (SI-1). One that another chose is
    refused too (KO-2).
    """
    nokler = _prov(okt, ident, _PIN, lambda n: stemmer((n and n.pin) or _UKJENT, pin) and n is not None and n.pin is not None)
    if nokler is None or nokler.pin is None or not regler.er_ansatt(nokler.fra, nokler.til, okt.i_dag):
        raise regler.feil_pin()
    stopp_ved(regler.pin_er_egen(nokler.pin_satt_av))
    return Bekreftet(nokler.ident, nokler.navn, nokler.rolle, nokler.pin)


def krev_bekreftet(s: db.Skriver, bekreftet: Bekreftet) -> None:
    """Inside the transaction that signs: the PIN is still hers, she is still employed, and the clock is not put back (SI-3)."""
    from navtui.services.klokkevakt import krev_klokken

    krev_klokken(s)
    nokler = lager.hent_nokler(s, bekreftet.ident)
    if nokler is None or nokler.pin != bekreftet.pin or not regler.er_ansatt(nokler.fra, nokler.til, s.i_dag):
        raise regler.feil_pin()


def bytt_passord(okt: Okt, gammelt: str, nytt: str) -> None:
    """Change one's own passphrase; the old one is asked for."""
    stopp_ved(regler.sjekk_passord(nytt, okt.demo))
    nokler = _krev_passord(okt, gammelt)
    pakke = nokkel.pakk_inn(okt, okt.ident, nytt)
    with nokkelendring.skrive(okt) as e:
        e.skriver.logg("passfrase byttet")
        e.sett(Bruker(okt.ident, nokler.navn, nokler.rolle), pakke)


def gi_ny_passfrase(kontor: Kontorfil, ident: str, gjenoppretting: str, ny: str) -> None:
    """SI-2: a leder who has lost her passphrase gets a new one by the recovery key. Refuses others: the leder gives them theirs."""
    stopp_ved(regler.sjekk_passord(ny, kontor.demo))
    base, klokke = nokkel.gjenopprett(kontor.fil, gjenoppretting), Klokke(kontor.demo_dato)
    sjekk_innhold(base)
    with db.lese(base, Seer(ident, ""), klokke.i_dag()) as les:
        nokler = lager.hent_nokler(les, ident)
    if nokler is None or nokler.rolle != "leder" or not regler.er_ansatt(nokler.fra, nokler.til, klokke.i_dag()):
        raise Regelbrudd("SI-2", f"{ident} er ikke leder her i dag. Bare leder får ny passfrase med gjenopprettingsnøkkelen.", "ident")
    okt = Okt(base, ident, nokler.navn, nokler.rolle, kontor.navn, kontor.demo, klokke)
    pakke = nokkel.pakk_inn(okt, ident, ny)
    with nokkelendring.skrive(okt) as e:
        e.skriver.logg("passfrase satt med gjenopprettingsnøkkel")
        e.sett(Bruker(ident, nokler.navn, nokler.rolle), pakke)


def bytt_pin(okt: Okt, passord: str, ny: str) -> None:
    """Change one's own PIN; the passphrase is asked for. Mottak has none (KO-2)."""
    if okt.rolle == "mottak":
        raise Regelbrudd("KO-2", "Mottak signerer ikke og har ingen PIN.", "pin")
    stopp_ved(regler.sjekk_pin(ny, okt.demo))
    nokler = _krev_passord(okt, passord)
    hash_ = lag_hash(ny)
    try:
        with okt.skrive() as s:
            lager.sett_pin(s, nokler, hash_)
            s.logg("pin byttet", pin=merke(hash_))
    except db.Foreldet as feil:
        raise Regelbrudd("SI-7", "Opplysningene om deg ble endret av en annen. Ingenting er lagret. Prøv igjen.") from feil


def _krev_passord(okt: Okt, passord: str) -> lager.Nokler:
    nokler = _prov(okt, okt.ident, _BYTTE, lambda n: n is not None and nokkel.stemmer(okt, passord))
    if nokler is None:
        raise Regelbrudd("SI-1", "Feil passfrase.", "gammelt")
    return nokler


def _prov(okt: Okt, ident: str, art: _Art, sjekk: Callable[[lager.Nokler | None], bool]) -> lager.Nokler | None:
    """One attempt: written down, tried, and what came of it written down, with whose desk it was at. None when it was wrong."""
    nokler = _begynn(okt, ident, art)
    riktig = sjekk(nokler)
    ansatt = nokler is not None and regler.er_ansatt(nokler.fra, nokler.til, okt.i_dag)
    with _som(okt, ident) as s:
        s.logg(art.lyktes if riktig and ansatt else art.avvist, ved=okt.ident)
    return nokler if riktig else None


def _begynn(okt: Okt, ident: str, art: _Art) -> lager.Nokler | None:
    with _som(okt, ident) as s:
        stopp_ved(regler.ma_vente(regler.gjenstar_s(lager.hent_forsok(s, s.seer.ident, art.forsok, art.lyktes), s.na)))
        s.logg(art.forsok, ved=okt.ident)
        return lager.hent_nokler(s, ident)


def _som(okt: Okt, ident: str) -> AbstractContextManager[db.Skriver]:
    """A unit of work in the name of the one who tries. What is not written as an ident may be a passphrase, and is not logged."""
    return db.skrive(okt.base, Seer(ident if regler.er_ident(ident) else "?", ""), okt.na(), okt.i_dag)
