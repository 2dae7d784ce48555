"""The gjeldsrådgiver's cases, with claims, budget, notes and the § 17-vedtak."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from navtui.domain.demo import tider
from navtui.domain.demo.dagmodell import Gjeldsmal, Krav
from navtui.domain.demo.kopi import Kopi
from navtui.domain.demo.tekst import fra_lager
from navtui.domain.kalender import legg_til_maaneder
from navtui.services.demo.bunke import Bunke, Fase
from navtui.services.demo.kjeder import Jobb, Signaturer
from navtui.services.demo.personer import Folk, Rigg
from navtui.services.demo.vedtak import Oppdrag, Tekstsvar, Vedtaksskriver

RADGIVER = "GRO"
_VARIGHET_MAANEDER = 24
_MENING = (
    "Bruker ønsker oversikt over kravene og hjelp til å snakke med kreditorene.",
    "Bruker vil betale det som er mulig, men trenger noen å gjøre det sammen med.",
    "Bruker er lettet over å få hjelp og leverer brevene uåpnet.",
)


class Gjeld:
    """Puts in the debt cases of one copy."""

    def __init__(self, b: Bunke, kopi: Kopi, folk: Folk, skriver: Vedtaksskriver, signaturer: Signaturer) -> None:
        self.b, self.kopi, self.folk, self.skriver, self.signaturer = b, kopi, folk, skriver, signaturer

    def plan(self, mal: Gjeldsmal) -> Jobb:
        """One case: when its vedtak is made, or it was referred, and how."""
        return tider.arbeidsdag(self.folk.dag(mal.henvist_om if mal.vedtak_om is None else mal.vedtak_om)), partial(self._lag, mal)

    def _lag(self, mal: Gjeldsmal) -> None:
        rigg = self.folk.rigger.get(mal.sak)
        if rigg is None:
            return
        vedtak_id = None if mal.vedtak_om is None else self._vedtak(rigg, mal, mal.vedtak_om)
        henvist = self.folk.dag(mal.henvist_om)
        sak = self.b.legg(
            "gjeldssak", fase=Fase.ETTERPA, person_id=rigg.person_id, radgiver=RADGIVER, henvist_av=rigg.mal.veileder,
            henvist_fra=mal.henvist_fra, henvist_dato=henvist, grunn=self.kopi.tekst(mal.grunn, mal.sak, "gjeldsgrunn"), niva=mal.niva,
            tilstand=mal.tilstand, neste_steg=self.kopi.tekst(mal.neste_steg, mal.sak, "steg"),
            neste_dato=None if mal.neste_om is None else self._neste(mal.neste_om), vedtak_id=vedtak_id,
            oppstart=None if mal.vedtak_om is None else self._oppstart(mal.vedtak_om), oppstart_grunn=mal.oppstart_grunn,
            fullmakt=mal.fullmakt,
            fullmakt_til=self.folk.dag(200) if mal.fullmakt else None,
        )  # fmt: skip
        for n, krav in enumerate(mal.krav):
            self._krav(sak, rigg, krav, n)
        for post in mal.budsjett:
            self.b.legg("gjeldsbudsjettpost", fase=Fase.ETTERPA, gjeldssak_id=sak, art=post.art, tekst=post.tekst, belop_ore=post.kr * 100)
        for n, tekst in enumerate(mal.notater):
            dag = tider.arbeidsdag(self.folk.dag(max(mal.henvist_om + 5, -40 + 12 * n)))
            if dag < self.folk.i_dag:
                self.b.legg(
                    "gjeldsnotat", fase=Fase.ETTERPA, gjeldssak_id=sak, tekst=self.kopi.tekst(tekst, mal.sak, n, "gjeldsnotat"),
                    ident=RADGIVER,
                    tid=tider.arbeidstid(dag, rigg.nokkel, n, "gjeld"),
                )  # fmt: skip

    def _neste(self, om: int) -> date:
        dag = tider.arbeidsdag(self.folk.dag(om))
        return dag if om <= 0 or dag > self.folk.i_dag else self.folk.dag(om)

    def _oppstart(self, om: int) -> date:
        return tider.arbeidsdag(self.folk.dag(om)) + timedelta(days=3)

    def _krav(self, sak: int, rigg: Rigg, k: Krav, n: int) -> None:
        """GJ-3."""
        self.b.legg(
            "gjeldskrav", fase=Fase.ETTERPA, gjeldssak_id=sak, kreditor=self.kopi.tekst(k.kreditor, rigg.mal.nokkel, n, "kreditor"),
            inkasso=k.inkasso, referanse=f"{rigg.person_id:05d}-{n + 1}", hovedstol_ore=k.hovedstol * 100, renter_ore=k.renter * 100,
            omkostninger_ore=k.omkostninger * 100, saldo_dato=tider.arbeidsdag(self.folk.dag(-20)), sikret=bool(k.sikkerhet),
            sikkerhet=k.sikkerhet, medskyldner=k.medskyldner, stadium=k.stadium, klasse=k.klasse, svar=k.svar,
            svar_dato=None if k.svar_om is None else self.folk.dag(k.svar_om),
        )  # fmt: skip

    def _vedtak(self, rigg: Rigg, mal: Gjeldsmal, om: int) -> int:
        """GJ-1: økonomisk rådgivning as a service by written vedtak, signed by the gjeldsrådgiver and a veileder."""
        vedtaksdato = tider.arbeidsdag(self.folk.dag(om))
        fra = self._oppstart(om)
        til = legg_til_maaneder(fra, _VARIGHET_MAANEDER) - timedelta(days=1)
        post = {"art": "okonomisk_radgivning", "utfall": "innvilget", "hjemmel": "paragraf_17", "form": "varer_tjenester"}
        begrunnelse = f"{mal.grunn} {mal.oppstart_grunn} Behovet er større enn generell informasjon kan dekke, og tjenesten gis etter § 17."
        tekst = Tekstsvar(self.kopi.tekst(begrunnelse, mal.sak, "§ 17"), fra_lager(_MENING, rigg.nokkel, 0))
        return self.skriver.lag(
            Oppdrag(
                rigg, fra, til, RADGIVER, self.signaturer.kontrollor(rigg, RADGIVER, "gjeld"), tider.arbeidsdag(vedtaksdato, 4),
                vedtaksdato,
                tekst, art="radgivning", poster=(post,), enkelt={"radgivning": {"oppstart": fra, "grunn": mal.oppstart_grunn}},
            )
        )  # fmt: skip
