"""PM-5 to PM-8: decisions on søknader, and what they do to the søknad and to the person's case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from navtui.domain.kalender import bankdag_paa_eller_etter
from navtui.domain.kodeverk.oppfolging import Avslutningsarsak
from navtui.domain.oppgave import NyOppgave
from navtui.domain.sak import Sak
from navtui.store import oppgave
from navtui.store import sak as saker
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import SYNLIG

BYTTE = "veilederbytte"
INFORMER_DAGER = 7
"""PE-10: days the new veileder has to tell the person."""


@dataclass(frozen=True, slots=True)
class Soknadsstatus:
    """A søknad as a decision needs it."""

    id: int
    person_id: int
    tilstand: str
    saksbehandler: str | None
    nodhjelp: bool
    versjon: int
    lukket: bool
    """The person is protected: the søknad belongs to the closed queue (PM-12)."""
    har_vedtak: bool
    """Someone has begun on a vedtak that answers it."""
    besluttet_av: str | None
    besluttet_tid: str | None


@dataclass(frozen=True, slots=True)
class Beslutning:
    """A decision, with what undo puts back."""

    id: int
    postmote_id: int | None
    soknad_id: int
    art: str
    til_ident: str | None
    for_tilstand: str
    for_ident: str | None
    sak_id: int | None
    ny_sak: bool
    for_veileder: str | None
    angret: bool


def hent_soknad(les: Leser, soknad_id: int) -> Soknadsstatus | None:
    """The søknad, or None when it is not there for the reader (PE-5)."""
    r = les.rad(
        f"""select s.id, s.person_id, s.tilstand, s.saksbehandler, s.nodhjelp, s.versjon,
                s.person_id in (select person_id from skjermet) as lukket,
                exists (select 1 from vedtak v where v.soknad_id = s.id and v.tilstand <> 'avbrutt') as har_vedtak, b.ident, b.tid
            from soknad s
            left join beslutning b on b.id = (select max(id) from beslutning where soknad_id = s.id and angret_tid is null)
            where s.id = :id and {SYNLIG.format("s.person_id")}""",
        id=soknad_id,
    )  # fmt: skip
    if r is None:
        return None
    flagg = (bool(r["lukket"]), bool(r["har_vedtak"]))
    return Soknadsstatus(
        r["id"], r["person_id"], r["tilstand"], r["saksbehandler"], bool(r["nodhjelp"]), r["versjon"], *flagg, r["ident"], r["tid"]
    )


def hent(les: Leser, beslutning_id: int) -> Beslutning | None:
    """One decision."""
    r = les.rad(
        f"""select b.* from beslutning b join soknad s on s.id = b.soknad_id
            where b.id = :id and {SYNLIG.format("s.person_id")}""",
        id=beslutning_id,
    )  # fmt: skip
    if r is None:
        return None
    return Beslutning(
        r["id"], r["postmote_id"], r["soknad_id"], r["art"], r["til_ident"], r["for_tilstand"], r["for_ident"], r["sak_id"],
        bool(r["ny_sak"]), r["for_veileder"], r["angret_tid"] is not None,
    )  # fmt: skip


def gjeldende(les: Leser, soknad_id: int) -> Beslutning | None:
    """The decision that stands for a søknad."""
    sql = f"""select b.id from beslutning b join soknad s on s.id = b.soknad_id
        where b.soknad_id = :id and b.angret_tid is null and {SYNLIG.format("s.person_id")} order by b.id desc limit 1"""
    id_ = les.verdi(sql, id=soknad_id)
    return None if id_ is None else hent(les, int(id_))


def sett_inn(s: Skriver, **felt: object) -> int:
    """A decision, by the one who writes, now."""
    return s.sett_inn("beslutning", **felt, ident=s.seer.ident, tid=s.na)


def sett_soknad(s: Skriver, soknad: Soknadsstatus, *, tilstand: str, saksbehandler: str | None, fordelt: bool) -> None:
    """Move the søknad to another state, unless another desk has (SI-7)."""
    s.endre(
        "soknad", hvor={"id": soknad.id}, versjon=soknad.versjon, tilstand=tilstand, saksbehandler=saksbehandler,
        fordelt_tid=s.na if fordelt else None,
    )  # fmt: skip


def apne_sak(s: Skriver, person_id: int, veileder: str) -> int:
    """PM-6: a case for a person who has none; one that an undone decision opened is taken up again, with its number.

    The number is the year's next: "2026-0121".
    """
    feil = s.rad(
        f"""select id, versjon from sak where person_id = :id and avslutningsarsak = 'feilregistrert' and avsluttet = :i_dag
            and {SYNLIG.format("person_id")} order by id desc limit 1""",
        id=person_id,
    )  # fmt: skip
    if feil is not None:
        s.endre("sak", hvor={"id": feil["id"]}, versjon=feil["versjon"], avsluttet=None, avslutningsarsak=None, veileder=veileder)
        return int(feil["id"])
    forste = bankdag_paa_eller_etter(s.i_dag + timedelta(days=7))
    return s.sett_inn(
        "sak", saksnummer=_neste_saksnummer(s), person_id=person_id, veileder=veileder, neste_dato=forste,
        neste_hva="første samtale", apnet=s.i_dag,
    )  # fmt: skip


def _neste_saksnummer(s: Skriver) -> str:
    aar = str(s.i_dag.year)
    sql = "select max(cast(substr(saksnummer, 6) as integer)) from sak where saksnummer >= :fra and saksnummer < :til"
    sist = s.verdi(sql, alle=True, fra=f"{aar}-", til=f"{aar}.")
    return f"{aar}-{(sist or 0) + 1:04d}"


def lukk_feilapnet(s: Skriver, sak: Sak) -> None:
    """PM-8: the case an undone decision opened. It is never deleted (PE-8)."""
    saker.endre(s, sak, avsluttet=s.i_dag, avslutningsarsak=Avslutningsarsak.FEILREGISTRERT)


def bytt_veileder(s: Skriver, sak: Sak, til: str, grunn: str) -> None:
    """PE-10: another fast veileder. Nobody has told the person yet: an open task for the new one. What asked for it (PE-6) is done."""
    saker.endre(s, sak, veileder=til)
    oppgave.lukk_for(s, "sak", sak.id, til)
    bytte = s.sett_inn(
        "veilederbytte", sak_id=sak.id, person_id=sak.person_id, fra_ident=sak.veileder, til_ident=til, grunn=grunn, ident=s.seer.ident,
        tid=s.na,
    )  # fmt: skip
    tekst = f"Informer brukeren om ny veileder etter {sak.veileder}."
    frist = s.i_dag + timedelta(days=INFORMER_DAGER)
    oppgave.reis(
        s,
        NyOppgave(
            art="bruker_informert", regel="PE-10", person_id=sak.person_id, objekt=BYTTE, objekt_id=bytte, til_ident=til, frist=frist,
            tekst=tekst,
        ),
    )  # fmt: skip


def angre_bytte(s: Skriver, sak: Sak, tilbake_til: str) -> None:
    """PM-8: the fast veileder is who she was. The change stays in history as one nobody needs to be told of, and its task is closed."""
    saker.endre(s, sak, veileder=tilbake_til)
    bytte = s.verdi(
        f"""select id from veilederbytte where sak_id = :sak and fra_ident = :fra and til_ident = :til and informert_dato is null
            and {SYNLIG.format("person_id")} order by id desc limit 1""",
        sak=sak.id, fra=tilbake_til, til=sak.veileder,
    )  # fmt: skip
    if bytte is not None:
        s.endre("veilederbytte", hvor={"id": bytte}, til_ident=tilbake_til, grunn="angret", informert_dato=s.i_dag)
        oppgave.lukk_for(s, BYTTE, bytte, "angret")


def merk_angret(s: Skriver, beslutning_id: int) -> None:
    """An undone decision stays, marked."""
    s.endre("beslutning", hvor={"id": beslutning_id, "angret_tid": None}, angret_tid=s.na)


def andre_i_saken(les: Leser, beslutning_id: int, sak: Sak) -> bool:
    """Whether something else already hangs on a case that a decision opened: another decision that stands, or a vedtak."""
    sql = f"""select exists (select 1 from soknad s join beslutning b on b.soknad_id = s.id
                             where s.person_id = :person and b.sak_id = :sak and b.id <> :id and b.angret_tid is null)
                  or exists (select 1 from vedtak v where v.sak_id = :sak)
              where {SYNLIG.format(":person")}"""
    return bool(les.verdi(sql, sak=sak.id, person=sak.person_id, id=beslutning_id))
