"""How LE-1 is written: columns, the row under the cursor in words, and the office's line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rich.text import Text

from navtui.domain.kalender import dag_kort
from navtui.domain.leder import Kontortall, Lederbilde, LederRad, Maal, Navnerad, andel, over_frist_tekst
from navtui.domain.regelbrudd import Varsel
from navtui.ui.dialoger.velg import Valg
from navtui.ui.kolonner import Kolonne
from navtui.ui.tekst import antall, sammen
from navtui.ui.tekst import data as som_tekst
from navtui.ui.visninger.klage_rader import tallinje

_FORST = (Maal.OVER_FRIST, Maal.SOKNAD_OVER, Maal.VEDTAK_UT, Maal.PLIKT_UTEN, Maal.UNGE_UTEN, Maal.TIL_KONTROLL, Maal.LANGTID)
"""The figures that hurt come first when a row is opened to names."""
_BREDDE_OPPFOLGING = 13
_IKKE_TELT = ".."
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def kolonner(frist_dager: int) -> list[Kolonne[LederRad]]:
    """The table of F7. At 80 columns every figure that is late is there; what is left out is in the panel."""

    def tall(tittel: str, maal: Maal, bredde: int, fra: int = 0) -> Kolonne[LederRad]:
        stil = "fare" if maal is Maal.SOKNAD_OVER else ""

        def celle(r: LederRad) -> Text:
            n = r.antall(maal)
            return som_tekst(antall(n), stil if n else "") if r.er_telt(maal) else som_tekst(_IKKE_TELT, "dempet")

        return Kolonne(tittel, celle, bredde, hoyre=True, fra_bredde=fra)

    return [
        Kolonne("Hvem", lambda r: r.ident, 5),
        Kolonne("Navn", lambda r: r.navn, 14, vekt=1, fra_bredde=110),
        Kolonne("%", lambda r: str(r.stillingsprosent), 3, hoyre=True, fra_bredde=100),
        Kolonne("Per 100 %", lambda r: antall(r.per_stilling(Maal.APNE_SAKER)), 9, hoyre=True, fra_bredde=110),
        tall("Saker", Maal.APNE_SAKER, 5),
        tall("Denne mnd", Maal.MOTTAKERE, 9),
        tall("<25", Maal.UNDER_25, 3),
        Kolonne("Uten akt.", _uten_aktivitet, 9, hoyre=True),
        Kolonne("Oppfølging", _oppfolging, _BREDDE_OPPFOLGING),
        tall("Ut 7d", Maal.VEDTAK_UT, 5),
        tall(f"Over {frist_dager}d", Maal.SOKNAD_OVER, 8),
        tall("Kontroll", Maal.TIL_KONTROLL, 8),
        tall("Lang", Maal.LANGTID, 4),
    ]


def _uten_aktivitet(r: LederRad) -> str:
    """As the sketch: the young without activity, and of those with aktivitetsplikt how many have none, in brackets."""
    if not r.telt:
        return _IKKE_TELT
    return f"{r.unge_uten_aktivitet} ({r.plikt_uten_aktivitet})"


def _oppfolging(r: LederRad) -> Text:
    if r.har_sluttet:
        return som_tekst("sluttet: m", "fare")
    if r.borte is not None and not r.apne_saker:
        return som_tekst(r.borte.tekst, "varsel")
    if r.borte is not None:
        tekst = f"{r.borte.tekst}: flytt m"
        return som_tekst(tekst if len(tekst) <= _BREDDE_OPPFOLGING else f"{r.borte.tekst}: m", "varsel")
    return som_tekst(over_frist_tekst(r.oppfolging_over_frist), "fare" if r.oppfolging_over_frist else "")


def svar(k: Kontortall) -> Text:
    """Three counts that are never one."""
    return sammen(
        f"{antall(k.mottakere_denne_maaneden)} mottakere denne måneden, {antall(k.apne_saker)} saker, "
        f"{antall(k.mottakere_i_aar)} mottakere hittil i år."
    )


def panel(r: LederRad | None, bilde: Lederbilde | None) -> Text:
    """The veileder under the cursor in words: weighted, the three dates of OP-4, and the shares with their n (`bilde`, when counted)."""
    if r is None:
        return Text(" ")
    linjer = [_hvem(r)]
    if r.borte is not None:
        til = f"til {dag_kort(r.borte_til)}" if r.borte_til else "inntil videre"
        flytt = f", {over_frist_tekst(r.oppfolging_over_frist)}. Flytt saker? m" if r.apne_saker else "."
        linjer.append(sammen((f"Borte ({r.borte.tekst}) {til}{flytt}", "varsel")))
    if r.slutter is not None:
        verb, flytt = ("Sluttet", "Flytt sakene nå: m") if r.har_sluttet else ("Slutter", "Flytt sakene før det: m" if r.apne_saker else "")
        linjer.append(sammen((f"{verb} {dag_kort(r.slutter)}. {flytt}".rstrip(), "varsel")))
    if bilde is None:
        return Text("\n").join([*linjer, sammen("Teller resten ...")])
    return Text("\n").join([*linjer, sammen(_plikt(r)), sammen(_andeler(r, bilde.langtid_maaneder))])


def _plikt(r: LederRad) -> str:
    """OP-4: three dates, never one."""
    if not r.plikt:
        return "Ingen med aktivitetsplikt."
    return (
        f"Aktivitetsplikt {r.plikt}: tilbudt {r.plikt_tilbudt}, startet {r.plikt_startet}, deltar {r.plikt_deltar}, "
        f"uten {andel(r.plikt_uten_aktivitet, r.plikt)}."
    )


def _andeler(r: LederRad, maaneder: int) -> str:
    """LE-2: each share with its n."""
    if not r.apne_saker:
        return "Ingen åpne saker."
    unge = f"Under 25 uten aktivitet {andel(r.unge_uten_aktivitet, r.under_25)}." if r.under_25 else "Ingen under 25."
    return f"{unge} Langtid ({maaneder} mnd) {andel(r.langtid, r.apne_saker)}."


def _hvem(r: LederRad) -> Text:
    i_aar = f" {r.mottakere_i_aar} mottakere hittil i år." if r.telt else ""
    delt = r.stillingsprosent != 100 and r.telt
    vektet = f" Per hel stilling {r.per_stilling(Maal.APNE_SAKER)} saker, {r.per_stilling(Maal.MOTTAKERE)} mottakere nå." if delt else ""
    return sammen((f"{r.ident} {r.navn}", "sterk"), f", {r.rolle.tekst} {r.stillingsprosent} %.{i_aar}{vektet}")


def kontorlinje(k: Kontortall, mangler: Sequence[Varsel] = ()) -> Text:
    """OP-9, GJ-1, SI-6, PE-10, PE-11: what is the office's and nobody's row; before it what must be seen to first."""
    lengst = k.gjeld_lengst_uten_vedtak
    deler: list[str | tuple[str, str]] = [(f"{'. '.join(m.setning for m in mangler)}.\n", "varsel")] if mangler else []
    deler += [f"{k.kvp.tekst}. Gjeld {k.gjeld}, {k.gjeld_venter} venter"]
    deler.append((f", lengst {lengst} d uten vedtak. ", "fare" if lengst else "") if lengst is not None else ". ")
    deler.append((f"{k.kopi}.", "varsel"))
    rest = [
        (_ufordelte(k), k.ufordelte_soknader),
        (f"{k.ikke_informert} er ikke informert om ny veileder (i)", k.ikke_informert),
        (f"{k.uten_fast_veileder} uten fast veileder (v)", k.uten_fast_veileder),
        (f"{k.rutiner_forfalt} {'rutine' if k.rutiner_forfalt == 1 else 'rutiner'} skal gjennomgås (r)", k.rutiner_forfalt),
    ]
    synlig = ", ".join(tekst for tekst, n in rest if n)
    return sammen(*deler, f" {synlig[:1].upper()}{synlig[1:]}. " if synlig else " ", tallinje(k.klager))


def _ufordelte(k: Kontortall) -> str:
    over = f", {k.ufordelte_over_frist} over frist" if k.ufordelte_over_frist else ""
    return f"{antall(k.ufordelte_soknader)} {'søknad' if k.ufordelte_soknader == 1 else 'søknader'} er ikke fordelt{over}"


def maalvalg(r: LederRad) -> list[Valg]:
    """LE-7: the figures of a row, those that hurt first, each with its count; a figure of nobody is not offered."""
    rekke = [*_FORST, *(m for m in Maal if m not in _FORST)]
    return [Valg(m.value, f"{m.tekst}: {antall(r.antall(m))}") for m in rekke if r.antall(m)]


NAVNEKOLONNER: list[Kolonne[Navnerad]] = [
    Kolonne("Navn", lambda n: n.navn, 28, vekt=2),
    Kolonne("Født", lambda n: dag_kort(n.fodt) if n.fodt else "ukjent", 10),
    Kolonne("Veileder", lambda n: n.veileder or "ingen", 8),
    Kolonne("Merknad", lambda n: _ISO.sub(lambda m: dag_kort(date.fromisoformat(m[0])), n.merknad), 20, vekt=1),
]
