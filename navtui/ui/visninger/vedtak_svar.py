"""Answering a row of the vedtak screen: what Enter does, by what the row is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from navtui.domain.kodeverk import Avviksvalg, Bekreftelsesart, Soknadspost, Stonadsform, Vedtakstilstand, Vilkarsutfall
from navtui.domain.kodeverk.oppfolging import Husstandsform
from navtui.domain.modell import Modell, hva_er_galt
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Avvik, Barn, Behov, Inntekt, Post, Utbetaling, Vedtak, Vilkar
from navtui.domain.vedtaksbolker import egen_post
from navtui.domain.vedtaksregler.begrunnelse import likhet
from navtui.domain.vedtaksregler.nod import er_nodssituasjon
from navtui.services import vedtak_innhold as innhold
from navtui.services.vedtak_husholdning import bor
from navtui.ui.dialoger.byggetekst import Byggetekst
from navtui.ui.dialoger.skjema import Felt
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.tekst import data
from navtui.ui.visninger import vedtak_arter as arter
from navtui.ui.visninger import vedtak_skjema as skjema
from navtui.ui.visninger.vedtak_beregning import Fullberegning
from navtui.ui.visninger.vedtak_rad import RAD_FOR, Rad
from navtui.ui.visninger.vedtak_soknad import Soknadssvar

M = TypeVar("M", bound=Modell)


def bygg(klasse: type[M], gammel: M | None, verdier: Mapping[str, Any]) -> M:
    """A model from a form. What it cannot hold is said at the field."""
    try:
        return klasse.model_validate((gammel.model_dump() if gammel else {}) | dict(verdier))
    except ValidationError as feil:
        felt, setning = hva_er_galt(feil)
        raise Regelbrudd("VE-2", setning, felt) from feil


class Vedtakssvar(Soknadssvar):
    """One method per kind of row; each saves with one call of a service."""

    def besvar(self, rad: Rad) -> None:
        """Enter: confirm, or open what the row asks for."""
        if rad.slag in ("behov", "inntekt") and rad.venter:
            self.lagre(innhold.bekreft_linje, self.del_for(rad))
        elif rad.slag == "bekreft":
            if rad.venter:
                self.lagre(innhold.bekreft, Bekreftelsesart.av(str(rad.nokkel[1])))
        elif rad.slag == "post" and rad.venter:
            valg = skjema.kortsvar_valg(self.v, self.del_for(rad).art)
            self.spor(Velg(rad.tekst, valg, innledning=rad.detalj), partial(self._kortsvar, rad))
        elif rad.slag == "husholdning" and rad.venter:
            dialog = Velg("Hvem bor personen med?", skjema.BOR, innledning=rad.detalj, uten_forslag=True)
            self.spor(dialog, lambda kode: self.lagre(bor, Husstandsform.av(kode)))
        else:
            self.endre_rad(rad)

    def endre_rad(self, rad: Rad) -> None:
        """`e`: the row's own form."""
        gjor: dict[str, Callable[[Rad], None]] = {
            "soknad": self.soknad, "periode": self._periode, "behov": self._linje, "inntekt": self._linje, "livsopphold": self._avvik,
            "barn": self._avvik, "utfall": self._utfall, "post": self._linje, "vilkar": self._linje, "utbetaling": self._utbetaling,
            "avvik": self._avviksvalg, "varsel": self._varsel, "stopp": self._stopp, "vurdering": self._tekst, "begrunnelse": self._tekst,
            "mening": self._tekst, "paragraf_19": self._tekst, "reduksjon": self.reduser, "endrer": self.til_endrer,
        }  # fmt: skip
        if rad.slag == "utbetaling" and self.v.tilstand is Vedtakstilstand.IVERKSATT:
            self.betalingstilstand(rad)
        elif rad.slag in ("inntektsrolle", "husholdning", "aktivitet", "arbeidssoker"):
            rett = skjema.med_flere_skifter if rad.slag == "husholdning" else skjema.rensket
            self._hodeskjema(rad.tekst, getattr(skjema, rad.slag)(self.v), rett)
        elif rad.slag in arter.DELER:
            self.artsdel(rad.slag)
        elif rad.slag in gjor:
            gjor[rad.slag](rad)
        elif rad.slag in ("sum", "del", "borte", "kvp", "kvpbarn"):
            self.full_beregning()

    # --- the head of the vedtak ---

    def _hodeskjema(self, tittel: str, felt: tuple[Felt, ...], rett: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        self.skjema(tittel, felt, lambda v: self.kall(innhold.endre_hode, **rett(v)))

    def _periode(self, _rad: Rad) -> None:
        def send(verdier: dict[str, Any]) -> Vedtak:
            ny = skjema.rensket(verdier)
            if ny.get("engang"):
                ny["til"] = ny["fra"]
            return self.kall(innhold.endre_hode, **ny)

        self.skjema("Periode og type", skjema.periode(self.v), send)

    # --- lines and parts ---

    def del_for(self, rad: Rad) -> Any:
        """The part of the vedtak the row shows."""
        v = self.v
        deler: dict[str, tuple[Any, ...]] = {
            "behov": v.behov, "inntekt": v.inntekter, "post": v.poster, "vilkar": v.vilkar, "barn": v.barn, "vurdering": v.barn,
            "kvpbarn": v.barn, "utbetaling": v.utbetalinger,
        }  # fmt: skip
        return next((m for m in deler.get(rad.slag, ()) if m.id == rad.nokkel[1]), None)

    def _kortsvar(self, rad: Rad, kode: str) -> None:
        """VE-2, VE-3: one of the usual answers, or the whole form. A lån is answered in the form: it says which means are on their way."""
        svar = skjema.kortsvar(self.v, self.del_for(rad).art).get(kode)
        if svar is not None and svar.get("form") is Stonadsform.LAN:
            self.delskjema("post", self.del_for(rad).model_copy(update=dict(svar)))
        elif svar is not None:
            self.lagre(innhold.endre, bygg(Post, self.del_for(rad), svar))
        else:
            self._linje(rad)

    def _linje(self, rad: Rad) -> None:
        if (gammel := self.del_for(rad)) is not None:
            self.delskjema(rad.slag, gammel)

    def nytt(self, slag: str) -> None:
        """A new need, income, item or vilkår: what kind it is first, where the form has no room for the choices."""
        if slag == "behov" and er_nodssituasjon(self.v):
            self.nodhjelp(lambda art: self.delskjema("behov", forst={"art": art}))
            return
        if slag not in skjema.FORST:
            self.delskjema(slag)
            return
        felt, tittel, valg = skjema.FORST[slag]
        if slag == "post" and (egen := egen_post(self.v)) is not None:
            self.delskjema(slag, forst={felt: egen.value})
            return
        self.spor(Velg(tittel, valg), lambda kode: self.delskjema(slag, forst={felt: kode}))

    def delskjema(self, slag: str, gammel: Any = None, forst: Mapping[str, str] | None = None) -> None:
        """The form of a need, income, item or vilkår: a new one, or one that is there."""
        tittel, klasse, felt, tomme = self._skjemaet(slag, gammel, forst or {})
        fn = innhold.legg_til if gammel is None else innhold.endre

        def send(verdier: dict[str, Any]) -> Vedtak:
            return self.kall(fn, bygg(klasse, gammel, {**(forst or {}), **skjema.tekster(verdier, *tomme)}))

        hva = getattr(gammel, "art", None)
        self.skjema(f"{tittel}: {hva.tekst}" if hva is not None else tittel, felt, send)

    def _skjemaet(self, slag: str, gammel: Any, forst: Mapping[str, str]) -> tuple[str, type[Modell], tuple[Felt, ...], tuple[str, ...]]:
        """Its title, what it makes, its fields, and those of them that are empty texts when nothing is written."""
        match slag:
            case "behov":
                return "Utgift", Behov, skjema.behov(gammel, self.v, forst.get("art")), ("tekst",)
            case "inntekt":
                return "Inntekt", Inntekt, skjema.inntekt(gammel), ("tekst", "kilde")
            case "post":
                art = gammel.art if gammel is not None else Soknadspost.av(forst["art"])
                return "Svar", Post, skjema.post(gammel, self.v, art), ("tekst",)
            case _:
                return "Vilkår", Vilkar, skjema.vilkar(gammel, self.v.til), ("tekst", "bevis", "forholdsmessig")

    def _avvik(self, rad: Rad) -> None:
        """VE-6 on a sats line; a child's share of the days is set in the same form."""
        barn = self.del_for(rad) if rad.slag == "barn" else None
        ref = f"barn:{barn.id}" if barn else "livsopphold"
        gammel = next((a for a in self.v.avvikslinjer if a.linje == ref), None)
        felt = skjema.avvik(gammel.belop_ore if gammel else None, gammel.grunn if gammel else "", barn.andel if barn else None)
        self.skjema(f"Avvik: {rad.tekst}", felt, partial(self._send_avvik, ref, gammel, barn))

    def _send_avvik(self, ref: str, gammel: Avvik | None, barn: Barn | None, v: dict[str, Any]) -> Vedtak:
        svar = self.v
        belop, grunn = v["belop_ore"], v["grunn"]
        if belop is not None and not grunn:
            raise Regelbrudd("VE-6", "Avvik fra norm krever en begrunnelse. Skriv hvorfor.", "grunn")
        if barn is not None and v["andel"] != barn.andel:
            svar = self.kall(innhold.endre, bygg(Barn, barn, {"andel": v["andel"]}))
        if belop is None and gammel is not None:
            return innhold.fjern(self.okt, svar.id, svar.versjon, gammel)
        if belop is None:
            return svar
        ny = Avvik(id=gammel.id if gammel else None, linje=ref, belop_ore=belop, grunn=grunn)
        fn = innhold.endre if gammel else innhold.legg_til
        if svar is self.v:
            return self.kall(fn, ny)
        return fn(self.okt, svar.id, svar.versjon, ny)

    def _avviksvalg(self, _rad: Rad) -> None:
        """VE-6: that there is none is a choice someone makes; a deviation takes its reason in words."""

        def valgt(kode: str) -> None:
            if kode == Avviksvalg.INGEN:
                self.lagre(innhold.endre_hode, avvik=kode, avviksgrunn=None)
            else:
                lagre = partial(self.kall, innhold.endre_hode, avvik=kode)
                dialog = Tekst("Hvorfor avvik fra norm?", self.v.avviksgrunn or "", send=lambda tekst: lagre(avviksgrunn=tekst))
                self.spor(dialog, self.lagret)

        self.spor(Velg("Avvik fra norm", skjema.valg(Avviksvalg), valgt=self.v.avvik, uten_forslag=True), valgt)

    def _utfall(self, rad: Rad) -> None:
        """VE-11: what came of last month's vilkår."""
        taster = {Vilkarsutfall.OPPFYLT: "o", Vilkarsutfall.IKKE_OPPFYLT: "i", Vilkarsutfall.IKKE_VURDERT: "v"}
        valg = [Valg(u.value, u.tekst, tast) for u, tast in taster.items()]
        dialog = Velg("Ble vilkåret oppfylt?", valg, innledning=rad.detalj, uten_forslag=True)
        self.spor(dialog, lambda kode: self.lagre(innhold.vurder_vilkar, rad.nokkel[1], Vilkarsutfall.av(kode)))

    # --- texts ---

    def _tekst(self, rad: Rad) -> None:
        """A text of several lines; F10 saves it."""
        felt, verdi = {
            "begrunnelse": ("begrunnelse", self.v.begrunnelse),
            "mening": ("brukers_mening", self.v.brukers_mening),
            "paragraf_19": ("paragraf_19", self.v.paragraf_19 or ""),
            "vurdering": ("vurdering", rad.detalj),
        }[rad.slag]
        barn = partial(self.kall, innhold.sett_vurdering_barn, rad.nokkel[1])
        lagre = barn if felt == "vurdering" else partial(self._lagre_felt, felt)
        innledning = data(self._likhet(), "dempet") if felt == "begrunnelse" else ""
        steiner = self.s.bilde.grunnlag.byggesteiner if self.s and felt == "begrunnelse" else ()
        bygg_ = partial(Byggetekst, steiner=steiner) if steiner else Tekst
        self.spor(bygg_(rad.tekst, verdi, innledning=innledning, send=lagre), self.lagret)

    def _lagre_felt(self, felt: str, tekst: str) -> Vedtak:
        return self.kall(innhold.endre_hode, **{felt: tekst})

    def _likhet(self) -> str:
        """VE-7: how like last month's it is, before it is changed."""
        forrige = self.s.bilde.grunnlag.forrige if self.s else None
        if forrige is None or not forrige.begrunnelse:
            return "Skriv hva du har vurdert for akkurat denne personen. Det står i brevet: skriv «du»."
        lik = f"Nå {likhet(self.v.begrunnelse, forrige.begrunnelse)} % lik den. " if self.v.begrunnelse.strip() else ""
        return f"{lik}Forrige måned: {forrige.begrunnelse}"

    # --- what the rules say ---

    def _varsel(self, rad: Rad) -> None:
        """Pass it with a written reason that is kept."""
        regel = cast("tuple[str, str]", rad.nokkel[1])[0]
        dialog = Tekst(f"Varsel {regel}", innledning=f"{rad.detalj}\nSkriv hvorfor vedtaket kan sendes likevel.",
                       send=partial(self.kall, innhold.passer_varsel, regel))  # fmt: skip
        if rad.venter:
            self.spor(dialog, self.lagret)

    def _stopp(self, rad: Rad) -> None:
        """To the row that puts it right; straight to its form when it has no row."""
        regel, felt = cast("tuple[str, str | None, int]", rad.nokkel[1])[:2]
        slag = RAD_FOR.get(felt or "", "")
        alle = list(self.tabell.rader)
        maal = [r for r in alle if r.slag == slag] or [r for r in alle if r.venter and r.slag != "varsel" and not slag]
        venter = [r for r in maal if r.venter]
        if maal:
            valgt = (venter or maal)[0]
            self.tabell.velg(valgt.nokkel)
            if slag:  # what is only to be confirmed, is confirmed by someone who has looked at it
                self.besvar(valgt)
        elif slag == "nytt_barn":
            self.nytt_barn()
        elif slag in ("vilkar", "post", "behov"):
            self.nytt(slag)
        elif slag:
            self.endre_rad(Rad((slag, 0), ""))
        else:
            self.avslag(Regelbrudd(regel, rad.detalj, felt))

    def nytt_barn(self) -> None:
        """VE-8: a child of the household that the draft does not count."""
        kjente = {b.person_id for b in self.v.barn}
        if self.s is None:
            return
        mangler = [b for b in self.s.bilde.grunnlag.barn if b.person_id not in kjente and b.fodt is not None]
        if mangler:
            b = mangler[0]
            self.lagre(innhold.legg_til, bygg(Barn, None, {"person_id": b.person_id, "navn": b.fornavn, "fodt": b.fodt}))
        else:
            self.si("Alle barn i husholdningen er med. Nye barn legges inn på personen.", "varsel")

    # --- payment, calculation ---

    def _utbetaling(self, rad: Rad) -> None:
        self.betaling(self.del_for(rad))

    def betaling(self, gammel: Utbetaling | None) -> None:
        """VE-16: one payment; the person's last payment takes what is left of the sum."""
        forst = next(iter(self.v.utbetalinger), None)
        dato = forst.dato if forst else self.v.fra - timedelta(days=1)

        def send(v: dict[str, Any]) -> Vedtak:
            ny = bygg(Utbetaling, gammel, skjema.tekster(v, "mottakernavn", "grunnlag_tekst"))
            andre = [u for u in self.v.utbetalinger if gammel is None or u.id != gammel.id]
            return self.kall(innhold.sett_utbetalinger, [ny, *andre])

        self.skjema("Utbetaling", skjema.utbetaling(gammel, dato, None), send, "Søkerens siste utbetaling får resten av summen.")

    def full_beregning(self) -> None:
        """`g`: every line with its rule and its sats row."""
        if self.s is not None:
            self.spor(Fullberegning(self.s))
