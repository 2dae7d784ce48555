"""What a signature is over: the whole content of a vedtak in one canonical form, and its hash (KO-1, KO-3).

The fields are named one by one, and a field that holds nothing is left out, so that a field added to the model later does not change the
hash of what is signed already. A test demands that every field of the models is either named here or in `UTENFOR`.
"""

from __future__ import annotations

import hashlib
import json

from navtui.domain.kvpstonad import Kvplinje
from navtui.domain.linje import Linje
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import (
    Avvik,
    Barn,
    Behov,
    Bekreftelse,
    Botilbud,
    Garanti,
    Hode,
    Inntekt,
    Lanevilkar,
    PassertVarsel,
    Post,
    Radgivning,
    Utbetaling,
    Vedtak,
    Vilkar,
)

FELT: dict[type[Modell], tuple[str, ...]] = {
    Hode: (
        "art", "soknad_id", "uten_soknad", "fra", "til", "engang", "lengre_grunn", "helseytelse", "endrer_id", "inntektsrolle",
        "hovedinntekt",
        "husstandsform", "ny_husstandsform", "ny_husstandsform_fra", "avvik", "avviksgrunn", "begrunnelse", "brukers_mening", "paragraf_19",
        "aktivitetsunntak", "aktivitetsgrunn", "arbeidssoker", "arbeidssokergrunn", "varslet_dato", "brutt_vilkar_id", "flere_skifter",
    ),
    Post: ("soknadspost_id", "art", "utfall", "hjemmel", "form", "formgrunn", "refusjon", "ytelse", "belop_ore", "tekst"),
    Barn: ("person_id", "navn", "fodt", "andel", "fra", "til", "vurdering"),
    Behov: ("art", "tekst", "belop_ore", "engang", "svar"),
    Inntekt: ("art", "tekst", "belop_ore", "engang", "person_id", "kilde", "kilde_dato", "svar"),
    Avvik: ("linje", "belop_ore", "grunn"),
    Linje: (
        "nr", "art", "kode", "tekst", "fra", "til", "dager", "dager_i_maaned", "maanedsbelop_ore", "belop_ore", "sats_fra", "regler", "ref",
    ),
    Kvplinje: (
        "nr", "fra", "til", "grunnbelop_fra", "grunnbelop_ore", "faktor_fra", "faktor_tusendeler", "teller", "nevner", "barn",
        "tillegg_fra", "tillegg_ore", "stonad_ore", "tillegg_aar_ore", "aar_ore", "maaned_ore", "dag_ore",
    ),
    Vilkar: ("person_id", "type", "tekst", "frist", "bevis", "forholdsmessig", "kan_reduseres"),
    PassertVarsel: ("regel", "setning", "grunn", "ident", "tid"),
    Bekreftelse: ("hva", "ident", "tid"),
    Utbetaling: (
        "dato", "belop_ore", "mottaker", "mottakernavn", "maate", "kontonummer", "kid", "grunnlag", "grunnlag_tekst", "form",
    ),
    Botilbud: ("tilbyder", "dognpris_ore", "kvalitet", "kvalitet_dato", "barn_med", "plan_ut"),
    Garanti: ("belop_ore", "bolig", "utleier"),
    Radgivning: ("oppstart", "grunn"),
    Lanevilkar: ("avdrag_ore", "forste_avdrag"),
    Vedtak: ("nummer", "person_id", "sak_id", "forrige_id", "skrevet_av", "opprettet"),
}  # fmt: skip
"""What is signed, model by model."""

UTENFOR: dict[type[Modell], frozenset[str]] = {
    Hode: frozenset(),
    **{m: frozenset({"id"}) for m in (Post, Barn, Behov, Inntekt, Avvik, Vilkar)},
    **{m: frozenset() for m in (Linje, Kvplinje, Botilbud, Garanti, Radgivning, Lanevilkar)},
    PassertVarsel: frozenset(),
    Bekreftelse: frozenset(),
    Utbetaling: frozenset({"id", "tilstand", "liste_id", "utbetalt_dato", "tilstandsgrunn", "versjon"}),
    Vedtak: frozenset(
        {
            "id", "endrer_art", "tilstand", "runde", "retur", "sendt_tid", "apnet_kontroll", "iverksatt_tid", "vedtaksdato", "innhold_hash",
            "sum_ore", "versjon", "signaturer", "returer", "kryss", "endret_av",
        }
    ),
}  # fmt: skip
"""What is not: row ids, what happens to it after the signature, and the signatures themselves."""

DELER = (
    "poster", "barn", "behov", "inntekter", "avvikslinjer", "linjer", "vilkar", "varsler", "bekreftelser", "utbetalinger",
)  # fmt: skip

DELER_NAAR_DE_FINNES = ("kvplinjer",)
"""Parts a vedtak signed before there were any has no list of, not even an empty one."""

ENKELTDELER: dict[str, type[Modell]] = {"botilbud": Botilbud, "garanti": Garanti, "radgivning": Radgivning, "lanevilkar": Lanevilkar}
"""What a vedtak of its kind has one of, and other kinds none: left out of the content where there is none."""


def _felt(m: Modell, navn: tuple[str, ...]) -> dict[str, object]:
    """The named fields as JSON values, without those that hold nothing."""
    return {k: v for k, v in m.model_dump(mode="json", include=set(navn)).items() if v is not None and v != "" and v is not False}


def innhold(v: Vedtak) -> dict[str, object]:
    """KO-1: the whole content of a vedtak, calculation lines and payments included, in one canonical form."""
    ut = _felt(v, FELT[Hode] + FELT[Vedtak])
    for navn in DELER:
        ut[navn] = [_felt(del_, FELT[type(del_)]) for del_ in getattr(v, navn)]
    for navn in DELER_NAAR_DE_FINNES:
        if rader := getattr(v, navn):
            ut[navn] = [_felt(del_, FELT[type(del_)]) for del_ in rader]
    for navn, modell in ENKELTDELER.items():
        if (enkel := getattr(v, navn)) is not None:
            ut[navn] = enkel.model_dump(mode="json", include=set(FELT[modell]), exclude_none=True)
    return ut


def innholdshash(v: Vedtak) -> str:
    """KO-1, KO-3: SHA-256 over the whole content."""
    tekst = json.dumps({"innhold": 1} | innhold(v), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()


def sjekk_signert_innhold(v: Vedtak) -> Regelbrudd | None:
    """KO-3, KO-4 (Proba): what is sent or iverksatt must be, letter by letter, what was signed, by as many as its state demands.

    Finds a file that has been edited with other tools. A draft has no signed content and passes.
    """
    if v.innhold_hash is None:
        return None
    signert = {s.ident for s in v.signaturer if s.runde == v.runde and s.hash == v.innhold_hash}
    if innholdshash(v) != v.innhold_hash:
        return Regelbrudd("KO-3", f"Vedtak {v.nummer} er endret etter at det ble signert. Ikke bruk det. Si fra til leder.")
    if len(signert) < (2 if v.iverksatt_tid else 1):
        return Regelbrudd("KO-3", f"Vedtak {v.nummer} mangler signatur over innholdet. Ikke bruk det. Si fra til leder.")
    return None
