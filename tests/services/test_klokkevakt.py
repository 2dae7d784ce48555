"""SI-3: a clock that is put back signs nothing, is told of for as long as it is wrong, and is found in the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from navtui.domain.kodeverk import Sjekkpunkt
from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import journalnotat, oversikt, sjekk
from navtui.services.klokkevakt import bekreft_klokken
from navtui.services.okt import Okt
from navtui.services.signatur import kontroller, send
from tests.kontor import I_DAG, PIN, Kontor, raa
from tests.vedtakshjelp import ferdig_utkast

I_GAR = I_DAG - timedelta(days=1)


@pytest.fixture
def ekte(kontor: Kontor) -> Kontor:
    """An office of its own: in a demo file the day stands still, and the clock goes back every morning."""
    conn = raa(kontor.fil)
    (sql,) = conn.execute("select sql from sqlite_master where name = 'kontor_demo'").fetchone()
    conn.execute("drop trigger kontor_demo")
    conn.execute("update kontor set demo = 0, demo_dato = null")
    conn.execute(sql)
    conn.close()
    return kontor


def okt(kontor: Kontor, ident: str, dag: date = I_DAG, kl: time = time(12)) -> Okt:
    """A session in a file that is no demo."""
    return replace(kontor.okt(ident, dag, kl), demo=False)


def bakover(kontor: Kontor) -> str | None:
    """What `navtui sjekk` says of the log's clock."""
    (svar,) = [s for s in sjekk.sjekk_innhold(okt(kontor, "LEA")) if s.holder == "klokken i loggen går framover"]
    assert svar.vedtatt  # a copy of the file is as good as the file (SI-6)
    return svar.funn


def nektet(gjor: object) -> str:
    """The refusal's rule and sentence."""
    with pytest.raises(Regelbrudd) as feil:
        gjor()  # type: ignore[operator]
    return f"{feil.value.regel}: {feil.value.setning}"


KLOKKEN = "SI-3: Klokken på maskinen er feil: siste i loggen er fra 20.11.2026 12:00. Still klokken og prøv igjen."


def test_si_3_ingenting_signeres_mens_klokken_er_bak_loggen(ekte: Kontor) -> None:
    """One who is inhabil from today, would have signed with yesterday's date."""
    v = ferdig_utkast(ekte)
    assert nektet(lambda: send(okt(ekte, "KAL", I_GAR), v.id, v.versjon, PIN)).startswith(KLOKKEN)
    v = send(okt(ekte, "KAL", kl=time(11, 56)), v.id, v.versjon, PIN)
    for dag, kl in ((I_GAR, time(12)), (I_DAG, time(11, 54))):
        for pult in ("IDA", "KAL"):
            assert nektet(lambda p=pult, d=dag, k=kl: kontroller(okt(ekte, p, d, k), v.id, v.versjon, PIN, "IDA")).startswith(KLOKKEN)
    assert kontroller(okt(ekte, "IDA"), v.id, v.versjon, PIN, punkter=tuple(Sjekkpunkt)).vedtaksdato == I_DAG


def test_si_3_varselet_star_ogsaa_etter_at_noe_er_skrevet_med_feil_klokke(ekte: Kontor) -> None:
    """The newest entry is then one from the wrong clock."""
    p = ekte.person()
    journalnotat.skriv(okt(ekte, "KAL", I_GAR), p, Notatart.NOTAT, "i går, sier klokken")
    assert oversikt.hent(okt(ekte, "KAL", I_GAR)).varsel.startswith("Klokken på maskinen er feil")
    assert oversikt.hent(okt(ekte, "KAL")).varsel == ""


def test_si_3_en_klokke_som_var_foran_stopper_kontoret_til_leder_bekrefter(ekte: Kontor) -> None:
    """A battery that is flat, or a year typed wrong: else nobody could sign before the log's day comes."""
    journalnotat.skriv(okt(ekte, "KAL", date(2027, 11, 20)), ekte.person(), Notatart.NOTAT, "et år for tidlig")
    v = ferdig_utkast(ekte)
    assert nektet(lambda: send(okt(ekte, "KAL"), v.id, v.versjon, PIN)).startswith("SI-3: Klokken på maskinen er feil")
    assert (bakover(ekte) or "").startswith("klokken er stilt tilbake, og leder har ikke bekreftet den: innslag")
    with pytest.raises(Regelbrudd, match="Bare leder"):
        bekreft_klokken(okt(ekte, "KAL"))
    bekreft_klokken(okt(ekte, "LEA"))
    assert bakover(ekte) is None
    assert oversikt.hent(okt(ekte, "KAL")).varsel == ""
    assert send(okt(ekte, "KAL"), v.id, v.versjon, PIN).tilstand == "til_kontroll"
    assert nektet(lambda: kontroller(okt(ekte, "IDA", I_GAR), v.id, v.versjon + 1, PIN)).startswith(KLOKKEN)
    assert bakover(ekte) is not None


def test_si_3_i_en_ovingsfil_star_dagen_stille(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    assert send(kontor.okt("KAL", kl=time(8)), v.id, v.versjon, PIN).tilstand == "til_kontroll"
    assert [s.linje for s in sjekk.sjekk_innhold(kontor.okt("LEA")) if s.funn] == []
