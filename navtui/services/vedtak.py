"""Drafts of vedtak: a new one, next month's renewal, and reading one with its calculation and what the rules say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from navtui.domain.beregning import Beregning
from navtui.domain.dodsfall import kan_fornyes as kan_fornyes_etter
from navtui.domain.kodeverk import UtenSoknad, Vedtaksart, Vedtakstilstand
from navtui.domain.regelbrudd import Regelbrudd, Varsel, stopp_ved
from navtui.domain.rolle import rolle_kan_skrive
from navtui.domain.vedtak import Vedtak, Vilkar, foreldet, kan_endres
from navtui.domain.vedtak_beregning import til_utbetaling
from navtui.domain.vedtak_endring import er_utbetalt, kan_faa
from navtui.domain.vedtak_fornyelse import flytt_frist, fornyet, kan_fornyes, nye_barn
from navtui.domain.vedtak_innhold import sjekk_signert_innhold
from navtui.domain.vedtak_nytt import Begynnelse, begynn, begynn_endring
from navtui.domain.vedtaksbolker import MED_BARN, bolker
from navtui.domain.vedtaksperiode import lengste_til
from navtui.domain.vedtaksregler import Regelgrunnlag, stopp_og_varsler, upasserte
from navtui.domain.vedtaksregler.arter import art_av_svarene
from navtui.domain.vedtaksregler.soknad_og_periode import ve_1_datoer
from navtui.domain.vedtaksregler.utbetaling import plan
from navtui.services import kvp
from navtui.services.okt import Okt
from navtui.services.samme_person import krev_gjelder
from navtui.services.vedtak_regler import beregnet, med_registeret, samle
from navtui.services.vedtak_synlig import for_leseren, vist
from navtui.services.vedtak_virkning import plass_til, utbetalt
from navtui.store import ansatt, dodsfall, innstilling, varsel, vedtak, vedtak_endring, vedtak_overlapp, vedtaksregler
from navtui.store import soknad as soknadlager
from navtui.store.db import Foreldet, Leser, Skriver
from navtui.store.kontroll import overlevert

_EN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Vedtaksbilde:
    """A vedtak as its screen shows it: itself, the facts the rules looked at (last month's vedtak among them), and what they say.

    `ekthet` is the KO-3 refusal when the file has been edited with other tools after signing.
    """

    vedtak: Vedtak
    grunnlag: Regelgrunnlag
    funn: tuple[Regelbrudd | Varsel, ...]
    upasserte: tuple[Varsel, ...]
    ekthet: Regelbrudd | None

    @property
    def stopp(self) -> tuple[Regelbrudd, ...]:
        """What must be put right before it can be sent."""
        return tuple(f for f in self.funn if isinstance(f, Regelbrudd))

    @property
    def kan_sendes(self) -> bool:
        """Nothing stops it, and every varsel is passed with a reason."""
        return not self.stopp and not self.upasserte


def les(leser: Leser, vedtak_id: int) -> Vedtak:
    """The vedtak; a draft gets its lines and sum from its facts as they are now, so that they are never old."""
    v = vedtak.hent(leser, vedtak_id)
    return med_beregning(leser, v) if v.tilstand is Vedtakstilstand.UTKAST else v


def med_beregning(leser: Leser, v: Vedtak) -> Vedtak:
    """The draft with the calculation of this moment; without lines where the facts give none."""
    if not v.beregnes:
        return v.model_copy(update={"linjer": (), "sum_ore": 0, "kvplinjer": kvp.beregnet(leser, v)[0]})
    b, _ = beregnet(v, vedtaksregler.veiledende(leser), utbetalt(leser, v))
    return v.model_copy(update={"linjer": b.linjer if b else (), "sum_ore": til_utbetaling(v, b) if b else None})


def hent(okt: Okt, vedtak_id: int) -> Vedtak:
    """One vedtak. The caller has opened the person by `services.apning.apne` (PE-7)."""
    with okt.lese() as leser:
        return vist(leser, les(leser, vedtak_id))


def bilde(okt: Okt, vedtak_id: int) -> Vedtaksbilde:
    """Everything the vedtak screen shows."""
    with okt.lese() as leser:
        v = les(leser, vedtak_id)
        g = samle(leser, v)
        funn = stopp_og_varsler(v, g) if v.tilstand is Vedtakstilstand.UTKAST else []
        svar = Vedtaksbilde(v, g, tuple(funn), tuple(upasserte(v, funn)), sjekk_signert_innhold(v))
        return for_leseren(leser, svar, v, *(f for f in (g.forrige, g.endrer) if f))


def stopp_og_varsler_for(okt: Okt, vedtak_id: int) -> tuple[Regelbrudd | Varsel, ...]:
    """What the rules say of the draft now, stopp first."""
    return bilde(okt, vedtak_id).funn


def beregn(okt: Okt, vedtak_id: int) -> Beregning | None:
    """VE-4: the calculation of a vedtak as its facts are now, None where something stops it."""
    with okt.lese() as leser:
        v = vedtak.hent(leser, vedtak_id)
        return for_leseren(leser, beregnet(v, vedtaksregler.veiledende(leser), utbetalt(leser, v))[0], v)


def krev_kan_skrive(leser: Leser, okt: Okt, person_id: int, fagart: Vedtaksart) -> None:
    """What a role may, and PE-6: one who is inhabil gets no case. Where the leder is inhabil the others may still prepare."""
    if not rolle_kan_skrive(okt.rolle, fagart):
        raise Regelbrudd("PE-12", f"Rollen din skriver ikke vedtak om {fagart.tekst}.")
    if okt.ident in ansatt.inhabile(leser, person_id, okt.i_dag):
        raise Regelbrudd("PE-6", "Du er inhabil for denne personen og kan ikke skrive vedtaket.")


def rediger(okt: Okt, vedtak_id: int, versjon: int, handling: str, gjor: Callable[[Skriver, Vedtak], None], **data: object) -> Vedtak:
    """One change of a draft: refuses a stale screen (SI-7) and what is no draft (KO-4, VE-18), fits the payments, logs, returns it."""
    with okt.skrive() as s:
        v = vedtak.hent(s, vedtak_id)
        if v.versjon != versjon:
            raise foreldet(v)
        stopp_ved(kan_endres(v))
        krev_kan_skrive(s, okt, v.person_id, v.fagart)
        try:
            gjor(s, v)
        except Foreldet as feil:
            raise foreldet(v) from feil
        vedtak.endre(s, v)
        _folg_svarene(s, vedtak_id)
        ny = tilpass(s, vedtak_id)
        s.logg(handling, person_id=v.person_id, objekt="vedtak", objekt_id=vedtak_id, retur=v.retur, **data)
        return vist(s, ny)


def _folg_svarene(s: Skriver, vedtak_id: int) -> None:
    """VE-2: a draft whose every item is refused is an avslag; one that grants something is a stønad."""
    v = vedtak.hent(s, vedtak_id)
    if (art := art_av_svarene(v)) is not v.art:
        s.endre("vedtak", hvor={"id": vedtak_id}, art=art)


def tilpass(s: Skriver, vedtak_id: int) -> Vedtak:
    """VE-16: the person's last payment takes what the change gave or took."""
    v = les(s, vedtak_id)
    if v.sum_ore is None:
        return v
    _, konto = vedtaksregler.soker(s, v.person_id)
    nye = plan(v, v.sum_ore, s.i_dag, konto)
    if [u.model_dump(exclude={"id"}) for u in nye] != [u.model_dump(exclude={"id"}) for u in v.utbetalinger]:
        vedtak.erstatt(s, vedtak_id, "utbetalinger", nye)
        v = les(s, vedtak_id)
    return v


def nytt_utkast(
    okt: Okt,
    person_id: int,
    soknad_id: int | None = None,
    *,
    art: Vedtaksart = Vedtaksart.STONAD,
    uten_soknad: UtenSoknad | None = None,
    fra: date | None = None,
    endrer_id: int | None = None,
) -> Vedtak:
    """A new draft for a person with an open case: of its kind, with the items applied for and the children as they are registered.

    Begins on `fra`: by itself the day after the last vedtak where that has not passed, else today. What changes another (`endrer_id`,
    VE-18) begins with what that one holds, and is refused where it may not be changed so.
    """
    with okt.skrive() as s:
        endrer = vedtak.hent(s, endrer_id) if endrer_id else None
        krev_kan_skrive(s, okt, person_id, endrer.fagart if endrer else art)
        sak_id = krev_sak(s, person_id)
        soknad = vedtaksregler.soknad(s, soknad_id) if soknad_id else None
        maaneder = innstilling.hent(s, "vedtak_maaneder")
        if endrer is not None:
            ny = _endring(s, endrer, art, soknad_id, maaneder)
        else:
            krev_gjelder(s, person_id)
            start = fra or _neste_fra(s, person_id, art)
            ny = begynn(art, start, soknad, uten_soknad, maaneder)
        if art not in (Vedtaksart.OPPHOR, Vedtaksart.STANS):
            ny = replace(ny, hode=med_registeret(s, person_id, ny.hode, endrer))
        stopp_ved(ve_1_datoer(ny.hode))
        id_ = vedtak.sett_inn(s, ny.hode, nummer=vedtak.nytt_nummer(s, okt.i_dag), person_id=person_id, sak_id=sak_id, forrige_id=None)
        _legg_inn(s, id_, person_id, ny, endrer)
        s.logg("utkast", person_id=person_id, objekt="vedtak", objekt_id=id_, art=art.value)
        return vist(s, tilpass(s, id_))


def _endring(les: Leser, endrer: Vedtak, art: Vedtaksart, soknad_id: int | None, maaneder: int) -> Begynnelse:
    """VE-18: what changes another, as it begins."""
    plass = plass_til(les, endrer.id)
    stopp_ved(kan_faa(endrer, art, les.i_dag, plass))
    varslet = varsel.siste(les, endrer.id, art)
    ute = er_utbetalt(endrer, vedtak_endring.i_banken(les, endrer.id))
    return begynn_endring(
        art, endrer, les.i_dag, soknad_id, maaneder, betalt=ute, varslet=varslet.sendt if varslet else None, staar=plass.staar,
        opphort_fra=vedtak_overlapp.opphort_fra(les, endrer.id),
    )  # fmt: skip


def _legg_inn(s: Skriver, id_: int, person_id: int, ny: Begynnelse, endrer: Vedtak | None) -> None:
    """The parts of a new draft."""
    for post in ny.poster:
        vedtak.legg_til(s, id_, "poster", post)
    kjente = endrer.barn if endrer is not None and ny.hode.fra <= endrer.til else ()
    barn = nye_barn(vedtaksregler.husstandsbarn(s, person_id, ny.hode.fra, ny.hode.til), kjente)
    for b in barn if MED_BARN & bolker(vedtak.hent(s, id_)) else ():
        vedtak.legg_til(s, id_, "barn", b)
    for navn in ny.kopieres if endrer else ():
        for m in getattr(endrer, navn):
            if ny.uten_engang and getattr(m, "engang", False):
                continue
            vedtak.legg_til(s, id_, navn, flytt_frist(m, ny.hode.fra) if isinstance(m, Vilkar) else m)
    for navn, enkel in ny.enkelt.items():
        vedtak.sett_enkel(s, id_, navn, enkel)


def krev_sak(leser: Leser, person_id: int) -> int:
    """PE-9: the person's open case, which has a responsible veileder."""
    sak_id = vedtak.apen_sak(leser, person_id)
    if sak_id is None:
        raise Regelbrudd("PE-9", "Personen har ingen åpen sak. Fordel søknaden først.")
    return sak_id


def _neste_fra(leser: Leser, person_id: int, art: Vedtaksart) -> date:
    """The day after the last vedtak for what runs month by month; other kinds begin today."""
    if art is not Vedtaksart.STONAD:
        return leser.i_dag
    siste = vedtak.siste_iverksatt(leser, person_id)
    if siste is None:
        return leser.i_dag
    return max(vedtak.hent(leser, siste).til + _EN_DAG, leser.i_dag)


def fornye(okt: Okt, forrige_id: int, soknad_id: int | None = None, fra: date | None = None) -> Vedtak:
    """VE-13: next month's draft, copied from an iverksatt vedtak with nothing answered: income, expenses, vilkår and contact wait.

    The period is the month that follows (VE-1), or one from `fra`. Not copied: begrunnelse, the children's vurdering, the choice of avvik
    (VE-6), one-offs. `soknad_id` is this month's søknad (VE-20); it may be set later with `endre_hode`. Refuses a vedtak that is renewed
    already.
    """
    with okt.skrive() as s:
        forrige = vedtak.hent(s, forrige_id)
        krev_kan_skrive(s, okt, forrige.person_id, forrige.fagart)
        _krev_kan_fornyes(s, forrige)
        soknad = vedtaksregler.soknad(s, soknad_id) if soknad_id else None
        _, konto = vedtaksregler.soker(s, forrige.person_id)
        fra = fra or forrige.til + _EN_DAG
        til = lengste_til(fra, innstilling.hent(s, "vedtak_maaneder"))
        i_husstanden = vedtaksregler.husstandsbarn(s, forrige.person_id, fra, til)
        kopi = fornyet(vist(s, forrige), fra, til, soknad, i_husstanden, konto, s.i_dag)
        nummer, sak_id = vedtak.nytt_nummer(s, okt.i_dag), krev_sak(s, forrige.person_id)
        hode = med_registeret(s, forrige.person_id, kopi.hode, forrige)
        id_ = vedtak.sett_inn(s, hode, nummer=nummer, person_id=forrige.person_id, sak_id=sak_id, forrige_id=forrige_id)
        barn_ref = {}
        for gammel_id, barn in kopi.barn:
            barn_ref[f"barn:{gammel_id}"] = f"barn:{vedtak.legg_til(s, id_, 'barn', barn)}"
        for avvik in kopi.avvikslinjer:
            linje = barn_ref.get(avvik.linje, avvik.linje if not avvik.linje.startswith("barn:") else None)
            if linje is not None:
                vedtak.legg_til(s, id_, "avvikslinjer", avvik, linje=linje)
        for navn in ("poster", "behov", "inntekter", "vilkar", "utbetalinger"):
            for m in getattr(kopi, navn):
                vedtak.legg_til(s, id_, navn, m)
        s.logg("fornyet", person_id=forrige.person_id, objekt="vedtak", objekt_id=id_, forrige=forrige_id)
        return vist(s, tilpass(s, id_))


def _krev_kan_fornyes(s: Skriver, forrige: Vedtak) -> None:
    krev_gjelder(s, forrige.person_id)
    siste = vedtak.siste_iverksatt(s, forrige.person_id) or forrige.id
    senere = None if siste == forrige.id else vedtak.hent(s, siste).nummer
    opphort = vedtak_overlapp.opphort_fra(s, forrige.id) is not None
    stopp_ved(kan_fornyes_etter(dodsfall.dato(s, forrige.person_id), forrige.til + _EN_DAG))
    stopp_ved(kan_fornyes(forrige, vedtak.utkast_for(s, forrige.id) is not None, opphort=opphort, senere=senere))


def avbryt_utkast(okt: Okt, vedtak_id: int, versjon: int, *, sokt_muntlig: bool = False) -> None:
    """KO-1: a draft that is given up. It stays in the file; the søknad it was to answer waits for another. Not one that has been handed to
    the stand-in: her decision is written down first, and that closes it (PE-6).

    An oral søknad that was written down from it, and that nothing else rests on, goes with it (VE-20), unless the person did ask for it
    (`sokt_muntlig`): then it waits, and its frist runs (PM-1, PM-4).
    """
    with okt.skrive() as s:
        v = vedtak.hent(s, vedtak_id)
        if v.versjon != versjon:
            raise foreldet(v)
        stopp_ved(kan_endres(v))
        krev_kan_skrive(s, okt, v.person_id, v.fagart)
        if overlevert(s, v) is not None:
            raise Regelbrudd("PE-6", "Vedtaket er overlevert stedfortrederen. Skriv hva som ble bestemt, så lukkes det.")
        vedtak.endre(s, v, tilstand=Vedtakstilstand.AVBRUTT)
        for soknad_id, nr in () if sokt_muntlig else soknadlager.bare_for_utkastet(s, v.id):
            soknadlager.ta_bort(s, soknad_id, nr)
            s.logg("soknad_feilregistrert", person_id=v.person_id, objekt="soknad", objekt_id=soknad_id, vedtak_id=v.id, regel="VE-20")
        s.logg("avbrutt", person_id=v.person_id, objekt="vedtak", objekt_id=vedtak_id)
