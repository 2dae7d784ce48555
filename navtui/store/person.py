"""Persons: search, look-up, particulars."""

from __future__ import annotations

from datetime import date
from typing import Any

from navtui.domain.kodeverk import Skjerming
from navtui.domain.kodeverk.person import Sperring
from navtui.domain.navn import navnedeler, sokeform
from navtui.domain.person import Kjennetegn, Kjent, NyPerson, Opplysninger, Treff, visningsnavn
from navtui.store.db import Leser, Row, Skriver
from navtui.store.tilgang import SYNLIG

_LENGST_DEL = 24
_SIST = "\U0010ffff"
GJELDER_IKKE = "exists (select 1 from samme_person k where k.ogsa_id = {0} and k.angret_tid is null)"
"""PE-1: that a person a statement has found already, is registered once more, and that the other one counts."""
_TREFF = f"""
    select p.id, p.fornavn, p.etternavn, p.fodt, p.sperret, {GJELDER_IKKE.format("p.id")} as gjelder_ikke, s.veileder,
           a.navn as veiledernavn
    from person p
    left join sak s on s.person_id = p.id and s.avsluttet is null
    left join ansatt a on a.ident = s.veileder
    where {SYNLIG.format("p.id")}
"""
_OPPLYSNINGER = tuple(Opplysninger.model_fields)


def _treff(r: Row) -> Treff:
    merke = f" ({Sperring.av(r['sperret']).tekst})" if r["sperret"] else ""
    merke += " (gjelder ikke)" if r["gjelder_ikke"] else ""
    return Treff(
        person_id=r["id"], navn=visningsnavn(r["fornavn"], r["etternavn"]) + merke, fodselsaar=int(r["fodt"][:4]) if r["fodt"] else None,
        veileder=r["veileder"], veiledernavn=r["veiledernavn"],
    )  # fmt: skip


def sok_nummer(les: Leser, sifre: str, mest: int) -> list[Treff]:
    """Those whose fødselsnummer or DUF-nummer begins with these digits."""
    sql = f"{_TREFF} and p.id in (select id from person where fnr >= :fra and fnr < :til union all select id from person where duf = :fra)"
    return [_treff(r) for r in les.rader(f"{sql} order by p.sokenavn, p.id limit :mest", fra=sifre, til=sifre + ":", mest=mest)]


def sok_saksnummer(les: Leser, saksnummer: str) -> list[Treff]:
    """The person whose case has this number, open or ended."""
    return [_treff(r) for r in les.rader(f"{_TREFF} and p.id = (select person_id from sak where saksnummer = :nr)", nr=saksnummer)]


def sok_navn(les: Leser, ord_: list[str], mest: int) -> list[Treff]:
    """Those with every one of these folded words inside a word of the name. First whose surname begins with the first word, then those
    where some word does, then the rest; people with an open case before others."""
    verdier: dict[str, Any] = {"mest": mest, "forst": ord_[0] + "%", "inni": f"% {ord_[0]}%"}
    vilkar = []
    for i, w in enumerate(ord_):
        verdier[f"fra{i}"], verdier[f"til{i}"] = w[:_LENGST_DEL], w[:_LENGST_DEL] + _SIST
        vilkar.append(f"p.id in (select person_id from navnedel where del >= :fra{i} and del < :til{i})")
    orden = "case when p.sokenavn like :forst then 0 when ' ' || p.sokenavn like :inni then 1 else 2 end"
    sql = f"{_TREFF} and {' and '.join(vilkar)} order by {orden}, s.id is null, p.sokenavn, p.id limit :mest"
    return [_treff(r) for r in les.rader(sql, **verdier)]


def hent_kjent(les: Leser, fnr: str) -> Kjent | None:
    """The person with this number, if there is one the reader may know of."""
    r = les.rad(
        f"""select p.id, p.fornavn, p.etternavn, p.fodt, p.telefon, p.konto, p.sprak, p.tolk, p.malform, s.veileder
            from person p left join sak s on s.person_id = p.id and s.avsluttet is null
            where p.fnr = :fnr and {SYNLIG.format("p.id")}""",
        fnr=fnr,
    )  # fmt: skip
    return None if r is None else Kjent(person_id=r["id"], **{k: r[k] for k in r.keys() if k != "id"})  # noqa: SIM118


def id_for_nummer(les: Leser, fnr: str | None, duf: str | None) -> int | None:
    """The id behind a number, whoever asks: registration must not make a second person of a hidden one (PM-12)."""
    svar = les.verdi(
        "select id from person where fnr = :fnr union select id from person where duf = :duf limit 1", alle=True, fnr=fnr, duf=duf
    )
    return None if svar is None else int(svar)


def nummer(les: Leser, person_id: int) -> tuple[str | None, str | None]:
    """The fødselsnummer and the DUF-nummer, where they are known."""
    r = les.rad(f"select p.fnr, p.duf from person p where p.id = :id and {SYNLIG.format('p.id')}", id=person_id)
    return (None, None) if r is None else (r["fnr"], r["duf"])


def sett_kjennetegn(s: Skriver, person_id: int, versjon: int, k: Kjennetegn) -> None:
    """PE-1: the number that has become known, and the birth date it tells (SI-7)."""
    s.endre("person", hvor={"id": person_id}, versjon=versjon, **k.model_dump())


def sperret(les: Leser, person_id: int) -> str | None:
    """PE-8: the mark that keeps the person out of new work, if she has one."""
    svar: str | None = les.verdi(f"select p.sperret from person p where p.id = :id and {SYNLIG.format('p.id')}", id=person_id)
    return svar


def sett_sperret(s: Skriver, person_id: int, versjon: int, sperring: Sperring | None) -> None:
    """PE-8: mark the person, or take the mark away (SI-7)."""
    s.endre("person", hvor={"id": person_id}, versjon=versjon, sperret=sperring)


_APENT = {
    "saken": "sak where person_id = p.id and avsluttet is null",
    "søknad": "soknad where person_id = p.id and tilstand in ('mottatt', 'utsatt', 'fordelt')",
    "vedtak": "vedtak where person_id = p.id and tilstand in ('utkast', 'til_kontroll')",
    "utbetaling": "vedtak v join utbetaling u on u.vedtak_id = v.id where v.person_id = p.id and u.tilstand = 'planlagt'",
    "klage": "klage where person_id = p.id and tilstand not in ('avsluttet', 'trukket')",
    "gjeldssaken": "gjeldssak where person_id = p.id and avsluttet is null",
    "kvalifiseringsprogrammet": "kvp where person_id = p.id and tilstand in ('sokt', 'i_program', 'permisjon')",
    "oppgave": "oppgave where person_id = p.id and lukket is null",
    "beskjed": "beskjed where person_id = p.id and gjort_tid is null",
    "dokumentasjon": "dokumentasjonskrav where person_id = p.id and tilstand = 'relevant'",
    "drøfting": "drofting where person_id = p.id and konklusjon is null and trukket_tid is null",
    "husstanden": "husstandsmedlem where person_id = p.id and (til is null or til >= :i_dag)",
}


def apent(les: Leser, person_id: int) -> tuple[str, ...]:
    """PE-8: the words for what is not ended about a person."""
    felt = ", ".join(f"exists (select 1 from {sql})" for sql in _APENT.values())
    r = les.rad(f"select {felt} from person p where p.id = :id and {SYNLIG.format('p.id')}", id=person_id)
    return () if r is None else tuple(navn for navn, har in zip(_APENT, tuple(r), strict=True) if har)


def er_synlig(les: Leser, person_id: int) -> bool:
    """PE-5: whether the person exists for the one who reads."""
    return les.verdi(f"select 1 from person p where p.id = :id and {SYNLIG.format('p.id')}", id=person_id) is not None


def er_demo(les: Leser) -> bool:
    """PE-2: whether the file takes only synthetic numbers."""
    return bool(les.verdi("select demo from kontor"))


def niva(les: Leser, person_id: int) -> int:
    """PE-5: the strictest mark in the household: 0 none, 1 egen ansatt, 2 kode 7, 3 kode 6."""
    return int(les.verdi("select niva from skjermet where person_id = :id", id=person_id) or 0)


def sett_inn(s: Skriver, ny: NyPerson, kjennetegn: Kjennetegn) -> int:
    """A new person, findable by every part of the name."""
    verdier = {k: getattr(ny, k) for k in _OPPLYSNINGER} | {"fnr": kjennetegn.fnr, "duf": kjennetegn.duf, "fodt": kjennetegn.fodt}
    konto_fra = s.i_dag if ny.kontonummer else None
    person_id = s.sett_inn(
        "person", **verdier, skjerming=ny.skjerming, konto_fra=konto_fra, sokenavn=sokeform(f"{ny.etternavn} {ny.fornavn}"), opprettet=s.na
    )
    _sett_navnedeler(s, person_id, ny.fornavn, ny.etternavn)
    return person_id


def _sett_navnedeler(s: Skriver, person_id: int, fornavn: str, etternavn: str) -> None:
    s.slett("navnedel", person_id=person_id)
    for del_ in sorted(navnedeler(f"{fornavn} {etternavn}")):
        s.sett_inn("navnedel", **{"del": del_, "person_id": person_id})


def fodt(les: Leser, person_id: int) -> date | None:
    """The birth date, where it is known."""
    svar = les.verdi(f"select p.fodt from person p where p.id = :id and {SYNLIG.format('p.id')}", id=person_id)
    return date.fromisoformat(svar) if svar else None


def hent_opplysninger(les: Leser, person_id: int) -> tuple[Opplysninger, int] | None:
    """The particulars as they are, and their version; None for one who does not exist for the reader."""
    r = les.rad(f"select {', '.join(_OPPLYSNINGER)}, versjon from person p where p.id = :id and {SYNLIG.format('p.id')}", id=person_id)
    return None if r is None else (Opplysninger.model_validate({k: r[k] for k in _OPPLYSNINGER}), r["versjon"])


def endre(s: Skriver, person_id: int, versjon: int, nye: Opplysninger, ny_konto: bool) -> None:
    """Other particulars (SI-7). A new account is dated, so that the payment list can say so (VE-21)."""
    verdier = {k: getattr(nye, k) for k in _OPPLYSNINGER} | {"sokenavn": sokeform(f"{nye.etternavn} {nye.fornavn}")}
    if ny_konto:
        verdier["konto_fra"] = s.i_dag
    s.endre("person", hvor={"id": person_id}, versjon=versjon, **verdier)
    _sett_navnedeler(s, person_id, nye.fornavn, nye.etternavn)


def sett_skjerming(s: Skriver, person_id: int, skjerming: Skjerming) -> None:
    """PE-5: another mark of protection."""
    s.endre("person", hvor={"id": person_id}, skjerming=skjerming)


def gi_tilgang(s: Skriver, person_id: int, ident: str, fra: date, til: date | None, grunn: str) -> int:
    """PE-5: access to a protected person, dated."""
    felt = {"person_id": person_id, "ident": ident, "fra": fra, "til": til, "grunn": grunn}
    return s.sett_inn("tilgang", **felt, gitt_av=s.seer.ident, tid=s.na)


def avslutt_tilgang(s: Skriver, person_id: int, ident: str, til: date) -> list[int]:
    """PE-5: `til` was the last day of the access someone has, whichever registration it was given to. One that began later never held on
    a whole day: its last day is before its first. Returns the grants that were ended."""
    apne = s.rader(
        """select id from tilgang where person_id in (select :p union all select annen_id from samme_som where person_id = :p)
           and ident = :i and (til is null or til > :til)""",
        p=person_id, i=ident, til=til,
    )  # fmt: skip
    for r in apne:
        s.endre("tilgang", hvor={"id": r["id"]}, til=til)
    return [r["id"] for r in apne]


def ledere(les: Leser) -> list[str]:
    """Those who are leder today."""
    return [
        r["ident"] for r in les.rader("select ident from ansatt where rolle = 'leder' and (til is null or til >= :i_dag) order by ident")
    ]
