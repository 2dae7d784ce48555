"""VE-20, PM-1: the oral søknad that is written down from the vedtak's own screen, and taken away with a draft that is given up."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk import Soknadspost, Vedtaksart
from navtui.domain.regelbrudd import stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.vedtak import Vedtak
from navtui.services.okt import Okt
from navtui.services.soknad import muntlig_fornyelse
from navtui.services.vedtak import rediger
from navtui.services.vedtak_innhold import knytt_soknad
from navtui.store.db import Skriver


def muntlig_soknad(
    okt: Okt, vedtak_id: int, versjon: int, dato: date | None = None, arter: tuple[Soknadspost, ...] = (), annet: str = ""
) -> Vedtak:
    """VE-20: the person asked orally, today or on `dato`: the søknad is written down and the draft tied to it, or neither.

    `arter` and `annet` are what was asked for; without them, what the draft answers. Refuses what a vedtak of the kind does not answer.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))

    def gjor(s: Skriver, v: Vedtak) -> None:
        hva = arter or tuple(dict.fromkeys(p.art for p in v.poster))
        mer = annet or next((p.tekst for p in v.poster if p.art is Soknadspost.ANNET), "")
        ny = muntlig_fornyelse(s, v.person_id, hva, dato, fornyelse=v.art is Vedtaksart.STONAD, annet=mer, fra_vedtak_id=v.id)
        s.endre("vedtak", hvor={"id": v.id}, soknad_id=ny, uten_soknad=None)
        knytt_soknad(s, v, ny)

    return rediger(okt, vedtak_id, versjon, "vedtak endret", gjor, felt=["soknad_id"])
