"""PM-2 to PM-9, PM-12, PE-6, PE-7, PE-10: the postmøte on a real file."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from navtui.domain.postmote import PostmoteRad
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import beslutning, drofting, postmote, protokoll
from tests.kontor import I_DAG, Kontor
from tests.services.test_soknad import antall, iverksatt


def dager(n: int) -> date:
    """So many days before the office's day."""
    return I_DAG - timedelta(n)


def ko(kontor: Kontor, ident: str = "KAL") -> list[PostmoteRad]:
    """The list as one sees it."""
    return postmote.rader(kontor.okt(ident))


def rad(kontor: Kontor, soknad_id: int, ident: str = "KAL") -> PostmoteRad:
    """One row of it."""
    return next(r for r in ko(kontor, ident) if r.soknad_id == soknad_id)


def mote(kontor: Kontor) -> None:
    """The meeting is open."""
    if not postmote.er_apent(kontor.okt()):
        postmote.apne(kontor.okt())


def gi(kontor: Kontor, soknad_id: int, til: str, ident: str = "KAL") -> beslutning.Besluttet:
    """Give a søknad as it stands, in the meeting."""
    mote(kontor)
    return beslutning.fordel(kontor.okt(ident), soknad_id, til, rad(kontor, soknad_id, ident).versjon)


def borte(kontor: Kontor, ident: str) -> None:
    """Away from today."""
    kontor.sett_inn("fravaer", ident=ident, art="syk", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())


def inhabil(kontor: Kontor, person: int, ident: str) -> None:
    """Marked today."""
    kontor.sett_inn("inhabilitet", person_id=person, ident=ident, grunn="slekt", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())


def test_pm_3_nodhjelp_forst_sa_eldst_med_dager_til_begge_frister(kontor: Kontor) -> None:
    ny = kontor.soknad(kontor.person("A", "A"))
    gammel = kontor.soknad(kontor.person("B", "B"), mottatt=dager(16))
    nod = kontor.soknad(kontor.person("C", "C"), nodhjelp=1, nodhjelp_art="mat", registrert_tid=kontor.okt(kl=time(9, 10)).na())
    rader = ko(kontor)
    assert [r.soknad_id for r in rader] == [nod, gammel, ny]
    assert [(r.frist_dager, r.maanedsfrist_dager) for r in rader] == [(14, 30), (-2, 14), (14, 30)]
    assert rader[0].ventet_minutter == 170
    tall = postmote.hent(kontor.okt()).tall
    assert (tall.i_alt, tall.igjen, tall.nodhjelp_venter, tall.korteste_frist) == (3, 3, 1, -2)


def test_pm_3_listen_hentes_i_vinduer(kontor: Kontor) -> None:
    ider = [kontor.soknad(kontor.person(f"P{n}", "A")) for n in range(7)]
    forste, andre = postmote.hent(kontor.okt(), antall=5), postmote.hent(kontor.okt(), fra=5, antall=5)
    assert [r.soknad_id for r in forste.rader + andre.rader] == ider
    assert (forste.antall, andre.antall) == (7, 7)


def test_pm_6_fordeling_gir_saksbehandler_og_fast_veileder(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(kontor.person("B", "B"), saksnummer="2026-0120")
    s = kontor.soknad(p)
    svar = gi(kontor, s, "IDA")
    assert (svar.setning, svar.ny_fast) == ("Gitt til IDA.", "IDA")
    assert antall(kontor, "soknad", id=s, tilstand="fordelt", saksbehandler="IDA") == 1
    assert antall(kontor, "sak", person_id=p, veileder="IDA", saksnummer="2026-0121", avsluttet=None) == 1
    assert antall(kontor, "veilederbytte") == 0
    assert (rad(kontor, s).tilstand, rad(kontor, s).saksbehandler) == ("fordelt", "IDA")


def test_pm_6_fast_veileder_som_er_borte_beholder_personen(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, "EVA")
    borte(kontor, "EVA")
    s = kontor.soknad(p)
    assert rad(kontor, s).forslag_grunn.startswith("fast veileder EVA er borte, lavest belastning")
    svar = gi(kontor, s, "IDA")
    assert (svar.setning, svar.fast_beholdt) == ("Gitt til IDA. EVA er fortsatt fast veileder.", "EVA")
    assert antall(kontor, "sak", person_id=p, veileder="EVA") == 1


def test_pe_10_bytte_av_fast_veileder_uten_at_bruker_er_informert_gir_en_oppgave(kontor: Kontor) -> None:
    p = kontor.person()
    sak = kontor.sak(p, "KAL")
    s = kontor.soknad(p)
    svar = beslutning.bytt_fast(kontor.okt(), gi(kontor, s, "IDA").beslutning_id)
    assert svar.ny_fast == "IDA"
    assert antall(kontor, "sak", id=sak, veileder="IDA") == 1
    assert antall(kontor, "veilederbytte", fra_ident="KAL", til_ident="IDA", informert_dato=None) == 1
    assert antall(kontor, "oppgave", regel="PE-10", til_ident="IDA", person_id=p, lukket=None) == 1
    with pytest.raises(Regelbrudd, match="PM-6"):
        beslutning.bytt_fast(kontor.okt(), svar.beslutning_id)


def test_pe_6_inhabil_fast_veileder_far_ikke_saken_og_byttes(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, "KAL")
    inhabil(kontor, p, "KAL")
    s = kontor.soknad(p)
    assert rad(kontor, s).forslag != "KAL"
    with pytest.raises(Regelbrudd, match="PE-6"):
        gi(kontor, s, "KAL")
    assert antall(kontor, "beslutning") == 0
    svar = gi(kontor, s, "JON")
    assert svar.ny_fast == "JON"
    assert antall(kontor, "oppgave", regel="PE-10", til_ident="JON", lukket=None) == 1


def test_pm_7_partnerens_veileder_foreslas(kontor: Kontor) -> None:
    a, b, c = kontor.person("A", "A"), kontor.person("B", "B"), kontor.person("C", "C")
    kontor.husstand("gift", a, b)
    kontor.husstand("bofellesskap", a, c)
    kontor.sak(c, "EVA")
    kontor.sak(b, "JON")
    r = rad(kontor, kontor.soknad(a))
    assert (r.forslag, r.forslag_grunn) == ("JON", "JON følger opp partneren i samme husstand")


def test_pm_7_den_en_deler_bolig_med_er_ingen_partner(kontor: Kontor) -> None:
    a, b = kontor.person("A", "A"), kontor.person("B", "B")
    kontor.husstand("bofellesskap", a, b)
    kontor.sak(b, "JON")
    assert "partneren" not in rad(kontor, kontor.soknad(a)).forslag_grunn


def test_pm_7_belastningen_flytter_seg_mens_det_fordeles(kontor: Kontor) -> None:
    p = kontor.person("M", "M")
    iverksatt(kontor, p, date(2026, 11, 1), date(2026, 11, 30), "EVA")
    ider = [kontor.soknad(kontor.person(f"P{n}", "A")) for n in range(4)]
    fikk = []
    for s in ider:
        fikk.append(str(rad(kontor, s).forslag))
        gi(kontor, s, fikk[-1])
    assert fikk == ["IDA", "JON", "KAL", "EVA"]
    last = {k.ident: (k.mottakere, k.gitt, k.denne_uken) for k in postmote.hent(kontor.okt()).kandidater}
    assert last == {"EVA": (1, 1, 1), "IDA": (0, 1, 1), "JON": (0, 1, 1), "KAL": (0, 1, 1), "MAR": (0, 0, 0), "LEA": (0, 0, 0)}


@pytest.mark.parametrize("til", ["PER", "GRO", "XXX"])
def test_pm_6_bare_de_som_folger_opp_far_soknader(kontor: Kontor, til: str) -> None:
    s = kontor.soknad(kontor.person())
    with pytest.raises(Regelbrudd, match="PM-6"):
        gi(kontor, s, til)


def test_pe_12_mottak_fordeler_ikke_men_gir_nodhjelp(kontor: Kontor) -> None:
    s = kontor.soknad(kontor.person())
    nod = kontor.soknad(kontor.person("N", "N"), nodhjelp=1, nodhjelp_art="mat")
    per = kontor.okt("PER")
    for gjor in (
        lambda: beslutning.fordel(per, s, "KAL", 1),
        lambda: beslutning.utsett(per, s, "x", 1),
        lambda: protokoll.avslutt(per, ("KAL",)),
        lambda: drofting.konkluder(per, 1, "x"),
        lambda: postmote.apne(per),
    ):
        with pytest.raises(Regelbrudd, match="PE-12"):
            gjor()
    with pytest.raises(Regelbrudd, match="PM-2"):
        beslutning.gi_nodhjelp(per, s, "KAL", 1)
    assert beslutning.gi_nodhjelp(per, nod, "KAL", 1).setning == "Gitt til KAL."
    assert rad(kontor, nod).tilstand == "nodhjelp"


def test_pm_9_enhver_sak_kan_settes_pa_sakslisten(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    d = drofting.reis(kontor.okt("IDA"), p, "skal vi kreve flytting?")
    assert drofting.reis(kontor.okt("JON"), p) == d
    (r,) = ko(kontor)
    assert (r.drofting_id, r.soknad_id, r.tilstand, r.grunn) == (d, None, "drofting", "skal vi kreve flytting?")
    assert [q.grunn for q in postmote.hent(kontor.okt("PER")).rader if q.drofting_id == d] == [""], "PE-12: mottak opens nobody"
    with pytest.raises(Regelbrudd, match="PM-9"):
        drofting.konkluder(kontor.okt(), d, "")
    with pytest.raises(Regelbrudd, match="Møtet er ikke åpnet"):
        drofting.konkluder(kontor.okt(), d, "nei, ikke nå")
    mote(kontor)
    drofting.konkluder(kontor.okt(), d, "nei, ikke nå")
    assert ko(kontor) == []
    with pytest.raises(Regelbrudd, match="SI-7"):
        drofting.konkluder(kontor.okt(), d, "jo")
    e = drofting.reis(kontor.okt(), p)
    drofting.trekk(kontor.okt(), e)
    assert ko(kontor) == []


def test_pm_9_flagget_soknad_har_merke_til_den_er_konkludert(kontor: Kontor) -> None:
    p = kontor.person()
    s = kontor.soknad(p)
    d = drofting.reis(kontor.okt(), p, soknad_id=s)
    assert (rad(kontor, s).drofting, rad(kontor, s).drofting_id) == ("apen", d)
    assert len(ko(kontor)) == 1
    mote(kontor)
    drofting.konkluder(kontor.okt(), d, "gis til den som kjenner familien")
    assert rad(kontor, s).drofting == "konkludert"


def vernet(kontor: Kontor) -> tuple[int, int]:
    """A protected person who has a søknad."""
    p = kontor.person("Siri", "Hemmelig", skjerming="kode_6")
    return p, kontor.soknad(p)


def test_pm_12_lukket_ko_fordeles_av_dem_som_har_tilgang_utenfor_motet(kontor: Kontor) -> None:
    p, s = vernet(kontor)
    lea = kontor.okt("LEA")
    with pytest.raises(Regelbrudd, match="SI-7"):
        beslutning.fordel(kontor.okt("KAL"), s, "KAL", 1)
    with pytest.raises(Regelbrudd, match="PE-5"):
        beslutning.fordel(lea, s, "KAL", 1)
    with pytest.raises(Regelbrudd, match="PM-12"):
        beslutning.utsett(lea, s, "venter", 1)
    with pytest.raises(Regelbrudd, match="PM-12"):
        drofting.reis(lea, p)
    (r,) = postmote.hent(lea, lukket=True).rader
    assert (r.forslag, r.forslag_grunn) == (None, "ingen på sosialhjelp er på jobb og kan ta saken")
    kontor.sett_inn("tilgang", "LEA", person_id=p, ident="IDA", fra=I_DAG, grunn="veileder", gitt_av="LEA", tid=kontor.okt().na())
    assert postmote.hent(kontor.okt("IDA")).lukket_ko == 1
    (r,) = postmote.hent(lea, lukket=True).rader
    assert r.forslag == "IDA"
    for_ = {k.ident: k.gitt for k in postmote.hent(kontor.okt()).kandidater}
    beslutning.fordel(lea, s, "IDA", r.versjon)
    assert not postmote.er_apent(lea)
    assert {k.ident: k.gitt for k in postmote.hent(kontor.okt()).kandidater} == for_
    assert postmote.hent(lea).lukket_ko == 0


def test_pm_12_den_vernede_er_verken_i_protokollen_eller_i_veien_for_den(kontor: Kontor) -> None:
    vernet(kontor)
    s = kontor.soknad(kontor.person("A", "A"))
    gi(kontor, s, "KAL", "LEA")
    _, tekst = protokoll.avslutt(kontor.okt("LEA"), ("KAL",))
    assert "S.H." not in tekst
    assert tekst.count("mottatt") == 1


def test_pe_5_en_som_skjermes_etterpa_dekkes_i_gamle_protokoller(kontor: Kontor) -> None:
    p = kontor.person("Mona", "Olsen")
    gi(kontor, kontor.soknad(p), "KAL")
    mote, _ = protokoll.avslutt(kontor.okt(), ("KAL",))
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": p}, skjerming="kode_7")
        s.logg("test")
    assert "M.O." not in protokoll.les(kontor.okt(), mote)
    assert "(skjult)" in protokoll.les(kontor.okt(), mote)
    assert "M.O." in protokoll.les(kontor.okt("LEA"), mote)


def test_ingen_sporring_leser_hele_tabeller_som_vokser(kontor: Kontor) -> None:
    """EXPLAIN QUERY PLAN of everything the screen asks while it is in use."""
    from tests.services.plan import helskann

    p = kontor.person()
    kontor.sak(p)
    s, t = kontor.soknad(p), kontor.soknad(kontor.person("B", "B"))
    gi(kontor, s, "IDA")
    drofting.reis(kontor.okt(), p, "spørsmål")
    okt = kontor.okt()
    with helskann() as funnet:
        postmote.hent(okt)
        postmote.hent(kontor.okt("LEA"), lukket=True)
        postmote.kort(okt, p)
        postmote.nodhjelp_setning(okt)
        b = gi(kontor, t, "KAL").beslutning_id
        beslutning.angre(okt, b)
        beslutning.utsett(okt, t, "venter", rad(kontor, t).versjon)
        protokoll.avslutt(okt, ("KAL",))
    assert not funnet, "\n".join(funnet)


def test_pm_5_ingen_kan_gi_bort_utsette_eller_konkludere_for_motet_er_apnet(kontor: Kontor) -> None:
    """The service holds it, whatever screen or script asks; nødhjelp waits for no meeting (PM-2)."""
    p = kontor.person()
    s, d = kontor.soknad(p), drofting.reis(kontor.okt(), p)
    nod = kontor.soknad(kontor.person("N", "N"), nodhjelp=1, nodhjelp_art="mat")
    for gjor in (
        lambda: beslutning.fordel(kontor.okt(), s, "KAL", 1),
        lambda: beslutning.utsett(kontor.okt(), s, "venter", 1),
        lambda: drofting.konkluder(kontor.okt(), d, "ja"),
    ):
        with pytest.raises(Regelbrudd, match="Møtet er ikke åpnet") as brudd:
            gjor()
        assert brudd.value.regel == "PM-5"
    beslutning.fordel(kontor.okt(), nod, "KAL", 1)
    assert antall(kontor, "beslutning", soknad_id=nod, art="nodhjelp", postmote_id=None) == 1
    assert antall(kontor, "beslutning") == 1
    assert antall(kontor, "postmote") == 0


def test_pm_8_fast_veileder_byttes_bare_sa_lenge_motet_er_apent(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, "KAL")
    b = gi(kontor, kontor.soknad(p), "IDA").beslutning_id
    protokoll.avslutt(kontor.okt(), ("KAL",))
    with pytest.raises(Regelbrudd, match="PM-8"):
        beslutning.bytt_fast(kontor.okt(), b)
    assert antall(kontor, "sak", person_id=p, veileder="KAL") == 1


def test_pm_2_gitt_nodhjelp_staar_overst_i_koen(kontor: Kontor) -> None:
    """It is answered the same day: above what can wait, below what nobody has; the windows still give each row once."""
    vanlige = [kontor.soknad(kontor.person(f"P{n}", "A")) for n in range(4)]
    gitt, venter = (kontor.soknad(kontor.person(n, n), nodhjelp=1, nodhjelp_art="mat") for n in "GV")
    beslutning.gi_nodhjelp(kontor.okt("PER"), gitt, "KAL", 1)
    assert [r.soknad_id for r in ko(kontor)] == [venter, gitt, *vanlige]
    forste = postmote.hent(kontor.okt(), antall=3)
    andre = postmote.hent(kontor.okt(), fra=len(forste.rader), antall=3)
    assert [r.soknad_id for r in (*forste.rader, *andre.rader)] == [venter, gitt, *vanlige]
    assert (forste.antall, andre.antall, len(postmote.rader(kontor.okt()))) == (6, 6, 6)
