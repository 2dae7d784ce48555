"""Klager and routines by the keys: registered, taken step by step, and the law and the routine beside a rule."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.rutine import NyRutine
from navtui.services import brevko, klage, rutine
from tests.klagehjelp import na, registrert, til
from tests.kontor import Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import skjerm, skriv, trykk
from tests.vedtakshjelp import iverksatt


async def test_kl_1_en_klage_fores_fra_personen_og_foelges_fra_lista(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    async with apnet(kontor, "bruker", "klage", som="KAL") as pilot:
        await skriv(pilot, "olsen")
        await trykk(pilot, "enter", "enter", "c", "1", "f10")
        assert "Hva klages det på?" in skjerm(pilot)
        await skriv(pilot, "Husleien er feil")
        await trykk(pilot, "f10")
        assert f"Klage på {v.nummer}: mottatt" in skjerm(pilot)
        await trykk(pilot, "c", "1", "1")
        bilde = skjerm(pilot)
        assert "Husleien er feil" in bilde
        assert "1 ny vurdering   2 trukket" in bilde  # she signed the vedtak: avvist is not hers (KL-3)
        await trykk(pilot, "1", "f10", "l")
        assert "1 åpen klage, 1 venter på oss." in skjerm(pilot)
    (rad,) = klage.liste(kontor.okt("JON"))
    assert (rad.tilstand, rad.saksbehandler) == (Klagetilstand.NY_VURDERING, "EVA")


async def test_kl_3_den_som_har_klagen_avgjor_den_med_faa_taster_og_stegene_felger_rollen(kontor: Kontor) -> None:
    k = registrert(kontor)
    async with apnet(kontor, "klage", som="JON") as pilot:
        await trykk(pilot, "enter", "5", "1", "1", "2", "f10")  # opened with a reason; formkontroll; to JON
        assert na(kontor, k.id).saksbehandler == "JON"
        await trykk(pilot, "3")
        await skriv(pilot, "Leien er vurdert")
        await trykk(pilot, "f10")
        assert "1 hos Statsforvalteren" in skjerm(pilot)
        await trykk(pilot, "1", "f10", "end", "pageup")
        assert "Leien er vurdert" in skjerm(pilot)  # the letter to Statsforvalteren, to be read
        await trykk(pilot, "f10")
        assert na(kontor, k.id).tilstand is Klagetilstand.OPPRETTHOLDT
        await trykk(pilot, "f10")  # the copy to the one who complained
        assert "Lagret. Brevene ligger i brevkøen." in skjerm(pilot)
        assert "1 stadfestet   2 endret   3 opphevet   4 avvist   5 trukket" in skjerm(pilot)
    assert na(kontor, k.id).tilstand is Klagetilstand.OVERSENDT
    assert len(brevko.ko(kontor.okt("JON"))[0]) == 3


async def test_kl_1_ve_18_medhold_blir_en_omgjoring_som_skrives_fra_klagen(kontor: Kontor) -> None:
    k = til(kontor, Klagetilstand.FORMKONTROLL, Klagetilstand.NY_VURDERING)
    with kontor.okt().skrive() as s:
        s.endre("sak", hvor={"person_id": k.person_id}, veileder="JON")
        s.logg("test")
    async with apnet(kontor, "klage", "vedtak", som="JON") as pilot:
        await trykk(pilot, "enter", "1")
        await skriv(pilot, "Leien er dokumentert")
        await trykk(pilot, "f10")
        bilde = skjerm(pilot)
        assert "Olsen, Mona   medhold, klage på vedtak" in bilde
        assert "Skriv omgjøringen: v. Så kan klagen avsluttes (VE-18)." in bilde
        await trykk(pilot, "v")
        assert f"Endrer vedtak {k.vedtak_nummer}" in skjerm(pilot)
    bilde_ = klage.hent(kontor.okt("JON"), k.id)
    assert (bilde_.klage.nytt_vedtak_iverksatt, bilde_.steg) == (False, ())
    assert bilde_.klage.nytt_vedtak_nummer is not None


async def test_kl_4_rutinen_og_loven_aapnes_fra_hjelpen(kontor: Kontor) -> None:
    ny = NyRutine(tittel="Behandling av klager", tekst="Ring klageren først.", eier="LEA", regler=("KL-2",), neste=date(2027, 11, 1))
    rutine.ny(kontor.okt("LEA"), ny)
    async with apnet(kontor, "klage", "rutiner", som="KAL") as pilot:
        await trykk(pilot, "f1", "r")
        bilde = skjerm(pilot)
        assert "Behandling av klager" in bilde
        assert "Ring klageren først." in bilde
        await trykk(pilot, "end")
        assert "forvaltningsloven §§ 29-31 og 33" in skjerm(pilot)
        await trykk(pilot, "enter", "escape", "r")
        assert "1 rutine." in skjerm(pilot)
        assert "endre" not in skjerm(pilot).splitlines()[-1]


async def test_kl_4_leder_skriver_en_rutine(kontor: Kontor) -> None:
    async with apnet(kontor, "rutiner", som="LEA") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, "Telefon")
        await trykk(pilot, "f10")
        await skriv(pilot, "Ring tilbake")
        await trykk(pilot, "f10")
        assert "1 rutine." in skjerm(pilot)
    assert rutine.liste(kontor.okt("KAL"))[0].tekst == "Ring tilbake"
