"""Another key for the office's file (SI-2): when someone who has left may have kept a copy of the key file, and has her passphrase."""

from __future__ import annotations

from dataclasses import dataclass, replace

from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.okt import Okt
from navtui.store import innlogging as lager
from navtui.store import nokkelbytte, nokkelfil
from navtui.store.nokkelbytte import Mottakere


@dataclass(frozen=True, slots=True)
class Byttet:
    """The leder's session under the new key, and who has been given it."""

    okt: Okt
    mottakere: Mottakere


def bytt(okt: Okt) -> Byttet:
    """SI-2: encrypt the file with a new key, and give it to everyone employed, and to the recovery key, without their passphrases.

    Those who have left get none, whatever copy of the key file they have: it opens only copies from before this. The leder's; refused
    while another desk is at work. Others who are signed in must sign in again. It is logged before and after: cut off between the two,
    the next sign-in finishes it.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    with okt.lese() as les, nokkelfil.lese(okt.fil) as n:
        sluttet = lager.sluttet(les)
        til = nokkelbytte.mottakere(n, sluttet)
    if okt.ident not in til.har:
        raise Regelbrudd("SI-2", "Nøkkelen din er fra en eldre navtui. Logg ut og inn igjen, og prøv på nytt.")
    with okt.skrive() as s:
        s.logg("bytte av filens nøkkel begynt")
    ny = replace(okt, base=nokkelbytte.bytt(okt.base, sluttet))
    with ny.skrive() as s:
        s.logg("filens nøkkel byttet", uten_nokkel=list(til.uten_par))
    return Byttet(ny, til)
