"""VE-4: which line of the calculation answers which thing that is granted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from navtui.domain.belop import kroner_kort
from navtui.domain.grunnlag import LIVSOPPHOLD
from navtui.domain.kodeverk import Soknadspost, Stonadsform, Utgiftstype, Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Behov, Post, Vedtak
from navtui.domain.vedtak_beregning import gir_livsopphold, svarer_paa

_PENGER = frozenset({Stonadsform.BIDRAG, Stonadsform.LAN})
_RESTANSE_AV = {Soknadspost.RESTANSE_HUSLEIE: Soknadspost.HUSLEIE, Soknadspost.RESTANSE_STROM: Soknadspost.STROM}
"""Arrears, and the thing they are arrears of."""
_FOLGER = {
    Utgiftstype.INNBOFORSIKRING: frozenset({Soknadspost.HUSLEIE, Soknadspost.LIVSOPPHOLD}),
    Utgiftstype.TANNREGULERING_BARN: frozenset({Soknadspost.TANNBEHANDLING, Soknadspost.BARN_FRITID}),
}
"""VE-2: needs nobody applies for by name, and what they come with."""


def ve_4_hver_post(v: Vedtak, gammel: Vedtak | None = None) -> Regelbrudd | None:
    """VE-4, VE-2 (law; own decision): each thing granted as money (bidrag, lån) has an amount in the calculation that belongs to it.

    The letter says of each thing that it is granted, so a thing without an amount is promised and not paid. Asked of the draft, when it is
    sent, at the second signature, and by `navtui sjekk`. `gammel`: the vedtak that it changes (VE-18).
    """
    uten = poster_uten_belop(v, gammel)
    if not uten:
        return None
    hva = uten[0].tekst if uten[0].art is Soknadspost.ANNET and uten[0].tekst else uten[0].art.overskrift
    setning = f"{hva} er innvilget uten beløp. Legg til utgiften. Dekker inntekten den, er svaret avslag eller delvis."
    return Regelbrudd("VE-4", setning[0].upper() + setning[1:], "behov")


def poster_uten_belop(v: Vedtak, gammel: Vedtak | None = None) -> tuple[Post, ...]:
    """VE-4: what is granted as money and has no amount of its own; each line answers one thing.

    - livsopphold: the sats. In an engangsytelse there is none: there it has an amount as `annet` has.
    - husleie and strøm: an amount by the month, or one-off. Arrears entered as their own kind are not the month's husleie.
    - restanse: a line of its own kind, or a one-off of the kind it is arrears of, that the other does not need itself.
    - annet: a line of that kind, or of one that nothing else in the vedtak is about.
    - an omgjøring from a day inside the period: what was granted once, stands (`_staar`).
    """
    if not v.gir_stonad:
        return ()
    ledige = [b for b in v.behov if b.belop_ore > 0]
    uten = []
    for p in sorted(v.poster, key=_orden):
        if not p.gir_noe or p.form not in _PENGER or _har_eget(v, p):
            continue
        linje = next(_passer(v, p, ledige), None)
        if linje is not None:
            ledige.remove(linje)
        elif not _staar(v, p, gammel):
            uten.append(p)
    return tuple(uten)


def ve_2_hvert_behov(v: Vedtak) -> Regelbrudd | None:
    """VE-2, VE-4 (law; own decision): each need that is counted answers something granted.

    The letter says item by item what was decided, so a need without an item is money nobody can read why they got. Asked of the draft and
    when it is sent; of what is iverksatt already nothing is asked.
    """
    uten = behov_uten_svar(v)
    if not uten:
        return None
    b, hva = uten[0], svarer_paa(uten[0].art)
    navn = f"{b.tekst or b.art.tekst} på {kroner_kort(b.belop_ore)} kr"
    avslaatt = any(p.art is hva and p.utfall is not None for p in v.poster)
    if avslaatt:
        setning = f"{navn} er regnet med, men {hva.tekst} er ikke innvilget. Rett svaret, eller ta bort utgiften."
    else:
        setning = f"{navn} er regnet med, men ikke besvart. Legg til svaret på {hva.tekst} med l, eller ta bort utgiften."
    return Regelbrudd("VE-2", setning[0].upper() + setning[1:], "poster")


def behov_uten_svar(v: Vedtak) -> tuple[Behov, ...]:
    """VE-4: what is counted as need and answers nothing granted.

    A one-off of rent or strøm may be arrears of it (`_RESTANSE_AV`). What nothing in the vedtak is about is of `annet`, or where there is
    no sats (an engangsytelse, nødhjelp) of the livsopphold.
    """
    if not v.gir_stonad:
        return ()
    gitt = {p.art for p in v.poster if p.gir_noe}
    alle = {p.art for p in v.poster}
    samler = Soknadspost.ANNET in gitt or (Soknadspost.LIVSOPPHOLD in gitt and not gir_livsopphold(v))

    def besvart(b: Behov) -> bool:
        art = svarer_paa(b.art)
        if gitt & _FOLGER.get(b.art, frozenset()):
            return True
        restanse = b.engang or v.engang
        return art in gitt or (samler and art not in alle) or (restanse and any(_RESTANSE_AV.get(g) is art for g in gitt))

    return tuple(b for b in v.behov if b.belop_ore > 0 and not besvart(b))


def _orden(p: Post) -> int:
    """What takes whatever is left comes last."""
    return 2 if p.art in (Soknadspost.ANNET, Soknadspost.LIVSOPPHOLD) else 1 if p.art in _RESTANSE_AV else 0


def _har_eget(v: Vedtak, p: Post) -> bool:
    """Whether it is paid by the sats, or by the nights of a botilbud."""
    if p.art is Soknadspost.MIDLERTIDIG_BOTILBUD:
        return v.botilbud is not None and bool(v.botilbud.dognpris_ore)
    satt_til_null = any(a.linje == LIVSOPPHOLD and not a.belop_ore for a in v.avvikslinjer)
    return p.art is Soknadspost.LIVSOPPHOLD and gir_livsopphold(v) and (bool(v.barn) or not satt_til_null)


def _passer(v: Vedtak, p: Post, ledige: Sequence[Behov]) -> Iterator[Behov]:
    """The lines that may answer it, the likeliest first."""
    if p.art is Soknadspost.LIVSOPPHOLD and gir_livsopphold(v):
        return
    if p.art in (Soknadspost.ANNET, Soknadspost.LIVSOPPHOLD):
        yield from (b for b in ledige if svarer_paa(b.art) is p.art is Soknadspost.LIVSOPPHOLD)
        andre = {q.art for q in v.poster} - {Soknadspost.ANNET}
        yield from (b for b in ledige if svarer_paa(b.art) is Soknadspost.ANNET)
        yield from (b for b in ledige if svarer_paa(b.art) not in andre | {Soknadspost.ANNET})
        return
    yield from (b for b in sorted(ledige, key=lambda b: b.engang) if svarer_paa(b.art) is p.art)
    yield from (b for b in ledige if svarer_paa(b.art) is _RESTANSE_AV.get(p.art) and (b.engang or v.engang))


def _staar(v: Vedtak, p: Post, gammel: Vedtak | None) -> bool:
    """VE-18: granted once by the vedtak before, which stands for the days before this one: not to be granted again (`ve_18_periode`)."""
    if v.art is not Vedtaksart.OMGJORING or gammel is None or not any(q.gir_noe and q.art is p.art for q in gammel.poster):
        return False
    fra_foer = any(q.art is p.art for q in poster_uten_belop(gammel))
    en_gang = not p.art.er_lopende or any(b.engang and svarer_paa(b.art) is p.art for b in gammel.behov)
    return en_gang and (v.fra > gammel.fra or fra_foer)
