"""Registering a søknad: number or name, what is applied for by one letter each, Enter. Used by `n` on the postmøte and on Søk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from textual import events, on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from navtui.domain.fodselsnummer import rens
from navtui.domain.kodeverk.soknad import Kanal, Nodart, Soknadspost
from navtui.domain.person import Kjent, NyPerson, Treff
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.soknad import IkkeMott, NyPost, NySoknad, Registrert
from navtui.services import person as persontjeneste
from navtui.services import soknad as tjeneste
from navtui.services.okt import Okt
from navtui.services.soknad import Registreringshjelp
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.tekst import avsnitt, sammen
from navtui.ui.valgfelt import Valgfelt

POSTTASTER = {
    Soknadspost.LIVSOPPHOLD: "l", Soknadspost.HUSLEIE: "h", Soknadspost.STROM: "s", Soknadspost.DEPOSITUM: "d",
    Soknadspost.RESTANSE_HUSLEIE: "u", Soknadspost.RESTANSE_STROM: "x", Soknadspost.TANNBEHANDLING: "t", Soknadspost.EGENANDELER: "e",
    Soknadspost.MEDISIN_BRILLER: "m", Soknadspost.INNBO: "i", Soknadspost.FLYTTING_ETABLERING: "f", Soknadspost.REISE: "r",
    Soknadspost.BARN_FRITID: "b", Soknadspost.BEGRAVELSE: "g", Soknadspost.MIDLERTIDIG_BOTILBUD: "o",
    Soknadspost.OKONOMISK_RADGIVNING: "k", Soknadspost.ANNET: "a",
}  # fmt: skip
"""The letter of each thing applied for; `n` is kept for nødhjelp."""

_NODPOST = {Nodart.MAT: "livsopphold", Nodart.TAK_OVER_HODET: "midlertidig_botilbud", Nodart.STROM_STENGES: "restanse_strom"}
_NY_PERSON = ("etternavn", "fornavn", "fodt", "telefon")
_SENDER = ("poster", "annet", "duplikat_grunn")
"""Enter in these registers."""
_NY = "ny"


class Registrer(Skjema[Registrert]):
    """The form. Its result is what registration answered."""

    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", "finn, registrer"),
        ("n", "nødhjelp"),
        ("Tab", "neste felt"),
        ("Esc/F9", "avbryt"),
    )

    def __init__(self, okt: Okt, person: tuple[int, str] | None = None) -> None:
        poster = [Valg(p.value, p.tekst, tast) for p, tast in POSTTASTER.items()]
        kanaler = [Valg(k.value, k.tekst, k.value[0]) for k in Kanal]
        felt = (
            Felt("soker", "Søker", maks=120),
            Felt("etternavn", "Etternavn"),
            Felt("fornavn", "Fornavn"),
            Felt("fodt", "Født", "dato"),
            Felt("telefon", "Telefon", maks=20),
            Felt("poster", "Gjelder", "flere", valg=poster),
            Felt("annet", "Hva er annet"),
            Felt("duplikat_grunn", "Likevel fordi"),
            Felt("mottatt", "Mottatt", "dato", verdi=okt.i_dag, krav=True),
            Felt("kanal", "Kanal", "valg", verdi=Kanal.PAPIR.value, valg=kanaler, krav=True),
            Felt("vedlegg", "Vedlagt"),
            Felt("mott", "Møtt dato", "dato"),
            Felt("ikke_mott", "Ikke møtt", "valg", valg=[Valg(i.value, i.tekst) for i in IkkeMott]),
            Felt("fornyelse", "Fornyelse", "kryss"),
        )
        super().__init__("Ny søknad", felt, self._registrer)
        self._tjeneste_okt = okt
        self._person = person
        self._fast_person = person is not None
        self._kjent: Kjent | None = None
        self._ukjent_nr: str | None = None
        self._slatt_opp = ""
        self._hjelp: Registreringshjelp | None = None
        self._nod: tuple[Nodart, str] | None = None
        self._om = Static("", markup=False, classes="avsnitt")
        self._nodlinje = Static("", markup=False)

    def innhold(self) -> Iterable[Widget]:
        """The søker, what is known of her, then the rest."""
        for navn in (*_NY_PERSON, "annet", "duplikat_grunn"):
            self._rad(navn).display = False
        yield VerticalScroll(self._rader[0], self._om, *self._rader[1:6], self._nodlinje, *self._rader[6:], can_focus=False, classes="rull")

    def on_mount(self) -> None:
        """With a person given, straight to what she applies for."""
        super().on_mount()
        self._vis_om()
        if self._person is not None:
            self._sett_tekst("soker", self._person[1])
            self._hent_hjelp()
            self._til("poster")

    # --- fields ---

    def _rad(self, navn: str) -> Any:
        return next(r for r in self._rader if r.felt.navn == navn)

    def _sett_tekst(self, navn: str, tekst: str) -> None:
        self._rad(navn).inn.value = tekst

    def _til(self, navn: str) -> None:
        self.set_focus(self._rad(navn).inn, scroll_visible=False)

    @property
    def _poster(self) -> tuple[str, ...]:
        valgt: tuple[str, ...] = self._rad("poster").inn.valgt
        return valgt

    # --- who ---

    @on(Input.Changed)
    def _skrevet(self, hendelse: Input.Changed) -> None:
        """Eleven digits are looked up at once; another text is another person."""
        if hendelse.input is not self._rad("soker").inn or hendelse.value == self._slatt_opp or self._fast_person:
            return
        self._slatt_opp = ""
        self._glem()
        nummer = rens(hendelse.value)
        if len(nummer) == 11 and nummer.isascii() and nummer.isdigit():
            self._slatt_opp = hendelse.value
            self.skriv(self._slaa_opp, nummer, ferdig=self._funnet)

    def _glem(self) -> None:
        self._person, self._kjent, self._ukjent_nr, self._hjelp, self._nod = None, None, None, None, None
        for navn in _NY_PERSON:
            self._rad(navn).display = False
        self._vis_om()

    def _slaa_opp(self, nummer: str) -> tuple[Kjent | None, str, Registreringshjelp]:
        kjent = persontjeneste.hent_kjent(self._tjeneste_okt, nummer)
        return kjent, nummer, tjeneste.hjelp(self._tjeneste_okt, kjent.person_id if kjent else None)

    def _funnet(self, svar: tuple[Kjent | None, str, Registreringshjelp]) -> None:
        kjent, nummer, self._hjelp = svar
        if kjent is None:
            self._ny_person(nummer)
            return
        self._kjent, self._person = kjent, (kjent.person_id, kjent.navn)
        self._vis_om()
        self._til("poster")

    def _ny_person(self, nummer: str | None, navn: str = "") -> None:
        self._ukjent_nr = nummer
        for felt in _NY_PERSON:
            self._rad(felt).display = felt != "fodt" or nummer is None
        fornavn, _, etternavn = navn.strip().rpartition(" ")
        if "," in navn:
            etternavn, _, fornavn = (del_.strip() for del_ in navn.partition(","))
        self._sett_tekst("etternavn", etternavn.strip())
        self._sett_tekst("fornavn", fornavn.strip())
        self._vis_om()
        self._til("etternavn")

    def _sok(self) -> None:
        tekst = self._rad("soker").inn.value.strip()
        if self._person is not None or self._ukjent_nr is not None:
            self._til("poster" if self._person is not None else "etternavn")
        elif not tekst:
            self.si("Skriv fødselsnummer, eller en del av navnet.")
        elif rens(tekst).isdigit() and len(rens(tekst)) > 5:
            self._vis_feil({"soker": "Fødselsnummer må ha elleve siffer. (PE-1)"})
        else:
            self.skriv(persontjeneste.sok, self._tjeneste_okt, tekst, ferdig=lambda treff: self._velg_treff(tekst, treff))

    def _velg_treff(self, tekst: str, treff: Sequence[Treff]) -> None:
        if not treff:
            self._ny_uten_nummer(tekst)
            return
        valg = [Valg(str(t.person_id), f"{t.navn}, født {t.fodselsaar or 'ukjent'}, {t.veileder or 'ingen veileder'}") for t in treff[:20]]
        valg.append(Valg(_NY, "Ny person", "n"))

        def valgt(kode: str) -> None:
            if kode == _NY:
                self._ny_uten_nummer(tekst)
                return
            person = next(t for t in treff if str(t.person_id) == kode)
            self._slatt_opp = person.navn
            self._sett_tekst("soker", person.navn)
            self._person = (person.person_id, person.navn)
            self._hent_hjelp()
            self._til("poster")

        self.spor(Velg("Hvem er det?", valg), valgt)

    def _ny_uten_nummer(self, tekst: str) -> None:
        self._hent_hjelp()
        self._ny_person(None, tekst)

    def _hent_hjelp(self) -> None:
        person_id = self._person[0] if self._person else None
        self.skriv(tjeneste.hjelp, self._tjeneste_okt, person_id, ferdig=self._sett_hjelp)

    def _sett_hjelp(self, hjelp: Registreringshjelp) -> None:
        self._hjelp = hjelp
        self._vis_om()

    # --- what is known ---

    def _vis_om(self) -> None:
        deler: list[Any] = []
        if self._person is not None:
            deler = [(self._person[1], "sterk"), *self._kjent_om()]
        elif self._rad("etternavn").display:
            deler = ["Ikke kjent her fra før. Skriv navnet."]
        om = sammen(*deler)
        for varsel in self._hjelp.varsler(self._nye_poster()) if self._hjelp else ():
            om.append_text(avsnitt(f"\n{varsel.setning} ({varsel.regel})", "varsel"))
            self._rad("duplikat_grunn").display = True
        self._om.update(om)
        self._om.display = bool(om.plain)
        nod = sammen(("Nødhjelp: ", "fare"), f"{self._nod[0].tekst}. Gis til {self._nod[1]} nå.") if self._nod else ""
        self._nodlinje.update(nod)
        self._nodlinje.display = bool(nod)

    def _kjent_om(self) -> list[str]:
        deler = []
        if (k := self._kjent) is not None:
            deler.append(f". Veileder {k.veileder}" if k.veileder else ". Ingen veileder")
            deler += [f", tlf. {k.telefon}"] if k.telefon else []
            deler += [f", tolk: {k.sprak or 'ja'}"] if k.tolk else []
            deler += [", uten konto"] if k.konto == "ingen" else []
        if self._hjelp is not None and self._hjelp.ny_soker:
            deler.append(". Ny søker")
        return [*deler, "."]

    @on(Valgfelt.Endret)
    def _valgt(self) -> None:
        """An item was ticked: the duplicates it makes, and what "annet" is."""
        self._rad("annet").display = Soknadspost.ANNET.value in self._poster
        self._rad("duplikat_grunn").display = False
        self._vis_om()

    # --- nødhjelp ---

    def on_key(self, hendelse: events.Key) -> None:
        """`n` among the items: nødhjelp."""
        if hendelse.key == "n" and self.focused is self._rad("poster").inn:
            hendelse.stop()
            self._spor_nodhjelp()

    def _spor_nodhjelp(self) -> None:
        if self._nod is not None:
            self._nod = None
            self._vis_om()
        elif self._hjelp is None:
            self.si("Skriv hvem søkeren er først.")
        else:
            self.spor(Velg("Hva slags nødhjelp?", [Valg(n.value, n.tekst) for n in Nodart]), self._spor_hvem)

    def _spor_hvem(self, kode: str) -> None:
        hjelp, art = self._hjelp, next(n for n in Nodart if n.value == kode)
        if hjelp is None:
            return
        til_stede = [k for k in hjelp.kandidater if k.til_stede]
        valg = [Valg(k.ident, f"{k.ident} {k.navn}, {k.mottakere}+{k.gitt}") for k in til_stede]
        tekst = f"Forslag {hjelp.forslag.ident or 'ingen'}: {hjelp.forslag.grunn}."

        def valgt(ident: str) -> None:
            self._nod = (art, ident)
            felt: Valgfelt = self._rad("poster").inn
            if not felt.valgt:
                felt.velg(_NODPOST[art])
            self._vis_om()

        self.spor(Velg("Hvem tar den nå?", valg, innledning=tekst, valgt=hjelp.forslag.ident), valgt)

    # --- registering ---

    def enter_i_felt(self, felt: Widget) -> None:
        """Enter finds, then registers; in the other fields it goes on to the next."""
        synlige = [r for r in self._rader if r.display]
        nr = next(nr for nr, rad in enumerate(synlige) if rad.inn is felt)
        if synlige[nr].felt.navn == "soker":
            self._sok()
        elif synlige[nr].felt.navn in _SENDER or nr + 1 == len(synlige):
            self.action_fullfor()
        else:
            self.set_focus(synlige[nr + 1].inn)

    def _nye_poster(self, annet: str = "") -> tuple[NyPost, ...]:
        return tuple(NyPost(art=p, tekst=annet if p is Soknadspost.ANNET else "") for p in POSTTASTER if p.value in self._poster)

    def _registrer(self, verdier: dict[str, Any]) -> Registrert:
        person_id = self._person[0] if self._person else None
        ny = None
        if person_id is None and self._rad("etternavn").display:
            ny = NyPerson(
                fornavn=verdier["fornavn"] or "", etternavn=verdier["etternavn"] or "", fnr=self._ukjent_nr, telefon=verdier["telefon"],
                fodt=verdier["fodt"] if self._ukjent_nr is None else None,
            )  # fmt: skip
        mottatt: date = verdier["mottatt"]
        soknad = NySoknad(
            person_id=person_id, ny_person=ny, mottatt=mottatt, kanal=verdier["kanal"], poster=self._nye_poster(verdier["annet"] or ""),
            nodhjelp=self._nod[0] if self._nod else None, til_ident=self._nod[1] if self._nod else None, fornyelse=verdier["fornyelse"],
            vedlegg=verdier["vedlegg"] or "", mott=verdier["mott"], ikke_mott=verdier["ikke_mott"],
            duplikat_grunn=verdier["duplikat_grunn"] or "",
        )  # fmt: skip
        return tjeneste.registrer(self._tjeneste_okt, soknad)

    def avslag(self, brudd: Regelbrudd) -> None:
        """At its field; a duplicate asks why it is registered all the same."""
        if brudd.felt == "duplikat_grunn":
            self._rad("duplikat_grunn").display = True
        super().avslag(Regelbrudd(brudd.regel, brudd.setning, "soker") if brudd.felt == "fnr" else brudd)
