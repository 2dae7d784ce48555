"""PM-4: the foreløpig svar that are owed, and that one is sent. The letter itself is `services/brev`; here is what becomes of the clock."""

from __future__ import annotations

from navtui.domain.forelopig_svar import NyttSvar, SkyldigSvar, Svarobjekt, sjekk_svar, skyldige
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, rolle_kan, sjekk_rolle
from navtui.services.okt import Okt
from navtui.store import forelopig_svar as lager
from navtui.store.db import Leser, Skriver


def mine(okt: Okt) -> tuple[SkyldigSvar, ...]:
    """PM-4: what the one who asks owes now: on her own søknader, klager and persons. What nobody has is the leder's."""
    if not rolle_kan(okt.rolle, Handling.FOLGE_OPP):
        return ()
    with okt.lese() as les:
        alle = skyldige(lager.ventende(les), okt.i_dag)
    return tuple(s for s in alle if s.til_ident == okt.ident or (s.til_ident is None and okt.rolle == "leder"))


def om(les: Leser, person_id: int) -> tuple[SkyldigSvar, ...]:
    """PM-4: what is owed this person now, inside the caller's reading."""
    return skyldige(lager.ventende(les, person_id), les.i_dag)


def apne_for(okt: Okt, person_id: int) -> list[SkyldigSvar]:
    """What a foreløpig svar may be sent on, also before it is owed: everything the person waits for an answer to."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.lese() as les:
        return lager.apne_for(les, person_id)


def send(okt: Okt, nytt: NyttSvar) -> int:
    """PM-4 (fvl. § 11 a): it is sent today, by the one who is signed in. The task is done until the day that is promised."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        return send_i(s, nytt)


def send_i(s: Skriver, nytt: NyttSvar) -> int:
    """The same inside the caller's transaction (the letter is written with it). Logs it."""
    svar = lager.hent(s, Svarobjekt.av(nytt.objekt), nytt.id)
    if svar is None:
        raise Regelbrudd("PM-4", f"Denne {'søknaden' if nytt.objekt is Svarobjekt.SOKNAD else 'klagen'} venter ikke på svar.")
    stopp_ved(sjekk_svar(nytt, s.i_dag))
    id_ = lager.sett_inn(s, svar, nytt)
    s.logg(
        "forelopig_svar", person_id=svar.person_id, objekt=svar.objekt.value, objekt_id=svar.id, svar=id_, forventet=nytt.forventet
    )  # fmt: skip
    return id_
