"""Which søknad a vedtak answers, and the oral one that is written down from the vedtak's own screen (VE-20, PM-1)."""

from __future__ import annotations

from typing import Any

from navtui.domain.kodeverk import UtenSoknad
from navtui.domain.kodeverk.soknad import Soknadspost
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksbolker import egen_post
from navtui.domain.vedtaksregler.soknad_og_periode import kan_sta_uten
from navtui.services import vedtak_innhold as innhold
from navtui.services.vedtak import avbryt_utkast
from navtui.services.vedtak_soknad import muntlig_soknad
from navtui.ui.dialoger.bekreft import Bekreft
from navtui.ui.dialoger.skjema import Felt
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.visninger.registrer_soker import POSTTASTER
from navtui.ui.visninger.vedtak_artssvar import Artssvar
from navtui.ui.visninger.vedtak_rad import Rad

UTEN = "uten:"


class Soknadssvar(Artssvar):
    """What Enter does on the row of the søknad, and `m` anywhere."""

    def soknad(self, _rad: Rad) -> None:
        """VE-20: one of those that wait, an oral one, or why there is none."""
        if self.s is None:
            return
        valg = [Valg(str(k.id), f"mottatt {k.mottatt.day}.{k.mottatt.month}, {k.kanal}: {', '.join(k.gjelder)}") for k in self.s.soknader]
        valg.append(Valg("muntlig", "søkte muntlig, skriv den ned", "m"))
        valg += [Valg(f"{UTEN}{u.value}", f"uten søknad: {u.tekst}") for u in UtenSoknad if kan_sta_uten(self.v, u)]
        self.spor(Velg("Hvilken søknad svarer vedtaket på?", valg), self._sett_soknad)

    def _sett_soknad(self, kode: str) -> None:
        if kode == "muntlig":
            self.muntlig()
        elif kode.startswith(UTEN):
            self.lagre(innhold.endre_hode, soknad_id=None, uten_soknad=kode.removeprefix(UTEN))
        else:
            self.lagre(innhold.endre_hode, soknad_id=int(kode), uten_soknad=None)

    def muntlig(self) -> None:
        """VE-20: she asked for it orally. What for is shown and confirmed; who took it down and when is kept."""

        def send(verdier: dict[str, Any]) -> Vedtak:
            arter = tuple(Soknadspost.av(kode) for kode in verdier["poster"])
            return self.kall(muntlig_soknad, verdier["mottatt"], arter, verdier["annet"] or "")

        innledning = "Hva ble det søkt om? Forslaget er krysset av. Rett det til det personen sa, og trykk F10."
        self.skjema("Søkte muntlig", self._muntligfelt(), send, innledning)

    def _muntligfelt(self) -> tuple[Felt, ...]:
        """PM-1: one row for each thing applied for, and the day it was said."""
        valgt = tuple(dict.fromkeys(p.art.value for p in self.v.poster))
        annet = next((p.tekst for p in self.v.poster if p.art is Soknadspost.ANNET and p.tekst), None)
        egen = egen_post(self.v)
        poster = [Valg(p.value, p.tekst, tast) for p, tast in POSTTASTER.items() if egen in (None, p)]
        if egen is not None:
            valgt = (egen.value,)
        return (
            Felt("poster", "Gjelder", "flere", valgt, poster, krav=True),
            Felt("annet", "Hva er annet", verdi=annet),
            Felt("mottatt", "Dato", "dato", self.okt.i_dag, krav=True, framover=False),
        )

    def avbryt(self) -> None:
        """KO-1: give up the draft."""

        def kast(v: Vedtak, sokt_muntlig: bool = False) -> None:
            avbryt_utkast(self.okt, v.id, v.versjon, sokt_muntlig=sokt_muntlig)

        def ferdig(_n: object) -> None:
            self._kastet()

        tekst = "Utkastet blir liggende i historikken, men kan ikke brukes mer."
        if self.s is not None and self.s.soknad_herfra:
            valg = [
                Valg("begge", "kast begge, søknaden ble ført ved en feil", "k"),
                Valg("utkast", "søknaden står og venter på et nytt", "s"),
            ]
            tekst = f"{tekst} Den muntlige søknaden er skrevet ned herfra. Har personen søkt, skal den stå: fristen løper (PM-4)."
            dialog = Velg("Kast utkastet?", valg, innledning=tekst, uten_forslag=True)
            self.spor(dialog, lambda kode: self.skriv(kast, self.v, kode == "utkast", ferdig=ferdig))
        else:
            self.spor(Bekreft("Kast utkastet?", tekst, ja="Kast"), lambda _ja: self.skriv(kast, self.v, ferdig=ferdig))

    def _kastet(self, setning: str = "Utkastet er avbrutt.") -> None:
        self._vedtak_id = None
        self.tilbake()
        self.si(setning)
