"""`navtui sikkerhetskopi FIL TIL`: a copy that has been opened and checked, made while others work."""

from __future__ import annotations

from pathlib import Path

from navtui.cli import argumenter
from navtui.cli.argumenter import Bruksfeil
from navtui.cli.innlogging import innlogget
from navtui.cli.utskrift import MED_FEIL, si, skriv
from navtui.domain.sikkerhetskopi import BEHOLD
from navtui.services import sikkerhetskopi
from navtui.services.fil import apne


def kjor(argv: list[str]) -> int:
    """Make one, or choose where the daily one goes."""
    a = argumenter.Argumenter(
        "sikkerhetskopi",
        "Ta en kopi av filen og nøkkelfilen i mappen TIL, også mens andre arbeider. Kopien åpnes og kontrolleres før den får navn. "
        "Eldre kopier slettes når det er flere enn --behold, aldri den siste gode. Har filen selv en feil, tas kopien likevel: "
        "den merkes i navnet, regnes ikke som prøvd, og avslutningskoden er 3.",
    )
    argumenter.fil(a)
    a.felt.add_argument("til", metavar="TIL", type=Path, nargs="?", help="mappen kopien legges i")
    a.valg.add_argument(
        "--behold",
        metavar="N",
        type=argumenter.antall,
        default=BEHOLD,
        help=f"så mange kopier beholdes (standard {BEHOLD}; færre kan bare leder velge)",
    )
    valg = a.valg.add_mutually_exclusive_group()
    valg.add_argument("--daglig", action="store_true", help="leder: ta heretter en kopi i TIL hver dag, når noen logger inn")
    valg.add_argument("--ikke-daglig", action="store_true", help="leder: ta ikke daglig kopi lenger")
    argumenter.innlogging(a)
    args = a.parse_args(argv)
    if (args.til is None) != args.ikke_daglig:
        raise Bruksfeil("skriv mappen TIL, eller bare --ikke-daglig. Se «navtui sikkerhetskopi --help».")
    kontor = apne(args.fil)
    with innlogget(args, kontor) as okt:
        if args.daglig or args.ikke_daglig:
            sikkerhetskopi.sett_daglig(okt, args.til)
        if args.til is None:
            si("Det tas ikke daglig kopi lenger.")
            return 0
        kopi = sikkerhetskopi.ta(okt, args.til, args.behold)
        om_mappen = sikkerhetskopi.om_mappen(okt, args.til)
    return _si_fra(kopi, om_mappen)


def _si_fra(kopi: sikkerhetskopi.Tatt, om_mappen: str) -> int:
    """Where the copy is, and what is wrong with it if anything is."""
    skriv(f"{kopi.sti}\n")
    for svar in kopi.funn:
        si(svar.linje)
    sagt = kopi.setning if kopi.funn else "Kopien er åpnet, kontrollert og i orden."
    si(f"{sagt} {om_mappen}".rstrip())
    return MED_FEIL if kopi.funn else 0
