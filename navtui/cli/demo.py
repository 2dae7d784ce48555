"""`navtui demo [FIL]`: a practice office with made-up people."""

from __future__ import annotations

import os
from pathlib import Path

from navtui.cli import argumenter
from navtui.cli.utskrift import si, skriv
from navtui.domain.innlogging import DEMO_PASSORD, DEMO_PIN
from navtui.domain.kontorfil import Kontorfil
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.fil import apne
from navtui.services.klokke import Klokke

_UTVALG = ("vaagan", "slem", "tom")


def _argumenter() -> argumenter.Argumenter:
    a = argumenter.Argumenter(
        "demo", "Lag et øvingskontor med oppdiktede personer, hvis filen ikke finnes, og åpne det. Alle ansatte har samme passfrase og PIN."
    )
    a.felt.add_argument("fil", metavar="FIL", type=argumenter.sti, nargs="?", help="øvingsfilen (uten FIL: en fil i din egen datamappe)")
    a.valg.add_argument(
        "--utvalg", choices=_UTVALG, help="vaagan: et vanlig kontor (standard); slem: 400 saker med vrange navn; tom: bare de ansatte"
    )
    a.valg.add_argument("--dato", metavar="D", type=argumenter.dato, help="dagen filen står på, for eksempel 2026-11-20 (standard: i dag)")
    a.valg.add_argument("--ganger", metavar="N", type=argumenter.antall, help="så mange ganger flere personer, med de samme ansatte")
    a.valg.add_argument("--bare-data", action="store_true", help="lag filen, men åpne ikke skjermen")
    a.valg.add_argument("--som", metavar="IDENT", help="hvem som logger inn (eller NAVTUI_IDENT)")
    return a


def standardfil() -> Path:
    """Where the practice office is kept when nobody says where."""
    from platformdirs import user_data_path

    return user_data_path("navtui", appauthor=False) / "demo.navtui"


def kjor(argv: list[str]) -> int:
    """Make the file unless it is there, print who there is, and open it."""
    args = _argumenter().parse_args(argv)
    fil: Path = args.fil or standardfil()
    if os.path.exists(fil):
        kontor = _finnes(fil, [f"--{valg}" for valg in ("utvalg", "dato", "ganger") if getattr(args, valg) is not None])
    else:
        if args.fil is None:
            fil.parent.mkdir(parents=True, exist_ok=True)
        from navtui.services.demo import krev_kan_lages, lag_demo

        dato = args.dato or Klokke().i_dag()
        krev_kan_lages(fil, dato)
        si(f"Lager {fil} ...")
        lag_demo(fil, args.utvalg or "vaagan", dato, args.ganger or 1)
        kontor = apne(fil)
    skriv(hvem(kontor))
    if args.bare_data:
        return 0
    from navtui.cli.apne import vis
    from navtui.cli.innlogging import ident

    return vis(kontor, ident(args))


def _finnes(fil: Path, valg: list[str]) -> Kontorfil:
    kontor = apne(fil)
    if not kontor.demo:
        raise Regelbrudd("SI-1", f"Dette er ikke en øvingsfil: {fil}. Åpne den med «navtui {fil}».")
    if valg:
        alle = " og ".join([", ".join(valg[:-1]), valg[-1]] if valg[1:] else valg)
        raise Regelbrudd("SI-1", f"Øvingsfilen finnes allerede: {fil}. {alle} gjelder bare når en ny lages.")
    return kontor


def hvem(kontor: Kontorfil) -> str:
    """Who there is to sign in as, and by what."""
    linjer = [f"{kontor.navn}, {kontor.demo_dato}: {kontor.fil}", f"Alle har passfrasen {DEMO_PASSORD} og PIN {DEMO_PIN}."]
    linjer += [f"{i.ident:<5} {i.rolletekst:<14} {i.navn}" for i in kontor.innloggere]
    return "\n".join(linjer) + "\n"
