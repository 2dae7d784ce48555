"""OP-11: the suggestion for a whole portfolio."""

from __future__ import annotations

from navtui.domain.flytting import Flyttelinje, Flyttesak, foresla_flytting, sjekk_flytting, sjekk_mottaker
from navtui.domain.kandidat import Kandidat, Sokersituasjon


def k(ident: str, prosent: int = 100, *, til_stede: bool = True, mottakere: int = 0) -> Kandidat:
    return Kandidat(ident, ident.title(), "veileder", prosent, True, til_stede, mottakere)


def saker(antall: int) -> list[Flyttesak]:
    return [Flyttesak(n, n, f"2026-{n:04}", f"Person {n}", 1) for n in range(antall)]


def til(linjer: tuple[Flyttelinje, ...]) -> list[str | None]:
    return [linje.til for linje in linjer]


def test_op_11_pm_7_hver_sak_teller_i_neste_saks_belastning() -> None:
    linjer = foresla_flytting("EVA", saker(5), [k("IDA"), k("JON", 60), k("EVA")], {n: Sokersituasjon() for n in range(5)})
    assert til(linjer) == ["IDA", "JON", "IDA", "JON", "IDA"]


def test_op_11_aldri_tilbake_til_den_det_flyttes_fra() -> None:
    situasjon = Sokersituasjon(fast_veileder="EVA", partners_veileder="EVA")
    linjer = foresla_flytting("EVA", saker(1), [k("EVA"), k("KAL", mottakere=90)], {0: situasjon})
    assert til(linjer) == ["KAL"]


def test_op_11_pm_7_partnerens_veileder_gar_foran_og_inhabile_far_ingenting() -> None:
    kandidater = [k("IDA", mottakere=50), k("KAL"), k("EVA")]
    situasjoner = {0: Sokersituasjon(partners_veileder="IDA"), 1: Sokersituasjon(inhabile=frozenset({"KAL"}))}
    assert til(foresla_flytting("EVA", saker(2), kandidater, situasjoner)) == ["IDA", "IDA"]


def test_pe_9_ingen_pa_jobb_gir_ingen_mottaker_og_saken_blir_staende() -> None:
    linjer = foresla_flytting("EVA", saker(1), [k("EVA"), k("KAL", til_stede=False)], {0: Sokersituasjon()})
    assert til(linjer) == [None]
    assert sjekk_flytting(linjer) is not None
    assert sjekk_flytting([*linjer, Flyttelinje(saker(1)[0], "KAL", "")]) is None


def test_op_11_pe_6_mottakeren_kontrolleres() -> None:
    assert sjekk_mottaker("EVA", "EVA", k("EVA"), Sokersituasjon()) is not None
    inhabil = sjekk_mottaker("EVA", "KAL", k("KAL"), Sokersituasjon(inhabile=frozenset({"KAL"})))
    assert inhabil is not None
    assert inhabil.regel == "PE-6"
    assert sjekk_mottaker("EVA", "KAL", k("KAL", til_stede=False), Sokersituasjon()) is None
    assert sjekk_mottaker("EVA", "ZZZ", None, Sokersituasjon()) is not None


def test_pm_7_to_i_samme_husstand_flyttes_til_samme_veileder() -> None:
    kandidater = [k("IDA"), k("KAL"), k("EVA")]
    situasjoner = {n: Sokersituasjon(partners_veileder="EVA") for n in range(3)}
    assert til(foresla_flytting("EVA", saker(3), kandidater, situasjoner)) == ["IDA", "KAL", "IDA"]
    assert til(foresla_flytting("EVA", saker(3), kandidater, situasjoner, {0: 1, 1: 0})) == ["IDA", "IDA", "KAL"]
