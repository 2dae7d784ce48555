"""VE-19 (forvaltningsloven; tilsyn): what the letter of a vedtak says, the conclusion first. Every kind opens in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from navtui.domain.brev import Avsnitt, Brev, Del, Liste, Ordlyd, Ramme, Tabell, avsnitt, fast, med_grunn, setning, sett_sammen, stor
from navtui.domain.brev_arter import artsdeler
from navtui.domain.brev_beregning import betalingsdel, regnedel
from navtui.domain.brev_endring import endringsdeler, endringshjemler, postnavn
from navtui.domain.brev_fakta import faktadel
from navtui.domain.brev_klage import Klagesvar
from navtui.domain.brev_rettigheter import lovhjemmel, rettigheter
from navtui.domain.kodeverk import Hjemmel, Soknadspost, Stonadsform, Utfall, Vedtaksart
from navtui.domain.kodeverk.brev import Brevart
from navtui.domain.linje import summer
from navtui.domain.varsel import Varsling
from navtui.domain.vedtak import Post, Utbetaling, Vedtak, Vilkar
from navtui.domain.vedtak_beregning import delt_lan

_MED_UTFALL = (Vedtaksart.STONAD, Vedtaksart.NODHJELP)
"""Kinds that may grant a part; the others give what they are, or are an avslag."""
_HANDLER_OM_EN_TING = {
    Vedtaksart.NODHJELP: "nodhjelp", Vedtaksart.BOTILBUD: "botilbud", Vedtaksart.RADGIVNING: "radgivning", Vedtaksart.GARANTI: "garanti",
    Vedtaksart.KVP: "kvp",
}  # fmt: skip
_I_TILLEGG = {
    Vedtaksart.BOTILBUD: Hjemmel.PARAGRAF_27, Vedtaksart.RADGIVNING: Hjemmel.PARAGRAF_17, Vedtaksart.GARANTI: Hjemmel.PARAGRAF_21,
}  # fmt: skip
"""The section a kind rests on, whatever its items say."""


@dataclass(frozen=True, slots=True)
class Vedtaksgrunnlag:
    """The vedtak, and what its letter needs beside it. `endrer`: number and date of the vedtak it changes. `navn`: persons it names.

    `gammel` is the whole vedtak that an opphør, a stans or a reduksjon changes, `tatt` the payments it stops or annuls (VE-18).
    `endringshjemmel`: the section that lets a vedtak be changed, on the letter's day.
    """

    vedtak: Vedtak
    ramme: Ramme
    soknad_mottatt: date | None = None
    endrer: tuple[str, date | None] | None = None
    navn: Mapping[int, str] = field(default_factory=dict)
    reduksjon_prosent: int = 20
    varsel: Varsling | None = None
    """VE-12: the varsel that came before a reduksjon, an opphør or a stans."""
    klage: Klagesvar | None = None
    """KL-1: the klage an omgjøring answers."""
    gammel: Vedtak | None = None
    tatt: tuple[Utbetaling, ...] = ()
    betalt_etter_ore: int = 0
    """VE-18: what is paid for the time after an opphør."""
    endringshjemmel: str = "forvaltningsloven"

    def hvem(self, person_id: int | None) -> str:
        """ "Dag Vik: " before what is about another than the one who gets the letter, else nothing."""
        navn = self.navn.get(person_id) if person_id is not None else None
        return f"{navn}: " if navn else ""


def samlet_utfall(v: Vedtak) -> Utfall:
    """VE-2: the answer to it all: granted, in part, refused, or not taken up. A kind that is a refusal is one whatever is left blank."""
    if v.art is Vedtaksart.AVVIST or (v.poster and all(p.utfall is Utfall.AVVIST for p in v.poster)):
        return Utfall.AVVIST
    if v.art is Vedtaksart.AVSLAG or (v.poster and not any(p.gir_noe for p in v.poster) and any(p.utfall for p in v.poster)):
        return Utfall.AVSLAG
    if all(p.utfall is Utfall.INNVILGET for p in v.poster):
        return Utfall.INNVILGET
    return Utfall.DELVIS


def apningsnokkel(v: Vedtak) -> str:
    """Which opening a vedtak has: "stonad.delvis", "opphor", "avslag" ..."""
    if v.art.endrer_et_annet:
        return v.art.value
    utfall = samlet_utfall(v)
    if utfall in (Utfall.AVSLAG, Utfall.AVVIST):
        return utfall.value
    if v.art not in _MED_UTFALL:
        return v.art.value
    if not v.sum_ore:
        return "stonad.ingen_penger" if v.art is Vedtaksart.STONAD and v.linjer else f"{v.art.value}.uten_belop"
    return f"{v.art.value}.{'innvilget' if utfall is Utfall.INNVILGET else 'delvis'}"


def _gjelder(o: Ordlyd, v: Vedtak) -> str:
    """What it is about: the items, or the one thing the kind is."""
    if not v.poster or v.art in _HANDLER_OM_EN_TING:
        return o(f"hva.{_HANDLER_OM_EN_TING.get(v.art, 'stonad')}")
    return o.ramse(dict.fromkeys(postnavn(o, p) for p in v.poster))


def _apning(o: Ordlyd, g: Vedtaksgrunnlag) -> Iterator[Avsnitt]:
    """The conclusion in two or three sentences, and what it answers."""
    v = g.vedtak
    nokkel = apningsnokkel(v)
    mulig = {
        "belop": o.belop(v.sum_ore or 0),
        "periode": o.periode(v.fra, v.til),
        "fra": o.dag(v.fra),
        "til": o.dag(v.til),
        "hva": _gjelder(o, v),
        "vedtaket": _det_gamle(o, g),
    }
    staar = [linje for linje in v.linjer if linje.staar]
    if v.art is Vedtaksart.OMGJORING and staar:
        nokkel = "omgjoring_deler" if any(linje.fra > v.til for linje in staar) else "omgjoring_del"
    yield Avsnitt(tekst=o(f"apning.{nokkel}", **{k: t for k, t in mulig.items() if f"{{{k}}}" in o.tekster.get(f"apning.{nokkel}", "")}))
    yield from _nytt_belop(o, v)
    if g.klage is not None:
        yield Avsnitt(tekst=g.klage.setning(o, g.ramme.kontor))
    if v.varslet_dato and v.art.endrer_et_annet:
        yield Avsnitt(tekst=" ".join((o("apning.varslet", dato=o.dag(v.varslet_dato)), *_svaret(o, g.varsel))))
    if g.soknad_mottatt:
        yield Avsnitt(tekst=o("apning.svar_paa", dato=o.dag(g.soknad_mottatt)))
    elif v.uten_soknad is not None and not v.art.endrer_et_annet:
        yield Avsnitt(tekst=o("apning.uten_soknad"))


def _svaret(o: Ordlyd, varsel: Varsling | None) -> Iterator[str]:
    """VE-12: that what she said to the varsel is heard, or that nothing came."""
    if varsel is not None and varsel.svar is not None:
        svar = varsel.svar
        yield o("apning.svarte", dato=o.dag(svar.dato), tekst=setning(svar.tekst)) if svar.svarte else o("apning.svarte_ikke")


def _nytt_belop(o: Ordlyd, v: Vedtak) -> Iterator[Avsnitt]:
    """VE-18: what is paid after a change, and what of it is for the days before when it begins inside a period."""
    if v.art not in (Vedtaksart.OMGJORING, Vedtaksart.REDUKSJON):
        return
    s = summer(v.linjer)
    periode = o.periode(v.fra, v.til)
    if v.sum_ore and not v.gir_stonad:
        yield Avsnitt(tekst=o("apning.nytt_belop_staar", belop=o.belop(v.sum_ore), periode=periode))
    elif v.sum_ore and any(linje.staar and linje.belop_ore and linje.fra > v.til for linje in v.linjer):
        yield Avsnitt(tekst=o("apning.nytt_belop_deler", belop=o.belop(v.sum_ore), periode=periode))
    elif v.sum_ore and s.staar_ore > s.utbetalt_ore:
        yield Avsnitt(tekst=o("apning.nytt_belop_begge", belop=o.belop(v.sum_ore), fra=o.dag(v.fra)))
    elif v.sum_ore:
        yield Avsnitt(tekst=o(f"apning.{'nytt_belop_rest' if s.utbetalt_ore else 'nytt_belop'}", belop=o.belop(v.sum_ore), periode=periode))
    elif v.gir_stonad and s.utbetalt_ore:
        yield Avsnitt(tekst=o("apning.alt_utbetalt", periode=periode))


def _det_gamle(o: Ordlyd, g: Vedtaksgrunnlag) -> str:
    if g.endrer is None:
        return o("apning.tidligere")
    nummer, dato = g.endrer
    return o("apning.vedtaket_fra", nummer=nummer, dato=o.dag(dato)) if dato else nummer


def _svar(o: Ordlyd, v: Vedtak) -> Del:
    """VE-2, VE-3: item by item the answer, the form and the section, and below what was said of it."""
    if not v.poster:
        return Del(overskrift=o("del.svar"), blokker=())
    med_form = any(p.form and p.gir_noe for p in v.poster)
    rader = tuple(
        (stor(postnavn(o, p)), stor(o.kode(p.utfall)) if p.utfall else o("svar.mangler"),
         *((_form(o, v, p),) if med_form else ()), fast(p.hjemmel.paragraf) if p.hjemmel else "")
        for p in v.poster
    )  # fmt: skip
    kolonner = (o("svar.sokt"), o("svar.svar"), *((o("svar.form"),) if med_form else ()), o("svar.regel"))
    sagt = [t for p in v.poster for t in _om_post(o, v, p)]
    return Del(
        overskrift=o("del.svar"), blokker=(Tabell(kolonner=kolonner, bredder=(5, 3, 5, 2) if med_form else (7, 4, 4), rader=rader), *sagt)
    )


def _form(o: Ordlyd, v: Vedtak, p: Post) -> str:
    if not p.form or not p.gir_noe:
        return ""
    lan = delt_lan(v, p, v.linjer)
    return o("svar.delt_lan_form", belop=o.belop(lan)) if lan is not None else stor(o.kode(p.form))


def _om_post(o: Ordlyd, v: Vedtak, p: Post) -> Iterator[Avsnitt]:
    if p.tekst and p.art is not Soknadspost.ANNET:
        yield Avsnitt(tekst=f"{stor(postnavn(o, p))}: {setning(p.tekst)}")
    if p.form is Stonadsform.LAN and p.gir_noe:
        lan = delt_lan(v, p, v.linjer)
        delt = {"belop": o.belop(lan)} if lan is not None else {}
        yield Avsnitt(tekst=med_grunn(o("svar.delt_lan" if delt else "svar.lan", hva=stor(postnavn(o, p)), **delt), p.formgrunn))
    if p.refusjon is not None and p.gir_noe and p.ytelse is not None:
        yield Avsnitt(tekst=o("svar.refusjon_ytelse", hva=stor(postnavn(o, p)), ytelse=o.kode(p.ytelse)))
    elif p.refusjon is not None and p.gir_noe:
        yield Avsnitt(tekst=o(f"svar.refusjon_{p.refusjon.value}", hva=stor(postnavn(o, p))))


def _ett_vilkar(o: Ordlyd, g: Vedtaksgrunnlag, k: Vilkar) -> str:
    hvem = g.hvem(k.person_id)
    ledd = [hvem + setning(stor(o.kode(k.type)) if k.type.value != "annet" or not k.tekst else stor(k.tekst))]
    ledd += [setning(k.tekst)] if k.tekst and k.type.value != "annet" else []
    ledd += [o("vilkar.frist", dato=o.dag(k.frist))] if k.frist else []
    ledd += [o("vilkar.bevis", hva=setning(k.bevis))] if k.bevis else []
    ledd += [o("vilkar.hvorfor", grunn=setning(k.forholdsmessig))] if k.forholdsmessig else []
    return " ".join(ledd)


def _vilkar(o: Ordlyd, g: Vedtaksgrunnlag) -> Del:
    """VE-9, VE-11, VE-12: what the person must do, by when, how it is shown, what may follow; or why nothing is asked of one under 30."""
    v = g.vedtak
    if not v.vilkar:
        unntak = v.aktivitetsunntak
        if unntak is None:
            return Del(overskrift=o("del.vilkar"), blokker=())
        tekst = med_grunn(o("vilkar.unntak", grunn=o.kode(unntak)), v.aktivitetsgrunn)
        return Del(overskrift=o("del.aktivitet"), blokker=(Avsnitt(tekst=tekst),))
    kan_reduseres = any(k.kan_reduseres for k in v.vilkar)
    folge = o("vilkar.reduksjon", prosent=str(g.reduksjon_prosent)) if kan_reduseres else o("vilkar.uten_reduksjon")
    liste = Liste(punkter=tuple(_ett_vilkar(o, g, k) for k in v.vilkar))
    return Del(
        overskrift=o("del.vilkar"),
        blokker=(Avsnitt(tekst=o("vilkar.innledning")), liste, Avsnitt(tekst=o("vilkar.hindret")), Avsnitt(tekst=folge)),
    )


def _vurdering(o: Ordlyd, v: Vedtak) -> Del:
    """VE-7, VE-8, § 42: what was weighed, a line for each child, § 19, and what the person has said herself."""
    blokker: list[Avsnitt | Liste] = list(avsnitt(v.begrunnelse))
    if v.brukers_mening:
        blokker += [Avsnitt(tekst=o("vurdering.du_sier")), *avsnitt(v.brukers_mening)]
    if barna := [f"{b.navn}: {setning(b.vurdering)}" for b in v.barn if b.vurdering]:
        blokker += [Avsnitt(tekst=o("vurdering.barn")), Liste(punkter=tuple(barna))]
    if v.paragraf_19:
        blokker += [Avsnitt(tekst=o("vurdering.paragraf_19")), *avsnitt(v.paragraf_19)]
    return Del(overskrift=o("del.vurdering"), blokker=tuple(blokker))


def _hjemler(g: Vedtaksgrunnlag) -> Iterable[Hjemmel]:
    """VE-3: every section the vedtak rests on, in the order of the law."""
    v = g.vedtak
    funnet = {*endringshjemler(v, g.gammel), *(p.hjemmel for p in v.poster if p.hjemmel)}
    funnet |= {Hjemmel.av(p.refusjon.value) for p in v.poster if p.refusjon and p.gir_noe}
    if v.art in _I_TILLEGG and samlet_utfall(v) is not Utfall.AVVIST:
        funnet.add(_I_TILLEGG[v.art])
    if any(p.form not in (None, Stonadsform.BIDRAG) and p.gir_noe for p in v.poster):
        funnet.add(Hjemmel.PARAGRAF_21)
    if v.vilkar or v.art is Vedtaksart.REDUKSJON:
        funnet.add(Hjemmel.PARAGRAF_20)
    if any(k.type.er_aktivitet for k in v.vilkar) or v.aktivitetsunntak:
        funnet.add(Hjemmel.PARAGRAF_20A)
    if v.paragraf_19:
        funnet.add(Hjemmel.PARAGRAF_19)
    return [h for h in Hjemmel if h in funnet]


def _regler(o: Ordlyd, g: Vedtaksgrunnlag) -> Del:
    """VE-3, VE-19: the rules in words, with their section."""
    v = g.vedtak
    punkter = [f"{fast(h.paragraf)}: {o(f'regel.{h.value}')}" for h in _hjemler(g)]
    if v.art is Vedtaksart.KVP or v.fagart is Vedtaksart.KVP:
        punkter.append(o("regel.kvp"))
    if v.art is Vedtaksart.REDUKSJON:
        punkter.append(o("regel.reduksjon"))
    if v.art.endrer_et_annet:
        punkter.append(o("regel.omgjoring", hjemmel=lovhjemmel(o, g.endringshjemmel)))
    punkter.append(o("regel.paragraf_42"))
    return Del(overskrift=o("del.regler"), blokker=(Avsnitt(tekst=o("regel.innledning")), Liste(punkter=tuple(punkter))))


def _plikter(o: Ordlyd, v: Vedtak) -> Del:
    """§ 23: what must be told, said only to one who gets something."""
    gir = v.gir_stonad or samlet_utfall(v) in (Utfall.INNVILGET, Utfall.DELVIS)
    gir = gir and v.art not in (Vedtaksart.OPPHOR, Vedtaksart.STANS, Vedtaksart.RADGIVNING)
    return Del(overskrift=o("del.plikter"), blokker=(Avsnitt(tekst=o("plikter.si_fra")),) if gir else ())


def _nod(o: Ordlyd, v: Vedtak) -> Del:
    """Nødhjelp, told to one whose money stops or grows less."""
    mister = v.art in (Vedtaksart.OPPHOR, Vedtaksart.STANS, Vedtaksart.REDUKSJON) and v.fagart is not Vedtaksart.RADGIVNING
    return Del(overskrift=o("del.nod"), blokker=(Avsnitt(tekst=o("forelopig.nodhjelp")),) if mister else ())


def vedtaksbrev(o: Ordlyd, g: Vedtaksgrunnlag) -> Brev:
    """VE-19: the letter of a vedtak, whole. A draft gives the letter it would become, with what is not answered said so."""
    v = g.vedtak
    deler = [
        _svar(o, v), *endringsdeler(o, v, g.gammel, g.tatt, g.betalt_etter_ore), *artsdeler(o, v), betalingsdel(o, v), _vilkar(o, g),
        _vurdering(o, v), regnedel(o, v), faktadel(o, v, g.hvem), _regler(o, g), _plikter(o, v), _nod(o, v),
        *rettigheter(o, g.ramme, utsettes=v.art.endrer_et_annet),
    ]  # fmt: skip
    return sett_sammen(
        o, g.ramme, Brevart.VEDTAK, o(f"tittel.{apningsnokkel(v)}"), tuple(_apning(o, g)), deler,
        tittel=o("dokument.vedtak", nummer=v.nummer), nummer=v.nummer, merknad=o("slutt.to_signaturer"),
    )  # fmt: skip
