"""Payments and utbetalingslister in the file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from navtui.domain.utbetaling import Listepost, Utbetalingsliste, Utbetalingsrad
from navtui.store.db import Leser, Row, Skriver
from navtui.store.dodsfall import DOD
from navtui.store.tilgang import SYNLIG

_FORRIGE_KONTO = """
    select iif(fr.id is null, f.kontonummer, fr.kontonummer) as siste
      from vedtak fv join utbetaling f on f.vedtak_id = fv.id
      left join betalingsrute fr on fr.id = (select max(id) from betalingsrute where utbetaling_id = f.id)
     where fv.person_id = v.person_id and f.mottaker = u.mottaker and f.mottakernavn = u.mottakernavn
       and f.tilstand = 'utbetalt' and f.id <> u.id and siste is not null
     order by f.utbetalt_dato desc, f.id desc limit 1
"""
# Of the log, which nobody can change: the person's own row only says that she has this account.
_KONTO_ENDRET = f"""
    iif(u.mottaker = 'person' and p.kontonummer is not ({_FORRIGE_KONTO}),
        (select l.ident from logg l where l.person_id = v.person_id and l.handling = 'person_endret'
            and exists (select 1 from json_each(l.data, '$.felt') where value = 'kontonummer') order by l.nr desc limit 1), null)
"""
_RAD = f"""
    select u.id, u.vedtak_id, v.nummer as vedtaksnummer, v.person_id, p.etternavn || ', ' || p.fornavn as navn, u.dato, u.belop_ore,
           u.mottaker, u.mottakernavn, u.tilstand, u.tilstandsgrunn, u.returnert, u.versjon, v.skrevet_av, s.ident as sendt_av,
           (select group_concat(e.ident, ' ') from vedtaksendring e where e.vedtak_id = v.id) as endret_av,
           coalesce(r.maate, u.maate) as maate, iif(r.id is null, u.kontonummer, r.kontonummer) as kontonummer,
           iif(r.id is null, u.kid, r.kid) as kid, r.ident as rute_av, u.godtatt_av,
           ({_FORRIGE_KONTO}) as forrige_konto, {_KONTO_ENDRET} as konto_endret_av,
           (select n.nummer from vedtak n join signatur t on t.vedtak_id = n.id and t.runde = n.runde and t.plass = 2
              join utbetalingsliste l on l.id = u.liste_id
             where u.form <> 'garanti' and n.endrer_id = v.id and n.art = 'stans' and n.tilstand = 'iverksatt' and l.eksportert_tid <= t.tid
               and u.tilstand = 'planlagt' order by n.id desc limit 1) as stanset_i,
           iif(u.mottaker = 'person' and r.id is null, p.kontonummer, null) as registrert_konto, {DOD.format("v.person_id")} as dod
    from utbetaling u
    join vedtak v on v.id = u.vedtak_id and {SYNLIG.format("v.person_id")}
    join person p on p.id = v.person_id
    left join signatur s on s.vedtak_id = v.id and s.runde = v.runde and s.plass = 1
    left join betalingsrute r on r.id = (select max(id) from betalingsrute where utbetaling_id = u.id)
"""

_SKJERMET = "(v.person_id in (select person_id from skjermet)) = :lukket"


def _rad(rad: Row) -> Utbetalingsrad:
    return Utbetalingsrad(**dict(rad) | {"endret_av": frozenset((rad["endret_av"] or "").split())})


def forfaller(leser: Leser, til: date, lukket: bool) -> list[Utbetalingsrad]:
    """Payments of iverksatte vedtak due until `til` and on no list, oldest first: protected persons' when `lukket`, else the others'.

    What the bank has returned waits until it has a new route.
    """
    sql = f"""{_RAD}
        where u.tilstand = 'planlagt' and u.liste_id is null and u.dato <= :til and v.tilstand = 'iverksatt' and {_SKJERMET}
          and (u.returnert is null or r.tid >= u.returnert)
        order by u.dato, u.id"""
    return [_rad(r) for r in leser.rader(sql, til=til, lukket=lukket)]


def antall_uten_liste(leser: Leser, til: date) -> int:
    """How many are due until `til` and on no list, for the one who reads."""
    sql = f"""select count(*) from utbetaling u join vedtak v on v.id = u.vedtak_id and {SYNLIG.format("v.person_id")}
        where u.tilstand = 'planlagt' and u.liste_id is null and u.dato <= :til and v.tilstand = 'iverksatt' and u.returnert is null"""
    return int(leser.verdi(sql, til=til))


def returnerte(leser: Leser) -> list[Utbetalingsrad]:
    """Payments the bank has returned that wait for a new route."""
    sql = f"""{_RAD}
        where u.tilstand = 'planlagt' and u.liste_id is null and u.returnert is not null and (r.tid is null or r.tid < u.returnert)"""
    return [_rad(r) for r in leser.rader(sql)]


def stoppede(leser: Leser) -> list[Utbetalingsrad]:
    """Payments somebody has stopped, neither resumed nor annulled, the newest first."""
    return [_rad(r) for r in leser.rader(f"{_RAD} where u.tilstand = 'stoppet' order by u.dato desc, u.id desc limit 200")]


def ny_rute(skriver: Skriver, utbetaling_id: int, maate: str, kontonummer: str | None, kid: str | None) -> None:
    """Where a returned payment goes now."""
    skriver.sett_inn(
        "betalingsrute",
        utbetaling_id=utbetaling_id,
        maate=maate,
        kontonummer=kontonummer,
        kid=kid,
        ident=skriver.seer.ident,
        tid=skriver.na,
    )


def pa_liste(leser: Leser, liste_id: int) -> list[Utbetalingsrad]:
    """The payments of a list, as far as the one who reads may know of the persons."""
    return [_rad(r) for r in leser.rader(f"{_RAD} where u.liste_id = :id order by p.sokenavn, u.id", id=liste_id)]


def hent(leser: Leser, utbetaling_id: int) -> tuple[Utbetalingsrad, int | None] | None:
    """One payment and the list it is on."""
    rad = leser.rad(f"{_RAD} where u.id = :id", id=utbetaling_id)
    if rad is None:
        return None
    return _rad(rad), leser.verdi("select liste_id from utbetaling where id = :id", id=utbetaling_id)


def hent_liste(leser: Leser, liste_id: int) -> Utbetalingsliste | None:
    """One list, or None when it is not there, or closed with someone on it whom the reader may not know of. Its sum and count are of what
    she may see: someone on an open list can have become protected since it was made (PE-5).
    """
    rad = leser.rad("select * from utbetalingsliste where id = :id", id=liste_id)
    if rad is None:
        return None
    sett = leser.rad(
        f"""select count(*) as antall, coalesce(sum(u.belop_ore), 0) as sum_ore from utbetaling u join vedtak v on v.id = u.vedtak_id
            where u.liste_id = :id and {SYNLIG.format("v.person_id")}""",
        id=liste_id,
    )
    assert sett is not None
    if rad["lukket"] and sett["antall"] != rad["antall"]:
        return None
    return Utbetalingsliste(**(dict(rad) | dict(sett)))


def alle_pa(leser: Leser, liste_id: int, *, skjermet: bool = False) -> list[Listepost]:
    """Every payment of a list whoever asks, or those of persons who are protected now: no name, no amount, no account."""
    sql = """select u.id, v.person_id, u.versjon from utbetaling u join vedtak v on v.id = u.vedtak_id
             where u.liste_id = :id and (:hver or v.person_id in (select person_id from skjermet)) order by u.id"""
    return [Listepost(**dict(r)) for r in leser.rader(sql, alle=True, id=liste_id, hver=not skjermet)]


def lister(leser: Leser, fra: date) -> list[Utbetalingsliste]:
    """Lists for banking days from `fra` on, newest first, with every unfinished one whatever its day. One that all has been taken off is
    no list any more.
    """
    sql = """select id from utbetalingsliste where (bankdag >= :fra or bekreftet_dato is null) and antall > 0
             order by bankdag desc, id desc limit 200"""
    return [liste for r in leser.rader(sql, fra=fra) if (liste := hent_liste(leser, r["id"])) is not None]


def lag_liste(skriver: Skriver, bankdag: date, lukket: bool, rader: list[Utbetalingsrad]) -> int:
    """A new list holding these payments."""
    liste_id = skriver.sett_inn(
        "utbetalingsliste", bankdag=bankdag, lukket=lukket, laget_av=skriver.seer.ident, laget_tid=skriver.na,
        sum_ore=sum(r.belop_ore for r in rader), antall=len(rader),
    )  # fmt: skip
    for r in rader:
        skriver.endre("utbetaling", hvor={"id": r.id}, versjon=r.versjon, liste_id=liste_id, tilstandsgrunn="")
    return liste_id


def sett_tilstand(skriver: Skriver, rad: Utbetalingsrad, liste_id: int | None, tilstand: str, grunn: str) -> None:
    """VE-16: a payment is annulled or planned again, and is on no list; the list's sum follows."""
    skriver.endre("utbetaling", hvor={"id": rad.id}, versjon=rad.versjon, tilstand=tilstand, liste_id=None, tilstandsgrunn=grunn)
    if liste_id is not None:
        _tell_opp(skriver, liste_id)


def ta_av_liste(skriver: Skriver, rad: Utbetalingsrad, liste_id: int | None, *, tilstand: str, grunn: str) -> None:
    """Take a payment off its list, stopped or (planlagt) returned, and why; the list's sum follows."""
    returnert = skriver.na if tilstand == "planlagt" else None
    skriver.endre(
        "utbetaling",
        hvor={"id": rad.id},
        versjon=rad.versjon,
        tilstand=tilstand,
        liste_id=None,
        utbetalt_dato=None,
        tilstandsgrunn=grunn,
        returnert=returnert,
    )
    if liste_id is not None:
        _tell_opp(skriver, liste_id)


def legg_tilbake(skriver: Skriver, poster: Iterable[Listepost], liste_id: int) -> None:
    """Payments leave a list for another one to come; nothing else in them changes."""
    for p in poster:
        skriver.endre("utbetaling", hvor={"id": p.id}, versjon=p.versjon, liste_id=None)
    _tell_opp(skriver, liste_id)


def _tell_opp(skriver: Skriver, liste_id: int) -> None:
    """The list's sum and count follow what is on it; whoever looked at it before sees that it has changed (SI-7)."""
    sql = """select l.versjon, (select count(*) from utbetaling where liste_id = l.id) as antall,
                    (select coalesce(sum(belop_ore), 0) from utbetaling where liste_id = l.id) as sum_ore
             from utbetalingsliste l where l.id = :id"""
    ny = skriver.rad(sql, alle=True, id=liste_id)
    assert ny is not None
    skriver.endre("utbetalingsliste", hvor={"id": liste_id}, versjon=ny["versjon"], sum_ore=ny["sum_ore"], antall=ny["antall"])


def sett_utbetalt(skriver: Skriver, rader: Iterable[Listepost], dato: date) -> None:
    """The payments of a confirmed list."""
    for r in rader:
        skriver.endre("utbetaling", hvor={"id": r.id}, versjon=r.versjon, tilstand="utbetalt", utbetalt_dato=dato)


def endre_liste(skriver: Skriver, liste: Utbetalingsliste, **kolonner: object) -> None:
    """One step of a list, refused when someone else has taken it."""
    skriver.endre("utbetalingsliste", hvor={"id": liste.id}, versjon=liste.versjon, **kolonner)
