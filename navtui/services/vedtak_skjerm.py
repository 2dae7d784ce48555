"""What the writing screen of a vedtak is given: the way into a draft, and everything it shows at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from navtui.domain.alder import alder
from navtui.domain.fornyelse import bare_engang
from navtui.domain.fornyelse_linjer import Kilderad, sammenstill
from navtui.domain.kodeverk import Vedtaksart, Vilkarsutfall
from navtui.domain.kontakt import Kontakt
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import rolle_kan_skrive
from navtui.domain.sats import Satsrad
from navtui.domain.tid import dag_og_klokke, til_tekst
from navtui.domain.vedtak import Vedtak, kan_endres
from navtui.domain.vedtaksregler.fornyelse import Ubesvart, ubesvarte
from navtui.services import apning, vedtak, vedtak_innhold
from navtui.services import soknad as soknadtjeneste
from navtui.services.okt import Okt
from navtui.store import fornyelse as lager
from navtui.store import kontakt as kontaktlager
from navtui.store import vedtak as vedtakslager
from navtui.store import vedtaksregler
from navtui.store.fornyelse import ApenSoknad

KONTAKTER = 5
"""So many contacts at most are shown."""
_MAANED = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Skrivebilde:
    """The vedtak screen: the vedtak with its rules, last month beside it, and what it may be tied to.

    `ubesvart` is what VE-13 still asks for, `utfall` the vilkår of last month that are judged, `kontakter` the contacts since the last
    vedtak (or of the last month), newest first. `laast` says why nothing can be changed, if so.
    """

    bilde: vedtak.Vedtaksbilde
    navn: str
    alder: int | None
    rader: tuple[Kilderad, ...]
    ubesvart: tuple[Ubesvart, ...]
    utfall: dict[int, Vilkarsutfall]
    soknader: tuple[ApenSoknad, ...]
    kontakter: tuple[Kontakt, ...]
    satser: tuple[Satsrad, ...]
    laast: Regelbrudd | None


@dataclass(frozen=True, slots=True)
class Veivalg:
    """What someone wants to write or read: exactly one of these, the first that is given."""

    vedtak_id: int | None = None
    forrige_id: int | None = None
    soknad_id: int | None = None
    person_id: int | None = None


def apne(okt: Okt, vei: Veivalg, grunn: str | None = None, tekst: str = "") -> int:
    """PE-7, VE-13, VE-20: the id of the vedtak that is named, of the draft there is already, or of a new one.

    `forrige_id` renews that vedtak, tied to this month's søknad when just one is waiting. `soknad_id` answers that søknad, as a renewal
    when it is one. `person_id` takes the draft there is, else renews, else answers the søknad that waits. Refuses with PE-7, felt "grunn",
    when opening the person takes a reason.
    """
    person_id = _person(okt, vei)
    apning.apne(okt, person_id, "vedtak", grunn, tekst=tekst, objekt_id=vei.vedtak_id or vei.forrige_id)
    if vei.vedtak_id is not None:
        return vei.vedtak_id
    with okt.lese() as les:
        soknader = lager.apne_soknader(les, person_id)
        finnes = _finnes(okt, vei, person_id)
        siste = vedtakslager.siste_iverksatt(les, person_id)
    if finnes is not None:
        return finnes
    if vei.forrige_id is not None:
        return vedtak.fornye(okt, vei.forrige_id, _maanedens(soknader)).id
    if vei.soknad_id is None and siste is not None and _kan_fornyes(okt, siste):
        return vedtak.fornye(okt, siste, _maanedens(soknader)).id
    valgt = next((s for s in soknader if s.id == vei.soknad_id), None) if vei.soknad_id else next(iter(soknader), None)
    if valgt is None:
        raise Regelbrudd("VE-20", "Det er ingen ubesvart søknad å skrive vedtak på. Registrer søknaden først.", "soknad_id")
    if valgt.fornyelse and siste is not None and _kan_fornyes(okt, siste):
        return vedtak.fornye(okt, siste, valgt.id).id
    return _nytt(okt, person_id, valgt)


def _person(okt: Okt, vei: Veivalg) -> int:
    with okt.lese() as les:
        if vei.vedtak_id or vei.forrige_id:
            person_id = lager.soker(les, "vedtak", vei.vedtak_id or vei.forrige_id or 0)
        elif vei.soknad_id:
            person_id = lager.soker(les, "soknad", vei.soknad_id)
        else:
            person_id = vei.person_id
    if person_id is None:
        raise vedtakslager.finnes_ikke()
    return person_id


def _finnes(okt: Okt, vei: Veivalg, person_id: int) -> int | None:
    """The draft someone has begun already."""
    with okt.lese() as les:
        if vei.forrige_id is not None:
            return vedtakslager.utkast_for(les, vei.forrige_id)
        if vei.soknad_id is not None:
            return lager.vedtak_for_soknad(les, vei.soknad_id)
        return lager.utkast_for_person(les, person_id)


def _kan_fornyes(okt: Okt, vedtak_id: int) -> bool:
    with okt.lese() as les:
        return vedtakslager.utkast_for(les, vedtak_id) is None


def _maanedens(soknader: tuple[ApenSoknad, ...]) -> int | None:
    """VE-20: the one that waits; when several do, someone chooses."""
    fornyelser = [s for s in soknader if s.fornyelse]
    kandidater = fornyelser or list(soknader)
    return kandidater[0].id if len(kandidater) == 1 else None


def _nytt(okt: Okt, person_id: int, soknad: ApenSoknad) -> int:
    """A draft that answers this søknad; nødhjelp, and an engangsytelse with one date, when that is what it is."""
    v = vedtak.nytt_utkast(okt, person_id, soknad.id, art=Vedtaksart.NODHJELP if soknad.nodhjelp else Vedtaksart.STONAD)
    if bare_engang(soknad.gjelder):
        v = vedtak_innhold.endre_hode(okt, v.id, v.versjon, engang=True, til=v.fra)
    return v.id


def hent(okt: Okt, vedtak_id: int) -> Skrivebilde:
    """Everything the screen shows. The person has been opened by `apne`."""
    bilde = vedtak.bilde(okt, vedtak_id)
    v, g = bilde.vedtak, bilde.grunnlag
    siden = (g.forrige.vedtaksdato if g.forrige else None) or okt.i_dag - _MAANED
    with okt.lese() as les:
        return Skrivebilde(
            bilde=bilde,
            navn=lager.navn(les, v.person_id),
            alder=None if g.fodt is None else alder(g.fodt, okt.i_dag),
            rader=sammenstill(g.forrige, v),
            ubesvart=ubesvarte(v, g),
            utfall=lager.utfall(les, v.forrige_id, til_tekst(v.opprettet)) if v.forrige_id else {},
            soknader=lager.apne_soknader(les, v.person_id),
            kontakter=tuple(k for k in kontaktlager.for_person(les, v.person_id, KONTAKTER) if k.dato >= siden),
            satser=vedtaksregler.veiledende(les),
            laast=_laast(okt, v),
        )


def _laast(okt: Okt, v: Vedtak) -> Regelbrudd | None:
    if not rolle_kan_skrive(okt.rolle, v.fagart):
        return Regelbrudd("PE-12", f"Rollen din skriver ikke vedtak om {v.fagart.tekst}.")
    return kan_endres(v)


def muntlig_soknad(okt: Okt, vedtak_id: int, versjon: int, dato: date | None = None) -> Vedtak:
    """VE-20: the person asked for this month's stønad orally, today or on `dato`: the søknad is written down and the draft tied to it."""
    v = vedtak.hent(okt, vedtak_id)
    if v.versjon != versjon:
        raise Regelbrudd("SI-7", "Utkastet er endret ved en annen plass. Ingenting er lagret.")
    arter = tuple(dict.fromkeys(p.art for p in v.poster))
    soknad_id = soknadtjeneste.registrer_muntlig_fornyelse(okt, v.person_id, arter, dato)
    return vedtak_innhold.endre_hode(okt, vedtak_id, versjon, soknad_id=soknad_id, uten_soknad=None)


def foreldet_av(okt: Okt, v: Vedtak, brudd: Regelbrudd) -> Regelbrudd:
    """SI-7: the same refusal, with who was there last and when."""
    with okt.lese() as les:
        sist = lager.sist_endret(les, v.person_id, v.id)
    if sist is None:
        return brudd
    ident, tid = sist
    return Regelbrudd(brudd.regel, f"{brudd.setning} Sist endret av {ident} {dag_og_klokke(tid)}.", brudd.felt)
