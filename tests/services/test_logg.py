"""SI-3, PE-7: the leder reads the log, what it tells of, and that reading it is logged."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.apning import Apningsgrunn
from navtui.domain.kalender import Maaned
from navtui.domain.loggsok import Loggsok
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import logg
from navtui.services.apning import apne
from navtui.store import logg as lager
from tests.kontor import I_DAG, Kontor


def test_si_3_loggen_etter_sak_ansatt_og_oppslag_utenfor_egen_portefolje(kontor: Kontor) -> None:
    egen, annen = kontor.person(), kontor.person("Per", "Vik")
    kontor.sak(egen, "KAL", saksnummer="2026-0001")
    kontor.sak(annen, "IDA", saksnummer="2026-0002")
    apne(kontor.okt("KAL"), egen)
    apne(kontor.okt("KAL"), annen, grunn=Apningsgrunn.ANNET, tekst="ringte for henne")
    lea = kontor.okt("LEA")
    (utenfor,) = logg.sok(lea, Loggsok(utenfor=True))
    assert (utenfor.ident, utenfor.saksnummer, utenfor.grunn, utenfor.utenfor) == ("KAL", "2026-0002", "ringte for henne", True)
    om_saken = logg.sok(lea, Loggsok(saksnummer="2026-0001"))
    assert {(r.handling, r.saksnummer) for r in om_saken} >= {("apnet", "2026-0001")}
    assert all(r.saksnummer == "2026-0001" for r in om_saken)
    assert {r.ident for r in logg.sok(lea, Loggsok(ansatt="KAL"))} == {"KAL"}
    assert [r.nr for r in logg.sok(lea, Loggsok())] == sorted((r.nr for r in logg.sok(lea, Loggsok())), reverse=True)[1:]


def test_si_3_at_loggen_leses_logges_og_den_er_leders(kontor: Kontor) -> None:
    logg.sok(kontor.okt("LEA"), Loggsok(ansatt="KAL", fra=I_DAG))
    assert [r.ident for r in logg.sok(kontor.okt("LEA"), Loggsok()) if r.handling == "loggen lest"] == ["LEA"]
    for ident in ("KAL", "GRO", "PER"):
        with pytest.raises(Regelbrudd):
            logg.sok(kontor.okt(ident), Loggsok())


def test_pe_5_det_som_gjelder_en_skjermet_finnes_ikke_uten_tilgang(kontor: Kontor) -> None:
    """The leder has access by default; the filter holds for any reader who has not."""
    skjult = kontor.person("Zara", "Zqvist", skjerming="kode_6")
    kontor.sak(skjult, "KAL", saksnummer="2026-0009")
    apne(kontor.okt("LEA"), skjult, grunn=Apningsgrunn.ANNET, tekst="vedtaket")
    for ident, ser in (("LEA", True), ("KAL", False)):
        with kontor.okt(ident).lese() as les:
            rader = lager.sok(les, Loggsok(), None, None, 99)
            assert ("2026-0009" in {r.saksnummer for r in rader}) is ser
            assert lager.kjenner_sak(les, "2026-0009") is ser


@pytest.mark.parametrize(("sok", "ord_"), [(Loggsok(ansatt="XYZ"), "ingen ansatt"), (Loggsok(saksnummer="9999-1"), "ingen sak")])
def test_si_3_det_som_ikke_finnes_sies(kontor: Kontor, sok: Loggsok, ord_: str) -> None:
    with pytest.raises(Regelbrudd, match=ord_):
        logg.sok(kontor.okt("LEA"), sok)


def test_si_3_dagene_er_kontorets_og_begge_er_med(kontor: Kontor) -> None:
    kontor.person()
    assert logg.sok(kontor.okt("LEA"), Loggsok(fra=I_DAG, til=I_DAG))
    assert logg.sok(kontor.okt("LEA"), Loggsok(til=date(2026, 11, 19))) == []
    assert logg.sok(kontor.okt("LEA"), Loggsok(fra=date(2026, 11, 21))) == []


def test_pe_7_stikkproven_er_den_samme_med_samme_fro(kontor: Kontor) -> None:
    for n in range(8):
        person = kontor.person("Per", f"Vik{n}")
        kontor.sak(person, "IDA")
        apne(kontor.okt("KAL"), person, grunn=Apningsgrunn.ANNET, tekst=f"{n}")
    lea, maaned = kontor.okt("LEA"), Maaned.av(I_DAG)
    forste = logg.stikkprove(lea, maaned, 7, 3)
    assert len(forste) == 3
    assert logg.stikkprove(lea, maaned, 7, 3) == forste
    assert len({tuple(r.nr for r in logg.stikkprove(lea, maaned, n, 3)) for n in range(6)}) > 1
    assert logg.stikkprove(lea, Maaned.av(date(2026, 10, 1)), 7, 3) == []
