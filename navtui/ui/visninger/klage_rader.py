"""How klager are written: the list, one that is open, and the leder's table (KL-1 to KL-4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.text import Text

from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.klage import AVGJOR, Klage, Klagesteg, neste_steg
from navtui.domain.klageliste import KlageRad
from navtui.domain.klagetall import Klagetabell, Klagetall
from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.leder import andel
from navtui.domain.soknad import maanedsfrist
from navtui.services.klage import Klagebilde
from navtui.ui.kolonner import Kolonne
from navtui.ui.tekst import antall, avsnitt, data, sammen

NAER = 7
"""Days before the frist from which it is marked."""


def kolonner(i_dag: date) -> list[Kolonne[KlageRad]]:
    """The list at 80 columns; what it leaves out is in the panel."""
    return [
        Kolonne("Navn", lambda r: r.navn, 18, vekt=3),
        Kolonne("Mottatt", lambda r: dag_kort(r.mottatt), 10),
        Kolonne("Svar innen", lambda r: _svarfrist(r, i_dag), 10),
        Kolonne("Tilstand", lambda r: r.tilstand.tekst, 18, vekt=1),
        Kolonne("Hos", lambda r: r.saksbehandler or r.veileder or "ingen", 5),
        Kolonne("Vedtak", lambda r: r.vedtak_nummer, 10),
        Kolonne("Neste", lambda r: r.neste, 26, vekt=2, fra_bredde=110),
    ]


def _svarfrist(r: KlageRad, i_dag: date) -> Text:
    """PM-4: days until an answer or a foreløpig svar is owed."""
    if r.svarfrist is None:
        return data("", "dempet")
    igjen = (r.svarfrist - i_dag).days
    if igjen <= 0:
        return data(f"{-igjen} d OVER" if igjen else "i dag", "fare")
    return data(f"{igjen} d", "varsel" if igjen <= NAER else "")


def svar(rader: Sequence[KlageRad], i_dag: date, *, alle: bool, mine: bool, flere: bool) -> Text:
    """How many are open, how many wait for the office, and how many have waited too long."""
    apne = [r for r in rader if not r.tilstand.er_ferdig]
    over = sum(r.svarfrist is not None and r.svarfrist <= i_dag for r in apne)
    hva = f"{'åpen klage' if len(apne) == 1 else 'åpne klager'}{' hos deg' if mine else ''}"
    deler = [f"{antall(len(apne))}{' eller flere' if flere else ''} {hva}"]
    if vi := sum(r.svarfrist is not None for r in apne):
        deler.append(f"{vi} venter på oss")
    if alle:
        deler.append(f"{antall(len(rader) - len(apne))} ferdige")
    return sammen(", ".join(deler), (f", {over} over en måned uten svar (PM-4)", "fare") if over else "", ".")


def panel(r: KlageRad | None, i_dag: date) -> Text:
    """The row under the cursor in words."""
    if r is None:
        return Text(" ")
    forste = sammen((r.navn, "sterk"), f"   {r.tilstand.tekst}. Neste: {r.neste or 'ingenting'}.")
    kom = ("Kom for sent", "fare") if r.for_sen else "Kom i tide"
    svar_ = f" Svar ventes {dag_kort(r.forventet)}." if r.forventet else ""
    andre = sammen(f"Vedtak {r.vedtak_nummer}. ", kom, f", fristen var {dag_kort(r.frist)} (KL-2).{svar_}")
    return Text("\n").join([forste, andre])


# --- one that is open ---


def hode(b: Klagebilde, i_dag: date) -> Text:
    """The answer line: whose it is, where it stands, and by when."""
    k = b.klage
    frist = k.forventet or maanedsfrist(k.mottatt)
    over = (i_dag - frist).days
    if not k.tilstand.venter_paa_svar:
        naar: tuple[str, str] = ("", "")
    elif over >= 0:
        naar = (f" Svar skulle vært gitt {dag_kort(frist)} (PM-4).", "fare")
    else:
        naar = (f" Svar eller foreløpig svar innen {dag_kort(frist)} (PM-4).", "")
    return sammen((b.navn, "tittel"), f"   {k.tilstand.tekst}, klage på vedtak {k.vedtak_nummer}.", naar)


def alt(k: Klage) -> Text:
    """Everything about the klage, in the order it is needed."""
    return Text("\n").join(
        [*_fakta(k), Text(""), data("Klagen", "tittel"), avsnitt(k.tekst), Text(""), data("Det som er gjort", "tittel"), *_gjort(k)]
    )


def _fakta(k: Klage) -> Iterator[Text]:
    yield sammen(f"Vedtaket er fra {dag_kort(k.vedtaksdato)}, signert av {' og '.join(k.signert_av)}. De vurderer det ikke på nytt (KL-3).")
    postlagt = f", avgitt {dag_kort(k.avgitt)}" if k.avgitt != k.mottatt else ""
    yield sammen(f"Klagen er mottatt {dag_kort(k.mottatt)}, {k.kanal.tekst}{postlagt}. Vedtaket kom fram {dag_kort(k.kommet_frem)}.")
    dager = (k.avgitt - k.frist).days
    holdt = (f"KOM FOR SENT, {dager} {'dag' if dager == 1 else 'dager'} etter fristen", "fare") if k.for_sen else ("Kom i tide", "ok")
    yield sammen(holdt, f". Fristen var {dag_kort(k.frist)} (KL-2).")
    if k.saksbehandler:
        yield sammen(f"Vurderes på nytt av {k.saksbehandler}.")
    if k.forelopig_svar and k.forventet:
        yield sammen(f"Foreløpig svar er sendt {dag_kort(k.forelopig_svar)}. Svar er lovet {dag_kort(k.forventet)}.")
    if k.skal_endre and k.nytt_vedtak_nummer:
        yield sammen(
            f"Endres av vedtak {k.nytt_vedtak_nummer}, {'iverksatt' if k.nytt_vedtak_iverksatt else 'ikke iverksatt ennå'} (VE-18)."
        )
    elif k.skal_endre:
        yield sammen(("Omgjøringen er ikke skrevet ennå. Trykk v.", "varsel"))
    if k.laerdom:
        yield sammen(f"Lærdom: {k.laerdom}")
    if k.rutine:
        yield sammen(f"Rutine: {k.rutine}.")


def _gjort(k: Klage) -> Iterator[Text]:
    for s in k.steg:
        yield sammen(f"{dag_kort(s.dato):<11} {s.ident:<4} ", (_hva(s), "sterk"), f": {s.grunn.tekst}" if s.grunn else "")
        if s.tekst:
            yield avsnitt("\n".join(f"  {linje}" for linje in s.tekst.splitlines()))


def _hva(s: Klagesteg) -> str:
    return s.til.tekst


def _kort(til: Klagetilstand) -> str:
    """A step so short that all of them stand on one line: what Statsforvalteren decided is only open when the klage is there."""
    return til.tekst.removesuffix(" av Statsforvalteren")


def steglinje(b: Klagebilde) -> Text:
    """The steps open to her, each with its digit; where there are none, why."""
    if b.steg:
        avgjor = any(til in AVGJOR for til in neste_steg(b.klage.tilstand)) and not any(til in AVGJOR for til in b.steg)
        andre = f"  {b.klage.saksbehandler or 'En som ikke signerte,'} avgjør den (KL-3)." if avgjor else ""
        return sammen("Steg:  ", *(del_ for nr, til in enumerate(b.steg, 1) for del_ in ((str(nr), "tast"), f" {_kort(til)}   ")), andre)
    if b.klage.tilstand.er_ferdig:
        return data("Klagen er ferdig behandlet.", "dempet")
    if b.klage.skal_endre and not b.klage.nytt_vedtak_iverksatt:
        gjor = "Få omgjøringen iverksatt" if b.klage.nytt_vedtak_id else "Skriv omgjøringen"
        return sammen(f"{gjor}: ", ("v", "tast"), ". Så kan klagen avsluttes (VE-18).")
    neste = " eller ".join(t.tekst for t in neste_steg(b.klage.tilstand))
    return data(f"Neste er {neste}. {b.hvorfor_ikke or 'Det er ikke du som tar det steget.'}", "varsel")


# --- the leder ---


def tabelltekst(t: Klagetabell) -> Text:
    """KL-1: every state with its cell, and the sum that is theirs."""
    linjer = [data(f"Mottatt {periode_tekst(t.fra, t.til)}, etter hvor de står i dag:", "sterk")]
    linjer += [data(f"  {tilstand.overskrift:<34}{antall(n):>6}", "" if n else "dempet") for tilstand, n in t.celler]
    linjer += [data(f"  {'Til sammen':<34}{antall(t.sum):>6}", "sterk"), data(f"  Åpne {antall(t.apne)}, ferdige {antall(t.ferdige)}.")]
    return Text("\n").join(linjer)


def tallinje(k: Klagetall) -> Text:
    """KL-4: the standing figures with n beside the share."""
    over = (f", {k.over_maaned} over en måned uten svar", "fare") if k.over_maaned else ""
    uten = f" {k.uten_laerdom} avsluttet uten lærdom." if k.uten_laerdom else ""
    return sammen(
        f"Klager: {antall(k.apne)} {'åpen' if k.apne == 1 else 'åpne'}",
        over,
        f". Egne omgjøringer {andel(k.omgjort, k.mottatt)} siste 12 md.{uten}",
    )
