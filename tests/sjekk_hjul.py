"""Run by `.ci/run`: the wheel carries what the program reads, and the program works from it alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

VENTET = (
    "navtui/schema.sql",
    "navtui/satser.json",
    "navtui/store/oppgraderinger/m001_grunnlag.sql",
    "navtui/store/nokkelfil.sql",
    "navtui/ui/innlogging.tcss",
    "navtui/ui/navtui.tcss",
    "navtui/fixtures/vaagan/",
    "navtui/letters/maler/brev.typ",
    "navtui/letters/sprak/nb.toml",
    "navtui/letters/sprak/nn.toml",
)


def main(hjul: Path) -> int:
    """Look into the wheel, then make and check a demo office with nothing but the wheel on the path. Exit 1 when anything is missing."""
    with zipfile.ZipFile(hjul) as z:
        navn = z.namelist()
    if mangler := [v for v in VENTET if not any(n.startswith(v) for n in navn)]:
        print(f"{hjul.name} mangler {', '.join(mangler)}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as mappe:
        venv.create(f"{mappe}/v", with_pip=True)
        python = f"{mappe}/v/{'Scripts' if os.name == 'nt' else 'bin'}/python"
        subprocess.run([python, "-m", "pip", "install", "-q", "-c", "constraints.txt", hjul.resolve()], check=True)
        miljo = os.environ | {"NAVTUI_IDENT": "LEA", "NAVTUI_PASSORD": "vaagan"}
        for arg in (["demo", "k.navtui", "--bare-data"], ["sjekk", "k.navtui"], ["liste", "leder", "k.navtui"]):
            subprocess.run([python, "-m", "navtui", *arg], check=True, cwd=mappe, env=miljo, stdout=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
