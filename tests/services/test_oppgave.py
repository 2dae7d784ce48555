"""Tasks are closed by what their rule asks for, and not around it."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.flytting import Flyttegrunn
from navtui.domain.kodeverk.oppfolging import Informertkanal
from navtui.domain.oppfolging import Sluttdato
from navtui.domain.oppgave import NyOppgave, NyttKrav, kan_lukkes
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sak import Informert
from navtui.services import flytting, oppfolging, oppgave, sak, signatur, vedtak
from tests.kontor import I_DAG, Kontor
from tests.vedtakshjelp import ferdig_utkast


def reis(kontor: Kontor, art: str, regel: str, til: str = "KAL") -> int:
    """A task about a new person."""
    with kontor.okt().skrive() as s:
        p = kontor.lopenr
        id_ = oppgave.reis(s, NyOppgave(art=art, regel=regel, person_id=p or None, til_ident=til, frist=I_DAG, tekst="x"))
        s.logg("test")
    assert id_ is not None
    return id_


def overlevert(kontor: Kontor) -> int:
    """A vedtak that has been handed to the stand-in; its id."""
    v = ferdig_utkast(kontor)
    kontor.sett_inn("inhabilitet", person_id=v.person_id, ident="LEA", grunn="slekt", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())
    signatur.overlever_stedfortreder(kontor.okt(), v.id, v.versjon, I_DAG)
    return v.id


def test_pe_6_en_overlevering_lukkes_bare_med_det_stedfortrederen_bestemte(kontor: Kontor) -> None:
    v = vedtak.hent(kontor.okt(), overlevert(kontor))
    (o,) = oppgave.mine(kontor.okt())
    with pytest.raises(Regelbrudd, match="PE-6"):
        oppgave.lukk(kontor.okt(), o.id, o.versjon, "ferdig")
    with pytest.raises(Regelbrudd, match="PE-6"):
        vedtak.avbryt_utkast(kontor.okt(), v.id, v.versjon)
    with pytest.raises(Regelbrudd, match="PE-6"), kontor.okt().skrive() as s:
        s.endre("oppgave", hvor={"id": o.id}, lukket=s.na, lukket_av="KAL", utfall=" ")
        s.logg("forsøk")
    signatur.avslutt_overlevering(kontor.okt(), v.id, v.versjon, "Innvilget av Bø kommune 25.11.")
    assert oppgave.mine(kontor.okt()) == []


def test_op_5_dokumentasjon_lukkes_bare_med_det_som_skjedde(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    krav = oppgave.be_om(kontor.okt(), NyttKrav(person_id=p, tekst="lønnsslipp"))
    (o,) = oppgave.mine(kontor.okt())
    with pytest.raises(Regelbrudd, match="OP-5"):
        oppgave.lukk(kontor.okt(), o.id, o.versjon, "ordnet")
    oppgave.levert(kontor.okt(), krav, 1, I_DAG)
    assert oppgave.mine(kontor.okt()) == []


def test_pe_10_bruker_informert_lukkes_bare_med_hvordan_og_naar(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    (linje,) = (plan := flytting.forslag(kontor.okt("LEA"), "KAL")).linjer
    flytting.utfor(kontor.okt("LEA"), "KAL", plan.linjer, Flyttegrunn.SLUTTER)
    ny = linje.til
    assert ny is not None
    (o,) = oppgave.mine(kontor.okt(ny))
    with pytest.raises(Regelbrudd, match="PE-10"):
        oppgave.lukk(kontor.okt(ny), o.id, o.versjon)
    sak.informert(kontor.okt(ny), o.objekt_id or 0, Informert(kanal=Informertkanal.TELEFON, dato=I_DAG))
    assert oppgave.mine(kontor.okt(ny)) == []


@pytest.mark.parametrize("art", ["samme_nummer", "husstand_skjermet"])
def test_pe_1_pe_5_lederens_oppgave_lukkes_bare_av_leder(kontor: Kontor, art: str) -> None:
    id_ = reis(kontor, art, "PE-1", "LEA")
    with pytest.raises(Regelbrudd, match="Bare leder"):
        oppgave.lukk(kontor.okt(), id_, 1)
    oppgave.lukk(kontor.okt("LEA"), id_, 1, "samme person")
    assert oppgave.mine(kontor.okt("LEA")) == []


def test_op_6_andre_oppgaver_krysses_ut_en_gang(kontor: Kontor) -> None:
    id_ = reis(kontor, "langtid", "VE-14")
    (o,) = oppgave.mine(kontor.okt())
    assert kan_lukkes(o, "veileder") is None
    oppgave.lukk(kontor.okt(), id_, 1, "gjennomgått")
    with pytest.raises(Regelbrudd, match="SI-7"):
        oppgave.lukk(kontor.okt(), id_, 1)
    with pytest.raises(Regelbrudd, match="SI-7"), kontor.okt().skrive() as s:
        s.endre("oppgave", hvor={"id": id_}, utfall="noe annet")
        s.logg("forsøk")


def test_op_7_en_ny_sluttdato_lukker_oppgaven_om_den_gamle(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    for dato in (date(2026, 12, 1), date(2026, 12, 20)):
        oppfolging.sett_sluttdato(
            kontor.okt(), Sluttdato.model_validate({"person_id": p, "art": "aap", "dato": dato, "kilde": "vedtak", "kilde_dato": I_DAG})
        )
    assert [o.frist for o in oppgave.mine(kontor.okt())] == [date(2026, 12, 20)]
