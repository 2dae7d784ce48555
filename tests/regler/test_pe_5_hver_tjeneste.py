"""PE-5 over every service there is: asked about a protected person's rows, it answers one without access as about rows that are not there.

The services are found by looking (tests/regler/tjenester.py). One that is new is asked without anybody remembering to; one that cannot be
asked must be listed here with a reason.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest

from navtui.domain import innlogging as innloggingsregler
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import innlogging, liste
from navtui.services.okt import Okt
from navtui.store import db
from tests.kontor import ANSATTE, I_DAG, kopi, raa
from tests.regler.saltet import Saltet, Skjult, egen, lag_saltet, lekk, utenom
from tests.regler.test_pe_5_overalt import EN_AV_HVER_ROLLE, Fil
from tests.regler.tjenester import INGEN, Tjeneste, alle

UNNTATT = {
    "leder.bak": "takes a unit of reading that is open: fordelinger and leder.navn are asked",
    "vedtak_skjerm.foreldet_av": "takes a vedtak that has been read: what it says of it is asked by every edit",
    "nokkel.": "keys and the key file, where no person is",
    "innlogging.": "the staff's own keys",
    "plass.": "what waits for room on the disk",
    "sikkerhetskopi.": "copies the file, encrypted as it is",
    "sjekk.": "whoever looks after the file is told the numbers of what is broken in it, and nothing else",
    "ansatt.sett_nokler": "the staff's own keys",
    "ansatt.legg_til": "the staff's own keys",
}
"""What is not asked, and why. A name that ends in a dot is a whole module."""


STUMME = {"flytting.utfor"}
"""What answers the same to those with access: only the leder moves cases, who sees everyone, and the case made up is nobody's."""


@cache
def spurte() -> list[Tjeneste]:
    """Every service but those with a reason."""
    return [t for t in alle() if t.navn not in UNNTATT and f"{t.navn.partition('.')[0]}." not in UNNTATT]


@pytest.fixture(scope="module")
def saltet() -> Saltet:
    """The office, once for all the tests, those of the screens too: they copy it."""
    return lag_saltet()


@pytest.fixture(autouse=True)
def uten_ventetid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong PINs slow down; that has its own tests."""
    monkeypatch.setattr(innloggingsregler, "ma_vente", lambda _s: None)
    monkeypatch.setattr(innlogging, "stemmer", lambda _hash, pin: pin == "123456")


def svar(t: Tjeneste, okt: Okt, args: dict[str, Any]) -> str:
    """Everything an answer holds, or the refusal's sentence. A file it wrote is part of the answer."""
    try:
        ut = t.fn(okt, **args)
    except Regelbrudd as brudd:
        return f"{brudd.regel} {brudd.setning}"
    except (ValueError, KeyError, AttributeError, TypeError, LookupError) as feil:
        return f"{type(feil).__name__} {feil}"
    if isinstance(ut, Path):
        return ut.read_bytes().decode("latin-1")
    return repr(ut)


def _om_rader(t: Tjeneste, saltet: Saltet, mest: int) -> Iterator[tuple[Skjult, dict[str, int], dict[str, int]]]:
    """Protected persons with the rows the service takes."""
    kinds = t.om
    har = [s for s in saltet.skjulte if s.rader[kinds[0]]]
    for s in sorted(har, key=lambda s: -sum(bool(s.rader[k]) for k in kinds))[:mest]:
        yield s, *s.ett(kinds)


def _utvalg(t: Tjeneste, fil: Fil) -> Iterator[dict[str, Any]]:
    """The ways to ask a service that takes nobody's row: every code, every one of the staff, both of yes and no."""
    valg: dict[str, list[Any]] = {}
    for navn, type_ in t.typer.items():
        if isinstance(type_, type) and issubclass(type_, Enum):
            valg[navn] = list(type_)
        elif type_ is bool:
            valg[navn] = [False, True]
        elif navn in ("ident", "for_ident", "radgiver") or t.navn == "flytting.forslag":
            valg[navn] = list(ANSATTE)
        elif t.navn == "liste.hent":
            valg[navn] = list(liste.LISTER)
        elif navn in ("liste_id", "mote_id"):
            valg[navn] = list(range(1, 8))
    faste = {k: v for k, v in t.argumenter({}, {}, fil.base.fil.parent).items() if k not in valg}
    for verdier in product(*valg.values()):
        yield faste | dict(zip(valg, verdier, strict=True))


def test_pe_5_hver_tjeneste_kan_spørres_eller_har_en_grunn(tmp_path: Path) -> None:
    """A service with an argument nobody knows how to make is neither asked nor excused: teach tests/regler/tjenester.py about it."""
    navn = {t.navn for t in alle()}
    assert [u for u in UNNTATT if not any(n == u or (u.endswith(".") and n.startswith(u)) for n in navn)] == []
    for t in spurte():
        t.argumenter({}, {}, tmp_path)
    assert len(spurte()) > 170


@pytest.mark.parametrize("ident", EN_AV_HVER_ROLLE)
def test_pe_5_en_skjult_persons_rad_svarer_som_en_som_ikke_finnes(saltet: Saltet, ident: str, tmp_path: Path) -> None:
    okt = saltet.fil.okt(ident, egen(saltet, ident))
    assert sum(_sammenlign(t, okt, saltet, tmp_path, 1) for t in spurte()) > 200


def _sammenlign(t: Tjeneste, okt: Okt, saltet: Saltet, mappe: Path, mest: int) -> int:
    """How many times it was asked. What takes nobody's row answers without her, what takes one as of a row that is not there."""
    if not (kinds := t.om):
        valg = list(islice(_utvalg(t, saltet.fil), 12 * mest))
        for args in valg:
            assert not lekk(svar(t, okt, args), saltet), (t.navn, args)
        return len(valg)
    antall = 0
    for _, rader, versjoner in _om_rader(t, saltet, mest):
        ukjent = svar(t, okt, t.argumenter(dict.fromkeys(kinds, INGEN), versjoner, mappe))
        om_henne = svar(t, okt, t.argumenter(rader, versjoner, mappe))
        assert not lekk(om_henne, saltet), t.navn
        for id_ in rader.values():  # what was asked with may come back
            om_henne = om_henne.replace(f"_id={id_},", f"_id={INGEN},")
        assert om_henne == ukjent, t.navn
        antall += 1
    return antall


def test_pe_5_et_skjult_barn_er_ikke_i_noe_svar_om_forelderen(saltet: Saltet, tmp_path: Path) -> None:
    """A child that is protected now stands in what was decided for a parent everyone may see: each service is asked about the parent's
    rows, those that write too."""
    okt = saltet.fil.okt("KAL", egen(saltet, "forelder"))
    spor = [(t, s) for t in spurte() if t.om for s in saltet.foreldre]
    assert len(spor) > 300
    for t, s in spor:
        assert not lekk(svar(t, okt, t.argumenter(*s.ett(t.om), tmp_path)), saltet), t.navn


def test_pe_5_leder_ser_barnet_i_svarene_om_forelderen(saltet: Saltet, tmp_path: Path) -> None:
    """The test above could fail."""
    okt = saltet.fil.okt("LEA", egen(saltet, "LEA-forelder"))
    viser = {"vedtak.hent", "vedtak.bilde", "vedtak_skjerm.hent", "kontroll.hent", "brev.vis_vedtak", "brev.les"}
    spor = [t for t in spurte() if t.navn in viser]
    assert viser == {t.navn for t in spor for s in saltet.foreldre if lekk(svar(t, okt, t.argumenter(*s.ett(t.om), tmp_path)), saltet)}


def test_pe_5_sporsmalene_over_nar_frem(saltet: Saltet, tmp_path: Path) -> None:
    """They could fail: asked by those who have access, nearly all answer something else about her than about nobody."""
    base = egen(saltet, "apen")
    with saltet.fil.okt("LEA", base).skrive() as s:
        for p, ident in product((p.id for p in saltet.skjulte), ("JON", "GRO", "PER")):
            s.sett_inn("tilgang", person_id=p, ident=ident, fra=I_DAG, grunn="x", gitt_av="LEA", tid=s.na)
        s.logg("test")
    stumme = {t.navn for t in spurte() if t.om and not _nar_frem(t, saltet, base, tmp_path)}
    assert stumme == STUMME


def _nar_frem(t: Tjeneste, saltet: Saltet, base: db.Base, mappe: Path) -> bool:
    for ident in ("LEA", "JON", "GRO", "PER"):
        okt = saltet.fil.okt(ident, base)
        for _s, rader, versjoner in _om_rader(t, saltet, 3):
            if svar(t, okt, t.argumenter(rader, versjoner, mappe)) != svar(
                t, okt, t.argumenter(dict.fromkeys(t.om, INGEN), versjoner, mappe)
            ):
                return True
    return False


KONTORTALL = {"leder.kontortall", "kvp.plasser"}
"""LE: totals of the office, which count everyone whoever asks."""
ANDRE_DAGER = (
    "update soknad set mottatt = '2026-06-01' where person_id in ({})", "update sak set neste_dato = '2026-01-01' where person_id in ({})",
    "update vedtak set til = '2026-11-23' where tilstand = 'iverksatt' and engang = 0 and person_id in ({})",
    "update gjeldssak set neste_dato = '2026-01-01' where person_id in ({})",
    "update oppgave set frist = '2026-01-01' where person_id in ({})",
    "update beskjed set ring_tilbake = 1 - ring_tilbake where person_id in ({})",
    "update utbetaling set belop_ore = belop_ore + 100 where vedtak_id in (select id from vedtak where person_id in ({}))",
)  # fmt: skip


def test_pe_5_ingen_svar_og_ingen_tall_endrer_seg_med_en_skjults_dager(saltet: Saltet) -> None:
    """All of the protected persons that a list sorts, counts or warns by is made another: nobody without access sees a difference."""
    base = egen(saltet, "dager")
    lesende = [t for t in spurte() if not t.om and t.navn.rpartition(".")[2] in LESER]
    spor = [(t, args) for t in lesende for args in islice(_utvalg(t, saltet.fil), 12)]

    def svarene(ident: str) -> dict[tuple[str, str], str]:
        return {(t.navn, str(args)): svar(t, saltet.fil.okt(ident, base), args) for t, args in spor}

    for_ = {ident: svarene(ident) for ident in ("KAL", "LEA")}
    conn = raa(base.fil, base.nokkel)
    with utenom(conn):
        for sql in ANDRE_DAGER:
            assert conn.execute(sql.format(",".join(str(s.id) for s in saltet.skjulte))).rowcount > 0
    conn.close()
    ulikt = {ident: {navn for (navn, a), s in svarene(ident).items() if for_[ident][navn, a] != s} for ident in for_}
    assert ulikt["KAL"] <= KONTORTALL
    assert len(ulikt["LEA"]) > 8
    assert len(spor) > 150


LESER = {
    "liste", "mine", "hent", "hent_side", "tall", "tell", "rader", "side", "bilde", "forst", "kontortall", "navn", "ko", "moter", "utkast",
    "les", "plasser", "nodhjelp_setning", "nodhjelp_venter", "hent_forfall", "hent_lister", "hent_liste", "hent_returnerte",
    "uten_fast_veileder", "ikke_informert", "forslag", "tilganger", "alle", "historikk", "er_apent",
}  # fmt: skip
"""What the services call reading."""


def main() -> int:
    """By hand: every one of the staff without access, about every row of every protected person."""
    saltet, antall = lag_saltet(), 0
    pytest.MonkeyPatch().setattr(innloggingsregler, "ma_vente", lambda _s: None)
    for ident in (i for i in ANSATTE if i != "LEA"):
        mappe = saltet.fil.base.fil.parent / f"{ident}-for-hand"
        mappe.mkdir()
        okt = saltet.fil.okt(ident, kopi(saltet.fil.base, mappe))
        antall += sum(_sammenlign(t, okt, saltet, mappe, 999) for t in spurte())
    print(f"{len(spurte())} tjenester, {antall} spørsmål, {len(saltet.skjulte)} skjermede: ingen svar skiller dem fra ingen")
    return 0


if __name__ == "__main__":
    sys.exit(main())
