"""OP-11: moving a portfolio when someone is ill or leaves. Every case gets a suggestion by PM-7, shown before anything is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from navtui.domain.kandidat import Kandidat, Sokersituasjon, foresla, kan_fa
from navtui.domain.kodeverk.kode import Kode
from navtui.domain.regelbrudd import Regelbrudd


class Flyttegrunn(Kode):
    """OP-11: why cases change hands; kept with each change (PE-10)."""

    SYKDOM = "sykdom", "sykdom"
    SLUTTER = "slutter", "slutter"
    PERMISJON = "permisjon", "permisjon"
    FORDELING = "fordeling", "jevnere fordeling"
    INHABIL = "inhabil", "inhabilitet"


class Restslag(Kode):
    """What may be left with the one who is away when her cases have moved: it is hers, but the person's case is another's, or nobody's."""

    KLAGE = "klage", "klage"
    SOKNAD = "soknad", "søknad"
    OPPGAVE = "oppgave", "oppgave"
    BESKJED = "beskjed", "beskjed"


@dataclass(frozen=True, slots=True)
class Flyttesak:
    """A case that is to be moved, as it was read."""

    sak_id: int
    person_id: int
    saksnummer: str
    navn: str
    versjon: int


@dataclass(frozen=True, slots=True)
class Flyttelinje:
    """A case with who is suggested (None: nobody can have it today) and the line that says why."""

    sak: Flyttesak
    til: str | None
    grunn: str

    @property
    def nokkel(self) -> int:
        """The row's key."""
        return self.sak.sak_id

    @property
    def navn(self) -> str:
        """Whose it is."""
        return self.sak.navn

    @property
    def hva(self) -> str:
        """The case's number."""
        return self.sak.saksnummer


@dataclass(frozen=True, slots=True)
class Flytterest:
    """One thing that does not follow a case, as it was read. `kan_ta`: the only ones who may have it (KL-3), those at work first."""

    slag: Restslag
    id: int
    person_id: int | None
    navn: str
    versjon: int
    kan_ta: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Restlinje:
    """It, with who is suggested and why; the list shows it below the cases."""

    rest: Flytterest
    til: str | None
    grunn: str

    @property
    def nokkel(self) -> tuple[str, int]:
        """The row's key."""
        return self.rest.slag.value, self.rest.id

    @property
    def navn(self) -> str:
        """Whose it is."""
        return self.rest.navn

    @property
    def hva(self) -> str:
        """What it is."""
        return self.rest.slag.tekst


@dataclass(frozen=True, slots=True)
class Flytteforslag:
    """The whole move before it is done: from whom, each case, what does not follow one, who may receive, and the debt cases."""

    fra: str
    linjer: tuple[Flyttelinje, ...]
    mottakere: tuple[Kandidat, ...]
    gjeldssaker: int = 0
    gjeld_til: str | None = None
    rester: tuple[Restlinje, ...] = ()

    def antall(self) -> dict[str, int]:
        """How many cases each gets."""
        ut: dict[str, int] = {}
        for linje in self.linjer:
            if linje.til is not None:
                ut[linje.til] = ut.get(linje.til, 0) + 1
        return ut


def foresla_flytting(
    fra: str,
    saker: Sequence[Flyttesak],
    kandidater: Iterable[Kandidat],
    situasjoner: Mapping[int, Sokersituasjon],
    partnere: Mapping[int, int] | None = None,
) -> tuple[Flyttelinje, ...]:
    """OP-11, PM-7: who gets each case. `fra` is never among them, and each case given counts in the next one's load.

    `partnere` is person to partner: two who are both moved go to the same veileder. The same input gives the same answer: the cases are
    taken in the order they come.
    """
    par, gitt = partnere or {}, dict[int, str]()
    na = {k.ident: k if k.ident != fra else replace(k, til_stede=False, sosialhjelp=False) for k in kandidater}
    linjer = []
    for sak in saker:
        situasjon = replace(situasjoner[sak.person_id], fast_veileder=None, fast_siden=None)
        if (partner := par.get(sak.person_id)) is not None and partner in gitt:
            situasjon = replace(situasjon, partners_veileder=gitt[partner])
        forslag = foresla(na.values(), situasjon)
        linjer.append(Flyttelinje(sak, forslag.ident, forslag.grunn))
        if forslag.ident is not None:
            gitt[sak.person_id] = forslag.ident
            na[forslag.ident] = replace(na[forslag.ident], mottakere=na[forslag.ident].mottakere + 1)
    return tuple(linjer)


def foresla_rest(
    fra: str,
    rester: Sequence[Flytterest],
    saker: Sequence[Flyttelinje],
    kandidater: Iterable[Kandidat],
    situasjoner: Mapping[int, Sokersituasjon],
) -> tuple[Restlinje, ...]:
    """OP-11, KL-3: who gets each thing that follows no case: the person's veileder as she will be, else as PM-7 says; a klage only one who
    may reconsider it."""
    ny = {linje.sak.person_id: linje.til for linje in saker}
    na = [k for k in kandidater if k.ident != fra]
    return tuple(_foresla_en(rest, ny.get(rest.person_id or 0), na, _uten(fra, situasjoner.get(rest.person_id or 0))) for rest in rester)


def _uten(fra: str, situasjon: Sokersituasjon | None) -> Sokersituasjon:
    s = situasjon or Sokersituasjon()
    return replace(s, fast_veileder=None, fast_siden=None) if s.fast_veileder == fra else s


def _foresla_en(rest: Flytterest, ny: str | None, kandidater: Sequence[Kandidat], situasjon: Sokersituasjon) -> Restlinje:
    fast = ny or situasjon.fast_veileder
    if rest.kan_ta is not None:
        if not rest.kan_ta:
            return Restlinje(rest, None, "ingen andre kan vurdere klagen")
        folger = fast in rest.kan_ta
        return Restlinje(rest, fast if folger else rest.kan_ta[0], "personens veileder" if folger else "signerte ikke vedtaket")
    forslag = foresla(kandidater, replace(situasjon, fast_veileder=fast, fast_siden=None if ny else situasjon.fast_siden))
    return Restlinje(rest, forslag.ident, "personens nye veileder" if ny and ny == forslag.ident else forslag.grunn)


def sjekk_mottaker(fra: str, til: str, kandidat: Kandidat | None, situasjon: Sokersituasjon) -> Regelbrudd | None:
    """OP-11, PE-6: may the case go to `til`? Never back to the one it is moved from, nor to one who is inhabil or lacks access."""
    if til == fra:
        return Regelbrudd("OP-11", f"Saken er allerede hos {fra}.", "til")
    brudd = kan_fa(kandidat, til, situasjon)
    if brudd is not None:
        return Regelbrudd(brudd.regel, brudd.setning.replace("denne søknaden", "denne saken").replace("få søknader", "få saker"), "til")
    return None


def sjekk_flytting(linjer: Sequence[Flyttelinje | Restlinje]) -> Regelbrudd | None:
    """PE-9: a case always has exactly one responsible veileder, so one that nobody can have is not moved; and something must be."""
    if not any(linje.til for linje in linjer):
        return Regelbrudd("OP-11", "Ingen saker er gitt til noen. Velg en veileder.")
    return None
