"""What is done on the person screen besides follow-up: journal, løp and activity, documentation, agenda, debt, ending the case."""

from __future__ import annotations

from functools import partial
from typing import Any

from navtui.domain.bruker import Bruker
from navtui.domain.journalnotat import Journalnotat, kan_endre
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Innsatsbehov
from navtui.domain.kodeverk.kvp import Kvptilstand
from navtui.domain.kodeverk.oppfolging import Avslutningsarsak, Dokumenttilstand, Informertkanal, Konsekvens, Notatart
from navtui.domain.oppfolging import Sluttdato
from navtui.domain.oppgave import Dokumentasjonskrav, NyttKrav, kan_lukkes
from navtui.domain.sak import Informert
from navtui.services import beskjed, drofting, gjeld, innsatsbehov, journalnotat, kvp, oppfolging, oppgave, sak
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.visninger import brukerskjema as skjema
from navtui.ui.visninger.personhandlinger import Personhandlinger, valg


class Brukerhandlinger(Personhandlinger):
    """`bruker` is the person that is open."""

    bruker: Bruker | None = None

    # --- OP-12 ---

    def journal(self) -> None:
        """Write a note."""
        if self.bruker is not None:
            typer = valg(Notatart, uten=(Notatart.RETTELSE,))
            self.spor(Velg("Hva slags notat?", typer, valgt=Notatart.NOTAT.value), self._skriv_notat)

    def _skriv_notat(self, art: str) -> None:
        if (b := self.bruker) is not None:
            send = partial(journalnotat.skriv, self.okt, b.person_id, Notatart.av(art))
            self.spor(
                Tekst(f"{Notatart.av(art).overskrift}: {b.navn}", send=send),
                lambda _t: self.etter("Notatet er lagret og låses når dagen er over."),
            )

    def rett_notat(self) -> None:
        """Change one's own note of today, or correct another."""
        if (b := self.bruker) is not None and b.notater:
            noter = {str(n.id): n for n in b.notater[:20]}
            valgene = [Valg(id_, f"{dag_kort(n.dato)} {n.ident} {n.tekst.splitlines()[0][:45]}") for id_, n in noter.items()]
            self.spor(Velg("Hvilket notat?", valgene), lambda id_: self._rett(noter[id_]))

    def _rett(self, notat: Journalnotat) -> None:
        if kan_endre(notat, self.okt.ident, self.okt.i_dag) is None:
            send = partial(journalnotat.endre, self.okt, notat.id, notat.versjon)
            self.spor(Tekst("Endre notatet fra i dag", notat.tekst, send=send), lambda _t: self.etter("Notatet er endret."))
        else:
            dialog = Tekst(
                "Rettelse", innledning="Notatet er låst. Rettelsen blir et nytt notat.", send=partial(journalnotat.rett, self.okt, notat.id)
            )
            self.spor(dialog, lambda _t: self.etter("Rettelsen er lagret."))

    # --- OP-1, OP-3, OP-4, OP-7 ---

    def lop(self) -> None:
        """Løp, kartlegging, activity or an end date."""
        valgene = [
            Valg("lop", "løp og kartlegging", "l"),
            Valg("aktivitet", "aktivitetsplikt", "a"),
            Valg("slutt", "ytelse eller tiltak som slutter", "y"),
            Valg("innsats", "innsatsbehov", "i"),
        ]
        if self.bruker is not None and self.bruker.i_kvp:
            valgene.append(Valg("kvp", "kvalifiseringsprogrammet: permisjon eller slutt", "k"))
        self.spor(Velg("Hva gjelder det?", valgene), self._lop)

    def _lop(self, hva: str) -> None:
        if (b := self.bruker) is None:
            return
        if hva == "aktivitet":
            self.spor(Skjema("Aktivitetsplikt", skjema.aktivitet_felt(b.aktivitet), partial(self._send_aktivitet, b)), self._lagret)
        elif hva == "kvp":
            self.spor(Skjema("Kvalifiseringsprogrammet", skjema.kvp_felt(b.kvp, self.okt.i_dag), partial(self._send_kvp, b)), self._lagret)
        elif hva == "innsats":
            self.spor(Skjema("Innsatsbehov", skjema.innsats_felt(self.okt.i_dag), partial(self._send_innsats, b)), self._lagret)
        elif hva == "slutt":
            self.spor(Skjema("Noe slutter", skjema.sluttdato_felt(self.okt.i_dag), partial(self._send_slutt, b)), self._lagret)
        elif b.apen_sak is not None:
            self.spor(Skjema("Løp og kartlegging", skjema.lop_felt(b.apen_sak), partial(self._send_lop, b)), self._lagret)

    def _send_aktivitet(self, b: Bruker, v: dict[str, Any]) -> None:
        oppfolging.sett_aktivitet(self.okt, b.person_id, skjema.aktivitet_fra(b.aktivitet, v, self.okt.i_dag))

    def _send_slutt(self, b: Bruker, v: dict[str, Any]) -> None:
        oppfolging.sett_sluttdato(self.okt, Sluttdato.model_validate(v | {"person_id": b.person_id, "tekst": v["tekst"] or ""}))

    def _send_kvp(self, b: Bruker, v: dict[str, Any]) -> None:
        kvp.sett_tilstand(self.okt, b.person_id, Kvptilstand.av(v["tilstand"]), v["dato"])

    def _send_innsats(self, b: Bruker, v: dict[str, Any]) -> None:
        innsatsbehov.sett(self.okt, b.person_id, Innsatsbehov.av(v["kode"]), v["fra"], v["kilde"])

    def _send_lop(self, b: Bruker, v: dict[str, Any]) -> None:
        if b.apen_sak is not None:
            oppfolging.sett_lop(self.okt, b.person_id, b.apen_sak.versjon, **v)

    def _lagret(self, _svar: object) -> None:
        self.etter("Lagret.")

    # --- done, OP-5, OP-6, PE-10 ---

    def gjort(self) -> None:
        """Cross out a message or a task, or say what became of documentation."""
        if (b := self.bruker) is None:
            return
        mulige: dict[str, tuple[str, Any]] = {f"b{m.id}": (f"Beskjed: {m.tekst or 'ring tilbake'}", m) for m in b.beskjeder}
        mulige |= {f"o{o.id}": (f"Oppgave: {o.tekst}", o) for o in b.oppgaver if kan_lukkes(o, self.okt.rolle) is None}
        mulige |= {f"d{k.id}": (f"Dokumentasjon: {k.tekst}", k) for k in b.krav if k.tilstand is Dokumenttilstand.RELEVANT}
        if len(mulige) == 1 and (eneste := next(iter(mulige)))[0] == "b":
            self._gjort(eneste, mulige[eneste][1])
        elif mulige:
            self.spor(Velg("Hva er gjort?", [Valg(k, t[:60]) for k, (t, _) in mulige.items()]), lambda k: self._gjort(k, mulige[k][1]))

    def _gjort(self, nokkel: str, hva: Any) -> None:
        if nokkel[0] == "b":
            self.skriv(beskjed.ferdig, self.okt, hva.id, hva.versjon, ferdig=lambda _n: self.etter("Beskjeden er krysset ut."))
        elif nokkel[0] == "o":
            self.skriv(oppgave.lukk, self.okt, hva.id, hva.versjon, ferdig=lambda _n: self.etter("Oppgaven er lukket."))
        else:
            self._dokumentasjon(hva)

    def _dokumentasjon(self, krav: Dokumentasjonskrav) -> None:
        valgene = [Valg("levert", "levert i dag", "l"), Valg("purret", "purret i dag", "p"), *valg(Konsekvens)]
        dialog = Velg(
            "Hva skjedde?", valgene, innledning=f"{krav.tekst}. Er den ikke levert, må du velge hva som følger (OP-5).", uten_forslag=True
        )
        self.spor(dialog, lambda svar: self._dokumentasjon_svar(krav, svar))

    def _dokumentasjon_svar(self, krav: Dokumentasjonskrav, svar: str) -> None:
        if svar == "levert":
            self.skriv(oppgave.levert, self.okt, krav.id, krav.versjon, self.okt.i_dag, ferdig=self._lagret)
        elif svar == "purret":
            self.skriv(oppgave.purret, self.okt, krav.id, krav.versjon, ferdig=self._lagret)
        elif svar == Konsekvens.NY_FRIST:
            felt = [Felt("ny_frist", "Ny frist", "dato", krav=True)]
            send = partial(oppgave.ikke_levert, self.okt, krav.id, krav.versjon, Konsekvens.NY_FRIST)
            self.spor(Skjema("Ny frist", felt, lambda v: send(v["ny_frist"])), self._lagret)
        else:
            self.skriv(oppgave.ikke_levert, self.okt, krav.id, krav.versjon, Konsekvens.av(svar), ferdig=self._lagret)

    def dokumentasjon(self) -> None:
        """Ask for documentation."""
        if (b := self.bruker) is not None:
            felt = [Felt("tekst", "Dokumentasjon", krav=True), Felt("frist", "Frist (tom: en måned)", "dato")]
            self.spor(
                Skjema("Be om dokumentasjon", felt, lambda v: oppgave.be_om(self.okt, NyttKrav(person_id=b.person_id, **v))), self._lagret
            )

    def informert(self) -> None:
        """PE-10: the person has been told of the new veileder."""
        if (b := self.bruker) is not None and b.byttet:
            felt = [Felt("kanal", "Hvordan", "valg", Informertkanal.TELEFON.value, valg(Informertkanal), krav=True),
                    Felt("dato", "Dato", "dato", self.okt.i_dag, krav=True)]  # fmt: skip
            send = partial(sak.informert, self.okt, b.byttet[0].id)
            self.spor(Skjema("Informert om ny veileder", felt, lambda v: send(Informert.model_validate(v))), self._lagret)

    # --- on to others ---

    def drofting(self) -> None:
        """PM-9: put the case on the agenda."""
        if (b := self.bruker) is not None:
            dialog = Tekst("Til drøfting", innledning="Hva skal drøftes?", send=partial(drofting.reis, self.okt, b.person_id))
            self.spor(dialog, lambda _t: self.etter("Saken står på lista til drøfting."))

    def henvis(self) -> None:
        """GJ-1: refer to the gjeldsrådgiver."""
        if (b := self.bruker) is not None:
            send = partial(gjeld.henvis, self.okt, b.person_id)
            dialog = Tekst("Henvis til gjeldsrådgiver", innledning="Hva trenger personen hjelp til?", send=send)
            self.spor(dialog, lambda _t: self.etter("Personen er henvist til gjeldsrådgiveren."))

    def kopier_nummer(self) -> None:
        """The case's number to the clipboard: it tells nobody who it is."""
        if (b := self.bruker) is not None and (apen := b.apen_sak) is not None:
            self.nav.kopier_saksnummer(apen.saksnummer)
            self.si(f"Saksnummer {apen.saksnummer} er lagt på utklippstavlen, om terminalen tillater det.")

    def avslutt(self) -> None:
        """OP-10: end the case."""
        if (b := self.bruker) is not None and (apen := b.apen_sak) is not None:
            arsaker = valg(Avslutningsarsak, uten=(Avslutningsarsak.FEILREGISTRERT,))
            send = partial(sak.avslutt, self.okt, b.person_id, apen.versjon)
            self.spor(
                Velg(f"Avslutt saken til {b.navn}", arsaker, innledning="Hvorfor avsluttes saken? (OP-10)", uten_forslag=True),
                lambda arsak: self.skriv(send, Avslutningsarsak.av(arsak), ferdig=lambda _n: self.etter("Saken er avsluttet.")),
            )
