"""OP-9: the kvalifiseringsprogram's places, counted for the whole office; § 35: the stønad that runs for a person."""

from __future__ import annotations

from datetime import date
from typing import Final

from navtui.domain.kodeverk.kvp import Kvptilstand
from navtui.domain.kodeverk.oppfolging import Sluttart
from navtui.domain.kvp import Deltakelse, Kvpplasser
from navtui.domain.vedtaksregler.grunnlag import Kvp
from navtui.store import innstilling
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import SYNLIG


def plasser(leser: Leser) -> Kvpplasser:
    """Places in use (also while on permisjon) and søknader without an answer; numbers only, everyone counted."""
    sql = """select coalesce(sum(tilstand in ('i_program', 'permisjon')), 0) as brukt, coalesce(sum(tilstand = 'sokt'), 0) as sokt
        from kvp where tilstand in ('sokt', 'i_program', 'permisjon')"""
    r = leser.rad(sql, alle=True)
    assert r is not None
    return Kvpplasser(plasser=innstilling.hent(leser, "kvp_plasser"), brukt=r["brukt"], sokt=r["sokt"])


LOPER = """v.tilstand = 'iverksatt' and not exists (select 1 from vedtak x where x.endrer_id = v.id and x.tilstand = 'iverksatt'
    and x.fra <= max(v.fra, :fra) and x.art in ('omgjoring', 'opphor'))"""
"""§ 35: a vedtak that still gives the stønad on `:fra`: not one that is ended or replaced by then."""


def lopende(leser: Leser, person_id: int, fra: date, til: date) -> Kvp | None:
    """VE-4: the kvalifiseringsstønad of the person's own program on any day of the period, as it is on the first of them."""
    r = leser.rad(
        f"""select v.nummer, v.til, l.maaned_ore from vedtakskvplinje l join vedtak v on v.id = l.vedtak_id
            where v.person_id = :person and {LOPER} and l.fra <= :til and l.til >= :fra and {SYNLIG.format("v.person_id")}
            order by l.fra, v.id desc limit 1""",
        person=person_id, fra=fra, til=til,
    )  # fmt: skip
    return None if r is None else Kvp(r["nummer"], date.fromisoformat(r["til"]), r["maaned_ore"])


def siste(leser: Leser, person_id: int) -> Deltakelse | None:
    """OP-9: the person's latest time in the programme, or her søknad for one."""
    r = leser.rad(
        f"""select id, person_id, veileder, tilstand, start_dato, slutt_dato, versjon from kvp
            where person_id = :p and {SYNLIG.format("person_id")} order by id desc limit 1""",
        p=person_id,
    )
    return None if r is None else Deltakelse.model_validate(dict(r))


def sett_inn(s: Skriver, person_id: int, veileder: str, soknad_dato: date, **felt: object) -> int:
    """One who is in the programme without having been registered as having applied."""
    return s.sett_inn("kvp", person_id=person_id, veileder=veileder, soknad_dato=soknad_dato, **felt)


def endre(s: Skriver, d: Deltakelse, tilstand: Kvptilstand, **felt: object) -> None:
    """Where she is now, if it is as it was read (SI-7)."""
    s.endre("kvp", hvor={"id": d.id}, versjon=d.versjon, tilstand=tilstand, **felt)


PROGRAMMET: Final = "Kvalifiseringsprogrammet"
"""What an end date of the programme says, so that it is told from those of other tiltak."""


def sluttdatoer(leser: Leser, person_id: int) -> list[int]:
    """OP-7: the end dates of the programme that count."""
    sql = f"""select id from sluttdato where person_id = :p and utgatt is null and tekst = :tekst and {SYNLIG.format("person_id")}"""
    return [r["id"] for r in leser.rader(sql, p=person_id, tekst=PROGRAMMET)]


def sett_sluttdato(s: Skriver, person_id: int, dato: date, nummer: str) -> None:
    """OP-7: when the programme ends, beside the end dates of what she does in it."""
    s.sett_inn(
        "sluttdato", person_id=person_id, art=Sluttart.TILTAK, dato=dato, tekst=PROGRAMMET, kilde=f"vedtak {nummer}", kilde_dato=s.i_dag,
        ident=s.seer.ident, tid=s.na,
    )  # fmt: skip


def ta_bort_sluttdato(s: Skriver, sluttdato_id: int) -> None:
    """It no longer counts."""
    s.endre("sluttdato", hvor={"id": sluttdato_id}, utgatt=s.na)
