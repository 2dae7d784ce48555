"""The dialogs of a klage: registering it, each step with what belongs to it, and the foreløpig svar (KL-1 to KL-4, PM-4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from navtui.domain.forelopig_svar import LENGSTE_GRUNN, NyttSvar, SkyldigSvar
from navtui.domain.kalender import dag_kort, legg_til_maaneder
from navtui.domain.klage import AVGJOR, Fremme, Klage, NyKlage, NyttSteg
from navtui.domain.kodeverk.klage import Klagegrunn, Klagetilstand
from navtui.domain.kodeverk.soknad import Kanal
from navtui.domain.rutine import Rutine
from navtui.services import brev, klage
from navtui.services.brev import Brevvisning
from navtui.services.klage import Klagebilde
from navtui.services.okt import Okt
from navtui.ui.arbeid import Arbeider
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.visninger.brev import ForstAvFlere, Sendeklart
from navtui.ui.visninger.personhandlinger import valg

T = Klagetilstand
Ferdig = Callable[[Any], None]
_SPORSMAL = {
    T.MEDHOLD: "Hvorfor er vedtaket ikke riktig? Omgjøringen skrives etterpå.",
    T.DELVIS: "Hva gis det medhold i, hva ikke, og hvorfor?",
    T.OPPRETTHOLDT: "Hvorfor opprettholdes vedtaket? Teksten går til Statsforvalteren, med kopi til den som har klaget.",
    T.AVVIST: "Hvorfor avvises klagen? Det du skriver, står i brevet. Skriv til personen: «du». Avvisningen kan påklages.",
}


def registrer(vert: Arbeider, vedtak_id: int, nummer: str, fremme: Fremme, ferdig: Ferdig) -> None:
    """The dates first, then what is complained of; an oral klage is written down as it was said."""
    i_dag = vert.okt.i_dag
    felt = [
        Felt("mottatt", "Mottatt", "dato", i_dag, krav=True, framover=False),
        Felt("kanal", "Kom som", "valg", Kanal.PAPIR.value, valg(Kanal), krav=True),
        Felt("avgitt", "Avgitt (hvis før)", "dato", framover=False),
        Felt("kommet_frem", "Vedtaket kom fram", "dato", fremme.dato, krav=True),
    ]

    def provd(verdier: dict[str, Any]) -> NyKlage:
        ny = NyKlage.model_validate(verdier | {"vedtak_id": vedtak_id, "tekst": "-"})
        klage.sjekk_ny(vert.okt, ny)
        return ny

    def tekst(ny: NyKlage) -> None:
        send = lambda t: klage.registrer(vert.okt, ny.model_copy(update={"tekst": t}))  # noqa: E731
        vert.spor(
            Tekst(f"Klage på vedtak {nummer}", innledning="Hva klages det på? Er den muntlig, skriv den slik den ble sagt.", send=send),
            ferdig,
        )

    vert.spor(Skjema(f"Klage på vedtak {nummer}", felt, provd, innledning=fremme.hvorfor), tekst)


def steg(vert: Arbeider, b: Klagebilde, til: Klagetilstand, rutiner: Sequence[Rutine], ferdig: Ferdig) -> None:
    """What a step asks for; the one that asks for nothing is taken at once."""
    k, okt = b.klage, vert.okt
    send = partial(_send, okt, k, til)
    les_brev = partial(_les_brevene, vert, k, ferdig)
    if til is T.FORMKONTROLL:
        vert.skriv(send, {}, ferdig=ferdig)
    elif til is T.AVVIST:
        grunner = [Valg(g.value, g.overskrift) for g in Klagegrunn if not g.er_oppreisning and (k.for_sen or g is not Klagegrunn.FOR_SENT)]
        vert.spor(
            Velg("Klagen avvises: hvorfor?", grunner), lambda kode: _skriv(vert, til, partial(_provd, okt, k, til, grunn=kode), les_brev)
        )
    elif til is T.OVERSENDT:
        felt = [Felt("tekst", "Andre opplysninger", maks=1000)]
        innledning = "Klagen, vedtaket og begrunnelsen er med i brevet. Du leser det før det legges i brevkøen."
        vert.spor(Skjema("Til Statsforvalteren", felt, partial(_provd, okt, k, til), innledning=innledning), les_brev)
    elif til in AVGJOR:
        _skriv(vert, til, send, ferdig)
    elif til is T.NY_VURDERING:
        vert.spor(Skjema("Til ny vurdering", _til_vurdering(b), send, innledning=_innledning(k)), ferdig)
    elif til is T.AVSLUTTET:
        felt = [
            Felt("laerdom", "Hva lærte vi?", maks=500),
            Felt("rutine_id", "Rutine den gjelder", "valg", None, [Valg(str(r.id), r.tittel) for r in rutiner]),
        ]
        vert.spor(Skjema("Avslutt klagen", felt, send, innledning="Lærdommen blir stående og vises i lederens tall (KL-4)."), ferdig)
    else:
        felt = [Felt("dato", "Dato", "dato", okt.i_dag, krav=True, framover=False), Felt("tekst", "Merknad", maks=500)]
        vert.spor(Skjema(f"Klagen er {til.tekst}", felt, send), ferdig)


def _les_brevene(vert: Arbeider, k: Klage, ferdig: Ferdig, provd: tuple[NyttSteg, tuple[Brevvisning, ...]]) -> None:
    """She reads what will be sent, one letter after the other; F10 on the last takes the step and puts them all in the queue."""
    nytt, (forste, *flere) = provd
    ta = lambda _ja: vert.skriv(klage.ta_steg, vert.okt, k.id, k.versjon, nytt, ferdig=ferdig)  # noqa: E731
    neste = (lambda _ja: vert.spor(Sendeklart(flere[0]), ta)) if flere else ta
    vert.spor(ForstAvFlere(forste) if flere else Sendeklart(forste), neste)


def _skriv(vert: Arbeider, til: Klagetilstand, send: Callable[[dict[str, Any]], Any], ferdig: Ferdig) -> None:
    vert.spor(Tekst(til.overskrift, innledning=_SPORSMAL[til], send=lambda tekst: send({"tekst": tekst})), ferdig)


def _innledning(k: Klage) -> str:
    sent = f"Klagen kom etter fristen {dag_kort(k.frist)}. Velg hvorfor den likevel behandles, og skriv det. " if k.for_sen else ""
    return f"{sent}De to som signerte, kan ikke få den (KL-3)."


def _til_vurdering(b: Klagebilde) -> list[Felt]:
    identer = [Valg(i, i) for i in b.kan_vurderes_av]
    felt = [Felt("saksbehandler", "Hvem", "valg", identer[0].kode if identer else None, identer, krav=True)]
    if b.klage.for_sen:
        felt += [
            Felt("grunn", "Tas likevel fordi", "valg", None, [Valg(g.value, g.tekst) for g in Klagegrunn if g.er_oppreisning], krav=True),
            Felt("tekst", "Begrunnelse", maks=1000, krav=True),
        ]
    return felt


def _nytt(okt: Okt, til: Klagetilstand, verdier: dict[str, Any], grunn: str | None = None) -> NyttSteg:
    felt = {navn: v for navn, v in verdier.items() if v is not None} | ({"grunn": grunn} if grunn else {})
    return NyttSteg.model_validate({"til": til, "dato": okt.i_dag} | felt)


def _send(okt: Okt, k: Klage, til: Klagetilstand, verdier: dict[str, Any]) -> Klage:
    return klage.ta_steg(okt, k.id, k.versjon, _nytt(okt, til, verdier))


def _provd(
    okt: Okt, k: Klage, til: Klagetilstand, verdier: dict[str, Any], *, grunn: str | None = None
) -> tuple[NyttSteg, tuple[Brevvisning, ...]]:
    """A step that may be taken, with the letters it gives."""
    nytt = _nytt(okt, til, verdier, grunn)
    return nytt, klage.vis_brev(okt, k.id, nytt)


def gi_til(vert: Arbeider, b: Klagebilde, ferdig: Ferdig) -> None:
    """KL-3: another one reconsiders."""
    andre = [Valg(i, i) for i in b.kan_vurderes_av if i != b.klage.saksbehandler]
    gjor = partial(klage.gi_til, vert.okt, b.klage.id, b.klage.versjon)
    vert.spor(Velg("Gi klagen til", andre), lambda ident: vert.skriv(gjor, ident, ferdig=ferdig))


def datoer(vert: Arbeider, k: Klage, ferdig: Ferdig) -> None:
    """KL-2: the dates the frist hangs on."""
    felt = [
        Felt("avgitt", "Klagen ble avgitt", "dato", k.avgitt, krav=True),
        Felt("fremme", "Vedtaket kom fram", "dato", k.kommet_frem, krav=True),
    ]
    gjor = partial(klage.sett_datoer, vert.okt, k.id, k.versjon)
    dialog = Skjema("Datoer", felt, lambda v: gjor(v["avgitt"], v["fremme"]), innledning="Fristen er tre uker etter at vedtaket kom fram.")
    vert.spor(dialog, ferdig)


def forelopig_svar(vert: Arbeider, venter: SkyldigSvar, ferdig: Ferdig) -> None:
    """PM-4: why it takes longer and when an answer can be expected; the letter is made with it."""
    felt = [
        Felt("grunn", "Hvorfor tar det tid", maks=LENGSTE_GRUNN, krav=True),
        Felt("forventet", "Svar kan ventes", "dato", legg_til_maaneder(vert.okt.i_dag, 1), krav=True, framover=True),
    ]
    hva = f"{venter.objekt.overskrift} mottatt {dag_kort(venter.mottatt)}. Grunnen står i brevet, så skriv den til personen."

    def send(verdier: dict[str, Any]) -> int:
        return brev.send_forelopig_svar(vert.okt, NyttSvar.model_validate(verdier | {"objekt": venter.objekt, "id": venter.id}))

    vert.spor(Skjema("Foreløpig svar", felt, send, innledning=hva), ferdig)
