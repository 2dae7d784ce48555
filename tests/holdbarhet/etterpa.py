"""What must be true of the file after anything: all that was told is there, nothing is half done, and `sjekk` is clean."""

from __future__ import annotations

from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from navtui.store import logg
from tests.kontor import Kontor

_PAR = {
    "journalnotat": ("select count(*) from journalnotat", "notat"),
    "soknad": ("select count(*) from soknad where registrert_av <> 'PER'", "soknad_registrert"),
    "beskjed": ("select count(*) from beskjed", "beskjed"),
    "iverksatt": ("select count(*) from vedtak where tilstand = 'iverksatt'", "iverksatt"),
    "brev": ("select count(*) from brev", "brev laget"),
}
"""Rows that come with one entry in the log each: as many of the one as of the other."""


def feil(kontor: Kontor, fortalt: list[str]) -> list[str]:
    """What is wrong, in words; `fortalt` are the heads of the log that were acknowledged."""
    okt = kontor.okt("LEA")
    funn = [s.linje for s in (*sjekk_fil(okt.base), *sjekk_innhold(okt)) if s.funn]
    with okt.lese() as les:
        for linje in fortalt:
            nr, hash_, _ms = linje.split()
            if not logg.finnes(les, int(nr), hash_):
                funn.append(f"innslag {nr} var fortalt og er borte")
        for hva, (sql, handling) in _PAR.items():
            rader, innslag = les.verdi(sql, alle=True), les.verdi("select count(*) from logg where handling = :h", h=handling)
            if rader != innslag:
                funn.append(f"{hva}: {rader} rader, {innslag} innslag")
    return funn
