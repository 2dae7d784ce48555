"""Who may sign, take back and hand over a vedtak (KO-1, KO-2, KO-6, KO-11, PE-6). The database's triggers refuse the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from navtui.domain.kodeverk import Vedtaksart, Vedtakstilstand
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import rolle_kan_skrive
from navtui.domain.tid import dag_og_klokke
from navtui.domain.vedtak import Vedtak


@dataclass(frozen=True, slots=True)
class Delegasjon:
    """KO-11: a written delegasjon as registered."""

    ident: str
    vedtaksart: str
    fra: date
    til: date | None


def delegert(delegasjoner: Iterable[Delegasjon], ident: str, dag: date) -> frozenset[str]:
    """KO-11 (law; tilsyn): the kinds of vedtak she holds a written delegasjon for that day, first and last day included."""
    return frozenset(d.vedtaksart for d in delegasjoner if d.ident == ident and d.fra <= dag and (d.til is None or dag <= d.til))


@dataclass(frozen=True, slots=True)
class Signaturkandidat:
    """Someone who might sign, as she stands to one vedtak today. `ledig`: employed and not away. `ser_alle`: no one it tells of is
    protected from her (PE-5).

    `delegert`: the kinds she holds a written delegasjon for (KO-11). `leder_kan`: the office's setting, that the leder signs when no other
    at work can.
    """

    ident: str
    navn: str
    rolle: str
    har_pin: bool
    ansatt: bool
    ledig: bool
    inhabil: bool
    har_tilgang: bool
    delegert: frozenset[str]
    leder_kan: bool = True
    ser_alle: bool = True


_LEDER_SER = "leder må se på husholdningen i vedtaket først."
"""PE-5: nobody signs what she may not read all of, and is not told whom it is about."""


def mangler_delegasjon(k: Signaturkandidat, art: Vedtaksart, *, du: bool = True) -> Regelbrudd | None:
    """KO-11 (law; tilsyn, Hole 2025): a signer holds a dated written delegasjon for that kind of vedtak, statlig ansatte too."""
    if art in k.delegert:
        return None
    hvem = "Du" if du else k.ident
    return Regelbrudd("KO-11", f"{hvem} har ingen skriftlig delegasjon for vedtak om {art.tekst}. Leder registrerer den under F7, oppsett.")


def leder_inhabil(kandidater: Iterable[Signaturkandidat]) -> Regelbrudd | None:
    """PE-6 (fvl § 6): where the leder is inhabil no one in the office may sign; the case is prepared and handed over."""
    if any(k.rolle == "leder" and k.ansatt and k.inhabil for k in kandidater):
        setning = "Leder er inhabil for personen, så ingen på kontoret kan signere. Gjør saken klar for kommunedirektørens stedfortreder."
        return Regelbrudd("PE-6", setning)
    return None


def rolle_signerer(rolle: str, fagart: Vedtaksart) -> bool:
    """kontoret.md, "What a role may": veileder all, KVP-veileder KVP, gjeldsrådgiver § 17; the leder second signature only."""
    return rolle_kan_skrive(rolle, fagart)


def kan_sende(v: Vedtak, ident: str, kandidater: Collection[Signaturkandidat]) -> Regelbrudd | None:
    """KO-1 (Proba): whether `ident` may put the first signature on this draft."""
    if v.tilstand is not Vedtakstilstand.UTKAST:
        return Regelbrudd("KO-1", "Bare et utkast kan sendes til kontroll.")
    meg = next((k for k in kandidater if k.ident == ident and k.ansatt), None)
    if meg is None or not rolle_signerer(meg.rolle, v.fagart):
        return Regelbrudd("KO-1", f"Rollen din sender ikke vedtak om {v.fagart.tekst}.")
    if not meg.har_pin:
        return Regelbrudd("KO-1", "Du har ingen PIN. Be leder om å gi deg en.")
    if brudd := leder_inhabil(kandidater):
        return brudd
    if meg.inhabil:
        return Regelbrudd("PE-6", "Du er inhabil for denne personen og kan ikke signere.")
    if not meg.ser_alle:
        return Regelbrudd("KO-1", f"Du kan ikke signere: {_LEDER_SER}")
    return mangler_delegasjon(meg, v.fagart)


def _formelt(v: Vedtak, k: Signaturkandidat, *, du: bool) -> Regelbrudd | None:
    """KO-2 but for the leder's place in the row: what the database refuses too."""
    hvem = "du" if du else k.ident
    nei = f"{'Du' if du else k.ident} kan ikke signere"
    if not k.ansatt or k.rolle == "mottak" or not (k.rolle == "leder" or rolle_signerer(k.rolle, v.fagart)):
        return Regelbrudd("KO-2", f"{nei}: rollen kontrollerer ikke vedtak om {v.fagart.tekst}.")
    if not k.har_pin:
        return Regelbrudd("KO-2", f"{nei}: {hvem} har ingen PIN.")
    if v.avsender == k.ident:
        return Regelbrudd("KO-2", f"{nei}: {hvem} sendte vedtaket til kontroll.")
    if k.ident in v.endret_av:
        return Regelbrudd("KO-2", f"{nei}: {hvem} har endret utkastet.")
    if k.inhabil:
        return Regelbrudd("PE-6", f"{nei}: {hvem} er inhabil for personen.")
    if not k.har_tilgang:
        return Regelbrudd("KO-2", f"{nei}: {hvem} har ikke tilgang til personen.")
    if not k.ser_alle:
        return Regelbrudd("KO-2", f"{nei}: {_LEDER_SER}")
    return mangler_delegasjon(k, v.fagart, du=du)


def kan_kontrollere(v: Vedtak, ident: str, kandidater: Collection[Signaturkandidat], *, du: bool = True) -> Regelbrudd | None:
    """KO-2, PE-6 (Proba; Nav systems): whether `ident` may put the second signature on this vedtak. The one function that decides it.

    By one who may return it (`kan_returnere`), when the first signature still may stand: its sender is not inhabil since.
    """
    if brudd := kan_returnere(v, ident, kandidater, du=du):
        return brudd
    if any(k.ident == v.avsender and k.inhabil for k in kandidater):
        return Regelbrudd("PE-6", f"{v.avsender} sendte vedtaket, og er inhabil for personen. Returner det: en annen må sende det.")
    return None


def kan_returnere(v: Vedtak, ident: str, kandidater: Collection[Signaturkandidat], *, du: bool = True) -> Regelbrudd | None:
    """KO-2, KO-5 (Proba; public Nav systems): whether `ident` may control this vedtak, and so return it.

    Not the sender, not anyone who has changed the draft since it was opened or last returned, not inhabil, not without access, not without
    a PIN, not outside her role, not without a written delegasjon (KO-11). The leder only when no other who is at work can. `du`: whether
    the sentence is said to the one it is about.
    """
    if v.tilstand is not Vedtakstilstand.TIL_KONTROLL:
        return Regelbrudd("KO-1", "Vedtaket er ikke til kontroll.")
    if brudd := leder_inhabil(kandidater):
        return brudd
    k = next((k for k in kandidater if k.ident == ident), None)
    if k is None:
        return Regelbrudd("KO-2", f"{ident} er ikke ansatt ved kontoret.")
    if brudd := _formelt(v, k, du=du):
        return brudd
    if k.rolle != "leder":
        return None
    if andre := _andre_enn_leder(v, kandidater):
        return Regelbrudd("KO-2", f"Leder signerer bare når ingen andre kan. {be_om(andre)}")
    if not k.leder_kan:
        return Regelbrudd("KO-2", "Kontoret har valgt at leder ikke signerer, heller ikke når ingen andre på jobb kan.")
    return None


def _andre_enn_leder(v: Vedtak, kandidater: Iterable[Signaturkandidat]) -> tuple[str, ...]:
    return tuple(k.ident for k in kandidater if k.rolle != "leder" and k.ledig and _formelt(v, k, du=False) is None)


def borte_andre(v: Vedtak, kandidater: Iterable[Signaturkandidat]) -> tuple[str, ...]:
    """KO-2: those who could have signed and are away: why the leder does."""
    return tuple(k.ident for k in kandidater if k.rolle != "leder" and not k.ledig and _formelt(v, k, du=False) is None)


def som_leder(v: Vedtak, ident: str, kandidater: Collection[Signaturkandidat]) -> str:
    """KO-2 (kontoret.md: the leder second signature only when no other can, and logged as such): why it is the leder's to sign, said before
    she does; "" for the others.
    """
    if not any(k.ident == ident and k.rolle == "leder" for k in kandidater):
        return ""
    *forste, siste = borte_andre(v, kandidater) or ("",)
    borte = f"{', '.join(forste)} og {siste}" if forste else siste
    hvorfor = f"{borte} er borte" if siste else "ingen andre her kan signere det"
    return f"Signeres som leder fordi {hvorfor}. Det står i loggen."


def kan_signeres_av(v: Vedtak, kandidater: Collection[Signaturkandidat]) -> tuple[str, ...]:
    """KO-2: the idents of those at work who can sign now, the leder only when there is no other."""
    return tuple(k.ident for k in kandidater if k.ledig and kan_kontrollere(v, k.ident, kandidater) is None)


def kan_returneres_av(v: Vedtak, kandidater: Collection[Signaturkandidat]) -> tuple[str, ...]:
    """KO-5: the idents of those at work who can return it now."""
    return tuple(k.ident for k in kandidater if k.ledig and kan_returnere(v, k.ident, kandidater) is None)


def be_om(identer: Collection[str]) -> str:
    """Whom to ask: "Be IDA eller JON.", or that there is no one."""
    *forste, siste = list(identer) or [""]
    if not siste:
        return "Ingen på jobb kan signere nå."
    return f"Be {', '.join(forste)} eller {siste}." if forste else f"Be {siste}."


def be_om_etter(hvorfor_ikke: str, identer: Collection[str]) -> str:
    """Whom to ask, after why she may not herself: nothing where that said it already."""
    return "" if (be := be_om(identer)) in hvorfor_ikke else be


def kan_ta_tilbake(v: Vedtak, ident: str) -> Regelbrudd | None:
    """KO-6 (public Nav systems): the sender can take it back until a controller has opened it."""
    if v.tilstand is not Vedtakstilstand.TIL_KONTROLL:
        return Regelbrudd("KO-6", "Vedtaket er ikke til kontroll, så det er ingenting å ta tilbake.")
    if v.avsender != ident:
        return Regelbrudd("KO-6", f"Bare {v.avsender}, som sendte det, kan ta vedtaket tilbake.")
    if v.apnet_kontroll is not None:
        return Regelbrudd("KO-6", f"Vedtaket ble åpnet til kontroll {dag_og_klokke(v.apnet_kontroll)}. Be kontrolløren returnere det.")
    return None
