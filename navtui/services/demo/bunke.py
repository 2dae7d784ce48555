"""Rows on their way to the file: collected table by table, so that they can be written many at a time in an order the triggers accept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from enum import IntEnum, auto
from typing import Any

from navtui.store.demo import SYSTEM, Masselager


class Fase(IntEnum):
    """The order of things: a vedtak is written, sent, controlled and iverksatt, and then there is what comes after."""

    GRUNN = auto()
    UTKAST = auto()
    SIGNERT = auto()
    SENDT = auto()
    KONTROLLERT = auto()
    AVGJORT = auto()
    ETTERPA = auto()


_REKKEFOLGE = {
    tabell: nr
    for nr, tabell in enumerate(
        (
            "person", "navnedel", "husstand", "husstandsmedlem", "innsatsbehov", "sak", "veilederbytte", "soknad", "soknadspost",
            "postmote",
            "postmotedeltaker", "beslutning", "vedtak", "vedtakspost", "vedtaksbarn", "vedtaksbehov", "vedtaksinntekt", "vedtaksavvik",
            "vedtaksvilkar", "vedtaksbekreftelse", "vedtakslinje", "utbetaling", "kontrollpunkt", "signatur", "vedtaksretur", "rutine",
            "rutineutgave", "klage", "klagesteg",
        )
    )
}  # fmt: skip
"""What others point at comes first; tables that are not named come last."""


def _lagret(verdi: Any) -> Any:
    if verdi.__class__ is bool:
        return int(verdi)
    return verdi.isoformat() if verdi.__class__ is date else verdi


class Bunke:
    """One copy's rows. Ids run on from copy to copy."""

    def __init__(self) -> None:
        self._ider: Counter[str] = Counter()
        self._nye: defaultdict[tuple[Fase, str, str, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
        self._endringer: defaultdict[tuple[Fase, str, str, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
        self._uten_linjer: list[tuple[int, str]] = []
        self._skjermet: list[tuple[str, int]] = []
        self.personer: list[int] = []

    def ny_id(self, tabell: str) -> int:
        """The id of a row that will be put in by `legg`."""
        self._ider[tabell] += 1
        return self._ider[tabell]

    def legg(self, tabell: str, *, fase: Fase = Fase.GRUNN, som: str = SYSTEM, id: int | None = None, **kolonner: Any) -> int:  # noqa: A002
        """A new row; returns its id."""
        id_ = self.ny_id(tabell) if id is None else id
        self.legg_uten_id(tabell, fase=fase, som=som, id=id_, **kolonner)
        return id_

    def legg_uten_id(self, tabell: str, *, fase: Fase = Fase.GRUNN, som: str = SYSTEM, **kolonner: Any) -> None:
        """A new row of a table whose key is made of other columns."""
        self._nye[fase, tabell, som, tuple(kolonner)].append(tuple(map(_lagret, kolonner.values())))

    def legg_flere(self, tabell: str, kolonner: tuple[str, ...], rader: Iterable[tuple[Any, ...]], *, fase: Fase, som: str) -> None:
        """New rows of stored values, all with the same columns."""
        self._nye[fase, tabell, som, kolonner].extend(rader)

    def endre(self, tabell: str, id_: int, *, fase: Fase, som: str = SYSTEM, **kolonner: Any) -> None:
        """A row gets new values when the phase's rows are in."""
        self._endringer[fase, tabell, som, tuple(kolonner)].append((*map(_lagret, kolonner.values()), id_))

    def skjerm(self, person_id: int, skjerming: str) -> None:
        """PE-5: a person is protected. Written by `skriv_skjerming`: the triggers of each signature look at everyone who is."""
        self._skjermet.append((skjerming, person_id))

    def uten_linjer(self, vedtak_id: int, som: str) -> None:
        """A draft that has been sent before: its calculation goes, as it does when it is returned."""
        self._uten_linjer.append((vedtak_id, som))

    def _i_rekkefolge(self, fase: Fase) -> Iterator[tuple[str, str, tuple[str, ...], list[tuple[Any, ...]]]]:
        nokler = sorted((n for n in self._nye if n[0] is fase), key=lambda n: (_REKKEFOLGE.get(n[1], len(_REKKEFOLGE)), n[1:]))
        yield from ((tabell, som, kolonner, self._nye[f, tabell, som, kolonner]) for f, tabell, som, kolonner in nokler)

    def skriv(self, lager: Masselager, tid: str) -> None:
        """Write everything and the log, and be empty again."""
        for fase in Fase:
            for tabell, som, kolonner, rader in self._i_rekkefolge(fase):
                lager.sett_inn(tabell, kolonner, rader, som)
            for (f, tabell, som, kolonner), rader in sorted(self._endringer.items()):
                if f is fase:
                    lager.endre(tabell, kolonner, rader, som)
        for vedtak_id, som in self._uten_linjer:
            lager.slett_linjer([vedtak_id], som)
        lager.logg(self.personer, tid)
        for samling in (self._nye, self._endringer, self._uten_linjer, self.personer):
            samling.clear()

    def skriv_skjerming(self, lager: Masselager) -> None:
        """Protect those who are to be, when every copy is in."""
        lager.endre("person", ("skjerming",), self._skjermet, SYSTEM)
