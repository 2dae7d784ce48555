"""PE-7, GJ-6: the person in brief at the postmøte, and when it may be seen."""

from __future__ import annotations

from datetime import date
from typing import Any

from navtui.domain.kodeverk.gjeld import Gjeldstilstand
from navtui.services import postmote
from navtui.store import gjeld as gjeldslager
from tests.kontor import Kontor
from tests.services.test_postmote import dager, inhabil
from tests.services.test_soknad import antall, iverksatt


def test_pe_7_kortet_er_en_apning_som_det_apne_motet_er_grunn_til(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, "IDA")
    kontor.soknad(p)
    kort = postmote.kort(kontor.okt("JON"), p)
    assert kort is not None
    assert (kort.full, kort.fast_veileder, kort.hvorfor_ikke) == (False, "IDA", "Åpne møtet (o) for å se mer.")
    assert antall(kontor, "logg", handling="apnet") == 0
    postmote.apne(kontor.okt())
    for _ in range(2):
        kort = postmote.kort(kontor.okt("JON"), p)
        assert kort is not None
        assert kort.full
    assert antall(kontor, "logg", handling="apnet", ident="JON", person_id=p) == 1
    mottak = postmote.kort(kontor.okt("PER"), p)
    assert mottak is not None
    assert not mottak.full
    inhabil(kontor, p, "JON")
    kort = postmote.kort(kontor.okt("JON"), p)
    assert kort is not None
    assert (kort.full, kort.hvorfor_ikke) == (False, "Du er inhabil for denne personen.")


def test_kortet_forteller_det_man_beslutter_pa(kontor: Kontor) -> None:
    p, partner = kontor.person("Mona", "Olsen", date(1999, 3, 4)), kontor.person("Dag", "Vik")
    barn = kontor.person("Bo", "Olsen", date(2018, 5, 5)), kontor.person("Ea", "Olsen", date(2023, 1, 2))
    kontor.husstand("samboer", p, partner, barn=barn)
    kontor.sak(partner, "JON")
    for maaned in (9, 10, 11):
        siste = iverksatt(kontor, p, date(2026, maaned, 1), date(2026, maaned, 30 if maaned != 10 else 31), inntektsrolle="hovedinntekt")
    kontakt: dict[str, Any] = {"person_id": p, "initiativ": "kontoret", "utfall": "gjennomfort", "ident": "KAL", "tid": kontor.okt().na()}
    kontor.sett_inn("kontakt", art="samtale", dato=date(2026, 10, 2), **kontakt)
    kontor.sett_inn("kontakt", art="telefon", dato=date(2026, 11, 2), **kontakt)
    with kontor.okt("KAL").skrive() as s:
        henvist = gjeldslager.henvis(s, p, "mange krav", "bruker")
        s.endre(
            "gjeldssak",
            hvor={"id": henvist.gjeldssak_id},
            tilstand=Gjeldstilstand.KREDITORKONTAKT,
            neste_steg="svar fra banken",
            neste_dato=dager(-4),
        )
    kort = postmote.kort(kontor.okt("KAL"), p)
    assert siste
    assert kort is not None
    assert (kort.alder, kort.husstand, kort.partner, kort.partners_veileder, kort.barn) == (27, "samboer", "Vik, Dag", "JON", (3, 8))
    assert (kort.maaneder_paa_rad, kort.vedtak_til, kort.vedtak_sum_ore, kort.inntektsrolle) == (
        3,
        date(2026, 11, 30),
        1_423_000,
        "hovedinntekt",
    )
    assert kort.siste_samtale == date(2026, 10, 2)
    assert (kort.gjeld_tilstand, kort.gjeld_neste_steg, kort.gjeld_neste_dato) == ("kreditorkontakt", "svar fra banken", date(2026, 11, 24))
