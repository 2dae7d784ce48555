"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kontor import Kontor, lag_kontor


@pytest.fixture(scope="session")
def _tomt_kontor(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The office's file as it is before any test: laid out once, copied for each."""
    fil = tmp_path_factory.mktemp("mal") / "kontor.navtui"
    lag_kontor(fil)
    return fil.read_bytes()


@pytest.fixture
def kontor(tmp_path: Path, _tomt_kontor: bytes) -> Kontor:
    """A fresh office on a real file."""
    fil = tmp_path / "kontor.navtui"
    fil.write_bytes(_tomt_kontor)
    return Kontor(fil)
