"""The kinds of vedtak by the keys: what is offered, what is on the screen, and what is settled afterwards."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import vedtak
from navtui.services.vedtak_skjerm import Veivalg, apne
from navtui.ui.visninger import vedtak_skjema
from tests.domain.test_vedtaksregler import godt
from tests.kontor import Kontor
from tests.services.test_vedtaksarter import fullfor, garanti, person
from tests.ui.kontorapp import apnet
from tests.ui.pilot import linjer, skjerm, skriv, trykk
from tests.ui.test_vedtak_skriv import gaa, linje
from tests.vedtakshjelp import iverksatt


async def test_ve_23_garanti_skrives_fra_personen_med_bare_sine_felt_og_kreves_etterpa(kontor: Kontor) -> None:
    p = person(kontor)
    kontor.soknad(p, "depositum", tilstand="fordelt", saksbehandler="KAL")
    async with apnet(kontor, "bruker", "vedtak", "oppgjor") as pilot:
        await skriv(pilot, "Olsen")
        await trykk(pilot, "enter", "enter", "v", "n")
        assert all(hva in skjerm(pilot) for hva in ("midlertidig botilbud, § 27", "råd og veiledning, § 17", "garanti for depositum"))
        await trykk(pilot, "5")
        bilde = skjerm(pilot)
        assert "Svar: depositum" in bilde
        assert "Garanti" in bilde
        for ikke in ("Livsopphold", "Til utbetaling", "Avvik fra norm", "Husholdning", "Arbeidssøker", "Botilbud"):
            assert ikke not in bilde, ikke
        await trykk(pilot, "l")
        assert "vilkår" not in "\n".join(linjer(pilot)[8:])
    v = fullfor(kontor, garanti(kontor, p))
    async with apnet(kontor, "bruker", "vedtak", "oppgjor") as pilot:
        await skriv(pilot, "Olsen")
        await trykk(pilot, "enter", "enter", "v", "o")
        assert v.nummer in skjerm(pilot)
        assert "30 000,00" in linje(pilot, "> ")
        await trykk(pilot, "enter", "1", "tab", "tab", "tab", "f10")
        assert "krevd" in linje(pilot, "> ")
        await trykk(pilot, "enter", "1")
        assert "utbetalingslista (F5 u), og en annen" in skjerm(pilot)
        await trykk(pilot, "tab", "tab", "tab")
        await skriv(pilot, "12345678903")
        await trykk(pilot, "f10")
        assert linje(pilot, "> ").split()[-1] == "betales"
        assert "godtatt av KAL, planlagt" in skjerm(pilot)


async def test_ve_18_bare_det_reglene_gir_for_vedtaket_tilbys_og_stans_viser_bare_sitt(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    async with apnet(kontor, "saker", "vedtak") as pilot:
        await gaa(pilot, vedtak_id=v.id)
        await trykk(pilot, "o")
        bilde = skjerm(pilot)
        assert all(art.tekst in bilde for art in (Vedtaksart.OPPHOR, Vedtaksart.OMGJORING, Vedtaksart.STANS))
        assert Vedtaksart.REDUKSJON.tekst not in bilde, "no vilkår said it"
        await trykk(pilot, "3")
        bilde = skjerm(pilot)
        assert f"Endrer vedtak {v.nummer}" in bilde
        assert "Begrunnelse" in bilde
        assert not any(ikke in bilde for ikke in ("Til utbetaling", "Husholdning", "Stønaden er", "Svar:"))


async def test_ve_16_en_betaling_stoppes_pa_det_iverksatte_vedtaket(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    async with apnet(kontor, "saker", "vedtak") as pilot:
        await gaa(pilot, vedtak_id=v.id)
        await trykk(pilot, *["down"] * 20)
        assert "Betales" in linje(pilot, "> ")
        await trykk(pilot, "enter", "1")
        await skriv(pilot, "Flyttet")
        await trykk(pilot, "f10")
        assert "stoppet" in linje(pilot, "Betales")
    assert [u.tilstand.value for u in vedtak.hent(kontor.okt(), v.id).utbetalinger] == ["stoppet"]


async def test_ve_9_nodhjelp_spor_ikke_om_det_som_ikke_gjelder_i_nod(kontor: Kontor) -> None:
    id_ = apne(kontor.okt(), Veivalg(person_id=person(kontor), art=Vedtaksart.NODHJELP))
    async with apnet(kontor, "saker", "vedtak") as pilot:
        await gaa(pilot, vedtak_id=id_)
        await trykk(pilot, "i")
        bilde = skjerm(pilot)
        assert "Svar: livsopphold" in bilde
        assert not any(ord_ in bilde for ord_ in ("Avvik fra norm", "Arbeidssøker", "Aktivitet", "Husholdning"))


async def test_pm_2_mat_er_det_forste_valget_i_en_nodhjelp_og_gis_for_dagene_til_kontoret_apner(kontor: Kontor) -> None:
    p = person(kontor)
    id_ = apne(kontor.okt(), Veivalg(person_id=p, art=Vedtaksart.NODHJELP))
    async with apnet(kontor, "saker", "vedtak") as pilot:
        await gaa(pilot, vedtak_id=id_)
        await trykk(pilot, "l", "u")
        assert "> 1 mat og livsopphold" in skjerm(pilot)
        await trykk(pilot, "enter", "f10")
        assert "830,00" in linje(pilot, "Mat og livsopphold, 3 dager")


def test_ve_5_skjemaet_for_husholdningen_har_plass_til_en_endring_til_og_tar_den_bort_igjen() -> None:
    """Each later change is a pair of fields; one that is half filled in is refused at its field."""
    en = godt(ny_husstandsform="par", ny_husstandsform_fra=date(2026, 12, 10))
    assert [f.navn for f in vedtak_skjema.husholdning(godt())][3:] == []
    assert [f.navn for f in vedtak_skjema.husholdning(en)][3:] == ["flere_skifter_0_type", "flere_skifter_0_fra"]
    verdier = {f.navn: f.verdi for f in vedtak_skjema.husholdning(en)}
    assert vedtak_skjema.med_flere_skifter(verdier)["flere_skifter"] == ()
    to = vedtak_skjema.med_flere_skifter(verdier | {"flere_skifter_0_type": "enslig", "flere_skifter_0_fra": date(2026, 12, 20)})
    assert to["flere_skifter"] == ({"type": "enslig", "fra": date(2026, 12, 20)},)
    assert len(vedtak_skjema.husholdning(godt(**to))) == 7
    with pytest.raises(Regelbrudd) as halvt:
        vedtak_skjema.med_flere_skifter(verdier | {"flere_skifter_0_type": "enslig"})
    assert halvt.value.felt == "flere_skifter_0_fra"
