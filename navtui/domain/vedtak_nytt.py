"""VE-18, VE-20: what a new draft begins with: of its kind, of the søknad it answers, or of the vedtak it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from navtui.domain.kodeverk import Avviksvalg, Hjemmel, Soknadspost, Stonadsform, UtenSoknad, Vedtaksart
from navtui.domain.modell import Modell
from navtui.domain.vedtak import Hode, Post, Vedtak
from navtui.domain.vedtak_endring import dager_aa_omgjore
from navtui.domain.vedtak_fornyelse import nye_poster
from navtui.domain.vedtaksbolker import EGNE_POSTER
from navtui.domain.vedtaksperiode import Periode, foreslaatt_til
from navtui.domain.vedtaksregler.grunnlag import Soknadsbilde

_EN_DAG = timedelta(days=1)
_ARVES = (
    "inntektsrolle", "hovedinntekt", "husstandsform", "ny_husstandsform", "ny_husstandsform_fra", "flere_skifter",
    "aktivitetsunntak", "aktivitetsgrunn",
    "arbeidssoker", "arbeidssokergrunn", "helseytelse", "lengre_grunn", "engang",
)  # fmt: skip
"""Of the head of the vedtak that is changed: what it said of the person, never why it was decided."""
_SVAR: dict[Vedtaksart, dict[str, Hjemmel | Stonadsform]] = {
    Vedtaksart.BOTILBUD: {"hjemmel": Hjemmel.PARAGRAF_27, "form": Stonadsform.VARER_TJENESTER},
    Vedtaksart.RADGIVNING: {"hjemmel": Hjemmel.PARAGRAF_17, "form": Stonadsform.VARER_TJENESTER},
    Vedtaksart.GARANTI: {"form": Stonadsform.GARANTI},
    Vedtaksart.KVP: {"hjemmel": Hjemmel.PARAGRAF_29},
}
"""VE-3: the section and form that follow of the kind; the answer itself is someone's to give."""
_UTEN_SOKNAD = {Vedtaksart.NODHJELP: Soknadspost.LIVSOPPHOLD, Vedtaksart.KVP: Soknadspost.ANNET}


@dataclass(frozen=True, slots=True)
class Begynnelse:
    """The draft before it is stored."""

    hode: Hode
    poster: tuple[Post, ...]
    kopieres: tuple[str, ...] = ()
    """Parts taken over from the vedtak it changes."""
    enkelt: dict[str, Modell | None] = field(default_factory=dict)
    uten_engang: bool = False
    """What was given once is not taken over: it is for a later month."""


def begynn(art: Vedtaksart, fra: date, soknad: Soknadsbilde | None, uten_soknad: UtenSoknad | None, maaneder: int) -> Begynnelse:
    """A new draft of a kind. A kind that answers one thing takes that out of the søknad and leaves the rest."""
    engang = art is Vedtaksart.NODHJELP
    hode = Hode.model_validate(
        {
            "art": art, "soknad_id": soknad.id if soknad else None, "uten_soknad": uten_soknad, "fra": fra, "engang": engang,
            "til": foreslaatt_til(art, fra, maaneder),
        }
    )  # fmt: skip
    return Begynnelse(hode, _poster(art, soknad))


def _poster(art: Vedtaksart, soknad: Soknadsbilde | None) -> tuple[Post, ...]:
    egen = EGNE_POSTER.get(art)
    poster = nye_poster(soknad)
    if egen is not None:
        poster = tuple(p for p in poster if p.art is egen) or (Post(art=egen),)
    elif not poster and art in _UTEN_SOKNAD:
        poster = (Post(art=_UTEN_SOKNAD[art], tekst="kvalifiseringsprogram" if art is Vedtaksart.KVP else ""),)
    return tuple(p.model_copy(update=_SVAR.get(art, {})) for p in poster)


def begynn_endring(
    art: Vedtaksart, gammel: Vedtak, i_dag: date, soknad_id: int | None, maaneder: int, *,
    betalt: bool = False, varslet: date | None = None, staar: Periode | None = None, opphort_fra: date | None = None,
) -> Begynnelse:  # fmt: skip
    """VE-18: an omgjøring has all of the old vedtak but the reasons; a reduksjon its money; an opphør and a stans point at it only.

    An omgjøring is for the days that stand of it (`staar`, `opphort_fra`), where others have taken some.
    A reduksjon of a vedtak that is out, or of which something is paid (`betalt`), is of the month after it. `varslet`: when the varsel
    about it was sent (VE-12).
    """
    fra, til = dager_aa_omgjore(gammel, staar, opphort_fra) if art is Vedtaksart.OMGJORING else (gammel.fra, gammel.til)
    if art is Vedtaksart.REDUKSJON and (betalt or gammel.til < i_dag):
        fra = gammel.til + _EN_DAG
        til = foreslaatt_til(art, fra, maaneder)
    elif art is Vedtaksart.OPPHOR:
        fra = min(max(i_dag, gammel.fra), gammel.til)
    arvet = {k: getattr(gammel, k) for k in _ARVES}
    if art is Vedtaksart.REDUKSJON:
        arvet |= {"avvik": Avviksvalg.NED, "avviksgrunn": "Vilkåret er ikke oppfylt."}
    hode = Hode.model_validate(
        arvet
        | {"varslet_dato": varslet}
        | {"art": art, "fra": fra, "til": til, "soknad_id": soknad_id, "endrer_id": gammel.id}
        | {"uten_soknad": None if soknad_id else UtenSoknad.av(art.value)}
    )
    if art in (Vedtaksart.OPPHOR, Vedtaksart.STANS):
        return Begynnelse(hode.model_copy(update={"engang": False}), ())
    poster = tuple(p.model_copy(update={"id": None}) for p in gammel.poster if art is Vedtaksart.OMGJORING or p.gir_noe)
    enkelt = {k: getattr(gammel, k) for k in ("botilbud", "garanti", "radgivning", "lanevilkar")} if art is Vedtaksart.OMGJORING else {}
    return Begynnelse(hode, poster, ("behov", "inntekter", "vilkar"), enkelt, uten_engang=fra > gammel.til)
