"""Two registrations of one person: the links between them, and what is looked at before two are linked."""

from __future__ import annotations

import json
from typing import Any

from navtui.domain.kodeverk.samme_person import Koblingsgrunn
from navtui.domain.kontonummer import vis_kontonummer
from navtui.domain.person import visningsnavn
from navtui.domain.samme_person import Kobling, Ogsa, Registrering, Samme
from navtui.store import person
from navtui.store.db import Leser, Row, Skriver
from navtui.store.dodsfall import DOD
from navtui.store.tilgang import SYNLIG

ROT = "left join samme_rot r on r.person_id = {0}"
"""Joins `r.gjelder_id`, the registration that counts of one who is registered more than once; null for all others."""
HVER = "left join samme_rot h on h.gjelder_id = r.gjelder_id"
"""After ROT: a row for each of her registrations, `coalesce(h.person_id, {0})`, itself for one who is registered once."""

ALLE_AV = """(select value as person_id, value as reg_id from json_each({0})
    union all select json_each.value, o.annen_id from json_each({0}) cross join samme_som o on o.person_id = json_each.value) registrert"""
"""`registrert`: each of the persons in a JSON list with each of her registrations (`reg_id`), her own too; format it with the list."""

_OGSA = "p.id as person_id, p.fornavn, p.etternavn, coalesce(p.fnr, p.duf) as nummer, p.fodt"


def _ogsa(r: Row) -> Ogsa:
    return Ogsa(
        person_id=r["person_id"],
        navn=visningsnavn(r["fornavn"], r["etternavn"]),
        nummer=r["nummer"],
        fodselsaar=int(r["fodt"][:4]) if r["fodt"] else None,
    )


def _gruppe(leser: Leser, person_id: int) -> tuple[int, list[Ogsa]] | None:
    """The one that counts, and all of them; None for one who is registered once."""
    rader = leser.rader(
        f"""select a.gjelder_id, {_OGSA} from samme_rot a cross join samme_rot b on b.gjelder_id = a.gjelder_id
            cross join person p on p.id = b.person_id where a.person_id = :id and {SYNLIG.format("p.id")} order by p.id""",
        id=person_id,
    )
    return (rader[0]["gjelder_id"], [_ogsa(r) for r in rader]) if rader else None


def hent(leser: Leser, person_id: int) -> Samme | None:
    """What the person's screen says of it; None for one who is registered once, or does not exist for the reader."""
    if (gruppe := _gruppe(leser, person_id)) is None:
        return None
    rot, alle = gruppe
    return Samme(
        gjelder=next(o for o in alle if o.person_id == rot), andre=tuple(o for o in alle if o.person_id != person_id), selv=rot == person_id
    )


def gjelder(leser: Leser, person_id: int) -> Ogsa | None:
    """The registration that counts, when it is another than this."""
    svar = hent(leser, person_id)
    return None if svar is None or svar.selv else svar.gjelder


def rot_id(leser: Leser, person_id: int) -> int:
    """The id of the registration that counts, whoever asks: registering for a hidden person must not tell that there are two (PM-12)."""
    return int(leser.verdi("select gjelder_id from samme_rot where person_id = :id", id=person_id) or person_id)


def ider(leser: Leser, person_id: int) -> list[int]:
    """The person's registrations, whoever asks: itself first."""
    rader = leser.rader("select annen_id from samme_som where person_id = :id order by annen_id", id=person_id)
    return [person_id, *(r["annen_id"] for r in rader)]


def registrering(leser: Leser, person_id: int) -> Registrering | None:
    """What is put side by side; None for one who does not exist for the reader."""
    r = leser.rad(
        f"""select p.id as person_id, p.fornavn, p.etternavn, p.fnr, p.duf, p.fodt, p.adresse, p.postnummer, p.poststed, p.kontonummer,
                   p.konto, s.saksnummer, s.veileder, coalesce((select niva from skjermet where person_id = p.id), 0) as skjermet,
                   {DOD.format("p.id")} as dod
            from person p left join sak s on s.person_id = p.id and s.avsluttet is null where p.id = :id and {SYNLIG.format("p.id")}""",
        id=person_id,
    )
    if r is None:
        return None
    hjemme = _hjemme(leser, person_id)
    samme = hent(leser, person_id)
    return Registrering(
        navn=visningsnavn(r["fornavn"], r["etternavn"]), adresse=_adresse(r), bor_med=tuple(navn for _, navn in hjemme),
        husstand=tuple(id_ for id_, _ in hjemme), apent=person.apent(leser, person_id), rot=samme.gjelder if samme else None,
        konto=vis_kontonummer(r["kontonummer"]) if r["kontonummer"] else {"ingen": "har ikke konto"}.get(r["konto"], "ukjent"),
        **{k: r[k] for k in ("person_id", "fnr", "duf", "fodt", "saksnummer", "veileder", "skjermet", "dod")},
    )  # fmt: skip


def _adresse(r: Row) -> str:
    sted = " ".join(d for d in (r["postnummer"], r["poststed"]) if d)
    return ", ".join(d for d in (r["adresse"], sted) if d) or "ukjent"


def _hjemme(leser: Leser, person_id: int) -> list[tuple[int, str]]:
    """Those she lives with today."""
    rader = leser.rader(
        f"""select distinct p.id, p.fornavn, p.etternavn from husstandsmedlem a join husstandsmedlem b on b.husstand_id = a.husstand_id
            join person p on p.id = b.person_id
            where a.person_id = :id and b.person_id <> :id and a.fra <= :i_dag and (a.til is null or a.til >= :i_dag)
              and b.fra <= :i_dag and (b.til is null or b.til >= :i_dag) and {SYNLIG.format("p.id")} order by p.id""",
        id=person_id,
    )
    return [(r["id"], visningsnavn(r["fornavn"], r["etternavn"])) for r in rader]


def kobling(leser: Leser, ogsa_id: int) -> Kobling | None:
    """The link that says this registration does not count."""
    r = leser.rad(
        f"""select k.id, k.gjelder_id, k.ogsa_id from samme_person k
            where k.ogsa_id = :id and k.angret_tid is null and {SYNLIG.format("k.ogsa_id")} and {SYNLIG.format("k.gjelder_id")}""",
        id=ogsa_id,
    )
    return None if r is None else Kobling.model_validate(dict(r))


def sett_inn(s: Skriver, gjelder_id: int, ogsa_id: int, grunn: Koblingsgrunn, tekst: str) -> int:
    """The link."""
    felt: dict[str, Any] = {"gjelder_id": gjelder_id, "ogsa_id": ogsa_id, "grunn": grunn, "tekst": tekst}
    return s.sett_inn("samme_person", **felt, ident=s.seer.ident, tid=s.na)


def angre(s: Skriver, k: Kobling, grunn: str) -> None:
    """Linked in error: it stays, and no longer counts."""
    s.endre("samme_person", hvor={"id": k.id, "angret_tid": None}, angret_tid=s.na, angret_av=s.seer.ident, angret_grunn=grunn)


def dobbelt(leser: Leser, person_id: int) -> list[tuple[str, str]]:
    """VE-18: the pairs of vedtak on two of her registrations that grant the same for the same days, by number."""
    rader = leser.rader(
        f"""select d.nummer, d.ny_nummer from dobbel_stonad d where d.ny_person_id in (select value from json_each(:ider))
            and d.person_id in (select value from json_each(:ider)) and d.ny_tilstand = 'iverksatt' and d.person_id <> d.ny_person_id
            and d.id < d.ny_id and {SYNLIG.format("d.person_id")} order by d.id""",
        ider=json.dumps(ider(leser, person_id)),
    )
    return [(r["nummer"], r["ny_nummer"]) for r in rader]
