"""Søknader as they are registered."""

from __future__ import annotations

import json
from datetime import date

from navtui.domain.kodeverk.soknad import Soknadspost
from navtui.domain.soknad import POSTER, ApenPost, Identitet, NyPost, NySoknad, oppgitt
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import SYNLIG
from navtui.store.vedtak import BETALES_ORE


def skjulte_identiteter(les: Leser) -> list[Identitet]:
    """PM-12: those the reader may not know of, only for recognising the one who is being registered. Nothing of it leaves the service."""
    sql = """select id, fnr, duf, sokenavn, fodt from person
        where id in (select value from json_each(:skjult)) and sperret is not 'feilregistrert' order by id"""
    return [
        Identitet(r["id"], r["fnr"], r["duf"], r["sokenavn"], date.fromisoformat(r["fodt"]) if r["fodt"] else None) for r in les.rader(sql)
    ]


def gitt_nodhjelp(les: Leser, ident: str) -> list[tuple[int, str, str]]:
    """PM-2: nødhjelp given to this one whose vedtak is not sent: whose, what for, and when it was registered, the oldest first."""
    sql = f"""select s.person_id, s.nodhjelp_art, s.registrert_tid from soknad s
        where s.tilstand = 'fordelt' and s.saksbehandler = :ident and s.nodhjelp = 1 and {SYNLIG.format("s.person_id")}
          and not exists (select 1 from vedtak v where v.soknad_id = s.id and v.tilstand = 'til_kontroll') order by s.registrert_tid"""
    return [(r[0], r[1], r[2]) for r in les.rader(sql, ident=ident)]


def med_navn(les: Leser, sokenavn: str, fodt: date) -> Identitet | None:
    """One with exactly this folded name and birth date, whom the reader may know of."""
    r = les.rad(
        f"""select id, fnr, duf, sokenavn, fodt from person where sokenavn = :navn and fodt = :fodt and sperret is not 'feilregistrert'
            and {SYNLIG.format("id")} order by id limit 1""",
        navn=sokenavn, fodt=fodt,
    )  # fmt: skip
    return None if r is None else Identitet(r["id"], r["fnr"], r["duf"], r["sokenavn"], fodt)


def apne_poster(les: Leser, person_id: int) -> list[ApenPost]:
    """PM-11: what the person has applied for and waits for an answer to."""
    sql = f"""select s.id, t.art, s.mottatt, t.fra, t.til from soknad s join soknadspost t on t.soknad_id = s.id
        where s.person_id = :id and s.tilstand in ('mottatt', 'utsatt', 'fordelt') and {SYNLIG.format("s.person_id")}
          and not exists (select 1 from vedtakspost vp join vedtak v on v.id = vp.vedtak_id and v.tilstand = 'iverksatt'
                          where vp.soknadspost_id = t.id)
        order by s.mottatt, s.id, t.id"""
    return [
        ApenPost(r["id"], r["art"], date.fromisoformat(r["mottatt"]), *(date.fromisoformat(r[k]) if r[k] else None for k in ("fra", "til")))
        for r in les.rader(sql, id=person_id)
    ]


def oppgitt_av(poster: str) -> str:
    """PM-1: amounts and periods, in words, of a JSON array of arrays `[art, belop_ore, fra, til]`; empty when none is given."""
    gitt = [(art, belop, fra, til) for art, belop, fra, til in json.loads(poster) if belop is not None or fra]
    return oppgitt(NyPost(art=POSTER[art], belop_ore=belop, fra=fra, til=til) for art, belop, fra, til in gitt) if gitt else ""


def siste_stonad(les: Leser, person_id: int, senest: date) -> date | None:
    """PM-10: the last day with sosialhjelp of a vedtak that began by `senest`, whoever asks: registration keeps it and shows nothing."""
    sql = f"""select max(v.til) from vedtak v where v.person_id = :id and v.tilstand = 'iverksatt' and v.fra <= :senest
        and v.art in ('stonad', 'nodhjelp', 'omgjoring', 'reduksjon', 'botilbud') and coalesce({BETALES_ORE.format("v")}, 1) > 0"""
    til = les.verdi(sql, alle=True, id=person_id, senest=senest)
    return date.fromisoformat(til) if til else None


def sett_inn(s: Skriver, ny: NySoknad, person_id: int, ny_soker: bool) -> int:
    """A new søknad with its items, in the queue."""
    soknad_id = s.sett_inn(
        "soknad", person_id=person_id, mottatt=ny.mottatt, kanal=ny.kanal, nodhjelp=ny.nodhjelp is not None, nodhjelp_art=ny.nodhjelp,
        fornyelse=ny.fornyelse, vedlegg=ny.vedlegg, duplikat_grunn=ny.duplikat_grunn, ny_soker=ny_soker, mott=ny.mott,
        ikke_mott_grunn=ny.ikke_mott, tilstand="mottatt", registrert_av=s.seer.ident, registrert_tid=s.na,
    )  # fmt: skip
    for post in ny.poster:
        s.sett_inn("soknadspost", soknad_id=soknad_id, **post.model_dump())
    return soknad_id


def bare_for_utkastet(les: Leser, vedtak_id: int) -> list[tuple[int, int]]:
    """VE-20: the oral søknader that were written down from a draft and that nothing else rests on, as (id, versjon)."""
    andre = " ".join(
        f"and not exists (select 1 from {tabell} x where x.soknad_id = k.id)"
        for tabell in ("gjeldssak", "dokumentasjonskrav", "beslutning", "drofting", "forelopig_svar")
    )
    rader = les.rader(
        f"""select k.id, k.versjon from soknad k where k.fra_vedtak_id = :vedtak and k.tilstand = 'fordelt'
            and {SYNLIG.format("k.person_id")}
            and not exists (select 1 from vedtak v where v.soknad_id = k.id and v.id <> :vedtak and v.tilstand <> 'avbrutt') {andre}
            order by k.id""",
        vedtak=vedtak_id,
    )  # fmt: skip
    return [(r["id"], r["versjon"]) for r in rader]


def ta_bort(s: Skriver, soknad_id: int, versjon: int) -> None:
    """PE-8: it stays in the file as one that was registered by mistake."""
    s.endre("soknad", hvor={"id": soknad_id}, versjon=versjon, tilstand="feilregistrert")


def sist_innvilget(les: Leser, person_id: int) -> tuple[Soknadspost, ...]:
    """VE-20: the ongoing things the last iverksatt vedtak granted, in the order of the vedtak."""
    sql = f"""select vp.art from vedtakspost vp where vp.utfall in ('innvilget', 'delvis') and vp.vedtak_id = (
            select v.id from vedtak v where v.person_id = :id and v.tilstand = 'iverksatt' and v.engang = 0
                and v.art in ('stonad', 'omgjoring') and {SYNLIG.format("v.person_id")} order by v.til desc, v.id desc limit 1)
        order by vp.id"""
    arter = [POSTER[r["art"]] for r in les.rader(sql, id=person_id)]
    return tuple(dict.fromkeys(a for a in arter if a.er_lopende))
