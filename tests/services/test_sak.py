"""Mine saker on a real file: rows, filters, order, pages; ending a case (OP-10), PE-10, PE-11."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from navtui.domain.kodeverk.oppfolging import Avslutningsarsak, Informertkanal
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sak import Informert, Sortering, Utvalg
from navtui.domain.vedtaksperiode import lengste_til
from navtui.services import bruker, sak
from navtui.ui.visninger.bruker_deler import hode
from tests.kontor import I_DAG, Kontor, iverksett_raatt, send_raatt


def stonad(kontor: Kontor, p: int, sak_id: int, fra: date, til: date | None = None, iverksatt: bool = True) -> int:
    """A one-month vedtak, signed by two unless it is to stay an utkast."""
    soknad = kontor.soknad(p, tilstand="besvart", saksbehandler="KAL", mottatt=fra)
    v = kontor.sett_inn(
        "vedtak", nummer=f"{fra:%Y%m%d}-{p}", person_id=p, sak_id=sak_id, art="stonad", soknad_id=soknad, fra=fra,
        til=til or lengste_til(fra), husstandsform="enslig", skrevet_av="KAL", opprettet=kontor.okt().na(),
    )  # fmt: skip
    if iverksatt:
        with kontor.okt("KAL").skrive() as s:
            send_raatt(s, v)
            s.logg("sendt")
        with kontor.okt("IDA").skrive() as s:
            iverksett_raatt(s, v, fra)
            s.logg("iverksatt")
    return v


def i_retur(kontor: Kontor, p: int, sak_id: int) -> None:
    """A vedtak that KAL sent and IDA returned."""
    v = stonad(kontor, p, sak_id, date(2026, 12, 1), iverksatt=False)
    with kontor.okt("KAL").skrive() as s:
        send_raatt(s, v)
        s.logg("sendt")
    with kontor.okt("IDA").skrive() as s:
        s.sett_inn("vedtaksretur", vedtak_id=v, runde=1, grunn="beregning", kommentar="se husleien", ident="IDA", tid=s.na)
        s.endre("vedtak", hvor={"id": v}, tilstand="utkast", innhold_hash=None, sum_ore=None, sendt_tid=None, runde=2, retur=1)
        s.logg("underkjent")


def ider(kontor: Kontor, utvalg: Utvalg = Utvalg.ALLE, sortering: Sortering = Sortering.FRIST) -> list[int]:
    return [r.person_id for r in sak.hent_side(kontor.okt(), utvalg, sortering).rader]


def test_pm_6_en_fordelt_soknad_staar_paa_saken_til_vedtaket_er_sendt(kontor: Kontor) -> None:
    """The one who was given a søknad finds it in Mine saker, with the office's frist; a renewal is in F4 instead."""
    p, uten, fornyelse, andres = (kontor.person("A", f"Navn{i}") for i in range(4))
    sak_id, *_ = [kontor.sak(person) for person in (p, uten, fornyelse, andres)]
    soknad = kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL", mottatt=I_DAG - timedelta(days=2))
    kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL", mottatt=I_DAG)
    kontor.soknad(uten, tilstand="besvart", saksbehandler="KAL")
    kontor.soknad(fornyelse, tilstand="fordelt", saksbehandler="KAL", fornyelse=1)
    kontor.soknad(andres, tilstand="fordelt", saksbehandler="IDA")

    def frister() -> dict[int, date]:
        return {r.person_id: r.soknad_frist for r in sak.liste(kontor.okt()) if r.soknad_frist is not None}

    assert frister() == {p: I_DAG + timedelta(days=12)}
    v = kontor.sett_inn(
        "vedtak", nummer="2026-0001", person_id=p, sak_id=sak_id, art="stonad", soknad_id=soknad, fra=I_DAG, til=lengste_til(I_DAG),
        husstandsform="enslig", skrevet_av="KAL", opprettet=kontor.okt().na(),
    )  # fmt: skip
    assert frister() == {p: I_DAG + timedelta(days=12)}
    with kontor.okt("KAL").skrive() as s:
        send_raatt(s, v)
        s.logg("sendt")
    assert frister() == {p: I_DAG + timedelta(days=14)}


def test_utvalgene_finner_dem_de_skal_og_tallene_er_de_samme(kontor: Kontor) -> None:
    fodte = (date(1980, 1, 1), date(2001, 11, 21), date(2001, 11, 20), date(1970, 5, 5), date(1990, 1, 1))
    eldre, ung, over, uke, annen = (kontor.person("A", f"Navn{i}", fodt) for i, fodt in enumerate(fodte))
    saker = {
        eldre: kontor.sak(eldre, kartlagt=I_DAG), ung: kontor.sak(ung, neste_dato=I_DAG - timedelta(days=3)),
        over: kontor.sak(over, neste_dato=I_DAG - timedelta(days=1), kartlagt=I_DAG),
        uke: kontor.sak(uke, neste_dato=date(2026, 11, 22), kartlagt=I_DAG), annen: kontor.sak(annen, "IDA"),
    }  # fmt: skip
    for maaned in range(6, 12):
        stonad(kontor, eldre, saker[eldre], date(2026, maaned, 1))
    for maaned in (6, 7, 8, 9, 11):
        stonad(kontor, over, saker[over], date(2026, maaned, 1))
    stonad(kontor, uke, saker[uke], date(2026, 11, 6))
    kontor.sett_inn("aktivitet", person_id=ung, aktuell=1, vurdert=I_DAG, ident="KAL", tid=kontor.okt().na())
    kontor.sett_inn("beskjed", person_id=uke, til_ident="KAL", fra_ident="PER", ring_tilbake=1, tid=kontor.okt().na())
    venter = {
        Utvalg.ALLE: [ung, over, uke, eldre], Utvalg.OVER_FRIST: [ung, over], Utvalg.DENNE_UKEN: [uke], Utvalg.UNDER_25: [ung],
        Utvalg.UTEN_AKTIVITET: [ung], Utvalg.LANGTID: [eldre], Utvalg.VEDTAK_UT: [over, eldre], Utvalg.RING_TILBAKE: [uke],
        Utvalg.UTEN_KARTLEGGING: [ung],
    }  # fmt: skip
    assert {u: ider(kontor, u) for u in Utvalg} == venter
    assert sak.tall(kontor.okt()) == {u: len(v) for u, v in venter.items()}
    rader = {r.person_id: r for r in sak.liste(kontor.okt())}
    assert {p: rader[p].maaneder_paa_rad for p in (eldre, over, uke, ung)} == {eldre: 6, over: 1, uke: 1, ung: 0}
    assert (rader[ung].dager_over_frist, rader[uke].vedtak_til, rader[eldre].vedtak_til) == (3, date(2026, 12, 5), date(2026, 11, 30))


def test_rekkefolgene_og_retur_overst_i_alle(kontor: Kontor) -> None:
    a = kontor.person("A", "Åsen", date(1990, 1, 1))
    b = kontor.person("B", "Berg", date(2000, 1, 1))
    c = kontor.person("C", "Dahl", date(1980, 1, 1))
    saker = [kontor.sak(p, neste_dato=I_DAG + timedelta(days=n)) for n, p in enumerate((a, b, c))]
    stonad(kontor, c, saker[2], date(2026, 11, 1))
    assert [ider(kontor, sortering=s) for s in Sortering] == [[a, b, c], [a, b, c], [c, a, b], [b, a, c]]
    i_retur(kontor, c, saker[2])
    assert [ider(kontor, sortering=s)[0] for s in Sortering] == [c, c, c, c]
    assert [r.vedtak_i_retur for r in sak.liste(kontor.okt())] == [True, False, False]


def test_sidene_gir_alle_en_gang_ogsaa_med_retur_overst(kontor: Kontor) -> None:
    personer = [kontor.person("A", f"N{i}") for i in range(7)]
    saker = [kontor.sak(p, neste_dato=I_DAG + timedelta(days=i)) for i, p in enumerate(personer)]
    i_retur(kontor, personer[5], saker[5])
    i_retur(kontor, personer[2], saker[2])
    for antall in (1, 2, 3, 10):
        sider = [sak.hent_side(kontor.okt(), fra=fra, antall=antall) for fra in range(0, 8, antall)]
        assert [r.person_id for s in sider for r in s.rader] == [personer[i] for i in (2, 5, 0, 1, 3, 4, 6)], antall
        assert {s.totalt for s in sider[:-1] or sider} == {7}


def test_en_kollegas_liste_kan_ses_av_den_rollen_tillater_det(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, "KAL")
    assert [r.person_id for r in sak.liste(kontor.okt("LEA"), "KAL")] == [p]
    assert sak.liste(kontor.okt("LEA")) == []
    with pytest.raises(Regelbrudd, match="PE-12"):
        sak.liste(kontor.okt("PER"), "KAL")


def test_pe_5_en_skjermet_sak_er_verken_i_listen_eller_i_tallene(kontor: Kontor) -> None:
    synlig, skjult = kontor.person(), kontor.person("Hemmelig", "Person", skjerming="kode_7")
    kontor.sak(synlig)
    kontor.sak(skjult, neste_dato=I_DAG - timedelta(days=9))
    assert ider(kontor) == [synlig]
    assert sak.tall(kontor.okt())[Utvalg.ALLE] == 1
    assert sak.tall(kontor.okt())[Utvalg.OVER_FRIST] == 0
    assert sak.hent_side(kontor.okt("LEA"), for_ident="KAL").totalt == 2


def test_op_10_en_sak_avsluttes_med_aarsak_og_ikke_med_noe_uten_svar(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    soknad = kontor.soknad(p)
    okt = kontor.okt()
    for arsak, setning in (
        (None, "Velg hvorfor"),
        (Avslutningsarsak.FEILREGISTRERT, "Velg hvorfor"),
        (Avslutningsarsak.ARBEID, "søknad uten svar"),
    ):
        with pytest.raises(Regelbrudd, match=rf"OP-10.*{setning}"):
            sak.avslutt(okt, p, 1, arsak)
    with okt.skrive() as s:
        s.endre("soknad", hvor={"id": soknad}, tilstand="trukket")
        s.logg("test")
    sak.avslutt(okt, p, 1, Avslutningsarsak.ARBEID)
    assert sak.liste(okt) == []
    avsluttet = bruker.apne(okt, p, "samarbeid").sak
    assert avsluttet is not None
    assert (avsluttet.avsluttet, avsluttet.avslutningsarsak) == (I_DAG, Avslutningsarsak.ARBEID)


def test_op_10_et_vedtak_som_ikke_er_ferdig_holder_saken_apen(kontor: Kontor) -> None:
    p = kontor.person()
    sak_id = kontor.sak(p)
    stonad(kontor, p, sak_id, date(2026, 12, 1), iverksatt=False)
    with pytest.raises(Regelbrudd, match=r"OP-10.*vedtak er ikke ferdig"):
        sak.avslutt(kontor.okt(), p, 1, Avslutningsarsak.FLYTTET)


def test_pe_10_informert_lukker_oppgaven_og_skrives_bare_en_gang(kontor: Kontor) -> None:
    p = kontor.person()
    sak_id = kontor.sak(p)
    bytte = kontor.sett_inn(
        "veilederbytte", sak_id=sak_id, person_id=p, fra_ident="IDA", til_ident="KAL", grunn="test", ident="LEA", tid=kontor.okt().na()
    )
    kontor.sett_inn(
        "oppgave", art="informer_bytte", regel="PE-10", person_id=p, objekt="veilederbytte", objekt_id=bytte, til_ident="KAL", frist=I_DAG,
        tekst="Informer", opprettet=kontor.okt().na(),
    )  # fmt: skip
    okt = kontor.okt()
    apnet = bruker.apne(okt, p)
    assert ([b.id for b in apnet.byttet], len(apnet.oppgaver)) == ([bytte], 1)
    with pytest.raises(Regelbrudd, match="PE-10"):
        sak.informert(okt, bytte, Informert(kanal=Informertkanal.TELEFON, dato=I_DAG + timedelta(days=1)))
    sak.informert(okt, bytte, Informert(kanal=Informertkanal.TELEFON, dato=I_DAG))
    etter = bruker.les_igjen(okt, p)
    assert (etter.byttet, etter.oppgaver) == ((), ())
    with pytest.raises(Regelbrudd, match="SI-7"):
        sak.informert(okt, bytte, Informert(kanal=Informertkanal.BREV, dato=I_DAG))


def test_pe_11_de_som_har_ventet_over_14_dager_paa_veileder_listes(kontor: Kontor) -> None:
    sen, ny, har = kontor.person(), kontor.person(), kontor.person()
    kontor.sak(har)
    kontor.soknad(sen, mottatt=I_DAG - timedelta(days=15))
    kontor.soknad(ny, mottatt=I_DAG - timedelta(days=14))
    kontor.soknad(har, mottatt=I_DAG - timedelta(days=30))
    assert sak.uten_fast_veileder(kontor.okt("LEA")) == [(sen, I_DAG - timedelta(days=15))]


def test_op_9_den_som_er_i_kvp_staar_ikke_uten_vedtak(kontor: Kontor) -> None:
    i_program, ferdig = kontor.person("A", "I"), kontor.person("B", "Ferdig")
    for p, tilstand in ((i_program, "i_program"), (ferdig, "fullfort")):
        kontor.sak(p, "MAR")
        kontor.sett_inn("kvp", person_id=p, veileder="MAR", soknad_dato=I_DAG, start_dato=date(2026, 9, 1), tilstand=tilstand)
    assert {r.person_id: r.kvp_fra for r in sak.liste(kontor.okt("MAR"))} == {i_program: date(2026, 9, 1), ferdig: None}


def test_pm_2_gitt_nodhjelp_er_overst_hos_den_som_fikk_den(kontor: Kontor) -> None:
    """With what it is for and how long it has waited, above what came in return; one whose case is another's is counted too."""
    nod, retur, vanlig, andres = (kontor.person("A", n) for n in ("Ås", "Berg", "Dahl", "Eng"))
    saker = {p: kontor.sak(p, ident) for p, ident in ((nod, "KAL"), (retur, "KAL"), (vanlig, "KAL"), (andres, "IDA"))}
    i_retur(kontor, retur, saker[retur])
    for p in (nod, andres):
        kontor.soknad(
            p, tilstand="fordelt", saksbehandler="KAL", nodhjelp=1, nodhjelp_art="mat", registrert_tid=kontor.okt(kl=time(10, 55)).na()
        )
    for sortering in Sortering:
        assert ider(kontor, sortering=sortering) == [nod, retur, vanlig]
    side = sak.hent_side(kontor.okt())
    assert (side.rader[0].nodhjelp, side.rader[0].nodhjelp_minutter, side.nodhjelp) == ("mat", 65, 2)
    assert [r.nodhjelp for r in side.rader[1:]] == [None, None]
    b = bruker.apne(kontor.okt(), nod)
    assert b.apen_nodhjelp is not None
    assert "Neste: NØDHJELP mat hos KAL, har ventet siden i dag 10:55. Svar i dag (v)." in hode(b, I_DAG, 80).plain.splitlines()
