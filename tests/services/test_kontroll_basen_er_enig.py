"""KO-2: the domain's one function and the database's trigger give the same answer, over all combinations."""

from __future__ import annotations

import itertools

import pytest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.signatur import kan_kontrollere
from navtui.domain.vedtak import Vedtak
from navtui.services.signatur import kandidater
from navtui.store import db, signatur, vedtak
from tests.kontor import ANSATTE, I_DAG, Kontor, send_raatt

PASSER = {
    "veileder": ("stonad", "kvp", "radgivning"),
    "kvp_veileder": ("kvp",),
    "gjeldsradgiver": ("radgivning",),
    "leder": (),
    "mottak": (),
}


class Angre(Exception):
    """Rolls the attempt back."""


def til_kontroll(kontor: Kontor, art: str, endret_av: str | None) -> int:
    """A vedtak of this kind sent by KAL, changed on the way by another."""
    p = kontor.person()
    sak, soknad = kontor.sak(p), kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL")
    v = kontor.sett_inn(
        "vedtak", nummer=f"2026-{p}", person_id=p, sak_id=sak, art=art, soknad_id=soknad, fra=I_DAG, til=I_DAG, husstandsform="enslig",
        skrevet_av="KAL", opprettet=kontor.okt().na(),
    )  # fmt: skip
    if endret_av:
        kontor.sett_inn("vedtaksbehov", endret_av, vedtak_id=v, art="husleie", belop_ore=1)
    with kontor.okt().skrive() as s:
        send_raatt(s, v, 1)
        s.logg("sendt")
    return v


def basen_nekter(kontor: Kontor, v: Vedtak, ident: str) -> bool:
    """Whether the trigger refuses this signer's own raw row. Nothing is kept."""
    rolle = ANSATTE[ident][1]
    try:
        with kontor.okt(ident).skrive() as s:
            signatur.signer(s, v.id, v.runde, 2, v.innhold_hash or "", som_leder=rolle == "leder")
            raise Angre
    except Angre:
        return False
    except (Regelbrudd, db.Feil):
        return True


@pytest.mark.parametrize("art", ["stonad", "kvp", "radgivning"])
@pytest.mark.parametrize("endret_av", [None, "IDA"])
@pytest.mark.parametrize(
    ("inhabil", "skjermet", "tilgang"), list(itertools.product((None, "JON", "LEA", "KAL"), (False, True), (None, "EVA")))
)
def test_ko_2_domenet_og_basen_er_enige_om_alle(
    kontor: Kontor, art: str, endret_av: str | None, inhabil: str | None, skjermet: bool, tilgang: str | None
) -> None:
    """For the leder the database asks only the formal part; that no other can is the domain's to say."""
    id_ = til_kontroll(kontor, art, endret_av)
    tid = kontor.okt().na()
    with kontor.okt("LEA").skrive() as s:
        v = vedtak.hent(s, id_)
        if inhabil:
            s.sett_inn("inhabilitet", person_id=v.person_id, ident=inhabil, grunn="slekt", fra=I_DAG, satt_av="LEA", tid=tid)
        if skjermet:
            s.endre("person", hvor={"id": v.person_id}, skjerming="kode_7")
        if tilgang:
            s.sett_inn("tilgang", person_id=v.person_id, ident=tilgang, fra=I_DAG, grunn="test", gitt_av="LEA", tid=tid)
        else:
            s.endre("ansatt", hvor={"ident": "EVA"}, pin=None)
        s.logg("test")
    with kontor.okt("LEA").lese() as les:
        v, hvem = vedtak.hent(les, id_), kandidater(les, vedtak.hent(les, id_))

    svar = {k.ident: kan_kontrollere(v, k.ident, hvem) for k in hvem}
    for ident, brudd in svar.items():
        if ident != "LEA":
            assert (brudd is not None) == basen_nekter(kontor, v, ident), (ident, brudd)

    andre = [i for i, brudd in svar.items() if brudd is None and i != "LEA"]
    assert (svar["LEA"] is None) == (not andre and inhabil not in ("LEA", "KAL"))
    assert basen_nekter(kontor, v, "LEA") == (inhabil in ("LEA", "KAL"))
    assert all(art in PASSER[ANSATTE[i][1]] for i in andre)
