"""PE-5: a child that is protected now is not in the other parent's vedtak and letters from before, for one without access."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from navtui.domain.kodeverk import Skjerming, Vedtakstilstand
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tilgang import finnes_ikke
from navtui.domain.vedtak import Vedtak
from navtui.services import brev, brevko, husstand, kontroll, signatur, skjerming, vedtak, vedtak_innhold, vedtak_skjerm
from navtui.store.vedtak import finnes_ikke as fant_ikke_vedtaket
from tests.kontor import I_DAG, PIN, Kontor
from tests.vedtakshjelp import VOKSEN, ferdig_utkast, kontroller

FODT = date(2018, 5, 5)
SPOR = ("Zqvella", "2018, 5, 5", "mai 2018", "8 år", "barnehagen")
"""The child's name, when it was born, how old it is, and what was assessed about it."""


@dataclass(frozen=True)
class Familie:
    """A father with a vedtak that counts his child, and the mother the child moves to."""

    far: int
    mor: int
    barn: int
    vedtak: Vedtak


def utkast(kontor: Kontor, far: int) -> Vedtak:
    """A draft that counts the child and speaks of it."""
    v = ferdig_utkast(kontor, person_id=far, tekst="Han har omsorgen for Zqvella. Zqvellas klær er for små, og han har ikke til nye.")
    (b,) = v.barn
    return vedtak_innhold.sett_vurdering_barn(kontor.okt(), v.id, v.versjon, b.id or 0, "Zqvella trives i barnehagen.")


def skjul(kontor: Kontor, far: int, mor: int, barn: int) -> None:
    """The child moves to its mother, who gets kode 6."""
    (h,) = husstand.hent(kontor.okt("LEA"), far)
    medlem = next(m for m in h.medlemmer if m.person_id == barn)
    husstand.flytt_ut(kontor.okt("LEA"), far, medlem.id, date(2026, 11, 19))
    husstand.flytt_inn(kontor.okt("LEA"), mor, barn, Medlemsrolle.BARN, 100, I_DAG, Husstandsform.ENSLIG)
    skjerming.sett(kontor.okt("LEA"), mor, Skjerming.KODE_6)


def familien(kontor: Kontor, lag: Callable[[Kontor, int], Vedtak]) -> Familie:
    """The child is protected after the vedtak was made."""
    far = kontor.person("Ola", "Farsen", VOKSEN)
    mor = kontor.person("Kari", "Morsen", date(1988, 2, 2))
    barn = kontor.person("Zqvella", "Xjkvik", FODT)
    kontor.husstand("enslig", far, barn=(barn,))
    kontor.husstand("enslig", mor)
    v = lag(kontor, far)
    skjul(kontor, far, mor, barn)
    return Familie(far, mor, barn, v)


def sendt(kontor: Kontor, far: int) -> Vedtak:
    v = utkast(kontor, far)
    return signatur.send(kontor.okt(), v.id, v.versjon, PIN)


def iverksatt(kontor: Kontor, far: int) -> Vedtak:
    return kontroller(kontor, sendt(kontor, far))


def svarene(kontor: Kontor, ident: str, v: Vedtak) -> dict[str, str]:
    """Everything that is told of a vedtak."""
    okt = kontor.okt(ident)
    svar: dict[str, Callable[[], object]] = {
        "hent": lambda: vedtak.hent(okt, v.id), "bilde": lambda: vedtak.bilde(okt, v.id), "beregn": lambda: vedtak.beregn(okt, v.id),
        "skjerm": lambda: vedtak_skjerm.hent(okt, v.id), "kontroll": lambda: kontroll.hent(okt, v.id),
        "brevet": lambda: brev.vis_vedtak(okt, v.id).tekst, "kontrolliste": lambda: kontroll.liste(okt),
        "brev": lambda: [brev.les(okt, b.id, "samarbeid").tekst for b in brev.for_person(okt, v.person_id)],
    }  # fmt: skip
    return {navn: repr(f()) for navn, f in svar.items()}


def lekker(svar: dict[str, str]) -> dict[str, list[str]]:
    return {navn: funn for navn, tekst in svar.items() if (funn := [s for s in SPOR if s in tekst])}


@pytest.mark.parametrize("lag", [utkast, sendt, iverksatt])
def test_pe_5_et_skjermet_barn_staar_ikke_i_den_andre_forelderens_vedtak(kontor: Kontor, lag: Callable[[Kontor, int], Vedtak]) -> None:
    f = familien(kontor, lag)
    for ident in ("KAL", "JON"):
        svar = svarene(kontor, ident, f.vedtak)
        assert lekker(svar) == {}
        assert "Han har omsorgen for barnet. Barnets klær er for små" in svar["hent"]
        v = vedtak.hent(kontor.okt(ident), f.vedtak.id)
        assert (v.barn, [linje.tekst for linje in v.linjer if linje.ref.startswith("barn:")]) == ((), ["Barn"])
        assert (v.sum_ore, len(v.linjer)) == (f.vedtak.sum_ore, len(f.vedtak.linjer))  # it adds up as it did
    assert set(lekker(svarene(kontor, "LEA", f.vedtak))) >= {"hent", "bilde", "skjerm", "kontroll", "brevet"}
    skjerming.gi_tilgang(kontor.okt("LEA"), f.mor, "JON", "følger opp mor")
    assert lekker(svarene(kontor, "JON", f.vedtak)) == {}  # access to the mother is not access to the child
    skjerming.gi_tilgang(kontor.okt("LEA"), f.barn, "JON", "følger opp barnet")
    assert "hent" in lekker(svarene(kontor, "JON", f.vedtak))


def test_pe_5_brevet_om_et_skjermet_barn_skrives_ikke_ut_av_den_uten_tilgang(kontor: Kontor, tmp_path: Path) -> None:
    """What is kept is as it was, so the paper is refused, in the words for what is not there. The closed queue has it."""
    f = familien(kontor, iverksatt)
    mappe = tmp_path / "brev"
    mappe.mkdir()
    (rad,) = brev.for_person(kontor.okt(), f.far)
    assert not rad.lukket  # nor is she told so
    for ident in ("KAL", "JON"):
        okt = kontor.okt(ident)
        assert brevko.ko(okt) == brevko.ko(okt, lukket=True) == ([], 0)
        with pytest.raises(Regelbrudd, match=finnes_ikke().setning):
            brevko.skriv_ut(okt, rad, mappe, "samarbeid")
        for nummer in (f.vedtak.nummer, "2026-9999"):
            with pytest.raises(Regelbrudd, match=fant_ikke_vedtaket().setning):
                brevko.til_mappe(okt, nummer, mappe, "samarbeid")
        with pytest.raises(Regelbrudd, match="Alle brevene i køen er skrevet ut"):
            brevko.skriv_ut_koen(okt, mappe)
    assert list(mappe.iterdir()) == []
    leder = kontor.okt("LEA")
    assert brevko.ko(leder) == ([], 0)
    (hennes,), _ = brevko.ko(leder, lukket=True)
    assert (hennes.id, hennes.lukket, hennes.uten_adresse) == (rad.id, True, False)
    assert brevko.skriv_ut(leder, hennes, mappe, "kvalitet").name == "2026-0001_2026-0001.pdf"


def test_pe_5_den_som_ikke_ser_alle_signerer_ikke(kontor: Kontor) -> None:
    """Neither of the signatures: nobody signs what she may not read. She is not told whom it is about."""
    f = familien(kontor, sendt)
    for ident in ("IDA", "JON"):
        with pytest.raises(Regelbrudd) as brudd:
            kontroller(kontor, f.vedtak, ident)
        assert (brudd.value.regel, brudd.value.setning) == (
            "KO-2", "Du kan ikke signere: leder må se på husholdningen i vedtaket først.",
        )  # fmt: skip
        assert not kontroll.liste(kontor.okt(ident))[0].kan_signere
    skjerming.gi_tilgang(kontor.okt("LEA"), f.barn, "IDA", "kontrollerer")
    assert kontroll.liste(kontor.okt("IDA"))[0].kan_signeres_av == ("IDA",)
    assert kontroller(kontor, f.vedtak).tilstand is Vedtakstilstand.IVERKSATT


def test_pe_5_et_utkast_med_et_skjermet_barn_sendes_ikke_av_den_uten_tilgang(kontor: Kontor) -> None:
    f = familien(kontor, utkast)
    v = vedtak.hent(kontor.okt(), f.vedtak.id)
    with pytest.raises(Regelbrudd) as brudd:
        signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    assert brudd.value.regel == "KO-1"
    assert lekker({"send": str(brudd.value)}) == {}
    v = vedtak_innhold.sett_begrunnelse(kontor.okt(), v.id, v.versjon, "Han leter etter arbeid, og leien er høy.")
    assert lekker({"endret": repr(v)}) == {}
    assert [b.navn for b in vedtak.hent(kontor.okt("LEA"), v.id).barn] == ["Zqvella"]  # what she does not see, she does not lose


def test_pe_5_fornyelsen_er_uten_barnet_ogsaa_i_filen(kontor: Kontor) -> None:
    f = familien(kontor, iverksatt)
    v = vedtak.fornye(kontor.okt(), f.vedtak.id)
    assert lekker(svarene(kontor, "KAL", v)) == {}
    assert vedtak.hent(kontor.okt("LEA"), v.id).barn == ()
