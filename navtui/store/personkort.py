"""The person in brief at the postmøte: one small query per fact, each filtered by who looks."""

from __future__ import annotations

from datetime import date

from navtui.domain.alder import alder
from navtui.domain.person import visningsnavn
from navtui.domain.postmote import Personkort
from navtui.domain.vedtaksperiode import maaneder_paa_rad
from navtui.store import innstilling
from navtui.store.db import Leser, Row
from navtui.store.kandidat import NA, PARFORMER
from navtui.store.person import GJELDER_IKKE
from navtui.store.tilgang import SYNLIG
from navtui.store.vedtak import BETALES_ORE, STONAD_ORE, perioder

_PERSON = f"""
    select p.id, p.fornavn, p.etternavn, p.fodt, k.veileder, {GJELDER_IKKE.format("p.id")} as gjelder_ikke
    from person p left join sak k on k.person_id = p.id and k.avsluttet is null
    where p.id = :id and {SYNLIG.format("p.id")}
"""
_HUSSTAND = f"""
    select h.id, h.form from husstandsmedlem a join husstand h on h.id = a.husstand_id
    where a.person_id = :id and a.rolle = 'voksen' and {NA.format("a")} order by a.fra desc limit 1
"""
_MEDLEMMER = f"""
    select p.fornavn, p.etternavn, p.fodt, m.rolle, k.veileder from husstandsmedlem m join person p on p.id = m.person_id
    left join sak k on k.person_id = p.id and k.avsluttet is null
    where m.husstand_id = :husstand and m.person_id <> :id and {NA.format("m")} and {SYNLIG.format("p.id")} order by p.fodt desc
"""
_VEDTAK = f"""
    select v.id, v.fra, v.til, {STONAD_ORE.format("v")} as sum_ore, v.inntektsrolle from vedtak v
    where v.person_id = :id and v.tilstand = 'iverksatt' and v.engang = 0 and v.art in ('stonad', 'nodhjelp', 'omgjoring', 'reduksjon')
      and {BETALES_ORE.format("v")} > 0 and {SYNLIG.format("v.person_id")}
      and not exists (select 1 from vedtak e where e.endrer_id = v.id and e.tilstand = 'iverksatt' and e.art in ('omgjoring', 'reduksjon'))
    order by v.til desc, v.id desc limit 60
"""
_SAMTALE = f"""
    select max(dato) from kontakt where person_id = :id and art in ('samtale', 'hjemmebesok', 'trekantsamtale') and utfall = 'gjennomfort'
      and {SYNLIG.format("person_id")}
"""
_VILKAR = """
    select v.type, (select u.utfall from vilkarsutfall u where u.vilkar_id = v.id order by u.id desc limit 1) as utfall
    from vedtaksvilkar v where v.vedtak_id = :vedtak order by v.id
"""
_GJELD = f"""
    select tilstand, neste_steg, neste_dato from gjeldssak where person_id = :id and avsluttet is null and {SYNLIG.format("person_id")}
"""


def kort(les: Leser, person_id: int) -> Personkort | None:
    """Everything the meeting decides on about one person; None when she is not there for the reader."""
    p = les.rad(_PERSON, id=person_id)
    if p is None:
        return None
    husstand = les.rad(_HUSSTAND, id=person_id)
    form, partner, barn = _husstand(les, husstand, person_id) if husstand is not None else (None, None, ())
    vedtak = les.rader(_VEDTAK, id=person_id)
    siste = vedtak[0] if vedtak else None
    rekke = maaneder_paa_rad(perioder(les, person_id), les.i_dag, innstilling.hent(les, "opphold_maaneder"))
    gjeld = les.rad(_GJELD, id=person_id)
    return Personkort(
        person_id, visningsnavn(p["fornavn"], p["etternavn"]) + " (registrert to ganger)" * p["gjelder_ikke"],
        _alder(p["fodt"], les.i_dag), form,
        visningsnavn(partner["fornavn"], partner["etternavn"]) if partner else None, partner["veileder"] if partner else None, barn,
        fast_veileder=p["veileder"], maaneder_paa_rad=rekke,
        vedtak_til=date.fromisoformat(siste["til"]) if siste else None, vedtak_sum_ore=siste["sum_ore"] if siste else None,
        inntektsrolle=siste["inntektsrolle"] if siste else None, siste_samtale=_dato(les.verdi(_SAMTALE, id=person_id)),
        vilkar=tuple((v["type"], v["utfall"] or "ikke_vurdert") for v in les.rader(_VILKAR, vedtak=siste["id"])) if siste else (),
        gjeld_tilstand=gjeld["tilstand"] if gjeld else None, gjeld_neste_steg=gjeld["neste_steg"] if gjeld else "",
        gjeld_neste_dato=_dato(gjeld["neste_dato"]) if gjeld else None,
    )  # fmt: skip


def _husstand(les: Leser, husstand: Row, person_id: int) -> tuple[str, Row | None, tuple[int, ...]]:
    """The household's form, the partner if it is a couple's, and the children's ages."""
    medlemmer = les.rader(_MEDLEMMER, husstand=husstand["id"], id=person_id)
    barn = tuple(a for m in medlemmer if m["rolle"] == "barn" and (a := _alder(m["fodt"], les.i_dag)) is not None)
    voksne = [m for m in medlemmer if m["rolle"] == "voksen"]
    er_par = f"'{husstand['form']}'" in PARFORMER
    return husstand["form"], voksne[0] if voksne and er_par else None, barn


def _alder(fodt: str | None, dag: date) -> int | None:
    return alder(date.fromisoformat(fodt), dag) if fodt else None


def _dato(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def apnet_i_dag(les: Leser, person_id: int, fra_tid: str) -> bool:
    """PE-7: whether the reader's opening of this person is already in the log since `fra_tid`."""
    sql = """select 1 from (select * from logg where person_id = :id order by nr desc limit 200)
        where tid >= :fra and ident = :ident and handling = 'apnet' limit 1"""
    return les.verdi(sql, id=person_id, ident=les.seer.ident, fra=fra_tid) is not None
