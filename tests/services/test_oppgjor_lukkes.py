"""VE-22, § 21: what was never paid is neither claimed nor owed, and a lån that stands is not asked for its terms again."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.vedtak import Vedtak
from navtui.services import oppgave, oppgjor, utbetaling_tilstand
from navtui.services import vedtak_innhold as innhold
from tests.kontor import Kontor
from tests.services.test_vedtaksarter import endring, fullfor, hode, i_orden, stopp, svar, utbetal
from tests.vedtakshjelp import NY_TEKST, TEKST, ferdig_utkast


def krav(kontor: Kontor) -> list[str]:
    """The tasks that ask for a claim."""
    return [o.art for o in oppgave.mine(kontor.okt("KAL")) if o.art.startswith("refusjon")]


def som_lan(kontor: Kontor, tekst: str = TEKST) -> Vedtak:
    """All of it lent, all to be paid back in March."""
    v = svar(kontor, ferdig_utkast(kontor, tekst=tekst), form="lan", formgrunn="Skattepenger i mars.")
    return innhold.sett_del(kontor.okt(), v.id, v.versjon, "lanevilkar", forste_avdrag=date(2027, 3, 1))


def test_ve_22_er_alle_utbetalingene_annullert_lukkes_refusjonen_og_oppgaven_med_grunnen(kontor: Kontor) -> None:
    v = fullfor(kontor, svar(kontor, ferdig_utkast(kontor), refusjon="paragraf_26", ytelse="dagpenger"))
    assert krav(kontor) == ["refusjon_26"]
    okt, id_ = kontor.okt("JON"), v.utbetalinger[0].id or 0
    utbetaling_tilstand.stopp(okt, id_, "Hun er reist.")
    assert krav(kontor) == ["refusjon_26"], "stopped may be let go"
    utbetaling_tilstand.annuller(okt, id_, "Hun er reist.")
    assert krav(kontor) == []
    stand = oppgjor.hent(kontor.okt(), v.person_id).refusjoner[0]
    assert (stand.tilstand, stand.hendelser[0].tekst) == ("lukket", "Alle utbetalingene er annullert, så det er ingenting å kreve.")
    assert oppgjor.hent(kontor.okt()).refusjoner == ()
    assert i_orden(kontor)


def test_ve_22_et_opphor_for_noe_er_betalt_lukker_refusjonen_og_lanet_star_ikke_som_apent(kontor: Kontor) -> None:
    v = fullfor(kontor, svar(kontor, ferdig_utkast(kontor), refusjon="paragraf_26", ytelse="dagpenger"))
    fullfor(kontor, hode(kontor, endring(kontor, v, Vedtaksart.OPPHOR), fra=v.fra, begrunnelse=NY_TEKST))
    assert krav(kontor) == []
    lant = fullfor(kontor, som_lan(kontor, "Skattepengene kommer i mars, og til da har han ingenting å leve av."))
    assert [x.vedtak_id for x in oppgjor.hent(kontor.okt()).lan] == [lant.id]
    fullfor(kontor, hode(kontor, endring(kontor, lant, Vedtaksart.OPPHOR), fra=lant.fra, begrunnelse="Han fikk arbeid i Bodø."))
    assert oppgjor.hent(kontor.okt()).lan == ()
    assert i_orden(kontor)


def test_ve_18_et_lan_som_staar_fra_for_blir_ikke_spurt_om_vilkarene_en_gang_til(kontor: Kontor) -> None:
    """Repaid long since: the omgjøring that lends nothing more has nothing to say of how it is paid back."""
    v = fullfor(kontor, som_lan(kontor))
    utbetal(kontor, v)
    o = hode(kontor, endring(kontor, v, Vedtaksart.OMGJORING), avvik="ingen", begrunnelse=NY_TEKST)
    o = innhold.sett_del(kontor.okt(), o.id, o.versjon, "lanevilkar", forste_avdrag=o.fra)
    assert ("VE-3", "lanevilkar") not in stopp(kontor, o)
    mer = innhold.endre(kontor.okt(), o.id, o.versjon, o.behov[0].model_copy(update={"belop_ore": 1_260_000}))
    assert ("VE-3", "lanevilkar") in stopp(kontor, mer), "3 100 more is lent"
