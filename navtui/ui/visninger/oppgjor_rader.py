"""The rows of what is to be settled: a lån, a refusjon, a garanti, each with what is left and what has happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rich.text import Text

from navtui.domain.belop import kroner
from navtui.domain.garanti import Garantibetaling, Garantistand
from navtui.domain.kalender import dag_kort
from navtui.domain.lan import Lan, etter_ore
from navtui.domain.refusjon import Refusjonsstand
from navtui.services.oppgjor import Oppgjor
from navtui.ui.kolonner import Kolonne
from navtui.ui.tekst import data


@dataclass(frozen=True)
class Oppgjorsrad:
    """One row. `nokkel` is the kind, the vedtak and the section."""

    nokkel: tuple[str, int, str]
    hva: str
    navn: str
    person_id: int
    nummer: str
    belop_ore: int
    igjen_ore: int
    stand: str
    stil: str
    objekt: Lan | Refusjonsstand | Garantistand
    detalj: tuple[str, ...]

    @property
    def vedtak_id(self) -> int:
        """The vedtak it follows of."""
        return self.nokkel[1]


KOLONNER = (
    Kolonne[Oppgjorsrad]("Hva", lambda r: r.hva, 16, vekt=1),
    Kolonne[Oppgjorsrad]("Navn", lambda r: r.navn, 16, vekt=2),
    Kolonne[Oppgjorsrad]("Beløp", lambda r: kroner(r.belop_ore), 12, hoyre=True),
    Kolonne[Oppgjorsrad]("Igjen", lambda r: kroner(r.igjen_ore), 12, hoyre=True),
    Kolonne[Oppgjorsrad]("Står", lambda r: _stand(r), 17, vekt=1),
)


def _stand(r: Oppgjorsrad) -> Text:
    return data(r.stand, r.stil)


def rader(o: Oppgjor, i_dag: date) -> list[Oppgjorsrad]:
    """Refusjon first, which has a frist, then garanti and lån."""
    return [*map(_refusjon, o.refusjoner), *(_garanti(g, i_dag) for g in o.garantier), *(_lan(lan, i_dag) for lan in o.lan)]


def _lan(lan: Lan, i_dag: date) -> Oppgjorsrad:
    bak = etter_ore(lan, i_dag)
    stand = f"{kroner(bak)} forfalt" if bak and lan.rest_ore else lan.tilstand.tekst
    return Oppgjorsrad(
        ("lan", lan.vedtak_id, ""), "lån", lan.navn, lan.person_id, lan.nummer, lan.utbetalt_ore or lan.innvilget_ore, lan.rest_ore, stand,
        "varsel" if bak and lan.rest_ore else "", lan, tuple(_lanedetalj(lan)),
    )  # fmt: skip


def _lanedetalj(lan: Lan) -> Iterator[str]:
    hvordan = f"{kroner(lan.avdrag_ore)} i måneden" if lan.avdrag_ore else "alt på en gang"
    fra = f" fra {dag_kort(lan.forste_avdrag)}" if lan.forste_avdrag else ""
    yield f"Vedtak {lan.nummer}. Utbetalt {kroner(lan.utbetalt_ore)} kr. Betales tilbake {hvordan}{fra}."
    for p in reversed(lan.posteringer):
        yield f"{dag_kort(p.dato)} {p.art.tekst} {kroner(p.belop_ore)} ({p.ident}) {p.tekst}".rstrip()


def _refusjon(r: Refusjonsstand) -> Oppgjorsrad:
    ytelser = ", ".join(y.tekst for y in r.krav.ytelser)
    return Oppgjorsrad(
        ("refusjon", r.krav.vedtak_id, r.krav.paragraf.value), f"refusjon {r.krav.paragraf.tekst[:4]}", r.navn, r.person_id, r.krav.nummer,
        r.krevd_ore or r.grunnlag_ore, max(0, r.krevd_ore - r.mottatt_ore), r.tilstand.tekst, "varsel" if r.tilstand == "venter" else "", r,
        tuple(_refusjonsdetalj(r, ytelser)),
    )  # fmt: skip


def _refusjonsdetalj(r: Refusjonsstand, ytelser: str) -> Iterator[str]:
    naar = f"{dag_kort(r.krav.fra)} til {dag_kort(r.krav.til)}"
    ytelse = f" i {ytelser}" if ytelser else ""
    yield f"Vedtak {r.krav.nummer}. {r.krav.paragraf.tekst}{ytelse}, {naar}. Kan kreves: {kroner(r.grunnlag_ore)} kr."
    for h in reversed(r.hendelser):
        yield f"{dag_kort(h.dato)} {h.art.tekst} {kroner(h.belop_ore) if h.belop_ore else ''} {h.tekst}".rstrip()


def _garanti(g: Garantistand, i_dag: date) -> Oppgjorsrad:
    stand = g.tilstand(i_dag)
    tekst = f"til {dag_kort(g.til)}" if stand == "gjelder" else stand.tekst
    return Oppgjorsrad(
        ("garanti", g.vedtak_id, ""), "garanti", g.navn, g.person_id, g.nummer, g.belop_ore,
        g.krav_ore or g.underveis_ore or g.rest_ore, tekst,
        "varsel" if g.krav_ore else "", g, tuple(_garantidetalj(g)),
    )  # fmt: skip


def _garantidetalj(g: Garantistand) -> Iterator[str]:
    bolig = f" for {g.bolig}" if g.bolig else ""
    yield f"Vedtak {g.nummer}. Utleier {g.utleier}{bolig}, til {dag_kort(g.til)}."
    yield from (_betaling(b) for b in reversed(g.betalinger))
    for h in reversed(g.hendelser):
        yield f"{dag_kort(h.dato)} {h.art.tekst} {kroner(h.belop_ore) if h.belop_ore else ''} {h.tekst}".rstrip()


def _betaling(b: Garantibetaling) -> str:
    """VE-23: a payment to the landlord, and where it is."""
    naa = f"utbetalt {dag_kort(b.utbetalt_dato)}" if b.utbetalt_dato else "i retur" if b.i_retur and b.underveis else b.tilstand.tekst
    grunn = f": {b.tilstandsgrunn}" if b.tilstandsgrunn else ""
    return f"{dag_kort(b.dato)} til utleier {kroner(b.belop_ore)}, godtatt av {b.godtatt_av}, {naa}{grunn}"
