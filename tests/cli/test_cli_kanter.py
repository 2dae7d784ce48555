"""The edges of the command line: closed and full streams, bytes that are no text, names that cannot be used, files that are not whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from navtui.__main__ import main
from navtui.cli import innlesing, utskrift
from navtui.domain.regelbrudd import Regelbrudd
from navtui.store import db, venterom
from tests.cli.test_cli import MILJO, SVAR, en_linje, navtui
from tests.kontor import PASSORD, Kontor

UTEN_FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX streams and names")


def kjor(*arg: object, **kw: object) -> subprocess.CompletedProcess[str]:
    """Run the program in the shell, where streams can be closed: the arguments are the shell's words."""
    kall = f"exec '{sys.executable}' -m navtui {' '.join(map(str, arg))}"
    miljo = MILJO | {"NAVTUI_PASSORD": PASSORD, "NAVTUI_IDENT": "LEA"}
    return subprocess.run(["/bin/sh", "-c", kall], capture_output=True, encoding="utf-8", env=miljo, timeout=60, check=False, **kw)  # type: ignore[call-overload,no-any-return]


@POSIX
@pytest.mark.parametrize(
    ("arg", "kode", "ord_"),
    [
        (["liste", "leder", "FIL", ">&-"], 1, "standard ut er lukket"),
        pytest.param(["liste", "leder", "FIL", ">/dev/full"], 1, "disken er full", marks=UTEN_FULL),
        (["liste", "leder", "FIL", "--passord-stdin", "<&-"], 1, "Feil ident eller passfrase"),
        (["opprett", "FIL.ny", "<&-"], 1, "Svaret mangler"),
        (["FIL", "<&-", ">&-"], 1, "trenger en terminal"),
    ],
)  # fmt: skip
def test_en_strom_som_er_lukket_eller_full_er_en_linje(kontor: Kontor, arg: list[str], kode: int, ord_: str) -> None:
    venterom.sett_av(kontor.fil)  # as the first who signs in does
    for_ = sorted(kontor.fil.parent.iterdir())
    en_linje(kjor(*(a.replace("FIL", str(kontor.fil)) for a in arg)), kode, ord_)
    assert sorted(kontor.fil.parent.iterdir()) == for_


@POSIX
def test_er_standard_feil_lukket_kommer_ingen_beskjed_blant_dataene(kontor: Kontor) -> None:
    svar = kjor("sjekk", kontor.fil, "2>&-")
    assert svar.returncode == 0
    assert all(linje.startswith("ok ") for linje in svar.stdout.splitlines())
    assert kjor("liste", "ukjent", kontor.fil, "2>&-").returncode == 2


@POSIX
def test_styretegn_i_et_filnavn_nar_ikke_terminalen(tmp_path: Path) -> None:
    svar = navtui("sjekk", tmp_path / "a\x1b[31m\nb", "--som", "KAL")
    assert (svar.returncode, svar.stderr.count("\n")) == (1, 1)
    assert "\x1b" not in svar.stderr
    assert r"a\x1b[31m\x0ab" in svar.stderr


def test_hjelpen_kommer_ogsa_der_terminalen_mangler_bokstavene() -> None:
    svar = navtui("--help", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (svar.returncode, svar.stderr) == (0, "")
    assert r"\xf8" in svar.stdout


@POSIX
def test_ctrl_d_ved_passfrasen_avbryter(kontor: Kontor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def slutt(*_: object, **__: object) -> str:
        raise EOFError

    monkeypatch.setattr("navtui.cli.innlogging.ved_tastatur", lambda: True)
    monkeypatch.setattr("navtui.cli.innlogging.getpass.getpass", slutt)
    assert main(["sjekk", str(kontor.fil), "--som", "KAL"]) == 130
    assert capsys.readouterr().err == "Avbrutt.\n"


@POSIX
def test_et_ror_som_lukkes_sier_ingenting(kontor: Kontor) -> None:
    assert kjor("sjekk", kontor.fil, "| true").stderr.count("\n") <= 1
    assert kjor("liste", "leder", kontor.fil, "| true").stderr == ""


@POSIX
def test_ctrl_c_er_130_og_ingenting_ligger_igjen(tmp_path: Path) -> None:
    prosess = subprocess.Popen(
        [sys.executable, "-m", "navtui", "demo", str(tmp_path / "d"), "--bare-data"], stderr=subprocess.PIPE, encoding="utf-8", env=MILJO
    )
    assert prosess.stderr is not None
    assert prosess.stderr.readline().startswith("Lager ")
    time.sleep(0.3)
    prosess.send_signal(signal.SIGINT)
    assert prosess.stderr.read() == "Avbrutt.\n"
    assert prosess.wait() in (130, -signal.SIGINT)  # a shell says 130 for both
    prosess.stderr.close()
    assert list(tmp_path.iterdir()) == []


def test_bytes_som_ikke_er_tekst_nektes_paa_en_linje(
    kontor: Kontor, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Latin-1 word on the command line comes as surrogates."""
    gal = b"k\xe5l".decode("utf-8", "surrogateescape")
    monkeypatch.setenv("NAVTUI_PASSORD", PASSORD)
    for arg in (["--som", gal], ["--som", "LEA", "--for", gal]):
        assert main(["liste", "saker", str(kontor.fil), *arg]) == 1
        assert capsys.readouterr().err == "Det som ble skrevet inn, er ikke UTF-8.\n"
    monkeypatch.setenv("NAVTUI_PASSORD", gal)
    assert main(["liste", "saker", str(kontor.fil), "--som", "LEA"]) == 1
    assert capsys.readouterr().err == "Det som ble skrevet inn, er ikke UTF-8.\n"
    with pytest.raises(Regelbrudd, match="UTF-8"):
        innlesing.lesbar(gal)


@pytest.mark.parametrize(("inn", "kode"), [(b"vaagan\r\nresten", 0), (b"\xef\xbb\xbfvaagan\n", 0), (b"v\xe5gan\n", 1), (b"", 1)])
def test_si_1_passfrasen_paa_standard_inn_er_utf_8_uansett_tegnsett(kontor: Kontor, inn: bytes, kode: int) -> None:
    """Read as bytes: Windows would have decoded a pipe by its own code page. PowerShell may put a mark before it."""
    kall = [sys.executable, "-m", "navtui", "liste", "leder", str(kontor.fil), "--som", "LEA", "--passord-stdin"]
    miljo = MILJO | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
    svar = subprocess.run(kall, input=inn, capture_output=True, env=miljo, timeout=60, check=False)
    assert svar.returncode == kode, svar.stderr
    assert svar.stderr.count(b"\n") == kode


def test_si_5_er_filen_borte_mens_programmet_kjorer_sies_det(kontor: Kontor) -> None:
    kontor.fil.unlink()
    with pytest.raises(Regelbrudd, match="SI-5: Filen er borte"), kontor.okt().lese() as les:
        les.verdi("select 1")


def test_et_filnavn_som_ikke_er_tekst_skrives_som_kode(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    utskrift.skriv(b"k\xe5l".decode("utf-8", "surrogateescape") + " på Å\n")
    assert capfdbinary.readouterr().out == "k\\udce5l på Å\n".encode()


@pytest.mark.parametrize("arg", [[""], ["liste", "saker", ""], ["demo", ""], ["opprett", ""], ["sjekk", ""]])
def test_et_tomt_filnavn_er_feil_bruk(arg: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arg) == 2
    assert "skriv et filnavn" in capsys.readouterr().err


@POSIX
@pytest.mark.parametrize("navn", ["x" * 250, "x" * 300, "lokke/under", "fil/under", "borte/under"])
@pytest.mark.parametrize("kommando", ["demo", "opprett"])
def test_et_navn_som_ikke_kan_brukes_er_en_linje_og_ingenting_lages(
    kommando: str, navn: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lokke").symlink_to("lokke")
    (tmp_path / "fil").touch()
    for_ = sorted(tmp_path.iterdir())
    lest = iter([*SVAR, ""])
    monkeypatch.setattr(innlesing, "linje", lambda: next(lest) + "\n")
    monkeypatch.setattr("navtui.cli.sporsmal.linje", lambda: next(lest) + "\n")
    assert main([kommando, str(tmp_path / navn), *(["--utvalg", "tom", "--dato", "2026-11-20"] if kommando == "demo" else [])]) == 1
    feil = [linje for linje in capsys.readouterr().err.splitlines() if not linje.startswith("Lager ")]
    assert len(feil) == 1
    assert feil[0].startswith(("Mappen finnes ikke", "Filen ble ikke laget"))
    assert sorted(tmp_path.iterdir()) == for_


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may everything")
def test_si_5_en_mappe_en_ikke_slipper_inn_i(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lukket").mkdir(mode=0)
    for kommando in ("demo", "opprett"):
        assert main([kommando, str(tmp_path / "lukket" / "x")]) == 1
        assert "Mappen er skrivebeskyttet" in capsys.readouterr().err


def test_demo_sier_ikke_at_den_lager_noe_den_ikke_kan_lage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", str(tmp_path / "x"), "--dato", "2039-01-01"]) == 1
    assert capsys.readouterr().err == "Demodato: velg en dag fra 01.07.2019 til 31.12.2038.\n"
    assert main(["demo", str(tmp_path / "borte" / "x")]) == 1
    assert capsys.readouterr().err == f"Mappen finnes ikke: {tmp_path / 'borte'}.\n"


def test_demo_nevner_alle_valgene_som_ikke_gjelder(kontor: Kontor, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", str(kontor.fil), "--dato", "2026-11-20", "--utvalg", "slem", "--ganger", "2"]) == 1
    assert capsys.readouterr().err.endswith(" --utvalg, --dato og --ganger gjelder bare når en ny lages.\n")


def test_si_5_en_fil_som_er_skadet_inni_er_en_linje_og_ikke_en_programfeil(
    kontor: Kontor, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAVTUI_PASSORD", PASSORD)
    with kontor.okt().lese() as les:
        side = les.verdi("select rootpage from sqlite_master where name = 'delegasjon'")
    innhold = bytearray(kontor.fil.read_bytes())
    innhold[(side - 1) * 4096 : side * 4096] = b"\xff" * 4096
    kontor.fil.write_bytes(innhold)
    with pytest.raises(Regelbrudd, match="SI-5: Filen er skadet"), kontor.okt("LEA").lese() as les:
        les.rader("select * from delegasjon")
    assert db.oversett(db.Feil("malformed JSON")) is None
    assert main(["sjekk", str(kontor.fil), "--som", "LEA"]) == 1
    assert capsys.readouterr().out == f"FEIL SI-2: sider i filen er endret eller skadet: side {side}\n"


def test_si_5_sjekk_sier_hva_som_er_skadet_paa_en_linje(
    kontor: Kontor, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAVTUI_PASSORD", PASSORD)
    innhold = bytearray(kontor.fil.read_bytes())
    with kontor.okt().lese() as les:
        side = les.verdi("select rootpage from sqlite_master where name = 'delegasjon'")  # not of the schema, which is read first
    innhold[(side - 1) * 4096 + 7] ^= 1
    kontor.fil.write_bytes(innhold)
    assert main(["sjekk", str(kontor.fil), "--som", "LEA"]) == 1
    assert capsys.readouterr().out == f"FEIL SI-2: sider i filen er endret eller skadet: side {side}\n"


def test_en_sti_med_mellomrom_og_aeoaa(kontor: Kontor, tmp_path: Path) -> None:
    mappe = tmp_path / "Økonomi og råd"
    mappe.mkdir()
    for endelse in ("", ".nokkel"):
        shutil.copy(f"{kontor.fil}{endelse}", mappe / f"kontor på Ås #1 %20?.navtui{endelse}")
    svar = navtui("liste", "leder", mappe / "kontor på Ås #1 %20?.navtui", "--som", "LEA", "--passord-stdin", inn=f"{PASSORD}\n")
    assert (svar.returncode, svar.stderr) == (0, "")
    assert svar.stdout.startswith("Leder 20.11.2026, LEA: ")
