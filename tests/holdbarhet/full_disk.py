"""SI-5: the disk runs full in the middle of the day. What may still be done, and what there is afterwards.

`python -m tests.holdbarhet.full_disk MAPPE` by hand, with MAPPE on a small file system (`mount -t tmpfs -o size=4m tmpfs MAPPE`); among
the tests a limit on the size of files stands in for it (`fullt`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path

from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import bruker, innlogging, journalnotat, liste, person, plass
from navtui.services.okt import Okt
from navtui.store import venterom
from tests.holdbarhet.arbeid import hode
from tests.holdbarhet.etterpa import feil
from tests.kontor import PASSORD, Kontor, lag_kontor

Full = Callable[[], AbstractContextManager[None]]


@contextmanager
def fullt(grense: int = 0) -> Iterator[None]:
    """No file may grow beyond this many bytes; with none, nothing can be written at all."""
    import resource
    import signal

    _, mest = resource.getrlimit(resource.RLIMIT_FSIZE)
    gammel = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (grense, mest))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (mest, mest))
        signal.signal(signal.SIGXFSZ, gammel)


@contextmanager
def fullt_men_avsatt() -> Iterator[None]:
    """As `fullt`, but what was set aside can be written in place, as on a disk that is full: the limit on files knows no difference."""
    import resource

    ekte = venterom._skriv

    def i_det_avsatte(f: FileIO, plass: int, innhold: bytes) -> None:
        _, mest = grense = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (mest, mest))
        try:
            ekte(f, plass, innhold)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, grense[1]))

    venterom._skriv = i_det_avsatte
    try:
        with fullt():
            yield
    finally:
        venterom._skriv = ekte


def fyll(mappe: Path, igjen: int = 0) -> Full:
    """A file that takes all the room there is on a small file system, but for `igjen` bytes."""

    @contextmanager
    def full() -> Iterator[None]:
        ballast = mappe / "ballast"
        nr = os.open(ballast, os.O_CREAT | os.O_WRONLY)
        for bit in (1 << 16, 1 << 10, 1):
            try:
                while os.write(nr, b"x" * bit):
                    pass
            except OSError:
                continue
        os.ftruncate(nr, max(0, os.fstat(nr).st_size - igjen))
        os.close(nr)
        try:
            yield
        finally:
            ballast.unlink()

    return full


@dataclass
class Svar:
    """What was answered while the disk was full; `nektet` by what was asked."""

    okt: Okt
    sagt: list[str] = field(default_factory=list)
    saker: int = 0
    egen: str = ""
    nektet: dict[str, str] = field(default_factory=dict)


def nektelse(gjor: Callable[[], object]) -> str:
    """The sentence of a refusal, or "" of what was done."""
    try:
        gjor()
    except Regelbrudd as brudd:
        return brudd.setning
    return ""


def kontor_med_to(kontor: Kontor) -> tuple[int, int]:
    """KAL's own Mona, and IDA's Dag, with a note that was told to be saved."""
    egen, andres = kontor.person("Mona", "Olsen"), kontor.person("Dag", "Vik")
    kontor.sak(egen, "KAL")
    kontor.sak(andres, "IDA")
    journalnotat.skriv(kontor.okt(), egen, Notatart.NOTAT, "sagt lagret")
    return egen, andres


def arbeidsdag(kontor: Kontor, full: Full, egen: int, andres: int) -> Svar:
    """KAL signs in and works while nothing can be written."""
    with full():
        sagt: list[str] = []
        okt = innlogging.logg_inn(kontor.fil, "KAL", PASSORD, sagt.append)
        svar = Svar(okt, sagt)
        svar.saker = len(liste.hent(okt, "saker").rader)
        svar.egen = bruker.apne(okt, egen).navn
        bruker.les_igjen(okt, egen)
        svar.nektet = {
            "andres": nektelse(lambda: bruker.apne(okt, andres, "henvendelse")),
            "søk": nektelse(lambda: person.sok(okt, "vik")),
            "notat": nektelse(lambda: journalnotat.skriv(okt, egen, Notatart.NOTAT, "x" * 9000)),
            "pin": nektelse(lambda: innlogging.bekreft_pin(okt, "KAL", "123456")),
        }
        assert plass.er_full(okt)
    return svar


def main() -> int:
    """By hand."""
    mappe = Path(sys.argv[1])
    kontor = lag_kontor(mappe / "kontor.navtui")
    innlogging.logg_inn(kontor.fil, "LEA", PASSORD)  # sets room aside
    full = fyll(mappe)
    svar = arbeidsdag(kontor, full, *kontor_med_to(kontor))
    print(f"full disk: {svar.sagt}, {svar.saker} sak, egen: {svar.egen}")
    for hva, setning in svar.nektet.items():
        print(f"  {hva}: {setning}")
    plass._VENTER.clear()  # the program is gone
    innlogging.logg_inn(kontor.fil, "IDA", PASSORD)
    with kontor.okt().lese() as les:
        utsatt = [r[0] for r in les.rader("select handling from logg where json_extract(data, '$.utsatt_fra') is not null order by nr")]
    print(f"skrevet i loggen etterpå, av det som ble gjort med full disk: {utsatt}")
    print(f"plass igjen: {'nei' if plass.er_full(svar.okt) else 'ja'}")
    fortalt: list[str] = []
    for igjen in range(0, 120_000, 3_000):
        with fyll(mappe, igjen)():
            for n in range(1, 50):
                if nektelse(lambda: journalnotat.skriv(svar.okt, 1, Notatart.NOTAT, "x" * 40 * n)):  # noqa: B023 - called at once
                    break
                fortalt.append(f"{hode(kontor)} 0")
    innlogging.logg_ut(svar.okt)
    funn = feil(kontor, fortalt)
    print(f"{igjen // 3_000 + 1} ganger full på ulikt sted, {len(fortalt)} lagringer fortalt, feil: {funn}")
    return bool(funn)


if __name__ == "__main__":
    sys.exit(main())
