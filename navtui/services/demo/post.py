"""What has come in and is not decided: today's post, the søknader given out before, and the meetings they were given out in."""

from __future__ import annotations

from datetime import date, timedelta

from navtui.domain.demo import tider
from navtui.domain.demo.dagmodell import Post
from navtui.domain.demo.kopi import Kopi
from navtui.domain.demo.modell import Saksmal
from navtui.domain.kodeverk import Soknadspost
from navtui.domain.postmote import Protokoll, Protokollinje, initialer, skriv_protokoll
from navtui.domain.tid import fra_tekst
from navtui.services.demo.bunke import Bunke
from navtui.services.demo.lasting import Fikstur
from navtui.services.demo.personer import Folk, Rigg

MOTER = 3
"""Postmøter whose protokoll can be read: one on each of the last working days."""

_GJELDER = {p.value: p.tekst for p in Soknadspost}
MOTTAK = "PER"
_AVSLUTTET_FOR = -250


class Postkasse:
    """Puts in the søknader of one copy."""

    def __init__(self, b: Bunke, fikstur: Fikstur, kopi: Kopi, folk: Folk, i_dag: date) -> None:
        assert fikstur.dag is not None
        self.b, self.kopi, self.folk, self.i_dag, self.kontor, self.dag = b, kopi, folk, i_dag, fikstur.kontor, fikstur.dag
        self._linjer: dict[int, list[Protokollinje]] = {}

    def lag(self) -> None:
        """Everything that has come in; in the first copy also the meetings."""
        moter = {n: self.b.ny_id("postmote") for n in range(MOTER, 0, -1)} if self.kopi.nr == 0 else {}
        for nr, post in enumerate((*self.dag.fordelt, *self.dag.post)):
            self._soknad(post, nr, moter)
        for tilbake, mote_id in moter.items():
            self._mote(
                mote_id, MOTER + 1 - tilbake, tider.arbeidsdag(self.i_dag - timedelta(days=1), tilbake - 1), self._linjer.get(tilbake, [])
            )

    def _soker(self, post: Post) -> Rigg | None:
        if post.ny is None:
            return self.folk.rigger.get(post.sak or "")
        rigg = self.folk.soker(post.ny)
        self.folk.husstand(rigg)
        if post.tidligere_avsluttet:
            self._tidligere_sak(rigg, post.ny, post.tidligere_avsluttet)
        return rigg

    def _tidligere_sak(self, rigg: Rigg, mal: Saksmal, arsak: str) -> None:
        apnet, avsluttet = self.folk.dag(mal.apnet_om), self.folk.dag(_AVSLUTTET_FOR)
        self.b.legg(
            "sak", saksnummer=self.folk.serier.aarsnummer("sak", apnet.year), person_id=rigg.person_id, veileder=mal.veileder, lop=mal.lop,
            neste_dato=avsluttet, neste_hva="", kartlagt=apnet + timedelta(days=12), apnet=apnet, avsluttet=avsluttet,
            avslutningsarsak=arsak,
        )  # fmt: skip

    def _mottatt(self, tilbake: int) -> date:
        return tider.arbeidsdag(self.i_dag - timedelta(days=1), tilbake - 1) if tilbake else self.i_dag

    def _soknad(self, post: Post, nr: int, moter: dict[int, int]) -> None:
        rigg = self._soker(post)
        if rigg is None:
            return
        mottatt = self._mottatt(post.mottatt_tilbake)
        i_dag = not post.fordelt_tilbake
        registrert = tider.kl(self.i_dag if i_dag else mottatt, *post.kl)
        fordelt_dag = self.i_dag if post.nodhjelp else self._mottatt(post.fordelt_tilbake)
        fordelt = (
            (tider.kl(fordelt_dag, post.kl[0], post.kl[1] + 4) if post.nodhjelp else tider.kl(fordelt_dag, 14, 40))
            if post.fordelt_til
            else None
        )
        soknad_id = self.b.legg(
            "soknad", person_id=rigg.person_id, mottatt=mottatt, kanal=post.kanal, nodhjelp=post.nodhjelp is not None,
            nodhjelp_art=post.nodhjelp, fornyelse=post.fornyelse, vedlegg=self.kopi.tekst(post.vedlegg, "vedlegg", nr),
            ny_soker=rigg.siste_til is None, mott=mottatt if post.mott and post.kanal != "digital" else None,
            ikke_mott_grunn=post.ikke_mott_grunn, tilstand="fordelt" if post.fordelt_til else "mottatt", saksbehandler=post.fordelt_til,
            fordelt_tid=fordelt, registrert_av=MOTTAK, registrert_tid=registrert,
        )  # fmt: skip
        for p in post.poster:
            self.b.legg(
                "soknadspost",
                soknad_id=soknad_id,
                art=p.art,
                tekst=self.kopi.tekst(p.tekst, "post", nr),
                belop_ore=p.kr * 100 if p.kr else None,
            )
        if fordelt and post.fordelt_til and (post.nodhjelp or post.fordelt_tilbake in moter):
            self._beslutning(post, rigg, soknad_id, fordelt, moter.get(post.fordelt_tilbake))

    def _beslutning(self, post: Post, rigg: Rigg, soknad_id: int, tid: str, mote_id: int | None) -> None:
        av = MOTTAK if post.nodhjelp else "KAL"
        self.b.legg(
            "beslutning", postmote_id=mote_id, soknad_id=soknad_id, art="nodhjelp" if post.nodhjelp else "fordelt",
            til_ident=post.fordelt_til,
            forslag_ident=post.fordelt_til, for_tilstand="mottatt", for_ident=None, sak_id=rigg.sak_id, ny_sak=False, ident=av, tid=tid,
        )  # fmt: skip
        if mote_id is not None and rigg.mal.skjerming == "ingen":
            gjelder = ", ".join(_GJELDER[p.art] for p in post.poster)
            linje = Protokollinje(
                rigg.saksnummer, initialer(rigg.fornavn, rigg.etternavn),
                self._mottatt(post.mottatt_tilbake), gjelder, str(post.fordelt_til),
            )  # fmt: skip
            self._linjer.setdefault(post.fordelt_tilbake, []).append(linje)

    def _mote(self, mote_id: int, nummer: int, dag: date, linjer: list[Protokollinje]) -> None:
        """PM-5: a closed meeting and its protokoll."""
        apnet, lukket = tider.kl(dag, 14, 30), tider.kl(dag, 14, 52)
        deltakere = tuple(sorted(a.ident for a in self.kontor.ansatte if a.sosialhjelp))
        protokoll = Protokoll(
            self.kontor.navn, dag, nummer, fra_tekst(apnet), deltakere[0], fra_tekst(lukket), deltakere[0], deltakere, fordelt=tuple(linjer)
        )
        self.b.legg(
            "postmote", id=mote_id, dato=dag, apnet_tid=apnet, apnet_av=deltakere[0], lukket_tid=lukket, lukket_av=deltakere[0],
            protokoll=skriv_protokoll(protokoll),
        )  # fmt: skip
        for ident in deltakere:
            self.b.legg_uten_id("postmotedeltaker", postmote_id=mote_id, ident=ident)
