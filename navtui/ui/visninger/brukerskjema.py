"""The forms of the person screen: particulars, household, løp and activity, protection. Fields in, domain models out."""

from __future__ import annotations

from datetime import date
from typing import Any

from navtui.domain.husstand import Husstand
from navtui.domain.kodeverk import Arbeidssituasjon, Bosituasjon, Innsatsbehov, Kjonn, Lop, Malform, Sivilstand
from navtui.domain.kodeverk.kvp import ETTER_START, Kvptilstand
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle, Sluttart
from navtui.domain.oppfolging import Aktivitet
from navtui.domain.person import Opplysninger
from navtui.domain.sak import Sak
from navtui.ui.dialoger.skjema import Felt
from navtui.ui.dialoger.velg import Valg
from navtui.ui.visninger.personhandlinger import valg

_JA_NEI = (Valg("ja", "ja", "j"), Valg("nei", "nei", "n"), Valg("ukjent", "ukjent", "u"))
_KONTO = (Valg("har", "har konto", "h"), Valg("ingen", "har ikke konto", "i"), Valg("ukjent", "ukjent", "u"))
_KILDE = (
    Valg("bruker", "personen selv"),
    Valg("folkeregisteret", "folkeregisteret"),
    Valg("nav_statlig", "Nav stat"),
    Valg("annet", "annet"),
)


def _ja_nei(verdi: bool | None) -> str:
    return "ukjent" if verdi is None else "ja" if verdi else "nei"


def opplysninger_felt(o: Opplysninger, i_dag: date, uten_adresse: bool) -> list[Felt]:
    """PE-12, PE-13: the particulars. The address is not asked for where none may be stored (PE-5)."""
    adresse = [Felt("adresse", "Adresse", verdi=o.adresse), Felt("postnummer", "Postnummer", verdi=o.postnummer, maks=4),
               Felt("poststed", "Poststed", verdi=o.poststed)]  # fmt: skip
    return [
        Felt("telefon", "Telefon", verdi=o.telefon, maks=30),
        Felt("kontonummer", "Kontonummer", verdi=o.kontonummer, maks=20),
        Felt("konto", "Konto", "valg", o.konto, _KONTO),
        Felt("sprak", "Språk", verdi=o.sprak, maks=40),
        Felt("tolk", "Trenger tolk", "valg", _ja_nei(o.tolk), _JA_NEI),
        Felt("malform", "Målform", "valg", o.malform.value, valg(Malform)),
        Felt("sivilstand", "Sivilstand", "valg", o.sivilstand.value, valg(Sivilstand)),
        Felt("bosituasjon", "Bor", "valg", o.bosituasjon.value, valg(Bosituasjon)),
        Felt("arbeidssituasjon", "Arbeid", "valg", o.arbeidssituasjon.value, valg(Arbeidssituasjon)),
        Felt("individuell_plan", "Individuell plan", "valg", _ja_nei(o.individuell_plan), _JA_NEI),
        Felt("verge", "Verge eller fullmektig", verdi=o.verge),
        Felt("verge_adresse", "Adresse til verge", verdi=o.verge_adresse),
        *([] if uten_adresse else adresse),
        Felt("fornavn", "Fornavn", verdi=o.fornavn, krav=True),
        Felt("etternavn", "Etternavn", verdi=o.etternavn, krav=True),
        Felt("fodt", "Født", "fodt", o.fodt),
        Felt("kjonn", "Kjønn", "valg", o.kjonn.value, valg(Kjonn)),
        Felt("flyktning", "Flyktning", "kryss", o.flyktning),
        Felt("introduksjon_fra", "Introduksjon fra", "dato", o.introduksjon_fra),
        Felt("introduksjon_til", "Introduksjon til", "dato", o.introduksjon_til),
        Felt("kilde", "Kilde", "valg", o.kilde, _KILDE),
        Felt("kilde_dato", "Opplyst dato", "dato", i_dag, krav=True),
    ]


def opplysninger_fra(gamle: Opplysninger, verdier: dict[str, Any]) -> Opplysninger:
    """What the form says, over what was there. Taking away the account number says that there is none known."""
    nye = dict(verdier)
    for navn in ("tolk", "individuell_plan"):
        nye[navn] = {"ja": True, "nei": False}.get(str(nye[navn]))
    if nye["kontonummer"] is None and gamle.kontonummer is not None and nye["konto"] == "har":
        nye["konto"] = "ukjent"
    nye = {k: v for k, v in nye.items() if v is not None or k not in ("kilde", "konto", *_KODER)}
    return Opplysninger.model_validate(gamle.model_dump() | nye)


_KODER = ("malform", "sivilstand", "bosituasjon", "arbeidssituasjon", "kjonn")


def innflytting_felt(husstand: Husstand | None, i_dag: date) -> list[Felt]:
    """PE-4: who moves in. With the number alone when the person is known."""
    form = husstand.form.value if husstand else None
    return [
        Felt("fnr", "Fødselsnummer", maks=14),
        Felt("fornavn", "Fornavn (ny person)"),
        Felt("etternavn", "Etternavn (ny person)"),
        Felt("fodt", "Født (uten nummer)", "fodt"),
        Felt("rolle", "Er", "valg", Medlemsrolle.BARN.value, valg(Medlemsrolle), krav=True),
        Felt("andel", "Prosent av tiden", "tall", 100, krav=True),
        Felt("fra", "Bor her fra", "dato", i_dag, krav=True),
        Felt("form", "Husstanden er da", "valg", form, valg(Husstandsform), krav=True),
    ]


def form_felt(husstand: Husstand | None, i_dag: date) -> list[Felt]:
    """PE-4: what the household is, and from when. An empty day is the day after the last adult moved out, or today."""
    dag = Felt("fra", "Fra dato", "dato", None if husstand else i_dag, krav=husstand is None, framover=False)
    valgt = husstand.form.value if husstand else None
    return [Felt("form", "Bor", "valg", valgt, [Valg(f.value, "alene" if f is Husstandsform.ENSLIG else f.tekst) for f in Husstandsform],
                 krav=True), dag]  # fmt: skip


def lop_felt(sak: Sak) -> list[Felt]:
    """OP-1, OP-3."""
    return [
        Felt("lop", "Løp", "valg", sak.lop.value, valg(Lop), krav=True),
        Felt("egen_maaneder", "Oftere: hver n. måned", "tall", sak.oppfolging_maaneder),
        Felt("kartlagt", "Kartlagt dato", "dato", sak.kartlagt),
    ]


def aktivitet_felt(a: Aktivitet | None) -> list[Felt]:
    """OP-4."""
    return [
        Felt("aktuell", "Aktivitetsplikt er aktuelt", "kryss", a.aktuell if a else True),
        Felt("grunn", "Hvorfor ikke", verdi=a.grunn or None if a else None),
        Felt("hva", "Aktivitet", verdi=a.hva or None if a else None),
        Felt("tilbudt", "Tilbudt", "dato", a.tilbudt if a else None),
        Felt("startet", "Startet", "dato", a.startet if a else None),
        Felt("deltar", "Deltar fra", "dato", a.deltar if a else None),
        Felt("sluttet", "Sluttet", "dato", a.sluttet if a else None),
    ]


def aktivitet_fra(gammel: Aktivitet | None, verdier: dict[str, Any], i_dag: date) -> Aktivitet:
    """OP-4: the same assessment with more dates, or a new one when there is none or the last has ended."""
    felt = {k: v if v is not None else "" if k in ("grunn", "hva") else None for k, v in verdier.items()}
    samme = {"id": gammel.id, "versjon": gammel.versjon, "vurdert": gammel.vurdert} if gammel and not gammel.sluttet else {"vurdert": i_dag}
    return Aktivitet.model_validate(felt | samme)


def sluttdato_felt(i_dag: date) -> list[Felt]:
    """OP-7, PE-12."""
    return [
        Felt("art", "Hva slutter", "valg", None, valg(Sluttart), krav=True),
        Felt("dato", "Siste dag", "dato", krav=True),
        Felt("tekst", "Merknad"),
        Felt("kilde", "Kilde", "valg", "nav_statlig", _KILDE, krav=True),
        Felt("kilde_dato", "Opplyst dato", "dato", i_dag, krav=True),
    ]


def kvp_felt(tilstand: str | None, i_dag: date) -> list[Felt]:
    """OP-9: what is new, and since when."""
    nye = [Valg(t.value, "tilbake i programmet" if t is Kvptilstand.I_PROGRAM else t.tekst) for t in ETTER_START if t.value != tilstand]
    return [Felt("tilstand", "Hva er nytt", "valg", None, nye, krav=True), Felt("dato", "Fra", "dato", i_dag, krav=True, framover=False)]


def innsats_felt(i_dag: date) -> list[Felt]:
    """PE-13, PE-12: what the state has decided, from when, and where it was read."""
    return [
        Felt("kode", "Innsatsbehov", "valg", None, valg(Innsatsbehov), krav=True),
        Felt("fra", "Fra", "dato", i_dag, krav=True),
        Felt("kilde", "Kilde", "valg", "nav_statlig", _KILDE, krav=True),
    ]
