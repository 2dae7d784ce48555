"""The demo offices as a whole: the same every time, multiplied, empty and nasty; and what `navtui demo` refuses."""

from __future__ import annotations

import hashlib
import time
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import mean

import pytest

from navtui.domain.demo import tider
from navtui.domain.fodselsnummer import sjekk
from navtui.domain.kodeverk import Vedtakstilstand
from navtui.domain.logg import Logginnslag, forste_brudd
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak_innhold import sjekk_signert_innhold
from navtui.domain.vedtaksperiode import lengste_til
from navtui.services import postmote, utbetaling
from navtui.services.demo import lag_demo, utvalgene
from navtui.services.innlogging import logg_inn
from navtui.services.klokke import Klokke
from navtui.services.okt import Okt
from navtui.services.passord import DEMO_PASSORD, DEMO_PIN, stemmer
from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from navtui.services.vedtak_regler import sjekk as sjekk_regler
from navtui.store import db, vedtak
from tests.demokontor import demokontor
from tests.services.test_demo import LEA, Demo

DATO = date(2026, 11, 20)


def lag(mappe: Path, utvalg: str = "vaagan", dato: date = DATO, ganger: int = 1) -> Demo:
    fil = mappe / f"{utvalg}-{dato}-{ganger}.navtui"
    return Demo(lag_demo(fil, utvalg, dato, ganger), dato)


@pytest.fixture(scope="module")
def vaagan(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The Vågan office on the usual day."""
    return Demo(demokontor(tmp_path_factory), DATO)


@pytest.fixture(scope="module")
def slem(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The nasty office."""
    return Demo(demokontor(tmp_path_factory, "slem"), DATO)


def _innhold(base: db.Base) -> str:
    """A hash of every row of every table."""
    h = hashlib.sha256()
    conn = db.koble(base, None, DATO)
    try:
        tabeller = [r[0] for r in conn.execute("select name from sqlite_master where type = 'table' order by name")]
        for tabell in tabeller:
            for rad in conn.execute(f"select * from {tabell} order by 1, 2"):
                h.update(repr((tabell, *rad)).encode())
    finally:
        conn.close()
    return h.hexdigest()


def test_samme_dato_gir_samme_innhold_og_en_annen_dato_et_annet(
    tmp_path: Path, vaagan: Demo, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert _innhold(lag(tmp_path).base) == _innhold(vaagan.base)
    forste = Demo(demokontor(tmp_path_factory, dato=tider.FORSTE_DATO), tider.FORSTE_DATO)
    assert _innhold(forste.base) != _innhold(vaagan.base)
    assert forste.en(f"select count(distinct person_id) from vedtak v where {LOPENDE}") == 111
    assert forste.en("select count(*) from vedtak where tilstand = 'til_kontroll'") == 3


def test_pe_2_ganger_mangedobler_personer_og_ikke_ansatte(tmp_path: Path, vaagan: Demo) -> None:
    start = time.perf_counter()
    to = lag(tmp_path, ganger=2)
    print(f"\n2 x demokontoret på {time.perf_counter() - start:.1f} s")
    assert to.en("select count(*) from ansatt") == 8
    for sql in (
        "select count(*) from sak where avsluttet is null", "select count(*) from gjeldssak", "select count(*) from vedtak",
        "select count(*) from soknad where tilstand = 'mottatt'", "select count(*) from kvp",
    ):  # fmt: skip
        assert to.en(sql) == 2 * vaagan.en(sql), sql
    fnr = [r["fnr"] for r in to.alle("select fnr from person where fnr is not null")]
    assert len(set(fnr)) == len(fnr)
    assert all(sjekk(f, demo=True).syntetisk for f in fnr)
    navn = "select count(distinct sokenavn) from person p join sak s on s.person_id = p.id"
    assert to.en(navn) > 225
    assert forste_brudd(Logginnslag(**dict(r)) for r in to.alle("select * from logg order by nr")) is None


def test_pe_2_numrene_tar_ikke_slutt_naar_mange_er_fodt_samme_dag() -> None:
    from navtui.domain.demo.nummer import Nummerserie

    serie = Nummerserie()
    fnr = [serie.fnr(date(1990, 5, 17)) for _ in range(900)]
    assert len({f for f, _ in fnr}) == 900
    assert all(sjekk(f, demo=True).fodt == fodt for f, fodt in fnr)


def test_passordet_og_pin_er_demoens_og_pin_har_vanlig_styrke(vaagan: Demo) -> None:
    assert logg_inn(vaagan.fil, "KAL", DEMO_PASSORD).ident == "KAL"
    for r in vaagan.alle("select pin, rolle from ansatt"):
        assert (r["pin"] is None) == (r["rolle"] == "mottak")
        assert r["pin"] is None or r["pin"].startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert stemmer(vaagan.alle("select pin from ansatt where ident = 'KAL'")[0]["pin"], DEMO_PIN)


def test_hvert_iverksatt_vedtak_taaler_reglene(vaagan: Demo) -> None:
    """No stopp in what two people have signed, nor in what waits for the second, unless somebody has moved in since."""
    flyttet = "select 1 from husstandsmedlem m where m.person_id = v.person_id and m.fra > substr(v.opprettet, 1, 10)"
    with db.lese(vaagan.base, LEA, DATO) as les:
        ider = [
            r["id"]
            for r in les.rader(
                f"""select id from vedtak v where tilstand in ('iverksatt', 'til_kontroll') and not exists ({flyttet})
                and (id % 4 = 0 or art <> 'stonad' or tilstand <> 'iverksatt' or til >= :i_dag)""",
                alle=True,
            )
        ]
        assert len(ider) > 250
        for v in (vedtak.hent(les, id_) for id_ in ider):
            stopp = [b for b in sjekk_regler(les, v) if isinstance(b, Regelbrudd)]
            assert not stopp, (v.nummer, v.art, [str(b) for b in stopp])


def test_utkastene_venter_paa_noe(vaagan: Demo) -> None:
    with db.lese(vaagan.base, LEA, DATO) as les:
        rader = les.rader("select id from vedtak where tilstand = 'utkast' and retur = 0", alle=True)
        for v in (vedtak.hent(les, r["id"]) for r in rader):
            assert v.tilstand is Vedtakstilstand.UTKAST
            assert "VE-13" in {b.regel for b in sjekk_regler(les, v) if isinstance(b, Regelbrudd)}


LOPENDE = "v.tilstand = 'iverksatt' and v.engang = 0 and v.art = 'stonad' and v.fra <= :i_dag and v.til >= :i_dag"


def test_belopene_har_tallenes_form(vaagan: Demo) -> None:
    """fag/tall.md: 9 314 kr a month in 2016, here in the sats of 2026; 41 % live on sosialhjelp, 28 % have trygd, 20 % work."""
    rader = vaagan.alle(
        f"""select v.sum_ore, v.inntektsrolle, v.hovedinntekt, v.husstandsform, exists (select 1 from vedtaksbarn b where b.vedtak_id =
        v.id) as barn
            from vedtak v where {LOPENDE}"""
    )
    vekst = 8300 / 5850
    kr = {True: [r["sum_ore"] / 100 for r in rader if r["barn"]], False: [r["sum_ore"] / 100 for r in rader if not r["barn"]]}
    assert mean(r["sum_ore"] / 100 for r in rader) == pytest.approx(9314 * vekst, rel=0.15)
    assert mean(kr[False]) < mean(kr[True])
    assert 100 * sum(r["inntektsrolle"] == "hovedinntekt" for r in rader) / len(rader) == pytest.approx(41, abs=3)
    assert 100 * sum(r["hovedinntekt"] == "introduksjonsstonad" for r in rader) / len(rader) == pytest.approx(8, abs=2)
    assert 100 * sum(r["hovedinntekt"] == "arbeid" and r["inntektsrolle"] == "supplerende" for r in rader) / len(rader) == pytest.approx(
        20, abs=4
    )


def test_kjedene_gaar_14_maaneder_tilbake_og_har_hull(vaagan: Demo) -> None:
    assert vaagan.en("select cast(julianday(:i_dag) - julianday(min(fra)) as integer) from vedtak where art = 'stonad'") in range(380, 440)
    hull = """select count(*) from vedtak v where v.forrige_id is null and v.art = 'stonad' and v.engang = 0
        and exists (select 1 from vedtak f where f.person_id = v.person_id and f.art = 'stonad' and f.engang = 0 and f.til < v.fra)"""
    assert vaagan.en(hull) >= 10


def test_pe_4_barn_i_alle_band_og_par_der_begge_er_mottakere(vaagan: Demo) -> None:
    band = {r[0] for r in vaagan.alle("select distinct kode from vedtakslinje where kode like 'barn%'")}
    assert band >= {"barn_0_5", "barn_6_10", "barn_11_17"}
    par = """select count(*) from husstandsmedlem a join husstandsmedlem b on b.husstand_id = a.husstand_id and b.person_id > a.person_id
        where a.til is null and b.til is null and a.rolle = 'voksen' and b.rolle = 'voksen'
        and exists (select 1 from sak where person_id = a.person_id) and exists (select 1 from sak where person_id = b.person_id)"""
    assert vaagan.en(par) == 5
    assert vaagan.en("select count(*) from husstandsmedlem where andel = 50") >= 1


def test_slem_har_400_saker_og_de_styggeste_navnene(slem: Demo) -> None:
    assert slem.en("select count(*) from sak where avsluttet is null") == 400
    navn = [r["navn"] for r in slem.alle("select fornavn || ' ' || etternavn as navn from person")]
    for del_ in ("[/]", "[@click=app.quit]", "\u202e", "\x1b", "\n", ";", "=1+1", "'); drop table", "\u0301"):
        assert any(del_ in n for n in navn), repr(del_)
    assert max(len(r[0]) for r in slem.alle("select etternavn from person")) == 200
    tekster = [
        r[0] for r in slem.alle("select tekst from beskjed union select tekst from journalnotat union select begrunnelse from vedtak")
    ]
    assert any("[@click=app.quit]" in t for t in tekster)
    assert any("\x1b[2J" in t for t in tekster)
    with db.lese(slem.base, LEA, DATO) as les:
        for r in les.rader("select id from vedtak where tilstand = 'iverksatt'", alle=True):
            assert sjekk_signert_innhold(vedtak.hent(les, r["id"])) is None


def test_tom_har_bare_ansatte(tmp_path: Path) -> None:
    tom = lag(tmp_path, "tom")
    assert tom.en("select count(*) from ansatt") == 8
    assert [tom.en(f"select count(*) from {t}") for t in ("person", "sak", "vedtak", "soknad", "fravaer")] == [0] * 5
    assert tom.en("select demo from kontor") == 1
    assert utvalgene() == ("slem", "tom", "vaagan")


@pytest.mark.parametrize(
    ("utvalg", "dato", "ganger", "felt"),
    [("finnes_ikke", DATO, 1, "utvalg"), ("../vaagan", DATO, 1, "utvalg"), ("vaagan", date(2012, 1, 1), 1, "dato"),
     ("vaagan", date(2039, 1, 1), 1, "dato"), ("vaagan", DATO, 0, "ganger")],
)  # fmt: skip
def test_pe_2_det_som_ikke_kan_lages_nektes_og_etterlater_ingenting(
    tmp_path: Path, utvalg: str, dato: date, ganger: int, felt: str
) -> None:
    with pytest.raises(Regelbrudd) as feil:
        lag_demo(tmp_path / "d.navtui", utvalg, dato, ganger)
    assert feil.value.felt == felt
    assert list(tmp_path.iterdir()) == []


def test_en_fil_som_er_der_blir_ikke_overskrevet(tmp_path: Path) -> None:
    fil = tmp_path / "d.navtui"
    fil.write_text("noe annet")
    with pytest.raises(Regelbrudd):
        lag_demo(fil, "tom", DATO, 1)
    assert fil.read_text() == "noe annet"
    assert [p.name for p in tmp_path.iterdir()] == ["d.navtui"]


@pytest.mark.parametrize("om", [0, 1, 7, 14, 15, 22, 29])
def test_ve_1_kjedene_moeter_aldri_en_for_kort_maaned(om: int) -> None:
    """On every day of two years: the last vedtak covers today, and each month of the chain is a whole one."""
    for dag in (date.fromordinal(n) for n in range(date(2027, 1, 1).toordinal(), date(2029, 1, 1).toordinal())):
        til = tider.siste_dag(dag, om)
        perioder = tider.kjede("1" * 14, til)
        assert perioder[-1].fra <= dag <= til
        assert ((til - dag).days <= tider.FORNYELSESVINDU) == (om <= tider.FORNYELSESVINDU)
        assert all(b.fra.toordinal() == a.til.toordinal() + 1 for a, b in pairwise(perioder))
        assert all(lengste_til(p.fra) == p.til for p in perioder)


@pytest.mark.parametrize("utvalg", ["vaagan", "slem"])
def test_navtui_sjekk_finner_ingenting(utvalg: str, request: pytest.FixtureRequest) -> None:
    d: Demo = request.getfixturevalue(utvalg)
    okt = Okt(d.base, "LEA", "Lea Strand", "leder", "Nav Vågan", True, Klokke(d.dato))
    svar = [*sjekk_fil(d.base), *sjekk_innhold(okt)]
    assert len(svar) > 10
    assert [s.linje for s in svar if s.funn] == []


def test_pm_7_dagen_viser_inhabil_borte_og_fast_veileder(vaagan: Demo) -> None:
    """The suggestions of today's queue tell why; the protected person's søknad is in the closed queue only (PM-12)."""
    okt = Okt(vaagan.base, "KAL", "Kari Lund", "veileder", "Nav Vågan", True, Klokke(vaagan.dato))
    rader = {r.etternavn: r for r in postmote.hent(okt).rader if r.soknad_id is not None}
    assert "inhabil" in rader["Lund"].forslag_grunn
    assert "borte" in rader["Myhre"].forslag_grunn
    assert (rader["Olsen"].forslag, rader["Olsen"].forslag_grunn.startswith("fast veileder")) == ("KAL", True)
    assert rader["Hansen"].saksbehandler == "IDA"
    assert rader["Berg"].ny_soker
    assert "Vangen" not in rader
    assert [r.etternavn for r in postmote.hent(okt, lukket=True).rader] == ["Vangen"]


def test_ve_21_noe_forfaller_i_dag_og_to_har_byttet_konto(vaagan: Demo) -> None:
    okt = Okt(vaagan.base, "LEA", "Lea Strand", "leder", "Nav Vågan", True, Klokke(vaagan.dato))
    forfall = utbetaling.hent_forfall(okt, vaagan.dato)
    assert forfall.apne
    assert vaagan.en("select count(*) from person where konto_fra between date(:i_dag, '-30 days') and :i_dag") == 2
    byttet = """select count(*) from person p where p.konto_fra is not null
        and exists (select 1 from vedtak v join utbetaling u on u.vedtak_id = v.id
        where v.person_id = p.id and u.mottaker = 'person' and u.kontonummer <> p.kontonummer)"""
    assert vaagan.en(byttet) == 2
