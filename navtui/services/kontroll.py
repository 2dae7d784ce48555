"""F5: the vedtak that wait for a second signature, the controller's screen, the ticks and the return (KO-2, KO-5 to KO-7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from navtui.domain.brev_endring import rammede
from navtui.domain.brev_klage import Klagesvar
from navtui.domain.fornyelse_linjer import Kilderad, i_samme_tid, sammenstill
from navtui.domain.husholdning import Bodd, bodd
from navtui.domain.kodeverk import Returgrunn, Sjekkpunkt, Vedtaksart, Vilkarsutfall
from navtui.domain.kontroll import KontrollRad, Sammenlignbare, krysset, sjekk_retur
from navtui.domain.opphor import EtterOpphor
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.setningsmerker import Setning, merk
from navtui.domain.signatur import (
    Signaturkandidat,
    kan_kontrollere,
    kan_returnere,
    kan_returneres_av,
    kan_signeres_av,
    kan_ta_tilbake,
)
from navtui.domain.tid import dato_i_oslo
from navtui.domain.varsel import Varsling
from navtui.domain.vedtak import Utbetaling, Vedtak
from navtui.domain.vedtak_innhold import sjekk_signert_innhold
from navtui.domain.vedtaksregler.grunnlag import Soknadsbilde
from navtui.services.innlogging import bekreft_pin, krev_bekreftet
from navtui.services.okt import Okt
from navtui.services.signatur import hent_uendret, kandidater, som, til_utkast
from navtui.services.vedtak_synlig import for_leseren, vist
from navtui.services.vedtak_virkning import opphor
from navtui.store import klage, kontroll, signatur, varsel, vedtak, vedtak_endring, vedtaksregler
from navtui.store.db import Leser

SIDE = 50
"""Rows per page."""


@dataclass(frozen=True, slots=True)
class Kontrollbilde:
    """The controller's screen: the vedtak, last month's, what is different, and who can sign. `ekthet` is KO-3's refusal, if any."""

    vedtak: Vedtak
    navn: str
    fodt: date | None
    forrige: Vedtak | None
    linjer: tuple[Kilderad, ...]
    sammenlignbare: Sammenlignbare
    kandidater: tuple[Signaturkandidat, ...]
    brudd: Regelbrudd | None
    kan_signeres_av: tuple[str, ...]
    kan_returneres_av: tuple[str, ...]
    kan_tas_tilbake: bool
    krysset: frozenset[Sjekkpunkt]
    ekthet: Regelbrudd | None
    merket: tuple[Setning, ...] = ()
    """VE-7: the begrunnelse, each sentence marked as in the last vedtak or like another person's that the controller may read."""
    opphor: EtterOpphor | None = None
    """VE-18: what is paid for the time after an opphør."""
    varslet: Varsling | None = None
    """VE-12: the varsel this one rests on."""
    utfall: Mapping[int, Vilkarsutfall] = field(default_factory=dict)
    """VE-13: what came of the vilkår of `forrige`, by their ids."""
    bodd: tuple[Bodd, ...] = ()
    """PE-4: the household as it is registered, in the period."""
    soknad: Soknadsbilde | None = None
    """VE-20: the søknad it answers."""
    klage: Klagesvar | None = None
    """VE-18: the klage an omgjøring answers."""
    rammede: tuple[Utbetaling, ...] = ()
    """VE-16, VE-18: the payments that an opphør or a stans takes."""


def liste(okt: Okt, antall: int = SIDE, hopp: int = 0) -> tuple[KontrollRad, ...]:
    """The vedtak that wait, nødhjelp first and then the longest wait. Each says whether the one who reads can sign it, and else the rule's
    reason (KO-2)."""
    return side(okt, antall, hopp)[0]


def side(okt: Okt, antall: int = SIDE, hopp: int = 0) -> tuple[tuple[KontrollRad, ...], int]:
    """A page of `liste`, and how many wait in all, as they were at the same moment."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.SIGNERE_SOM_ANNEN))
    with okt.lese() as les:
        rader, i_alt = kontroll.ventende(les, antall, hopp), kontroll.antall_ventende(les)
        hvem = signatur.for_vedtak(les, {r.vedtak.id: r.vedtak.person_id for r in rader})
    return tuple(_rad(okt, r, hvem[r.vedtak.id]) for r in rader), i_alt


def _rad(okt: Okt, r: kontroll.Ventende, hvem: tuple[Signaturkandidat, ...]) -> KontrollRad:
    v = r.vedtak
    brudd = kan_kontrollere(v, okt.ident, hvem)
    sendt = v.sendt_tid or v.opprettet
    sum_ore = (v.sum_ore or 0) if v.beregnes else None
    endring = (r.stonad_ore or 0) - r.forrige_sum_ore if sum_ore is not None and r.forrige_sum_ore is not None else None
    return KontrollRad(
        vedtak_id=v.id, nummer=v.nummer, person_id=v.person_id, navn=r.navn, art=v.art, fra=v.fra, til=v.til, skrevet_av=v.skrevet_av,
        sendt_av=v.avsender or v.skrevet_av, sendt=sendt, dager_ventet=(okt.i_dag - dato_i_oslo(sendt)).days,
        nodhjelp=r.nodhjelp, sum_ore=sum_ore, forrige_sum_ore=r.forrige_sum_ore, endring_ore=endring, retur=v.retur,
        kan_signere=brudd is None, regel=brudd.regel if brudd else None, hvorfor_ikke=brudd.setning if brudd else None,
        kan_signeres_av=kan_signeres_av(v, hvem), versjon=v.versjon,
    )  # fmt: skip


def apne(okt: Okt, vedtak_id: int) -> Kontrollbilde:
    """Open the controller's screen. PE-7: a vedtak sent to control is a reason by itself, and the opening is logged.

    KO-6: when one who may control it opens it, the sender can no longer take it back. A vedtak that has left control is shown all the same.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.SIGNERE_SOM_ANNEN))
    with okt.skrive() as s:
        v = vedtak.hent(s, vedtak_id)
        if v.tilstand == "til_kontroll" and kan_returnere(v, okt.ident, kandidater(s, v)) is None:
            kontroll.sett_apnet(s, v)
        s.logg("apnet", person_id=v.person_id, objekt="vedtak", objekt_id=v.id, grunn="kontroll", oppgitt=0)
        return _bilde(okt, s, vedtak.hent(s, vedtak_id))


def hent(okt: Okt, vedtak_id: int) -> Kontrollbilde:
    """The controller's screen as it is now, for one that is open already: nothing is logged again."""
    with okt.lese() as les:
        return _bilde(okt, les, vedtak.hent(les, vedtak_id))


def _bilde(okt: Okt, s: Leser, v: Vedtak) -> Kontrollbilde:
    forrige_id = vedtak.forrige(s, v.id)
    forrige = i_samme_tid(vedtak.hent(s, forrige_id), v) if forrige_id else None
    hvem = kandidater(s, v)
    navn, fodt = kontroll.navn_og_fodt(s, v.person_id)
    summer = kontroll.sammenlignbare(s, v)
    svar = Kontrollbilde(
        vedtak=v,
        navn=navn,
        fodt=fodt,
        forrige=forrige,
        linjer=sammenstill(forrige, v) if v.beregnes else (),
        sammenlignbare=Sammenlignbare(antall=len(summer), minst_ore=min(summer, default=None), mest_ore=max(summer, default=None)),
        kandidater=hvem,
        brudd=kan_kontrollere(v, okt.ident, hvem),
        kan_signeres_av=kan_signeres_av(v, hvem),
        kan_returneres_av=kan_returneres_av(v, hvem),
        kan_tas_tilbake=kan_ta_tilbake(v, okt.ident) is None,
        krysset=krysset(v, okt.ident),
        ekthet=sjekk_signert_innhold(v),
        merket=merk(v.begrunnelse, forrige.begrunnelse if forrige else "", vedtak.andres_begrunnelser(s, v.person_id)),
        opphor=opphor(s, v),
        varslet=varsel.siste(s, v.endrer_id, v.art) if v.endrer_id else None,
        utfall=vedtak_endring.vilkarsutfall(s, forrige.id) if forrige else {},
        bodd=bodd(vedtaksregler.opphold(s, v.person_id), v.fra, v.til),
        soknad=vedtaksregler.soknad(s, v.soknad_id) if v.soknad_id else None,
        klage=klage.svares_av(s, v.endrer_id) if v.endrer_id and v.art is Vedtaksart.OMGJORING else None,
        rammede=rammede(v, forrige, vedtak_endring.i_banken(s, forrige.id)) if forrige and v.endrer_id else (),
    )
    return for_leseren(s, svar, v, *([forrige] if forrige else []))


def kryss_av(okt: Okt, vedtak_id: int, versjon: int, punkt: Sjekkpunkt) -> frozenset[Sjekkpunkt]:
    """KO-7: tick a point, or take the tick away again. Only one who may sign ticks. Returns what is ticked now."""
    with okt.skrive() as s:
        v = hent_uendret(s, vedtak_id, versjon)
        stopp_ved(kan_kontrollere(v, okt.ident, kandidater(s, v)))
        har = krysset(v, okt.ident)
        (kontroll.angre_kryss if punkt in har else kontroll.kryss)(s, v, punkt)
        s.logg("krysset", person_id=v.person_id, objekt="vedtak", objekt_id=v.id, punkt=punkt.value, pa=punkt not in har)
        return har ^ {punkt}


def returner(
    okt: Okt, vedtak_id: int, versjon: int, grunn: Returgrunn | None, kommentar: str, *, ident: str | None = None, pin: str = ""
) -> Vedtak:  # fmt: skip
    """KO-5: back to the writer with a ground and a comment, by one who may control it: a draft again, its signature void (KO-4).

    At the sender's own desk the controller is `ident`, by her PIN (KO-8).
    """
    stopp_ved(sjekk_retur(grunn, kommentar))
    bekreftet = bekreft_pin(okt, ident, pin) if ident and ident != okt.ident else None
    andre = som(okt, bekreftet) if bekreftet else okt
    with andre.skrive() as s:
        if bekreftet:
            krev_bekreftet(s, bekreftet)
        v = hent_uendret(s, vedtak_id, versjon)
        stopp_ved(kan_returnere(v, andre.ident, kandidater(s, v)))
        assert grunn is not None
        kontroll.retur(s, v, grunn, kommentar.strip())
        til_utkast(s, v, retur=v.retur + 1)
        s.logg("returnert", person_id=v.person_id, objekt="vedtak", objekt_id=v.id, runde=v.runde, grunn=grunn.value, ved=okt.ident)
        return vist(s, vedtak.hent(s, vedtak_id))
