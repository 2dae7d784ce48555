"""A file as the first release made it, with a whole demo office in it, is brought up to date: all it held is there, and it is in order."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.fil import apne
from navtui.services.innlogging import gi_ny_passfrase, logg_inn
from navtui.services.kryptering import Kryptert, krypter
from navtui.services.okt import Okt
from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from navtui.store import db, skjema
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


def innhold(fil: Path, nokkel: bytes | None = None, uten: frozenset[str] = frozenset()) -> dict[str, set[str]]:
    """What the columns of version 1 hold, row by row."""
    gammel = sqlite.connect(":memory:")
    skjema.kjor(gammel, ressurs("store/oppgraderinger/m001_grunnlag.sql").read_text(encoding="utf-8"))
    conn = db.tilkoble(fil, nokkel)
    try:
        ut = {}
        for (tabell,) in gammel.execute("select name from sqlite_master where type = 'table'").fetchall():
            kolonner = ", ".join(k for r in gammel.execute(f"pragma table_info({tabell})") if f"{tabell}.{(k := r[1])}" not in uten)
            ut[tabell] = {json.dumps(list(r)) for r in conn.execute(f"select {kolonner} from {tabell}").fetchall()}
        return ut
    finally:
        conn.close()
        gammel.close()


BORTE = frozenset({"ansatt.passord"})
"""SI-2: a passphrase opens the key file, and has no hash in the office's file any more."""


@pytest.fixture(scope="module")
def gammel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of version 1."""
    fil = tmp_path_factory.mktemp("v1") / "kontor på Ås.navtui"
    lag_versjon_1(fil)
    return fil


@pytest.fixture(scope="module")
def kryptert(gammel: Path) -> tuple[Okt, Kryptert]:
    """A session on the encrypted file made of it, and what was told."""
    til = gammel.with_name("ny.navtui")
    svar = krypter(gammel, til, "LEA", "vaagan")
    return logg_inn(til, "LEA", "vaagan"), svar


def test_si_5_alt_en_fil_av_versjon_1_holdt_er_der_i_den_krypterte(kryptert: tuple[Okt, Kryptert], gammel: Path) -> None:
    okt, _ = kryptert
    assert (okt.kontor, okt.demo, str(okt.i_dag)) == ("Nav Vågan", True, "2026-11-20")
    for_, etter = innhold(gammel, uten=BORTE), innhold(okt.fil, okt.base.nokkel, BORTE)
    assert etter["logg"] > for_["logg"]
    assert {**etter, "logg": None} == {**for_, "logg": None}
    assert len(for_["vedtak"]) > 700
    assert {t: len(r) for t, r in rader().items()} == {t: len(r) for t, r in for_.items() if r}


def test_si_3_den_krypterte_har_dagens_skjema_og_en_hel_logg(kryptert: tuple[Okt, Kryptert]) -> None:
    okt, _ = kryptert
    conn = db.tilkoble(okt.fil, okt.base.nokkel)
    assert conn.execute("pragma user_version").fetchone()[0] == skjema.SKJEMAVERSJON
    assert skjema.avtrykk(conn) == skjema.levert()
    conn.close()
    assert [s.linje for s in (*sjekk_fil(okt.base), *sjekk_innhold(okt)) if s.funn] == []


def test_si_2_den_gamle_filen_er_urort_og_den_nye_har_ingen_navn(kryptert: tuple[Okt, Kryptert], gammel: Path, tmp_path: Path) -> None:
    okt, _ = kryptert
    ny = tmp_path / "en.navtui"
    lag_versjon_1(ny)
    assert innhold(gammel) == innhold(ny)
    assert b"Mona" in gammel.read_bytes()
    assert b"Mona" not in okt.fil.read_bytes()
    gi_ny_passfrase(apne(okt.fil), "LEA", kryptert[1].gjenoppretting, "fire hvite svaner i fjæra")


@pytest.mark.parametrize(("ident", "passord"), [("LEA", "feil"), ("KAL", "vaagan"), ("XYZ", "vaagan")])
def test_si_2_bare_leder_krypterer(gammel: Path, tmp_path: Path, ident: str, passord: str) -> None:
    with pytest.raises(Regelbrudd, match="Feil ident"):
        krypter(gammel, tmp_path / "ny.navtui", ident, passord)
    assert list(tmp_path.iterdir()) == []


def test_si_2_en_kryptert_fil_krypteres_ikke_en_gang_til(kryptert: tuple[Okt, Kryptert], tmp_path: Path) -> None:
    with pytest.raises(Regelbrudd, match="kryptert alt"):
        krypter(kryptert[0].fil, tmp_path / "ny.navtui", "LEA", "vaagan")


def test_navtui_sier_paa_en_linje_at_filen_ikke_er_kryptert(gammel: Path) -> None:
    svar = subprocess.run([sys.executable, "-m", "navtui", str(gammel)], capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (svar.returncode, svar.stdout, len(svar.stderr.splitlines())) == (1, "", 1)
    assert "navtui krypter" in svar.stderr
