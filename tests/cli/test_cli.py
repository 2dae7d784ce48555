"""The command line as it is used: another process, its exit code, and what goes where."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from navtui.__main__ import main
from navtui.cli.opprett import _ansettelse
from navtui.services.innlogging import logg_inn

MILJO = {k: v for k, v in os.environ.items() if not k.startswith("NAVTUI_")} | {"PYTHONUTF8": "1"}
SVAR = ["Nav Test", "1865", "lea", "Lea Strand", "statlig", *["blåbær på fjellet"] * 2, *["385201"] * 2]


def navtui(*arg: object, inn: str = "", **miljo: str) -> subprocess.CompletedProcess[str]:
    """Run the program."""
    kall = [sys.executable, "-m", "navtui", *map(str, arg)]
    return subprocess.run(kall, input=inn, capture_output=True, encoding="utf-8", env=MILJO | miljo, timeout=60, check=False)


def en_linje(svar: subprocess.CompletedProcess[str], kode: int, ord_: str) -> None:
    """Refused with this exit code, by one line on standard error, and nothing on standard out."""
    assert (svar.returncode, svar.stdout) == (kode, ""), svar.stderr
    assert svar.stderr.count("\n") == 1
    assert ord_ in svar.stderr


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo file."""
    fil = tmp_path_factory.mktemp("cli") / "demo.navtui"
    svar = navtui("demo", fil, "--dato", "2026-11-20", "--bare-data")
    assert svar.returncode == 0, svar.stderr
    assert "KAL" in svar.stdout
    assert "vaagan" in svar.stdout
    return fil


@pytest.mark.parametrize(
    ("arg", "ord_"),
    [
        ([], "mangler FIL"),
        (["--ukjent", "f"], "kjenner ikke --ukjent"),
        (["a", "b"], "kjenner ikke b"),
        (["demo", "--utvalg", "x"], "--utvalg kan ikke være x, velg blant vaagan, slem, tom"),
        (["demo", "--dato", "20.11.2026"], "er ikke en dato"),
        (["demo", "--dato"], "--dato mangler en verdi"),
        (["demo", "--ganger", "0"], "helt tall fra 1"),
        (["demo", "--bare-data=ja"], "--bare-data tar ingen verdi"),
        (["opprett"], "mangler FIL"),
        (["liste", "saker"], "mangler FIL"),
        (["liste", "ukjent", "f"], "kan ikke være ukjent"),
        (["liste", "saker", "f", "--format", "xml"], "velg blant tekst, json, csv"),
        (["sjekk"], "mangler FIL"),
        (["sjekk", "f", "--merke", "4711"], "de fem gruppene"),
    ],
)
def test_feil_bruk_er_en_norsk_linje_og_2(arg: list[str], ord_: str) -> None:
    en_linje(navtui(*arg), 2, ord_)


@pytest.mark.parametrize(
    "arg",
    [
        ["--help"],
        ["-h"],
        ["demo", "--help"],
        ["opprett", "-h"],
        ["liste", "--help"],
        ["sjekk", "--help"],
        ["nokkel", "-h"],
        ["krypter", "-h"],
        ["gjenopprett", "-h"],
        ["sikkerhetskopi", "-h"],
    ],
)
def test_hjelpen_er_norsk(arg: list[str]) -> None:
    svar = navtui(*arg)
    assert svar.returncode == 0
    assert svar.stdout.startswith("bruk: navtui")
    assert "valg:" in svar.stdout
    for engelsk in ("usage", "options", "positional", "show this", "default:"):
        assert engelsk not in svar.stdout


@pytest.mark.parametrize("kommando", [[], ["sjekk"], ["liste", "saker"]])
def test_en_fil_som_mangler_er_en_linje_og_1_og_ingenting_lages(kommando: list[str], tmp_path: Path) -> None:
    en_linje(navtui(*kommando, tmp_path / "mangler.navtui"), 1, "Finner ikke filen")
    en_linje(navtui(*kommando, tmp_path), 1, "er en mappe")
    assert list(tmp_path.iterdir()) == []


def test_uten_terminal_er_det_ingen_skjerm(demo: Path) -> None:
    en_linje(navtui(demo), 1, "trenger en terminal")


def test_opprett_lager_et_tomt_kontor_med_en_leder(tmp_path: Path) -> None:
    fil = tmp_path / "ekte.navtui"
    svar = navtui("opprett", fil, inn="\n".join(SVAR))
    assert (svar.returncode, svar.stdout) == (0, ""), svar.stderr
    assert re.search(r"^    (?:[A-Z2-7]{4}-){7}[A-Z2-7]{4}$", svar.stderr, re.M)
    okt = logg_inn(fil, "LEA", "blåbær på fjellet")
    assert (okt.kontor, okt.rolle, okt.demo) == ("Nav Test", "leder", False)
    assert navtui("sjekk", fil, "--som", "LEA", "--passord-stdin", inn="blåbær på fjellet\n").returncode == 0
    en_linje(navtui("opprett", fil, inn="\n".join(SVAR)), 1, "finnes allerede")
    en_linje(navtui("demo", fil, "--dato", "2026-11-20"), 1, "ikke en øvingsfil")
    en_linje(navtui("demo", fil), 1, "ikke en øvingsfil")


def test_si_2_ny_passfrase_og_ny_gjenopprettingsnokkel_fra_skallet(tmp_path: Path) -> None:
    fil, ny = tmp_path / "ekte.navtui", "fire hvite svaner i fjæra"

    def nokkel(tekst: str) -> str:
        return re.findall(r"^    (\S{39})$", tekst, re.M)[0]  # type: ignore[no-any-return]

    forste = nokkel(navtui("opprett", fil, inn="\n".join(SVAR)).stderr)
    svar = navtui("nokkel", fil, "--ny-passfrase", "--som", "LEA", inn=f"{forste}\n{ny}\n{ny}\n")
    assert (svar.returncode, svar.stdout) == (0, ""), svar.stderr
    en_linje(navtui("sjekk", fil, "--som", "LEA", "--passord-stdin", inn=f"{SVAR[5]}\n"), 1, "Feil ident eller passfrase")
    svar = navtui("nokkel", fil, "--ny-gjenoppretting", "--som", "LEA", "--passord-stdin", inn=f"{ny}\n")
    assert nokkel(svar.stderr) != forste
    en_linje(navtui("nokkel", fil, "--ny-passfrase", "--som", "LEA", inn=f"{forste}\n{ny}\n{ny}\n"), 1, "stemmer ikke")
    en_linje(navtui("nokkel", fil, "--ny-passfrase", "--som", "LEA", inn="tull\n"), 1, "Du skrev 4")
    for_byttet = fil.read_bytes()
    svar = navtui("nokkel", fil, "--ny-filnokkel", "--som", "LEA", "--passord-stdin", inn=f"{ny}\n")
    assert (svar.returncode, svar.stdout) == (0, ""), svar.stderr
    assert "Den åpnes med passfrasen til LEA." in svar.stderr
    assert fil.read_bytes()[1024:] != for_byttet[1024:]
    assert navtui("sjekk", fil, "--som", "LEA", "--passord-stdin", inn=f"{ny}\n").returncode == 0
    en_linje(navtui("nokkel", fil), 2, "nokkel --help")
    en_linje(navtui("krypter", fil, tmp_path / "ny", "--som", "LEA", "--passord-stdin", inn=f"{ny}\n"), 1, "kryptert alt")


@pytest.mark.parametrize(
    ("nr", "svar", "ord_"),
    [
        (1, "186", "fire siffer"),
        (2, "L", "Ident"),
        (4, "ukjent", "kommunen eller staten"),
        (5, "vaagan", "øvingsfiler"),
        (6, "noe helt annet", "ikke like"),
        (7, "123456", "øvingsfiler"),
    ],
)
def test_si_1_opprett_nekter_det_som_ikke_duger_og_lager_ingenting(tmp_path: Path, nr: int, svar: str, ord_: str) -> None:
    en_linje(navtui("opprett", tmp_path / "f", inn="\n".join([*SVAR[:nr], svar, *SVAR[nr + 1 :]])), 1, ord_)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("svar", "kode"), [("k", "kommunal"), (" Staten ", "statlig"), ("statlig", "statlig"), ("x", "x"), ("", "")])
def test_opprett_tar_begynnelsen_av_ordet(svar: str, kode: str) -> None:
    assert _ansettelse(svar) == kode


def test_opprett_som_far_for_fa_svar(tmp_path: Path) -> None:
    en_linje(navtui("opprett", tmp_path / "f", inn="Nav X\n"), 1, "Svaret mangler")
    assert list(tmp_path.iterdir()) == []


def test_si_6_kopi_og_tilbake_fra_skallet(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "kopier").mkdir()
    inn = {"inn": "vaagan\n"}
    svar = navtui("sikkerhetskopi", demo, tmp_path / "kopier", "--som", "KAL", "--passord-stdin", **inn)
    assert svar.returncode == 0, svar.stderr
    kopi = Path(svar.stdout.strip())
    assert kopi.parent == tmp_path / "kopier"
    en_linje(navtui("sikkerhetskopi", demo, tmp_path / "mangler", "--som", "KAL", "--passord-stdin", **inn), 1, "Mappen finnes ikke")
    en_linje(navtui("sikkerhetskopi", demo, "--som", "KAL", "--passord-stdin", **inn), 2, "mappen TIL")
    svar = navtui("gjenopprett", kopi, tmp_path / "ny.navtui", "--som", "KAL", "--passord-stdin", **inn)
    assert (svar.returncode, svar.stdout) == (0, ""), svar.stderr
    assert navtui("sjekk", tmp_path / "ny.navtui", "--som", "KAL", "--passord-stdin", **inn).returncode == 0
    en_linje(navtui("gjenopprett", kopi, tmp_path / "ny.navtui", "--som", "KAL", "--passord-stdin", **inn), 1, "finnes allerede")


def test_demo_bruker_filen_som_er_der_men_ikke_valgene(demo: Path) -> None:
    for_ = demo.read_bytes()
    assert navtui("demo", demo, "--bare-data").returncode == 0
    for valg in (["--dato", "2026-11-20"], ["--utvalg", "vaagan"], ["--ganger", "1"]):
        en_linje(navtui("demo", demo, "--bare-data", *valg), 1, f"{valg[0]} gjelder bare når en ny lages")
    assert demo.read_bytes() == for_


def test_demo_uten_fil_ligger_i_brukerens_datamappe(tmp_path: Path) -> None:
    mapper = {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    assert navtui("demo", "--bare-data", "--utvalg", "tom", "--dato", "2026-11-20", **mapper).returncode == 0
    (fil,) = tmp_path.rglob("*.navtui")
    assert fil.name == "demo.navtui"


def test_si_1_hvem_og_passfrase(demo: Path) -> None:
    liste = ["liste", "leder", demo]
    assert navtui(*liste, "--som", "lea", "--passord-stdin", inn="vaagan\nresten").returncode == 0
    assert navtui(*liste, NAVTUI_IDENT="LEA", NAVTUI_PASSORD="vaagan").returncode == 0
    en_linje(navtui(*liste, NAVTUI_PASSORD="vaagan"), 2, "hvem logger inn")
    en_linje(navtui(*liste, "--som", "lea"), 1, "--passord-stdin")
    en_linje(navtui(*liste, "--som", "lea", "--passord-stdin", inn="feil\n"), 1, "Feil ident eller passfrase")
    en_linje(navtui(*liste, "--som", "per", NAVTUI_PASSORD="vaagan"), 1, "leder")


@pytest.mark.parametrize(("svar", "kode"), [("lea\n", 0), ("\n", 2), ("", 130)])
def test_si_1_ved_tastaturet_sporres_det_om_identen(
    demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], svar: str, kode: int
) -> None:
    from navtui import __main__
    from navtui.cli import innlogging

    monkeypatch.delenv("NAVTUI_IDENT", raising=False)
    monkeypatch.setattr(innlogging, "ved_tastatur", lambda: True)
    monkeypatch.setattr(innlogging, "linje", lambda: svar)
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: "vaagan")
    assert __main__.main(["liste", "leder", str(demo), "--format", "json"]) == kode
    ut = capsys.readouterr()
    assert "Ident: " in ut.err
    assert ("hvem logger inn" in ut.err) == (kode == 2)
    assert ('"liste": "leder"' in ut.out) == (kode == 0)


def test_si_1_navtui_passord_gjelder_bare_en_ovingsfil(tmp_path: Path) -> None:
    fil = tmp_path / "ekte.navtui"
    navtui("opprett", fil, inn="\n".join(SVAR))
    svar = navtui("liste", "leder", fil, "--som", "LEA", NAVTUI_PASSORD="blåbær på fjellet")
    assert svar.returncode == 1
    assert "gjelder bare øvingsfiler" in svar.stderr


def test_liste_i_tre_formater_er_den_samme(demo: Path) -> None:
    def liste(format_: str) -> str:
        return navtui("liste", "saker", demo, "--som", "kal", "--format", format_, NAVTUI_PASSORD="vaagan").stdout

    som_json = json.loads(liste("json"))
    assert {k: som_json[k] for k in ("navtui", "liste", "dato", "ident")} == {
        "navtui": 1,
        "liste": "saker",
        "dato": "2026-11-20",
        "ident": "KAL",
    }
    assert som_json["antall"] == len(som_json["rader"]) > 20
    som_csv = liste("csv")
    assert som_csv.startswith("\ufeffsaksnummer;")
    rader = list(csv.DictReader(io.StringIO(som_csv.removeprefix("\ufeff")), delimiter=";"))
    assert [r["saksnummer"] for r in rader] == [r["saksnummer"] for r in som_json["rader"]]
    tekst = liste("tekst")
    assert tekst.count("\nSaksnummer: ") == som_json["antall"]
    assert not set(tekst) & set("│┃─━┌╭\x1b")


def test_liste_for_en_kollega(demo: Path) -> None:
    def saker(som: str, *arg: str) -> subprocess.CompletedProcess[str]:
        return navtui("liste", "saker", demo, "--som", som, "--format", "json", *arg, NAVTUI_PASSORD="vaagan")

    ida, for_ida = json.loads(saker("ida").stdout), json.loads(saker("lea", "--for", "ida").stdout)
    assert for_ida["ident"] == "IDA"
    assert for_ida["antall"] >= ida["antall"] > 0
    en_linje(saker("lea", "--for", "xyz"), 1, "ingen ansatt")
    en_linje(saker("per", "--for", "ida"), 1, "")
    en_linje(navtui("liste", "leder", demo, "--som", "lea", "--for", "ida", NAVTUI_PASSORD="vaagan"), 1, "felles for kontoret")


def test_hver_liste_kommer_ut_for_den_som_har_den(demo: Path) -> None:
    for liste, ident in (
        ("postmote", "per"),
        ("saker", "kal"),
        ("fornyelser", "ida"),
        ("kontroll", "jon"),
        ("gjeld", "gro"),
        ("leder", "lea"),
    ):
        svar = navtui("liste", liste, demo, "--som", ident, "--format", "json", NAVTUI_PASSORD="vaagan")
        assert svar.returncode == 0, svar.stderr
        assert json.loads(svar.stdout)["antall"] > 0, liste


def test_en_feil_i_programmet_roper_ikke_opp_data(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from navtui import __main__
    from navtui.cli import apne

    def feiler(*_: object) -> int:
        raise ValueError("Mona Olsen 01899912345")

    monkeypatch.setattr(apne, "kjor", feiler)
    assert __main__.main(["f"]) == 1
    feil = capsys.readouterr().err
    assert "ValueError" in feil
    assert "Mona" not in feil


def test_avbrutt_er_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from navtui import __main__
    from navtui.cli import apne

    def avbryt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(apne, "kjor", avbryt)
    assert __main__.main(["f"]) == 130
    assert capsys.readouterr().err == "Avbrutt.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the machine's own setting there")
def test_si_2_et_krasj_etterlater_ikke_minnet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import resource

    satt: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda hva, grense: satt.append((hva, grense)))
    assert main(["--ukjent"]) == 2
    assert [(hva, grense[0]) for hva, grense in satt] == [(resource.RLIMIT_CORE, 0)]
