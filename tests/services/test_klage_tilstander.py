"""KL-1, KL-3: whatever the staff do with a klage, in whatever order, it stands in one place, and no signer has decided it."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from navtui.domain.klage import AVGJOR, NyKlage, neste_steg
from navtui.domain.kodeverk.klage import Klagegrunn, Klagetilstand
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import klage
from tests.klagehjelp import BEGRUNNELSER, na, steg
from tests.kontor import ANSATTE, I_DAG, Kontor, lag_kontor
from tests.services.test_vedtak_tilstander import RASK_MAPPE
from tests.vedtakshjelp import iverksatt

IDENTER = st.sampled_from(sorted(ANSATTE))
TILSTANDER = st.sampled_from(list(Klagetilstand))


class Klageliv(RuleBasedStateMachine):
    """Everyone may try every step. What the file holds is checked against the steps that succeeded."""

    mal: Path
    avgjort = 0
    """How many got that far, so that the test cannot pass on having tried nothing."""

    @initialize()
    def apne_kontoret(self) -> None:
        self.mappe = Path(tempfile.mkdtemp(dir=RASK_MAPPE))
        self.kontor = Kontor(Path(shutil.copy(self.mal, self.mappe / "kontor.navtui")), lopenr=10)
        with self.kontor.okt("LEA").lese() as les:
            self.vedtak = [r["id"] for r in les.rader("select id from vedtak order by id", alle=True)]
        self.vei: dict[int, list[Klagetilstand]] = {}

    def teardown(self) -> None:
        if hasattr(self, "mappe"):
            shutil.rmtree(self.mappe)

    def prov(self, gjor: Callable[[], object]) -> bool:
        try:
            gjor()
        except Regelbrudd:
            return False
        return True

    @rule(nr=st.integers(0, 1), ident=st.sampled_from(["KAL", "GRO", "LEA"]))
    def klag(self, nr: int, ident: str) -> None:
        apen = any(not vei[-1].er_ferdig for id_, vei in self.vei.items() if na(self.kontor, id_).vedtak_id == self.vedtak[nr])
        ny = NyKlage(vedtak_id=self.vedtak[nr], mottatt=I_DAG, tekst="Jeg klager.")
        if self.prov(lambda: self.vei.update({klage.registrer(self.kontor.okt(ident), ny): [Klagetilstand.MOTTATT]})):
            assert not apen

    @precondition(lambda self: self.vei)
    @rule(data=st.data(), til=TILSTANDER, ident=IDENTER, hos=IDENTER, grunn=st.sampled_from([None, *Klagegrunn]), gammel=st.booleans())
    def ta_steg(self, data: st.DataObject, til: Klagetilstand, ident: str, hos: str, grunn: Klagegrunn | None, gammel: bool) -> None:
        id_ = data.draw(st.sampled_from(sorted(self.vei)))
        self._steg(id_, til, ident, hos, grunn, gammel)

    @precondition(lambda self: self.vei)
    @rule(data=st.data(), hos=st.sampled_from(["JON", "EVA", "LEA"]))
    def folg_veien(self, data: st.DataObject, hos: str) -> None:
        """The ordinary way, so that it is walked often enough to be disturbed."""
        id_ = data.draw(st.sampled_from(sorted(self.vei)))
        for _ in range(4):
            if mulige := neste_steg(self.vei[id_][-1]):
                til = data.draw(st.sampled_from([*[mulige[0]] * 4, *mulige]))
                grunn = Klagegrunn.IKKE_KLAGERETT if til is Klagetilstand.AVVIST else None
                self._steg(id_, til, na(self.kontor, id_).saksbehandler or hos, hos, grunn, False)

    def _steg(self, id_: int, til: Klagetilstand, ident: str, hos: str, grunn: Klagegrunn | None, gammel: bool) -> None:
        k = na(self.kontor, id_)
        felt: dict[str, Any] = {"grunn": grunn, "tekst": "Fordi."} | ({"saksbehandler": hos} if til is Klagetilstand.NY_VURDERING else {})
        if self.prov(lambda: steg(self.kontor, k.model_copy(update={"versjon": k.versjon - gammel}), til, ident, **felt)):
            assert not gammel
            assert til in neste_steg(self.vei[id_][-1])
            self.vei[id_].append(til)
            Klageliv.avgjort += til in AVGJOR

    @precondition(lambda self: self.vei)
    @rule(data=st.data(), ident=IDENTER, til=IDENTER)
    def gi_til(self, data: st.DataObject, ident: str, til: str) -> None:
        k = na(self.kontor, data.draw(st.sampled_from(sorted(self.vei))))
        if self.prov(lambda: klage.gi_til(self.kontor.okt(ident), k.id, k.versjon, til)):
            assert til not in k.signert_av

    @invariant()
    def hver_klage_staar_ett_sted_og_tabellen_gaar_opp(self) -> None:
        for id_, vei in getattr(self, "vei", {}).items():
            k = na(self.kontor, id_)
            assert [s.til for s in k.steg] == vei
            assert k.tilstand is vei[-1]
            assert k.saksbehandler not in k.signert_av
            assert not any(s.ident in k.signert_av for s in k.steg if s.til in AVGJOR)
        if hasattr(self, "vei"):
            t = klage.tabell(self.kontor.okt("LEA"), date(2026, 1, 1), I_DAG)
            assert {k: n for k, n in t.celler if n} == Counter(vei[-1] for vei in self.vei.values())
            assert t.sum == len(self.vei)


def test_kl_1_kl_3_ingen_rekkefolge_gir_to_tilstander_eller_en_signatar_som_avgjor(tmp_path: Path) -> None:
    kontor = lag_kontor(tmp_path / "mal.navtui")
    for tekst in BEGRUNNELSER[:2]:
        iverksatt(kontor, tekst=tekst)
    Klageliv.avgjort, Klageliv.mal = 0, kontor.fil
    oppsett = settings(max_examples=4, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    run_state_machine_as_test(Klageliv, settings=oppsett)
    assert Klageliv.avgjort >= 2
