"""VE-13: what a renewal takes over from last month's vedtak, and what it leaves for someone to say anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from navtui.domain.alder import alder, fyller
from navtui.domain.husholdning import regnet
from navtui.domain.kalender import legg_til_maaneder
from navtui.domain.kodeverk import Betalingsmaate, Mottakerart, Soknadspost, Vedtaksart, Vedtakstilstand
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tid import dato_i_oslo
from navtui.domain.utbetaling import betalingsdag
from navtui.domain.vedtak import Avvik, Barn, Behov, Hode, Inntekt, Post, Utbetaling, Vedtak, Vilkar
from navtui.domain.vedtaksregler.grunnlag import Husstandsbarn, Soknadsbilde

_EN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kopi:
    """The parts of a renewal before they are stored. `barn` comes with the id it had last month (None: new in the household)."""

    hode: Hode
    poster: tuple[Post, ...]
    barn: tuple[tuple[int | None, Barn], ...]
    behov: tuple[Behov, ...]
    inntekter: tuple[Inntekt, ...]
    avvikslinjer: tuple[Avvik, ...]
    vilkar: tuple[Vilkar, ...]
    utbetalinger: tuple[Utbetaling, ...]


def kan_fornyes(v: Vedtak, alt_fornyet: bool, *, opphort: bool = False, senere: str | None = None) -> Regelbrudd | None:
    """VE-13, VE-18: only the last iverksatte vedtak om løpende stønad is renewed, and once. One that is ended is not renewed: what the
    person lives on now is another thing. `senere` is the number of the vedtak that took its place or came after it.
    """
    if v.tilstand is not Vedtakstilstand.IVERKSATT:
        return Regelbrudd("VE-13", f"Vedtaket er {v.tilstand.tekst}. Bare et iverksatt vedtak fornyes.")
    if v.engang or v.art not in (Vedtaksart.STONAD, Vedtaksart.OMGJORING, Vedtaksart.REDUKSJON):
        return Regelbrudd("VE-13", f"Et vedtak om {v.art.tekst} fornyes ikke. Lag et nytt utkast.")
    if opphort:
        return Regelbrudd("VE-13", "Vedtaket er opphørt og fornyes ikke. Lag et nytt utkast.")
    if senere is not None:
        return Regelbrudd("VE-13", f"Vedtak {senere} er nyere. Forny det i stedet.")
    if alt_fornyet:
        return Regelbrudd("VE-13", "Det er allerede laget en fornyelse av dette vedtaket. Åpne den.")
    return None


def folger(forrige: Vedtak, fra: date) -> bool:
    """VE-13 (own decision): whether what begins on `fra` follows on this vedtak: it still runs the month before, to the day or to no more
    than a month earlier. What begins later is a new spell."""
    return forrige.til >= legg_til_maaneder(fra, -1)


def fornyes_fra(forrige: Vedtak, mottatt: date, i_dag: date, *, fornyelse: bool) -> date:
    """VE-13, VE-20 (own decision): the first day proposed for what follows on this vedtak: the day after it. Where the søknad was not said
    to be a renewal and came after it ran out, not a day before the søknad came."""
    neste = forrige.til + _EN_DAG
    return neste if fornyelse else max(neste, min(mottatt, i_dag))


def nye_poster(soknad: Soknadsbilde | None) -> tuple[Post, ...]:
    """VE-2: one unanswered item for each thing applied for."""
    return tuple(Post(soknadspost_id=o.id, art=o.art) for o in (soknad.poster if soknad else ()))


def knytt_poster(poster: Iterable[Post], soknad: Soknadsbilde | None, egen: Soknadspost | None = None) -> tuple[Post, ...]:
    """VE-2, VE-20: the items as answers to this søknad: a copied answer is kept for the same thing, the rest is unanswered.

    An answer to something not applied for this month falls out. A kind that answers one thing (`egen`) takes that, and leaves the rest.
    """
    if soknad is None:
        return tuple(p.model_copy(update={"soknadspost_id": None}) for p in poster)
    igjen = list(poster)
    ut = []
    for o in (o for o in soknad.poster if egen in (None, o.art)):
        kjent = next((p for p in igjen if p.art is o.art), None)
        if kjent is not None:
            igjen.remove(kjent)
        ut.append((kjent or Post(art=o.art)).model_copy(update={"soknadspost_id": o.id}))
    return tuple(ut)


def nye_barn(i_husstanden: Iterable[Husstandsbarn], kjente: Iterable[Barn]) -> tuple[Barn, ...]:
    """VE-8, PE-4: the children of the household as they are registered, without a vurdering yet. `kjente` are those of the vedtak that is
    changed: they are counted as they were there, for the same days; whether the registered share is another is said (`pe_4_andel`).
    """
    hjemme = tuple(i_husstanden)
    for_ = [b for b in kjente if b.person_id is None or any(b.person_id == h.person_id for h in hjemme)]
    nye = (h for h in hjemme if all(b.person_id != h.person_id for b in for_))
    return (
        *(b.model_copy(update={"id": None, "vurdering": ""}) for b in for_),
        *(_fra_husstanden(h, h.fodt) for h in nye if h.fodt is not None),
    )


def _fra_husstanden(h: Husstandsbarn, fodt: date) -> Barn:
    return Barn(person_id=h.person_id, navn=h.fornavn, fodt=fodt, andel=h.andel, fra=h.fra, til=h.til)


def fornyet(
    forrige: Vedtak, fra: date, til: date, soknad: Soknadsbilde | None, i_husstanden: tuple[Husstandsbarn, ...], konto: str | None,
    i_dag: date,
) -> Kopi:  # fmt: skip
    """VE-13 (Proba; tilsyn): next month's draft from last month's vedtak. Nothing in it is answered."""
    hode = Hode(
        art=Vedtaksart.STONAD, soknad_id=soknad.id if soknad else None, fra=fra, til=til, inntektsrolle=forrige.inntektsrolle,
        hovedinntekt=forrige.hovedinntekt, husstandsform=regnet(forrige)[-1].type or forrige.husstandsform,
        aktivitetsunntak=forrige.aktivitetsunntak, aktivitetsgrunn=forrige.aktivitetsgrunn, arbeidssoker=forrige.arbeidssoker,
        arbeidssokergrunn=forrige.arbeidssokergrunn, helseytelse=forrige.helseytelse,
    )  # fmt: skip
    lopende = [p.model_copy(update={"id": None}) for p in forrige.poster if p.art.er_lopende and p.gir_noe]
    return Kopi(
        hode=hode,
        poster=knytt_poster(lopende, soknad),
        barn=_barn(forrige, fra, i_husstanden),
        behov=tuple(b.model_copy(update={"svar": None}) for b in forrige.behov if not b.engang),
        inntekter=tuple(i.model_copy(update={"svar": None}) for i in forrige.inntekter if not i.engang),
        avvikslinjer=forrige.avvikslinjer if forrige.art is Vedtaksart.STONAD else (),
        vilkar=tuple(flytt_frist(k, fra) for k in forrige.vilkar),
        utbetalinger=tuple(_utbetaling(u, konto, _dag(u, forrige, fra, i_dag)) for u in forrige.utbetalinger),
    )


def _barn(forrige: Vedtak, fra: date, i_husstanden: tuple[Husstandsbarn, ...]) -> tuple[tuple[int | None, Barn], ...]:
    """PE-4, VE-8: the children who are here now, by the share they are registered with, those of last month first; and those counted last
    month who are not registered at all. Nobody who is 18."""
    for_ = {b.person_id: b.id for b in reversed(forrige.barn) if b.person_id is not None}
    ut: list[tuple[int | None, Barn]] = [
        (b.id, b.model_copy(update={"vurdering": "", "fra": None, "til": None}))
        for b in forrige.barn
        if b.person_id is None and alder(b.fodt, fra) < 18 and (b.til is None or b.til >= fra)
    ]
    for h in sorted(i_husstanden, key=lambda h: h.person_id not in for_):
        if h.fodt is not None and fyller(h.fodt, 18) > fra:
            ut.append((for_.pop(h.person_id, None), _fra_husstanden(h, h.fodt)))
    return tuple(ut)


def flytt_frist(k: Vilkar, fra: date) -> Vilkar:
    """VE-11: the frist moves with the month when it is before the new period begins."""
    frist = k.frist
    while frist is not None and frist < fra:
        frist = legg_til_maaneder(frist, 1)
    return k.model_copy(update={"frist": frist})


def _dag(u: Utbetaling, forrige: Vedtak, fra: date, i_dag: date) -> date:
    """VE-16: what was paid as early as it could be for its period is so for the next: a vedtak that came late does not make the next one
    late. Another day is the same day a month on."""
    tidligst = u.dato == betalingsdag(forrige.fra, dato_i_oslo(forrige.opprettet))
    return betalingsdag(fra, i_dag) if tidligst else legg_til_maaneder(u.dato, 1)


def _utbetaling(u: Utbetaling, konto: str | None, dato: date) -> Utbetaling:
    """The same plan a month on. The person's own account is the one she has now (VE-21 says a new one)."""
    like = ("belop_ore", "mottaker", "mottakernavn", "maate", "kontonummer", "kid", "grunnlag", "grunnlag_tekst", "form")
    felt: dict[str, object] = {"dato": dato} | {k: getattr(u, k) for k in like}
    if u.mottaker is Mottakerart.PERSON:
        uten_konto = Betalingsmaate.KONTANTKORT if u.maate is Betalingsmaate.KONTO else u.maate
        felt |= {"kontonummer": konto, "maate": Betalingsmaate.KONTO if konto else uten_konto}
    return Utbetaling.model_validate(felt)
