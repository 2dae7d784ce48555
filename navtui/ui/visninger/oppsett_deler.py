"""The six lists of the office as rows: what each shows, and the row under the cursor in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rich.text import Text

from navtui.domain.belop import kroner_kort
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.sats import Satsart
from navtui.services import ansatt, delegasjon, fravaer, innstilling, sats
from navtui.services.okt import Okt
from navtui.services.sats import Satsvisning
from navtui.ui.kolonner import Kolonne
from navtui.ui.tekst import data, sammen


@dataclass(frozen=True, slots=True)
class Oppsettrad:
    """A row of any of the lists: its cells, what it stands for, and what the panel says of it. `over`: it has ended."""

    nokkel: object
    celler: tuple[str, ...]
    objekt: Any
    tekst: str
    stil: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Del:
    """One list: its name, its heading, its columns (title, least width, weight), and how it is read."""

    navn: str
    tittel: str
    felt: tuple[tuple[str, int, int], ...]
    hent: Callable[[Okt], list[Oppsettrad]]
    tom: str

    @property
    def kolonner(self) -> list[Kolonne[Oppsettrad]]:
        """The columns of the table."""
        return [Kolonne(tittel, _celle(nr), bredde, vekt=vekt) for nr, (tittel, bredde, vekt) in enumerate(self.felt)]


def _celle(nr: int) -> Callable[[Oppsettrad], Text]:
    return lambda rad: data(rad.celler[nr], rad.stil)


def _til(dag: date | None) -> str:
    return dag_kort(dag) if dag else ""


def _ansatte(okt: Okt) -> list[Oppsettrad]:
    rader = []
    for a in ansatt.liste(okt, tidligere=True):
        over = a.til is not None and a.til < okt.i_dag
        celler = (a.ident, a.navn, a.rolle.tekst, f"{a.stillingsprosent} %", "ja" if a.sosialhjelp else "", _til(a.til))
        tekst = f"{a.ident} {a.navn}, {a.ansettelse.tekst}, fra {dag_kort(a.fra)}"
        rader.append(Oppsettrad(a.ident, celler, a, tekst, "dempet" if over else "", over))
    return sorted(rader, key=lambda r: r.over)


def _fravaer(okt: Okt) -> list[Oppsettrad]:
    rader = []
    for f in fravaer.liste(okt):
        celler = (f.ident, f.art.tekst, dag_kort(f.fra), _til(f.til) or "inntil videre", f.stedfortreder or "ingen")
        rader.append(Oppsettrad(f.id, celler, f, f"{f.ident} er borte fra {dag_kort(f.fra)}"))
    return rader


def _innstillinger(okt: Okt) -> list[Oppsettrad]:
    rader = []
    for r in innstilling.alle(okt):
        i = r.innstilling
        siden = f"siden {dag_kort(r.siden)}" if r.siden else "standard"
        kommer = f"{r.kommer[0]} fra {dag_kort(r.kommer[1])}" if r.kommer else siden
        satt = innstilling.historikk(okt, i.navn) if r.siden or r.kommer else []
        historie = f"Satt: {'; '.join(f'{h.verdi} fra {dag_kort(h.gyldig_fra)} ({h.av})' for h in satt)}." if satt else ""
        tekst = f"{i.tekst} ({i.regel}). Standard {i.med_enhet(i.standard)}. {historie}".rstrip()
        rader.append(Oppsettrad(i.navn, (i.tekst, i.med_enhet(r.verdi), kommer), r, tekst, "varsel" if r.kommer else ""))
    return rader


def _satser(okt: Okt) -> list[Oppsettrad]:
    rader = []
    varsler = [v.setning for v in sats.varsler(okt)]
    for art in Satsart:
        for nr, s in enumerate(sats.rader(okt, art)):
            kilde = s.rad.kilde if s.av is None else f"{s.rad.kilde} ({s.av})"
            varsel = next((v for v in varsler if art.tekst in v), "") if nr == 0 else ""
            celler = (
                art.tekst,
                dag_kort(s.rad.gyldig_fra),
                _verdier(s),
                "AVLEDET" if s.avledet else "lagt inn" if s.av else "med programmet",
                kilde,
            )
            tekst = f"{art.overskrift} fra {dag_kort(s.rad.gyldig_fra)}: {_alle_verdier(s)}. Kilde: {kilde}. {varsel}".rstrip()
            rader.append(Oppsettrad((art, s.rad.gyldig_fra), celler, s, tekst, "varsel" if varsel or s.avledet else ""))
    return rader


def _verdier(s: Satsvisning) -> str:
    navn, etikett = sats.FELT[s.art][0]
    return f"{etikett.split()[0].lower()} {kroner_kort(getattr(s.rad, navn))}"


def _alle_verdier(s: Satsvisning) -> str:
    return ", ".join(f"{etikett.lower()} {kroner_kort(getattr(s.rad, navn))}" for navn, etikett in sats.FELT[s.art])


def _delegasjoner(okt: Okt) -> list[Oppsettrad]:
    rader = []
    for d in delegasjon.brev(okt):
        nokkel = (d.ident, d.fra, d.til, d.dokument)
        if d.fra is None:
            tekst = f"{d.ident} har ingen delegasjon og kan ikke signere (KO-11). Trykk n."
            rader.append(Oppsettrad(nokkel, (d.ident, "INGEN, kan ikke signere", "", "", ""), d, tekst, "varsel", over=True))
            continue
        over = d.til is not None and d.til < okt.i_dag
        arter = ", ".join(Vedtaksart.av(r.vedtaksart).tekst for r in d.rader)
        celler = (d.ident, f"alle {len(d.rader)} typene" if d.alle else arter, dag_kort(d.fra), _til(d.til), d.dokument)
        rader.append(Oppsettrad(nokkel, celler, d, f"{d.ident}, {d.dokument}: {arter}.", "dempet" if over else "", over))
    return rader


def _tilganger(okt: Okt) -> list[Oppsettrad]:
    rader = []
    for t in delegasjon.tilganger(okt):
        celler = (t.navn, t.ident, dag_kort(t.fra), _til(t.til), t.grunn)
        rader.append(Oppsettrad(t.nokkel, celler, t, f"{t.ident} har tilgang til {t.navn}, gitt av {t.gitt_av}: {t.grunn}"))
    return rader


DELER = (
    Del("ansatte", "Ansatte", (("Ident", 5, 0), ("Navn", 20, 2), ("Rolle", 14, 1), ("Stilling", 8, 0), ("Fordeles", 8, 0),
        ("Slutter", 10, 0)), _ansatte, "Ingen ansatte."),
    Del("fravaer", "Fravær", (("Hvem", 5, 0), ("Grunn", 10, 1), ("Fra", 10, 0), ("Til", 13, 0), ("Stedfortreder", 13, 1)),
        _fravaer, "Alle er på jobb. Trykk n for å registrere fravær."),
    Del("innstillinger", "Innstillinger", (("Innstilling", 41, 2), ("Verdi", 14, 0), ("Siden, eller neste", 18, 1)),
        _innstillinger, "Ingen innstillinger."),
    Del("satser", "Satser", (("Sats", 18, 0), ("Fra", 10, 0), ("Verdi", 18, 0), ("Status", 14, 0), ("Kilde", 9, 1)),
        _satser, "Ingen satser."),
    Del("delegasjoner", "Delegasjon", (("Hvem", 5, 0), ("Vedtak om", 23, 2), ("Fra", 10, 0), ("Til", 10, 0), ("Dokument", 20, 1)),
        _delegasjoner, "Ingen delegasjoner er registrert (KO-11). Trykk n."),
    Del("tilganger", "Tilgang", (("Person", 20, 2), ("Hvem", 5, 0), ("Fra", 10, 0), ("Til", 10, 0), ("Grunn", 20, 1)),
        _tilganger, "Ingen har tilgang til skjermede personer (PE-5). Den gis på F8, for personen."),
)  # fmt: skip


def hent(okt: Okt, navn: str) -> list[Oppsettrad]:
    """The rows of one list."""
    return next(d for d in DELER if d.navn == navn).hent(okt)


def panel(navn: str, rad: Oppsettrad | None) -> Text:
    """The row under the cursor in words."""
    if rad is None:
        return Text(" ")
    return sammen((rad.tekst, rad.stil if navn == "satser" else ""))
