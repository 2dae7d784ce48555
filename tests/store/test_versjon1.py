"""A file as the first release made it, with a whole demo office in it, is brought up to date: all it held is there, and it is in order."""

from __future__ import annotations

import json
import lzma
import stat
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from navtui.domain.kontorfil import Kontorfil
from navtui.services.fil import apne
from navtui.services.klokke import Klokke
from navtui.services.okt import Okt
from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from navtui.store import skjema
from navtui.store.ressurser import ressurs

RADER = Path(__file__).with_name("versjon1.jsonl.xz")
"""Every row of `navtui demo --dato 2026-11-20` as version 1 of the schema held it: [table, column, column ...]. Never written anew."""


def rader() -> dict[str, list[list[Any]]]:
    """The rows of each table."""
    ut: dict[str, list[list[Any]]] = defaultdict(list)
    for linje in lzma.decompress(RADER.read_bytes()).decode().splitlines():
        tabell, *verdier = json.loads(linje)
        ut[tabell].append(verdier)
    return ut


def lag_versjon_1(fil: Path) -> None:
    """The file as it was then: the frozen schema, the rows, and the triggers after them."""
    sql = list(skjema.setninger(ressurs("store/oppgraderinger/m001_grunnlag.sql").read_text(encoding="utf-8")))
    utlosere = [s for s in sql if s.startswith("create trigger")]
    conn = sqlite.connect(str(fil), isolation_level=None)
    conn.execute("begin")
    for setning in (s for s in sql if s not in utlosere):
        conn.execute(setning)
    for tabell, alle in rader().items():
        conn.executemany(f"insert into {tabell} values ({', '.join('?' * len(alle[0]))})", alle)
    for setning in utlosere:
        conn.execute(setning)
    conn.execute("commit")
    assert conn.execute("pragma foreign_key_check").fetchall() == []
    conn.close()


def innhold(fil: Path) -> dict[str, set[str]]:
    """What the columns of version 1 hold, row by row."""
    gammel = sqlite.connect(":memory:")
    skjema.kjor(gammel, ressurs("store/oppgraderinger/m001_grunnlag.sql").read_text(encoding="utf-8"))
    conn = sqlite.connect(str(fil))
    try:
        ut = {}
        for (tabell,) in gammel.execute("select name from sqlite_master where type = 'table'").fetchall():
            kolonner = ", ".join(r[1] for r in gammel.execute(f"pragma table_info({tabell})"))
            ut[tabell] = {json.dumps(list(r)) for r in conn.execute(f"select {kolonner} from {tabell}").fetchall()}
        return ut
    finally:
        conn.close()
        gammel.close()


@pytest.fixture(scope="module")
def gammel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of version 1."""
    fil = tmp_path_factory.mktemp("v1") / "kontor.navtui"
    lag_versjon_1(fil)
    return fil


@pytest.fixture(scope="module")
def oppgradert(gammel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Kontorfil, list[str]]:
    """A copy of it that has been opened, the office, and what was said."""
    fil = tmp_path_factory.mktemp("v1") / "kontor.navtui"
    fil.write_bytes(gammel.read_bytes())
    sagt: list[str] = []
    return fil, apne(fil, sagt.append), sagt


def test_si_5_alt_en_fil_av_versjon_1_holdt_er_der_etter_oppgraderingen(
    oppgradert: tuple[Path, Kontorfil, list[str]], gammel: Path
) -> None:
    fil, kontor, _ = oppgradert
    assert (kontor.navn, kontor.demo, str(kontor.demo_dato)) == ("Nav Vågan", True, "2026-11-20")
    for_ = innhold(gammel)
    assert innhold(fil) == for_
    assert len(for_["vedtak"]) > 700
    assert {t: len(r) for t, r in rader().items()} == {t: len(r) for t, r in for_.items() if r}


def test_si_3_en_oppgradert_fil_har_dagens_skjema_og_en_hel_logg(oppgradert: tuple[Path, Kontorfil, list[str]]) -> None:
    fil, kontor, _ = oppgradert
    conn = sqlite.connect(str(fil))
    assert conn.execute("pragma user_version").fetchone()[0] == skjema.SKJEMAVERSJON
    assert skjema.avtrykk(conn) == skjema.levert()
    conn.close()
    okt = Okt(fil, "PER", "Per", "mottak", kontor.navn, True, Klokke(kontor.demo_dato))
    assert [s.linje for s in (*sjekk_fil(fil), *sjekk_innhold(okt)) if s.funn] == []


def test_si_6_slik_filen_var_ligger_den_ved_siden_av(oppgradert: tuple[Path, Kontorfil, list[str]], gammel: Path) -> None:
    fil, _, sagt = oppgradert
    kopi = fil.with_name(f"{fil.name}.skjema1")
    assert sorted(fil.parent.iterdir()) == [fil, kopi]
    assert innhold(kopi) == innhold(gammel)
    if sys.platform != "win32":
        assert stat.S_IMODE(kopi.stat().st_mode) == 0o600
    assert sagt == [f"Filen er oppgradert til denne utgaven av navtui. Slik den var, ligger den i {kopi}."]
    apne(fil, sagt.append)
    assert len(sagt) == 1


def test_navtui_fil_oppgraderer_og_sier_det_paa_en_linje(gammel: Path, tmp_path: Path) -> None:
    fil = tmp_path / "et kontor på Ås.navtui"
    fil.write_bytes(gammel.read_bytes())
    svar = subprocess.run([sys.executable, "-m", "navtui", str(fil)], capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (svar.returncode, svar.stdout) == (1, "")
    assert [linje.split(".")[0] for linje in svar.stderr.splitlines()] == [
        "Filen er oppgradert til denne utgaven av navtui", "Skjermen trenger en terminal",
    ]  # fmt: skip
    assert [p.name for p in sorted(tmp_path.iterdir())] == [fil.name, f"{fil.name}.skjema1"]
