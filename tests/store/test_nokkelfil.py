"""SI-2: the key file beside an office's file, and what it takes to open it."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain import gjenopprettingsnokkel
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.innlogging import logg_inn
from navtui.store import db, krypto, nokkelfil
from navtui.store.fil import hent_kontorfil, sjekk_innhold
from tests.kontor import I_DAG, NOKKEL, PASSORD, RASK, Kontor


@given(st.binary(min_size=20, max_size=20))
def test_si_2_gjenopprettingsnokkelen_leses_som_den_ble_skrevet(nokkel: bytes) -> None:
    tekst = gjenopprettingsnokkel.skriv(nokkel)
    assert gjenopprettingsnokkel.les(tekst) == nokkel
    assert gjenopprettingsnokkel.les(tekst.lower().replace("-", " ")) == nokkel
    assert gjenopprettingsnokkel.les(tekst.replace("I", "1").replace("O", "0")) == nokkel
    assert [len(d) for d in tekst.split("-")] == [4] * 8


@pytest.mark.parametrize(("tekst", "ord_"), [("ABCD-EFGH", "Du skrev 8"), ("A" * 31 + "Æ", "A til Z"), ("", "Du skrev 0")])
def test_si_2_det_som_ikke_kan_vaere_en_gjenopprettingsnokkel(tekst: str, ord_: str) -> None:
    with pytest.raises(Regelbrudd, match=ord_):
        gjenopprettingsnokkel.les(tekst)


def test_si_2_bare_riktig_passfrase_og_riktig_ident_apner() -> None:
    pakke = krypto.pakk_inn(NOKKEL, "blåbær", "KAL", RASK)
    assert krypto.pakk_ut(pakke, "bla\u030abær", "KAL") == (NOKKEL,)
    assert krypto.pakk_ut(pakke, "blåbær ", "KAL") == ()
    assert krypto.pakk_ut(pakke, "blåbær", "IDA") == ()
    to = krypto.pakk_inn(NOKKEL, "blåbær", "KAL", RASK)
    assert {pakke.salt, pakke.innpakket}.isdisjoint({to.salt, to.innpakket})


@pytest.mark.parametrize("felt", ["salt", "engangstall", "innpakket"])
def test_si_2_en_endret_innpakning_apner_ikke(felt: str) -> None:
    from dataclasses import replace

    pakke = krypto.pakk_inn(NOKKEL, "blåbær", "KAL", RASK)
    byte = bytearray(getattr(pakke, felt))
    byte[0] ^= 1
    endret: Any = {felt: bytes(byte)}
    assert krypto.pakk_ut(replace(pakke, **endret), "blåbær", "KAL") == ()


def test_si_2_gjenopprettingsnokkelen_apner_og_bare_den() -> None:
    pakke = krypto.pakk_inn_gjenoppretting(NOKKEL, b"x" * 20)
    assert krypto.pakk_ut_gjenoppretting(pakke, b"x" * 20) == (NOKKEL,)
    assert krypto.pakk_ut_gjenoppretting(pakke, b"y" * 20) == ()


def test_si_2_verken_filen_eller_nokkelfilen_har_noe_i_klartekst(kontor: Kontor) -> None:
    kontor.person("Åsne", "Fjelltvedt")
    for sti in (kontor.fil, nokkelfil.sti(kontor.fil)):
        innhold = sti.read_bytes()
        assert sti.stat().st_mode & 0o077 == 0
        for hemmelig in (b"Fjelltvedt", b"fjelltvedt", NOKKEL, NOKKEL.hex().encode(), PASSORD.encode()):
            assert hemmelig not in innhold
    ren = kontor.fil.read_bytes()
    assert not ren.startswith(b"SQLite")
    sider = [ren[n : n + 4096] for n in range(0, len(ren), 4096)]
    assert all(a != b for a, b in pairwise(sorted(sider)))


@pytest.mark.parametrize(
    "sql",
    [
        "update hode set demo = 0, demo_dato = null",
        "update hode set demo_dato = '2027-01-01'",
        "update hode set kontor = 'Nav Annet'",
        "delete from innpakning where ident = 'KAL'",
        "update innpakning set ident = 'KAX' where ident = 'KAL'",
        "update innpakning set runder = 2 where ident = 'KAL'",
        "insert into gjenoppretting values (1, zeroblob(12), zeroblob(48), null, null, null)",
        "update innpakning set forseglet = zeroblob(80) where ident = 'KAL'",
        "update innpakning set neste = forseglet",
        "insert into loggmerke values (99, 'x', '2026-11-20T11:00:00.000Z', 'utlogging')",
    ],
)
def test_si_2_en_nokkelfil_endret_med_annet_verktoy_blir_funnet(kontor: Kontor, sql: str) -> None:
    sjekk_innhold(kontor.base)
    conn = db.tilkoble(nokkelfil.sti(kontor.fil), None)
    conn.execute(sql)
    conn.close()
    with pytest.raises(Regelbrudd, match="Nøkkelfilen er endret"):
        sjekk_innhold(kontor.base)


def test_si_2_en_annen_fils_nokkelfil_passer_ikke(kontor: Kontor) -> None:
    fremmed = db.Base(kontor.fil, os.urandom(32))
    with pytest.raises(Regelbrudd, match="Nøkkelfilen er endret"):
        sjekk_innhold(fremmed)


def test_si_2_uten_nokkelfil_apnes_ingenting(kontor: Kontor) -> None:
    nokkelfil.sti(kontor.fil).unlink()
    with pytest.raises(Regelbrudd, match=r"kontor\.navtui\.nokkel mangler"):
        hent_kontorfil(kontor.fil)


@pytest.mark.parametrize(("innhold", "ord_"), [(b"", "ikke en nøkkelfil"), (b"tull" * 99, "ikke en nøkkelfil")])
def test_si_2_noe_annet_enn_en_nokkelfil(kontor: Kontor, innhold: bytes, ord_: str) -> None:
    nokkelfil.sti(kontor.fil).write_bytes(innhold)
    with pytest.raises(Regelbrudd, match=ord_):
        hent_kontorfil(kontor.fil)


def test_si_2_en_bit_i_nokkelfilen_sies_fra_om_eller_gjor_ingenting(kontor: Kontor) -> None:
    """A bit in its own schema can make SQLite quote bytes that are no text, and columns that hold another kind of value."""
    sti = nokkelfil.sti(kontor.fil)
    db.slipp()
    hel = sti.read_bytes()
    steder = [n for n in range(0, len(hel), 3) if hel[n]][::4]
    sagt: list[str] = []
    for n in steder:
        sti.write_bytes(hel[:n] + bytes([hel[n] ^ 0x80]) + hel[n + 1 :])
        try:
            hent_kontorfil(kontor.fil)
            with nokkelfil.lese(kontor.fil) as fil:
                [fil.innpakning(b.ident) for b in fil.brukere()]
        except Regelbrudd as brudd:
            sagt.append(brudd.regel)
    assert len(steder) > len(sagt) > 100
    assert set(sagt) <= {"SI-2", "SI-5"}


@pytest.mark.parametrize("kolonne", ["runder", "minne", "lop"])
def test_si_1_en_innpakning_som_er_for_dyr_blir_ikke_provd(kontor: Kontor, kolonne: str) -> None:
    conn = db.tilkoble(nokkelfil.sti(kontor.fil), None)
    conn.execute(f"update innpakning set {kolonne} = 4000000000 where ident = 'KAL'")
    conn.close()
    with pytest.raises(Regelbrudd, match="Nøkkelfilen er skadet"):
        logg_inn(kontor.fil, "KAL", PASSORD)


def test_si_2_en_skadet_nokkelfil_sies_fra_om(kontor: Kontor) -> None:
    sti = nokkelfil.sti(kontor.fil)
    innhold = bytearray(sti.read_bytes())
    innhold[100:] = b"\xff" * (len(innhold) - 100)
    sti.write_bytes(innhold)
    with pytest.raises(Regelbrudd, match="Nøkkelfilen er skadet"):
        hent_kontorfil(kontor.fil)


def test_si_2_nokkelfilen_sier_ingen_navn_i_en_ekte_fil(kontor: Kontor) -> None:
    from dataclasses import replace

    from navtui.services import nokkelendring

    ekte = replace(kontor.okt("LEA"), demo=False)
    with nokkelendring.skrive(ekte) as e:
        e.sett(nokkelfil.Bruker("TOR", "Tor Hauglid", "veileder"), krypto.pakk_inn(NOKKEL, "x", "TOR", RASK))
        e.skriver.logg("test")
    with nokkelfil.lese(kontor.fil) as n:
        assert next(b for b in n.brukere() if b.ident == "TOR") == nokkelfil.Bruker("TOR")
    assert hent_kontorfil(kontor.fil).demo_dato == I_DAG
