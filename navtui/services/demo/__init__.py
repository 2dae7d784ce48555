"""The demo office: an office with people, cases and a day's work, made from the fixtures for any date (`navtui demo`)."""

from __future__ import annotations

from datetime import date, timedelta
from operator import itemgetter
from pathlib import Path

from navtui.domain.demo import tider
from navtui.domain.demo.kopi import Kopi
from navtui.domain.demo.regning import Regnskap
from navtui.domain.innlogging import DEMO_PASSORD
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.satsutgave import UTGAVE
from navtui.domain.utbetaling import bankdag_for
from navtui.services.demo import brev, klage, stand
from navtui.services.demo.bunke import Bunke, Fase
from navtui.services.demo.gjeld import Gjeld
from navtui.services.demo.kjeder import Kjeder
from navtui.services.demo.lasting import Fikstur, hent_fikstur, utvalgene
from navtui.services.demo.oppfolging import Oppfolging
from navtui.services.demo.personer import Folk, Serier
from navtui.services.demo.post import Postkasse
from navtui.services.demo.vedtak import Vedtaksskriver
from navtui.store import fil as fillager
from navtui.store import krypto, nokkelfil
from navtui.store.db import Base
from navtui.store.demo import Masselager, masselager
from navtui.store.sats import nye_leverte
from navtui.store.satser import leverte
from navtui.store.skjema import SKJEMAVERSJON

__all__ = ["krev_kan_lages", "lag_demo", "utvalgene"]

_DELEGERT = (
    "stonad",
    "nodhjelp",
    "avslag",
    "avvist",
    "botilbud",
    "radgivning",
    "garanti",
    "kvp",
    "opphor",
    "omgjoring",
    "reduksjon",
    "stans",
)


def krev_kan_lages(fil: Path, dato: date) -> None:
    """Refuse a name that is taken or cannot be used, and a date without satser, before anything is said or made."""
    stopp_ved(tider.sjekk_dato(dato))
    fillager.krev_ledig(fil)


def lag_demo(fil: Path, utvalg: str, dato: date, ganger: int) -> Base:
    """Make a demo office on a file that is not there. The same name, date and number give the same content.

    `utvalg` is a fixture's name (vaagan, slem, tom); `ganger` multiplies persons and not staff. Refuses a file that exists, a fixture
    that does not, a date without satser and fewer than one; then nothing is left behind. Returns the file
    with its key.
    """
    krev_kan_lages(fil, dato)
    if ganger < 1:
        raise Regelbrudd("PE-2", "Ganger: skriv et helt tall fra 1 og opp.", "ganger")
    fikstur = hent_fikstur(utvalg)
    with fillager.ny_fil(fil) as uferdig:
        base = Base(uferdig, krypto.ny_nokkel())
        _nokkelfil(base, fikstur, dato)
        fillager.legg_ut(base)
        with masselager(base, dato) as lager:
            _fyll(lager, fikstur, dato, ganger)
    ferdig = Base(fil, base.nokkel)
    stand.skriv(ferdig, dato)
    if fikstur.personer:
        brev.lag(ferdig, dato)
    return ferdig


def _nokkelfil(base: Base, fikstur: Fikstur, dato: date) -> None:
    """Everyone opens a demo file with the same passphrase; the sign-in screen tells who there is."""
    k = fikstur.kontor
    nokkelfil.opprett(base.fil, base.nokkel, nokkelfil.Hode(SKJEMAVERSJON, k.navn, k.kommunenummer, True, dato.isoformat()))
    with nokkelfil.skrive(base.fil) as n:
        for a in k.ansatte:
            pakke = krypto.pakk_inn(base.nokkel, DEMO_PASSORD, a.ident, krypto.OVING)
            n.sett_innpakning(base.nokkel, nokkelfil.Bruker(a.ident, a.navn, a.rolle), pakke)


def _fyll(lager: Masselager, fikstur: Fikstur, dato: date, ganger: int) -> None:
    b, tid = Bunke(), tider.kl(dato, 6)
    _kontoret(b, fikstur, dato, tid)
    b.skriv(lager, tid)
    lager.logg([None], tid, utvalg=fikstur.utvalg.kontor, ganger=ganger)
    if not fikstur.personer or fikstur.navn is None:
        return
    rutineider = klage.rutiner(b, fikstur, dato)
    serier, regnskap = Serier(), Regnskap(leverte().veiledende, dato)
    igjen = (fikstur.utvalg.saker or len(fikstur.personer)) * ganger
    egne_navn = fikstur.utvalg.navn is not None
    nr = 0
    while igjen > 0:
        kopi = Kopi(nr, fikstur.navn, egne_navn or nr > 0)
        _kopi(b, fikstur, kopi, serier, regnskap, dato, min(igjen, len(fikstur.personer)), rutineider)
        b.skriv(lager, tid)
        igjen, nr = igjen - len(fikstur.personer), nr + 1
    b.skriv_skjerming(lager)
    _betal(lager, dato)


def _kopi(
    b: Bunke, fikstur: Fikstur, kopi: Kopi, serier: Serier, regnskap: Regnskap, dato: date, antall: int, rutiner: dict[str, int]
) -> None:
    """One copy of the office's people, or the first `antall` of them."""
    assert fikstur.dag is not None
    folk = Folk(b, fikstur, kopi, serier, dato)
    folk.lag(fikstur.personer[:antall])
    skriver = Vedtaksskriver(b, serier, regnskap, dato)
    kjeder = Kjeder(b, fikstur, kopi, skriver)
    gjeld = Gjeld(b, kopi, folk, skriver, kjeder.signaturer)
    jobber = [jobb for rigg in folk.rigger.values() for jobb in kjeder.plan(rigg)]
    jobber += [kjeder.plan_saervedtak(folk.rigger[s.sak], s) for s in fikstur.dag.saervedtak if s.sak in folk.rigger]
    jobber += [gjeld.plan(mal) for mal in fikstur.gjeld]
    for _, lag in sorted(jobber, key=itemgetter(0)):
        lag()
    for rigg in folk.rigger.values():
        kjeder.vilkarsutfall(rigg)
    for u in fikstur.dag.vedtak:
        if u.sak in folk.rigger:
            kjeder.utkast(folk.rigger[u.sak], u)
    Postkasse(b, fikstur, kopi, folk, dato).lag()
    Oppfolging(b, fikstur, kopi, folk, dato).lag()
    klager = klage.Klager(b, kopi, folk, kjeder.signaturer, rutiner)
    for k in fikstur.klager:
        klager.lag(k)


def _kontoret(b: Bunke, fikstur: Fikstur, dato: date, tid: str) -> None:
    """The office, its staff, who may sign what (KO-11), and who is away."""
    k = fikstur.kontor
    b.legg_uten_id("kontor", id=1, navn=k.navn, kommunenummer=k.kommunenummer, demo=1, demo_dato=dato, opprettet=tid)
    b.legg_uten_id("satsutgave", nr=UTGAVE, tid=tid)
    for rad, _ in nye_leverte(()):
        b.legg("levertsats", **rad._asdict(), tid=tid)
    for a in k.ansatte:
        fra = dato + timedelta(days=a.fra_om)
        b.legg_uten_id("ansatt", **a.model_dump(exclude={"fra_om"}), fra=fra)
        for art in _DELEGERT if a.pin else ():
            b.legg(
                "delegasjon", fase=Fase.UTKAST, ident=a.ident, vedtaksart=art, fra=fra, dokument=f"Delegasjonsbrev {fra.year}",
                satt_av="LEA", tid=tider.kl(tider.arbeidsdag(fra), 12),
            )  # fmt: skip
    b.legg("brevhode", fase=Fase.UTKAST, **k.brevhode.model_dump(exclude={"statsforvalter_adresse"}), ident="LEA", tid=tid)
    b.legg(
        "innstilling", fase=Fase.UTKAST, navn="statsforvalter_adresse", verdi=k.brevhode.statsforvalter_adresse, gyldig_fra=dato,
        ident="LEA", tid=tid,
    )  # fmt: skip
    for f in fikstur.dag.fravaer if fikstur.dag else ():
        fra = dato + timedelta(days=f.fra_om)
        b.legg(
            "fravaer", fase=Fase.UTKAST, ident=f.ident, art=f.art, fra=fra,
            til=None if f.til_om is None else dato + timedelta(days=f.til_om),
            stedfortreder=f.stedfortreder, satt_av="LEA", tid=tider.kl(min(dato, fra), 7, 30),
        )  # fmt: skip


def _betal(lager: Masselager, dato: date) -> None:
    """VE-21: what fell due on a banking day before today has been paid; what falls due today is the day's work."""
    dager = [(d, b) for d in lager.forfallsdatoer() if (b := bankdag_for(d)) < dato]
    rader = [(forfall, bankdag, tider.kl(bankdag, 8, 30), tider.kl(bankdag, 9, 10), tider.kl(bankdag, 9, 15)) for forfall, bankdag in dager]
    lager.betal(rader, "MAR", "LEA")
