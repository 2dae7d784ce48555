"""Sending the letters: the queue, the closed queue for kode 6, the PDF to a folder, and that it has gone (PE-5, PE-7, PE-10, KL-2)."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from navtui.domain.brev import Brev, fra_json, til_json
from navtui.domain.brevko import Brevrad, kan_sendes, kan_skrive_samlet, kan_skrive_ut
from navtui.domain.kodeverk import Vedtakstilstand
from navtui.domain.kodeverk.brev import Brevart, Brevtilstand, Sendemaate
from navtui.domain.kodeverk.oppfolging import Informertkanal
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.sak import Informert
from navtui.domain.tilgang import finnes_ikke
from navtui.domain.vedtak_innhold import sjekk_signert_innhold
from navtui.letters.pdf import PdfFeil, fra_innhold
from navtui.services.apning import apne
from navtui.services.brev import legg_ved
from navtui.services.okt import Okt
from navtui.store import brev as lager
from navtui.store import oppgave as oppgavelager
from navtui.store import sak as saklager
from navtui.store import vedtak as vedtakslager
from navtui.store.db import Foreldet, Leser, Skriver

SIDE = 200


def ko(okt: Okt, *, lukket: bool = False, hopp: int = 0) -> tuple[list[Brevrad], int]:
    """What has not left the office, the oldest first, and how many there are. `lukket`: of those who are protected."""
    with okt.lese() as les:
        return lager.ko(les, lukket=lukket, antall=SIDE, hopp=hopp), lager.antall_i_ko(les, lukket=lukket)


def skriv_ut(okt: Okt, rad: Brevrad, mappe: Path, grunn: str | None = None, tekst: str = "") -> Path:
    """One letter as a PDF in a folder, marked as written out. Refuses to write over a file.

    To write it out is to open it (PE-7): outside one's own portfolio with a reason, as `brev.les` and `navtui brev`. For kode 6 the paper
    has no address, also when the letter was made before the person was protected (PE-5).
    """
    stopp_ved(kan_skrive_ut(okt.rolle))
    with okt.lese() as les:
        person_id = krev(les, rad).person_id
    apne(okt, person_id, "brev", grunn, tekst=tekst, objekt_id=rad.id)
    return _til_mappen(okt, lambda s: [krev(s, rad)], mappe)[0]


def skriv_ut_koen(okt: Okt, mappe: Path, *, lukket: bool = False) -> list[Path]:
    """All that wait in a queue and are not written out, at most `SIDE`, the oldest first; all of them or none.

    This is the office's post, and not an opening: nobody is picked, and each is logged on its person as one of so many (PE-7). One letter
    alone is no post: it is opened like any other.
    """
    stopp_ved(kan_skrive_ut(okt.rolle))

    def venter(s: Leser) -> list[Brevrad]:
        rader = lager.venter(s, lukket=lukket, antall=SIDE)
        stopp_ved(kan_skrive_samlet(len(rader)))
        return rader

    return _til_mappen(okt, venter, mappe)


def _til_mappen(okt: Okt, hvilke: Callable[[Leser], list[Brevrad]], mappe: Path) -> list[Path]:
    skrevet: list[Path] = []
    try:
        with okt.skrive() as s:
            rader = hvilke(s)
            samlet = {"samlet": len(rader)} if len(rader) > 1 else {}
            for rad in rader:
                skrevet.append(_til_fil(mappe / rad.filnavn, _papir(s, rad)))
                if rad.tilstand is not Brevtilstand.SENDT:
                    lager.sett_skrevet_ut(s, rad)
                s.logg("brev skrevet ut", person_id=rad.person_id, objekt="brev", objekt_id=rad.id, lukket=rad.lukket, **samlet)
    except BaseException:
        for fil in skrevet:
            fil.unlink(missing_ok=True)
        raise
    return skrevet


def krev(s: Leser, rad: Brevrad) -> Brevrad:
    """The letter, if it is as the screen shows it (SI-7), and the reader may know of all it tells of (PE-5)."""
    na = lager.hent(s, rad.id)
    if na is None or lager.nevner_skjult(s, rad.id) is not None:
        raise finnes_ikke()
    if na.versjon != rad.versjon:
        raise Regelbrudd("SI-7", f"Brevet er nå {na.stand}. Ingenting er gjort.")
    return na


def _papir(s: Leser, rad: Brevrad) -> bytes:
    """The PDF that is kept. For kode 6 the same letter without an address; where the person has died since, the same to her dødsbo."""
    innhold, pdf = lager.innhold(s, rad.id)
    laget = fra_json(innhold)
    brev = _til_boet(s, rad, laget)
    if rad.uten_adresse:
        brev = brev.uten_adresse()
    if brev == laget:
        return pdf
    try:
        return fra_innhold(til_json(brev))
    except PdfFeil as feil:
        raise Regelbrudd("PE-5", "Brevet kunne ikke lages på nytt med rett mottaker. Ingenting er skrevet ut. Si fra til leder.") from feil


def _til_boet(s: Leser, rad: Brevrad, brev: Brev) -> Brev:
    """The letter to the dødsbo, where it was made to the person herself or her verge before she died."""
    til = lager.mottaker(s, rad.person_id)
    if til is None or not til.dod or brev.mottaker[:1] not in ((til.navn,), (til.verge,)):
        return brev
    return brev.til(til.linjer)


def _til_fil(fil: Path, pdf: bytes) -> Path:
    """A new file that only its owner may read, on disk before this returns."""
    try:
        nr = os.open(fil, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError as feil:
        raise Regelbrudd("VE-19", f"Filen {fil.name} finnes allerede i mappen. Flytt den først.", "mappe") from feil
    except OSError as feil:
        raise Regelbrudd("VE-19", "Kan ikke skrive i mappen. Velg en annen.", "mappe") from feil
    try:
        with os.fdopen(nr, "wb") as ut:
            ut.write(pdf)
            ut.flush()
            os.fsync(ut.fileno())
    except OSError as feil:
        fil.unlink(missing_ok=True)
        raise Regelbrudd("VE-19", "Brevet ble ikke skrevet: disken svarer ikke eller er full.", "mappe") from feil
    return fil


def marker_sendt(okt: Okt, rad: Brevrad, dato: date, maate: Sendemaate) -> None:
    """KL-2: it has left the office on this day. A letter about a new veileder also tells that the person is informed (PE-10)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.BESKJED))
    with okt.skrive() as s:
        na = krev(s, rad)
        stopp_ved(kan_sendes(na, dato, okt.i_dag))
        try:
            lager.sett_sendt(s, na, dato, maate)
        except Foreldet as feil:
            raise Regelbrudd("SI-7", "Brevet er endret ved en annen plass. Ingenting er lagret.") from feil
        _folger(s, na, dato)
        s.logg("brev sendt", person_id=na.person_id, objekt="brev", objekt_id=na.id, dato=dato, maate=maate)


def _folger(s: Skriver, rad: Brevrad, dato: date) -> None:
    objekt = lager.objekt(s, rad.id)
    if rad.art is Brevart.VEILEDERBYTTE and objekt is not None and saklager.bytte_person(s, objekt[1]) is not None:
        saklager.sett_informert(s, objekt[1], Informert(kanal=Informertkanal.BREV, dato=dato))
        oppgavelager.lukk_for(s, "veilederbytte", objekt[1], Informertkanal.BREV)
        s.logg("bytte_informert", person_id=rad.person_id, objekt="veilederbytte", objekt_id=objekt[1], kanal=Informertkanal.BREV)


def til_mappe(okt: Okt, vedtaksnummer: str, mappe: Path, grunn: str | None = None, tekst: str = "") -> Path:
    """`navtui brev`: the letter of a vedtak as a PDF in a folder. Opens the letter first, with a reason where one is needed (PE-7).

    A vedtak one may not know of is answered like one that is not there (PE-5).
    """
    if not mappe.is_dir():
        raise Regelbrudd("VE-19", f"Mappen finnes ikke: {mappe}.", "mappe")
    with okt.lese() as les:
        treff = lager.vedtak_med_nummer(les, vedtaksnummer.strip())
    if treff is None:
        raise vedtakslager.finnes_ikke()
    vedtak_id, person_id = treff
    apne(okt, person_id, "vedtak", grunn, tekst=tekst, objekt_id=vedtak_id)
    stopp_ved(kan_skrive_ut(okt.rolle))
    rad = _vedtakets(okt, vedtak_id)
    return _til_mappen(okt, lambda s: [krev(s, rad)], mappe)[0]


def _vedtakets(okt: Okt, vedtak_id: int) -> Brevrad:
    """The letter of a vedtak. One iverksatt before the program made letters gets its now, of what was signed then; others have none yet."""
    with okt.skrive() as s:
        brev_id = lager.for_vedtak(s, vedtak_id)
        if brev_id is None:
            v = vedtakslager.hent(s, vedtak_id)
            if v.tilstand is not Vedtakstilstand.IVERKSATT:
                raise Regelbrudd("VE-19", f"Vedtak {v.nummer} er {v.tilstand.tekst}. Brevet lages når det er iverksatt.")
            stopp_ved(sjekk_signert_innhold(v))
            brev_id = legg_ved(s, v, None)
        rad = lager.hent(s, brev_id)
    if rad is None:
        raise vedtakslager.finnes_ikke()
    return rad
