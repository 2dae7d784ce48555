"""Sending, taking back and the second signature (KO-1 to KO-4, KO-6 to KO-9). The PIN is checked before the file is locked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from navtui.domain.kodeverk import Sjekkpunkt, Vedtakstilstand
from navtui.domain.kontroll import krysset, sjekk_kryss
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.signatur import Signaturkandidat, borte_andre, kan_kontrollere, kan_sende, kan_ta_tilbake, leder_inhabil
from navtui.domain.vedtak import Vedtak, foreldet, kan_endres
from navtui.domain.vedtak_beregning import sjekk_frosset_sum
from navtui.domain.vedtak_dekning import ve_4_hver_post
from navtui.domain.vedtak_endring import endret_siden
from navtui.domain.vedtak_innhold import innholdshash, sjekk_signert_innhold
from navtui.domain.vedtak_overlapp import dobbelt
from navtui.domain.vedtaksregler import Regelgrunnlag, stopp_og_varsler, upasserte
from navtui.domain.vedtaksregler.endring import endrer_riktig_tid
from navtui.domain.vedtaksregler.fornyelse import krever_langtidsoppgaver
from navtui.domain.vedtaksregler.soknad_og_periode import for_lenge
from navtui.services import brev, dodsfall, kvp, vedtak_virkning
from navtui.services.innlogging import Bekreftet, bekreft_pin, krev_bekreftet
from navtui.services.okt import Okt
from navtui.services.vedtak import krev_kan_skrive, med_beregning
from navtui.services.vedtak_regler import samle
from navtui.services.vedtak_synlig import vist
from navtui.store import innstilling, signatur, vedtak, vedtak_endring, vedtaksregler
from navtui.store import kontroll as kontrollager
from navtui.store.db import Leser, Skriver


def hent_uendret(s: Skriver, vedtak_id: int, versjon: int) -> Vedtak:
    """The vedtak, if it is as the screen shows it (SI-7)."""
    v = vedtak.hent(s, vedtak_id)
    if v.versjon != versjon:
        raise foreldet(v)
    return v


def kandidater(s: Leser, v: Vedtak) -> tuple[Signaturkandidat, ...]:
    """Everyone employed, as she stands to this vedtak today."""
    return signatur.for_vedtak(s, {v.id: v.person_id})[v.id]


def send(okt: Okt, vedtak_id: int, versjon: int, pin: str) -> Vedtak:
    """KO-1: freeze the draft and put the first signature over all of its content. Refuses while a stopp or an unpassed varsel is left.

    At the langtid month (VE-14) the review and the arbeidsevnevurdering become tasks, once in a spell.
    """
    bekreftet = bekreft_pin(okt, okt.ident, pin)
    with okt.skrive() as s:
        krev_bekreftet(s, bekreftet)
        v = hent_uendret(s, vedtak_id, versjon)
        stopp_ved(kan_sende(v, okt.ident, kandidater(s, v)))
        v = med_beregning(s, v)
        g = samle(s, v)
        _krev_ferdig(v, g)
        _frys(s, v, g)
        frosset = vedtak.hent(s, vedtak_id)
        hash_ = innholdshash(frosset)
        signatur.signer(s, v.id, v.runde, 1, hash_)
        vedtak.endre(
            s, v, tilstand=Vedtakstilstand.TIL_KONTROLL, innhold_hash=hash_, sum_ore=v.sum_ore, sendt_tid=s.na, apnet_kontroll=None
        )  # fmt: skip
        _langtidsoppgaver(s, v, g)
        s.logg("sendt til kontroll", person_id=v.person_id, objekt="vedtak", objekt_id=v.id, runde=v.runde, hash=hash_)
        return vist(s, vedtak.hent(s, vedtak_id))


def _krev_ferdig(v: Vedtak, g: Regelgrunnlag) -> None:
    funn = stopp_og_varsler(v, g)
    for f in funn:
        if isinstance(f, Regelbrudd):
            raise f
    if rest := upasserte(v, funn):
        raise Regelbrudd(rest[0].regel, f"{rest[0].setning} Skriv hvorfor vedtaket kan sendes likevel.", rest[0].felt)


def _frys(s: Skriver, v: Vedtak, g: Regelgrunnlag) -> None:
    """The calculation as it is now, and of the passed varsler only those that still hold."""
    vedtak.erstatt(s, v.id, "linjer", v.linjer)
    vedtak.erstatt(s, v.id, "kvplinjer", v.kvplinjer)
    gjelder = {(f.regel, f.setning) for f in stopp_og_varsler(v, g)}
    for p in v.varsler:
        if (p.regel, p.setning) not in gjelder:
            vedtak.fjern_del(s, v.id, "varsler", regel=p.regel, setning=p.setning)


def _langtidsoppgaver(s: Skriver, v: Vedtak, g: Regelgrunnlag) -> None:
    """VE-14: one review and one arbeidsevnevurdering in a spell, to the responsible veileder, due when the vedtak runs out."""
    if krever_langtidsoppgaver(v, g):
        siden = kontrollager.spellets_start(s, v.person_id, v.id)
        for art, tekst in (("langtid", "Langtidsgjennomgang"), ("arbeidsevne", "Arbeidsevnevurdering")):
            kontrollager.oppgave_en_gang(s, v, art, "VE-14", f"{tekst}, {g.maaneder_paa_rad} måneder på rad", v.til, siden)


def ta_tilbake(okt: Okt, vedtak_id: int, versjon: int) -> Vedtak:
    """KO-6: the sender takes it back, as long as no controller has opened it. Her signature no longer counts (KO-4)."""
    with okt.skrive() as s:
        v = hent_uendret(s, vedtak_id, versjon)
        stopp_ved(kan_ta_tilbake(v, okt.ident))
        til_utkast(s, v)
        s.logg("tatt tilbake", person_id=v.person_id, objekt="vedtak", objekt_id=v.id, runde=v.runde)
        return vist(s, vedtak.hent(s, vedtak_id))


def til_utkast(s: Skriver, v: Vedtak, **mer: object) -> None:
    """A draft again, in a new signature round."""
    ingen = dict.fromkeys(("innhold_hash", "sum_ore", "sendt_tid", "apnet_kontroll"))
    vedtak.endre(s, v, tilstand=Vedtakstilstand.UTKAST, runde=v.runde + 1, **ingen, **mer)


def som(okt: Okt, bekreftet: Bekreftet) -> Okt:
    """KO-8: the session of the one who has just given her PIN at this desk. The one who is signed in stays so."""
    return replace(okt, ident=bekreftet.ident, navn=bekreftet.navn, rolle=bekreftet.rolle)


def kontroller(
    okt: Okt, vedtak_id: int, versjon: int, pin: str, ident: str | None = None, punkter: Collection[Sjekkpunkt] = ()
) -> Vedtak:  # fmt: skip
    """KO-2, KO-3, KO-7, KO-8, KO-9: the second signature, and the vedtak is iverksatt.

    `ident` is the controller: the one who is signed in when None, else a colleague at the same desk, by her own PIN. `punkter` are the
    points ticked on the screen, beside those stored by `services.kontroll.kryss_av`.
    """
    bekreftet = bekreft_pin(okt, ident or okt.ident, pin)
    andre = som(okt, bekreftet)
    forberedt = brev.forbered(andre, vedtak_id)
    with andre.skrive() as s:
        krev_bekreftet(s, bekreftet)
        v = hent_uendret(s, vedtak_id, versjon)
        stopp_ved(kan_kontrollere(v, andre.ident, kandidater(s, v)))
        stopp_ved(sjekk_kryss({*krysset(v, andre.ident), *punkter}))
        stopp_ved(kvp.sjekk_frosset(s, v))
        stopp_ved(dodsfall.stopper(s, v))
        _krev_det_samme(s, v)
        for punkt in sorted(set(punkter) - krysset(v, andre.ident)):
            kontrollager.kryss(s, v, punkt)
        som_leder = andre.rolle == "leder"
        unntak = {"borte": borte_andre(v, kandidater(s, v))} if som_leder else {}
        signatur.signer(s, v.id, v.runde, 2, v.innhold_hash or "", som_leder=som_leder)
        vedtak.endre(s, v, tilstand=Vedtakstilstand.IVERKSATT, iverksatt_tid=s.na, vedtaksdato=s.i_dag)
        _besvar_soknad(s, v)
        vedtak_virkning.iverksatt(s, vedtak.hent(s, v.id))
        s.logg(
            "iverksatt", person_id=v.person_id, objekt="vedtak", objekt_id=v.id, runde=v.runde, ved=okt.ident, som_leder=som_leder,
            punkter=sorted({*krysset(v, andre.ident), *punkter}), **unntak,
        )  # fmt: skip
        v = vedtak.hent(s, vedtak_id)
        brev.legg_ved(s, v, forberedt)
        return v


def _krev_det_samme(s: Skriver, v: Vedtak) -> None:
    """KO-3, KO-9, VE-18, VE-1, VE-4: what the first signature rested on still holds: the content, the sum, that nothing is granted twice,
    how long it runs, and that all that is granted has its amount (a vedtak may have been sent before a rule was held)."""
    stopp_ved(sjekk_signert_innhold(v))
    stopp_ved(sjekk_frosset_sum(v, vedtaksregler.veiledende(s), vedtak_virkning.utbetalt(s, v)))
    stopp_ved(dobbelt(v, vedtak_virkning.andre(s, v)))
    gammel = vedtak.hent(s, v.endrer_id) if v.endrer_id else None
    if gammel is not None:
        stopp_ved(endrer_riktig_tid(v, gammel, vedtak_virkning.plass_til(s, gammel.id), vedtak_virkning.familie(s, v)))
        stopp_ved(endret_siden(vedtak_endring.iverksatt_siden(s, v.id)))
    stopp_ved(for_lenge(v, v.til, innstilling.hent(s, "vedtak_maaneder")))
    stopp_ved(ve_4_hver_post(v, gammel))


def _besvar_soknad(s: Skriver, v: Vedtak) -> None:
    """VE-2: the søknad is answered when every item of it is."""
    if v.soknad_id is not None and vedtaksregler.alle_poster_besvart(s, v.soknad_id):
        kontrollager.besvar(s, v.soknad_id)


def overlever_stedfortreder(okt: Okt, vedtak_id: int, versjon: int, dato: date) -> None:
    """PE-6: the leder is inhabil: the prepared case is handed to the kommunedirektør's stand-in, with the date. The outcome is written when
    the task is closed (`avslutt_overlevering`).

    By one who could have written it. What is waiting for control becomes a draft again: nobody here may give the other signature (KO-4).
    """
    if dato > okt.i_dag:
        raise Regelbrudd("PE-6", "Datoen er fram i tid. Skriv dagen saken ble overlevert.", "dato")
    with okt.skrive() as s:
        v = hent_uendret(s, vedtak_id, versjon)
        krev_kan_skrive(s, okt, v.person_id, v.fagart)
        if v.tilstand is Vedtakstilstand.TIL_KONTROLL:
            til_utkast(s, v)
            v = vedtak.hent(s, vedtak_id)
        stopp_ved(kan_endres(v))
        if leder_inhabil(kandidater(s, v)) is None:
            raise Regelbrudd("PE-6", "Leder er ikke inhabil for denne personen. Send vedtaket til kontroll på vanlig måte.")
        if not kontrollager.ny_oppgave(s, v, "overlevert", "PE-6", f"Vedtak {v.nummer} overlevert kommunedirektørens stedfortreder", dato):
            raise Regelbrudd("PE-6", "Saken er allerede overlevert.")
        vedtak.endre(s, v)
        s.logg("overlevert", person_id=v.person_id, objekt="vedtak", objekt_id=v.id, dato=dato)


def avslutt_overlevering(okt: Okt, vedtak_id: int, versjon: int, utfall: str) -> None:
    """PE-6: the stand-in's decision is recorded, and the draft is closed: it was never this office's to sign."""
    if not utfall.strip():
        raise Regelbrudd("PE-6", "Skriv hva stedfortrederen bestemte, og når.", "utfall")
    with okt.skrive() as s:
        v = hent_uendret(s, vedtak_id, versjon)
        krev_kan_skrive(s, okt, v.person_id, v.fagart)
        if not kontrollager.lukk_oppgave(s, v, "overlevert", utfall.strip()):
            raise Regelbrudd("PE-6", "Saken er ikke overlevert.")
        vedtak.endre(s, v, tilstand=Vedtakstilstand.AVBRUTT)
        s.logg("overlevering avsluttet", person_id=v.person_id, objekt="vedtak", objekt_id=v.id)
