"""Klager for tests, made by the services the screens use."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from navtui.domain.klage import Klage, NyKlage, NyttSteg
from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.vedtak import Vedtak
from navtui.services import klage
from tests.kontor import I_DAG, Kontor
from tests.vedtakshjelp import iverksatt

T = Klagetilstand
TEKST = "Husleien min er høyere enn det dere har regnet med."
GRUNN = "Leien er dokumentert og skulle vært tatt med."


BEGRUNNELSER = (
    "Hun mistet jobben i forrige måned og har ingen oppsparte midler.",
    "Strømregningen kom to ganger, og boligen er dårlig isolert.",
    "Barna er hos far annenhver uke, så fritidsutgiftene deles likt.",
    "Sykepengene tok slutt i august uten at AAP er avklart.",
)


def nytt_vedtak(kontor: Kontor) -> Vedtak:
    """An iverksatt vedtak for a new person, in words that are like no other's (VE-7)."""
    return iverksatt(kontor, tekst=BEGRUNNELSER[kontor.lopenr % len(BEGRUNNELSER)])


def registrert(kontor: Kontor, v: Vedtak | None = None, **felt: Any) -> Klage:
    """A klage on a vedtak that KAL sent and IDA controlled, received today unless something else is said."""
    v = v or nytt_vedtak(kontor)
    ny = NyKlage.model_validate({"vedtak_id": v.id, "mottatt": I_DAG, "tekst": TEKST} | felt)
    dag = max(I_DAG, ny.mottatt)
    return na(kontor, klage.registrer(kontor.okt("KAL", dag), ny), dag)


def na(kontor: Kontor, klage_id: int, dag: date = I_DAG) -> Klage:
    """As it is now."""
    return klage.hent(kontor.okt("LEA", dag), klage_id).klage


def steg(kontor: Kontor, k: Klage, til: Klagetilstand, ident: str = "JON", dag: date = I_DAG, **felt: Any) -> Klage:
    """One step with what it needs, unless something else is said. JON reconsiders."""
    mer: dict[str, Any] = {"dato": dag}
    if til is T.NY_VURDERING:
        mer["saksbehandler"] = "JON"
    if til in (T.AVVIST, T.MEDHOLD, T.DELVIS, T.OPPRETTHOLDT):
        mer["tekst"] = GRUNN
    if til is T.AVVIST:
        mer["grunn"] = "ikke_klagerett"
    return klage.ta_steg(kontor.okt(ident, dag, time(12, 0)), k.id, k.versjon, NyttSteg.model_validate(mer | {"til": til} | felt))


def til(kontor: Kontor, *vei: Klagetilstand, k: Klage | None = None) -> Klage:
    """A klage that has gone this way."""
    k = k or registrert(kontor)
    for neste in vei:
        k = steg(kontor, k, neste)
    return k
