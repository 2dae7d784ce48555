"""PM-4, VE-12, OP-5, PE-10, GJ-1: the letters that are no vedtak. Each is ordered by a small model and refuses what it lacks."""

from __future__ import annotations

from datetime import date

from navtui.domain.brev import Avsnitt, Brev, Del, Liste, Ordlyd, Ramme, avsnitt, setning, sett_sammen, stor
from navtui.domain.brev_rettigheter import lovhjemmel, sporsmal
from navtui.domain.kodeverk import Soknadspost, Vedtaksart
from navtui.domain.kodeverk.brev import Brevart
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd


class ForelopigSvar(Modell):
    """PM-4 (fvl § 11 a): why it takes time, and when an answer can be expected. About a søknad, or with `klage` about a klage."""

    objekt_id: int
    mottatt: date
    poster: tuple[Soknadspost, ...] = ()
    klage: bool = False
    grunn: str
    ventet: date


class Varselbrev(Modell):
    """VE-12, forhåndsvarsel: what the office may do (reduksjon, stans or opphør) with which vedtak, why, and until when one may answer."""

    om: Vedtaksart
    vedtak_id: int
    nummer: str
    vedtaksdato: date | None
    grunn: str
    frist: date
    prosent: int = 20
    """The most a reduksjon may take of the adults' sats (the office's setting)."""
    hjemmel: str = "forvaltningsloven"
    """The section that lets a vedtak be changed, on the letter's day."""


class Dokumentasjonsbrev(Modell):
    """OP-5: each thing asked for, with its frist, and what follows when it does not come."""

    krav: tuple[tuple[str, date], ...]
    folge: str


class Byttebrev(Modell):
    """PE-10: who is the new veileder, and from when. `bytte_id` is the change it tells of."""

    bytte_id: int
    ny: str
    fra: date


class Oppstartsbrev(Modell):
    """GJ-1 (§ 17; tilsyn): when the økonomiske rådgivning starts and why then, with whom, and what to bring."""

    gjeldssak_id: int
    radgiver: str
    start: date
    grunn: str = ""


Bestilling = ForelopigSvar | Varselbrev | Dokumentasjonsbrev | Byttebrev | Oppstartsbrev


def sjekk(b: Bestilling, i_dag: date) -> Regelbrudd | None:
    """What a letter may not go without: a reason one can read, and a date that is to come."""
    if isinstance(b, ForelopigSvar):
        if not b.grunn:
            return Regelbrudd("PM-4", "Skriv hvorfor det tar lengre tid. Personen har rett til å vite det.", "grunn")
        return Regelbrudd("PM-4", "Datoen svaret kan ventes, må være fram i tid.", "ventet") if b.ventet <= i_dag else None
    if isinstance(b, Varselbrev):
        if b.om not in (Vedtaksart.REDUKSJON, Vedtaksart.STANS, Vedtaksart.OPPHOR):
            return Regelbrudd("VE-12", "Det varsles om reduksjon, stans eller opphør.", "om")
        if not b.grunn:
            return Regelbrudd("VE-12", "Skriv hva som er grunnen til varselet.", "grunn")
        return Regelbrudd("VE-12", "Fristen for å svare må være fram i tid.", "frist") if b.frist <= i_dag else None
    if isinstance(b, Dokumentasjonsbrev):
        if not b.krav:
            return Regelbrudd("OP-5", "Ingen dokumentasjon venter. Be om den først.", "krav")
        return None if b.folge else Regelbrudd("OP-5", "Skriv hva som skjer hvis dokumentasjonen ikke kommer.", "folge")
    return None


def brev(o: Ordlyd, ramme: Ramme, b: Bestilling) -> Brev:
    """The letter that was ordered."""
    if isinstance(b, ForelopigSvar):
        return _forelopig_svar(o, ramme, b)
    if isinstance(b, Varselbrev):
        return _varsel(o, ramme, b)
    if isinstance(b, Dokumentasjonsbrev):
        return _dokumentasjon(o, ramme, b)
    return _bytte(o, ramme, b) if isinstance(b, Byttebrev) else _oppstart(o, ramme, b)


def _forelopig_svar(o: Ordlyd, ramme: Ramme, b: ForelopigSvar) -> Brev:
    hva = o.ramse(o.kode(p) for p in b.poster) or o("hva.stonad")
    mottatt = o("forelopig.klage", dato=o.dag(b.mottatt)) if b.klage else o("forelopig.mottatt", hva=hva, dato=o.dag(b.mottatt))
    ingress = (Avsnitt(tekst=mottatt), Avsnitt(tekst=o("forelopig.ventet", dato=o.dag(b.ventet))))
    deler = (
        Del(overskrift=o("del.hvorfor_tid"), blokker=avsnitt(b.grunn)),
        Del(overskrift=o("del.trenger_nodhjelp"), blokker=(Avsnitt(tekst=o("forelopig.nodhjelp")),)),
        sporsmal(o, ramme),
    )
    return sett_sammen(
        o, ramme, Brevart.FORELOPIG_SVAR, o("tittel.forelopig"), ingress, deler, tittel=o("dokument.forelopig")
    )  # fmt: skip


def _varsel(o: Ordlyd, ramme: Ramme, b: Varselbrev) -> Brev:
    vedtaket = o("apning.vedtaket_fra", nummer=b.nummer, dato=o.dag(b.vedtaksdato)) if b.vedtaksdato else b.nummer
    blokker = (Avsnitt(tekst=o("varsel.svar", frist=o.dag(b.frist))), Avsnitt(tekst=o("varsel.hvordan", adresse=ramme.kontor.postadresse)))
    deler = (
        Del(overskrift=o("del.hvorfor_varsel"), blokker=avsnitt(b.grunn)),
        Del(overskrift=o("del.si_din_mening"), blokker=blokker),
        Del(overskrift=o("del.videre"), blokker=(Avsnitt(tekst=_folge(o, b)), Avsnitt(tekst=o("varsel.nytt_vedtak")))),
        Del(overskrift=o("del.regler_varsel"), blokker=(Avsnitt(tekst=_regler(o, b)),)),
        Del(overskrift=o("del.innsyn"), blokker=(Avsnitt(tekst=o("innsyn.rett")),)),
        sporsmal(o, ramme),
    )
    ingress = (Avsnitt(tekst=o(f"varsel.{b.om.value}", vedtaket=vedtaket)), Avsnitt(tekst=o("varsel.ikke_bestemt")))
    return sett_sammen(
        o, ramme, Brevart.VARSEL, o(f"tittel.varsel_{b.om.value}"), ingress, deler, tittel=o("dokument.varsel", nummer=b.nummer),
        nummer=b.nummer,
    )  # fmt: skip


def _folge(o: Ordlyd, b: Varselbrev) -> str:
    """VE-12: what it may come to, and the most it may be."""
    ord_ = {"prosent": str(b.prosent)} if b.om is Vedtaksart.REDUKSJON else {}
    return o(f"varsel.folge_{b.om.value}", **ord_)


def _regler(o: Ordlyd, b: Varselbrev) -> str:
    return o("varsel.regler_reduksjon") if b.om is Vedtaksart.REDUKSJON else o("varsel.regler", hjemmel=lovhjemmel(o, b.hjemmel))


def _dokumentasjon(o: Ordlyd, ramme: Ramme, b: Dokumentasjonsbrev) -> Brev:
    punkter = tuple(o("dokumentasjon.punkt", hva=setning(stor(tekst)), frist=o.dag(frist)) for tekst, frist in b.krav)
    deler = (
        Del(overskrift=o("del.trenger"), blokker=(Liste(punkter=punkter),)),
        Del(overskrift=o("del.lever"), blokker=(Avsnitt(tekst=o("dokumentasjon.lever", adresse=ramme.kontor.postadresse)),)),
        Del(overskrift=o("del.uten"), blokker=(*avsnitt(b.folge), Avsnitt(tekst=o("dokumentasjon.utsatt_frist")))),
        sporsmal(o, ramme),
    )
    ingress = (Avsnitt(tekst=o("dokumentasjon.innledning")),)
    return sett_sammen(
        o, ramme, Brevart.DOKUMENTASJON, o("tittel.dokumentasjon"), ingress, deler, tittel=o("dokument.dokumentasjon")
    )  # fmt: skip


def _bytte(o: Ordlyd, ramme: Ramme, b: Byttebrev) -> Brev:
    ingress = (Avsnitt(tekst=o("bytte.ny", navn=b.ny, dato=o.dag(b.fra))), Avsnitt(tekst=o("bytte.samme")))
    return sett_sammen(
        o, ramme, Brevart.VEILEDERBYTTE, o("tittel.bytte"), ingress, (sporsmal(o, ramme),), tittel=o("dokument.bytte")
    )  # fmt: skip


def _oppstart(o: Ordlyd, ramme: Ramme, b: Oppstartsbrev) -> Brev:
    ta_med = tuple(o(f"oppstart.ta_med_{n}") for n in ("inntekt", "utgifter", "gjeld", "post"))
    grunn = f"{o('oppstart.grunn')} {setning(b.grunn)}" if b.grunn else ""
    deler = (
        Del(overskrift=o("del.slik_hjelper"), blokker=(Avsnitt(tekst=o("oppstart.hjelp")), Avsnitt(tekst=o("oppstart.du_bestemmer")))),
        Del(overskrift=o("del.ta_med"), blokker=(Liste(punkter=ta_med), Avsnitt(tekst=o("oppstart.mangler_noe")))),
        sporsmal(o, ramme),
    )
    ingress = (Avsnitt(tekst=o("oppstart.start", navn=b.radgiver, dato=o.dag(b.start))), *avsnitt(grunn))
    return sett_sammen(
        o, ramme, Brevart.PARAGRAF_17, o("tittel.oppstart"), ingress, deler, tittel=o("dokument.oppstart")
    )  # fmt: skip
