"""A connection is lent to one at a time, kept for the next, and never kept past its file."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from threading import Barrier, Thread

import pytest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tilgang import Seer
from navtui.store import db
from navtui.store.ledige import MAKS_LEDIGE, Ledige
from tests.kontor import I_DAG, Kontor


class Ting:
    """What is lent."""

    def __init__(self, navn: str) -> None:
        self.navn, self.lukket = navn, False

    def lukk(self) -> None:
        self.lukket = True


@pytest.fixture
def ledige() -> Ledige[str, Ting]:
    return Ledige(Ting, Ting.lukk)


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    (tmp_path / "a").touch()
    return tmp_path / "a"


def test_den_samme_lanes_igjen(ledige: Ledige[str, Ting], fil: Path) -> None:
    with ledige.lan("n", fil) as forste:
        pass
    with ledige.lan("n", fil) as andre, ledige.lan("n", fil) as tredje:
        assert andre is forste
        assert tredje is not forste
    with ledige.lan("annen nøkkel", fil) as fjerde:
        assert fjerde not in (forste, tredje)


def test_feil_lukker(ledige: Ledige[str, Ting], fil: Path) -> None:
    with pytest.raises(ValueError, match="x"), ledige.lan("n", fil) as ting:
        raise ValueError("x")
    assert ting.lukket
    with ledige.lan("n", fil) as ny:
        assert ny is not ting


def test_en_fil_som_er_byttet_ut_eller_borte_apnes_pa_nytt(ledige: Ledige[str, Ting], fil: Path) -> None:
    with ledige.lan("n", fil) as gammel:
        pass
    ny_fil = fil.with_name("b")
    ny_fil.touch()
    os.replace(ny_fil, fil)
    with ledige.lan("n", fil) as ny:
        assert ny is not gammel
    fil.unlink()
    with ledige.lan("n", fil) as en:
        pass
    with ledige.lan("n", fil) as to:
        assert to is not en


def test_noen_fa_beholdes_og_alle_slippes(ledige: Ledige[str, Ting], fil: Path) -> None:
    alle, sperre = [], Barrier(MAKS_LEDIGE + 2)

    def bruk() -> None:
        with ledige.lan("n", fil) as ting:
            alle.append(ting)
            sperre.wait(10)

    trader = [Thread(target=bruk) for _ in range(MAKS_LEDIGE + 2)]
    for t in trader:
        t.start()
    for t in trader:
        t.join()
    assert len(set(alle)) == MAKS_LEDIGE + 2, "to tråder fikk den samme"
    assert sum(t.lukket for t in alle) == 2
    ledige.slipp()
    assert all(t.lukket for t in alle)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_et_barn_bruker_aldri_forelderens(ledige: Ledige[str, Ting], fil: Path) -> None:
    with ledige.lan("n", fil) as min_:
        pass
    if (barn := os.fork()) == 0:
        with ledige.lan("n", fil) as barnets:
            os._exit(0 if barnets is not min_ and not min_.lukket else 1)
    assert os.waitpid(barn, 0)[1] == 0


def test_si_3_neste_arbeid_pa_samme_forbindelse_skrives_i_rett_navn_og_dag(kontor: Kontor) -> None:
    """What the triggers are told, and whether it may write, is the new user's and not the last one's."""
    with db.skrive(kontor.base, Seer("IDA", "veileder"), kontor.okt().na(), I_DAG) as s:
        assert s.verdi("select innlogget() || i_dag()") == "IDA2026-11-20"
        s.logg("test")
        siste = s._conn
    with db.lese(kontor.base, Seer("KAL", "veileder"), date(2026, 11, 21)) as les:
        assert les._conn is siste
        assert les.verdi("select innlogget() || i_dag()") == "KAL2026-11-21"
        with pytest.raises(db.Feil, match="readonly"):
            les._conn.execute("insert into logg default values")


def test_si_3_det_som_ble_avbrutt_er_borte_for_den_neste(kontor: Kontor) -> None:
    for feil in (Regelbrudd("X-1", "nei"), KeyboardInterrupt()):
        with pytest.raises(type(feil)), kontor.okt().skrive() as s:
            s.logg("avbrutt")
            raise feil
    with kontor.okt().lese() as les:
        assert les.verdi("select count(*) from logg where handling = 'avbrutt'") == 0
