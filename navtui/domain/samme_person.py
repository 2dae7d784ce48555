"""PE-1: two registrations of one human being: when they may be linked, and which of them counts.

Nothing is moved and nothing that was signed is touched (VE-18, KO-4): what was decided on each stays there. The sources have no rule for
it; those without a source below are our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from navtui.domain.fodselsnummer import D_NUMMER
from navtui.domain.kodeverk.samme_person import Koblingsgrunn
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd

LENGSTE_GRUNN: Final = 200
"""Letters in a reason."""


class Ogsa(Modell):
    """One registration, as another screen names it: who, and the number it is known by."""

    person_id: int
    navn: str
    nummer: str | None
    fodselsaar: int | None = None

    @property
    def tekst(self) -> str:
        """ "Olsen, Mona (41018012345)": for one who has opened her."""
        return f"{self.navn} ({self.nummer or 'uten nummer'})"

    @property
    def kort(self) -> str:
        """PE-7: no more than a search tells: "Olsen, Mona, født 1980"."""
        return f"{self.navn}, født {self.fodselsaar or 'ukjent'}"


class Samme(Modell):
    """What the screen of a person who is registered more than once says: which one counts, and the others."""

    gjelder: Ogsa
    andre: tuple[Ogsa, ...]
    """All but the one that is on the screen."""
    selv: bool
    """The one on the screen is the one that counts."""


class Kobling(Modell):
    """That `ogsa_id` is the same person as `gjelder_id`, which counts."""

    id: int
    gjelder_id: int
    ogsa_id: int


class Registrering(Modell):
    """What is put side by side before two are linked. `husstand` are the ids of all she lives with, `skjermet` her level (PE-5)."""

    person_id: int
    navn: str
    fnr: str | None
    duf: str | None
    fodt: date | None
    adresse: str
    konto: str
    bor_med: tuple[str, ...]
    husstand: tuple[int, ...]
    apent: tuple[str, ...]
    """The words for what is not ended (store.person.apent)."""
    saksnummer: str | None
    veileder: str | None
    skjermet: int
    dod: date | None = None
    rot: Ogsa | None = None
    """The one that counts, when this is linked to another already."""

    @property
    def nummer(self) -> str:
        """As the two are told apart."""
        return self.fnr or self.duf or "uten nummer"


def er_d_nummer(fnr: str) -> bool:
    """Whether it is a D-nummer."""
    return int(fnr[0]) >= D_NUMMER


def kan_kobles(gjelder: Registrering, ogsa: Registrering) -> Regelbrudd | None:
    """PE-1: what no reason can help: the same row, one that is linked already, and two who live together."""
    if gjelder.person_id == ogsa.person_id:
        return Regelbrudd("PE-1", "Dette er den samme registreringen. Velg en annen.", "annen")
    roter = [r.rot.person_id if r.rot else r.person_id for r in (gjelder, ogsa)]
    if roter[0] == roter[1]:
        return Regelbrudd("PE-1", "De to er koblet sammen fra før.", "annen")
    for r in (gjelder, ogsa):
        if r.rot is not None and r.rot.person_id != r.person_id:
            return Regelbrudd("PE-1", f"{r.navn} er koblet til {r.rot.tekst}, som gjelder. Koble den registreringen i stedet.", "annen")
    if ogsa.person_id in gjelder.husstand:
        return Regelbrudd("PE-1", "De to står i samme husstand, og er da ikke samme person. Rett husstanden først.", "annen")
    return None


def forskjeller(gjelder: Registrering, ogsa: Registrering) -> tuple[str, ...]:
    """PE-1: what speaks against them being one person, in words: two numbers of the same kind, two birth dates, one of them dead."""
    hva = []
    if gjelder.fnr and ogsa.fnr and er_d_nummer(gjelder.fnr) == er_d_nummer(ogsa.fnr):
        hva.append("to forskjellige D-nummer" if er_d_nummer(gjelder.fnr) else "to forskjellige fødselsnummer")
    if gjelder.duf and ogsa.duf:
        hva.append("to forskjellige DUF-nummer")
    if gjelder.fodt and ogsa.fodt and gjelder.fodt != ogsa.fodt:
        hva.append("to forskjellige fødselsdatoer")
    if (gjelder.dod is None) != (ogsa.dod is None):
        hva.append("et dødsfall på bare den ene")
    return tuple(hva)


def sjekk_grunn(gjelder: Registrering, ogsa: Registrering, grunn: Koblingsgrunn, tekst: str) -> Regelbrudd | None:
    """PE-1: the reason that is needed. Two valid numbers of one kind are two people, unless someone writes that one took the other's place;
    a D-nummer and a fødselsnummer may be one person's."""
    if len(tekst) > LENGSTE_GRUNN:
        return Regelbrudd("PE-1", f"Grunnen er lengre enn {LENGSTE_GRUNN} tegn. Kort den ned.", "tekst")
    mot = forskjeller(gjelder, ogsa)
    to_nummer = [m for m in mot if m.endswith("nummer")]
    if to_nummer and grunn is not Koblingsgrunn.NYTT_NUMMER:
        setning = (
            f"De har {to_nummer[0]}, og er da to personer. Er det ene et gammelt nummer, velg den grunnen og skriv hvordan dere vet det."
        )
        return Regelbrudd("PE-1", setning, "grunn")
    if grunn is Koblingsgrunn.D_NUMMER and not _d_og_fodselsnummer(gjelder.fnr, ogsa.fnr):
        return Regelbrudd("PE-1", "De har ikke ett D-nummer og ett fødselsnummer. Velg en annen grunn.", "grunn")
    if tekst:
        return None
    if mot:
        return Regelbrudd("PE-1", f"De har {' og '.join(mot)}. Skriv hvordan dere vet det.", "tekst")
    if grunn in (Koblingsgrunn.NYTT_NUMMER, Koblingsgrunn.ANNET):
        return Regelbrudd("PE-1", "Skriv hvordan dere vet at det er samme person.", "tekst")
    return None


def _d_og_fodselsnummer(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and er_d_nummer(a) != er_d_nummer(b)


def foreslatt(a: Registrering, b: Registrering) -> Koblingsgrunn | None:
    """The reason the numbers tell by themselves, if they do."""
    if _d_og_fodselsnummer(a.fnr, b.fnr):
        return Koblingsgrunn.D_NUMMER
    return Koblingsgrunn.UTEN_NUMMER if (a.fnr is None) != (b.fnr is None) else None


def bor_gjelde(a: Registrering, b: Registrering) -> Registrering:
    """Which of the two is suggested to count: the one with a fødselsnummer, then a D-nummer, then the one with a case, then the oldest."""

    def rang(r: Registrering) -> tuple[bool, bool, bool, int]:
        return (r.fnr is None, r.fnr is not None and er_d_nummer(r.fnr), r.saksnummer is None, r.person_id)

    return min(a, b, key=rang)


def rot(person_id: int, koblinger: Iterable[Kobling]) -> int:
    """PE-1: the registration that counts for this one: itself, or where the chain of links ends. `koblinger` are those not undone."""
    til: Mapping[int, int] = {k.ogsa_id: k.gjelder_id for k in koblinger}
    sett = {person_id}
    while (neste := til.get(person_id)) is not None:
        if neste in sett:
            raise ValueError(f"koblingene går i ring ved {neste}")
        sett.add(neste)
        person_id = neste
    return person_id


def kan_faa_nytt_her(gjelder: Ogsa | None) -> Regelbrudd | None:
    """PE-1: no new søknad, and no vedtak that changes none, on a registration that does not count. `gjelder` is the one that does, None
    where it is this one."""
    if gjelder is None:
        return None
    return Regelbrudd("PE-1", f"Personen er også registrert som {gjelder.kort}, og den registreringen gjelder. Bruk den i stedet.", "soker")


def kan_angres(skjermet: int, er_leder: bool) -> Regelbrudd | None:
    """PE-5: a link that protects is undone by the leder only: without it one of the two may be seen by everyone."""
    if skjermet and not er_leder:
        return Regelbrudd("PE-5", "Personen er skjermet. Bare leder angrer koblingen.")
    return None
