"""The rows of the vedtak screen that are answers: items, vilkår, assessments, texts, payments, and what the rules say."""

from __future__ import annotations

from collections.abc import Iterator

from navtui.domain.belop import kroner
from navtui.domain.husholdning import husholdningstekst, regnet, ukjent
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Mottakerart, Stonadsform, Utbetalingstilstand, Utfall
from navtui.domain.kontonummer import vis_kontonummer
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.setningsmerker import Merke, sammendrag
from navtui.domain.vedtak_beregning import gir_livsopphold
from navtui.domain.vedtaksbolker import Bolk, har
from navtui.domain.vedtaksregler.husholdning import teller_husholdningen
from navtui.services.vedtak_skjerm import Skrivebilde
from navtui.ui.visninger.vedtak_arter import artsrader
from navtui.ui.visninger.vedtak_rad import BEKREFT, SVAR, Rad


def svarrader(s: Skrivebilde) -> Iterator[Rad]:
    """In the order a veileder works: items, vilkår, assessments, texts, payments, rules."""
    for del_ in (_poster, artsrader, _vilkar, _vurderinger, _tekster, _utbetalinger, _funn):
        yield from del_(s)


def _poster(s: Skrivebilde) -> Iterator[Rad]:
    for p in s.bilde.vedtak.poster:
        if p.utfall is None:
            yield Rad(("post", p.id), f"Svar: {p.art.tekst}", svar=SVAR, venter=True, detalj=p.tekst)
            continue
        form = p.form.tekst if p.form and p.gir_noe else ""
        paragraf = p.hjemmel.paragraf if p.hjemmel else "hjemmel mangler"
        stil = "" if p.utfall is Utfall.INNVILGET else "endret"
        yield Rad(("post", p.id), f"Svar: {p.art.tekst}", ny=paragraf, svar=f"{p.utfall.tekst} {form}".strip(), stil=stil, detalj=p.tekst)


def _vilkar(s: Skrivebilde) -> Iterator[Rad]:
    for k in s.bilde.vedtak.vilkar:
        mangler = [
            navn
            for navn, verdi in (("tekst", k.tekst), ("frist", k.frist), ("bevis", k.bevis), ("vurdering", k.forholdsmessig))
            if not verdi
        ]
        frist = f"frist {k.frist.day}.{k.frist.month}" if k.frist else ""
        yield Rad(("vilkar", k.id), f"Vilkår: {k.tekst or k.type.tekst}", ny=frist, svar=f"?  {mangler[0]} mangler" if mangler else "satt",
                  venter=bool(mangler), detalj=f"{k.type.tekst}. Dokumentasjon: {k.bevis}. {k.forholdsmessig}")  # fmt: skip


def _felt(slag: str, tekst: str, verdi: str | None, mangler: bool, spor: str = SVAR, detalj: str = "") -> Rad:
    if verdi:
        return Rad((slag, 0), f"{tekst}: {verdi}", detalj=detalj)
    return Rad((slag, 0), tekst, svar=spor if mangler else "", venter=mangler, detalj=detalj)


def _mangler(s: Skrivebilde, felt: str) -> bool:
    """Whether a rule asks for this field now."""
    return any(f.felt == felt for f in s.bilde.stopp) or any(f.felt == felt for f in s.bilde.upasserte)


def _vurderinger(s: Skrivebilde) -> Iterator[Rad]:
    v = s.bilde.vedtak
    deler = (v.inntektsrolle.tekst if v.inntektsrolle else "", f"annen inntekt: {v.hovedinntekt.tekst}" if v.hovedinntekt else "")
    rolle = ", ".join(filter(None, deler))
    if har(v, Bolk.INNTEKTSROLLE):
        yield _felt("inntektsrolle", "Sosialhjelp er", rolle, _mangler(s, "inntektsrolle") or _mangler(s, "hovedinntekt"))
    if har(v, Bolk.HUSHOLDNING):
        yield _husholdning(s)
    if v.gir_stonad and gir_livsopphold(v) and har(v, Bolk.AVVIK):
        yield _felt("avvik", "Avvik fra norm", v.avvik.tekst if v.avvik else None, v.avvik is None, "?  velg", v.avviksgrunn or "")
    if v.aktivitetsunntak is not None or _mangler(s, "aktivitetsunntak"):
        unntak = f"unntak: {v.aktivitetsunntak.tekst}" if v.aktivitetsunntak else None
        hvem = "alder ukjent" if s.bilde.grunnlag.fodt is None else "under 30 år"
        yield _felt("aktivitet", f"Aktivitet, {hvem}", unntak, unntak is None, "?  v vilkår / Enter unntak", v.aktivitetsgrunn or "")
    if v.arbeidssoker is not None or _mangler(s, "arbeidssoker"):
        yield _felt("arbeidssoker", "Arbeidssøker", v.arbeidssoker.tekst if v.arbeidssoker else None, v.arbeidssoker is None,
                    detalj=v.arbeidssokergrunn or "")  # fmt: skip


def _husholdning(s: Skrivebilde) -> Rad:
    """PE-4, VE-5: what is counted; lit where it is another than in the vedtak before; asked for where nobody has registered it."""
    v, g = s.bilde.vedtak, s.bilde.grunnlag
    if teller_husholdningen(v) and ukjent(g.bodd) is not None and s.laast is None:
        return Rad(("husholdning", 0), "Husholdning: ikke registrert", svar=BEKREFT, venter=True,
                   detalj="Hvem bor personen med? Svaret blir stående på personen, så neste måned spør ikke.")  # fmt: skip
    for_ = g.forrige or g.endrer
    tekst = husholdningstekst(v)
    endret = v.ny_husstandsform is not None or (for_ is not None and regnet(for_.hode)[-1].type is not v.husstandsform)
    detalj = f"Som registrert på personen (h). Før: {husholdningstekst(for_)}." if endret and for_ else ""
    return Rad(("husholdning", 0), f"Husholdning: {tekst}", svar="endret, se over" if endret else "", merke="*" if endret else "",
               stil="endret" if endret else "", detalj=detalj)  # fmt: skip


def _tekster(s: Skrivebilde) -> Iterator[Rad]:
    v = s.bilde.vedtak
    for b in v.barn if har(v, Bolk.BARN) else ():
        yield Rad(
            ("vurdering", b.id),
            f"Vurdering: {b.navn}",
            svar=_utdrag(b.vurdering) or "?  skriv",
            venter=not b.vurdering.strip(),
            detalj=b.vurdering,
        )
    if v.paragraf_19 or _mangler(s, "paragraf_19"):
        yield _felt("paragraf_19", "§ 19 vurdert", _utdrag(v.paragraf_19 or ""), not v.paragraf_19, "?  skriv", v.paragraf_19 or "")
    yield _felt("begrunnelse", "Begrunnelse", _omfang(s), not v.begrunnelse.strip(), "?  b skriv", _begrunnelsen(s))
    yield _felt("mening", "Hva personen mener", _utdrag(v.brukers_mening) or "-", False, detalj=v.brukers_mening)


def _omfang(s: Skrivebilde) -> str:
    """VE-7: "70 ord, 4 av 6 nye", where something is not."""
    nye = sum(m.merke is Merke.NY for m in s.merket)
    return _utdrag(s.bilde.vedtak.begrunnelse) + (f", {nye} av {len(s.merket)} nye" if nye < len(s.merket) else "")


def _begrunnelsen(s: Skrivebilde) -> str:
    """VE-7: how much of it is new, then the text with what is not new marked."""
    if not (hvor_nytt := sammendrag(s.merket)):
        return s.bilde.vedtak.begrunnelse
    return f"{hvor_nytt} (= forrige, ~ andres). {' '.join(f'{m.merke} {m.tekst}'.strip() for m in s.merket)}"


def _utdrag(tekst: str) -> str:
    ord_ = tekst.split()
    return f"{len(ord_)} ord" if ord_ else ""


def _utbetalinger(s: Skrivebilde) -> Iterator[Rad]:
    for u in s.bilde.vedtak.utbetalinger:
        hvem = f"{u.mottakernavn or u.mottaker.tekst}{', lån' if u.form is Stonadsform.LAN else ''}"
        til = vis_kontonummer(u.kontonummer) if u.kontonummer else u.maate.tekst
        merke = "" if u.mottaker is Mottakerart.PERSON or u.grunnlag else "?  grunn mangler"
        naa = "" if u.tilstand is Utbetalingstilstand.PLANLAGT else u.tilstand.tekst
        yield Rad(("utbetaling", u.id), f"Betales {hvem}", dag_kort(u.dato), kroner(u.belop_ore), naa or merke or til,
                  stil="dempet" if naa else "", detalj=u.tilstandsgrunn or u.grunnlag_tekst)  # fmt: skip


# --- what the rules say ---


def _funn(s: Skrivebilde) -> Iterator[Rad]:
    """Stopp first. A varsel that is passed keeps its reason in sight."""
    for nr, b in enumerate(s.bilde.stopp):
        yield Rad(("stopp", (b.regel, b.felt, nr)), f"Stopp {b.regel}  {b.setning}", stil="fare", detalj=b.setning)
    passert = {(p.regel, p.setning): p for p in s.bilde.vedtak.varsler}
    for f in s.bilde.funn:
        if isinstance(f, Regelbrudd):
            continue
        p = passert.get((f.regel, f.setning))
        svar = f"sett av {p.ident}" if p else "?  Enter: skriv hvorfor"
        yield Rad(("varsel", (f.regel, f.setning)), f"Varsel {f.regel}  {f.setning}", svar=svar,
                  venter=p is None, stil="dempet" if p else "varsel", detalj=f"{f.setning}{f' Svar: {p.grunn}' if p else ''}")  # fmt: skip
