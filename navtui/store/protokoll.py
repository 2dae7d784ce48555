"""What the protokoll of a postmøte is made of, and the ones that are written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from navtui.domain.postmote import Mote, Protokoll, Protokollinje, initialer
from navtui.domain.soknad import POSTER
from navtui.store import ansatt, postmote
from navtui.store.db import Leser, Row, Skriver
from navtui.store.kandidat import UVERNET
from navtui.store.tilgang import SYNLIG

_LINJER = f"""
    select b.art, b.til_ident, b.grunn, p.fornavn, p.etternavn, s.mottatt, s.id as soknad_id, k.saksnummer,
        (select json_group_array(art) from (select art from soknadspost where soknad_id = s.id order by id)) as arter
    from beslutning b join soknad s on s.id = b.soknad_id join person p on p.id = s.person_id
    left join sak k on k.person_id = s.person_id and k.avsluttet is null
    where b.angret_tid is null and (b.postmote_id = :mote or (b.postmote_id is null and b.art = 'nodhjelp' and b.tid > :siden))
      and {SYNLIG.format("s.person_id")} and {UVERNET.format("s.person_id")}
      and not exists (select 1 from beslutning c
                      where c.soknad_id = b.soknad_id and c.id > b.id and c.angret_tid is null and c.art <> 'omfordelt')
    order by b.id
"""
_DROFTET = f"""
    select d.konklusjon, d.reist_av, d.tid, p.fornavn, p.etternavn, k.saksnummer from drofting d join person p on p.id = d.person_id
    left join sak k on k.person_id = d.person_id and k.avsluttet is null
    where d.postmote_id = :mote and {SYNLIG.format("d.person_id")} and {UVERNET.format("d.person_id")} order by d.konkludert_tid, d.id
"""
_SKJULTE_SAKER = """
    select k.saksnummer from sak k where k.person_id in (select value from json_each(:skjult))
"""


@dataclass(frozen=True, slots=True)
class Motelinje:
    """A meeting that is closed, in a list to choose from."""

    id: int
    dato: date
    lukket_av: str
    nummer: int
    """As it stands on the protokoll: the year's meetings, one by one."""


_NUMMER = "(select count(*) from postmote n where n.id <= {0}.id and n.dato >= substr({0}.dato, 1, 4) || '-01-01')"


def lag(les: Leser, mote: Mote, kontor: str, deltakere: tuple[str, ...]) -> Protokoll:
    """The protokoll as it would be if the meeting were closed now. Holds no protected person (PM-12)."""
    rader = les.rader(_LINJER, mote=mote.id, siden=postmote.siden(les))
    nummer = int(les.verdi(f"select {_NUMMER.format('m')} from postmote m where m.id = :id", id=mote.id))
    ventende = les.verdi(
        f"""select count(*) from drofting d where d.konklusjon is null and d.trukket_tid is null and {SYNLIG.format("d.person_id")}
            and {UVERNET.format("d.person_id")}"""
    )
    return Protokoll(
        kontor, mote.dato, nummer, mote.apnet, mote.apnet_av, None, None, deltakere, nodhjelp=_linjer(rader, "nodhjelp"),
        fordelt=_linjer(rader, "fordelt"), utsatt=_linjer(rader, "utsatt"),
        droftet=tuple(_droftet(r) for r in les.rader(_DROFTET, mote=mote.id)), ventende=int(ventende),
    )  # fmt: skip


def _linjer(rader: list[Row], art: str) -> tuple[Protokollinje, ...]:
    return tuple(_linje(r) for r in rader if r["art"] == art)


def _linje(r: Row) -> Protokollinje:
    gjelder = ", ".join(POSTER[a].tekst for a in json.loads(r["arter"]))
    utfall = f"utsatt, {r['grunn']}" if r["art"] == "utsatt" else f"til {r['til_ident']}"
    nummer = r["saksnummer"] or f"S-{r['soknad_id']}"
    return Protokollinje(nummer, initialer(r["fornavn"], r["etternavn"]), date.fromisoformat(r["mottatt"]), gjelder, utfall)


def _droftet(r: Row) -> Protokollinje:
    hva = f"reist av {r['reist_av']}"
    return Protokollinje(
        r["saksnummer"] or "uten sak", initialer(r["fornavn"], r["etternavn"]), date.fromisoformat(r["tid"][:10]), hva, r["konklusjon"]
    )


def mulige(les: Leser) -> tuple[str, ...]:
    """Who may have taken part: everyone employed, those who are registered away too: some come all the same."""
    return tuple(a.ident for a in ansatt.alle(les))


def ventet(les: Leser, mote: Mote) -> tuple[str, ...]:
    """Who is thought to have been there: the veiledere the søknader are given to and who are at work, whoever opened the meeting, and
    whoever closes it."""
    borte = ansatt.fravaerende(les, les.i_dag)
    med = {a.ident for a in ansatt.alle(les) if a.sosialhjelp and a.ident not in borte} | {mote.apnet_av, les.seer.ident}
    return tuple(ident for ident in mulige(les) if ident in med)


def lukk(s: Skriver, mote: Mote, tekst: str, deltakere: tuple[str, ...]) -> None:
    """Close the meeting with its protokoll."""
    for ident in deltakere:
        s.sett_inn("postmotedeltaker", postmote_id=mote.id, ident=ident)
    s.endre("postmote", hvor={"id": mote.id}, versjon=mote.versjon, lukket_tid=s.na, lukket_av=s.seer.ident, protokoll=tekst)


def moter(les: Leser, mest: int = 30) -> list[Motelinje]:
    """The meetings that are closed, the newest first."""
    sql = f"""select m.id, m.dato, m.lukket_av, {_NUMMER.format("m")} as nummer from postmote m
              where m.lukket_tid is not null order by m.id desc limit :mest"""
    return [Motelinje(r["id"], date.fromisoformat(r["dato"]), r["lukket_av"], r["nummer"]) for r in les.rader(sql, mest=mest)]


def hent(les: Leser, mote_id: int) -> str | None:
    """A protokoll as it was written; the lines of persons who have since become hidden from the reader are covered (PE-5)."""
    tekst: str | None = les.verdi("select protokoll from postmote where id = :id", id=mote_id)
    if tekst is None:
        return None
    skjulte = {r["saksnummer"] for r in les.rader(_SKJULTE_SAKER)}
    linjer = ["(skjult)" if linje.split(" ", 1)[0] in skjulte else linje for linje in tekst.splitlines()]
    return "\n".join(linjer) + "\n"
