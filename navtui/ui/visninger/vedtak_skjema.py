"""The forms of the vedtak screen: which fields each answer has. What they may hold is the domain's business."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from navtui.domain.kodeverk import (
    Arbeidssokersvar,
    Betalingsgrunnlag,
    Betalingsmaate,
    Helseytelse,
    Hjemmel,
    Hovedinntekt,
    Husholdningstype,
    Inntektsrolle,
    Inntektstype,
    Kode,
    Mottakerart,
    Refusjon,
    Soknadspost,
    Stonadsform,
    UnntakAktivitet,
    Utfall,
    Vedtaksart,
    Vilkarstype,
)
from navtui.domain.kodeverk.oppfolging import Husstandsform
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Behov, Inntekt, Post, Utbetaling, Vedtak, Vilkar
from navtui.domain.vedtak_mat import dager_til_neste_arbeidsdag, utgiftstyper
from navtui.domain.vedtaksbolker import Bolk, har
from navtui.domain.vedtaksregler.arter import REFUNDERES
from navtui.domain.vedtaksregler.poster import former, hjemler
from navtui.ui.dialoger.skjema import Felt
from navtui.ui.dialoger.velg import Valg

Felter = tuple[Felt, ...]


def valg(koder: Iterable[Kode], ingen: str = "") -> Sequence[Valg]:
    """A code list as choices; with `ingen` the first is no code."""
    forst = [Valg("", ingen, "0")] if ingen else []
    return [*forst, *(Valg(k.value, k.tekst) for k in koder)]


def behov(b: Behov | None, v: Vedtak, art: str | None = None) -> Felter:
    """A need, of a kind that is chosen already (`art`) or here. In an engangsytelse the amount is the amount."""
    engang = v.engang
    return (
        *(() if b or art else (Felt("art", "Hva", "valg", valg=valg(utgiftstyper(v)), krav=True),)),
        Felt("belop_ore", "Beløp" if engang else "Beløp per måned", "belop", verdi=b.belop_ore if b else None, krav=True),
        Felt("tekst", "Mer om det", verdi=b.tekst if b else None, maks=80),
        *(() if engang else (Felt("engang", "Bare én gang", "kryss", verdi=b.engang if b else False),)),
    )


def mat(v: Vedtak) -> Felter:
    """PM-2: some days of food. No amount: the sats for those days."""
    return (
        Felt("dager", "Antall dager", "tall", verdi=dager_til_neste_arbeidsdag(v.fra), krav=True),
        Felt("belop_ore", "Beløp", "belop"),
        Felt("tekst", "Mer om det", maks=60),
    )


def inntekt(i: Inntekt | None) -> Felter:
    """An income, and where it is known from (PE-12)."""
    return (
        *(() if i else (Felt("art", "Hva", "valg", valg=valg(Inntektstype), krav=True),)),
        Felt("belop_ore", "Beløp per måned", "belop", verdi=i.belop_ore if i else None, krav=True),
        Felt("tekst", "Mer om det", verdi=i.tekst if i else None, maks=80),
        Felt("kilde", "Kilde", verdi=i.kilde if i else None, maks=80),
        Felt("kilde_dato", "Kilde per dato", "dato", verdi=i.kilde_dato if i else None),
        Felt("engang", "Bare én gang", "kryss", verdi=i.engang if i else False),
    )


def avvik(belop_ore: int | None, grunn: str, andel: int | None) -> Felter:
    """VE-6: an amount instead of the sats; for a child also the share of the days it lives here."""
    barn = () if andel is None else (Felt("andel", "Prosent av dagene her", "tall", verdi=andel, krav=True),)
    return (
        *barn,
        Felt("belop_ore", "I stedet for sats", "belop", verdi=belop_ore),
        Felt("grunn", "Grunn til avviket", verdi=grunn or None),
    )


def post(p: Post | None, v: Vedtak, art: Soknadspost) -> Felter:
    """VE-2, VE-3: the answer to one thing applied for. What a new one is about is chosen first (`FORST`)."""
    lovlige = former(v, art)
    svar = (
        Felt("utfall", "Utfall", "valg", verdi=p.utfall if p else None, valg=valg(Utfall), krav=True),
        Felt("hjemmel", "Hjemmel", "valg", verdi=p.hjemmel if p else None, valg=valg(hjemler(v, art)), krav=True),
    )
    tekst = Felt("tekst", "Mer om svaret", verdi=p.tekst if p else None)
    if not lovlige:
        return (*svar, tekst)
    return (
        *svar,
        Felt("form", "Form", "valg", verdi=(p.form if p else None) or lovlige[0].value, valg=valg(lovlige)),
        Felt("formgrunn", "Ved lån: hvilke midler", verdi=p.formgrunn if p else None),
        Felt("belop_ore", "Ved lån: hvor mye", "belop", verdi=p.belop_ore if p else None),
        Felt("refusjon", "Kreves tilbake", "valg", verdi=(p.refusjon if p else None) or "", valg=valg(Refusjon, "nei")),
        Felt("ytelse", "Ytelse som ventes", "valg", verdi=(p.ytelse if p else None) or "", valg=_ytelser()),
        tekst,
    )


def _ytelser() -> Sequence[Valg]:
    return valg([t for t in Inntektstype if t in REFUNDERES], "ingen")


def vilkar(k: Vilkar | None, frist: date) -> Felter:
    """VE-11: text, frist, proof, the line on why it is not out of proportion, and VE-12's notice. The type of a new one is chosen first."""
    return (
        *((Felt("type", "Type", "valg", verdi=k.type, valg=valg(Vilkarstype), krav=True),) if k else ()),
        Felt("tekst", "Hva personen skal gjøre", verdi=k.tekst if k else None),
        Felt("frist", "Frist", "dato", verdi=k.frist if k else frist),
        Felt("bevis", "Dokumentasjon", verdi=k.bevis if k else None),
        Felt("forholdsmessig", "Hvorfor rimelig", verdi=k.forholdsmessig if k else None),
        Felt("kan_reduseres", "Kan gi reduksjon", "kryss", verdi=k.kan_reduseres if k else False),
    )


def inntektsrolle(v: Vedtak) -> Felter:
    """VE-15."""
    return (
        Felt("inntektsrolle", "Sosialhjelp er", "valg", verdi=v.inntektsrolle, valg=valg(Inntektsrolle), krav=True),
        Felt("hovedinntekt", "Største inntekt ellers", "valg", verdi=v.hovedinntekt, valg=valg(Hovedinntekt), krav=True),
    )


FLERE = "flere_skifter_"
"""What the fields of the later changes are called, with their number."""
BOR = tuple(Valg(f.value, "bor alene" if f is Husstandsform.ENSLIG else f.tekst) for f in Husstandsform)
"""PE-4: the household as it is asked about."""


def husholdning(v: Vedtak) -> Felter:
    """PE-4, VE-5: how the adults live, and another way from a day within the period."""
    return (
        Felt("husstandsform", "Regnes fra start som", "valg", verdi=v.husstandsform, valg=valg(Husholdningstype), krav=True),
        Felt("ny_husstandsform", "Endres til", "valg", verdi=v.ny_husstandsform or "", valg=valg(Husholdningstype, "endres ikke")),
        Felt("ny_husstandsform_fra", "Fra dato", "dato", verdi=v.ny_husstandsform_fra),
        *_flere_skifter(v),
    )


def _flere_skifter(v: Vedtak) -> Iterator[Felt]:
    """VE-5: the changes after the first, and room for one more when there is a first."""
    for nr in range(len(v.flere_skifter) + 1 if v.ny_husstandsform else 0):
        s = v.flere_skifter[nr] if nr < len(v.flere_skifter) else None
        yield Felt(f"{FLERE}{nr}_type", "Så til", "valg", verdi=s.type if s else "", valg=valg(Husholdningstype, "endres ikke"))
        yield Felt(f"{FLERE}{nr}_fra", "Fra dato", "dato", verdi=s.fra if s else None)


def med_flere_skifter(verdier: dict[str, Any]) -> dict[str, Any]:
    """VE-5: what the household's form gave, with the later changes as one field. One without a kind or a day is refused by its field."""
    ut = {k: verdi for k, verdi in rensket(verdier).items() if not k.startswith(FLERE)}
    skifter = []
    for nr in range((len(verdier) - len(ut)) // 2):
        type_, fra = verdier[f"{FLERE}{nr}_type"], verdier[f"{FLERE}{nr}_fra"]
        if bool(type_) != (fra is not None):
            raise Regelbrudd("VE-5", "En endring av husholdningen har både hva den endres til og en dato.", f"{FLERE}{nr}_fra")
        skifter += [{"type": type_, "fra": fra}] if type_ else []
    return ut | {"flere_skifter": tuple(skifter)}


def aktivitet(v: Vedtak) -> Felter:
    """VE-9: the coded exception with its text."""
    return (
        Felt("aktivitetsunntak", "Unntak", "valg", verdi=v.aktivitetsunntak or "", valg=valg(UnntakAktivitet, "ikke unntak")),
        Felt("aktivitetsgrunn", "Hvorfor", verdi=v.aktivitetsgrunn),
    )


def arbeidssoker(v: Vedtak) -> Felter:
    """VE-10."""
    return (
        Felt("arbeidssoker", "Arbeidssøker", "valg", verdi=v.arbeidssoker, valg=valg(Arbeidssokersvar), krav=True),
        Felt("arbeidssokergrunn", "Ved unntak: hvorfor", verdi=v.arbeidssokergrunn),
    )


def periode(v: Vedtak) -> Felter:
    """VE-1: from when, how long, and for what runs month by month the reason for longer than a month."""
    lengre = (
        Felt("engang", "Engangsytelse", "kryss", verdi=v.engang),
        Felt("helseytelse", "Helserelatert ytelse", "valg", verdi=v.helseytelse or "", valg=valg(Helseytelse, "ingen")),
        Felt("lengre_grunn", "Hvorfor lenger", verdi=v.lengre_grunn),
    )
    return (
        Felt("fra", "Fra", "dato", verdi=v.fra, krav=True),
        Felt("til", "Til", "dato", verdi=v.til, krav=True),
        *(lengre if har(v, Bolk.HUSHOLDNING) or v.art is Vedtaksart.NODHJELP else ()),
    )


def utbetaling(u: Utbetaling | None, dato: date, konto: str | None) -> Felter:
    """VE-16: date, amount and payee; someone else than the person takes consent or a ground."""
    return (
        Felt("mottaker", "Betales til", "valg", verdi=u.mottaker if u else None, valg=valg(Mottakerart), krav=True),
        Felt("mottakernavn", "Navn, om ikke søkeren", verdi=u.mottakernavn if u else None),
        Felt("dato", "Dato", "dato", verdi=u.dato if u else dato, krav=True),
        Felt("belop_ore", "Beløp", "belop", verdi=u.belop_ore if u else None, krav=True),
        Felt("maate", "Måte", "valg", verdi=u.maate if u else Betalingsmaate.KONTO, valg=valg(Betalingsmaate), krav=True),
        Felt("kontonummer", "Kontonummer", verdi=u.kontonummer if u else konto, maks=13),
        Felt("kid", "KID", verdi=u.kid if u else None, maks=25),
        Felt(
            "grunnlag",
            "Grunnlag",
            "valg",
            verdi=(u.grunnlag if u else None) or "",
            valg=valg(Betalingsgrunnlag, "til søkeren selv"),
        ),
        Felt("grunnlag_tekst", "Mer om grunnlaget", verdi=u.grunnlag_tekst if u else None),
    )


FORST: Mapping[str, tuple[str, str, Sequence[Valg]]] = {
    "vilkar": ("type", "Hva slags vilkår?", valg(Vilkarstype)),
    "post": ("art", "Svar på hva?", valg(Soknadspost)),
}
"""What is chosen before the form of a new one: the field, the question, the choices."""


_P17, _P21, _P27 = Hjemmel.PARAGRAF_17, Hjemmel.PARAGRAF_21, Hjemmel.PARAGRAF_27
_TJENESTE, _GARANTI = Stonadsform.VARER_TJENESTER, Stonadsform.GARANTI
_P18, _P19, _BIDRAG = Hjemmel.PARAGRAF_18, Hjemmel.PARAGRAF_19, Stonadsform.BIDRAG
KORTSVAR: Mapping[str, Mapping[str, Kode | None]] = {
    "i": {"utfall": Utfall.INNVILGET, "hjemmel": _P18, "form": _BIDRAG},
    "n": {"utfall": Utfall.INNVILGET, "hjemmel": _P19, "form": _BIDRAG},
    "d": {"utfall": Utfall.DELVIS, "hjemmel": _P18, "form": _BIDRAG},
    "a": {"utfall": Utfall.AVSLAG, "hjemmel": _P18, "form": None},
    "v": {"utfall": Utfall.AVVIST, "hjemmel": _P18, "form": None},
}
"""VE-2, VE-3: the usual answers, a key each. Lån, garanti and other paragraphs are in the form."""
_LAN: Mapping[str, Mapping[str, Kode | None]] = {"l": {"utfall": Utfall.INNVILGET, "hjemmel": _P18, "form": Stonadsform.LAN}}


def _artens(hjemmel: Hjemmel, form: Stonadsform | None) -> Mapping[str, Mapping[str, Kode | None]]:
    return {
        "i": {"utfall": Utfall.INNVILGET, "hjemmel": hjemmel, "form": form},
        "a": {"utfall": Utfall.AVSLAG, "hjemmel": hjemmel, "form": None},
        "v": {"utfall": Utfall.AVVIST, "hjemmel": hjemmel, "form": None},
    }


_ARTSSVAR: Mapping[Vedtaksart, Mapping[str, Mapping[str, Kode | None]]] = {
    Vedtaksart.BOTILBUD: _artens(_P27, _TJENESTE),
    Vedtaksart.RADGIVNING: _artens(_P17, _TJENESTE),
    Vedtaksart.GARANTI: _artens(_P21, _GARANTI),
    Vedtaksart.KVP: _artens(Hjemmel.PARAGRAF_29, None),
}


def kortsvar(v: Vedtak, art: Soknadspost) -> Mapping[str, Mapping[str, Kode | None]]:
    """The usual answers to this thing in this kind of vedtak."""
    egne = _ARTSSVAR.get(Vedtaksart.RADGIVNING if art.apner_gjeldssak else v.fagart)
    return egne if egne is not None else {**KORTSVAR, **(_LAN if har(v, Bolk.LAN) else {})}


def kortsvar_valg(v: Vedtak, art: Soknadspost) -> Sequence[Valg]:
    """They as choices, and the whole form."""
    return [
        *(
            Valg(kode, ", ".join(k.paragraf if isinstance(k, Hjemmel) else k.tekst for k in svar.values() if k is not None), kode)
            for kode, svar in kortsvar(v, art).items()
        ),
        Valg("annet", "annet: refusjon, andre former og paragrafer", "e"),
    ]


def rensket(verdier: dict[str, object]) -> dict[str, object]:
    """What a form gave, with "no code" as None."""
    return {k: None if verdi == "" else verdi for k, verdi in verdier.items()}


def tekster(verdier: dict[str, object], *navn: str) -> dict[str, object]:
    """The same, where an empty text is an empty text and not None."""
    return {k: "" if k in navn and verdi is None else verdi for k, verdi in rensket(verdier).items()}
