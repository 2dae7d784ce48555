"""VE-9, VE-10, VE-11: activity for those under 30, arbeidssøker, and what a vilkår must have."""

from __future__ import annotations

from navtui.domain.alder import alder
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Arbeidssokersvar
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Vedtak, Vilkar
from navtui.domain.vedtaksbolker import Bolk, har
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag

AKTIVITETSALDER = 30
PENSJONSALDER = 67


def ve_9_aktivitet(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-9 (law § 20 a; SSB): under 30 and stønad granted: a vilkår om aktivitet, or a coded exception with a text.

    The age is that on the date of the vedtak. Not in a nødssituasjon, nor for a one-off of a day that is past: nothing can be done for it
    any more (own decision). An unknown birth date counts as under 30.
    """
    if v.engang and v.til < g.i_dag:
        return None
    if not v.gir_stonad or not har(v, Bolk.AKTIVITET) or (g.soknad is not None and g.soknad.nodhjelp):
        return None
    if g.fodt is not None and alder(g.fodt, g.i_dag) >= AKTIVITETSALDER:
        return None
    if any(k.type.er_aktivitet and k.person_id in (None, v.person_id) for k in v.vilkar):
        return None
    if v.aktivitetsunntak is None:
        hvem = "Alder ukjent, kan være under 30 år" if g.fodt is None else "Under 30 år"
        return Regelbrudd("VE-9", f"{hvem}: sett vilkår om aktivitet, eller velg et unntak og skriv hvorfor.", "aktivitetsunntak")
    if not (v.aktivitetsgrunn or "").strip():
        return Regelbrudd("VE-9", f"Unntak fra aktivitet ({v.aktivitetsunntak.tekst}) krever en tekst. Skriv hvorfor.", "aktivitetsgrunn")
    return None


def ve_10_arbeidssoker(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-10 (Proba): those who can work are registered as arbeidssøker, or there is an exception with a reason."""
    if not v.gir_stonad or not har(v, Bolk.AKTIVITET) or (g.fodt is not None and alder(g.fodt, g.i_dag) >= PENSJONSALDER):
        return None
    if v.arbeidssoker is None:
        return Varsel("VE-10", "Det er ikke svart på om personen er registrert som arbeidssøker.", "arbeidssoker")
    if v.arbeidssoker is Arbeidssokersvar.UNNTAK and not (v.arbeidssokergrunn or "").strip():
        return Varsel("VE-10", "Unntak fra å være arbeidssøker mangler en grunn.", "arbeidssokergrunn")
    return None


def ve_11_vilkar(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-11 (law § 20; SSB): a vilkår has text, a frist, the proof wanted, and a line on why it is linked and not out of proportion.

    The frist is neither before the period nor before the day of the vedtak: nothing can be done by a day that is past. One that stands as
    it was in the vedtak that is changed, is not set anew.
    """
    fattet = v.vedtaksdato or g.i_dag
    for k in v.vilkar:
        if not k.tekst.strip():
            return Regelbrudd("VE-11", f"Vilkåret {k.type.tekst} mangler tekst. Skriv hva personen skal gjøre.", "tekst")
        if k.frist is None:
            return Regelbrudd("VE-11", f"Vilkåret {k.type.tekst} mangler frist.", "frist")
        if k.frist < v.fra:
            naar = f"Fristen for vilkåret {k.type.tekst}, {dag_kort(k.frist)}, er før perioden begynner"
            return Regelbrudd("VE-11", f"{naar} {dag_kort(v.fra)}. Rett fristen.", "frist")
        if k.frist < fattet and not _staar_fra_foer(k, g):
            naar = f"Fristen for vilkåret {k.type.tekst}, {dag_kort(k.frist)}, er før vedtaket blir fattet {dag_kort(fattet)}"
            return Regelbrudd("VE-11", f"{naar}. Sett en frist som ikke er ute.", "frist")
        if not k.bevis.strip():
            return Regelbrudd("VE-11", f"Vilkåret {k.type.tekst} sier ikke hva som skal dokumenteres.", "bevis")
        if not k.forholdsmessig.strip():
            setning = f"Skriv hvorfor vilkåret {k.type.tekst} henger sammen med vedtaket og ikke er urimelig."
            return Regelbrudd("VE-11", setning, "forholdsmessig")
    return None


def _staar_fra_foer(k: Vilkar, g: Regelgrunnlag) -> bool:
    """VE-18: whether the vedtak that is changed set it, with the same frist."""
    gamle = g.endrer.vilkar if g.endrer is not None else ()
    return any((k.type, k.tekst, k.frist, k.person_id) == (e.type, e.tekst, e.frist, e.person_id) for e in gamle)
