"""People, households and cases of the demo office."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from navtui.domain.demo import tider
from navtui.domain.demo.kopi import Kopi
from navtui.domain.demo.modell import Barnemal, Saksmal, Voksenmal
from navtui.domain.demo.nummer import Nummerserie, duf
from navtui.domain.demo.regning import Post
from navtui.domain.demo.valg import tall, velg
from navtui.domain.navn import navnedeler, sokeform
from navtui.services.demo.bunke import Bunke
from navtui.services.demo.lasting import Fikstur

_FLYTTET_INN = -1500
_SIVILSTAND = {"gift": "gift", "samboer": "samboer", "samboer_felles_barn": "samboer"}


@dataclass(slots=True)
class Barn:
    """A child that has been put in. With `andel` 0 it is counted in the partner's vedtak, and assessed in both (VE-8)."""

    person_id: int
    navn: str
    fodt: date
    andel: int


@dataclass(frozen=True, slots=True)
class Iverksatt:
    """A vedtak that has been iverksatt: what a klage may be on."""

    id: int
    nummer: str
    dato: date
    engang: bool
    poster: frozenset[str]
    signert_av: tuple[str, str]


@dataclass(slots=True)
class Rigg:
    """A person with a case, as put in: what the vedtak and everything else of hers is built from."""

    mal: Saksmal
    nokkel: str
    person_id: int
    fornavn: str
    etternavn: str
    fodt: date
    kontonummer: str | None
    forrige_konto: tuple[str, date] | None = None
    """The account before this one, and the day it was changed."""
    sak_id: int | None = None
    saksnummer: str = ""
    barn: list[Barn] = field(default_factory=list)
    siste_vedtak: int | None = None
    siste_til: date | None = None
    siste_poster: tuple[tuple[Post, ...], tuple[Post, ...]] = ((), ())
    """Needs and incomes of the last vedtak."""
    vilkar: list[tuple[int, date]] = field(default_factory=list)
    """The vilkår set, with the day each ran out."""
    iverksatte: list[Iverksatt] = field(default_factory=list)


class Serier:
    """What runs on from copy to copy: numbers nobody may share."""

    def __init__(self) -> None:
        self.nummer = Nummerserie()
        self._aarsnummer: Counter[tuple[str, int]] = Counter()
        self._utleiere: dict[str, str] = {}

    def aarsnummer(self, hva: str, aar: int) -> str:
        """The next "2026-0042" of a kind."""
        self._aarsnummer[hva, aar] += 1
        return f"{aar}-{self._aarsnummer[hva, aar]:04d}"

    def utleierkonto(self, navn: str) -> str:
        """A landlord's account, the same every time."""
        if navn not in self._utleiere:
            self._utleiere[navn] = self.nummer.konto()
        return self._utleiere[navn]


class Folk:
    """Puts in the people of one copy."""

    def __init__(self, b: Bunke, fikstur: Fikstur, kopi: Kopi, serier: Serier, i_dag: date) -> None:
        self.b, self.fikstur, self.kopi, self.serier, self.i_dag = b, fikstur, kopi, serier, i_dag
        self.rigger: dict[str, Rigg] = {}
        self._bosatt: set[str] = set()

    def dag(self, om: int) -> date:
        """The day so many days from now."""
        return self.i_dag + timedelta(days=om)

    def lag(self, maler: tuple[Saksmal, ...]) -> None:
        """Everyone with a case, then who lives with whom."""
        for mal in maler:
            self.rigger[mal.nokkel] = self.soker(mal)
        for rigg in sorted(self.rigger.values(), key=lambda r: r.mal.apnet_om):
            self.sak(rigg)
        for rigg in self.rigger.values():
            self.husstand(rigg)

    def soker(self, mal: Saksmal) -> Rigg:
        """The person herself, with all that is known of her."""
        k = self.kopi
        fornavn = k.fornavn(mal.fornavn, mal.kjonn, mal.flyktning, mal.nokkel)
        etternavn = k.etternavn(mal.etternavn, mal.flyktning)
        konto = self.serier.nummer.konto() if mal.konto == "har" else None
        fodt = k.fodt(self.i_dag, mal.alder, mal.bursdag_om, mal.nokkel)
        fnr, fodt = (None, fodt) if mal.duf else self.serier.nummer.fnr(fodt, mal.d_nummer)
        person_id = self.b.ny_id("person")
        self._person(
            person_id, fornavn, etternavn, mal.kjonn, fodt, fnr, opprettet=tider.kl(tider.arbeidsdag(self.dag(mal.apnet_om)), 9),
            duf=duf(self.i_dag.year - 2, person_id) if mal.duf or (mal.flyktning and mal.introduksjon and tall(2, mal.nokkel)) else None,
            kontonummer=konto, konto=mal.konto, konto_fra=None if mal.ny_konto_om is None else self.dag(mal.ny_konto_om), sprak=mal.sprak,
            tolk=None if mal.sprak is None else tall(2, mal.nokkel, "tolk"), malform=mal.malform, verge=mal.verge,
            sivilstand=_SIVILSTAND.get(mal.form, "ugift" if mal.alder < 35 else velg(("ugift", "skilt", "separert", "enke"), mal.nokkel)),
            bosituasjon=mal.bosituasjon, arbeidssituasjon=mal.arbeidssituasjon, flyktning=mal.flyktning,
            introduksjon_fra=self.dag(mal.introduksjon[0]) if mal.introduksjon else None,
            introduksjon_til=self.dag(mal.introduksjon[1]) if mal.introduksjon else None, telefon=self.serier.nummer.telefon(),
            **self._adresse(mal, mal.nokkel),
        )  # fmt: skip
        if mal.skjerming != "ingen":
            self.b.skjerm(person_id, mal.skjerming)
        byttet = None if mal.ny_konto_om is None else (self.serier.nummer.konto(), self.dag(mal.ny_konto_om))
        return Rigg(mal, k.nokkel(mal.nokkel), person_id, fornavn, etternavn, fodt, konto, byttet)

    def _adresse(self, mal: Saksmal, nokkel: str) -> dict[str, str]:
        """PE-5: none for kode 6, nor for those who live with her."""
        if mal.skjerming == "kode_6" or mal.bosituasjon == "uten_bolig":
            return {}
        postnummer, poststed = velg(self.kopi.navn.steder, "sted", self.kopi.nr, nokkel)
        gate = velg(self.kopi.navn.gater, "gate", self.kopi.nr, nokkel)
        return {"adresse": f"{gate} {1 + tall(60, 'nr', self.kopi.nr, nokkel)}", "postnummer": postnummer, "poststed": poststed}

    def _person(self, person_id: int, fornavn: str, etternavn: str, kjonn: str, fodt: date, fnr: str | None, **mer: Any) -> None:
        self.b.legg(
            "person", id=person_id, fnr=fnr, fornavn=fornavn, etternavn=etternavn, sokenavn=sokeform(f"{etternavn} {fornavn}"), fodt=fodt,
            kjonn=kjonn, **mer,
        )  # fmt: skip
        for del_ in sorted(navnedeler(f"{fornavn} {etternavn}")):
            nokler: dict[str, Any] = {"del": del_, "person_id": person_id}
            self.b.legg_uten_id("navnedel", **nokler)
        self.b.personer.append(person_id)

    def sak(self, rigg: Rigg) -> None:
        """PE-9: the open case and its veileder."""
        mal = rigg.mal
        apnet = tider.arbeidsdag(self.dag(mal.apnet_om))
        neste = (
            tider.arbeidsdag(self.dag(mal.neste_om)) if mal.neste_om <= 0 else max(tider.arbeidsdag(self.dag(mal.neste_om)), self.dag(1))
        )
        kartlagt = apnet + timedelta(days=8 + tall(14, mal.nokkel, "kartlagt"))
        rigg.saksnummer = self.serier.aarsnummer("sak", apnet.year)
        rigg.sak_id = self.b.legg(
            "sak", saksnummer=rigg.saksnummer, person_id=rigg.person_id, veileder=mal.veileder, lop=mal.lop,
            neste_dato=neste, neste_hva=mal.neste_hva, kartlagt=kartlagt if mal.kartlagt and kartlagt < self.i_dag else None, apnet=apnet,
        )  # fmt: skip
        if mal.innsatsbehov:
            fra = apnet + timedelta(days=20)
            if fra <= self.i_dag:
                self.b.legg(
                    "innsatsbehov",
                    person_id=rigg.person_id,
                    kode=mal.innsatsbehov,
                    fra=fra,
                    kilde="Nav, oppfølgingsvedtak",
                    ident=mal.veileder,
                )

    def husstand(self, rigg: Rigg) -> None:
        """PE-4: who lives together. A couple with a case each is one household, made with the first of them."""
        mal = rigg.mal
        partner = self.rigger.get(mal.partner or "")
        if partner is not None and partner.mal.nokkel in self._bosatt:
            return
        self._bosatt.add(mal.nokkel)
        fra, sammen = self.dag(_FLYTTET_INN), mal.flyttet_sammen_om
        for r in (rigg, *((partner,) if partner else ())):
            r.barn.extend(self._barn(r, b) for b in r.mal.barn)
        voksne = [rigg.person_id, *([partner.person_id] if partner else []), *([self._samboer(rigg, mal.samboer)] if mal.samboer else [])]
        alle_barn = [*rigg.barn, *(partner.barn if partner else [])]
        if sammen is None:
            self._bor(mal.form, voksne, alle_barn, fra, None)
            if partner:
                delt = [(rigg, list(partner.barn)), (partner, list(rigg.barn))]
                for r, den_andres in delt:
                    r.barn.extend(replace(et, andel=0) for et in den_andres)
            return
        self._bor("enslig", [rigg.person_id], rigg.barn, fra, self.dag(sammen - 1))
        if partner:
            self._bor("enslig", [partner.person_id], partner.barn, fra, self.dag(sammen - 1))
        self._bor(mal.form, voksne, alle_barn, self.dag(sammen), None)

    def _bor(self, form: str, voksne: list[int], barn: list[Barn], fra: date, til: date | None) -> None:
        husstand = self.b.legg("husstand", form=form, opprettet=tider.kl(tider.arbeidsdag(fra), 10))
        for person_id in voksne:
            self.b.legg("husstandsmedlem", husstand_id=husstand, person_id=person_id, rolle="voksen", andel=100, fra=fra, til=til)
        for et in barn:
            if til is None or et.fodt <= til:
                self.b.legg(
                    "husstandsmedlem",
                    husstand_id=husstand,
                    person_id=et.person_id,
                    rolle="barn",
                    andel=et.andel,
                    fra=max(fra, et.fodt),
                    til=til,
                )

    def _barn(self, rigg: Rigg, mal: Barnemal) -> Barn:
        nokkel = f"{rigg.mal.nokkel}/{mal.navn}"
        navn = self.kopi.fornavn(mal.navn, mal.kjonn, rigg.mal.flyktning, nokkel)
        fnr, fodt = self.serier.nummer.fnr(self.kopi.fodt(self.i_dag, mal.alder, mal.bursdag_om, nokkel))
        person_id = self.b.ny_id("person")
        self._person(
            person_id, navn, rigg.etternavn, mal.kjonn, fodt, fnr, opprettet=tider.kl(tider.arbeidsdag(self.dag(rigg.mal.apnet_om)), 9),
            flyktning=rigg.mal.flyktning, **self._adresse(rigg.mal, rigg.mal.nokkel),
        )  # fmt: skip
        return Barn(person_id, navn, fodt, mal.andel)

    def _samboer(self, rigg: Rigg, mal: Voksenmal) -> int:
        nokkel = f"{rigg.mal.nokkel}/{mal.navn}"
        navn = self.kopi.fornavn(mal.navn, mal.kjonn, rigg.mal.flyktning, nokkel)
        gift = rigg.mal.form == "gift"
        etternavn = rigg.etternavn if gift else velg(self.kopi.navn.etternavn, "samboer", self.kopi.nr, nokkel)
        fnr, fodt = self.serier.nummer.fnr(self.kopi.fodt(self.i_dag, mal.alder, None, nokkel))
        person_id = self.b.ny_id("person")
        self._person(
            person_id, navn, etternavn, mal.kjonn, fodt, fnr, opprettet=tider.kl(tider.arbeidsdag(self.dag(rigg.mal.apnet_om)), 9),
            sivilstand=_SIVILSTAND[rigg.mal.form], flyktning=rigg.mal.flyktning, **self._adresse(rigg.mal, rigg.mal.nokkel),
        )  # fmt: skip
        return person_id
