"""How a debt case is written: its head, its claims, its budget and its notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rich.text import Text

from navtui.domain.belop import kroner, kroner_kort
from navtui.domain.gjeld import Gjeldssak, Klassesum, Krav, dager_uten_vedtak, varsel_uten_vedtak
from navtui.domain.gjeldsbudsjett import Budsjettpost
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk.gjeld import Gjeldsbudsjettart
from navtui.domain.tid import dag_og_klokke
from navtui.services.gjeld import Apengjeldssak
from navtui.services.gjeldsbudsjett import Budsjettbilde
from navtui.ui.kolonner import Kolonne
from navtui.ui.tekst import avsnitt, data, sammen


def kroner_hele(ore: int) -> str:
    """Kroner, with decimals only when there are any."""
    return kroner_kort(ore)


KRAVKOLONNER: list[Kolonne[Krav]] = [
    Kolonne("Kreditor", lambda k: k.kreditor, 16, vekt=3),
    Kolonne("Klasse", lambda k: k.klasse.tekst, 14, fra_bredde=100),
    Kolonne("Sum", lambda k: kroner(k.sum_ore), 12, hoyre=True),
    Kolonne("Saldo", lambda k: dag_kort(k.saldo_dato), 10),
    Kolonne("Stadium", lambda k: k.stadium.tekst, 14),
    Kolonne("Svar", lambda k: data("innfridd" if k.innfridd else k.svar.tekst, "dempet" if k.innfridd else ""), 11),
    Kolonne("Inkasso", lambda k: k.inkasso, 14, vekt=2, fra_bredde=110),
    Kolonne("Sikret", lambda k: "sikret" if k.sikret else "", 6),
]


@dataclass(frozen=True, slots=True)
class Budsjettrad:
    """A line of the budget as the table shows it; `post` is None for one that is computed."""

    nokkel: object
    tekst: str
    belop_ore: int
    fortegn: str = ""
    post: Budsjettpost | None = None
    merknad: str = ""
    stil: str = ""


BUDSJETTKOLONNER: list[Kolonne[Budsjettrad]] = [
    Kolonne("Linje", lambda r: data(r.tekst, r.stil), 30, vekt=2),
    Kolonne("Kroner", lambda r: data(f"{r.fortegn}{kroner(r.belop_ore)}", r.stil), 14, hoyre=True),
    Kolonne("Merknad", lambda r: data(r.merknad, "dempet"), 22, vekt=1),
]


def budsjettrader(bilde: Budsjettbilde) -> list[Budsjettrad]:
    """GJ-4: income, livsopphold person by person, what comes in addition, and what is left; every sum with its parts above it."""
    b = bilde.budsjett
    inntekter = [p for p in b.poster if p.art is Gjeldsbudsjettart.INNTEKT]
    utgifter = [p for p in b.poster if p.art is not Gjeldsbudsjettart.INNTEKT]
    rader = [Budsjettrad(p.id, p.tekst, p.belop_ore, "", p, "inntekt") for p in inntekter]
    rader.append(Budsjettrad("inntekt", "Inntekt", b.inntekt_ore, stil="sterk"))
    sats = f"livsoppholdssats {dag_kort(b.sats_fra)}"
    rader += [Budsjettrad(("sats", nr), s.tekst, s.belop_ore, "-", None, sats) for nr, s in enumerate(b.satser)]
    rader += [Budsjettrad(p.id, p.tekst, p.belop_ore, "-", p, p.art.tekst) for p in utgifter]
    rader.append(Budsjettrad("fritt", "Til kreditorene" if b.fritt_ore >= 0 else "Mangler", b.fritt_ore, stil="sterk"))
    return rader


def hode(sak: Gjeldssak, i_dag: date) -> Text:
    """The answer line: state, what is next, and the breach in words."""
    brudd = varsel_uten_vedtak(dager_uten_vedtak(sak.uten_vedtak_siden, sak.vedtak_tilstand, sak.vedtak_til, i_dag))
    neste = f"neste {dag_kort(sak.neste_dato)}: {sak.neste_steg}" if sak.neste_dato else "neste steg er ikke satt"
    vedtak = (f"{brudd.setning.capitalize()} ({brudd.regel})", "fare") if brudd else (f"§ 17-vedtak {sak.vedtak_nummer}", "ok")
    return sammen(f"{sak.niva.tekst}, {sak.tilstand.tekst}, {neste}. ", vedtak)


def kravpanel(apen: Apengjeldssak, valgt: Krav | None) -> Text:
    """GJ-3: totals by class, and the claim under the cursor in full."""
    linjer = [_summer(apen.summer)]
    if valgt is not None:
        deler = [
            f"hovedstol {kroner_hele(valgt.hovedstol_ore)}", f"renter {kroner_hele(valgt.renter_ore)}",
            f"omkostninger {kroner_hele(valgt.omkostninger_ore)}",
        ]  # fmt: skip
        mer = [
            f"{navn} {verdi}"
            for navn, verdi in (
                ("ref.", valgt.referanse), ("inkasso", valgt.inkasso), ("sikret i", valgt.sikkerhet), ("medskyldner", valgt.medskyldner),
            )
            if verdi
        ]  # fmt: skip
        linjer.append(sammen((valgt.kreditor, "sterk"), f": {', '.join([*deler, *mer])}."))
    sak = apen.sak
    oppstart = f" Oppstart {dag_kort(sak.oppstart)}: {sak.oppstart_grunn.rstrip('.')}." if sak.oppstart else ""
    linjer.append(sammen((f"Henvist {dag_kort(sak.henvist_dato)} av {sak.henvist_av}: {sak.grunn.rstrip('.')}.{oppstart}", "dempet")))
    return Text("\n").join(linjer)


def _summer(summer: tuple[Klassesum, ...]) -> Text:
    if not summer:
        return sammen("Ingen åpne krav.")
    i_alt = sum(s.sum_ore for s in summer)
    deler = [f"{s.klasse.tekst} {kroner_hele(s.sum_ore)}" for s in summer]
    sikret = sum(s.sikret_ore for s in summer)
    return sammen(f"I alt {kroner_hele(i_alt)} kr", f", derav sikret {kroner_hele(sikret)}" if sikret else "", f". {', '.join(deler)}.")


def budsjettpanel(bilde: Budsjettbilde) -> Text:
    """GJ-4: what must be said of the sats, and what is inside it."""
    linjer = [sammen((v.setning, "varsel")) for v in bilde.varsler]
    linjer.append(sammen("Strøm og innboforsikring er inne i satsen. Boutgift, barnepass og særutgift kommer i tillegg (GJ-4)."))
    linjer.append(sammen((f"Kilde: {bilde.budsjett.sats_kilde}", "dempet")))
    return Text("\n").join(linjer)


def notater(apen: Apengjeldssak) -> Text:
    """GJ-6: her notes, the newest first."""
    if not apen.notater:
        return sammen("Ingen notater ennå. Trykk o for å skrive.")
    deler = []
    for n in apen.notater:
        deler += [data(f"{dag_og_klokke(n.tid)} {n.ident}", "dempet"), avsnitt(n.tekst)]
    return Text("\n").join(deler)
