"""PM-7 and PE-6: who is suggested, by examples and by what must always hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.kandidat import Kandidat, Sokersituasjon, beholder, foresla, kan_fa


def k(ident: str, mottakere: int = 0, gitt: int = 0, **mer: object) -> Kandidat:
    felt = {"rolle": "veileder", "stillingsprosent": 100, "sosialhjelp": True, "til_stede": True, "denne_uken": 0} | mer
    return Kandidat(ident=ident, navn=f"Navn {ident}", mottakere=mottakere, gitt=gitt, **felt)  # type: ignore[arg-type]


KONTOR = (
    k("KAL", 31, 1),
    k("IDA", 27, 2),
    k("JON", 17, 1, stillingsprosent=60),
    k("EVA", 5, til_stede=False),
    k("MAR", 0, sosialhjelp=False),
)


def test_pm_7_fast_veileder_pa_jobb_gar_foran_lav_belastning() -> None:
    svar = foresla(KONTOR, Sokersituasjon(fast_veileder="KAL", fast_siden=date(2026, 3, 9), partners_veileder="JON"))
    assert (svar.ident, svar.grunn) == ("KAL", "fast veileder siden mars 2026, på jobb i dag")


def test_pm_7_fast_veileder_utenfor_sosialhjelp_foreslas_ogsa() -> None:
    assert foresla(KONTOR, Sokersituasjon(fast_veileder="MAR")).ident == "MAR"


def test_pm_7_partnerens_veileder_nar_den_faste_er_borte() -> None:
    svar = foresla(KONTOR, Sokersituasjon(fast_veileder="EVA", partners_veileder="JON"))
    assert (svar.ident, svar.grunn) == ("JON", "fast veileder EVA er borte, JON følger opp partneren i samme husstand")


def test_pm_7_lavest_last_delt_pa_stillingsprosent() -> None:
    """JON has the fewest persons, but 60 % of a position: 18/0.6 = 30 is more than IDA's 29."""
    svar = foresla(KONTOR, Sokersituasjon())
    assert (svar.ident, svar.grunn) == ("IDA", "lavest belastning (27 mottakere + 2 søknader)")


def test_pm_7_likt_avgjores_av_farrest_denne_uken_og_sa_ident() -> None:
    uke = (k("KAL", 10, denne_uken=1), k("IDA", 10, denne_uken=2), k("JON", 6, stillingsprosent=60, denne_uken=3))
    assert foresla(uke, Sokersituasjon()).ident == "KAL", "the fewest this week go before the ident"
    assert foresla(uke, Sokersituasjon()).grunn.endswith("likt, men færrest denne uken")
    like = (k("KAL", 10), k("IDA", 10))
    assert foresla(like, Sokersituasjon()).ident == "IDA"
    assert foresla(like, Sokersituasjon()).grunn.endswith("likt, tatt etter ident")


def test_pm_7_ingen_kan_ta_saken_sies() -> None:
    svar = foresla([k("EVA", til_stede=False)], Sokersituasjon(fast_veileder="KAL"))
    assert svar.ident is None
    assert svar.grunn == "fast veileder KAL er sluttet, ingen på sosialhjelp er på jobb og kan ta saken"


def test_pe_6_inhabil_og_uten_tilgang_kan_ikke_fa_saken_men_borte_kan() -> None:
    soker = Sokersituasjon(inhabile=frozenset({"IDA"}), med_tilgang=frozenset({"IDA", "EVA", "LEA"}))
    assert (b := kan_fa(KONTOR[1], "IDA", soker)) is not None
    assert b.regel == "PE-6"
    assert (b := kan_fa(KONTOR[0], "KAL", soker)) is not None
    assert b.regel == "PE-5"
    assert kan_fa(KONTOR[3], "EVA", soker) is None
    assert (b := kan_fa(None, "XXX", soker)) is not None
    assert b.regel == "PM-6"


def test_pm_2_nodhjelp_gis_ikke_til_en_som_er_borte() -> None:
    assert (b := kan_fa(KONTOR[3], "EVA", Sokersituasjon(), nodhjelp=True)) is not None
    assert b.regel == "PM-2"


def test_pm_6_den_faste_beholder_nar_hun_er_borte_men_ikke_nar_hun_er_inhabil_eller_sluttet() -> None:
    assert beholder(KONTOR[3], Sokersituasjon())
    assert not beholder(KONTOR[3], Sokersituasjon(inhabile=frozenset({"EVA"})))
    assert not beholder(None, Sokersituasjon())


IDENTER = ("AAA", "BBB", "CCC", "DDD", "EEE")
KANDIDAT = st.builds(
    k,
    st.sampled_from(IDENTER),
    st.integers(0, 60),
    st.integers(0, 5),
    stillingsprosent=st.sampled_from([20, 50, 60, 80, 100]),
    sosialhjelp=st.booleans(),
    til_stede=st.booleans(),
    denne_uken=st.integers(0, 4),
    rolle=st.sampled_from(["veileder", "kvp_veileder", "leder", "gjeldsradgiver"]),
)
KANDIDATER = st.lists(KANDIDAT, max_size=5, unique_by=lambda x: x.ident)
SOKER = st.builds(
    Sokersituasjon,
    st.none() | st.sampled_from(IDENTER),
    st.none(),
    st.none() | st.sampled_from(IDENTER),
    st.frozensets(st.sampled_from(IDENTER)),
    st.none() | st.frozensets(st.sampled_from(IDENTER)),
)


@given(KANDIDATER, SOKER)
def test_pm_7_foreslar_aldri_en_som_er_borte_inhabil_eller_uten_tilgang(kandidater: list[Kandidat], soker: Sokersituasjon) -> None:
    svar = foresla(kandidater, soker)
    if svar.ident is None:
        assert not [x for x in kandidater if x.til_stede and x.sosialhjelp and kan_fa(x, x.ident, soker) is None]
        return
    valgt = next(x for x in kandidater if x.ident == svar.ident)
    assert valgt.til_stede
    assert svar.ident not in soker.inhabile
    assert soker.har_tilgang(svar.ident)


@given(KANDIDATER, SOKER, st.randoms(use_true_random=False))
def test_pm_7_er_det_samme_i_hvilken_rekkefolge_som_helst_og_sier_hvorfor(
    kandidater: list[Kandidat], soker: Sokersituasjon, tilfeldig: object
) -> None:
    stokket = list(kandidater)
    tilfeldig.shuffle(stokket)  # type: ignore[attr-defined]
    svar = foresla(kandidater, soker)
    assert svar == foresla(stokket, soker)
    assert svar.grunn
    assert "\n" not in svar.grunn


@given(st.lists(st.integers(0, 40), min_size=2, max_size=5))
def test_pm_7_lasten_jevnes_ut_mens_det_fordeles(mottakere: list[int]) -> None:
    """As søknader are given as suggested, no one ever gets one while another on the list has strictly less to do."""
    kontor = {i: k(i, m) for i, m in zip(IDENTER, mottakere, strict=False)}
    for _ in range(12):
        ident = foresla(kontor.values(), Sokersituasjon()).ident
        assert ident is not None
        assert kontor[ident].last == min(x.last for x in kontor.values())
        kontor[ident] = replace(kontor[ident], gitt=kontor[ident].gitt + 1, denne_uken=kontor[ident].denne_uken + 1)
