"""VE-5: rates with source and date: those the product carries, and those the leder enters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from navtui.domain.belop import kroner_kort
from navtui.domain.kalender import dag_kort
from navtui.domain.regelbrudd import Regelbrudd, Varsel, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.sats import FRA_STATEN, Rad, Satsart, gjeldende, store_sprang, varsel_avledet, varsel_foreldet
from navtui.services import satsoppgaver
from navtui.services.feil import foreldet
from navtui.services.okt import Okt
from navtui.store import sats as lager
from navtui.store.db import Leser, Skriver

FELT: dict[Satsart, tuple[tuple[str, str], ...]] = {
    Satsart.VEILEDENDE: (
        ("enslig_ore", "Enslig"), ("par_ore", "Par, begge til sammen"), ("bofellesskap_ore", "Bofellesskap"),
        ("barn_0_5_ore", "Barn 0-5 år"), ("barn_6_10_ore", "Barn 6-10 år"), ("barn_11_17_ore", "Barn 11-17 år"),
    ),
    Satsart.LIVSOPPHOLD: (
        ("enslig_ore", "Enslig"), ("gift_samboer_hver_ore", "Gift eller samboer, hver"), ("barn_under_6_ore", "Barn under 6 år"),
        ("barn_6_10_ore", "Barn 6-10 år"), ("barn_11_14_ore", "Barn 11-14 år"), ("barn_15_pluss_ore", "Barn 15 år og over"),
    ),
    Satsart.GRUNNBELOP: (("belop_ore", "Grunnbeløp"),),
    Satsart.FORSINKELSESRENTE: (("prosent_hundredeler", "Rente i prosent"),),
    Satsart.KVP_BARNETILLEGG: (("belop_ore", "Kroner per barn og dag"),),
}  # fmt: skip
"""What is typed for each kind, as (field, label). The kommune's own satser have the fields of the veiledende."""
FELT[Satsart.KOMMUNAL] = FELT[Satsart.VEILEDENDE]
BRUKES_I_VEDTAK = (Satsart.VEILEDENDE, Satsart.KOMMUNAL, Satsart.GRUNNBELOP, Satsart.KVP_BARNETILLEGG)
"""The kinds a vedtak's lines name by their date: those of its calculation, or of its kvalifiseringsstønad."""


@dataclass(frozen=True, slots=True)
class Satsvisning:
    """One row as the list shows it. `av` is who entered it; None for a row that came with the program."""

    art: Satsart
    rad: Rad
    av: str | None

    @property
    def nokkel(self) -> tuple[str, date]:
        """The row's key."""
        return self.art.value, self.rad.gyldig_fra

    @property
    def avledet(self) -> bool:
        """Derived and not read: must be looked up before it is relied on."""
        return varsel_avledet(self.rad) is not None


def rader(okt: Okt, art: Satsart) -> list[Satsvisning]:
    """Every row of a kind, the newest first; an own row hides a carried one of the same date."""
    with okt.lese() as les:
        egne = {e.rad.gyldig_fra: e for e in lager.egne(les) if e.art is art}
        alle = lager.satser(les).av(art) if art is not Satsart.KOMMUNAL else tuple(e.rad for e in egne.values())
    return [
        Satsvisning(art, r, egne[r.gyldig_fra].ident if r.gyldig_fra in egne else None)
        for r in sorted(alle, key=lambda r: r.gyldig_fra, reverse=True)
    ]


def varsler(okt: Okt) -> list[Varsel]:
    """What the leder must know of the rates today: older than their yearly date, or derived."""
    with okt.lese() as les:
        return [v for art in FRA_STATEN for v in _varsler_om(les, art)]


def _varsler_om(les: Leser, art: Satsart) -> list[Varsel]:
    rad = gjeldende(lager.satser(les).av(art), les.i_dag, art.tekst)
    return [v for v in (varsel_foreldet(art, rad, les.i_dag), varsel_avledet(rad)) if v is not None]


def legg_til(okt: Okt, art: Satsart, gyldig_fra: date, kilde: str, verdier: dict[str, int]) -> Varsel | None:
    """A new row with its source. A row is never changed; one that was mistyped is corrected by `rett`. Answers with what looks mistyped."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.INNSTILLINGER))
    rad = _rad(art, gyldig_fra, kilde, verdier)
    with okt.skrive() as s:
        if lager.finnes(s, art, gyldig_fra):
            raise Regelbrudd("VE-5", f"Kontoret har allerede lagt inn {art.tekst} fra {dag_kort(gyldig_fra)}.", "gyldig_fra")
        id_ = lager.sett_inn(s, art, rad)
        s.logg("sats", objekt="sats", objekt_id=id_, art=art, gyldig_fra=gyldig_fra, verdier=verdier)
        return _med_oppgaver(_sprang(s, art, rad), satsoppgaver.reis(s, art.value, rad))


def rett(okt: Okt, art: Satsart, gammel: Rad, kilde: str, verdier: dict[str, int], grunn: str) -> Varsel | None:
    """VE-5: a row the office mistyped is corrected by a new one with the reason; the old one stays in the file.

    Refused when a vedtak that is sent or iverksatt stands on it: what it was calculated from does not change.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.INNSTILLINGER))
    if not grunn.strip():
        raise Regelbrudd("VE-5", "Skriv hva som var feil.", "grunn")
    rad = _rad(art, gammel.gyldig_fra, kilde, verdier)
    with okt.skrive() as s:
        gjelder = next((e.rad for e in lager.egne(s) if e.art is art and e.rad.gyldig_fra == gammel.gyldig_fra), None)
        if gjelder is None:
            raise Regelbrudd("VE-5", "Satsen kom med programmet. Legg inn kontorets egen rad med n.")
        if gjelder != gammel:
            raise foreldet("Satsen er rettet.")
        if art in BRUKES_I_VEDTAK and lager.er_brukt(s, art.value, gammel.gyldig_fra):
            raise Regelbrudd("VE-5", "Et vedtak er regnet ut med denne satsen, så den rettes ikke. Legg inn en ny fra en annen dato.")
        id_ = lager.sett_inn(s, art, rad, lager.siste_id(s, art, gammel.gyldig_fra), grunn.strip())
        s.logg("sats_rettet", objekt="sats", objekt_id=id_, art=art, gyldig_fra=gammel.gyldig_fra, verdier=verdier)
        return _sprang(s, art, rad)


def _med_oppgaver(sprang: Varsel | None, antall: int) -> Varsel | None:
    if not antall:
        return sprang
    setning = f"{antall} vedtak er regnet med den gamle satsen. Veilederne har fått en oppgave om hvert."
    return Varsel("VE-5", f"{sprang.setning} {setning}" if sprang else setning)


def _sprang(s: Skriver, art: Satsart, rad: Rad) -> Varsel | None:
    """VE-5: said at once, while the row can still be corrected."""
    for_denne = [r for r in lager.satser(s).av(art) if r.gyldig_fra < rad.gyldig_fra]
    if not for_denne:
        return None
    forrige = max(for_denne, key=lambda r: r.gyldig_fra)
    felt = dict(FELT[art])
    if not (store := store_sprang(rad, forrige, felt)):
        return None
    deler = [f"{felt[navn].lower()} {kroner_kort(getattr(rad, navn))} (før {kroner_kort(getattr(forrige, navn))})" for navn in store]
    return Varsel("VE-5", f"Se over: {', '.join(deler)}.")


def _rad(art: Satsart, gyldig_fra: date, kilde: str, verdier: dict[str, int]) -> Rad:
    if not kilde.strip():
        raise Regelbrudd("VE-5", "Kilde mangler. Skriv hvor satsen er lest, for eksempel rundskriv og dato.", "kilde")
    for felt, etikett in FELT[art]:
        if verdier.get(felt) is None or verdier[felt] <= 0:
            raise Regelbrudd("VE-5", f"{etikett} mangler.", felt)
    try:
        return lager.RADTYPE[art].model_validate({"gyldig_fra": gyldig_fra, "kilde": kilde} | verdier)
    except ValidationError as feil:
        raise Regelbrudd("VE-5", "Satsen er ikke fylt ut riktig.") from feil
