"""Signing in and out, and the PIN that signs (SI-1). Imports nothing heavy: the sign-in screen is painted from it.

An attempt is written to the log before it is tried, under the write lock: attempts from several desks at once wait for each other too,
and one that is cut off counts. A passphrase or a PIN takes 0.1 s to check, so it is checked outside the transactions.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from navtui.domain import innlogging as regler
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.tilgang import Seer
from navtui.services.klokke import Klokke
from navtui.services.okt import Okt
from navtui.services.passord import lag_hash, stemmer
from navtui.store import db
from navtui.store import innlogging as lager
from navtui.store.fil import hent_kontorfil

_UKJENT = "$argon2id$v=19$m=65536,t=3,p=4$EVBfN0Ry2mclxcCV2fIHtQ$6GClBcc++3z8RC9gX0mbF+Iqw8PWYCXzGFWh09Xb47o"
"""Checked in place of the hash of someone who is not there, so that it takes as long."""


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


_PASSORD = _Art("innlogging forsøkt", "innlogget", "innlogging avvist")
_BYTTE = _Art("passfrase forsøkt", "passfrase bekreftet", "passfrase avvist")
_PIN = _Art("pin forsøkt", "pin bekreftet", "pin avvist")


def logg_inn(fil: Path, ident: str, passord: str) -> Okt:
    """Sign in by ident and passphrase (SI-1). Refuses the unknown and the wrong in the same words, who must wait, and the ended."""
    kontor = hent_kontorfil(fil)
    okt = Okt(kontor.fil, ident.strip().upper(), "", "", kontor.navn, kontor.demo, Klokke(kontor.demo_dato))
    nokler = _prov(okt, okt.ident, _PASSORD, lambda n: stemmer(n.passord if n else _UKJENT, passord) and n is not None)
    if nokler is None:
        raise regler.feil_ident_eller_passfrase()
    if not regler.er_ansatt(nokler.fra, nokler.til, okt.i_dag):
        raise regler.ikke_ansatt()
    return Okt(kontor.fil, nokler.ident, nokler.navn, nokler.rolle, kontor.navn, kontor.demo, okt.klokke)


def logg_ut(okt: Okt) -> None:
    """Write down that she left."""
    with okt.skrive() as s:
        s.logg("logget ut")


def bekreft_pin(okt: Okt, ident: str, pin: str) -> Bekreftet:
    """Check the PIN of the one who signs, at this desk (KO-8): `ident` may be another than the one signed in. Call outside a transaction.

    Raises "Feil PIN." for a wrong one, for an unknown ident and for one who has none, and slows down (SI-1).
    """
    nokler = _prov(okt, ident, _PIN, lambda n: stemmer((n and n.pin) or _UKJENT, pin) and n is not None and n.pin is not None)
    if nokler is None or nokler.pin is None or not regler.er_ansatt(nokler.fra, nokler.til, okt.i_dag):
        raise regler.feil_pin()
    return Bekreftet(nokler.ident, nokler.navn, nokler.rolle, nokler.pin)


def krev_bekreftet(s: db.Skriver, bekreftet: Bekreftet) -> None:
    """Inside the transaction that signs: the PIN is still hers and she is still employed."""
    nokler = lager.hent_nokler(s, bekreftet.ident)
    if nokler is None or nokler.pin != bekreftet.pin or not regler.er_ansatt(nokler.fra, nokler.til, s.i_dag):
        raise regler.feil_pin()


def bytt_passord(okt: Okt, gammelt: str, nytt: str) -> None:
    """Change one's own passphrase; the old one is asked for."""
    stopp_ved(regler.sjekk_passord(nytt, okt.demo))
    _bytt(okt, gammelt, nytt, "passfrase byttet", lager.sett_passord)


def bytt_pin(okt: Okt, passord: str, ny: str) -> None:
    """Change one's own PIN; the passphrase is asked for. Mottak has none (KO-2)."""
    if okt.rolle == "mottak":
        raise Regelbrudd("KO-2", "Mottak signerer ikke og har ingen PIN.", "pin")
    stopp_ved(regler.sjekk_pin(ny, okt.demo))
    _bytt(okt, passord, ny, "pin byttet", lager.sett_pin)


def _bytt(okt: Okt, passord: str, nytt: str, verb: str, sett: Callable[[db.Skriver, lager.Nokler, str], None]) -> None:
    nokler = _prov(okt, okt.ident, _BYTTE, lambda n: n is not None and stemmer(n.passord, passord))
    if nokler is None:
        raise Regelbrudd("SI-1", "Feil passfrase.", "gammelt")
    hash_ = lag_hash(nytt)
    try:
        with okt.skrive() as s:
            sett(s, nokler, hash_)
            s.logg(verb)
    except db.Foreldet as feil:
        raise Regelbrudd("SI-7", "Opplysningene om deg ble endret av en annen. Ingenting er lagret. Prøv igjen.") from feil


def _prov(okt: Okt, ident: str, art: _Art, sjekk: Callable[[lager.Nokler | None], bool]) -> lager.Nokler | None:
    """One attempt: written down, tried, and what came of it written down. None when it was wrong."""
    nokler = _begynn(okt, ident, art)
    riktig = sjekk(nokler)
    ansatt = nokler is not None and regler.er_ansatt(nokler.fra, nokler.til, okt.i_dag)
    with _som(okt, ident) as s:
        s.logg(art.lyktes if riktig and ansatt else art.avvist)
    return nokler if riktig else None


def _begynn(okt: Okt, ident: str, art: _Art) -> lager.Nokler | None:
    with _som(okt, ident) as s:
        stopp_ved(regler.ma_vente(regler.gjenstar_s(lager.hent_forsok(s, s.seer.ident, art.forsok, art.lyktes, s.na), s.na)))
        s.logg(art.forsok)
        return lager.hent_nokler(s, ident)


def _som(okt: Okt, ident: str) -> AbstractContextManager[db.Skriver]:
    """A unit of work in the name of the one who tries. What is not written as an ident may be a passphrase, and is not logged."""
    return db.skrive(okt.fil, Seer(ident if regler.er_ident(ident) else "?", ""), okt.na(), okt.i_dag)
