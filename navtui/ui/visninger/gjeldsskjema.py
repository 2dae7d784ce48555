"""The forms of a debt case."""

from __future__ import annotations

from typing import Any

from navtui.domain.gjeld import LENGSTE_STEG, Gjeldssak, Krav, Nyttkrav, Steg
from navtui.domain.gjeldsbudsjett import Budsjettpost
from navtui.domain.kodeverk.gjeld import (
    Gjeldsavslutning,
    Gjeldsbudsjettart,
    Gjeldsniva,
    Gjeldstilstand,
    Kravklasse,
    Kravstadium,
    Kreditorsvar,
)
from navtui.services import gjeld, gjeldsbudsjett, gjeldskrav
from navtui.services.okt import Okt
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg, med_taster
from navtui.ui.visninger.personhandlinger import valg


def krav(okt: Okt, gjeldssak_id: int, k: Krav | None) -> Skjema[None]:
    """GJ-3: a new claim, or `k` as it is now."""
    felt = [
        Felt("kreditor", "Kreditor", verdi=k.kreditor if k else None, krav=True),
        Felt("hovedstol_ore", "Hovedstol", "belop", k.hovedstol_ore if k else None),
        Felt("renter_ore", "Renter", "belop", k.renter_ore if k else None),
        Felt("omkostninger_ore", "Omkostninger", "belop", k.omkostninger_ore if k else None),
        Felt("saldo_dato", "Saldodato", "dato", k.saldo_dato if k else okt.i_dag, krav=True),
        Felt("klasse", "Klasse", "valg", k.klasse.value if k else None, valg(Kravklasse), krav=True),
        Felt("stadium", "Stadium", "valg", k.stadium.value if k else None, valg(Kravstadium), krav=True),
        Felt("svar", "Kreditors svar", "valg", k.svar.value if k else Kreditorsvar.IKKE_SPURT.value, valg(Kreditorsvar), krav=True),
        Felt("inkasso", "Inkassoselskap", verdi=k.inkasso if k else None),
        Felt("referanse", "Referanse", verdi=k.referanse if k else None),
        Felt("sikret", "Sikret", "kryss", k.sikret if k else False),
        Felt("sikkerhet", "Sikret i", verdi=k.sikkerhet if k else None),
        Felt("medskyldner", "Medskyldner", verdi=k.medskyldner if k else None),
        Felt("svar_dato", "Svar gitt", "dato", k.svar_dato if k else None),
        Felt("innfridd", "Innfridd", "dato", k.innfridd if k else None),
    ]

    def send(verdier: dict[str, Any]) -> None:
        nytt = Nyttkrav.model_validate({"hovedstol_ore": 0} | {n: v for n, v in verdier.items() if v is not None})
        if k is None:
            gjeldskrav.legg_til(okt, gjeldssak_id, nytt)
        else:
            gjeldskrav.endre(okt, k, nytt)

    return Skjema("Endre krav" if k else "Nytt krav", felt, send)


def post(okt: Okt, gjeldssak_id: int, p: Budsjettpost | None) -> Skjema[None]:
    """GJ-4: a line of the budget."""
    felt = [
        Felt("art", "Slags linje", "valg", p.art.value if p else Gjeldsbudsjettart.INNTEKT.value, valg(Gjeldsbudsjettart), krav=True),
        Felt("tekst", "Hva", verdi=p.tekst if p else None, krav=True),
        Felt("belop_ore", "Kroner per måned", "belop", p.belop_ore if p else None, krav=True),
    ]

    def send(verdier: dict[str, Any]) -> None:
        gammel = {"id": p.id, "versjon": p.versjon} if p else {}
        gjeldsbudsjett.sett_post(okt, gjeldssak_id, Budsjettpost.model_validate(verdier | gammel))

    return Skjema("Endre linje" if p else "Ny linje", felt, send, innledning="Strøm og innboforsikring er inne i livsoppholdssatsen.")


def tilstander(na: Gjeldstilstand) -> list[Valg]:
    """GJ-2: the states a case may be set to; each keeps its key, also when henvist is no longer among them."""
    return [v for v in med_taster(valg(Gjeldstilstand)) if v.kode != Gjeldstilstand.HENVIST or na is Gjeldstilstand.HENVIST]


def steg(okt: Okt, sak: Gjeldssak) -> Skjema[None]:
    """GJ-2: state, level, next step and date; a reason when the case ends."""
    felt = [
        Felt("tilstand", "Tilstand", "valg", sak.tilstand.value, tilstander(sak.tilstand), krav=True),
        Felt("niva", "Nivå", "valg", sak.niva.value, valg(Gjeldsniva), krav=True),
        Felt("neste_steg", "Neste steg", verdi=sak.neste_steg or None, maks=LENGSTE_STEG),
        Felt("neste_dato", "Dato", "dato", sak.neste_dato),
        Felt("arsak", "Hvis avsluttet: hvorfor", "valg", None, valg(Gjeldsavslutning)),
    ]

    def send(verdier: dict[str, Any]) -> None:
        nytt = Steg.model_validate({n: v for n, v in verdier.items() if v is not None})
        gjeld.sett_steg(okt, sak.id, sak.versjon, nytt)

    return Skjema("Neste steg", felt, send)


def oppstart(okt: Okt, sak: Gjeldssak) -> Skjema[None]:
    """GJ-1: when the advice begins, and why then."""
    felt = [
        Felt("oppstart", "Starter", "dato", sak.oppstart or okt.i_dag, krav=True),
        Felt("grunn", "Hvorfor da", verdi=sak.oppstart_grunn or None, krav=True),
    ]

    def send(verdier: dict[str, Any]) -> None:
        gjeld.sett_oppstart(okt, sak.id, sak.versjon, verdier["oppstart"], verdier["grunn"])

    return Skjema("Oppstart av rådgivningen", felt, send)
