"""`navtui nokkel FIL`: a leder's new passphrase by the recovery key, or a new recovery key (SI-2)."""

from __future__ import annotations

from navtui.cli import argumenter
from navtui.cli.innlogging import innlogget, krev_ident
from navtui.cli.sporsmal import spor
from navtui.cli.utskrift import si
from navtui.domain.gjenopprettingsnokkel import sjekk
from navtui.domain.innlogging import sjekk_passord
from navtui.services.fil import apne
from navtui.services.innlogging import gi_ny_passfrase
from navtui.services.nokkel import ny_gjenoppretting


def kjor(argv: list[str]) -> int:
    """One of the two."""
    a = argumenter.Argumenter(
        "nokkel",
        "Gi leder en ny passfrase med gjenopprettingsnøkkelen, eller lag en ny gjenopprettingsnøkkel. "
        "Andre som har mistet passfrasen, får en ny av leder i Oppsett.",
    )
    argumenter.fil(a)
    hva = a.valg.add_mutually_exclusive_group(required=True)
    hva.add_argument("--ny-passfrase", action="store_true", help="spør om gjenopprettingsnøkkelen og leders nye passfrase")
    hva.add_argument("--ny-gjenoppretting", action="store_true", help="lag en ny gjenopprettingsnøkkel; den gamle slutter å virke")
    argumenter.innlogging(a)
    args = a.parse_args(argv)
    kontor = apne(args.fil)
    if args.ny_passfrase:
        hvem = krev_ident(args)
        nokkel = spor("Gjenopprettingsnøkkel: ", sjekk, skjult=True)
        passord = spor("Ny passfrase, minst 12 tegn: ", lambda t: sjekk_passord(t, kontor.demo), skjult=True, gjenta=True)
        gi_ny_passfrase(kontor, hvem, nokkel, passord)
        si(f"{hvem} har fått ny passfrase.")
        return 0
    with innlogget(args, kontor) as okt:
        ny = ny_gjenoppretting(okt)
    si("Gjenopprettingsnøkkelen vises bare nå. Skriv den ut og lås den inn. Den gamle virker ikke lenger:")
    si(f"    {ny}")
    return 0
