"""Changing who a person is, and who may know of her: particulars, household, inhabilitet, protection."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from navtui.domain.bruker import Bruker
from navtui.domain.husstand import Husstand, Medlem
from navtui.domain.inhabilitet import Inhabilitet, Inhabilitetsgrunn
from navtui.domain.kodeverk import Skjerming
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle
from navtui.domain.kodeverk.person import Sperring
from navtui.domain.person import NyPerson
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import Handling, rolle_kan
from navtui.services import ansatt, husstand, inhabilitet, person, skjerming, sperring
from navtui.ui.dialoger.bekreft import Bekreft
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.visninger import brukerskjema as skjema
from navtui.ui.visninger.personhandlinger import Personhandlinger, valg

INGEN = "ingen"


class Persondata(Personhandlinger):
    """`bruker` is the person that is open."""

    bruker: Bruker | None = None

    # --- PE-12, PE-13 ---

    def rediger(self) -> None:
        """Change the particulars."""
        if (b := self.bruker) is not None:
            felt = skjema.opplysninger_felt(b.opplysninger, self.okt.i_dag, uten_adresse=b.strengeste == person.KODE_6)
            self.spor(
                Skjema(f"Opplysninger: {b.navn}", felt, partial(self._send_opplysninger, b)),
                lambda _n: self.etter("Opplysningene er lagret."),
            )

    def _send_opplysninger(self, b: Bruker, verdier: dict[str, Any]) -> None:
        person.endre(self.okt, b.person_id, b.versjon, skjema.opplysninger_fra(b.opplysninger, verdier))

    # --- PE-4 ---

    def husstanden(self) -> None:
        """Someone moves in or out, or the household is something else."""
        if (b := self.bruker) is None:
            return
        medlemmer = {str(m.id): m for h in b.husstander for m in h.medlemmer}
        valgene = [Valg("inn", "noen flytter inn", "i")]
        valgene.append(Valg("form", "husstanden er blitt noe annet" if b.husstander else "registrer hvem personen bor med", "f"))
        valgene += [Valg(id_, f"{m.navn} flytter ut") for id_, m in medlemmer.items()]
        self.spor(Velg(f"Husstanden til {b.navn}", valgene), lambda svar: self._husstand(b, svar, medlemmer))

    def _husstand(self, b: Bruker, svar: str, medlemmer: dict[str, Medlem]) -> None:
        hus = b.husstander[0] if b.husstander else None
        if svar == "inn":
            dialog = Skjema("Flytter inn", skjema.innflytting_felt(hus, self.okt.i_dag), partial(self._send_inn, b))
            self.spor(dialog, self.etter)
        elif svar == "form":
            self._form(b, hus)
        else:
            medlem = medlemmer[svar]
            felt = [Felt("til", "Siste dag her", "dato", self.okt.i_dag, krav=True)]

            def send(v: dict[str, date]) -> None:
                husstand.flytt_ut(self.okt, b.person_id, medlem.id, v["til"])

            self.spor(
                Skjema(f"{medlem.navn} flytter ut", felt, send),
                lambda _n: self.etter("Utflyttingen er lagret. Se om husstanden er en annen."),
            )

    def _form(self, b: Bruker, hus: Husstand | None) -> None:
        """PE-4, VE-5: what the household is and from when; of one who has none, how she lives."""

        def send(v: dict[str, Any]) -> None:
            form = Husstandsform.av(v["form"])
            if hus is None:
                husstand.registrer_ny(self.okt, b.person_id, form, v["fra"])
            else:
                husstand.sett_form(self.okt, b.person_id, hus.id, hus.versjon, form, v["fra"])

        dialog = Skjema("Husstanden er nå", skjema.form_felt(hus, self.okt.i_dag), send)
        self.spor(dialog, lambda _n: self.etter("Husstanden er lagret."))

    def _send_inn(self, b: Bruker, v: dict[str, Any]) -> str:
        hvem: int | NyPerson
        if v["fnr"] and (kjent := person.hent_kjent(self.okt, v["fnr"])) is not None:
            hvem = kjent.person_id
        elif not (v["fornavn"] and v["etternavn"]):
            raise Regelbrudd("PE-13", "Personen er ikke kjent fra før. Skriv fornavn og etternavn.", "fornavn")
        else:
            hvem = NyPerson(fnr=v["fnr"], fodt=v["fodt"], fornavn=v["fornavn"], etternavn=v["etternavn"])
        return husstand.flytt_inn(
            self.okt, b.person_id, hvem, Medlemsrolle.av(v["rolle"]), v["andel"], v["fra"], Husstandsform.av(v["form"])
        )

    # --- PE-8, the leder ---

    def sperr(self, b: Bruker) -> None:
        """Registered by mistake, or out of new work; never deleted."""
        valgene = [*valg(Sperring), *([Valg(INGEN, "ta bort merket")] if b.sperret else [])]
        innledning = "Ingenting slettes. Personen får ikke ny søknad eller sak, og er merket i søket (PE-8)."
        self.spor(Velg(f"Merk {b.navn}", valgene, innledning=innledning), partial(self._sperregrunn, b))

    def _sperregrunn(self, b: Bruker, kode: str) -> None:
        nytt = None if kode == INGEN else Sperring.av(kode)

        def send(tekst: str) -> None:
            sperring.sett(self.okt, b.person_id, b.versjon, nytt, tekst)

        dialog = Tekst("Hvorfor?", innledning="Grunnen blir stående i journalen.", send=send)
        self.spor(dialog, lambda _t: self.etter(f"Personen er merket {nytt.tekst}." if nytt else "Merket er tatt bort."))

    # --- PE-6 ---

    def inhabil(self) -> None:
        """Mark oneself as inhabil, or take a mark back."""
        if (b := self.bruker) is not None:
            if b.inhabile:
                self.skriv(inhabilitet.merker, self.okt, b.person_id, ferdig=partial(self._inhabile, b))
            else:
                self._spor_inhabil(b)

    def _inhabile(self, b: Bruker, merker: list[tuple[Inhabilitet, Regelbrudd | None]]) -> None:
        valgene = [Valg(str(m.id), f"ta bort merket på {m.ident}: {m.grunn.tekst}") for m, brudd in merker if brudd is None]
        mine = [brudd for m, brudd in merker if m.ident == self.okt.ident]
        if not mine:
            valgene.insert(0, Valg("meg", "meld meg inhabil", "i"))
        elif not valgene and mine[0] is not None:
            self.avslag(mine[0])
            return
        self.spor(Velg(f"Inhabile for {b.navn}", valgene), lambda kode: self._spor_inhabil(b) if kode == "meg" else self._habil(int(kode)))

    def _habil(self, id_: int) -> None:
        self.skriv(inhabilitet.opphev, self.okt, id_, ferdig=lambda _n: self.etter("Merket er tatt bort."))

    def _spor_inhabil(self, b: Bruker) -> None:
        innledning = "Du får ingen sak, forslag eller signatur for personen (PE-6)."
        if rolle_kan(self.okt.rolle, Handling.ANSATTE):
            innledning = "Ingen her kan da signere for personen, og du kan ikke selv ta merket bort (PE-6)."
        self.spor(
            Velg("Hvorfor er du inhabil?", valg(Inhabilitetsgrunn), innledning=innledning, uten_forslag=True),
            partial(self._meld_inhabil, b),
        )

    def _meld_inhabil(self, b: Bruker, grunn: str) -> None:
        setning = "Du er meldt inhabil. Har du saken, har leder fått en oppgave om å flytte den."
        kode = Inhabilitetsgrunn.av(grunn)
        self.skriv(inhabilitet.sett, self.okt, b.person_id, self.okt.ident, kode, ferdig=lambda _n: self.etter(setning))

    # --- PE-5, the leder ---

    def skjerm(self) -> None:
        """Protection and access."""
        if (b := self.bruker) is not None:
            valgene = [Valg("skjerming", "skjerming", "s"), Valg("gi", "gi tilgang", "g"), Valg("ta", "ta bort tilgang", "t"),
                       Valg("sperr", "feilregistrert eller begrenset", "f")]  # fmt: skip
            self.spor(Velg(f"Skjerming og tilgang: {b.navn}", valgene), lambda svar: self._skjerm(b, svar))

    def _skjerm(self, b: Bruker, svar: str) -> None:
        if svar == "skjerming":
            self.spor(Velg("Skjerming", valg(Skjerming), valgt=b.skjerming.value), lambda kode: self._sett_skjerming(b, Skjerming.av(kode)))
        elif svar == "sperr":
            self.sperr(b)
        elif svar == "gi":
            self.skriv(ansatt.liste, self.okt, ferdig=lambda ansatte: self._gi(b, ansatte))
        else:
            valgene = [Valg(t.ident, t.ident) for t in b.tilganger]
            self.spor(Velg("Ta bort tilgangen til", valgene), lambda ident: self.skriv(
                skjerming.ta_tilgang, self.okt, b.person_id, ident, ferdig=lambda _n: self.etter("Tilgangen er tatt bort.")
            ))  # fmt: skip

    def _sett_skjerming(self, b: Bruker, kode: Skjerming) -> None:
        def sett(_ja: bool = True) -> None:
            self.skriv(skjerming.sett, self.okt, b.person_id, kode, ferdig=lambda _n: self.etter("Skjermingen er lagret."))

        if kode is Skjerming.KODE_6:
            self.spor(Bekreft("Strengt fortrolig", "Adressen til personen og alle i husstanden blir tatt ut av filen."), sett)
        else:
            sett()

    def _gi(self, b: Bruker, ansatte: list[Any]) -> None:
        felt = [
            Felt("ident", "Til", "valg", valg=[Valg(a.ident, a.ident) for a in ansatte], krav=True),
            Felt("grunn", "Hvorfor", krav=True),
            Felt("til", "Til og med", "dato"),
        ]
        self.spor(
            Skjema("Gi tilgang", felt, lambda v: skjerming.gi_tilgang(self.okt, b.person_id, **v)),
            lambda _n: self.etter("Tilgangen er gitt."),
        )
