"""§ 35, VE-19: kvalifiseringsstønad as a letter shows it: what one gets a month, and how each stretch of the program is worked out."""

from __future__ import annotations

from collections.abc import Iterator

from navtui.domain.belop import kroner
from navtui.domain.brev import Avsnitt, Blokk, Del, Ordlyd, Tabell, fast
from navtui.domain.kvpstonad import DAGER, FULL_FRA, MAANEDER, Kvplinje, faktor_tekst
from navtui.domain.vedtak import Vedtak


def kvpdel(o: Ordlyd, v: Vedtak) -> Del:
    """The part about the stønad of a vedtak that has one."""
    blokker = tuple(b for linje in v.kvplinjer for b in _strekk(o, linje))
    return Del(overskrift=o("del.kvp"), blokker=(*blokker, *(Avsnitt(tekst=o(f"kvp.{navn}")) for navn in ("g", "kutt", "skatt"))))


def _strekk(o: Ordlyd, linje: Kvplinje) -> Iterator[Blokk]:
    yield Avsnitt(
        tekst=o("kvp.faar", fra=o.dag(linje.fra), til=o.dag(linje.til), maaned=o.belop(linje.maaned_ore), dag=o.belop(linje.dag_ore))
    )
    if linje.under_25:
        yield Avsnitt(tekst=o("kvp.under_25", alder=str(FULL_FRA), teller=str(linje.teller), nevner=str(linje.nevner)))
    kolonner = (o("regning.hva"), o("kvp.slik"), o("regning.kroner"))
    yield Tabell(kolonner=kolonner, bredder=(5, 5, 2), tall=(2,), rader=tuple(_rader(o, linje)), summer=tuple(_summer(o, linje)))


def _rader(o: Ordlyd, linje: Kvplinje) -> Iterator[tuple[str, str, str]]:
    yield (o("kvp.grunnbelop", dato=o.dag(linje.grunnbelop_fra)), "", _tall(linje.grunnbelop_ore))
    faktor = faktor_tekst(linje)
    brok = {"teller": str(linje.teller), "nevner": str(linje.nevner)}
    slik = o("kvp.ganger_ung", faktor=faktor, **brok) if linje.under_25 else o("kvp.ganger", faktor=faktor)
    yield (o("kvp.stonad"), slik, _tall(linje.stonad_ore))
    if linje.barn:
        yield (
            o("kvp.barnetillegg"),
            o("kvp.barn", antall=str(linje.barn), belop=_tall(linje.tillegg_ore), dager=str(DAGER)),
            _tall(linje.tillegg_aar_ore),
        )


def _summer(o: Ordlyd, linje: Kvplinje) -> Iterator[tuple[str, str, str]]:
    yield (o("kvp.aar"), "", _tall(linje.aar_ore))
    yield (o("kvp.maaned"), o("kvp.delt", paa=str(MAANEDER)), _tall(linje.maaned_ore))
    yield (o("kvp.dag"), o("kvp.delt", paa=str(DAGER)), _tall(linje.dag_ore))


def _tall(ore: int) -> str:
    return fast(kroner(ore))
