"""VE-1, VE-18, VE-20: how long a vedtak may run, what it answers, and what it changes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import pairwise

from navtui.domain.husholdning import skifter_i
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Soknadspost, UtenSoknad, Vedtaksart, Vedtakstilstand
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Hode, Vedtak
from navtui.domain.vedtak_beregning import gir_livsopphold
from navtui.domain.vedtak_endring import kan_faa
from navtui.domain.vedtaksbolker import egen_post
from navtui.domain.vedtaksperiode import lengste_til, sjekk_periode, tidligste_soknad
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag

_UTEN: dict[Vedtaksart, UtenSoknad] = {
    Vedtaksart.OPPHOR: UtenSoknad.OPPHOR,
    Vedtaksart.OMGJORING: UtenSoknad.OMGJORING,
    Vedtaksart.REDUKSJON: UtenSoknad.REDUKSJON,
    Vedtaksart.STANS: UtenSoknad.STANS,
    Vedtaksart.NODHJELP: UtenSoknad.NODHJELP_KONTORET,
}


def ve_1_datoer(h: Hode) -> Regelbrudd | None:
    """VE-1 (Proba): what even a draft must have: an end that is not before the beginning, and one day for an engangsytelse."""
    if h.til < h.fra:
        return Regelbrudd("VE-1", "Til-datoen er før fra-datoen. Rett en av dem.", "til")
    if h.engang and h.til != h.fra:
        return Regelbrudd("VE-1", "En engangsytelse har én dato. Sett samme dato i fra og til.", "til")
    skifte = h.ny_husstandsform_fra
    if (h.ny_husstandsform is None) != (skifte is None) or (skifte is not None and not h.fra < skifte <= h.til):
        return Regelbrudd("VE-5", "Endret husholdning krever både husholdning og en dato inne i perioden.", "ny_husstandsform_fra")
    dager = [s.fra for s in skifter_i(h)]
    if (h.flere_skifter and not dager) or any(neste <= dag or neste > h.til for dag, neste in pairwise(dager)):
        return Regelbrudd("VE-5", "Hver endring av husholdningen har en dato etter den før, inne i perioden.", "ny_husstandsform_fra")
    return None


def ve_1_varighet(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-1 (Proba): løpende livsopphold runs at most the setting's months (1); longer takes a helseytelse that is counted as income and
    lasts, and a written reason; and never past the office's own limit."""
    brudd = for_lenge(v, v.til, g.maks_maaneder)
    return brudd or (_ve_1_lengre(v, g) if har_maanedsgrense(v) and v.til > lengste_til(v.fra, g.maks_maaneder) else None)


def har_maanedsgrense(v: Vedtak) -> bool:
    """VE-1: whether it is løpende stønad, which is given for a month: not an engangsytelse, an avslag, or what has its own length."""
    if not v.beregnes or v.engang or v.art is Vedtaksart.AVSLAG:
        return False
    return not _egen_varighet(v) or gir_livsopphold(v)


def for_lenge(v: Vedtak, til: date, maks_maaneder: int) -> Regelbrudd | None:
    """VE-1: that it runs to `til` without what a longer one takes: a helseytelse and a reason. Asked of the draft, at the second signature,
    and of what is iverksatt by `navtui sjekk`."""
    if not har_maanedsgrense(v):
        return None
    brudd = sjekk_periode(v.fra, til, maks_maaneder, v.helseytelse is not None, v.lengre_grunn)
    if brudd is not None and brudd.felt == "uendret_begrunnelse":
        return Regelbrudd(brudd.regel, brudd.setning, "lengre_grunn")
    return brudd


def _egen_varighet(v: Vedtak) -> bool:
    """VE-1: also an omgjøring of what has its own length."""
    return v.art.har_egen_varighet or v.fagart.har_egen_varighet


def _ve_1_lengre(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-1: the helseytelse is in the calculation, and lasts as long as the vedtak; and the office's own limit (own decision: six months,
    which is when VE-14 asks for a review)."""
    ytelse = v.helseytelse
    if ytelse is not None and not any(i.art.value == ytelse.value and i.belop_ore > 0 and not i.engang for i in v.inntekter):
        setning = f"Vedtaket varer lenger på grunn av {ytelse.tekst}, men den er ikke ført som inntekt. Før den, eller kort ned perioden."
        return Regelbrudd("VE-1", setning, "til")
    lengst = lengste_til(v.fra, g.lengst_maaneder)
    if v.til > lengst:
        return Regelbrudd("VE-1", f"Et vedtak varer høyst {g.lengst_maaneder} måneder, til {dag_kort(lengst)}. Rett til-datoen.", "til")
    if ytelse is not None and g.ytelse_slutt is not None and g.ytelse_slutt < v.til:
        setning = (
            f"{ytelse.tekst} er registrert til {dag_kort(g.ytelse_slutt)}. Vedtaket kan ikke vare lenger enn ytelsen. Rett til-datoen."
        )
        return Regelbrudd("VE-1", setning[0].upper() + setning[1:], "til")
    return None


def ve_18_endrer(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-18 (Nav; law): opphør, omgjøring, reduksjon and stans point at the iverksatt vedtak of the same person that they change."""
    if not v.art.endrer_et_annet:
        return None
    if g.endrer is None:
        return Regelbrudd("VE-18", f"Velg vedtaket som får {v.art.tekst}.", "endrer_id")
    if g.endrer.tilstand is not Vedtakstilstand.IVERKSATT or g.endrer.person_id != v.person_id:
        return Regelbrudd("VE-18", "Bare et iverksatt vedtak for samme person kan endres ved et nytt.", "endrer_id")
    brudd = kan_faa(g.endrer, v.art, g.i_dag, g.plass)
    return Regelbrudd(brudd.regel, brudd.setning, "endrer_id") if brudd is not None and brudd.regel == "VE-18" else None


def kan_sta_uten(v: Vedtak, grunn: UtenSoknad) -> bool:
    """VE-20: whether this kind of vedtak may stand without a søknad on this ground."""
    return _UTEN.get(v.art) is grunn


def ve_20_egen(v: Vedtak, gjelder: Collection[Soknadspost]) -> Regelbrudd | None:
    """VE-20, PM-1: a kind that answers one thing answers a søknad for that, never one for something else."""
    egen = egen_post(v)
    if egen is None or egen in gjelder:
        return None
    setning = f"Søknaden gjelder ikke {egen.tekst}. Velg en som gjør det, eller skriv ned det personen har sagt (m)."
    return Regelbrudd("VE-20", setning, "soknad_id")


def ve_20_soknad(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-20 (law; tilsyn): every vedtak answers a søknad, a renewal this month's own; the few that need none say which they are.

    This month's (own decision): received at most one month before the day the renewal begins, which is the month the last vedtak ran.
    """
    if v.soknad_id is None:
        if v.uten_soknad is None:
            return Regelbrudd(
                "VE-20", "Vedtaket svarer ikke på noen søknad. Knytt det til månedens søknad, eller registrer den.", "soknad_id"
            )
        if not kan_sta_uten(v, v.uten_soknad):
            return Regelbrudd("VE-20", f"Et vedtak om {v.art.tekst} kan ikke stå uten søknad.", "uten_soknad")
        return None
    if g.soknad is None or g.soknad.person_id != v.person_id:
        return Regelbrudd("VE-20", "Søknaden gjelder en annen person. Velg en annen søknad.", "soknad_id")
    if v.tilstand is Vedtakstilstand.UTKAST and (brudd := ve_20_egen(v, [o.art for o in g.soknad.poster])) is not None:
        return brudd
    if g.soknad.tilstand in ("trukket", "feilregistrert"):
        return Regelbrudd("VE-20", f"Søknaden er {g.soknad.tilstand}. Knytt vedtaket til en annen.", "soknad_id")
    if g.forrige is not None and g.forrige.soknad_id == v.soknad_id:
        return Regelbrudd("VE-20", "Søknaden er fra forrige vedtak. En fornyelse skal svare på månedens egen søknad.", "soknad_id")
    if not v.er_fornyelse or v.tilstand is not Vedtakstilstand.UTKAST:
        return None
    if g.soknad.tilstand == "besvart":
        return Regelbrudd("VE-20", "Søknaden er besvart av et annet vedtak. Knytt fornyelsen til månedens egen søknad.", "soknad_id")
    if g.soknad.mottatt < tidligste_soknad(v.fra):
        mottatt = f"Søknaden er mottatt {dag_kort(g.soknad.mottatt)}, mer enn en måned før fornyelsen begynner."
        return Regelbrudd("VE-20", f"{mottatt} Knytt den til månedens egen søknad, skriftlig eller muntlig.", "soknad_id")
    return None
