"""How a case is written in a row and in the panel below the list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rich.text import Text

from navtui.domain.kalender import UKEDAGER, dag_kort
from navtui.domain.kodeverk import Gjeldstilstand
from navtui.domain.kodeverk.soknad import Nodart
from navtui.domain.postmote import ventetid
from navtui.domain.sak import SakRad, Sortering, Utvalg
from navtui.ui.kolonner import Kolonne
from navtui.ui.tekst import antall, data, sammen

_AKTIVITET = {
    "ikke_aktuell": "ikke aktuelt",
    "mangler": "mangler",
    "tilbudt": "tilbudt, ikke startet",
    "startet": "startet",
    "deltar": "deltar",
    "sluttet": "sluttet",
}


def neste_tekst(rad: SakRad, i_dag: date) -> Text:
    """The next date in words: "3 dager over frist", "i dag", "man 23.11", "1.12.2026"."""
    over = (i_dag - rad.neste_dato).days
    if over > 0:
        return data(f"{over} {'dag' if over == 1 else 'dager'} over frist", "fare")
    return neste_celle(rad, i_dag) if over > -7 else data(dag_kort(rad.neste_dato))


def neste_celle(rad: SakRad, i_dag: date) -> Text:
    """The same in a column, where what is to be done needs the room: "3 d over", "14.12", "3.1.27"."""
    om = (rad.neste_dato - i_dag).days
    if om < 0:
        return data(f"{-om} d over", "fare")
    if om < 2:
        return data("i morgen" if om else "i dag", "varsel")
    if om < 7:
        return data(f"{UKEDAGER[rad.neste_dato.weekday()][:3]} {rad.neste_dato.day}.{rad.neste_dato.month}")
    aar = "" if rad.neste_dato.year == i_dag.year else f".{rad.neste_dato.year % 100:02d}"
    return data(f"{rad.neste_dato.day}.{rad.neste_dato.month}{aar}")


def vedtak_tekst(rad: SakRad, i_dag: date) -> Text:
    """The last day of the running stønad: "30.11", "utløpt", "ingen"; "KVP" when it is the program's that runs."""
    if rad.kvp_fra is not None and (rad.vedtak_til is None or rad.vedtak_til < i_dag):
        return data("KVP")
    if rad.vedtak_til is None:
        return data("ingen", "dempet")
    if rad.vedtak_til < i_dag:
        return data("utløpt", "dempet")
    dag = f"{rad.vedtak_til.day}.{rad.vedtak_til.month}"
    return data(dag, "varsel" if (rad.vedtak_til - i_dag).days <= 14 else "")


def merker(rad: SakRad, i_dag: date) -> Text:
    """What needs a look, the most urgent first, in capitals where it should be done now."""
    deler: list[tuple[str, str]] = []
    if rad.nodhjelp:
        deler.append(("NØDHJELP", "fare"))
    if rad.vedtak_i_retur:
        deler.append(("RETUR", "fare"))
    if rad.soknad_frist is not None and not rad.nodhjelp:
        deler.append(("SØKNAD", "fare" if rad.soknad_frist < i_dag else "varsel"))
    if rad.ring_tilbake:
        deler.append(("RING", "varsel"))
    if rad.kartlegging_frist is not None and rad.kartlegging_frist < i_dag:
        deler.append(("KARTL", "varsel"))
    if rad.aktivitet in ("mangler", "sluttet"):
        deler.append(("AKT", ""))
    if rad.gjeldssak:
        deler.append(("gjeld", "dempet"))
    return Text(" ", end="").join(data(tekst, stil) for tekst, stil in deler)


def nodtekst(kode: str | None) -> str:
    """What nødhjelp is for, in words."""
    return next((n.tekst for n in Nodart if n.value == kode), "")


def hva(rad: SakRad) -> Text:
    """What is next: nødhjelp before all else (PM-2), with what it is for and how long it has waited."""
    if not rad.nodhjelp:
        return data(rad.neste_hva)
    return data(f"{nodtekst(rad.nodhjelp)}, {ventetid(rad.nodhjelp_minutter or 0)}", "fare")


def kolonner(i_dag: date) -> list[Kolonne[SakRad]]:
    """The columns of Mine saker."""
    return [
        Kolonne("Navn", lambda r: r.navn, 17, vekt=3),
        Kolonne("År", lambda r: str(r.alder) if r.alder is not None else "?", 3, hoyre=True),
        Kolonne("Neste", lambda r: data("i dag", "fare") if r.nodhjelp else neste_celle(r, i_dag), 9),
        Kolonne("Hva", hva, 21, vekt=2),
        Kolonne("Vedtak", lambda r: vedtak_tekst(r, i_dag), 6, hoyre=True),
        Kolonne("Mnd", lambda r: str(r.maaneder_paa_rad) if r.maaneder_paa_rad else "", 3, hoyre=True),
        Kolonne("Merk", lambda r: merker(r, i_dag), 12, vekt=1),
        Kolonne("Sak", lambda r: data(r.saksnummer, "dempet"), 10, fra_bredde=110),
    ]


def avkortet(linje: Text, bredde: int) -> Text:
    """A line in at most `bredde` cells; what is cut off is marked with two dots, as in a table."""
    if linje.cell_len <= bredde:
        return linje
    kort = linje.copy()
    kort.truncate(max(bredde - 2, 0), overflow="crop")
    return kort.append("..")


def panel(rad: SakRad | None, i_dag: date, bredde: int) -> Text:
    """The case under the cursor in words: a line of `bredde` cells, and what is to be said of it."""
    if rad is None:
        return Text(" ")
    forste = sammen((rad.navn, "sterk"), f"   {rad.neste_hva or 'neste'}: ", neste_tekst(rad, i_dag), ".")
    return Text("\n").join([avkortet(forste, bredde), sammen(" ".join(_sier(rad, i_dag)))])


def _siden(dager: int) -> str:
    return {0: "i dag", 1: "i går"}.get(dager, f"{dager} dager siden")


def _sier(rad: SakRad, i_dag: date) -> list[str]:
    ut = [f"NØDHJELP {nodtekst(rad.nodhjelp)}, har ventet {ventetid(rad.nodhjelp_minutter or 0)}: svar i dag."] if rad.nodhjelp else []
    ut += ["Vedtak er kommet i retur."] if rad.vedtak_i_retur else []
    if rad.soknad_frist is not None:
        over = (i_dag - rad.soknad_frist).days
        naar = f"{over} {'dag' if over == 1 else 'dager'} over fristen" if over > 0 else f"innen {dag_kort(rad.soknad_frist)}"
        ut.append(f"Søknad venter på vedtak, {naar}.")
    if rad.ring_tilbake:
        ut.append(f"Ring tilbake ({rad.ring_tilbake}).")
    if rad.siste_kontakt is not None:
        ut.append(f"Siste kontakt {dag_kort(rad.siste_kontakt)}, {_siden((i_dag - rad.siste_kontakt).days)}.")
    else:
        ut.append("Ingen kontakt ført.")
    if rad.kartlegging_frist is not None:
        ut.append(f"Kartlegging {'skulle vært gjort' if rad.kartlegging_frist < i_dag else 'innen'} {dag_kort(rad.kartlegging_frist)}.")
    if rad.aktivitet is not None and rad.aktivitet != "ikke_aktuell":
        ut.append(f"Aktivitet: {_AKTIVITET[rad.aktivitet]}.")
    if rad.oppgaver:
        ut.append(f"{rad.oppgaver} {'oppgave' if rad.oppgaver == 1 else 'oppgaver'}.")
    if rad.kvp_fra is not None:
        ut.append(f"I kvalifiseringsprogram fra {dag_kort(rad.kvp_fra)}.")
    if rad.gjeldssak:
        ut.append(f"Gjeldssak: {Gjeldstilstand.av(rad.gjeldssak).tekst}.")
    rekke = f", {rad.maaneder_paa_rad} måned{'er' if rad.maaneder_paa_rad > 1 else ''} på rad" if rad.maaneder_paa_rad else ""
    return [*ut, f"Løp {rad.lop.tekst}{rekke}."]


def svarlinjer(
    utvalg: Utvalg, sortering: Sortering, totalt: int, tall: Mapping[Utvalg, int], bredde: int, nod: int = 0, ellers: int = 0
) -> Text:
    """What the screen answers, and below it the filters with their keys and counts on lines of `bredde` cells. The counts come after
    the rows. `ellers`: tasks that no row shows.
    """
    if utvalg is Utvalg.ALLE:
        deler = [f"{antall(totalt)} {'sak' if totalt == 1 else 'saker'}"]
        deler += [f"{antall(tall[u])} {u.tekst}" for u in (Utvalg.OVER_FRIST, Utvalg.DENNE_UKEN) if u in tall]
        forste = sammen(", ".join(deler) + f", etter {sortering.tekst}.")
    else:
        av = f" av {antall(tall[Utvalg.ALLE])}" if tall else ""
        forste = sammen(f"{utvalg.overskrift}: {antall(totalt)}{av} saker, etter {sortering.tekst}.")
    if nod:  # PM-2: also of one who is another's, and so not in this list
        forste = sammen((f"{nod} NØDHJELP", "fare"), (" (F2). ", ""), forste)
    if ellers:  # OP-6
        forste = sammen(forste, f" {ellers} {'annen oppgave' if ellers == 1 else 'andre oppgaver'} (m).")
    return Text("\n").join([forste, *(_utvalgslinjer(utvalg, tall, bredde, {}) or _utvalgslinjer(utvalg, tall, bredde, _KORT) or [])])


_KORT = {
    Utvalg.DENNE_UKEN: "uka", Utvalg.UTEN_AKTIVITET: "uten akt.", Utvalg.RING_TILBAKE: "ring", Utvalg.UTEN_KARTLEGGING: "uten kartl.",
}  # fmt: skip
"""What a filter is called where a large office's counts leave too little room for all nine."""


def _utvalgslinjer(valgt: Utvalg, tall: Mapping[Utvalg, int], bredde: int, navn_: Mapping[Utvalg, str]) -> list[Text] | None:
    """The filters on two lines of `bredde` cells; None when they need a third."""
    linjer, brukt = [Text(end="")], 0
    for nr, u in enumerate(Utvalg, 1):
        navn = f" {navn_.get(u, u.tekst)}" + (f" {antall(tall[u])}" if u in tall else "")
        plass = len(f"{nr}{navn}")
        if brukt + 2 + plass > bredde - len("[]"):
            # Broken by hand: wrapping would part a filter from its key. Room is kept for the brackets, so that none moves as one chooses.
            linjer.append(Text(end=""))
            brukt = 0
        merket = ("[", "]") if u is valgt else ("", "")
        linjer[-1].append_text(sammen("  " if brukt else "", merket[0], (str(nr), "tast"), navn, merket[1]))
        brukt += plass + (2 if brukt else 0)
    return linjer if len(linjer) <= 2 else None
