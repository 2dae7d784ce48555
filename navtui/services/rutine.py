"""KL-4: the office's routines: read by everyone, written and looked through by the leder, with all they have said kept."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.rutine import NyRutine, Rutine, Utgave, for_regler, sjekk_rutine
from navtui.services.feil import foreldet
from navtui.services.okt import Okt
from navtui.store import ansatt as ansattlager
from navtui.store import rutine as lager
from navtui.store.db import Foreldet, Skriver


def liste(okt: Okt, *, avsluttede: bool = False) -> list[Rutine]:
    """The routines by title."""
    with okt.lese() as les:
        return lager.alle(les, avsluttede=avsluttede)


def ved_regler(okt: Okt, regler: Collection[str]) -> tuple[Rutine, ...]:
    """Those that belong to one of these rules: what F1 shows beside them."""
    return for_regler(liste(okt), regler)


def historikk(okt: Okt, rutine_id: int) -> list[Utgave]:
    """What a routine has said, the newest first."""
    with okt.lese() as les:
        return lager.utgaver(les, rutine_id)


def ny(okt: Okt, rutine: NyRutine) -> int:
    """A new routine, read through today."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.INNSTILLINGER))
    with okt.skrive() as s:
        stopp_ved(sjekk_rutine(rutine, _identer(s), okt.i_dag))
        id_ = lager.ny(s)
        lager.sett_inn_utgave(s, id_, rutine)
        s.logg("rutine_ny", objekt="rutine", objekt_id=id_, regler=" ".join(rutine.regler), neste=rutine.neste)
        return id_


def endre(okt: Okt, rutine_id: int, versjon: int, rutine: NyRutine) -> None:
    """What it says from today; what it said is its history."""

    def gjor(s: Skriver, _r: Rutine) -> dict[str, Any]:
        stopp_ved(sjekk_rutine(rutine, _identer(s), okt.i_dag))
        lager.sett_inn_utgave(s, rutine_id, rutine)
        return {"handling": "rutine_endret", "regler": " ".join(rutine.regler), "neste": rutine.neste}

    _endre(okt, rutine_id, versjon, gjor)


def gjennomgatt(okt: Okt, rutine_id: int, versjon: int, neste: date) -> None:
    """It has been looked through today and says the same."""

    def gjor(s: Skriver, r: Rutine) -> dict[str, Any]:
        samme = NyRutine(tittel=r.tittel, tekst=r.tekst, eier=r.eier, regler=r.regler, neste=neste)
        stopp_ved(sjekk_rutine(samme, _identer(s), okt.i_dag))
        lager.sett_inn_utgave(s, rutine_id, samme)
        return {"handling": "rutine_gjennomgatt", "neste": neste}

    _endre(okt, rutine_id, versjon, gjor)


def avslutt(okt: Okt, rutine_id: int, versjon: int) -> None:
    """It is no longer in use. It stays in the file, for the klager and the decisions it was followed in."""

    def gjor(s: Skriver, r: Rutine) -> dict[str, Any]:
        lager.endre(s, r.model_copy(update={"versjon": r.versjon + 1}), avsluttet=okt.i_dag)
        return {"handling": "rutine_avsluttet"}

    _endre(okt, rutine_id, versjon, gjor)


def _identer(s: Skriver) -> frozenset[str]:
    return frozenset(a.ident for a in ansattlager.alle(s))


def _endre(okt: Okt, rutine_id: int, versjon: int, gjor: Callable[[Skriver, Rutine], dict[str, Any]]) -> None:
    """One change by the leder, of a routine in use that is as the screen shows it (SI-7)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.INNSTILLINGER))
    with okt.skrive() as s:
        r = lager.hent(s, rutine_id)
        if r is None or r.avsluttet is not None:
            raise Regelbrudd("KL-4", "Rutinen er ikke i bruk lenger.")
        try:
            lager.endre(s, r.model_copy(update={"versjon": versjon}))
        except Foreldet as feil:
            raise foreldet(f"Rutinen er endret av {r.ident}.") from feil
        data = gjor(s, r)
        s.logg(data.pop("handling"), objekt="rutine", objekt_id=rutine_id, **data)
