"""SI-5, SI-7: a turned bit, a locked file and a clock put back: found, said in words, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.tid import SLINGRING, klokke_tilbake
from navtui.services import bruker, innlogging, journalnotat, liste, oversikt
from navtui.services.innlogging import logg_inn
from navtui.store import db, nokkelfil, tilkobling
from tests.holdbarhet import skade
from tests.holdbarhet.full_disk import kontor_med_to, nektelse
from tests.kontor import I_DAG, PASSORD, Kontor, raa

OPPTATT = "Filen er opptatt av en annen. Ingenting er lagret. Prøv igjen."


def test_si_5_en_bit_eller_et_kutt_hvor_som_helst_blir_funnet_og_sagt(tmp_path: Path) -> None:
    ut = skade.kjor(tmp_path, 20, fro=2)
    assert ut.feil == []
    assert [ut.talt[f"{hva}: funnet"] for hva in ("filen", "filen, kuttet", "nøkkelfilen, kuttet")] == [5, 5, 5]


def test_si_5_en_bit_i_en_innpakning_blir_funnet_av_den_neste(kontor: Kontor) -> None:
    """Whose own it is cannot be told it from a wrong passphrase: the seal takes the key."""
    conn = db.tilkoble(nokkelfil.sti(kontor.fil), None)
    (pakket,) = conn.execute("select innpakket from innpakning where ident = 'KAL'").fetchone()
    conn.execute("update innpakning set innpakket = ? where ident = 'KAL'", (bytes([pakket[0] ^ 1]) + pakket[1:],))
    conn.close()
    assert nektelse(lambda: logg_inn(kontor.fil, "KAL", PASSORD)) == "Feil ident eller passfrase."
    assert "Hent den fra sikkerhetskopien" in nektelse(lambda: logg_inn(kontor.fil, "IDA", PASSORD))


def test_si_6_sjekk_viser_veien_til_sikkerhetskopien(
    kontor: Kontor, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from navtui.__main__ import main

    monkeypatch.setenv("NAVTUI_PASSORD", PASSORD)
    innhold = bytearray(kontor.fil.read_bytes())
    innhold[len(innhold) // 2] ^= 1
    kontor.fil.write_bytes(innhold)
    assert main(["sjekk", str(kontor.fil), "--som", "KAL"]) == 1
    ut = capsys.readouterr()
    assert "FEIL SI-2: sider i filen er endret eller skadet: side" in ut.out
    assert "navtui gjenopprett KOPI NYFIL" in ut.err


@pytest.mark.parametrize("hvilken", ["filen", "nøkkelfilen"])
def test_si_7_en_annen_har_laast_filen(kontor: Kontor, monkeypatch: pytest.MonkeyPatch, hvilken: str) -> None:
    """At sign-in, in a list, in an opening and when something is saved: the same sentence, soon, and it goes on when the lock is gone."""
    monkeypatch.setattr(tilkobling, "VENTETID_S", 0.02)
    egen, _ = kontor_med_to(kontor)
    okt = logg_inn(kontor.fil, "KAL", PASSORD)
    db.slipp()
    laas = raa(kontor.fil) if hvilken == "filen" else db.tilkoble(nokkelfil.sti(kontor.fil), None)
    gjor: list[Callable[[], object]] = [
        lambda: liste.hent(okt, "saker"), lambda: oversikt.hent(okt), lambda: bruker.apne(okt, egen),
        lambda: journalnotat.skriv(okt, egen, Notatart.NOTAT, "mens den var låst"),
    ]  # fmt: skip
    laas.execute("begin exclusive")
    if hvilken == "filen":
        assert [nektelse(g) for g in gjor] == [OPPTATT] * 4
    assert nektelse(lambda: logg_inn(kontor.fil, "IDA", PASSORD)) == OPPTATT
    laas.execute("rollback")
    laas.close()
    assert [nektelse(g) for g in gjor] == [""] * 4
    assert [n.tekst for n in bruker.apne(okt, egen).notater].count("mens den var låst") == 1
    assert logg_inn(kontor.fil, "IDA", PASSORD).ident == "IDA"


def test_si_5_klokken_stilt_tilbake_sies_paa_skjermen_i_en_ekte_fil(kontor: Kontor) -> None:
    kontor.person()
    for klokken, sagt in (
        (time(12), ""),
        (time(11, 56), ""),
        (time(9), "Klokken på maskinen er feil: siste i loggen er fra 20.11.2026 12:00"),
    ):
        okt = replace(kontor.okt(kl=klokken), demo=False)
        varsel = oversikt.hent(okt)
        assert varsel.varsel.startswith(sagt)
        assert varsel.varsel_for_alle == varsel.varsel
        assert bool(varsel.varsel) == bool(sagt)
    assert oversikt.hent(kontor.okt(kl=time(9))).varsel == ""


@pytest.mark.parametrize(("bak", "sagt"), [(timedelta(), False), (SLINGRING, False), (SLINGRING + timedelta(seconds=1), True)])
def test_si_5_hvor_langt_klokken_kan_vaere_bak(bak: timedelta, sagt: bool) -> None:
    siste = datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert bool(klokke_tilbake(siste, siste - bak)) is sagt
    assert klokke_tilbake(None, siste) == ""


def test_si_1_klokken_stilt_tilbake_slipper_ingen_forbi_ventetiden(kontor: Kontor) -> None:
    """Within the hour wrong attempts count, also those that are ahead of the clock: one waits all of it."""
    for _ in range(4):
        nektelse(lambda: innlogging.bekreft_pin(kontor.okt(kl=time(12)), "IDA", "000000"))
    for klokken in (time(11, 30), time(11, 59), time(12, 0)):
        assert nektelse(lambda k=klokken: innlogging.bekreft_pin(kontor.okt(kl=k), "IDA", "123456")).startswith("For mange feil. Vent")  # type: ignore[misc]


def test_si_5_en_dag_tilbake_er_den_som_begynte_i_dag_ikke_ansatt(kontor: Kontor) -> None:
    with kontor.okt("LEA").skrive() as s:
        s.endre("ansatt", hvor={"ident": "JON"}, fra=I_DAG)
        s.logg("test")
    okt = kontor.okt("JON", dag=date(2026, 11, 19))
    assert nektelse(lambda: innlogging.bekreft_pin(okt, "JON", "123456")) == "Feil PIN."
