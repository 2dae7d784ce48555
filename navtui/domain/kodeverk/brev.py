"""Code lists of the letters: what a letter is, how far it has come, and how it left the office."""

from __future__ import annotations

from navtui.domain.kodeverk.kode import Kode


class Brevart(Kode):
    """VE-19 and the rules that owe the person a letter: PM-4, VE-12, OP-5, PE-10, GJ-1, KL-1."""

    VEDTAK = "vedtak", "vedtaksbrev"
    FORELOPIG_SVAR = "forelopig_svar", "foreløpig svar"
    VARSEL = "varsel", "varsel"
    DOKUMENTASJON = "dokumentasjon", "dokumentasjon vi trenger"
    VEILEDERBYTTE = "veilederbytte", "ny veileder"
    PARAGRAF_17 = "paragraf_17", "oppstart av økonomisk rådgivning (§ 17)"
    KLAGE_AVVIST = "klage_avvist", "avvisning av klage"
    KLAGE_OVERSENDT = "klage_oversendt", "klage til Statsforvalteren"
    KLAGE_KOPI = "klage_kopi", "kopi av klageoversendelsen"


class Brevtilstand(Kode):
    """Where the paper is. It only goes forward; a letter may be written out again."""

    I_KO = "i_ko", "i kø"
    SKREVET_UT = "skrevet_ut", "skrevet ut"
    SENDT = "sendt", "sendt"


class Sendemaate(Kode):
    """How it reached the person."""

    POST = "post", "i posten"
    OVERLEVERT = "overlevert", "levert for hånd"
    DIGITAL = "digital", "digitalt"
