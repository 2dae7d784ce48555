"""PE-4, VE-5, VE-8: each child is counted by the share and the days it is registered with, and by nobody twice."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Barn, Vedtak
from navtui.services import fornyelse, husstand, signatur, vedtak
from navtui.services import vedtak_innhold as innhold
from tests.kontor import PIN, Kontor
from tests.vedtakshjelp import VOKSEN, ferdig_utkast, fornyet, innvilg, kontroller

FODT = date(2018, 5, 5)


def med_barn(
    kontor: Kontor, andel: int, fra: date = date(2026, 1, 1), forelder: int | None = None, barn: int | None = None
) -> tuple[int, int]:
    """A parent with Ella, 8, by a share."""
    p = forelder or kontor.person(fodt=VOKSEN)
    barn = barn or kontor.person("Ella", "Vik", fodt=FODT)
    husstand.flytt_inn(kontor.okt(), p, barn, Medlemsrolle.BARN, andel, fra, Husstandsform.ENSLIG)
    return p, barn


def vurdert(kontor: Kontor, v: Vedtak) -> Vedtak:
    """Every child assessed."""
    for b in v.barn:
        v = innhold.sett_vurdering_barn(kontor.okt(), v.id, v.versjon, b.id or 0, "Ella går på skolen og har det hun trenger.")
    return v


def ferdig(kontor: Kontor, v: Vedtak) -> Vedtak:
    """Assessed, sent and controlled."""
    v = vurdert(kontor, v)
    return kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN))


def andeler(v: Vedtak) -> list[tuple[int, date | None, date | None]]:
    """What is counted of the children."""
    return [(b.andel, b.fra, b.til) for b in v.barn]


def pe_4(kontor: Kontor, v: Vedtak, ident: str = "KAL") -> list[str]:
    """What PE-4 says."""
    return [w.setning for w in vedtak.bilde(kontor.okt(ident), v.id).upasserte if w.regel == "PE-4"]


def barnet_ore(v: Vedtak) -> list[int]:
    """The child's lines."""
    return [linje.belop_ore for linje in v.linjer if linje.ref.startswith("barn:")]


def ny_andel(kontor: Kontor, barn: int, andel: int, fra: date) -> None:
    """The share is another from a day."""
    with kontor.okt().skrive() as s:
        rad = s.rad("select id, husstand_id from husstandsmedlem where person_id = :p and til is null and :skjult > ''", p=barn)
        assert rad is not None
        s.utfor("update husstandsmedlem set til = date(:d, '-1 day') where id = :id", d=fra, id=rad["id"])
        s.sett_inn("husstandsmedlem", husstand_id=rad["husstand_id"], person_id=barn, rolle="barn", andel=andel, fra=fra)
        s.logg("test")


def test_pe_4_fornyelsen_bruker_andelen_som_er_registrert_na_og_f4_sier_det(kontor: Kontor) -> None:
    p, barn = med_barn(kontor, 100)
    v = ferdig_utkast(kontor, person_id=p)
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, fra=date(2026, 11, 1), til=date(2026, 11, 30))
    v = ferdig(kontor, v)
    assert barnet_ore(v) == [415_000]
    ny_andel(kontor, barn, 50, date(2026, 12, 1))
    (rad,) = fornyelse.hent(kontor.okt())
    assert "barn 8 år er her 50 % av dagene, var 100 %" in [e.tekst for e in rad.endringer]
    ny = fornyet(kontor, v)
    assert (andeler(ny), barnet_ore(ny), pe_4(kontor, ny)) == ([(50, None, None)], [207_500], [])
    ny = innhold.endre(kontor.okt(), ny.id, ny.versjon, ny.barn[0].model_copy(update={"andel": 100}))
    assert pe_4(kontor, ny) == ["Ella er regnet med 100 % av dagene, men er registrert med 50 % av dagene."]


def test_ve_5_en_andel_som_skifter_midt_i_perioden_deler_den(kontor: Kontor) -> None:
    p, barn = med_barn(kontor, 100)
    ny_andel(kontor, barn, 50, date(2026, 12, 16))
    v = ferdig_utkast(kontor, person_id=p)
    assert andeler(v) == [(100, None, date(2026, 12, 15)), (50, date(2026, 12, 16), None)]
    # 4 150 x 15 / 31 = 2 008,06 and 2 075 x 16 / 31 = 1 070,97
    assert barnet_ore(v) == [200_806, 107_097]
    v = innhold.sett_vurdering_barn(kontor.okt(), v.id, v.versjon, v.barn[0].id or 0, "Ella har det hun trenger.")
    assert vedtak.bilde(kontor.okt(), v.id).stopp == ()
    v = kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN))
    assert andeler(fornyet(kontor, v)) == [(50, None, None)]
    o = vedtak.nytt_utkast(kontor.okt(), p, art=Vedtaksart.OMGJORING, endrer_id=v.id)
    assert (andeler(o), barnet_ore(o)) == (andeler(v), barnet_ore(v))


def test_ve_5_et_barn_som_flytter_inn_regnes_fra_den_dagen(kontor: Kontor) -> None:
    p, _ = med_barn(kontor, 100, fra=date(2026, 11, 16))
    kontor.sak(p)
    soknad = kontor.soknad(p, "livsopphold", tilstand="fordelt", saksbehandler="KAL")
    v = innvilg(kontor, vedtak.nytt_utkast(kontor.okt(), p, soknad, fra=date(2026, 11, 1)))
    assert andeler(v) == [(100, date(2026, 11, 16), None)]
    assert barnet_ore(v) == [207_500]  # 4 150 x 15 / 30
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.barn[0].model_copy(update={"fra": None}))
    assert pe_4(kontor, v) == [
        "Ella er regnet med 100 % av dagene 1.11-30.11.2026, men er registrert med 100 % av dagene 16.11-30.11.2026."
    ]  # fmt: skip


def test_pe_4_et_barn_som_er_flyttet_ut_sies(kontor: Kontor) -> None:
    p, barn = med_barn(kontor, 100)
    v = ferdig_utkast(kontor, person_id=p)
    ny_andel(kontor, barn, 0, date(2026, 11, 30))
    assert pe_4(kontor, v) == ["Ella er regnet med 100 % av dagene, men er ikke registrert i husholdningen i perioden."]


def test_pe_4_det_samme_barnet_fores_ikke_to_ganger_for_samme_dag(kontor: Kontor) -> None:
    p, barn = med_barn(kontor, 100)
    v = vurdert(kontor, ferdig_utkast(kontor, person_id=p))
    to = Barn(person_id=barn, navn="Ella", fodt=FODT, fra=date(2026, 12, 31), vurdering="x")
    v = innhold.legg_til(kontor.okt(), v.id, v.versjon, to)
    with pytest.raises(Regelbrudd, match="PE-4: Ella er ført to ganger"):
        signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.barn[0].model_copy(update={"til": date(2026, 12, 30)}))
    assert "PE-4" not in [b.regel for b in vedtak.bilde(kontor.okt(), v.id).stopp]


def begge(kontor: Kontor, andel: int) -> tuple[Vedtak, Vedtak]:
    """The mother's iverksatte vedtak with half of Ella, and the father's draft."""
    mor, barn = med_barn(kontor, 50)
    far, _ = med_barn(kontor, andel, forelder=kontor.person("Dag", "Lie", fodt=VOKSEN), barn=barn)
    hos_mor = ferdig(kontor, ferdig_utkast(kontor, person_id=mor))
    return hos_mor, ferdig_utkast(kontor, person_id=far, tekst="Han venter på lønn.")


def test_pe_4_to_foreldre_far_ikke_mer_enn_hele_barnet_uten_at_det_sies(kontor: Kontor) -> None:
    hos_mor, v = begge(kontor, 50)
    assert pe_4(kontor, v) == []
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.barn[0].model_copy(update={"andel": 60}))
    assert pe_4(kontor, v) == [
        "Ella er regnet med 60 % av dagene, men er registrert med 50 % av dagene.",
        f"Ella er regnet med 60 % her og 50 % i vedtak {hos_mor.nummer}, til sammen 110 % av dagene fra 1.12.2026.",
    ]


def test_pe_5_om_en_forelder_som_er_skjult_sies_ingenting(kontor: Kontor) -> None:
    hos_mor, v = begge(kontor, 50)
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.barn[0].model_copy(update={"andel": 60}))
    assert len(pe_4(kontor, v)) == 2
    with kontor.okt("LEA").skrive() as s:
        s.utfor(
            "update husstandsmedlem set til = '2026-11-01' where person_id in (select person_id from vedtaksbarn) "
            "and husstand_id = (select husstand_id from husstandsmedlem where person_id = :p)",
            alle=True,
            p=hos_mor.person_id,
        )
        s.utfor("update person set skjerming = 'kode_6' where id = :p", alle=True, p=hos_mor.person_id)
        s.logg("test")
    assert [s for s in pe_4(kontor, v) if hos_mor.nummer in s or "til sammen" in s] == []
    assert [hos_mor.nummer in s for s in pe_4(kontor, v, "LEA")] == [False, True]
