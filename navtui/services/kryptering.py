"""Encrypting an office's file from before files were encrypted (`navtui krypter`, SI-2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navtui.domain import innlogging as regler
from navtui.domain.innlogging import DEMO_PASSORD
from navtui.services import nokkel, nokkelendring
from navtui.services.klokke import Klokke
from navtui.services.okt import Okt
from navtui.services.passord import stemmer
from navtui.store import krypto, nokkelfil, ukryptert
from navtui.store.db import Base
from navtui.store.fil import krev_ledig, ny_fil
from navtui.store.skjema import SKJEMAVERSJON


@dataclass(frozen=True, slots=True)
class Kryptert:
    """What to tell the leder: the recovery key, and who must be given a new passphrase."""

    gjenoppretting: str
    uten_nokkel: tuple[str, ...]


def krypter(fil: Path, til: Path, ident: str, passord: str) -> Kryptert:
    """Write an old file out encrypted, under another name; the old one is left as it is. Only a leder, by the passphrase she had in it.

    The passphrases of the others are not known, so each of them is given a new one by the leder; in a demo file all have the demo's.
    """
    krev_ledig(til)
    klokke = Klokke()
    with ukryptert.apne(fil) as conn:
        gammel = ukryptert.les(conn, ident, klokke.i_dag())
        if gammel.passord_hash is None or not stemmer(gammel.passord_hash, passord):
            raise regler.feil_ident_eller_passfrase()
        with ny_fil(til) as uferdig:
            base = Base(uferdig, krypto.ny_nokkel())
            ukryptert.krypter(conn, base)
            return _lag_nokler(base, gammel, ident, passord)


def _lag_nokler(base: Base, gammel: ukryptert.Gammel, ident: str, passord: str) -> Kryptert:
    demo_dato = date.fromisoformat(gammel.demo_dato) if gammel.demo_dato else None
    hode = nokkelfil.Hode(SKJEMAVERSJON, gammel.kontor, gammel.kommunenummer, gammel.demo, gammel.demo_dato)
    nokkelfil.opprett(base.fil, base.nokkel, hode)
    navn = next(n for i, n, _ in gammel.ansatte if i == ident)
    okt = Okt(base, ident, navn, "leder", gammel.kontor, gammel.demo, Klokke(demo_dato))
    with nokkelendring.skrive(okt) as e:
        for i, n, rolle in gammel.ansatte:
            if i == ident or gammel.demo:
                e.sett(nokkelfil.Bruker(i, n, rolle), nokkel.pakk_inn(okt, i, DEMO_PASSORD if gammel.demo else passord))
        e.skriver.logg("fil kryptert")
    andre = () if gammel.demo else tuple(i for i, *_ in gammel.ansatte if i != ident)
    vist: list[str] = []
    nokkel.ny_gjenoppretting(okt, vist.append)
    return Kryptert(vist[0], andre)
