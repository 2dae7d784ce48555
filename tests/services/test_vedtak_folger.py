"""VE-13, KO-7: a month's livsopphold that follows on the last one is its renewal, whichever way it is begun."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.fornyelse_linjer import endret_ore, sammenstill, stonad_ore
from navtui.domain.kodeverk import Utgiftstype, Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Behov, Vedtak
from navtui.domain.vedtak_fornyelse import folger
from navtui.services import kontroll, signatur, vedtak, vedtak_skjerm
from navtui.services import vedtak_innhold as innhold
from navtui.services.vedtak_skjerm import Veivalg
from tests.domain.test_vedtak import vedtak as domenevedtak
from tests.kontor import I_DAG, PIN, Kontor
from tests.vedtakshjelp import NY_TEKST, VOKSEN, ferdig_utkast, iverksatt, kontroller, sendt


def apne(kontor: Kontor, dag: date = I_DAG, **vei: object) -> Vedtak:
    """The vedtak that is open when she has gone that way."""
    okt = kontor.okt("KAL", dag)
    return vedtak.hent(okt, vedtak_skjerm.apne(okt, Veivalg(**vei)))  # type: ignore[arg-type]


def ny(kontor: Kontor, v: Vedtak, dag: date = I_DAG) -> Vedtak:
    """`v n 1` on the person."""
    return apne(kontor, dag, person_id=v.person_id, art=Vedtaksart.STONAD)


def soker(kontor: Kontor, v: Vedtak, *arter: str, **mer: object) -> int:
    """A søknad that waits with KAL."""
    return kontor.soknad(v.person_id, *arter, **{"tilstand": "fordelt", "saksbehandler": "KAL"} | mer)


def test_ve_13_et_nytt_vedtak_om_livsopphold_er_fornyelsen_av_det_som_loper(kontor: Kontor) -> None:
    forrige = iverksatt(kontor)
    soknad = soker(kontor, forrige, "livsopphold", "husleie", "strom")
    v = ny(kontor, forrige)
    assert (v.forrige_id, v.soknad_id, v.fra) == (forrige.id, soknad, date(2027, 1, 1))
    assert [b.belop_ore for b in v.behov] == [950_000]
    assert "VE-13" in [b.regel for b in vedtak.bilde(kontor.okt(), v.id).stopp]
    assert ny(kontor, forrige).id == v.id, "the same draft, not another beside it"


@pytest.mark.parametrize("vei", ["ny", "neste", "soknaden"])
def test_ve_13_uten_soknad_og_fra_soknaden_er_det_ogsa_en_fornyelse(kontor: Kontor, vei: str) -> None:
    forrige = iverksatt(kontor)
    if vei == "soknaden":
        v = apne(kontor, soknad_id=soker(kontor, forrige, "livsopphold"))
    else:
        v = ny(kontor, forrige) if vei == "ny" else apne(kontor, person_id=forrige.person_id)
    assert v.forrige_id == forrige.id


def test_ve_13_en_soknad_som_kommer_etter_at_fornyelsen_er_begynt_gir_ikke_et_utkast_til(kontor: Kontor) -> None:
    forrige = iverksatt(kontor)
    begynt = apne(kontor, forrige_id=forrige.id)
    soknad = soker(kontor, forrige, "livsopphold", "husleie")
    for vei in ({"soknad_id": soknad}, {"person_id": forrige.person_id, "art": Vedtaksart.STONAD}, {"person_id": forrige.person_id}):
        assert apne(kontor, **vei).id == begynt.id
    innhold.endre_hode(kontor.okt(), begynt.id, begynt.versjon, soknad_id=soknad)
    annen = soker(kontor, forrige, "livsopphold", mottatt=date(2026, 11, 19))
    assert apne(kontor, soknad_id=annen).id != begynt.id, "it answers another"


def test_ve_20_uten_soknad_fornyes_ikke_det_som_gikk_ut_for_lenge_siden(kontor: Kontor) -> None:
    forrige = iverksatt(kontor)
    assert apne(kontor, date(2027, 1, 31), person_id=forrige.person_id).fra == date(2027, 1, 1)
    annen = iverksatt(kontor, tekst=NY_TEKST)
    with pytest.raises(Regelbrudd, match="VE-20: Det er ingen ubesvart søknad"):
        apne(kontor, date(2027, 2, 1), person_id=annen.person_id)


def test_ve_13_det_som_ikke_er_maanedens_livsopphold_er_ingen_fornyelse(kontor: Kontor) -> None:
    forrige = iverksatt(kontor)
    tann = soker(kontor, forrige, "tannbehandling")
    v = ny(kontor, forrige)
    assert (v.forrige_id, v.soknad_id) == (None, tann)
    assert apne(kontor, person_id=forrige.person_id, art=Vedtaksart.NODHJELP).forrige_id is None


@pytest.mark.parametrize(
    ("dag", "fra", "fornyelse"),
    [
        (date(2026, 12, 20), date(2027, 1, 1), True),
        (date(2027, 1, 1), date(2027, 1, 1), True),
        (date(2027, 1, 12), date(2027, 1, 12), True),
        (date(2027, 1, 31), date(2027, 1, 31), True),
        (date(2027, 2, 1), date(2027, 2, 1), False),
    ],
)
def test_ve_13_det_som_gikk_ut_for_over_en_maaned_siden_fornyes_ikke(kontor: Kontor, dag: date, fra: date, fornyelse: bool) -> None:
    """It begins where it ended, but not before it was applied for; and a month later it is a new spell."""
    forrige = iverksatt(kontor)
    soker(kontor, forrige, "livsopphold", mottatt=dag)
    v = ny(kontor, forrige, dag)
    assert (v.fra, v.forrige_id is not None) == (fra, fornyelse)


def test_ve_13_pe_9_et_vedtak_i_en_sak_som_er_avsluttet_fornyes_ikke(kontor: Kontor) -> None:
    forrige = iverksatt(kontor)
    with kontor.okt("LEA").skrive() as s:
        s.endre("sak", hvor={"id": forrige.sak_id}, avsluttet=I_DAG, avslutningsarsak="annet")
        s.logg("test")
    kontor.sak(forrige.person_id, saksnummer="2026-0999")
    soker(kontor, forrige, "livsopphold")
    assert ny(kontor, forrige).forrige_id is None


def test_ko_7_kontrollen_sammenligner_med_det_forrige_ogsaa_naar_det_ikke_er_en_fornyelse(kontor: Kontor) -> None:
    """A draft that was begun before the program made it a renewal, or begins more than a month later."""
    forrige = iverksatt(kontor)
    v = ferdig_utkast(kontor, person_id=forrige.person_id, tekst=NY_TEKST, fra=date(2027, 3, 1), til=date(2027, 3, 31))
    v = innhold.passer_varsel(kontor.okt(), v.id, v.versjon, "VE-5", "Ny sats er ikke kunngjort ennå.")
    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    bilde = kontroll.hent(kontor.okt("IDA"), v.id)
    assert bilde.forrige is not None
    assert bilde.forrige.id == forrige.id
    rad = kontroll.liste(kontor.okt("IDA"))[0]
    assert (rad.forrige_sum_ore, rad.endring_ore) == (forrige.sum_ore, 0)
    assert kontroller(kontor, v).tilstand == "iverksatt"


def test_ko_7_det_forste_og_en_engangsytelse_sammenlignes_ikke(kontor: Kontor) -> None:
    forst = sendt(kontor)
    assert kontroll.hent(kontor.okt("IDA"), forst.id).forrige is None
    kontroller(kontor, forst)
    soker(kontor, forst, "tannbehandling")
    v = apne(kontor, person_id=forst.person_id)
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, engang=True, til=v.fra)
    assert kontroll.hent(kontor.okt("IDA"), v.id).forrige is None


def test_ko_7_en_fornyelse_etter_en_omgjoring_holdes_mot_det_omgjoringen_gir(kontor: Kontor) -> None:
    """What the omgjøring had left to pay is not what it granted, and what was paid before it is nothing that is lost now."""
    v = iverksatt(kontor)
    with kontor.okt("LEA").skrive() as s:
        s.endre("utbetaling", hvor={"vedtak_id": v.id}, tilstand="utbetalt", utbetalt_dato=I_DAG)
        s.logg("test")
    o = vedtak.nytt_utkast(kontor.okt(), v.person_id, art=Vedtaksart.OMGJORING, endrer_id=v.id)
    o = innhold.endre(kontor.okt(), o.id, o.versjon, o.behov[0].model_copy(update={"belop_ore": 1_000_000}))
    o = innhold.endre_hode(kontor.okt(), o.id, o.versjon, avvik="ingen", begrunnelse="Leien var høyere.")
    o = signatur.send(kontor.okt(), o.id, o.versjon, PIN)
    rad = kontroll.liste(kontor.okt("IDA"))[0]
    assert (rad.sum_ore, rad.forrige_sum_ore, rad.endring_ore) == (50_000, v.sum_ore, 50_000), "what is paid, and what is changed"
    o = kontroller(kontor, o)
    ny_ = vedtak.fornye(kontor.okt(), o.id)
    linjer = sammenstill(o, ny_)
    assert ([r.tekst for r in linjer if r.merke], endret_ore(linjer)) == ([], 0)
    assert (stonad_ore(o), stonad_ore(ny_)) == (ny_.sum_ore, ny_.sum_ore)
    assert kontroll.hent(kontor.okt("IDA"), ny_.id).forrige == o


def test_ve_13_folger_er_dagen_en_maaned_etter() -> None:
    v = domenevedtak(til=date(2026, 1, 31))
    assert folger(v, date(2026, 2, 28))
    assert not folger(v, date(2026, 3, 1))
    assert folger(v, date(2026, 1, 5)), "it still runs"


def test_ve_4_utgiften_i_fornyelsen_er_den_samme_og_skal_bekreftes(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN)
    forrige = iverksatt(kontor, person_id=p)
    v = ny(kontor, forrige)
    assert v.behov[0].svar is None
    v = innhold.legg_til(kontor.okt(), v.id, v.versjon, Behov(art=Utgiftstype.STROM, belop_ore=100_000))
    assert v.behov[-1].svar == "ny"
