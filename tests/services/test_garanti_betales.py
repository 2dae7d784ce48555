"""VE-23, VE-21: what a landlord claims of a garanti is paid as everything else is: accepted by one, approved by another, on a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from navtui.domain.garanti import Garantihendelse, Garantistand, Godtatt
from navtui.domain.kodeverk import UtenSoknad, Vedtaksart
from navtui.domain.kodeverk.oppgjor import Garantiart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import bruker, oppgave, oppgjor, utbetaling, utbetaling_tilstand, vedtak
from navtui.services import vedtak_innhold as innhold
from navtui.services.dodsfall import registrer as registrer_dod
from navtui.services.sjekk import sjekk_innhold
from tests.kontor import I_DAG, PIN, Kontor
from tests.services.test_sjekk import rediger
from tests.services.test_vedtaksarter import fullfor, garanti, hode, i_orden, person, stopp

KONTO, ANNEN_KONTO = "12345678903", "86011117947"


@pytest.fixture
def krevd(kontor: Kontor) -> Garantistand:
    """30 000 kr, of which the landlord has claimed 20 000."""
    v = fullfor(kontor, garanti(kontor, person(kontor)))
    assert (v.sum_ore, v.utbetalinger) == (0, ())
    return krev(kontor, v.id, 2_000_000)


def krev(kontor: Kontor, vedtak_id: int, ore: int) -> Garantistand:
    """The landlord claims."""
    return oppgjor.for_garanti(kontor.okt(), vedtak_id, Garantihendelse(art=Garantiart.KRAV, dato=I_DAG, belop_ore=ore))


def godta(kontor: Kontor, g: Garantistand, ore: int, ident: str = "IDA") -> Garantistand:
    """The office accepts. IDA wrote nothing of the vedtak: what she may not approve, is what she has accepted."""
    return oppgjor.godta_krav(kontor.okt(ident), g.vedtak_id, Godtatt(belop_ore=ore, dato=I_DAG, kontonummer=KONTO))


def stand(kontor: Kontor, g: Garantistand) -> Garantistand:
    """As it is now."""
    return next(x for x in oppgjor.hent(kontor.okt(), g.person_id).garantier if x.vedtak_id == g.vedtak_id)


def godkjent(kontor: Kontor, ident: str = "GRO") -> int:
    """The day's list, approved."""
    liste = utbetaling.lag_liste(kontor.okt("JON"), I_DAG)
    utbetaling.godkjenn(kontor.okt(ident), liste, 1, PIN)
    return liste


def test_ve_23_ve_21_kravet_godtas_av_en_godkjennes_av_en_annen_og_betales_pa_liste(
    kontor: Kontor, krevd: Garantistand, tmp_path: Path
) -> None:  # fmt: skip
    with pytest.raises(Regelbrudd, match="krevd 20 000,00 kr"):
        godta(kontor, krevd, 2_000_001)
    g = godta(kontor, krevd, 1_500_000)
    assert (g.krav_ore, g.underveis_ore, g.betalt_ore, g.rest_ore, g.tilstand(I_DAG)) == (500_000, 1_500_000, 0, 1_500_000, "krevd")
    liste = utbetaling.lag_liste(kontor.okt("JON"), I_DAG)
    (rad,) = utbetaling.hent_liste(kontor.okt("GRO"), liste).rader
    assert (rad.mottakernavn, rad.belop_ore, rad.kontonummer, rad.godtatt_av) == ("Utleie AS", 1_500_000, KONTO, "IDA")
    with pytest.raises(Regelbrudd, match="Du har godtatt et krav"):
        utbetaling.godkjenn(kontor.okt("IDA"), liste, 1, PIN)
    with pytest.raises(Regelbrudd, match="VE-21"), kontor.okt("IDA").skrive() as s:
        s.endre("utbetalingsliste", hvor={"id": liste}, godkjent_av="IDA", godkjent_tid=s.na)
        s.logg("forsøk")
    utbetaling.godkjenn(kontor.okt("GRO"), liste, 1, PIN)
    assert "1;15000,00" in utbetaling.eksporter(kontor.okt("GRO"), liste, tmp_path).read_text("utf-8-sig").replace(";;;;;", ";")
    assert utbetaling.bekreft(kontor.okt("GRO"), liste, I_DAG) == 1
    g = stand(kontor, krevd)
    assert (g.krav_ore, g.underveis_ore, g.betalt_ore, g.rest_ore) == (500_000, 0, 1_500_000, 1_500_000)
    oppgjor.for_garanti(kontor.okt(), g.vedtak_id, Garantihendelse(art=Garantiart.AVVIST, dato=I_DAG, tekst="ikke skade"))
    assert stand(kontor, krevd).tilstand(I_DAG) == "gjelder"
    godta(kontor, krev(kontor, g.vedtak_id, 1_500_000), 1_500_000)
    assert stand(kontor, krevd).tilstand(I_DAG) == "underveis"
    assert i_orden(kontor)


def test_ve_23_en_stoppet_en_annullert_og_en_returnert_betaling_er_som_andres(kontor: Kontor, krevd: Garantistand, tmp_path: Path) -> None:
    """Stopped counts, for it may be let go; annulled leaves the claim unanswered; returned is under way again."""
    u = godta(kontor, krevd, 2_000_000).betalinger[0].id
    utbetaling.stopp(kontor.okt("GRO"), u, "feil konto?")
    (task,) = oppgave.mine(kontor.okt("KAL"))
    assert (task.art, task.regel) == ("utbetaling_stoppet", "VE-16")
    assert "feil konto?" in task.tekst
    g = stand(kontor, krevd)
    assert (g.underveis_ore, g.krav_ore, g.betalinger[0].tilstandsgrunn) == (2_000_000, 0, "feil konto?")
    utbetaling_tilstand.annuller(kontor.okt("GRO"), u, "utleier trakk kravet")
    assert (stand(kontor, krevd).underveis_ore, stand(kontor, krevd).krav_ore) == (0, 2_000_000)
    u = godta(kontor, krevd, 2_000_000).betalinger[1].id
    utbetaling.eksporter(kontor.okt("GRO"), godkjent(kontor), tmp_path)
    utbetaling.returner(kontor.okt("GRO"), u, "konto avsluttet")
    assert stand(kontor, krevd).betalinger[1].i_retur
    utbetaling.omruter(kontor.okt("GRO"), u, "konto", ANNEN_KONTO)
    assert [r.kontonummer for r in utbetaling.hent_forfall(kontor.okt("JON"), I_DAG).apne] == [ANNEN_KONTO]
    assert i_orden(kontor)


def test_ve_23_det_som_er_signert_og_dets_tall_er_som_for(kontor: Kontor, krevd: Garantistand) -> None:
    """The payment is no part of the vedtak's content, of what the person was granted, nor stopped by her death."""
    signert = vedtak.hent(kontor.okt(), krevd.vedtak_id)
    u = godta(kontor, krevd, 2_000_000).betalinger[0].id
    assert vedtak.hent(kontor.okt(), krevd.vedtak_id) == signert
    kort = next(k for k in bruker.apne(kontor.okt(), krevd.person_id).vedtak if k.id == krevd.vedtak_id)
    assert (kort.betales_ore, kort.utbetalt_ore) == (0, 0)
    registrer_dod(kontor.okt(), krevd.person_id, I_DAG)
    assert [r.id for r in utbetaling.hent_forfall(kontor.okt("JON"), I_DAG).apne] == [u]
    assert i_orden(kontor)


def test_ve_23_filen_selv_nekter_mer_enn_kravet_og_garantien(kontor: Kontor, krevd: Garantistand) -> None:
    """Whatever statement is tried on the program's own connection."""
    felt: dict[str, object] = {
        "vedtak_id": krevd.vedtak_id, "dato": I_DAG, "belop_ore": 1, "mottaker": "utleier", "mottakernavn": "U", "maate": "konto",
        "kontonummer": KONTO, "form": "garanti", "krav_id": krevd.krav_id, "godtatt_av": "KAL",
    }  # fmt: skip
    forsok: list[tuple[dict[str, object], str]] = [
        ({"belop_ore": 2_000_001}, "Det er ikke krevd så mye"), ({"godtatt_av": "IDA"}, "den som er innlogget selv"),
        ({"krav_id": krevd.krav_id + 1}, "Kravet er e"), ({"tilstand": "utbetalt", "utbetalt_dato": I_DAG}, "KO-4"),
    ]  # fmt: skip
    for mer, brudd in forsok:
        with pytest.raises(Regelbrudd, match=brudd):
            kontor.sett_inn("utbetaling", som="KAL", **felt | mer)
    utkast = hode(kontor, garanti(kontor, person(kontor)), begrunnelse="Et rom er funnet, og uten depositum leies det ut til andre.")
    fremmed = fullfor(kontor, utkast).id
    with pytest.raises(Regelbrudd, match="PE-9"):
        kontor.sett_inn("utbetaling", som="KAL", **felt | {"vedtak_id": fremmed})
    kontor.sett_inn("utbetaling", som="KAL", **felt | {"belop_ore": 2_000_000})
    krev(kontor, krevd.vedtak_id, 1_000_000)
    kontor.sett_inn("garantihendelse", som="KAL", vedtak_id=krevd.vedtak_id, art="krav", dato=I_DAG, belop_ore=5_000_000, ident="KAL",
                    tid=kontor.okt().na())  # fmt: skip
    with pytest.raises(Regelbrudd, match="Garantien er ikke så stor"):
        kontor.sett_inn("utbetaling", som="KAL", **felt | {"belop_ore": 1_000_001})
    for art in ("betalt", "frigitt"):
        mer = {"belop_ore": 1} if art == "betalt" else {"tekst": "x"}
        with pytest.raises(Regelbrudd, match=r"VE-2[13]"):
            kontor.sett_inn(
                "garantihendelse", som="KAL", vedtak_id=krevd.vedtak_id, art=art, dato=I_DAG, ident="KAL", tid=kontor.okt().na(), **mer
            )


@pytest.mark.parametrize(
    ("setning", "funn"),
    [("update utbetaling set belop_ore = 3000001", "betalt mer enn garantien eller kravet"),
     ("update utbetaling set belop_ore = 2000001", "betalt mer enn garantien eller kravet"),
     ("update garantihendelse set art = 'avvist', belop_ore = null, tekst = 'x'", "betaling til utleier uten krav"),
     ("update utbetalingsliste set godkjent_av = 'IDA'", "godtatt og godkjent av den samme")],
)  # fmt: skip
def test_ve_23_sjekk_finner_det_andre_verktoy_har_gjort(kontor: Kontor, krevd: Garantistand, setning: str, funn: str) -> None:
    godta(kontor, krevd, 2_000_000)
    godkjent(kontor)
    assert i_orden(kontor)
    rediger(kontor.base, setning)
    alt = [f"{s.regel}: {s.funn}" for s in sjekk_innhold(kontor.okt("LEA")) if s.funn]
    assert any(funn in f for f in alt), alt


def test_ve_18_ve_23_en_omgjoring_gaar_videre_med_det_som_er_krevd_og_betalt(kontor: Kontor, krevd: Garantistand, tmp_path: Path) -> None:
    """30 000 kr raised to 40 000: what was paid of the first is paid of the second, and what is claimed is answered there."""
    godta(kontor, krevd, 1_500_000)
    utbetaling.bekreft(kontor.okt("GRO"), _eksportert(kontor, tmp_path), I_DAG)
    v = vedtak.nytt_utkast(
        kontor.okt(), krevd.person_id, art=Vedtaksart.OMGJORING, uten_soknad=UtenSoknad.OMGJORING, endrer_id=krevd.vedtak_id
    )
    v = hode(kontor, v, begrunnelse="Utleier krever mer i depositum for den nye leiligheten.")
    v = innhold.sett_del(kontor.okt(), v.id, v.versjon, "garanti", belop_ore=None, utleier="Utleie AS", bolig="Havnegata 4")
    assert ("VE-23", "garanti") in stopp(kontor, v)
    v = fullfor(
        kontor, innhold.sett_del(kontor.okt(), v.id, v.versjon, "garanti", belop_ore=4_000_000, utleier="Utleie AS", bolig="Havnegata 4")
    )
    (g,) = oppgjor.hent(kontor.okt(), krevd.person_id).garantier
    assert (g.vedtak_id, g.betalt_ore, g.krav_ore, g.rest_ore) == (v.id, 1_500_000, 500_000, 2_500_000)
    with pytest.raises(Regelbrudd, match="Fant ikke vedtaket"):
        godta(kontor, krevd, 500_000)
    with pytest.raises(Regelbrudd, match="Vedtaket er omgjort"):
        kontor.sett_inn("utbetaling", som="KAL", vedtak_id=krevd.vedtak_id, dato=I_DAG, belop_ore=1, mottaker="utleier",
                        maate="rekvisisjon",
                        form="garanti", krav_id=krevd.krav_id, godtatt_av="KAL")  # fmt: skip
    assert godta(kontor, g, 500_000).underveis_ore == 500_000
    g = krev(kontor, v.id, 2_000_000)
    assert godta(kontor, g, 2_000_000).rest_ore == 0
    with pytest.raises(Regelbrudd, match="VE-23"):
        krev(kontor, v.id, 1)
    assert i_orden(kontor)


def _eksportert(kontor: Kontor, mappe: Path) -> int:
    liste = godkjent(kontor)
    utbetaling.eksporter(kontor.okt("GRO"), liste, mappe)
    return liste


def test_pe_5_ve_23_betalingen_til_en_skjermets_utleier_er_paa_den_lukkede_lista(kontor: Kontor, krevd: Garantistand) -> None:
    u = godta(kontor, krevd, 2_000_000).betalinger[0].id
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": krevd.person_id}, skjerming="kode_7")
        s.logg("test", person_id=krevd.person_id)
    lea, gro = (utbetaling.hent_forfall(kontor.okt(ident), I_DAG) for ident in ("LEA", "GRO"))
    assert ([r.id for r in lea.lukkede], lea.apne, gro.lukkede, gro.apne) == ([u], (), (), ())
    assert oppgjor.hent(kontor.okt("GRO")).garantier == ()
    with pytest.raises(Regelbrudd, match="Fant ikke vedtaket"):
        godta(kontor, krevd, 1, "GRO")
    with pytest.raises(Regelbrudd, match="Fant ikke vedtaket"):
        krev(kontor, krevd.vedtak_id, 1)
