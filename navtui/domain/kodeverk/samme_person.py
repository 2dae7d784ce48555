"""Why two registrations are one person (PE-1)."""

from __future__ import annotations

from navtui.domain.kodeverk.kode import Kode


class Koblingsgrunn(Kode):
    """PE-1 (own): how it came about. The last two of the numbers' and "annet" take a text."""

    UTEN_NUMMER = "uten_nummer", "registrert uten nummer, og fantes fra før"
    D_NUMMER = "d_nummer", "D-nummer først, fødselsnummer siden"
    NYTT_NUMMER = "nytt_nummer", "har fått et nytt nummer"
    NAVN = "navn", "feil navn før, eller nytt navn nå"
    ANNET = "annet", "annet, skriv hva"
