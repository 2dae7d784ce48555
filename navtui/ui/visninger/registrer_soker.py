"""The first half of registering: whose søknad it is, by number or any part of the name, and what is known of her."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.text import Text
from textual import events
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.fodselsnummer import rens
from navtui.domain.kodeverk.soknad import Kanal, Nodart, Soknadspost
from navtui.domain.navn import del_navn
from navtui.domain.person import Kjent, Treff
from navtui.domain.soknad import IkkeMott, NyPost, Registrert, oppgitt
from navtui.services import person as persontjeneste
from navtui.services import soknad as tjeneste
from navtui.services.okt import Okt
from navtui.services.soknad import Registreringshjelp
from navtui.ui.dialoger.skjema import Felt, Feltrull, Skjema
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.tekst import avsnitt, kutt, sammen

POSTTASTER = {
    Soknadspost.LIVSOPPHOLD: "l", Soknadspost.HUSLEIE: "h", Soknadspost.STROM: "s", Soknadspost.DEPOSITUM: "d",
    Soknadspost.RESTANSE_HUSLEIE: "u", Soknadspost.RESTANSE_STROM: "x", Soknadspost.TANNBEHANDLING: "t", Soknadspost.EGENANDELER: "e",
    Soknadspost.MEDISIN_BRILLER: "m", Soknadspost.INNBO: "i", Soknadspost.FLYTTING_ETABLERING: "f", Soknadspost.REISE: "r",
    Soknadspost.BARN_FRITID: "b", Soknadspost.BEGRAVELSE: "g", Soknadspost.MIDLERTIDIG_BOTILBUD: "o",
    Soknadspost.OKONOMISK_RADGIVNING: "k", Soknadspost.ANNET: "a",
}  # fmt: skip
"""The letter of each thing applied for; `n` is kept for nødhjelp."""

_NY_PERSON = ("etternavn", "fornavn", "fodt", "telefon", "kontonummer")
_KJENT = ("ny_telefon", "nytt_kontonummer")
_NY = "ny"
MEST = 20
"""Hits to choose among: each needs its own key."""
NAVN = 36
"""Cells of a name among the hits: the birth year and the veileder behind it tell two of the same name apart."""


class Soker(Skjema[Registrert]):
    """The form's fields, and the søker in the first of them."""

    def __init__(self, okt: Okt, person: tuple[int, str] | None = None) -> None:
        poster = [Valg(p.value, p.tekst, tast) for p, tast in POSTTASTER.items()]
        kanaler = [Valg(k.value, k.tekst, k.value[0]) for k in Kanal]
        felt = (
            Felt("soker", "Søker", maks=120),
            Felt("etternavn", "Etternavn"),
            Felt("fornavn", "Fornavn"),
            Felt("fodt", "Født", "fodt"),
            Felt("telefon", "Telefon", maks=20),
            Felt("kontonummer", "Kontonummer", maks=16),
            Felt("ny_telefon", "Ny telefon", maks=20),
            Felt("nytt_kontonummer", "Nytt kontonr.", maks=16),
            Felt("poster", "Gjelder", "flere", valg=poster),
            Felt("annet", "Hva er annet"),
            Felt("duplikat_grunn", "Likevel fordi"),
            Felt("mottatt", "Mottatt", "dato", verdi=okt.i_dag, krav=True, framover=False),
            Felt("kanal", "Kanal", "valg", verdi=Kanal.PAPIR.value, valg=kanaler, krav=True),
            Felt("vedlegg", "Vedlagt"),
            Felt("mott", "Møtt dato", "dato", framover=False),
            Felt("ikke_mott", "Ikke møtt", "valg", valg=[Valg(i.value, i.tekst) for i in IkkeMott]),
            Felt("fornyelse", "Fornyelse", "kryss"),
        )
        super().__init__("Ny søknad", felt, self.registrer)
        self._tjeneste_okt = okt
        self._person = person
        self._fast_person = person is not None
        self._kjent: Kjent | None = None
        self._ukjent_nr: str | None = None
        self._slatt_opp = ""
        self._hjelp: Registreringshjelp | None = None
        self._nod: tuple[Nodart, str] | None = None
        self._detaljer: dict[Soknadspost, NyPost] = {}
        self._om = Static("", markup=False, classes="avsnitt")
        self._valgtlinje = Static("", markup=False)

    def innhold(self) -> Iterable[Widget]:
        """The søker, what is known of her, then the rest. What was chosen in a dialog stands below, where it never scrolls out of sight."""
        for navn in (*_NY_PERSON, *_KJENT, "annet", "duplikat_grunn"):
            self._rad(navn).display = False
        yield Feltrull(self._rader[0], self._om, *self._rader[1:])
        yield self._valgtlinje

    def forste_fokus(self) -> Widget | None:
        """The number or name; what is applied for when the person is given."""
        felt: Widget = self._rad("soker" if self._person is None else "poster").inn
        return felt

    def on_mount(self) -> None:
        """A person that is given cannot be another. The base's own on_mount is called by Textual."""
        self._vis_om()
        # Watched, not told by a message: the keys must wait from the eleventh digit on, before the next one is dealt with.
        self.watch(self._rad("soker").inn, "value", self._skrevet, init=False)
        if self._person is not None:
            self._rad("soker").display = False
            self._hent_hjelp()

    def registrer(self, verdier: dict[str, Any]) -> Registrert:
        """Register what is filled in."""
        raise NotImplementedError

    # --- fields ---

    def _rad(self, navn: str) -> Any:
        return next(r for r in self._rader if r.felt.navn == navn)

    def _til(self, navn: str) -> None:
        self.set_focus(self._rad(navn).inn, scroll_visible=False)

    @property
    def _poster(self) -> tuple[str, ...]:
        valgt: tuple[str, ...] = self._rad("poster").inn.valgt
        return valgt

    # --- who ---

    def _skrevet(self, verdi: str) -> None:
        """Eleven digits are looked up at once; another text is another person."""
        if verdi == self._slatt_opp or self._fast_person:
            return
        self._rad("soker").rettet()
        self._slatt_opp = ""
        self._glem()
        nummer = rens(verdi)
        if len(nummer) == 11 and nummer.isascii() and nummer.isdigit():
            self._slatt_opp = verdi
            # No field has the cursor until it is looked up: letters that come right after the number are for what comes next.
            self.send_inn(_slaa_opp, self._tjeneste_okt, nummer, ferdig=self._funnet)

    def on_descendant_blur(self, hendelse: events.DescendantBlur) -> None:
        """Away from a name that is not looked up, by Tab or an arrow: it is looked up as by Enter."""
        soker = self._rad("soker").inn
        borte = hendelse.widget is soker and self.focused not in (None, soker)
        if borte and soker.value.strip() and self._person is None and not self._rad("etternavn").display and not self.opptatt:
            self._sok()

    def _glem(self) -> None:
        self._person, self._kjent, self._ukjent_nr, self._hjelp, self._nod = None, None, None, None, None
        for navn in (*_NY_PERSON, *_KJENT):
            self._rad(navn).display = False
        self._vis_om()

    def _funnet(self, svar: tuple[Kjent | None, str, Registreringshjelp]) -> None:
        kjent, nummer, self._hjelp = svar
        if kjent is None:
            self._ny_person(nummer)
            return
        self._kjent, self._person = kjent, (kjent.person_id, kjent.navn)
        self._vis_om()
        self._til("poster")
        self._bruk_den_som_gjelder()

    def _ny_person(self, nummer: str | None, navn: str = "") -> None:
        self._ukjent_nr = nummer
        for felt in _NY_PERSON:
            self._rad(felt).display = felt != "fodt" or nummer is None
        fornavn, etternavn = del_navn(navn)
        self._rad("etternavn").inn.value = etternavn
        self._rad("fornavn").inn.value = fornavn
        self._vis_om()
        self._til_forste_tomme()

    def _til_forste_tomme(self) -> None:
        """What was typed of the name is there already: the cursor to what is not."""
        self._til(next((n for n in ("etternavn", "fornavn", "fodt") if self._rad(n).display and not self._rad(n).tekstverdi()), "telefon"))

    def _sok(self) -> None:
        tekst = self._rad("soker").inn.value.strip()
        if self._person is not None or self._ukjent_nr is not None:
            if self._person is not None:
                self._til("poster")
            else:
                self._til_forste_tomme()
        elif not tekst:
            self.si("Skriv fødselsnummer, eller en del av navnet.")
        elif rens(tekst).isdigit() and len(rens(tekst)) > 5:
            if len(rens(tekst)) != 11:  # eleven have been looked up, and what is wrong with them said
                self._vis_feil({"soker": "Fødselsnummer må ha elleve siffer. (PE-1)"})
        else:
            self.send_inn(persontjeneste.sok, self._tjeneste_okt, tekst, ferdig=lambda treff: self._velg_treff(tekst, treff))

    def _velg_treff(self, tekst: str, treff: Sequence[Treff]) -> None:
        if not treff:
            self._ny_uten_nummer(tekst)
            return
        valg = [Valg(str(t.person_id), _om_treff(t)) for t in treff[:MEST]]
        mange = f"De {MEST} første. Er det ingen av dem, lukk og skriv mer av navnet, eller fødselsnummeret." if len(treff) > MEST else ""
        valg.append(Valg(_NY, "Ny person", "n"))

        def valgt(kode: str) -> None:
            if kode == _NY:
                self._ny_uten_nummer(tekst)
                return
            person = next(t for t in treff if str(t.person_id) == kode)
            self._slatt_opp = person.navn
            self._rad("soker").inn.value = person.navn
            self._person = (person.person_id, person.navn)
            self._hent_hjelp()

        self.spor(Velg("Hvem er det?", valg, innledning=mange), valgt)

    def _ny_uten_nummer(self, tekst: str) -> None:
        self._ny_person(None, tekst)
        self._hent_hjelp()

    def _hent_hjelp(self) -> None:
        self.send_inn(tjeneste.hjelp, self._tjeneste_okt, self._person[0] if self._person else None, ferdig=self._sett_hjelp)

    def _sett_hjelp(self, hjelp: Registreringshjelp) -> None:
        self._hjelp = hjelp
        self._vis_om()
        if self._person is not None:
            self._til("poster")
            self._bruk_den_som_gjelder()
        else:
            self._til_forste_tomme()

    def _bruk_den_som_gjelder(self) -> None:
        """PE-1: she is registered more than once, and this is not the one that counts: it is offered, one key away."""
        if self._hjelp is None or (gjelder := self._hjelp.gjelder) is None:
            return

        def bytt(_kode: str) -> None:
            self._kjent, self._person = None, (gjelder.person_id, gjelder.navn)
            self._hent_hjelp()

        innledning = "Personen er registrert to ganger, og denne registreringen får ingen nye søknader."
        self.spor(Velg("Registrert to ganger", [Valg("bytt", f"bruk {gjelder.kort} i stedet", "1")], innledning=innledning), bytt)

    # --- what is known ---

    def _vis_om(self) -> None:
        deler: list[Any] = []
        for navn in _KJENT:
            self._rad(navn).display = self._person is not None
        if self._person is not None:
            deler = [(self._person[1], "sterk"), *_kjent_om(self._kjent, self._hjelp)]
        elif self._rad("etternavn").display:
            deler = ["Ikke kjent her fra før. ", "Skriv navnet." if self._ukjent_nr else "Se over navnet, og skriv resten."]
        om = sammen(*deler)
        for varsel in self._hjelp.varsler(self._nye_poster()) if self._hjelp else ():
            om.append_text(avsnitt(f"\n{varsel.setning} ({varsel.regel})", "varsel"))
            self._rad("duplikat_grunn").display = True
        self._om.update(om)
        self._om.display = bool(om.plain)
        linjer = [sammen(("Nødhjelp: ", "fare"), f"{self._nod[0].tekst}. Gis til {self._nod[1]} nå.")] if self._nod else []
        if hva := oppgitt(self._nye_poster()):
            linjer.append(sammen(f"Oppgitt: {hva}."))
        self._valgtlinje.update(Text("\n", end="").join(linjer))
        self._valgtlinje.display = bool(linjer)

    def _nye_poster(self, annet: str = "") -> tuple[NyPost, ...]:
        valgte = (self._detaljer.get(p, NyPost(art=p)) for p in POSTTASTER if p.value in self._poster)
        return tuple(p.model_copy(update={"tekst": annet}) if p.art is Soknadspost.ANNET else p for p in valgte)


def _om_treff(t: Treff) -> str:
    return f"{kutt(t.navn, NAVN)}, født {t.fodselsaar or 'ukjent'}, {t.veileder or 'ingen veileder'}"


def _slaa_opp(okt: Okt, nummer: str) -> tuple[Kjent | None, str, Registreringshjelp]:
    kjent = persontjeneste.hent_kjent(okt, nummer)
    return kjent, nummer, tjeneste.hjelp(okt, kjent.person_id if kjent else None)


def _kjent_om(kjent: Kjent | None, hjelp: Registreringshjelp | None) -> list[str]:
    """PE-13: what is known and worth asking about at the counter."""
    deler = []
    if kjent is not None:
        deler.append(f". Veileder {kjent.veileder}" if kjent.veileder else ". Ingen veileder")
        deler += [f", tlf. {kjent.telefon}"] if kjent.telefon else []
        deler += [f", tolk: {kjent.sprak or 'ja'}"] if kjent.tolk else []
        deler += [", uten konto"] if kjent.konto == "ingen" else []
    if hjelp is not None and hjelp.ny_soker:
        deler.append(". Ny søker")
    return [*deler, "."]
