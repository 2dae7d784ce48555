"""What the writing screen of a vedtak is given: the way into a draft, and everything it shows at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from navtui.domain.alder import alder
from navtui.domain.fornyelse import ApenSoknad, bare_engang, maanedens_soknad, neste_soknad
from navtui.domain.fornyelse_linjer import Kilderad, sammenstill
from navtui.domain.kodeverk import Soknadspost, UtenSoknad, Vedtaksart, Vilkarsutfall
from navtui.domain.kontakt import Kontakt
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import rolle_kan_skrive
from navtui.domain.sats import Satsrad
from navtui.domain.setningsmerker import Setning, merk
from navtui.domain.signatur import leder_inhabil, mangler_delegasjon
from navtui.domain.tid import dag_og_klokke, til_tekst
from navtui.domain.vedtak import Vedtak, kan_endres
from navtui.domain.vedtak_endring import endringer
from navtui.domain.vedtak_fornyelse import folger, fornyes_fra
from navtui.domain.vedtaksbolker import EGNE_POSTER, nye_arter, svarer_paa
from navtui.domain.vedtaksregler.fornyelse import Ubesvart, ubesvarte
from navtui.services import apning, lovhenvisning, vedtak, vedtak_innhold
from navtui.services.okt import Okt
from navtui.services.signatur import kandidater
from navtui.services.vedtak_virkning import plass_til
from navtui.store import fornyelse as lager
from navtui.store import innstilling, vedtak_overlapp, vedtaksregler
from navtui.store import kontakt as kontaktlager
from navtui.store import kontroll as kontrollager
from navtui.store import soknad as soknadlager
from navtui.store import vedtak as vedtakslager
from navtui.store.db import Leser

KONTAKTER = 5
"""So many contacts at most are shown."""
_MAANED = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Skrivebilde:
    """The vedtak screen: the vedtak with its rules, last month beside it, and what it may be tied to.

    `ubesvart` is what VE-13 still asks for, `utfall` the vilkår of last month that are judged, `kontakter` the contacts since the last
    vedtak (or of the last month), newest first. `laast` says why nothing can be changed, if so. `leder_inhabil` says why nobody here may
    sign it, and `overlevert` the day it was handed over (PE-6).
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
    leder_inhabil: Regelbrudd | None
    delegasjon: Regelbrudd | None
    """KO-11: that the one who reads cannot sign a vedtak of this kind, where it is hers to write."""
    overlevert: date | None
    lov: Mapping[str, str]
    """The law behind each stopp and varsel, on the vedtak's date (today for a draft)."""
    merket: tuple[Setning, ...] = ()
    """VE-7: the begrunnelse, each sentence marked as in the last vedtak or like a colleague's."""
    endringer: tuple[Vedtaksart, ...] = ()
    """VE-18: what an iverksatt vedtak may be changed by."""
    kontakt_siden: date | None = None
    """VE-13: the day of the vedtak before; contact after it is this month's."""
    soknad_herfra: bool = False
    """VE-20: an oral søknad was written down from this draft, and nothing else rests on it."""


@dataclass(frozen=True, slots=True)
class Veivalg:
    """What someone wants to write or read: exactly one of these, the first that is given."""

    vedtak_id: int | None = None
    forrige_id: int | None = None
    soknad_id: int | None = None
    person_id: int | None = None
    art: Vedtaksart | None = None
    """With `person_id`: a new vedtak of this kind, whatever is next for her."""


def apne(okt: Okt, vei: Veivalg, grunn: str | None = None, tekst: str = "") -> int:
    """PE-7, VE-13, VE-20: the id of the vedtak that is named, of the draft there is already, or of a new one.

    `forrige_id` renews that vedtak, tied to this month's søknad when just one is waiting. `soknad_id` answers that søknad. `person_id`
    takes the draft there is, else renews, else answers the søknad that waits. What is about livsopphold and follows on an iverksatt vedtak
    is its renewal, whichever way it is begun (`_fornyelse`). Refuses with PE-7, felt "grunn", when opening the person takes a reason.
    """
    person_id = _person(okt, vei)
    apning.apne(okt, person_id, "vedtak", grunn, tekst=tekst, objekt_id=vei.vedtak_id or vei.forrige_id)
    if vei.vedtak_id is not None:
        return vei.vedtak_id
    if vei.art is not None:
        return _ny_art(okt, person_id, vei.art)
    with okt.lese() as les:
        finnes = _finnes(les, vei, person_id)
        soknader = lager.apne_soknader(les, person_id)
        lopende = _lopende(les, person_id)
        grense = les.i_dag + timedelta(days=innstilling.hent(les, "fornyelse_dager"))
    if finnes is not None:
        return finnes
    if vei.forrige_id is not None:
        return vedtak.fornye(okt, vei.forrige_id, maanedens_soknad(soknader)).id
    if vei.soknad_id is not None:
        valgt = next((s for s in soknader if s.id == vei.soknad_id), None)
    else:
        valgt = neste_soknad(soknader, lopende is not None, lopende.til if lopende else None, grense)
    if valgt is not None:
        return _fornyelse(okt, person_id, lopende, valgt) or _nytt(okt, person_id, valgt)
    if lopende is not None and vei.soknad_id is None and folger(lopende, okt.i_dag):
        return vedtak.fornye(okt, lopende.id, maanedens_soknad(soknader)).id
    raise Regelbrudd("VE-20", "Det er ingen ubesvart søknad å skrive vedtak på. Registrer søknaden først.", "soknad_id")


def _ny_art(okt: Okt, person_id: int, art: Vedtaksart) -> int:
    """A draft of a kind: the one that is begun, else a new one that answers the søknad for it, where one waits (VE-20)."""
    with okt.lese() as les:
        finnes = lager.utkast_av_art(les, person_id, art)
        soknader = lager.apne_soknader(les, person_id)
        lopende = _lopende(les, person_id)
    if finnes is not None:
        return finnes
    valgt = next((s for s in soknader if _passer(s, art)), None)
    if art is Vedtaksart.STONAD and (fornyelse := _fornyelse(okt, person_id, lopende, valgt)) is not None:
        return fornyelse
    uten = UtenSoknad.NODHJELP_KONTORET if art is Vedtaksart.NODHJELP and valgt is None else None
    return vedtak.nytt_utkast(okt, person_id, valgt.id if valgt else None, art=art, uten_soknad=uten).id


def _fornyelse(okt: Okt, person_id: int, lopende: Vedtak | None, soknad: ApenSoknad | None) -> int | None:
    """VE-13: the renewal that a new vedtak about livsopphold is, the one that is begun or a new one where it follows on `lopende`; None
    where it is something else."""
    if not _om_livsopphold(soknad) or not rolle_kan_skrive(okt.rolle, Vedtaksart.STONAD):
        return None
    with okt.lese() as les:
        begynt = lager.fornyelsesutkast(les, person_id, soknad.id if soknad else None)
    if begynt is not None or lopende is None:
        return begynt
    mottatt = soknad.mottatt if soknad is not None else okt.i_dag
    fra = fornyes_fra(lopende, mottatt, okt.i_dag, fornyelse=soknad is not None and soknad.fornyelse)
    return vedtak.fornye(okt, lopende.id, soknad.id if soknad else None, fra).id if folger(lopende, fra) else None


def _om_livsopphold(s: ApenSoknad | None) -> bool:
    """Whether what answers it is a month's livsopphold; with no søknad yet it is, which is then written down on the screen (VE-20)."""
    return s is None or (not s.nodhjelp and (s.fornyelse or Soknadspost.LIVSOPPHOLD in s.gjelder))


def _passer(s: ApenSoknad, art: Vedtaksart) -> bool:
    """Whether this søknad is one a vedtak of the kind answers."""
    if art is Vedtaksart.KVP or (art is Vedtaksart.STONAD and s.nodhjelp):
        return False
    return svarer_paa(art, s.gjelder, nodhjelp=s.nodhjelp)


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


def _finnes(les: Leser, vei: Veivalg, person_id: int) -> int | None:
    """The draft someone has begun already."""
    if vei.forrige_id is not None:
        return vedtakslager.utkast_for(les, vei.forrige_id)
    if vei.soknad_id is not None:
        return lager.vedtak_for_soknad(les, vei.soknad_id)
    return lager.utkast_for_person(les, person_id)


def _lopende(les: Leser, person_id: int) -> Vedtak | None:
    """The latest løpende vedtak of the person's open case, where it is not ended and nobody has begun to renew it."""
    siste = vedtakslager.siste_iverksatt(les, person_id)
    if siste is None or vedtakslager.utkast_for(les, siste) is not None or vedtak_overlapp.opphort_fra(les, siste) is not None:
        return None
    v = vedtakslager.hent(les, siste)
    return v if v.sak_id == vedtakslager.apen_sak(les, person_id) else None


def _nytt(okt: Okt, person_id: int, soknad: ApenSoknad) -> int:
    """A draft that answers this søknad. Nødhjelp and engangsytelser have one date, today; it can be changed on the screen."""
    en_dag = soknad.nodhjelp or bare_engang(soknad.gjelder)
    egen = next((a for a, post in EGNE_POSTER.items() if soknad.gjelder == (post.value,) and a != Vedtaksart.GARANTI), None)
    art: Vedtaksart = Vedtaksart.NODHJELP if soknad.nodhjelp else egen or Vedtaksart.STONAD
    if not rolle_kan_skrive(okt.rolle, art):
        art = next(iter(nye_arter(okt.rolle)), art)
    v = vedtak.nytt_utkast(okt, person_id, soknad.id, art=art, fra=okt.i_dag if en_dag else None)
    if en_dag and art is Vedtaksart.STONAD:
        v = vedtak_innhold.endre_hode(okt, v.id, v.versjon, engang=True, til=v.fra)
    return v.id


def hent(okt: Okt, vedtak_id: int) -> Skrivebilde:
    """Everything the screen shows. The person has been opened by `apne`."""
    bilde = vedtak.bilde(okt, vedtak_id)
    v, g = bilde.vedtak, bilde.grunnlag
    siden = (g.forrige.vedtaksdato if g.forrige else None) or okt.i_dag - _MAANED
    laast = _laast(okt, v)
    with okt.lese() as les:
        hvem = kandidater(les, v)
        return Skrivebilde(
            bilde=bilde,
            navn=lager.navn(les, v.person_id),
            alder=None if g.fodt is None else alder(g.fodt, okt.i_dag),
            rader=sammenstill(g.forrige, v),
            ubesvart=ubesvarte(v, g),
            utfall=lager.utfall(les, v.forrige_id, til_tekst(v.opprettet)) if v.forrige_id else {},
            soknader=tuple(k for k in lager.apne_soknader(les, v.person_id) if svarer_paa(v.fagart, k.gjelder, nodhjelp=k.nodhjelp)),
            kontakter=tuple(k for k in kontaktlager.for_person(les, v.person_id, KONTAKTER) if k.dato > siden),
            kontakt_siden=siden,
            satser=vedtaksregler.veiledende(les),
            laast=laast,
            leder_inhabil=leder_inhabil(hvem),
            delegasjon=next((mangler_delegasjon(k, v.fagart) for k in hvem if k.ident == okt.ident), None) if laast is None else None,
            overlevert=kontrollager.overlevert(les, v),
            merket=merk(v.begrunnelse, g.forrige.begrunnelse if g.forrige else "", g.andres_begrunnelser),
            soknad_herfra=bool(soknadlager.bare_for_utkastet(les, v.id)),
            endringer=endringer(v, okt.i_dag, plass_til(les, v.id)),
            lov={s.regel: s.linje for s in lovhenvisning.svar(les, {f.regel for f in bilde.funn}, v.vedtaksdato or okt.i_dag)},
        )


def _laast(okt: Okt, v: Vedtak) -> Regelbrudd | None:
    if not rolle_kan_skrive(okt.rolle, v.fagart):
        return Regelbrudd("PE-12", f"Rollen din skriver ikke vedtak om {v.fagart.tekst}.")
    return kan_endres(v)


def foreldet_av(okt: Okt, v: Vedtak, brudd: Regelbrudd) -> Regelbrudd:
    """SI-7: the same refusal, with who was there last and when."""
    with okt.lese() as les:
        sist = lager.sist_endret(les, v.person_id, v.id)
    if sist is None:
        return brudd
    ident, tid = sist
    return Regelbrudd(brudd.regel, f"{brudd.setning} Sist endret av {ident} {dag_og_klokke(tid)}.", brudd.felt)
