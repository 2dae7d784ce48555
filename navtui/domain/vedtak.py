"""The vedtak with everything in it: what is frozen and signed, and what has happened to it."""

from __future__ import annotations

import json
from datetime import date, datetime

from pydantic import field_serializer, field_validator

from navtui.domain.kodeverk import (
    Arbeidssokersvar,
    Avviksvalg,
    Helseytelse,
    Hovedinntekt,
    Husholdningstype,
    Inntektsrolle,
    UnntakAktivitet,
    UtenSoknad,
    Vedtaksart,
    Vedtakstilstand,
)
from navtui.domain.kvpstonad import Kvplinje
from navtui.domain.linje import Linje
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tid import dag_og_klokke
from navtui.domain.vedtak_deler import (
    Avvik,
    Barn,
    Behov,
    Bekreftelse,
    Botilbud,
    Garanti,
    Inntekt,
    Kryss,
    Lanevilkar,
    PassertVarsel,
    Post,
    Radgivning,
    Retur,
    Signatur,
    Utbetaling,
    Vilkar,
)

__all__ = [
    "Avvik",
    "Barn",
    "Behov",
    "Bekreftelse",
    "Botilbud",
    "Garanti",
    "Hode",
    "Inntekt",
    "Kryss",
    "Lanevilkar",
    "PassertVarsel",
    "Post",
    "Radgivning",
    "Retur",
    "Signatur",
    "Skifte",
    "Utbetaling",
    "Vedtak",
    "Vilkar",
    "beregnes",
    "foreldet",
    "kan_endres",
]


class Skifte(Modell):
    """VE-5: a day within the period, and the household it is worked out for from then on."""

    fra: date
    type: Husholdningstype


class Hode(Modell):
    """What is said once in a vedtak, and may be changed while it is a draft (`services.vedtak_innhold.endre_hode`)."""

    art: Vedtaksart = Vedtaksart.STONAD
    soknad_id: int | None = None
    uten_soknad: UtenSoknad | None = None
    fra: date
    til: date
    engang: bool = False
    lengre_grunn: str | None = None
    helseytelse: Helseytelse | None = None
    endrer_id: int | None = None
    inntektsrolle: Inntektsrolle | None = None
    hovedinntekt: Hovedinntekt | None = None
    husstandsform: Husholdningstype = Husholdningstype.ENSLIG
    ny_husstandsform: Husholdningstype | None = None
    ny_husstandsform_fra: date | None = None
    avvik: Avviksvalg | None = None
    avviksgrunn: str | None = None
    begrunnelse: str = ""
    brukers_mening: str = ""
    paragraf_19: str | None = None
    aktivitetsunntak: UnntakAktivitet | None = None
    aktivitetsgrunn: str | None = None
    arbeidssoker: Arbeidssokersvar | None = None
    arbeidssokergrunn: str | None = None
    varslet_dato: date | None = None
    brutt_vilkar_id: int | None = None
    """VE-12: the vilkår of the vedtak it reduces that was not met."""
    flere_skifter: tuple[Skifte, ...] = ()
    """VE-5: the changes of the household after the first (`ny_husstandsform`). In the file and in what is signed one text, or nothing."""

    @field_validator("flere_skifter", mode="before")
    @classmethod
    def _les_skifter(cls, verdi: object) -> object:
        if isinstance(verdi, str):
            return tuple(Skifte(fra=fra, type=type_) for fra, type_ in json.loads(verdi))
        return () if verdi is None else verdi

    @field_serializer("flere_skifter")
    def _skriv_skifter(self, verdi: tuple[Skifte, ...]) -> str | None:
        return json.dumps([[s.fra.isoformat(), s.type.value] for s in verdi]) if verdi else None


def beregnes(art: Vedtaksart, fagart: Vedtaksart) -> bool:
    """VE-4: whether a vedtak of this kind, about this kind (`Vedtak.fagart`), pays money at all. What does not has no sum, not one of 0."""
    return art.har_beregning and (fagart.har_beregning or not fagart.har_egen_varighet)


class Vedtak(Hode):
    """The whole vedtak. A draft (`tilstand` utkast) has no `linjer` of its own: they are worked out when it is read."""

    id: int
    nummer: str
    person_id: int
    sak_id: int
    forrige_id: int | None = None
    endrer_art: Vedtaksart | None = None
    tilstand: Vedtakstilstand = Vedtakstilstand.UTKAST
    runde: int = 1
    retur: int = 0
    skrevet_av: str
    opprettet: datetime
    sendt_tid: datetime | None = None
    apnet_kontroll: datetime | None = None
    iverksatt_tid: datetime | None = None
    vedtaksdato: date | None = None
    innhold_hash: str | None = None
    sum_ore: int | None = None
    versjon: int = 1
    poster: tuple[Post, ...] = ()
    barn: tuple[Barn, ...] = ()
    behov: tuple[Behov, ...] = ()
    inntekter: tuple[Inntekt, ...] = ()
    avvikslinjer: tuple[Avvik, ...] = ()
    linjer: tuple[Linje, ...] = ()
    kvplinjer: tuple[Kvplinje, ...] = ()
    """§ 35: the kvalifiseringsstønad, when it grants a program. It is no stønad after § 18, and no part of `sum_ore`."""
    vilkar: tuple[Vilkar, ...] = ()
    varsler: tuple[PassertVarsel, ...] = ()
    bekreftelser: tuple[Bekreftelse, ...] = ()
    utbetalinger: tuple[Utbetaling, ...] = ()
    botilbud: Botilbud | None = None
    garanti: Garanti | None = None
    radgivning: Radgivning | None = None
    lanevilkar: Lanevilkar | None = None
    signaturer: tuple[Signatur, ...] = ()
    returer: tuple[Retur, ...] = ()
    kryss: tuple[Kryss, ...] = ()
    endret_av: frozenset[str] = frozenset()
    """KO-2: who has changed the draft since it was opened or last returned."""

    @property
    def hode(self) -> Hode:
        """Only what `Hode` holds."""
        return Hode.model_validate({navn: getattr(self, navn) for navn in Hode.model_fields})

    @property
    def avsender(self) -> str | None:
        """Who signed first in this round."""
        return next((s.ident for s in self.signaturer if s.runde == self.runde and s.plass == 1), None)

    @property
    def kontrollor(self) -> str | None:
        """Who signed second in this round."""
        return next((s.ident for s in self.signaturer if s.runde == self.runde and s.plass == 2), None)

    @property
    def fagart(self) -> Vedtaksart:
        """The kind that decides whose field it is: an opphør of a KVP-vedtak is KVP."""
        return self.endrer_art if self.art.endrer_et_annet and self.endrer_art else self.art

    @property
    def beregnes(self) -> bool:
        """VE-4: whether it is worked out from need and income. An omgjøring of § 17, a garanti or KVP is not, as they were not."""
        return beregnes(self.art, self.fagart)

    @property
    def er_fornyelse(self) -> bool:
        """VE-13: whether it renews the month before."""
        return self.forrige_id is not None

    @property
    def gir_stonad(self) -> bool:
        """VE-9: whether økonomisk stønad is granted."""
        return self.beregnes and any(p.gir_noe for p in self.poster)

    @property
    def gir_kvp(self) -> bool:
        """§ 29: whether it grants a kvalifiseringsprogram, and so kvalifiseringsstønad: the vedtak itself, or the omgjøring of one."""
        return self.fagart is Vedtaksart.KVP and self.art in (Vedtaksart.KVP, Vedtaksart.OMGJORING) and any(p.gir_noe for p in self.poster)

    @property
    def siste_retur(self) -> Retur | None:
        """The return it lives under now, if it was returned in the round before this one."""
        return next((r for r in self.returer if r.runde == self.runde - 1), None) if self.tilstand is Vedtakstilstand.UTKAST else None


def kan_endres(v: Vedtak) -> Regelbrudd | None:
    """KO-4 and VE-18 (Nav; law): only a draft is changed. What is iverksatt is changed by a new vedtak that points at it."""
    if v.tilstand is Vedtakstilstand.UTKAST:
        return None
    if v.tilstand is Vedtakstilstand.IVERKSATT:
        return Regelbrudd("VE-18", "Vedtaket er iverksatt og endres ikke. Lag et nytt vedtak om omgjøring eller opphør.")
    if v.tilstand is Vedtakstilstand.TIL_KONTROLL:
        naar = f" {dag_og_klokke(v.sendt_tid)}" if v.sendt_tid else ""
        return Regelbrudd("KO-4", f"Vedtaket ble sendt til kontroll{naar} og kan ikke endres. Ta det tilbake først.")
    return Regelbrudd("KO-1", "Utkastet er avbrutt. Lag et nytt.")


def foreldet(v: Vedtak) -> Regelbrudd:
    """SI-7: someone has been there since the screen was drawn; says what it is now."""
    hva = {
        Vedtakstilstand.UTKAST: "Utkastet er endret ved en annen plass",
        Vedtakstilstand.TIL_KONTROLL: f"Vedtaket er sendt til kontroll av {v.avsender}",
        Vedtakstilstand.IVERKSATT: f"Vedtaket er iverksatt, kontrollert av {v.kontrollor}",
        Vedtakstilstand.AVBRUTT: "Utkastet er avbrutt",
    }[v.tilstand]
    return Regelbrudd("SI-7", f"{hva}. Det du gjorde nå er ikke lagret. Skjermen viser hvordan det er nå.")
