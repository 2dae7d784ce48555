"""Vedtak that run out: a window of rows along the index (til, person_id), and what a page of them needs to know.

The window stops when it is full, so a page costs the same in a small office and in one a hundred times as large. Everything else is
read for the rows of the page only, a statement per kind of fact.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from navtui.domain.fornyelse import ApenSoknad, Husstandsskifte, Utkaststand, Vilkarsstand
from navtui.domain.kodeverk import Soknadspost, Vedtaksart, Vilkarstype, Vilkarsutfall
from navtui.domain.person import visningsnavn
from navtui.domain.tid import fra_tekst
from navtui.store.db import Leser, Row
from navtui.store.dodsfall import DOD
from navtui.store.kontroll import I_RETUR
from navtui.store.samme_person import ALLE_AV
from navtui.store.tilgang import SYNLIG
from navtui.store.vedtak import OM_STONAD, STONAD_ORE

T = TypeVar("T")

_LOPENDE = "{0}.tilstand = 'iverksatt' and {0}.engang = 0 and {0}.art in ('stonad', 'omgjoring', 'reduksjon') and " + OM_STONAD
_FRA = f"""
    from vedtak v indexed by vedtak_til
    cross join person p on p.id = v.person_id
    left join sak s on s.person_id = v.person_id and s.avsluttet is null
    where {_LOPENDE.format("v")} and v.til between :fra and :til and {SYNLIG.format("v.person_id")}{{hvem}}
      and not exists (select 1 from vedtak n where n.person_id = v.person_id and {_LOPENDE.format("n")} and (n.til, n.id) > (v.til, v.id))
      and not exists (select 1 from vedtak o where o.endrer_id = v.id and o.tilstand = 'iverksatt' and o.art = 'opphor')
      and {DOD.format("v.person_id")} is null
"""
# One look in a list for the vedtak of others, before anything is asked of theirs.
_HENNES = " and +v.person_id in (select k.person_id from sak k where k.veileder = :veileder and k.avsluttet is null)"
_LOPENDE_ARTER = ", ".join(f"'{art.value}'" for art in Soknadspost if art.er_lopende)
_SOKNAD = f"""
    (select max(mottatt) from soknad k where k.person_id = v.person_id and k.tilstand in ('mottatt', 'utsatt', 'fordelt')
      and k.id is not v.soknad_id and k.nodhjelp = 0 and k.mottatt >= date(v.til, '+1 day', '-1 month', 'floor')
      and (k.fornyelse = 1 or exists (select 1 from soknadspost kp where kp.soknad_id = k.id and kp.art in ({_LOPENDE_ARTER}))))
"""
# Of what it was made of, two omgjøringer back: who opens the row is shown the draft however far back it is (`store.vedtak.utkast_for`).
_UTKAST = """(select {0} from vedtak u where u.id = (select max(x.id) from vedtak x
    where x.forrige_id in (v.id, v.endrer_id, (select e.endrer_id from vedtak e where e.id = v.endrer_id)) and x.fra > v.til
      and x.tilstand in ('utkast', 'til_kontroll')))"""
_DAGEN_ETTER = "{0}.fra <= date(v.til, '+1 day') and ({0}.til is null or {0}.til > v.til)"
_STAND = f"iif(u.tilstand = 'til_kontroll', 'til_kontroll', iif({I_RETUR.format('u')}, 'i_retur', 'utkast'))"


@dataclass(frozen=True, slots=True)
class Utlop:
    """A row as the file has it, before anything is worked out."""

    vedtak_id: int
    nummer: str
    person_id: int
    saksnummer: str | None
    fornavn: str
    etternavn: str
    fodt: date | None
    veileder: str | None
    fra: date
    til: date
    vedtaksdato: date
    sum_ore: int
    neste_oppfolging: date | None
    soknad_mottatt: date | None
    utkast: Utkaststand
    utkast_id: int | None


def side(les: Leser, fra: date, til: date, veileder: str | None, antall: int, hopp: int) -> list[Utlop]:
    """The latest vedtak om løpende stønad of each person where it runs out from `fra` to `til`, the first to end first."""
    sql = f"""
        select v.id as vedtak_id, v.nummer, v.person_id, s.saksnummer, p.fornavn, p.etternavn, p.fodt, s.veileder, v.fra, v.til,
               v.vedtaksdato, {STONAD_ORE.format("v")} as sum_ore,
               s.neste_dato, {_SOKNAD} as soknad, {_UTKAST.format("u.id")} as utkast_id, {_UTKAST.format(_STAND)} as utkast
        {_fra(veileder)} order by v.til, v.person_id limit :antall offset :hopp"""
    return [_utlop(r) for r in les.rader(sql, fra=fra, til=til, veileder=veileder, antall=antall, hopp=hopp)]


def _fra(veileder: str | None) -> str:
    return _FRA.format(hvem=_HENNES if veileder else "")


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _utlop(r: Row) -> Utlop:
    return Utlop(
        r["vedtak_id"], r["nummer"], r["person_id"], r["saksnummer"], r["fornavn"], r["etternavn"], _dag(r["fodt"]), r["veileder"],
        date.fromisoformat(r["fra"]), date.fromisoformat(r["til"]), date.fromisoformat(r["vedtaksdato"]), r["sum_ore"] or 0,
        _dag(r["neste_dato"]), _dag(r["soknad"]), Utkaststand.av(r["utkast"] or "ingen"), r["utkast_id"],
    )  # fmt: skip


def tell(les: Leser, fra: date, til: date, veileder: str | None) -> dict[str, int]:
    """How many there are, how many lack a søknad, and how many have a draft, by where it stands."""
    sql = f"""
        select count(*) as antall, sum(soknad is null) as uten_soknad, sum(utkast is 'utkast') as utkast,
               sum(utkast is 'i_retur') as i_retur, sum(utkast is 'til_kontroll') as til_kontroll
        from (select {_SOKNAD} as soknad, {_UTKAST.format(_STAND)} as utkast {_fra(veileder)})"""
    rad = les.rad(sql, fra=fra, til=til, veileder=veileder)
    return {navn: rad[navn] or 0 for navn in rad.keys()} if rad else {}  # noqa: SIM118 - a Row is not a dict


def _gruppert(rader: Iterable[Row], nokkel: str, lag: Callable[[Row], T]) -> dict[int, list[T]]:
    ut: dict[int, list[T]] = defaultdict(list)
    for r in rader:
        ut[r[nokkel]].append(lag(r))
    return ut


def perioder(les: Leser, personer: Iterable[int]) -> dict[int, list[tuple[date, date]]]:
    """VE-14: the periods of each person's iverksatte vedtak om løpende stønad, on any of her registrations (PE-1)."""
    sql = f"""select registrert.person_id, v.fra, v.til from {ALLE_AV.format(":ider")} cross join vedtak v on v.person_id = reg_id
              where {_LOPENDE.format("v")} and {SYNLIG.format("v.person_id")}"""
    rader = les.rader(sql, ider=json.dumps(list(personer)))
    return _gruppert(rader, "person_id", lambda r: (date.fromisoformat(r["fra"]), date.fromisoformat(r["til"])))


def barn(les: Leser, vedtak: Iterable[int]) -> dict[int, list[date]]:
    """The birth dates of the children each vedtak counts."""
    sql = "select vedtak_id, fodt from vedtaksbarn where vedtak_id in (select value from json_each(:ider)) and andel > 0"
    return _gruppert(les.rader(sql, ider=json.dumps(list(vedtak))), "vedtak_id", lambda r: date.fromisoformat(r["fodt"]))


def andeler(les: Leser, vedtak: Iterable[int]) -> dict[int, list[tuple[date, int, int]]]:
    """PE-4: the children who are registered with another share the day after each vedtak ends than it counts: birth date, was and is."""
    sql = f"""select k.vedtak_id, k.fodt, k.andel as var, b.andel as blir from vedtaksbarn k join vedtak v on v.id = k.vedtak_id
              join husstandsmedlem m on m.person_id = v.person_id and m.rolle = 'voksen' and {_DAGEN_ETTER.format("m")}
              join husstandsmedlem b on b.husstand_id = m.husstand_id and b.person_id = k.person_id and b.rolle = 'barn'
               and {_DAGEN_ETTER.format("b")} and b.andel <> k.andel and b.andel > 0
              where k.vedtak_id in (select value from json_each(:ider)) and (k.til is null or k.til >= v.til)
                and {SYNLIG.format("v.person_id")} and {SYNLIG.format("b.person_id")}"""
    rader = les.rader(sql, ider=json.dumps(list(vedtak)))
    return _gruppert(rader, "vedtak_id", lambda r: (date.fromisoformat(r["fodt"]), r["var"], r["blir"]))


def vilkar(les: Leser, vedtak: Iterable[int]) -> dict[int, list[Vilkarsstand]]:
    """VE-11: the vilkår of each vedtak with their latest outcome."""
    sql = """select k.vedtak_id, k.type, (select utfall from vilkarsutfall u where u.vilkar_id = k.id order by u.id desc limit 1) as utfall
             from vedtaksvilkar k where k.vedtak_id in (select value from json_each(:ider)) order by k.id"""

    def lag(r: Row) -> Vilkarsstand:
        return Vilkarsstand(Vilkarstype.av(r["type"]), Vilkarsutfall.av(r["utfall"]) if r["utfall"] else None)

    return _gruppert(les.rader(sql, ider=json.dumps(list(vedtak))), "vedtak_id", lag)


def husstandsskifter(les: Leser, personer: Iterable[int], siden: date) -> dict[int, set[Husstandsskifte]]:
    """PE-4: moves into and out of each person's household after `siden`, her own among them. A last day in the future is not a move yet."""
    sql = f"""
        select a.person_id, b.fra, b.til, b.rolle, h.form, iif(b.person_id = a.person_id, null, p.fornavn) as fornavn, p.etternavn
        from husstandsmedlem a
        join husstandsmedlem b on b.husstand_id = a.husstand_id and (b.fra > :siden or b.til > :siden)
        join husstand h on h.id = a.husstand_id
        join person p on p.id = b.person_id
        where a.person_id in (select value from json_each(:ider)) and {SYNLIG.format("a.person_id")} and {SYNLIG.format("b.person_id")}
          and (a.til is null or a.til > :siden)"""
    ut: dict[int, set[Husstandsskifte]] = defaultdict(set)
    for r in les.rader(sql, ider=json.dumps(list(personer)), siden=siden):
        for dag, inn in ((_dag(r["fra"]), True), (_dag(r["til"]), False)):
            if dag is not None and siden < dag and (inn or dag <= les.i_dag):
                hvem = "" if r["fornavn"] is None else visningsnavn(r["fornavn"], r["etternavn"])
                form = r["form"] if inn and r["rolle"] == "voksen" else ""
                ut[r["person_id"]].add(Husstandsskifte(dag, inn, hvem, form))
    return ut


def apne_soknader(les: Leser, person_id: int) -> tuple[ApenSoknad, ...]:
    """VE-20: what the person has applied for and not been answered, this month's renewal first, then the newest."""
    rader = les.rader(
        f"""select k.id, k.mottatt, k.kanal, k.fornyelse, k.nodhjelp, group_concat(p.art, ' ') as gjelder
            from soknad k left join soknadspost p on p.soknad_id = k.id
            where k.person_id = :p and k.tilstand in ('mottatt', 'utsatt', 'fordelt') and {SYNLIG.format("k.person_id")}
            group by k.id order by k.fornyelse desc, k.mottatt desc, k.id desc limit 20""",
        p=person_id,
    )
    return tuple(
        ApenSoknad(
            r["id"], date.fromisoformat(r["mottatt"]), r["kanal"], bool(r["fornyelse"]), bool(r["nodhjelp"]),
            tuple((r["gjelder"] or "").split()),
        )
        for r in rader
    )  # fmt: skip


def vedtak_for_soknad(les: Leser, soknad_id: int) -> int | None:
    """The latest vedtak that answers this søknad and is not avbrutt."""
    sql = f"""select v.id from vedtak v where v.soknad_id = :id and v.tilstand <> 'avbrutt' and {SYNLIG.format("v.person_id")}
              order by v.id desc limit 1"""
    id_: int | None = les.verdi(sql, id=soknad_id)
    return id_


def utkast_av_art(les: Leser, person_id: int, art: Vedtaksart) -> int | None:
    """The person's newest draft of a kind, if there is one."""
    sql = f"""select v.id from vedtak v where v.person_id = :p and v.tilstand = 'utkast' and v.art = :art and v.forrige_id is null
              and v.endrer_id is null and {SYNLIG.format("v.person_id")} order by v.id desc limit 1"""
    id_: int | None = les.verdi(sql, p=person_id, art=art)
    return id_


def fornyelsesutkast(les: Leser, person_id: int, soknad_id: int | None = None) -> int | None:
    """The person's newest draft of a renewal, if there is one: with a søknad, one that answers it or none yet."""
    sql = f"""select v.id from vedtak v where v.person_id = :p and v.tilstand = 'utkast' and v.forrige_id is not null
              and (:soknad is null or v.soknad_id is null or v.soknad_id = :soknad)
              and {SYNLIG.format("v.person_id")} order by v.id desc limit 1"""
    id_: int | None = les.verdi(sql, p=person_id, soknad=soknad_id)
    return id_


def utkast_for_person(les: Leser, person_id: int) -> int | None:
    """The person's newest draft, if there is one."""
    sql = f"""select v.id from vedtak v where v.person_id = :p and v.tilstand = 'utkast' and {SYNLIG.format("v.person_id")}
              order by v.id desc limit 1"""
    id_: int | None = les.verdi(sql, p=person_id)
    return id_


def soker(les: Leser, tabell: str, id_: int) -> int | None:
    """Whose the søknad or the vedtak is; None when there is none, or none the reader may know of."""
    sql = {
        "soknad": f"select person_id from soknad where id = :id and {SYNLIG.format('person_id')}",
        "vedtak": f"select person_id from vedtak where id = :id and {SYNLIG.format('person_id')}",
    }[tabell]
    person_id: int | None = les.verdi(sql, id=id_)
    return person_id


def navn(les: Leser, person_id: int) -> str:
    """The person as a list shows her: "Olsen, Mona"."""
    sql = f"select p.etternavn || ', ' || p.fornavn from person p where p.id = :id and {SYNLIG.format('p.id')}"
    return str(les.verdi(sql, id=person_id) or "")


def utfall(les: Leser, vedtak_id: int, siden: str) -> dict[int, Vilkarsutfall]:
    """VE-13: the outcome of each of a vedtak's vilkår that has been judged since an instant, by the vilkår's id."""
    rader = les.rader(
        """select k.id, u.utfall from vedtaksvilkar k join vilkarsutfall u on u.vilkar_id = k.id
           where k.vedtak_id = :id and u.tid >= :siden order by u.id""",
        id=vedtak_id, siden=siden,
    )  # fmt: skip
    return {r["id"]: Vilkarsutfall.av(r["utfall"]) for r in rader}


def sist_endret(les: Leser, person_id: int, vedtak_id: int) -> tuple[str, datetime] | None:
    """SI-7: who last changed this vedtak, and when, by the log."""
    rad = les.rad(
        """select ident, tid from logg where person_id = :p and objekt = 'vedtak' and objekt_id = :id and handling <> 'apnet'
           order by nr desc limit 1""",
        p=person_id, id=vedtak_id,
    )  # fmt: skip
    return None if rad is None else (rad["ident"], fra_tekst(rad["tid"]))
