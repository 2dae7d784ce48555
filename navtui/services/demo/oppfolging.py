"""Follow-up in the demo office: contacts and notes, activity, documentation, messages, tasks, changes of veileder, KVP, known end dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from navtui.domain.demo import tider
from navtui.domain.demo.dagmodell import Dag
from navtui.domain.demo.kopi import Kopi
from navtui.domain.demo.modell import Tekster
from navtui.domain.demo.tekst import fra_lager
from navtui.domain.demo.valg import tall, velg
from navtui.services.demo.bunke import Bunke, Fase
from navtui.services.demo.lasting import Fikstur
from navtui.services.demo.personer import Folk, Rigg

_ARTER = ("samtale", "samtale", "samtale", "telefon", "telefon", "telefon", "digital", "trekantsamtale", "hjemmebesok")
_UTFALL = ("gjennomfort", "gjennomfort", "gjennomfort", "avtalt_ny", "ikke_mott")
_NOTATER = ("notat", "muntlig_opplysning", "vurdering", "mote")
_KONTAKTER, _DAGER_MELLOM = 5, 33


class Oppfolging:
    """Puts in the follow-up of one copy."""

    def __init__(self, b: Bunke, fikstur: Fikstur, kopi: Kopi, folk: Folk, i_dag: date) -> None:
        assert fikstur.dag is not None
        assert fikstur.tekster is not None
        self.b, self.kopi, self.folk, self.i_dag = b, kopi, folk, i_dag
        self.dag: Dag = fikstur.dag
        self.t: Tekster = fikstur.tekster

    def lag(self) -> None:
        """Everything."""
        for rigg in self.folk.rigger.values():
            self._kontakter(rigg)
            self._notater(rigg)
            self._sluttdato(rigg)
        self._aktivitet()
        self._dokumentasjon()
        self._beskjeder()
        self._oppgaver()
        self._bytter()
        self._kvp()
        self._droftinger()
        self._innsyn()

    def _om(self, om: int | None) -> date | None:
        return None if om is None else self.folk.dag(om)

    def _rigg(self, sak: str) -> Rigg | None:
        return self.folk.rigger.get(sak)

    def _legg(self, tabell: str, **kolonner: Any) -> int:
        return self.b.legg(tabell, fase=Fase.ETTERPA, **kolonner)

    def _kontakter(self, rigg: Rigg) -> None:
        """OP-2: one a month or so, back to when the case was opened."""
        for n in range(_KONTAKTER):
            dag = tider.arbeidsdag(self.i_dag - timedelta(days=3 + _DAGER_MELLOM * n + tall(24, "kontakt", rigg.mal.nokkel, n)))
            if dag < self.folk.dag(rigg.mal.apnet_om):
                break
            art = velg(_ARTER, rigg.nokkel, n, "art")
            utfall = velg(_UTFALL, rigg.nokkel, n, "utfall")
            self._legg(
                "kontakt", person_id=rigg.person_id, art=art, initiativ=velg(("kontoret", "kontoret", "bruker"), rigg.nokkel, n, "hvem"),
                dato=dag, utfall=utfall if art != "telefon" or utfall != "ikke_mott" else "ikke_svar",
                tekst=self.kopi.tekst(fra_lager(self.t.kontakt[art], rigg.nokkel, n), rigg.mal.nokkel, n, "kontakt"),
                ident=rigg.mal.veileder, tid=tider.arbeidstid(dag, rigg.nokkel, n),
            )  # fmt: skip

    def _notater(self, rigg: Rigg) -> None:
        """OP-12: a note or two, the same day as what they tell of."""
        for n in range(tall(3, "notater", rigg.mal.nokkel)):
            dag = tider.arbeidsdag(self.i_dag - timedelta(days=5 + 40 * n + tall(30, "notat", rigg.mal.nokkel, n)))
            if dag < self.folk.dag(rigg.mal.apnet_om):
                break
            art = velg(_NOTATER, rigg.nokkel, n, "notatart")
            self._legg(
                "journalnotat", person_id=rigg.person_id, dato=dag, art=art,
                tekst=self.kopi.tekst(fra_lager(self.t.notat[art], rigg.nokkel, n), rigg.mal.nokkel, n, "notat"), ident=rigg.mal.veileder,
                tid=tider.arbeidstid(dag, rigg.nokkel, n, "notat"),
            )  # fmt: skip

    def _sluttdato(self, rigg: Rigg) -> None:
        """OP-7: the end of the introduksjonsprogram, and of AAP for some."""
        slutter = []
        if rigg.mal.introduksjon:
            slutter.append(("introduksjon", self.folk.dag(rigg.mal.introduksjon[1]), "programplan"))
        if rigg.mal.hovedinntekt == "aap":
            slutter.append(("aap", self.folk.dag(40 + tall(300, "aap", rigg.mal.nokkel)), "opplyst av Nav"))
        for art, dato, kilde in slutter:
            dag = tider.arbeidsdag(self.i_dag, 20)
            self._legg(
                "sluttdato", person_id=rigg.person_id, art=art, dato=dato, kilde=kilde, kilde_dato=dag, ident=rigg.mal.veileder,
                tid=tider.kl(dag, 10),
            )  # fmt: skip

    def _aktivitet(self) -> None:
        for a in self.dag.aktivitet:
            if rigg := self._rigg(a.sak):
                vurdert = tider.arbeidsdag(self.folk.dag(min(-10, (a.tilbudt_om or a.startet_om or -20) - 2)))
                self._legg(
                    "aktivitet", person_id=rigg.person_id, aktuell=a.aktuell, grunn=a.grunn, hva=a.hva, tilbudt=self._om(a.tilbudt_om),
                    startet=self._om(a.startet_om), deltar=self._om(a.deltar_om), vurdert=vurdert, ident=rigg.mal.veileder,
                    tid=tider.arbeidstid(vurdert, rigg.nokkel, "aktivitet"),
                )  # fmt: skip

    def _dokumentasjon(self) -> None:
        for n, d in enumerate(self.dag.dokumentasjon):
            if rigg := self._rigg(d.sak):
                bedt = tider.arbeidsdag(self.folk.dag(d.frist_om - 28))
                self._legg(
                    "dokumentasjonskrav", person_id=rigg.person_id, tekst=self.kopi.tekst(d.tekst, "dok", n), frist=self._om(d.frist_om),
                    purret=self._om(d.purret_om), levert=self._om(d.levert_om), tilstand=d.tilstand, konsekvens=d.konsekvens,
                    ident=rigg.mal.veileder, tid=tider.kl(bedt, 11),
                )  # fmt: skip

    def _beskjeder(self) -> None:
        """OP-6: messages, some to be rung back."""
        for n, m in enumerate(self.dag.beskjeder):
            if rigg := self._rigg(m.sak):
                dag = tider.arbeidsdag(self.i_dag - timedelta(days=1), m.tilbake - 1) if m.tilbake else self.i_dag
                self._legg(
                    "beskjed", person_id=rigg.person_id, til_ident=m.til, fra_ident=m.fra, tekst=self.kopi.tekst(m.tekst, "beskjed", n),
                    ring_tilbake=m.ring_tilbake, telefon=self.folk.serier.nummer.telefon() if m.ring_tilbake else None,
                    tid=tider.kl(dag, *m.kl), gjort_tid=tider.kl(dag, 15, 5) if m.gjort else None, gjort_av=m.til if m.gjort else None,
                )  # fmt: skip

    def _oppgaver(self) -> None:
        for n, o in enumerate(self.dag.oppgaver):
            rigg = self._rigg(o.sak) if o.sak else None
            if o.sak and rigg is None:
                continue
            opprettet = tider.arbeidsdag(self.folk.dag(min(0, o.frist_om) - 7))
            self._legg(
                "oppgave", art=o.art, regel=o.regel, person_id=rigg.person_id if rigg else None, objekt="person" if rigg else None,
                objekt_id=rigg.person_id if rigg else None, til_ident=o.til, frist=self.folk.dag(o.frist_om),
                tekst=self.kopi.tekst(o.tekst, "oppgave", n), opprettet=tider.kl(opprettet, 9), lukket=tider.kl(self.i_dag,
                8) if o.lukket else None,
                lukket_av=o.til if o.lukket else None, utfall="gjort" if o.lukket else "",
            )  # fmt: skip

    def _bytter(self) -> None:
        """PE-10: changes of fast veileder; the untold are tasks."""
        for y in self.dag.bytter:
            if rigg := self._rigg(y.sak):
                dag = tider.arbeidsdag(self.folk.dag(y.om))
                informert = self._om(y.informert_om)
                bytte = self._legg(
                    "veilederbytte", sak_id=rigg.sak_id, person_id=rigg.person_id, fra_ident=y.fra, til_ident=rigg.mal.veileder,
                    grunn=y.grunn,
                    ident="LEA", tid=tider.kl(dag, 9, 30), informert_kanal=y.kanal, informert_dato=informert,
                    informert_av=rigg.mal.veileder if informert else None,
                )  # fmt: skip
                if informert is None:
                    self._legg(
                        "oppgave", art="bruker_informert", regel="PE-10", person_id=rigg.person_id, objekt="veilederbytte", objekt_id=bytte,
                        til_ident=rigg.mal.veileder, frist=dag + timedelta(days=7),
                        tekst=f"Informer brukeren om ny veileder etter {y.fra}.",
                        opprettet=tider.kl(dag, 9, 30),
                    )  # fmt: skip

    def _kvp(self) -> None:
        """OP-9: who is in the program, waits for it, or has left it."""
        for k in self.dag.kvp:
            if rigg := self._rigg(k.sak):
                start = self._om(k.start_om)
                self._legg(
                    "kvp", person_id=rigg.person_id, veileder="MAR", soknad_dato=tider.arbeidsdag(self.folk.dag(k.soknad_om)),
                    vedtak_dato=tider.arbeidsdag(start - timedelta(days=9)) if start else None, start_dato=start,
                    sosialhjelp_for=k.sosialhjelp_for, tilstand=k.tilstand, slutt_dato=self._om(k.slutt_om), overgang=k.overgang,
                    plan=k.plan,
                )  # fmt: skip

    def _droftinger(self) -> None:
        for n, d in enumerate(self.dag.drofting):
            if rigg := self._rigg(d.sak):
                dag = tider.arbeidsdag(self.i_dag, 1)
                self._legg(
                    "drofting", person_id=rigg.person_id, reist_av=d.reist_av, sporsmal=self.kopi.tekst(d.sporsmal, "drofting", n),
                    tid=tider.kl(dag, 13, 10),
                )  # fmt: skip

    def _innsyn(self) -> None:
        """PE-5, PE-6: access to protected persons, and who is inhabil for whom."""
        for tabell, rader in (("tilgang", self.dag.tilgang), ("inhabilitet", self.dag.inhabilitet)):
            for i in rader:
                if rigg := self._rigg(i.sak):
                    til = self._om(i.til_om)
                    hvem = {"gitt_av": i.satt_av} if tabell == "tilgang" else {"satt_av": i.satt_av}
                    self._legg(
                        tabell, person_id=rigg.person_id, ident=i.ident, grunn=i.grunn, fra=self._om(i.fra_om), til=til,
                        tid=tider.kl(tider.arbeidsdag(self.folk.dag(i.fra_om)), 9), **hvem,
                    )  # fmt: skip
