"""VE-4: nobody is promised something that is not paid, from the draft to the file that has it from before."""

from __future__ import annotations

from pathlib import Path

import pytest

from navtui.domain.kodeverk import UtenSoknad, Utgiftstype, Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Behov, Vedtak
from navtui.services import signatur, sikkerhetskopi, vedtak
from navtui.services import vedtak_innhold as innhold
from navtui.services.sjekk import sjekk_innhold
from navtui.store import vedtak as lager
from tests.kontor import I_DAG, PIN, Kontor
from tests.vedtakshjelp import VOKSEN, ferdig_utkast, innvilg, kontroller


def uten_strom(kontor: Kontor) -> Vedtak:
    """Livsopphold, husleie and strøm granted, and only the rent entered."""
    p = kontor.person(fodt=VOKSEN)
    kontor.sak(p)
    v = ferdig_utkast(kontor, person_id=p)
    soknad = kontor.soknad(p, "livsopphold", "husleie", "strom", tilstand="fordelt", saksbehandler="KAL")
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, soknad_id=soknad)
    return innvilg(kontor, v)


def sendt_for_regelen(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> Vedtak:
    """Sent to control by a version of the program that did not hold the rule."""
    v = uten_strom(kontor)
    with monkeypatch.context() as foer:
        foer.setattr("navtui.domain.vedtaksregler.beregning.ve_4_hver_post", lambda *_: None)
        return signatur.send(kontor.okt(), v.id, v.versjon, PIN)


def test_ve_4_en_post_uten_belop_stopper_utkastet_og_sendes_ikke(kontor: Kontor) -> None:
    v = uten_strom(kontor)
    stopp = vedtak.bilde(kontor.okt(), v.id).stopp
    assert [(b.regel, b.felt) for b in stopp] == [("VE-4", "behov")]
    with pytest.raises(Regelbrudd, match="Strøm og oppvarming er innvilget uten beløp"):
        signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    v = innhold.legg_til(kontor.okt(), v.id, v.versjon, Behov(art=Utgiftstype.OPPVARMING, belop_ore=120_000))
    assert vedtak.bilde(kontor.okt(), v.id).kan_sendes


def test_ve_4_det_som_er_sendt_for_regelen_far_ikke_den_andre_signaturen(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    v = sendt_for_regelen(kontor, monkeypatch)
    with pytest.raises(Regelbrudd, match="VE-4: Strøm"):
        kontroller(kontor, v)


def test_ve_4_si_6_sjekk_finner_det_som_er_iverksatt_og_kopien_tas_likevel(
    kontor: Kontor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    v = sendt_for_regelen(kontor, monkeypatch)
    with kontor.okt("IDA").skrive() as s:
        signert = lager.hent(s, v.id)
        s.sett_inn("signatur", vedtak_id=v.id, runde=v.runde, plass=2, ident="IDA", hash=signert.innhold_hash, tid=s.na)
        s.endre("vedtak", hvor={"id": v.id}, tilstand="iverksatt", iverksatt_tid=s.na, vedtaksdato=I_DAG)
        s.logg("iverksatt")
    funn = [s.linje for s in sjekk_innhold(kontor.okt("LEA")) if s.funn]
    assert funn == [f"FEIL VE-4: noe er innvilget uten beløp: {v.nummer}"]
    assert sikkerhetskopi.ta(kontor.okt("LEA"), tmp_path).exists()
    ny = vedtak.nytt_utkast(kontor.okt(), v.person_id, art=Vedtaksart.OMGJORING, uten_soknad=UtenSoknad.OMGJORING, endrer_id=v.id)
    assert "VE-4" in [b.regel for b in vedtak.bilde(kontor.okt(), ny.id).stopp]
    ny = innhold.legg_til(kontor.okt(), ny.id, ny.versjon, Behov(art=Utgiftstype.STROM, belop_ore=120_000))
    ny = innhold.endre_hode(kontor.okt(), ny.id, ny.versjon, avvik="ingen", begrunnelse="Strømmen manglet i beregningen.")
    kontroller(kontor, signatur.send(kontor.okt(), ny.id, ny.versjon, PIN))
    assert [s.linje for s in sjekk_innhold(kontor.okt("LEA")) if s.funn] == []
