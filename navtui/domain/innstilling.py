"""The office's settings: every value in [brackets] of the rules, with that default. Changed by the leder, dated, kept in history."""

from __future__ import annotations

from dataclasses import dataclass

from navtui.domain.regelbrudd import Regelbrudd


@dataclass(frozen=True, slots=True)
class Innstilling:
    """One setting: what it is called on the screen, its rule, its unit and the values it may have."""

    navn: str
    tekst: str
    regel: str
    enhet: str
    standard: int
    minst: int
    mest: int

    def med_enhet(self, verdi: int) -> str:
        """ "1 måned", "14 dager"."""
        return f"{verdi} {self.enhet.removesuffix('er') if verdi == 1 else self.enhet}"


INNSTILLINGER: dict[str, Innstilling] = {
    i.navn: i
    for i in (
        Innstilling("soknadsfrist_dager", "Kontorets egen frist for søknader", "PM-3", "dager", 14, 1, 30),
        Innstilling("nodhjelp_minutter", "Nødhjelp uten veileder: varsel etter", "PM-2", "minutter", 30, 5, 240),
        Innstilling("ny_soker_maaneder", "Ny søker: ikke sosialhjelp siste", "PM-10", "måneder", 6, 1, 24),
        Innstilling("minste_celle", "Minste tall som kan deles videre opp", "PE-5", "personer", 5, 1, 20),
        Innstilling("veileder_frist_dager", "Fast veileder innen", "PE-11", "dager", 14, 1, 60),
        Innstilling("vedtak_maaneder", "Lengste vedtak om livsopphold", "VE-1", "måneder", 1, 1, 3),
        Innstilling("vedtak_lengst_maaneder", "Lengste vedtak ved siden av en helseytelse", "VE-1", "måneder", 6, 1, 12),
        Innstilling("likhet_prosent", "Begrunnelsen er for lik en annen fra", "VE-7", "prosent", 85, 50, 100),
        Innstilling("reduksjon_prosent", "Største reduksjon av den voksnes sats", "VE-12", "prosent", 20, 1, 20),
        Innstilling("langtid_maaneder", "Langtid: gjennomgang ved måned nummer", "VE-14", "måneder", 6, 3, 12),
        Innstilling("leder_signerer", "Leder signerer når færre kan (0: aldri)", "KO-2", "kollegaer", 1, 0, 1),
        Innstilling("stikkprover", "Stikkprøver per trekning", "KO-10", "vedtak", 5, 1, 50),
        Innstilling("oppfolging_stabil_maaneder", "Oppfølging, stabilt løp", "OP-1", "måneder", 3, 1, 12),
        Innstilling("oppfolging_arbeidsrettet_maaneder", "Oppfølging, arbeidsrettet løp", "OP-1", "måneder", 1, 1, 12),
        Innstilling("oppfolging_avklaring_maaneder", "Oppfølging, avklaring", "OP-1", "måneder", 1, 1, 12),
        Innstilling("oppfolging_ung_maaneder", "Oppfølging, under 25 år", "OP-1", "måneder", 1, 1, 12),
        Innstilling("kartlegging_maaneder", "Kartlegging innen", "OP-3", "måneder", 1, 1, 6),
        Innstilling("kartlegging_unge_dager", "Kartlegging av unge innen", "OP-3", "dager", 14, 1, 60),
        Innstilling("aktivitet_dager", "I aktivitet innen", "OP-4", "dager", 14, 1, 60),
        Innstilling("dokumentasjon_maaneder", "Frist for dokumentasjon", "OP-5", "måneder", 1, 1, 6),
        Innstilling("ytelse_slutt_maaneder", "Ytelse tar slutt: oppgave så lenge før", "OP-7", "måneder", 3, 1, 12),
        Innstilling("kvp_plasser", "Plasser i kvalifiseringsprogrammet", "OP-9", "plasser", 12, 0, 500),
        Innstilling("fornyelse_dager", "Fornyelser vises så lenge før utløp", "VE-13", "dager", 14, 7, 31),
        Innstilling("klage_arbeidsdager", "Vedtak regnes som kommet fram etter", "KL-2", "arbeidsdager", 3, 0, 10),
        Innstilling("opphold_maaneder", "Opphold som bryter en stønadsperiode", "LE-3", "måneder", 1, 1, 6),
        Innstilling("las_minutter", "Skjermen låses etter", "SI-1", "minutter", 5, 1, 15),
        Innstilling("las_postmote_minutter", "Skjermen låses under postmøte etter", "SI-1", "minutter", 20, 5, 60),
        Innstilling("kopi_dager", "Sikkerhetskopi skal ikke være eldre enn", "SI-6", "dager", 1, 1, 7),
    )
}


def sjekk_verdi(navn: str, verdi: int) -> Regelbrudd | None:
    """A setting must exist and stay within its bounds; the refusal names both."""
    if (i := INNSTILLINGER.get(navn)) is None:
        return Regelbrudd("LE-1", "Det finnes ingen slik innstilling.", "navn")
    if not i.minst <= verdi <= i.mest:
        return Regelbrudd(i.regel, f"{i.tekst}: skriv et tall fra {i.minst} til {i.mest} {i.enhet}.", "verdi")
    return None
