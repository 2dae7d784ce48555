"""AAP and a partner in introduksjonsprogrammet: supplerende stønad to a couple, for longer than a month only with the written reason."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk import Inntektstype, Utgiftstype
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle
from navtui.domain.vedtak import Behov, Inntekt
from navtui.services import husstand, oppgave, vedtak
from tests.historier.hjelp import Skriver, brevtekst, linjer, mangler_i, sok, sum_av
from tests.kontor import I_DAG, Kontor

NOV, DES = (date(2026, 11, 23), date(2026, 11, 30)), (date(2026, 12, 1), date(2026, 12, 31))
EN_MAANED, TIL = date(2026, 12, 22), DES[1]
# Sats for par fra 1.1.2026: 13 800 for begge. 23.-30. november er 8 av 30 dager:
#   livsopphold 13 800,00 x 8/30 = 3 680,00      husleie 12 400,00 x 8/30 = 3 306,666... -> 3 306,67
#   AAP 17 345,60 x 8/30 = 4 625,493... -> 4 625,49     introduksjonsstønad 5 110,00 x 8/30 = 1 362,666... -> 1 362,67
# november: 3 680,00 + 3 306,67 = 6 986,67, minus 4 625,49 + 1 362,67 = 5 988,16
# desember: 13 800,00 + 12 400,00 = 26 200,00, minus 17 345,60 + 5 110,00 = 22 455,60
# til sammen: 33 186,67 - 28 443,76 = 4 742,91
BEHOV = [("par", *NOV, 368_000), ("par", *DES, 1_380_000), ("husleie", *NOV, 330_667), ("husleie", *DES, 1_240_000)]
INNTEKT = [("aap", *NOV, 462_549), ("aap", *DES, 1_734_560), ("introduksjonsstonad", *NOV, 136_267), ("introduksjonsstonad", *DES, 511_000)]


def test_ve_1_ve_15_pe_4_aap_og_partner_i_introduksjonsprogram_lenger_enn_en_maned_med_grunn(kontor: Kontor) -> None:
    nadia = kontor.person("Nadia", "Karim", fodt=date(1990, 5, 6))
    omar = kontor.person("Omar", "Karim", fodt=date(1988, 8, 9))
    husstand.flytt_inn(kontor.okt(), nadia, omar, Medlemsrolle.VOKSEN, 100, date(2026, 2, 1), Husstandsform.GIFT)
    soknad = sok(kontor, nadia, "livsopphold", "husleie")
    s = Skriver(kontor, "KAL", vedtak.nytt_utkast(kontor.okt(), nadia, soknad, fra=NOV[0]))
    assert (s.v.husstandsform, s.v.til) == ("par", EN_MAANED)
    s.innvilg()
    s.til(
        Behov(art=Utgiftstype.HUSLEIE, belop_ore=1_240_000),
        Inntekt(art=Inntektstype.AAP, belop_ore=1_734_560, kilde="Nav", kilde_dato=I_DAG),
        Inntekt(art=Inntektstype.INTRODUKSJONSSTONAD, belop_ore=511_000, person_id=omar, kilde="kommunen", kilde_dato=I_DAG),
    )
    s.hode(
        avvik="ingen", inntektsrolle="supplerende", hovedinntekt="ingen", arbeidssoker="unntak", arbeidssokergrunn="avklares i AAP",
        begrunnelse="Nadia er under behandling. Omar har redusert introduksjonsstønad til over nyttår fordi han følger halv plan.",
    )  # fmt: skip
    assert s.mangler() == [("VE-15", "hovedinntekt")]  # supplerende to something
    s.hode(hovedinntekt="aap")
    assert s.mangler() == []
    s.hode(til=TIL)  # longer than a month: AAP alone is not enough, and a reason alone is not either
    assert s.mangler() == [("VE-1", "til")]
    s.hode(lengre_grunn="behandlingen varer til mars, og inntektene er de samme")
    assert s.mangler() == [("VE-1", "til")]
    s.hode(helseytelse="aap", lengre_grunn="  ")
    assert s.mangler() == [("VE-1", "lengre_grunn")]
    s.hode(lengre_grunn="behandlingen varer til mars, og inntektene er de samme")
    assert s.mangler() == []  # nothing about § 26: she has her AAP, and waits for nothing
    v = s.signer("JON")
    assert (linjer(v), linjer(v, "inntekt")) == (BEHOV, INNTEKT)
    assert (sum_av(v), sum_av(v, "inntekt"), v.sum_ore) == (3_318_667, 2_844_376, 474_291)
    tekst = brevtekst(kontor, v)
    assert not mangler_i(
        tekst, "4 742,91", "Livsopphold for dere to voksne", "8 av 30 dager av 13 800,00", "3 680,00", "3 306,67", "−4 625,49", "−1 362,67",
        "−17 345,60", "−5 110,00", "Omar Karim: Introduksjonsstønad", "i tillegg til annen inntekt", "Vedtaket gjelder lenger enn en måned",
        "ehandlingen varer til mars", "23. november 2026", navn=("Kari Lund", "Jon Dahl"),
    )  # fmt: skip
    assert "§ 26" not in tekst
    assert [o.regel for o in oppgave.mine(kontor.okt()) if o.regel == "VE-22"] == []
    assert all(not linje.kreves_tilbake for linje in v.linjer)
