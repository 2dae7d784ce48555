"""SI-3: the rows held against what the log says they are (domain/loggfasit.py): another one, one nobody made, one that is gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from navtui.domain.loggfasit import FELTER, NOKLER, Felt, Loggfasit, Nokkel


@dataclass(frozen=True, slots=True)
class Hold:
    """One kind of row: what is true when the log and the rows agree, and what is said before the numbers when they do not.

    `hver`: each such row has an entry of its own, so that one without was put in with another tool.
    """

    slag: str
    regel: str
    holder: str
    brutt: str
    hver: bool = True


HOLD: Final = (
    Hold("signatur", "KO-3", "hver signatur er den loggen sier at ble gitt", "signaturen er en annen enn den i loggen"),
    Hold("vedtak", "KO-1", "hvert vedtak står der loggen sier at det kom", "står et annet sted enn i loggen", hver=False),
    Hold(
        "vedtaksendring", "KO-2", "alle som loggen sier har endret et utkast, står på det", "en som endret utkastet, er borte", hver=False
    ),
    Hold("kontrollpunkt", "KO-7", "punktene som ble krysset av i kontrollen, står der", "avkrysningen i kontrollen er borte", hver=False),
    Hold(
        "utbetaling", "VE-16", "hver utbetaling står der loggen sier at den er", "utbetalingen står et annet sted enn i loggen", hver=False
    ),
    Hold("betalingsrute", "VE-21", "hver omdirigering av en utbetaling står i loggen", "omdirigert på en annen måte enn i loggen"),
    Hold("utbetalingsliste", "VE-21", "hver utbetalingsliste er godkjent slik loggen sier", "lista er en annen enn i loggen"),
    Hold("ansatt", "PE-9", "hver ansatt har rollen og PIN-en loggen sier", "rollen, siste dag eller PIN er en annen enn i loggen"),
    Hold("delegasjon", "KO-11", "hver delegasjon er gitt slik loggen sier", "delegasjonen er en annen enn i loggen"),
    Hold("tilgang", "PE-5", "hver tilgang er gitt slik loggen sier", "tilgangen er en annen enn i loggen"),
    Hold("inhabilitet", "PE-6", "den som er inhabil i loggen, er det i filen", "inhabiliteten er en annen enn i loggen"),
    Hold("soknad", "PM-4", "hver søknad er mottatt den dagen loggen sier", "mottatt en annen dag enn i loggen", hver=False),
    Hold("innstilling", "SI-3", "hver innstilling er satt slik loggen sier", "innstillingen er en annen enn i loggen"),
    Hold("sats", "VE-5", "hver sats kontoret har lagt inn, er den i loggen", "satsen er en annen enn i loggen"),
    Hold("person", "PE-5", "skjerming og konto er det loggen sier", "skjermingen eller kontoen er en annen enn i loggen", hver=False),
)


def avvik(f: Loggfasit, hold: Hold, rader: Iterable[tuple[Any, ...]]) -> list[Nokkel]:
    """The keys of the rows that are not what the log says: changed, put in, or taken out."""
    antall, navn, fasit = NOKLER[hold.slag], FELTER[hold.slag], f.fasit[hold.slag]
    gale, sett = [], set()
    for rad in rader:
        nokkel, felt = rad[:antall], dict(zip(navn, rad[antall:], strict=True))
        sett.add(nokkel)
        skal = fasit.get(nokkel)
        if skal is None:
            skal = _uten_innslag(f, hold, felt)
        if skal is None or any(felt[k] != v for k, v in skal.items()):
            gale.append(nokkel)
    return gale + [n for n, skal in fasit.items() if n not in sett and skal != _BEGYNNELSE]


_BEGYNNELSE: Final = {"tilstand": "planlagt", "liste_id": None, "utbetalt_dato": None}
"""A payment to which nothing has happened. One of a draft may be taken out again (VE-16)."""


def _uten_innslag(f: Loggfasit, hold: Hold, felt: Felt) -> Felt | None:
    """What a row of which the log tells nothing is to be; None when there is to be no such row."""
    if not f.strengt:
        return {}
    if hold.slag == "utbetaling":
        return _BEGYNNELSE
    if hold.slag == "delegasjon" and felt["ident"] == felt["satt_av"] and (felt["ident"], felt["tid"]) in f.fasit["forste"]:
        return {"til": None}
    return None if hold.hver else {}


def borte(f: Loggfasit, slag: str, ider: Iterable[int]) -> list[int]:
    """The ids of one kind that the log names and the file no longer has (PE-8)."""
    return sorted(f.nevnt.get(slag, set()) - set(ider))
