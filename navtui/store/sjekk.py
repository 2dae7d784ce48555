"""What `navtui sjekk` asks the file: SQLite's own checks, the log in order, and the rows that break a rule. Numbers only, never names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from navtui.domain.logg import Logginnslag
from navtui.store import db, skjema
from navtui.store.db import Leser
from navtui.store.feil import er_feil_nokkel

_TID = re.compile(r"\b(\w+) is ((?:date|strftime)\((?:'[^']*', )?\1\))")
"""A column that must hold a date or an instant, and what it must be equal to."""
_KRAV = "CHECK constraint failed in "


@dataclass(frozen=True, slots=True)
class Invariant:
    """A rule the file must keep: `holder` is what is true when it is kept, `brutt` what is said before the numbers when it is not.

    `sql` gives one row for each breach, its first column the case's or the vedtak's number. `vedtatt`: two have signed what the rule
    forbids, and only a new vedtak mends it.
    """

    regel: str
    holder: str
    brutt: str
    sql: str
    vedtatt: bool = False


INVARIANTER = (
    Invariant("KO-3", "hvert iverksatt vedtak har to signaturer av to personer over samme innhold", "mangler en av de to signaturene", """
        select nummer from vedtak v where tilstand = 'iverksatt'
          and (select count(distinct ident) from signatur s
               where s.vedtak_id = v.id and s.runde = v.runde and s.hash = v.innhold_hash) <> 2"""),
    Invariant("KO-2", "ingen har kontrollert et utkast hun selv har endret", "kontrollert av en som hadde endret utkastet", """
        select v.nummer from vedtak v join signatur s on s.vedtak_id = v.id and s.runde = v.runde and s.plass = 2
        where exists (select 1 from vedtaksendring e where e.vedtak_id = v.id and e.retur = v.retur and e.ident = s.ident)"""),
    Invariant("KO-1", "hvert vedtak til kontroll er signert av den som sendte det", "til kontroll uten signatur over innholdet", """
        select nummer from vedtak v where tilstand = 'til_kontroll' and not exists
          (select 1 from signatur s where s.vedtak_id = v.id and s.runde = v.runde and s.plass = 1 and s.hash = v.innhold_hash)"""),
    Invariant("VE-16", "utbetalingene er summen i vedtaket, på øret", "utbetalingene er ikke summen i vedtaket", """
        select v.nummer from vedtak v where v.tilstand = 'iverksatt'
          and exists (select 1 from utbetaling u where u.vedtak_id = v.id and u.form <> 'garanti')
          and v.sum_ore <> (select sum(belop_ore) from utbetaling u where u.vedtak_id = v.id and u.form <> 'garanti')"""),
    Invariant("VE-16", "det som betales til søkeren, navngir ingen andre", "betaler søkeren, men med et annet navn i betalingen", """
        select distinct v.nummer from utbetaling u join vedtak v on v.id = u.vedtak_id
        where u.mottaker = 'person' and trim(u.mottakernavn) <> '' and u.tilstand <> 'annullert'
          and v.tilstand in ('til_kontroll', 'iverksatt')""", vedtatt=True),
    Invariant("VE-3", "ingen har betalt tilbake mer enn det som er lånt ut", "betalt tilbake mer enn det som er lånt ut", """
        select v.nummer from vedtak v join lanepostering l on l.vedtak_id = v.id group by v.id
        having sum(iif(l.art = 'tilbakefort', -l.belop_ore, l.belop_ore)) not between 0 and
          (select coalesce(sum(u.belop_ore), 0) from utbetaling u
           where u.vedtak_id = v.id and u.form = 'lan' and u.tilstand = 'utbetalt')"""),
    Invariant("VE-22", "ingen refusjon er krevd eller mottatt ut over det som er betalt og krevd", "krevd eller mottatt for mye", """
        select v.nummer from vedtak v join refusjonshendelse h on h.vedtak_id = v.id group by v.id, h.paragraf
        having coalesce(sum(h.belop_ore) filter (where h.art = 'mottatt'), 0) > coalesce(sum(h.belop_ore) filter (where h.art = 'krav'), 0)
          or coalesce(sum(h.belop_ore) filter (where h.art = 'krav'), 0) >
            (select coalesce(sum(u.belop_ore), 0) from utbetaling u
             where u.vedtak_id = v.id and u.tilstand = 'utbetalt' and u.form <> 'garanti')"""),
    Invariant("VE-23", "ingen garanti er betalt ut over beløpet, eller over det som er krevd", "betalt mer enn garantien eller kravet", """
        select v.nummer from (
            select k.vedtak_id, coalesce(max(g.belop_ore), 0) as garanti_ore,
              coalesce(sum((select sum(belop_ore) from garantihendelse where vedtak_id = k.ledd_id and art = 'krav')), 0) as krevd_ore,
              coalesce(sum((select sum(belop_ore) from garantihendelse where vedtak_id = k.ledd_id and art = 'betalt')), 0)
              + coalesce(sum((select sum(belop_ore) from utbetaling
                  where vedtak_id = k.ledd_id and form = 'garanti' and tilstand <> 'annullert')), 0) as betalt_ore
            from garantiledd k left join vedtaksgaranti g on g.vedtak_id = k.ledd_id group by k.vedtak_id
        ) b join vedtak v on v.id = b.vedtak_id where b.betalt_ore > min(b.garanti_ore, b.krevd_ore)"""),
    Invariant("VE-23", "hver betaling til utleier er av et krav i den samme garantien", "betaling til utleier uten krav", """
        select v.nummer from utbetaling u join vedtak v on v.id = u.vedtak_id
        where u.form = 'garanti' and not exists (select 1 from garantihendelse h join garantiledd k on k.ledd_id = h.vedtak_id
          where h.id = u.krav_id and k.vedtak_id = u.vedtak_id and h.art = 'krav')"""),
    Invariant("VE-21", "ingen har godkjent en betaling av et krav hun selv har godtatt", "godtatt og godkjent av den samme", """
        select v.nummer from utbetalingsliste l join utbetaling u on u.liste_id = l.id join vedtak v on v.id = u.vedtak_id
        where u.godtatt_av = l.godkjent_av"""),
    Invariant("VE-18", "ingen utbetaling er planlagt i et vedtak som er omgjort eller opphørt", "planlagt i et vedtak som er erstattet", """
        with recursive k (id, rot) as (
          select v.id, v.id from vedtak v where v.tilstand = 'iverksatt' and exists (select 1 from vedtak x where x.endrer_id = v.id)
            and not (v.art in ('omgjoring', 'reduksjon') and v.fra <= (select p.til from vedtak p where p.id = v.endrer_id))
          union all select x.id, k.rot from k join vedtak p on p.id = k.id
            join vedtak x on x.endrer_id = p.id and x.tilstand = 'iverksatt' and x.art in ('omgjoring', 'reduksjon') and x.fra <= p.til),
        borte (nummer, id, fra, iverksatt) as (
          select v.nummer, v.id, '', n.iverksatt_tid from k join vedtak v on v.id = k.id join k m on m.rot = k.rot
            join vedtak n on n.id = m.id and (n.iverksatt_tid, n.id) > (v.iverksatt_tid, v.id)
          union select v.nummer, v.id, iif(n.fra <= v.fra, '', n.fra), n.iverksatt_tid from vedtak n
            join vedtak v on v.id = n.endrer_id where n.tilstand = 'iverksatt' and n.art = 'opphor')
        select distinct b.nummer from borte b join utbetaling u on u.vedtak_id = b.id and u.tilstand = 'planlagt' and u.dato >= b.fra
        left join utbetalingsliste l on l.id = u.liste_id
        where l.eksportert_tid is null and (u.returnert is null or u.returnert < b.iverksatt)"""),
    # cross join: one vedtak at a time against its own people's, or SQLite pairs every vedtak with every other.
    Invariant("VE-18", "ingen har fått det samme innvilget to ganger for de samme dagene", "gir det samme for de samme dagene", """
        select d.ny_nummer || ' og ' || d.nummer from vedtak v cross join dobbel_stonad d on d.ny_id = v.id
        where v.tilstand = 'iverksatt' and d.id < d.ny_id""", vedtatt=True),
    Invariant("VE-21", "hver utbetalingsliste har rett sum og antall", "sum eller antall er ikke det som står på den", """
        select 'liste ' || l.id from utbetalingsliste l where (l.sum_ore, l.antall) is not
          (select coalesce(sum(belop_ore), 0), count(*) from utbetaling u where u.liste_id = l.id)"""),
    Invariant("VE-20", "hvert vedtak med søknad svarer på en søknad fra den samme personen", "svarer på en annen persons søknad", """
        select v.nummer from vedtak v join soknad s on s.id = v.soknad_id where s.person_id <> v.person_id
        union select v.nummer from vedtak v join vedtakspost p on p.vedtak_id = v.id join soknadspost t on t.id = p.soknadspost_id
          join soknad s on s.id = t.soknad_id where s.person_id <> v.person_id"""),
    Invariant("VE-18", "et vedtak fornyer og endrer bare den samme personens vedtak", "fornyer eller endrer en annen persons vedtak", """
        select v.nummer from vedtak v join vedtak f on f.id in (v.forrige_id, v.endrer_id) where f.person_id <> v.person_id"""),
    Invariant("PE-9", "ingen har fått en sak etter sin siste dag", "gitt til en som hadde sluttet", """
        select s.saksnummer from sak s join ansatt a on a.ident = s.veileder where s.avsluttet is null and a.til < max(s.apnet,
          coalesce((select date(max(b.tid)) from veilederbytte b where b.sak_id = s.id and b.til_ident = s.veileder), s.apnet))"""),
    Invariant("PE-9", "hvert vedtak hører til en sak for den samme personen", "hører til en annen persons sak", """
        select v.nummer from vedtak v join sak s on s.id = v.sak_id where s.person_id <> v.person_id"""),
    Invariant("PE-9", "alt det som viser til noe annet, gjelder den samme personen", "viser til noe om en annen person", """
        select 'bytte av veileder ' || x.id from veilederbytte x join sak s on s.id = x.sak_id where s.person_id <> x.person_id
        union all
        select 'notat ' || x.id from journalnotat x join journalnotat n on n.id = x.retter_id where n.person_id <> x.person_id
        union all
        select 'dokumentasjonskrav ' || x.id from dokumentasjonskrav x join soknad s on s.id = x.soknad_id where s.person_id <> x.person_id
        union all
        select 'beslutning ' || x.id from beslutning x join soknad s on s.id = x.soknad_id join sak k on k.id = x.sak_id
          where s.person_id <> k.person_id
        union all
        select 'drøfting ' || x.id from drofting x join soknad s on s.id = x.soknad_id where s.person_id <> x.person_id
        union all
        select 'gjeldssak ' || x.id from gjeldssak x left join soknad s on s.id = x.soknad_id left join vedtak v on v.id = x.vedtak_id
          where s.person_id <> x.person_id or v.person_id <> x.person_id
        union all
        select 'søknad ' || x.id from soknad x join vedtak v on v.id = x.fra_vedtak_id where v.person_id <> x.person_id
        union all
        select 'oppgave ' || x.id from oppgave x where x.person_id is not case x.objekt
            when 'person' then x.objekt_id
            when 'sak' then (select person_id from sak where id = x.objekt_id)
            when 'soknad' then (select person_id from soknad where id = x.objekt_id)
            when 'vedtak' then (select person_id from vedtak where id = x.objekt_id)
            when 'utbetaling' then (select v.person_id from utbetaling u join vedtak v on v.id = u.vedtak_id where u.id = x.objekt_id)
            when 'gjeldssak' then (select person_id from gjeldssak where id = x.objekt_id)
            when 'veilederbytte' then (select person_id from veilederbytte where id = x.objekt_id)
            when 'dokumentasjonskrav' then (select person_id from dokumentasjonskrav where id = x.objekt_id)
            when 'sluttdato' then (select person_id from sluttdato where id = x.objekt_id)
            else x.person_id end"""),
    Invariant("PE-4", "ingen er voksen i to husstander på samme dag", "voksen i to husstander på samme dag", """
        select distinct 'person ' || a.person_id from husstandsmedlem a join husstandsmedlem b on b.person_id = a.person_id and b.id > a.id
        where a.rolle = 'voksen' and b.rolle = 'voksen' and a.fra <= coalesce(b.til, '9999') and b.fra <= coalesce(a.til, '9999')"""),
    Invariant("PE-1", "alle kan finnes på navnet", "søkenavnet mangler", """
        select 'person ' || p.id from person p where not exists (select 1 from navnedel n where n.person_id = p.id)"""),
    Invariant("PE-1", "de som er registrert to ganger, har én registrering som gjelder", "koblingene ender ikke i én som gjelder", """
        select 'person ' || k.ogsa_id from samme_person k where k.angret_tid is null
          and not exists (select 1 from samme_rot r where r.person_id = k.ogsa_id)"""),
    Invariant("PE-5", "ingen adresse er lagret for kode 6 og dem de bor med", "adresse lagret", """
        select 'person ' || p.id from skjermet k join person p on p.id = k.person_id
        where k.niva = 3 and coalesce(p.adresse, p.postnummer, p.poststed) is not null"""),
)  # fmt: skip


def teknisk(base: db.Base) -> Iterator[tuple[str, str, str, list[str]]]:
    """SQLite's own checks and the schema, one by one: the rule, what holds, what does not, and where. Takes the key, not a session."""
    conn = None
    try:
        conn = db.koble(base, None, date.min)
        gale = [str(r[0]) for r in conn.execute("pragma cipher_integrity_check").fetchmany(20)]
        yield "SI-2", "hver side er slik programmet skrev den", "sider i filen er endret eller skadet", [_side(s) for s in gale]
        if gale:
            return  # nothing can be said of what cannot be read
        svar = [str(r[0]) for r in conn.execute("pragma integrity_check(20)")]
        yield "SI-5", "databasefilen er hel", "databasefilen er skadet", _funn(svar)
        nokler = [f"{r[0]} rad {r[1]} viser til {r[2]}" for r in conn.execute("pragma foreign_key_check").fetchmany(20)]
        yield "SI-5", "alt det vises til, finnes", "det vises til noe som ikke finnes", nokler
        yield "SI-5", "hver verdi er av det slaget den skal være", "verdier som skjemaet ikke tillater", _ulovlige(conn, svar)
        yield "KO-3", "skjemaet er det som ble levert", "skjemaet er endret", skjema.avvik(conn)
    except db.Databasefeil as feil:
        if er_feil_nokkel(feil):
            brutt = "nøkkelen i nøkkelfilen åpner ikke filen: de to hører ikke sammen, eller filen er skadet"
            yield "SI-2", "nøkkelen åpner filen", brutt, ["hent begge fra samme sikkerhetskopi"]
            return
        yield "SI-5", "databasefilen kan leses", "databasefilen kan ikke leses", [type(feil).__name__]
    finally:
        if conn is not None:
            conn.close()


def _ulovlige(conn: db.Connection, svar: list[str]) -> list[str]:
    """What the tables' own checks would refuse today: dates and instants row by row, of the rest which table. In a file from before a check
    was made stricter (m016), or changed with another tool."""
    ut: list[str] = []
    for tabell, sql in conn.execute("select name, sql from sqlite_master where type = 'table'").fetchall():
        rad = "''" if "without rowid" in sql.lower() else "' rad ' || rowid"
        for kolonne, skal in _TID.findall(sql):
            rader = conn.execute(f"select {rad} from {tabell} where {kolonne} is not {skal} or {kolonne} < '0001' limit 20").fetchall()
            ut += [f"{tabell}.{kolonne}{r[0]}" for r in rader]
    kjent = {sted.partition(".")[0] for sted in ut}
    return ut + sorted({s.removeprefix(_KRAV) for s in svar if s.startswith(_KRAV)} - kjent)


def _funn(svar: list[str]) -> list[str]:
    """What SQLite says is wrong, a line each, without its headings."""
    return [linje for s in svar for linje in s.splitlines() if not linje.startswith(("***", _KRAV))] if svar != ["ok"] else []


def _side(melding: str) -> str:
    """SQLCipher's "HMAC verification failed for page 14"; anything else as it is."""
    return f"side {melding.rpartition(' ')[2]}" if melding.startswith("HMAC") else melding


def brudd(leser: Leser, invariant: Invariant) -> list[str]:
    """The numbers of what breaks one rule."""
    return [str(r[0]) for r in leser.rader(invariant.sql, alle=True)]


def logg(leser: Leser) -> Iterator[Logginnslag]:
    """The log in its order, one entry at a time; a text that is not UTF-8, which would stop the reading, is another text."""
    tekster = ("tid", "ident", "handling", "objekt", "data", "forrige", "hash")
    som_blob = ", ".join(f"cast({k} as blob) as {k}" for k in tekster)
    for rad in leser.utfor(f"select nr, objekt_id, person_id, {som_blob} from logg order by nr"):
        lest: dict[str, Any] = {k: v.decode("utf-8", "backslashreplace") if isinstance(v, bytes) else v for k, v in dict(rad).items()}
        yield Logginnslag(**lest)


def fodselsnummer(leser: Leser) -> list[tuple[int, str]]:
    """Every person's id and number, for those who have one."""
    return [(r["id"], r["fnr"]) for r in leser.rader("select id, fnr from person where fnr is not null order by id", alle=True)]


def signerte(leser: Leser) -> list[int]:
    """The vedtak whose content is signed."""
    return [r["id"] for r in leser.rader("select id from vedtak where innhold_hash is not null order by id", alle=True)]


def endrede_brev(leser: Leser) -> list[str]:
    """PE-8: the letters whose PDF or content is another than when it was made, by the hashes in the log's chain."""
    sql = """select objekt_id as id, json_extract(data, '$.sha256') as pdf, json_extract(data, '$.innhold') as innhold from logg
        where handling = 'brev laget' and objekt = 'brev'"""
    logget = {r["id"]: (r["pdf"], r["innhold"]) for r in leser.rader(sql)}
    return [
        f"brev {r['id']}"
        for r in leser.utfor("select id, pdf, innhold, sha256 from brev order by id", alle=True)
        if not _som_logget(logget.get(r["id"]), bytes(r["pdf"]), r["innhold"], r["sha256"])
    ]


def _som_logget(logget: tuple[str, str] | None, pdf: bytes, innhold: str, sha256: str) -> bool:
    na = (hashlib.sha256(pdf).hexdigest(), hashlib.sha256(innhold.encode()).hexdigest())
    return logget == na and sha256 == na[0]
