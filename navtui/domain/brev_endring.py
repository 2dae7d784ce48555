"""VE-12, VE-16, VE-18: what the letter of an opphør, a stans or a reduksjon tells of the vedtak it changes: what stops, which payments are
not made, which vilkår was not met, and what the livsopphold becomes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from navtui.domain.brev import Avsnitt, Del, Liste, Ordlyd, Tabell, setning, stor
from navtui.domain.brev_beregning import betalingstabell
from navtui.domain.grunnlag import LIVSOPPHOLD
from navtui.domain.kodeverk import Hjemmel, Linjeart, Soknadspost, Vedtaksart, Vedtakstilstand, Vilkarstype
from navtui.domain.vedtak import Post, Utbetaling, Vedtak, Vilkar
from navtui.domain.vedtak_endring import virkning

_TAR_BORT = (Vedtaksart.OPPHOR, Vedtaksart.STANS)
_MERKE = "vedtak {}"
"""How the reason a payment was stopped or annulled for ends: with the number of what did it."""


def rammede(v: Vedtak, gammel: Vedtak, i_banken: Collection[int]) -> tuple[Utbetaling, ...]:
    """VE-16, VE-18: the payments of `gammel` that this opphør or stans takes: before it is iverksatt those it will take, after it those it
    took, so that the letter made before the file is locked says the same as the one that is kept."""
    if v.art not in _TAR_BORT:
        return ()
    if v.tilstand is not Vedtakstilstand.IVERKSATT:
        return tuple(u for u in gammel.utbetalinger if virkning(v, gammel, u, u.id in i_banken) is not None)
    return tuple(u for u in gammel.utbetalinger if u.tilstandsgrunn.endswith(_MERKE.format(v.nummer)))


def endringshjemler(v: Vedtak, gammel: Vedtak | None) -> frozenset[Hjemmel]:
    """VE-3: an opphør and a stans rest on the sections of what they end: what no longer gives the right to it."""
    if gammel is None or v.art not in _TAR_BORT:
        return frozenset()
    return frozenset(p.hjemmel for p in gammel.poster if p.hjemmel is not None and p.gir_noe)


def endringsdeler(o: Ordlyd, v: Vedtak, gammel: Vedtak | None, tatt: tuple[Utbetaling, ...], betalt_ore: int = 0) -> Iterator[Del]:
    """The parts that need the old vedtak; none without it. `betalt_ore`: what is paid for the time after an opphør."""
    if gammel is None:
        return
    if v.art in _TAR_BORT:
        yield Del(overskrift=o(f"del.{v.art.value}"), blokker=tuple(_det_som_stopper(o, v, gammel, tatt, betalt_ore)))
    if v.art is Vedtaksart.REDUKSJON:
        brutt = next((k for k in gammel.vilkar if k.id == v.brutt_vilkar_id), None)
        yield Del(overskrift=o("del.brutt_vilkar"), blokker=(Liste(punkter=(_vilkaret(o, brutt),)),) if brutt is not None else ())
        yield Del(overskrift=o("del.reduksjon"), blokker=tuple(_nedsatt(o, v, gammel)))


def postnavn(o: Ordlyd, p: Post) -> str:
    """What was applied for; "annet" by the words it was written with."""
    return p.tekst if p.art is Soknadspost.ANNET and p.tekst else o.kode(p.art)


def _det_som_stopper(o: Ordlyd, v: Vedtak, gammel: Vedtak, tatt: tuple[Utbetaling, ...], betalt_ore: int) -> Iterator[Avsnitt | Tabell]:
    """What stops, and of an opphør what is paid already: no debt is made by saying it (§§ 23 and 24 have their own conditions)."""
    gitt = dict.fromkeys(postnavn(o, p) for p in gammel.poster if p.gir_noe)
    if v.art is Vedtaksart.OPPHOR and gitt:
        yield Avsnitt(tekst=o("endring.gjelder", hva=o.ramse(gitt)))
    if v.art is Vedtaksart.OPPHOR and tatt:
        yield Avsnitt(tekst=o("endring.opphor_betalinger"))
    if tatt:
        yield betalingstabell(o, tatt)
    if v.art is Vedtaksart.OPPHOR and betalt_ore:
        yield Avsnitt(tekst=o("endring.opphor_betalt", belop=o.belop(betalt_ore), dato=o.dag(v.fra)))


def _vilkaret(o: Ordlyd, k: Vilkar) -> str:
    """The vilkår as the vedtak that set it said it."""
    eget = k.type is Vilkarstype.ANNET and bool(k.tekst)
    ledd = [setning(stor(k.tekst if eget else o.kode(k.type)))]
    ledd += [setning(stor(k.tekst))] if k.tekst and not eget else []
    ledd += [o("endring.vilkarsfrist", dato=o.dag(k.frist))] if k.frist else []
    return " ".join(ledd)


def _nedsatt(o: Ordlyd, v: Vedtak, gammel: Vedtak) -> Iterator[Avsnitt]:
    """VE-12: from what to what a month, and what is never taken from."""
    foer, naa = _livsopphold(gammel), _livsopphold(v)
    if foer and naa and naa < foer:
        yield Avsnitt(tekst=o("endring.satt_ned", foer=o.belop(foer), belop=o.belop(naa), periode=o.periode(v.fra, v.til)))
        yield Avsnitt(tekst=o("endring.aldri"))


def _livsopphold(v: Vedtak) -> int | None:
    """The adults' livsopphold a month, øre."""
    return next((x.maanedsbelop_ore for x in v.linjer if x.art is Linjeart.BEHOV and x.ref == LIVSOPPHOLD), None)
