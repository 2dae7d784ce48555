"""KL-1, KL-2 (fvl. §§ 28-33; sosialtjenesteloven § 47): the letters of a klage that does not end in a new vedtak.

A klage that is avvist gets a decision of its own, reasoned and open to klage. One that is opprettholdt is sent on to Statsforvalteren with
what the office says of it, and the one who complained gets the same in copy. Medhold is a new vedtak, with that vedtak's letter.

One person signs them: two signatures belong to what grants or refuses a service (KO-3), and the one who decides a klage is another than the
two who signed what it is about (KL-3).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from navtui.domain.brev import Avsnitt, Brev, Del, Kontor, Liste, Ordlyd, Ramme, Tabell, adresselinjer, avsnitt, sett_sammen, stor
from navtui.domain.brev_rettigheter import lovhjemmel, rettigheter, sporsmal, statsforvalteren
from navtui.domain.kodeverk import Soknadspost, Utfall, Vedtaksart
from navtui.domain.kodeverk.brev import Brevart
from navtui.domain.kodeverk.klage import Klagegrunn, Klagetilstand
from navtui.domain.modell import Modell


class Klagesak(Modell):
    """What every letter of a klage tells of it. `hjemmel`: the sections about klage that hold on the letter's day."""

    klage_id: int
    vedtak_id: int
    nummer: str
    vedtaksart: Vedtaksart
    vedtaksdato: date
    mottatt: date
    avgitt: date
    kommet_frem: date
    frist: date
    hjemmel: str
    vurdering: str

    @property
    def for_sen(self) -> bool:
        """KL-2: it was posted or handed in after the frist."""
        return self.avgitt > self.frist


class Avvisning(Klagesak):
    """KL-2 (fvl. § 33): the klage is not taken, and why."""

    grunn: Klagegrunn


class Oversendelse(Klagesak):
    """KL-1 (fvl. § 33): what Statsforvalteren gets. `oppreisning`: why a late klage was taken. `nytt_vedtak`: where a part was granted."""

    tekst: str
    delvis: bool = False
    oppreisning: Klagegrunn | None = None
    oppreisningsgrunn: str = ""
    merknad: str = ""
    svar: tuple[tuple[Soknadspost, str, Utfall | None], ...] = ()
    soknad_mottatt: date | None = None
    forelopig_svar: date | None = None
    nytt_vedtak: str | None = None


class Klagesvar(Modell):
    """VE-18: that a vedtak answers a klage: medhold in all or a part of it, or what Statsforvalteren has decided."""

    mottatt: date
    tilstand: Klagetilstand

    def setning(self, o: Ordlyd, kontor: Kontor) -> str:
        """What the letter of the omgjøring says of it."""
        if self.tilstand is Klagetilstand.MEDHOLD:
            return o("klagesvar.medhold", mottatt=o.dag(self.mottatt))
        nokkel = "delvis" if self.tilstand is Klagetilstand.DELVIS else "statsforvalteren"
        return stor(o(f"klagesvar.{nokkel}", mottatt=o.dag(self.mottatt), statsforvalteren=statsforvalteren(o, kontor)))


def avvisningsbrev(o: Ordlyd, ramme: Ramme, b: Avvisning) -> Brev:
    """To the one who complained: that it is not taken, why, the rules, and that this too can be complained of."""
    apning = "klageavvist.apning_fra_annen" if b.grunn is Klagegrunn.IKKE_KLAGERETT else "klageavvist.apning"
    ingress = (
        Avsnitt(tekst=o(apning, mottatt=o.dag(b.mottatt), vedtaket=_vedtaket(o, b))),
        Avsnitt(tekst=o("klageavvist.betyr")),
    )
    hvorfor = (Avsnitt(tekst=o(f"klageavvist.{b.grunn.value}")), *(_om_fristen(o, b) if b.for_sen else ()), *avsnitt(b.vurdering))
    deler = (
        Del(overskrift=o("del.vurdering"), blokker=hvorfor),
        Del(overskrift=o("del.regler"), blokker=(Avsnitt(tekst=o("klageavvist.regler", hjemmel=lovhjemmel(o, b.hjemmel))),)),
        *rettigheter(o, ramme, utsettes=False),
    )
    return sett_sammen(
        o, ramme, Brevart.KLAGE_AVVIST, o("tittel.klage_avvist"), ingress, deler, tittel=o("dokument.klage_avvist", nummer=b.nummer),
        nummer=b.nummer,
    )  # fmt: skip


def oversendelsesbrev(o: Ordlyd, ramme: Ramme, b: Oversendelse) -> Brev:
    """To Statsforvalteren: the klage, what it is about, what the office has decided and says of it, and what is enclosed."""
    ingress = [Avsnitt(tekst=o("oversendelse.apning", mottatt=o.dag(b.mottatt), vedtaket=_vedtaket(o, b)))]
    ingress.append(Avsnitt(tekst=o("oversendelse.delvis" if b.delvis else "oversendelse.opprettholdt")))
    vedlegg = Del(overskrift=o("del.vedlegg"), blokker=(Liste(punkter=tuple(_vedlegg(o, b))), Avsnitt(tekst=o("oversendelse.kopi"))))
    return sett_sammen(
        o, ramme, Brevart.KLAGE_OVERSENDT, o("tittel.klage_oversendt"), ingress, (*_uttalelse(o, b), vedlegg),
        tittel=o("dokument.klage_oversendt", nummer=b.nummer), nummer=b.nummer,
        til=(statsforvalteren(o, ramme.kontor), *adresselinjer(ramme.kontor.statsforvalter_adresse)),
    )  # fmt: skip


def kopibrev(o: Ordlyd, ramme: Ramme, b: Oversendelse) -> Brev:
    """To the one who complained: what has been done, what follows, and word for word what Statsforvalteren is told (fvl. § 33)."""
    sf = statsforvalteren(o, ramme.kontor)
    ingress = (
        Avsnitt(tekst=o("klagekopi.delvis" if b.delvis else "klagekopi.opprettholdt", vedtaket=_vedtaket(o, b))),
        Avsnitt(tekst=o("klagekopi.sendt", mottatt=o.dag(b.mottatt), statsforvalteren=sf)),
    )
    deler = (
        Del(overskrift=o("del.videre"), blokker=(Avsnitt(tekst=o("klagekopi.videre")), Avsnitt(tekst=o("klagekopi.si_fra")))),
        Del(overskrift=o("del.innsyn"), blokker=(Avsnitt(tekst=o("innsyn.rett")),)),
        sporsmal(o, ramme),
        Del(overskrift=o("del.klagekopi"), blokker=(Avsnitt(tekst=o("klagekopi.kopi")),)),
        *_uttalelse(o, b),
    )
    return sett_sammen(
        o, ramme, Brevart.KLAGE_KOPI, o("tittel.klage_kopi"), ingress, deler, tittel=o("dokument.klage_kopi", nummer=b.nummer),
        nummer=b.nummer,
    )  # fmt: skip


def _vedtaket(o: Ordlyd, b: Klagesak) -> str:
    return o("apning.vedtaket_fra", nummer=b.nummer, dato=o.dag(b.vedtaksdato))


def _om_fristen(o: Ordlyd, b: Klagesak) -> tuple[Avsnitt, ...]:
    datoer = {"kommet_frem": o.dag(b.kommet_frem), "frist": o.dag(b.frist), "avgitt": o.dag(b.avgitt)}
    return (Avsnitt(tekst=o("klageavvist.fristen", **datoer)),)


def _uttalelse(o: Ordlyd, b: Oversendelse) -> Iterator[Del]:
    """What is the same in both letters: the klage in its own words, the frist, what was decided, and what the office says of it."""
    tabell = Tabell(
        kolonner=(o("svar.sokt"), o("svar.svar")), bredder=(5, 3),
        rader=tuple((stor(tekst if art is Soknadspost.ANNET and tekst else o.kode(art)), stor(o.kode(utfall)) if utfall else "")
                    for art, tekst, utfall in b.svar),
    )  # fmt: skip
    art = Avsnitt(tekst=o("oversendelse.vedtaket", art=o(f"klageart.{b.vedtaksart.value}"), vedtaket=_vedtaket(o, b)))
    yield Del(overskrift=o("del.klagevedtak"), blokker=(art, tabell) if b.svar else (art,))
    yield Del(overskrift=o("del.klagen"), blokker=avsnitt(b.tekst))
    yield Del(overskrift=o("del.klagefrist"), blokker=tuple(_fristen(o, b)))
    yield Del(overskrift=o("del.klagevurdering"), blokker=avsnitt(b.vurdering))
    yield Del(overskrift=o("del.klagemerknad"), blokker=avsnitt(b.merknad))


def _fristen(o: Ordlyd, b: Oversendelse) -> Iterator[Avsnitt]:
    """KL-2: whether it came in time, and if not why it was taken."""
    datoer = {"kommet_frem": o.dag(b.kommet_frem), "frist": o.dag(b.frist), "avgitt": o.dag(b.avgitt)}
    yield Avsnitt(tekst=o("oversendelse.for_sent" if b.for_sen else "oversendelse.i_tide", **datoer))
    if b.oppreisning is not None:
        yield Avsnitt(tekst=o(f"oversendelse.{b.oppreisning.value}"))
        yield from avsnitt(b.oppreisningsgrunn)


def _vedlegg(o: Ordlyd, b: Oversendelse) -> Iterator[str]:
    """What is enclosed, oldest first."""
    if b.soknad_mottatt is not None:
        yield o("vedlegg.soknad", dato=o.dag(b.soknad_mottatt))
    yield o("vedlegg.vedtak", vedtaket=_vedtaket(o, b))
    yield o("vedlegg.klage", dato=o.dag(b.mottatt))
    if b.forelopig_svar is not None:
        yield o("vedlegg.forelopig_svar", dato=o.dag(b.forelopig_svar))
    if b.nytt_vedtak is not None:
        yield o("vedlegg.omgjoring", nummer=b.nytt_vedtak)
    yield o("vedlegg.dokumentasjon")
