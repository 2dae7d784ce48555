"""VE-4, VE-1, VE-16: what two may not sign, from the draft to the file that has it from before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from navtui.domain.kodeverk import UtenSoknad, Utgiftstype, Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Behov, Vedtak
from navtui.services import signatur, sikkerhetskopi, vedtak
from navtui.services import vedtak_innhold as innhold
from navtui.services.sjekk import sjekk_innhold
from navtui.store.sjekk import INVARIANTER, brudd
from tests.kontor import PIN, Kontor, raa
from tests.vedtakshjelp import VOKSEN, ferdig_utkast, innvilg, iverksatt, kontroller


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


def kontroller_for_regelen(kontor: Kontor, monkeypatch: pytest.MonkeyPatch, v: Vedtak) -> None:
    """The second signature, by a version of the program that did not hold the rule."""
    with monkeypatch.context() as foer:
        foer.setattr("navtui.services.signatur.ve_4_hver_post", lambda *_: None)
        foer.setattr("navtui.services.signatur.for_lenge", lambda *_: None)
        kontroller(kontor, v)


def uten_utloser(kontor: Kontor, navn: str, gjor: Callable[[], None]) -> None:
    """The same in a file that was written before it had this trigger."""
    conn = raa(kontor.fil)
    utloser = conn.execute("select sql from sqlite_master where name = ?", (navn,)).fetchone()[0]
    for sql in (f"drop trigger {navn}", None, utloser):
        if sql is None:
            conn.close()
            gjor()
            conn = raa(kontor.fil)
        else:
            conn.execute(sql)
            conn.commit()
    conn.close()


def funn(kontor: Kontor) -> list[str]:
    """What the check finds."""
    return [s.linje for s in sjekk_innhold(kontor.okt("LEA")) if s.funn]


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
    kontroller_for_regelen(kontor, monkeypatch, v)
    assert funn(kontor) == [f"FEIL VE-4: noe er innvilget uten beløp: {v.nummer}"]
    assert sikkerhetskopi.ta(kontor.okt("LEA"), tmp_path).funn == ()
    ny = vedtak.nytt_utkast(kontor.okt(), v.person_id, art=Vedtaksart.OMGJORING, uten_soknad=UtenSoknad.OMGJORING, endrer_id=v.id)
    assert "VE-4" in [b.regel for b in vedtak.bilde(kontor.okt(), ny.id).stopp]
    ny = innhold.legg_til(kontor.okt(), ny.id, ny.versjon, Behov(art=Utgiftstype.STROM, belop_ore=120_000))
    ny = innhold.endre_hode(kontor.okt(), ny.id, ny.versjon, avvik="ingen", begrunnelse="Strømmen manglet i beregningen.")
    kontroller(kontor, signatur.send(kontor.okt(), ny.id, ny.versjon, PIN))
    assert funn(kontor) == []


def test_ve_1_et_vedtak_paa_over_en_maaned_far_ikke_den_andre_signaturen_og_sjekk_finner_et_fra_foer(
    kontor: Kontor, monkeypatch: pytest.MonkeyPatch
) -> None:
    v = ferdig_utkast(kontor, til=date(2027, 1, 1))
    with monkeypatch.context() as foer:
        foer.setattr("navtui.domain.vedtaksregler.STOPPER", ())
        foer.setattr("navtui.domain.vedtaksregler.VARSLER", ())
        v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    with pytest.raises(Regelbrudd, match="VE-1: Vedtaket kan vare høyst en måned"):
        kontroller(kontor, v)
    with pytest.raises(Regelbrudd, match="VE-1: Vedtaket varer for lenge"):
        kontroller_for_regelen(kontor, monkeypatch, v)
    uten_utloser(kontor, "vedtak_varighet", lambda: kontroller_for_regelen(kontor, monkeypatch, v))
    assert funn(kontor) == [f"FEIL VE-1: varer over en måned uten helseytelse og grunn: {v.nummer}"]
    opphor = vedtak.nytt_utkast(kontor.okt(dag=date(2026, 12, 31)), v.person_id, art=Vedtaksart.OPPHOR, endrer_id=v.id)
    opphor = innhold.endre_hode(kontor.okt(), opphor.id, opphor.versjon, fra=date(2027, 1, 1), begrunnelse="Hun er i arbeid.")
    opphor = innhold.passer_varsel(kontor.okt(), opphor.id, opphor.versjon, "VE-18", "Dagen er betalt allerede.")
    kontroller(kontor, signatur.send(kontor.okt(), opphor.id, opphor.versjon, PIN))
    assert funn(kontor) == []


def test_ve_16_et_navn_i_en_betaling_til_sokeren_fra_foer_sies(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    conn = raa(kontor.fil)
    conn.execute("drop trigger utbetaling_innhold")
    conn.execute("update utbetaling set mottakernavn = 'jbStian har ikke mat' where vedtak_id = ?", (v.id,))
    conn.commit()
    conn.close()
    with kontor.okt("LEA").lese() as les:
        assert [(i.regel, brudd(les, i), i.vedtatt) for i in INVARIANTER if brudd(les, i)] == [("VE-16", [v.nummer], True)]
