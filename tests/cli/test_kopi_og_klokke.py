"""What `sikkerhetskopi`, `gjenopprett` and `sjekk` say, and end with, when something is wrong with the file or with the clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from navtui.__main__ import main
from tests.kontor import PASSORD, Kontor
from tests.services.test_sikkerhetskopi import med_feil


@pytest.fixture(autouse=True)
def passfrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo office's, for everyone."""
    monkeypatch.setenv("NAVTUI_PASSORD", PASSORD)


def test_si_6_en_kopi_av_en_fil_med_feil_sies_og_koden_er_3(kontor: Kontor, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    med_feil(kontor)
    (mappe := tmp_path / "kopier").mkdir()
    assert main(["sikkerhetskopi", str(kontor.fil), str(mappe), "--som", "KAL"]) == 3
    ut, sagt = capsys.readouterr()
    kopi = Path(ut.strip())
    assert kopi.name.endswith("-MED-FEIL.navtui")
    assert kopi.exists()
    assert "FEIL SI-3: loggen er brutt: innslag 1" in sagt
    assert "Kopien er tatt, men filen har feil (SI-3)." in sagt
    assert "i orden" not in sagt
    assert main(["gjenopprett", str(kopi), str(tmp_path / "ny.navtui"), "--som", "KAL"]) == 3
    assert "har de feilene som står over" in capsys.readouterr().err
    assert (tmp_path / "ny.navtui").exists()


def test_si_6_bare_leder_beholder_faerre(kontor: Kontor, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mappe := tmp_path / "kopier").mkdir()
    assert main(["sikkerhetskopi", str(kontor.fil), str(mappe), "--behold", "1", "--som", "PER"]) == 1
    assert "Bare leder kan beholde færre enn 14 kopier" in capsys.readouterr().err
    assert list(mappe.iterdir()) == []


def test_si_3_leder_bekrefter_klokken_og_det_logges(kontor: Kontor, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sjekk", str(kontor.fil), "--klokken-er-riktig", "--som", "KAL"]) == 1
    assert "Bare leder kan gjøre dette" in capsys.readouterr().err
    assert main(["sjekk", str(kontor.fil), "--klokken-er-riktig", "--som", "LEA"]) == 0
    assert "Notert i loggen: klokken på maskinen er riktig." in capsys.readouterr().err
    with kontor.okt("LEA").lese() as les:
        assert [r["ident"] for r in les.rader("select ident from logg where handling = 'klokken bekreftet'")] == ["LEA"]
