"""Settings, rates and delegasjoner on a real file."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.innstilling import INNSTILLINGER
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sats import Satsart
from navtui.services import delegasjon, innstilling, sats
from navtui.store import innstilling as lager
from navtui.store import sats as satslager
from tests.kontor import I_DAG, Kontor

NYE = {
    "enslig_ore": 850_000, "par_ore": 1_410_000, "bofellesskap_ore": 710_000, "barn_0_5_ore": 415_000, "barn_6_10_ore": 425_000,
    "barn_11_17_ore": 550_000,
}  # fmt: skip
NYTTAAR = date(2027, 1, 1)


def test_innstillinger_har_standard_til_leder_endrer_dem_og_historikken_star(kontor: Kontor) -> None:
    okt = kontor.okt("LEA")
    assert {r.innstilling.navn: r.verdi for r in innstilling.alle(okt)} == {n: i.standard for n, i in INNSTILLINGER.items()}
    innstilling.sett(okt, "soknadsfrist_dager", 10, I_DAG)
    innstilling.sett(okt, "soknadsfrist_dager", 21, NYTTAAR)
    rad = next(r for r in innstilling.alle(okt) if r.nokkel == "soknadsfrist_dager")
    assert (rad.verdi, rad.siden, rad.av, rad.kommer) == (10, I_DAG, "LEA", (21, NYTTAAR))
    assert [(h.verdi, h.av) for h in innstilling.historikk(okt, "soknadsfrist_dager")] == [(21, "LEA"), (10, "LEA")]
    with okt.lese() as les:
        assert lager.hent(les, "soknadsfrist_dager", date(2026, 11, 19)) == 14
        assert lager.hent(les, "soknadsfrist_dager", NYTTAAR) == 21


@pytest.mark.parametrize(("verdi", "dag", "felt"), [(0, I_DAG, "verdi"), (31, I_DAG, "verdi"), (10, date(2026, 11, 19), "gyldig_fra")])
def test_en_innstilling_har_grenser_og_endres_ikke_bakover(kontor: Kontor, verdi: int, dag: date, felt: str) -> None:
    with pytest.raises(Regelbrudd) as feil:
        innstilling.sett(kontor.okt("LEA"), "soknadsfrist_dager", verdi, dag)
    assert feil.value.felt == felt


def test_bare_leder_endrer_innstillinger_satser_og_delegasjoner(kontor: Kontor) -> None:
    okt = kontor.okt("KAL")
    for gjor in (
        lambda: innstilling.sett(okt, "kvp_plasser", 10, I_DAG),
        lambda: sats.legg_til(okt, Satsart.VEILEDENDE, NYTTAAR, "rundskriv", NYE),
        lambda: delegasjon.gi(okt, "KAL", [Vedtaksart.STONAD], "brev"),
        lambda: delegasjon.tilganger(okt),
    ):
        with pytest.raises(Regelbrudd) as feil:
            gjor()
        assert feil.value.regel == "PE-12"


def test_ve_5_en_ny_sats_gjelder_fra_sin_dato_med_kilde(kontor: Kontor) -> None:
    okt = kontor.okt("LEA")
    sats.legg_til(okt, Satsart.VEILEDENDE, NYTTAAR, "Rundskriv 15.12.2026", NYE)
    nyeste = sats.rader(okt, Satsart.VEILEDENDE)[0]
    assert (nyeste.rad.gyldig_fra, nyeste.rad.kilde, nyeste.av) == (NYTTAAR, "Rundskriv 15.12.2026", "LEA")
    with okt.lese() as les:
        assert max(r.gyldig_fra for r in satslager.satser(les).veiledende) == NYTTAAR
    with pytest.raises(Regelbrudd) as feil:
        sats.legg_til(okt, Satsart.VEILEDENDE, NYTTAAR, "igjen", NYE)
    assert feil.value.felt == "gyldig_fra"


def test_ve_5_en_sats_uten_kilde_eller_belop_nektes(kontor: Kontor) -> None:
    for kilde, verdier, felt in ((" ", NYE, "kilde"), ("rundskriv", NYE | {"par_ore": 0}, "par_ore")):
        with pytest.raises(Regelbrudd) as feil:
            sats.legg_til(kontor.okt("LEA"), Satsart.VEILEDENDE, NYTTAAR, kilde, verdier)
        assert feil.value.felt == felt


def test_ve_5_foreldede_satser_sies_og_forsvinner_nar_den_nye_er_lagt_inn(kontor: Kontor) -> None:
    okt = kontor.okt("LEA")
    assert any("livsoppholdssats" in v.setning and "1.7.2026" in v.setning for v in sats.varsler(okt))
    verdier = {navn: 100_000 for navn, _ in sats.FELT[Satsart.LIVSOPPHOLD]}
    sats.legg_til(okt, Satsart.LIVSOPPHOLD, date(2026, 7, 1), "FOR-2026", verdier)
    assert not any("livsoppholdssats" in v.setning for v in sats.varsler(okt))


def test_ve_5_kommunens_egne_satser_gjelder_alene_fra_sin_dato(kontor: Kontor) -> None:
    okt = kontor.okt("LEA")
    sats.legg_til(okt, Satsart.KOMMUNAL, date(2026, 3, 1), "Kommunestyret 12.2.2026", NYE)
    sats.legg_til(okt, Satsart.VEILEDENDE, NYTTAAR, "Rundskriv", NYE | {"enslig_ore": 1})
    with okt.lese() as les:
        veiledende = satslager.satser(les).veiledende
    assert [r.enslig_ore for r in veiledende if r.gyldig_fra >= date(2026, 1, 1)] == [830_000, 850_000]


def test_ko_11_delegasjon_gis_og_tas_med_dokument(kontor: Kontor) -> None:
    okt = kontor.okt("LEA")
    (id_,) = delegasjon.gi(okt, "PER", [Vedtaksart.STONAD], "Brev 2026/12")
    assert [(d.ident, d.vedtaksart, d.til) for d in delegasjon.liste(okt) if d.ident == "PER"] == [("PER", "stonad", None)]
    with pytest.raises(Regelbrudd):
        delegasjon.gi(okt, "PER", [Vedtaksart.STONAD], "Brev 2026/13")
    delegasjon.ta(okt, id_)
    with pytest.raises(Regelbrudd) as feil:
        delegasjon.ta(okt, id_)
    assert feil.value.regel == "SI-7"
    with pytest.raises(Regelbrudd) as feil:
        delegasjon.gi(okt, "PER", [Vedtaksart.KVP], " ")
    assert feil.value.felt == "dokument"


def test_ko_11_ett_dokument_gir_flere_delegasjoner_eller_ingen(kontor: Kontor) -> None:
    okt = kontor.okt("LEA")
    arter = [Vedtaksart.STONAD, Vedtaksart.AVSLAG, Vedtaksart.OPPHOR]
    assert len(delegasjon.gi(okt, "PER", arter, "Brev 2026/12")) == 3
    with pytest.raises(Regelbrudd, match="PER har allerede delegasjon for avslag, opphør") as feil:
        delegasjon.gi(okt, "PER", [Vedtaksart.KVP, Vedtaksart.AVSLAG, Vedtaksart.OPPHOR], "Brev 2026/13")
    assert feil.value.felt == "arter"
    assert {d.vedtaksart for d in delegasjon.liste(okt) if d.ident == "PER"} == set(arter)
    with pytest.raises(Regelbrudd, match="minst én type"):
        delegasjon.gi(okt, "PER", [], "Brev 2026/13")
