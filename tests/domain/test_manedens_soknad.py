"""VE-20: how old a søknad a renewal may be tied to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from navtui.domain.kodeverk import Vedtakstilstand
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksregler.soknad_og_periode import ve_20_soknad
from tests.domain.test_vedtak import vedtak
from tests.domain.test_vedtaksregler import SOKNAD, bilde, godt

FORNYELSE = {"forrige_id": 5, "fra": date(2026, 12, 1), "til": date(2026, 12, 31)}


def med_soknad_mottatt(v: Vedtak, mottatt: date) -> Regelbrudd | None:
    """What the rule says of a renewal tied to a søknad of that day."""
    return ve_20_soknad(v, bilde(v, soknad=replace(SOKNAD, mottatt=mottatt), forrige=vedtak(soknad_id=7)))


@pytest.mark.parametrize("mottatt", [date(2026, 11, 1), date(2026, 11, 20), date(2026, 12, 3)])
def test_ve_20_fornyelsen_svarer_pa_en_soknad_fra_maneden_for_eller_sin_egen(mottatt: date) -> None:
    assert med_soknad_mottatt(godt(**FORNYELSE), mottatt) is None


@pytest.mark.parametrize("mottatt", [date(2026, 10, 31), date(2026, 3, 1)])
def test_ve_20_en_eldre_soknad_baerer_ingen_fornyelse_om_den_er_ubesvart_eller_delvis_besvart(mottatt: date) -> None:
    brudd = med_soknad_mottatt(godt(**FORNYELSE), mottatt)
    assert brudd is not None
    assert (brudd.regel, brudd.felt) == ("VE-20", "soknad_id")
    assert "mer enn en måned før fornyelsen begynner" in brudd.setning


def test_ve_20_grensen_gjelder_bare_fornyelser_og_det_som_ikke_er_sendt() -> None:
    gammel = date(2026, 3, 1)
    assert med_soknad_mottatt(godt(**FORNYELSE | {"forrige_id": None}), gammel) is None
    assert med_soknad_mottatt(godt(**FORNYELSE, tilstand=Vedtakstilstand.IVERKSATT), gammel) is None
