"""What a controller reads first of a vedtak that is not only a sum: what is promised, to whom, for how long, and what it changes."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from navtui.domain.belop import kroner
from navtui.domain.husholdning import husholdningstekst, ukjent, ulikt
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_beregning import dogn, lan_ore
from navtui.domain.vedtaksregler.husholdning import teller_husholdningen
from navtui.services.kontroll import Kontrollbilde
from navtui.ui.tekst import sammen


def artstekst(b: Kontrollbilde) -> Iterator[Text]:
    """VE-17, VE-18, VE-23, GJ-1, § 21: the terms of the kind, each on its line."""
    v = b.vedtak
    deler = (
        ("Nødhjelp", "svaret skal gis i dag." if v.fagart is Vedtaksart.NODHJELP else ""),
        (v.art.overskrift, _endrer(b)),
        ("Klage", _klagen(b)),
        ("Garanti", _garanti(v)),
        ("Botilbud", _botilbud(v)),
        ("Råd og veiledning", _radgivning(v)),
        ("Lån", _lan(v)),
        ("Vilkåret som ikke er oppfylt", _brutt(b)),
        ("Varslet", _varslet(b)),
    )
    yield from (sammen((f"{navn}: ", "sterk"), tekst) for navn, tekst in deler if tekst)


def _endrer(b: Kontrollbilde) -> str:
    """VE-18: which vedtak, and from when."""
    v, gammel = b.vedtak, b.forrige
    if not v.art.endrer_et_annet or gammel is None:
        return ""
    hva = f"av vedtak {gammel.nummer} om {gammel.art.tekst}, {periode_tekst(gammel.fra, gammel.til)}"
    return f"{hva}. Gjelder {periode_tekst(v.fra, v.til)}." if v.art is not Vedtaksart.STANS else f"{hva}."


def _klagen(b: Kontrollbilde) -> str:
    """KL-1, VE-18: the klage it answers, and what came of that."""
    return f"mottatt {dag_kort(b.klage.mottatt)}, {b.klage.tilstand.tekst}." if b.klage is not None else ""


def soknaden(b: Kontrollbilde) -> Iterator[Text]:
    """VE-20, VE-2: the søknad with everything it asks for, before the answers; or why there is none, where the kind does not say it."""
    uten = b.vedtak.uten_soknad
    if b.soknad is not None:
        hva = ", ".join(o.art.tekst for o in b.soknad.poster)
        yield sammen(("Søknad: ", "sterk"), f"mottatt {dag_kort(b.soknad.mottatt)} om {hva}.")
    elif uten is not None and not b.vedtak.art.endrer_et_annet:
        yield sammen(("Søknad: ", "sterk"), f"ingen, {uten.tekst}.")


def _garanti(v: Vedtak) -> str:
    g = v.garanti
    if g is None or g.belop_ore is None:
        return ""
    bolig = f", bolig {g.bolig}" if g.bolig else ""
    return f"{kroner(g.belop_ore)} kr til utleier {g.utleier}{bolig}, til {dag_kort(v.til)}. Betales ikke ut nå."


def _botilbud(v: Vedtak) -> str:
    b = v.botilbud
    if b is None or not b.tilbyder:
        return ""
    pris = f" à {kroner(b.dognpris_ore)} kr" if b.dognpris_ore else ""
    sett = f"Kontrollert {dag_kort(b.kvalitet_dato)}: {b.kvalitet}." if b.kvalitet_dato else "Kvaliteten er ikke kontrollert."
    barn = "Barn bor der." if b.barn_med else "Ingen barn bor der."
    return f"{b.tilbyder}, {dogn(v)} døgn{pris}, til {dag_kort(v.til)}. {sett} {barn} Ut igjen: {b.plan_ut}"


def _radgivning(v: Vedtak) -> str:
    r = v.radgivning
    return f"begynner {dag_kort(r.oppstart)}: {r.grunn}" if r is not None and r.oppstart is not None else ""


def _lan(v: Vedtak) -> str:
    vilkar = v.lanevilkar
    if vilkar is None or vilkar.forste_avdrag is None:
        return ""
    hvordan = f"{kroner(vilkar.avdrag_ore)} kr i måneden fra" if vilkar.avdrag_ore else "alt på en gang"
    belop = lan_ore(v, v.sum_ore or 0, v.linjer)
    return f"{kroner(belop)} kr, betales tilbake med {hvordan} {dag_kort(vilkar.forste_avdrag)}."


def _brutt(b: Kontrollbilde) -> str:
    """VE-12: the vilkår a reduksjon is for, and what livsopphold becomes."""
    brutt = next((k for k in (b.forrige.vilkar if b.forrige else ()) if k.id == b.vedtak.brutt_vilkar_id), None)
    if b.vedtak.art is not Vedtaksart.REDUKSJON or brutt is None:
        return ""
    sa_det = "Vedtaket sa at brudd kan gi reduksjon." if brutt.kan_reduseres else "Vedtaket sa ikke at brudd kan gi reduksjon."
    frist = f", frist {dag_kort(brutt.frist)}" if brutt.frist else ""
    return f"{brutt.type.tekst}{frist}. {brutt.tekst} {sa_det}"


def _varslet(b: Kontrollbilde) -> str:
    """VE-12: when she was told, what frist she had, and what she answered."""
    w = b.varslet
    if w is None or b.vedtak.varslet_dato is None:
        return ""
    frist = f", frist {dag_kort(w.frist)}" if w.frist else ""
    if w.svar is None:
        svar = "Svaret er ikke ført."
    else:
        svar = f"Svarte {dag_kort(w.svar.dato)}: {w.svar.tekst}" if w.svar.svarte else f"Ikke svart {dag_kort(w.svar.dato)}."
    return f"{dag_kort(b.vedtak.varslet_dato)}{frist}. {svar}"


def husholdning(b: Kontrollbilde) -> Iterator[Text]:
    """PE-4, KO-7: which household it is worked out for, and whether it is the one that is registered."""
    v = b.vedtak
    if not teller_husholdningen(v):
        return
    avvik = ulikt(v, b.bodd)
    if ukjent(b.bodd) is not None:
        mot = ("Ingen husstand er registrert for hele perioden.", "varsel")
    elif avvik is not None and avvik[1].type is not None:
        mot = (f"Registrert: {avvik[1].type.tekst} {periode_tekst(avvik[1].fra, avvik[1].til)}.", "endret")
    else:
        mot = ("Som registrert.", "")
    yield sammen(("Husholdning: ", "sterk"), (f"{husholdningstekst(v)}. ", "endret" if v.ny_husstandsform else ""), mot)


def forrige_vilkar(b: Kontrollbilde) -> Iterator[Text]:
    """VE-13: what came of the vilkår of the vedtak it renews."""
    if not b.vedtak.er_fornyelse or b.forrige is None:
        return
    for k in b.forrige.vilkar:
        utfall = b.utfall.get(k.id or 0)
        yield sammen(("Vilkår forrige: ", "sterk"), f"{k.type.tekst}. {k.tekst} ", (utfall.tekst if utfall else "ikke vurdert", "endret"))
