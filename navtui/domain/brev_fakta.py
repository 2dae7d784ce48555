"""VE-19, PE-12: the facts a vedtak rests on, as its letter lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from navtui.domain.brev import Del, Liste, Ordlyd, med_grunn, stor
from navtui.domain.husholdning import skifter_i
from navtui.domain.kodeverk import Arbeidssokersvar, Hovedinntekt, Inntektsrolle
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_beregning import gir_livsopphold


def faktadel(o: Ordlyd, v: Vedtak, hvem: Callable[[int | None], str]) -> Del:
    """VE-19: the facts it rests on, and where they come from (PE-12). `hvem` names whose income it is, when it is another's."""
    return Del(overskrift=o("del.fakta"), blokker=(Liste(punkter=punkter),) if (punkter := tuple(_punkter(o, v, hvem))) else ())


def _punkter(o: Ordlyd, v: Vedtak, hvem: Callable[[int | None], str]) -> Iterator[str]:
    if v.beregnes and gir_livsopphold(v):  # PE-4: nothing is said of a household that nothing is worked out for
        yield o(f"fakta.bor_{v.husstandsform.value}")
    for s in skifter_i(v) if gir_livsopphold(v) else ():
        yield o("fakta.bor_ny", dato=o.dag(s.fra), som=o.kode(s.type))
    for b in v.barn:
        delt = {"andel": str(b.andel)} if b.andel < 100 else {}
        yield o("fakta.barn_delt" if delt else "fakta.barn", navn=b.navn, fodt=o.dag(b.fodt), **delt)
    for i in v.inntekter:
        hva = hvem(i.person_id) + stor(o.kode(i.art)) + (f", {i.tekst}" if i.tekst else "")
        kilde = ", ".join(t for t in (i.kilde, o.dag(i.kilde_dato) if i.kilde_dato else "") if t)
        yield (
            o("fakta.inntekt_kilde", hva=hva, belop=o.belop(i.belop_ore), kilde=kilde)
            if kilde
            else o("fakta.inntekt", hva=hva, belop=o.belop(i.belop_ore))
        )
    yield from _inntektsrollen(o, v)
    if v.arbeidssoker is Arbeidssokersvar.JA:
        yield o("fakta.arbeidssoker")
    elif v.arbeidssoker is not None:
        yield med_grunn(o("fakta.ikke_arbeidssoker"), v.arbeidssokergrunn)
    if v.lengre_grunn:
        ytelse = {"ytelse": o.kode(v.helseytelse)} if v.helseytelse else {}
        yield med_grunn(o("fakta.lenger_med_ytelse" if ytelse else "fakta.lenger", **ytelse), v.lengre_grunn)


def _inntektsrollen(o: Ordlyd, v: Vedtak) -> Iterator[str]:
    """VE-15: what the stønad is beside; to one who gets none, what else she has."""
    annen = v.hovedinntekt if v.hovedinntekt not in (None, Hovedinntekt.INGEN, Hovedinntekt.UKJENT) else None
    if not v.art.endrer_et_annet and not any(p.gir_noe for p in v.poster):
        if annen is not None:
            yield o("fakta.inntekt_ellers", inntekt=o.kode(annen))
    elif v.inntektsrolle is Inntektsrolle.HOVEDINNTEKT:
        yield o("fakta.hovedinntekt")
    elif v.inntektsrolle is not None and v.hovedinntekt is not None:
        yield o("fakta.supplerende", inntekt=o.kode(v.hovedinntekt))
