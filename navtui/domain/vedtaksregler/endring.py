"""VE-12, VE-16, VE-18: what an omgjøring, an opphør, a stans and a reduction must hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from navtui.domain.belop import kroner_kort
from navtui.domain.grunnlag import LIVSOPPHOLD
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Utbetalingstilstand, Vedtaksart, Vilkarsutfall
from navtui.domain.kodeverk.kode import Kode
from navtui.domain.opphor import varsler
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.varsel import kan_bygge_paa
from navtui.domain.vedtak import Behov, Inntekt, Utbetaling, Vedtak, Vilkar
from navtui.domain.vedtak_endring import Plass, kan_deles, samme_periode
from navtui.domain.vedtak_overlapp import Annet
from navtui.domain.vedtaksperiode import Periode, uten
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag
from navtui.domain.vedtaksregler.reduksjonsgulv import gulv


def ve_18_periode(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-18: an omgjøring is for all the days that stand of what it changes, or for the first or the last of them; the rest stands. An
    opphør has the rest of the period, a reduksjon the same period or a later one.

    Only so does the calculation know what has been paid for the same days.
    """
    if g.endrer is None:
        return None
    if v.art is Vedtaksart.OPPHOR and g.opphort_fra is not None and v.fra >= g.opphort_fra:
        setning = f"Vedtaket er allerede opphørt fra {dag_kort(g.opphort_fra)}. Et nytt opphør gjelder fra en dag før det."
        return Regelbrudd("VE-18", setning, "fra")
    return endrer_riktig_tid(v, g.endrer, g.plass, g.familie)


def endrer_riktig_tid(v: Vedtak, gammel: Vedtak, plass: Plass | None, familie: Sequence[Annet]) -> Regelbrudd | None:
    """The same, of a vedtak that has been sent: another may have taken days of what it changes since."""
    naar = periode_tekst(gammel.fra, gammel.til)
    if v.art is Vedtaksart.OMGJORING:
        staar = plass.staar if plass is not None and plass.staar is not None else (gammel.fra, gammel.til)
        return None if (v.fra, v.til) == staar == (gammel.fra, gammel.til) else _del_av_perioden(v, gammel, staar, familie)
    if v.art is Vedtaksart.REDUKSJON and not samme_periode(v, gammel) and v.fra <= gammel.til:
        return Regelbrudd("VE-18", f"Reduksjonen gjelder hele {naar}, eller en periode etterpå. Rett datoene.", "fra")
    if v.art is Vedtaksart.OPPHOR and not (gammel.fra <= v.fra and v.til == gammel.til):
        return Regelbrudd("VE-18", f"Opphøret begynner inne i perioden {naar} og varer ut. Rett datoene.", "fra")
    return None


def _del_av_perioden(v: Vedtak, gammel: Vedtak, staar: Periode, familie: Sequence[Annet]) -> Regelbrudd | None:
    """VE-18: from a day and out, or from the beginning to a day, of what is counted by the month and still stands."""
    naar = periode_tekst(*staar)
    if not staar[0] <= v.fra <= v.til <= staar[1] or (v.fra > staar[0] and v.til < staar[1]):
        hvordan = f"begynner i perioden {naar} og varer ut, eller gjelder fra {dag_kort(staar[0])} til en dag i den"
        return Regelbrudd("VE-18", f"Omgjøringen {hvordan}. Rett datoene.", "fra")
    if not kan_deles(gammel) or v.botilbud is not None:
        return Regelbrudd("VE-18", f"Omgjøringen gjelder hele perioden til vedtaket den endrer: {naar}. Rett datoene.", "fra")
    gitt = [(e, a.vedtak) for a in familie if _forste_dag_staar(a, v) for e in _engangsbelop(a.vedtak)]
    dobbelt = next(((e, hvor) for e in _engangsbelop(v) for g, hvor in gitt if e == g), None)
    if dobbelt is None:
        return None
    (hva, _, ore), hvor = dobbelt
    setning = f"{hva.overskrift} på {kroner_kort(ore)} kr står ved lag etter vedtak {hvor.nummer}. Ta linjen bort."
    return Regelbrudd("VE-18", setning, "behov")


def _forste_dag_staar(a: Annet, v: Vedtak) -> bool:
    """Whether what it gave once stands: that is of its first day."""
    dag = ((a.vedtak.fra, a.vedtak.fra),)
    return bool(uten(dag, (*a.erstattet, (v.fra, v.til))))


def _engangsbelop(v: Vedtak) -> list[tuple[Kode, str, int]]:
    """What is paid or counted once: it is of the day the vedtak begins."""
    deler: tuple[Behov | Inntekt, ...] = (*v.behov, *v.inntekter)
    return [(d.art, d.tekst, d.belop_ore) for d in deler if d.engang]


def ve_16_stans(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-16, VE-21: a vedtak stops no payment that the accounts have already."""
    return alt_er_sendt(v, g.endrer, g.i_banken) if g.endrer is not None else None


def alt_er_sendt(v: Vedtak, gammel: Vedtak, i_banken: Collection[int | None]) -> Regelbrudd | None:
    """VE-16, VE-21 (own decision): a stans that would stop nothing, since every payment is in the bank; somebody must ring the accounts.
    Asked when it is sent and when it is signed the second time.
    """
    sendt, igjen = _stanses(v, gammel, i_banken)
    if not sendt or igjen:
        return None
    setning = f"Regnskapet har allerede fått {_sendt(sendt)}, og vedtaket stopper det ikke. Ring regnskapet, og før den i retur på F5 u."
    return Regelbrudd("VE-16", setning, "endrer_id")


def ve_16_noe_er_sendt(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-16, VE-21: some of what is to be stopped is with the accounts already, and goes unless somebody rings them."""
    sendt, igjen = _stanses(v, g.endrer, g.i_banken) if g.endrer is not None else ([], [])
    if not sendt or not igjen:
        return None
    return Varsel("VE-16", f"Regnskapet har allerede fått {_sendt(sendt)}. Det stanses ikke av vedtaket: ring regnskapet.")


def _stanses(v: Vedtak, gammel: Vedtak, i_banken: Collection[int | None]) -> tuple[list[Utbetaling], list[Utbetaling]]:
    """What is planned in the vedtak that a stans is about: what the accounts have, and what can be stopped."""
    if v.art is not Vedtaksart.STANS:
        return [], []
    planlagt = [u for u in gammel.utbetalinger if u.tilstand is Utbetalingstilstand.PLANLAGT]
    return [u for u in planlagt if u.id in i_banken], [u for u in planlagt if u.id not in i_banken]


def _sendt(betalinger: list[Utbetaling]) -> str:
    return f"{kroner_kort(sum(u.belop_ore for u in betalinger))} kr med forfall {dag_kort(min(u.dato for u in betalinger))}"


def ve_16_stanset(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-16 (own): an omgjøring or a reduksjon plans anew what somebody has stopped: why it was may still hold."""
    stanset = sum(u.belop_ore for a in g.familie for u in a.vedtak.utbetalinger if u.tilstand is Utbetalingstilstand.STOPPET)
    if not stanset or not v.utbetalinger:
        return None
    return Varsel("VE-16", f"{kroner_kort(stanset)} kr etter vedtaket som endres, er stanset. Dette vedtaket betaler det som er igjen.")


def ve_18_betalt(v: Vedtak, g: Regelgrunnlag) -> tuple[Varsel, ...]:
    """VE-18, VE-16: what an opphør leaves to be paid for the time after, or takes of the time before."""
    return varsler(g.opphor)


def ve_18_opphort(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-18: an omgjøring that gives help again for days an opphør has ended: the opphør may have been wrong, or is forgotten."""
    if g.opphort_fra is None or v.til < g.opphort_fra or not v.gir_stonad:
        return None
    return Varsel(
        "VE-18", f"Vedtaket som endres, er opphørt fra {dag_kort(g.opphort_fra)}. Dette vedtaket gir hjelp igjen for dager etter det."
    )


def ve_12_reduksjon(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-12 (law § 20; Proba): a reduction follows a vilkår that was not met, in a vedtak that said so, after varsel, and has its limit."""
    if v.art is not Vedtaksart.REDUKSJON or g.endrer is None:
        return None
    return _bruddet(v, g) or _varslet(v, g) or _ubetalt(v, g) or _storrelsen(v, g) or _barnas_del(v, g) or _boutgiften(v, g)


def _bruddet(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    vilkar = g.endrer.vilkar if g.endrer is not None else ()
    if not any(k.kan_reduseres for k in vilkar):
        return Regelbrudd("VE-12", "Vedtaket som satte vilkåret sa ikke at stønaden kan reduseres. Da kan den ikke det.", "endrer_id")
    brutt = next((k for k in vilkar if k.id == v.brutt_vilkar_id), None)
    if brutt is None:
        return Regelbrudd("VE-12", "Velg vilkåret som ikke ble oppfylt.", "brutt_vilkar_id")
    if not brutt.kan_reduseres:
        return Regelbrudd("VE-12", f"Vedtaket sa ikke at vilkåret {brutt.type.tekst} kan gi reduksjon. Velg et annet.", "brutt_vilkar_id")
    if g.endrer is not None and (for_tidlig := kan_vaere_brutt(brutt, g.endrer, g.vilkarsutfall.get(brutt.id or 0), g.i_dag)):
        return for_tidlig
    if g.vilkarsutfall.get(brutt.id or 0) is not Vilkarsutfall.IKKE_OPPFYLT:
        return Regelbrudd("VE-12", f"Vilkåret {brutt.type.tekst} er ikke vurdert som ikke oppfylt. Vurder det først.", "brutt_vilkar_id")
    return None


def gjelder_fra(gammel: Vedtak) -> date:
    """VE-12: the first day a vilkår of the vedtak binds: not before it was decided, nor before its time."""
    return max(gammel.vedtaksdato or gammel.fra, gammel.fra)


def kan_vaere_brutt(k: Vilkar, gammel: Vedtak, utfall: Vilkarsutfall | None, i_dag: date) -> Regelbrudd | None:
    """VE-12 (law § 20; own decision): a vilkår is broken after the vedtak that set it binds, and not while its frist runs unless somebody
    has judged it not met."""
    fra = gjelder_fra(gammel)
    if i_dag < fra:
        setning = f"Vilkåret {k.type.tekst} gjelder fra {dag_kort(fra)}. Et brudd før det kan ikke gi reduksjon."
        return Regelbrudd("VE-12", setning, "brutt_vilkar_id")
    if (k.frist is None or k.frist >= i_dag) and utfall is not Vilkarsutfall.IKKE_OPPFYLT:
        naar = f"Fristen er {dag_kort(k.frist)}" if k.frist else "Det har ingen frist"
        setning = f"Vilkåret {k.type.tekst} kan bli oppfylt ennå. {naar}: vent, eller vurder det som ikke oppfylt i fornyelsen først."
        return Regelbrudd("VE-12", setning, "brutt_vilkar_id")
    return None


def _varslet(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    if brudd := kan_bygge_paa(g.varsel, v.art, g.i_dag):
        return brudd
    if g.varsel is None or v.varslet_dato != g.varsel.sendt or v.varslet_dato is None or v.varslet_dato > g.i_dag:
        return Regelbrudd("VE-12", "Datoen for varselet er ikke den det ble sendt. Åpne reduksjonen og lagre den på nytt.", "varslet_dato")
    if g.endrer is not None and v.varslet_dato < (fra := gjelder_fra(g.endrer)):
        setning = f"Varselet er fra {dag_kort(v.varslet_dato)}, og vilkåret gjelder fra {dag_kort(fra)}. Varsle på nytt etter bruddet."
        return Regelbrudd("VE-12", setning, "varslet_dato")
    return None


def _ubetalt(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """What is paid is not reduced: nobody pays back by this."""
    if not any(u.belop_ore for u in g.utbetalt):
        return None
    setning = f"{periode_tekst(v.fra, v.til)} er allerede utbetalt, helt eller delvis. Reduser en periode som ikke er betalt."
    return Regelbrudd("VE-12", setning, "fra")


def _storrelsen(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    if any(a.linje != LIVSOPPHOLD for a in v.avvikslinjer):
        return Regelbrudd("VE-12", "Barnas del reduseres aldri. Ta bort avviket på barnet.", "reduksjon")
    satt = next((a for a in v.avvikslinjer if a.linje == LIVSOPPHOLD), None)
    grense = gulv(v, g)
    if grense is not None and not grense.ett_belop:
        satser = f"fra {kroner_kort(grense.laveste_ore)} til {kroner_kort(grense.hoyeste_ore)} kr"
        return Regelbrudd(
            "VE-12", f"Satsen skifter i perioden, {satser}, så ett beløp kan ikke gjelde alle dagene. Reduser neste periode.", "fra"
        )
    if satt is None or grense is None or not satt.grunn.strip() or satt.belop_ore >= grense.laveste_ore:
        return Regelbrudd("VE-12", "Skriv hva livsopphold blir etter reduksjonen, og hvorfor akkurat så mye.", "reduksjon")
    if satt.belop_ore < grense.minst_ore:
        sats = "halvparten av satsen for par: vilkåret gjaldt én av to" if grense.en_av_to else "den voksnes sats"
        minst = kroner_kort(grense.minst_ore)
        return Regelbrudd(
            "VE-12", f"Reduksjonen er over {g.reduksjon_prosent} % av {sats}. Livsopphold må være minst {minst} kr.", "reduksjon"
        )
    return None


def _barnas_del(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """Never the children's part: in the same period it is what it was, also where their days or their share are written lower."""
    if g.endrer is None or g.beregning is None or not samme_periode(v, g.endrer):
        return None
    naa, foer = (sum(linje.belop_ore for linje in hva.linjer if linje.ref.startswith("barn:")) for hva in (g.beregning, g.endrer))
    if naa < foer:
        return Regelbrudd("VE-12", f"Barnas del reduseres aldri. Den var {kroner_kort(foer)} kr. Rett barna.", "barn")
    return None


def _boutgiften(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """Never boutgift: in the same period it is what it was."""
    if g.endrer is None or not samme_periode(v, g.endrer):
        return None
    naa, foer = (sum(b.belop_ore for b in hva.behov if b.art.er_boutgift) for hva in (v, g.endrer))
    if naa < foer:
        return Regelbrudd("VE-12", f"Boutgiften reduseres aldri. Den var {kroner_kort(foer)} kr. Rett den.", "behov")
    return None
