"""PE-4: who lives with whom. What a move does to protection (PE-5) happens in the same transaction."""

from __future__ import annotations

from datetime import date, timedelta

from navtui.domain.husstand import Husstand, NyttMedlem, sjekk_form, sjekk_formdato, sjekk_medlem
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle
from navtui.domain.oppgave import NyOppgave
from navtui.domain.person import NyPerson, kjennetegn
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services import person
from navtui.services.feil import foreldet
from navtui.services.okt import Okt
from navtui.services.person import KODE_6
from navtui.store import husstand as lager
from navtui.store import oppgave as oppgavelager
from navtui.store import person as personlager
from navtui.store.db import Skriver
from navtui.store.tilgang import krev_synlig


def hent(okt: Okt, person_id: int) -> list[Husstand]:
    """The households the person lives in today."""
    with okt.lese() as les:
        krev_synlig(les, person_id)
        return lager.for_person(les, person_id)


def flytt_inn(okt: Okt, hos: int, hvem: int | NyPerson, rolle: Medlemsrolle, andel: int, fra: date, form: Husstandsform) -> str:
    """PE-4: someone moves in with `hos`, who gets a household if she has none; `form` is what the household is from then on.

    `hvem` is someone found by a search, or a person as typed: known by the number, or registered now. Someone who lived elsewhere leaves
    it the day before; a child with an andel below 100 stays there too. A number that belongs to a person hidden from the writer is left
    to the leder, as in PM-12. Returns the sentence for the screen.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        krev_synlig(s, hos)
        person_id = hvem if isinstance(hvem, int) else _finn_eller_opprett(s, hvem)
        if person_id is None:
            s.logg("innflytting_til_leder", person_id=hos, regel="PE-5")
            return "Registrert. Husstanden ordnes av leder."
        ny = NyttMedlem(person_id=person_id, rolle=rolle, andel=andel, fra=fra)
        krev_synlig(s, person_id)
        if hos == person_id:
            raise Regelbrudd("PE-4", "Personen kan ikke flytte inn hos seg selv.", "fnr")
        stopp_ved(sjekk_medlem(ny, personlager.fodt(s, ny.person_id), okt.i_dag))
        husstand = _husstand(s, hos, form, ny.fra)
        if any(m.person_id == ny.person_id for m in husstand.medlemmer):
            raise Regelbrudd("PE-4", "Personen bor her allerede.", "fnr")
        voksne = sum(m.rolle is Medlemsrolle.VOKSEN for m in husstand.medlemmer) + (ny.rolle is Medlemsrolle.VOKSEN)
        stopp_ved(sjekk_form(form, voksne))
        if ny.andel == 100:
            _ut_av_alle(s, ny.person_id, ny.fra - timedelta(days=1))
        lager.sett_inn_medlem(s, husstand.id, ny)
        if husstand.form is not form:
            lager.sett_form(s, husstand, form, ny.fra)
        s.logg("flyttet_inn", person_id=ny.person_id, objekt="husstand", objekt_id=husstand.id, rolle=ny.rolle, andel=ny.andel, fra=ny.fra)
        _verg(s, hos)
        return "Personen er lagt til i husstanden."


def _finn_eller_opprett(s: Skriver, ny: NyPerson) -> int | None:
    """The person with the number, a new one, or None for one who is hidden from the writer. The leder gets a task for the last."""
    kjenne = kjennetegn(ny, personlager.er_demo(s), s.i_dag)
    finnes = personlager.id_for_nummer(s, kjenne.fnr, kjenne.duf)
    if finnes is None:
        return person.opprett(s, ny)
    if personlager.er_synlig(s, finnes):
        return finnes
    for leder in personlager.ledere(s):
        oppgavelager.reis(s, NyOppgave(
            art="husstand_skjermet", regel="PE-5", person_id=finnes, objekt="person", objekt_id=finnes, til_ident=leder, frist=s.i_dag,
            tekst="Personen er meldt flyttet inn hos en annen bruker. Avklar husstanden.",
        ))  # fmt: skip
    return None


def _husstand(s: Skriver, person_id: int, form: Husstandsform, fra: date) -> Husstand:
    """The household the person is an adult in, made when there is none."""
    if not lager.for_person(s, person_id):
        ny = lager.opprett(s, Husstandsform.ENSLIG)
        lager.sett_inn_medlem(s, ny, NyttMedlem(person_id=person_id, rolle=Medlemsrolle.VOKSEN, fra=fra))
        s.logg("husstand_opprettet", person_id=person_id, objekt="husstand", objekt_id=ny)
    return lager.for_person(s, person_id)[0]


def _ut_av_alle(s: Skriver, person_id: int, til: date) -> None:
    for husstand in lager.for_person(s, person_id):
        for m in husstand.medlemmer:
            if m.person_id == person_id:
                lager.flytt_ut(s, m.id, max(til, m.fra))


def flytt_ut(okt: Okt, person_id: int, medlem_id: int, til: date) -> None:
    """PE-4: someone's last day in the household of a person. What the household then is, is set with `sett_form`."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    if til > okt.i_dag:
        raise Regelbrudd("PE-4", "Datoen er fram i tid. Skriv den når personen har flyttet.", "til")
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        medlem = next((m for h in lager.for_person(s, person_id) for m in h.medlemmer if m.id == medlem_id), None)
        if medlem is None:
            raise Regelbrudd("SI-7", "Personen bor ikke her lenger.")
        if til < medlem.fra:
            raise Regelbrudd("PE-4", "Utflyttingen kan ikke være før innflyttingen. Rett datoen.", "til")
        lager.flytt_ut(s, medlem_id, til)
        s.logg("flyttet_ut", person_id=medlem.person_id, objekt="husstandsmedlem", objekt_id=medlem_id, til=til)


def sett_form(okt: Okt, person_id: int, husstand_id: int, versjon: int, form: Husstandsform, fra: date | None = None) -> None:
    """PE-4, VE-5: what the household is from a day on: it decides who provides for whom. Without a day it is so from the day after the last
    adult moved out, where it is one who is left alone, else from today."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        husstand = next((h for h in lager.for_person(s, person_id) if h.id == husstand_id), None)
        if husstand is None or husstand.versjon != versjon:
            raise foreldet("Husstanden er en annen nå.")
        stopp_ved(sjekk_form(form, sum(m.rolle is Medlemsrolle.VOKSEN for m in husstand.medlemmer)))
        if fra is None and form is Husstandsform.ENSLIG and (sist := lager.siste_utflytting(s, husstand_id)) is not None:
            fra = sist + timedelta(days=1)
        stopp_ved(sjekk_formdato(fra or okt.i_dag, okt.i_dag))
        lager.sett_form(s, husstand, form, fra or okt.i_dag)
        s.logg("husstandsform", person_id=person_id, objekt="husstand", objekt_id=husstand_id, form=form, fra=fra or okt.i_dag)


def registrer_ny(okt: Okt, person_id: int, form: Husstandsform, fra: date) -> None:
    """PE-4: how one lives who has no household registered from a day on, alone or with others. Refuses over what is registered already."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        stopp_ved(sjekk_formdato(fra, okt.i_dag))
        if lager.bor_etter(s, person_id, fra):
            raise Regelbrudd("PE-4", "Det er registrert en husstand fra denne datoen. Rett datoen, eller endre husstanden.", "fra")
        registrer(s, person_id, form, fra, None)


def registrer(s: Skriver, person_id: int, form: Husstandsform, fra: date, til: date | None) -> None:
    """PE-4: the household of one who has none in these days, herself as its adult. "Bor alene" is one too: that is known, and not only not
    asked. With whom, when she does not live alone, is registered on the person."""
    ny = lager.opprett(s, form)
    medlem_id = lager.sett_inn_medlem(s, ny, NyttMedlem(person_id=person_id, rolle=Medlemsrolle.VOKSEN, fra=fra))
    if til is not None:
        lager.flytt_ut(s, medlem_id, til)
    s.logg("husstand_opprettet", person_id=person_id, objekt="husstand", objekt_id=ny, form=form, fra=fra, til=til)


def _verg(s: Skriver, person_id: int) -> None:
    """PE-5: nobody who now lives with someone with kode 6 keeps an address in the file."""
    if personlager.niva(s, person_id) == KODE_6:
        for ryddet in lager.rydd_adresser(s, person_id):
            s.logg("adresse_fjernet", person_id=ryddet, regel="PE-5")
