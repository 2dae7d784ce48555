"""SI-3: what the log tells of the rows, entry by entry, and what is left open where an older entry does not tell it."""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime, timedelta

import pytest

from navtui.domain.logg import Logginnslag, kanonisk, merke
from navtui.domain.loggfasit import FELTER, KLOKKEN_BEKREFTET, NOKLER, Loggfasit
from navtui.domain.logghold import HOLD, avvik, borte
from navtui.domain.tid import SLINGRING, til_tekst

KL_12 = datetime(2026, 11, 20, 11, tzinfo=UTC)


def innslag(
    handling: str, objekt_id: int | None = None, *, tid: datetime = KL_12, av: str = "KAL", objekt: str = "vedtak", **data: object
) -> Logginnslag:  # fmt: skip
    """One entry of a person's, with its data as the program writes it."""
    return Logginnslag(1, til_tekst(tid), av, handling, objekt, objekt_id, 5, kanonisk(data), "", "")


def lest(*alle: Logginnslag, demo: bool = False) -> Loggfasit:
    """The log of these entries."""
    f = Loggfasit(demo=demo)
    deque(f.les(alle), maxlen=0)
    return f


def gale(f: Loggfasit, slag: str, *rader: tuple[object, ...]) -> list[tuple[object, ...]]:
    """The keys of what is not as it was told."""
    (hold,) = [h for h in HOLD if h.slag == slag]
    return avvik(f, hold, rader)


def test_si_3_hver_slags_rad_holdes_og_er_beskrevet_en_gang() -> None:
    assert sorted(h.slag for h in HOLD) == sorted(NOKLER) == sorted(FELTER)
    assert len({h.holder for h in HOLD}) == len(HOLD)


def test_ko_3_en_signatur_er_den_som_ble_logget_eller_ingen() -> None:
    f = lest(innslag("sendt til kontroll", 7, runde=1, hash="a"), innslag("iverksatt", 7, av="IDA", runde=1, som_leder=0))
    tid = til_tekst(KL_12)
    forste, andre = (7, 1, 1, "KAL", tid, "a", 0), (7, 1, 2, "IDA", tid, "a", 0)
    assert gale(f, "signatur", forste, andre) == []
    assert gale(f, "signatur", forste) == [(7, 1, 2)]
    assert gale(f, "signatur", forste, (7, 1, 2, "JON", tid, "a", 0)) == [(7, 1, 2)]
    assert gale(f, "signatur", forste, (7, 1, 2, "IDA", tid, "a", 1)) == [(7, 1, 2)]
    assert gale(f, "signatur", forste, andre, (8, 1, 1, "KAL", tid, "a", 0)) == [(8, 1, 1)]
    assert gale(lest(demo=True), "signatur", forste) == [], "a demo file from before its rows were told"


def test_si_3_et_eldre_innslag_som_ikke_forteller_det_holder_ingen_til_det() -> None:
    """Only what is told is held: the offices that have used the program for a year are not accused of what it did not write down."""
    gammel = lest(innslag("iverksatt", 7, runde=1), innslag("ansatt_ny", ident="IDA", rolle="leder", prosent=50))
    assert gale(gammel, "signatur", (7, 1, 2, "KAL", til_tekst(KL_12), "a", 1)) == []
    assert gale(gammel, "ansatt", ("IDA", "leder", 50, None, "1a2b", "KAL")) == []
    assert gale(gammel, "ansatt", ("IDA", "veileder", 50, None, "1a2b", None)) == [("IDA",)]
    ny = lest(innslag("pin_satt", ident="KAL", objekt="ansatt", pin="1a2b"), innslag("person_endret", felt=["kontonummer"], konto="9f9f"))
    assert gale(ny, "person", (5, "ingen", "9f9f")) == []
    assert gale(ny, "person", (5, "ingen", "0000")) == [(5,)]
    eldre = lest(innslag("person_registrert", skjerming="ingen", konto=None), innslag("person_endret", felt=["kontonummer"]))
    assert gale(eldre, "person", (5, "ingen", "0000")) == []
    assert gale(eldre, "person", (5, "kode_6", None)) == [(5,)]


def test_ve_16_ve_21_en_betaling_folger_lista_og_en_godkjenning_faller_med_den() -> None:
    paa, ja = innslag("på utbetalingsliste", 3, liste=1), innslag("utbetaling godkjent", 3, av="IDA", liste=1)
    tid = til_tekst(KL_12)
    liste = (1, "KAL", tid, None, None, None, None, None)
    godkjent = (1, "KAL", tid, "IDA", tid, None, None, None)
    assert gale(lest(paa, ja), "utbetalingsliste", godkjent) == []
    assert gale(lest(paa), "utbetalingsliste", godkjent) == [(1,)]
    stoppet = lest(paa, ja, innslag("utbetaling stoppet", 3, liste=1))
    assert gale(stoppet, "utbetalingsliste", liste) == []
    assert gale(stoppet, "utbetaling", (3, "stoppet", None, None)) == []
    assert gale(stoppet, "utbetaling", (3, "planlagt", None, None)) == gale(stoppet, "utbetaling") == [(3,)]
    assert gale(lest(paa, innslag("utbetaling planlagt", 3)), "utbetaling") == [], "a draft's payment may be taken out again"
    assert gale(lest(), "utbetaling", (4, "utbetalt", 1, "2026-11-20")) == [(4,)]


def test_pe_8_det_loggen_nevner_er_der() -> None:
    f = lest(innslag("brev laget", 4, objekt="brev"), innslag("apnet", 9, objekt="bruker"))
    assert borte(f, "brev", [1, 2]) == [4]
    assert borte(f, "brev", [4]) == borte(f, "soknad", []) == []


@pytest.mark.parametrize("data", ["[]", "{}", "ikke json", '{"runde":[1]}', '{"runde":1}'])
def test_si_3_et_innslag_programmet_ikke_har_skrevet_stopper_ikke_kontrollen(data: str) -> None:
    i = innslag("sendt til kontroll", 7)
    assert lest(Logginnslag(*(*(getattr(i, k) for k in i.__slots__[:7]), data, "", ""))).uleste == [1]


def test_si_3_klokken_bakover_finnes_og_bekreftes_av_leder() -> None:
    tilbake = innslag("notat", tid=KL_12 - SLINGRING - timedelta(seconds=1))
    assert lest(innslag("notat"), innslag("notat", tid=KL_12 - SLINGRING)).bakover == []
    assert lest(innslag("notat"), tilbake, innslag("notat")).bakover == [1]
    assert lest(innslag("notat"), tilbake, innslag(KLOKKEN_BEKREFTET, tid=tilbake_tid(tilbake)), tilbake).bakover == []


def tilbake_tid(i: Logginnslag) -> datetime:
    """When it was written."""
    return datetime.fromisoformat(i.tid)


def test_si_3_merket_er_kort_og_skiller_likevel() -> None:
    assert merke(None) is None
    assert len(merke("12345678903") or "") == 4
    assert merke("12345678903") != merke("12340567895")
