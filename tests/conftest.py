"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kontor import Kontor, lag_kontor


@pytest.fixture
def kontor(tmp_path: Path) -> Kontor:
    """A fresh office on a real file."""
    return lag_kontor(tmp_path / "kontor.navtui")
