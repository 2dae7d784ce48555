"""VE-5: a mistyped row of the office's own is corrected by a later one, until a vedtak stands on it."""

from __future__ import annotations

from datetime import date

import pytest
import sqlcipher3.dbapi2 as sqlite

from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sats import Satsart
from navtui.services import sats
from navtui.store import db
from navtui.store import sats as lager
from tests.kontor import Kontor
from tests.vedtakshjelp import sendt

DEN_FORSTE = date(2026, 12, 1)
NYE = {navn: 900_000 for navn, _ in sats.FELT[Satsart.VEILEDENDE]}
RETTE = NYE | {"enslig_ore": 910_000}


def lagt_inn(kontor: Kontor) -> sats.Satsvisning:
    sats.legg_til(kontor.okt("LEA"), Satsart.VEILEDENDE, DEN_FORSTE, "Rundskriv", NYE)
    return gjeldende(kontor)


def gjeldende(kontor: Kontor) -> sats.Satsvisning:
    return next(r for r in sats.rader(kontor.okt("LEA"), Satsart.VEILEDENDE) if r.rad.gyldig_fra == DEN_FORSTE)


def rett(kontor: Kontor, gammel: sats.Satsvisning, grunn: str = "Tastefeil") -> None:
    sats.rett(kontor.okt("LEA"), Satsart.VEILEDENDE, gammel.rad, "Rundskriv", RETTE, grunn)


def test_ve_5_en_rettet_sats_gjelder_og_den_gamle_staar_i_filen(kontor: Kontor) -> None:
    gammel = lagt_inn(kontor)
    rett(kontor, gammel)
    assert gjeldende(kontor).rad.model_dump()["enslig_ore"] == 910_000
    rett(kontor, gjeldende(kontor), "En gang til")
    with kontor.okt("LEA").lese() as les:
        assert [r["grunn"] for r in les.rader("select grunn from sats order by id")] == ["", "Tastefeil", "En gang til"]
        assert len(lager.egne(les)) == 1
        assert les.verdi("select count(*) from logg where handling = 'sats_rettet'") == 2


def test_ve_5_en_sats_et_vedtak_er_regnet_ut_med_rettes_ikke(kontor: Kontor) -> None:
    gammel = lagt_inn(kontor)
    sendt(kontor, avvik="ingen")
    with pytest.raises(Regelbrudd, match="Et vedtak er regnet ut"):
        rett(kontor, gammel)
    assert gjeldende(kontor) == gammel


def test_ve_5_bare_leder_med_grunn_og_bare_egne_rader(kontor: Kontor) -> None:
    gammel = lagt_inn(kontor)
    with pytest.raises(Regelbrudd, match="hva som var feil"):
        rett(kontor, gammel, " ")
    with pytest.raises(Regelbrudd, match="PE-12"):
        sats.rett(kontor.okt(), Satsart.VEILEDENDE, gammel.rad, "x", RETTE, "x")
    levert = next(r for r in sats.rader(kontor.okt("LEA"), Satsart.VEILEDENDE) if r.av is None)
    with pytest.raises(Regelbrudd, match="kom med programmet"):
        rett(kontor, levert)


def test_si_7_noen_har_rettet_satsen_imens(kontor: Kontor) -> None:
    gammel = lagt_inn(kontor)
    rett(kontor, gammel)
    with pytest.raises(Regelbrudd, match="SI-7"):
        rett(kontor, gammel)


@pytest.mark.parametrize("sql", ["update sats set kilde = 'x'", "delete from sats"])
def test_ve_5_filen_nekter_aa_endre_en_sats(kontor: Kontor, sql: str) -> None:
    lagt_inn(kontor)
    conn = db.koble(kontor.base, kontor.okt("LEA").seer, date(2026, 11, 20), skrivbar=True)
    try:
        with pytest.raises(sqlite.DatabaseError, match="VE-5"):
            conn.execute(sql)
    finally:
        conn.close()


def test_ve_5_et_belop_som_spretter_sies_med_det_forrige_mens_det_kan_rettes(kontor: Kontor) -> None:
    """42 for 4 200: it would be a child's living, in every vedtak from the new year."""
    leder, nyttaar = kontor.okt("LEA"), date(2027, 1, 1)
    forrige = sats.rader(leder, Satsart.VEILEDENDE)[0].rad.model_dump()
    like = {navn: forrige[navn] * 5 // 4 for navn, _ in sats.FELT[Satsart.VEILEDENDE]}
    varsel = sats.legg_til(leder, Satsart.VEILEDENDE, nyttaar, "Rundskriv", like | {"barn_6_10_ore": 4_200})
    assert varsel is not None
    assert varsel.setning == "Se over: barn 6-10 år 42 (før 4 150)."
    feil = sats.rader(leder, Satsart.VEILEDENDE)[0]
    assert sats.rett(leder, Satsart.VEILEDENDE, feil.rad, "Rundskriv", like, "tastefeil") is None
