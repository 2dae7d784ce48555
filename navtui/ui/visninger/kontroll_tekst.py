"""What the controller reads: the differences first, then the reasons, then the rest. Pure functions from the picture to text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from rich.text import Text

from navtui.domain.alder import alder
from navtui.domain.belop import kroner, kroner_kort
from navtui.domain.fornyelse_linjer import Kilderad, dager_ore, stonad_ore
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Avviksvalg, Betalingsmaate, Linjeart, Sjekkpunkt, Stonadsform, Vedtaksart, Vedtakstilstand
from navtui.domain.kontonummer import vis_kontonummer
from navtui.domain.kontroll_endring import endringer
from navtui.domain.linje import summer
from navtui.domain.setningsmerker import sammendrag
from navtui.domain.signatur import be_om_etter
from navtui.domain.tid import dag_og_klokke, klokkeslett
from navtui.domain.vedtak import Utbetaling, Vedtak
from navtui.domain.vedtak_beregning import delt_lan, gitt_til
from navtui.domain.vedtaksbolker import Bolk, har
from navtui.services.kontroll import Kontrollbilde
from navtui.ui.tekst import avsnitt, bredde, data, kutt, sammen
from navtui.ui.visninger.kontroll_arter import artstekst, forrige_vilkar, husholdning, soknaden
from navtui.ui.visninger.kontroll_rader import fortegn
from navtui.ui.visninger.vedtak_kvp import kvptekst
from navtui.ui.visninger.vedtak_opphor import opphorstekst

TEKSTBREDDE, TALLBREDDE = 38, 11


def hodesvar(b: Kontrollbilde, i_dag: date) -> Text:
    """Which vedtak, about whom, by whom."""
    v = b.vedtak
    alder_ = f", {alder(b.fodt, v.fra)}" if b.fodt else ""
    sendt = klokkeslett(v.sendt_tid, i_dag) if v.sendt_tid else v.tilstand.tekst
    hvem = f"fra {v.avsender or v.skrevet_av}, {sendt}"
    return sammen((f"{b.navn}{alder_}", "sterk"), f"   vedtak {v.nummer}   {periode_tekst(v.fra, v.til)}   {hvem}")


def alt(b: Kontrollbilde) -> Text:
    """The whole control text, one paragraph under the other."""
    deler = [
        *_hoved(b),
        *_linjer(b),
        *opphorstekst(b.opphor),
        *kvptekst(b.vedtak),
        data(""),
        *_tekster(b),
        *_barn(b.vedtak),
        *forrige_vilkar(b),
        *_vilkar(b.vedtak),
        *soknaden(b),
        *_svar(b.vedtak),
        *_resten(b.vedtak),
    ]
    return Text("\n", end="").join(deler)


def _hoved(b: Kontrollbilde) -> Iterator[Text]:
    """What a controller looks for first: is it genuine, what is changed, deviation, comparable, earlier returns."""
    v = b.vedtak
    if b.ekthet is not None:
        yield data(f"{b.ekthet.setning} ({b.ekthet.regel})", "fare")
    yield from artstekst(b)
    if not v.beregnes and v.art.endrer_et_annet and b.forrige is not None:
        hva = endringer(v, b.forrige, b.rammede)
        yield sammen(("Endret: ", "sterk"), ("; ".join(hva) + ".", "endret") if hva else "bare begrunnelsen.")
    if v.beregnes:
        yield _endret(b)
        yield from husholdning(b)
        yield _avvik(v)
        if v.fagart in (Vedtaksart.STONAD, Vedtaksart.AVSLAG) and not v.engang:
            yield _sammenlignet(b)
    for r in v.returer:
        yield sammen(("Returnert: ", "varsel"), f"{r.ident} {dag_og_klokke(r.tid)}, {r.grunn.tekst}. {r.kommentar}")


def _sammenlignet(b: Kontrollbilde) -> Text:
    s = b.sammenlignbare
    if s.antall and s.minst_ore is not None and s.mest_ore is not None:
        spenn = f"{s.antall} siste med samme husholdning, {kroner_kort(s.minst_ore)} til {kroner_kort(s.mest_ore)} kr."
        return sammen(("Sammenlignbare: ", "sterk"), spenn)
    return sammen(("Sammenlignbare: ", "sterk"), "ingen nylige vedtak med samme husholdning.")


def _endret(b: Kontrollbilde) -> Text:
    """`Endret: husleie + 300, lønn - 11 220.`"""
    if b.forrige is None:
        return sammen(("Endret: ", "sterk"), _uten_forrige(b.vedtak))
    endret = [f"{r.tekst} {_hva(r)}" for r in b.linjer if r.merke and r.gjelder_perioden]
    ore = dager_ore(b.linjer)
    dager = f" Dager i måneden: {fortegn(ore)}." if ore else ""
    hvilket = f"vedtak {b.forrige.nummer}"
    if endret:
        siden = "" if b.vedtak.er_fornyelse or b.vedtak.endrer_id else f" Sammenlignet med {hvilket}, som det ikke er en fornyelse av."
        return sammen(("Endret: ", "sterk"), ("; ".join(endret) + ".", "endret"), dager, siden)
    return sammen(("Endret: ", "sterk"), f"ingenting siden {hvilket}.{dager}")


def _uten_forrige(v: Vedtak) -> str:
    if v.engang or v.art not in (Vedtaksart.STONAD, Vedtaksart.AVSLAG):
        return f"{'en engangsytelse' if v.art is Vedtaksart.STONAD else v.art.tekst} sammenlignes ikke med en måned."
    return "det er det første vedtaket om løpende stønad."


def _hva(rad: Kilderad) -> str:
    """`+ 300`, `ny`, `borte`: what is held out changes no sum."""
    if rad.art is Linjeart.HOLDT_UTENFOR:
        return {"+": "ny", "-": "borte"}.get(rad.merke, "endret")
    return fortegn(rad.endring_ore)


def _avvik(v: Vedtak) -> Text:
    if v.avvik is None:
        return sammen(("Avvik fra sats: ", "sterk"), "gjelder ikke.")
    if v.avvik is Avviksvalg.INGEN:
        return sammen(("Avvik fra sats: ", "sterk"), "ingen, vurdert.")
    linjer = ", ".join(f"{a.linje.partition(':')[0]} {kroner_kort(a.belop_ore)} kr ({a.grunn})" for a in v.avvikslinjer)
    return sammen(("Avvik fra sats: ", "sterk"), (f"{v.avvik.tekst}. {linjer}. {v.avviksgrunn or ''}", "endret"))


def _rad(merke: str, tekst: str, forrige: str, ny: str, endring: str, stil: str) -> Text:
    felt = kutt(tekst, TEKSTBREDDE)
    linje = f"{merke} {felt}{' ' * (TEKSTBREDDE - bredde(felt))}{forrige:>{TALLBREDDE}}{ny:>{TALLBREDDE}}  {endring}"
    return data(linje.rstrip(), stil)


def _tall(ore: int | None, rad: Kilderad) -> str:
    """The amount with its sign in the sum: income is taken off, what is held out stands in brackets."""
    if ore is None:
        return "-"
    if rad.art is Linjeart.HOLDT_UTENFOR:
        return f"({kroner(ore)})"
    return kroner(-ore if rad.art in (Linjeart.INNTEKT, Linjeart.UTBETALT) else ore)


def _linjer(b: Kontrollbilde) -> Iterator[Text]:
    """The calculation, last month beside this month; what is changed is lit and marked."""
    if not b.linjer:
        return
    v, sammenligner = b.vedtak, b.forrige is not None
    yield data("")
    yield _rad(" ", "Beregning", "forrige" if sammenligner else "", "nå", "", "dempet")
    for rad in b.linjer:
        if not rad.gjelder_perioden:
            continue
        merke = rad.merke if sammenligner else ""
        forrige = _tall(rad.forrige_ore, rad) if sammenligner else ""
        yield _rad(merke or " ", rad.tekst, forrige, _tall(rad.ny_ore, rad), _hva(rad) if merke else "", "endret" if merke else "")
    if v.sum_ore is not None:
        yield from _summene(b, v.sum_ore)


def _summene(b: Kontrollbilde, sum_ore: int) -> Iterator[Text]:
    """VE-18: what it grants beside what the other granted for the same days; then what stands of others and what is paid, down to what is
    left to pay. Each line is the sum of those above it."""
    utenfor = [rad for rad in b.linjer if not rad.gjelder_perioden]
    gammel = stonad_ore(b.forrige) if b.forrige is not None else None
    gitt = summer(b.vedtak.linjer).stonad_ore if utenfor and b.vedtak.gir_stonad else 0 if utenfor else sum_ore
    endring = fortegn(gitt - gammel) if gammel is not None else ""
    navn = "Stønad for dagene" if utenfor else "Til utbetaling"
    yield _rad(" ", navn, kroner(gammel) if gammel is not None else "", kroner(gitt), endring, "sterk")
    for rad in utenfor:
        yield _rad(" ", rad.tekst, "", _tall(rad.ny_ore, rad), "", "dempet")
    if utenfor:
        yield _rad(" ", "Til utbetaling", "", kroner(sum_ore), "", "sterk")


def _svar(v: Vedtak) -> Iterator[Text]:
    """VE-2, VE-3, VE-15: the answer to each item."""
    for p in v.poster:
        utfall = p.utfall.tekst if p.utfall else "ikke besvart"
        form = p.form.tekst if p.form else ""
        if (lan := delt_lan(v, p, v.linjer)) is not None:
            form = f"lån {kroner(lan)} av {kroner(gitt_til(v, p, v.linjer))} kr"
        tilbake = f"kreves tilbake etter {p.refusjon.tekst}" if p.refusjon and p.gir_noe else ""
        ytelse = f"({p.ytelse.tekst})" if tilbake and p.ytelse else ""
        deler = [utfall, p.hjemmel.paragraf if p.hjemmel else "", form, p.formgrunn or "", p.tekst, f"{tilbake} {ytelse}".strip()]
        yield sammen((f"{p.art.overskrift}: ", "sterk"), ", ".join(d for d in deler if d))
    if v.inntektsrolle is not None and v.hovedinntekt is not None:
        yield sammen(("Sosialhjelp er ", "sterk"), f"{v.inntektsrolle.tekst}; annen inntekt: {v.hovedinntekt.tekst}.")
    if v.paragraf_19:
        yield _avsnitt("§ 19", v.paragraf_19)


def _avsnitt(tittel: str, tekst: str) -> Text:
    ut = sammen((f"{tittel}: ", "sterk"))
    ut.append_text(avsnitt(tekst or "mangler"))
    return ut


def _begrunnelse(b: Kontrollbilde) -> Text:
    """VE-7: the text, with what stood in the last vedtak and what is like another person's marked."""
    if not (hvor_nytt := sammendrag(b.merket)):
        return _avsnitt("Begrunnelse", b.vedtak.begrunnelse)
    ut = sammen(("Begrunnelse: ", "sterk"), (f"{hvor_nytt}.", "varsel"))
    for m in b.merket:
        ut.append_text(sammen(" ", (f"{m.merke} ", "varsel") if m.merke else "", (m.tekst, "dempet" if m.merke else "")))
    return ut.append_text(data(" (= sto i forrige vedtak, ~ ligner en annen persons)", "dempet"))


def _tekster(b: Kontrollbilde) -> Iterator[Text]:
    v = b.vedtak
    yield _begrunnelse(b)
    if v.brukers_mening:
        yield _avsnitt("Brukers mening", v.brukers_mening)
    if v.lengre_grunn:
        yield _avsnitt("Lengre enn en måned", v.lengre_grunn)
    for p in v.varsler:
        yield sammen((f"Varsel {p.regel}: ", "varsel"), f"{p.setning} {p.ident}: ", (p.grunn, "sterk"))


def _barn(v: Vedtak) -> Iterator[Text]:
    """VE-8: each child's own line."""
    for b in v.barn if har(v, Bolk.BARN) else ():
        yield _avsnitt(f"Barn {alder(b.fodt, v.fra)} år, {b.navn}", b.vurdering)


def _vilkar(v: Vedtak) -> Iterator[Text]:
    """VE-9 to VE-11: what she must do, or why not."""
    for k in v.vilkar:
        frist = f", frist {dag_kort(k.frist)}" if k.frist else ""
        folge = " Brudd kan gi reduksjon." if k.kan_reduseres else ""
        hva = f"{k.type.tekst}{frist}. {k.tekst} Dokumenteres: {k.bevis}. Forholdsmessig: {k.forholdsmessig}{folge}"
        yield sammen(("Vilkår: ", "sterk"), hva)
    if not v.vilkar and har(v, Bolk.VILKAR):
        yield sammen(("Vilkår: ", "sterk"), "ingen.")
    if v.aktivitetsunntak is not None:
        yield sammen(("Unntak fra aktivitet: ", "sterk"), f"{v.aktivitetsunntak.tekst}. {v.aktivitetsgrunn or ''}")
    if v.arbeidssoker is not None:
        yield sammen(("Arbeidssøker: ", "sterk"), f"{v.arbeidssoker.tekst}. {v.arbeidssokergrunn or ''}")


def _betaling(u: Utbetaling) -> str:
    hvem = f"{u.mottaker.tekst} {u.mottakernavn}".strip()
    hvorfor = ": ".join(d for d in (u.grunnlag.tekst if u.grunnlag else "", u.grunnlag_tekst) if d)
    grunn = f" ({hvorfor})" if hvorfor else ""
    lan = " som lån" if u.form is Stonadsform.LAN else ""
    konto = f" {vis_kontonummer(u.kontonummer)}" if u.kontonummer and u.maate is Betalingsmaate.KONTO else ""
    kid = f", KID {u.kid}" if u.kid else ""
    return f"{dag_kort(u.dato)} {kroner(u.belop_ore)} kr{lan} til {hvem}, {u.maate.tekst}{konto}{kid}{grunn}"


def _resten(v: Vedtak) -> Iterator[Text]:
    for u in v.utbetalinger:
        yield sammen(("Utbetaling: ", "sterk"), _betaling(u))
    for i in v.inntekter:
        svar = i.svar.tekst if i.svar else "ikke besvart"
        kilde = f", {i.kilde}" if i.kilde else ""
        yield sammen((f"{i.art.overskrift}: ", "sterk"), f"{kroner(i.belop_ore)} kr, {svar}{kilde}. {i.tekst}")


def kryss(krysset: Collection[Sjekkpunkt]) -> Text:
    """KO-7: the seven points with their digits, on two lines that fit 80."""
    punkter = list(Sjekkpunkt)
    linjer = []
    for del_ in (punkter[:3], punkter[3:]):
        biter: list[Text] = []
        for p in del_:
            merke = "[x]" if p in krysset else "[ ]"
            biter.append(sammen((str(punkter.index(p) + 1), "tast"), f" {merke} ", (p.tekst, "ok" if p in krysset else "")))
        linjer.append(Text("  ", end="").join(biter))
    return Text("\n", end="").join(linjer)


def signatur(b: Kontrollbilde, krysset: Collection[Sjekkpunkt]) -> Text:
    """Who can sign: she herself, else the rule that says no and whom to ask (KO-2)."""
    v = b.vedtak
    if v.tilstand is Vedtakstilstand.IVERKSATT:
        return data(f"Iverksatt. Skrevet av {v.avsender}, kontrollert av {v.kontrollor}.", "ok")
    if v.tilstand is not Vedtakstilstand.TIL_KONTROLL:
        return data(f"Vedtaket er ikke til kontroll lenger. Det står som {v.tilstand.tekst}.", "varsel")
    mangler = len(Sjekkpunkt) - len(krysset)
    rest = f"{mangler} punkt{'er' if mangler > 1 else ''} igjen å krysse av." if mangler else "Alt er krysset av."
    if b.brudd is None:
        return sammen(rest, " Så kan du signere." if mangler else " Du kan signere.")
    nei = data(f"{b.brudd.setning} ({b.brudd.regel})", "varsel")
    her = f"Den som signerer her, krysser av selv. {rest}" if b.kan_signeres_av else ""
    return nei.append("\n").append(" ".join(d for d in (be_om_etter(b.brudd.setning, b.kan_signeres_av), her) if d))
