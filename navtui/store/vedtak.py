"""The vedtak in the file: the whole of it read into one model, and its parts written while it is a draft."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from navtui.domain.kvpstonad import Kvplinje
from navtui.domain.linje import Linje
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Hode, Vedtak
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import SYNLIG

_DELER = {
    "poster": ("vedtakspost", "id, soknadspost_id, art, utfall, hjemmel, form, formgrunn, refusjon, ytelse, belop_ore, tekst", "id"),
    "barn": ("vedtaksbarn", "id, person_id, navn, fodt, andel, fra, til, vurdering", "id"),
    "behov": ("vedtaksbehov", "id, art, tekst, belop_ore, engang, svar", "id"),
    "inntekter": ("vedtaksinntekt", "id, art, tekst, belop_ore, engang, person_id, kilde, kilde_dato, svar", "id"),
    "avvikslinjer": ("vedtaksavvik", "id, linje, belop_ore, grunn", "id"),
    "linjer": (
        "vedtakslinje",
        "nr, art, kode, tekst, fra, til, dager, dager_i_maaned, maanedsbelop_ore, belop_ore, sats_fra, regler, ref",
        "nr",
    ),
    "kvplinjer": ("vedtakskvplinje", ", ".join(Kvplinje.model_fields), "nr"),
    "vilkar": ("vedtaksvilkar", "id, person_id, type, tekst, frist, bevis, forholdsmessig, kan_reduseres", "id"),
    "varsler": ("vedtaksvarsel", "regel, setning, grunn, ident, tid", "id"),
    "bekreftelser": ("vedtaksbekreftelse", "hva, ident, tid", "id"),
    "utbetalinger": (
        "utbetaling",
        "id, dato, belop_ore, mottaker, mottakernavn, maate, kontonummer, kid, grunnlag, grunnlag_tekst, form, tilstand, liste_id, "
        "utbetalt_dato, tilstandsgrunn, versjon",
        "id",
    ),
    "signaturer": ("signatur", "runde, plass, ident, hash, tid, som_leder", "runde, plass"),
    "returer": ("vedtaksretur", "runde, grunn, kommentar, ident, tid", "runde"),
    "kryss": ("kontrollpunkt", "runde, ident, punkt", "runde, ident, tid, punkt"),
}
_ENKLE = {
    "botilbud": ("vedtaksbotilbud", "tilbyder, dognpris_ore, kvalitet, kvalitet_dato, barn_med, plan_ut"),
    "garanti": ("vedtaksgaranti", "belop_ore, bolig, utleier"),
    "radgivning": ("vedtaksradgivning", "oppstart, grunn"),
    "lanevilkar": ("vedtakslan", "avdrag_ore, forste_avdrag"),
}
"""What a vedtak has one of or none (`domain.vedtak_innhold.ENKELTDELER`)."""
_HODE = ", ".join(f"v.{k}" for k in Hode.model_fields)
_RESTEN = """v.id, v.nummer, v.person_id, v.sak_id, v.forrige_id, v.tilstand, v.runde, v.retur, v.skrevet_av, v.opprettet, v.sendt_tid,
    v.apnet_kontroll, v.iverksatt_tid, v.vedtaksdato, v.innhold_hash, v.sum_ore, v.versjon"""


STONAD_ORE = """iif({0}.endrer_id is null, {0}.sum_ore, (select max(0, coalesce(sum(case l.art when 'behov' then l.belop_ore
    when 'inntekt' then -l.belop_ore else 0 end), 0)) from vedtakslinje l where l.vedtak_id = {0}.id))"""
"""VE-18: what a vedtak grants for its period, for a list: an omgjøring's own sum is only what was left to pay of it."""
BETALES_ORE = (
    "{0}.sum_ore - (select coalesce(sum(u.belop_ore), 0) from utbetaling u where u.vedtak_id = {0}.id and u.tilstand = 'annullert' "
    "and u.form <> 'garanti')"
)
"""VE-16, VE-18: what of it is paid or to be paid: an omgjort vedtak's payments are annulled, and the one in its place makes them."""


ENDRER_ART = """(with recursive r (art, endrer_id) as (select art, endrer_id from vedtak where id = {0}.endrer_id union all
    select x.art, x.endrer_id from r join vedtak x on x.id = r.endrer_id) select art from r where endrer_id is null)"""
"""VE-18: what a vedtak that changes another is about: the kind of the first of them, however many there are between. The triggers of KO-1,
KO-2 and KO-11 say the same."""
OM_STONAD = f"({{0}}.art <> 'omgjoring' or {ENDRER_ART} in ('stonad', 'avslag', 'avvist'))"
"""VE-14, VE-18: an omgjøring is a vedtak om løpende stønad only where the first of them was, or an avslag that became one: one of a
nødhjelp, of §§ 17 or 27, a garanti or a kvalifiseringsprogram has nothing to renew, and is no month in a row."""


def finnes_ikke() -> Regelbrudd:
    """What is said of a vedtak that is not there and of one about a person the reader may not know of: the same words (PE-5)."""
    return Regelbrudd("PE-5", "Fant ikke vedtaket.")


def hent(leser: Leser, vedtak_id: int) -> Vedtak:
    """The whole vedtak. Refuses one about a person who does not exist for the reader (PE-5)."""
    rad = leser.rad(
        f"""select {_HODE}, {_RESTEN}, {ENDRER_ART.format("v")} as endrer_art from vedtak v
            where v.id = :id and {SYNLIG.format("v.person_id")}""",
        id=vedtak_id,
    )
    if rad is None:
        raise finnes_ikke()
    deler: dict[str, Any] = {navn: _del(leser, navn, vedtak_id) for navn in _DELER}
    deler |= {navn: _enkel(leser, navn, vedtak_id) for navn in _ENKLE}
    deler["linjer"] = [linje | {"regler": tuple(linje["regler"].split()), "ref": linje["ref"] or ""} for linje in deler["linjer"]]
    sql = "select ident from vedtaksendring where vedtak_id = :id and retur = :retur"
    deler["endret_av"] = frozenset(r["ident"] for r in leser.rader(sql, id=vedtak_id, retur=rad["retur"]))
    return Vedtak(**dict(rad), **deler)


def _del(leser: Leser, navn: str, vedtak_id: int) -> list[dict[str, Any]]:
    tabell, felt, orden = _DELER[navn]
    signert = " and form <> 'garanti'" if tabell == "utbetaling" else ""  # VE-23: what a landlord is paid comes after what was signed
    return [dict(r) for r in leser.rader(f"select {felt} from {tabell} where vedtak_id = :id{signert} order by {orden}", id=vedtak_id)]


def _enkel(leser: Leser, navn: str, vedtak_id: int) -> dict[str, Any] | None:
    tabell, felt = _ENKLE[navn]
    rad = leser.rad(f"select {felt} from {tabell} where vedtak_id = :id", id=vedtak_id)
    return None if rad is None else dict(rad)


def sett_enkel(s: Skriver, vedtak_id: int, navn: str, m: Modell | None) -> None:
    """The one part of its kind (`botilbud`, `garanti` ...) anew, or none."""
    tabell = _ENKLE[navn][0]
    s.slett(tabell, vedtak_id=vedtak_id)
    if m is not None:
        s.sett_inn(tabell, vedtak_id=vedtak_id, **_kolonner(m))


def nytt_nummer(leser: Leser, dag: date) -> str:
    """The next number of the year: "2026-1187". Taken inside the transaction that uses it."""
    siste: str | None = leser.verdi("select nummer from vedtak where id = (select max(id) from vedtak)", alle=True)
    aar, _, rest = (siste or "").partition("-")
    nr = int(rest) if aar == str(dag.year) and rest.isdecimal() else 0
    while True:
        nr += 1
        nummer = f"{dag.year}-{nr:04d}"
        if leser.verdi("select 1 from vedtak where nummer = :nummer", alle=True, nummer=nummer) is None:
            return nummer


def sett_inn(s: Skriver, hode: Hode, *, nummer: str, person_id: int, sak_id: int, forrige_id: int | None) -> int:
    """A new draft, written by the one who is signed in."""
    return s.sett_inn(
        "vedtak", **hode.model_dump(), nummer=nummer, person_id=person_id, sak_id=sak_id, forrige_id=forrige_id, skrevet_av=s.seer.ident,
        opprettet=s.na,
    )  # fmt: skip


def endre(s: Skriver, v: Vedtak, **kolonner: object) -> None:
    """Change columns of the vedtak as it was at `v.versjon` (SI-7); with none, only count the version up."""
    s.endre("vedtak", hvor={"id": v.id}, versjon=v.versjon, **kolonner)


def _kolonner(m: Modell) -> dict[str, Any]:
    return m.model_dump(exclude={"id", "versjon"} & set(type(m).model_fields))


def legg_til(s: Skriver, vedtak_id: int, del_: str, m: Modell, **mer: object) -> int:
    """A new row of one of the parts (`poster`, `barn`, `behov` ...)."""
    felt = _kolonner(m) | mer
    if isinstance(m, Linje):
        felt["regler"] = " ".join(m.regler)
    return s.sett_inn(_DELER[del_][0], vedtak_id=vedtak_id, **felt)


def endre_del(s: Skriver, vedtak_id: int, del_: str, id_: int, m: Modell) -> None:
    """New content of one row of a part; Foreldet when it is not there any more."""
    s.endre(_DELER[del_][0], hvor={"id": id_, "vedtak_id": vedtak_id}, **_kolonner(m))


def fjern_del(s: Skriver, vedtak_id: int, del_: str, **hvor: object) -> int:
    """Take rows out of a draft; returns how many went."""
    return s.slett(_DELER[del_][0], vedtak_id=vedtak_id, **hvor)


def erstatt(s: Skriver, vedtak_id: int, del_: str, nye: Iterable[Modell]) -> None:
    """All rows of a part, anew: lines of the calculation and planned payments."""
    fjern_del(s, vedtak_id, del_)
    for m in nye:
        legg_til(s, vedtak_id, del_, m)


def apen_sak(leser: Leser, person_id: int) -> int | None:
    """The person's open case."""
    id_: int | None = leser.verdi(
        f"select s.id from sak s where s.person_id = :person and s.avsluttet is null and {SYNLIG.format('s.person_id')}", person=person_id
    )
    return id_


def siste_iverksatt(leser: Leser, person_id: int, foer_id: int | None = None) -> int | None:
    """The person's latest iverksatt vedtak om løpende stønad, other than `foer_id`."""
    id_: int | None = leser.verdi(
        f"""select v.id from vedtak v where v.person_id = :person and v.tilstand = 'iverksatt' and v.engang = 0 and v.id is not :foer
            and v.art in ('stonad', 'omgjoring', 'reduksjon') and {OM_STONAD.format("v")} and {SYNLIG.format("v.person_id")}
            order by v.til desc, v.id desc limit 1""",
        person=person_id, foer=foer_id,
    )  # fmt: skip
    return id_


STAMMER_FRA = """(with recursive k (id) as (select {0}.id
    union select e.endrer_id from k join vedtak e on e.id = k.id where e.endrer_id is not null) select id from k)"""
"""VE-18: a vedtak, and those it was made of one after another."""
FORRIGE = """coalesce({0}.forrige_id, {0}.endrer_id, iif({0}.art in ('stonad', 'avslag') and {0}.engang = 0, (select f.id from vedtak f
    where f.person_id = {0}.person_id and f.tilstand = 'iverksatt' and f.engang = 0 and f.art in ('stonad', 'omgjoring', 'reduksjon')
      and OM_STONAD and f.fra < {0}.fra order by f.til desc, f.id desc limit 1), null))""".replace("OM_STONAD", OM_STONAD.format("f"))
"""KO-7: the vedtak a controller holds this one against: what it renews or changes, else the last iverksatt one om løpende stønad.
Of one person, so that who may read the one may read the other (PE-5)."""


def forrige(leser: Leser, vedtak_id: int) -> int | None:
    """KO-7: the id of the vedtak to compare this one with (`FORRIGE`)."""
    id_: int | None = leser.verdi(
        f"select {FORRIGE.format('v')} from vedtak v where v.id = :id and {SYNLIG.format('v.person_id')}", id=vedtak_id
    )
    return id_


def utkast_for(leser: Leser, forrige_id: int) -> int | None:
    """A vedtak that already renews this one, or one it was made of by omgjøring, and is not avbrutt."""
    id_: int | None = leser.verdi(
        f"""select v.id from vedtak v join vedtak f on f.id = :id
            where v.forrige_id in {STAMMER_FRA.format("f")} and (v.forrige_id = f.id or v.fra > f.til) and v.tilstand <> 'avbrutt'
              and {SYNLIG.format("v.person_id")} limit 1""",
        id=forrige_id,
    )
    return id_


def perioder(leser: Leser, person_id: int, *, uten_id: int | None = None) -> list[tuple[date, date]]:
    """VE-14: first and last day of the person's iverksatte vedtak om løpende stønad on any of her registrations (PE-1), oldest first."""
    rader = leser.rader(
        f"""select v.fra, v.til from vedtak v
            where v.person_id in (select :person union all select annen_id from samme_som where person_id = :person)
            and v.tilstand = 'iverksatt' and v.engang = 0 and v.art in ('stonad', 'omgjoring', 'reduksjon')
            and {OM_STONAD.format("v")} and v.id is not :uten and {SYNLIG.format("v.person_id")} order by v.fra""",
        person=person_id, uten=uten_id,
    )  # fmt: skip
    return [(date.fromisoformat(r["fra"]), date.fromisoformat(r["til"])) for r in rader]


def andres_begrunnelser(leser: Leser, person_id: int, antall: int = 120) -> list[str]:
    """VE-7: recent begrunnelser of other persons the reader has access to, newest first, without a name."""
    fra = leser.i_dag - timedelta(days=92)
    rader = leser.rader(
        f"""select v.begrunnelse from vedtak v where v.tilstand = 'iverksatt' and v.vedtaksdato >= :fra and v.person_id <> :person
            and {SYNLIG.format("v.person_id")} order by v.vedtaksdato desc, v.id desc limit :antall""",
        fra=fra, person=person_id, antall=antall,
    )  # fmt: skip
    return [r["begrunnelse"] for r in rader]
