"""F6 through keys only."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.gjeld import Steg
from navtui.domain.kodeverk.gjeld import Gjeldsniva, Gjeldstilstand
from navtui.services import gjeld
from navtui.ui.tekst import bredde
from navtui.ui.visninger import gjeldsskjema
from tests.kontor import I_DAG, Kontor
from tests.ui.kontorapp import STORRELSER, apnet
from tests.ui.pilot import Styrer, linjer, skjerm, skriv, trykk
from tests.ui.prove import SLEMME

VISNINGER = ("gjeld", "gjeldssak", "bruker")


def henvist(kontor: Kontor, navn: str = "Mona", dag: date = I_DAG) -> int:
    return gjeld.henvis(kontor.okt("KAL", dag=dag), kontor.person(navn), "inkasso fra fire selskaper").gjeldssak_id


@pytest.mark.parametrize("size", STORRELSER)
async def test_tomt_kontor_sier_hva_som_gjor_listen_full(kontor: Kontor, size: tuple[int, int]) -> None:
    async with apnet(kontor, *VISNINGER, som="GRO", size=size) as pilot:
        assert "0 gjeldssaker" in skjerm(pilot)
        assert "Ingen gjeldssaker" in skjerm(pilot)


@pytest.mark.parametrize("size", STORRELSER)
async def test_gj_1_nye_henvisninger_star_forst_og_bruddet_sies_i_ord(kontor: Kontor, size: tuple[int, int]) -> None:
    gammel = henvist(kontor, "Gammel", date(2026, 10, 10))
    steg = Steg(tilstand=Gjeldstilstand.VENTER, niva=Gjeldsniva.NIVA_1, neste_steg="ring", neste_dato=I_DAG)
    gjeld.sett_steg(kontor.okt("GRO"), gammel, 1, steg)
    henvist(kontor, "Ny")
    async with apnet(kontor, *VISNINGER, som="GRO", size=size) as pilot:
        bilde = skjerm(pilot)
        assert bilde.index("Olsen, Ny") < bilde.index("Olsen, Gammel")
        assert "Lengst uten vedtak: 41 dager (GJ-1)" in bilde
        await trykk(pilot, "down")
        assert "Uten vedtak: 41 dager (GJ-1)" in skjerm(pilot)
        assert all(bredde(linje) <= size[0] for linje in linjer(pilot))


async def nytt_krav(pilot: Styrer, kreditor: str = "Nordkraft", kroner: str = "12500") -> None:
    await trykk(pilot, "n")
    await skriv(pilot, kreditor)
    await trykk(pilot, "enter")
    await skriv(pilot, kroner)
    await trykk(pilot, *["down"] * 4, "2", "3", "f10")


async def test_gj_3_krav_fores_og_summeres_fra_tastaturet(kontor: Kontor) -> None:
    henvist(kontor)
    async with apnet(kontor, *VISNINGER, som="GRO") as pilot:
        await trykk(pilot, "enter")
        await nytt_krav(pilot)
        await nytt_krav(pilot, "Telekraft", "500")
        bilde = skjerm(pilot)
        assert "I alt 13 000 kr" in bilde
        assert "Nordkraft" in bilde
    assert [k.hovedstol_ore for k in gjeld.hent(kontor.okt("GRO"), 1).krav] == [1_250_000, 50_000]


async def test_gj_2_uten_neste_steg_blir_skjemaet_staende_med_det_som_er_skrevet(kontor: Kontor) -> None:
    sak = henvist(kontor)
    async with apnet(kontor, *VISNINGER, som="GRO") as pilot:
        await trykk(pilot, "enter", "t", "down", "down")
        await skriv(pilot, "samtale")
        await trykk(pilot, "f10")
        assert "Dato for neste steg mangler" in skjerm(pilot)
        assert "samtale" in skjerm(pilot)
        await skriv(pilot, "2411")
        await trykk(pilot, "f10")
        assert "Neste steg er lagret" in skjerm(pilot)
    assert gjeld.hent(kontor.okt("GRO"), sak).sak.neste_dato == date(2026, 11, 24)


async def test_gj_4_budsjettet_vises_med_satsen_og_strom_nektes(kontor: Kontor) -> None:
    henvist(kontor)
    async with apnet(kontor, *VISNINGER, som="GRO") as pilot:
        await trykk(pilot, "enter", "2")
        assert "11 046,00" in skjerm(pilot)
        assert "Mangler" in skjerm(pilot)
        await trykk(pilot, "n", "2", "enter")
        await skriv(pilot, "strøm")
        await trykk(pilot, "enter")
        await skriv(pilot, "900")
        await trykk(pilot, "f10")
        assert "er inne i livsoppholdssatsen" in skjerm(pilot)


async def test_gj_6_veilederen_kommer_til_personen_og_tilbys_ikke_noe_annet(kontor: Kontor) -> None:
    henvist(kontor)
    async with apnet(kontor, *VISNINGER, som="KAL") as pilot:
        assert "krav" not in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "[F8" in linjer(pilot)[1]


async def test_gj_6_leder_sier_hvorfor_og_tilbys_ikke_a_endre(kontor: Kontor) -> None:
    sak = henvist(kontor)
    gjeld.skriv_notat(kontor.okt("GRO"), sak, "ringt banken")
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        await trykk(pilot, "enter")
        assert "Hvorfor åpner du gjeldssaken?" in skjerm(pilot)
        await trykk(pilot, "4", "3")
        assert "ringt banken" in skjerm(pilot)
        bunn = linjer(pilot)[-1]
        assert "neste steg" not in bunn
        await trykk(pilot, "o", "t", "n")
        assert "F10" not in skjerm(pilot)


@pytest.mark.parametrize("size", STORRELSER)
async def test_slemme_navn_og_kreditorer_tegnes_som_tekst(kontor: Kontor, size: tuple[int, int]) -> None:
    from navtui.domain.gjeld import Nyttkrav
    from navtui.services import gjeldskrav

    for nr, tekst in enumerate(SLEMME):
        sak = gjeld.henvis(kontor.okt("KAL"), kontor.person(f"{nr}{tekst}", tekst), tekst).gjeldssak_id
        felt = {"kreditor": tekst, "hovedstol_ore": 1, "saldo_dato": I_DAG, "stadium": "purring", "klasse": "forbruk", "inkasso": tekst}
        gjeldskrav.legg_til(kontor.okt("GRO"), sak, Nyttkrav.model_validate(felt))
    async with apnet(kontor, *VISNINGER, som="GRO", size=size) as pilot:
        for _ in SLEMME:
            await trykk(pilot, "enter", "2", "3", "1", "b", "down")
        assert all(bredde(linje) <= size[0] for linje in linjer(pilot))
        assert pilot.app.is_running


async def test_gj_6_forrige_sak_er_borte_mens_det_sporres_om_grunn(kontor: Kontor) -> None:
    forste = henvist(kontor, "Aa")
    henvist(kontor, "Bb")
    gjeld.skriv_notat(kontor.okt("GRO"), forste, "ringt banken")
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        await trykk(pilot, "enter", "4", "3")
        assert "ringt banken" in skjerm(pilot)
        await trykk(pilot, "b", "down", "enter", "f9", "3")
        assert "ringt banken" not in skjerm(pilot)
        assert "Olsen, Aa" not in skjerm(pilot)


async def test_gj_1_grunnen_til_henvisningen_slutter_med_ett_punktum(kontor: Kontor) -> None:
    gjeld.henvis(kontor.okt("KAL"), kontor.person("Mona"), "Åpner ikke posten lenger.")
    async with apnet(kontor, *VISNINGER, som="GRO") as pilot:
        await trykk(pilot, "enter")
        bilde = skjerm(pilot)
    assert "posten lenger." in bilde
    assert "posten lenger.." not in bilde


async def test_gj_1_paragraf_17_vedtaket_er_en_tast_fra_lista_og_fra_saken(kontor: Kontor) -> None:
    gjeld.henvis(kontor.okt("KAL"), person := kontor.person(), "inkasso")
    kontor.sak(person)
    async with apnet(kontor, *VISNINGER, "vedtak", som="GRO") as pilot:
        assert "v § 17-vedtak" in linjer(pilot)[-1]
        assert "Uten vedtak: 0 dager (GJ-1). v: skriv det" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "v § 17" in linjer(pilot)[-1]
        await trykk(pilot, "escape", "v")
        assert "råd og veiledning" in skjerm(pilot)
        assert "Svar: økonomisk rådgivning" in skjerm(pilot)
    async with apnet(kontor, *VISNINGER, "vedtak", som="LEA") as pilot:
        assert "§ 17" not in linjer(pilot)[-1]
        await trykk(pilot, "v")
        assert "Bare gjeldsrådgiveren" in skjerm(pilot)


def test_gj_2_et_neste_steg_har_samme_tast_i_hver_tilstand() -> None:
    forst = {v.kode: v.tast for v in gjeldsskjema.tilstander(Gjeldstilstand.HENVIST)}
    for na in set(Gjeldstilstand) - {Gjeldstilstand.HENVIST}:
        taster = {v.kode: v.tast for v in gjeldsskjema.tilstander(na)}
        assert taster == {kode: tast for kode, tast in forst.items() if kode != Gjeldstilstand.HENVIST}
