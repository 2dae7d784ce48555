"""What the rules of a vedtak ask of the file besides the vedtak: søker, søknad, household, satser, last month's vilkår."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

from navtui.domain.husholdning import Opphold
from navtui.domain.kodeverk import Soknadspost
from navtui.domain.kvpstonad import Kvpsatser
from navtui.domain.sats import Satsrad
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksregler import Husstandsbarn, Omsokt, Soknadsbilde
from navtui.domain.vedtaksregler.grunnlag import Delt
from navtui.store.db import Leser
from navtui.store.dodsfall import DOD
from navtui.store.sats import satser
from navtui.store.tilgang import SYNLIG
from navtui.store.vedtak import OM_STONAD

_EN_DAG = timedelta(days=1)
_SANN = "9999-12-31"
"""Has not ended."""


def soker(leser: Leser, person_id: int) -> tuple[date | None, str | None]:
    """The søker's birth date and kontonummer, where known."""
    rad = leser.rad(f"select fodt, kontonummer from person p where p.id = :id and {SYNLIG.format('p.id')}", id=person_id)
    if rad is None:
        return None, None
    return (date.fromisoformat(rad["fodt"]) if rad["fodt"] else None), rad["kontonummer"]


def soknad(leser: Leser, soknad_id: int) -> Soknadsbilde | None:
    """The søknad with what it asks for."""
    rad = leser.rad(
        f"select s.id, s.person_id, s.mottatt, s.tilstand, s.nodhjelp from soknad s where s.id = :id and {SYNLIG.format('s.person_id')}",
        id=soknad_id,
    )
    if rad is None:
        return None
    poster = leser.rader("select id, art from soknadspost where soknad_id = :id order by id", id=soknad_id)
    return Soknadsbilde(
        rad["id"], rad["person_id"], date.fromisoformat(rad["mottatt"]), rad["tilstand"], bool(rad["nodhjelp"]),
        tuple(Omsokt(r["id"], next(p for p in Soknadspost if p == r["art"])) for r in poster),
    )  # fmt: skip


def husstandsbarn(leser: Leser, person_id: int, fra: date, til: date) -> tuple[Husstandsbarn, ...]:
    """VE-8: children under 18 who live in the household of this person on any day of the period, the youngest last, with the share of
    the days each has there (PE-4); twice where the share changes, and with dates where it is a part of the period (VE-5)."""
    rader = leser.rader(
        f"""select p.id, p.fornavn, p.fodt, b.andel, max(m.fra, b.fra) as fra,
                   min(coalesce(m.til, '{_SANN}'), coalesce(b.til, '{_SANN}'), coalesce({DOD.format("p.id")}, '{_SANN}')) as til
            from husstandsmedlem m
            join husstandsmedlem b on b.husstand_id = m.husstand_id and b.rolle = 'barn' and b.andel > 0
             and b.fra <= :til and (b.til is null or b.til >= :fra)
            join person p on p.id = b.person_id
            where m.person_id = :person and m.rolle = 'voksen' and m.fra <= :til and (m.til is null or m.til >= :fra)
              and max(m.fra, b.fra) <= min(coalesce(m.til, '{_SANN}'), coalesce(b.til, '{_SANN}'))
              and coalesce({DOD.format("p.id")}, '{_SANN}') >= max(m.fra, b.fra, :fra)
              and (p.fodt is null or p.fodt > :voksen) and {SYNLIG.format("p.id")} order by p.fodt, p.id, max(m.fra, b.fra)""",
        person=person_id, fra=fra, til=til, voksen=_atten_aar_for(fra),
    )  # fmt: skip
    ut: list[Husstandsbarn] = []
    for r in rader:
        fodt = date.fromisoformat(r["fodt"]) if r["fodt"] else None
        start, slutt = (date.fromisoformat(r[k]) for k in ("fra", "til"))
        if ut and (ut[-1].person_id, ut[-1].andel) == (r["id"], r["andel"]) and (ut[-1].til or til) + _EN_DAG >= max(start, fra):
            start = ut.pop().fra or fra  # went on, or moved with the person from one household to the next
        ut.append(Husstandsbarn(r["id"], r["fornavn"], fodt, r["andel"], start if start > fra else None, slutt if slutt < til else None))
    return tuple(ut)


def i_husstanden(leser: Leser, person_id: int, fra: date, til: date) -> frozenset[int]:
    """PE-4: those who live in a household with this person on any day of the period, on either side of it a child or an adult."""
    rader = leser.utfor(
        f"""select a.person_id from husstandsmedlem m join husstandsmedlem a on a.husstand_id = m.husstand_id
             and a.fra <= :til and coalesce(a.til, '{_SANN}') >= :fra
            where m.person_id = :person and m.fra <= :til and coalesce(m.til, '{_SANN}') >= :fra and {SYNLIG.format("a.person_id")}""",
        person=person_id, fra=fra, til=til,
    )  # fmt: skip
    return frozenset(r[0] for r in rader)


def delte(leser: Leser, v: Vedtak) -> tuple[Delt, ...]:
    """PE-4: what other persons' iverksatte vedtak count of the children of this one in its time. Not what another has replaced or ended."""
    barn = [b.person_id for b in v.barn if b.person_id is not None]
    if not barn:
        return ()
    rader = leser.rader(
        f"""select b.person_id, b.andel, max(v.fra, coalesce(b.fra, v.fra)) as fra, min(v.til, coalesce(b.til, v.til)) as til, v.nummer
            from vedtaksbarn b join vedtak v on v.id = b.vedtak_id
            where b.person_id in (select value from json_each(:barn)) and v.person_id <> :person and v.tilstand = 'iverksatt'
              and v.engang = 0 and v.art in ('stonad', 'omgjoring', 'reduksjon') and {OM_STONAD.format("v")}
              and v.fra <= :til and v.til >= :fra
              and not exists (select 1 from vedtak o where o.endrer_id = v.id and o.tilstand = 'iverksatt' and o.fra <= :til
                              and o.til >= :fra and o.art in ('omgjoring', 'reduksjon', 'opphor'))
              and {SYNLIG.format("v.person_id")} order by v.id, b.id""",
        barn=json.dumps(barn), person=v.person_id, fra=v.fra, til=v.til,
    )  # fmt: skip
    return tuple(Delt(r["person_id"], r["andel"], date.fromisoformat(r["fra"]), date.fromisoformat(r["til"]), r["nummer"]) for r in rader)


def _atten_aar_for(dag: date) -> date:
    return date(dag.year - 18, 3, 1) if (dag.month, dag.day) == (2, 29) else dag.replace(year=dag.year - 18)


def opphold(leser: Leser, person_id: int) -> tuple[Opphold, ...]:
    """PE-4: the households the person has been an adult in, with what each has been and when others were there: days and forms only. Who is
    dead, was there to and including that day, as one who moved out."""
    rader = leser.rader(
        f"""select m.fra, m.til, h.form,
                  (select json_group_array(json_array(t.form, t.til) order by t.til, t.id) from tidligere_husstandsform t
                   where t.husstand_id = h.id) as tidligere,
                  (select json_group_array(json_array(a.fra, nullif(
                          min(coalesce(a.til, '{_SANN}'), coalesce({DOD.format("a.person_id")}, '{_SANN}')), '{_SANN}'))
                          order by a.fra, a.id) from husstandsmedlem a
                   where a.husstand_id = h.id and a.rolle = 'voksen' and a.person_id <> m.person_id) as andre
           from husstandsmedlem m join husstand h on h.id = m.husstand_id
           where m.person_id = :person and m.rolle = 'voksen' and {SYNLIG.format("m.person_id")} order by m.fra, m.id""",
        person=person_id,
    )  # fmt: skip
    return tuple(
        Opphold(
            date.fromisoformat(r["fra"]), _dag(r["til"]), r["form"],
            tuple((form, date.fromisoformat(til)) for form, til in json.loads(r["tidligere"])),
            tuple((date.fromisoformat(fra), _dag(til)) for fra, til in json.loads(r["andre"])),
        )
        for r in rader
    )  # fmt: skip


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def veiledende(leser: Leser) -> tuple[Satsrad, ...]:
    """VE-5: the veiledende satser, the product's and the office's own; the kommune's own from the day it has any."""
    return satser(leser).veiledende


def kvpsatser(leser: Leser) -> Kvpsatser:
    """§ 35: the rows kvalifiseringsstønad is worked out from."""
    alle = satser(leser)
    return Kvpsatser(alle.grunnbelop, alle.kvalifiseringsstonad, alle.kvp_barnetillegg)


def vurderte_vilkar(leser: Leser, forrige_id: int, siden: datetime) -> frozenset[int]:
    """VE-13: those of a vedtak's vilkår that have been judged since an instant."""
    rader = leser.rader(
        """select distinct k.id from vedtaksvilkar k join vilkarsutfall u on u.vilkar_id = k.id
           where k.vedtak_id = :id and u.tid >= :siden""",
        id=forrige_id, siden=siden,
    )  # fmt: skip
    return frozenset(r["id"] for r in rader)


def alle_poster_besvart(leser: Leser, soknad_id: int) -> bool:
    """VE-2: whether iverksatte vedtak answer every item of the søknad."""
    return not leser.verdi(
        f"""select 1 from soknadspost sp where sp.soknad_id = :id and not exists (
                select 1 from vedtakspost vp join vedtak v on v.id = vp.vedtak_id
                where vp.soknadspost_id = sp.id and vp.utfall is not null and v.tilstand = 'iverksatt' and {SYNLIG.format("v.person_id")})
            limit 1""",
        id=soknad_id,
    )
