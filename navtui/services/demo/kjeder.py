"""Fourteen months of vedtak: each person's chain, the renewals that are under way, and what was granted or refused besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from navtui.domain.demo import tider
from navtui.domain.demo.dagmodell import Saervedtak, Utkast
from navtui.domain.demo.kopi import Kopi
from navtui.domain.demo.regning import Post
from navtui.domain.demo.tekst import barnets_vurdering, begrunnelse, fra_lager, mening
from navtui.domain.demo.tider import Vedtaksperiode
from navtui.domain.demo.valg import tall, velg
from navtui.domain.kalender import bankdag_paa_eller_foer
from navtui.domain.vedtaksperiode import lengste_til
from navtui.services.demo.bunke import Bunke, Fase
from navtui.services.demo.lasting import Fikstur
from navtui.services.demo.personer import Rigg
from navtui.services.demo.vedtak import Oppdrag, Tekstsvar, Vedtaksskriver

Jobb = tuple[date, Callable[[], object]]
"""A vedtak to be made: on which day, and how. They are made in the order of their days, so that numbers follow time."""

_LENGRE = 3
"""VE-1: months of a vedtak with a reason to be longer."""

_KANALER = ("papir", "papir", "papir", "digital", "digital", "muntlig")


class Signaturer:
    """Who writes and who controls: veiledere, never someone inhabil or without access (KO-2, PE-5, PE-6)."""

    def __init__(self, fikstur: Fikstur) -> None:
        assert fikstur.dag is not None
        self._veiledere = [a.ident for a in fikstur.kontor.ansatte if a.rolle == "veileder"]
        self._inhabile = {(i.sak, i.ident) for i in fikstur.dag.inhabilitet}
        self._tilgang = {(t.sak, t.ident) for t in fikstur.dag.tilgang if t.til_om is None}

    def _kan(self, rigg: Rigg) -> list[str]:
        mal = rigg.mal
        return [
            i for i in self._veiledere
            if (mal.nokkel, i) not in self._inhabile and (mal.skjerming == "ingen" or (mal.nokkel, i) in self._tilgang)
        ]  # fmt: skip

    def skriver(self, rigg: Rigg) -> str:
        """The fast veileder, or a colleague when she may not."""
        kan = self._kan(rigg)
        return rigg.mal.veileder if rigg.mal.veileder in kan else velg(kan, rigg.mal.nokkel, "skriver")

    def klagevurderer(self, rigg: Rigg, signert_av: tuple[str, str]) -> str:
        """KL-3: one who did not sign the vedtak; the leder when nobody is left."""
        kan = [i for i in self._kan(rigg) if i not in signert_av]
        return velg(kan, rigg.nokkel, "klage") if kan else "LEA"

    def kontrollor(self, rigg: Rigg, skriver: str, *nokkel: object) -> str:
        """Another one."""
        return velg([i for i in self._kan(rigg) if i != skriver], rigg.nokkel, *nokkel)


class Kjeder:
    """Makes the vedtak of one copy."""

    def __init__(self, b: Bunke, fikstur: Fikstur, kopi: Kopi, skriver: Vedtaksskriver) -> None:
        assert fikstur.tekster is not None
        self.b, self.kopi, self.skriver, self.i_dag = b, kopi, skriver, skriver.i_dag
        self.tekster, self.signaturer = fikstur.tekster, Signaturer(fikstur)

    def plan(self, rigg: Rigg) -> Iterator[Jobb]:
        """The chain of one person, oldest first: when each vedtak is made, and how."""
        perioder = tider.kjede(rigg.mal.maaneder, self.kopi.siste_dag(self.i_dag, rigg.mal))
        yield from ((dager(p.fra, rigg.nokkel)[0], partial(self._maaned, rigg, p)) for p in perioder)

    def _maaned(self, rigg: Rigg, p: Vedtaksperiode) -> None:
        """One month's vedtak. It points at the one before when it follows straight on it."""
        mal, poster = rigg.mal, self.skriver.regnskap.poster
        skriver = self.signaturer.skriver(rigg)
        behov, inntekter = poster(mal, p.nr, p.fra)
        vedtaksdato, mottatt = dager(p.fra, rigg.nokkel)
        lengre = mal.lengre_grunn if p.nr == len(mal.maaneder) - 1 else None
        til = lengste_til(p.fra, _LENGRE) if lengre else p.til
        rigg.siste_vedtak = self.skriver.lag(
            Oppdrag(
                rigg, p.fra, til, skriver, self.signaturer.kontrollor(rigg, skriver, p.nr), mottatt, vedtaksdato,
                self.tekst(rigg, p.nr, p.fra, (*behov, *inntekter)), behov, inntekter,
                forrige=rigg.siste_poster if p.fornyelse else None, forrige_id=rigg.siste_vedtak if p.fornyelse else None,
                kanal=velg(_KANALER, rigg.nokkel, p.nr), mer={"lengre_grunn": lengre, "helseytelse": mal.hovedinntekt} if lengre else {},
            )
        )  # fmt: skip
        rigg.siste_poster, rigg.siste_til = (behov, inntekter), til

    def tekst(self, rigg: Rigg, nr: int, fra: date, poster: tuple[Post, ...]) -> Tekstsvar:
        """The month's own words (VE-7, VE-8)."""
        t, mal = self.tekster, rigg.mal
        return Tekstsvar(
            self.kopi.tekst(begrunnelse(t, mal, rigg.fornavn, rigg.nokkel, nr, fra, poster), mal.nokkel, nr, "begrunnelse"),
            mening(t, rigg.nokkel, nr),
            tuple(barnets_vurdering(t, b.navn, b.fodt, rigg.nokkel, nr, fra) for b in rigg.barn),
            fra_lager(t.forholdsmessig, rigg.nokkel, 0),
        )

    def utkast(self, rigg: Rigg, u: Utkast) -> None:
        """A renewal that has not been decided: a draft nobody has answered, one sent to kontroll, or one returned."""
        if rigg.siste_til is None:
            return
        fra, nr = rigg.siste_til + timedelta(days=1), len(rigg.mal.maaneder)
        behov, inntekter = self.skriver.regnskap.poster(rigg.mal, nr, fra)
        skrevet = tider.arbeidsdag(self.i_dag, 0 if u.tilstand == "til_kontroll" else 1)
        tekst = self.tekst(rigg, nr, fra, (*behov, *inntekter))
        retur = (u.retur_av, u.returgrunn, u.kommentar or "") if u.retur_av and u.returgrunn else None
        ubesvart = u.tilstand == "utkast"
        if rigg.vilkar and not ubesvart:
            self._utfall(rigg, rigg.vilkar[-1][0], "oppfylt", skrevet, u.av)
        self.skriver.lag(
            Oppdrag(
                rigg, fra, lengste_til(fra), u.av, None, tider.arbeidsdag(skrevet, 1), skrevet,
                Tekstsvar(u.tekst, "", ()) if ubesvart else tekst, behov, inntekter, forrige=rigg.siste_poster,
                forrige_id=rigg.siste_vedtak,
                tilstand="utkast" if ubesvart else "til_kontroll", ubesvart=ubesvart, retur=retur,
            )
        )  # fmt: skip

    def plan_saervedtak(self, rigg: Rigg, s: Saervedtak) -> Jobb:
        """An engangsytelse, or an avslag with the line on § 19 (VE-3): when it is made, and how."""
        vedtaksdato = tider.arbeidsdag(self.i_dag - timedelta(days=s.dager_siden))
        return vedtaksdato, partial(self._saervedtak, rigg, s, vedtaksdato)

    def _saervedtak(self, rigg: Rigg, s: Saervedtak, vedtaksdato: date) -> None:
        skriver = self.signaturer.skriver(rigg)
        innvilget = s.utfall in ("innvilget", "delvis")
        belop_ore = self.skriver.regnskap.ore(s.kr)
        post = {"art": s.post, "utfall": s.utfall, "hjemmel": s.hjemmel, "form": s.form, "belop_ore": belop_ore if innvilget else None}
        self.skriver.lag(
            Oppdrag(
                rigg, vedtaksdato, vedtaksdato, skriver, self.signaturer.kontrollor(rigg, skriver, s.post), tider.arbeidsdag(vedtaksdato,
                6),
                vedtaksdato, Tekstsvar(s.begrunnelse), (Post(s.post, "", belop_ore),) if innvilget else (), art=s.art, engang=True,
                poster=(post,), mer={"paragraf_19": s.paragraf_19},
            )
        )  # fmt: skip

    def vilkarsutfall(self, rigg: Rigg) -> None:
        """VE-11: what came of each vilkår that has run out; of the last of them what the fixture says."""
        vilkar = rigg.mal.vilkar
        ute = [(vilkar_id, til) for vilkar_id, til in rigg.vilkar if til < self.i_dag]
        for vilkar_id, til in ute if vilkar else ():
            utfall = vilkar.utfall if vilkar and (vilkar_id, til) == ute[-1] else velg(_FOR, rigg.mal.nokkel, til)
            self._utfall(rigg, vilkar_id, utfall, til, self.signaturer.skriver(rigg))

    def _utfall(self, rigg: Rigg, vilkar_id: int, utfall: str, dag: date, av: str) -> None:
        self.b.legg(
            "vilkarsutfall", fase=Fase.ETTERPA, vilkar_id=vilkar_id, utfall=utfall, dato=dag,
            tekst=self.kopi.tekst(_UTFALL[utfall], rigg.mal.nokkel, dag, "utfall"), ident=av, tid=tider.kl(dag, 15),
        )  # fmt: skip


_FOR = ("oppfylt", "oppfylt", "oppfylt", "ikke_oppfylt")
_UTFALL = {
    "oppfylt": "Dokumentert i samtale.",
    "ikke_oppfylt": "Møtte ikke som avtalt. Drøftet med bruker, ny avtale er laget.",
    "ikke_vurdert": "Ikke vurdert, dokumentasjon mangler.",
}


def dager(fra: date, nokkel: str) -> tuple[date, date]:
    """When a vedtak from `fra` was decided, some working days before it is paid, and when its søknad came."""
    vedtaksdato = tider.arbeidsdag(bankdag_paa_eller_foer(fra), 1 + tall(3, nokkel, fra, "vedtak"))
    return vedtaksdato, tider.arbeidsdag(vedtaksdato, 1 + tall(4, nokkel, fra, "søknad"))
