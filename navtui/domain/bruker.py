"""Everything about one person, as the person screen needs it (kontoret.md, "Screens")."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from navtui.domain.belop import kroner
from navtui.domain.beskjed import Beskjed
from navtui.domain.forelopig_svar import SkyldigSvar
from navtui.domain.husstand import Husstand
from navtui.domain.journalnotat import Journalnotat
from navtui.domain.klageliste import KlageRad
from navtui.domain.kodeverk import (
    Gjeldstilstand,
    Innsatsbehov,
    Skjerming,
    Soknadspost,
    Vedtaksart,
    Vedtakstilstand,
    Vilkarstype,
    Vilkarsutfall,
)
from navtui.domain.kodeverk.kvp import Kvptilstand
from navtui.domain.kontakt import Kontakt
from navtui.domain.modell import Modell
from navtui.domain.oppfolging import Aktivitet, Sluttdato
from navtui.domain.oppgave import Dokumentasjonskrav, Oppgave
from navtui.domain.person import Opplysninger, visningsnavn
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sak import Bytte, Sak
from navtui.domain.samme_person import Samme
from navtui.domain.soknad import Soknadstilstand
from navtui.domain.vedtak import beregnes


class Vedtakskort(Modell):
    """One vedtak in the list by month."""

    id: int
    nummer: str
    art: Vedtaksart
    fra: date
    til: date
    engang: bool
    sum_ore: int | None
    kvp_maaned_ore: int | None = None
    """§ 35: the kvalifiseringsstønad of a month, as it is today or was last."""
    endrer_art: Vedtaksart | None = None
    """VE-18: the kind of the vedtak it changes."""
    garanti_ore: int | None = None
    """VE-23: what is guaranteed."""
    tilstand: Vedtakstilstand
    skrevet_av: str
    er_returnert: bool = False
    """KO-5: an utkast that came back from kontroll, and has not been sent again since."""
    betales_ore: int = 0
    """VE-16: of its payments, those that are not annulled."""
    utbetalt_ore: int = 0
    lan_ore: int = 0

    @property
    def belop_ore(self) -> int | None:
        """What it says of money: a month of a kvalifiseringsprogram, a garanti's amount, else its sum; None for what pays nothing."""
        if self.kvp_maaned_ore or self.garanti_ore:
            return self.kvp_maaned_ore or self.garanti_ore
        fagart = self.endrer_art if self.art.endrer_et_annet and self.endrer_art else self.art
        avslag = self.art is Vedtaksart.AVSLAG and not self.sum_ore
        return self.sum_ore if beregnes(self.art, fagart) and not avslag else None

    @property
    def annullert(self) -> str:
        """VE-18: that its payments are not made after all: another vedtak has taken its place, or someone has annulled them."""
        if self.tilstand is not Vedtakstilstand.IVERKSATT or not self.sum_ore or self.betales_ore >= self.sum_ore:
            return ""
        return "delvis annullert" if self.betales_ore else "annullert"


def til_sammen(kort: Iterable[Vedtakskort]) -> str:
    """VE-16, VE-18: what iverksatte vedtak pay in all, each øre once: what is annulled in one that is omgjort is paid by the new."""
    i_kraft = [v for v in kort if v.tilstand is Vedtakstilstand.IVERKSATT]
    alt, ute, lan = (sum(getattr(v, navn) for v in i_kraft) for navn in ("betales_ore", "utbetalt_ore", "lan_ore"))
    deler = [f"{kroner(ute)} kr er utbetalt" if ute < alt else "Alt er utbetalt" if alt else "", f"{kroner(lan)} kr er lån" if lan else ""]
    return ". ".join([f"Til sammen {kroner(alt)} kr i vedtak som er iverksatt", ", ".join(d for d in deler if d)]).rstrip(". ") + "."


class Vilkarskort(Modell):
    """One vilkår of the vedtak that runs, with what was last said of it (VE-11)."""

    type: Vilkarstype
    tekst: str
    frist: date | None
    utfall: Vilkarsutfall | None
    dato: date | None


class Soknadskort(Modell):
    """One søknad in brief."""

    id: int
    mottatt: date
    tilstand: Soknadstilstand
    nodhjelp: bool
    nodhjelp_art: str | None = None
    registrert: datetime | None = None
    til_kontroll: bool = False
    """Its vedtak is sent."""
    saksbehandler: str | None
    poster: tuple[Soknadspost, ...]
    oppgitt: str = ""
    """The amounts and periods that are asked for, in words (PM-1)."""
    vedlegg: str = ""


class Gjeldskort(Modell):
    """GJ-6: what a veileder sees of a debt case: that there is one, its status and its next step."""

    id: int
    radgiver: str
    tilstand: Gjeldstilstand
    neste_steg: str
    neste_dato: date | None
    henvist_dato: date


class Innsatskort(Modell):
    """PE-13, PE-12: one entry in the history of innsatsbehov."""

    kode: Innsatsbehov
    fra: date
    kilde: str


class Logginnslag(Modell):
    """Who opened or looked up the person, when and why."""

    tid: datetime
    ident: str
    handling: str
    objekt: str | None
    grunn: str | None


class Tilgangskort(Modell):
    """PE-5: who may know of a protected person."""

    ident: str
    fra: date
    til: date | None


class Bruker(Modell):
    """One person, read in one go."""

    person_id: int
    fnr: str | None
    duf: str | None
    skjerming: Skjerming
    strengeste: int
    """The strictest mark in the household: 0 none, 3 kode 6."""
    sperret: str | None
    dod: date | None = None
    samme: Samme | None = None
    """PE-1: that she is registered more than once."""
    opplysninger: Opplysninger
    versjon: int
    sak: Sak | None
    veiledernavn: str | None
    byttet: tuple[Bytte, ...]
    beskjeder: tuple[Beskjed, ...]
    oppgaver: tuple[Oppgave, ...]
    vedtak: tuple[Vedtakskort, ...]
    maaneder_paa_rad: int
    vilkar: tuple[Vilkarskort, ...]
    kontakter: tuple[Kontakt, ...]
    notater: tuple[Journalnotat, ...]
    soknader: tuple[Soknadskort, ...]
    husstander: tuple[Husstand, ...]
    gjeld: Gjeldskort | None
    krav: tuple[Dokumentasjonskrav, ...]
    aktivitet: Aktivitet | None
    sluttdatoer: tuple[Sluttdato, ...]
    innsatsbehov: tuple[Innsatskort, ...]
    kvp: str | None
    inhabile: tuple[str, ...]
    til_drofting: bool
    tilganger: tuple[Tilgangskort, ...]
    klager: tuple[KlageRad, ...]
    skyldige_svar: tuple[SkyldigSvar, ...]
    """PM-4: the foreløpige svar that are owed her now."""
    logg: tuple[Logginnslag, ...]
    """Filled for the leder only."""

    @property
    def navn(self) -> str:
        """As lists show it."""
        return visningsnavn(self.opplysninger.fornavn, self.opplysninger.etternavn)

    @property
    def i_kvp(self) -> bool:
        """OP-9: whether she has a place in the kvalifiseringsprogram."""
        return self.kvp is not None and Kvptilstand.av(self.kvp).deltar

    @property
    def apen_nodhjelp(self) -> Soknadskort | None:
        """PM-2: nødhjelp that is not answered, the oldest."""
        venter = (Soknadstilstand.MOTTATT, Soknadstilstand.UTSATT, Soknadstilstand.FORDELT)
        return next((s for s in reversed(self.soknader) if s.nodhjelp and s.tilstand in venter), None)

    @property
    def apen_sak(self) -> Sak | None:
        """The case, if it has not ended."""
        return self.sak if self.sak is not None and self.sak.avsluttet is None else None

    @property
    def uten_veileder(self) -> Regelbrudd | None:
        """PE-9, PM-6: why no vedtak can be begun, and what must be done first: somebody is given the søknad, or it is registered."""
        if self.apen_sak is not None:
            return None
        if any(s.tilstand in (Soknadstilstand.MOTTATT, Soknadstilstand.UTSATT) for s in self.soknader):
            return Regelbrudd("PM-6", "Personen har ingen veileder ennå. Gi søknaden til en veileder først, på postmøtet: F2.")
        return Regelbrudd("PE-9", "Personen har ingen åpen sak. Registrer søknaden med n, og gi den til en veileder på postmøtet: F2.")
