"""The person screen's reading, and PE-5 over every service of the person and the caseload."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, is_dataclass
from datetime import date

import pytest
from pydantic import BaseModel

from navtui.domain.beskjed import NyBeskjed
from navtui.domain.bruker import Vedtakskort
from navtui.domain.kodeverk import Kontaktart, Lop, Skjerming
from navtui.domain.kodeverk.oppfolging import Avslutningsarsak, Husstandsform, Medlemsrolle, Notatart, Sluttart
from navtui.domain.kontakt import NyKontakt
from navtui.domain.oppfolging import Aktivitet, Sluttdato
from navtui.domain.oppgave import NyttKrav
from navtui.domain.person import Opplysninger
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sak import Utvalg
from navtui.services import beskjed, bruker, husstand, journalnotat, kontakt, oppfolging, oppgave, person, sak, skjerming
from navtui.services.okt import Okt
from navtui.ui.visninger.bruker_deler import vedtaksvalg
from tests.kontor import ANSATTE, I_DAG, Kontor

HEMMELIG = "Xyzqvist"
EN_AV_HVER_ROLLE = ("KAL", "MAR", "GRO", "PER")
"""Of those who have no access by their role."""


def test_bruker_leser_alt_om_en_person_og_loggen_bare_for_leder(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, neste_hva="samtale")
    kontor.soknad(p, "livsopphold", "husleie")
    kontor.husstand("enslig", p)
    kontor.sett_inn(
        "gjeldssak", "GRO", person_id=p, radgiver="GRO", henvist_av="KAL", henvist_fra="bruker", henvist_dato=I_DAG, grunn="inkasso",
        tilstand="kreditorkontakt", neste_steg="svar fra banken", neste_dato=date(2026, 11, 24),
    )  # fmt: skip
    b = bruker.apne(kontor.okt("KAL"), p)
    assert (b.navn, b.veiledernavn, b.apen_sak and b.apen_sak.neste_hva) == ("Olsen, Mona", "Kari Lund", "samtale")
    assert [len(s.poster) for s in b.soknader] == [2]
    assert len(b.husstander) == 1
    assert b.logg == ()
    logg = bruker.apne(kontor.okt("LEA"), p, "kvalitet").logg
    assert [(i.ident, i.handling, i.grunn) for i in logg] == [("LEA", "apnet", "kvalitet"), ("KAL", "apnet", "portefolje")]


def test_gj_6_veilederen_ser_status_og_neste_steg_men_ikke_grunn_krav_eller_notat(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    g = kontor.sett_inn(
        "gjeldssak", "GRO", person_id=p, radgiver="GRO", henvist_av="KAL", henvist_fra="bruker", henvist_dato=I_DAG, grunn="HENVISTGRUNN",
        tilstand="kartlegging", neste_steg="samle krav", neste_dato=date(2026, 11, 24),
    )  # fmt: skip
    kontor.sett_inn("gjeldsnotat", "GRO", gjeldssak_id=g, tekst="NOTATTEKST", ident="GRO", tid=kontor.okt().na())
    kontor.sett_inn(
        "gjeldskrav", "GRO", gjeldssak_id=g, kreditor="KREDITORNAVN", hovedstol_ore=1, saldo_dato=I_DAG, stadium="faktura", klasse="annet"
    )
    b = bruker.apne(kontor.okt("KAL"), p)
    assert b.gjeld is not None
    assert (b.gjeld.tilstand, b.gjeld.neste_steg, b.gjeld.neste_dato) == ("kartlegging", "samle krav", date(2026, 11, 24))
    alt = b.model_dump_json()
    assert not any(ord_ in alt for ord_ in ("HENVISTGRUNN", "NOTATTEKST", "KREDITORNAVN"))


def test_pe_7_aa_lese_igjen_krever_at_personen_er_apnet_i_dag(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    with pytest.raises(Regelbrudd, match="PE-7"):
        bruker.les_igjen(kontor.okt(), p)
    bruker.apne(kontor.okt(), p)
    bruker.les_igjen(kontor.okt(), p)
    with pytest.raises(Regelbrudd, match="PE-7"):
        bruker.les_igjen(kontor.okt(dag=date(2026, 11, 21)), p)
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select count(*) from logg where handling = 'apnet'") == 1


def test_pe_5_den_som_blir_skjermet_mens_hun_er_apen_forsvinner_fra_skjermen(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    bruker.apne(kontor.okt(), p)
    skjerming.sett(kontor.okt("LEA"), p, Skjerming.KODE_7)
    with pytest.raises(Regelbrudd, match="PE-5"):
        bruker.les_igjen(kontor.okt(), p)


def _alt(verdi: object) -> Iterator[str]:
    """Every string in an answer."""
    if isinstance(verdi, BaseModel):
        yield verdi.model_dump_json()
    elif is_dataclass(verdi) and not isinstance(verdi, type):
        yield repr(asdict(verdi))
    elif isinstance(verdi, dict):
        for k, v in verdi.items():
            yield from (*_alt(k), *_alt(v))
    elif isinstance(verdi, list | tuple | set):
        for v in verdi:
            yield from _alt(v)
    else:
        yield str(verdi)


def _medlem(okt: Okt, p: int) -> object:
    return husstand.flytt_inn(okt, p, p, Medlemsrolle.VOKSEN, 100, I_DAG, Husstandsform.ANNET)


def _slutt(p: int) -> Sluttdato:
    return Sluttdato(person_id=p, art=Sluttart.AAP, dato=date(2026, 12, 1), kilde="x", kilde_dato=I_DAG)


OM_PERSON: dict[str, Callable[[Okt, int], object]] = {
    "apne": lambda o, p: bruker.apne(o, p, "samarbeid"),
    "les_igjen": bruker.les_igjen,
    "hent_husstand": husstand.hent,
    "kontakt": lambda o, p: kontakt.registrer(o, NyKontakt(person_id=p, art=Kontaktart.TELEFON, dato=I_DAG)),
    "neste": lambda o, p: oppfolging.sett_neste(o, p, 1, I_DAG, "x"),
    "lop": lambda o, p: oppfolging.sett_lop(o, p, 1, Lop.STABIL, None, None),
    "aktivitet": lambda o, p: oppfolging.sett_aktivitet(o, p, Aktivitet(aktuell=True, vurdert=I_DAG)),
    "sluttdato": lambda o, p: oppfolging.sett_sluttdato(o, _slutt(p)),
    "beskjed": lambda o, p: beskjed.legg_igjen(o, NyBeskjed(person_id=p, tekst="x")),
    "notat": lambda o, p: journalnotat.skriv(o, p, Notatart.NOTAT, "x"),
    "dokumentasjon": lambda o, p: oppgave.be_om(o, NyttKrav(person_id=p, tekst="x")),
    "avslutt": lambda o, p: sak.avslutt(o, p, 1, Avslutningsarsak.ANNET),
    "endre": lambda o, p: person.endre(o, p, 1, Opplysninger(fornavn="A", etternavn="B")),
    "flytt_inn": _medlem,
    "flytt_ut": lambda o, p: husstand.flytt_ut(o, p, 1, I_DAG),
}
LISTER: dict[str, Callable[[Okt], object]] = {
    "sok": lambda o: person.sok(o, HEMMELIG),
    "sider": lambda o: [sak.hent_side(o, u, for_ident="KAL") for u in Utvalg],
    "tall": lambda o: sak.tall(o, "KAL"),
    "beskjeder": beskjed.mine,
    "oppgaver": oppgave.mine,
    "neste": lambda o: oppfolging.hent_neste(o, 1),
    "uten_veileder": sak.uten_fast_veileder,
    "notat": lambda o: journalnotat.endre(o, 1, 1, "x"),
    "rettelse": lambda o: journalnotat.rett(o, 1, "x"),
    "krav": lambda o: oppgave.purret(o, 1, 1),
    "oppgave": lambda o: oppgave.lukk(o, 1, 1),
    "melding": lambda o: beskjed.ferdig(o, 1, 1),
}


@pytest.fixture
def skjult(kontor: Kontor) -> int:
    """A protected person with something of everything, in KAL's name."""
    p = kontor.person("Hemmelig", HEMMELIG)
    assert p == 1
    kontor.sak(p, "KAL", neste_hva=HEMMELIG)
    kontor.soknad(p, mottatt=date(2026, 1, 1))
    kontor.husstand("enslig", p)
    kal = kontor.okt("KAL")
    journalnotat.skriv(kal, p, Notatart.NOTAT, HEMMELIG)
    oppgave.be_om(kal, NyttKrav(person_id=p, tekst=HEMMELIG))
    for ident in ANSATTE:
        beskjed.legg_igjen(kal, NyBeskjed(person_id=p, tekst=HEMMELIG, ring_tilbake=True, til_ident=ident))
    bruker.apne(kal, p)
    skjerming.sett(kontor.okt("LEA"), p, Skjerming.KODE_7)
    return p


@pytest.mark.parametrize("ident", EN_AV_HVER_ROLLE)
@pytest.mark.parametrize("navn", OM_PERSON)
def test_pe_5_hver_tjeneste_svarer_som_for_en_som_ikke_finnes(kontor: Kontor, skjult: int, ident: str, navn: str) -> None:
    svar = []
    for p in (skjult, 987654):
        with pytest.raises(Regelbrudd) as brudd:
            OM_PERSON[navn](kontor.okt(ident), p)
        svar.append((brudd.value.regel, brudd.value.setning, brudd.value.felt))
    assert svar[0] == svar[1]
    assert HEMMELIG not in str(svar)


@pytest.mark.parametrize("ident", EN_AV_HVER_ROLLE)
@pytest.mark.parametrize("navn", LISTER)
def test_pe_5_ikke_en_byte_av_navnet_er_i_noe_svar(kontor: Kontor, skjult: int, ident: str, navn: str) -> None:
    try:
        svar = list(_alt(LISTER[navn](kontor.okt(ident))))
    except Regelbrudd as brudd:
        svar = [brudd.setning]
    assert not any(HEMMELIG in s or "Hemmelig" in s for s in svar)
    if navn in ("sok", "beskjeder", "oppgaver", "uten_veileder"):
        assert svar == []


def test_pe_5_den_med_tilgang_ser_alt_det_andre_ikke_ser(kontor: Kontor, skjult: int) -> None:
    lea = kontor.okt("LEA")
    for navn in ("sok", "sider", "beskjeder", "neste"):
        assert list(_alt(LISTER[navn](lea))), navn
    assert HEMMELIG in str(person.sok(lea, HEMMELIG))
    assert HEMMELIG in bruker.apne(lea, skjult, "samarbeid").model_dump_json()


@pytest.mark.parametrize(
    ("felt", "belop"),
    [
        ({"art": "stonad", "sum_ore": 0}, 0),
        ({"art": "stonad", "sum_ore": None}, None),
        ({"art": "avslag", "sum_ore": 0}, None),
        ({"art": "radgivning", "sum_ore": 0}, None),
        ({"art": "omgjoring", "endrer_art": "radgivning", "sum_ore": 0}, None),
        ({"art": "omgjoring", "endrer_art": "stonad", "sum_ore": 0}, 0),
        ({"art": "stans", "endrer_art": "stonad", "sum_ore": 0}, None),
        ({"art": "opphor", "endrer_art": "stonad", "sum_ore": 0}, None),
        ({"art": "garanti", "sum_ore": 0, "garanti_ore": 2_000_000}, 2_000_000),
    ],
)
def test_ve_23_det_som_ikke_betaler_noe_har_ingen_sum_og_garantien_sin(felt: dict[str, object], belop: int | None) -> None:
    fast = {"id": 1, "nummer": "2026-0001", "fra": I_DAG, "til": I_DAG, "engang": False, "tilstand": "iverksatt", "skrevet_av": "KAL"}
    kort = Vedtakskort.model_validate(fast | felt)
    assert kort.belop_ore == belop
    assert ("0,00" in vedtaksvalg(kort)) is (belop is not None)
    assert vedtaksvalg(kort.model_copy(update={"er_returnert": True})).endswith("i retur til KAL")
