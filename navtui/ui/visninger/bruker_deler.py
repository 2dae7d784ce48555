"""How everything about one person is written: the lines of each section, in the order of need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rich.text import Text

from navtui.domain.alder import alder
from navtui.domain.apning import Apningsgrunn, Egengrunn
from navtui.domain.belop import kroner
from navtui.domain.bruker import Bruker, Vedtakskort, til_sammen
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Vedtaksart, Vilkarsutfall
from navtui.domain.kodeverk.kvp import Kvptilstand
from navtui.domain.kontakt import tell
from navtui.domain.kontonummer import vis_kontonummer
from navtui.domain.samme_person import Samme
from navtui.domain.tid import dag_og_klokke, klokkeslett
from navtui.ui.tekst import data, kutt, sammen
from navtui.ui.visninger.brukerklage import ferdige_klager, klagelinjer
from navtui.ui.visninger.saksrad import avkortet, nodtekst

_SKJERMET = {1: "EGEN ANSATT", 2: "FORTROLIG (kode 7)", 3: "STRENGT FORTROLIG (kode 6)"}
_STAND = {
    "ikke_aktuell": "ikke aktuelt", "mangler": "mangler", "tilbudt": "tilbudt", "startet": "startet", "deltar": "deltar",
    "sluttet": "sluttet",
}  # fmt: skip

_GJORT = {"apnet": "åpnet", "apning_nektet": "fikk ikke åpne", "oppslag": "slo opp nummeret", "sokt": "fikk treff i et søk",
          "brev skrevet ut": "skrev ut"}  # fmt: skip
_OBJEKT = {"bruker": "personen", "vedtak": "vedtaket", "gjeldssak": "gjeldssaken"}
_GRUNN = {kode.value: kode.tekst for kode in (*Apningsgrunn, *Egengrunn)}
"""PE-7: the log holds codes; a leder reads words. What stands behind "annet" is in the person's own words already."""


@dataclass(frozen=True, slots=True)
class Del:
    """One section: the key that jumps to it, its heading and its lines."""

    tast: str
    tittel: str
    linjer: tuple[Text, ...]


def hode(b: Bruker, i_dag: date, bredde: int) -> Text:
    """Who it is, who is responsible, the next step, and what must not be overlooked. Lines of `bredde` cells; what there is no room for
    goes on to the next, and of what must not be overlooked nothing is cut.
    """
    fodt = b.opplysninger.fodt
    aar = f", {alder(fodt, i_dag)} år" if fodt else ", ukjent alder"
    if b.dod is not None:
        aar = f", død {dag_kort(b.dod)}"
    hvem = f"veileder {b.apen_sak.veileder} {b.veiledernavn or ''}".rstrip() if b.apen_sak else "ingen ansvarlig veileder"
    bak = f"   {b.fnr or b.duf or 'uten nummer'}   {hvem}"
    navn = kutt(f"{b.navn}{aar}", max(bredde - len(bak), 20))
    linjer = [avkortet(sammen((navn, "tittel"), bak), bredde)]
    if (nod := _nodhjelp(b, i_dag)) is not None:
        linjer.append(sammen("Neste: ", (nod, "fare")))
    elif (sak := b.apen_sak) is not None:
        over = (i_dag - sak.neste_dato).days
        neste = (f"{over} {'dag' if over == 1 else 'dager'} over frist", "fare") if over > 0 else (dag_kort(sak.neste_dato), "sterk")
        rekke = f" {b.maaneder_paa_rad}. måned på rad." if b.maaneder_paa_rad else ""
        hva = kutt(sak.neste_hva or "oppfølging", max(bredde // 3, 20))
        linjer.append(sammen(f"Neste: {hva}, ", neste, f".{rekke}"))
        _fortsett(linjer, data(f"Løp {sak.lop.tekst}. Sak {sak.saksnummer}."), bredde)
    elif b.sak is not None and b.sak.avslutningsarsak is not None and b.sak.avsluttet is not None:
        linjer.append(sammen(f"Saken ble avsluttet {dag_kort(b.sak.avsluttet)}: {b.sak.avslutningsarsak.tekst}."))
    if b.samme is not None:
        linjer.append(avkortet(_samme(b.samme), bredde))
    if varsler := list(_varsler(b)):
        _fortsett(linjer, data(" ".join(varsler), "varsel"), bredde)
    return Text("\n").join(linjer)


def _samme(s: Samme) -> Text:
    """PE-1: where the others are, and which of them counts."""
    flere = f" og {len(s.andre) - 1} til" if len(s.andre) > 1 else ""
    if s.selv:
        return sammen("Også registrert som ", (f"{s.andre[0].tekst}{flere}", "sterk"), ". Denne gjelder. m: gå dit.")
    return sammen(("GJELDER IKKE", "fare"), ": bruk ", (s.gjelder.tekst, "sterk"), flere, ". m: gå dit.")


def _fortsett(linjer: list[Text], mer: Text, bredde: int) -> None:
    """On the last line when there is room for all of it, else on one of its own."""
    if len(linjer) > 1 and linjer[-1].cell_len + 1 + mer.cell_len <= bredde:
        linjer[-1].append(" ").append_text(mer)
    else:
        linjer.append(mer)


def _varsler(b: Bruker) -> Iterator[str]:
    if b.strengeste:
        yield f"{_SKJERMET[b.strengeste]}."
    if b.sperret:
        yield f"{b.sperret.upper()}."
    if b.inhabile:
        yield f"Inhabile: {', '.join(b.inhabile)}."
    if b.opplysninger.tolk:
        yield f"Tolk: {b.opplysninger.sprak or 'språk ukjent'}."
    if b.opplysninger.verge:
        yield "Har verge eller fullmektig."


def deler(b: Bruker, i_dag: date, leder: bool) -> tuple[Del, ...]:
    """The sections in the order a veileder needs them. The log is the leder's."""
    alle = (
        Del("1", "Å gjøre", tuple(_a_gjore(b, i_dag))),
        Del("2", "Vedtak, 14 måneder", tuple(_vedtak(b))),
        Del("3", "Vilkår og aktivitet", tuple(_vilkar(b))),
        Del("4", "Samtaler", tuple(_samtaler(b))),
        Del("5", "Journal", tuple(_journal(b, i_dag))),
        Del("6", "Søknader", tuple(_soknader(b))),
        Del("7", "Husstand", tuple(_husstand(b, i_dag))),
        Del("8", "Gjeld", tuple(_gjeld(b))),
        Del("9", "Opplysninger", tuple(_opplysninger(b))),
    )
    return (*alle, Del("0", "Logg og tilgang", tuple(_logg(b)))) if leder else alle


def _tom(tekst: str) -> Text:
    return data(tekst, "dempet")


def _nodhjelp(b: Bruker, i_dag: date) -> str | None:
    """PM-2: nødhjelp is answered the same day: what it is for, who has it, and since when it has waited."""
    if (s := b.apen_nodhjelp) is None or s.registrert is None:
        return None
    hos = f"hos {s.saksbehandler}" if s.saksbehandler else "uten veileder"
    svar = "Vedtaket er til kontroll." if s.til_kontroll else "Svar i dag (v)."
    return f"NØDHJELP {nodtekst(s.nodhjelp_art)} {hos}, har ventet siden {klokkeslett(s.registrert, i_dag)}. {svar}"


def _a_gjore(b: Bruker, i_dag: date) -> Iterator[Text]:
    if nod := _nodhjelp(b, i_dag):
        yield data(nod, "fare")
    for m in b.beskjeder:
        hva = "RING TILBAKE" if m.ring_tilbake else "Beskjed"
        telefon = f" tlf. {m.telefon}" if m.telefon else ""
        yield sammen(
            (hva, "varsel"),
            f"{telefon} til {m.til_ident}, fra {m.fra_ident} {klokkeslett(m.tid, i_dag)}{': ' if m.tekst else '.'}{m.tekst}",
        )
    for o in b.oppgaver:
        over = (i_dag - o.frist).days
        naar = (f"{over} dager over frist", "fare") if over > 0 else (f"innen {dag_kort(o.frist)}", "")
        yield sammen(f"{o.til_ident} ", naar, f": {o.tekst} ({o.regel})")
    yield from klagelinjer(b, i_dag)
    for k in b.krav:
        if k.tilstand == "relevant":
            purret = f", purret {dag_kort(k.purret)}" if k.purret else ""
            yield sammen(f"Venter på dokumentasjon innen {dag_kort(k.frist)}{purret}: {k.tekst}")
    for bytte in b.byttet:
        yield sammen(("Ikke informert", "varsel"), f" om ny veileder {bytte.til_ident} fra {dag_kort(bytte.dato)} (PE-10). Trykk f.")
    for s in b.sluttdatoer:
        yield sammen(f"{s.art.overskrift} slutter {dag_kort(s.dato)}. {s.tekst}".rstrip())
    if b.til_drofting:
        yield sammen("Står på lista til drøfting i postmøtet.")
    apne = any(k.tilstand == "relevant" for k in b.krav) or any(not k.tilstand.er_ferdig for k in b.klager)
    if not (b.beskjeder or b.oppgaver or b.byttet or b.skyldige_svar or apne):
        yield _tom("Ingen beskjeder eller oppgaver.")


def _vedtak(b: Bruker) -> Iterator[Text]:
    for v in b.vedtak:
        naar, belop, art = _hvilket(v)
        yield sammen(f"{naar:<20} {belop:>11}  {art}, ", _tilstand(v), f"  {v.nummer}")
    if b.vedtak:
        yield _tom(til_sammen(b.vedtak))
    yield from ferdige_klager(b)
    if not b.vedtak:
        yield _tom("Ingen vedtak de siste 14 månedene.")


def _hvilket(v: Vedtakskort) -> tuple[str, str, str]:
    """When, how much and what. What pays nothing has a dash: 0,00 would be an amount."""
    belop = "-" if v.belop_ore is None else kroner(v.belop_ore)
    naar = dag_kort(v.fra) if v.engang else periode_tekst(v.fra, v.til)
    art = "stønad" if v.art is Vedtaksart.STONAD else v.art.tekst + " (i måneden)" * bool(v.kvp_maaned_ore)
    return naar, belop, art


def vedtaksvalg(v: Vedtakskort) -> str:
    """The same line, for one who chooses among them; without the number, which there is no room for."""
    naar, belop, art = _hvilket(v)
    return f"{naar:<20} {belop:>11}  {art}, {_tilstand(v)[0]}"


def _tilstand(v: Vedtakskort) -> tuple[str, str]:
    if v.er_returnert:
        return f"i retur til {v.skrevet_av}", "fare"
    if v.annullert:
        return f"{v.tilstand.tekst}, {v.annullert}", "dempet"
    return v.tilstand.tekst, "" if v.tilstand == "iverksatt" else "varsel"


def _vilkar(b: Bruker) -> Iterator[Text]:
    for v in b.vilkar:
        utfall = (v.utfall or Vilkarsutfall.IKKE_VURDERT).tekst
        frist = f", frist {dag_kort(v.frist)}" if v.frist else ""
        yield sammen(f"{v.type.tekst}: ", (utfall, "fare" if v.utfall == "ikke_oppfylt" else "sterk"), f"{frist}. {v.tekst}".rstrip())
    if not b.vilkar:
        yield _tom("Ingen vilkår i vedtaket som gjelder.")
    if (a := b.aktivitet) is not None:
        datoer = (
            (navn, dag) for navn, dag in (("tilbudt", a.tilbudt), ("startet", a.startet), ("deltar fra", a.deltar), ("sluttet", a.sluttet))
        )
        naar = ", ".join(f"{navn} {dag_kort(dag)}" for navn, dag in datoer if dag)
        yield sammen(f"Aktivitetsplikt: {_STAND[a.stand]}. {a.hva or a.grunn} {naar}".rstrip())
    else:
        yield _tom("Aktivitetsplikt er ikke vurdert.")


def _samtaler(b: Bruker) -> Iterator[Text]:
    for k in b.kontakter:
        yield sammen(f"{dag_kort(k.dato):<11} {k.ident:<4} {k.art.tekst}, {k.utfall.tekst}. {k.tekst}".rstrip())
    if b.kontakter:
        tall = tell(list(b.kontakter))
        yield _tom(f"Møter {tall.moter}, telefoner {tall.telefoner}, andre {tall.andre}.")
    else:
        yield _tom("Ingen kontakt er ført. Trykk t for telefon, k for samtale.")


def _journal(b: Bruker, i_dag: date) -> Iterator[Text]:
    for n in b.notater:
        apent = " (kan endres i dag)" if n.dato == i_dag else ""
        retter = f" til notat {n.retter_id}" if n.retter_id else ""
        yield sammen((f"{dag_kort(n.dato)} {n.ident} {n.art.tekst}{retter}, nr. {n.id}{apent}", "dempet"))
        yield from (sammen(f"  {linje}") for linje in n.tekst.splitlines())
    if not b.notater:
        yield _tom("Ingen notater. Trykk j for å skrive.")


def _soknader(b: Bruker) -> Iterator[Text]:
    for s in b.soknader:
        nod = "NØDHJELP " if s.nodhjelp else ""
        hos = f" hos {s.saksbehandler}" if s.saksbehandler else ""
        yield sammen(f"{dag_kort(s.mottatt):<11} ", (nod, "fare"), f"{', '.join(p.tekst for p in s.poster)}: {s.tilstand.tekst}{hos}")
        if mer := ". ".join(f"{hva}: {tekst}" for hva, tekst in (("Oppgitt", s.oppgitt), ("Vedlagt", s.vedlegg)) if tekst):
            yield data(f"            {mer}.", "dempet")
    if not b.soknader:
        yield _tom("Ingen søknader. Trykk n for å registrere.")


def _husstand(b: Bruker, i_dag: date) -> Iterator[Text]:
    for h in b.husstander:
        yield sammen(f"{h.form.overskrift}" + (", forsørger hverandre" if h.form.forsorger_hverandre else ""))
        for m in h.medlemmer:
            aar = f"{alder(m.fodt, i_dag)} år" if m.fodt else "ukjent alder"
            andel = f", {m.andel} % av tiden" if m.andel != 100 else ""
            hos = f", veileder {m.veileder}" if m.veileder else ""
            yield sammen(f"  {m.navn}, {aar}, {m.rolle.tekst}{andel}{hos}")
    if not b.husstander:
        yield _tom("Ingen husstand er ført. Trykk h.")


def _gjeld(b: Bruker) -> Iterator[Text]:
    if (g := b.gjeld) is None:
        yield _tom("Ingen gjeldssak. Trykk g for å henvise.")
        return
    neste = f" Neste steg {dag_kort(g.neste_dato) if g.neste_dato else ''}: {g.neste_steg}." if g.neste_steg else ""
    yield sammen(f"{g.tilstand.overskrift} hos {g.radgiver}, henvist {dag_kort(g.henvist_dato)}.{neste}")


def _opplysninger(b: Bruker) -> Iterator[Text]:
    o = b.opplysninger
    sted = " ".join(d for d in (o.postnummer, o.poststed) if d)
    adresse = ", ".join(d for d in (o.adresse, sted) if d)
    konto = {"har": vis_kontonummer(o.kontonummer or ""), "ingen": "har ikke konto", "ukjent": "ukjent"}[o.konto]
    yield sammen(f"Telefon {o.telefon or 'ukjent'}.  Konto {konto}.  Adresse {adresse or 'ukjent'}.")
    sprak = f"{o.sprak or 'ukjent'}{', trenger tolk' if o.tolk else ''}"
    yield sammen(f"Språk {sprak}.  Målform {o.malform.tekst}.  Sivilstand {o.sivilstand.tekst}.  Bor: {o.bosituasjon.tekst}.")
    yield sammen(f"Kjønn {o.kjonn.tekst}.  Arbeid: {o.arbeidssituasjon.tekst}." + ("  Individuell plan." if o.individuell_plan else ""))
    if o.verge:
        yield sammen(f"Verge eller fullmektig: {o.verge}. {o.verge_adresse or ''}".rstrip())
    if o.flyktning:
        til = f" til {dag_kort(o.introduksjon_til)}" if o.introduksjon_til else ""
        yield sammen(f"Flyktning. Introduksjonsprogram{til}." if o.introduksjon_fra else "Flyktning.")
    for i in b.innsatsbehov:
        yield sammen(f"Innsatsbehov fra {dag_kort(i.fra)}: {i.kode.tekst} ({i.kilde}).")
    if b.kvp:
        yield sammen(f"KVP: {Kvptilstand.av(b.kvp).tekst}.")
    yield _tom(f"Kilde: {o.kilde}{', ' + dag_kort(o.kilde_dato) if o.kilde_dato else ', dato ikke ført'}.")


def _logg(b: Bruker) -> Iterator[Text]:
    yield sammen(f"Skjerming: {b.skjerming.tekst}.")
    for t in b.tilganger:
        yield sammen(f"Tilgang: {t.ident} fra {dag_kort(t.fra)}" + (f" til {dag_kort(t.til)}." if t.til else "."))
    for i in b.logg:
        gjort = " ".join(filter(None, (_GJORT.get(i.handling, i.handling), _OBJEKT.get(i.objekt or "", i.objekt))))
        grunn = f": {_GRUNN.get(i.grunn, i.grunn)}" if i.grunn else ""
        yield sammen(f"{dag_og_klokke(i.tid):<17} {i.ident:<4} {gjort}{grunn}")
    if not b.logg:
        yield _tom("Ingen åpninger.")
