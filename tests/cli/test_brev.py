"""`navtui brev`: the letter of a vedtak as a file, from the shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from navtui.__main__ import main
from tests.kontor import PASSORD, Kontor
from tests.vedtakshjelp import iverksatt


@pytest.fixture
def kjor(kontor: Kontor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    """Run the command as someone; the exit code and the two streams."""

    def _kjor(ident: str, *arg: str) -> tuple[int, str, str]:
        monkeypatch.setenv("NAVTUI_IDENT", ident)
        monkeypatch.setenv("NAVTUI_PASSORD", PASSORD)
        kode = main(["brev", str(kontor.fil), *arg])
        ut = capsys.readouterr()
        return kode, ut.out, ut.err

    return _kjor


def test_ve_19_brevet_blir_en_fil_uten_navn_og_overskriver_ingenting(kontor: Kontor, tmp_path: Path, kjor: object) -> None:
    assert callable(kjor)
    v = iverksatt(kontor)
    fil = tmp_path / f"2026-0001_{v.nummer}.pdf"
    assert kjor("KAL", v.nummer, "--ut", str(tmp_path)) == (0, f"{fil}\n", "")
    assert fil.read_bytes().startswith(b"%PDF")
    kode, ut, feil = kjor("KAL", v.nummer, "--ut", str(tmp_path))
    assert (kode, ut) == (1, "")
    assert "finnes allerede i mappen" in feil


def test_pe_5_pe_7_de_samme_reglene_gjelder_fra_skallet(kontor: Kontor, tmp_path: Path, kjor: object) -> None:
    assert callable(kjor)
    v = iverksatt(kontor)
    kode, ut, feil = kjor("JON", v.nummer, "--ut", str(tmp_path))
    assert (kode, ut, list(tmp_path.glob("*.pdf"))) == (1, "", [])
    assert "Velg hvorfor du åpner" in feil
    assert "Skriv --grunn og en av henvendelse, samarbeid" in feil
    assert kjor("JON", v.nummer, "--ut", str(tmp_path), "--grunn", "annet", "--grunn-tekst", "ber om kopi")[0] == 0
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": v.person_id}, skjerming="kode_6", adresse=None)
        s.logg("test")
    skjult = kjor("KAL", v.nummer, "--ut", str(tmp_path))
    assert skjult == kjor("KAL", "2026-9999", "--ut", str(tmp_path)) == (1, "", "Fant ikke vedtaket.\n")


@pytest.mark.parametrize(("arg", "ord_"), [((), "mangler VEDTAK, --ut"), (("2026-0001", "--ut"), "--ut mangler en verdi"),
                                           (("x", "--ut", "y", "--grunn", "moro"), "--grunn kan ikke være moro")])  # fmt: skip
def test_feil_bruk_sies_pa_en_linje(kjor: object, arg: tuple[str, ...], ord_: str) -> None:
    assert callable(kjor)
    kode, ut, feil = kjor("KAL", *arg)
    assert (kode, ut, feil.count("\n")) == (2, "", 1)
    assert ord_ in feil
