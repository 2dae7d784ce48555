"""An office day's writing through the real services, without end: after each call has returned, the log's head goes to standard out,
and how many milliseconds it took.

`python -m tests.holdbarhet.arbeid FIL FRØ [ANTALL]`. What has been printed has been told to someone: it must never be lost (SI-4).
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from navtui.domain.beskjed import NyBeskjed
from navtui.domain.kodeverk import Kontaktart
from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.kodeverk.soknad import Soknadspost
from navtui.domain.kontakt import NyKontakt
from navtui.domain.person import NyPerson
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.soknad import NyPost, NySoknad
from navtui.domain.vedtak import Vedtak
from navtui.services import beskjed, journalnotat, kontakt, soknad, vedtak_innhold
from navtui.store import logg
from tests.kontor import I_DAG, Kontor
from tests.vedtakshjelp import ferdig_utkast, kontroller, sendt

VEILEDERE = ("KAL", "IDA", "JON", "EVA")


def arbeid(kontor: Kontor, r: random.Random) -> Iterator[Callable[[], object]]:
    """One thing to do after another, each a call that returns when it is saved."""
    kontor.lopenr = r.randrange(1, 400)
    person = _naar_ledig(lambda: kontor.person(fodt=date(1984, 3, 4), fnr=None))
    _naar_ledig(lambda: kontor.sak(person, "KAL", saksnummer=f"H-{r.randrange(10**9)}"))
    nr = 0
    while True:
        nr += 1
        ident = r.choice(VEILEDERE)
        okt = kontor.okt(ident)
        tekst = f"{nr} " + "x" * r.choice((20, 200, 5000))
        yield lambda o=okt, t=tekst: journalnotat.skriv(o, person, Notatart.NOTAT, t)  # type: ignore[misc]
        yield lambda o=okt, t=tekst: kontakt.registrer(o, NyKontakt(person_id=person, art=Kontaktart.TELEFON, dato=I_DAG, tekst=t))  # type: ignore[misc]
        yield lambda o=okt, t=tekst: beskjed.legg_igjen(o, NyBeskjed(person_id=person, tekst=t, ring_tilbake=True))  # type: ignore[misc]
        ny = NyPerson(fornavn="Ny", etternavn=f"Søker{nr}")
        yield lambda o=okt, p=ny: soknad.registrer(o, NySoknad(ny_person=p, mottatt=I_DAG, poster=(NyPost(art=Soknadspost.LIVSOPPHOLD),)))  # type: ignore[misc]
        if nr % 3 == 0:
            yield from _vedtak(kontor, person, r)


def _naar_ledig(gjor: Callable[[], int]) -> int:
    """Before the work begins: as often as the file is busy, again."""
    while True:
        try:
            return gjor()
        except Regelbrudd as brudd:
            if brudd.regel != "SI-7":
                raise


def _vedtak(kontor: Kontor, person: int, r: random.Random) -> Iterator[Callable[[], object]]:
    """A vedtak from the first line to the second signature, changed once on the way. One that was refused, for the file was busy, ends."""
    utkast: list[Vedtak] = []
    yield lambda: utkast.append(ferdig_utkast(kontor, "KAL", person, _ord(r)))
    for v in utkast:
        yield lambda v=v: vedtak_innhold.endre_hode(kontor.okt("KAL"), v.id, v.versjon, brukers_mening="Vil gjerne ha det slik.")  # type: ignore[misc]
    sendte: list[Vedtak] = []
    yield lambda: sendte.append(sendt(kontor, "KAL", tekst=_ord(r)))
    for v in sendte:
        yield lambda v=v: kontroller(kontor, v, "IDA")  # type: ignore[misc]


def _ord(r: random.Random) -> str:
    """An assessment like no other (VE-7)."""
    return " ".join("".join(r.choices("abdefgiklmnoprstuvæøå", k=r.randint(3, 9))) for _ in range(12))


def hode(kontor: Kontor) -> str:
    """The log's head as it is told: number and hash."""
    with kontor.okt("LEA").lese() as les:
        siste = logg.hode(les)
    return f"{siste[0]} {siste[1]}" if siste else "0 -"


def main(fil: Path, fro: int, antall: int) -> None:
    """Work until killed, or until there has been enough."""
    kontor = Kontor(fil)
    for nr, gjor in enumerate(arbeid(kontor, random.Random(fro))):
        if nr == antall:
            return
        try:
            start = time.monotonic()
            gjor()
            tok_ms = (time.monotonic() - start) * 1000
        except Regelbrudd as brudd:
            if brudd.regel not in ("SI-5", "SI-7"):
                raise
            os.write(2, f"{brudd}\n".encode())
            continue  # nothing was saved, and that was said
        os.write(1, f"{hode(kontor)} {tok_ms:.1f}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else -1)
