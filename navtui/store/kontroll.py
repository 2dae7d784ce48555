"""What waits for a second signature, and what the control writes: ticks, returns, opened at, tasks, answered søknader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from navtui.domain.kodeverk import Returgrunn, Sjekkpunkt
from navtui.domain.tid import fra_tekst, til_tekst
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksperiode import kjeder
from navtui.store import innstilling, vedtak
from navtui.store.db import Leser, Skriver
from navtui.store.person import GJELDER_IKKE
from navtui.store.tilgang import SYNLIG


@dataclass(frozen=True, slots=True)
class Ventende:
    """One row of the list, with what KO-2 needs of the vedtak."""

    vedtak: Vedtak
    navn: str
    forrige_sum_ore: int | None
    stonad_ore: int | None
    """VE-18: what it grants, where its sum is only what was left to pay of it."""
    nodhjelp: bool


_LISTE = f"""
    select v.id, v.nummer, v.person_id, v.sak_id, v.art, v.fra, v.til, v.tilstand, v.runde, v.retur, v.skrevet_av, v.opprettet, v.sendt_tid,
           v.apnet_kontroll, v.innhold_hash, v.sum_ore, v.versjon, v.forrige_id, v.endrer_id,
           {vedtak.ENDRER_ART.format("v")} as endrer_art,
           coalesce({vedtak.ENDRER_ART.format("v")}, v.art) = 'nodhjelp'
             or exists (select 1 from soknad k where k.id = v.soknad_id and k.nodhjelp = 1) as nodhjelp,
           {vedtak.STONAD_ORE.format("f")} as forrige_sum_ore, {vedtak.STONAD_ORE.format("v")} as stonad_ore,
           p.etternavn || ', ' || p.fornavn || iif({GJELDER_IKKE.format("p.id")}, ' (registrert to ganger)', '') as navn,
           s.ident as sendt_av, s.hash, s.tid as signert,
           (select group_concat(x.ident, ' ') from vedtaksendring x where x.vedtak_id = v.id and x.retur = v.retur) as endret_av
    from vedtak v
    join person p on p.id = v.person_id and {SYNLIG.format("v.person_id")}
    join signatur s on s.vedtak_id = v.id and s.runde = v.runde and s.plass = 1
    left join vedtak f on f.id = {vedtak.FORRIGE.format("v")}
    where v.tilstand = 'til_kontroll'
    order by nodhjelp desc, v.sendt_tid, v.id limit :antall offset :hopp
"""

_EGNE = frozenset({"navn", "forrige_sum_ore", "stonad_ore", "sendt_av", "hash", "signert", "endret_av", "nodhjelp"})


def ventende(leser: Leser, antall: int, hopp: int = 0) -> Sequence[Ventende]:
    """The vedtak that wait for a second signature: nødhjelp (PM-2), then the longest wait first."""
    ut = []
    for r in leser.rader(_LISTE, antall=antall, hopp=hopp):
        felt = {k: r[k] for k in r.keys() if k not in _EGNE}  # noqa: SIM118 - a Row iterates over its values
        signatur = {"runde": r["runde"], "plass": 1, "ident": r["sendt_av"], "hash": r["hash"], "tid": r["signert"]}
        v = Vedtak(**felt, signaturer=(signatur,), endret_av=frozenset((r["endret_av"] or "").split()))
        ut.append(Ventende(v, r["navn"], r["forrige_sum_ore"], r["stonad_ore"], bool(r["nodhjelp"])))
    return ut


def antall_ventende(leser: Leser) -> int:
    """How many the reader may know of."""
    sql = f"select count(*) from vedtak v where v.tilstand = 'til_kontroll' and {SYNLIG.format('v.person_id')}"
    return int(leser.verdi(sql))


def sammenlignbare(leser: Leser, v: Vedtak, antall: int = 5) -> list[int]:
    """KO-7: the sums of other persons' latest stønad for the same form and as many children, half a year back, newest first."""
    rader = leser.rader(
        f"""select v.sum_ore from vedtak v where v.tilstand = 'iverksatt' and v.vedtaksdato >= :fra and v.husstandsform = :form
            and v.engang = 0 and v.art = 'stonad' and v.person_id <> :person and {SYNLIG.format("v.person_id")}
            and (select count(*) from vedtaksbarn b where b.vedtak_id = v.id) = :barn
            order by v.vedtaksdato desc, v.id desc limit :antall""",
        form=v.husstandsform, person=v.person_id, barn=len(v.barn), antall=antall, fra=leser.i_dag - timedelta(days=183),
    )  # fmt: skip
    return [r["sum_ore"] for r in rader]


def navn_og_fodt(leser: Leser, person_id: int) -> tuple[str, date | None]:
    """What the control screen calls the person."""
    rad = leser.rad(f"select p.etternavn, p.fornavn, p.fodt from person p where p.id = :id and {SYNLIG.format('p.id')}", id=person_id)
    if rad is None:
        raise vedtak.finnes_ikke()
    return f"{rad['etternavn']}, {rad['fornavn']}", date.fromisoformat(rad["fodt"]) if rad["fodt"] else None


def sett_apnet(s: Skriver, v: Vedtak) -> None:
    """KO-6: a controller has opened it; the first time counts. It is no change of the vedtak, so the version stands."""
    if v.apnet_kontroll is None:
        s.endre("vedtak", hvor={"id": v.id}, apnet_kontroll=s.na)


def kryss(s: Skriver, v: Vedtak, punkt: Sjekkpunkt) -> None:
    """KO-7: one point ticked."""
    s.sett_inn("kontrollpunkt", vedtak_id=v.id, runde=v.runde, ident=s.seer.ident, punkt=punkt, tid=s.na)


def angre_kryss(s: Skriver, v: Vedtak, punkt: Sjekkpunkt) -> None:
    """KO-7: the tick is taken away again."""
    s.slett("kontrollpunkt", vedtak_id=v.id, runde=v.runde, ident=s.seer.ident, punkt=punkt)


I_RETUR = """({0}.tilstand = 'utkast'
    and exists (select 1 from vedtaksretur r where r.vedtak_id = {0}.id and r.runde = {0}.runde - 1))"""
"""KO-5: a draft that lives under a return. One that was sent again and taken back by its sender (KO-6) no longer does."""


def retur(s: Skriver, v: Vedtak, grunn: Returgrunn, kommentar: str) -> None:
    """KO-5: the return of this round."""
    s.sett_inn("vedtaksretur", vedtak_id=v.id, runde=v.runde, grunn=grunn, kommentar=kommentar, ident=s.seer.ident, tid=s.na)


def besvar(s: Skriver, soknad_id: int) -> None:
    """VE-2: the søknad is answered."""
    rad = s.rad(f"select s.versjon, s.tilstand from soknad s where s.id = :id and {SYNLIG.format('s.person_id')}", id=soknad_id)
    if rad is not None and rad["tilstand"] == "fordelt":
        s.endre("soknad", hvor={"id": soknad_id}, versjon=rad["versjon"], tilstand="besvart")


def spellets_start(leser: Leser, person_id: int, vedtak_id: int) -> datetime:
    """VE-14: when the person's present spell of months began, as an instant; long ago when there is none."""
    rekke = kjeder(vedtak.perioder(leser, person_id, uten_id=vedtak_id), innstilling.hent(leser, "opphold_maaneder"))
    dag = rekke[-1].fra if rekke else leser.i_dag
    return fra_tekst(f"{dag.isoformat()}T00:00:00.000Z")


def oppgave_en_gang(s: Skriver, v: Vedtak, art: str, regel: str, tekst: str, frist: date, siden: datetime) -> bool:
    """A task about the person's case, if none of the kind is open or was made since `siden`. Returns whether it was made."""
    finnes = s.verdi(
        f"""select 1 from oppgave o where o.art = :art and o.objekt = 'sak' and o.objekt_id = :sak
            and (o.lukket is null or o.opprettet >= :siden) and o.person_id = :person and {SYNLIG.format("o.person_id")}""",
        art=art, sak=v.sak_id, siden=til_tekst(siden), person=v.person_id,
    )  # fmt: skip
    if finnes is None:
        _oppgave(s, v, art, regel, tekst, frist, "sak", v.sak_id)
    return finnes is None


def ny_oppgave(s: Skriver, v: Vedtak, art: str, regel: str, tekst: str, frist: date) -> bool:
    """A task about the vedtak itself, if none is open. Returns whether it was made."""
    finnes = _apen_oppgave(s, v, art)
    if finnes is None:
        _oppgave(s, v, art, regel, tekst, frist, "vedtak", v.id)
    return finnes is None


def lukk_oppgave(s: Skriver, v: Vedtak, art: str, utfall: str) -> bool:
    """Close the open task of the kind about the vedtak, with its outcome. Returns whether there was one."""
    id_ = _apen_oppgave(s, v, art)
    if id_ is not None:
        s.endre("oppgave", hvor={"id": id_}, lukket=s.na, lukket_av=s.seer.ident, utfall=utfall)
    return id_ is not None


def overlevert(leser: Leser, v: Vedtak) -> date | None:
    """PE-6: the day the vedtak was handed to the stand-in, while her answer is not written down."""
    dato = leser.verdi(
        f"""select o.frist from oppgave o where o.art = 'overlevert' and o.objekt = 'vedtak' and o.objekt_id = :id and o.lukket is null
            and {SYNLIG.format("o.person_id")}""",
        id=v.id,
    )  # fmt: skip
    return date.fromisoformat(dato) if dato else None


def _apen_oppgave(leser: Leser, v: Vedtak, art: str) -> int | None:
    id_: int | None = leser.verdi(
        f"""select o.id from oppgave o where o.art = :art and o.objekt = 'vedtak' and o.objekt_id = :id and o.lukket is null
            and {SYNLIG.format("o.person_id")}""",
        art=art, id=v.id,
    )  # fmt: skip
    return id_


def _oppgave(s: Skriver, v: Vedtak, art: str, regel: str, tekst: str, frist: date, objekt: str, objekt_id: int) -> None:
    veileder = s.verdi(f"select k.veileder from sak k where k.id = :id and {SYNLIG.format('k.person_id')}", id=v.sak_id)
    s.sett_inn(
        "oppgave", art=art, regel=regel, person_id=v.person_id, objekt=objekt, objekt_id=objekt_id, til_ident=veileder or v.skrevet_av,
        frist=frist, tekst=tekst, opprettet=s.na,
    )  # fmt: skip
