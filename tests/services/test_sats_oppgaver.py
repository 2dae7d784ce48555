"""VE-5, VE-11: a new sats gives a task for each vedtak that runs past it; the frist of a vilkår is not before the period it is set for."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.sats import Satsart
from navtui.domain.vedtak import Vedtak, Vilkar
from navtui.services import oppgave, sats, signatur, vedtak
from navtui.services import vedtak_innhold as innhold
from tests.kontor import PIN, Kontor
from tests.vedtakshjelp import NY_TEKST, ferdig_utkast, kontroller

NYE = {navn: 900_000 for navn, _ in sats.FELT[Satsart.VEILEDENDE]}
NYTTAAR = date(2027, 1, 1)


def over_nyttaar(kontor: Kontor, til: date = date(2027, 1, 14)) -> Vedtak:
    """An iverksatt vedtak from 15 December."""
    v = ferdig_utkast(kontor)
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, fra=date(2026, 12, 15), til=til)
    for varsel in vedtak.bilde(kontor.okt(), v.id).upasserte:
        v = innhold.passer_varsel(kontor.okt(), v.id, v.versjon, varsel.regel, "Satsen for 2027 er ikke kommet.")
    return kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN))


def oppgaver(kontor: Kontor) -> list[tuple[str, str, date]]:
    """KAL's tasks about a new sats."""
    return [(o.regel, o.tekst, o.frist) for o in oppgave.mine(kontor.okt()) if o.art == "ny_sats"]


def ny_sats(kontor: Kontor, fra: date = NYTTAAR, art: Satsart = Satsart.VEILEDENDE) -> str:
    """The leder enters it; what she is told."""
    varsel = sats.legg_til(kontor.okt("LEA"), art, fra, "Rundskriv", NYE)
    return varsel.setning if varsel else ""


def test_ve_5_ny_sats_gir_en_oppgave_for_hvert_vedtak_som_gaar_forbi_den_og_en_logg_per_person(kontor: Kontor) -> None:
    v = over_nyttaar(kontor)
    over_nyttaar(kontor, til=date(2026, 12, 31))
    assert "1 vedtak er regnet med den gamle satsen" in ny_sats(kontor)
    assert oppgaver(kontor) == [("VE-5", f"Ny sats fra 1.1.2027: se på vedtak {v.nummer}", NYTTAAR)]
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select count(*) from logg where handling = 'ny sats' and person_id = :p", p=v.person_id) == 1
        assert les.verdi("select count(*) from logg where handling = 'ny sats'") == 1


def test_ve_5_omgjoringen_som_regulerer_lukker_oppgaven_og_bruker_den_nye_satsen(kontor: Kontor) -> None:
    v = over_nyttaar(kontor)
    ny_sats(kontor)
    dag = date(2026, 12, 20)
    o = vedtak.nytt_utkast(kontor.okt(dag=dag), v.person_id, art=Vedtaksart.OMGJORING, endrer_id=v.id)
    assert {linje.sats_fra for linje in o.linjer if linje.ref == "livsopphold"} == {date(2026, 1, 1), NYTTAAR}
    o = innhold.endre_hode(kontor.okt(), o.id, o.versjon, avvik="ingen", begrunnelse=NY_TEKST)
    kontroller(kontor, signatur.send(kontor.okt(), o.id, o.versjon, PIN))
    assert oppgaver(kontor) == []


def test_ve_5_en_sats_som_ikke_gjelder_gir_ingen_oppgave(kontor: Kontor) -> None:
    over_nyttaar(kontor)
    ny_sats(kontor, date(2026, 7, 1), Satsart.KOMMUNAL)
    foer = oppgaver(kontor)
    assert len(foer) == 1  # the kommune's own from July counts for the days of this vedtak
    assert "vedtak er regnet" not in ny_sats(kontor)  # the state's new row does not: the kommune's stands
    assert oppgaver(kontor) == foer


def test_ve_11_fristen_flyttes_inn_i_perioden_ved_reduksjon_og_stoppes_ellers(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, fra=date(2026, 11, 1), til=date(2026, 11, 30))
    k = Vilkar(
        type="veiledningssamtale", tekst="Møt.", frist=date(2026, 10, 31), bevis="oppmøte", forholdsmessig="kort", kan_reduseres=True
    )
    v = innhold.legg_til(kontor.okt(), v.id, v.versjon, k)
    assert [(b.regel, b.felt) for b in vedtak.bilde(kontor.okt(), v.id).stopp] == [("VE-11", "frist")]
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.vilkar[0].model_copy(update={"frist": date(2026, 11, 29)}))
    v = kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN))
    r = vedtak.nytt_utkast(kontor.okt(dag=date(2026, 12, 2)), v.person_id, art=Vedtaksart.REDUKSJON, endrer_id=v.id)
    assert r.fra == date(2026, 12, 1)
    assert [k.frist for k in r.vilkar] == [date(2026, 12, 29)]
