"""Every rule the first day's work is held to has a test with its id in its name, so that `pytest --co -q` shows them all."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

TESTER = Path(__file__).resolve().parents[1]
REGLER = {
    "PM": (*range(1, 13),),
    "PE": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13),
    "VE": (*range(1, 19), 20, 21, 22, 23),
    "KO": (*range(1, 10), 11),
    "OP": (1, 2, 4, 6, 10, 11, 12),
    "GJ": (1, 2, 3, 4, 6),
    "KL": (1, 2, 3, 4),
    "LE": (1,),
    "SI": (1, 3, 4, 5, 7),
}
_ID = re.compile(r"(?<![a-z0-9])(pm|pe|ve|ko|op|gj|kl|le|si)_(\d+)(?![0-9])")


def nevnt() -> Counter[str]:
    """How many test functions carry each id in their names, in the form "KO-2"."""
    funnet: Counter[str] = Counter()
    for fil in TESTER.rglob("test_*.py"):
        for node in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                funnet.update({f"{bokstaver.upper()}-{nummer}" for bokstaver, nummer in _ID.findall(node.name)})
    return funnet


@pytest.fixture(scope="module")
def antall() -> Counter[str]:
    """The tests of each rule."""
    return nevnt()


@pytest.mark.parametrize("regel", [f"{bokstaver}-{n}" for bokstaver, numre in REGLER.items() for n in numre])
def test_regelen_har_minst_en_prove_med_sin_id(regel: str, antall: Counter[str]) -> None:
    assert antall[regel] > 0
