"""The lists without a screen (`navtui liste`): which keys each has, and how it is written as text, JSON and CSV. README lists the keys."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from navtui.domain.belop import kroner
from navtui.domain.kalender import dag_kort
from navtui.domain.tid import dag_og_klokke, til_tekst

Verdi = str | int | bool | date | datetime | tuple[str, ...] | None
Rad = Mapping[str, Verdi]

FELT: dict[str, tuple[str, ...]] = {
    "postmote": (
        "saksnummer", "fornavn", "etternavn", "alder", "barn", "tilstand", "mottatt", "registrert", "kanal", "ny_soker", "fornyelse",
        "nodhjelp", "gjelder", "gjelder_tekst", "oppgitt", "frist", "frist_dager", "maanedsfrist", "maanedsfrist_dager", "fast_veileder",
        "forslag", "forslag_grunn", "saksbehandler", "besluttet", "drofting", "grunn",
    ),
    "saker": (
        "saksnummer", "navn", "fodt", "alder", "veileder", "lop", "neste_dato", "neste_hva", "dager_over_frist", "vedtak_til",
        "maaneder_paa_rad", "aktivitet", "siste_kontakt", "kartlagt", "kartlegging_frist", "soknad_frist", "ring_tilbake", "oppgaver",
        "vedtak_i_retur", "gjeldssak", "kvp_fra", "nodhjelp", "nodhjelp_minutter",
    ),
    "fornyelser": (
        "nummer", "saksnummer", "fornavn", "etternavn", "alder", "veileder", "fra", "til", "dager_igjen", "sum_ore", "maaned",
        "soknad_mottatt", "utkast", "endringer",
    ),
    "kontroll": (
        "nummer", "navn", "art", "fra", "til", "skrevet_av", "sendt_av", "sendt", "dager_ventet", "nodhjelp", "sum_ore",
        "forrige_sum_ore", "endring_ore", "retur", "kan_signere", "regel", "hvorfor_ikke", "kan_signeres_av",
    ),
    "klager": (
        "navn", "vedtak_nummer", "mottatt", "avgitt", "frist", "for_sen", "tilstand", "saksbehandler", "veileder", "svarfrist", "forventet",
        "nytt_vedtak", "neste",
    ),
    "gjeld": (
        "navn", "fodt", "tilstand", "niva", "radgiver", "veileder", "henvist_dato", "ventedager", "dager_uten_vedtak", "vedtak_nummer",
        "vedtak_tilstand", "neste_steg", "neste_dato", "dager_over", "krav", "krav_sum_ore", "ubesvarte",
    ),
    "leder": (
        "ident", "navn", "rolle", "stillingsprosent", "borte", "borte_til", "slutter", "har_sluttet", "apne_saker",
        "mottakere_denne_maaneden", "mottakere_i_aar", "under_25", "unge_uten_aktivitet", "plikt_med_aktivitet", "plikt_uten_aktivitet",
        "plikt_tilbudt", "plikt_startet", "plikt_deltar", "oppfolging_over_frist", "vedtak_ut_7_dager", "soknader_over_frist",
        "til_kontroll", "langtid",
    ),
    "logg": ("nr", "tid", "ident", "handling", "objekt", "objekt_id", "saksnummer", "vedtak_nummer", "grunn", "utenfor"),
}  # fmt: skip
"""The keys of each list, in their order: the names of the row's own fields."""

OVERSKRIFT = {
    "postmote": "Postmøte", "saker": "Saker", "fornyelser": "Fornyelser", "kontroll": "Kontroll", "klager": "Klager", "gjeld": "Gjeld",
    "leder": "Leder", "logg": "Logg",
}  # fmt: skip
_ORD = {
    "fodt": "født", "lop": "løp", "niva": "nivå", "nodhjelp": "nødhjelp", "ny_soker": "ny søker", "soknad_mottatt": "søknad mottatt",
    "soknad_frist": "søknad, frist", "kvp_fra": "i KVP fra",
    "drofting": "drøfting", "radgiver": "rådgiver", "apne_saker": "åpne saker", "maaned": "måned på rad",
    "maaneder_paa_rad": "måneder på rad", "mottakere_denne_maaneden": "mottakere denne måneden", "mottakere_i_aar": "mottakere i år",
    "maanedsfrist": "månedsfrist", "maanedsfrist_dager": "månedsfrist, dager", "frist_dager": "frist, dager",
    "har_sluttet": "har sluttet",
    "soknader_over_frist": "søknader over frist", "oppfolging_over_frist": "oppfølging over frist",
}  # fmt: skip
"""Words with æøå, for the text."""
_FARLIG_FORST = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Liste:
    """One list: its name, the office's date, whose it is, and its rows."""

    navn: str
    dato: date
    ident: str
    rader: Sequence[Rad]


def til_rad(navn: str, rad: Any) -> Rad:
    """A service's row as the list's keys and plain values. Several are a tuple of texts; unknown, and what nobody has written, is None."""
    return {felt: _enkel(getattr(rad, felt)) for felt in FELT[navn]}


def _enkel(verdi: Any) -> Verdi:
    if isinstance(verdi, tuple):
        return tuple(str(getattr(v, "tekst", v)) for v in verdi)
    enkel: Verdi = None if verdi == "" else verdi
    return enkel


def som_json(liste: Liste) -> str:
    """The list as JSON: ISO dates, instants in UTC, whole øre, null for the unknown, no key left out."""
    hode = {"navtui": 1, "liste": liste.navn, "dato": liste.dato.isoformat(), "ident": liste.ident, "antall": len(liste.rader)}
    rader = [{k: _maskin(v) for k, v in rad.items()} for rad in liste.rader]
    tekst = json.dumps(hode | {"rader": rader}, ensure_ascii=False, indent=1)
    return "".join(f"\\u{ord(t):04x}" if _usynlig(t) and ord(t) <= 0xFFFF else t for t in tekst) + "\n"


def som_csv(liste: Liste) -> str:
    """The list as CSV for a spreadsheet: `;`, a byte order mark, and a mark before text that a spreadsheet would take for a formula."""
    ut = io.StringIO()
    skriver = csv.writer(ut, delimiter=";", lineterminator="\r\n")
    skriver.writerow(FELT[liste.navn])
    skriver.writerows([_celle(v) for v in rad.values()] for rad in liste.rader)
    return "\ufeff" + ut.getvalue()


def som_tekst(liste: Liste) -> str:
    """The list as plain text, one block per row, with what is unknown left out: for a screen reader, or to read in a terminal."""
    antall = "1 rad" if len(liste.rader) == 1 else f"{len(liste.rader)} rader"
    blokker = [f"{OVERSKRIFT[liste.navn]} {dag_kort(liste.dato)}, {liste.ident}: {antall}"]
    for rad in liste.rader:
        blokker.append("\n".join(f"{_ledetekst(k)}: {tekst}" for k, v in rad.items() if (tekst := _lest(k, v))))
    return "\n\n".join(blokker) + "\n"


def _maskin(verdi: Verdi) -> object:
    if isinstance(verdi, datetime):
        return til_tekst(verdi)
    if isinstance(verdi, StrEnum):
        return str(verdi.value)
    return verdi.isoformat() if isinstance(verdi, date) else verdi


def _celle(verdi: Verdi) -> object:
    if isinstance(verdi, bool):
        return "ja" if verdi else "nei"
    if isinstance(verdi, int) or verdi is None:
        return verdi
    tekst = synlig(", ".join(verdi) if isinstance(verdi, tuple) else str(_maskin(verdi)))
    return f"'{tekst}" if tekst.lstrip().startswith(_FARLIG_FORST) else tekst


def _ledetekst(felt: str) -> str:
    tekst = _ORD.get(felt, felt.removesuffix("_ore").replace("_", " "))
    return tekst[0].upper() + tekst[1:]


def _lest(felt: str, verdi: Verdi) -> str:
    match verdi:
        case None | "" | () | False:
            return ""
        case True:
            return "ja"
        case int():
            return f"{kroner(verdi)} kr" if felt.endswith("_ore") else str(verdi)
        case datetime():
            return dag_og_klokke(verdi)
        case date():
            return dag_kort(verdi)
        case tuple():
            return synlig("; ".join(verdi))
        case _:
            return synlig(str(getattr(verdi, "tekst", verdi)))


def synlig(tekst: str) -> str:
    """Text in which control and direction characters are shown and not obeyed: a name may not steer the terminal."""
    return "".join(f"<{ord(t):04x}>" if _usynlig(t) else t for t in tekst)


def _usynlig(tegn: str) -> bool:
    return tegn != "\n" and unicodedata.category(tegn) in ("Cc", "Cf", "Zl", "Zp")


FORMATER = {"tekst": som_tekst, "json": som_json, "csv": som_csv}


def skriv(liste: Liste, format_: str) -> str:
    """The list in one of the three formats."""
    return FORMATER[format_](liste)
