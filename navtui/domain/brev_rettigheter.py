"""VE-19 (forvaltningsloven § 27; sosialtjenesteloven § 47): what every vedtak tells of klage, innsyn, help and whom to ask.

The law is named without section numbers: they differ between the law of 1967 and that of 2025, the rights do not.
"""

from __future__ import annotations

from navtui.domain.brev import Avsnitt, Del, Kontor, Liste, Ordlyd, Ramme


def rettigheter(o: Ordlyd, ramme: Ramme, *, utsettes: bool) -> tuple[Del, ...]:
    """Klage within three weeks, to this office, on to Statsforvalteren; documents; help. `utsettes`: it takes something away, so it may be
    asked that it waits."""
    k = ramme.kontor
    klage = (
        Avsnitt(tekst=o("klage.frist")),
        Avsnitt(tekst=o("klage.slik")),
        Liste(punkter=(o("klage.punkt_vedtak"), o("klage.punkt_hvorfor"), o("klage.punkt_navn"))),
        Avsnitt(tekst=o("klage.send", adresse=k.postadresse)),
        Avsnitt(tekst=o("klage.videre", statsforvalteren=statsforvalteren(o, k))),
    )
    vent = (Avsnitt(tekst=o("klage.utsett")),) if utsettes else ()
    return (
        Del(overskrift=o("del.klage"), blokker=(*klage, *vent)),
        Del(overskrift=o("del.hjelp"), blokker=tuple(Avsnitt(tekst=o(f"hjelp.{n}")) for n in ("kontoret", "andre", "utgifter"))),
        Del(overskrift=o("del.innsyn"), blokker=(Avsnitt(tekst=o("innsyn.rett")),)),
        sporsmal(o, ramme),
    )  # fmt: skip


def statsforvalteren(o: Ordlyd, kontor: Kontor) -> str:
    """Which Statsforvalter, as much as the office has filled in."""
    return o("klage.statsforvalteren_i", hvor=kontor.statsforvalter) if kontor.statsforvalter else o("klage.statsforvalteren")


def lovhjemmel(o: Ordlyd, hjemmel: str) -> str:
    """A section as the table of laws names it, with the law's name in the letter's language: "forvaltningslova § 35"."""
    for lov in ("forvaltningsloven", "sosialtjenesteloven"):
        hjemmel = hjemmel.replace(lov, o(f"lov.{lov}"))
    return hjemmel


def sporsmal(o: Ordlyd, ramme: Ramme) -> Del:
    """Whom to ask, and that an interpreter is free."""
    telefon = ramme.kontor.telefon
    hvor = o("sporsmal.telefon", telefon=telefon) if telefon else o("sporsmal.kontoret")
    return Del(overskrift=o("del.sporsmal"), blokker=(Avsnitt(tekst=hvor), Avsnitt(tekst=o("sporsmal.tolk"))))
