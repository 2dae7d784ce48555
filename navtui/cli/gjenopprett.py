"""`navtui gjenopprett KOPI FIL`: a backup put back as a new file."""

from __future__ import annotations

from pathlib import Path

from navtui.cli import argumenter
from navtui.cli.innlogging import innlogget
from navtui.cli.utskrift import MED_FEIL, si
from navtui.services.fil import apne
from navtui.services.sikkerhetskopi import gjenopprett


def kjor(argv: list[str]) -> int:
    """Sign in to the copy, check it, and write it under the new name."""
    a = argumenter.Argumenter(
        "gjenopprett", "Sett en sikkerhetskopi tilbake som en ny fil. Passfrasene er de som gjaldt da kopien ble tatt. Kopien blir stående."
    )
    a.felt.add_argument("kopi", metavar="KOPI", type=Path, help="sikkerhetskopien; nøkkelfilen må ligge ved siden av")
    argumenter.fil(a, "filen som skal lages; den må ligge på en lokal disk")
    argumenter.innlogging(a)
    args = a.parse_args(argv)
    kontor = apne(args.kopi)
    with innlogget(args, kontor) as okt:
        funn = gjenopprett(okt, args.fil)
    for svar in funn:
        si(svar.linje)
    stand = "har de feilene som står over" if funn else "er kontrollert og i orden"
    si(f"Laget {args.fil} av kopien. Den {stand}. Åpne den med: navtui {args.fil}")
    si("Det tas ikke daglig kopi av den før leder velger mappe (o k fra F7).")
    return MED_FEIL if funn else 0
