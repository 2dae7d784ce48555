"""`navtui sjekk`: is the file whole, and does it keep the rules? One answer per rule, with case numbers and never names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from navtui.domain import fodselsnummer, kvpstonad, loggmerke
from navtui.domain.kodeverk import Vedtakstilstand
from navtui.domain.linje import etterregn
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tilgang import Seer
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_beregning import til_utbetaling
from navtui.domain.vedtak_dekning import ve_4_hver_post
from navtui.domain.vedtak_innhold import sjekk_signert_innhold
from navtui.domain.vedtaksregler.soknad_og_periode import for_lenge
from navtui.services import nokkelendring, sjekk_logg
from navtui.services.okt import Okt
from navtui.services.vedtak_virkning import plass_til
from navtui.store import db, innstilling, logg, nokkelfil, vedtak_overlapp
from navtui.store import sjekk as lager
from navtui.store import vedtak as vedtakslager
from navtui.store.sjekk_klage import INVARIANTER as KLAGEINVARIANTER

_MEST = 10
"""Numbers named in one line; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Svar:
    """What was looked at: `holder` is true when `funn` is None; else `funn` says what is wrong and where.

    `vedtatt`: the file is whole, but two have signed what a rule forbids. Only a new vedtak mends it (VE-18), and a copy of the file is as
    good as the file (SI-6).
    """

    regel: str
    holder: str
    funn: str | None
    vedtatt: bool = False

    @property
    def linje(self) -> str:
        """The one line of `navtui sjekk`, true as it stands."""
        return f"{'ok' if self.funn is None else 'FEIL':<5}{self.regel}: {self.holder if self.funn is None else self.funn}"


def _signert(les: db.Leser, v: Vedtak) -> bool:
    """KO-3, KO-4: what was signed is what stands there, letter by letter, by as many as its state demands."""
    return sjekk_signert_innhold(v) is None


def _sum(les: db.Leser, v: Vedtak) -> bool:
    """KO-9: the frozen lines, each worked out again from itself, give the frozen sum."""
    if any(kvpstonad.etterregn(linje) != linje for linje in v.kvplinjer):
        return False
    return not v.beregnes or v.sum_ore == til_utbetaling(v, etterregn(v.linjer))


def _belop(les: db.Leser, v: Vedtak) -> bool:
    """VE-4: all that an iverksatt vedtak grants as money has an amount; one that an omgjøring has replaced is mended."""
    if v.tilstand is not Vedtakstilstand.IVERKSATT or ve_4_hver_post(v) is None:
        return True
    gammel = vedtakslager.hent(les, v.endrer_id) if v.endrer_id else None
    return ve_4_hver_post(v, gammel) is None or plass_til(les, v.id).staar is None


def _nummer_stemmer(fnr: str, demo: bool) -> bool:
    """PE-1, PE-2: both control digits, and nothing but synthetic numbers in a demo file."""
    try:
        fodselsnummer.sjekk(fnr, demo=demo)
    except Regelbrudd:
        return False
    return True


def _varighet(les: db.Leser, v: Vedtak) -> bool:
    """VE-1: løpende stønad runs no longer than the setting of the day it was decided, or has what a longer one takes, or is ended."""
    if v.tilstand is not Vedtakstilstand.IVERKSATT or v.vedtaksdato is None or for_lenge(v, v.til, 1) is None:
        return True
    opphort = vedtak_overlapp.opphort_fra(les, v.id)
    til = v.til if opphort is None else max(v.fra, opphort - timedelta(days=1))
    return for_lenge(v, til, innstilling.hent(les, "vedtak_maaneder", v.vedtaksdato)) is None


_SIGNERTE: tuple[tuple[str, str, str, Callable[[db.Leser, Vedtak], bool], bool], ...] = (
    ("KO-3", "det som er signert, står som det ble signert", "endret etter signatur, eller uten signatur over innholdet", _signert, False),
    ("KO-9", "linjene i hvert signert vedtak gir summen som ble signert", "linjene gir ikke summen som ble signert", _sum, False),
    ("VE-1", "ingen vedtak om løpende stønad varer for lenge", "varer over en måned uten helseytelse og grunn", _varighet, True),
    ("VE-4", "alt det som er innvilget som penger, har et beløp", "noe er innvilget uten beløp", _belop, True),
)
"""The rule, what holds, what does not, whether it does, and whether it is `Svar.vedtatt`."""


def sjekk_fil(base: db.Base) -> Iterator[Svar]:
    """The file as SQLite sees it. Works on a damaged file: it takes the key, not a session."""
    for regel, holder, brutt, funn in lager.teknisk(base):
        yield _svar(regel, holder, brutt, funn)


def sjekk_merker(okt: Okt, merker: Iterable[str]) -> Iterator[Svar]:
    """SI-3: does the log hold the heads that stand on paper? Each as the protokoll writes it; the chain itself is `sjekk_innhold`'s."""
    with okt.lese() as les:
        for tekst in merker:
            nr, start = loggmerke.les(tekst)
            merke = loggmerke.skriv(nr, start)
            borte = [] if logg.begynner(les, nr, start) else [merke]
            yield _svar("SI-3", f"loggen har merket {merke}", "loggen er en annen enn den som står på protokollen", borte)


def sjekk_innhold(okt: Okt) -> Iterator[Svar]:
    """The log's chain and the rules the content must keep.

    Looks at everyone's cases, protected ones too: what it answers with is numbers of cases and vedtak, which tell nothing of anyone.
    """
    with db.lese(okt.base, Seer(okt.ident, "leder"), okt.i_dag) as les:
        om_loggen = sjekk_logg.sjekk(les, demo=okt.demo)
        yield _svar(*next(om_loggen))
        yield _merker(okt, les)
        yield _nokkelfil(okt, les)
        for svar in om_loggen:
            yield _svar(*svar)
        for i in (*lager.INVARIANTER, *KLAGEINVARIANTER):
            yield _svar(i.regel, i.holder, i.brutt, lager.brudd(les, i), i.vedtatt)
        gale = [f"person {id_}" for id_, fnr in lager.fodselsnummer(les) if not _nummer_stemmer(fnr, okt.demo)]
        yield _svar("PE-1", "hvert fødselsnummer stemmer med kontrollsifrene", "fødselsnummeret stemmer ikke", gale)
        yield _svar("PE-8", "hvert brev er som det ble laget", "brevet er endret etter at det ble laget", lager.endrede_brev(les))
        feil: list[list[str]] = [[] for _ in _SIGNERTE]
        for v in (vedtakslager.hent(les, id_) for id_ in lager.signerte(les)):
            for funn, (*_, stemmer, _) in zip(feil, _SIGNERTE, strict=True):
                if not stemmer(les, v):
                    funn.append(v.nummer)
        for funn, (regel, holder, brutt, _, vedtatt) in zip(feil, _SIGNERTE, strict=True):
            yield _svar(regel, holder, brutt, funn, vedtatt)


def _merker(okt: Okt, les: db.Leser) -> Svar:
    """SI-3: a log that is cut, or a chain that is made anew, lacks what was noted in the key file. It is whole up to the mark before."""
    with nokkelfil.lese(okt.fil) as n:
        merker = [(m.nr, logg.finnes(les, m.nr, m.hash)) for m in n.loggmerker()]
    borte = [nr for nr, er_der in merker if not er_der]
    hele = max((nr for nr, er_der in merker if er_der and nr < borte[0]), default=0) if borte else 0
    brutt = f"loggen er kuttet eller skrevet om etter innslag {hele}: notert er"
    return Svar(
        "SI-3", "loggen har alt som er notert i nøkkelfilen", f"{brutt} {_linje(f'innslag {nr}' for nr in borte)}" if borte else None
    )


def _nokkelfil(okt: Okt, les: db.Leser) -> Svar:
    """SI-2: the key file is of the same time as the file."""
    with nokkelfil.lese(okt.fil) as n:
        return Svar("SI-2", "nøkkelfilen har de passfrasene som ble satt sist", nokkelendring.eldre(les, n) or None)


def _svar(regel: str, holder: str, brutt: str, funn: Iterable[str], vedtatt: bool = False) -> Svar:
    numre = _linje(funn)
    return Svar(regel, holder, f"{brutt}: {numre}" if numre else None, vedtatt)


def _linje(funn: Iterable[str]) -> str | None:
    alle = list(funn)
    if not alle:
        return None
    return ", ".join(alle[:_MEST]) + (f" og {len(alle) - _MEST} til" if len(alle) > _MEST else "")
