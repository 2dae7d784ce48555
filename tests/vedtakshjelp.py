"""Vedtak for tests, made by the services the screens use."""

from __future__ import annotations

from datetime import date, timedelta

from navtui.domain.apning import Apningsgrunn
from navtui.domain.brevko import Brevrad
from navtui.domain.kodeverk import Bekreftelsesart, Hjemmel, Sjekkpunkt, Stonadsform, Utfall, Utgiftstype, Vedtaksart
from navtui.domain.kodeverk.brev import Sendemaate
from navtui.domain.varsel import Varselsvar
from navtui.domain.vedtak import Behov, Vedtak
from navtui.services import brev, brevko, kontroll, signatur, varsel, vedtak, vedtak_innhold
from navtui.services.okt import Okt
from tests.kontor import PIN, Kontor

VOKSEN = date(1984, 3, 4)
"""Over 30, so that VE-9 does not ask."""
ALLE_PUNKTER = tuple(Sjekkpunkt)
TEKST = "Hun mistet jobben i forrige måned og har ingen oppsparte midler. Leien er rimelig for stedet."


def innvilg(kontor: Kontor, v: Vedtak, ident: str = "KAL") -> Vedtak:
    """Every item granted as bidrag after § 18."""
    for post in v.poster:
        ny = post.model_copy(update={"utfall": Utfall.INNVILGET, "hjemmel": Hjemmel.PARAGRAF_18, "form": Stonadsform.BIDRAG})
        v = vedtak_innhold.endre(kontor.okt(ident), v.id, v.versjon, ny)
    return v


def ferdig_utkast(kontor: Kontor, ident: str = "KAL", person_id: int | None = None, tekst: str = TEKST, **hode: object) -> Vedtak:
    """A draft for an enslig with husleie that nothing stops."""
    p = person_id or kontor.person(fodt=VOKSEN)
    with kontor.okt("LEA").lese() as les:
        har_sak = les.verdi("select 1 from sak where person_id = :p and avsluttet is null", alle=True, p=p)
    if not har_sak:
        kontor.sak(p, ident if ident != "LEA" else "KAL")
    kontor.bor_alene(p)
    soknad = kontor.soknad(p, "livsopphold", "husleie", tilstand="fordelt", saksbehandler=ident)
    v = vedtak.nytt_utkast(kontor.okt(ident), p, soknad, fra=date(2026, 12, 1))
    v = innvilg(kontor, v, ident)
    v = vedtak_innhold.legg_til(kontor.okt(ident), v.id, v.versjon, Behov(art=Utgiftstype.HUSLEIE, belop_ore=950_000))
    felt = {
        "avvik": "ingen", "inntektsrolle": "hovedinntekt", "hovedinntekt": "ingen", "arbeidssoker": "ja", "begrunnelse": tekst,
    } | hode  # fmt: skip
    return vedtak_innhold.endre_hode(kontor.okt(ident), v.id, v.versjon, **felt)


def sendt(kontor: Kontor, ident: str = "KAL", **mer: object) -> Vedtak:
    """A vedtak that waits for control, sent by `ident`."""
    v = ferdig_utkast(kontor, ident, **mer)  # type: ignore[arg-type]
    return signatur.send(kontor.okt(ident), v.id, v.versjon, PIN)


def kontroller(kontor: Kontor, v: Vedtak, ident: str = "IDA") -> Vedtak:
    """Signed by `ident` at her own desk, every point ticked."""
    return signatur.kontroller(kontor.okt(ident), v.id, v.versjon, PIN, punkter=ALLE_PUNKTER)


def iverksatt(kontor: Kontor, ident: str = "KAL", av: str = "IDA", **mer: object) -> Vedtak:
    """An iverksatt vedtak."""
    return kontroller(kontor, sendt(kontor, ident, **mer), av)


NY_TEKST = "Situasjonen er endret denne måneden: hun har søkt to jobber."


def fornyet(kontor: Kontor, forrige: Vedtak, ident: str = "KAL", tekst: str = NY_TEKST) -> Vedtak:
    """A renewal with everything answered, that nothing stops."""
    okt = kontor.okt(ident)
    maanedens = {"mottatt": forrige.fra, "tilstand": "fordelt", "saksbehandler": ident, "fornyelse": 1}
    soknad = kontor.soknad(forrige.person_id, "livsopphold", "husleie", **maanedens)
    v = vedtak.fornye(okt, forrige.id, soknad)
    for b in v.behov:
        v = vedtak_innhold.bekreft_linje(okt, v.id, v.versjon, b)
    for hva in (Bekreftelsesart.INNTEKT, Bekreftelsesart.VILKAR, Bekreftelsesart.KONTAKT):
        v = vedtak_innhold.bekreft(okt, v.id, v.versjon, hva)
    return vedtak_innhold.endre_hode(okt, v.id, v.versjon, avvik="ingen", begrunnelse=tekst)


def lagt_i_posten(okt: Okt, rad: Brevrad, dag: date, maate: Sendemaate = Sendemaate.POST) -> None:
    """A letter in the queue is written out beside the office's file, and has left the office that day."""
    brevko.skriv_ut(okt, rad, okt.fil.parent, Apningsgrunn.SAMARBEID)
    brevko.marker_sendt(okt, next(r for r in brevko.ko(okt, lukket=rad.lukket)[0] if r.id == rad.id), dag, maate)


def varslet(kontor: Kontor, v: Vedtak, laget: date, svar: str = "", art: Vedtaksart = Vedtaksart.REDUKSJON, dager: int = 7) -> date:
    """A varsel about it, made and sent that day, and what was answered the day after; with no answer, that none came. Returns the first day
    it may be built on."""
    okt = kontor.okt("KAL", laget)
    frist = laget + timedelta(days=dager)
    brev_id = brev.bestill(okt, v.person_id, brev.varsel(okt, v.id, art, "Du møtte ikke.", frist))
    rad = next(r for r in brev.for_person(okt, v.person_id) if r.id == brev_id)
    lagt_i_posten(okt, rad, laget)
    dag = laget + timedelta(days=1) if svar else frist + timedelta(days=1)
    varsel.for_svar(kontor.okt("KAL", dag), v.id, art, Varselsvar(svarte=bool(svar), dato=dag, tekst=svar))
    return dag


def kandidat_ider(kontor: Kontor, v: Vedtak, som: str = "LEA") -> tuple[str, ...]:
    """Who may sign now, as the screen says."""
    return kontroll.apne(kontor.okt(som), v.id).kan_signeres_av
