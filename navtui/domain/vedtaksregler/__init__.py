"""The rules of a vedtak (VE). Each is one pure function `(v, g) -> Regelbrudd | None`, or a varsel; here they are asked in order."""

from __future__ import annotations

from collections.abc import Callable

from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksregler import (
    arter,
    barn,
    begrunnelse,
    beregning,
    dodsfall,
    endring,
    fornyelse,
    husholdning,
    kvp,
    nod,
    overlapp,
    poster,
    soknad_og_periode,
    utbetaling,
    vilkar,
)
from navtui.domain.vedtaksregler.grunnlag import Husstandsbarn, Omsokt, Regelgrunnlag, Soknadsbilde

__all__ = ["STOPPER", "VARSLER", "Husstandsbarn", "Omsokt", "Regelgrunnlag", "Soknadsbilde", "stopp_og_varsler", "upasserte"]

STOPPER: tuple[Callable[[Vedtak, Regelgrunnlag], Regelbrudd | None], ...] = (
    soknad_og_periode.ve_20_soknad,
    soknad_og_periode.ve_18_endrer,
    soknad_og_periode.ve_1_varighet,
    kvp.ve_1_programmets_lengde,
    dodsfall.ve_1_etter_dodsfallet,
    endring.ve_18_periode,
    overlapp.ve_18_dobbelt,
    poster.ve_2_alt_besvart,
    poster.ve_2_bare_eget,
    poster.ve_2_behov,
    arter.ve_2_art,
    poster.ve_3_hjemmel_og_form,
    arter.ve_17_hjemmel,
    arter.ve_3_lan,
    poster.ve_3_paragraf_19,
    barn.pe_4_barn_en_gang,
    husholdning.pe_4_ukjent,
    beregning.ve_15_inntektsrolle,
    beregning.ve_4_kan_beregnes,
    beregning.ve_4_livsopphold_en_gang,
    kvp.ve_4_kvpstonad,
    beregning.ve_4_innvilget_gir_noe,
    beregning.ve_6_avvik,
    endring.ve_12_reduksjon,
    endring.ve_16_stans,
    arter.ve_17_botilbud,
    arter.ve_23_garanti,
    arter.gj_1_oppstart,
    arter.ve_22_refusjon,
    fornyelse.ve_13_alt_besvart,
    begrunnelse.ve_7_begrunnelse,
    begrunnelse.ve_7_byggesteiner,
    begrunnelse.ve_8_barn,
    vilkar.ve_9_aktivitet,
    vilkar.ve_11_vilkar,
    utbetaling.ve_16_sum,
    arter.ve_16_lan,
    utbetaling.ve_16_mottaker,
    dodsfall.ve_16_den_dode,
)
"""In the order a veileder works through the screen."""

VARSLER: tuple[Callable[[Vedtak, Regelgrunnlag], Varsel | tuple[Varsel, ...] | None], ...] = (
    overlapp.ve_18_alt_gitt,
    endring.ve_16_noe_er_sendt,
    endring.ve_16_stanset,
    endring.ve_18_betalt,
    endring.ve_18_opphort,
    husholdning.pe_4_husholdning,
    beregning.ve_15_samsvar,
    barn.pe_4_andel,
    barn.pe_4_delt,
    beregning.ve_5_satser,
    kvp.ve_5_kvpsatser,
    kvp.ve_4_kvp_som_inntekt,
    begrunnelse.ve_7_lik_forrige,
    begrunnelse.ve_7_lik_andres,
    vilkar.ve_10_arbeidssoker,
    utbetaling.ve_16_dag,
    utbetaling.ve_16_mer_enn_gitt,
    utbetaling.ve_21_konto,
    fornyelse.ve_14_langtid,
    arter.ve_22_venter,
)


def stopp_og_varsler(v: Vedtak, g: Regelgrunnlag) -> list[Regelbrudd | Varsel]:
    """Everything the rules say of the vedtak as it stands, stopp first. Empty = it can be sent. In a nødssituasjon some are not asked."""
    ut: list[Regelbrudd | Varsel] = [brudd for regel in STOPPER if (brudd := regel(v, g)) is not None]
    for regel in VARSLER:
        svar = regel(v, g)
        ut += svar if isinstance(svar, tuple) else [svar] if svar is not None else []
    return [f for f in ut if nod.gjelder(v, f.regel)]


def upasserte(v: Vedtak, funn: list[Regelbrudd | Varsel]) -> list[Varsel]:
    """The varsler nobody has passed with a reason yet. A varsel whose sentence has changed is another one."""
    passert = {(p.regel, p.setning) for p in v.varsler}
    return [f for f in funn if isinstance(f, Varsel) and (f.regel, f.setning) not in passert]
