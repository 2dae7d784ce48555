"""Changing what is in a draft.

Every function takes the `versjon` the screen shows, refuses a stale one (SI-7), and returns the vedtak as it is after the change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pydantic import ValidationError

from navtui.domain.grunnlag import LIVSOPPHOLD
from navtui.domain.kodeverk import Bekreftelsesart, Mottakerart, Svar, Vilkarsutfall
from navtui.domain.modell import Modell, hva_er_galt
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.varsel import kan_bygge_paa
from navtui.domain.vedtak import Avvik, Barn, Behov, Bekreftelse, Garanti, Hode, Inntekt, PassertVarsel, Post, Utbetaling, Vedtak, Vilkar
from navtui.domain.vedtak_fornyelse import knytt_poster
from navtui.domain.vedtak_innhold import ENKELTDELER
from navtui.domain.vedtaksbolker import egen_post
from navtui.domain.vedtaksregler import upasserte
from navtui.domain.vedtaksregler.endring import kan_vaere_brutt
from navtui.domain.vedtaksregler.soknad_og_periode import ve_1_datoer, ve_20_egen
from navtui.domain.vedtaksregler.utbetaling import etter_flytting
from navtui.services.okt import Okt
from navtui.services.vedtak import les, rediger
from navtui.services.vedtak_regler import sjekk
from navtui.store import varsel as varsellager
from navtui.store import vedtak, vedtak_endring, vedtaksregler
from navtui.store.db import Skriver

Del = Post | Barn | Behov | Inntekt | Avvik | Vilkar
"""What there may be several of in a draft, and that is added, changed and taken out by itself."""
M = TypeVar("M", bound=Modell)

_DELNAVN: dict[type[Modell], str] = {
    Post: "poster", Barn: "barn", Behov: "behov", Inntekt: "inntekter", Avvik: "avvikslinjer", Vilkar: "vilkar",
}  # fmt: skip


def _finn(v: Vedtak, del_: str, id_: int | None) -> Modell:
    """The part's row as it is now, or the answer that it is gone."""
    for m in getattr(v, del_):
        if m.id == id_:
            return m  # type: ignore[no-any-return]
    raise Regelbrudd("SI-7", "Linjen er tatt bort ved en annen plass. Ingenting er lagret.")


def _gyldig(m: M) -> M:
    """The part as its model reads it: codes given as text become codes; what does not fit is refused with its field."""
    try:
        return type(m).model_validate({navn: getattr(m, navn) for navn in type(m).model_fields})
    except ValidationError as feil:
        felt, setning = hva_er_galt(feil)
        raise Regelbrudd("VE-2", setning, felt) from feil


def endre_hode(okt: Okt, vedtak_id: int, versjon: int, **felt: object) -> Vedtak:
    """New values for fields of `domain.vedtak.Hode`. A new `soknad_id` ties the items to that søknad (VE-20).

    Refuses an end before the beginning (VE-1); everything else is saved and said by the rules when it is to be sent.
    """

    def gjor(s: Skriver, v: Vedtak) -> None:
        try:
            ny = Hode.model_validate(v.hode.model_dump() | felt)
        except ValidationError as feil:
            navn, setning = hva_er_galt(feil)
            raise Regelbrudd("VE-2", setning, navn) from feil
        stopp_ved(ve_1_datoer(ny))
        endret = ny.model_dump(include={k for k in Hode.model_fields if getattr(ny, k) != getattr(v, k)})
        foer = les(s, v.id)
        if endret:
            s.endre("vedtak", hvor={"id": v.id}, **endret)
        if "fra" in endret:
            vedtak.erstatt(s, v.id, "utbetalinger", etter_flytting(foer, les(s, v.id), s.i_dag))
        for b in v.behov if endret.get("engang") else ():
            vedtak.endre_del(s, v.id, "behov", b.id or 0, _belopet(ny, b))
        if "soknad_id" in endret:
            knytt_soknad(s, v, ny.soknad_id)

    return rediger(okt, vedtak_id, versjon, "vedtak endret", gjor, felt=sorted(felt))


def knytt_soknad(s: Skriver, v: Vedtak, soknad_id: int | None) -> None:
    """VE-20: the items become answers to this søknad. Refuses one that a vedtak of the kind does not answer."""
    soknad = vedtaksregler.soknad(s, soknad_id) if soknad_id else None
    if soknad is not None:
        stopp_ved(ve_20_egen(v, [o.art for o in soknad.poster]))
    vedtak.erstatt(s, v.id, "poster", knytt_poster(v.poster, soknad, egen_post(v)))


def sett_begrunnelse(okt: Okt, vedtak_id: int, versjon: int, tekst: str, brukers_mening: str | None = None) -> Vedtak:
    """VE-7: the begrunnelse as written, and what the person means (§ 42) when given."""
    mer = {} if brukers_mening is None else {"brukers_mening": brukers_mening}
    return endre_hode(okt, vedtak_id, versjon, begrunnelse=tekst, **mer)


def legg_til(okt: Okt, vedtak_id: int, versjon: int, del_: Del) -> Vedtak:
    """Add an item, child, expense, income, deviation or vilkår. An expense or income is answered by being added (VE-13)."""
    del_ = _gyldig(del_)
    ny = del_.model_copy(update={"svar": Svar.NY}) if isinstance(del_, Behov | Inntekt) else del_
    navn = _DELNAVN[type(del_)]
    return rediger(okt, vedtak_id, versjon, "vedtak endret", lambda s, v: _legg_til(s, v, navn, ny), lagt_til=navn)


def _legg_til(s: Skriver, v: Vedtak, navn: str, m: Modell) -> None:
    if isinstance(m, Avvik) and any(a.linje == m.linje for a in v.avvikslinjer):
        raise Regelbrudd("VE-6", "Linjen har allerede et avvik. Endre det.", "avvik")
    _krev_i_husstanden(s, v, m)
    vedtak.legg_til(s, v.id, navn, _belopet(v, m))


def _krev_i_husstanden(s: Skriver, v: Vedtak, ny: Modell, gammel: Modell | None = None) -> None:
    """PE-4, PE-5: a child, an income or a vilkår is the person's own, or of one who lives with her and whom the one who writes may know of;
    one that was there already stays. One who is hidden and one who is not at all get the same answer."""
    hvem = getattr(ny, "person_id", None)
    if hvem is None or hvem in (v.person_id, getattr(gammel, "person_id", None)):
        return
    if hvem not in vedtaksregler.i_husstanden(s, v.person_id, v.fra, v.til):
        raise Regelbrudd("PE-4", "Bare den det gjelder og de som bor i husholdningen i perioden, er med i vedtaket.", "person_id")


def _belopet(v: Hode, m: Modell) -> Modell:
    """VE-4: in an engangsytelse an expense is given once, whole: it has no month to be a part of."""
    return m.model_copy(update={"engang": True}) if v.engang and isinstance(m, Behov) else m


def endre(okt: Okt, vedtak_id: int, versjon: int, del_: Del) -> Vedtak:
    """New content for one row, named by its `id`. An expense or income that was not new this month is then answered as changed (VE-13)."""
    del_, navn = _gyldig(del_), _DELNAVN[type(del_)]

    def gjor(s: Skriver, v: Vedtak) -> None:
        gammel = _finn(v, navn, del_.id)
        _krev_i_husstanden(s, v, del_, gammel)
        ny: Modell = del_
        if isinstance(del_, Behov | Inntekt) and isinstance(gammel, Behov | Inntekt):
            ny = del_.model_copy(update={"svar": Svar.NY if gammel.svar is Svar.NY else Svar.ENDRET})
        vedtak.endre_del(s, v.id, navn, del_.id or 0, _belopet(v, ny))

    return rediger(okt, vedtak_id, versjon, "vedtak endret", gjor, endret=navn)


def fjern(okt: Okt, vedtak_id: int, versjon: int, del_: Del) -> Vedtak:
    """Take one row out of the draft; a child takes its deviation with it."""
    navn = _DELNAVN[type(del_)]

    def gjor(s: Skriver, v: Vedtak) -> None:
        _finn(v, navn, del_.id)
        vedtak.fjern_del(s, v.id, navn, id=del_.id)
        if isinstance(del_, Barn):
            vedtak.fjern_del(s, v.id, "avvikslinjer", linje=f"barn:{del_.id}")

    return rediger(okt, vedtak_id, versjon, "vedtak endret", gjor, fjernet=navn)


def bekreft_linje(okt: Okt, vedtak_id: int, versjon: int, del_: Behov | Inntekt) -> Vedtak:
    """VE-13: this expense or income is as it was last month."""
    navn = _DELNAVN[type(del_)]

    def gjor(s: Skriver, v: Vedtak) -> None:
        vedtak.endre_del(s, v.id, navn, del_.id or 0, _finn(v, navn, del_.id).model_copy(update={"svar": Svar.BEKREFTET}))

    return rediger(okt, vedtak_id, versjon, "bekreftet", gjor, del_=navn)


def bekreft(okt: Okt, vedtak_id: int, versjon: int, hva: Bekreftelsesart) -> Vedtak:
    """VE-13: said this month of what has no line: no income, no boutgift, no vilkår; and that there has been contact."""

    def gjor(s: Skriver, v: Vedtak) -> None:
        if all(b.hva is not hva for b in v.bekreftelser):
            vedtak.legg_til(s, v.id, "bekreftelser", Bekreftelse(hva=hva, ident=okt.ident, tid=s.na))

    return rediger(okt, vedtak_id, versjon, "bekreftet", gjor, hva=hva.value)


def vurder_vilkar(okt: Okt, vedtak_id: int, versjon: int, vilkar_id: int, utfall: Vilkarsutfall, tekst: str = "") -> Vedtak:
    """VE-11, VE-13: what came of a vilkår of last month's vedtak, judged in this renewal."""

    def gjor(s: Skriver, v: Vedtak) -> None:
        forrige = vedtak.hent(s, v.forrige_id) if v.forrige_id else None
        if forrige is None or all(k.id != vilkar_id for k in forrige.vilkar):
            raise Regelbrudd("VE-11", "Vilkåret hører ikke til forrige vedtak.", "vilkar")
        s.sett_inn(
            "vilkarsutfall", vilkar_id=vilkar_id, utfall=utfall, dato=s.i_dag, tekst=tekst, ident=okt.ident, tid=s.na,
        )  # fmt: skip

    return rediger(okt, vedtak_id, versjon, "vilkår vurdert", gjor, vilkar_id=vilkar_id, utfall=utfall.value)


def sett_vurdering_barn(okt: Okt, vedtak_id: int, versjon: int, barn_id: int, tekst: str) -> Vedtak:
    """VE-8: what is assessed about one child this period."""

    def gjor(s: Skriver, v: Vedtak) -> None:
        vedtak.endre_del(s, v.id, "barn", barn_id, _finn(v, "barn", barn_id).model_copy(update={"vurdering": tekst}))

    return rediger(okt, vedtak_id, versjon, "vedtak endret", gjor, endret="vurdering")


def sett_del(okt: Okt, vedtak_id: int, versjon: int, navn: str, **felt: object) -> Vedtak:
    """New values in the one part a kind has of its own: `botilbud`, `garanti`, `radgivning` or `lanevilkar` (VE-17, VE-23, GJ-1, § 21).

    Refuses an address for one who has none stored (PE-5).
    """

    def gjor(s: Skriver, v: Vedtak) -> None:
        har = getattr(v, navn)
        try:
            ny = ENKELTDELER[navn].model_validate((har.model_dump() if har is not None else {}) | felt)
        except ValidationError as feil:
            galt, setning = hva_er_galt(feil)
            raise Regelbrudd("VE-2", setning, galt) from feil
        if isinstance(ny, Garanti) and ny.bolig and vedtak_endring.uten_adresse(s, v.person_id):
            raise Regelbrudd("PE-5", "Adressen lagres ikke for denne personen. La feltet stå tomt.", "bolig")
        vedtak.sett_enkel(s, v.id, navn, ny)

    return rediger(okt, vedtak_id, versjon, "vedtak endret", gjor, endret=navn)


def sett_reduksjon(okt: Okt, vedtak_id: int, versjon: int, vilkar_id: int, belop_ore: int, grunn: str) -> Vedtak:
    """VE-12: the vilkår that was not met (which is judged so here), and what livsopphold becomes with the reason. When she was told is the
    day the varsel was sent; refused until it is answered, or its frist is out.

    Whether it may be so much is said by the rule when it is sent; a floor that is passed stays a draft.
    """

    def gjor(s: Skriver, v: Vedtak) -> None:
        endrer = vedtak.hent(s, v.endrer_id) if v.endrer_id else None
        vilkar = next((k for k in endrer.vilkar if k.id == vilkar_id), None) if endrer else None
        if endrer is None or vilkar is None:
            raise Regelbrudd("VE-12", "Vilkåret hører ikke til vedtaket som reduseres.", "brutt_vilkar_id")
        utfall = vedtak_endring.vilkarsutfall(s, endrer.id).get(vilkar_id)
        stopp_ved(kan_vaere_brutt(vilkar, endrer, utfall, s.i_dag))
        varslet = varsellager.siste(s, endrer.id, v.art)
        stopp_ved(kan_bygge_paa(varslet, v.art, s.i_dag))
        assert varslet is not None
        if utfall is not Vilkarsutfall.IKKE_OPPFYLT:
            s.sett_inn(
                "vilkarsutfall", vilkar_id=vilkar_id, utfall=Vilkarsutfall.IKKE_OPPFYLT, dato=s.i_dag, tekst="", ident=okt.ident, tid=s.na
            )  # fmt: skip
        s.endre("vedtak", hvor={"id": v.id}, brutt_vilkar_id=vilkar_id, varslet_dato=varslet.sendt)
        vedtak.fjern_del(s, v.id, "avvikslinjer", linje=LIVSOPPHOLD)
        vedtak.legg_til(s, v.id, "avvikslinjer", Avvik(linje=LIVSOPPHOLD, belop_ore=belop_ore, grunn=grunn))

    return rediger(okt, vedtak_id, versjon, "vedtak endret", gjor, endret="reduksjon", vilkar_id=vilkar_id)


def passer_varsel(okt: Okt, vedtak_id: int, versjon: int, regel: str, grunn: str) -> Vedtak:
    """Pass the varsler this rule gives now, with a written reason that is kept with the vedtak. Refuses an empty reason."""
    if not grunn.strip():
        raise Regelbrudd(regel, "Skriv hvorfor vedtaket kan sendes likevel.", "grunn")

    def gjor(s: Skriver, v: Vedtak) -> None:
        for varsel in upasserte(v, sjekk(s, les(s, v.id))):
            if varsel.regel == regel:
                passert = PassertVarsel(regel=regel, setning=varsel.setning, grunn=grunn, ident=okt.ident, tid=s.na)
                vedtak.legg_til(s, v.id, "varsler", passert)

    return rediger(okt, vedtak_id, versjon, "varsel passert", gjor, regel=regel)


def sett_utbetalinger(okt: Okt, vedtak_id: int, versjon: int, utbetalinger: Sequence[Utbetaling]) -> Vedtak:
    """VE-16: the payment plan. The person's last payment takes what is left of the sum. Refuses what the file cannot hold."""
    for u in utbetalinger:
        if u.mottaker is not Mottakerart.PERSON and u.grunnlag is None:
            raise Regelbrudd("VE-16", f"Betaling til {u.mottaker.tekst} krever samtykke eller en grunn.", "grunnlag")
        if u.maate == "konto" and not u.kontonummer:
            raise Regelbrudd("VE-16", "Kontonummer mangler. Skriv det inn, eller velg kontantkort.", "kontonummer")
    return rediger(
        okt, vedtak_id, versjon, "utbetaling endret", lambda s, v: vedtak.erstatt(s, v.id, "utbetalinger", utbetalinger)
    )  # fmt: skip
