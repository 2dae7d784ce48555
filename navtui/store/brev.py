"""The letters in the file (VE-19, PE-5, PE-8): written once, read by those with access, and where each is on its way out."""

from __future__ import annotations

from datetime import date, datetime

from navtui.domain.brev import Kontor, Mottaker
from navtui.domain.brevko import KODE_6, Brevrad
from navtui.domain.kodeverk import Soknadspost
from navtui.domain.kodeverk.brev import Brevart, Brevtilstand, Sendemaate
from navtui.store import innstilling
from navtui.store.db import Leser, Row, Skriver
from navtui.store.dodsfall import DOD
from navtui.store.tilgang import SYNLIG

Laget = tuple[datetime, str] | None
"""When a letter was made and by whom; None: now, by the one who is signed in."""

_NEVNER = " or ".join(
    f"exists (select 1 from {tabell} x where x.vedtak_id = {{0}} and x.person_id in (select value from json_each({{1}})))"
    for tabell in ("vedtaksbarn", "vedtaksinntekt", "vedtaksvilkar")
)
"""PE-5: a vedtak that tells of one of these persons besides the one it is about: a child, or whose an income or a vilkår is."""
_NEVNER_SKJULT = f"(b.art = 'vedtak' and ({_NEVNER.format('b.vedtak_id', ':skjult')}))"
_SETT = "(select json_group_array(value) from json_each(:skjermede) where value not in (select value from json_each(:skjult)))"
_LUKKET = f"(b.person_id in (select value from json_each(:skjermede)) or (b.art = 'vedtak' and ({_NEVNER.format('b.vedtak_id', _SETT)})))"
"""PE-5: a letter to one who is protected, or that tells of one; of whom the reader has access to, for of the others she is told nothing."""
_I_KO = f"b.tilstand <> 'sendt' and not {_NEVNER_SKJULT}"
_RAD = f"""
    select b.id, b.person_id, p.fornavn || ' ' || p.etternavn as navn, b.saksnummer, v.nummer as vedtaksnummer, b.art, b.laget_tid,
        b.laget_av, b.tilstand, b.skrevet_ut_av, b.sendt_dato, b.sendt_maate, b.versjon,
        coalesce((select niva from skjermet where person_id = b.person_id), 0) = {KODE_6} as uten_adresse, {_LUKKET} as lukket
    from brev b join person p on p.id = b.person_id left join vedtak v on v.id = b.vedtak_id
    where {SYNLIG.format("b.person_id")}
"""


def _rad(r: Row) -> Brevrad:
    return Brevrad.model_validate(dict(r))


def hent(les: Leser, brev_id: int) -> Brevrad | None:
    """One letter, if its person exists for the reader."""
    r = les.rad(f"{_RAD} and b.id = :id", id=brev_id)
    return None if r is None else _rad(r)


def innhold(les: Leser, brev_id: int) -> tuple[str, bytes]:
    """What stands in it and its PDF, as they were made."""
    r = les.rad(f"select b.innhold, b.pdf from brev b where b.id = :id and {SYNLIG.format('b.person_id')}", id=brev_id)
    return ("", b"") if r is None else (r["innhold"], bytes(r["pdf"]))


def nevner_skjult(les: Leser, brev_id: int) -> int | None:
    """PE-5: the vedtak of a letter that tells of somebody the reader has no access to, else None."""
    id_: int | None = les.verdi(
        f"select b.vedtak_id from brev b where b.id = :id and {_NEVNER_SKJULT} and {SYNLIG.format('b.person_id')}", id=brev_id
    )
    return id_


def for_person(les: Leser, person_id: int, mest: int) -> list[Brevrad]:
    """A person's letters, the newest first."""
    return [_rad(r) for r in les.rader(f"{_RAD} and b.person_id = :p order by b.id desc limit :mest", p=person_id, mest=mest)]


def for_vedtak(les: Leser, vedtak_id: int) -> int | None:
    """The letter of a vedtak."""
    id_: int | None = les.verdi(
        f"select b.id from brev b where b.vedtak_id = :v and b.art = 'vedtak' and {SYNLIG.format('b.person_id')}", v=vedtak_id
    )
    return id_


def ko(les: Leser, *, lukket: bool, antall: int, hopp: int = 0) -> list[Brevrad]:
    """What has not been sent, the oldest first: the ordinary queue, or the closed one of those who are protected (PE-5)."""
    sql = f"""{_RAD} and {_I_KO} and {_LUKKET} = :lukket
        order by b.laget_tid, b.id limit :antall offset :hopp"""
    return [_rad(r) for r in les.rader(sql, lukket=lukket, antall=antall, hopp=hopp)]


def venter(les: Leser, *, lukket: bool, antall: int) -> list[Brevrad]:
    """What nobody has written out in one of the queues, the oldest first."""
    sql = f"{_RAD} and {_I_KO} and b.tilstand = 'i_ko' and {_LUKKET} = :lukket order by b.laget_tid, b.id limit :antall"
    return [_rad(r) for r in les.rader(sql, lukket=lukket, antall=antall)]


def antall_i_ko(les: Leser, *, lukket: bool) -> int:
    """How many wait in one of the queues, for the one who reads."""
    sql = f"select count(*) from brev b where {_I_KO} and {SYNLIG.format('b.person_id')} and {_LUKKET} = :lukket"
    return int(les.verdi(sql, lukket=lukket))


def sett_inn(
    s: Skriver, *, person_id: int, art: Brevart, saksnummer: str, malform: str, innhold: str, pdf: bytes, sha256: str, typst: str, mal: str,
    vedtak_id: int | None = None, objekt: tuple[str, int] | None = None, varsel: tuple[str, date] | None = None,
    laget: Laget = None,
) -> int:  # fmt: skip
    """A letter, in the queue. `varsel`: what is warned of, and the day one may answer until (VE-12)."""
    navn, id_ = objekt or (None, None)
    om, svarfrist = varsel or (None, None)
    tid, av = laget or (s.na, s.seer.ident)
    return s.sett_inn(
        "brev", person_id=person_id, vedtak_id=vedtak_id, art=art, objekt=navn, objekt_id=id_, saksnummer=saksnummer, malform=malform,
        innhold=innhold, pdf=pdf, sha256=sha256, typst=typst, mal=mal, laget_tid=tid, laget_av=av,
        varsel_om=om, svarfrist=svarfrist,
    )  # fmt: skip


def sett_skrevet_ut(s: Skriver, rad: Brevrad) -> None:
    """It is on paper; who did it the first time stands."""
    ny = {} if rad.skrevet_ut_av else {"skrevet_ut_tid": s.na, "skrevet_ut_av": s.seer.ident}
    s.endre("brev", hvor={"id": rad.id}, versjon=rad.versjon, tilstand=Brevtilstand.SKREVET_UT, **ny)


def sett_sendt(s: Skriver, rad: Brevrad, dato: date, maate: Sendemaate) -> None:
    """It has left the office."""
    s.endre(
        "brev", hvor={"id": rad.id}, versjon=rad.versjon, tilstand=Brevtilstand.SENDT, sendt_dato=dato, sendt_maate=maate,
        sendt_av=s.seer.ident,
    )  # fmt: skip


def vedtak_uten_brev(les: Leser, fra: date, mest: int) -> list[int]:
    """Vedtak iverksatt from a day on that have no letter, the newest first."""
    sql = f"""select v.id from vedtak v where v.vedtaksdato >= :fra and v.tilstand = 'iverksatt' and {SYNLIG.format("v.person_id")}
        and not exists (select 1 from brev b where b.vedtak_id = v.id and b.art = 'vedtak')
        order by v.vedtaksdato desc, v.id desc limit :mest"""
    return [r["id"] for r in les.rader(sql, fra=fra, mest=mest)]


def objekt(les: Leser, brev_id: int) -> tuple[str, int] | None:
    """What the letter answers or tells of, when it is no vedtak."""
    r = les.rad(f"select b.objekt, b.objekt_id from brev b where b.id = :id and {SYNLIG.format('b.person_id')}", id=brev_id)
    return None if r is None or r["objekt"] is None else (r["objekt"], r["objekt_id"])


def mottaker(les: Leser, person_id: int) -> Mottaker | None:
    """PE-5, PE-13: whom a letter goes to; without an address where the household has kode 6."""
    r = les.rad(
        f"""select p.id, p.fornavn || ' ' || p.etternavn as navn, p.fodt, p.malform, p.adresse, p.postnummer, p.poststed, p.verge,
               p.verge_adresse, {DOD.format("p.id")} is not null as dod,
               coalesce((select niva from skjermet where person_id = p.id), 0) = {KODE_6} as hemmelig
            from person p where p.id = :id and {SYNLIG.format("p.id")}""",
        id=person_id,
    )
    if r is None:
        return None
    felt = {k: r[k] or "" for k in ("adresse", "postnummer", "poststed", "verge", "verge_adresse")}
    return Mottaker(
        person_id=r["id"], navn=r["navn"], fodt=r["fodt"], malform=r["malform"], hemmelig=bool(r["hemmelig"]), dod=bool(r["dod"]), **felt
    )  # fmt: skip


def navn_for(les: Leser, person_ider: tuple[int, ...]) -> dict[int, str]:
    """The names of persons a letter mentions."""
    import json

    sql = f"""select p.id, p.fornavn || ' ' || p.etternavn as navn from person p
        where p.id in (select value from json_each(:ider)) and {SYNLIG.format("p.id")}"""
    return {r["id"]: r["navn"] for r in les.rader(sql, ider=json.dumps(person_ider))}


def kontor(les: Leser) -> Kontor:
    """The office as the leder has last filled it in."""
    navn = les.verdi("select navn from kontor where id = 1")
    r = les.rad("select adresse, postnummer, poststed, telefon, statsforvalter from brevhode order by id desc limit 1")
    videre = innstilling.hent_tekst(les, innstilling.STATSFORVALTER_ADRESSE)
    return Kontor(navn=navn, statsforvalter_adresse=videre, **(dict(r) if r is not None else {}))


def sett_kontor(s: Skriver, k: Kontor) -> int:
    """A new letterhead; the old ones stay, and so does where klager were sent on to before."""
    innstilling.sett_tekst(s, innstilling.STATSFORVALTER_ADRESSE, k.statsforvalter_adresse)
    return s.sett_inn("brevhode", **k.model_dump(exclude={"navn", "statsforvalter_adresse"}), ident=s.seer.ident, tid=s.na)


def ansatt(les: Leser, ident: str) -> tuple[str, str] | None:
    """Name and role of one who signs."""
    r = les.rad("select navn, rolle from ansatt where ident = :ident", ident=ident)
    return None if r is None else (r["navn"], r["rolle"])


def soknad_mottatt(les: Leser, soknad_id: int) -> date | None:
    """When a søknad came."""
    dag = les.verdi(f"select s.mottatt from soknad s where s.id = :id and {SYNLIG.format('s.person_id')}", id=soknad_id)
    return date.fromisoformat(dag) if dag else None


def soknadsposter(les: Leser, soknad_id: int) -> tuple[Soknadspost, ...]:
    """What a søknad is about."""
    sql = f"""select t.art from soknadspost t join soknad s on s.id = t.soknad_id
        where s.id = :id and {SYNLIG.format("s.person_id")} order by t.id"""
    return tuple(Soknadspost.av(r["art"]) for r in les.rader(sql, id=soknad_id))


def saksnummer(les: Leser, sak_id: int) -> str:
    """The case's number."""
    return str(les.verdi(f"select s.saksnummer from sak s where s.id = :id and {SYNLIG.format('s.person_id')}", id=sak_id) or "")


def vedtak_med_nummer(les: Leser, nummer: str) -> tuple[int, int] | None:
    """The vedtak with this number and its person, if she and all it tells of exist for the reader (PE-5)."""
    skjult = _NEVNER.format("v.id", ":skjult")
    sql = f"select v.id, v.person_id from vedtak v where v.nummer = :nr and {SYNLIG.format('v.person_id')} and not ({skjult})"
    r = les.rad(sql, nr=nummer)
    return None if r is None else (r["id"], r["person_id"])


def vedtaksnummer(les: Leser, vedtak_id: int) -> tuple[str, date | None] | None:
    """Number and date of a vedtak."""
    r = les.rad(f"select v.nummer, v.vedtaksdato from vedtak v where v.id = :id and {SYNLIG.format('v.person_id')}", id=vedtak_id)
    return None if r is None else (r["nummer"], date.fromisoformat(r["vedtaksdato"]) if r["vedtaksdato"] else None)
