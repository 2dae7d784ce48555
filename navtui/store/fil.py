"""The file before anyone has signed in: may it be opened, and making a new one. Refusals change nothing and create nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from navtui.domain.kontorfil import Innlogger, Kontorfil
from navtui.domain.regelbrudd import Regelbrudd
from navtui.store import nokkelhode, skjema, tilkobling
from navtui.store.feil import FEIL_NOKKEL, er_feil_nokkel, er_skadet, oversett
from navtui.store.nokkelhode import sti
from navtui.store.plassering import nettstasjon
from navtui.store.tilkobling import Base, Connection, Databasefeil

_MAGI = b"SQLite format 3\0"
_HODE = 100


def hent_kontorfil(fil: Path) -> Kontorfil:
    """Check that this is an office's file that can be used here, and read whose it is. Raises Regelbrudd with what is wrong.

    Runs before the first paint and before anyone has a key: it reads the file's first bytes and the key file beside it (about 1 ms).
    What takes the key is checked at sign-in (`sjekk_innhold`). Called once, before SQLite has the file open: see `_les_hode`.
    """
    _sjekk_hode(fil, _les_hode(fil))
    return hent_kontor(fil)


def hent_kontor(fil: Path) -> Kontorfil:
    """Whose file it is, by the key file alone, as it is now: for each sign-in, also in a program that has the file open."""
    sjekk_plass(fil)
    sjekk_plass(sti(fil))
    hode, brukere = nokkelhode.hent(fil)
    if hode.skjema > skjema.SKJEMAVERSJON:
        raise _nyere(fil, hode.skjema)
    hvem = tuple(Innlogger(b.ident, b.navn or "", b.rolle or "") for b in brukere) if hode.demo else ()
    dato = date.fromisoformat(hode.demo_dato) if hode.demo_dato else None
    return Kontorfil(fil.resolve(), hode.kontor, hode.kommunenummer, hode.demo, dato, hvem, hode.skjema)


def sjekk_innhold(base: Base) -> None:
    """With the key: the file is whole enough to read, has the shape the program was shipped with, and is the key file's own. 6 ms."""
    from navtui.store import nokkelfil

    with nokkelfil.lese(base.fil) as n:
        hode, forseglet = n.hode(), n.er_forseglet(base.nokkel)
    if not forseglet:
        raise Regelbrudd("SI-2", f"Nøkkelfilen er endret med et annet program: {sti(base.fil)}. Hent den fra sikkerhetskopien.")
    with _lest(base) as conn:
        journal = conn.execute("pragma journal_mode").fetchone()[0]
        _sjekk_skjema(base.fil, skjema.avvik(conn) if journal == "delete" else ["journal_mode"])
        rad = conn.execute("select demo, demo_dato from kontor").fetchone()
    if rad is None:
        raise _nei(f"Filen er ikke ferdig laget: {base.fil}. Lag den på nytt.")
    if (bool(rad["demo"]), rad["demo_dato"]) != (hode.demo, hode.demo_dato):
        raise Regelbrudd("SI-2", f"Nøkkelfilen hører ikke til denne filen: {sti(base.fil)}. Hent begge fra samme sikkerhetskopi.")


class Ukryptert(Regelbrudd):
    """The file was made before files were encrypted: services/kryptering.py makes an encrypted one of it."""

    def __init__(self, fil: Path) -> None:
        super().__init__("SI-2", f"Filen er fra en eldre navtui og er ikke kryptert: {fil}. Leder lager en kryptert med «navtui krypter».")
        self.fil = fil


def sjekk_plass(fil: Path) -> None:
    """Refuse a file on a network drive, or one whose folder cannot hold its journal."""
    if nett := nettstasjon(fil):
        raise _nei(f"Filen ligger på en nettverksstasjon ({nett}), og der er den ikke trygg: {fil}. Legg den på en lokal disk.")
    finnes = os.path.exists(fil)
    if finnes and not os.access(fil, os.R_OK | os.W_OK):
        raise _nei(f"Filen er skrivebeskyttet: {fil}. Du trenger rett til å endre den.")
    mappe = (fil.resolve() if finnes else fil.absolute()).parent
    if not os.access(mappe, os.W_OK | os.X_OK):
        raise _nei(f"Mappen er skrivebeskyttet: {mappe}. Filen trenger plass til journalen ved siden av seg.")


def krev_ledig(fil: Path) -> None:
    """Refuse a name that is taken, and a folder where no file can be made."""
    for tatt in (fil, sti(fil)):
        if os.path.lexists(tatt):  # Path.exists raises where a folder may not be read, and for a name that is too long
            raise _nei(f"Filen finnes allerede: {tatt}. Velg et annet navn.")
    if not os.path.isdir(fil.absolute().parent):
        raise _nei(f"Mappen finnes ikke: {fil.absolute().parent}.")
    sjekk_plass(fil)


@contextmanager
def ny_fil(fil: Path) -> Iterator[Path]:
    """A new file (mode 0600) and its key file, made under another name and put in their place when whole. On failure nothing is left."""
    krev_ledig(fil)
    uferdig = fil.with_name(f".{fil.name}.{os.getpid()}.ny")
    with _skrevet(fil):
        os.close(os.open(uferdig, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield uferdig
        with _skrevet(fil):
            _sett_pa_plass(sti(uferdig), sti(fil))
            try:
                _sett_pa_plass(uferdig, fil)
            except BaseException:
                sti(fil).unlink()
                raise
    except Databasefeil as feil:
        raise oversett(feil) or feil from feil
    finally:
        for rest in (uferdig, sti(uferdig)):
            rest.unlink(missing_ok=True)
            rest.with_name(f"{rest.name}-journal").unlink(missing_ok=True)


@contextmanager
def _skrevet(fil: Path) -> Iterator[None]:
    try:
        yield
    except OSError as feil:
        raise _nei(f"Filen ble ikke laget: {fil}. Disken er full, eller navnet kan ikke brukes der.") from feil


def legg_ut(base: Base) -> None:
    """Lay out an empty database in an empty file."""
    conn = tilkobling.koble(base, None, date.min, skrivbar=True, voktet=False)
    try:
        skjema.opprett(conn)
    finally:
        conn.close()


def _sett_pa_plass(uferdig: Path, fil: Path) -> None:
    """Give the file its name without ever replacing another one's."""
    try:
        os.link(uferdig, fil)
    except FileExistsError as feil:
        raise _nei(f"Filen finnes allerede: {fil}. Velg et annet navn.") from feil
    except OSError:  # a file system without hard links
        if fil.exists():
            raise _nei(f"Filen finnes allerede: {fil}. Velg et annet navn.") from None
        os.rename(uferdig, fil)
    synk_mappe(fil.resolve().parent)


def synk_mappe(mappe: Path) -> None:
    """A new file's name is on the disk before anyone is told of it (SI-4). Windows writes names through by itself."""
    if hasattr(os, "O_DIRECTORY"):
        nr = os.open(mappe, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(nr)
        finally:
            os.close(nr)


def _les_hode(fil: Path) -> bytes:
    """The first 100 bytes. Read and closed before SQLite opens the file: closing it later would let go of every lock of this process on it,
    and another desk could write into the middle of a transaction of ours."""
    try:
        modus = fil.stat().st_mode
        if stat.S_ISDIR(modus):
            raise _nei(f"Dette er en mappe, ikke en fil: {fil}.")
        if not stat.S_ISREG(modus):
            raise _nei(f"Dette er ikke en vanlig fil: {fil}.")
        with fil.open("rb") as f:
            return f.read(_HODE)
    except (FileNotFoundError, NotADirectoryError) as feil:
        raise _nei(f"Finner ikke filen: {fil}. En ny lages med «navtui opprett» eller «navtui demo».") from feil
    except PermissionError as feil:
        raise _nei(f"Du har ikke tilgang til filen: {fil}.") from feil
    except OSError as feil:
        raise _nei(f"Filen kan ikke leses: {fil}. Se om navnet er rett og om disken virker.") from feil


def _sjekk_hode(fil: Path, hode: bytes) -> None:
    """An encrypted file looks like chance. One that is a database in clear is an older office's file, or nothing of ours."""
    if not hode:
        raise _nei(f"Filen er tom: {fil}.")
    if hode.startswith(_MAGI):
        if len(hode) < _HODE:
            raise _skadet(fil)
        if int.from_bytes(hode[68:72], "big") != skjema.FILMERKE:
            raise _nei(f"Dette er en databasefil, men ikke en navtui-fil: {fil}.")
        if (versjon := int.from_bytes(hode[60:64], "big")) > skjema.SKJEMAVERSJON:
            raise _nyere(fil, versjon)
        raise Ukryptert(fil)
    if not sti(fil).exists():
        raise _nei(f"Dette er ikke en navtui-fil, eller nøkkelfilen {sti(fil).name} mangler: {fil}.")
    if len(hode) < _HODE:
        raise _skadet(fil)


def _nyere(fil: Path, versjon: int) -> Regelbrudd:
    return _nei(f"Filen er laget av en nyere navtui (skjema {versjon} mot {skjema.SKJEMAVERSJON}): {fil}. Oppdater programmet.")


def _sjekk_skjema(fil: Path, avvik: list[str]) -> None:
    if avvik:
        flere = f" og {len(avvik) - 5} til" if len(avvik) > 5 else ""
        raise _nei(f"Filen er endret med et annet program ({', '.join(avvik[:5])}{flere}) og åpnes ikke: {fil}. Bruk sikkerhetskopien.")


@contextmanager
def _lest(base: Base) -> Iterator[Connection]:
    """A connection that reads; the first read rolls back a journal left by a power cut. Errors in the office's words."""
    try:
        with tilkobling.lan(base, None, date.min, skrivbar=False) as conn:
            yield conn
    except Databasefeil as feil:
        if er_feil_nokkel(feil):
            raise Regelbrudd("SI-2", f"{FEIL_NOKKEL} Filen er {base.fil}.") from feil
        raise (None if er_skadet(feil) else oversett(feil)) or _skadet(base.fil) from feil


def _skadet(fil: Path) -> Regelbrudd:
    return _nei(f"Filen er skadet og kan ikke leses: {fil}. Bruk sikkerhetskopien.")


def _nei(setning: str) -> Regelbrudd:
    return Regelbrudd("SI-5", setning)
