"""PE-8 and SI-4 on a real file: nothing of a person can be deleted, and what is said to be saved is on disk."""

from __future__ import annotations

import pytest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tilgang import Seer
from navtui.store import db
from tests.kontor import I_DAG, Kontor
from tests.vedtakshjelp import iverksatt

# What a person's story consists of. Rows without a trigger of their own are held by the foreign keys of those that have.
ET_LIV = ("person", "sak", "soknad", "vedtak", "signatur", "vedtakslinje", "utbetaling", "logg")


@pytest.mark.parametrize("tabell", ET_LIV)
def test_pe_8_ingenting_om_en_person_kan_slettes(kontor: Kontor, tabell: str) -> None:
    iverksatt(kontor)
    with kontor.okt("LEA").lese() as les:
        for_ = les.verdi(f"select count(*) from {tabell}", alle=True)
    assert for_ > 0
    with pytest.raises((Regelbrudd, db.Feil)), kontor.okt("LEA").skrive() as s:
        s.logg("test")
        assert s.slett(tabell) > 0
    with kontor.okt("LEA").lese() as les:
        assert les.verdi(f"select count(*) from {tabell}", alle=True) == for_


def test_si_4_det_som_er_sagt_lagret_er_skrevet_og_synket(kontor: Kontor) -> None:
    """synchronous=EXTRA with a rollback journal: the commit returns after the sync, and another desk reads it at once."""
    conn = db.koble(kontor.base, Seer("KAL", "veileder"), I_DAG, skrivbar=True, voktet=False)
    try:
        assert conn.execute("pragma synchronous").fetchone()[0] == 3
        assert conn.execute("pragma journal_mode").fetchone()[0] == "delete"
    finally:
        conn.close()
    p = kontor.person("Ada", "Nes")
    assert not kontor.fil.with_name(kontor.fil.name + "-journal").exists()
    with kontor.okt("IDA").lese() as les:
        assert les.verdi("select fornavn from person where id = :p", alle=True, p=p) == "Ada"
