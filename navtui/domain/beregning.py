"""VE-4, VE-5, KO-9: the calculation, a pure function from facts to lines that can be added up again from themselves.

Every line stands inside one calendar month. A line is split where its own monthly amount changes: at a new sats, a
child's birthday band, a change of household, a new month. Lines that nothing happens to are not split, so what is
shown twice is what changed. Part of a month counts by days over the days of that month. Parts of a month with the same
monthly amount are rounded together by the largest remainder, so they add up to the month they came from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from navtui.domain.alder import BARNEGRENSER, alder, barneband, grenser
from navtui.domain.grunnlag import LIVSOPPHOLD, Barn, Behov, Grunnlag, Husholdning, Inntekt, Tidsrom
from navtui.domain.kalender import Maaned, dag_kort, periode_tekst
from navtui.domain.kodeverk import Inntektstype, Linjeart, Utgiftstype
from navtui.domain.kodeverk.kode import Kode
from navtui.domain.linje import STAAR, UTBETALT_LAN, Linje, Summer, regn_belop, summer
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.sats import Satsart, gjeldende, skiftedager, varsel_avledet, varsel_foreldet

_EN_DAG = timedelta(days=1)
_ARTER = list(Linjeart)
_UTGIFTER = list(Utgiftstype)
_INNTEKTER = list(Inntektstype)


class Beregning(Summer):
    """VE-4: the lines in the order they are read, and their sums."""

    linjer: tuple[Linje, ...]


def _linje(
    kilde: tuple[Linjeart, str, str],
    tekst: str,
    tidsrom: tuple[date, date],
    maanedsbelop_ore: int,
    *,
    engang: bool = False,
    sats_fra: date | None = None,
    regler: tuple[str, ...] = ("VE-4",),
) -> Linje:
    """A line within one month, before it has its number and its rounded amount. `kilde` is art, kode and ref."""
    (art, kode, ref), (fra, til) = kilde, tidsrom
    return Linje(
        nr=0,
        art=art,
        kode=kode,
        tekst=tekst,
        fra=fra,
        til=til,
        dager=0 if engang else (til - fra).days + 1,
        dager_i_maaned=0 if engang else Maaned.av(fra).dager,
        maanedsbelop_ore=maanedsbelop_ore,
        belop_ore=0,
        sats_fra=sats_fra,
        regler=regler,
        ref=ref,
    )


def _oppdelt(fra: date, til: date, brudd: Iterable[date] = ()) -> Iterator[tuple[date, date]]:
    """VE-5: the period in pieces that begin at `fra`, at every `brudd` inside it, and at every first of a month."""
    starter = {fra, *(dag for dag in brudd if fra < dag <= til)}
    maaned = Maaned.av(fra).neste
    while maaned.forste <= til:
        starter.add(maaned.forste)
        maaned = maaned.neste
    dager = sorted(starter)
    yield from zip(dager, [*(dag - _EN_DAG for dag in dager[1:]), til], strict=True)


def _dekning(husholdning: Sequence[Husholdning], fra: date, til: date) -> list[tuple[date, date, Husholdning]]:
    """PE-4: the household's stretches in order; refuses a day without one and a day with two."""
    strekk = sorted(((deler[0], deler[1], h) for h in husholdning if (deler := h.innenfor(fra, til))), key=lambda s: s[:2])
    venter = fra
    for start, slutt, _ in strekk:
        if start > venter:
            break
        if start < venter:
            raise Regelbrudd("PE-4", f"Husholdningen er ført på to måter {dag_kort(start)}. Rett datoene.", "husholdning")
        venter = slutt + _EN_DAG
    if venter <= til:
        raise Regelbrudd("PE-4", f"Husholdningen mangler fra {dag_kort(venter)}. Velg hvordan personen bor.", "husholdning")
    return strekk


def _voksne(g: Grunnlag) -> Iterator[Linje]:
    avvik = {a.linje: a.belop_ore for a in g.avvik}
    for strekk_fra, strekk_til, husholdning in _dekning(g.husholdning, g.fra, g.til):
        for fra, til in _oppdelt(strekk_fra, strekk_til, skiftedager(g.satser, strekk_fra, strekk_til)):
            rad = gjeldende(g.satser, fra, Satsart.VEILEDENDE.tekst)
            belop = avvik.get(LIVSOPPHOLD, rad.voksne_ore(husholdning.type))
            regler = ("VE-4", "VE-5", "VE-6") if LIVSOPPHOLD in avvik else ("VE-4", "VE-5")
            tekst = f"Livsopphold {husholdning.type.tekst}"
            kilde = (Linjeart.BEHOV, husholdning.type.value, LIVSOPPHOLD)
            yield _linje(kilde, tekst, (fra, til), belop, sats_fra=rad.gyldig_fra, regler=regler)


def _sjekk_barn(g: Grunnlag) -> None:
    """PE-4: a child stands once on any day."""
    sett: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for barn in g.barn:
        if (deler := barn.innenfor(g.fra, g.til)) is None:
            continue
        if any(deler[0] <= til and fra <= deler[1] for fra, til in sett[barn.ref]):
            raise Regelbrudd("PE-4", f"{barn.navn} er ført to ganger i samme tid. Rett datoene.", "barn")
        sett[barn.ref].append(deler)


def _barn(g: Grunnlag, barn: Barn) -> Iterator[Linje]:
    """VE-5: a child's lines from birth to the day before turning 18, split at the sats and at the bands' birthdays."""
    ref = f"barn:{barn.ref}"
    avvik = {a.linje: a.belop_ore for a in g.avvik}
    deler = barn.innenfor(max(g.fra, barn.fodt), g.til) if barn.fodt <= g.til else None
    if deler is None or barn.andel == 0:
        return
    brudd = [*skiftedager(g.satser, *deler), *(grense.dag for grense in grenser(barn.fodt, *deler, BARNEGRENSER))]
    for fra, til in _oppdelt(*deler, brudd):
        if (band := barneband(barn.fodt, fra)) is None:
            continue
        rad = gjeldende(g.satser, fra, Satsart.VEILEDENDE.tekst)
        regler = ("VE-4", "VE-5", *(("PE-4",) if barn.andel < 100 else ()), *(("VE-6",) if ref in avvik else ()))
        tekst = f"Barn {alder(barn.fodt, fra)} år, {barn.navn}" + (f" ({barn.andel} % av dagene)" if barn.andel < 100 else "")
        belop = avvik.get(ref, rad.barn_ore(band, barn.andel))
        yield _linje((Linjeart.BEHOV, band.value, ref), tekst, (fra, til), belop, sats_fra=rad.gyldig_fra, regler=regler)


def _navn(type_: Kode, tekst: str) -> str:
    """What the line is called: the kind, and what it is more closely. "annet" says nothing, so the text stands alone."""
    return (tekst or type_.overskrift) if type_.value == "annet" or not tekst else f"{type_.overskrift}, {tekst}"


def _engangsdag(g: Grunnlag, tidsrom: Tidsrom, navn: str) -> date:
    """VE-4: the day of a one-off. Refuses one outside the vedtak: it would be paid twice, or never."""
    dag = tidsrom.fra or g.fra
    if not g.fra <= dag <= g.til:
        raise Regelbrudd("VE-4", f"{navn} er datert {dag_kort(dag)}, utenfor vedtaksperioden. Rett datoen eller perioden.", "fra")
    return dag


def _behov(g: Grunnlag, behov: Behov) -> Iterator[Linje]:
    navn = _navn(behov.type, behov.tekst)
    kilde = (Linjeart.BEHOV, behov.type.value, f"behov:{behov.ref}")
    if behov.engang:
        dag = _engangsdag(g, behov, navn)
        yield _linje(kilde, navn, (dag, dag), behov.belop_ore, engang=True)
    elif deler := behov.innenfor(g.fra, g.til):
        for tidsrom in _oppdelt(*deler):
            yield _linje(kilde, navn, tidsrom, behov.belop_ore)


def _inntekt(g: Grunnlag, inntekt: Inntekt) -> Iterator[Linje]:
    """VE-4: counted, or held out by the law of that day or by choice. The law's date is the first of a month."""
    navn = _navn(inntekt.type, inntekt.tekst)

    def linje(fra: date, til: date) -> Linje:
        ute = inntekt.holdt_utenfor or inntekt.type.holdes_utenfor(fra)
        kilde = (Linjeart.HOLDT_UTENFOR if ute else Linjeart.INNTEKT, inntekt.type.value, f"inntekt:{inntekt.ref}")
        return _linje(kilde, f"{navn} holdt utenfor" if ute else navn, (fra, til), inntekt.belop_ore, engang=inntekt.engang)

    if inntekt.engang:
        dag = _engangsdag(g, inntekt, navn)
        yield linje(dag, dag)
    elif deler := inntekt.innenfor(g.fra, g.til):
        for tidsrom in _oppdelt(*deler):
            yield linje(*tidsrom)


def _utbetalt(g: Grunnlag) -> Iterator[Linje]:
    """VE-18: what stands of the vedtak before, and what was paid by them, the oldest first."""
    eldst_forst = sorted(g.utbetalt, key=lambda u: u.ref)
    for u in eldst_forst:
        if u.fra is not None and u.staar_til is not None:
            tidsrom = (u.fra, u.staar_til)
            navn = f"Står etter vedtak {u.nummer}, {periode_tekst(*tidsrom)}"
            yield _linje((Linjeart.BEHOV, "staar", f"{STAAR}:{u.ref}"), navn, tidsrom, u.staar_ore, engang=True, regler=("VE-18",))
    for u in eldst_forst:
        for kode, hva, ore, regler in (
            ("utbetalt", "Utbetalt", u.belop_ore - u.lan_ore, ("VE-18",)),
            (UTBETALT_LAN, "Utbetalt som lån", u.lan_ore, ("VE-18", "VE-3")),
        ):
            if ore:
                kilde = (Linjeart.UTBETALT, kode, f"{kode}:{u.ref}")
                yield _linje(kilde, f"{hva} etter vedtak {u.nummer}", (g.fra, g.fra), ore, engang=True, regler=regler)


def _linjer(g: Grunnlag) -> list[Linje]:
    """All lines in the order they are read, whatever order the facts came in."""
    linjer: list[Linje] = []
    if g.livsopphold:
        _sjekk_barn(g)
        linjer += _voksne(g)
        for barn in sorted(g.barn, key=lambda b: (-b.fodt.toordinal(), b.ref, b.fra or date.min)):
            linjer += _barn(g, barn)
    for behov in sorted(g.behov, key=lambda b: (not b.type.er_boutgift, _UTGIFTER.index(b.type), b.tekst, b.ref)):
        linjer += _behov(g, behov)
    for inntekt in sorted(g.inntekter, key=lambda i: (_INNTEKTER.index(i.type), i.tekst, i.ref)):
        linjer += _inntekt(g, inntekt)
    linjer += _utbetalt(g)
    return [_merket(g, linje) for linje in sorted(linjer, key=lambda linje: _ARTER.index(linje.art))]


def _merket(g: Grunnlag, linje: Linje) -> Linje:
    """VE-3, VE-22: the line also tells what it is granted as."""
    mer = tuple(regel for ref, regel in sorted(g.merker) if ref == linje.ref and regel not in linje.regler)
    return linje.model_copy(update={"regler": (*linje.regler, *mer)}) if mer else linje


def beregn(g: Grunnlag) -> Beregning:
    """VE-4, VE-5 (law; own): the lines and sums of a vedtak. Same facts in any order, same answer to the øre.

    Refuses a day without household or sats, a child that stands twice, and a one-off dated outside the period.
    """
    uferdige = _linjer(g)
    ferdige = enumerate(zip(uferdige, regn_belop(uferdige), strict=True), start=1)
    linjer = tuple(linje.model_copy(update={"nr": nr, "belop_ore": ore}) for nr, (linje, ore) in ferdige)
    return Beregning(linjer=linjer, **summer(linjer).model_dump())


def sjekk_avvik(g: Grunnlag) -> Regelbrudd | None:
    """VE-6 (Sørum; tilsyn): a deviation without a reason, or from a line that is not there, cannot be sent."""
    linjer = {LIVSOPPHOLD, *(f"barn:{barn.ref}" for barn in g.barn)}
    for avvik in g.avvik:
        if avvik.linje not in linjer:
            return Regelbrudd("VE-6", "Avviket gjelder et barn som ikke er i husholdningen lenger. Ta det bort.", "avvik")
        if not avvik.grunn:
            return Regelbrudd("VE-6", "Avvik fra veiledende sats krever en begrunnelse. Skriv hvorfor.", "avviksgrunn")
    return None


def satsvarsler(g: Grunnlag, art: Satsart = Satsart.VEILEDENDE) -> tuple[Varsel, ...]:
    """VE-5: what to know about the sats rows the vedtak rests on: derived, or older than the yearly change."""
    if not g.livsopphold:
        return ()
    funn: dict[Varsel, None] = {}
    for dag in (g.fra, *skiftedager(g.satser, g.fra, g.til), g.til):
        rad = gjeldende(g.satser, dag, art.tekst)
        funn |= dict.fromkeys(v for v in (varsel_avledet(rad), varsel_foreldet(art, rad, dag)) if v is not None)
    return tuple(funn)
