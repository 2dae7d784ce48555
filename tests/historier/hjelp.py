"""What the stories share: a søknad given on a postmøte, a vedtak signed by two, its lines and its letter as they can be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from navtui.domain.brev import fra_json
from navtui.domain.kodeverk import Soknadspost, Vedtaksart
from navtui.domain.soknad import NyPost, NySoknad
from navtui.domain.vedtak import Vedtak
from navtui.services import beslutning, postmote, signatur, soknad, vedtak
from navtui.services import vedtak_innhold as innhold
from navtui.services.vedtak_innhold import Del
from navtui.store import brev as lager
from tests.brevhjelp import tekst
from tests.kontor import I_DAG, PIN, Kontor
from tests.vedtakshjelp import ALLE_PUNKTER

Linjer = list[tuple[str, date, date, int]]


def sok(kontor: Kontor, person_id: int, *arter: str, til: str = "KAL", dag: date = I_DAG) -> int:
    """A søknad on paper, registered in the mottak and given to `til` on the postmøte of the same day."""
    poster = tuple(NyPost(art=Soknadspost.av(a)) for a in arter)
    svar = soknad.registrer(kontor.okt("PER", dag), NySoknad(person_id=person_id, mottatt=dag, poster=poster))
    assert svar.soknad_id is not None
    leder = kontor.okt("LEA", dag)
    if not postmote.er_apent(leder):
        postmote.apne(leder)
    beslutning.fordel(leder, svar.soknad_id, til, 1)
    return svar.soknad_id


class Skriver:
    """One veileder at her desk with one draft: every change is made with the version the last one gave."""

    def __init__(self, kontor: Kontor, ident: str, v: Vedtak, dag: date = I_DAG, kl: time = time(12, 0)) -> None:
        self.kontor, self.ident, self.v, self.dag = kontor, ident, v, dag
        self.okt = kontor.okt(ident, dag, kl)

    def hode(self, **felt: object) -> None:
        """Fields of the head."""
        self.v = innhold.endre_hode(self.okt, self.v.id, self.v.versjon, **felt)

    def til(self, *deler: Del) -> None:
        """Parts to add."""
        for del_ in deler:
            self.v = innhold.legg_til(self.okt, self.v.id, self.v.versjon, del_)

    def endre(self, del_: Del, **felt: object) -> None:
        """A part with new values."""
        self.v = innhold.endre(self.okt, self.v.id, self.v.versjon, del_.model_copy(update=felt))

    def innvilg(self, **mer: object) -> None:
        """Everything granted as bidrag after § 18, unless something else is said."""
        for post in self.v.poster:
            self.endre(post, **{"utfall": "innvilget", "hjemmel": "paragraf_18", "form": "bidrag"} | mer)

    def barn(self, navn: str, tekst: str) -> None:
        """VE-8: the line of one child."""
        barnet = next(b for b in self.v.barn if b.navn == navn)
        self.v = innhold.sett_vurdering_barn(self.okt, self.v.id, self.v.versjon, barnet.id or 0, tekst)

    def passer(self, regel: str, grunn: str) -> None:
        """A varsel passed with a written reason."""
        self.v = innhold.passer_varsel(self.okt, self.v.id, self.v.versjon, regel, grunn)

    def mangler(self) -> list[tuple[str, str | None]]:
        """What stops it, and the varsler that nobody has passed: rule and field."""
        b = vedtak.bilde(self.okt, self.v.id)
        return [*((f.regel, f.felt) for f in b.stopp), *((f.regel, f.felt) for f in b.upasserte)]

    def signer(self, av: str, kl: time = time(12, 30)) -> Vedtak:
        """Sent, and controlled by `av` at her own desk."""
        self.v = signatur.send(self.okt, self.v.id, self.v.versjon, PIN)
        self.v = signatur.kontroller(self.kontor.okt(av, self.dag, kl), self.v.id, self.v.versjon, PIN, punkter=ALLE_PUNKTER)
        return self.v


def linjer(v: Vedtak, art: str = "behov") -> Linjer:
    """The frozen lines of one art: code, from, to and øre."""
    return [(li.kode, li.fra, li.til, li.belop_ore) for li in v.linjer if li.art == art]


def sum_av(v: Vedtak, art: str = "behov") -> int:
    """The øre of the lines of one art."""
    return sum(li.belop_ore for li in v.linjer if li.art == art)


def brevtekst(kontor: Kontor, v: Vedtak) -> str:
    """The letter that was made and is kept, on one line, with no table cell broken."""
    with kontor.okt("LEA").lese() as les:
        brev_id = lager.for_vedtak(les, v.id)
        assert brev_id is not None
        return tekst(fra_json(lager.innhold(les, brev_id)[0]))


VE_19 = (
    "Derfor har vi bestemt dette", "Opplysningene vi har brukt", "Reglene vi har brukt", "sosialtjenesteloven",
    "Fristen er tre uker fra den dagen du fikk dette brevet", "Du sender eller leverer klagen til oss", "Statsforvalteren",
    "Du kan se dokumentene i saken din", "Du kan få hjelp til å klage", "har behandlet saken", "har kontrollert vedtaket",
    "To ansatte har signert vedtaket",
)  # fmt: skip
"""What every letter of a vedtak says."""


def mangler_i(brev: str, *deler: str, navn: Iterable[str] = (), vanlig: bool = True) -> list[str]:
    """VE-19: what the letter should say and does not."""
    return [d for d in (*(VE_19 if vanlig else ()), *deler, *navn) if d not in brev]


def endring(kontor: Kontor, ident: str, gammel: Vedtak, art: Vedtaksart, dag: date) -> Skriver:
    """A draft that changes an iverksatt vedtak, on the office's own initiative."""
    v = vedtak.nytt_utkast(kontor.okt(ident, dag), gammel.person_id, art=art, uten_soknad=art.value, endrer_id=gammel.id)  # type: ignore[arg-type]
    return Skriver(kontor, ident, v, dag)
