"""The codes in schema.sql are the domain's codes, no more and no fewer."""

from __future__ import annotations

import re
from enum import StrEnum

import pytest

from navtui.domain import kodeverk as k
from navtui.domain.inhabilitet import Inhabilitetsgrunn
from navtui.domain.kodeverk import brev, gjeld, oppgjor
from navtui.domain.kodeverk import oppfolging as o
from navtui.domain.kodeverk.klage import Klagegrunn, Klagetilstand
from navtui.domain.kodeverk.kvp import Kvptilstand
from navtui.domain.kodeverk.person import Sperring
from navtui.domain.kodeverk.samme_person import Koblingsgrunn
from navtui.store.ressurser import ressurs

KOLONNER: dict[tuple[str, str], type[StrEnum]] = {
    ("ansatt", "rolle"): k.Rolle,
    ("ansatt", "ansettelse"): k.Ansettelse,
    ("fravaer", "art"): k.Fravarsgrunn,
    ("person", "kjonn"): k.Kjonn,
    ("person", "skjerming"): k.Skjerming,
    ("person", "sperret"): Sperring,
    ("person", "malform"): k.Malform,
    ("person", "sivilstand"): k.Sivilstand,
    ("person", "bosituasjon"): k.Bosituasjon,
    ("person", "arbeidssituasjon"): k.Arbeidssituasjon,
    ("innsatsbehov", "kode"): k.Innsatsbehov,
    ("sak", "lop"): k.Lop,
    ("kontakt", "art"): k.Kontaktart,
    ("kontakt", "initiativ"): o.Initiativ,
    ("kontakt", "utfall"): o.Kontaktutfall,
    ("journalnotat", "art"): o.Notatart,
    ("sak", "avslutningsarsak"): o.Avslutningsarsak,
    ("veilederbytte", "informert_kanal"): o.Informertkanal,
    ("husstand", "form"): o.Husstandsform,
    ("husstandsmedlem", "rolle"): o.Medlemsrolle,
    ("dokumentasjonskrav", "tilstand"): o.Dokumenttilstand,
    ("sluttdato", "art"): o.Sluttart,
    ("kvp", "tilstand"): Kvptilstand,
    ("soknad", "kanal"): k.Kanal,
    ("soknad", "nodhjelp_art"): k.Nodart,
    ("vedtak", "tilstand"): k.Vedtakstilstand,
    ("vedtak", "art"): k.Vedtaksart,
    ("vedtak", "uten_soknad"): k.UtenSoknad,
    ("vedtak", "helseytelse"): k.Helseytelse,
    ("vedtak", "husstandsform"): k.Husholdningstype,
    ("vedtak", "avvik"): k.Avviksvalg,
    ("vedtak", "arbeidssoker"): k.Arbeidssokersvar,
    ("vedtak", "inntektsrolle"): k.Inntektsrolle,
    ("vedtak", "hovedinntekt"): k.Hovedinntekt,
    ("vedtak", "aktivitetsunntak"): k.UnntakAktivitet,
    ("vedtakspost", "utfall"): k.Utfall,
    ("vedtakspost", "form"): k.Stonadsform,
    ("vedtakspost", "refusjon"): k.Refusjon,
    ("vedtaksbehov", "svar"): k.Svar,
    ("vedtaksinntekt", "svar"): k.Svar,
    ("vedtaksbekreftelse", "hva"): k.Bekreftelsesart,
    ("vedtakslinje", "art"): k.Linjeart,
    ("vedtaksvilkar", "type"): k.Vilkarstype,
    ("vilkarsutfall", "utfall"): k.Vilkarsutfall,
    ("kontrollpunkt", "punkt"): k.Sjekkpunkt,
    ("vedtaksretur", "grunn"): k.Returgrunn,
    ("utbetaling", "mottaker"): k.Mottakerart,
    ("utbetaling", "maate"): k.Betalingsmaate,
    ("utbetaling", "grunnlag"): k.Betalingsgrunnlag,
    ("utbetaling", "tilstand"): k.Utbetalingstilstand,
    ("lanepostering", "art"): oppgjor.Laneart,
    ("refusjonshendelse", "art"): oppgjor.Refusjonsart,
    ("refusjonshendelse", "paragraf"): k.Refusjon,
    ("garantihendelse", "art"): oppgjor.Garantiart,
    ("gjeldssak", "niva"): k.Gjeldsniva,
    ("gjeldssak", "tilstand"): k.Gjeldstilstand,
    ("gjeldssak", "henvist_fra"): gjeld.Henvistfra,
    ("gjeldskrav", "klasse"): gjeld.Kravklasse,
    ("gjeldskrav", "stadium"): gjeld.Kravstadium,
    ("gjeldskrav", "svar"): gjeld.Kreditorsvar,
    ("gjeldsbudsjettpost", "art"): gjeld.Gjeldsbudsjettart,
    ("inhabilitet", "grunn"): Inhabilitetsgrunn,
    ("brev", "art"): brev.Brevart,
    ("brev", "malform"): k.Malform,
    ("brev", "tilstand"): brev.Brevtilstand,
    ("brev", "sendt_maate"): brev.Sendemaate,
    ("klage", "kanal"): k.Kanal,
    ("klage", "tilstand"): Klagetilstand,
    ("klagesteg", "til"): Klagetilstand,
    ("klagesteg", "grunn"): Klagegrunn,
    ("samme_person", "grunn"): Koblingsgrunn,
}


def koder(tabell: str, kolonne: str) -> set[str]:
    """The codes a column's CHECK allows."""
    skjema = ressurs("schema.sql").read_text(encoding="utf-8")
    kropp = re.search(rf"create table {tabell} \((.*?)\n\) strict", skjema, re.S)
    assert kropp is not None
    liste = re.search(rf"check \({kolonne} in \(([^)]*)\)\)", kropp[1])
    assert liste is not None, f"{tabell}.{kolonne} has no list"
    return set(re.findall(r"'([^']*)'", liste[1]))


@pytest.mark.parametrize(("tabell", "kolonne"), KOLONNER, ids=lambda v: v)
def test_skjemaets_koder_er_domenets(tabell: str, kolonne: str) -> None:
    assert koder(tabell, kolonne) == {m.value for m in KOLONNER[tabell, kolonne]}
