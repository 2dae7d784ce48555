"""Who may sign and whom to ask, the ticks and the return. What is lit beside last month is test_fornyelse_linjer's."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from navtui.domain.kodeverk import Returgrunn, Sjekkpunkt, Vedtaksart
from navtui.domain.kontroll import sjekk_kryss, sjekk_retur
from navtui.domain.signatur import (
    Delegasjon,
    Signaturkandidat,
    be_om,
    be_om_etter,
    delegert,
    kan_kontrollere,
    kan_sende,
    kan_signeres_av,
    kan_ta_tilbake,
    mangler_delegasjon,
)
from navtui.domain.vedtak import Signatur, Vedtak
from tests.domain.test_vedtak import NA
from tests.domain.test_vedtaksregler import godt


def kandidat(ident: str, rolle: str = "veileder", **mer: object) -> Signaturkandidat:
    """Someone nothing speaks against."""
    felt: dict[str, object] = {"har_pin": True, "ansatt": True, "ledig": True, "inhabil": False, "har_tilgang": True,
                              "delegert": frozenset(Vedtaksart)}  # fmt: skip
    return Signaturkandidat(ident=ident, navn=ident, rolle=rolle, **(felt | mer))  # type: ignore[arg-type]


def til_kontroll(**mer: object) -> Vedtak:
    """Sent by KAL."""
    signatur = Signatur(runde=1, plass=1, ident="KAL", hash="a" * 64, tid=NA)
    return godt(tilstand="til_kontroll", signaturer=(signatur,), sendt_tid=NA, innhold_hash="a" * 64, **mer)


@pytest.mark.parametrize(
    ("mer", "regel"),
    [
        ({}, None),
        ({"har_pin": False}, "KO-2"),
        ({"ansatt": False}, "KO-2"),
        ({"inhabil": True}, "PE-6"),
        ({"har_tilgang": False}, "KO-2"),
        ({"rolle": "mottak"}, "KO-2"),
        ({"rolle": "kvp_veileder"}, "KO-2"),
        ({"rolle": "gjeldsradgiver"}, "KO-2"),
        ({"rolle": "leder"}, None),
        ({"ledig": False}, None),
    ],
)
def test_ko_2_hvem_som_kan_kontrollere(mer: dict[str, object], regel: str | None) -> None:
    brudd = kan_kontrollere(til_kontroll(), "IDA", [kandidat("IDA", **mer)])  # type: ignore[arg-type]
    assert (brudd.regel if brudd else None) == regel


def test_ko_2_avsender_og_den_som_endret_kan_ikke() -> None:
    hvem = [kandidat(i) for i in ("KAL", "IDA", "JON")]
    v = til_kontroll(endret_av=frozenset({"KAL", "IDA"}))
    assert kan_signeres_av(v, hvem) == ("JON",)
    for ident in ("KAL", "IDA", "XYZ"):
        brudd = kan_kontrollere(v, ident, hvem)
        assert brudd is not None
        assert brudd.regel == "KO-2"


def test_ko_2_leder_bare_nar_ingen_andre_pa_jobb_kan() -> None:
    hvem = [kandidat("KAL"), kandidat("LEA", "leder"), kandidat("IDA", ledig=False)]
    assert kan_signeres_av(til_kontroll(), hvem) == ("LEA",)
    assert kan_signeres_av(til_kontroll(), [*hvem, kandidat("JON")]) == ("JON",)


def test_pe_6_inhabil_leder_stopper_alle() -> None:
    hvem = [kandidat("KAL"), kandidat("IDA"), kandidat("LEA", "leder", inhabil=True)]
    assert kan_signeres_av(til_kontroll(), hvem) == ()
    brudd = kan_sende(godt(), "KAL", hvem)
    assert brudd is not None
    assert brudd.regel == "PE-6"


@pytest.mark.parametrize(
    ("art", "endrer_art", "rolle", "kan"),
    [("kvp", None, "kvp_veileder", True), ("opphor", "kvp", "kvp_veileder", True), ("opphor", "stonad", "kvp_veileder", False),
     ("radgivning", None, "gjeldsradgiver", True), ("stonad", None, "gjeldsradgiver", False), ("stonad", None, "leder", False)],
)  # fmt: skip
def test_ko_1_hvem_som_kan_sende(art: str, endrer_art: str | None, rolle: str, kan: bool) -> None:
    v = godt(art=art, endrer_art=endrer_art)
    assert (kan_sende(v, "ABC", [kandidat("ABC", rolle)]) is None) is kan


def test_ko_6_tas_bare_tilbake_av_avsender_for_det_er_apnet() -> None:
    assert kan_ta_tilbake(til_kontroll(), "KAL") is None
    assert kan_ta_tilbake(til_kontroll(), "IDA") is not None
    assert kan_ta_tilbake(til_kontroll(apnet_kontroll=NA), "KAL") is not None
    assert kan_ta_tilbake(godt(), "KAL") is not None


def test_ko_11_uten_delegasjon_for_arten_signerer_ingen_verken_forst_eller_sist() -> None:
    """Both signatures, the leder's too; one for another kind does not count; the sentence says to whom it is said."""
    uten: dict[str, Any] = {"delegert": frozenset({Vedtaksart.KVP})}
    forst = kan_sende(godt(), "KAL", [kandidat("KAL", **uten)])
    assert forst is not None
    assert (forst.regel, forst.setning[:53]) == ("KO-11", "Du har ingen skriftlig delegasjon for vedtak om økono")
    for rolle in ("veileder", "leder"):
        sist = kan_kontrollere(til_kontroll(), "IDA", [kandidat("IDA", rolle, **uten)], du=False)
        assert sist is not None
        assert (sist.regel, sist.setning[:10]) == ("KO-11", "IDA har in")
    assert kan_signeres_av(til_kontroll(), [kandidat("IDA", **uten), kandidat("LEA", "leder")]) == ("LEA",)


def test_ko_11_et_opphor_av_kvp_krever_delegasjon_for_kvp() -> None:
    v = til_kontroll(art=Vedtaksart.OPPHOR, endrer_art=Vedtaksart.KVP)
    assert mangler_delegasjon(kandidat("IDA", delegert=frozenset({Vedtaksart.KVP})), v.fagart) is None
    assert mangler_delegasjon(kandidat("IDA", delegert=frozenset({Vedtaksart.OPPHOR})), v.fagart) is not None


def test_ko_11_delegert_er_den_ansattes_egne_pa_dagen() -> None:
    gitt = (Delegasjon("KAL", "stonad", date(2026, 1, 1), None), Delegasjon("IDA", "kvp", date(2026, 1, 1), date(2026, 6, 30)))
    assert delegert(gitt, "KAL", date(2026, 11, 20)) == {"stonad"}
    assert delegert(gitt, "IDA", date(2026, 6, 30)) == {"kvp"}
    assert delegert(gitt, "IDA", date(2026, 7, 1)) == delegert(gitt, "KAL", date(2025, 12, 31)) == frozenset()


def test_ko_2_kontoret_kan_velge_at_leder_ikke_signerer() -> None:
    hvem = [kandidat("KAL"), kandidat("LEA", "leder", leder_kan=False)]
    assert kan_signeres_av(til_kontroll(), hvem) == ()
    brudd = kan_kontrollere(til_kontroll(), "LEA", hvem)
    assert brudd is not None
    assert "har valgt at leder ikke signerer" in brudd.setning


@pytest.mark.parametrize(
    ("hvem", "sagt"),
    [
        ((), "Ingen på jobb kan signere nå."),
        (("IDA",), "Be IDA."),
        (("IDA", "JON"), "Be IDA eller JON."),
        (("A", "B", "C"), "Be A, B eller C."),
    ],
)
def test_ko_2_hvem_som_bes(hvem: tuple[str, ...], sagt: str) -> None:
    assert be_om(hvem) == sagt


def test_ko_2_hvem_leder_skal_be_sies_en_gang() -> None:
    """The rule that refuses the leder names the others already; the one that refuses the writer does not."""
    hvem = [kandidat("KAL"), kandidat("IDA"), kandidat("JON"), kandidat("LEA", "leder")]
    leder, skriver = (kan_kontrollere(til_kontroll(), ident, hvem) for ident in ("LEA", "KAL"))
    assert leder is not None
    assert skriver is not None
    assert leder.setning.endswith("Be IDA eller JON.")
    assert be_om_etter(leder.setning, ("IDA", "JON")) == ""
    assert be_om_etter(skriver.setning, ("IDA", "JON")) == "Be IDA eller JON."


def test_ko_7_ko_5_kryss_og_retur() -> None:
    assert sjekk_kryss(set(Sjekkpunkt)) is None
    brudd = sjekk_kryss(set(Sjekkpunkt) - {Sjekkpunkt.BARN})
    assert brudd is not None
    assert "barna vurdert" in brudd.setning
    assert sjekk_retur(Returgrunn.ANNET, "Se på det.") is None
    assert sjekk_retur(None, "Se på det.") is not None
    assert sjekk_retur(Returgrunn.ANNET, " ") is not None
