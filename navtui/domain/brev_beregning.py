"""VE-4, VE-5, VE-16, VE-19: the calculation and the payments as a letter shows them. Only frozen lines are added up here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from navtui.domain.alder import alder
from navtui.domain.belop import kroner
from navtui.domain.brev import Avsnitt, Del, Ordlyd, Tabell, fast, med_grunn, setning, stor
from navtui.domain.kalender import periode_tekst
from navtui.domain.kodeverk import Avviksvalg, Betalingsmaate, Inntektstype, Linjeart, Mottakerart, Stonadsform, Utgiftstype
from navtui.domain.linje import Linje, summer
from navtui.domain.vedtak import Barn, Behov, Inntekt, Utbetaling, Vedtak

_LIVSOPPHOLD = "livsopphold"


def _tall(ore: int) -> str:
    return fast(kroner(ore))


def _del_av(v: Vedtak, ref: str) -> Barn | Behov | Inntekt | None:
    """The child, expense or income a line comes from: "barn:3"."""
    slag, _, nr = ref.partition(":")
    alle: dict[str, Sequence[Barn | Behov | Inntekt]] = {"barn": v.barn, "behov": v.behov, "inntekt": v.inntekter}
    deler = alle.get(slag, ())
    return next((d for d in deler if str(d.id) == nr), None)


def _navn(o: Ordlyd, type_: Utgiftstype | Inntektstype, tekst: str) -> str:
    """What it is called; "annet" says nothing beside the text."""
    if tekst and type_.value == "annet":
        return stor(tekst)
    return stor(o.kode(type_)) + (f", {tekst}" if tekst else "")


def linjenavn(o: Ordlyd, v: Vedtak, linje: Linje) -> str:
    """What a line is called in the letter's language. A line whose source is not known here keeps the text it was frozen with."""
    kilde = _del_av(v, linje.ref)
    if isinstance(kilde, Barn):
        nokkel = "regning.barn" if kilde.andel == 100 else "regning.barn_delt"
        andel = {} if kilde.andel == 100 else {"andel": str(kilde.andel)}
        return o(nokkel, navn=kilde.navn, alder=str(alder(kilde.fodt, linje.fra)), **andel)
    if linje.staar:
        return o("regning.staar")
    if linje.art is Linjeart.UTBETALT:
        return o("regning.utbetalt")
    if kilde is not None:
        return _navn(o, kilde.art, kilde.tekst)
    if linje.ref == _LIVSOPPHOLD and linje.kode in ("enslig", "par", "halvt_par", "bofellesskap"):
        return o(f"regning.livsopphold_{linje.kode}")
    return linje.tekst


def _tid(o: Ordlyd, linje: Linje) -> str:
    """VE-5: when, and for a part of a month which part of what amount."""
    tid = periode_tekst(linje.fra, linje.til).replace("-", "\u2013")
    if linje.engang:
        return tid if linje.staar else o("regning.engang")
    if linje.dager == linje.dager_i_maaned:
        return tid
    deler = {"tid": tid, "dager": str(linje.dager), "av": str(linje.dager_i_maaned), "belop": _tall(linje.maanedsbelop_ore)}
    return o("regning.del_av_maaned", **deler)


def _rader(o: Ordlyd, v: Vedtak, art: Linjeart, fortegn: str = "") -> list[tuple[str, ...]]:
    return _som_rader(o, v, (linje for linje in v.linjer if linje.art is art and not linje.staar), fortegn)


def _som_rader(o: Ordlyd, v: Vedtak, linjer: Iterable[Linje], fortegn: str = "") -> list[tuple[str, ...]]:
    return [(linjenavn(o, v, linje), _tid(o, linje), fortegn + _tall(linje.belop_ore)) for linje in linjer]


def regnetabell(o: Ordlyd, v: Vedtak) -> Tabell | None:
    """VE-4, VE-18: line by line, what is needed, what is counted as income, what stands of the vedtak that is changed, what it has
    paid, and what is left; None without lines. It always adds up. What grants nothing has only its own lines in it: they are why."""
    behov, inntekt = _rader(o, v, Linjeart.BEHOV), _rader(o, v, Linjeart.INNTEKT, "\u2212")
    utbetalt = _rader(o, v, Linjeart.UTBETALT, "\u2212") if v.gir_stonad else []
    staar = _som_rader(o, v, (linje for linje in v.linjer if linje.staar and v.gir_stonad))
    if not behov and not inntekt:
        return None
    s = summer(v.linjer)
    summene = [
        (o("regning.sum_behov"), "", _tall(s.behov_ore)),
        (o("regning.sum_inntekt"), "", "\u2212" * bool(inntekt) + _tall(s.inntekt_ore)),
    ]
    summene += [(o("regning.sum_staar"), "", _tall(s.staar_ore))] if staar else []
    summene += [(o("regning.sum_utbetalt"), "", "\u2212" + _tall(s.utbetalt_ore))] if utbetalt else []
    rest = ("regning.til_utbetaling", s.til_utbetaling_ore) if v.gir_stonad else ("regning.rest", s.stonad_ore)
    summene.append((o(rest[0]), "", _tall(rest[1])))
    tom = [(o("regning.ingen_inntekt"), "", _tall(0))] if not inntekt else []
    kolonner = (o("regning.hva"), o("regning.tid"), o("regning.kroner"))
    rader = (*behov, *inntekt, *tom, *staar, *utbetalt)
    return Tabell(kolonner=kolonner, bredder=(5, 4, 2), tall=(2,), rader=rader, summer=tuple(summene))


def _holdt_utenfor(o: Ordlyd, v: Vedtak) -> Iterable[Avsnitt | Tabell]:
    """VE-4 (§ 18 third paragraph): what the law keeps out, shown and never 0."""
    rader = _rader(o, v, Linjeart.HOLDT_UTENFOR)
    if rader:
        yield Avsnitt(tekst=o("regning.holdt_utenfor"))
        kolonner = (o("regning.holdt_utenfor_hva"), o("regning.tid"), o("regning.kroner"))
        yield Tabell(kolonner=kolonner, bredder=(5, 4, 2), tall=(2,), rader=tuple(rader))


def _sats(o: Ordlyd, v: Vedtak) -> Iterable[Avsnitt]:
    """VE-5, VE-6: the sats rows used, and how the stønad stands to them, with its reasons."""
    datoer = sorted({linje.sats_fra for linje in v.linjer if linje.sats_fra})
    if datoer:
        yield Avsnitt(tekst=o("regning.sats", datoer=o.ramse(o.dag(d) for d in datoer)))
    if v.avvik is Avviksvalg.INGEN and datoer:
        yield Avsnitt(tekst=o("regning.avvik_ingen"))
    elif v.avvik in (Avviksvalg.OPP, Avviksvalg.NED):
        yield Avsnitt(tekst=med_grunn(o(f"regning.avvik_{v.avvik.value}"), v.avviksgrunn))
    for avvik in v.avvikslinjer:
        barn = _del_av(v, avvik.linje)
        hvem = barn.navn if isinstance(barn, Barn) else o("regning.den_voksne")
        yield Avsnitt(tekst=o("regning.avvikslinje", hvem=hvem, belop=o.belop(avvik.belop_ore), grunn=stor(setning(avvik.grunn))))


def regnedel(o: Ordlyd, v: Vedtak) -> Del:
    """VE-4, VE-5, VE-19: how the amount came about."""
    tabell = regnetabell(o, v)
    if tabell is None:
        return Del(overskrift=o("del.regning"), blokker=())
    s = summer(v.linjer)
    over = (Avsnitt(tekst=o("regning.inntekt_dekker")),) if s.inntekt_ore >= s.behov_ore and not v.sum_ore else ()
    blokker = (Avsnitt(tekst=o("regning.innledning")), tabell, *over, *_holdt_utenfor(o, v), *_sats(o, v))
    return Del(overskrift=o("del.regning"), blokker=blokker)


def _til(o: Ordlyd, u: Utbetaling) -> str:
    if u.mottaker is Mottakerart.PERSON:
        return o("betaling.deg")
    return u.mottakernavn or stor(o.kode(u.mottaker))


def betalingstabell(o: Ordlyd, betalinger: tuple[Utbetaling, ...]) -> Tabell:
    """Payments that are not made: each with its date, payee and amount, and the sum where there are several."""
    rader = tuple((o.dag(u.dato), _til(o, u), _tall(u.belop_ore)) for u in betalinger)
    sum_ = ((o("betaling.sum"), "", _tall(sum(u.belop_ore for u in betalinger))),) if len(rader) > 1 else ()
    kolonner = (o("betaling.dato"), o("betaling.til"), o("regning.kroner"))
    return Tabell(kolonner=kolonner, bredder=(4, 5, 2), tall=(2,), rader=rader, summer=sum_)


def _maate(o: Ordlyd, u: Utbetaling) -> str:
    """How; of an account only the last digits, which is enough to know one's own."""
    if u.maate is Betalingsmaate.KONTO and u.kontonummer:
        return o("betaling.konto", siste=u.kontonummer[-5:])
    return stor(o.kode(u.maate))


def _grunn(o: Ordlyd, u: Utbetaling) -> str | None:
    """VE-16: why someone other than the person is paid."""
    if u.mottaker is Mottakerart.PERSON or u.grunnlag is None:
        return None
    return med_grunn(o(f"betaling.{u.grunnlag.value}", til=u.mottakernavn or o.kode(u.mottaker)), u.grunnlag_tekst)


def betalingsdel(o: Ordlyd, v: Vedtak) -> Del:
    """VE-16, VE-19: each payment with its date, amount and payee, the sum where there are several, and why another is paid."""
    if not v.utbetalinger:
        return Del(overskrift=o("del.betaling"), blokker=())
    rader = tuple((o.dag(u.dato), _til(o, u), _maate(o, u), _tall(u.belop_ore)) for u in v.utbetalinger)
    sum_ = ((o("betaling.sum"), "", "", _tall(sum(u.belop_ore for u in v.utbetalinger))),) if len(rader) > 1 else ()
    kolonner = (o("betaling.dato"), o("betaling.til"), o("betaling.maate"), o("regning.kroner"))
    tabell = Tabell(kolonner=kolonner, bredder=(4, 4, 4, 2), tall=(3,), rader=rader, summer=sum_)
    grunner = dict.fromkeys(g for u in v.utbetalinger if (g := _grunn(o, u)))
    lan = sum(u.belop_ore for u in v.utbetalinger if u.form is Stonadsform.LAN)
    laanet = (Avsnitt(tekst=o("betaling.lan", belop=o.belop(lan))),) if lan else ()
    return Del(overskrift=o("del.betaling"), blokker=(tabell, *(Avsnitt(tekst=g) for g in grunner), *laanet))
