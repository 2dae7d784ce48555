"""Lån, refusjon and garanti in the file: each with what has happened to it. Rows are only ever added."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from navtui.domain.garanti import Garantibetaling, Garantihendelse, Garantistand, Godtatt
from navtui.domain.kodeverk import Inntektstype, Mottakerart, Refusjon, Stonadsform, Utgiftstype
from navtui.domain.lan import Lan, Lanepostering
from navtui.domain.refusjon import Refusjonshendelse, Refusjonskrav, Refusjonsstand
from navtui.domain.vedtak_beregning import svarer_paa
from navtui.store.db import Leser, Row, Skriver
from navtui.store.tilgang import SYNLIG

MEST = 1000
"""Rows of each kind, the newest."""
_HVEM = "p.etternavn || ', ' || p.fornavn as navn, s.veileder"
_FRA = f"""
    join vedtak v on v.id = {{0}} and v.tilstand = 'iverksatt' and {SYNLIG.format("v.person_id")}
    join person p on p.id = v.person_id
    left join sak s on s.person_id = v.person_id and s.avsluttet is null
    where (:person is null or v.person_id = :person) and (:vedtak is null or v.id = :vedtak)
"""


# VE-22: what is marked with the section itself, as far as it is paid and not lent, and not claimed under another section. A line is of the
# thing applied for that it answers: livsopphold and the children's, or by its expense.
_KAN_KREVES = """
    max(0, min(
        (select coalesce(sum(u.belop_ore), 0) from utbetaling u
          where u.vedtak_id = v.id and u.tilstand = 'utbetalt' and u.form = 'bidrag')
        - (select coalesce(sum(h.belop_ore), 0) from refusjonshendelse h
          where h.vedtak_id = v.id and h.paragraf <> t.refusjon and h.art = 'krav'),
        (select coalesce(sum(n.belop_ore), 0) from vedtakslinje n
          where n.vedtak_id = v.id and n.art = 'behov' and ' ' || n.regler || ' ' like '% VE-22 %'
            and exists (select 1 from vedtakspost q
              where q.vedtak_id = v.id and q.refusjon = t.refusjon and q.utfall in ('innvilget', 'delvis')
                and q.art = iif(n.ref like 'behov:%', (select value from json_each(:svarer_paa) where key = n.kode), 'livsopphold')))
    ))
"""
_SVARER_PAA = json.dumps({u.value: svarer_paa(u).value for u in Utgiftstype})


def lan(leser: Leser, person_id: int | None = None, vedtak_id: int | None = None) -> list[Lan]:
    """§ 21: the lån there are, with their ledgers, newest first."""
    rader = leser.rader(
        f"""select v.id as vedtak_id, v.nummer, v.person_id, {_HVEM}, l.avdrag_ore, l.forste_avdrag,
                   coalesce(sum(u.belop_ore) filter (where u.tilstand <> 'annullert'), 0) as innvilget_ore,
                   coalesce(sum(u.belop_ore) filter (where u.tilstand = 'utbetalt'), 0) as utbetalt_ore,
                   min(u.utbetalt_dato) as gitt
            from utbetaling u indexed by utbetaling_lan
            {_FRA.format("u.vedtak_id").replace("join person p", "left join vedtakslan l on l.vedtak_id = v.id join person p")}
            and u.form = 'lan' group by v.id order by v.id desc limit :mest""",
        person=person_id, vedtak=vedtak_id, mest=MEST,
    )  # fmt: skip
    fort = _gruppert(leser, "select vedtak_id, id, art, dato, belop_ore, retter_id, tekst, ident from lanepostering", rader)
    return [Lan.model_validate(dict(r) | {"posteringer": [_uten(h, "vedtak_id") for h in fort[r["vedtak_id"]]]}) for r in rader]


def refusjoner(leser: Leser, person_id: int | None = None, vedtak_id: int | None = None) -> list[Refusjonsstand]:
    """VE-22: what is marked for refusjon in iverksatte vedtak, with what has happened, newest first."""
    rader = leser.rader(
        f"""select v.id as vedtak_id, v.nummer, v.person_id, {_HVEM}, v.fra, v.til, t.refusjon as paragraf,
                   group_concat(distinct t.ytelse) as ytelser,
                   {_KAN_KREVES} as grunnlag_ore
            from vedtakspost t indexed by vedtakspost_refusjon
            {_FRA.format("t.vedtak_id")} and t.refusjon is not null and t.utfall in ('innvilget', 'delvis')
            group by v.id, t.refusjon order by v.id desc limit :mest""",
        person=person_id, vedtak=vedtak_id, mest=MEST, svarer_paa=_SVARER_PAA,
    )  # fmt: skip
    hendt = _gruppert(leser, "select vedtak_id, paragraf, art, dato, belop_ore, tekst from refusjonshendelse", rader)
    return [_refusjon(r, hendt[r["vedtak_id"]]) for r in rader]


def _refusjon(r: Row, hendt: Iterable[Row]) -> Refusjonsstand:
    ytelser = tuple(Inntektstype.av(kode) for kode in (r["ytelser"] or "").split(",") if kode)
    krav = Refusjonskrav.model_validate(
        {k: r[k] for k in ("vedtak_id", "nummer", "fra", "til")} | {"paragraf": Refusjon.av(r["paragraf"]), "ytelser": ytelser}
    )
    egne = [Refusjonshendelse.model_validate(_uten(h, "vedtak_id", "paragraf")) for h in hendt if h["paragraf"] == r["paragraf"]]
    return Refusjonsstand(
        krav=krav, person_id=r["person_id"], navn=r["navn"], veileder=r["veileder"], grunnlag_ore=r["grunnlag_ore"], hendelser=tuple(egne)
    )


def garantier(leser: Leser, person_id: int | None = None, vedtak_id: int | None = None) -> list[Garantistand]:
    """VE-23: the garantier that are given, with what has happened, the one that runs out first on top. One that is ended by an opphør
    ends that day."""
    rader = leser.rader(
        f"""select v.id as vedtak_id, v.nummer, v.person_id, {_HVEM}, g.belop_ore, g.bolig, g.utleier, v.fra,
                   coalesce((select min(date(o.fra, '-1 day')) from vedtak o
                              where o.endrer_id = v.id and o.tilstand = 'iverksatt' and o.art = 'opphor'), v.til) as til
            from vedtaksgaranti g {_FRA.format("g.vedtak_id")} and g.belop_ore is not null
            and not exists (select 1 from vedtak o where o.endrer_id = v.id and o.tilstand = 'iverksatt' and o.art = 'omgjoring')
            and exists (select 1 from vedtakspost t where t.vedtak_id = v.id and t.utfall in ('innvilget', 'delvis'))
            order by v.til, v.id limit :mest""",
        person=person_id, vedtak=vedtak_id, mest=MEST,
    )  # fmt: skip
    hendt = _gruppert(leser, _LEDD.format("h.id, h.art, h.dato, h.belop_ore, h.tekst", "garantihendelse h", "h.vedtak_id"), rader)
    betalt = _gruppert(leser, _LEDD.format(_BETALING, "utbetaling h", "h.form = 'garanti' and h.vedtak_id"), rader)
    return [_garanti(r, hendt[r["vedtak_id"]], betalt[r["vedtak_id"]]) for r in rader]


_BETALING = """h.id, h.krav_id, h.belop_ore, h.dato, h.tilstand, h.tilstandsgrunn, h.utbetalt_dato, h.returnert is not null as i_retur,
    h.godtatt_av"""
_LEDD = "select * from (select k.vedtak_id, {} from garantiledd k join {} on {} = k.ledd_id)"
"""VE-18: what has happened to an omgjort garanti goes on in the one in its place."""


def _garanti(r: Row, hendt: Iterable[Row], betalt: Iterable[Row]) -> Garantistand:
    felt = dict(r) | {"til": max(r["fra"], r["til"])}
    hendelser = [Garantihendelse.model_validate(_uten(h, "vedtak_id")) for h in hendt]
    return Garantistand.model_validate(
        felt | {"hendelser": hendelser, "betalinger": [Garantibetaling.model_validate(_uten(b, "vedtak_id")) for b in betalt]}
    )


def _gruppert(leser: Leser, sql: str, rader: Iterable[Row]) -> dict[int, list[Row]]:
    ut: dict[int, list[Row]] = defaultdict(list)
    ider = json.dumps(sorted({r["vedtak_id"] for r in rader}))
    for r in leser.rader(f"{sql} where vedtak_id in (select value from json_each(:ider)) order by id", ider=ider):
        ut[r["vedtak_id"]].append(r)
    return ut


def _uten(r: Row, *navn: str) -> dict[str, object]:
    return {k: r[k] for k in r.keys() if k not in navn}  # noqa: SIM118 - a Row iterates over its values


def poster(s: Skriver, vedtak_id: int, ny: Lanepostering) -> int:
    """One more entry in the ledger of a lån."""
    felt = ny.model_dump(exclude={"id", "ident"})
    return s.sett_inn("lanepostering", vedtak_id=vedtak_id, **felt, ident=s.seer.ident, tid=s.na)


def refusjonshendelse(s: Skriver, krav: Refusjonskrav, ny: Refusjonshendelse) -> int:
    """One more thing that has happened to a refusjon."""
    return s.sett_inn(
        "refusjonshendelse", vedtak_id=krav.vedtak_id, paragraf=krav.paragraf, **ny.model_dump(), ident=s.seer.ident, tid=s.na
    )  # fmt: skip


def garantihendelse(s: Skriver, vedtak_id: int, ny: Garantihendelse) -> int:
    """One more thing that has happened to a garanti."""
    return s.sett_inn("garantihendelse", vedtak_id=vedtak_id, **ny.model_dump(exclude={"id"}), ident=s.seer.ident, tid=s.na)


def garantibetaling(s: Skriver, g: Garantistand, ny: Godtatt) -> int:
    """VE-23, VE-21: a planned payment to the landlord, of the claim that stands."""
    return s.sett_inn(
        "utbetaling", vedtak_id=g.vedtak_id, **ny.model_dump(), mottaker=Mottakerart.UTLEIER, mottakernavn=g.utleier,
        form=Stonadsform.GARANTI, krav_id=g.krav_id, godtatt_av=s.seer.ident,
    )  # fmt: skip
