"""SI-3: what the log says that the rows are. Another tool can change a row; it cannot change the log without breaking the chain.

The log is read once, in its order, and each entry that tells of a row leaves there what it told: `fasit[slag][key][field]`. What no entry
tells, of a row from before the entries told of it, is not there, and holds whatever the row says. A demo file's rows are made without
entries; what they were is told at the end (`stand`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any, Final

from navtui.domain.logg import Logginnslag
from navtui.domain.tid import dato_i_oslo, er_tilbake, fra_tekst

Nokkel = tuple[Any, ...]
Felt = dict[str, Any]

OBJEKTER: Final = frozenset({
    "beskjed", "beslutning", "brev", "brevhode", "delegasjon", "dodsfall", "dokumentasjonskrav", "drofting", "forelopig_svar", "fravaer",
    "gjeldssak", "husstand", "husstandsmedlem", "inhabilitet", "innsatsbehov", "journalnotat", "klage", "kontakt", "kvp", "lovikraft",
    "oppgave", "postmote", "rutine", "sak", "samme_person", "sats", "sikkerhetskopi", "sluttdato", "soknad", "tilgang", "utbetaling",
    "vedtak", "veilederbytte",
})  # fmt: skip
"""The tables whose rows the log names by their ids (`objekt`, `objekt_id`). None of them is ever deleted (PE-8)."""

STAND: Final = "demodata"
"""The entries in which a demo file's rows are told."""


class Loggfasit:
    """What the entries read so far say. `strengt`: every row has an entry, or is told by the demo's own."""

    def __init__(self, *, demo: bool) -> None:
        self.fasit: defaultdict[str, dict[Nokkel, Felt]] = defaultdict(dict)
        self.nevnt: defaultdict[str, set[int]] = defaultdict(set)
        self.uleste: list[int] = []
        self.bakover: list[int] = []
        self.strengt = not demo
        self._siste = ""

    def les(self, innslag: Iterable[Logginnslag]) -> Iterator[Logginnslag]:
        """Pass the entries on, and take from each what it tells. One whose data is not what the program writes is kept in `uleste`."""
        for i in innslag:
            self._klokken(i)
            if i.objekt in OBJEKTER and i.objekt_id is not None:
                self.nevnt[i.objekt].add(i.objekt_id)
            if (ta := _FORTELLER.get(i.handling)) is not None:
                try:
                    ta(self, i, json.loads(i.data))
                except (ValueError, TypeError, KeyError, AttributeError):
                    self.uleste.append(i.nr)
            yield i

    def _klokken(self, i: Logginnslag) -> None:
        """SI-3: an entry from before the one in front of it, by more than a clock is corrected by itself. The leder who says that the clock
        is right answers for those until then."""
        if i.handling == KLOKKEN_BEKREFTET:
            self.bakover, self._siste = [], i.tid
        elif i.tid >= self._siste:
            self._siste = i.tid
        elif _tilbake(self._siste, i.tid):
            self.bakover.append(i.nr)

    def sett(self, slag: str, *nokkel: Any, **felt: Any) -> None:
        """What is told of a row replaces what was."""
        if felt:
            self.fasit[slag].setdefault(nokkel, {}).update(felt)
        else:
            self.fasit[slag].setdefault(nokkel, _BARE_AT_DEN_ER)

    def glem(self, slag: str, *nokkel: Any, felt: str) -> None:
        """The row was changed, and the entry does not tell to what."""
        self.fasit[slag].get(nokkel, {}).pop(felt, None)


_BARE_AT_DEN_ER: Final[Felt] = {}
"""Of a row that is nothing but its key: there are many."""
KLOKKEN_BEKREFTET: Final = "klokken bekreftet"


def _tilbake(for_: str, na: str) -> bool:
    try:
        return er_tilbake(fra_tekst(for_), fra_tekst(na))
    except ValueError:
        return True


def _dag(i: Logginnslag, dager: int = 0) -> str:
    return (dato_i_oslo(fra_tekst(i.tid)) + timedelta(days=dager)).isoformat()


# ─── Vedtak and signatures ───


def _utkast(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    if i.handling == "fornyet" or "art" in d:
        f.sett("vedtak", i.objekt_id, tilstand="utkast", retur=0)
        f.sett("vedtaksendring", i.objekt_id, 0, i.ident)
    elif "retur" in d:
        f.sett("vedtaksendring", i.objekt_id, d["retur"], i.ident)


def _sendt(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("signatur", i.objekt_id, d["runde"], 1, ident=i.ident, tid=i.tid, hash=d["hash"], som_leder=0)
    f.sett("vedtak", i.objekt_id, tilstand="til_kontroll", innhold_hash=d["hash"])


def _iverksatt(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    som_leder = {"som_leder": int(d["som_leder"])} if "som_leder" in d else {}
    f.sett("signatur", i.objekt_id, d["runde"], 2, ident=i.ident, tid=i.tid, **som_leder)
    f.sett("vedtak", i.objekt_id, tilstand="iverksatt", iverksatt_tid=i.tid, vedtaksdato=_dag(i))
    for punkt in d.get("punkter", ()):
        f.sett("kontrollpunkt", i.objekt_id, d["runde"], i.ident, punkt)


def _tilbake_til_utkast(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    har = f.fasit["vedtak"].get((i.objekt_id,), {})
    retur = {"retur": har["retur"] + 1} if i.handling == "returnert" and "retur" in har else {}
    f.sett("vedtak", i.objekt_id, tilstand="utkast", innhold_hash=None, **retur)


def _avbrutt(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("vedtak", i.objekt_id, tilstand="avbrutt")


# ─── Payments ───


def _pa_liste(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("utbetaling", i.objekt_id, tilstand="planlagt", liste_id=d["liste"], utbetalt_dato=None)
    laget = {"laget_av": i.ident, "laget_tid": i.tid}
    f.sett("utbetalingsliste", d["liste"], **laget, godkjent_av=None, godkjent_tid=None, eksportert_tid=None, bekreftet_av=None)


def _godkjent(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("utbetalingsliste", d["liste"], godkjent_av=i.ident, godkjent_tid=i.tid)


def _eksportert(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("utbetalingsliste", d["liste"], eksportert_tid=i.tid)


def _utbetalt(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("utbetaling", i.objekt_id, tilstand="utbetalt", utbetalt_dato=d["dato"])
    if d["liste"] is not None:
        f.sett("utbetalingsliste", d["liste"], bekreftet_av=i.ident, bekreftet_dato=d["dato"])


def _av_liste(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    """Off its list. An approval that has not been exported falls with it, but not when it is moved to the closed one, or returned."""
    har = f.fasit["utbetaling"].get((i.objekt_id,), {})
    tilstand = _TILSTAND.get(i.handling)
    liste = f.fasit["utbetalingsliste"].get((har.get("liste_id"),))
    if tilstand is not None and i.handling != "utbetaling returnert" and liste is not None:
        liste.update(godkjent_av=None, godkjent_tid=None)
    f.sett("utbetaling", i.objekt_id, liste_id=None, **({} if tilstand is None else {"tilstand": tilstand, "utbetalt_dato": None}))


_TILSTAND: Final = {
    "utbetaling stoppet": "stoppet", "utbetaling annullert": "annullert", "utbetaling planlagt": "planlagt",
    "utbetaling returnert": "planlagt", "garanti godtatt": "planlagt",
}  # fmt: skip


def _omrutet(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("betalingsrute", i.objekt_id, i.ident, i.tid, maate=d["maate"])


# ─── Staff, what they may, and persons ───


def _kontoret(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    """The first leder, who was given every delegasjon as the file was made."""
    f.sett("ansatt", i.ident, rolle="leder", til=None, **_pin(i, i.ident, d))
    f.sett("forste", i.ident, i.tid)


def _ansatt_ny(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("ansatt", d["ident"], rolle=d["rolle"], stillingsprosent=d["prosent"], til=None, **_pin(i, d["ident"], d))


def _ansatt_endret(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("ansatt", d["ident"], rolle=d["rolle"], stillingsprosent=d["prosent"], **(_INGEN_PIN if d["rolle"] == "mottak" else {}))


def _siste_dag(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("ansatt", d["ident"], til=d.get("til"))


def _ny_pin(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    ident = d.get("ident", i.ident)
    for felt in _INGEN_PIN:
        f.glem("ansatt", ident, felt=felt)
    f.sett("ansatt", ident, **_pin(i, ident, d))


def _pin(i: Logginnslag, ident: str, d: Felt) -> Felt:
    """The PIN's mark, and who chose it, when it was another (KO-2); nothing in an entry from before there was one."""
    if "pin" not in d:
        return {}
    return {"pin": d["pin"], "pin_satt_av": i.ident} if d["pin"] is not None and ident != i.ident else _INGEN_PIN | {"pin": d["pin"]}


_INGEN_PIN: Final[Felt] = {"pin": None, "pin_satt_av": None}


def _delegasjon(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    if i.handling == "delegasjon_gitt":
        f.sett("delegasjon", i.objekt_id, ident=d["ident"], vedtaksart=d["art"], satt_av=i.ident, tid=i.tid, til=None)
    else:
        f.sett("delegasjon", i.objekt_id, til=_dag(i, -1))


def _tilgang(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    if i.handling == "tilgang_gitt":
        f.sett("tilgang", i.objekt_id, person_id=i.person_id, ident=d["ident"], gitt_av=i.ident, tid=i.tid, til=d.get("til"))
    elif i.objekt_id is not None:
        f.sett("tilgang", i.objekt_id, til=_dag(i, -1))
    else:  # before the entry told which: every one she had ended, today or the day before
        for rad in f.fasit["tilgang"].values():
            if (rad.get("person_id"), rad.get("ident")) == (i.person_id, d["ident"]):
                rad.pop("til", None)


def _inhabil(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    if i.handling == "inhabil":
        f.sett("inhabilitet", i.objekt_id, person_id=i.person_id, ident=d["ident"], fra=_dag(i, 0), til=None)
    else:
        f.sett("inhabilitet", i.objekt_id, til=_dag(i, -1))


def _person(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    if i.person_id is None:
        return
    if i.handling == "person_endret" and "kontonummer" in d["felt"]:
        f.glem("person", i.person_id, felt="konto")
    f.sett("person", i.person_id, **{k: d[k] for k in ("skjerming", "konto") if k in d})


def _soknad(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("soknad", i.objekt_id, person_id=i.person_id, registrert_av=i.ident, **{k: d[k] for k in ("mottatt", "kanal") if k in d})


def _innstilling(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("innstilling", d["navn"], d["gyldig_fra"], i.tid, verdi=str(d["til"]), ident=i.ident)


def _sats(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    f.sett("sats", i.objekt_id, art=d["art"], gyldig_fra=d["gyldig_fra"], ident=i.ident, verdier=d["verdier"])


def _stand(f: Loggfasit, i: Logginnslag, d: Felt) -> None:
    for slag, rader in d.get("stand", {}).items():
        f.strengt = True
        for rad in rader:
            f.sett(slag, *rad[: NOKLER[slag]], **dict(zip(FELTER[slag], rad[NOKLER[slag] :], strict=True)))


NOKLER: Final = {
    "signatur": 3, "vedtak": 1, "vedtaksendring": 3, "kontrollpunkt": 4, "utbetaling": 1, "betalingsrute": 3, "utbetalingsliste": 1,
    "ansatt": 1, "delegasjon": 1, "tilgang": 1, "inhabilitet": 1, "person": 1, "soknad": 1,
    "innstilling": 3, "sats": 1,
}  # fmt: skip
"""Of each kind, how many of a row's first columns tell which it is (store/sjekk_logg.py reads them) ..."""
FELTER: Final[dict[str, tuple[str, ...]]] = {
    "signatur": ("ident", "tid", "hash", "som_leder"),
    "vedtak": ("tilstand", "retur", "innhold_hash", "iverksatt_tid", "vedtaksdato"),
    "vedtaksendring": (),
    "kontrollpunkt": (),
    "utbetaling": ("tilstand", "liste_id", "utbetalt_dato"),
    "betalingsrute": ("maate",),
    "utbetalingsliste": ("laget_av", "laget_tid", "godkjent_av", "godkjent_tid", "eksportert_tid", "bekreftet_av", "bekreftet_dato"),
    "ansatt": ("rolle", "stillingsprosent", "til", "pin", "pin_satt_av"),
    "delegasjon": ("ident", "vedtaksart", "satt_av", "tid", "til"),
    "tilgang": ("person_id", "ident", "gitt_av", "tid", "til"),
    "inhabilitet": ("person_id", "ident", "fra", "til"),
    "person": ("skjerming", "konto"),
    "soknad": ("person_id", "registrert_av", "mottatt", "kanal"),
    "innstilling": ("verdi", "ident"),
    "sats": ("art", "gyldig_fra", "ident", "verdier"),
}
"""... and what of it the log tells."""

_FORTELLER: Final[dict[str, Callable[[Loggfasit, Logginnslag, Felt], None]]] = {
    "utkast": _utkast, "fornyet": _utkast, "vedtak endret": _utkast, "bekreftet": _utkast, "vilkår vurdert": _utkast,
    "varsel passert": _utkast, "sendt til kontroll": _sendt, "iverksatt": _iverksatt, "tatt tilbake": _tilbake_til_utkast,
    "returnert": _tilbake_til_utkast, "overlevert": _tilbake_til_utkast, "avbrutt": _avbrutt, "overlevering avsluttet": _avbrutt,
    "på utbetalingsliste": _pa_liste, "utbetaling godkjent": _godkjent, "utbetaling eksportert": _eksportert, "utbetalt": _utbetalt,
    "utbetaling tatt av liste": _av_liste, **dict.fromkeys(_TILSTAND, _av_liste), "utbetaling omrutet": _omrutet,
    "kontor opprettet": _kontoret, "ansatt_ny": _ansatt_ny, "ansatt_endret": _ansatt_endret, "ansatt_slutt": _siste_dag,
    "ansatt_fortsetter": _siste_dag, "pin_satt": _ny_pin, "pin byttet": _ny_pin, "delegasjon_gitt": _delegasjon,
    "delegasjon_tatt": _delegasjon, "tilgang_gitt": _tilgang, "tilgang_tatt": _tilgang, "inhabil": _inhabil, "habil": _inhabil,
    "person_registrert": _person, "person_endret": _person, "skjerming_satt": _person,
    "soknad_registrert": _soknad, "innstilling": _innstilling, "sats": _sats, "sats_rettet": _sats, STAND: _stand,
}  # fmt: skip
