"""Paying out: the list of a banking day from made to confirmed, and what stops it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.kalender import bankdag_paa_eller_foer
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.utbetaling import Listetilstand, siste_forfall
from navtui.exchange.utbetalingsfil import trygg
from navtui.services import bruker, leder, oppgave, person
from navtui.services import utbetaling as tjeneste
from navtui.services.utbetaling_tilstand import gjenoppta
from navtui.store import person as personlager
from tests.kontor import I_DAG, PIN, Kontor, iverksett_raatt, send_raatt, uenig

KONTO = "12345678903"
ANNEN_KONTO = "86011117947"


def betal(
    kontor: Kontor, *, person: int | None = None, dato: date = I_DAG, ore: int = 500_000, konto: str | None = KONTO, av: str = "KAL",
    endret_av: tuple[str, int] | None = None, **mer: object,
) -> int:  # fmt: skip
    """An iverksatt vedtak with one payment. Returns the payment's id."""
    p = person or kontor.person()
    nr = kontor.lopenr = kontor.lopenr + 1
    with kontor.okt(av).skrive() as s:
        sak = s.verdi("select id from sak where person_id = :p and avsluttet is null", alle=True, p=p) or s.sett_inn(
            "sak", saksnummer=f"2026-{nr:04}", person_id=p, veileder=av, neste_dato=I_DAG, apnet=I_DAG
        )
        v = s.sett_inn("vedtak", nummer=f"2026-{nr}", person_id=p, sak_id=sak, art="nodhjelp", uten_soknad="nodhjelp_kontoret", fra=I_DAG,
                       til=date(2026, 12, 19), husstandsform="enslig", skrevet_av=av, opprettet=s.na)  # fmt: skip
        if endret_av:
            s.sett_inn("vedtaksendring", vedtak_id=v, ident=endret_av[0], retur=endret_av[1])
        u = s.sett_inn(
            "utbetaling", vedtak_id=v, dato=dato, belop_ore=ore, kontonummer=konto, **{"mottaker": "person", "maate": "konto"} | mer
        )
        send_raatt(s, v, ore)
        s.logg("test", person_id=p)
    with kontor.okt("LEA").skrive() as s:
        iverksett_raatt(s, v)
        s.logg("test", person_id=p)
    return u


@pytest.fixture(autouse=True)
def loggen_sier_det_samme(kontor: Kontor) -> Iterator[None]:
    """SI-3: after whatever is done with a payment, it and its list are what the log says (the signatures here are put in past it)."""
    yield
    assert [svar for svar in uenig(kontor) if svar.startswith("VE-")] == []


def tilstand(kontor: Kontor, utbetaling: int) -> str:
    """The payment's state in the file."""
    with kontor.okt("LEA").lese() as les:
        return str(les.verdi("select tilstand from utbetaling where id = :id", id=utbetaling))


def til_bank(kontor: Kontor, mappe: Path) -> int:
    """A list that has been exported."""
    liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
    tjeneste.godkjenn(kontor.okt("GRO"), liste, tjeneste.hent_liste(kontor.okt("GRO"), liste).liste.versjon, PIN)
    tjeneste.eksporter(kontor.okt("GRO"), liste, mappe)
    return liste


def test_ve_21_hele_veien_fra_liste_til_utbetalt(kontor: Kontor, tmp_path: Path) -> None:
    a, b = betal(kontor, ore=1_423_050), betal(kontor, ore=99)
    liste = til_bank(kontor, tmp_path)
    (fil,) = tmp_path.glob("utbetaling-*.csv")
    rader = list(csv.DictReader(fil.read_text("utf-8-sig").splitlines(), delimiter=";"))

    assert [r["belop"] for r in rader] == ["14230,50", "0,99", "14231,49"]
    assert tjeneste.bekreft(kontor.okt("GRO"), liste, I_DAG) == 2
    assert [tilstand(kontor, u) for u in (a, b)] == ["utbetalt", "utbetalt"]
    assert tjeneste.hent_liste(kontor.okt(), liste).liste.tilstand is Listetilstand.BEKREFTET


def test_ve_21_den_som_skrev_vedtaket_kan_ikke_godkjenne(kontor: Kontor) -> None:
    betal(kontor, av="KAL")
    liste = tjeneste.lag_liste(kontor.okt("KAL"), I_DAG)
    visning = tjeneste.hent_liste(kontor.okt("KAL"), liste)
    assert visning.brudd is not None
    with pytest.raises(Regelbrudd, match="VE-21"):
        tjeneste.godkjenn(kontor.okt("KAL"), liste, visning.liste.versjon, PIN)
    with pytest.raises(Regelbrudd, match="VE-21"), kontor.okt("KAL").skrive() as s:
        s.endre("utbetalingsliste", hvor={"id": liste}, godkjent_av="KAL", godkjent_tid=s.na)
        s.logg("forsøk")


@pytest.mark.parametrize("retur", [0, 1])
def test_ve_21_den_som_endret_utkastet_kan_ikke_godkjenne(kontor: Kontor, retur: int) -> None:
    """Whatever round she changed it in: what came back from control has her hand in it, too."""
    u = betal(kontor, av="KAL", endret_av=("IDA", retur))
    liste = tjeneste.lag_liste(kontor.okt("KAL"), I_DAG)
    versjon = tjeneste.hent_liste(kontor.okt("IDA"), liste).liste.versjon
    with pytest.raises(Regelbrudd, match="VE-21: Du har skrevet eller endret vedtak"):
        tjeneste.godkjenn(kontor.okt("IDA"), liste, versjon, PIN)
    with pytest.raises(Regelbrudd, match="VE-21"), kontor.okt("IDA").skrive() as s:
        s.endre("utbetalingsliste", hvor={"id": liste}, godkjent_av="IDA", godkjent_tid=s.na)
        s.logg("forsøk")
    assert tjeneste.godkjenn(kontor.okt("GRO"), liste, versjon, PIN).godkjent_av == "GRO"
    assert tilstand(kontor, u) == "planlagt"


def test_si_1_ve_21_lista_godkjennes_med_pin_og_gale_telles(kontor: Kontor) -> None:
    """A screen left open is not enough to send money: the PIN is asked for, and wrong ones slow her down as for a signature."""
    betal(kontor)
    liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
    for _ in range(3):
        with pytest.raises(Regelbrudd, match="SI-1: Feil PIN"):
            tjeneste.godkjenn(kontor.okt("GRO"), liste, 1, "654321")
    with pytest.raises(Regelbrudd, match=r"SI-1: .*Vent"):
        tjeneste.godkjenn(kontor.okt("GRO"), liste, 1, PIN)
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select count(*) from logg where handling = 'pin avvist' and ident = 'GRO'") == 3
    assert tjeneste.hent_liste(kontor.okt(), liste).liste.godkjent_av is None


def test_ve_16_stoppet_og_sluppet_fri_star_i_journalen_med_grunnene(kontor: Kontor) -> None:
    """The veileder the person has now is told why, whoever wrote the vedtak; what was done stays when it is paid after all."""
    p = kontor.person()
    kontor.sak(p, "IDA")
    u = betal(kontor, person=p, av="KAL")
    liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
    tjeneste.stopp(kontor.okt("GRO"), u, "elg.")
    assert [o.tekst for o in oppgave.mine(kontor.okt("IDA"))] == [
        "Utbetaling av 5 000,00 kr er stoppet: elg. Slipp den fri, eller annuller den."
    ]
    assert [r.tilstandsgrunn for r in tjeneste.hent_stoppede(kontor.okt())] == ["elg."]
    gjenoppta(kontor.okt("IDA"), u, "feiltrykk")
    assert oppgave.mine(kontor.okt("IDA")) == []
    assert tjeneste.hent_liste(kontor.okt("GRO"), liste).rader == ()
    assert tjeneste.hent_liste(kontor.okt("GRO"), tjeneste.lag_liste(kontor.okt(), I_DAG)).rader[0].id == u
    with kontor.okt("IDA").lese() as les:
        notater = [
            r["tekst"].partition(", er ")[2]
            for r in les.rader("select tekst from journalnotat where person_id = :p order by id", p=p, alle=True)
        ]
    assert notater == ["stoppet: elg.", "planlagt igjen: feiltrykk."]


def test_pe_12_mottak_kommer_ikke_til_utbetalingene(kontor: Kontor, tmp_path: Path) -> None:
    u = betal(kontor)
    liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
    per = kontor.okt("PER")
    forsok: list[Callable[[], object]] = [
        lambda: tjeneste.hent_forfall(per, I_DAG), lambda: tjeneste.hent_lister(per, I_DAG), lambda: tjeneste.hent_liste(per, liste),
        lambda: tjeneste.hent_returnerte(per), lambda: tjeneste.lag_liste(per, I_DAG), lambda: tjeneste.godkjenn(per, liste, 1, PIN),
        lambda: tjeneste.eksporter(per, liste, tmp_path), lambda: tjeneste.bekreft(per, liste, I_DAG),
        lambda: tjeneste.stopp(per, u, "x"), lambda: tjeneste.returner(per, u, "x"), lambda: tjeneste.omruter(per, u, "kontantkort", None),
    ]  # fmt: skip
    for gjor in forsok:
        with pytest.raises(Regelbrudd, match="PE-12"):
            gjor()


def test_ve_21_forfall_i_helgen_betales_bankdagen_for(kontor: Kontor) -> None:
    lordag, mandag = betal(kontor, dato=date(2026, 11, 21)), betal(kontor, dato=date(2026, 11, 23))
    assert [r.id for r in tjeneste.hent_forfall(kontor.okt(), I_DAG).apne] == [lordag]
    assert {r.id for r in tjeneste.hent_forfall(kontor.okt(), date(2026, 11, 23)).apne} == {lordag, mandag}


def test_ve_21_en_liste_for_en_senere_bankdag_tar_ikke_det_som_forfaller_for(kontor: Kontor) -> None:
    """A list for 1.12 would pay what is due today eleven days late. What is overdue goes on the first list there is."""
    senere = date(2026, 12, 1)
    betal(kontor)
    betal(kontor, dato=date(2026, 11, 13))
    betal(kontor, dato=senere)
    with pytest.raises(Regelbrudd, match=r"VE-21: 2 forfaller før bankdagen. Lag liste for 20.11.2026 først"):
        tjeneste.lag_liste(kontor.okt(), senere)
    i_dag = tjeneste.lag_liste(kontor.okt(), I_DAG)
    assert tjeneste.hent_liste(kontor.okt(), i_dag).liste.antall == 2
    assert tjeneste.hent_liste(kontor.okt(), tjeneste.lag_liste(kontor.okt(), senere)).liste.antall == 1


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_ve_21_hvert_forfall_har_noyaktig_en_bankdag(dag: date) -> None:
    bankdag = bankdag_paa_eller_foer(dag)
    assert bankdag <= dag <= siste_forfall(bankdag)


@pytest.mark.parametrize("dag", [date(2026, 11, 21), date(2026, 11, 19), date(2026, 12, 25)])
def test_ve_21_liste_lages_bare_for_en_bankdag_som_ikke_er_passert(kontor: Kontor, dag: date) -> None:
    betal(kontor)
    with pytest.raises(Regelbrudd, match=r"bankdag|passert|stengt"):
        tjeneste.lag_liste(kontor.okt(), dag)


def test_ve_21_ikke_godkjent_liste_eksporteres_ikke_og_fil_overskrives_ikke(kontor: Kontor, tmp_path: Path) -> None:
    betal(kontor)
    liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
    with pytest.raises(Regelbrudd, match="godkjennes"):
        tjeneste.eksporter(kontor.okt("GRO"), liste, tmp_path)
    tjeneste.godkjenn(kontor.okt("GRO"), liste, 1, PIN)
    (tmp_path / f"utbetaling-2026-11-20-{liste}.csv").write_text("annet")
    with pytest.raises(Regelbrudd, match="finnes allerede"):
        tjeneste.eksporter(kontor.okt("GRO"), liste, tmp_path)
    assert tjeneste.hent_liste(kontor.okt(), liste).liste.tilstand is Listetilstand.GODKJENT
    assert (tmp_path / f"utbetaling-2026-11-20-{liste}.csv").read_text() == "annet"


def test_ve_16_stopp_for_eksport_opphever_godkjenningen(kontor: Kontor) -> None:
    a, _ = betal(kontor), betal(kontor, ore=70_000)
    liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
    tjeneste.godkjenn(kontor.okt("GRO"), liste, 1, PIN)
    tjeneste.stopp(kontor.okt(), a, "kom i arbeid")
    visning = tjeneste.hent_liste(kontor.okt(), liste)
    assert (visning.liste.tilstand, visning.liste.sum_ore, visning.liste.antall) == (Listetilstand.LAGET, 70_000, 1)
    assert tilstand(kontor, a) == "stoppet"
    with pytest.raises(Regelbrudd, match="stoppet"):
        tjeneste.stopp(kontor.okt(), a, "igjen")


def test_ve_21_leder_far_vite_hva_som_forfaller_uten_liste(kontor: Kontor) -> None:
    def sagt() -> list[str]:
        return [m.setning for m in leder.bilde(kontor.okt("LEA")).mangler if m.regel == "VE-21"]

    betal(kontor)
    betal(kontor, dato=I_DAG + timedelta(days=10))
    assert [s.split(",")[0] for s in sagt()] == ["1 utbetaling forfaller i dag eller før"]
    tjeneste.lag_liste(kontor.okt(), I_DAG)
    assert sagt() == []


def test_ve_16_det_som_er_stoppet_er_en_oppgave_til_noen_slipper_det_fri(kontor: Kontor) -> None:
    a = betal(kontor)
    liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
    tjeneste.stopp(kontor.okt("IDA"), a, "feiltrykk")
    (o,) = oppgave.mine(kontor.okt())
    with pytest.raises(Regelbrudd, match="VE-16"):
        oppgave.lukk(kontor.okt(), o.id, o.versjon)
    assert [r.id for r in tjeneste.hent_stoppede(kontor.okt())] == [a]
    assert liste not in [rad.id for rad in tjeneste.hent_lister(kontor.okt(), I_DAG)], "nothing is left on it to approve"
    gjenoppta(kontor.okt("IDA"), a, "feiltrykk")
    assert (tjeneste.hent_stoppede(kontor.okt()), oppgave.mine(kontor.okt())) == ([], [])
    assert [r.id for r in tjeneste.hent_forfall(kontor.okt(), I_DAG).apne] == [a]


def test_ve_21_retur_venter_pa_ny_rute_som_en_annen_ma_godkjenne(kontor: Kontor, tmp_path: Path) -> None:
    u = betal(kontor)
    liste = til_bank(kontor, tmp_path)
    tjeneste.bekreft(kontor.okt("GRO"), liste, I_DAG)
    tjeneste.returner(kontor.okt("GRO"), u, "konto finnes ikke")
    assert tjeneste.hent_forfall(kontor.okt(), I_DAG).apne == ()
    assert [r.id for r in tjeneste.hent_returnerte(kontor.okt())] == [u]
    (o,) = oppgave.mine(kontor.okt())
    with pytest.raises(Regelbrudd, match="VE-21"):
        oppgave.lukk(kontor.okt(), o.id, o.versjon)

    with pytest.raises(Regelbrudd, match="sendt pengene tilbake fra denne kontoen"):
        tjeneste.omruter(kontor.okt("IDA"), u, "konto", KONTO)
    tjeneste.omruter(kontor.okt("IDA"), u, "konto", ANNEN_KONTO)
    assert oppgave.mine(kontor.okt()) == []
    (rad,) = tjeneste.hent_forfall(kontor.okt(), I_DAG).apne
    assert rad.kontonummer == ANNEN_KONTO
    ny = tjeneste.lag_liste(kontor.okt(), I_DAG)
    for ident in ("KAL", "IDA"):
        with pytest.raises(Regelbrudd, match="VE-21"):
            tjeneste.godkjenn(kontor.okt(ident), ny, 1, PIN)
    tjeneste.godkjenn(kontor.okt("GRO"), ny, 1, PIN)


def test_ve_21_nytt_kontonummer_gir_varsel(kontor: Kontor, tmp_path: Path) -> None:
    p = kontor.person()
    betal(kontor, person=p)
    tjeneste.bekreft(kontor.okt("GRO"), til_bank(kontor, tmp_path), I_DAG)
    betal(kontor, person=p, konto=ANNEN_KONTO)
    liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
    assert len(tjeneste.hent_liste(kontor.okt("GRO"), liste).varsler) == 1
    with pytest.raises(Regelbrudd, match="sjekket") as brudd:
        tjeneste.godkjenn(kontor.okt("GRO"), liste, 1, PIN)
    assert brudd.value.felt == "kontosjekk"
    tjeneste.godkjenn(kontor.okt("GRO"), liste, 1, PIN, "Ringte henne, hun leste det opp")
    (notat,) = bruker.apne(kontor.okt(), p).notater
    assert "Ringte henne" in notat.tekst
    assert notat.ident == "GRO"


def _konto(kontor: Kontor, mappe: Path, *veier: tuple[str, str | None]) -> list[bool]:
    """One person paid by each of these ways after the other: whether each was said to be a new account."""
    p, sagt = kontor.person(), []
    for maate, konto in veier:
        u = betal(kontor, person=p, konto=konto, maate=maate)
        liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
        sagt.append(bool(tjeneste.hent_liste(kontor.okt("GRO"), liste).varsler))
        tjeneste.godkjenn(kontor.okt("GRO"), liste, 1, PIN, "ringt")
        tjeneste.eksporter(kontor.okt("GRO"), liste, mappe)
        tjeneste.bekreft(kontor.okt("GRO"), liste, I_DAG)
        assert tilstand(kontor, u) == "utbetalt"
    return sagt


def test_ve_21_en_maaned_paa_kontantkort_skjuler_ikke_at_kontoen_er_ny(kontor: Kontor, tmp_path: Path) -> None:
    veier = [("konto", KONTO), ("kontantkort", None), ("konto", ANNEN_KONTO), ("konto", ANNEN_KONTO)]
    assert _konto(kontor, tmp_path, *veier) == [False, False, True, False]


def test_ve_21_ny_konto_sies_ogsaa_for_utleier_og_etter_en_ny_vei(kontor: Kontor, tmp_path: Path) -> None:
    p = kontor.person()
    utleier: dict[str, Any] = {"person": p, "mottaker": "utleier", "mottakernavn": "Vik Bolig", "grunnlag": "samtykke"}
    u = betal(kontor, **utleier)
    tjeneste.bekreft(kontor.okt("GRO"), (liste := til_bank(kontor, tmp_path)), I_DAG)
    tjeneste.returner(kontor.okt("GRO"), u, "konto finnes ikke")
    tjeneste.omruter(kontor.okt("IDA"), u, "konto", ANNEN_KONTO)
    assert oppgave.mine(kontor.okt()) == []
    tjeneste.bekreft(kontor.okt("GRO"), til_bank(kontor, tmp_path), I_DAG)
    assert liste

    betal(kontor, konto=ANNEN_KONTO, **utleier)
    betal(kontor, konto=KONTO, **utleier)
    betal(kontor, person=p, konto=KONTO)
    ny = tjeneste.lag_liste(kontor.okt(), I_DAG)
    (varsel,) = tjeneste.hent_liste(kontor.okt("GRO"), ny).varsler
    assert "8601 11 17947" in varsel


def test_ve_21_den_som_endret_kontoen_godkjenner_ikke_den_forste_betalingen_til_den(kontor: Kontor, tmp_path: Path) -> None:
    """Also where nothing has been paid before: two have signed, and the money would go where a third alone has said."""
    p = kontor.person(kontonummer=KONTO, konto="har")
    kontor.sak(p, "JON")
    jon = kontor.okt("JON")
    with jon.lese() as les:
        har = personlager.hent_opplysninger(les, p)
    assert har is not None
    person.endre(jon, p, har[1], har[0].model_copy(update={"kontonummer": ANNEN_KONTO}))
    betal(kontor, person=p, konto=ANNEN_KONTO)
    liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
    assert "Du har endret kontonummeret" in (tjeneste.hent_liste(jon, liste).brudd or "")
    (varsel,) = tjeneste.hent_liste(kontor.okt("GRO"), liste).varsler
    assert "endret av JON, og er ikke brukt før" in varsel
    with pytest.raises(Regelbrudd, match="Du har endret kontonummeret"):
        tjeneste.godkjenn(jon, liste, 1, PIN, "ringte")
    tjeneste.godkjenn(kontor.okt("GRO"), liste, 1, PIN, "ringte")
    tjeneste.eksporter(kontor.okt("GRO"), liste, tmp_path)
    tjeneste.bekreft(kontor.okt("GRO"), liste, I_DAG)
    betal(kontor, person=p, konto=ANNEN_KONTO)
    neste = tjeneste.hent_liste(jon, tjeneste.lag_liste(kontor.okt(), I_DAG))
    assert (neste.brudd, neste.varsler) == (None, ())


def test_pe_5_den_som_blir_skjermet_etter_at_lista_er_laget_betales_paa_den_lukkede(kontor: Kontor, tmp_path: Path) -> None:
    """On the open list nobody who may not know of her sees her, her amount or that there is one more; and her money is not lost."""
    betal(kontor, ore=50_000)
    p = kontor.person("Eli", "Berg")
    hennes = betal(kontor, person=p, ore=70_000)
    liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": p}, skjerming="kode_7")
        s.logg("skjermet", person_id=p)
    sett = tjeneste.hent_liste(kontor.okt("GRO"), liste)
    assert (sett.liste.antall, sett.liste.sum_ore, len(sett.rader)) == (1, 50_000, 1)
    tjeneste.godkjenn(kontor.okt("GRO"), liste, 1, PIN)
    # Nor does the one who may know of her put her on a file that others read.
    fil = tjeneste.eksporter(kontor.okt("LEA"), liste, tmp_path)
    assert "700,00" not in fil.read_text("utf-8-sig")
    assert "SUM;1;;;;;500,00" in fil.read_text("utf-8-sig")
    assert [r.id for r in tjeneste.hent_forfall(kontor.okt("LEA"), I_DAG).lukkede] == [hennes]
    assert tilstand(kontor, hennes) == "planlagt"


def test_ve_21_den_som_blir_skjermet_etter_eksporten_blir_ogsaa_bekreftet_betalt(kontor: Kontor, tmp_path: Path) -> None:
    p = kontor.person("Eli", "Berg")
    hennes = betal(kontor, person=p)
    liste = til_bank(kontor, tmp_path)
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": p}, skjerming="kode_7")
        s.logg("skjermet", person_id=p)
    assert tjeneste.bekreft(kontor.okt("GRO"), liste, I_DAG) == 0
    assert tilstand(kontor, hennes) == "utbetalt"


def test_pe_5_skjermede_betales_pa_en_egen_liste(kontor: Kontor) -> None:
    betal(kontor)
    skjermet = kontor.person("Eli", "Berg")
    hemmelig = betal(kontor, person=skjermet)
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": skjermet}, skjerming="kode_6")
        s.logg("skjermet", person_id=skjermet)
    assert tjeneste.hent_forfall(kontor.okt(), I_DAG).lukkede == ()
    assert hemmelig not in {r.id for r in tjeneste.hent_forfall(kontor.okt("LEA"), I_DAG).apne}
    lukket = tjeneste.lag_liste(kontor.okt("LEA"), I_DAG, lukket=True)
    assert tjeneste.hent_lister(kontor.okt(), I_DAG) == []
    with pytest.raises(Regelbrudd, match="Fant ingen"):
        tjeneste.hent_liste(kontor.okt(), lukket)


def test_si_7_listen_som_godkjennes_er_den_som_ble_sett_pa(kontor: Kontor) -> None:
    a, _ = betal(kontor), betal(kontor)
    liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
    sett = tjeneste.hent_liste(kontor.okt("GRO"), liste).liste.versjon
    tjeneste.stopp(kontor.okt(), a, "feil beløp")
    with pytest.raises(Regelbrudd, match="SI-7"):
        tjeneste.godkjenn(kontor.okt("GRO"), liste, sett, PIN)


@pytest.mark.parametrize(
    ("tekst", "ventet"), [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("Vik\nBolig", "Vik Bolig"), ("Ås Bolig", "Ås Bolig")]
)
def test_betalingsfilen_har_ingen_formler(tekst: str, ventet: str) -> None:
    assert trygg(tekst) == ventet
