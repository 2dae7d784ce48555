"""The demo office holds what the issue says, on any date, and breaks none of the rules it is there to show."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from navtui.domain.demo import tider
from navtui.domain.fodselsnummer import sjekk
from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.kontonummer import sjekk_kontonummer
from navtui.domain.logg import Logginnslag, forste_brudd
from navtui.domain.tilgang import Seer
from navtui.domain.vedtak_beregning import sjekk_frosset_sum
from navtui.domain.vedtak_innhold import innholdshash, sjekk_signert_innhold
from navtui.store import db, skjema, vedtak
from navtui.store.satser import leverte
from tests.demokontor import demokontor

DATOER = (date(2026, 11, 20), date(2028, 2, 29), tider.SISTE_DATO)
LEA = Seer("LEA", "leder")


class Demo:
    """A demo file and a way to ask it."""

    def __init__(self, base: db.Base, dato: date) -> None:
        self.base, self.fil, self.dato = base, base.fil, dato

    def alle(self, sql: str, **verdier: Any) -> list[db.Row]:
        with db.lese(self.base, LEA, self.dato) as les:
            return les.rader(sql, alle=True, **verdier)

    def en(self, sql: str, **verdier: Any) -> Any:
        return self.alle(sql, **verdier)[0][0]


@pytest.fixture(scope="module", params=DATOER, ids=str)
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The Vågan office on one date."""
    return Demo(demokontor(tmp_path_factory, dato=request.param), request.param)


ALDER = (
    "(select cast(strftime('%Y', :i_dag) as integer) - cast(substr(fodt, 1, 4) as integer) - (strftime('%m-%d', :i_dag) < substr(fodt, 6)))"
)


def test_kontoret_er_vaagan_med_egen_dato(demo: Demo) -> None:
    assert tuple(demo.alle("select navn, kommunenummer, demo, demo_dato from kontor")[0]) == ("Nav Vågan", "1865", 1, demo.dato.isoformat())
    rader = demo.alle("select ident, rolle, stillingsprosent, ansettelse from ansatt order by ident")
    assert {r["ident"] for r in rader} == {"KAL", "IDA", "JON", "EVA", "MAR", "GRO", "LEA", "PER"}
    assert [(r["ident"], r["stillingsprosent"]) for r in rader if r["ident"] == "JON"] == [("JON", 60)]
    assert [r["ansettelse"] for r in rader if r["ident"] == "EVA"] == ["statlig"]
    assert demo.en("select count(*) from fravaer where ident = 'EVA' and fra <= :i_dag and (til is null or til >= :i_dag)") == 1


def test_det_er_120_saker_og_111_mottakere(demo: Demo) -> None:
    assert demo.en("select count(*) from sak where avsluttet is null") == 120
    lopende = "v.tilstand = 'iverksatt' and v.engang = 0 and v.art = 'stonad' and v.fra <= :i_dag and v.til >= :i_dag"
    assert demo.en(f"select count(distinct person_id) from vedtak v where {lopende}") == 111
    ung = f"select count(*) from sak s join person p on p.id = s.person_id where s.avsluttet is null and {ALDER} < 25"
    assert demo.en(ung) == 17
    flyktninger = "select count(*) from sak s join person p on p.id = s.person_id where s.avsluttet is null and p.flyktning"
    assert demo.en(flyktninger) == 20
    assert 5 <= demo.en(f"{flyktninger} and p.introduksjon_fra <= :i_dag and p.introduksjon_til >= :i_dag") < 20


def test_op_4_13_av_de_17_unge_er_uten_aktivitet(demo: Demo) -> None:
    sql = f"select a.startet, a.aktuell from aktivitet a join person p on p.id = a.person_id where {ALDER} < 25"
    rader = demo.alle(sql)
    assert (len(rader), sum(r["startet"] is None for r in rader)) == (17, 13)
    assert demo.en(f"select count(*) from aktivitet a join person p on p.id = a.person_id where a.aktuell and {ALDER} < 30") == 6


def test_dagens_post_er_tolv_soknader(demo: Demo) -> None:
    i_dag = "registrert_tid >= :i_dag and tilstand <> 'besvart'"
    rader = demo.alle(f"select * from soknad where {i_dag}")
    assert len(rader) == 12
    assert [(r["nodhjelp_art"], r["tilstand"]) for r in rader if r["nodhjelp"]] == [("mat", "fordelt")]
    assert sum(r["tilstand"] == "mottatt" for r in rader) == 11
    ny_partner = """select count(distinct s.id) from soknad s
        join husstandsmedlem m on m.person_id = s.person_id and m.til is null and m.fra between date(:i_dag, '-30 days') and :i_dag
        join husstandsmedlem n on n.husstand_id = m.husstand_id and n.person_id <> m.person_id and n.rolle = 'voksen'
        where s.registrert_tid >= :i_dag"""
    assert demo.en(ny_partner) == 2
    assert demo.en(f"select count(*) from soknad s join person p on p.id = s.person_id where p.skjerming = 'kode_7' and s.{i_dag}") == 1
    inhabil = f"""select count(*) from soknad s join sak k on k.person_id = s.person_id and k.avsluttet is null
        join inhabilitet i on i.person_id = s.person_id and i.ident = k.veileder and i.til is null where s.{i_dag}"""
    borte = f"""select count(*) from soknad s join sak k on k.person_id = s.person_id and k.avsluttet is null
        join fravaer f on f.ident = k.veileder and f.fra <= :i_dag and f.til is null where s.{i_dag} and not s.fornyelse"""
    assert (demo.en(inhabil), demo.en(borte)) == (1, 1)


def _ut(demo: Demo) -> list[db.Row]:
    return demo.alle(
        """select v.*, p.fodt from vedtak v join person p on p.id = v.person_id where v.tilstand = 'iverksatt' and v.engang = 0
           and v.art = 'stonad' and v.til between :i_dag and date(:i_dag, '+14 days')
           and not exists (select 1 from vedtak n where n.person_id = v.person_id and n.tilstand = 'iverksatt' and n.fra > v.til)"""
    )


def test_25_vedtak_gaar_ut_paa_14_dager_og_noe_skifter(demo: Demo) -> None:
    ut = _ut(demo)
    assert len(ut) == 25
    grenser = """select count(*) from vedtak v join husstandsmedlem a on a.person_id = v.person_id and a.til is null
        join husstandsmedlem b on b.husstand_id = a.husstand_id and b.til is null join person p on p.id = b.person_id
        where v.id in (select value from json_each(:ider)) and exists (
            select 1 from (select 6 aar union select 11 union select 18 union select 25 union select 30 union select 67)
            where date(p.fodt, '+' || aar || ' years') between date(v.til, '+1 day') and date(v.til, '+31 days'))"""
    assert demo.en(grenser, ider=str([r["id"] for r in ut])) >= 5
    rekke = """with recursive bak(id, n) as (select :id, 1 union all select v.forrige_id, n + 1 from bak join vedtak v on v.id = bak.id
        where v.forrige_id is not null) select max(n) from bak"""
    assert sum(demo.en(rekke, id=r["id"]) == 5 for r in ut) >= 4


def test_det_er_vedtak_i_alle_tilstander(demo: Demo) -> None:
    assert demo.en("select count(*) from vedtak where tilstand = 'til_kontroll'") == 3
    assert demo.en("select count(*) from vedtak where tilstand = 'utkast' and retur = 1") == 1
    assert demo.en("select count(*) from vedtak where tilstand = 'utkast' and retur = 0") == 3
    assert demo.en("select count(*) from vedtak where art = 'avslag' and paragraf_19 <> ''") == 2
    assert demo.en("select count(*) from vedtak where tilstand = 'iverksatt' and engang") >= 6


def test_gj_1_15_gjeldssaker_tre_venter_lengst_41_dager(demo: Demo) -> None:
    rader = demo.alle(
        "select *, cast(julianday(:i_dag) - julianday(henvist_dato) as integer) as dager from gjeldssak where avsluttet is null"
    )
    assert len(rader) == 15
    venter = [r for r in rader if r["tilstand"] in ("henvist", "venter")]
    assert len(venter) == 3
    assert max(r["dager"] for r in venter) == 41
    assert all((r["vedtak_id"] is None) == (r in venter) for r in rader)
    assert len({r["tilstand"] for r in rader}) >= 7
    assert demo.en("select count(*) from gjeldskrav") >= 30


def test_op_9_ti_av_tolv_kvp_plasser(demo: Demo) -> None:
    assert demo.en("select count(*) from kvp where tilstand in ('i_program', 'permisjon')") == 10
    assert demo.en("select count(*) from kvp where tilstand = 'sokt'") == 2


def test_pe_2_alle_nummer_er_syntetiske(demo: Demo) -> None:
    rader = demo.alle("select fnr, fodt, kontonummer from person")
    for r in rader:
        if r["fnr"] is not None:
            assert sjekk(r["fnr"], demo=True).fodt.isoformat() == r["fodt"]
        if r["kontonummer"]:
            sjekk_kontonummer(r["kontonummer"])
    assert sum(r["fnr"] is None for r in rader) == 1


def test_pe_5_kode_6_og_husstanden_har_ingen_adresse(demo: Demo) -> None:
    rader = demo.alle("select p.adresse, p.postnummer, p.poststed from person p join skjermet s on s.person_id = p.id where s.niva = 3")
    assert len(rader) >= 2
    assert all(tuple(r) == (None, None, None) for r in rader)
    assert {r[0] for r in demo.alle("select distinct skjerming from person")} == {"ingen", "egen_ansatt", "kode_7", "kode_6"}


def test_pe_5_de_som_har_signert_for_skjermede_har_tilgang(demo: Demo) -> None:
    uten = """select count(*) from signatur g join vedtak v on v.id = g.vedtak_id join skjermet s on s.person_id = v.person_id
        where not exists (select 1 from tilgang t where t.person_id = v.person_id and t.ident = g.ident and t.til is null)"""
    assert demo.en("select count(*) from signatur g join vedtak v on v.id = g.vedtak_id join skjermet s on s.person_id = v.person_id") > 0
    assert demo.en(uten) == 0


def test_ko_3_to_personer_har_signert_alt_som_er_iverksatt_og_innholdet_er_det_signerte(demo: Demo) -> None:
    satser = leverte().veiledende
    with db.lese(demo.base, LEA, demo.dato) as les:
        ider = [r["id"] for r in les.rader("select id from vedtak where tilstand in ('iverksatt', 'til_kontroll')", alle=True)]
        for v in (vedtak.hent(les, id_) for id_ in ider):
            assert sjekk_signert_innhold(v) is None
            assert sjekk_frosset_sum(v, satser) is None
            assert v.innhold_hash == innholdshash(v)
            if v.tilstand == "iverksatt":
                assert None not in (v.avsender, v.kontrollor)
                assert v.avsender != v.kontrollor
                assert v.endret_av == {v.avsender}
    assert len(ider) > 700


def test_ve_5_linjene_summerer_til_det_som_er_frosset_og_betales(demo: Demo) -> None:
    avvik = """select count(*) from vedtak v where v.tilstand = 'iverksatt' and (
        v.sum_ore <> (select max(0, coalesce(sum(case art when 'behov' then belop_ore when 'inntekt' then -belop_ore else 0 end), 0))
                      from vedtakslinje l where l.vedtak_id = v.id)
        or v.sum_ore <> (select coalesce(sum(belop_ore), 0) from utbetaling u where u.vedtak_id = v.id))"""
    assert demo.en(avvik) == 0
    assert demo.en("select count(*) from vedtak where tilstand = 'iverksatt' and art = 'stonad' and sum_ore < 50000") == 0


def test_ve_1_ingen_varer_over_en_maaned_uten_grunn(demo: Demo) -> None:
    rader = demo.alle(
        "select fra, til, lengre_grunn, helseytelse from vedtak where art = 'stonad' and julianday(til) - julianday(fra) > 30.5"
    )
    assert [bool(r["lengre_grunn"] and r["helseytelse"]) for r in rader] == [True]


def test_ve_7_begrunnelsen_er_ikke_den_samme_som_maaneden_foer(demo: Demo) -> None:
    from rapidfuzz.fuzz import ratio

    par = demo.alle(
        """select v.begrunnelse as denne, f.begrunnelse as forrige from vedtak v join vedtak f on f.id = v.forrige_id
           where v.begrunnelse <> ''"""
    )
    assert len(par) > 300
    assert all(ratio(r["denne"], r["forrige"]) < 85 for r in par)
    assert not demo.alle("select 1 from vedtak where begrunnelse like '%{%' or brukers_mening like '%{%'")


def test_ve_8_hvert_barn_har_sin_egen_vurdering(demo: Demo) -> None:
    assert demo.en("select count(*) from vedtaksbarn b join vedtak v on v.id = b.vedtak_id where v.tilstand = 'iverksatt'") > 100
    uten = """select count(*) from vedtaksbarn b join vedtak v on v.id = b.vedtak_id
        where v.tilstand = 'iverksatt' and instr(b.vurdering, b.navn) = 0"""
    assert demo.en(uten) == 0


def test_ve_20_hvert_vedtak_svarer_paa_en_soknad_og_alle_poster_er_besvart(demo: Demo) -> None:
    assert demo.en("select count(*) from vedtak where soknad_id is null") == 0
    ubesvart = """select count(*) from vedtak v join soknadspost p on p.soknad_id = v.soknad_id where v.tilstand = 'iverksatt'
        and not exists (select 1 from vedtakspost d where d.vedtak_id = v.id and d.soknadspost_id = p.id and d.utfall is not null)"""
    assert demo.en(ubesvart) == 0
    assert demo.en("select count(*) from vedtak v join soknad s on s.id = v.soknad_id where s.mottatt > v.vedtaksdato") == 0


def test_ve_21_betalt_for_det_som_er_forfalt_og_godkjent_av_en_annen_enn_skriverne(demo: Demo) -> None:
    lister = demo.alle("select * from utbetalingsliste")
    assert len(lister) > 100
    assert all(r["godkjent_av"] and r["eksportert_tid"] and r["bekreftet_dato"] < demo.dato.isoformat() for r in lister)
    feil = """select count(*) from utbetaling u join utbetalingsliste l on l.id = u.liste_id join vedtak v on v.id = u.vedtak_id
        join signatur s on s.vedtak_id = v.id and s.plass = 1 where l.godkjent_av in (v.skrevet_av, s.ident)"""
    assert demo.en(feil) == 0
    sum_ = "select count(*) from utbetalingsliste l where l.sum_ore <> (select sum(belop_ore) from utbetaling where liste_id = l.id)"
    assert demo.en(sum_) == 0
    glemt = """select count(*) from utbetaling u join vedtak v on v.id = u.vedtak_id where u.tilstand = 'planlagt' and u.liste_id is null
        and u.dato < date(:i_dag, '-5 days') and v.tilstand = 'iverksatt'"""
    assert demo.en(glemt) == 0
    lukket = """select count(*) from utbetaling u join utbetalingsliste l on l.id = u.liste_id join vedtak v on v.id = u.vedtak_id
        where l.lukket <> (v.person_id in (select person_id from skjermet))"""
    assert demo.en(lukket) == 0


def test_ingenting_har_skjedd_etter_i_dag(demo: Demo) -> None:
    for tabell, kolonne in (
        ("vedtak", "opprettet"), ("vedtak", "iverksatt_tid"), ("vedtak", "vedtaksdato"), ("soknad", "mottatt"), ("kontakt", "dato"),
        ("signatur", "tid"),
        ("journalnotat", "dato"), ("sak", "apnet"), ("sak", "kartlagt"), ("beskjed", "tid"), ("person", "fodt"), ("aktivitet", "deltar"),
        ("utbetaling", "utbetalt_dato"), ("vilkarsutfall", "dato"), ("gjeldssak", "henvist_dato"), ("husstandsmedlem", "fra"),
    ):  # fmt: skip
        assert demo.en(f"select count(*) from {tabell} where substr({kolonne}, 1, 10) > :i_dag") == 0, (tabell, kolonne)


def test_oppfolgingen_har_noe_over_frist_og_noe_som_venter(demo: Demo) -> None:
    assert demo.en("select count(*) from sak where avsluttet is null and neste_dato < :i_dag") >= 15
    assert demo.en("select count(*) from sak where avsluttet is null and neste_dato > :i_dag") >= 60
    assert demo.en("select count(*) from beskjed where ring_tilbake and gjort_tid is null") >= 5
    assert demo.en("select count(*) from oppgave where lukket is null") >= 6
    assert demo.en("select count(*) from veilederbytte where informert_dato is null") == 2
    assert demo.en("select count(*) from drofting where konklusjon is null") == 2
    assert {r[0] for r in demo.alle("select distinct utfall from vilkarsutfall")} == {"oppfylt", "ikke_oppfylt", "ikke_vurdert"}
    assert demo.en("select count(*) from dokumentasjonskrav where tilstand = 'relevant' and frist < :i_dag") == 1
    assert demo.en("select count(*) from postmote where protokoll like '%Fordelt%'") >= 2


def test_si_3_loggens_kjede_holder_og_alle_personer_staar_i_den(demo: Demo) -> None:
    innslag = [Logginnslag(**dict(r)) for r in demo.alle("select * from logg order by nr")]
    assert forste_brudd(innslag) is None
    assert demo.en("select count(*) from person where id not in (select person_id from logg where person_id is not null)") == 0


def test_filen_er_hel(demo: Demo) -> None:
    assert demo.fil.stat().st_mode & 0o777 == 0o600
    assert sorted(p.name for p in demo.fil.parent.glob(f"{demo.fil.name}*")) == [demo.fil.name, f"{demo.fil.name}.nokkel"]
    conn = db.koble(demo.base, None, demo.dato)
    try:
        assert skjema.avvik(conn) == []
        assert conn.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert conn.execute("pragma foreign_key_check").fetchall() == []
    finally:
        conn.close()


def test_vedtak_er_nummerert_etter_tid(demo: Demo) -> None:
    """Like an office's own: within a year a later vedtak has a higher number, and no year starts over."""
    rader = demo.alle("select nummer, substr(opprettet, 1, 10) as dag from vedtak where tilstand = 'iverksatt' order by id")
    assert [r["dag"] for r in rader] == sorted(r["dag"] for r in rader)
    assert [r["nummer"] for r in rader] == sorted(r["nummer"] for r in rader)


def test_kl_1_en_klage_i_hver_tilstand_og_den_for_sene_venter_paa_formkontroll(demo: Demo) -> None:
    assert {r["tilstand"] for r in demo.alle("select tilstand from klage")} == {t.value for t in Klagetilstand}
    for_sene = "select count(*) from klage where avgitt > frist and tilstand not in ('mottatt', 'formkontroll', 'avvist')"
    assert demo.en(for_sene) == 0
    assert demo.en("select max(antall) from (select count(*) as antall from klage group by person_id)") == 1


def test_kl_1_ve_19_klagene_som_er_sendt_videre_eller_avvist_har_brevene_sine(demo: Demo) -> None:
    ventet = demo.alle("select klage_id as id, til, dato, ident from klagesteg where til in ('avvist', 'oversendt')")
    arter = {"avvist": ["klage_avvist"], "oversendt": ["klage_kopi", "klage_oversendt"]}
    for r in ventet:
        sql = "select art, sendt_dato, laget_av, substr(laget_tid, 1, 10) as dag from brev where objekt = 'klage' and objekt_id = :id"
        brev = demo.alle(f"{sql} order by art", id=r["id"])
        assert [b["art"] for b in brev] == arter[r["til"]]
        assert {(b["sendt_dato"], b["dag"], b["laget_av"]) for b in brev} == {(r["dato"], r["dato"], r["ident"])}
    assert len(ventet) >= 7


def test_ve_19_de_nyeste_vedtakenes_brev_ligger_i_koen(demo: Demo) -> None:
    ko = demo.alle("select b.*, v.vedtaksdato from brev b join vedtak v on v.id = b.vedtak_id where b.tilstand = 'i_ko'")
    assert 1 <= len(ko) <= 6
    assert {r["art"] for r in ko} == {"vedtak"}
    assert all(json.loads(r["innhold"])["dato"] == r["vedtaksdato"] for r in ko)
