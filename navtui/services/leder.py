"""F7: LE-1's figures, and the names behind them. Figures count everyone whoever asks; names are the leder's (PE-5, PE-12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from navtui.domain import mangler
from navtui.domain.ansatt import Ansatt, Fravaer, slutter_med
from navtui.domain.kalender import Maaned, legg_til_maaneder
from navtui.domain.leder import MERKNAD, SYV_DAGER, Kontortall, Lederbilde, LederRad, Maal, Navnerad
from navtui.domain.regelbrudd import Varsel, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.sats import FRA_STATEN, gjeldende
from navtui.domain.signatur import delegert
from navtui.domain.sikkerhetskopi import alder_tekst, mislyktes
from navtui.domain.tid import dato_i_oslo
from navtui.domain.utbetaling import siste_forfall
from navtui.domain.vedtaksperiode import lange_rekker, vindu_for_rekke
from navtui.services import klage
from navtui.services.okt import Okt
from navtui.store import ansatt as ansattlager
from navtui.store import brev as brevlager
from navtui.store import fravaer as fravaerlager
from navtui.store import gjeld as gjeldslager
from navtui.store import innstilling, nokkelbytte
from navtui.store import kvp as kvplager
from navtui.store import leder as lager
from navtui.store import oppgave as oppgavelager
from navtui.store import rutine as rutinelager
from navtui.store import sak as saklager
from navtui.store import sats as satslager
from navtui.store import signatur as signaturlager
from navtui.store import sikkerhetskopi as kopilager
from navtui.store import utbetaling as utbetalinglager
from navtui.store.db import Leser

MEST = 500
"""Names fetched at a time."""


def bilde(okt: Okt) -> Lederbilde:
    """LE-1: the whole screen. Only for the leder; the rows are those who follow people up, and anyone else who has something, also when she
    has left (PE-9)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TALL))
    with okt.lese() as les:
        grenser = _grenser(les)
        aar = lager.mottakere(les, date(les.i_dag.year, 1, 1), les.i_dag)
        maaned = lager.mottakere(les, grenser["fra"], grenser["til"])
        per_ident: dict[Maal, Mapping[str, int]] = {
            Maal.MOTTAKERE: maaned[1],
            Maal.MOTTAKERE_I_AAR: aar[1],
            Maal.LANGTID: Counter(ident for ident, _person in _langtid(les)),
            **_forfaller(okt, les),
        }
        return Lederbilde(
            rader=tuple(_rader(les, per_ident, lager.saker(les, grenser["ung_etter"]))),
            kontor=_kontor(les, okt.na(), maaned[0], aar[0]),
            soknadsfrist_dager=innstilling.hent(les, "soknadsfrist_dager"),
            langtid_maaneder=innstilling.hent(les, "langtid_maaneder"),
            maaned=Maaned.av(les.i_dag),
            mangler=_mangler(okt, les),
        )


def _mangler(okt: Okt, les: Leser) -> tuple[Varsel, ...]:
    """OP-6, PE-9, KO-11, VE-5, VE-19, VE-21, SI-2, SI-6: what the leder must see to before the rest."""
    ansatte, gitt = ansattlager.alle(les), signaturlager.delegasjoner(les)
    kontoret = brevlager.kontor(les)
    satser, byttet, kopi = satslager.satser(les), dato_i_oslo(nokkelbytte.byttet(les)), kopilager.siste(les)
    alle = (
        mangler.oppgaver_venter(oppgavelager.antall_ellers(les, okt.ident)),
        *(slutter_med(a, les.i_dag) for a in ansattlager.avganger(les)),
        mangler.ansatte_mangler(ansatte),
        mangler.delegasjoner_mangler(ansatte, {a.ident: delegert(gitt, a.ident, les.i_dag) for a in ansatte}),
        mangler.satser_mangler(((art, gjeldende(satser.av(art), les.i_dag, art.tekst)) for art in FRA_STATEN), les.i_dag),
        # the same form: one line at a time
        mangler.brevhode_mangler(kontoret.adresse)
        or mangler.statsforvalter_mangler(kontoret.statsforvalter, kontoret.statsforvalter_adresse),
        mangler.kopi_mangler(
            flyttet=kopilager.er_flyttet(les, okt.fil),
            feilet=mislyktes(kopilager.siste_forsok(les), kopi.tid if kopi else None, okt.na()),
            med_feil=kopilager.siste_med_feil(les),
        ),
        mangler.liste_mangler(utbetalinglager.antall_uten_liste(les, siste_forfall(les.i_dag))),
        mangler.filnokkel_mangler(nokkelbytte.sluttet_etter(les, les.i_dag - mangler.NOKKELVARSEL, byttet), byttet),
    )
    return tuple(m for m in alle if m is not None)


def forst(okt: Okt) -> tuple[LederRad, ...]:
    """The rows with what is due (TELT_FORST), read in a moment however large the office is: shown while `bilde` counts the rest."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TALL))
    with okt.lese() as les:
        rader = _rader(les, _forfaller(okt, les), lager.frister(les))
    return tuple(rad.model_copy(update={"telt": False}) for rad in rader)


def _forfaller(okt: Okt, les: Leser) -> dict[Maal, Mapping[str, int]]:
    grenser = _grenser(les)
    return {
        Maal.VEDTAK_UT: lager.vedtak_ut(les, grenser["om_7"]),
        Maal.SOKNAD_OVER: lager.soknader_over(les, grenser["for_dato"]),
        Maal.TIL_KONTROLL: lager.til_kontroll(les, okt.na()),
    }


def _rader(les: Leser, per_ident: Mapping[Maal, Mapping[str, int]], saker: Mapping[str, Mapping[Maal, int]]) -> list[LederRad]:
    borte = {f.ident: f for f in fravaerlager.liste(les, les.i_dag) if f.gjelder(les.i_dag)}
    rader = []
    for a in ansattlager.alle_noensinne(les):
        tall = {m.value: n for m, n in saker.get(a.ident, {}).items()} | {m.value: n.get(a.ident, 0) for m, n in per_ident.items()}
        folger_opp = a.ansatt_paa(les.i_dag) and (a.sosialhjelp or a.rolle in ("veileder", "kvp_veileder"))
        if folger_opp or any(tall.values()):
            rader.append(_rad(a, borte.get(a.ident), tall, les.i_dag))
    return sorted(rader, key=lambda r: (not _paa_sosialhjelp(r), r.ident))


def _paa_sosialhjelp(rad: LederRad) -> bool:
    return rad.rolle == "veileder"


def _rad(a: Ansatt, fravaer: Fravaer | None, tall: dict[str, int], i_dag: date) -> LederRad:
    return LederRad(
        ident=a.ident, navn=a.navn, rolle=a.rolle, stillingsprosent=a.stillingsprosent, borte=fravaer.art if fravaer else None,
        borte_til=fravaer.til if fravaer else None, slutter=a.til, har_sluttet=a.til is not None and a.til < i_dag, **tall,
    )  # fmt: skip


def liste(okt: Okt) -> list[LederRad]:
    """`navtui liste leder`."""
    return list(bilde(okt).rader)


def kontortall(okt: Okt) -> Kontortall:
    """The office's totals, the same for all who follow people up: PE-5 lets totals count everyone whoever asks."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.lese() as les:
        grenser = _grenser(les)
        aar, _ = lager.mottakere(les, date(les.i_dag.year, 1, 1), les.i_dag)
        maaned, _ = lager.mottakere(les, grenser["fra"], grenser["til"])
        return _kontor(les, okt.na(), maaned, aar)


def _kontor(les: Leser, na: datetime, maaned: int, aar: int) -> Kontortall:
    fast = les.i_dag - timedelta(days=innstilling.hent(les, "veileder_frist_dager"))
    r = lager.kontor(les, _grenser(les)["for_dato"], fast)
    apne, venter, lengst = gjeldslager.tall(les)
    kopi = kopilager.siste(les)
    return Kontortall(
        apne_saker=r["apne_saker"], mottakere_denne_maaneden=maaned, mottakere_i_aar=aar, kvp=kvplager.plasser(les), gjeld=apne,
        gjeld_venter=venter, gjeld_lengst_uten_vedtak=lengst, ufordelte_soknader=r["ufordelte"],
        ufordelte_over_frist=r["ufordelte_over"], ikke_informert=r["ikke_informert"], uten_fast_veileder=r["uten_fast"],
        kopi=alder_tekst(kopi.tid if kopi else None, na, innstilling.hent(les, "kopi_dager")),
        klager=klage.tall(les), rutiner_forfalt=rutinelager.forfalte(les),
    )  # fmt: skip


def _grenser(les: Leser) -> dict[str, date]:
    """What the figures compare with."""
    maaned = Maaned.av(les.i_dag)
    return {
        "ung_etter": legg_til_maaneder(les.i_dag, -25 * 12),
        "om_7": les.i_dag + timedelta(days=SYV_DAGER),
        "for_dato": les.i_dag - timedelta(days=innstilling.hent(les, "soknadsfrist_dager")),
        "fra": maaned.forste,
        "til": maaned.siste,
    }


def _langtid(les: Leser) -> list[tuple[str, int]]:
    """VE-14: (veileder, person) of those with so many months in a row."""
    opphold, minst = innstilling.hent(les, "opphold_maaneder"), innstilling.hent(les, "langtid_maaneder")
    rader = lager.perioder(les, *vindu_for_rekke(les.i_dag, minst, opphold))
    lange = lange_rekker((tekst for _, _, tekst in rader), les.i_dag, minst, opphold)
    return [(ident, person) for ident, person, tekst in rader if tekst in lange]


def navn(okt: Okt, maal: Maal, ident: str | None = None) -> list[Navnerad]:
    """LE-7: open a figure to the names behind it. Logged, for it is a list of people. The leder's alone, however many they are (PE-5)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TALL))
    with okt.skrive() as s:
        if maal is Maal.LANGTID:
            rader = lager.personer(s, bak(okt, s, maal, ident)[:MEST])
        else:
            rader = [_med_ord(maal, rad) for rad in lager.navn(s, maal, ident, MEST, **_navnegrenser(okt, s, maal))]
        s.logg("tall_apnet", objekt="leder", maal=maal, ident=ident, antall=len(rader))
    return rader


def bak(okt: Okt, les: Leser, maal: Maal, ident: str | None) -> list[int]:
    """LE-2: everyone behind a figure by id, to be counted and split; for a service that has asked who looks."""
    if maal is Maal.LANGTID:
        return list(dict.fromkeys(p for i, p in _langtid(les) if ident in (None, i)))
    return lager.bak(les, maal, ident, **_navnegrenser(okt, les, maal))


def _navnegrenser(okt: Okt, les: Leser, maal: Maal) -> dict[str, Any]:
    grenser = _grenser(les) | {"na": okt.na()}
    return grenser | {"fra": date(les.i_dag.year, 1, 1), "til": les.i_dag} if maal is Maal.MOTTAKERE_I_AAR else grenser


def _med_ord(maal: Maal, rad: Navnerad) -> Navnerad:
    if not rad.merknad or maal not in MERKNAD:
        return rad
    return rad.model_copy(update={"merknad": f"{MERKNAD[maal]} {rad.merknad}"})


def ikke_informert(okt: Okt) -> list[Navnerad]:
    """PE-10: changes of veileder that nobody has told the person of."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TALL))
    with okt.lese() as les:
        return lager.ikke_informert(les, MEST)


def uten_fast_veileder(okt: Okt) -> list[Navnerad]:
    """PE-11: those who have waited too long for a fast veileder."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TALL))
    with okt.lese() as les:
        for_dato = les.i_dag - timedelta(days=innstilling.hent(les, "veileder_frist_dager"))
        return lager.personer(les, [p for p, _ in saklager.uten_fast_veileder(les, for_dato)[:MEST]])
