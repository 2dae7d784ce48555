"""PE-1: one who is registered more than once is one in every figure of persons, by any links between the registrations."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navtui.domain.leder import Maal
from navtui.domain.sak import Utvalg
from navtui.domain.samme_person import Kobling, rot
from navtui.services import bruker, fornyelse, leder, sak, vedtak
from navtui.services.vedtak_regler import samle
from navtui.store import fordelinger as fordelingslager
from navtui.store import kandidat, personkort
from tests.kontor import I_DAG, Kontor, lag_kontor
from tests.lederhjelp import iverksatt
from tests.vedtakshjelp import VOKSEN

PERSONER = 6
TELLER_PERSONER = [m for m in Maal if m not in (Maal.SOKNAD_OVER, Maal.TIL_KONTROLL)]
"""All but those that count søknader and vedtak."""
MND = [(date(2026, m, 1), date(2026, m + 1, 1) - timedelta(days=1)) for m in range(5, 12)]
"""May to November."""


def koblet(kontor: Kontor, *par: tuple[int, int]) -> None:
    """Linked in this order, past the service: (the one that counts, the other)."""
    for gjelder, ogsa in par:
        kontor.sett_inn("samme_person", gjelder_id=gjelder, ogsa_id=ogsa, grunn="uten_nummer", ident="KAL", tid=kontor.okt().na())


@pytest.fixture(scope="module")
def blandet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six registrations with cases at two veiledere (the last has none), of different ages, dates, activities and vedtak."""
    kontor = lag_kontor(tmp_path_factory.mktemp("samme") / "kontor.navtui")
    for nr in range(PERSONER):
        p = kontor.person(fodt=date(2004 if nr % 3 else 1980, 1, 1 + nr))
        avsluttet = {"avsluttet": I_DAG, "avslutningsarsak": "arbeid"} if nr == PERSONER - 1 else {}
        kontor.sak(p, "IDA" if nr % 2 else "KAL", **avsluttet, neste_dato=I_DAG - timedelta(days=2 - nr))
        for fra, til in MND[:-1] if nr % 2 else MND[3:-1]:
            iverksatt(kontor, p, fra, til)
        if nr != 2:
            iverksatt(kontor, p, MND[-1][0], I_DAG + timedelta(days=4 + nr))
        datoer: dict[str, Any] = {"tilbudt": I_DAG, "startet": I_DAG, "deltar": I_DAG, "hva": "kurs"} if nr == 1 else {}
        kontor.sett_inn("aktivitet", person_id=p, aktuell=1, vurdert=date(2026, 10, 1 + nr), ident="KAL", tid=kontor.okt().na(), **datoer)
        kontor.soknad(p, mottatt=date(2026, 10, 1))
    return kontor.fil


@st.composite
def lenker(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Links the program allows: of two that both count, one stops counting. Chains and stars come of it."""
    roter, ut = list(range(1, PERSONER + 1)), []
    for _ in range(draw(st.integers(1, 4))):
        gjelder, ogsa = draw(st.permutations(roter))[:2]
        roter.remove(ogsa)
        ut.append((gjelder, ogsa))
    return ut


@settings(max_examples=12, deadline=None)
@given(par=lenker())
def test_pe_1_hvert_tall_er_antall_personer_og_antall_navn(
    tmp_path_factory: pytest.TempPathFactory, blandet: Path, par: list[tuple[int, int]]
) -> None:
    kontor = Kontor(tmp_path_factory.mktemp("k") / "kontor.navtui")
    kontor.fil.write_bytes(blandet.read_bytes())
    koblet(kontor, *par)
    koblinger = [Kobling(id=nr, gjelder_id=g, ogsa_id=o) for nr, (g, o) in enumerate(par)]
    roter = {p: rot(p, koblinger) for p in range(1, PERSONER + 1)}
    okt = kontor.okt("LEA")
    b, forst = leder.bilde(okt), {r.ident: r for r in leder.forst(okt)}
    for maal in TELLER_PERSONER:
        for ident in ("KAL", "IDA"):
            navn, rad = [n.person_id for n in leder.navn(okt, maal, ident)], b.rad(ident)
            assert rad is not None
            assert len(set(navn)) == len(navn) == rad.antall(maal), (maal, ident)
            assert set(navn) <= set(roter.values())
            assert not forst[ident].er_telt(maal) or forst[ident].antall(maal) == rad.antall(maal)
        alle = [n.person_id for n in leder.navn(okt, maal)]
        assert len(set(alle)) == len(alle)
        with okt.lese() as les:
            assert sorted(leder.bak(okt, les, maal, None)) == sorted(alle)
    apne = {roter[p] for p in range(1, PERSONER)}
    assert {n.person_id for n in leder.navn(okt, Maal.APNE_SAKER)} == apne
    assert (b.kontor.apne_saker, b.kontor.mottakere_i_aar) == (len(apne), len(set(roter.values())))
    assert b.kontor.mottakere_denne_maaneden == len({roter[p] for p in (1, 2, 4, 5, 6)}) == len(leder.navn(okt, Maal.MOTTAKERE))
    assert b.kontor.uten_fast_veileder == len(leder.uten_fast_veileder(okt)) == len(set(roter.values()) - apne)
    with okt.lese() as les:
        belastning = {k.ident: k.mottakere for k in kandidat.kandidater(les)}
    for ident in ("KAL", "IDA"):
        rad = b.rad(ident)
        assert rad is not None
        assert belastning[ident] == rad.mottakere_denne_maaneden
        assert rad.plikt == rad.apne_saker


def test_ve_14_maaneder_paa_rad_er_de_samme_overalt_naar_personen_er_registrert_to_ganger(kontor: Kontor) -> None:
    """Four months on one registration and three on the other, which has no case: seven in a row, wherever it is said."""
    a, b = kontor.person(fodt=VOKSEN), kontor.person("Monna", fodt=VOKSEN, fnr=None)
    kontor.sak(a)
    kontor.sak(b, avsluttet=I_DAG, avslutningsarsak="annet")
    for fra, til in MND[:3]:
        iverksatt(kontor, b, fra, til)
    for fra, til in MND[3:]:
        iverksatt(kontor, a, fra, til)
    okt, lea = kontor.okt(), kontor.okt("LEA")

    def maaneder() -> list[int]:
        rad, ny = sak.hent_side(okt, Utvalg.ALLE).rader[0], fornyelse.hent(okt)[0]
        langtid = len(leder.navn(lea, Maal.LANGTID, "KAL"))
        assert langtid == len(sak.hent_side(okt, Utvalg.LANGTID).rader) == sak.tall(okt)[Utvalg.LANGTID]
        with okt.lese() as les:
            kort = personkort.kort(les, a)
            g = samle(les, utkast)
        assert kort is not None
        return [
            rad.maaneder_paa_rad,
            ny.maaned - 1,
            bruker.apne(okt, a).maaneder_paa_rad,
            kort.maaneder_paa_rad,
            g.maaneder_paa_rad - 1,
            langtid,
        ]

    utkast = vedtak.nytt_utkast(okt, a, kontor.soknad(a, tilstand="fordelt", saksbehandler="KAL"), fra=date(2026, 12, 1))
    assert maaneder() == [4, 4, 4, 4, 4, 0]
    koblet(kontor, (a, b))
    assert maaneder() == [7, 7, 7, 7, 7, 1]


def test_le_2_den_som_er_registrert_to_ganger_deles_etter_begges_vedtak(kontor: Kontor) -> None:
    """The registration that counts has no vedtak this month; the other's says what she is."""
    a, b = kontor.person(fodt=VOKSEN), kontor.person("Monna", fodt=VOKSEN, fnr=None)
    kontor.sak(a)
    kontor.sak(b)
    iverksatt(kontor, b, *MND[-1], husstandsform="par", inntektsrolle="supplerende")
    koblet(kontor, (a, b))
    with kontor.okt("LEA").lese() as les:
        (k,) = fordelingslager.kjennetegn(les, leder.bak(kontor.okt("LEA"), les, Maal.MOTTAKERE, None), *MND[-1])
    assert (k.person_id, k.inntektsrolle) == (a, "supplerende")
