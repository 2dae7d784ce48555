"""Code lists of what is still to be settled after a vedtak: a lån, a refusjon, a garanti. What happens to them is only ever added to."""

from __future__ import annotations

from navtui.domain.kodeverk.kode import Kode


class Laneart(Kode):
    """§ 21: one entry in the ledger of a lån. What was lent is the payments themselves."""

    TILBAKEBETALT = "tilbakebetalt", "tilbakebetalt"
    ETTERGITT = "ettergitt", "ettergitt"
    TILBAKEFORT = "tilbakefort", "tilbakeført"
    """Takes back an entry that was wrong; the entry stays."""


class Lanetilstand(Kode):
    """Where a lån is, by its ledger."""

    IKKE_UTBETALT = "ikke_utbetalt", "ikke utbetalt"
    LOPER = "loper", "løper"
    INNFRIDD = "innfridd", "innfridd"


class Refusjonsart(Kode):
    """VE-22: one thing that has happened to a refusjon."""

    KRAV = "krav", "krav sendt"
    MOTTATT = "mottatt", "mottatt"
    LUKKET = "lukket", "lukket"


class Refusjonstilstand(Kode):
    """VE-22: where a refusjon is, by what has happened."""

    VENTER = "venter", "ikke krevd"
    KREVD = "krevd", "krevd"
    DELVIS = "delvis", "delvis mottatt"
    OPPGJORT = "oppgjort", "mottatt"
    LUKKET = "lukket", "lukket"


class Garantiart(Kode):
    """VE-23: one thing that has happened to a garanti."""

    KRAV = "krav", "krav fra utleier"
    BETALT = "betalt", "notert betalt til utleier"
    """A note from before the landlord was paid on a list (VE-21)."""
    AVVIST = "avvist", "krav avvist"
    FRIGITT = "frigitt", "frigitt"


class Garantitilstand(Kode):
    """VE-23: where a garanti is, by what has happened and the day."""

    GJELDER = "gjelder", "gjelder"
    KREVD = "krevd", "krevd"
    UNDERVEIS = "underveis", "betales"
    BETALT = "betalt", "betalt"
    FRIGITT = "frigitt", "frigitt"
    UTGATT = "utgatt", "utgått"
