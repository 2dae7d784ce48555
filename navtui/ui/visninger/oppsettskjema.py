"""The forms of the office's own things: staff, absence, settings, rates, delegasjoner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from navtui.domain.ansatt import Ansatt, Ansattendring, NyAnsatt, NyttFravaer, kan_staa_inn
from navtui.domain.brev import Kontor
from navtui.domain.innlogging import sjekk_gjentatt
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Ansettelse, Fravarsgrunn, Rolle, Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sats import Satsart
from navtui.services import ansatt, brev, delegasjon, fravaer, innstilling, sats, sikkerhetskopi, skjerming
from navtui.services.delegasjon import Tilgangsrad
from navtui.services.innstilling import Innstillingsrad
from navtui.services.okt import Okt
from navtui.services.sikkerhetskopi import Kopistand
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg
from navtui.ui.visninger.personhandlinger import valg

_ALLE = "alle"
PINREGEL = "PIN er til å signere med: minst tre ulike siffer, ikke i rekkefølge og ikke gjentatt."
"""SI-1 (domain/innlogging.py), said before it is chosen."""


def identvalg(ansatte: Sequence[Ansatt]) -> list[Valg]:
    """Colleagues as choices."""
    return [Valg(a.ident, f"{a.ident} {a.navn}") for a in ansatte]


def _om(a: Ansatt | None) -> list[Felt]:
    return [
        Felt("navn", "Navn", verdi=a.navn if a else None, krav=True),
        Felt("rolle", "Rolle", "valg", a.rolle.value if a else Rolle.VEILEDER.value, valg(Rolle), krav=True),
        Felt("ansettelse", "Ansettelse", "valg", a.ansettelse.value if a else Ansettelse.KOMMUNAL.value, valg(Ansettelse), krav=True),
        Felt("stillingsprosent", "Stillingsprosent", "tall", a.stillingsprosent if a else 100, krav=True),
        Felt("sosialhjelp", "Får saker (veileder)", "kryss", a.sosialhjelp if a else True),
    ]


def _bare_veileder(v: dict[str, Any]) -> dict[str, Any]:
    """PM-7: the tick is about a veileder; with another role it says nothing."""
    return v if v["rolle"] == Rolle.VEILEDER.value else v | {"sosialhjelp": False}


def ny_ansatt(okt: Okt) -> Skjema[NyAnsatt]:
    """A new member of staff; her passphrase and PIN are a step of their own (`forste_nokler`), where every field is hidden: a passphrase
    typed a field too early would else stand on the screen."""
    felt = [Felt("ident", "Ident", krav=True, maks=5), *_om(None), Felt("fra", "Første dag", "dato", okt.i_dag, krav=True)]

    def send(v: dict[str, Any]) -> NyAnsatt:
        ny = NyAnsatt.model_validate(_bare_veileder(v) | {"ident": v["ident"].upper(), "passord": ""})
        ansatt.sjekk_ny(okt, ny)
        return ny

    return Skjema("Ny ansatt", felt, send, innledning="Ident: 3-5 bokstaver. Etterpå velger den ansatte passfrase og PIN.")


def forste_nokler(okt: Okt, ny: NyAnsatt) -> Skjema[str]:
    """SI-1: the first passphrase and, unless she is mottak, the first PIN. Nothing is saved before."""
    felt = [
        Felt("passord", "Første passfrase", "skjult", krav=True), Felt("passord_igjen", "Passfrasen en gang til", "skjult", krav=True),
        Felt("pin", "Første PIN, seks siffer", "skjult", krav=True, maks=6),
        Felt("pin_igjen", "PIN en gang til", "skjult", krav=True, maks=6),
    ]  # fmt: skip

    def send(v: dict[str, Any]) -> str:
        _sjekk_gjentatt(v, *(("passord",) if ny.rolle is Rolle.MOTTAK else ()))
        ansatt.legg_til(okt, ny.model_copy(update=v))
        return f"{ny.ident} er lagt til."

    pin = "Mottak har ingen PIN." if ny.rolle is Rolle.MOTTAK else f"{PINREGEL} {_bytt_selv(ny.ident)}"
    hvem = f"La den ansatte skrive selv, så ingen andre kjenner passfrasen. {pin}"
    return Skjema(f"{ny.ident} {ny.navn}: passfrase", felt[:2] if ny.rolle is Rolle.MOTTAK else felt, send, innledning=hvem)


def _bytt_selv(ident: str) -> str:
    """KO-2, in the leder's words."""
    return f"{ident} bytter PIN selv (F1, p) før den første signaturen."


def _sjekk_gjentatt(v: dict[str, Any], *navnene: str) -> None:
    """SI-1: what is typed unseen is typed twice; the second of each is not sent on."""
    for navn in navnene or ("passord", "pin"):
        igjen = v.pop(f"{navn}_igjen") or ""
        if brudd := sjekk_gjentatt(v[navn] or "", igjen):
            raise Regelbrudd(brudd.regel, brudd.setning, f"{navn}_igjen")


def endre_ansatt(okt: Okt, a: Ansatt) -> Skjema[str]:
    """Another role, name or position; a last day ends her (PE-9). One who has left, and is back, gets a new passphrase with it (SI-2)."""
    sluttet = a.til is not None and a.til < okt.i_dag
    felt = [*_om(a), Felt("til", "Siste dag (slutter)", "dato", a.til)]
    if sluttet:
        felt += [Felt("passord", "Ny passfrase", "skjult"), Felt("passord_igjen", "Passfrasen en gang til", "skjult")]

    def send(v: dict[str, Any]) -> str:
        til: date | None = v.pop("til")
        if sluttet:
            _sjekk_gjentatt(v, "passord")
        passord: str | None = v.pop("passord", None)
        ansatt.lagre(okt, a.ident, a.versjon, Ansattendring.model_validate(_bare_veileder(v)), til, passord)
        if til == a.til:
            return f"{a.ident} er lagret."
        if til is None:
            return f"{a.ident} er tilbake med ny passfrase." if passord else f"{a.ident} slutter ikke lenger."
        return f"{a.ident} slutter {dag_kort(til)}. Har {a.ident} en kopi av nøkkelfilen, kjør: navtui nokkel FIL --ny-filnokkel."

    hjelp = "Har den ansatte åpne saker, kan siste dag settes fram i tid. Flytt sakene før det (m i listen)."
    if sluttet:
        hjelp = "Tøm siste dag når den ansatte er tilbake. Nøkkelen er slettet, så en ny passfrase må skrives."
    return Skjema(f"{a.ident} {a.navn}", felt, send, innledning=hjelp)


def ny_pin(okt: Okt, a: Ansatt) -> Skjema[str]:
    """A new passphrase, a new PIN, or both, for one who has lost hers."""
    felt = [
        Felt("passord", "Ny passfrase", "skjult"), Felt("passord_igjen", "Passfrasen en gang til", "skjult"),
        Felt("pin", "Ny PIN, seks siffer", "skjult", maks=6), Felt("pin_igjen", "PIN en gang til", "skjult", maks=6),
    ]  # fmt: skip
    if a.rolle is Rolle.MOTTAK:
        felt = felt[:2]

    def send(v: dict[str, Any]) -> str:
        _sjekk_gjentatt(v | {"pin_igjen": v.get("pin_igjen"), "pin": v.get("pin")})
        ansatt.sett_nokler(okt, a.ident, a.versjon, v["passord"], v.get("pin"))
        nytt = " og ".join(ord_ for navn, ord_ in (("passord", "passfrase"), ("pin", "PIN")) if v.get(navn))
        return f"{a.ident} har fått ny {nytt}."

    egen_pin = "" if a.rolle is Rolle.MOTTAK else f" {PINREGEL} {_bytt_selv(a.ident)}"
    innledning = f"La den ansatte skrive selv. Byttet logges.{egen_pin}"
    return Skjema(f"Ny passfrase eller PIN: {a.ident}", felt, send, innledning=innledning)


def nytt_fravaer(okt: Okt, ansatte: Sequence[Ansatt], ident: str | None) -> Skjema[str]:
    """Absence with a stand-in: one who may do her work (PE-7)."""
    roller = {a.rolle for a in ansatte if ident is None or a.ident == ident} - {Rolle.MOTTAK}
    kan = [a for a in ansatte if a.ident != ident and any(kan_staa_inn(r, a.rolle) for r in roller)]
    felt = [
        Felt("ident", "Hvem", "valg", ident, identvalg(ansatte), krav=True),
        Felt("art", "Grunn", "valg", Fravarsgrunn.SYK.value, valg(Fravarsgrunn), krav=True),
        Felt("fra", "Første dag", "dato", okt.i_dag, krav=True),
        Felt("til", "Siste dag", "dato"),
        Felt("stedfortreder", "Stedfortreder", "valg", None, identvalg(kan)),
    ]

    def send(v: dict[str, Any]) -> str:
        nytt = NyttFravaer.model_validate(v)
        fravaer.registrer(okt, nytt)
        return f"{nytt.ident} er registrert borte."

    return Skjema("Fravær", felt, send, innledning="Uten siste dag gjelder fraværet inntil videre.")


def endre_innstilling(okt: Okt, rad: Innstillingsrad) -> Skjema[str]:
    """A new value from a date on."""
    i = rad.innstilling
    felt = [
        Felt("verdi", f"Verdi, {i.enhet}", "tall", rad.verdi, krav=True),
        Felt("gyldig_fra", "Gjelder fra", "dato", okt.i_dag, krav=True),
    ]

    def send(v: dict[str, Any]) -> str:
        innstilling.sett(okt, i.navn, v["verdi"], v["gyldig_fra"])
        return f"{i.tekst}: {i.med_enhet(v['verdi'])} fra {dag_kort(v['gyldig_fra'])}."

    return Skjema(i.tekst, felt, send, innledning=f"{i.minst} til {i.mest} {i.enhet}, standard {i.standard} ({i.regel}).")


def ny_sats(okt: Okt, art: Satsart) -> Skjema[str]:
    """VE-5: a row with its date and source, in kroner (or per cent)."""
    felt = [Felt("gyldig_fra", "Gjelder fra", "dato", krav=True), Felt("kilde", "Kilde", krav=True)]
    felt += [Felt(navn, etikett, "belop", krav=True) for navn, etikett in sats.FELT[art]]

    def send(v: dict[str, Any]) -> str:
        fra = v.pop("gyldig_fra")
        varsel = sats.legg_til(okt, art, fra, v.pop("kilde"), v)
        return f"{art.overskrift} fra {dag_kort(fra)} er lagt inn." + (f" {varsel.setning} Enter retter." if varsel else "")

    return Skjema(f"{art.overskrift}, ny", felt, send, innledning="Skriv hvor satsen er lest. Den rettes til et vedtak bruker den.")


def ny_delegasjon(okt: Okt, ansatte: Sequence[Ansatt], ident: str | None = None) -> Skjema[str]:
    """KO-11: what stands in one document; for `ident` when the row under the cursor is someone who has none."""
    kan = [a for a in ansatte if a.rolle is not Rolle.MOTTAK]
    felt = [
        Felt("ident", "Hvem", "valg", ident, identvalg(kan), krav=True),
        Felt("arter", "Vedtak om", "flere", valg=[Valg(_ALLE, "alle typene"), *valg(Vedtaksart)], krav=True),
        Felt("dokument", "Dokument", krav=True),
    ]

    def send(v: dict[str, Any]) -> str:
        arter = list(Vedtaksart) if _ALLE in v["arter"] else [Vedtaksart.av(art) for art in v["arter"]]
        delegasjon.gi(okt, v["ident"], arter, v["dokument"])
        return f"{v['ident']} har fått delegasjon."

    return Skjema("Ny delegasjon", felt, send, innledning="Gjelder fra i dag. Velg alle typene som står i dokumentet.")


def ta_tilgang(okt: Okt, rad: Tilgangsrad) -> str:
    """PE-5."""
    skjerming.ta_tilgang(okt, rad.person_id, rad.ident)
    return f"{rad.ident} har ikke lenger tilgang."


def brevhode(okt: Okt, k: Kontor) -> Skjema[str]:
    """VE-19: what stands on the letters from now on; what is sent stays as it was."""
    felt = [
        Felt("adresse", "Adresse", verdi=k.adresse, krav=True), Felt("postnummer", "Postnummer", verdi=k.postnummer, krav=True, maks=4),
        Felt("poststed", "Poststed", verdi=k.poststed, krav=True), Felt("telefon", "Telefon", verdi=k.telefon),
        Felt("statsforvalter", "Statsforvalteren i", verdi=k.statsforvalter),
        Felt("statsforvalter_adresse", "Statsforvalterens adresse", verdi=k.statsforvalter_adresse, maks=80),
    ]  # fmt: skip

    def send(v: dict[str, Any]) -> str:
        brev.sett_kontoret(okt, Kontor(navn=k.navn, **{navn: verdi or "" for navn, verdi in v.items()}))
        return "Brevhodet er lagret. Det gjelder brev som lages fra nå."

    return Skjema("Brevhode", felt, send, innledning="Slik står kontoret på brevene. Klager sendes til denne adressen.")


def kopimappe(okt: Okt, na: Kopistand) -> Skjema[str]:
    """SI-6: where the daily copy goes. One is made at once: the folder is chosen when that one has been opened and found in order."""

    def send(v: dict[str, Any]) -> str:
        return sikkerhetskopi.velg_mappe(okt, v["mappe"])

    hjelp = (
        f"{na.alder}. Filens nøkkel er fra {dag_kort(na.nokkel_fra)}. "
        "En kopi tas med det samme, og så hver dag noen er innlogget. Tomt felt: ingen daglig kopi."
    )
    return Skjema("Sikkerhetskopi", [Felt("mappe", "Mappe", verdi=str(na.mappe or ""), maks=400)], send, innledning=hjelp)
