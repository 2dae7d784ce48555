"""VE-5: the rates of a new edition of the program become rows in the file once, with a task for each vedtak they are for."""

from __future__ import annotations

import hashlib
from datetime import date
from importlib.resources import files
from threading import Barrier, Thread

import pytest

from navtui.domain.sats import Satsart, Satser
from navtui.domain.satsutgave import UTGAVE
from navtui.services import innlogging, sats, satsutgave
from navtui.services import oppgave as oppgaver
from navtui.store import sats as lager
from navtui.store import satser as leverte_satser
from tests.kontor import Kontor, raa
from tests.services.test_kvp_vedtak import i_kraft, utkast
from tests.services.test_sats_oppgaver import over_nyttaar

NYTTAAR = date(2027, 1, 1)
MERKER = {1: "93dc67402106f2e0"}


@pytest.fixture
def ny_utgave(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> Satser:
    """The office has the edition there is; the next brings a row for 2027, a new G, and 2026 from a better source."""
    har = leverte_satser.leverte()
    i_aar = har.veiledende[-1]
    return har.model_copy(
        update={
            "veiledende": (
                *har.veiledende[:-1],
                i_aar.model_copy(update={"kilde": "Rundskrivet selv"}),
                i_aar.model_copy(update={"gyldig_fra": NYTTAAR, "enslig_ore": 850_000}),
            ),
            "grunnbelop": (
                *har.grunnbelop,
                har.grunnbelop[-1].model_copy(update={"gyldig_fra": date(2027, 5, 1), "belop_ore": 14_000_000}),
            ),
        }
    )


def ta_i_bruk(monkeypatch: pytest.MonkeyPatch, nye: Satser, nr: int = UTGAVE + 1) -> None:
    """The program is upgraded: another process, which has read nothing yet."""
    lager.levert.cache_clear()
    monkeypatch.setattr(lager, "leverte", lambda: nye)
    monkeypatch.setattr(satsutgave, "UTGAVE", nr)
    monkeypatch.setattr(innlogging, "UTGAVE", nr)


def tekster(kontor: Kontor) -> list[str]:
    return sorted(o.tekst for o in oppgaver.mine(kontor.okt()) if o.art == "ny_sats")


def logget(kontor: Kontor, handling: str) -> int:
    with kontor.okt("LEA").lese() as les:
        return int(les.verdi("select count(*) from logg where handling = :h", h=handling))


def test_ve_5_satsene_i_programmet_er_en_utgave_og_en_ny_far_et_nytt_nummer() -> None:
    """Change `satser.json`, and raise UTGAVE by one; else no file takes the new rows in."""
    innhold = files("navtui").joinpath("satser.json").read_bytes()
    assert hashlib.sha256(innhold).hexdigest()[:16] == MERKER[UTGAVE]


def test_ve_5_forste_innlogging_tar_inn_radene_og_gir_oppgaver_en_gang(
    kontor: Kontor, ny_utgave: Satser, monkeypatch: pytest.MonkeyPatch
) -> None:
    v, kvp = over_nyttaar(kontor), i_kraft(kontor, utkast(kontor))
    ta_i_bruk(monkeypatch, ny_utgave)
    sagt = satsutgave.ta_inn(kontor.okt("PER"))
    assert tekster(kontor) == [f"Ny sats fra 1.1.2027: se på vedtak {v.nummer}", f"Nytt grunnbeløp fra 1.5.2027: se på vedtak {kvp.nummer}"]
    assert "ny sats fra 1.1.2027" in sagt
    assert "nytt grunnbeløp fra 1.5.2027" in sagt
    assert "1.1.2026" not in sagt  # the same amounts from a better source
    (til_leder,) = oppgaver.mine(kontor.okt("LEA"))
    assert (til_leder.regel, til_leder.person_id) == ("VE-5", None)
    assert til_leder.tekst.endswith("2 vedtak er regnet med de gamle: veilederne har fått en oppgave om hvert.")
    with kontor.okt("LEA").lese() as les:
        rader = les.rader("select art, gyldig_fra from levertsats order by id desc limit 3")
        assert [tuple(r) for r in rader] == [("grunnbelop", "2027-05-01"), ("veiledende", "2027-01-01"), ("veiledende", "2026-01-01")]
    assert satsutgave.ta_inn(kontor.okt("KAL")) == ""
    assert len(tekster(kontor)) == 2
    assert logget(kontor, "ny sats") == 2


def test_ve_5_radene_i_filen_gjelder_ogsaa_for_en_pult_med_den_forrige_utgaven(
    kontor: Kontor, ny_utgave: Satser, monkeypatch: pytest.MonkeyPatch
) -> None:
    gamle = leverte_satser.leverte()
    ta_i_bruk(monkeypatch, ny_utgave)
    satsutgave.ta_inn(kontor.okt("PER"))
    ta_i_bruk(monkeypatch, gamle, UTGAVE)
    rad = next(r for r in sats.rader(kontor.okt("LEA"), Satsart.VEILEDENDE) if r.rad.gyldig_fra == NYTTAAR)
    assert (rad.av, rad.rad.model_dump()["enslig_ore"]) == (None, 850_000)
    assert satsutgave.ta_inn(kontor.okt("KAL")) == ""  # the older program puts nothing over it
    i_aar = next(r for r in sats.rader(kontor.okt("LEA"), Satsart.VEILEDENDE) if r.rad.gyldig_fra == date(2026, 1, 1))
    assert i_aar.rad.kilde == "Rundskrivet selv"


def test_ve_5_kontorets_egen_rad_og_kommunens_satser_staar(kontor: Kontor, ny_utgave: Satser, monkeypatch: pytest.MonkeyPatch) -> None:
    over_nyttaar(kontor)
    egne = {navn: 900_000 for navn, _ in sats.FELT[Satsart.VEILEDENDE]}
    sats.legg_til(kontor.okt("LEA"), Satsart.VEILEDENDE, NYTTAAR, "Rundskriv", egne)
    foer = tekster(kontor)
    ta_i_bruk(monkeypatch, ny_utgave)
    satsutgave.ta_inn(kontor.okt("PER"))
    assert tekster(kontor) == foer
    rad = next(r for r in sats.rader(kontor.okt("LEA"), Satsart.VEILEDENDE) if r.rad.gyldig_fra == NYTTAAR)
    assert rad.rad.model_dump()["enslig_ore"] == 900_000


def test_ve_5_en_rad_som_er_rettet_i_ny_utgave_gir_oppgave_for_det_som_loper(
    kontor: Kontor, ny_utgave: Satser, monkeypatch: pytest.MonkeyPatch
) -> None:
    v = over_nyttaar(kontor)
    rettet = [
        r.model_copy(update={"enslig_ore": 835_000}) if r.gyldig_fra == date(2026, 1, 1) else r for r in leverte_satser.leverte().veiledende
    ]
    ta_i_bruk(monkeypatch, leverte_satser.leverte().model_copy(update={"veiledende": tuple(rettet)}))
    satsutgave.ta_inn(kontor.okt("PER"))
    assert tekster(kontor) == [f"Ny sats fra 1.1.2026: se på vedtak {v.nummer}"]


def test_pe_5_den_som_ikke_vet_om_personen_gir_veilederen_oppgaven_likevel(
    kontor: Kontor, ny_utgave: Satser, monkeypatch: pytest.MonkeyPatch
) -> None:
    v = over_nyttaar(kontor)
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": v.person_id}, skjerming="kode_7")
        s.sett_inn("tilgang", person_id=v.person_id, ident="KAL", fra=date(2026, 1, 1), grunn="test", gitt_av="LEA", tid=s.na)
        s.logg("test", person_id=v.person_id)
    ta_i_bruk(monkeypatch, ny_utgave)
    sagt = satsutgave.ta_inn(kontor.okt("PER"))
    assert v.nummer not in sagt
    assert tekster(kontor) == [f"Ny sats fra 1.1.2027: se på vedtak {v.nummer}"]


def test_si_7_to_pulter_samtidig_gir_ett_sett(kontor: Kontor, ny_utgave: Satser, monkeypatch: pytest.MonkeyPatch) -> None:
    over_nyttaar(kontor)
    ta_i_bruk(monkeypatch, ny_utgave)
    port, feil = Barrier(2), []

    def pult(ident: str) -> None:
        try:
            port.wait()
            satsutgave.ta_inn(kontor.okt(ident))
        except Exception as f:
            feil.append(f)

    traader = [Thread(target=pult, args=(i,)) for i in ("KAL", "IDA")]
    for t in traader:
        t.start()
    for t in traader:
        t.join()
    assert feil == []
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select count(*) from levertsats where gyldig_fra = '2027-01-01'") == 1
    assert (len(tekster(kontor)), logget(kontor, "ny sats"), logget(kontor, "satser fra programmet")) == (1, 1, 1)


def test_ve_5_en_eldre_fil_far_radene_uten_oppgaver_for_det_den_kjente(kontor: Kontor) -> None:
    over_nyttaar(kontor)
    conn = raa(kontor.fil)
    vern = [
        r[0] for r in conn.execute("select sql from sqlite_schema where name in ('levertsats_slettes_ikke', 'satsutgave_slettes_ikke')")
    ]
    conn.executescript(
        "drop trigger levertsats_slettes_ikke; drop trigger satsutgave_slettes_ikke; delete from levertsats; delete from satsutgave;"
    )
    conn.executescript(";".join(vern) + ";")
    conn.close()
    assert satsutgave.ta_inn(kontor.okt("PER")) == ""
    assert tekster(kontor) == []
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select count(*) from levertsats") == len(lager.nye_leverte(()))
