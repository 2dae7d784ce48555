"""PE-1: two registrations of one person are linked, and what follows of it for every other rule."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.fodselsnummer import lag_syntetisk
from navtui.domain.inhabilitet import Inhabilitetsgrunn
from navtui.domain.kodeverk import Kanal, Skjerming, Soknadspost, Vedtaksart
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle
from navtui.domain.kodeverk.samme_person import Koblingsgrunn as Grunn
from navtui.domain.loggsok import Loggsok
from navtui.domain.person import NyPerson
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.soknad import FORDELES_AV_LEDER, NyPost, NySoknad
from navtui.services import bruker, husstand, inhabilitet, kontroll, logg, oppgave, person, samme_person, skjerming, soknad, vedtak
from navtui.services.sjekk import sjekk_innhold
from navtui.store import person as personlager
from navtui.store import personkort
from navtui.store import samme_person as lager
from navtui.store.ressurser import ressurs
from tests.kontor import I_DAG, Kontor, raa
from tests.services.test_vedtak_dobbelt import ANNEN_TEKST, dobbelt_i_filen, i_basen, stopp
from tests.vedtakshjelp import VOKSEN, ferdig_utkast, iverksatt, kontroller, sendt

FODT = date(1990, 3, 3)


def apne(kontor: Kontor, *personer: int, ident: str = "KAL") -> None:
    """Both open on her screen today (PE-7)."""
    for p in personer:
        bruker.apne(kontor.okt(ident), p, "henvendelse")


def koble(kontor: Kontor, gjelder: int, ogsa: int, ident: str = "KAL", grunn: Grunn = Grunn.UTEN_NUMMER, tekst: str = "Sett pass.") -> str:
    """Linked by one who has opened both."""
    apne(kontor, gjelder, ogsa, ident=ident)
    return samme_person.koble(kontor.okt(ident), gjelder, ogsa, grunn, tekst)


@pytest.fixture
def to(kontor: Kontor) -> tuple[int, int]:
    """Mona with her number and a case, and Mona as she was registered in a hurry."""
    a = kontor.person(fodt=FODT)
    kontor.sak(a)
    return a, kontor.person("Monna", fodt=FODT, fnr=None)


def logget(kontor: Kontor, handling: str) -> list[int]:
    with kontor.okt("LEA").lese() as les:
        return [r["person_id"] for r in les.rader("select person_id from logg where handling = :h order by nr", h=handling)]


def ny_soknad(person_id: int | None, ny: NyPerson | None = None) -> NySoknad:
    return NySoknad(person_id=person_id, ny_person=ny, mottatt=I_DAG, kanal=Kanal.PAPIR, poster=(NyPost(art=Soknadspost.LIVSOPPHOLD),))


def test_pe_1_koblingen_vises_hos_begge_og_logges_paa_begge(kontor: Kontor, to: tuple[int, int]) -> None:
    a, b = to
    assert koble(kontor, a, b).startswith("Olsen, Mona (")
    hos_a, hos_b = (bruker.les_igjen(kontor.okt(), p).samme for p in to)
    assert hos_a is not None
    assert hos_b is not None
    assert (hos_a.selv, [o.person_id for o in hos_a.andre]) == (True, [b])
    assert (hos_b.selv, hos_b.gjelder.person_id) == (False, a)
    assert logget(kontor, "samme_person") == [a, b]
    assert [t.navn for t in person.sok(kontor.okt(), "Olsen")] == ["Olsen, Mona", "Olsen, Monna (gjelder ikke)"]
    with kontor.okt().lese() as les:
        assert [vist.navn for p in to if (vist := personkort.kort(les, p))] == ["Olsen, Mona", "Olsen, Monna (registrert to ganger)"]


def test_pe_7_begge_maa_vaere_apnet_og_mottak_kobler_ikke(kontor: Kontor, to: tuple[int, int]) -> None:
    a, b = to
    with pytest.raises(Regelbrudd, match="PE-7"):
        samme_person.koble(kontor.okt(), a, b, Grunn.UTEN_NUMMER)
    apne(kontor, a)
    with pytest.raises(Regelbrudd, match="PE-7"):  # the other takes a reason: she is nobody's
        samme_person.sammenlign(kontor.okt(), a, b)
    sml = samme_person.sammenlign(kontor.okt(), a, b, "henvendelse")
    assert (sml.gjelder.person_id, sml.ogsa.person_id, sml.grunn) == (a, b, Grunn.UTEN_NUMMER)
    with pytest.raises(Regelbrudd, match="PE-12"):
        samme_person.koble(kontor.okt("PER"), a, b, Grunn.UTEN_NUMMER)


def test_pe_1_ingen_ny_soknad_eller_nytt_vedtak_paa_den_som_ikke_gjelder(kontor: Kontor, to: tuple[int, int]) -> None:
    a, b = to
    kontor.sak(b)
    gammel = kontor.soknad(b, tilstand="fordelt", saksbehandler="KAL")
    utkast = vedtak.nytt_utkast(kontor.okt(), b, gammel)
    koble(kontor, a, b)
    forsok = (
        lambda: soknad.registrer(kontor.okt(), ny_soknad(b)),
        lambda: soknad.registrer_muntlig_fornyelse(kontor.okt(), b),
        lambda: vedtak.nytt_utkast(kontor.okt(), b, gammel),
    )
    for f in forsok:
        with pytest.raises(Regelbrudd, match="Bruk den i stedet"):
            f()
    vedtak.avbryt_utkast(kontor.okt(), utkast.id, utkast.versjon)  # what is open there is still hers to finish
    assert soknad.registrer(kontor.okt(), ny_soknad(a)).soknad_id
    for tabell in ("soknad", "vedtak"):  # and past the program's rules
        with pytest.raises(Regelbrudd, match="PE-1"), kontor.okt().skrive() as s:
            rad = s.rad(f"select * from {tabell} where person_id = :b limit 1", alle=True, b=b)
            felt = {k: rad[k] for k in rad.keys() if k != "id"}  # type: ignore[union-attr, index]  # noqa: SIM118
            s.sett_inn(tabell, **felt | ({"nummer": "2026-9999"} if tabell == "vedtak" else {}))


def test_ve_13_et_vedtak_paa_den_som_ikke_gjelder_fornyes_ikke_men_kan_endres(kontor: Kontor, to: tuple[int, int]) -> None:
    v = iverksatt(kontor)
    koble(kontor, to[0], v.person_id, grunn=Grunn.NYTT_NUMMER)
    with pytest.raises(Regelbrudd, match="Bruk den i stedet"):
        vedtak.fornye(kontor.okt(), v.id)
    opphor = vedtak.nytt_utkast(kontor.okt(), v.person_id, art=Vedtaksart.OPPHOR, endrer_id=v.id)
    assert opphor.endrer_id == v.id


def test_ve_18_det_samme_innvilges_ikke_paa_begge(kontor: Kontor) -> None:
    forste = iverksatt(kontor)
    a = kontor.person(fodt=VOKSEN)
    v = ferdig_utkast(kontor, person_id=a, tekst=ANNEN_TEKST)
    assert stopp(kontor, v) == []
    koble(kontor, a, forste.person_id, grunn=Grunn.NYTT_NUMMER)
    assert [s[:52] for s in stopp(kontor, v)] == ["Livsopphold 1.12-31.12.2026 er allerede innvilget i "]


def test_ve_18_filen_selv_nekter_det_samme_paa_begge(kontor: Kontor) -> None:
    forste = iverksatt(kontor)
    a = kontor.person(fodt=VOKSEN)
    v = sendt(kontor, person_id=a, tekst=ANNEN_TEKST)
    koble(kontor, a, forste.person_id, grunn=Grunn.NYTT_NUMMER)
    assert [r.navn for r in kontroll.liste(kontor.okt("IDA"))] == ["Olsen, Mona"]
    with pytest.raises(Regelbrudd, match="VE-18"):
        i_basen(kontor, v)


def test_ve_18_det_som_er_innvilget_to_ganger_for_koblingen_sies_og_blir_en_oppgave(kontor: Kontor) -> None:
    forste = iverksatt(kontor)
    a = kontor.person(fodt=VOKSEN)
    andre = kontroller(kontor, sendt(kontor, person_id=a, tekst=ANNEN_TEKST))
    assert dobbelt_i_filen(kontor) == []
    sagt = koble(kontor, a, forste.person_id, grunn=Grunn.NYTT_NUMMER)
    assert f"to ganger: vedtak {forste.nummer} og {andre.nummer}" in sagt
    oppgaver = [o for o in oppgave.mine(kontor.okt()) if o.regel == "VE-18"]
    assert [o.person_id for o in oppgaver] == [a]
    assert dobbelt_i_filen(kontor)


def test_pe_5_den_andre_blir_like_skjermet_og_tilgang_til_den_ene_gjelder_begge(kontor: Kontor, to: tuple[int, int]) -> None:
    a, b = to
    skjerming.sett(kontor.okt("LEA"), b, Skjerming.KODE_7)
    skjerming.gi_tilgang(kontor.okt("LEA"), b, "KAL", "fast veileder")
    assert "Begge er skjermet" in koble(kontor, a, b)
    assert [t.person_id for t in person.sok(kontor.okt("IDA"), "Olsen")] == []
    assert {t.person_id for t in person.sok(kontor.okt("KAL"), "Olsen")} == {a, b}
    with kontor.okt("IDA").lese() as les:
        assert lager.hent(les, a) is None
    assert [o.regel for o in oppgave.mine(kontor.okt("LEA")) if o.art == "samme_person_skjermet"] == ["PE-5"]
    skjerming.ta_tilgang(kontor.okt("LEA"), a, "KAL")  # given on the other
    with kontor.okt("KAL").lese() as les:
        assert les.skjult == f"[{a}, {b}]"


def test_pe_5_kode_6_tar_adressen_ut_av_begge_og_de_de_bor_med(kontor: Kontor, to: tuple[int, int]) -> None:
    a, b = to
    barn = kontor.person("Ola", fodt=date(2018, 1, 1), adresse="Storgata 1", postnummer="8300", poststed="Svolvær")
    kontor.husstand("enslig", a, barn=(barn,))
    skjerming.sett(kontor.okt("LEA"), b, Skjerming.KODE_6)
    koble(kontor, a, b, "LEA")
    with kontor.okt("LEA").lese() as les:
        assert personlager.niva(les, barn) == 3
        assert les.verdi("select adresse from person where id = :b", alle=True, b=barn) is None


def test_pe_5_den_som_flytter_inn_hos_kode_6_mister_adressen_ogsaa_der_hun_er_registrert_fra_for(
    kontor: Kontor, to: tuple[int, int]
) -> None:
    a, b = to
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": b}, adresse="Gamleveien 2", postnummer="8300", poststed="Svolvær")
        s.logg("test", person_id=b)
    koble(kontor, a, b, "LEA")
    mor = kontor.person("Mor", fodt=date(1970, 1, 1), skjerming="kode_6")
    husstand.flytt_inn(kontor.okt("LEA"), mor, a, Medlemsrolle.VOKSEN, 100, I_DAG, Husstandsform.ANNET)
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select adresse from person where id = :b", alle=True, b=b) is None


def test_pe_5_en_skjult_er_som_en_som_ikke_finnes_ogsaa_for_koblingen(kontor: Kontor, to: tuple[int, int]) -> None:
    a, b = to
    skjerming.sett(kontor.okt("LEA"), b, Skjerming.KODE_7)
    apne(kontor, a)
    sagt = set()
    for annen in (b, 9999):
        with pytest.raises(Regelbrudd) as nektet:
            samme_person.sammenlign(kontor.okt(), a, annen, "henvendelse")
        with pytest.raises(Regelbrudd) as nektet_ogsaa:
            samme_person.koble(kontor.okt(), a, annen, Grunn.UTEN_NUMMER)
        sagt |= {str(nektet.value), str(nektet_ogsaa.value)}
    assert len(sagt) == 1


def test_pm_12_en_soknad_for_en_skjult_gaar_stille_til_den_som_gjelder(kontor: Kontor, to: tuple[int, int]) -> None:
    a, _ = to
    with kontor.okt().lese() as les:
        r = lager.registrering(les, a)
    assert r is not None
    d_nummer = kontor.person("Mona", fodt=FODT)
    skjerming.sett(kontor.okt("LEA"), a, Skjerming.KODE_7)
    koble(kontor, d_nummer, a, "LEA", Grunn.NYTT_NUMMER)
    svar = soknad.registrer(kontor.okt("PER"), ny_soknad(None, NyPerson(fornavn="Mona", etternavn="Olsen", fnr=r.fnr)))
    assert svar.setning == FORDELES_AV_LEDER
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select person_id from soknad", alle=True) == d_nummer


def test_pe_6_inhabil_for_den_ene_er_inhabil_for_begge(kontor: Kontor, to: tuple[int, int]) -> None:
    a, b = to
    inhabilitet.sett(kontor.okt("IDA"), b, "IDA", Inhabilitetsgrunn.SLEKT)
    koble(kontor, a, b)
    with pytest.raises(Regelbrudd, match="PE-6"):
        vedtak.nytt_utkast(kontor.okt("IDA"), a)


def test_pe_1_angret_er_to_personer_igjen_og_grunnen_kreves(kontor: Kontor, to: tuple[int, int]) -> None:
    a, b = to
    kontor.sak(b)
    koble(kontor, a, b)
    with pytest.raises(Regelbrudd, match="Skriv hva som var feil"):
        samme_person.angre(kontor.okt(), b, " ")
    samme_person.angre(kontor.okt(), b, "To søstre")
    assert bruker.les_igjen(kontor.okt(), a).samme is None
    assert soknad.registrer(kontor.okt(), ny_soknad(b)).soknad_id
    assert [o for o in oppgave.mine(kontor.okt()) if o.art == "samme_person"] == []
    assert logget(kontor, "samme_person_angret") == [a, b]
    with pytest.raises(Regelbrudd, match="SI-7"):
        samme_person.angre(kontor.okt(), b, "igjen")


def test_pe_5_en_kobling_som_skjermer_angres_bare_av_leder(kontor: Kontor, to: tuple[int, int]) -> None:
    a, b = to
    skjerming.sett(kontor.okt("LEA"), b, Skjerming.KODE_7)
    skjerming.gi_tilgang(kontor.okt("LEA"), b, "KAL", "fast veileder")
    koble(kontor, a, b)
    with pytest.raises(Regelbrudd, match="Bare leder"):
        samme_person.angre(kontor.okt(), b, "feil")
    samme_person.angre(kontor.okt("LEA"), b, "feil")
    assert [t.person_id for t in person.sok(kontor.okt("IDA"), "Olsen")] == [a]


def test_pe_1_en_kjede_ender_i_den_samme_for_alle_og_filen_nekter_ring_og_to_svar(kontor: Kontor, to: tuple[int, int]) -> None:
    a, b = to
    c = kontor.person(fodt=FODT)
    koble(kontor, a, b)
    koble(kontor, c, a, grunn=Grunn.NYTT_NUMMER)
    with kontor.okt().lese() as les:
        assert [lager.rot_id(les, p) for p in (a, b, c)] == [c, c, c]
        assert lager.ider(les, b) == [b, a, c]
    felt = {"grunn": "navn", "ident": "KAL", "tid": "2026-11-20T11:00:00.000Z"}
    for gjelder, ogsa in ((b, c), (a, c), (c, b), (c, c)):
        with pytest.raises(Exception, match=r"PE-1|UNIQUE|CHECK"), kontor.okt().skrive() as s:
            s.sett_inn("samme_person", gjelder_id=gjelder, ogsa_id=ogsa, **felt)


def test_pe_1_en_kobling_endres_og_slettes_ikke(kontor: Kontor, to: tuple[int, int]) -> None:
    koble(kontor, *to)
    conn = raa(kontor.fil)
    for sql in ("delete from samme_person", "update samme_person set grunn = 'navn'"):
        with pytest.raises(Exception, match="PE-1"):
            conn.execute(sql)
    conn.close()
    samme_person.angre(kontor.okt(), to[1], "To søstre")
    conn = raa(kontor.fil)
    with pytest.raises(Exception, match="PE-1"):
        conn.execute("update samme_person set angret_tid = null, angret_av = null, angret_grunn = ''")
    conn.close()


def test_pe_1_sjekk_er_ren_etter_kobling(kontor: Kontor, to: tuple[int, int]) -> None:
    kontor.sak(to[1])
    koble(kontor, *to)
    assert [s.linje for s in sjekk_innhold(kontor.okt("LEA")) if s.funn] == []


def test_pe_1_to_fodselsnummer_kobles_bare_som_gammelt_og_nytt(kontor: Kontor) -> None:
    a, b = kontor.person(fodt=FODT), kontor.person(fodt=FODT, fnr=lag_syntetisk(FODT, 77))
    with pytest.raises(Regelbrudd, match="er da to personer"):
        koble(kontor, a, b, grunn=Grunn.NAVN)
    assert "gjelder fra nå" in koble(kontor, a, b, grunn=Grunn.NYTT_NUMMER)


def test_pe_1_sjekk_finner_koblinger_som_gaar_i_ring(kontor: Kontor, to: tuple[int, int]) -> None:
    koble(kontor, *to)
    conn = raa(kontor.fil)
    conn.execute("drop trigger samme_person_ny")
    sql = "insert into samme_person (gjelder_id, ogsa_id, grunn, ident, tid) values (?, ?, 'navn', 'KAL', '2026-11-20T11:00:00.000Z')"
    conn.execute(sql, to[::-1])
    conn.commit()
    skjema = ressurs("schema.sql").read_text(encoding="utf-8")
    fra = skjema.index("create trigger samme_person_ny")
    conn.execute(skjema[fra : skjema.index("end;", fra) + 4])
    conn.close()
    assert [s.funn for s in sjekk_innhold(kontor.okt("LEA")) if s.regel == "PE-1" and s.funn] == [
        f"koblingene ender ikke i én som gjelder: person {to[1]}, person {to[0]}"
    ]


def test_si_3_loggen_paa_saken_har_med_den_andre_registreringen(kontor: Kontor, to: tuple[int, int]) -> None:
    koble(kontor, *to)
    rader = logg.sok(kontor.okt("LEA"), Loggsok(saksnummer=f"2026-{to[0]:04}"))
    assert [rad.handling for rad in rader].count("samme_person") == 2
