"""`navtui krypter FIL TIL`: an encrypted file of one from before files were encrypted."""

from __future__ import annotations

from pathlib import Path

from navtui.cli import argumenter
from navtui.cli.innlogging import krev_ident, spor_passfrase
from navtui.cli.utskrift import si
from navtui.services.kryptering import krypter


def kjor(argv: list[str]) -> int:
    """Sign in as the old file's leder, write the new file, and tell what is left to do."""
    a = argumenter.Argumenter(
        "krypter", "Lag en kryptert fil av en fra en eldre navtui. Bare leder kan gjøre det. Den gamle filen blir stående som den er."
    )
    argumenter.fil(a, "den gamle filen, som ikke er kryptert")
    a.felt.add_argument("til", metavar="TIL", type=Path, help="den nye, krypterte filen")
    argumenter.innlogging(a)
    args = a.parse_args(argv)
    hvem = krev_ident(args)
    svar = krypter(args.fil, args.til, hvem, spor_passfrase(args, hvem))
    si(f"Laget {args.til} og nøkkelfilen {args.til.name}.nokkel. De to hører sammen: ta alltid kopi av begge.")
    si("Gjenopprettingsnøkkelen vises bare nå. Skriv den ut og lås den inn. Den åpner filen hvis leder mister passfrasen:")
    si(f"    {svar.gjenoppretting}")
    if svar.uten_nokkel:
        si(f"Gi disse en ny passfrase i Oppsett: {', '.join(svar.uten_nokkel)}.")
    si(f"Den gamle filen er ikke kryptert. Slett {args.fil} når du har sett at den nye virker.")
    return 0
