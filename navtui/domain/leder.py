"""LE-1: how the office is doing, per veileder. Numbers count everyone; names are for those with access (PE-5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Self

from navtui.domain.kalender import Maaned
from navtui.domain.klagetall import Klagetall
from navtui.domain.kodeverk.kode import Kode
from navtui.domain.kodeverk.kontor import Fravarsgrunn, Rolle
from navtui.domain.kvp import Kvpplasser
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Varsel

SYV_DAGER = 7
MANGE_OVER_FRIST = 5
"""From here the words are in capitals."""


class Maal(Kode):
    """One figure of LE-1: its field in a LederRad, what it is called, the rule that defines it, and the definition in a sentence."""

    regel: str
    definisjon: str

    def __new__(cls, verdi: str, tekst: str, regel: str, definisjon: str) -> Self:
        kode = str.__new__(cls, verdi)
        kode._value_ = verdi
        kode.tekst, kode.regel, kode.definisjon = tekst, regel, definisjon
        return kode

    APNE_SAKER = "apne_saker", "åpne saker", "LE-1", "Personer med en sak som ikke er avsluttet."
    MOTTAKERE = "mottakere_denne_maaneden", "mottakere denne måneden", "LE-1", "Personer med iverksatt stønad for en dag i måneden."
    MOTTAKERE_I_AAR = "mottakere_i_aar", "mottakere hittil i år", "LE-1", "Personer med iverksatt stønad for en dag hittil i år."
    UNDER_25 = "under_25", "under 25 år", "LE-1", "Åpne saker der personen er under 25 år."
    UNGE_UTEN = "unge_uten_aktivitet", "under 25 år uten aktivitet", "LE-1", "Under 25 år uten en aktivitet som er startet."
    PLIKT_MED = "plikt_med_aktivitet", "aktivitetsplikt, i aktivitet", "OP-4", "Plikt er aktuelt, og aktiviteten er startet."
    PLIKT_UTEN = "plikt_uten_aktivitet", "aktivitetsplikt uten aktivitet", "OP-4", "Plikt er aktuelt, men ingen aktivitet er startet."
    TILBUDT = "plikt_tilbudt", "aktivitetsplikt, tilbudt", "OP-4", "Plikt er aktuelt, og aktivitet er tilbudt."
    STARTET = "plikt_startet", "aktivitetsplikt, startet", "OP-4", "Plikt er aktuelt, og aktiviteten er startet."
    DELTAR = "plikt_deltar", "aktivitetsplikt, deltar", "OP-4", "Plikt er aktuelt, og personen deltar."
    OVER_FRIST = "oppfolging_over_frist", "oppfølging over frist", "OP-1", "Neste oppfølging er passert."
    VEDTAK_UT = "vedtak_ut_7_dager", "vedtak som går ut innen 7 dager", "LE-1", "Siste løpende vedtak går ut i dag til om 7 dager."
    SOKNAD_OVER = "soknader_over_frist", "søknader over frist", "PM-3", "Ubesvarte søknader eldre enn kontorets egen frist."
    TIL_KONTROLL = "til_kontroll", "til kontroll", "KO-1", "Vedtak sendt til kontroll."
    LANGTID = "langtid", "langtid", "VE-14", "Stønad så mange måneder på rad som innstillingen sier, eller flere."


MERKNAD = {
    Maal.OVER_FRIST: "skulle vært", Maal.VEDTAK_UT: "går ut", Maal.SOKNAD_OVER: "mottatt", Maal.TILBUDT: "tilbudt",
    Maal.STARTET: "startet", Maal.DELTAR: "deltar fra",
}  # fmt: skip
"""What the date beside a name is."""
TELT_FORST = frozenset({Maal.APNE_SAKER, Maal.OVER_FRIST, Maal.VEDTAK_UT, Maal.SOKNAD_OVER, Maal.TIL_KONTROLL})
"""What is due is counted at once; the figures that follow from everyone's vedtak and activity take longer in a large office."""


class LederRad(Modell):
    """One row of F7 and of `navtui liste leder`: one who follows people up. Absence without end is None in `borte_til`.

    `telt` False: only the figures of TELT_FORST have been counted yet.
    """

    ident: str
    navn: str
    rolle: Rolle
    stillingsprosent: int
    borte: Fravarsgrunn | None = None
    borte_til: date | None = None
    slutter: date | None = None
    """Her last day, to come or passed."""
    har_sluttet: bool = False
    apne_saker: int = 0
    mottakere_denne_maaneden: int = 0
    mottakere_i_aar: int = 0
    under_25: int = 0
    unge_uten_aktivitet: int = 0
    plikt_med_aktivitet: int = 0
    plikt_uten_aktivitet: int = 0
    plikt_tilbudt: int = 0
    plikt_startet: int = 0
    plikt_deltar: int = 0
    oppfolging_over_frist: int = 0
    vedtak_ut_7_dager: int = 0
    soknader_over_frist: int = 0
    til_kontroll: int = 0
    langtid: int = 0
    telt: bool = True

    @property
    def nokkel(self) -> str:
        """The row's key."""
        return self.ident

    @property
    def plikt(self) -> int:
        """Those the aktivitetsplikt is aktuell for: the n of the share."""
        return self.plikt_med_aktivitet + self.plikt_uten_aktivitet

    def antall(self, maal: Maal) -> int:
        """One figure by its code."""
        tall: int = getattr(self, maal.value)
        return tall

    def er_telt(self, maal: Maal) -> bool:
        """Whether the figure is known yet."""
        return self.telt or maal in TELT_FORST

    def per_stilling(self, maal: Maal) -> int:
        """LE-1: the figure weighted to a full position, to the nearest whole."""
        return (self.antall(maal) * 200 + self.stillingsprosent) // (2 * self.stillingsprosent)


class Kontortall(Modell):
    """LE-1, for the whole office. Three counts that are never one: open cases, recipients this month, recipients so far this year."""

    apne_saker: int
    mottakere_denne_maaneden: int
    mottakere_i_aar: int
    kvp: Kvpplasser
    gjeld: int
    gjeld_venter: int
    gjeld_lengst_uten_vedtak: int | None
    ufordelte_soknader: int
    ufordelte_over_frist: int
    ikke_informert: int
    """PE-10: changes of veileder the person has not been told of."""
    uten_fast_veileder: int
    """PE-11."""
    kopi: str
    """SI-6: the age of the last backup that was opened and checked."""
    klager: Klagetall = Klagetall()
    rutiner_forfalt: int = 0
    """KL-4: routines that should have been looked through by now."""


class Lederbilde(Modell):
    """F7: the rows and the office."""

    rader: tuple[LederRad, ...]
    kontor: Kontortall
    maaned: Maaned
    soknadsfrist_dager: int
    langtid_maaneder: int
    mangler: tuple[Varsel, ...] = ()
    """What the office must have and has not, the most important first."""

    def rad(self, ident: str) -> LederRad | None:
        """One veileder's row."""
        return next((r for r in self.rader if r.ident == ident), None)


class Navnerad(Modell):
    """A person behind a figure."""

    person_id: int
    navn: str
    fodt: date | None
    veileder: str | None
    merknad: str = ""

    @property
    def nokkel(self) -> int:
        """The row's key."""
        return self.person_id


def andel(del_: int, n: int) -> str:
    """LE-2: a share with its n beside it: "3 av 6 (50 %)". Of nobody there is no per cent."""
    if not n:
        return "0 av 0"
    return f"{del_} av {n} ({(del_ * 200 + n) // (2 * n)} %)"


def over_frist_tekst(antall: int) -> str:
    """What is late, in words: "3 over frist", and in capitals from five (the sketch's "9 OVER FRIST")."""
    if not antall:
        return "0"
    ord_ = "over frist"
    return f"{antall} {ord_.upper() if antall >= MANGE_OVER_FRIST else ord_}"


def summer(rader: Sequence[LederRad], maal: Maal) -> int:
    """The column's sum over the veiledere. Not for the three counts of persons at the office's top line: those are counted once each."""
    return sum(r.antall(maal) for r in rader)
