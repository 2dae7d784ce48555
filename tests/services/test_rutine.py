"""KL-4: routines are read by everyone, written by the leder, and nothing they have said is lost. VE-19: when a law is in force."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rutine import NyRutine, les_regler
from navtui.services import leder, lovhenvisning, rutine
from tests.kontor import I_DAG, Kontor

OM_ET_AAR = date(2027, 11, 20)


def ny(**felt: Any) -> NyRutine:
    """A routine that lacks nothing."""
    return NyRutine.model_validate(
        {"tittel": "Nødhjelp samme dag", "tekst": "Ring leder.", "eier": "LEA", "regler": ("PM-2",), "neste": OM_ET_AAR} | felt
    )


def test_kl_4_leder_skriver_alle_leser_og_det_gamle_blir_staaende(kontor: Kontor) -> None:
    id_ = rutine.ny(kontor.okt("LEA"), ny())
    rutine.endre(kontor.okt("LEA"), id_, 1, ny(tekst="Ring leder først."))
    (r,) = rutine.liste(kontor.okt("PER"))
    assert (r.tekst, r.utgaver, r.versjon) == ("Ring leder først.", 2, 2)
    assert [u.tekst for u in rutine.historikk(kontor.okt("KAL"), id_)] == ["Ring leder først.", "Ring leder."]
    for gjor in (lambda: rutine.ny(kontor.okt("KAL"), ny()), lambda: rutine.endre(kontor.okt("KAL"), id_, 2, ny())):
        with pytest.raises(Regelbrudd) as brudd:
            gjor()
        assert brudd.value.regel == "PE-12"


def test_si_7_en_rutine_som_er_endret_av_en_annen_skrives_ikke_over(kontor: Kontor) -> None:
    id_ = rutine.ny(kontor.okt("LEA"), ny())
    rutine.endre(kontor.okt("LEA"), id_, 1, ny(tekst="Den nye."))
    with pytest.raises(Regelbrudd) as brudd:
        rutine.endre(kontor.okt("LEA"), id_, 1, ny(tekst="Den gamle skjermens."))
    assert brudd.value.regel == "SI-7"
    assert rutine.liste(kontor.okt("LEA"))[0].tekst == "Den nye."


def test_kl_4_forfalt_gjennomgang_sies_til_leder_til_den_er_gjort(kontor: Kontor) -> None:
    id_ = rutine.ny(kontor.okt("LEA"), ny(neste=I_DAG + timedelta(days=10)))
    senere = kontor.okt("LEA", I_DAG + timedelta(days=10))
    assert leder.bilde(kontor.okt("LEA", I_DAG + timedelta(days=9))).kontor.rutiner_forfalt == 0
    assert leder.bilde(senere).kontor.rutiner_forfalt == 1
    rutine.gjennomgatt(senere, id_, 1, OM_ET_AAR)
    assert leder.bilde(senere).kontor.rutiner_forfalt == 0


def test_kl_4_en_rutine_ut_av_bruk_vises_ikke_men_slettes_ikke(kontor: Kontor) -> None:
    id_ = rutine.ny(kontor.okt("LEA"), ny())
    rutine.avslutt(kontor.okt("LEA"), id_, 1)
    assert rutine.liste(kontor.okt("LEA")) == []
    assert [r.id for r in rutine.liste(kontor.okt("LEA"), avsluttede=True)] == [id_]
    with pytest.raises(Regelbrudd):
        rutine.endre(kontor.okt("LEA"), id_, 2, ny())
    for sql in ("delete from rutine", "delete from rutineutgave", "update rutineutgave set tekst = 'x'"):
        with pytest.raises(Regelbrudd), kontor.okt("LEA").skrive() as s:
            s._conn.execute(sql)


@pytest.mark.parametrize(
    ("felt", "galt"),
    [({"tittel": ""}, "tittel"), ({"tekst": "x" * 2001}, "tekst"), ({"eier": "XYZ"}, "eier"), ({"neste": I_DAG}, "neste")],
)
def test_kl_4_en_rutine_har_tittel_tekst_eier_og_neste_gjennomgang(kontor: Kontor, felt: dict[str, Any], galt: str) -> None:
    with pytest.raises(Regelbrudd) as brudd:
        rutine.ny(kontor.okt("LEA"), ny(**felt))
    assert (brudd.value.regel, brudd.value.felt) == ("KL-4", galt)


def test_regler_leses_slik_de_skrives() -> None:
    assert les_regler("kl-2, KL 3  kl-2") == ("KL-2", "KL-3")
    with pytest.raises(Regelbrudd, match="TULL er ikke en regel"):
        les_regler("KL-2 tull")


def test_ve_19_hjelpen_har_lov_og_rutiner_og_folger_datoen_kontoret_har_skrevet(kontor: Kontor) -> None:
    id_ = rutine.ny(kontor.okt("LEA"), ny(regler=("PM-4",)))
    rutine.ny(kontor.okt("LEA"), ny(tittel="En annen", regler=("VE-8",)))
    okt, fra = kontor.okt("KAL"), date(2027, 7, 1)
    h = lovhenvisning.hjelp(okt, ["PM-4", "PM-4", "KO-2"], fra)
    assert [(s.regel, s.tekst) for s in h.lov] == [("PM-4", "forvaltningsloven § 11 a"), ("KO-2", "")]
    assert [r.id for r in h.rutiner] == [id_]
    with pytest.raises(Regelbrudd):
        lovhenvisning.sett_ikraft(okt, "fvl_2025", fra, "Kgl.res.")
    with pytest.raises(Regelbrudd):
        lovhenvisning.sett_ikraft(kontor.okt("LEA"), "fvl_2025", fra, " ")
    lovhenvisning.sett_ikraft(kontor.okt("LEA"), "fvl_2025", date(2027, 1, 1), "Feil")
    lovhenvisning.sett_ikraft(kontor.okt("LEA"), "fvl_2025", fra, "Kgl.res. 12.3.2027")
    assert lovhenvisning.hjelp(okt, ["PM-4"], fra).lov[0].tekst == "forvaltningsloven (2025) § 17"
    assert lovhenvisning.hjelp(okt, ["PM-4"], date(2027, 6, 30)).lov[0].tekst == "forvaltningsloven § 11 a"
