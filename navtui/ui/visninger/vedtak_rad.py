"""A row of the vedtak screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BEKREFT = "?  bekreft"
SVAR = "?  svar"


@dataclass(frozen=True)
class Rad:
    """One row. `nokkel` is what it is about: its kind, and the id of what it shows. `venter`: someone must still say something."""

    nokkel: tuple[str, object]
    tekst: str
    forrige: str = ""
    ny: str = ""
    svar: str = ""
    merke: str = ""
    venter: bool = False
    stil: str = ""
    detalj: str = ""

    @property
    def slag(self) -> str:
        """What Enter and `e` do is decided by this."""
        return self.nokkel[0]


RAD_FOR: Mapping[str, str] = {
    "soknad_id": "soknad", "uten_soknad": "soknad", "fra": "periode", "til": "periode", "lengre_grunn": "periode",
    "varslet_dato": "reduksjon", "brutt_vilkar_id": "reduksjon", "reduksjon": "reduksjon", "behov": "behov",
    "botilbud": "botilbud", "garanti": "garanti", "radgivning": "radgivning", "kvp": "kvp", "lanevilkar": "lanevilkar", "lanebelop": "post",
    "ytelse": "post", "refusjon": "post", "endrer_id": "endrer",
    "utfall": "post", "hjemmel": "post", "form": "post", "formgrunn": "post", "poster": "post", "paragraf_19": "paragraf_19",
    "inntektsrolle": "inntektsrolle", "hovedinntekt": "inntektsrolle", "husholdning": "husholdning",
    "husstandsform": "husholdning", "ny_husstandsform": "husholdning", "ny_husstandsform_fra": "husholdning",
    "avvik": "avvik", "avviksgrunn": "avvik", "begrunnelse": "begrunnelse", "vurdering": "vurdering", "barn": "nytt_barn",
    "aktivitetsunntak": "aktivitet", "aktivitetsgrunn": "aktivitet", "arbeidssoker": "arbeidssoker", "arbeidssokergrunn": "arbeidssoker",
    "tekst": "vilkar", "frist": "vilkar", "bevis": "vilkar", "forholdsmessig": "vilkar", "utbetalinger": "utbetaling",
    "kontonummer": "utbetaling", "mottakernavn": "utbetaling", "grunnlag": "utbetaling", "grunnlag_tekst": "utbetaling",
}  # fmt: skip
"""The row a rule's `felt` is about."""
