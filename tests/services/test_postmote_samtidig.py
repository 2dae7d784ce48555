"""SI-7: several desks decide on the same søknad at the same instant."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import beslutning, postmote, protokoll
from navtui.services.beslutning import Besluttet
from tests.kontor import Kontor
from tests.services.test_soknad import antall

PULTER = ("KAL", "IDA", "JON", "EVA")


def samtidig(gjor: Callable[[str], Besluttet | tuple[int, str]]) -> tuple[list[str], list[Regelbrudd]]:
    """Every desk does it at once: those who did, and what the others were told."""
    start = threading.Barrier(len(PULTER))

    def en(ident: str) -> str | Regelbrudd:
        start.wait(10)
        try:
            gjor(ident)
        except Regelbrudd as brudd:
            return brudd
        return ident

    with ThreadPoolExecutor(len(PULTER)) as pulter:
        svar = list(pulter.map(en, PULTER))
    return [s for s in svar if isinstance(s, str)], [s for s in svar if isinstance(s, Regelbrudd)]


@pytest.mark.parametrize("runde", range(5))
def test_si_7_en_vinner_og_de_andre_far_vite_hvem_som_fikk_soknaden(kontor: Kontor, runde: int) -> None:
    """Each desk has read the list before any of them decides."""
    s = kontor.soknad(kontor.person())
    postmote.apne(kontor.okt())
    lest = {i: next(r for r in postmote.rader(kontor.okt(i)) if r.soknad_id == s) for i in PULTER}
    vant, tapte = samtidig(lambda i: beslutning.fordel(kontor.okt(i), s, i, lest[i].versjon))
    assert len(vant) == 1
    assert {(b.regel, b.setning) for b in tapte} == {("SI-7", f"Søknaden er allerede gitt til {vant[0]} av {vant[0]} kl. 12:00.")}
    assert antall(kontor, "beslutning") == 1
    assert antall(kontor, "sak", veileder=vant[0]) == 1
    assert antall(kontor, "postmote") == 1


def test_si_7_bare_en_pult_avslutter_motet_og_bare_en_angrer(kontor: Kontor) -> None:
    s = kontor.soknad(kontor.person())
    postmote.apne(kontor.okt())
    b = beslutning.fordel(kontor.okt(), s, "KAL", 1).beslutning_id
    vant, tapte = samtidig(lambda i: beslutning.angre(kontor.okt(i), b))
    assert (len(vant), {t.regel for t in tapte}) == (1, {"SI-7"})
    beslutning.utsett(kontor.okt(), s, "venter", next(r.versjon for r in postmote.rader(kontor.okt())))
    vant, tapte = samtidig(lambda i: protokoll.avslutt(kontor.okt(i), ("KAL",)))
    assert (len(vant), {t.regel for t in tapte}) == (1, {"SI-7"})
    assert antall(kontor, "postmote") == 1


def test_pm_6_saksnumrene_er_forskjellige_nar_alle_apner_saker_samtidig(kontor: Kontor) -> None:
    soknader = {i: kontor.soknad(kontor.person(i, "A")) for i in PULTER}
    postmote.apne(kontor.okt())
    vant, tapte = samtidig(lambda i: beslutning.fordel(kontor.okt(i), soknader[i], i, 1))
    assert (sorted(vant), tapte) == (sorted(PULTER), [])
    with kontor.okt("LEA").lese() as les:
        numre = {r["saksnummer"] for r in les.rader("select saksnummer from sak", alle=True)}
    assert numre == {f"2026-{n:04}" for n in range(1, 5)}
