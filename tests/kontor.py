"""A small made-up office on a real file, for tests: staff, and functions that put people and cases into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher

from navtui.domain.fodselsnummer import lag_syntetisk
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.loggfasit import STAND
from navtui.domain.satsutgave import UTGAVE
from navtui.domain.tilgang import Seer
from navtui.domain.vedtak_innhold import innholdshash
from navtui.services import sjekk_logg
from navtui.services.klokke import Klokke
from navtui.services.okt import Okt
from navtui.store import db, krypto, nokkelfil, satsutgave, skjema, vedtak
from navtui.store.fil import legg_ut
from navtui.store.sats import nye_leverte
from navtui.store.sjekk_logg import rader

I_DAG = date(2026, 11, 20)
"""A Friday."""

ANSATTE = {
    "KAL": ("Kari Lund", "veileder", "kommunal", 100, 1),
    "IDA": ("Ida Moen", "veileder", "kommunal", 100, 1),
    "JON": ("Jon Dahl", "veileder", "kommunal", 60, 1),
    "EVA": ("Eva Nes", "veileder", "statlig", 100, 1),
    "MAR": ("Marit Vik", "kvp_veileder", "kommunal", 100, 0),
    "GRO": ("Gro Haug", "gjeldsradgiver", "kommunal", 100, 0),
    "LEA": ("Lea Strand", "leder", "statlig", 100, 0),
    "PER": ("Per Berg", "mottak", "kommunal", 50, 0),
}
PASSORD = "vaagan"
RASK = krypto.Styrke(runder=1, minne=8, lop=1)
"""An argon2id that is quick."""
PIN = "123456"


@cache
def rask_hash(hemmelig: str) -> str:
    """An argon2 hash that is quick to check."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(hemmelig)


@dataclass(frozen=True)
class TestKlokke(Klokke):
    """A clock that stands still at 12:00 in Oslo."""

    __test__ = False
    dag: date = I_DAG
    kl: time = field(default=time(12, 0))

    def na(self) -> datetime:
        """Always the same instant."""
        return datetime.combine(self.dag, self.kl, ZoneInfo("Europe/Oslo")).astimezone(UTC)


NOKKEL = bytes(range(32))
"""The key of every office under test."""


def raa(fil: Path, nokkel: bytes = NOKKEL) -> db.Connection:
    """The file as another tool sees it that has got hold of the key: no authorizer, none of the program's settings."""
    return db.tilkoble(fil, nokkel)


def kopi(base: db.Base, mappe: Path) -> db.Base:
    """The same office in another folder, to change."""
    ny = db.Base(mappe / base.fil.name, base.nokkel)
    for fra, til in ((base.fil, ny.fil), (nokkelfil.sti(base.fil), nokkelfil.sti(ny.fil))):
        til.write_bytes(fra.read_bytes())
    return ny


@dataclass
class Kontor:
    """The office under test."""

    fil: Path
    lopenr: int = 0

    @property
    def base(self) -> db.Base:
        """Its file and key."""
        return db.Base(self.fil, NOKKEL)

    def okt(self, ident: str = "KAL", dag: date = I_DAG, kl: time = time(12, 0)) -> Okt:
        """A session for one of the staff."""
        navn, rolle, *_ = ANSATTE[ident]
        return Okt(self.base, ident, navn, rolle, "Nav Vågan", True, TestKlokke(demo_dato=dag, dag=dag, kl=kl))

    def sett_inn(self, tabell: str, som: str = "KAL", **kolonner: object) -> int:
        """Put one row in, as `som`, with a log entry."""
        with self.okt(som).skrive() as s:
            ny = s.sett_inn(tabell, **kolonner)
            s.logg("test")
        return ny

    def person(self, fornavn: str = "Mona", etternavn: str = "Olsen", fodt: date = date(1999, 3, 4), **mer: object) -> int:
        """A person with a synthetic number, findable by name."""
        from navtui.domain.navn import navnedeler, sokeform

        self.lopenr += 1
        felt = {
            "fnr": lag_syntetisk(fodt, self.lopenr), "fornavn": fornavn, "etternavn": etternavn, "fodt": fodt,
            "sokenavn": sokeform(f"{etternavn} {fornavn}"), "opprettet": self.okt().na(),
        } | mer  # fmt: skip
        with self.okt().skrive() as s:
            ny = s.sett_inn("person", **felt)
            for del_ in navnedeler(f"{fornavn} {etternavn}"):
                s.sett_inn("navnedel", **{"del": del_, "person_id": ny})
            s.logg("test", person_id=ny)
        return ny

    def husstand(self, form: str, *voksne: int, barn: tuple[int, ...] = (), fra: date = date(2020, 1, 1)) -> int:
        """A household of these persons."""
        with self.okt().skrive() as s:
            ny = s.sett_inn("husstand", form=form, opprettet=s.na)
            for p in voksne:
                s.sett_inn("husstandsmedlem", husstand_id=ny, person_id=p, rolle="voksen", fra=fra)
            for p in barn:
                s.sett_inn("husstandsmedlem", husstand_id=ny, person_id=p, rolle="barn", fra=fra)
            s.logg("test")
        return ny

    def bor_alene(self, person_id: int) -> None:
        """Registered so, as an office does before the first vedtak (PE-4); one who has a household keeps it."""
        with self.okt("LEA").lese() as les:
            finnes = les.verdi("select 1 from husstandsmedlem where person_id = :p and rolle = 'voksen'", p=person_id)
        if not finnes:
            self.husstand("enslig", person_id)

    def sak(self, person_id: int, veileder: str = "KAL", **mer: object) -> int:
        """An open case with a responsible veileder."""
        felt: dict[str, Any] = {
            "saksnummer": f"2026-{person_id:04}", "person_id": person_id, "veileder": veileder, "neste_dato": date(2026, 12, 1),
            "apnet": date(2026, 1, 1),
        } | mer  # fmt: skip
        return self.sett_inn("sak", **felt)

    def soknad(self, person_id: int, *arter: str, **mer: object) -> int:
        """A søknad for these things (livsopphold when none is named)."""
        felt = {
            "person_id": person_id, "mottatt": I_DAG, "kanal": "papir", "tilstand": "mottatt", "registrert_av": "PER",
            "registrert_tid": self.okt().na(),
        } | mer  # fmt: skip
        with self.okt().skrive() as s:
            ny = s.sett_inn("soknad", **felt)
            for art in arter or ("livsopphold",):
                s.sett_inn("soknadspost", soknad_id=ny, art=art)
            s.logg("test", person_id=person_id)
        return ny


def uenig(kontor: Kontor) -> list[str]:
    """What the rows of the office are that its log does not say (SI-3): nothing, whatever the services have done."""
    with db.lese(kontor.base, Seer("LEA", "leder"), I_DAG) as les:
        return [f"{regel}: {brutt}: {', '.join(hvor)}" for regel, _, brutt, hvor, _ in sjekk_logg.sjekk(les, demo=True) if hvor]


def send_raatt(s: db.Skriver, vedtak_id: int, sum_ore: int = 100) -> str:
    """The first signature and the state it leads to, past the services; returns the hash. The triggers want the content's own (KO-3)."""
    hash_ = innholdshash(vedtak.hent(db.Leser(s._conn, Seer("", "leder"), s.i_dag), vedtak_id))
    s.sett_inn("signatur", vedtak_id=vedtak_id, runde=1, plass=1, ident=s.seer.ident, hash=hash_, tid=s.na)
    s.endre("vedtak", hvor={"id": vedtak_id}, tilstand="til_kontroll", innhold_hash=hash_, sum_ore=sum_ore, sendt_tid=s.na)
    return hash_


def iverksett_raatt(s: db.Skriver, vedtak_id: int, dag: date = I_DAG) -> None:
    """The second signature and the state it leads to, past the services."""
    hash_ = s.verdi("select innhold_hash from vedtak where id = :id", alle=True, id=vedtak_id)
    leder = s.seer.rolle == "leder"
    s.sett_inn("signatur", vedtak_id=vedtak_id, runde=1, plass=2, ident=s.seer.ident, hash=hash_, tid=s.na, som_leder=leder)
    s.endre("vedtak", hvor={"id": vedtak_id}, tilstand="iverksatt", iverksatt_tid=s.na, vedtaksdato=dag)


def lag_kontor(fil: Path) -> Kontor:
    """An office with its staff and nobody else."""
    kontor = Kontor(fil)
    fil.touch()
    legg_ut(kontor.base)
    nokkelfil.opprett(fil, NOKKEL, nokkelfil.Hode(skjema.SKJEMAVERSJON, "Nav Vågan", "1865", True, I_DAG.isoformat()))
    with nokkelfil.skrive(fil) as n:
        for ident, (navn, rolle, *_) in ANSATTE.items():
            n.sett_innpakning(NOKKEL, nokkelfil.Bruker(ident, navn, rolle), krypto.pakk_inn(NOKKEL, PASSORD, ident, RASK))
    with db.skrive(kontor.base, Seer("system", "leder"), kontor.okt().na(), I_DAG) as s:
        s.sett_inn("kontor", id=1, navn="Nav Vågan", kommunenummer="1865", demo=1, demo_dato=I_DAG, opprettet=s.na)
        for ident, (navn, rolle, ansettelse, prosent, sosialhjelp) in ANSATTE.items():
            s.sett_inn(
                "ansatt", ident=ident, navn=navn, rolle=rolle, ansettelse=ansettelse, stillingsprosent=prosent, sosialhjelp=sosialhjelp,
                pin=None if rolle == "mottak" else rask_hash(PIN), fra=date(2020, 1, 1),
            )  # fmt: skip
        for ident, art in product((i for i, (_, rolle, *_) in ANSATTE.items() if rolle != "mottak"), Vedtaksart):
            s.sett_inn("delegasjon", ident=ident, vedtaksart=art, fra=date(2020, 1, 1), dokument="Brev 1", satt_av="LEA", tid=s.na)
        satsutgave.sett_inn(s, UTGAVE, (rad for rad, _ in nye_leverte(())))
        # so that `navtui sjekk` holds every row against the log, as in an office's own file
        s.logg(STAND, stand={slag: list(rader(s, slag)) for slag in ("ansatt", "delegasjon")})
    return kontor
