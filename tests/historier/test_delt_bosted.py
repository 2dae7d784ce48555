"""Separated parents share two children half and half. Both are recipients, at two veiledere, and one child turns six inside the month."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk import Inntektstype, Utgiftstype
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle
from navtui.domain.vedtak import Behov, Inntekt, Vedtak
from navtui.services import husstand, vedtak
from tests.historier.hjelp import Skriver, brevtekst, linjer, mangler_i, sok, sum_av
from tests.kontor import Kontor

FRA, SEKS, TIL = date(2026, 12, 1), date(2026, 12, 16), date(2026, 12, 31)
FLYTTET = date(2026, 9, 1)

# Veiledende satser fra 1.1.2026: enslig 8 300, barn 0-5 år 4 050, 6-10 år 4 150, 11-17 år 5 400 kroner i måneden.
#
# Halv sats:  Ola, 5 år: 4 050 / 2 = 2 025,00   Ola, 6 år: 4 150 / 2 = 2 075,00   Siri, 11 år: 5 400 / 2 = 2 700,00
# Ola fyller seks 16. desember, så måneden deles i 15 og 16 av 31 dager:
#   1.-15.12:  2 025,00 x 15 / 31 =   979,838...  ->    979,84
#   16.-31.12: 2 075,00 x 16 / 31 = 1 070,967...  ->  1 070,97
BARNA = [
    ("barn_0_5", FRA, date(2026, 12, 15), 97_984),
    ("barn_6_10", SEKS, TIL, 107_097),
    ("barn_11_17", FRA, TIL, 270_000),
]


def barna_hos(kontor: Kontor, *foreldre: int) -> None:
    """Ola and Siri live half the days with each."""
    for navn, fodt in (("Ola", date(2020, 12, 16)), ("Siri", date(2015, 5, 5))):
        barn = kontor.person(navn, "Vik", fodt=fodt)
        for forelder in foreldre:
            husstand.flytt_inn(kontor.okt(), forelder, barn, Medlemsrolle.BARN, 50, FLYTTET, Husstandsform.ENSLIG)


def skriv(kontor: Kontor, ident: str, person: int, husleie_ore: int, inntekter: tuple[Inntekt, ...], **hode: object) -> Skriver:
    """One parent's vedtak for December, up to the assessment of the children."""
    soknad = sok(kontor, person, "livsopphold", "husleie", til=ident)
    s = Skriver(kontor, ident, vedtak.nytt_utkast(kontor.okt(ident), person, soknad, fra=FRA))
    s.innvilg()
    s.til(Behov(art=Utgiftstype.HUSLEIE, belop_ore=husleie_ore), *inntekter)
    s.hode(avvik="ingen", arbeidssoker="ja", **hode)
    return s


def test_pe_4_ve_5_foreldrene_far_hver_sin_halvdel_og_barnet_bytter_sats_midt_i_maneden(kontor: Kontor) -> None:
    mor = kontor.person("Mona", "Vik", fodt=date(1986, 2, 3))
    far = kontor.person("Dag", "Lie", fodt=date(1984, 7, 8), malform="nynorsk")
    barna_hos(kontor, mor, far)
    hos_mor = _mor(kontor, mor)
    hos_far = _far(kontor, far)
    # Together they have one child of each: the øre of the two halves are the whole, but for what rounding a half allows.
    # Ola 4 050 x 15 / 31 + 4 150 x 16 / 31 = 1 959,677... + 2 141,935... = 4 101,612..., og 2 x (979,84 + 1 070,97) = 4 101,62
    begge = sum(ore for v in (hos_mor, hos_far) for kode, _, _, ore in linjer(v) if kode in ("barn_0_5", "barn_6_10"))
    assert begge == 410_162
    assert hos_mor.person_id != hos_far.person_id
    assert hos_mor.signaturer[0].ident != hos_far.signaturer[0].ident


def _mor(kontor: Kontor, mor: int) -> Vedtak:
    inntekter = (
        Inntekt(art=Inntektstype.BOSTOTTE, belop_ore=215_350, kilde="Husbanken", kilde_dato=date(2026, 11, 10)),
        Inntekt(art=Inntektstype.BARNETRYGD, belop_ore=196_800, tekst="delt"),
    )
    s = skriv(
        kontor, "KAL", mor, 1_150_000, inntekter, inntektsrolle="hovedinntekt", hovedinntekt="annet",
        begrunnelse="Mona er uten jobb etter at kafeen stengte. Leien er rimelig for tre rom, som hun trenger når barna er der.",
        brukers_mening="Hun vil ta fagbrev på kveldstid.",
    )  # fmt: skip
    assert [(b.navn, b.andel) for b in s.v.barn] == [("Siri", 50), ("Ola", 50)]  # as the household is registered
    assert s.mangler() == [("VE-8", "vurdering")]
    s.barn("Ola", "Ola begynner på skolen til høsten og trenger vinterdress her også.")
    s.barn("Siri", "Siri har kontingenten betalt ut året.")
    v = s.signer("EVA")
    # 8 300,00 + 979,84 + 1 070,97 + 2 700,00 + 11 500,00 = 24 550,81
    assert linjer(v) == [("enslig", FRA, TIL, 830_000), *BARNA, ("husleie", FRA, TIL, 1_150_000)]
    # Bostøtten trekkes fra: 24 550,81 - 2 153,50 = 22 397,31. Barnetrygden holdes utenfor.
    assert linjer(v, "inntekt") == [("bostotte", FRA, TIL, 215_350)]
    assert linjer(v, "holdt_utenfor") == [("barnetrygd", FRA, TIL, 196_800)]
    assert (sum_av(v), v.sum_ore, sum(u.belop_ore for u in v.utbetalinger)) == (2_455_081, 2_239_731, 2_239_731)
    tekst = brevtekst(kontor, v)
    assert not mangler_i(
        tekst, "22 397,31", "Livsopphold for Ola, 5 år, 50 prosent av dagene", "15 av 31 dager av 2 025,00", "979,84",
        "Livsopphold for Ola, 6 år, 50 prosent av dagene", "16 av 31 dager av 2 075,00", "1 070,97", "2 700,00", "−2 153,50",
        "Dette har vi ikke trukket fra", "1 968,00", "Siri: Siri har kontingenten", "bor hos deg 50 prosent av dagene",
        "kilde: Husbanken", "Hun vil ta fagbrev på kveldstid", "1. januar 2026", navn=("Kari Lund", "Eva Nes"),
    )  # fmt: skip
    assert "Dag" not in tekst  # the other parent is no party to it
    return v


def _far(kontor: Kontor, far: int) -> Vedtak:
    lonn = Inntekt(art=Inntektstype.LONN, belop_ore=1_087_625, kilde="lønnsslipp", kilde_dato=date(2026, 11, 12))
    s = skriv(
        kontor, "IDA", far, 980_000, (lonn,), inntektsrolle="supplerende", hovedinntekt="arbeid",
        begrunnelse="Han har halv stilling på lageret og leter etter mer. Arbeidsgiveren har ikke flere vakter før påske.",
    )  # fmt: skip
    for navn in ("Ola", "Siri"):
        s.barn(navn, f"{navn} har rommet sitt her annenhver uke, og far følger opp fritiden.")
    assert s.mangler() == []
    v = s.signer("JON")
    # 8 300,00 + 979,84 + 1 070,97 + 2 700,00 + 9 800,00 = 22 850,81;  22 850,81 - 10 876,25 = 11 974,56
    assert linjer(v) == [("enslig", FRA, TIL, 830_000), *BARNA, ("husleie", FRA, TIL, 980_000)]
    assert (sum_av(v), v.sum_ore) == (2_285_081, 1_197_456)
    tekst = brevtekst(kontor, v)
    nynorsk = ("11 974,56", "50 prosent av dagane", "tre veker", "Statsforvaltaren", "Ida Moen", "Jon Dahl")
    assert not mangler_i(tekst, *nynorsk, vanlig=False)
    return v
