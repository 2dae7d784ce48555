"""VE-21, PE-13: money does not go to an account the person has left, without someone saying so."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import signatur, utbetaling, vedtak
from navtui.services import vedtak_innhold as innhold
from navtui.services.sjekk import sjekk_innhold
from tests.kontor import I_DAG, PIN, Kontor
from tests.services.test_vedtak_summer import betal, november, omgjor
from tests.vedtakshjelp import VOKSEN, ferdig_utkast, kontroller

GAMMEL, NY = "12345678903", "12345678911"


def bytt_konto(kontor: Kontor, person_id: int, konto: str) -> None:
    with kontor.okt().skrive() as s:
        s.endre("person", hvor={"id": person_id}, kontonummer=konto)
        s.logg("test", person_id=person_id)


def test_ve_21_konto_byttet_etter_signering_sies_og_sjekkes_for_godkjenning(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN, kontonummer=GAMMEL, konto="har")
    v = ferdig_utkast(kontor, person_id=p)
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, fra=I_DAG, til=date(2026, 12, 19))
    v = kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN))
    liste = utbetaling.lag_liste(kontor.okt("JON"), I_DAG)
    assert utbetaling.hent_liste(kontor.okt("JON"), liste).varsler == ()
    bytt_konto(kontor, p, NY)
    (varsel,) = utbetaling.hent_liste(kontor.okt("JON"), liste).varsler
    assert varsel == f"Vedtak {v.nummer} går til en annen konto enn personen er registrert med nå, 1234 56 78911."
    with pytest.raises(Regelbrudd, match="VE-21"):
        utbetaling.godkjenn(kontor.okt("JON"), liste, 1, PIN)
    utbetaling.godkjenn(kontor.okt("JON"), liste, 1, PIN, "Hun vil ha den på den gamle, ringt i dag.")


def test_ve_21_konto_byttet_mens_utkastet_ligger_sies_i_utkastet(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN, kontonummer=GAMMEL, konto="har")
    v = ferdig_utkast(kontor, person_id=p)
    assert [w.regel for w in vedtak.bilde(kontor.okt(), v.id).upasserte] == []
    bytt_konto(kontor, p, NY)
    (varsel,) = vedtak.bilde(kontor.okt(), v.id).upasserte
    assert (varsel.regel, "1234 56 78911" in varsel.setning) == ("VE-21", True)
    v = innhold.sett_utbetalinger(kontor.okt(), v.id, v.versjon, [u.model_copy(update={"kontonummer": NY}) for u in v.utbetalinger])
    assert vedtak.bilde(kontor.okt(), v.id).upasserte == ()


def test_ve_18_det_banken_sender_tilbake_etter_en_omgjoring_skal_betales_og_er_ikke_feil_i_filen(kontor: Kontor) -> None:
    v = november(kontor)
    betal(kontor)
    omgjor(kontor, v, 10_000_00)
    utbetaling.returner(kontor.okt("JON"), v.utbetalinger[0].id or 0, "Ukjent konto.")
    assert [s.funn for s in sjekk_innhold(kontor.okt("LEA")) if s.regel == "VE-18" and s.funn] == []
