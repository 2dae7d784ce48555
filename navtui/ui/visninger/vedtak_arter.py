"""What a kind of vedtak has of its own on the vedtak screen: its rows, its forms, and what is saved (VE-12, VE-17, VE-23, GJ-1, § 21)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from navtui.domain.belop import kroner
from navtui.domain.grunnlag import LIVSOPPHOLD
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Vilkarsutfall
from navtui.domain.varsel import Varsling
from navtui.domain.vedtak import Botilbud, Garanti, Lanevilkar, Radgivning, Vedtak
from navtui.domain.vedtak_beregning import dogn, lan_ore
from navtui.domain.vedtaksbolker import Bolk, har
from navtui.domain.vedtaksregler.reduksjonsgulv import Gulv, gulv
from navtui.services.vedtak_skjerm import Skrivebilde
from navtui.ui.dialoger.skjema import Felt
from navtui.ui.dialoger.velg import Valg
from navtui.ui.visninger.vedtak_kvp import kvprader
from navtui.ui.visninger.vedtak_opphor import opphorsrader
from navtui.ui.visninger.vedtak_rad import RAD_FOR, Rad

DELER: Final = ("botilbud", "garanti", "radgivning", "lanevilkar")
_JA_NEI = (Valg("ja", "ja", "j"), Valg("nei", "nei", "n"))


def artsrader(s: Skrivebilde) -> Iterator[Rad]:
    """The rows of the kind: what it changes, what it is about, and a lån's terms where something is a lån."""
    v = s.bilde.vedtak
    if har(v, Bolk.ENDRER):
        yield _endrer(s)
        yield from opphorsrader(s.bilde.grunnlag.opphor)
    if har(v, Bolk.REDUKSJON):
        yield _reduksjon(s)
    gir = any(p.gir_noe or p.utfall is None for p in v.poster)
    if har(v, Bolk.BOTILBUD) and gir:
        yield _rad(s, "botilbud", "Botilbud", _botilbud(v))
    if har(v, Bolk.GARANTI) and gir:
        yield _rad(s, "garanti", "Garanti", _garanti(v))
    if har(v, Bolk.RADGIVNING) and gir:
        r = v.radgivning
        yield _rad(s, "radgivning", "Rådgivningen begynner", dag_kort(r.oppstart) if r and r.oppstart else "", r.grunn if r else "")
    if har(v, Bolk.KVP):
        yield from kvprader(s)
    if har(v, Bolk.LAN) and any(p.er_lan for p in v.poster):
        yield _rad(s, "lanevilkar", "Lånet betales tilbake", _lan(v))


def _rad(s: Skrivebilde, slag: str, tekst: str, verdi: str, detalj: str = "") -> Rad:
    mangler = [b for b in s.bilde.stopp if b.felt == slag or RAD_FOR.get(b.felt or "") == slag]
    hva = f"{tekst}: {verdi}" if verdi else tekst
    return Rad((slag, 0), hva, svar="?  skriv" if mangler else "", venter=bool(mangler), detalj=mangler[0].setning if mangler else detalj)


def _endrer(s: Skrivebilde) -> Rad:
    gammel = s.bilde.grunnlag.endrer
    if gammel is None:
        return Rad(("endrer", 0), "Vedtaket det endrer", svar="mangler", stil="fare")
    naar = periode_tekst(gammel.fra, gammel.til)
    igjen = sum(u.belop_ore for u in gammel.utbetalinger if u.tilstand == "planlagt")
    return Rad(("endrer", 0), f"Endrer vedtak {gammel.nummer}, {naar}", ny=kroner(gammel.sum_ore or 0), svar=s.bilde.vedtak.art.tekst,
               detalj=f"{gammel.art.overskrift}. Planlagt og ikke betalt: {kroner(igjen)} kr.")  # fmt: skip


def _reduksjon(s: Skrivebilde) -> Rad:
    v, g = s.bilde.vedtak, s.bilde.grunnlag
    satt = next((a for a in v.avvikslinjer if a.linje == LIVSOPPHOLD), None)
    brutt = next((k for k in (g.endrer.vilkar if g.endrer else ()) if k.id == v.brutt_vilkar_id), None)
    deler = [brutt.type.tekst if brutt else "", f"livsopphold {kroner(satt.belop_ore)}" if satt else ""]
    return _rad(s, "reduksjon", "Reduksjon", ", ".join(d for d in deler if d), satt.grunn if satt else "")


def _botilbud(v: Vedtak) -> str:
    b = v.botilbud
    if b is None or not b.tilbyder:
        return ""
    return f"{b.tilbyder}, {dogn(v)} døgn" + (f" à {kroner(b.dognpris_ore)}" if b.dognpris_ore else "")


def _garanti(v: Vedtak) -> str:
    g = v.garanti
    return f"{kroner(g.belop_ore)} til {g.utleier} til {dag_kort(v.til)}" if g is not None and g.belop_ore else ""


def _lan(v: Vedtak) -> str:
    vilkar = v.lanevilkar
    if vilkar is None or vilkar.forste_avdrag is None:
        return ""
    hvordan = f"{kroner(vilkar.avdrag_ore)} i måneden fra" if vilkar.avdrag_ore else "alt på en gang"
    return f"{kroner(lan_ore(v, v.sum_ore or 0, v.linjer))}, {hvordan} {dag_kort(vilkar.forste_avdrag)}"


# --- the forms ---


def felt(slag: str, v: Vedtak) -> tuple[Felt, ...]:
    """The form of the part."""
    return {"botilbud": _botilbudsfelt, "garanti": _garantifelt, "radgivning": _radgivningsfelt, "lanevilkar": _lanefelt}[slag](v)


def _botilbudsfelt(v: Vedtak) -> tuple[Felt, ...]:
    b = v.botilbud or Botilbud()
    barn = None if b.barn_med is None else "ja" if b.barn_med else "nei"
    return (
        Felt("tilbyder", "Hvem gir tilbudet", verdi=b.tilbyder or None, krav=True, maks=80),
        Felt("dognpris_ore", "Pris per døgn", "belop", verdi=b.dognpris_ore),
        Felt("kvalitet", "Kvaliteten, hva er sett", verdi=b.kvalitet or None),
        Felt("kvalitet_dato", "Kontrollert dato", "dato", verdi=b.kvalitet_dato, framover=False),
        Felt("barn_med", "Skal barn bo der", "valg", verdi=barn, valg=_JA_NEI),
        Felt("plan_ut", "Plan for å flytte ut", verdi=b.plan_ut or None),
    )


def _garantifelt(v: Vedtak) -> tuple[Felt, ...]:
    g = v.garanti or Garanti()
    return (
        Felt("belop_ore", "Beløp", "belop", verdi=g.belop_ore, krav=True),
        Felt("utleier", "Utleier", verdi=g.utleier or None, maks=80),
        Felt("bolig", "Bolig", verdi=g.bolig or None, maks=120),
    )


def _radgivningsfelt(v: Vedtak) -> tuple[Felt, ...]:
    r = v.radgivning or Radgivning()
    return (
        Felt("oppstart", "Begynner", "dato", verdi=r.oppstart or v.fra, krav=True),
        Felt("grunn", "Hvorfor da", verdi=r.grunn or None),
    )


def _lanefelt(v: Vedtak) -> tuple[Felt, ...]:
    vilkar = v.lanevilkar or Lanevilkar()
    return (
        Felt("forste_avdrag", "Betales fra", "dato", verdi=vilkar.forste_avdrag, krav=True),
        Felt("avdrag_ore", "I måneden (tom: alt da)", "belop", verdi=vilkar.avdrag_ore),
    )


def verdier(slag: str, sendt: dict[str, Any]) -> dict[str, Any]:
    """What the form gave, as the part holds it: an empty text is empty, "ja" is true."""
    ut = {k: "" if v is None and k in ("tilbyder", "kvalitet", "plan_ut", "bolig", "utleier", "grunn") else v for k, v in sendt.items()}
    if slag == "botilbud":
        ut["barn_med"] = {"ja": True, "nei": False}.get(ut["barn_med"])
    return ut


def reduksjonsfelt(s: Skrivebilde) -> tuple[Felt, ...]:
    """VE-12: the vilkår that was not met, the new amount and why it is just that."""
    v, endrer = s.bilde.vedtak, s.bilde.grunnlag.endrer
    satt = next((a for a in v.avvikslinjer if a.linje == LIVSOPPHOLD), None)
    kan = [k for k in (endrer.vilkar if endrer else ()) if k.kan_reduseres]
    valg = [Valg(str(k.id), f"{k.tekst or k.type.tekst}"[:60]) for k in kan]
    valgt = str(v.brutt_vilkar_id) if v.brutt_vilkar_id else valg[0].kode if len(valg) == 1 else None
    return (
        Felt("brutt_vilkar_id", "Vilkår som ikke er oppfylt", "valg", verdi=valgt, valg=valg, krav=True),
        Felt("belop_ore", "Livsopphold blir", "belop", verdi=satt.belop_ore if satt else None, krav=True),
        Felt("grunn", "Hvorfor så mye", verdi=satt.grunn if satt else None, krav=True),
    )


def reduksjonstekst(s: Skrivebilde) -> str:
    """What the reduction may be, before it is typed."""
    g = s.bilde.grunnlag
    grense = gulv(s.bilde.vedtak, g)
    brutt = [k for k in (g.endrer.vilkar if g.endrer else ()) if g.vilkarsutfall.get(k.id or 0) is Vilkarsutfall.IKKE_OPPFYLT]
    tekst = _grense(grense) if grense is not None else "Boutgift og barn reduseres aldri."
    return f"{varselstekst(g.varsel)} {tekst if brutt else f'{tekst} Vurder først vilkåret som ikke oppfylt.'}"


def _grense(grense: Gulv) -> str:
    en_av_to = " Vilkåret gjelder én av to: det trekkes bare av halvparten." if grense.en_av_to else ""
    minst = f"Livsopphold må være minst {kroner(grense.minst_ore)} kr."
    return f"Satsen er {kroner(grense.hoyeste_ore)} kr.{en_av_to} {minst} Boutgift og barn reduseres aldri."


def varselstekst(v: Varsling | None) -> str:
    """VE-12: when she was told, and what she answered."""
    if v is None or v.sendt is None or v.svar is None:
        return ""
    svarte = f"Svarte {dag_kort(v.svar.dato)}: «{v.svar.tekst.rstrip('.')}»" if v.svar.svarte else "Svarte ikke"
    return f"Varslet {dag_kort(v.sendt)}. {svarte}."
