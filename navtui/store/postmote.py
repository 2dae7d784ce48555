"""The postmøte's queue and meetings as they are read."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

from navtui.domain.alder import alder
from navtui.domain.kodeverk.soknad import Soknadspost
from navtui.domain.postmote import Mote, NodhjelpVenter, PostmoteRad, Radtilstand, SisteBeslutning, minutter_siden
from navtui.domain.soknad import POSTER
from navtui.domain.tid import dato_i_oslo, fra_tekst
from navtui.store.db import Leser, Row
from navtui.store.kandidat import NA, UVERNET
from navtui.store.soknad import oppgitt_av
from navtui.store.tilgang import SYNLIG

_KOLONNER = f"""
    s.id as soknad_id, s.person_id, p.fornavn, p.etternavn, p.fodt, s.mottatt, s.registrert_tid, s.kanal, s.nodhjelp_art, s.ny_soker,
    s.fornyelse, s.saksbehandler, s.fordelt_tid, s.versjon, k.saksnummer, k.veileder,
    (select count(*) from husstandsmedlem a join husstandsmedlem b on b.husstand_id = a.husstand_id and b.rolle = 'barn'
        where a.person_id = p.id and a.rolle = 'voksen' and {NA.format("a")} and {NA.format("b")}) as barn,
    (select json_group_array(json_array(t.art, t.tekst))
        from (select art, tekst from soknadspost where soknad_id = s.id order by id) t) as poster,
    (select json_group_array(json_array(t.art, t.belop_ore, t.fra, t.til))
        from (select art, belop_ore, fra, til from soknadspost where soknad_id = s.id order by id) t) as oppgitt,
    (select b.grunn from beslutning b where s.tilstand = 'utsatt' and b.soknad_id = s.id and b.art = 'utsatt' and b.angret_tid is null
        order by b.id desc limit 1) as utsatt_grunn,
    (select d.id || case when d.konklusjon is null then ' apen' else ' konkludert' end from drofting d
        where d.soknad_id = s.id and d.trukket_tid is null order by d.id desc limit 1) as drofting
"""
_FRA = "from soknad s join person p on p.id = s.person_id left join sak k on k.person_id = s.person_id and k.avsluttet is null"
_I_KO = f"""
    s.tilstand in ('mottatt', 'utsatt') and {SYNLIG.format("s.person_id")}
    and s.id not in (select b.soknad_id from beslutning b where b.postmote_id = :mote and b.art = 'utsatt' and b.angret_tid is null)
"""
_FELLES, _LUKKET = UVERNET.format("s.person_id"), "+s.person_id in (select value from json_each(:skjermede))"
_KO = f"select {_KOLONNER} {_FRA} where {_I_KO}"
_ORDEN = "order by s.nodhjelp desc, s.mottatt, s.id limit :antall offset :fra"
_GJELDENDE = f"""
    b.angret_tid is null and {SYNLIG.format("s.person_id")} and {_FELLES}
    and (b.postmote_id = :mote or (b.postmote_id is null and b.art = 'nodhjelp' and b.tid > :siden))
    and not exists (select 1 from beslutning c
                    where c.soknad_id = b.soknad_id and c.id > b.id and c.angret_tid is null and c.art <> 'omfordelt')
"""
_BESLUTTET = f"""
    select {_KOLONNER}, b.id as beslutning_id, b.art, b.tid, b.grunn
    from beslutning b join soknad s on s.id = b.soknad_id join person p on p.id = s.person_id
    left join sak k on k.person_id = s.person_id and k.avsluttet is null
    where {_GJELDENDE}
    order by b.art = 'utsatt' desc, b.tid desc, b.id desc limit :mest
"""
_SAKSLISTE = f"""
    select d.id as drofting_id, d.person_id, d.sporsmal, d.tid, d.versjon, p.fornavn, p.etternavn, p.fodt, k.saksnummer, k.veileder
    from drofting d join person p on p.id = d.person_id left join sak k on k.person_id = d.person_id and k.avsluttet is null
    where d.konklusjon is null and d.trukket_tid is null and {SYNLIG.format("d.person_id")} and {UVERNET.format("d.person_id")}
      and (d.soknad_id is null or not exists (select 1 from soknad s where s.id = d.soknad_id and (s.tilstand in ('mottatt', 'utsatt')
           or exists (select 1 from beslutning b where b.soknad_id = s.id and b.postmote_id = :mote and b.angret_tid is null))))
    order by d.tid, d.id limit 200
"""


def ko(les: Leser, mote_id: int | None, *, lukket: bool = False, fra: int = 0, antall: int = 200) -> list[PostmoteRad]:
    """PM-3: what waits for someone to take it, nødhjelp first, then oldest. `lukket`: the closed queue of PM-12, else the common one."""
    sql = f"{_KO} and {_LUKKET if lukket else _FELLES} {_ORDEN}"
    return [_rad(r, Radtilstand.IGJEN, les.i_dag) for r in les.rader(sql, mote=mote_id, fra=fra, antall=antall)]


def ko_tall(les: Leser, mote_id: int | None, *, lukket: bool = False) -> tuple[int, int, date | None]:
    """How many wait, how many of them are nødhjelp, and when the oldest came."""
    sql = f"select count(*), coalesce(sum(s.nodhjelp), 0), min(s.mottatt) from soknad s where {_I_KO} and {_LUKKET if lukket else _FELLES}"
    (r,) = les.rader(sql, mote=mote_id)
    return int(r[0]), int(r[1]), date.fromisoformat(r[2]) if r[2] else None


def besluttet(les: Leser, mote_id: int | None, siden: str, mest: int = 200) -> list[PostmoteRad]:
    """What the meeting has decided, and the nødhjelp given outside it after `siden`: utsatt first, then the newest."""
    arter = {"utsatt": Radtilstand.UTSATT, "nodhjelp": Radtilstand.NODHJELP}
    rader = les.rader(_BESLUTTET, mote=mote_id, siden=siden, mest=mest)
    return [_rad(r, arter.get(r["art"], Radtilstand.FORDELT), les.i_dag) for r in rader]


def besluttet_tall(les: Leser, mote_id: int | None, siden: str) -> dict[str, int]:
    """How many `besluttet` would be, by kind of decision."""
    sql = f"select b.art, count(*) as antall from beslutning b join soknad s on s.id = b.soknad_id where {_GJELDENDE} group by b.art"
    return {r["art"]: r["antall"] for r in les.rader(sql, mote=mote_id, siden=siden)}


def saksliste(les: Leser, mote_id: int | None) -> list[PostmoteRad]:
    """PM-9: cases on the agenda that are not among the søknader the meeting sees anyway."""
    return [
        PostmoteRad(
            r["person_id"], r["fornavn"], r["etternavn"], _alder(r["fodt"], les.i_dag), 0, Radtilstand.DROFTING,
            dato_i_oslo(fra_tekst(r["tid"])), fra_tekst(r["tid"]), drofting_id=r["drofting_id"], drofting="apen",
            saksnummer=r["saksnummer"], fast_veileder=r["veileder"], grunn=r["sporsmal"], versjon=r["versjon"],
            nokkel=("d", r["drofting_id"]), fodselsaar=_aar(r["fodt"]),
        )
        for r in les.rader(_SAKSLISTE, mote=mote_id)
    ]  # fmt: skip


def _alder(fodt: str | None, dag: date) -> int | None:
    return alder(date.fromisoformat(fodt), dag) if fodt else None


def _aar(fodt: str | None) -> int | None:
    return int(fodt[:4]) if fodt else None


def _rad(r: Row, tilstand: Radtilstand, i_dag: date) -> PostmoteRad:
    poster = [(POSTER[art], tekst) for art, tekst in json.loads(r["poster"])]
    drofting_id, _, drofting = (r["drofting"] or "").partition(" ")
    besluttet_rad = tilstand is not Radtilstand.IGJEN
    return PostmoteRad(
        r["person_id"], r["fornavn"], r["etternavn"], _alder(r["fodt"], i_dag), r["barn"], tilstand,
        date.fromisoformat(r["mottatt"]), fra_tekst(r["registrert_tid"]), soknad_id=r["soknad_id"], drofting=drofting or None,
        drofting_id=int(drofting_id) if drofting_id else None, saksnummer=r["saksnummer"], kanal=r["kanal"], ny_soker=bool(r["ny_soker"]),
        fornyelse=bool(r["fornyelse"]),
        nodhjelp=r["nodhjelp_art"], gjelder=tuple(art.value for art, _ in poster),
        gjelder_tekst=", ".join(tekst if art is Soknadspost.ANNET and tekst else art.tekst for art, tekst in poster),
        oppgitt=oppgitt_av(r["oppgitt"]), fast_veileder=r["veileder"], saksbehandler=r["saksbehandler"],
        besluttet=fra_tekst(r["tid"]) if besluttet_rad else None,
        beslutning_id=r["beslutning_id"] if besluttet_rad else None, grunn=r["grunn" if besluttet_rad else "utsatt_grunn"] or "",
        versjon=r["versjon"], nokkel=("s", r["soknad_id"]), fodselsaar=_aar(r["fodt"]),
    )  # fmt: skip


def apent_mote(les: Leser) -> Mote | None:
    """The meeting that is open, if one is."""
    r = les.rad("select id, dato, apnet_tid, apnet_av, versjon from postmote where lukket_tid is null")
    return None if r is None else Mote(r["id"], date.fromisoformat(r["dato"]), fra_tekst(r["apnet_tid"]), r["apnet_av"], r["versjon"])


def siste_lukket(les: Leser) -> tuple[int, date, str] | None:
    """The meeting that was closed last: its id, its day, and when it was closed."""
    r = les.rad("select id, dato, lukket_tid from postmote where lukket_tid is not null order by id desc limit 1")
    return None if r is None else (r["id"], date.fromisoformat(r["dato"]), r["lukket_tid"])


def siden(les: Leser) -> str:
    """From when nødhjelp given outside a meeting is noted by it: since the last meeting closed, at most seven days back."""
    sist = siste_lukket(les)
    return sist[2] if sist else (les.i_dag - timedelta(days=7)).isoformat()


def siste_beslutning(les: Leser, mote_id: int) -> SisteBeslutning | None:
    """What undo would take back (PM-8)."""
    r = les.rad(
        f"""select b.id, b.soknad_id, b.art, b.til_ident, b.for_veileder, k.veileder from beslutning b join soknad s on s.id = b.soknad_id
            left join sak k on k.id = b.sak_id
            where b.postmote_id = :mote and b.angret_tid is null and {SYNLIG.format("s.person_id")} and {_FELLES}
            order by b.id desc limit 1""",
        mote=mote_id,
    )  # fmt: skip
    if r is None:
        return None
    beholdt = r["veileder"] if r["art"] == "fordelt" and r["veileder"] != r["til_ident"] else None
    return SisteBeslutning(r["id"], r["soknad_id"], r["art"], r["til_ident"], beholdt)


def nodhjelp(les: Leser, na: datetime) -> list[NodhjelpVenter]:
    """PM-2: nødhjelp in a queue with nobody on it, and how many minutes it has waited at `na`."""
    sql = f"""select s.id, s.registrert_tid, s.person_id in (select value from json_each(:skjermede)) as lukket from soknad s
        where s.tilstand in ('mottatt', 'utsatt') and s.nodhjelp = 1 and {SYNLIG.format("s.person_id")} order by s.registrert_tid"""
    return [NodhjelpVenter(r["id"], minutter_siden(fra_tekst(r["registrert_tid"]), na), bool(r["lukket"])) for r in les.rader(sql)]
