"""VE-19, PE-5, PE-7, PE-8, KL-2: a signed vedtak has its letter, the letter is kept as it was, and it leaves the office."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from navtui.domain.belop import kroner
from navtui.domain.brev import Brev, fra_json, til_json
from navtui.domain.brev import Kontor as Brevkontor
from navtui.domain.brev_andre import Byttebrev, Dokumentasjonsbrev
from navtui.domain.forelopig_svar import NyttSvar, Svarobjekt
from navtui.domain.kodeverk import Vedtaksart, Vedtakstilstand
from navtui.domain.kodeverk.brev import Sendemaate
from navtui.domain.loggsok import Loggsok
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tilgang import finnes_ikke
from navtui.letters.pdf import FerdigBrev, PdfFeil, fra_innhold, lag
from navtui.services import apning, brev, brevko, klage, logg, signatur, vedtak
from navtui.services.sjekk import sjekk_innhold
from tests.kontor import I_DAG, PIN, Kontor, raa
from tests.services.test_vedtaksarter import endring, fullfor, hode
from tests.vedtakshjelp import ALLE_PUNKTER, VOKSEN, ferdig_utkast, iverksatt, kontroller, lagt_i_posten, sendt

ANNEN = "Du venter på svar på en søknad om dagpenger, og kjøleskapet er tomt."
BREV = Brevkontor(navn="x", adresse="Storgata 1", postnummer="8300", poststed="Svolvær", telefon="55 55 33 33", statsforvalter="Nordland")


def kolonner(kontor: Kontor, sql: str, **verdier: object) -> Any:
    """The first row of anything in the file, whoever asks."""
    with kontor.okt("LEA").lese() as les:
        return les.rad(sql, alle=True, **verdier)


def test_ve_19_et_iverksatt_vedtak_har_sitt_brev_med_begge_navnene(kontor: Kontor) -> None:
    brev.sett_kontoret(kontor.okt("LEA"), BREV)
    v = iverksatt(kontor)
    rad = kolonner(kontor, "select * from brev")
    assert (rad["vedtak_id"], rad["art"], rad["tilstand"], rad["laget_av"]) == (v.id, "vedtak", "i_ko", "IDA")
    assert hashlib.sha256(rad["pdf"]).hexdigest() == rad["sha256"]
    assert fra_innhold(rad["innhold"]) == rad["pdf"]
    b = fra_json(rad["innhold"])
    assert [f"{u.navn}, {u.tittel}" for u in b.underskrifter] == [
        "Kari Lund, veileder, har behandlet saken", "Ida Moen, veileder, har kontrollert vedtaket",
    ]  # fmt: skip
    assert b.dato == v.vedtaksdato == I_DAG
    assert b.avsender == ("Nav Vågan", "Storgata 1", "8300 Svolvær", "Telefon 55 55 33 33")
    logget = kolonner(kontor, "select data from logg where handling = 'brev laget'")
    assert json.loads(logget["data"])["sha256"] == rad["sha256"]
    assert "Mona" not in logget["data"]


def test_ve_19_kan_brevet_ikke_lages_blir_vedtaket_ikke_signert(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    v = sendt(kontor)

    def nei(_brev: object) -> None:
        raise PdfFeil("x")

    monkeypatch.setattr(brev, "lag", nei)
    with pytest.raises(Regelbrudd, match="VE-19: Brevet kunne ikke lages, så vedtaket er ikke iverksatt"):
        kontroller(kontor, v)
    na = vedtak.hent(kontor.okt(), v.id)
    assert na.tilstand is Vedtakstilstand.TIL_KONTROLL
    assert na.kontrollor is None
    assert kolonner(kontor, "select count(*) from brev")[0] == 0


def test_ve_19_brevet_settes_for_filen_lases(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was prepared is used when nothing has changed; a person who has moved meanwhile gets the letter anew, with the new address."""
    satt: list[str] = []

    def sett(b: Brev) -> FerdigBrev:
        satt.append(b.mottaker[-1])
        return lag(b)

    monkeypatch.setattr("navtui.services.brev.lag", sett)
    iverksatt(kontor)
    assert len(satt) == 1
    v = sendt(kontor, person_id=kontor.person("Per", "Moe", fodt=VOKSEN, adresse="Gammelveien 1"), tekst=ANNEN)
    forbered = brev.forbered

    def og_flytt(*arg: Any) -> Any:
        svar = forbered(*arg)
        with kontor.okt().skrive() as s:
            s.endre("person", hvor={"id": v.person_id}, adresse="Nyveien 2")
            s.logg("test")
        return svar

    monkeypatch.setattr(brev, "forbered", og_flytt)
    kontroller(kontor, v)
    assert satt[1:] == ["Gammelveien 1", "Nyveien 2"]
    innhold = kolonner(kontor, "select innhold from brev where vedtak_id = :v", v=v.id)["innhold"]
    assert "Nyveien 2" in innhold
    assert "Gammelveien" not in innhold


def test_ve_19_utkastet_vises_som_brev_for_noen_signerer(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    for tilstand in (v, signatur.send(kontor.okt(), v.id, v.versjon, PIN)):
        visning = brev.vis_vedtak(kontor.okt(), tilstand.id)
        assert visning.utkast
        assert "Du får 17 800 kroner" in visning.tekst.replace("\u00a0", " ")
        assert "Ida Moen" not in visning.tekst
    kontroller(kontor, vedtak.hent(kontor.okt(), v.id))
    visning = brev.vis_vedtak(kontor.okt(), v.id)
    assert not visning.utkast
    assert "Ida Moen, veileder, har kontrollert vedtaket" in visning.tekst


def test_ve_19_pe_13_malformen_er_personens_egen(kontor: Kontor) -> None:
    v = iverksatt(kontor, person_id=kontor.person(fodt=VOKSEN, malform="nynorsk"))
    assert "Vennleg helsing" in brev.vis_vedtak(kontor.okt(), v.id).tekst


@pytest.mark.parametrize(
    "sql",
    [
        "update brev set pdf = x'00'", "update brev set innhold = '{}'", "update brev set sha256 = sha256", "delete from brev",
        "update brev set tilstand = 'sendt', sendt_dato = '2026-11-20', sendt_maate = 'post', sendt_av = 'KAL', person_id = person_id",
        "delete from brevhode", "update brevhode set adresse = 'x'",
    ],
)  # fmt: skip
def test_pe_8_et_brev_endres_og_slettes_ikke(kontor: Kontor, sql: str) -> None:
    brev.sett_kontoret(kontor.okt("LEA"), BREV)
    iverksatt(kontor)
    with pytest.raises(Regelbrudd) as brudd, kontor.okt().skrive() as s:
        s.utfor(sql, alle=True)
    assert brudd.value.regel in ("PE-8", "VE-19")


@pytest.mark.parametrize("kolonne", ["pdf = x'00'", "innhold = replace(innhold, 'desember', 'januar')"])
def test_pe_8_sjekk_finner_et_brev_som_er_endret_med_et_annet_verktoy(kontor: Kontor, kolonne: str) -> None:
    iverksatt(kontor)
    assert all(s.funn is None for s in sjekk_innhold(kontor.okt("LEA")))
    conn = raa(kontor.fil)
    conn.execute("drop trigger brev_fast")
    conn.execute(f"update brev set {kolonne}")
    conn.close()
    assert "FEIL PE-8: brevet er endret etter at det ble laget: brev 1" in [s.linje for s in sjekk_innhold(kontor.okt("LEA"))]


# --- the queue ---


def test_pe_5_kode_6_gar_aldri_i_den_vanlige_koen(kontor: Kontor, tmp_path: Path) -> None:
    """Made before the mark, so that the letter has the address: the paper has not. Without access it is in neither queue."""
    p = kontor.person(fodt=VOKSEN, adresse="Fiskergata 1", postnummer="8300", poststed="Svolvær")
    iverksatt(kontor, person_id=p)
    assert [r.lukket for r in brevko.ko(kontor.okt("IDA"))[0]] == [False]
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": p}, skjerming="kode_6", adresse=None, postnummer=None, poststed=None)
        s.logg("test")
    for ident in ("IDA", "KAL", "PER", "GRO"):
        assert brevko.ko(kontor.okt(ident)) == brevko.ko(kontor.okt(ident), lukket=True) == ([], 0)
    leder = kontor.okt("LEA")
    assert brevko.ko(leder) == ([], 0)
    (rad,), antall = brevko.ko(leder, lukket=True)
    assert (antall, rad.lukket) == (1, True)
    fil = brevko.skriv_ut(leder, rad, tmp_path, "kvalitet")
    lagret = kolonner(kontor, "select innhold, pdf from brev")
    assert fil.read_bytes() != lagret["pdf"]
    assert fra_json(lagret["innhold"]).mottaker == ("Mona Olsen", "Fiskergata 1", "8300 Svolvær")
    assert fil.read_bytes() == fra_innhold(til_json(fra_json(lagret["innhold"]).uten_adresse()))
    svar = []
    for r in (rad, rad.model_copy(update={"id": 9999})):  # one she may not see, and one that is not there
        with pytest.raises(Regelbrudd) as brudd:
            brevko.skriv_ut(kontor.okt("IDA"), r, tmp_path, "kvalitet")
        svar.append(str(brudd.value))
    assert svar == [str(finnes_ikke())] * 2


def aapninger(kontor: Kontor) -> list[tuple[str, str, str | None]]:
    """What `navtui logg --utenfor` shows the leder, the newest first."""
    return [(r.ident, r.objekt or "", r.grunn) for r in logg.sok(kontor.okt("LEA"), Loggsok(utenfor=True))]


def test_pe_7_ett_brev_skrives_ut_med_en_grunn_og_er_et_oppslag_utenfor_portefoljen(kontor: Kontor, tmp_path: Path) -> None:
    """As `navtui brev`: the queue is no way in without a reason, and the leder finds it."""
    iverksatt(kontor)
    eva = kontor.okt("EVA")
    (rad,), _ = brevko.ko(eva)
    behov = apning.kan_apne(eva, rad.person_id, "brev")
    assert behov is not None
    with pytest.raises(Regelbrudd) as brudd:
        brevko.skriv_ut(eva, rad, tmp_path)
    assert str(brudd.value) == str(behov)
    assert (behov.regel, behov.felt) == ("PE-7", "grunn")
    assert (list(tmp_path.glob("*.pdf")), aapninger(kontor)) == ([], [])
    with pytest.raises(Regelbrudd, match="Bare ett brev er ikke skrevet ut"):  # one letter is no post
        brevko.skriv_ut_koen(eva, tmp_path)
    fil = brevko.skriv_ut(eva, rad, tmp_path, "samarbeid")
    assert fil.read_bytes() == kolonner(kontor, "select pdf from brev")["pdf"]
    assert aapninger(kontor) == [("EVA", "brev", "samarbeid")]
    kal = kontor.okt()  # it is her own
    assert apning.kan_apne(kal, rad.person_id, "brev") is None
    (rad,), _ = brevko.ko(kal)
    fil.unlink()
    brevko.skriv_ut(kal, rad, tmp_path)
    assert len(aapninger(kontor)) == 1


def test_pe_7_koen_skrives_ut_som_kontorets_post_og_overskriver_ingenting(kontor: Kontor, tmp_path: Path) -> None:
    iverksatt(kontor)
    iverksatt(kontor, person_id=kontor.person("Per", "Moe", fodt=VOKSEN), tekst=ANNEN)
    rader, _ = brevko.ko(kontor.okt("EVA"))
    for forsok in (
        lambda: brevko.skriv_ut_koen(kontor.okt("PER"), tmp_path),
        lambda: brevko.skriv_ut(kontor.okt("PER"), rader[0], tmp_path),
    ):
        with pytest.raises(Regelbrudd, match="PE-7: Mottak åpner ikke brev"):
            forsok()
    (tmp_path / rader[1].filnavn).write_bytes(b"x")
    with pytest.raises(Regelbrudd, match="finnes allerede"):
        brevko.skriv_ut_koen(kontor.okt("EVA"), tmp_path)
    assert [f.name for f in tmp_path.glob("*.pdf")] == [rader[1].filnavn]  # all of them or none
    (tmp_path / rader[1].filnavn).unlink()
    filer = brevko.skriv_ut_koen(kontor.okt("EVA"), tmp_path)
    assert [f.name for f in filer] == ["2026-0001_2026-0001.pdf", "2026-0002_2026-0002.pdf"]
    assert all(len(pikepdf.open(f).pages) >= 2 for f in filer)
    assert {f.stat().st_mode & 0o077 for f in filer} == {0}
    assert {r.stand for r in brevko.ko(kontor.okt("IDA"))[0]} == {"skrevet ut av EVA"}
    hver_for_seg = (
        "select count(*), count(distinct person_id), min(json_extract(data, '$.samlet')) from logg where handling = 'brev skrevet ut'"
    )
    assert kolonner(kontor, hver_for_seg)[:] == (2, 2, 2)
    assert aapninger(kontor) == []
    with pytest.raises(Regelbrudd, match="Alle brevene i køen er skrevet ut"):
        brevko.skriv_ut_koen(kontor.okt("EVA"), tmp_path)


def test_kl_2_brevet_er_sendt_en_dag_som_har_vaert(kontor: Kontor, tmp_path: Path) -> None:
    v = iverksatt(kontor)
    okt = kontor.okt("PER")
    (rad,), _ = brevko.ko(okt)
    with pytest.raises(Regelbrudd, match=r"KL-2: Brevet er ikke skrevet ut ennå"):  # nobody has seen it: no frist runs from it
        brevko.marker_sendt(okt, rad, I_DAG, Sendemaate.POST)
    brevko.skriv_ut(kontor.okt(), rad, tmp_path)
    (rad,), _ = brevko.ko(okt)
    for dag in (I_DAG + timedelta(days=1), I_DAG - timedelta(days=1)):
        with pytest.raises(Regelbrudd) as brudd:
            brevko.marker_sendt(okt, rad, dag, Sendemaate.POST)
        assert (brudd.value.regel, brudd.value.felt) == ("KL-2", "dato")
    brevko.marker_sendt(okt, rad, I_DAG, Sendemaate.OVERLEVERT)
    assert brevko.ko(okt) == ([], 0)
    antatt = klage.antatt_fremme(kontor.okt(), v.id)
    assert (antatt.dato, antatt.hvorfor) == (I_DAG, "Brevet er levert for hånd 20.11.2026.")
    with pytest.raises(Regelbrudd) as brudd:  # the other desk's screen shows it as it was
        brevko.marker_sendt(okt, rad, I_DAG, Sendemaate.POST)
    assert brudd.value.regel == "SI-7"


# --- the other letters ---


def test_pm_4_forelopig_svar_og_brevet_er_ett(kontor: Kontor) -> None:
    p = kontor.person(malform="nynorsk")
    kontor.sak(p)
    soknad = kontor.soknad(p, "husleie", mottatt=date(2026, 10, 25), tilstand="fordelt", saksbehandler="KAL")
    nytt = NyttSvar(objekt=Svarobjekt.SOKNAD, id=soknad, grunn="Vi ventar på legen.", forventet=date(2026, 12, 5))
    id_ = brev.send_forelopig_svar(kontor.okt(), nytt)
    tekst = brev.les(kontor.okt(), id_).tekst.replace("\u00a0", " ")
    assert "Vi fekk søknaden din om husleige 25. oktober 2026." in tekst
    assert "Vi ventar på legen." in tekst
    assert kolonner(kontor, "select forelopig_svar from soknad where id = :s", s=soknad)[0] == "2026-11-20"
    with pytest.raises(Regelbrudd):
        brev.send_forelopig_svar(kontor.okt(), nytt.model_copy(update={"grunn": ""}))
    assert kolonner(kontor, "select count(*) from brev")[0] == 1


def test_pe_10_brevet_om_ny_veileder_informerer_nar_det_er_sendt(kontor: Kontor) -> None:
    p = kontor.person()
    sak = kontor.sak(p)
    bytte = kontor.sett_inn("veilederbytte", sak_id=sak, person_id=p, til_ident="KAL", grunn="ny", ident="LEA", tid=kontor.okt().na())
    brev.bestill(kontor.okt(), p, Byttebrev(bytte_id=bytte, ny="Kari Lund", fra=I_DAG))
    (rad,), _ = brevko.ko(kontor.okt())
    assert rad.filnavn == "2026-0001_brev-1.pdf"
    assert kolonner(kontor, "select informert_kanal from veilederbytte")[0] is None
    lagt_i_posten(kontor.okt(), rad, I_DAG)
    assert kolonner(kontor, "select informert_kanal, informert_dato, informert_av from veilederbytte")[:] == ("brev", "2026-11-20", "KAL")


def test_ve_12_varselet_navngir_vedtaket_og_henger_ved_det(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    b = brev.varsel(kontor.okt(), v.id, Vedtaksart.REDUKSJON, "Du møtte ikke.", I_DAG + timedelta(days=14))
    assert "etter vedtak 2026-0001 fra 20. november 2026" in brev.vis(kontor.okt(), v.person_id, b).tekst.replace("\u00a0", " ").replace(
        "\n", " "
    )
    brev.bestill(kontor.okt(), v.person_id, b)
    assert [r.hva for r in brev.for_person(kontor.okt(), v.person_id)] == ["varsel 2026-0001", "vedtaksbrev 2026-0001"]
    with pytest.raises(Regelbrudd):
        brev.varsel(kontor.okt(), v.id, Vedtaksart.REDUKSJON, "", I_DAG + timedelta(days=14))


def test_op_5_mottak_skriver_ingen_brev_og_ingen_uten_sak(kontor: Kontor) -> None:
    p = kontor.person()
    b = Dokumentasjonsbrev(krav=(("lønnsslipp", I_DAG),), folge="Da kan du få avslag.")
    with pytest.raises(Regelbrudd) as brudd:
        brev.bestill(kontor.okt("PER"), p, b)
    assert brudd.value.regel == "PE-12"
    with pytest.raises(Regelbrudd) as brudd:
        brev.bestill(kontor.okt(), p, b)
    assert brudd.value.regel == "PE-9"


@pytest.mark.parametrize(
    "gjor",
    [
        lambda o, p, v: brev.vis_vedtak(o, v),
        lambda o, p, v: brev.les(o, 1),
        lambda o, p, v: brev.bestill(o, p, Byttebrev(bytte_id=1, ny="x", fra=I_DAG)),
        lambda o, p, v: brevko.til_mappe(o, "2026-0001", Path(".")),
    ],
)
def test_pe_5_uten_tilgang_finnes_brevet_ikke(kontor: Kontor, gjor: Any) -> None:
    v = iverksatt(kontor)
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": v.person_id}, skjerming="kode_7")
        s.logg("test")
    with pytest.raises(Regelbrudd) as brudd:
        gjor(kontor.okt("KAL"), v.person_id, v.id)
    assert brudd.value.regel == "PE-5"
    assert brev.for_person(kontor.okt("KAL"), v.person_id) == []
    assert brevko.ko(kontor.okt("KAL")) == ([], 0)
    assert brevko.ko(kontor.okt("LEA"))[1] == 0, "not among the others' papers, whoever looks"
    ((rad,), antall) = brevko.ko(kontor.okt("LEA"), lukket=True)
    assert (antall, rad.uten_adresse) == (1, False), "kode 7 is closed, and has her address"


# --- navtui brev ---


def test_pe_7_brevet_fra_skallet_krever_grunn_utenfor_portefoljen(kontor: Kontor, tmp_path: Path) -> None:
    v = iverksatt(kontor)
    with pytest.raises(Regelbrudd) as brudd:
        brevko.til_mappe(kontor.okt("JON"), v.nummer, tmp_path)
    assert (brudd.value.regel, brudd.value.felt) == ("PE-7", "grunn")
    assert list(tmp_path.glob("*.pdf")) == []
    fil = brevko.til_mappe(kontor.okt("JON"), v.nummer, tmp_path, "klage")
    assert fil.read_bytes() == kolonner(kontor, "select pdf from brev")["pdf"]
    with pytest.raises(Regelbrudd, match="finnes allerede"):
        brevko.til_mappe(kontor.okt("KAL"), v.nummer, tmp_path)
    with pytest.raises(Regelbrudd) as brudd:
        brevko.til_mappe(kontor.okt("PER"), v.nummer, tmp_path)
    assert brudd.value.regel == "PE-7"


def test_ve_19_et_vedtak_som_ikke_er_iverksatt_har_ikke_noe_brev(kontor: Kontor, tmp_path: Path) -> None:
    v = sendt(kontor)
    with pytest.raises(Regelbrudd, match="er til kontroll"):
        brevko.til_mappe(kontor.okt(), v.nummer, tmp_path)
    with pytest.raises(Regelbrudd, match="Mappen finnes ikke"):
        brevko.til_mappe(kontor.okt(), v.nummer, tmp_path / "x")


def test_ve_19_et_vedtak_fra_for_brevene_far_sitt_av_det_som_ble_signert(
    kontor: Kontor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brev, "legg_ved", lambda *_: 0)
    v = sendt(kontor)
    signatur.kontroller(kontor.okt("IDA"), v.id, v.versjon, PIN, punkter=ALLE_PUNKTER)
    assert kolonner(kontor, "select count(*) from brev")[0] == 0
    monkeypatch.undo()
    brevko.til_mappe(kontor.okt("KAL"), v.nummer, tmp_path)
    b = fra_json(kolonner(kontor, "select innhold from brev")["innhold"])
    assert [u.navn for u in b.underskrifter] == ["Kari Lund", "Ida Moen"]


def test_ve_19_bare_leder_endrer_brevhodet(kontor: Kontor) -> None:
    with pytest.raises(Regelbrudd):
        brev.sett_kontoret(kontor.okt(), BREV)
    with pytest.raises(Regelbrudd) as brudd:
        brev.sett_kontoret(kontor.okt("LEA"), BREV.model_copy(update={"postnummer": "83"}))
    assert brudd.value.felt == "postnummer"
    brev.sett_kontoret(kontor.okt("LEA"), BREV)
    assert brev.kontoret(kontor.okt()) == BREV.model_copy(update={"navn": "Nav Vågan"})


@pytest.mark.parametrize("art", [Vedtaksart.STANS, Vedtaksart.OPPHOR])
def test_ve_18_brevet_om_det_som_stopper_lages_for_filen_lases(kontor: Kontor, art: Vedtaksart, monkeypatch: pytest.MonkeyPatch) -> None:
    """The letter made while the payments are planned is the one that is kept when they are stopped: it is set in type once."""
    gammel = iverksatt(kontor)
    laget: list[Brev] = []

    def teller(b: Brev) -> FerdigBrev:
        laget.append(b)
        return lag(b)

    monkeypatch.setattr(brev, "lag", teller)
    v = fullfor(kontor, hode(kontor, endring(kontor, gammel, art), begrunnelse=ANNEN))
    assert len(laget) == 1
    belop = kroner(gammel.utbetalinger[0].belop_ore)
    sagt = brev.vis_vedtak(kontor.okt(), v.id).tekst.replace("\u00a0", " ")
    assert f"Deg {belop}" in " ".join(sagt.split())
    assert "forvaltningsloven § 35" in sagt
