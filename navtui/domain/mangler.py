"""What an office must have before its work can be done, and has not: what the leder sees first, on day one and when something is missing.

Each is a Varsel that says what to do and where (`o`, and the digit of the list on the office's own screen).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from navtui.domain.ansatt import Ansatt
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.kodeverk.kontor import Rolle
from navtui.domain.regelbrudd import Varsel
from navtui.domain.sats import Rad, Satsart, ventet_skifte
from navtui.domain.tid import dag_og_klokke

NOKKELVARSEL = timedelta(days=30)
"""How long the leder is reminded that someone has left who may have a copy of the key file."""
TO = 2
"""KO-3: a vedtak needs two who sign."""


def ansatte_mangler(ansatte: Sequence[Ansatt]) -> Varsel | None:
    """PM-7: there is someone søknader can be given to."""
    if any(a.sosialhjelp for a in ansatte):
        return None
    return Varsel("PM-7", "Ingen får saker fordelt. Legg til veiledere (o 1)")


def oppgaver_venter(antall: int) -> Varsel | None:
    """OP-6: tasks to the leder, who has no cases that show them."""
    return Varsel("OP-6", f"{antall} {'oppgave' if antall == 1 else 'oppgaver'} til deg (F3, m)") if antall else None


def delegasjoner_mangler(ansatte: Sequence[Ansatt], delegert: Mapping[str, frozenset[str]]) -> Varsel | None:
    """KO-11, KO-3 (law; tilsyn): everyone who writes vedtak holds a delegasjon, and two of them hold one for økonomisk stønad."""
    skriver = [a for a in ansatte if a.rolle is not Rolle.MOTTAK]
    if uten := [a.ident for a in skriver if not delegert.get(a.ident)]:
        return Varsel("KO-11", f"{_og(uten)} kan ikke signere: ingen delegasjon (o 5)")
    kan = sum(Vedtaksart.STONAD in delegert[a.ident] for a in skriver if a.rolle in (Rolle.VEILEDER, Rolle.LEDER))
    if kan >= TO:
        return None
    return Varsel("KO-3", f"{'Bare én' if kan else 'Ingen'} kan signere økonomisk stønad. Det må være to (o 1, o 5)")


def satser_mangler(gjeldende: Iterable[tuple[Satsart, Rad]], i_dag: date) -> Varsel | None:
    """VE-5: the rates that count today are of this year, and were read and not derived."""
    feil = []
    for art, rad in gjeldende:
        if rad.gyldig_fra < (ventet := ventet_skifte(art, i_dag)):
            feil.append(f"{art.tekst} fra {dag_kort(ventet)} mangler")
        elif rad.avledet:
            feil.append(f"{art.tekst} er avledet")
    if not feil:
        return None
    setning = ", ".join(feil)
    return Varsel("VE-5", f"{setning[:1].upper()}{setning[1:]} (o 4)")


def kopi_mangler(*, flyttet: bool, feilet: datetime | None, med_feil: datetime | None = None) -> Varsel | None:
    """SI-6 (own): why no daily copy is made, although a folder is chosen, or none that counts. `feilet` is when the one that is missing was
    begun, `med_feil` when the newest was taken of a file with faults."""
    if flyttet:
        return Varsel("SI-6", "Det tas ikke daglig kopi: filen er flyttet eller kopiert. Velg mappe på nytt (o k)")
    if med_feil is not None and (feilet is None or med_feil >= feilet):
        return Varsel("SI-6", f"Kopien {dag_og_klokke(med_feil)} er av en fil med feil. Kjør «navtui sjekk»")
    if feilet is not None:
        return Varsel("SI-6", f"Den daglige kopien ble ikke tatt {dag_og_klokke(feilet)}. Prøv mappen (o k)")
    return None


def filnokkel_mangler(sluttet: Sequence[str], byttet: date) -> Varsel | None:
    """SI-2 (own): someone with access has left, and may have a copy of the key file: it opens all that is written with that key."""
    if not sluttet:
        return None
    setning = f"{_og(sluttet)} har sluttet. Kan noen ha kopi av nøkkelfilen: navtui nokkel FIL --ny-filnokkel"
    return Varsel("SI-2", f"{setning} (nøkkelen er fra {dag_kort(byttet)})")


def liste_mangler(forfalt: int) -> Varsel | None:
    """VE-21, VE-16 (own): what is due today or earlier and on no list is somebody's rent, and nobody else is told."""
    if not forfalt:
        return None
    return Varsel(
        "VE-21", f"{forfalt} {'utbetaling' if forfalt == 1 else 'utbetalinger'} forfaller i dag eller før, og er ikke på liste (u)"
    )


def _og(identer: Sequence[str]) -> str:
    return ", ".join(identer[:-1]) + " og " * (len(identer) > 1) + identer[-1]


def brevhode_mangler(adresse: str) -> Varsel | None:
    """VE-19: a letter says where a klage is sent."""
    return None if adresse.strip() else Varsel("VE-19", "Brevene mangler kontorets adresse (o h)")


def statsforvalter_mangler(statsforvalter: str, adresse: str) -> Varsel | None:
    """KL-1, VE-19 (own): a klage that is sent on, needs to know where to. The letter is made all the same, without what is missing."""
    if not statsforvalter.strip():
        return Varsel("KL-1", "Det står ikke hvilken Statsforvalter klager sendes til (o h)")
    return None if adresse.strip() else Varsel("KL-1", "Statsforvalterens postadresse mangler på klagene vi sender videre (o h)")
