"""SI-3: every verb that is logged can be read; found in the code, so that a new one is not forgotten."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from navtui.domain import loggord
from navtui.domain.apning import Apningsgrunn

KODE = Path(loggord.__file__).parent.parent
NORSK_UTEN_TEGN = {"avbrutt", "brevhode", "fornyet", "iverksatt", "overlevert", "returnert", "sikkerhetskopi"}
"""Single words that are Norwegian as they are."""


def verb_i_koden() -> Iterator[str]:
    """Each literal first argument of a call of something called `logg`, and each literal "handling" that is handed to one."""
    for fil in (KODE / "services").rglob("*.py"):
        for node in ast.walk(ast.parse(fil.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "logg" and node.args:
                yield from _tekster(node.args[0])
            if isinstance(node, ast.Dict):
                par = zip(node.keys, node.values, strict=True)
                yield from (t for k, v in par if isinstance(k, ast.Constant) and k.value == "handling" for t in _tekster(v))


def _tekster(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_tekster(node.body), *_tekster(node.orelse))


def test_si_3_hvert_verb_i_loggen_er_norsk() -> None:
    verb = set(verb_i_koden())
    assert len(verb) > 90
    assert {v for v in verb - loggord.HANDLINGER.keys() if "_" in v or (" " not in v and v not in NORSK_UTEN_TEGN)} == set()
    for ord_ in (loggord.handling(v) for v in (*verb, "soknad_nodhjelp", "soknad_fordelt", "pin_satt", "passord_satt")):
        assert "_" not in ord_
        assert not re.search("soknad|apnet|mote\\b|fravaer|drofting|portefolje", ord_)


def test_pe_7_grunnen_leses_i_ord() -> None:
    assert loggord.grunn(Apningsgrunn.ANNET.value) == Apningsgrunn.ANNET.tekst
    assert loggord.grunn("ringte for henne") == "ringte for henne"
    assert (loggord.handling("apnet"), loggord.objekt("soknad"), loggord.objekt(None)) == ("åpnet", "søknad", None)
