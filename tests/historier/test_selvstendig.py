"""A self-employed father with uneven income and costs of his home: six months in a row, the last one langtid."""

from __future__ import annotations

from datetime import date, timedelta

from navtui.domain.kalender import Maaned
from navtui.domain.kodeverk import Bekreftelsesart, Inntektstype, Utgiftstype
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle
from navtui.domain.vedtak import Behov, Inntekt, Vedtak
from navtui.services import husstand, oppgave, soknad, vedtak
from navtui.services import vedtak_innhold as innhold
from navtui.services.vedtak_innhold import sett_begrunnelse
from tests.historier.hjelp import Skriver, brevtekst, linjer, mangler_i, sok, sum_av
from tests.kontor import Kontor

# Satser fra 1.1.2026: enslig 8 300, barn 6-10 år 4 150. Renter på boliglånet 6 412,75, kommunale avgifter 1 208,33, strøm 1 540.
#   behov: 8 300,00 + 4 150,00 + 6 412,75 + 1 208,33 + 1 540,00 = 21 611,08
BEHOV_ORE, BOSTOTTE = 2_161_108, 187_000
MAANEDER = (
    # overskudd av båtverkstedet, snittet av de tre siste månedene; stønad = 21 611,08 - overskudd - bostøtte 1 870,00
    (7, 1_204_050, 770_058, "Juli er høysesong, men to kunder har ikke betalt."),
    (8, 1_388_933, 585_175, "Overskuddet steg da den ene kunden gjorde opp."),
    (9, 947_967, 1_026_141, "Sesongen er over, og ordreboken er tynn."),
    (10, 411_200, 1_562_908, "En motor måtte skiftes for egen regning, så lite ble igjen."),
    (11, 150_033, 1_824_075, "Verkstedet sto stille mens han var forkjølet."),
    (12, 233_367, 1_740_741, "To vinteropplag er avtalt, og han har bedt om time hos gjeldsrådgiver."),
)


def test_ve_4_ve_13_ve_14_ujevn_inntekt_i_seks_maneder_regnes_hver_maned_for_seg(kontor: Kontor) -> None:
    geir = kontor.person("Geir", "Sand", fodt=date(1979, 1, 20))
    barn = kontor.person("Emil", "Sand", fodt=date(2017, 4, 2))
    husstand.flytt_inn(kontor.okt(dag=date(2026, 6, 1)), geir, barn, Medlemsrolle.BARN, 100, date(2026, 1, 1), Husstandsform.ENSLIG)
    v: Vedtak | None = None
    for maaned, overskudd, stonad, hvorfor in MAANEDER:
        v = _maaned(kontor, geir, v, Maaned(2026, maaned), overskudd, hvorfor)
        assert (sum_av(v), sum_av(v, "inntekt"), v.sum_ore) == (BEHOV_ORE, overskudd + BOSTOTTE, stonad)
    assert v is not None
    _desember(kontor, v)


def _maaned(kontor: Kontor, geir: int, forrige: Vedtak | None, maaned: Maaned, overskudd: int, hvorfor: str) -> Vedtak:
    dag = maaned.forste - timedelta(days=6)
    s = _forste(kontor, geir, dag, maaned.forste, overskudd) if forrige is None else _fornyelse(kontor, forrige, dag, overskudd)
    s.v = sett_begrunnelse(s.okt, s.v.id, s.v.versjon, hvorfor)
    s.barn("Emil", f"{hvorfor} Emil har likevel fått det han trenger til skolen.")
    langtid = maaned.maaned >= 10
    assert s.mangler() == ([("VE-14", "langtid")] if langtid else [])
    if langtid:
        s.passer("VE-14", "Vi ser på om verkstedet skal drives videre, i samtale 8. desember.")
    return s.signer("IDA")


def _forste(kontor: Kontor, geir: int, dag: date, fra: date, overskudd: int) -> Skriver:
    soknad_id = sok(kontor, geir, "livsopphold", "husleie", "strom", dag=dag)
    s = Skriver(kontor, "KAL", vedtak.nytt_utkast(kontor.okt(dag=dag), geir, soknad_id, fra=fra), dag)
    s.innvilg()
    s.til(
        Behov(art=Utgiftstype.BOLIGLAN_RENTER, belop_ore=641_275), Behov(art=Utgiftstype.KOMMUNALE_AVGIFTER, belop_ore=120_833),
        Behov(art=Utgiftstype.STROM, belop_ore=154_000),
        Inntekt(art=Inntektstype.NARINGSINNTEKT, tekst="båtverkstedet", belop_ore=overskudd, kilde="regnskap", kilde_dato=dag),
        Inntekt(art=Inntektstype.BOSTOTTE, belop_ore=BOSTOTTE, kilde="Husbanken", kilde_dato=dag),
        Inntekt(art=Inntektstype.BARNETRYGD, belop_ore=196_800), Inntekt(art=Inntektstype.HJELPESTONAD, belop_ore=129_300),
    )  # fmt: skip
    s.hode(avvik="ingen", inntektsrolle="supplerende", hovedinntekt="arbeid", arbeidssoker="unntak",
           arbeidssokergrunn="driver verkstedet selv",
           brukers_mening="Han vil drive verkstedet ett år til.")  # fmt: skip
    return s


def _fornyelse(kontor: Kontor, forrige: Vedtak, dag: date, overskudd: int) -> Skriver:
    """VE-13: every line answered: what is the same is confirmed, the surplus is another."""
    okt = kontor.okt(dag=dag)
    s = Skriver(kontor, "KAL", vedtak.fornye(okt, forrige.id, soknad.registrer_muntlig_fornyelse(okt, forrige.person_id)), dag)
    deler: list[Behov | Inntekt] = [*s.v.behov, *s.v.inntekter]
    for del_ in deler:
        if del_.art is Inntektstype.NARINGSINNTEKT:
            s.endre(del_, belop_ore=overskudd, kilde_dato=dag)
        else:
            s.v = innhold.bekreft_linje(okt, s.v.id, s.v.versjon, del_)
    for hva in (Bekreftelsesart.VILKAR, Bekreftelsesart.KONTAKT):
        s.v = innhold.bekreft(okt, s.v.id, s.v.versjon, hva)
    s.hode(avvik="ingen")
    return s


def _desember(kontor: Kontor, v: Vedtak) -> None:
    """VE-14: the sixth month in a row, line by line, and the two tasks of langtid."""
    des = (date(2026, 12, 1), date(2026, 12, 31))
    assert (v.fra, v.til) == des
    assert linjer(v) == [
        ("enslig", *des, 830_000), ("barn_6_10", *des, 415_000), ("boliglan_renter", *des, 641_275), ("kommunale_avgifter", *des, 120_833),
        ("strom", *des, 154_000),
    ]  # fmt: skip
    # 2 333,67 + 1 870,00 = 4 203,67;  21 611,08 - 4 203,67 = 17 407,41
    assert sorted(linjer(v, "inntekt")) == [("bostotte", *des, 187_000), ("naringsinntekt", *des, 233_367)]
    assert linjer(v, "holdt_utenfor") == [("barnetrygd", *des, 196_800), ("hjelpestonad", *des, 129_300)]
    assert v.sum_ore == 1_740_741
    assert not mangler_i(
        brevtekst(kontor, v), "17 407,41", "Næringsinntekt, overskudd, båtverkstedet", "−2 333,67", "kilde: regnskap, 25. november 2026",
        "−1 870,00",
        "Dette har vi ikke trukket fra", "1 968,00", "1 293,00", "Renter på boliglån", "6 412,75", "1 208,33",
        "i tillegg til annen inntekt: lønn eller næringsinntekt.",
        "Driver verkstedet selv", "To vinteropplag er avtalt", navn=("Kari Lund", "Ida Moen"),
    )  # fmt: skip
    oppgaver = [(o.art, o.frist) for o in oppgave.mine(kontor.okt(dag=date(2026, 11, 25))) if o.regel == "VE-14"]
    assert sorted(oppgaver) == [("arbeidsevne", des[1]), ("langtid", des[1])]
