"""PE-1: two registrations of one person: when they may be linked, and which of them counts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.fodselsnummer import lag_syntetisk
from navtui.domain.kodeverk.samme_person import Koblingsgrunn as Grunn
from navtui.domain.samme_person import (
    Kobling,
    Ogsa,
    Registrering,
    bor_gjelde,
    foreslatt,
    kan_angres,
    kan_faa_nytt_her,
    kan_kobles,
    rot,
    sjekk_grunn,
)

FODT = date(1990, 3, 3)
FNR, ANNET_FNR = lag_syntetisk(FODT, 1), lag_syntetisk(FODT, 2)
D_NUMMER = f"{int(FNR[0]) + 4}{FNR[1:]}"


def reg(person_id: int, **felt: object) -> Registrering:
    """A registration of Mona Olsen, without a number."""
    fast: dict[str, object] = {
        "navn": "Olsen, Mona", "fnr": None, "duf": None, "fodt": FODT, "adresse": "ukjent", "konto": "ukjent", "bor_med": (),
        "husstand": (), "apent": (), "saksnummer": None, "veileder": None, "skjermet": 0,
    }  # fmt: skip
    return Registrering.model_validate({"person_id": person_id} | fast | felt)


def test_pe_1_den_samme_raden_og_de_som_bor_sammen_kobles_ikke() -> None:
    assert kan_kobles(reg(1), reg(2)) is None
    for gjelder, ogsa in ((reg(1), reg(1)), (reg(1, husstand=(2,)), reg(2))):
        brudd = kan_kobles(gjelder, ogsa)
        assert brudd is not None
        assert brudd.regel == "PE-1"


def test_pe_1_den_som_er_koblet_fra_for_navngir_den_som_gjelder() -> None:
    hoved = Ogsa(person_id=7, navn="Berg, Anne", nummer=FNR)
    for gjelder, ogsa in ((reg(1, rot=hoved), reg(2)), (reg(1), reg(2, rot=hoved))):
        brudd = kan_kobles(gjelder, ogsa)
        assert brudd is not None
        assert f"Berg, Anne ({FNR})" in brudd.setning
    assert kan_kobles(reg(1, rot=hoved), reg(7, rot=hoved)).setning == "De to er koblet sammen fra før."  # type: ignore[union-attr]
    assert kan_kobles(reg(7, rot=hoved), reg(2)) is None  # the one that counts may get one more


def test_pe_1_to_fodselsnummer_er_to_personer_uten_at_noen_skriver_at_det_ene_er_gammelt() -> None:
    a, b = reg(1, fnr=FNR), reg(2, fnr=ANNET_FNR)
    for grunn in set(Grunn) - {Grunn.NYTT_NUMMER}:
        brudd = sjekk_grunn(a, b, grunn, "Hun sa det selv.")
        assert brudd is not None
        assert brudd.felt == "grunn"
    assert sjekk_grunn(a, b, Grunn.NYTT_NUMMER, "").felt == "tekst"  # type: ignore[union-attr]
    assert sjekk_grunn(a, b, Grunn.NYTT_NUMMER, "Skatteetaten har gitt nytt nummer.") is None


def test_pe_1_d_nummer_og_fodselsnummer_er_en_person_uten_mer() -> None:
    a, b = reg(1, fnr=FNR), reg(2, fnr=D_NUMMER)
    assert foreslatt(a, b) is Grunn.D_NUMMER
    assert sjekk_grunn(a, b, Grunn.D_NUMMER, "") is None
    assert sjekk_grunn(a, reg(2), Grunn.D_NUMMER, "").felt == "grunn"  # type: ignore[union-attr]
    assert bor_gjelde(b, a) is a


@pytest.mark.parametrize("felt", [{"fodt": date(1991, 3, 3)}, {"dod": date(2026, 1, 1)}])
def test_pe_1_det_som_taler_mot_maa_forklares(felt: dict[str, object]) -> None:
    assert sjekk_grunn(reg(1, fnr=FNR), reg(2, **felt), Grunn.UTEN_NUMMER, "").felt == "tekst"  # type: ignore[union-attr]
    assert sjekk_grunn(reg(1, fnr=FNR), reg(2, **felt), Grunn.UTEN_NUMMER, "Skrevet feil i skranken.") is None
    assert sjekk_grunn(reg(1, fnr=FNR), reg(2), Grunn.UTEN_NUMMER, "") is None


def test_pe_1_den_som_ikke_gjelder_faar_ikke_nytt_og_setningen_navngir_den_andre() -> None:
    assert kan_faa_nytt_her(None) is None
    brudd = kan_faa_nytt_her(Ogsa(person_id=1, navn="Olsen, Mona", nummer=None))
    assert brudd is not None
    assert "Olsen, Mona, født ukjent" in brudd.setning


def test_pe_5_bare_leder_angrer_det_som_skjermer() -> None:
    assert kan_angres(0, er_leder=False) is None
    assert kan_angres(2, er_leder=True) is None
    assert kan_angres(1, er_leder=False).regel == "PE-5"  # type: ignore[union-attr]


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6), st.booleans()), max_size=30))
def test_pe_1_koblinger_og_angringer_i_enhver_rekkefolge_gir_en_som_gjelder_for_hver(steg: list[tuple[int, int, bool]]) -> None:
    """Whatever is linked and undone, each is in exactly one group, whose one member that counts is its own root: as if by a plain
    partition kept beside it."""
    koblinger: list[Kobling] = []
    for nr, (a, b, angre) in enumerate(steg):
        if angre:
            koblinger = [k for k in koblinger if k.ogsa_id != b]
            continue
        roter = {p: rot(p, koblinger) for p in (a, b)}
        to = [reg(p, rot=Ogsa(person_id=roter[p], navn="N", nummer=None)) for p in (a, b)]
        if kan_kobles(to[0], to[1]) is None:
            koblinger.append(Kobling(id=nr, gjelder_id=a, ogsa_id=b))
    naboer = {p: {p} for p in range(1, 7)}
    for k in koblinger:
        felles = naboer[k.gjelder_id] | naboer[k.ogsa_id]
        for p in felles:
            naboer[p] = felles
    for p in range(1, 7):
        gjelder = rot(p, koblinger)
        assert {rot(q, koblinger) for q in naboer[p]} == {gjelder}
        assert [q for q in naboer[p] if rot(q, koblinger) == q] == [gjelder]
