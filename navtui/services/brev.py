"""The letters (VE-19): the one a vedtak becomes, the others one by one, and each as text to be read before it goes out.

Reading a letter is opening a person (PE-7): the caller has opened her by `services.apning.apne` with objekt "brev", or stands on her screen
or her vedtak's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from navtui.domain.belop import udelt
from navtui.domain.brev import Brev, Kontor, Ordlyd, Ramme, fra_json, sjekk_kontor
from navtui.domain.brev_andre import Bestilling, Byttebrev, ForelopigSvar, Oppstartsbrev, Varselbrev, brev, sjekk
from navtui.domain.brevko import Brevrad
from navtui.domain.forelopig_svar import NyttSvar, Svarobjekt
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.tilgang import finnes_ikke
from navtui.domain.vedtak import Vedtak
from navtui.letters.ordlyd import ordlyd
from navtui.letters.pdf import FerdigBrev, PdfFeil, lag
from navtui.letters.tegn import vask_brev
from navtui.letters.tekst import som_tekst
from navtui.services import forelopig_svar
from navtui.services.apning import apne
from navtui.services.lovhenvisning import svar as lov
from navtui.services.okt import Okt
from navtui.services.vedtak import les as les_vedtak
from navtui.services.vedtak_synlig import vist
from navtui.services.vedtaksbrev import underskrift, vedtaksbrev
from navtui.store import brev as lager
from navtui.store import forelopig_svar as forelopig_lager
from navtui.store import innstilling, vedtak
from navtui.store import sak as saklager
from navtui.store.db import Leser, Skriver

MEST = 50


@dataclass(frozen=True, slots=True)
class Brevvisning:
    """A letter to read. `utkast`: it has not been made; this is what it would be now."""

    tittel: str
    tekst: str
    utkast: bool


@dataclass(frozen=True, slots=True)
class Forberedt:
    """A letter made before the file is locked, and what it was made from: used only if that is still what it is."""

    brev: Brev
    ferdig: FerdigBrev


# --- a vedtak's letter ---


def vis_vedtak(okt: Okt, vedtak_id: int) -> Brevvisning:
    """The letter of a vedtak as text: as it was made, or for one that is not iverksatt as it would be, with what is missing said."""
    with okt.lese() as les:
        if (brev_id := lager.for_vedtak(les, vedtak_id)) is not None:
            return _laget(les, brev_id)
        v = vist(les, les_vedtak(les, vedtak_id))
        return utkast(vedtaksbrev(les, v, v.kontrollor, v.vedtaksdato or okt.i_dag))


def _laget(les: Leser, brev_id: int) -> Brevvisning:
    """A letter as it was made. PE-5: one that tells of somebody the reader has no access to, is read without her, from its vedtak."""
    vedtak_id = lager.nevner_skjult(les, brev_id)
    if vedtak_id is None:
        return _visning(fra_json(lager.innhold(les, brev_id)[0]), utkast=False)
    v = vist(les, les_vedtak(les, vedtak_id))
    return _visning(vask_brev(vedtaksbrev(les, v, v.kontrollor, v.vedtaksdato or les.i_dag)), utkast=False)


def utkast(b: Brev) -> Brevvisning:
    """A letter that is not made yet, as it would be printed."""
    return _visning(vask_brev(b), utkast=True)


def _visning(b: Brev, *, utkast: bool) -> Brevvisning:
    return Brevvisning(b.tittel, som_tekst(b), utkast)


def forbered(okt: Okt, vedtak_id: int) -> Forberedt | None:
    """VE-19: the letter as it will be when the one in `okt` signs now, made before the file is locked: setting it takes milliseconds that
    no other desk should wait for. None when it cannot be made; then the signing says why."""
    try:
        with okt.lese() as les:
            v = vedtak.hent(les, vedtak_id)
            if vist(les, v) is not v:  # PE-5: nor is it signed by her
                return None
            b = vedtaksbrev(les, v, okt.ident, okt.i_dag)
        return Forberedt(b, lag(b))
    except (Regelbrudd, PdfFeil):
        return None


def legg_ved(s: Skriver, v: Vedtak, forberedt: Forberedt | None, laget: lager.Laget = None) -> int:
    """VE-19: the letter of a vedtak that has just been iverksatt, in the same transaction. What was prepared is used if it says the same.

    Refuses, and with it the signing, when no letter can be made: no vedtak is left without one.
    """
    b = vedtaksbrev(s, v, v.kontrollor, v.vedtaksdato or s.i_dag)
    if forberedt is not None and forberedt.brev == b:
        ferdig = forberedt.ferdig
    else:
        ferdig = _lag(b, "Brevet kunne ikke lages, så vedtaket er ikke iverksatt. Ingenting er endret. Si fra til leder.")
    return _arkiver(s, v.person_id, ferdig, lager.saksnummer(s, v.sak_id), vedtak_id=v.id, laget=laget)


def _lag(b: Brev, ellers: str) -> FerdigBrev:
    try:
        return lag(b)
    except PdfFeil as feil:
        raise Regelbrudd("VE-19", ellers) from feil


def _arkiver(
    s: Skriver, person_id: int, f: FerdigBrev, saksnummer: str, vedtak_id: int | None = None,
    objekt: tuple[str, int] | None = None, varsel: tuple[str, date] | None = None, laget: lager.Laget = None,
) -> int:  # fmt: skip
    """PE-8, SI-3: kept as it was made, with the hashes of the PDF and of the content in the log."""
    b = f.brev
    brev_id = lager.sett_inn(
        s, person_id=person_id, art=b.art, saksnummer=saksnummer, malform=b.malform, innhold=f.innhold, pdf=f.pdf, sha256=f.sha256,
        typst=f.typst, mal=f.mal, vedtak_id=vedtak_id, objekt=objekt, varsel=varsel, laget=laget,
    )  # fmt: skip
    merker = {"art": b.art.value, "sha256": f.sha256, "innhold": f.innholdshash}
    s.logg("brev laget", person_id=person_id, objekt="brev", objekt_id=brev_id, vedtak=vedtak_id, **merker)
    return brev_id


# --- the other letters ---


def vis(okt: Okt, person_id: int, bestilling: Bestilling) -> Brevvisning:
    """A letter that is not made yet, as text. Refuses what it lacks, like `bestill`."""
    stopp_ved(sjekk(bestilling, okt.i_dag))
    with okt.lese() as les:
        return utkast(brev(*ordlyd_og_ramme(les, okt.ident, person_id), bestilling))


def bestill(okt: Okt, person_id: int, bestilling: Bestilling) -> int:
    """PM-4, VE-12, OP-5, PE-10, GJ-1: make the letter and put it in the queue. Returns its id."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        return bestill_i(s, person_id, bestilling)


def send_forelopig_svar(okt: Okt, nytt: NyttSvar) -> int:
    """PM-4: the foreløpig svar and its letter, both or neither. Returns the letter's id."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        svar = forelopig_lager.hent(s, Svarobjekt.av(nytt.objekt), nytt.id)
        forelopig_svar.send_i(s, nytt)
        if svar is None:
            raise finnes_ikke()
        klage = nytt.objekt is Svarobjekt.KLAGE
        poster = () if klage else lager.soknadsposter(s, nytt.id)
        b = ForelopigSvar(
            objekt_id=nytt.id, mottatt=svar.mottatt, poster=poster, klage=klage, grunn=nytt.grunn, ventet=nytt.forventet
        )  # fmt: skip
        return bestill_i(s, svar.person_id, b)


def bestill_i(s: Skriver, person_id: int, bestilling: Bestilling) -> int:
    """The same inside another service's unit of work: the letter is made with what it tells of, or neither is."""
    stopp_ved(sjekk(bestilling, s.i_dag))
    b = brev(*ordlyd_og_ramme(s, s.seer.ident, person_id), bestilling)
    if isinstance(bestilling, Varselbrev):
        return i_koen(s, person_id, b, bestilling.vedtak_id, varsel=(bestilling.om.value, bestilling.frist))
    return i_koen(s, person_id, b, objekt=_objekt(bestilling))


def i_koen(
    s: Skriver, person_id: int, b: Brev, vedtak_id: int | None = None, *,
    objekt: tuple[str, int] | None = None, varsel: tuple[str, date] | None = None, laget: lager.Laget = None,
) -> int:  # fmt: skip
    """A letter that is no vedtak's, made and put in the queue inside the caller's unit of work. Returns its id."""
    ferdig = _lag(b, "Brevet kunne ikke lages. Ingenting er lagret. Si fra til leder.")
    return _arkiver(s, person_id, ferdig, _saksnummer(s, person_id), vedtak_id=vedtak_id, objekt=objekt, varsel=varsel, laget=laget)


def _objekt(b: Bestilling) -> tuple[str, int] | None:
    if isinstance(b, ForelopigSvar):
        return ("klage" if b.klage else "soknad"), b.objekt_id
    if isinstance(b, Byttebrev):
        return "veilederbytte", b.bytte_id
    return ("gjeldssak", b.gjeldssak_id) if isinstance(b, Oppstartsbrev) else None


def _saksnummer(les: Leser, person_id: int) -> str:
    sak = saklager.hent_siste(les, person_id)
    if sak is None:
        raise Regelbrudd("PE-9", "Personen har ingen sak, så brevet har ikke noe saksnummer. Fordel søknaden først.")
    return sak.saksnummer


def ordlyd_og_ramme(les: Leser, ident: str, person_id: int) -> tuple[Ordlyd, Ramme]:
    """The person's language, and what is around a letter to her that is written today by `ident`."""
    mottaker = lager.mottaker(les, person_id)
    if mottaker is None:
        raise finnes_ikke()
    o = ordlyd(mottaker.malform)
    return o, Ramme(lager.kontor(les), mottaker, les.i_dag, _saksnummer(les, person_id), (underskrift(les, o, ident),))


def varsel(okt: Okt, vedtak_id: int, om: Vedtaksart, grunn: str, frist: date) -> Varselbrev:
    """VE-12: a varsel about one of the person's vedtak, with its number and date; refuses what a varsel may not lack."""
    with okt.lese() as leser:
        nummer = lager.vedtaksnummer(leser, vedtak_id)
        prosent, hjemmel = innstilling.hent(leser, "reduksjon_prosent"), udelt(lov(leser, ("VE-18",), leser.i_dag)[0].tekst)
    if nummer is None:
        raise vedtak.finnes_ikke()
    felt: dict[str, Any] = {"nummer": nummer[0], "vedtaksdato": nummer[1], "grunn": grunn, "frist": frist}
    b = Varselbrev(om=om, vedtak_id=vedtak_id, prosent=prosent, hjemmel=hjemmel, **felt)
    stopp_ved(sjekk(b, okt.i_dag))
    return b


def oppstart(okt: Okt, gjeldssak_id: int, radgiver: str, start: date, grunn: str) -> Oppstartsbrev:
    """GJ-1: when økonomisk rådgivning starts, with the rådgiver's name."""
    with okt.lese() as leser:
        navn, _ = lager.ansatt(leser, radgiver) or (radgiver, "")
    return Oppstartsbrev(gjeldssak_id=gjeldssak_id, radgiver=navn, start=start, grunn=grunn)


# --- what is made, and the letterhead ---


def for_person(okt: Okt, person_id: int) -> list[Brevrad]:
    """A person's letters, the newest first. The caller has opened the person."""
    with okt.lese() as les:
        return lager.for_person(les, person_id, MEST)


def les(okt: Okt, brev_id: int, grunn: str | None = None, tekst: str = "") -> Brevvisning:
    """PE-7: open a letter that is made, and read it as text. A reason given for the person today covers it."""
    with okt.lese() as leser:
        rad = lager.hent(leser, brev_id)
    if rad is None:
        raise finnes_ikke()
    apne(okt, rad.person_id, "brev", grunn, tekst=tekst, objekt_id=brev_id)
    with okt.lese() as leser:
        return _laget(leser, brev_id)


def kontoret(okt: Okt) -> Kontor:
    """The office as it stands on its letters."""
    with okt.lese() as leser:
        return lager.kontor(leser)


def sett_kontoret(okt: Okt, k: Kontor) -> None:
    """VE-19: another address, phone or Statsforvalter on the letters from now on. By the leder; what is sent stays as it was."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.INNSTILLINGER))
    stopp_ved(sjekk_kontor(k))
    with okt.skrive() as s:
        s.logg("brevhode", objekt="brevhode", objekt_id=lager.sett_kontor(s, k))
