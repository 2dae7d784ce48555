"""Rates the leder has entered, and all rates together: the rows the product carries (store/satser.py) with the office's own among them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from navtui.domain.sats import (
    Barnetilleggsrad,
    Grunnbelopsrad,
    Kvalifiseringsrad,
    Livsoppholdsrad,
    Rad,
    Renterad,
    Samvaersrad,
    Satsart,
    Satser,
    Satsrad,
)
from navtui.store import satsutgave
from navtui.store.db import Leser, Skriver
from navtui.store.kvp import LOPER
from navtui.store.satser import leverte
from navtui.store.satsutgave import Levert
from navtui.store.tilgang import SYNLIG
from navtui.store.vedtak import BETALES_ORE

RADTYPE: dict[Satsart, type[Rad]] = {
    Satsart.VEILEDENDE: Satsrad,
    Satsart.KOMMUNAL: Satsrad,
    Satsart.LIVSOPPHOLD: Livsoppholdsrad,
    Satsart.GRUNNBELOP: Grunnbelopsrad,
    Satsart.FORSINKELSESRENTE: Renterad,
    Satsart.KVP_BARNETILLEGG: Barnetilleggsrad,
}
"""Which model a row of each kind is."""
LEVERT: dict[str, type[Rad]] = {
    "veiledende": Satsrad, "livsopphold": Livsoppholdsrad, "samvaer": Samvaersrad, "grunnbelop": Grunnbelopsrad,
    "kvalifiseringsstonad": Kvalifiseringsrad, "kvp_barnetillegg": Barnetilleggsrad, "forsinkelsesrente": Renterad,
}  # fmt: skip
"""The same for what comes with the program, by the name it has in `Satser`."""
KVP_KOLONNE = {"grunnbelop": "grunnbelop_fra", "kvalifiseringsstonad": "faktor_fra", "kvp_barnetillegg": "tillegg_fra"}
"""Where a line of kvalifiseringsstønad names the row of each kind it stands on."""

_ARTER = {art.value: art for art in Satsart}

R = TypeVar("R", bound=Rad)


class Egenrad(NamedTuple):
    """A row the office has entered, with who and when."""

    art: Satsart
    rad: Rad
    ident: str
    tid: str


def egne(leser: Leser) -> list[Egenrad]:
    """The office's own rows as they count, by kind and date: of a row and its corrections, the last."""
    rader = leser.rader(
        """select art, gyldig_fra, verdier, kilde, ident, tid from sats
           where id not in (select retter from sats where retter is not null) order by art, gyldig_fra"""
    )
    return [_egen(_ARTER[r["art"]], r["gyldig_fra"], r["verdier"], r["kilde"], r["ident"], r["tid"]) for r in rader]


def _egen(art: Satsart, gyldig_fra: str, verdier: str, kilde: str, ident: str, tid: str) -> Egenrad:
    felt: dict[str, Any] = json.loads(verdier)
    return Egenrad(art, RADTYPE[art].model_validate({"gyldig_fra": gyldig_fra, "kilde": kilde} | felt), ident, tid)


def satser(leser: Leser) -> Satser:
    """VE-5: every row that counts. An own row takes the place of a carried one of the same kind and date.

    Once the kommune has its own satser they count alone, from their first date: a new veiledende row does not push them aside.
    """
    alle = levert(satsutgave.rader(leser))
    egne_rader = egne(leser)
    if not egne_rader:
        return alle
    av: dict[Satsart, list[Any]] = {art: [e.rad for e in egne_rader if e.art is art] for art in Satsart}
    kommunale = av[Satsart.KOMMUNAL]
    veiledende = _flett(alle.veiledende, av[Satsart.VEILEDENDE])
    if kommunale:
        forste = min(r.gyldig_fra for r in kommunale)
        veiledende = (*(r for r in veiledende if r.gyldig_fra < forste), *kommunale)
    return Satser(
        veiledende=veiledende,
        livsopphold=_flett(alle.livsopphold, av[Satsart.LIVSOPPHOLD]),
        samvaer=alle.samvaer,
        grunnbelop=_flett(alle.grunnbelop, av[Satsart.GRUNNBELOP]),
        kvalifiseringsstonad=alle.kvalifiseringsstonad,
        kvp_barnetillegg=_flett(alle.kvp_barnetillegg, av[Satsart.KVP_BARNETILLEGG]),
        forsinkelsesrente=_flett(alle.forsinkelsesrente, av[Satsart.FORSINKELSESRENTE]),
    )


@lru_cache(maxsize=8)
def levert(rader: tuple[Levert, ...]) -> Satser:
    """The rows the program carries, with those in the file over them: the file's came from a program at least as new."""
    if not rader:
        return leverte()
    filens: dict[str, list[Any]] = {navn: [] for navn in LEVERT}
    for r in rader:
        felt: dict[str, Any] = json.loads(r.verdier)
        ny = {"gyldig_fra": r.gyldig_fra, "kilde": r.kilde, "avledet": bool(r.avledet)} | felt
        filens[r.art].append(LEVERT[r.art].model_validate(ny))
    return Satser.model_validate({navn: _flett(getattr(leverte(), navn), egne_) for navn, egne_ in filens.items()})


def nye_leverte(rader: tuple[Levert, ...]) -> list[tuple[Levert, Rad]]:
    """The rows the program carries that the file has not, or has otherwise, in order."""
    har = {(r.art, r.gyldig_fra): r for r in rader}
    mine = ((_som_levert(navn, rad), rad) for navn in LEVERT for rad in getattr(leverte(), navn))
    return [(r, rad) for r, rad in mine if har.get((r.art, r.gyldig_fra)) != r]


def _som_levert(art: str, rad: Rad) -> Levert:
    verdier = json.dumps(rad.model_dump(mode="json", exclude={"gyldig_fra", "kilde", "avledet"}), sort_keys=True)
    return Levert(art, rad.gyldig_fra.isoformat(), verdier, rad.kilde, int(rad.avledet))


def _flett(leverte_rader: Iterable[R], egne_rader: Iterable[R]) -> tuple[R, ...]:
    etter_dato = {r.gyldig_fra: r for r in (*leverte_rader, *egne_rader)}
    return tuple(etter_dato[dag] for dag in sorted(etter_dato))


def sett_inn(s: Skriver, art: Satsart, rad: Rad, retter: int | None = None, grunn: str = "") -> int:
    """A new row, or the correction of one. The file refuses a second first row of the same kind and date."""
    verdier = rad.model_dump(exclude={"gyldig_fra", "kilde", "avledet"})
    tekst = json.dumps(verdier, sort_keys=True)
    return s.sett_inn("sats", art=art, gyldig_fra=rad.gyldig_fra, verdier=tekst, kilde=rad.kilde, ident=s.seer.ident, tid=s.na,
                      retter=retter, grunn=grunn)  # fmt: skip


def siste_id(leser: Leser, art: Satsart, gyldig_fra: date) -> int | None:
    """The office's row of this kind and date that counts; None where it has none."""
    svar: int | None = leser.verdi("select max(id) from sats where art = :art and gyldig_fra = :dag", art=art, dag=gyldig_fra)
    return svar


def er_brukt(leser: Leser, art: str, gyldig_fra: date) -> bool:
    """Whether a vedtak that is sent or iverksatt stands on the row of this kind from this day."""
    tabell, kolonne = ("vedtakskvplinje", KVP_KOLONNE[art]) if art in KVP_KOLONNE else ("vedtakslinje", "sats_fra")
    sql = f"""select 1 from {tabell} l join vedtak v on v.id = l.vedtak_id
        where l.{kolonne} = :dag and v.tilstand in ('til_kontroll', 'iverksatt') limit 1"""
    return leser.verdi(sql, alle=True, dag=gyldig_fra) is not None


Berort = tuple[int, str, int, str]
"""A vedtak a new row is for: its id, number and person, and whose task it is."""


def kvp_regnet_for(leser: Leser, art: str, fra: date, til: date | None, alle: bool = False, rettet: bool = False) -> list[Berort]:
    """VE-5, § 35: iverksatte program with a line from this day (and before `til`) on an older row of this kind, that nobody has a task
    about. Not what is replaced or ended. With `alle` those hidden from the reader too, who get their task all the same."""
    kolonne = KVP_KOLONNE[art]
    synlig = "1" if alle else SYNLIG.format("v.person_id")
    rader = leser.rader(
        f"""select distinct v.id, v.nummer, v.person_id, s.veileder from vedtakskvplinje l join vedtak v on v.id = l.vedtak_id
            join sak s on s.id = v.sak_id
            where {_STAAR.format(kolonne)} and l.til >= :fra and (:til is null or l.fra < :til) and {LOPER} and {synlig} and {UTEN_OPPGAVE}
            order by v.id""",
        alle=alle, fra=fra, til=til, rettet=rettet,
    )  # fmt: skip
    return [(r["id"], r["nummer"], r["person_id"], r["veileder"]) for r in rader]


_STAAR = "(l.{0} < :fra or (:rettet and l.{0} = :fra and l.til >= :i_dag))"
"""The line stands on an older row; or, where the row itself is corrected, on that, and runs today."""
UTEN_OPPGAVE = """not exists (select 1 from oppgave o where o.objekt = 'vedtak' and o.objekt_id = v.id and o.art = 'ny_sats'
    and o.lukket is null)"""


def regnet_for(leser: Leser, fra: date, til: date | None, alle: bool = False, rettet: bool = False) -> list[Berort]:
    """VE-5: iverksatte vedtak with a line from this day (and before `til`) on an older row, that nobody has a task about. Not what is
    replaced, ended before, or all annulled. With `alle` those hidden from the reader too, who get their task all the same."""
    synlig = "1" if alle else SYNLIG.format("v.person_id")
    rader = leser.rader(
        f"""select v.id, v.nummer, v.person_id, s.veileder from vedtak v indexed by vedtak_til join sak s on s.id = v.sak_id
            where v.tilstand = 'iverksatt' and v.engang = 0 and v.til >= :fra and {synlig}
              and exists (select 1 from vedtakslinje l where l.vedtak_id = v.id and {_STAAR.format("sats_fra")} and l.til >= :fra
                          and (:til is null or l.fra < :til))
              and {BETALES_ORE.format("v")} > 0
              and not exists (select 1 from vedtak x where x.endrer_id = v.id and x.tilstand = 'iverksatt' and x.fra <= max(v.fra, :fra)
                              and x.art in ('omgjoring', 'reduksjon', 'opphor'))
              and {UTEN_OPPGAVE}
            order by v.id""",
        alle=alle, fra=fra, til=til, rettet=rettet,
    )  # fmt: skip
    return [(r["id"], r["nummer"], r["person_id"], r["veileder"]) for r in rader]


def finnes(leser: Leser, art: Satsart, gyldig_fra: date) -> bool:
    """Whether the office has entered this row already."""
    return leser.verdi("select 1 from sats where art = :art and gyldig_fra = :dag", art=art, dag=gyldig_fra) is not None
