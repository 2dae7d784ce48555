"""The keys of F8, and when each may be used."""

from __future__ import annotations

from typing import Final

from navtui.domain.bruker import Bruker
from navtui.domain.kodeverk import Vedtakstilstand
from navtui.domain.kodeverk.oppfolging import Dokumenttilstand
from navtui.domain.oppgave import kan_lukkes
from navtui.domain.rolle import Handling, rolle_kan, sjekk_rolle
from navtui.ui.kommando import Kommando

KOMMANDOER: Final = (
    Kommando("sok_i_felt", "enter", "søk", "Søk etter det som står i feltet.", "PE-7"),
    Kommando("apne_treff", "enter", "åpne", "Åpne personen. Utenfor egen portefølje velger du en grunn.", "PE-7"),
    Kommando("vedtaket", "v", "vedtak", "Skriv det vedtaket som er neste, eller åpne et av de andre.", None),
    Kommando("samtale", "k", "samtale", "Før en samtale eller et møte.", "OP-2"),
    Kommando("ring_tilbake", "r", "ring tilbake", "Personen ringte: legg beskjed til ansvarlig veileder om å ringe tilbake.", "OP-6"),
    Kommando("journal", "j", "notat", "Skriv et journalnotat.", "OP-12"),
    Kommando("brevene", "w", "brev", "Personens brev, et nytt brev, eller brevkøen.", "VE-19"),
    Kommando("nytt_sok", "s", "nytt søk", "Søk etter en annen person."),
    Kommando("beskjed", "b", "beskjed", "Legg igjen en beskjed til ansvarlig veileder.", "OP-6"),
    Kommando("ny_soknad", "n", "ny søknad", "Registrer en søknad fra personen, eller fra en ny person.", "PM-1"),
    Kommando("hopp", "1,2,3,4,5,6,7,8,9,0", "gå til", "Gå til avsnittet med tallet foran.", i_bunn=False),
    Kommando("telefon", "t", "telefon", "Før en telefonsamtale.", "OP-2", i_bunn=False),
    Kommando("neste", "d", "neste dato", "Sett neste oppfølging.", "OP-1", i_bunn=False),
    Kommando("gjort", "x", "gjort", "Kryss ut en beskjed, en oppgave eller dokumentasjon.", "OP-6", i_bunn=False),
    Kommando("dokumentasjon", "o", "be om dokumentasjon", "Be om dokumentasjon, med frist.", "OP-5", i_bunn=False),
    Kommando(
        "lop", "l", "løp og aktivitet", "Løp, kartlegging, aktivitetsplikt, innsatsbehov, KVP, og noe som slutter.", "OP-4", i_bunn=False
    ),
    Kommando("informert", "f", "informert", "Personen er informert om ny veileder.", "PE-10", i_bunn=False),
    Kommando("rett_notat", "u", "endre notat", "Endre eget notat fra i dag, eller skriv en rettelse.", "OP-12", i_bunn=False),
    Kommando("rediger", "e", "endre opplysninger", "Telefon, konto, språk, bosted og resten.", "PE-13", i_bunn=False),
    Kommando("nummeret", "m", "nummer", "Et nummer som er blitt kjent, eller at personen er registrert fra før.", "PE-1", i_bunn=False),
    Kommando("dodsfallet", "z", "dødsfall", "Registrer at personen er død, eller at det var registrert ved en feil.", "PE-8", i_bunn=False),
    Kommando("husstanden", "h", "husstand", "Noen flytter inn eller ut, eller husstanden er en annen.", "PE-4", i_bunn=False),
    Kommando("klage", "c", "klage", "Før en klage på et vedtak, eller gå til en som er ført.", "KL-1", i_bunn=False),
    Kommando("drofting", "p", "til drøfting", "Sett saken på lista til postmøtet.", "PM-9", i_bunn=False),
    Kommando("henvis", "g", "henvis til gjeld", "Henvis til gjeldsrådgiveren.", "GJ-1", i_bunn=False),
    Kommando("inhabil", "i", "inhabil", "Meld deg inhabil, eller ta bort et merke. En annen leder tar lederens.", "PE-6", i_bunn=False),
    Kommando("skjerm", "y", "skjerming", "Skjerming, tilgang, og merket feilregistrert eller begrenset.", "PE-5", i_bunn=False),
    Kommando("kopier_nummer", "q", "kopier saksnummer", "Legg saksnummeret på utklippstavlen. Ingenting annet kopieres.", i_bunn=False),
    Kommando("avslutt", "a", "avslutt saken", "Avslutt saken med en årsak.", "OP-10", i_bunn=False),
)
REGLER: Final = {
    "PE-1": "Nummeret kontrolleres. Ukjent er en verdi: ingen får et nummer som er funnet på. To registreringer av samme person kobles: "
    "én gjelder, den andre får ikke nye søknader eller vedtak.",
    "PE-4": "Gifte og samboere med felles barn forsørger hverandre. Andre samboere gjør ikke det.",
    "PE-5": "En skjermet person finnes ikke for den som ikke har tilgang. Det strengeste merket i husstanden gjelder for alle.",
    "PE-7": "Å åpne en person utenfor egen portefølje krever en grunn. Alle åpninger og søk logges.",
    "PM-4": "Den som venter på svar, skal ha foreløpig svar innen en måned: hvorfor det tar tid, og når svaret kan ventes.",
    "KL-1": "En klage, også en muntlig, føres på vedtaket den gjelder.",
    "PE-8": "Ingen slettes. En som er feilregistrert eller begrenset, får ikke ny søknad eller sak.",
    "OP-10": "En sak avsluttes med en årsak, og ikke før søknader og vedtak i den er ferdige.",
    "OP-12": "Et notat låses når dagen er over. Etterpå rettes det bare med et nytt notat.",
    "GJ-6": "Du ser status og neste steg i gjeldssaken. Resten er gjeldsrådgiverens.",
}
_OGSA_PA_TREFF: Final = frozenset({"ring_tilbake", "beskjed"})
_TRENGER_SAK: Final = frozenset({"neste", "avslutt", "kopier_nummer"})


def tillatt(kommando: Kommando, rolle: str, b: Bruker | None, *, i_liste: bool, har_treff: bool) -> bool:
    """Whether a key may be used: by what is shown, by what there is to do, and by the role."""
    if kommando.id == "sok_i_felt":
        return b is None and not har_treff
    if kommando.id == "apne_treff":
        return b is None and har_treff and rolle_kan(rolle, Handling.APNE_PERSON)
    if kommando.id in _OGSA_PA_TREFF:
        return b is not None or har_treff
    if kommando.id in ("nytt_sok", "ny_soknad", "brevene"):
        return b is not None or i_liste
    if b is None:
        return False
    if kommando.id in _TRENGER_SAK:
        return b.apen_sak is not None
    if kommando.id == "gjort":
        oppgaver = any(kan_lukkes(o, rolle) is None for o in b.oppgaver)
        return bool(b.beskjeder or oppgaver or any(k.tilstand is Dokumenttilstand.RELEVANT for k in b.krav))
    if kommando.id == "skjerm":
        return rolle_kan(rolle, Handling.TILGANG)
    if kommando.id == "nummeret":
        return rolle_kan(rolle, Handling.FOLGE_OPP)
    if kommando.id == "dodsfallet":
        return rolle_kan(rolle, Handling.FOLGE_OPP)
    if kommando.id == "klage":
        return bool(b.klager) or any(v.tilstand is Vedtakstilstand.IVERKSATT for v in b.vedtak)
    if kommando.id == "henvis":
        return rolle_kan(rolle, Handling.HENVISE_GJELD)
    return not (kommando.id == "informert" and not b.byttet) and not (kommando.id == "rett_notat" and not b.notater)


_ROLLE: Final = {
    "skjerm": Handling.TILGANG, "henvis": Handling.HENVISE_GJELD, "nummeret": Handling.FOLGE_OPP, "dodsfallet": Handling.FOLGE_OPP,
}  # fmt: skip
_FINNES_IKKE: Final = {
    "gjort": "Det er ingen beskjed, oppgave eller dokumentasjon å krysse ut her.",
    "klage": "Ingen vedtak er iverksatt, så det er ingenting å klage på.",
    "informert": "Personen har ikke byttet veileder.", "rett_notat": "Personen har ingen notater.",
}  # fmt: skip


def hvorfor_ikke(kommando: Kommando, rolle: str, b: Bruker | None, *, har_treff: bool) -> str:
    """The sentence for a key that may not be used now; empty when there is nothing more to say than that."""
    handling = _ROLLE.get(kommando.id) if b is not None else Handling.APNE_PERSON
    if handling is not None and (brudd := sjekk_rolle(rolle, handling)) is not None:
        return f"{brudd.setning} ({brudd.regel})"
    if b is None:
        return "Åpne personen først, med Enter." if har_treff else "Finn en person først."
    return "Personen har ingen åpen sak." if kommando.id in _TRENGER_SAK else _FINNES_IKKE.get(kommando.id, "")
