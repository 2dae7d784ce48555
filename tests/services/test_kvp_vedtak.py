"""§§ 29 and 35: a vedtak that grants a program has its kvalifiseringsstønad, from draft to letter and on (VE-4, VE-5, KO-9, VE-19)."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.kodeverk import Inntektstype, UtenSoknad, Vedtaksart
from navtui.domain.kodeverk.kvp import Kvptilstand
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sak import Utvalg
from navtui.domain.sats import Satsart
from navtui.domain.vedtak import Inntekt, Vedtak
from navtui.services import brev, fornyelse, kvp, oppfolging, oppgave, oversikt, sak, sats, signatur, vedtak
from navtui.services import vedtak_innhold as innhold
from navtui.services.sjekk import sjekk_innhold
from navtui.store import kvp as lager
from navtui.store import oppgave as oppgavelager
from navtui.store import vedtak as vedtakslager
from tests.kontor import PIN, Kontor, raa
from tests.vedtakshjelp import VOKSEN, ferdig_utkast, kontroller

FRA, TIL = date(2026, 12, 1), date(2027, 11, 30)


TEKST = ("Hun har nedsatt inntektsevne og trenger tett oppfølging.", "Etter to år uten arbeid er programmet veien tilbake for ham.")


def utkast(kontor: Kontor, fodt: date = VOKSEN, barn: tuple[date, ...] = (), person_id: int | None = None) -> Vedtak:
    """A draft by MAR that grants a year's program, that nothing stops."""
    p = person_id or kontor.person(fodt=fodt)
    if person_id is None:
        kontor.sak(p)
    if barn:
        kontor.husstand("enslig", p, barn=tuple(kontor.person(f"Barn{n}", fodt=f) for n, f in enumerate(barn)))
    soknad = kontor.soknad(p, "annet", tilstand="fordelt", saksbehandler="MAR")
    okt = kontor.okt("MAR")
    v = vedtak.nytt_utkast(okt, p, soknad, art=Vedtaksart.KVP, fra=FRA)
    v = innhold.endre(okt, v.id, v.versjon, v.poster[0].model_copy(update={"utfall": "innvilget"}))
    return innhold.endre_hode(okt, v.id, v.versjon, begrunnelse=TEKST[v.id % 2])


def stopp(kontor: Kontor, v: Vedtak) -> list[tuple[str, str | None]]:
    return [(b.regel, b.felt) for b in vedtak.bilde(kontor.okt("MAR"), v.id).stopp]


def i_kraft(kontor: Kontor, v: Vedtak) -> Vedtak:
    v = signatur.send(kontor.okt("MAR"), v.id, v.versjon, PIN)
    return kontroller(kontor, v, "JON")


def test_ve_4_kvp_vedtaket_har_stonaden_frosset_med_regnestykket_og_brevet_sier_det(kontor: Kontor) -> None:
    v = utkast(kontor, date(2002, 2, 10), barn=(date(2020, 6, 1),))
    assert [(x.fra, x.under_25, x.barn) for x in v.kvplinjer] == [(FRA, True, 1), (date(2027, 2, 10), False, 1)]
    ferdig = i_kraft(kontor, v)
    assert ferdig.kvplinjer == v.kvplinjer
    assert (ferdig.sum_ore, ferdig.linjer, ferdig.utbetalinger) == (0, (), ())
    assert [x.maaned_ore for x in ferdig.kvplinjer] == [1_630_650, 2_404_808]
    tekst = brev.vis_vedtak(kontor.okt("MAR"), ferdig.id).tekst
    tekst = " ".join(tekst.split())
    assert "Du får 16 306,50 kroner i måneden fra 1. desember 2026 til 9. februar 2027" in tekst
    assert "I måneden delt på 12 16 306,50 Per dag delt på 260 752,61" in tekst
    assert "Du får 24 048,08 kroner i måneden fra 10. februar 2027 til 30. november 2027" in tekst
    assert [s.linje for s in sjekk_innhold(kontor.okt("LEA")) if s.funn] == []


def test_ve_4_avslag_paa_program_gir_ingen_stonad(kontor: Kontor) -> None:
    v = utkast(kontor)
    v = innhold.endre(kontor.okt("MAR"), v.id, v.versjon, v.poster[0].model_copy(update={"utfall": "avslag"}))
    assert (v.kvplinjer, stopp(kontor, v)) == ((), [])
    assert i_kraft(kontor, v).kvplinjer == ()


def test_ve_8_barna_er_med_for_tillegget_og_kan_tas_ut_uten_vurdering(kontor: Kontor) -> None:
    v = utkast(kontor, barn=(date(2020, 6, 1), date(2009, 1, 2)))
    assert stopp(kontor, v) == []
    assert [x.barn for x in v.kvplinjer] == [2, 1]  # one turns 18 on 2 January
    v = innhold.fjern(kontor.okt("MAR"), v.id, v.versjon, next(b for b in v.barn if b.fodt.year == 2020))
    assert [x.barn for x in v.kvplinjer] == [1, 0]


def test_ve_4_ukjent_fodselsdato_og_ve_1_over_et_aar_stoppes(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN)
    kontor.sak(p)
    with kontor.okt().skrive() as s:
        s.endre("person", hvor={"id": p}, fodt=None, fnr=None)
        s.logg("test", person_id=p)
    v = utkast(kontor, person_id=p)
    assert stopp(kontor, v) == [("VE-4", "kvp")]
    v = innhold.endre_hode(kontor.okt("MAR"), v.id, v.versjon, til=date(2027, 12, 1))
    assert stopp(kontor, v) == [("VE-1", "til"), ("VE-4", "kvp")]


def test_ko_9_sjekken_finner_en_stonad_som_ikke_regner_sammen(kontor: Kontor) -> None:
    v = i_kraft(kontor, utkast(kontor))
    conn = raa(kontor.fil)
    (vern,) = conn.execute("select sql from sqlite_schema where name = 'vedtakskvplinje_update'").fetchone()
    conn.executescript(f"drop trigger vedtakskvplinje_update; update vedtakskvplinje set maaned_ore = maaned_ore + 1; {vern};")
    conn.close()
    funn = {s.regel: s.linje for s in sjekk_innhold(kontor.okt("LEA")) if s.funn}
    assert {"KO-3", "KO-9"} <= set(funn)
    assert v.nummer in funn["KO-9"]


def test_ko_9_ny_g_mellom_signaturene_stopper_den_andre(kontor: Kontor) -> None:
    v = utkast(kontor)
    v = signatur.send(kontor.okt("MAR"), v.id, v.versjon, PIN)
    sats.legg_til(kontor.okt("LEA"), Satsart.GRUNNBELOP, date(2027, 5, 1), "nav.no", {"belop_ore": 14_000_000})
    with pytest.raises(Regelbrudd, match="KO-9: Kvalifiseringsstønaden er en annen"):
        kontroller(kontor, v, "JON")


def ny_g(kontor: Kontor) -> str:
    varsel = sats.legg_til(kontor.okt("LEA"), Satsart.GRUNNBELOP, date(2027, 5, 1), "nav.no", {"belop_ore": 14_000_000})
    return varsel.setning if varsel else ""


def test_ve_5_ny_g_gir_en_oppgave_for_programmet_som_varer_forbi_den_og_omgjoringen_lukker_den(kontor: Kontor) -> None:
    v = i_kraft(kontor, utkast(kontor))
    assert "1 vedtak er regnet med den gamle satsen" in ny_g(kontor)
    egne = [(o.tekst, o.frist) for o in oppgave.mine(kontor.okt()) if o.art == "ny_sats"]
    assert egne == [(f"Nytt grunnbeløp fra 1.5.2027: se på vedtak {v.nummer}", date(2027, 5, 1))]
    okt = kontor.okt("MAR", date(2027, 5, 20))
    o = vedtak.nytt_utkast(okt, v.person_id, art=Vedtaksart.OMGJORING, endrer_id=v.id, uten_soknad=UtenSoknad.OMGJORING)
    o = innhold.endre_hode(okt, o.id, o.versjon, begrunnelse="Grunnbeløpet er nytt fra 1. mai.")
    nye = [(x.fra, x.grunnbelop_ore, x.maaned_ore) for x in o.kvplinjer]
    assert nye == [(FRA, 13_654_900, 2_322_475), (date(2027, 5, 1), 14_000_000, 2_381_167)]
    i_kraft(kontor, o)
    assert [o for o in oppgave.mine(kontor.okt()) if o.art == "ny_sats"] == []


def test_ve_5_en_g_et_program_staar_paa_rettes_ikke_og_nytt_barnetillegg_gir_oppgave_bare_der_det_er_barn(kontor: Kontor) -> None:
    ny_g(kontor)
    uten, med = (i_kraft(kontor, utkast(kontor, barn=b)) for b in ((), (date(2020, 6, 1),)))
    gammel = next(r.rad for r in sats.rader(kontor.okt("LEA"), Satsart.GRUNNBELOP) if r.av)
    with pytest.raises(Regelbrudd, match="Et vedtak er regnet ut"):
        sats.rett(kontor.okt("LEA"), Satsart.GRUNNBELOP, gammel, "nav.no", {"belop_ore": 14_100_000}, "Tastefeil")
    sats.legg_til(kontor.okt("LEA"), Satsart.KVP_BARNETILLEGG, date(2027, 1, 1), "nav.no", {"belop_ore": 3900})
    tekster = [o.tekst for o in oppgave.mine(kontor.okt()) if o.art == "ny_sats"]
    assert tekster == [f"Nytt barnetillegg i KVP fra 1.1.2027: se på vedtak {med.nummer}"]
    assert uten.nummer not in tekster[0]


def test_ve_4_kvalifiseringsstonad_er_inntekt_i_et_vedtak_om_stonad_eller_noen_sier_hvorfor_ikke(kontor: Kontor) -> None:
    gitt = i_kraft(kontor, utkast(kontor))
    v = ferdig_utkast(kontor, person_id=gitt.person_id)
    (varsel,) = vedtak.bilde(kontor.okt(), v.id).upasserte
    assert (varsel.regel, varsel.felt) == ("VE-4", "inntekt")
    assert f"23 224,75 kr i måneden før skatt til 30.11.2027 (vedtak {gitt.nummer})" in varsel.setning
    v = innhold.legg_til(kontor.okt(), v.id, v.versjon, Inntekt(art=Inntektstype.KVALIFISERINGSSTONAD, belop_ore=1_000_000))
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, hovedinntekt="kvalifiseringsstonad")
    assert vedtak.bilde(kontor.okt(), v.id).upasserte == ()


def test_ve_18_et_opphort_program_er_ingen_inntekt_etterpaa(kontor: Kontor) -> None:
    gitt = i_kraft(kontor, utkast(kontor))
    okt = kontor.okt("MAR", FRA)
    o = vedtak.nytt_utkast(okt, gitt.person_id, art=Vedtaksart.OPPHOR, endrer_id=gitt.id, uten_soknad=UtenSoknad.OPPHOR)
    o = innhold.endre_hode(okt, o.id, o.versjon, begrunnelse="Hun har begynt i arbeid.", varslet_dato=FRA)
    o = signatur.send(okt, o.id, o.versjon, PIN)
    kontroller(kontor, o, "JON")
    assert vedtak.bilde(kontor.okt(), ferdig_utkast(kontor, person_id=gitt.person_id).id).upasserte == ()


# --- OP-9: who has a place ---


def plass(kontor: Kontor, person_id: int) -> tuple[str, date | None, date | None]:
    with kontor.okt("LEA").lese() as les:
        d = lager.siste(les, person_id)
    assert d is not None
    return d.tilstand.value, d.start_dato, d.slutt_dato


def test_op_9_vedtaket_gir_plassen_og_avslaget_svarer_paa_soknaden(kontor: Kontor) -> None:
    v = i_kraft(kontor, utkast(kontor))
    assert plass(kontor, v.person_id) == ("i_program", FRA, None)
    assert kvp.plasser(kontor.okt()).tekst == "KVP 1 av 12"
    for utfall, ventet in (("innvilget", "i_program"), ("avslag", "avslatt")):
        p = kontor.person(utfall, fodt=VOKSEN)
        kontor.sak(p)
        kontor.sett_inn("kvp", person_id=p, veileder="MAR", soknad_dato=FRA, tilstand="sokt")
        v = utkast(kontor, person_id=p)
        v = innhold.endre(kontor.okt("MAR"), v.id, v.versjon, v.poster[0].model_copy(update={"utfall": utfall}))
        tekst = f"Begrunnelsen for {utfall} er en annen, og lang nok til å være ulik de to andre i denne prøven."
        i_kraft(kontor, innhold.endre_hode(kontor.okt("MAR"), v.id, v.versjon, begrunnelse=tekst * (1 + (utfall == "avslag"))))
        assert plass(kontor, p)[0] == ventet
    assert kvp.plasser(kontor.okt()).tekst == "KVP 2 av 12"


def test_op_9_permisjon_tilbake_og_en_slutt_med_kode(kontor: Kontor) -> None:
    p = i_kraft(kontor, utkast(kontor)).person_id
    okt = kontor.okt("MAR", date(2027, 3, 1))
    kvp.sett_tilstand(okt, p, Kvptilstand.PERMISJON, date(2027, 2, 1))
    assert plass(kontor, p) == ("permisjon", FRA, None)
    for ny, dato, felt in (
        (Kvptilstand.PERMISJON, date(2027, 2, 2), "tilstand"), (Kvptilstand.AVSLATT, date(2027, 2, 2), "tilstand"),
        (Kvptilstand.FULLFORT, date(2027, 3, 2), "dato"), (Kvptilstand.FULLFORT, date(2026, 11, 30), "dato"),
    ):  # fmt: skip
        with pytest.raises(Regelbrudd) as brudd:
            kvp.sett_tilstand(okt, p, ny, dato)
        assert (brudd.value.regel, brudd.value.felt) == ("OP-9", felt)
    kvp.sett_tilstand(okt, p, Kvptilstand.FULLFORT, date(2027, 2, 28))
    assert plass(kontor, p) == ("fullfort", FRA, date(2027, 2, 28))
    with pytest.raises(Regelbrudd, match="deltar ikke i programmet"):
        kvp.sett_tilstand(okt, p, Kvptilstand.I_PROGRAM, date(2027, 3, 1))


def test_op_9_et_opphor_spor_hvordan_programmet_endte(kontor: Kontor) -> None:
    gitt = i_kraft(kontor, utkast(kontor))
    okt = kontor.okt("MAR", date(2027, 1, 15))
    o = vedtak.nytt_utkast(okt, gitt.person_id, art=Vedtaksart.OPPHOR, endrer_id=gitt.id, uten_soknad=UtenSoknad.OPPHOR)
    o = innhold.endre_hode(okt, o.id, o.versjon, begrunnelse="Hun har begynt i arbeid.")
    i_kraft(kontor, o)
    (spurt,) = oppgave.mine(okt)
    assert (spurt.regel, plass(kontor, gitt.person_id)[0]) == ("OP-9", "i_program")
    kvp.sett_tilstand(okt, gitt.person_id, Kvptilstand.FULLFORT, date(2027, 1, 14))
    assert oppgave.mine(okt) == []


def test_op_7_programmets_slutt_er_en_oppgave_tre_maaneder_for_og_faller_bort_med_det(kontor: Kontor) -> None:
    gitt = i_kraft(kontor, utkast(kontor))
    tidlig, senere = kontor.okt("MAR", date(2027, 8, 29)), kontor.okt("MAR", date(2027, 8, 31))
    assert oppfolging.reis_forfalte(tidlig) == 0
    assert oppfolging.reis_forfalte(senere) == 1
    with senere.lese() as les:
        (slutt,) = oppgavelager.sluttdatoer(les, gitt.person_id)
    assert (slutt.dato, slutt.tekst, slutt.kilde) == (TIL, "Kvalifiseringsprogrammet", f"vedtak {gitt.nummer}")
    assert [o.regel for o in oppgave.mine(kontor.okt())] == ["OP-7"]
    kvp.sett_tilstand(senere, gitt.person_id, Kvptilstand.FULLFORT, date(2027, 8, 30))
    with senere.lese() as les:
        assert oppgavelager.sluttdatoer(les, gitt.person_id) == []
    assert oppgave.mine(kontor.okt()) == []


def omgjort(kontor: Kontor, v: Vedtak, tekst: str, av: str = "MAR") -> Vedtak:
    okt = kontor.okt(av, date(2027, 5, 20))
    o = vedtak.nytt_utkast(okt, v.person_id, art=Vedtaksart.OMGJORING, endrer_id=v.id, uten_soknad=UtenSoknad.OMGJORING)
    o = innhold.endre_hode(okt, o.id, o.versjon, begrunnelse=tekst)
    return kontroller(kontor, signatur.send(okt, o.id, o.versjon, PIN), "JON")


def test_ve_18_en_omgjoring_av_programmet_er_ingen_lopende_stonad_og_kan_omgjores_igjen(kontor: Kontor) -> None:
    v = i_kraft(kontor, utkast(kontor, barn=(date(2020, 6, 1),)))
    o = omgjort(kontor, v, "Grunnbeløpet er nytt fra 1. mai.")
    dag = kontor.okt(dag=date(2027, 11, 20))
    assert (fornyelse.hent(dag), fornyelse.tell(dag).antall, sak.tall(dag)[Utvalg.VEDTAK_UT]) == ((), 0, 0)
    assert "fornyelser" not in oversikt.hent(dag).tellere
    with dag.lese() as les:
        assert (vedtakslager.siste_iverksatt(les, v.person_id), vedtakslager.perioder(les, v.person_id)) == (None, [])
    funn = vedtak.bilde(kontor.okt(), ferdig_utkast(kontor, person_id=v.person_id).id).funn
    assert [f.regel for f in funn] == ["VE-8", "VE-4"]  # the child, and the income; nothing is given twice, and no child counted twice
    to = omgjort(kontor, o, "Barnet har flyttet til faren.", av="KAL")
    assert (to.fagart, len(to.kvplinjer), to.beregnes) == (Vedtaksart.KVP, 1, False)
    o = vedtak.nytt_utkast(dag, v.person_id, art=Vedtaksart.OPPHOR, endrer_id=to.id, uten_soknad=UtenSoknad.OPPHOR)
    assert o.fagart is Vedtaksart.KVP
    kun_kvp = "update delegasjon set til = '2020-01-02' where ident in ('KAL', 'JON') and vedtaksart <> 'kvp'"
    with kontor.okt("LEA").skrive() as s:
        s.utfor(kun_kvp)
        s.logg("test")
    o = innhold.endre_hode(dag, o.id, o.versjon, begrunnelse="Hun har begynt i arbeid og slutter i programmet.")
    o = innhold.sett_vurdering_barn(dag, o.id, o.versjon, o.barn[0].id or 0, "Nora bor hos faren nå.")
    assert kontroller(kontor, signatur.send(dag, o.id, o.versjon, PIN), "JON").kontrollor == "JON"
