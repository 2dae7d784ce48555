"""Vedtak made the way the office makes them, through the services, for the tests of the writing screen."""

from __future__ import annotations

from datetime import date
from typing import Any

from navtui.domain.kodeverk import Hjemmel, Sjekkpunkt, Stonadsform, Utfall, Utgiftstype
from navtui.domain.vedtak import Behov, Inntekt, Vedtak, Vilkar
from navtui.services import signatur, vedtak
from navtui.services import vedtak_innhold as innhold
from tests.kontor import PIN, Kontor

OKTOBER = date(2026, 10, 26)
"""The Monday when November's vedtak were written."""
BEGRUNNELSE = "Mona har ingen inntekt og venter på svar fra Nav om dagpenger. Husleien er innenfor det som er vanlig i kommunen."
KONTO = "12345678903"


def bruker(kontor: Kontor, fodt: date = date(1985, 5, 5), **mer: Any) -> int:
    """A person with an account, a case with KAL, and a søknad in October."""
    person = kontor.person(fodt=fodt, kontonummer=KONTO, konto="har", **mer)
    kontor.sak(person)
    return person


def soknad(kontor: Kontor, person: int, *arter: str, mottatt: date = date(2026, 11, 18), **mer: Any) -> int:
    """A søknad given to KAL."""
    felt = {"mottatt": mottatt, "tilstand": "fordelt", "saksbehandler": "KAL"} | mer
    return kontor.soknad(person, *(arter or ("livsopphold", "husleie", "strom")), **felt)


def fyll(kontor: Kontor, v: Vedtak, dag: date = OKTOBER) -> Vedtak:
    """Every answer a draft needs, with husleie and strøm."""
    okt = kontor.okt("KAL", dag)
    for post in v.poster:
        svar = {"utfall": Utfall.INNVILGET, "hjemmel": Hjemmel.PARAGRAF_18, "form": Stonadsform.BIDRAG}
        v = innhold.endre(okt, v.id, v.versjon, post.model_copy(update=svar))
    for art, ore in ((Utgiftstype.HUSLEIE, 950_000), (Utgiftstype.STROM, 85_000)):
        v = innhold.legg_til(okt, v.id, v.versjon, Behov(art=art, belop_ore=ore))
    for barn in v.barn:
        v = innhold.sett_vurdering_barn(okt, v.id, v.versjon, barn.id or 0, "Barnet går i barnehage og har det godt.")
    felt = {"inntektsrolle": "hovedinntekt", "hovedinntekt": "ingen", "avvik": "ingen", "begrunnelse": BEGRUNNELSE, "arbeidssoker": "ja"}
    return innhold.endre_hode(okt, v.id, v.versjon, **felt)


def november(
    kontor: Kontor, person: int, *, inntekter: tuple[Inntekt, ...] = (), vilkar: tuple[Vilkar, ...] = (), fra: date = date(2026, 11, 1)
) -> Vedtak:
    """November's vedtak for an enslig with husleie and strøm, signed by KAL and IDA."""
    okt = kontor.okt("KAL", OKTOBER)
    kontor.bor_alene(person)
    v = vedtak.nytt_utkast(okt, person, soknad(kontor, person, mottatt=date(2026, 10, 20)), fra=fra)
    v = fyll(kontor, v)
    for i in inntekter:
        v = innhold.legg_til(okt, v.id, v.versjon, i)
    if inntekter:
        v = innhold.endre_hode(okt, v.id, v.versjon, hovedinntekt="arbeid")
    for k in vilkar:
        v = innhold.legg_til(okt, v.id, v.versjon, k)
    return iverksett(kontor, v)


def iverksett(kontor: Kontor, v: Vedtak, dag: date = OKTOBER) -> Vedtak:
    """Sent by KAL, controlled by IDA."""
    v = signatur.send(kontor.okt("KAL", dag), v.id, v.versjon, PIN)
    return signatur.kontroller(kontor.okt("IDA", dag), v.id, v.versjon, PIN, punkter=tuple(Sjekkpunkt))
