"""The rows of the vedtak screen: last month beside this month, and every answer the vedtak needs, in the order it is worked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.text import Text

from navtui.domain.belop import kroner, kroner_kort
from navtui.domain.fornyelse_linjer import Kilderad
from navtui.domain.kalender import MAANEDER, dag_kort, periode_tekst
from navtui.domain.kodeverk import Bekreftelsesart, Linjeart, Svar, Vedtaksart
from navtui.domain.linje import STAAR, UTBETALT_LAN
from navtui.domain.vedtak_beregning import gir_livsopphold
from navtui.domain.vedtaksbolker import Bolk, har
from navtui.services.vedtak_skjerm import Skrivebilde
from navtui.ui.kolonner import Kolonne
from navtui.ui.tekst import data, kutt, sammen
from navtui.ui.visninger.vedtak_rad import BEKREFT, Rad
from navtui.ui.visninger.vedtak_svarrader import svarrader


def _svarcelle(r: Rad) -> Text:
    return data(r.svar, "varsel" if r.venter else r.stil)


def kolonner(s: Skrivebilde | None) -> tuple[Kolonne[Rad], ...]:
    """The columns, with the months on top. An answer that is a text runs over both months."""
    v = s.bilde.vedtak if s else None
    forrige = s.bilde.grunnlag.forrige if s else None
    tidligere = _maaned(forrige.fra) if forrige else ""
    naa = _maaned(v.fra) if v else ""
    return (
        Kolonne("", lambda r: data(r.merke, "endret"), 1),
        Kolonne("", lambda r: data(r.tekst, "endret" if r.merke else r.stil), 26, vekt=3, flyt=True),
        Kolonne(tidligere, lambda r: r.forrige, 12, hoyre=True),
        Kolonne(naa, lambda r: data(r.ny, "endret" if r.merke else ""), 12, hoyre=True),
        Kolonne("", _svarcelle, 21, vekt=2),
    )


def _maaned(fra: date) -> str:
    """`november`, or the day when the month does not begin on the first."""
    return MAANEDER[fra.month - 1] if fra.day == 1 else f"fra {fra.day}.{fra.month}"


def rader(s: Skrivebilde) -> list[Rad]:
    """Everything, in the order a veileder works: søknad, calculation, last month's vilkår and contact, answers, text, payment, rules."""
    return [*_hode(s), *_beregning(s), *_forrige_vilkar(s), *_kontakt(s), *svarrader(s)]


# --- søknad and period ---


def _hode(s: Skrivebilde) -> Iterator[Rad]:
    v, soknad = s.bilde.vedtak, s.bilde.grunnlag.soknad
    if not har(v, Bolk.SOKNAD) and soknad is None:
        pass  # VE-20: what changes another vedtak needs none, and says which it changes
    elif soknad is not None:
        yield Rad(("soknad", 0), f"Søknad mottatt {dag_kort(soknad.mottatt)}", svar="knyttet til vedtaket")
    elif v.uten_soknad is not None:
        yield Rad(("soknad", 0), f"Uten søknad: {v.uten_soknad.tekst}")
    else:
        igjen = f"{len(s.soknader)} mottatt: Enter velger. " if s.soknader else "Ingen mottatt. "
        yield Rad(
            ("soknad", 0), "Søknad denne måneden", svar="?  m muntlig i dag", venter=True, detalj=f"{igjen}m: søkte muntlig i dag (VE-20)."
        )
    if not v.er_fornyelse and har(v, Bolk.PERIODE):
        dag = dag_kort(v.fra) if v.engang else periode_tekst(v.fra, v.til)
        yield Rad(("periode", 0), "Engangsytelse" if v.engang else "Periode", ny=dag, svar=v.art.tekst)


# --- the calculation ---


def _beregning(s: Skrivebilde) -> Iterator[Rad]:
    v = s.bilde.vedtak
    if not har(v, Bolk.BEREGNING) or (v.art.folger_svarene and v.art is not Vedtaksart.STONAD and not v.linjer):
        return
    fornyelse = v.er_fornyelse
    for art in Linjeart:
        for k in s.rader:
            if k.art is art:
                yield from _kilde(s, k, fornyelse)
        if art is Linjeart.BEHOV:
            yield from _ingen(s, Bekreftelsesart.BOUTGIFT, "Ingen boutgift eller strøm", bool(v.behov))
        elif art is Linjeart.INNTEKT:
            yield from _ingen(s, Bekreftelsesart.INNTEKT, "Ingen inntekt", bool(v.inntekter))
    yield _sum(s)


def belop(k: Kilderad, ore: int | None) -> str:
    """As the calculation reads: income with minus, what is held out in parentheses."""
    if ore is None:
        return ""
    if k.art is Linjeart.HOLDT_UTENFOR:
        return f"({kroner(ore)})"
    return kroner(-ore) if k.art in (Linjeart.INNTEKT, Linjeart.UTBETALT) else kroner(ore)


def _kilde(s: Skrivebilde, k: Kilderad, fornyelse: bool) -> Iterator[Rad]:
    slag, _, nr = k.ref.partition(":")
    nokkel: tuple[str, object] = (slag or "borte", int(nr) if nr else k.tekst if not slag else 0)
    svar, venter, stil = _linjesvar(s, nokkel, k)
    deler = [
        f"{periode_tekst(d.fra, d.til)}: {d.dager} av {d.dager_i_maaned} dager av {kroner(d.maanedsbelop_ore)} = {kroner(d.belop_ore)}"
        for d in k.deler
    ]
    yield Rad(
        nokkel, k.tekst, belop(k, k.forrige_ore), belop(k, k.ny_ore), svar, k.merke if fornyelse else "", venter, stil,
        f"{'Perioden er delt (VE-5)' if k.er_delt else 'Regnet per kalendermåned'}: {'; '.join(deler)}" if deler else "",
    )  # fmt: skip
    for nr_, d in enumerate(k.deler if k.er_delt else ()):
        hva = f"  {d.tekst}" if d.tekst != k.tekst else ""
        yield Rad(
            ("del", (k.ref, nr_)), f"  {periode_tekst(d.fra, d.til)}{hva}", ny=belop(k, d.belop_ore), svar=_sats(d.sats_fra), stil="dempet"
        )


def _sats(fra: object) -> str:
    return f"sats {dag_kort(fra)}" if fra is not None else ""  # type: ignore[arg-type]


def _linjesvar(s: Skrivebilde, nokkel: tuple[str, object], k: Kilderad) -> tuple[str, bool, str]:
    """What stands to the right of a line, whether it waits, and its style."""
    endret = _endring(k)
    if nokkel[0] in ("livsopphold", "barn"):
        hva = "avvik fra sats" if k.avvik else "" if k.er_delt else _sats(k.sats_fra)
        return " ".join(d for d in (endret if s.bilde.vedtak.er_fornyelse else "", hva) if d), False, "dempet"
    if nokkel[0] == "borte":
        return "borte", False, "endret"
    if nokkel[0] in ("utbetalt", UTBETALT_LAN, STAAR) or nokkel == ("behov", 0):
        return "", False, "dempet"
    v = s.bilde.vedtak
    post = next((p for p in (v.behov if nokkel[0] == "behov" else v.inntekter) if p.id == nokkel[1]), None)
    svar = post.svar if post is not None else None
    if svar is None:
        return (BEKREFT, True, "") if v.er_fornyelse else ("", False, "")
    if svar is Svar.ENDRET and endret:
        return f"{endret}  endret", False, "endret"
    return (svar.tekst if v.er_fornyelse else "", False, "ok" if svar is Svar.BEKREFTET else "endret")


def _endring(k: Kilderad) -> str:
    if not k.merke or k.merke in "+-":
        return ""
    return f"{'+' if k.endring_ore > 0 else '-'} {kroner_kort(abs(k.endring_ore))}" if k.endring_ore else ""


def _ingen(s: Skrivebilde, art: Bekreftelsesart, tekst: str, har: bool) -> Iterator[Rad]:
    """VE-13: that there is none is said, too."""
    if har or not s.bilde.vedtak.er_fornyelse:
        return
    sagt = any(b.hva is art for b in s.bilde.vedtak.bekreftelser)
    yield Rad(("bekreft", art.value), tekst, svar=Svar.BEKREFTET.tekst if sagt else BEKREFT, venter=not sagt, stil="ok" if sagt else "")


def _sum(s: Skrivebilde) -> Rad:
    v, forrige = s.bilde.vedtak, s.bilde.grunnlag.forrige
    ny = v.sum_ore
    gammel = forrige.sum_ore if forrige is not None else None
    if ny is None:
        feil = s.bilde.grunnlag.beregningsfeil
        return Rad(("sum", 0), "Til utbetaling", kroner(gammel) if gammel is not None else "", "kan ikke regnes", stil="sterk",
                   detalj=feil.setning if feil else "")  # fmt: skip
    beregning = s.bilde.grunnlag.beregning
    if beregning is not None and not v.gir_stonad and any(p.utfall is None for p in v.poster):
        # Nothing is granted yet, so nothing is paid; the calculation is still worth seeing.
        return Rad(("sum", 0), "Beregnet", kroner(gammel) if gammel is not None else "", kroner(beregning.til_utbetaling_ore),
                   "svar mangler", stil="sterk", detalj="Til utbetaling når det er svart på det som er søkt om.")  # fmt: skip
    forskjell = ny - gammel if gammel is not None else 0
    svar = f"{'+' if forskjell > 0 else '-'} {kroner_kort(abs(forskjell))}   g beregning" if forskjell else "g beregning"
    return Rad(
        ("sum", 0), "Til utbetaling", kroner(gammel) if gammel is not None else "", kroner(ny), svar, "*" if forskjell else "", stil="sterk"
    )


# --- last month's vilkår, and contact (VE-13) ---


def _forrige_vilkar(s: Skrivebilde) -> Iterator[Rad]:
    v, forrige = s.bilde.vedtak, s.bilde.grunnlag.forrige
    if not v.er_fornyelse or forrige is None:
        return
    if not forrige.vilkar:
        yield from _ingen(s, Bekreftelsesart.VILKAR, "Ingen vilkår forrige måned", har=False)
    for k in forrige.vilkar:
        utfall = s.utfall.get(k.id or 0)
        svar = utfall.tekst if utfall else "?  oppfylt?"
        frist = f"frist {k.frist.day}.{k.frist.month}" if k.frist else ""
        yield Rad(
            ("utfall", k.id),
            f"Vilkår forrige: {k.tekst or k.type.tekst}",
            frist,
            svar=svar,
            venter=utfall is None,
            detalj=f"{k.type.tekst}. {k.tekst}",
        )


def _kontakt(s: Skrivebilde) -> Iterator[Rad]:
    v = s.bilde.vedtak
    if not v.er_fornyelse:
        return
    sagt = any(b.hva is Bekreftelsesart.KONTAKT for b in v.bekreftelser)
    siste = next(iter(s.kontakter), None)
    hva = f"{siste.art.tekst} {siste.dato.day}.{siste.dato.month} {siste.ident}" if siste else "ingen registrert"
    detalj = "; ".join(f"{k.dato.day}.{k.dato.month} {k.art.tekst}, {k.utfall.tekst} ({k.ident})" for k in s.kontakter)
    siden = f"{s.kontakt_siden.day}.{s.kontakt_siden.month}" if s.kontakt_siden else "sist"
    yield Rad(("bekreft", Bekreftelsesart.KONTAKT.value), f"Kontakt siden {siden}: {hva}", svar=Svar.BEKREFTET.tekst if sagt else BEKREFT,
              venter=not sagt, stil="ok" if sagt else "", detalj=detalj)  # fmt: skip


def svarlinje(s: Skrivebilde, alle: list[Rad], width: int) -> Text:
    """The first line: who, which period, the month in a row, and what is left. The name gives way: what is left is on line one."""
    v, g = s.bilde.vedtak, s.bilde.grunnlag
    hvem = s.navn if s.alder is None else f"{s.navn}, {s.alder}"
    dag = dag_kort(v.fra) if v.engang else periode_tekst(v.fra, v.til)
    n = g.maaneder_paa_rad
    rad = f"   {n}. måned på rad" if n and gir_livsopphold(v) else ""
    bak = sammen(f"   {dag}{rad}   ", *_igjen(s, alle))
    return sammen((kutt(hvem, max(width - bak.cell_len, 12)), "sterk"), bak)


def _igjen(s: Skrivebilde, alle: list[Rad]) -> list[str | tuple[str, str]]:
    v = s.bilde.vedtak
    if s.laast is not None:
        return [(v.tilstand.tekst, "varsel")]
    venter, stopp = sum(r.venter for r in alle), len(s.bilde.stopp)
    if not (venter or stopp):
        return [("Klar: send med i.", "ok")]
    return [(", ".join(d for d in (f"{venter} igjen" if venter else "", f"{stopp} stopp" if stopp else "") if d) + ".", "varsel")]
