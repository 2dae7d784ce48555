"""Registering a søknad (PM-1), and this month's oral one for a renewal (VE-20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from navtui.domain.kandidat import Forslag, Kandidat, Sokersituasjon, foresla, kan_fa
from navtui.domain.kodeverk.soknad import Kanal, Soknadspost
from navtui.domain.kontonummer import sjekk_kontonummer
from navtui.domain.logg import merke
from navtui.domain.navn import sokeform
from navtui.domain.person import Kjennetegn, NyPerson, kan_faa_nytt, kjennetegn, sjekk_opplysninger, visningsnavn
from navtui.domain.regelbrudd import Regelbrudd, Varsel, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.samme_person import Ogsa
from navtui.domain.soknad import (
    FORDELES_AV_LEDER,
    ApenPost,
    NyPost,
    NySoknad,
    Registrert,
    duplikater,
    er_ny_soker,
    samme_person,
    sjekk_soknad,
)
from navtui.services import person as persontjeneste
from navtui.services.beslutning import gi, henvis_gjeld
from navtui.services.okt import Okt
from navtui.services.samme_person import krev_gjelder
from navtui.store import beslutning as beslutningslager
from navtui.store import innstilling
from navtui.store import kandidat as kandidatlager
from navtui.store import person as personlager
from navtui.store import samme_person as samme_lager
from navtui.store import soknad as lager
from navtui.store.db import Skriver
from navtui.store.tilgang import krev_synlig


@dataclass(frozen=True, slots=True)
class Registreringshjelp:
    """What the form knows of a person beforehand: open items (PM-11), new or not (PM-10), and who nødhjelp would be suggested to (PM-7)."""

    apne: tuple[ApenPost, ...]
    ny_soker: bool
    forslag: Forslag
    kandidater: tuple[Kandidat, ...]
    gjelder: Ogsa | None = None
    """PE-1: the registration the søknad must go to, when it is another than this."""

    def varsler(self, poster: tuple[NyPost, ...]) -> tuple[Varsel, ...]:
        """PM-11: what in the form is already applied for."""
        return duplikater(poster, self.apne)


def hjelp(okt: Okt, person_id: int | None) -> Registreringshjelp:
    """For a person who was found by number or name; None for one who is new, or may not be known of: the same answer (PM-12)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.REGISTRERE))
    with okt.lese() as les:
        kandidater = kandidatlager.kandidater(les)
        if person_id is None:
            return Registreringshjelp((), True, foresla(kandidater, Sokersituasjon()), kandidater)
        krev_synlig(les, person_id)
        ny = er_ny_soker(lager.siste_stonad(les, person_id, okt.i_dag), okt.i_dag, innstilling.hent(les, "ny_soker_maaneder"))
        forslag = foresla(kandidater, kandidatlager.situasjon(les, person_id))
        gjelder = samme_lager.gjelder(les, person_id)
        return Registreringshjelp(tuple(lager.apne_poster(les, person_id)), ny, forslag, kandidater, gjelder)


def registrer(okt: Okt, ny: NySoknad) -> Registrert:
    """PM-1, PM-2, PM-10 to PM-12: register a søknad, with the person if she is new, and give nødhjelp to someone at once.

    Refuses what is incomplete, and (PM-11) a duplicate that nobody has said why. For a person hidden from the one who registers nothing
    is filled in, checked or told: the søknad goes to the closed queue, and no second person is made.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.REGISTRERE))
    stopp_ved(sjekk_soknad(ny, okt.i_dag))
    with okt.skrive() as s:
        _krev_mulig_mottaker(s, ny)
        person_id = _person(s, ny)
        siste = lager.siste_stonad(s, person_id, ny.mottatt)
        ny_soker = er_ny_soker(siste, ny.mottatt, innstilling.hent(s, "ny_soker_maaneder", ny.mottatt))
        if not personlager.er_synlig(s, person_id):
            return _registrer_skjult(s, ny, person_id, ny_soker)
        _krev_grunn_for_duplikat(s, ny, person_id)
        endret = _nye_opplysninger(s, ny, person_id)
        soknad_id = _sett_inn(s, ny, person_id, ny_soker)
        setning = "Registrert. Fordeles på postmøtet."
        if _om_rad(ny) and not henvis_gjeld(s, person_id, soknad_id):
            setning += " Ingen gjeldsrådgiver kan ta saken: si fra til leder."
        if (soknad := beslutningslager.hent_soknad(s, soknad_id)) is not None and soknad.lukket:
            setning = "Registrert i lukket kø."
        if soknad is not None and ny.nodhjelp and ny.til_ident:
            gitt = gi(s, soknad, ny.til_ident, None, "nodhjelp")
            return Registrert(f"Registrert. {gitt.setning}{endret}", soknad_id, ny.til_ident)
    return Registrert(setning + endret, soknad_id)


def registrer_muntlig_fornyelse(
    okt: Okt, person_id: int, arter: tuple[Soknadspost, ...] = (), dato: date | None = None, *, fornyelse: bool = True, annet: str = ""
) -> int:
    """VE-20: this month's søknad for a running stønad, made orally: one key, with its date and who took it. Returns its id.

    It is for what the last vedtak granted when `arter` is empty, and goes straight to the fast veileder, not to the postmøte.
    Refuses when the person has no fast veileder, or the date is in the future.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        return muntlig_fornyelse(s, person_id, arter, dato, fornyelse=fornyelse, annet=annet)


def muntlig_fornyelse(
    s: Skriver, person_id: int, arter: tuple[Soknadspost, ...] = (), dato: date | None = None, *, fornyelse: bool = True, annet: str = "",
    fra_vedtak_id: int | None = None,
) -> int:  # fmt: skip
    """The same inside the caller's transaction. Not `fornyelse`: for something else than what the person has from before. `annet`: what
    "annet" is. `fra_vedtak_id`: the draft it is written down from."""
    krev_synlig(s, person_id)
    stopp_ved(kan_faa_nytt(personlager.sperret(s, person_id)))
    krev_gjelder(s, person_id)
    veileder = kandidatlager.situasjon(s, person_id).fast_veileder
    if veileder is None:
        raise Regelbrudd("VE-20", "Personen har ingen fast veileder. Registrer søknaden, så fordeles den på postmøtet.")
    poster = tuple(
        NyPost(art=a, tekst=annet if a is Soknadspost.ANNET else "")
        for a in arter or lager.sist_innvilget(s, person_id) or (Soknadspost.LIVSOPPHOLD,)
    )
    ny = NySoknad(person_id=person_id, mottatt=dato or s.i_dag, kanal=Kanal.MUNTLIG, fornyelse=fornyelse, poster=poster)
    stopp_ved(sjekk_soknad(ny, s.i_dag))
    soknad_id = _sett_inn(s, ny, person_id, ny_soker=False)
    til = {"saksbehandler": veileder, "fordelt_tid": s.na, "fra_vedtak_id": fra_vedtak_id}
    s.endre("soknad", hvor={"id": soknad_id}, versjon=1, tilstand="fordelt", **til)
    return soknad_id


def _sett_inn(s: Skriver, ny: NySoknad, person_id: int, ny_soker: bool) -> int:
    soknad_id = lager.sett_inn(s, ny, person_id, ny_soker)
    s.logg(
        "soknad_registrert", person_id=person_id, objekt="soknad", objekt_id=soknad_id, kanal=ny.kanal, mottatt=ny.mottatt,
        poster=[p.art.value for p in ny.poster], nodhjelp=ny.nodhjelp, fornyelse=ny.fornyelse,
    )  # fmt: skip
    return soknad_id


def _registrer_skjult(s: Skriver, ny: NySoknad, person_id: int, ny_soker: bool) -> Registrert:
    """PM-12: into the closed queue. Nødhjelp is told to those with access at once, not given by one who may not know of the person.

    What was typed of the person changes nothing about her; it stands with the enclosures, for the one who gets the søknad to read.
    """
    oppgitt = _oppgitt(ny.ny_person)
    soknad_id = _sett_inn(s, ny.model_copy(update={"vedlegg": "; ".join(t for t in (ny.vedlegg, oppgitt) if t)}), person_id, ny_soker)
    if _om_rad(ny):
        henvis_gjeld(s, person_id, soknad_id)
    return Registrert(FORDELES_AV_LEDER)


def _person(s: Skriver, ny: NySoknad) -> int:
    """The person of the søknad: the one that is known, the hidden one that was typed in (PM-12), or a new one."""
    if ny.person_id is not None:
        krev_synlig(s, ny.person_id)
        stopp_ved(kan_faa_nytt(personlager.sperret(s, ny.person_id)))
        krev_gjelder(s, ny.person_id)
        return ny.person_id
    if ny.ny_person is None:
        raise Regelbrudd("PM-1", "Søker mangler. Skriv fødselsnummer eller navn.", "soker")
    kjenne = kjennetegn(ny.ny_person, personlager.er_demo(s), s.i_dag)
    sjekk_opplysninger(ny.ny_person, uten_adresse=False)  # before anything depends on who she is: a hidden person is refused nothing less
    skjult = samme_person(ny.ny_person, kjenne, lager.skjulte_identiteter(s))
    if skjult is not None:
        return samme_lager.rot_id(s, skjult)
    _krev_ikke_kjent(s, ny.ny_person, kjenne)
    return persontjeneste.opprett(s, ny.ny_person)


def _oppgitt(ny: NyPerson | None) -> str:
    felt = [] if ny is None else [("telefon", ny.telefon), ("kontonummer", ny.kontonummer)]
    return ", ".join(f"oppgitt {navn} {verdi}" for navn, verdi in felt if verdi)


def _nye_opplysninger(s: Skriver, ny: NySoknad, person_id: int) -> str:
    """PE-13, VE-21: the telephone and account a known person gives with her søknad. Says what was changed; the same as before is no change.

    Refuses an account number whose digits are wrong. A new account is dated, so that the payment list says so.
    """
    har = personlager.hent_opplysninger(s, person_id)
    if har is None or not (ny.ny_telefon or ny.nytt_kontonummer):
        return ""
    konto = sjekk_kontonummer(ny.nytt_kontonummer) if ny.nytt_kontonummer else har[0].kontonummer
    telefon = ny.ny_telefon or har[0].telefon
    felt = [n for n, nytt in (("telefon", telefon), ("kontonummer", konto)) if nytt != getattr(har[0], n)]
    if not felt:
        return ""
    rett = har[0].model_copy(update={"telefon": telefon, "kontonummer": konto, "konto": "har" if konto else har[0].konto})
    personlager.endre(s, person_id, har[1], rett, ny_konto="kontonummer" in felt)
    s.logg("person_endret", person_id=person_id, felt=felt, konto=merke(konto))
    return f" {' og '.join(felt).capitalize()} er endret."


def _krev_mulig_mottaker(s: Skriver, ny: NySoknad) -> None:
    """PM-2: what can be said of the receiver without knowing whom it is for, so that it is said of a hidden person's søknad too."""
    if ny.nodhjelp and ny.til_ident:
        kandidat = next((k for k in kandidatlager.kandidater(s) if k.ident == ny.til_ident), None)
        stopp_ved(kan_fa(kandidat, ny.til_ident, Sokersituasjon(), nodhjelp=True))


def _krev_ikke_kjent(s: Skriver, ny: NyPerson, kjenne: Kjennetegn) -> None:
    """PE-1: someone with the same name and birth date is most likely the same, unless both have a number."""
    if kjenne.fodt is None:
        return
    navn = sokeform(f"{ny.etternavn} {ny.fornavn}")
    lik = lager.med_navn(s, navn, kjenne.fodt)
    if lik is not None and samme_person(ny, kjenne, [lik]) is not None:
        vist = visningsnavn(ny.fornavn, ny.etternavn)
        raise Regelbrudd("PE-1", f"{vist} med samme fødselsdato er registrert fra før. Søk på navnet og velg personen.", "etternavn")


def _krev_grunn_for_duplikat(s: Skriver, ny: NySoknad, person_id: int) -> None:
    if ny.duplikat_grunn:
        return
    if varsler := duplikater(ny.poster, lager.apne_poster(s, person_id)):
        setninger = " ".join(varsel.setning for varsel in varsler)
        raise Regelbrudd("PM-11", f"{setninger} Skriv hvorfor den registreres likevel.", "duplikat_grunn")


def _om_rad(ny: NySoknad) -> bool:
    return any(p.art.apner_gjeldssak for p in ny.poster)
