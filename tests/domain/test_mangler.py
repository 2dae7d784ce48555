"""What the leder must see to before the rest."""

from __future__ import annotations

from datetime import date

from navtui.domain.ansatt import Ansatt
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.mangler import (
    ansatte_mangler,
    brevhode_mangler,
    delegasjoner_mangler,
    liste_mangler,
    satser_mangler,
    statsforvalter_mangler,
)
from navtui.domain.sats import Grunnbelopsrad, Satsart

I_DAG = date(2026, 11, 20)
STONAD = frozenset({Vedtaksart.STONAD.value})


def ansatt(ident: str, rolle: str = "veileder", *, fordeles: bool = True) -> Ansatt:
    felt = {"ident": ident, "navn": ident.title(), "rolle": rolle, "ansettelse": "kommunal", "stillingsprosent": 100, "fra": I_DAG}
    return Ansatt.model_validate(felt | {"sosialhjelp": fordeles and rolle == "veileder"})


def test_pm_7_uten_noen_som_far_saker_sies_det_forst() -> None:
    varsel = ansatte_mangler([ansatt("LEA", "leder"), ansatt("KAL", fordeles=False)])
    assert varsel is not None
    assert (varsel.regel, varsel.setning) == ("PM-7", "Ingen får saker fordelt. Legg til veiledere (o 1)")
    assert ansatte_mangler([ansatt("LEA", "leder"), ansatt("KAL")]) is None


def test_ko_11_hver_som_skriver_vedtak_uten_delegasjon_navngis_og_mottak_ikke() -> None:
    alle = [ansatt("IDA"), ansatt("KAL"), ansatt("GRO", "gjeldsradgiver"), ansatt("PER", "mottak")]
    varsel = delegasjoner_mangler(alle, {"KAL": STONAD, "IDA": frozenset()})
    assert varsel is not None
    assert varsel.setning == "IDA og GRO kan ikke signere: ingen delegasjon (o 5)"


def test_ko_3_en_alene_kan_ikke_signere_for_to() -> None:
    annen = frozenset({Vedtaksart.RADGIVNING.value})
    en = delegasjoner_mangler([ansatt("KAL"), ansatt("GRO", "gjeldsradgiver")], {"KAL": STONAD, "GRO": STONAD})
    assert en is not None
    assert en.setning.startswith("Bare én kan signere økonomisk stønad")
    ingen = delegasjoner_mangler([ansatt("KAL")], {"KAL": annen})
    assert ingen is not None
    assert ingen.setning.startswith("Ingen kan")
    assert delegasjoner_mangler([ansatt("KAL"), ansatt("LEA", "leder")], {"KAL": STONAD, "LEA": STONAD}) is None


def test_ve_5_en_sats_fra_i_fjor_eller_en_som_er_avledet_sies_med_datoen_den_skulle_kommet() -> None:
    def rad(fra: date, *, avledet: bool = False) -> Grunnbelopsrad:
        return Grunnbelopsrad(gyldig_fra=fra, kilde="nav.no", belop_ore=1, avledet=avledet)

    ny, gammel = rad(date(2026, 5, 1)), rad(date(2026, 4, 30))
    assert satser_mangler([(Satsart.GRUNNBELOP, ny)], I_DAG) is None
    varsel = satser_mangler([(Satsart.GRUNNBELOP, gammel), (Satsart.VEILEDENDE, rad(date(2026, 1, 1), avledet=True))], I_DAG)
    assert varsel is not None
    assert varsel.setning == "Grunnbeløp fra 1.5.2026 mangler, veiledende sats er avledet (o 4)"


def test_ve_19_brevene_trenger_en_adresse() -> None:
    assert brevhode_mangler(" ") is not None
    assert brevhode_mangler("Storgata 1") is None


def test_kl_1_statsforvalteren_og_adressen_er_noe_kontoret_mangler() -> None:
    hvem, hvor = statsforvalter_mangler(" ", "Postboks 9, 8002 Bodø"), statsforvalter_mangler("Nordland", " ")
    assert hvem is not None
    assert hvor is not None
    assert "hvilken Statsforvalter" in hvem.setning
    assert "postadresse mangler" in hvor.setning
    assert statsforvalter_mangler("Nordland", "Postboks 9, 8002 Bodø") is None


def test_ve_21_det_som_forfaller_og_ikke_er_pa_liste_sies_til_leder() -> None:
    assert liste_mangler(0) is None
    sagt = [varsel.setning for n in (1, 2) if (varsel := liste_mangler(n)) is not None]
    assert [s.split(" forfaller")[0] for s in sagt] == ["1 utbetaling", "2 utbetalinger"]
