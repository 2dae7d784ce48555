"""Friday 15:20: no food for the weekend, and one veileder at work. The leder signs second; letter and money go the same day."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from navtui.domain.ansatt import NyttFravaer
from navtui.domain.kodeverk import Soknadspost, Utgiftstype, Vedtaksart
from navtui.domain.kodeverk.brev import Sendemaate
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.soknad import NyPost, NySoknad
from navtui.domain.vedtak import Behov, Vedtak
from navtui.domain.vedtak_mat import dager_til_neste_arbeidsdag
from navtui.services import brevko, fravaer, innstilling, signatur, soknad, utbetaling, vedtak
from navtui.services.vedtak_mat import gi_mat
from tests.historier.hjelp import Skriver, brevtekst, linjer, mangler_i
from tests.kontor import I_DAG, PIN, Kontor
from tests.vedtakshjelp import ALLE_PUNKTER, lagt_i_posten

KOM = time(15, 20)


def test_pm_2_ko_2_ve_16_nodhjelp_fredag_1520_med_bare_en_veileder_pa_jobb(kontor: Kontor, tmp_path: Path) -> None:
    assert I_DAG.isoweekday() == 5
    for borte in ("IDA", "JON", "EVA"):
        fravaer.registrer(kontor.okt("LEA"), NyttFravaer(ident=borte, art="syk", fra=I_DAG))
    rune = kontor.person("Rune", "Berg", fodt=date(2001, 4, 5))
    svar = soknad.registrer(
        kontor.okt("PER", kl=KOM),
        NySoknad(person_id=rune, mottatt=I_DAG, kanal="muntlig", poster=(NyPost(art=Soknadspost.LIVSOPPHOLD),), nodhjelp="mat",
                 til_ident="KAL", mott=I_DAG),
    )  # fmt: skip
    assert svar.til_ident == "KAL"  # not left for the postmøte
    s = Skriver(kontor, "KAL", vedtak.nytt_utkast(kontor.okt(), rune, svar.soknad_id, art=Vedtaksart.NODHJELP), kl=time(15, 25))
    s.innvilg()
    s.v = gi_mat(s.okt, s.v.id, s.v.versjon, dager_til_neste_arbeidsdag(I_DAG), 94_550, "til mandag")
    s.til(Behov(art=Utgiftstype.MEDISIN_BRILLER, tekst="insulin", belop_ore=38_090, engang=True))
    s.hode(inntektsrolle="hovedinntekt", hovedinntekt="ingen", begrunnelse="Rune mistet lommeboken i går og har ikke mat til helgen.")
    assert s.mangler() == []  # short form: under 30, and no vilkår, norm or arbeidssøker is asked about in a nødssituasjon
    # 945,50 + 380,90 = 1 326,40. No sats: it is what is needed until Monday.
    assert linjer(s.v) == [("livsopphold", I_DAG, I_DAG, 94_550), ("medisin_briller", I_DAG, I_DAG, 38_090)]
    ferdig = _leder_signerer(kontor, s)
    assert (ferdig.tilstand, ferdig.sum_ore, ferdig.vedtaksdato) == ("iverksatt", 132_640, I_DAG)
    assert [(u.dato, u.maate.value, u.belop_ore) for u in ferdig.utbetalinger] == [(I_DAG, "kontantkort", 132_640)]
    tekst = brevtekst(kontor, ferdig)
    assert not mangler_i(
        tekst, "1 326,40 kroner i nødhjelp", "Inntekt til sammen 0,00", "Mat og livsopphold, 3 dager, til mandag", "945,50",
        "380,90", "20. november 2026", "Kontantkort", "Rune mistet lommeboken",
        "leder, har kontrollert vedtaket", navn=("Kari Lund", "Lea Strand"),
    )  # fmt: skip
    _sendt_og_betalt_i_dag(kontor, tmp_path)
    with kontor.okt().lese() as les:
        assert les.verdi("select tilstand from soknad where id = :id", alle=True, id=svar.soknad_id) == "besvart"


def _leder_signerer(kontor: Kontor, s: Skriver) -> Vedtak:
    """KO-2: by the office's setting, only when no other can, and logged as such."""
    v = signatur.send(s.okt, s.v.id, s.v.versjon, PIN)
    lea = kontor.okt("LEA", kl=time(15, 34))
    innstilling.sett(lea, "leder_signerer", 0, I_DAG)
    with pytest.raises(Regelbrudd, match="har valgt at leder ikke signerer"):
        signatur.kontroller(lea, v.id, v.versjon, PIN, punkter=ALLE_PUNKTER)
    innstilling.sett(lea, "leder_signerer", 1, I_DAG)
    ferdig = signatur.kontroller(lea, v.id, v.versjon, PIN, punkter=ALLE_PUNKTER)
    assert [(x.plass, x.ident, x.som_leder) for x in ferdig.signaturer] == [(1, "KAL", False), (2, "LEA", True)]
    with lea.lese() as les:
        som_leder = "select json_extract(data, '$.som_leder') from logg where handling = 'iverksatt' and ident = 'LEA'"
        assert les.verdi(som_leder) == 1
    return ferdig


def _sendt_og_betalt_i_dag(kontor: Kontor, mappe: Path) -> None:
    """The letter is in the queue and leaves it, and the money is approved by another than the one who wrote the vedtak (VE-21)."""
    kal, lea = kontor.okt(kl=time(15, 40)), kontor.okt("LEA", kl=time(15, 42))
    (brev,), antall = brevko.ko(kal)
    assert antall == 1
    lagt_i_posten(kal, brev, I_DAG, Sendemaate.OVERLEVERT)
    assert brevko.ko(kal) == ([], 0)
    liste = utbetaling.lag_liste(kal, I_DAG)
    with pytest.raises(Regelbrudd, match="en annen må godkjenne"):
        utbetaling.godkjenn(kal, liste, utbetaling.hent_liste(kal, liste).liste.versjon, PIN)
    utbetaling.godkjenn(lea, liste, utbetaling.hent_liste(lea, liste).liste.versjon, PIN)
    utbetaling.eksporter(lea, liste, mappe)
    assert utbetaling.bekreft(lea, liste, I_DAG) == 1
