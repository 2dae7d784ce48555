"""A demo office as it is before any test, made once in a run however many workers ask: to read, or to take a `kopi` of and change."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from navtui.services.demo import lag_demo
from navtui.store import db
from tests.kontor import I_DAG

_LENGST = 120.0
"""Seconds to wait for another worker that makes one."""


def demokontor(mapper: pytest.TempPathFactory, utvalg: str = "vaagan", dato: date = I_DAG, ganger: int = 1) -> db.Base:
    """The office and its key. The register of what is made is a small SQLite file, whose lock lets one worker at a time make one."""
    felles = mapper.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        felles = felles.parent
    fil = felles / f"{utvalg}-{dato}-{ganger}.navtui"
    with closing(sqlite3.connect(felles / "demokontorer.db", timeout=_LENGST, isolation_level=None)) as register:
        register.execute("begin exclusive")
        register.execute("create table if not exists kontor (fil text primary key, nokkel blob not null)")
        laget = register.execute("select nokkel from kontor where fil = ?", (fil.name,)).fetchone()
        if laget is None:
            laget = (lag_demo(fil, utvalg, dato, ganger).nokkel,)
            register.execute("insert into kontor values (?, ?)", (fil.name, *laget))
        register.execute("commit")
    return db.Base(fil, laget[0])
