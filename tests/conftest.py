"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from navtui.store.nokkelfil import sti
from tests.kontor import Kontor, lag_kontor

_KOMPILERT = pytest.StashKey[str]()


_MINNE = Path("/dev/shm")
_NOK = 4 * 2**30
"""Bytes that must be free there; a run takes a fraction of them."""


def pytest_configure(config: pytest.Config) -> None:
    """What tests start compiles the program once a run, also where the environment says to write no bytecode. Their files lie in memory
    where there is room: a fifth of what a test of a service takes is a disk that is synced."""
    if not hasattr(config, "workerinput"):
        if _MINNE.is_dir() and shutil.disk_usage(_MINNE).free > _NOK:
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MINNE))
        config.stash[_KOMPILERT] = os.environ["PYTHONPYCACHEPREFIX"] = tempfile.mkdtemp(prefix="navtui-kompilert-")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """`-n auto`: half as many again as there are cores, for a test of a screen waits for it a fifth of its time."""
    return max(1, (os.cpu_count() or 1) * 3 // 2)


def pytest_unconfigure(config: pytest.Config) -> None:
    """And leave nothing behind."""
    if _KOMPILERT in config.stash:
        shutil.rmtree(config.stash[_KOMPILERT], ignore_errors=True)


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
