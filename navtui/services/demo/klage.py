"""Klager in different states, and the office's routines."""

from __future__ import annotations

from datetime import date, timedelta

from navtui.domain.demo import tider
from navtui.domain.demo.klagemodell import Klagemal
from navtui.domain.demo.kopi import Kopi
from navtui.domain.klage import klagefrist, kommet_frem
from navtui.domain.soknad import maanedsfrist
from navtui.services.demo.bunke import Bunke, Fase
from navtui.services.demo.kjeder import Signaturer
from navtui.services.demo.lasting import Fikstur
from navtui.services.demo.personer import Folk, Iverksatt, Rigg

_ARBEIDSDAGER = 3
_AVGJOR = ("avvist", "medhold", "delvis", "opprettholdt")


def rutiner(b: Bunke, fikstur: Fikstur, i_dag: date) -> dict[str, int]:
    """The routines, written by the leder; answers with their ids."""
    ider = {}
    for r in fikstur.rutiner:
        dag = tider.arbeidsdag(i_dag + timedelta(days=r.gjennomgatt_om))
        ider[r.nokkel] = b.legg("rutine", opprettet=tider.kl(dag, 13))
        b.legg(
            "rutineutgave", rutine_id=ider[r.nokkel], tittel=r.tittel, tekst=r.tekst, eier=r.eier, regler=" ".join(r.regler),
            gjennomgatt=dag, neste=i_dag + timedelta(days=r.neste_om), ident="LEA", tid=tider.kl(dag, 13),
        )  # fmt: skip
    return ider


class Klager:
    """Puts in the klager of one copy."""

    def __init__(self, b: Bunke, kopi: Kopi, folk: Folk, signaturer: Signaturer, rutiner: dict[str, int]) -> None:
        self.b, self.kopi, self.folk, self.signaturer, self.rutiner = b, kopi, folk, signaturer, rutiner
        self._klaget: set[int] = set()

    def lag(self, mal: Klagemal) -> None:
        """One klage with its steps, on a vedtak that was iverksatt before it came."""
        mottatt = tider.arbeidsdag(self.folk.dag(mal.mottatt_om))
        mulig = next((m for sak in (mal.sak, *mal.ellers) if (m := self._mulig(sak, mal, mottatt)) is not None), None)
        if mulig is None:
            return
        rigg, vedtak = mulig
        fremme = kommet_frem(vedtak.dato, _ARBEIDSDAGER)
        vurderer = self.signaturer.klagevurderer(rigg, vedtak.signert_av)
        har_den = any(s.til == "ny_vurdering" for s in mal.steg)
        klage = self.b.legg(
            "klage", fase=Fase.ETTERPA, person_id=rigg.person_id, vedtak_id=vedtak.id, mottatt=mottatt, avgitt=mottatt, kanal=mal.kanal,
            tekst=self.kopi.tekst(mal.tekst, mal.sak, "klage"), kommet_frem=fremme, frist=klagefrist(fremme),
            saksbehandler=vurderer if har_den else None, laerdom=mal.laerdom, rutine_id=self.rutiner.get(mal.rutine or ""),
            registrert_av=rigg.mal.veileder, registrert_tid=tider.kl(mottatt, 10),
        )  # fmt: skip
        fra = "mottatt"
        for s in mal.steg:
            dag = tider.arbeidsdag(self.folk.dag(s.om))
            self.b.legg_uten_id(
                "klagesteg", fase=Fase.ETTERPA, klage_id=klage, fra=fra, til=s.til, dato=dag, grunn=s.grunn,
                tekst=self.kopi.tekst(s.tekst, mal.sak, s.til, "steg") if s.tekst else "",
                ident=vurderer if s.til in _AVGJOR else rigg.mal.veileder, tid=tider.kl(dag, 11),
            )  # fmt: skip
            fra = s.til
        if fra == "ny_vurdering":
            self.b.legg(
                "oppgave", fase=Fase.ETTERPA, art="klage", regel="KL-3", person_id=rigg.person_id, objekt="klage", objekt_id=klage,
                til_ident=vurderer, frist=maanedsfrist(mottatt), tekst=f"Vurder klagen på vedtak {vedtak.nummer} på nytt.",
                opprettet=tider.kl(mottatt, 12),
            )  # fmt: skip

    def _mulig(self, sak: str, mal: Klagemal, mottatt: date) -> tuple[Rigg, Iverksatt] | None:
        """The person and the vedtak, if there is one to complain of that day. A late klage is not treated: nobody wrote why it would be."""
        rigg = self.folk.rigger.get(sak)
        vedtak = None if rigg is None or rigg.person_id in self._klaget else _vedtak(rigg.iverksatte, mal, mottatt)
        if rigg is None or vedtak is None:
            return None
        for_sen = klagefrist(kommet_frem(vedtak.dato, _ARBEIDSDAGER)) < mottatt
        if for_sen and any(s.til == "ny_vurdering" for s in mal.steg):
            return None
        self._klaget.add(rigg.person_id)
        return rigg, vedtak


def _vedtak(iverksatte: list[Iverksatt], mal: Klagemal, mottatt: date) -> Iverksatt | None:
    """The vedtak a klage is on: what answered its item, or the newest but so many that was there when it came."""
    mulige = [v for v in iverksatte if v.dato <= mottatt and (mal.post in v.poster if mal.post else not v.engang)]
    return mulige[-1 - mal.tilbake] if len(mulige) > mal.tilbake else None
