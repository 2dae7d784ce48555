"""PE-4, VE-5: the household a draft counts with: the one that is registered, and the answer when nobody has registered any."""

from __future__ import annotations

from datetime import date

from navtui.domain.husholdning import bodd, registreres_fra, ukjent
from navtui.domain.kodeverk.oppfolging import Husstandsform
from navtui.domain.regelbrudd import stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.vedtak import Hode, Vedtak
from navtui.services import husstand
from navtui.services.okt import Okt
from navtui.services.vedtak import rediger
from navtui.services.vedtak_regler import med_registeret
from navtui.store import vedtaksregler
from navtui.store.db import Skriver


def bor(okt: Okt, vedtak_id: int, versjon: int, form: Husstandsform) -> Vedtak:
    """PE-4 (own decision): how the person lives in the days nobody has registered. It is kept with the person, and the draft counts
    with it, so that the vedtak after this one does not ask.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))

    def gjor(s: Skriver, v: Vedtak) -> None:
        opphold = vedtaksregler.opphold(s, v.person_id)
        ukjente = ukjent(bodd(opphold, v.fra, v.til))
        if ukjente is None:
            return
        fra, til = registreres_fra(ukjente, opphold, s.i_dag)
        husstand.registrer(s, v.person_id, form, fra, None if til == date.max else til)
        _sett(s, v.id, v.hode, med_registeret(s, v.person_id, v.hode))

    return rediger(okt, vedtak_id, versjon, "vedtak endret", gjor, felt=["husstandsform"])


def _sett(s: Skriver, vedtak_id: int, gammelt: Hode, nytt: Hode) -> None:
    """What differs, in the file."""
    endret = nytt.model_dump(include={k for k in Hode.model_fields if getattr(nytt, k) != getattr(gammelt, k)})
    if endret:
        s.endre("vedtak", hvor={"id": vedtak_id}, **endret)
