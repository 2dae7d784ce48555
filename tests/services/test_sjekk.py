"""`sjekk` is silent about a file that keeps the rules, and finds each breach that another tool has made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from navtui.services.fil import apne
from navtui.services.klokke import Klokke
from navtui.services.okt import Okt
from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from navtui.store import db
from navtui.store.sjekk import INVARIANTER
from navtui.store.sjekk_klage import INVARIANTER as KLAGEINVARIANTER
from tests.demokontor import demokontor
from tests.kontor import I_DAG, Kontor, kopi, raa


@pytest.fixture(scope="module")
def demofil(tmp_path_factory: pytest.TempPathFactory) -> db.Base:
    """A demo office."""
    return demokontor(tmp_path_factory)


@pytest.fixture
def demo(demofil: db.Base, tmp_path: Path) -> Okt:
    """Its mottak's session, who has access to no protected person."""
    base = kopi(demofil, tmp_path)
    kontor = apne(base.fil)
    return Okt(base, "PER", "Per", "mottak", kontor.navn, True, Klokke(kontor.demo_dato))


def funn(okt: Okt) -> list[str]:
    """What is wrong, as `navtui sjekk` says it."""
    return [f"{s.regel}: {s.funn}" for s in (*sjekk_fil(okt.base), *sjekk_innhold(okt)) if s.funn]


def rediger(base: db.Base, *setninger: str) -> str:
    """Change the file as someone with another tool would: triggers out of the way, and put back. Answers with the first row of the last."""
    conn = raa(base.fil, base.nokkel)
    conn.create_function("i_dag", 0, lambda: str(I_DAG))
    conn.create_function("innlogget", 0, lambda: "KAL")
    utlosere = conn.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    conn.execute("begin")  # one commit, not one for each of two hundred
    for navn, _ in utlosere:
        conn.execute(f"drop trigger {navn}")
    conn.execute("commit")
    rad = None
    for setning in setninger:
        rad = conn.execute(setning).fetchone() or rad
    conn.execute("begin")
    for _, sql in utlosere:
        conn.execute(sql)
    conn.execute("commit")
    conn.close()
    return str(rad[0]) if rad else ""


def test_demokontoret_er_i_orden(demo: Okt) -> None:
    assert funn(demo) == []


def test_ingen_kontroll_setter_hvert_vedtak_mot_hvert(demo: Okt) -> None:
    """An index that SQLite makes for the one question, over a table that grows, is all against all: hours in a large file."""
    smaa = {"rot", "k", "b"}  # the links of registrations, and what the question itself has narrowed down
    with demo.lese() as les:
        planer = [(i.sql, r[3]) for i in (*INVARIANTER, *KLAGEINVARIANTER) for r in les.utfor(f"explain query plan {i.sql.strip()}", True)]
    assert len(planer) > 100
    assert [plan for plan in planer if "AUTOMATIC" in plan[1] and plan[1].split()[1] not in smaa] == []


def test_ko_9_ve_5_de_lagrede_linjene_har_sin_egen_regning_og_gir_summen_uten_programmet(demo: Okt) -> None:
    """Only the stored rows are read here, and added up by hand: so any later version gets the same øre."""
    with demo.lese() as les:
        vedtak = {r["id"]: r["sum_ore"] for r in les.rader("select id, sum_ore from vedtak where tilstand = 'iverksatt'", alle=True)}
        linjer = les.rader("select * from vedtakslinje", alle=True)
    sum_: dict[int, dict[str, int]] = {id_: dict.fromkeys(("behov", "inntekt", "staar", "utbetalt", "holdt_utenfor"), 0) for id_ in vedtak}
    for r in (r for r in linjer if r["vedtak_id"] in vedtak):
        dager, av = r["dager"], r["dager_i_maaned"]
        assert abs(r["belop_ore"] * av - r["maanedsbelop_ore"] * dager) < av if av else r["belop_ore"] == r["maanedsbelop_ore"]
        assert (r["sats_fra"] is not None) == (r["ref"] == "livsopphold" or r["ref"].startswith("barn:"))
        sum_[r["vedtak_id"]]["staar" if r["ref"].startswith("staar:") else r["art"]] += r["belop_ore"]
    regnet = {id_: max(0, max(0, s["behov"] - s["inntekt"]) + s["staar"] - s["utbetalt"]) for id_, s in sum_.items()}
    assert len([ore for ore in vedtak.values() if ore]) > 20
    assert {id_: regnet[id_] for id_, ore in vedtak.items() if ore} == {id_: ore for id_, ore in vedtak.items() if ore}


_NR = "returning (select nummer from vedtak where id = vedtak_id)"
_ET = "(select min(id) from vedtak where tilstand = 'iverksatt' and art = 'stonad' and sum_ore > 0)"
_TIL_KONTROLL = "(select min(id) from vedtak where tilstand = 'til_kontroll')"
_LISTE = "(select min(id) from utbetalingsliste)"
_ID = "returning 'person ' || id"
_MED_KODE_6 = """(select min(person_id) from husstandsmedlem where person_id in (select id from person where skjerming <> 'kode_6')
    and husstand_id in (select husstand_id from husstandsmedlem m join person p on p.id = m.person_id where p.skjerming = 'kode_6'))"""


def test_hver_linje_er_sann_som_den_star(demo: Okt) -> None:
    """ "ok" stands before what holds, "FEIL" before what is wrong and where; nobody reads "ok" before a breach."""
    ok = [s.linje for s in (*sjekk_fil(demo.base), *sjekk_innhold(demo))]
    assert "ok   KO-3: hvert iverksatt vedtak har to signaturer av to personer over samme innhold" in ok
    assert all(linje.startswith("ok   ") for linje in ok)
    assert len(set(ok)) == len(ok)
    nummer = rediger(demo.base, f"delete from signatur where vedtak_id = {_ET} and plass = 2 {_NR}")
    linjer = [s.linje for s in sjekk_innhold(demo)]
    assert f"FEIL KO-3: mangler en av de to signaturene: {nummer}" in linjer
    assert not any("har to signaturer" in linje for linje in linjer)


@pytest.mark.parametrize(
    ("sql", "hva"),
    [
        pytest.param(f"update vedtak set begrunnelse = 'noe annet' where id = {_ET} returning nummer", "KO-3: endret etter", id="tekst"),
        pytest.param(f"update vedtakslinje set tekst = 'x' where vedtak_id = {_ET} {_NR}", "KO-3: endret etter", id="linje"),
        pytest.param(f"delete from signatur where vedtak_id = {_ET} and plass = 2 {_NR}", "KO-3: mangler en", id="signatur"),
        pytest.param(
            "insert into vedtaksendring select v.id, v.retur, s.ident from vedtak v join signatur s on s.vedtak_id = v.id and "
            f"s.runde = v.runde and s.plass = 2 where v.id = {_ET} {_NR}", "KO-2: kontrollert av en", id="egen-endring",
        ),
        pytest.param(f"delete from signatur where vedtak_id = {_TIL_KONTROLL} and plass = 1 {_NR}", "KO-1: til kontroll uten", id="ko-1"),
        pytest.param(f"update vedtak set sum_ore = sum_ore + 1 where id = {_ET} returning nummer", "KO-9: linjene gir ikke", id="sum"),
        pytest.param(
            f"update utbetaling set belop_ore = belop_ore + 1 where vedtak_id = {_ET} {_NR}", "VE-16: utbetalingene er ikke", id="betaling"
        ),
        pytest.param(
            f"update utbetalingsliste set antall = antall + 1 where id = {_LISTE} returning 'liste ' || id", "VE-21: sum eller", id="antall"
        ),
        pytest.param(
            f"update utbetaling set liste_id = null where liste_id = {_LISTE} returning 'liste ' || {_LISTE}", "VE-21: sum eller",
            id="liste",
        ),
        pytest.param(
            "update soknad set person_id = (select max(id) from person where id <> person_id) where id = (select soknad_id from vedtak "
            f"where id = {_ET}) returning (select nummer from vedtak where id = {_ET})", "VE-20: svarer på en annen", id="soknad",
        ),
        pytest.param(
            "update vedtak set sak_id = (select s.id from sak s where s.person_id <> vedtak.person_id limit 1) "
            f"where id = {_ET} returning nummer", "PE-9: hører til en annen persons", id="sak",
        ),
        pytest.param(
            "delete from navnedel where person_id = (select min(id) from person) returning 'person ' || person_id", "PE-1: søkenavnet",
            id="navn",
        ),
        pytest.param(
            "update person set fnr = substr(fnr, 1, 10) || ((substr(fnr, 11) + 1) % 10) where id = (select min(id) from person where fnr "
            "is not null) returning 'person ' || id", "PE-1: fødselsnummeret", id="fnr",
        ),
        pytest.param(
            f"update person set poststed = 'VÅGAN' where id = {_MED_KODE_6} {_ID}", "PE-5: adresse lagret", id="adresse",
        ),
        pytest.param("update logg set ident = 'XXX' where nr = 5 returning 'innslag 5'", "SI-3: loggen er brutt", id="logg-endret"),
        pytest.param("delete from logg where nr = 7 returning 'innslag 7'", "SI-3: loggen er brutt", id="logg-fjernet"),
    ],
)  # fmt: skip
def test_det_andre_verktoy_har_gjort_med_filen_finnes(demo: Okt, sql: str, hva: str) -> None:
    nummer = rediger(demo.base, sql)
    assert nummer, "the edit changed nothing"
    feil = funn(demo)
    treff = [svar for svar in feil if svar.startswith(hva)]
    assert treff, feil
    assert nummer in treff[0]


def test_pe_9_sak_gitt_til_en_som_har_sluttet(demo: Okt) -> None:
    saker = rediger(
        demo.base, "update ansatt set til = '2018-01-01' where ident = 'KAL'",
        "select count(*) from sak where veileder = 'KAL' and avsluttet is null",
    )  # fmt: skip
    loggen, svar = funn(demo)
    assert loggen == "PE-9: rollen, siste dag eller PIN er en annen enn i loggen: ansatt KAL"
    assert int(saker) > 10
    assert svar.startswith("PE-9: gitt til en som hadde sluttet: 20")
    assert svar.endswith(f"og {int(saker) - 10} til")


def test_si_5_en_fremmednokkel_som_peker_ut_i_intet(kontor: Kontor) -> None:
    p = kontor.person()
    rediger(kontor.base, "pragma foreign_keys = off", f"update navnedel set person_id = 999 where person_id = {p}")
    (svar,) = [s.linje for s in sjekk_fil(kontor.base) if s.funn]
    assert svar.startswith("FEIL SI-5: det vises til noe som ikke finnes: navnedel rad")


def test_pe_4_to_husstander_pa_en_gang(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.husstand("enslig", p)
    kontor.husstand("enslig", p, fra=date(2026, 1, 1))
    assert funn(kontor.okt()) == [f"PE-4: voksen i to husstander på samme dag: person {p}"]


@pytest.mark.parametrize(
    ("sql", "hvor"),
    [
        ("update soknad set mottatt = 'i går' where id = {0}", "soknad.mottatt rad {0}"),
        ("update soknad set mottatt = '0000-01-01' where id = {0}", "soknad.mottatt rad {0}"),
        ("update soknad set registrert_tid = '2026-11-20T11:61:00.000Z' where id = {0}", "soknad.registrert_tid rad {0}"),
        ("update soknad set kanal = 'fax' where id = {0}", "soknad"),
    ],
)
def test_si_5_det_som_er_av_et_annet_slag(kontor: Kontor, sql: str, hvor: str) -> None:
    """In a file from before the tables refused it, or written with their checks off."""
    s = kontor.soknad(kontor.person())
    rediger(kontor.base, "pragma ignore_check_constraints = on", sql.format(s))
    assert [svar.linje for svar in sjekk_fil(kontor.base) if svar.funn] == [
        f"FEIL SI-5: verdier som skjemaet ikke tillater: {hvor.format(s)}"
    ]
