"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from navtui.store.nokkelfil import sti
from tests.kontor import Kontor, lag_kontor


@pytest.fixture(scope="session")
def _tomt_kontor(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The office's file and key file as it is before any test: laid out once, copied for each."""
    fil = tmp_path_factory.mktemp("mal") / "kontor.navtui"
    lag_kontor(fil)
    return fil.read_bytes(), sti(fil).read_bytes()


@pytest.fixture
def kontor(tmp_path: Path, _tomt_kontor: tuple[bytes, bytes]) -> Kontor:
    """A fresh office on a real file."""
    fil = tmp_path / "kontor.navtui"
    for mal, innhold in zip((fil, sti(fil)), _tomt_kontor, strict=True):
        mal.write_bytes(innhold)
        mal.chmod(0o600)
    return Kontor(fil)
