"""README says what is true: its commands are the ones that are run, and every command, option and key is in it."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from navtui.__main__ import KOMMANDOER, main
from navtui.exchange.liste import FELT

ROT = Path(__file__).resolve().parent.parent
README = (ROT / "README.md").read_text(encoding="utf-8")


def blokker(sprak: str) -> list[str]:
    """The commands in README written for one shell."""
    return [b.strip() for b in re.findall(rf"```{sprak}\n(.*?)```", README, re.S)]


def test_to_kommandoer_for_hvert_skall_og_de_er_de_samme() -> None:
    sh, powershell = blokker("sh"), blokker("powershell")
    assert len(sh) == 2
    assert [k.replace("python3", "py").replace(" && ", "; ").replace(".venv/bin/", ".venv\\Scripts\\") for k in sh] == powershell


def test_ci_kjorer_kommandoen_som_star_i_readme() -> None:
    ci = (ROT / ".ci" / "run").read_text(encoding="utf-8")
    assert f'steg "{blokker("sh")[1]}"' in ci
    for verktoy in ("ruff check .", "ruff format --check .", "mypy", "lint-imports"):
        assert f'steg ".venv/bin/{verktoy}"' in ci


@pytest.mark.parametrize("kommando", ["", *KOMMANDOER])
def test_hver_kommando_og_hvert_valg_er_beskrevet(kommando: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([*kommando.split(), "--help"])
    hjelp = capsys.readouterr().out
    assert f"`navtui {kommando}".strip() in README
    for valg in set(re.findall(r"--[a-z][a-z-]+", hjelp)):
        assert valg in README, valg


def test_noklene_i_listene_er_de_som_star_der() -> None:
    beskrevet = {navn: tuple(re.findall(r"`(\w+)`", rest)) for navn, rest in re.findall(r"^- `(\w+)`: (.+)$", README, re.M)}
    assert beskrevet == FELT


def test_hver_pakke_er_last_til_en_versjon() -> None:
    """constraints.txt holds the whole closure of navtui and its tools; pip itself is the environment's own (sqlite-utils asks for it)."""
    linjer = [linje for linje in (ROT / "constraints.txt").read_text(encoding="utf-8").splitlines() if not linje.startswith("#")]
    delt = [linje.partition("==") for linje in linjer]
    assert all(re.fullmatch(r"[\w.]+", versjon) for _, _, versjon in delt)
    last = {canonicalize_name(pakke): versjon for pakke, _, versjon in delt}
    venter, sett = [("navtui", "dev")], set()
    while venter:
        pakke, ekstra = venter.pop()
        if (pakke, ekstra) not in sett:
            sett.add((pakke, ekstra))
            venter += krever(pakke, ekstra)
    navn = {canonicalize_name(pakke) for pakke, _ in sett} - {"navtui", "pip"}
    assert navn - set(last) == set()
    assert len(navn) > 30
    assert {n: v for n in navn if (v := versjon_her(n)) not in (None, last[n])} == {}


def krever(pakke: str, ekstra: str) -> list[tuple[str, str]]:
    """What a package asks for, with its extras; nothing when it is not installed (the tools, when only the tests are)."""
    if versjon_her(pakke) is None:
        return []
    krav = [Requirement(r) for r in distribution(pakke).requires or ()]
    return [(k.name, e) for k in krav if k.marker is None or k.marker.evaluate({"extra": ekstra}) for e in (*k.extras, "")]


def versjon_her(pakke: str) -> str | None:
    """The installed version, or None."""
    try:
        return distribution(pakke).version
    except PackageNotFoundError:
        return None
