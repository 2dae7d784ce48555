"""KO-11, PE-5: what the leder gives in writing. Access itself is given and taken by services/skjerming.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from navtui.domain.kodeverk import Rolle, Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.okt import Okt
from navtui.store import ansatt as ansattlager
from navtui.store import delegasjon as lager
from navtui.store.db import Foreldet, Skriver
from navtui.store.delegasjon import Delegasjonsrad, Tilgangsrad

__all__ = ["Delegasjonsbrev", "Delegasjonsrad", "Tilgangsrad", "brev", "gi", "liste", "ta", "tilganger"]


@dataclass(frozen=True, slots=True)
class Delegasjonsbrev:
    """KO-11: what one document gives one of the staff; without `rader`: someone who has none, and signs nothing."""

    ident: str
    fra: date | None = None
    til: date | None = None
    dokument: str = ""
    rader: tuple[Delegasjonsrad, ...] = ()

    @property
    def alle(self) -> bool:
        """Every kind of vedtak."""
        return len(self.rader) == len(Vedtaksart)


def liste(okt: Okt) -> list[Delegasjonsrad]:
    """KO-11: who may sign what, in writing."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    with okt.lese() as les:
        return lager.delegasjoner(les)


def brev(okt: Okt) -> list[Delegasjonsbrev]:
    """KO-11: the same, a row for each document with all it holds; those without any who would sign come first, then what is over last."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    with okt.lese() as les:
        samlet: dict[tuple[str, date, date | None, str], list[Delegasjonsrad]] = {}
        for rad in lager.delegasjoner(les):
            samlet.setdefault((rad.ident, rad.fra, rad.til, rad.dokument), []).append(rad)
        gjelder = {ident for ident, _fra, til, _dokument in samlet if til is None or til >= okt.i_dag}
        uten = [a.ident for a in ansattlager.alle(les) if a.rolle is not Rolle.MOTTAK and a.ident not in gjelder]
    return [*(Delegasjonsbrev(ident) for ident in uten), *(Delegasjonsbrev(*nokkel, tuple(rader)) for nokkel, rader in samlet.items())]


def gi(okt: Okt, ident: str, arter: Sequence[Vedtaksart], dokument: str) -> tuple[int, ...]:
    """KO-11 (law): a dated written delegasjon for each of these kinds of vedtak, from today; for statlig ansatte too. All or none."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    if not arter:
        raise Regelbrudd("KO-11", "Velg minst én type vedtak.", "arter")
    if not dokument.strip():
        raise Regelbrudd("KO-11", "Skriv hvilket dokument delegasjonen står i.", "dokument")
    with okt.skrive() as s:
        ansatt = ansattlager.hent(s, ident)
        if ansatt is None or not ansatt.ansatt_paa(okt.i_dag):
            raise Regelbrudd("PE-9", f"Det er ingen ansatt med ident {ident}.", "ident")
        har = {d.vedtaksart for d in lager.delegasjoner(s) if d.ident == ident and d.til is None}
        if dobbelt := ", ".join(art.tekst for art in arter if art in har):
            raise Regelbrudd("KO-11", f"{ident} har allerede delegasjon for {dobbelt}.", "arter")
        return tuple(_gi_en(s, okt, ident, art, dokument.strip()) for art in arter)


def _gi_en(s: Skriver, okt: Okt, ident: str, art: Vedtaksart, dokument: str) -> int:
    id_ = lager.sett_inn(s, ident, art, okt.i_dag, dokument)
    s.logg("delegasjon_gitt", objekt="delegasjon", objekt_id=id_, ident=ident, art=art)
    return id_


def ta(okt: Okt, *ider: int) -> None:
    """KO-11: these do not hold from today; all or none."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    with okt.skrive() as s:
        for id_ in ider:
            try:
                lager.avslutt(s, id_, okt.i_dag - timedelta(days=1))
            except Foreldet as feil:
                raise Regelbrudd("SI-7", "Delegasjonen er allerede avsluttet.") from feil
            s.logg("delegasjon_tatt", objekt="delegasjon", objekt_id=id_)


def tilganger(okt: Okt) -> list[Tilgangsrad]:
    """PE-5: who has access to which protected persons."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TILGANG))
    with okt.lese() as les:
        return lager.tilganger(les)
