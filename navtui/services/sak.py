"""Mine saker (F3), and what is done to a case: PE-10, OP-10."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from navtui.domain.alder import alder
from navtui.domain.kalender import legg_til_maaneder
from navtui.domain.kodeverk.oppfolging import Avslutningsarsak
from navtui.domain.oppfolging import Aktivitet, Frister, dager_over, kartlegging_frist
from navtui.domain.person import visningsnavn
from navtui.domain.postmote import minutter_siden
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.sak import Informert, SakRad, Side, Sortering, Utvalg, sjekk_avslutning, sjekk_informert
from navtui.domain.tid import fra_tekst
from navtui.domain.vedtaksperiode import lange_rekker, maaneder_paa_rad, vindu_for_rekke
from navtui.services.okt import Okt
from navtui.services.oppfolging import frister, krev_sak
from navtui.store import dodsfall, innstilling
from navtui.store import oppgave as oppgavelager
from navtui.store import sak as saklager
from navtui.store import saksliste as lager
from navtui.store import soknad as soknadlager
from navtui.store.db import Leser, Row

SIDE = 50
"""Rows fetched at a time."""

_REKKE_MAANEDER = 36
"""How far back months in a row are counted; a longer row is shown as this many."""


def hent_side(
    okt: Okt,
    utvalg: Utvalg = Utvalg.ALLE,
    sortering: Sortering = Sortering.FRIST,
    fra: int = 0,
    antall: int = SIDE,
    for_ident: str | None = None,
) -> Side:
    """A window of Mine saker: nødhjelp on top (PM-2), then a returned vedtak (KO-5). `for_ident`: a colleague's, if the role may."""
    ident = _hvem(okt, for_ident)
    with okt.lese() as les:
        grenser = _grenser(les)
        if utvalg is Utvalg.LANGTID:
            grenser["langtid"] = _som_json(_langtid(les, ident))
        retur, gitt = lager.i_retur(les, ident), soknadlager.gitt_nodhjelp(les, ident)
        nod = {person: (art, minutter_siden(fra_tekst(tid), okt.na())) for person, art, tid in reversed(gitt)}
        rader = lager.vindu(les, ident, utvalg, sortering, fra, antall, [*retur, *nod], **grenser)
        rader.sort(key=lambda r: r["person_id"] not in nod)  # stable: the rest in the order asked for, a returned vedtak first
        totalt = len(rader) + fra if len(rader) < antall else lager.antall(les, ident, utvalg, **grenser)
        return Side(rader=tuple(_bygg(les, rader, set(retur), nod)), totalt=totalt, nodhjelp=len(gitt))


def liste(okt: Okt, for_ident: str | None = None) -> list[SakRad]:
    """Every row of Mine saker, for `navtui liste saker`."""
    return list(hent_side(okt, antall=1_000_000, for_ident=for_ident).rader)


def tall(okt: Okt, for_ident: str | None = None) -> dict[Utvalg, int]:
    """How many cases there are behind each filter."""
    ident = _hvem(okt, for_ident)
    with okt.lese() as les:
        return lager.alle_tall(les, ident, **_grenser(les)) | {Utvalg.LANGTID: len(_langtid(les, ident))}


def _hvem(okt: Okt, for_ident: str | None) -> str:
    if for_ident is None or for_ident == okt.ident:
        return okt.ident
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANDRES_LISTER))
    return for_ident


def _grenser(les: Leser) -> dict[str, object]:
    """What the filters compare with: Sunday of this week, the day the youngest 25-year-old was born, the last day of "vedtak ut"."""
    i_dag = les.i_dag
    return {
        "uke": i_dag + timedelta(days=6 - i_dag.weekday()),
        "ung_etter": legg_til_maaneder(i_dag, -25 * 12),
        "vedtak_ut": i_dag + timedelta(days=innstilling.hent(les, "fornyelse_dager")),
    }


def _som_json(ider: Iterable[int]) -> str:
    return f"[{','.join(map(str, ider))}]"


def _langtid(les: Leser, ident: str) -> list[int]:
    """VE-14: those who have had stønad the setting's number of months in a row or more."""
    opphold, minst = innstilling.hent(les, "opphold_maaneder"), innstilling.hent(les, "langtid_maaneder")
    rader = lager.alle_perioder(les, ident, *vindu_for_rekke(les.i_dag, minst, opphold))
    lange = lange_rekker((tekst for _, tekst in rader), les.i_dag, minst, opphold)
    return [person for person, tekst in rader if tekst in lange]


def _bygg(les: Leser, rader: list[Row], retur: set[int], nod: Mapping[int, tuple[str, int]]) -> Iterable[SakRad]:
    """Rows as the list shows them; months in a row are counted by the domain from the periods of all of them at once."""
    frist, opphold = frister(les), innstilling.hent(les, "opphold_maaneder")
    soknadsfrist = timedelta(days=innstilling.hent(les, "soknadsfrist_dager"))
    perioder = lager.perioder(les, (r["person_id"] for r in rader), legg_til_maaneder(les.i_dag, -_REKKE_MAANEDER))
    for r in rader:
        maaneder = maaneder_paa_rad(perioder.get(r["person_id"], ()), les.i_dag, opphold)
        svar = date.fromisoformat(r["soknad_mottatt"]) + soknadsfrist if r["soknad_mottatt"] else None
        rad = _rad(r, les.i_dag, frist, maaneder, r["person_id"] in retur, svar)
        art, minutter = nod.get(rad.person_id, (None, None))
        yield rad.model_copy(update={"nodhjelp": art, "nodhjelp_minutter": minutter}) if art else rad


def _rad(r: Row, i_dag: date, frist: Frister, maaneder: int, retur: bool, soknad_frist: date | None) -> SakRad:
    fodt = date.fromisoformat(r["fodt"]) if r["fodt"] else None
    felt = (
        "person_id", "saksnummer", "veileder", "lop", "neste_hva", "vedtak_til", "siste_kontakt", "kartlagt", "ring_tilbake", "oppgaver",
        "gjeldssak", "kvp_fra", "versjon",
    )  # fmt: skip
    neste = date.fromisoformat(r["neste_dato"])
    return SakRad.model_validate(
        {navn: r[navn] for navn in felt}
        | {
            "navn": visningsnavn(r["fornavn"], r["etternavn"]), "fodt": fodt, "alder": alder(fodt, i_dag) if fodt else None,
            "neste_dato": neste, "dager_over_frist": dager_over(neste, i_dag), "maaneder_paa_rad": maaneder, "aktivitet": _stand(r),
            "kartlegging_frist": None if r["kartlagt"] else kartlegging_frist(date.fromisoformat(r["apnet"]), fodt, frist),
            "soknad_frist": soknad_frist, "vedtak_i_retur": retur,
        }
    )  # fmt: skip


def _stand(r: Row) -> str | None:
    """OP-4: where the activity stands; None when it has never been assessed."""
    if r["vurdert"] is None:
        return None
    return Aktivitet.model_validate({k: r[k] for k in ("aktuell", "tilbudt", "startet", "deltar", "sluttet", "vurdert")}).stand


def avslutt(okt: Okt, person_id: int, versjon: int, arsak: Avslutningsarsak | None) -> None:
    """OP-10: end the person's open case, with a reason and nothing left without an answer."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        sak = krev_sak(s, person_id, versjon)
        stopp_ved(sjekk_avslutning(arsak, *saklager.uten_svar(s, person_id)))
        saklager.endre(s, sak, avsluttet=okt.i_dag, avslutningsarsak=arsak)
        if (dod := dodsfall.hent(s, person_id)) is not None:
            oppgavelager.lukk_for(s, "dodsfall", dod.id, "saken er avsluttet")
        s.logg("sak_avsluttet", person_id=person_id, objekt="sak", objekt_id=sak.id, arsak=arsak)


def informert(okt: Okt, bytte_id: int, svar: Informert) -> None:
    """PE-10: the person has been told of the new veileder; the task that asked for it is closed."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    stopp_ved(sjekk_informert(svar, okt.i_dag))
    with okt.skrive() as s:
        person_id = saklager.bytte_person(s, bytte_id)
        if person_id is None:
            raise Regelbrudd("SI-7", "Det er allerede skrevet at personen er informert.")
        saklager.sett_informert(s, bytte_id, svar)
        oppgavelager.lukk_for(s, "veilederbytte", bytte_id, svar.kanal)
        s.logg("bytte_informert", person_id=person_id, objekt="veilederbytte", objekt_id=bytte_id, kanal=svar.kanal)


def uten_fast_veileder(okt: Okt) -> list[tuple[int, date]]:
    """PE-11: those who have waited longer than the office's setting for a fast veileder: (person id, first received), oldest first."""
    with okt.lese() as les:
        frist = okt.i_dag - timedelta(days=innstilling.hent(les, "veileder_frist_dager"))
        return saklager.uten_fast_veileder(les, frist)
