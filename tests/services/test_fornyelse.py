"""F4: who is on the list, who is not, and that a large office costs no more than a small one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from navtui.domain.fornyelse import Utkaststand, Utvalg
from navtui.services import fornyelse as tjeneste
from navtui.store import fornyelse as lager
from tests.kontor import I_DAG, Kontor, iverksett_raatt, send_raatt

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))
OKTOBER = (date(2026, 10, 1), date(2026, 10, 31))


def iverksatt(kontor: Kontor, person: int, periode: tuple[date, date] = NOVEMBER, **mer: Any) -> int:
    """A vedtak om løpende stønad that two have signed. Returns its id."""
    fra, til = periode
    nr = kontor.lopenr = kontor.lopenr + 1
    dag = fra - timedelta(days=3)
    kolonner: dict[str, Any] = {"art": "stonad", "uten_soknad": "nodhjelp_kontoret", "husstandsform": "enslig"} | mer
    barn, vilkar = kolonner.pop("barn", ()), kolonner.pop("vilkar", ())
    with kontor.okt("KAL", dag).skrive() as s:
        sak = s.verdi("select id from sak where person_id = :p", alle=True, p=person)
        v = s.sett_inn("vedtak", nummer=f"{fra.year}-{nr:04}", person_id=person, sak_id=sak, fra=fra, til=til, skrevet_av="KAL",
                       opprettet=s.na, **kolonner)  # fmt: skip
        for fodt in barn:
            s.sett_inn("vedtaksbarn", vedtak_id=v, navn="Barnet", fodt=fodt)
        for type_ in vilkar:
            s.sett_inn("vedtaksvilkar", vedtak_id=v, type=type_, tekst="Møte", frist=til)
        send_raatt(s, v, 1_000_000)
        s.logg("test", person_id=person)
    with kontor.okt("LEA", dag).skrive() as s:
        iverksett_raatt(s, v, dag)
        s.logg("test", person_id=person)
    return v


def bruker(kontor: Kontor, veileder: str = "KAL", **mer: Any) -> int:
    """A person with an open case."""
    person = kontor.person(**mer)
    kontor.sak(person, veileder)
    return person


def ider(kontor: Kontor, ident: str = "KAL", utvalg: Utvalg = Utvalg.MINE, **mer: Any) -> list[int]:
    """The persons on the list, in its order."""
    return [r.person_id for r in tjeneste.hent(kontor.okt(ident), utvalg, **mer)]


def test_ve_13_lista_er_det_som_gaar_ut_i_de_neste_14_dagene(kontor: Kontor) -> None:
    om_en_uke, i_dag, for_sent, foer = (bruker(kontor) for _ in range(4))
    iverksatt(kontor, om_en_uke)
    iverksatt(kontor, i_dag, (date(2026, 10, 21), I_DAG))
    iverksatt(kontor, for_sent, (date(2026, 11, 6), date(2026, 12, 5)))
    iverksatt(kontor, foer, (date(2026, 10, 20), date(2026, 11, 19)))

    assert ider(kontor) == [i_dag, om_en_uke]
    assert ider(kontor, utvalg=Utvalg.GATT_UT) == [foer]
    with kontor.okt("LEA").skrive() as s:
        s.sett_inn("innstilling", navn="fornyelse_dager", verdi="15", gyldig_fra=I_DAG, ident="LEA", tid=s.na)
        s.logg("test")
    assert ider(kontor) == [i_dag, om_en_uke, for_sent]


def test_ve_13_en_som_alt_er_fornyet_eller_opphort_er_ikke_paa_lista(kontor: Kontor) -> None:
    fornyet, opphort, engang = (bruker(kontor) for _ in range(3))
    iverksatt(kontor, fornyet)
    iverksatt(kontor, fornyet, (date(2026, 12, 1), date(2026, 12, 31)))
    v = iverksatt(kontor, opphort)
    iverksatt(kontor, opphort, (date(2026, 11, 30), date(2026, 11, 30)), art="opphor", uten_soknad="opphor", endrer_id=v)
    iverksatt(kontor, engang, (date(2026, 11, 30), date(2026, 11, 30)), engang=True)
    assert ider(kontor) == []


def test_egne_er_forvalgt_og_alle_er_et_valg(kontor: Kontor) -> None:
    min_, andres = bruker(kontor, "KAL"), bruker(kontor, "IDA")
    iverksatt(kontor, min_)
    iverksatt(kontor, andres)
    assert ider(kontor) == [min_]
    assert ider(kontor, utvalg=Utvalg.ALLE) == [min_, andres]
    assert ider(kontor, "LEA") == []
    assert [r.person_id for r in tjeneste.hent(kontor.okt("LEA"), ident="IDA")] == [andres]


def test_pe_5_en_skjermet_person_finnes_ikke_uten_tilgang(kontor: Kontor) -> None:
    hemmelig = bruker(kontor, "KAL", skjerming="kode_7")
    iverksatt(kontor, hemmelig)
    assert ider(kontor, "IDA", Utvalg.ALLE) == []
    assert tjeneste.tell(kontor.okt("IDA"), Utvalg.ALLE).antall == 0
    assert ider(kontor, "LEA", Utvalg.ALLE) == [hemmelig]


def test_ve_20_maanedens_soknad_er_mottatt_eller_mangler(kontor: Kontor) -> None:
    med, uten, brukt_opp = (bruker(kontor) for _ in range(3))
    for person in (med, uten):
        iverksatt(kontor, person)
    kontor.soknad(med, mottatt=date(2026, 11, 18), fornyelse=1)
    kontor.soknad(uten, mottatt=date(2026, 11, 18), tilstand="trukket")
    gammel = kontor.soknad(brukt_opp, mottatt=date(2026, 10, 18), tilstand="fordelt", saksbehandler="KAL")
    iverksatt(kontor, brukt_opp, soknad_id=gammel, uten_soknad=None)

    for_gammel = bruker(kontor)
    iverksatt(kontor, for_gammel)
    kontor.soknad(for_gammel, mottatt=date(2026, 10, 31))

    mottatt = {r.person_id: r.soknad_mottatt for r in tjeneste.hent(kontor.okt())}
    assert mottatt == {med: date(2026, 11, 18), uten: None, brukt_opp: None, for_gammel: None}
    assert tjeneste.tell(kontor.okt()).uten_soknad == 3
    kontor.soknad(for_gammel, mottatt=date(2026, 11, 1))
    assert tjeneste.tell(kontor.okt()).uten_soknad == 2


def test_ve_13_raden_sier_hva_som_blir_annerledes(kontor: Kontor) -> None:
    person = bruker(kontor, fodt=date(1996, 12, 9))
    barn = kontor.person("Lise", "Olsen", date(2020, 12, 12))
    husstand = kontor.husstand("samboer", person, barn=(barn,))
    iverksatt(kontor, person, OKTOBER)
    iverksatt(kontor, person, barn=[date(2020, 12, 12)], vilkar=["kurs"])
    kontor.sett_inn("husstandsmedlem", husstand_id=husstand, person_id=kontor.person("Dag", "Vik"), rolle="voksen", fra=date(2026, 11, 3))
    (rad,) = tjeneste.hent(kontor.okt())

    assert (rad.navn, rad.alder, rad.dager_igjen, rad.maaned, rad.sum_ore) == ("Olsen, Mona", 29, 10, 3, 1_000_000)
    assert [e.tekst for e in rad.endringer] == [
        "søknad mangler",
        "vilkår ikke vurdert: arbeidsrettet kurs, opplæring eller jobbsøkingskurs",
        "Vik, Dag flyttet inn 3.11.2026, samboere uten felles barn",
        "barn fyller 6 år 12.12.2026",
        "fyller 30 år 9.12.2026",
    ]


def test_ko_5_utkast_sies_med_hvor_det_er(kontor: Kontor) -> None:
    personer = [bruker(kontor) for _ in range(4)]
    gamle = [iverksatt(kontor, p) for p in personer]
    ny = {"fra": date(2026, 12, 1), "til": date(2026, 12, 31), "art": "stonad", "husstandsform": "enslig", "skrevet_av": "KAL"}
    for nr in range(3):
        with kontor.okt().skrive() as s:
            sak = s.verdi("select id from sak where person_id = :p", alle=True, p=personer[nr])
            v = s.sett_inn("vedtak", nummer=f"2027-{nr}", person_id=personer[nr], sak_id=sak, forrige_id=gamle[nr], opprettet=s.na,
                           uten_soknad="nodhjelp_kontoret", **ny)  # fmt: skip
            if nr:
                send_raatt(s, v, 1)
            s.logg("test")
        if nr == 1:
            with kontor.okt("IDA").skrive() as s:
                s.sett_inn("vedtaksretur", vedtak_id=v, runde=1, grunn="annet", kommentar="Se igjen", ident="IDA", tid=s.na)
                s.endre("vedtak", hvor={"id": v}, tilstand="utkast", innhold_hash=None, sum_ore=None, sendt_tid=None, runde=2, retur=1)
                s.logg("test")
    assert [r.utkast for r in tjeneste.hent(kontor.okt())] == [
        Utkaststand.UTKAST, Utkaststand.I_RETUR, Utkaststand.TIL_KONTROLL, Utkaststand.INGEN,
    ]  # fmt: skip
    tall = tjeneste.tell(kontor.okt())
    assert (tall.antall, tall.utkast, tall.i_retur, tall.til_kontroll) == (4, 1, 1, 1)


def test_side_for_side_er_det_samme_som_alt(kontor: Kontor) -> None:
    for _ in range(7):
        iverksatt(kontor, bruker(kontor))
    alle = ider(kontor)
    assert len(alle) == 7
    assert [p for fra in (0, 3, 6) for p in ider(kontor, fra=fra, antall=3)] == alle


@pytest.mark.parametrize("utvalg", list(Utvalg))
def test_lista_gaar_langs_indeksen_og_sorterer_ikke(kontor: Kontor, utvalg: Utvalg) -> None:
    """What a page costs must not follow the size of the office."""
    sett: list[str] = []
    with kontor.okt().lese() as les:
        assert les.skjult == "[]"  # worked out before the plans are looked at
        ekte = les.rader

        def rader(sql: str, **verdier: Any) -> list[Any]:
            sett.append(" / ".join(str(r["detail"]) for r in ekte("explain query plan " + sql, **verdier)))
            return ekte(sql, **verdier)

        les.rader = rader  # type: ignore[method-assign]
        lager.side(les, I_DAG, I_DAG, "KAL" if utvalg is Utvalg.MINE else None, 10, 0)
        lager.barn(les, [1])
        lager.vilkar(les, [1])
        lager.perioder(les, [1])
        lager.husstandsskifter(les, [1], I_DAG)
    assert "USING INDEX vedtak_til (til>? AND til<?)" in sett[0]
    assert "TEMP B-TREE" not in sett[0], sett[0]
    for plan in sett:  # r: the chain of what one omgjøring is of; the links of those who are registered twice are few
        linjer = plan.replace("SCAN s USING INDEX samme_person_gjelder", "").split(" / ")
        skannes = {linje.split()[1] for linje in linjer if linje.startswith("SCAN ")}
        assert skannes <= {"json_each", "value", "r", "rot", "registrert"}, plan
