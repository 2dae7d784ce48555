"""The shape of the code, and what the store's queries cost. Layers are import-linter's (pyproject.toml)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from navtui.domain.leder import Maal
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sak import Utvalg
from navtui.services import brevko, forelopig_svar, klage, kontroll, leder, oversikt, postmote, sak
from navtui.services.fil import apne
from navtui.services.klokke import Klokke
from navtui.services.liste import LISTER
from navtui.services.okt import Okt
from navtui.store import db, skjema
from tests.demokontor import demokontor
from tests.kontor import ANSATTE, I_DAG, raa

ROT = Path(__file__).resolve().parent.parent / "navtui"
FILER = sorted(ROT.rglob("*.py"))
MEST_LINJER, MEST_FUNKSJON, MEST_METODER = 300, 40, 20
MEST_METODER_VISNING = 30
"""A view has a method for each command and each message besides its own: more room, but still a limit."""

Definisjon = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def navn(fil: Path) -> str:
    """A file as the tests name it."""
    return str(fil.relative_to(ROT))


def definisjoner(tre: ast.AST, foran: str = "") -> Iterator[tuple[str, Definisjon]]:
    """Every class and function with its qualified name; functions inside functions belong to them."""
    for node in ast.iter_child_nodes(tre):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield foran + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from definisjoner(node, f"{foran}{node.name}.")


@pytest.mark.parametrize("fil", FILER, ids=navn)
def test_filer_funksjoner_og_klasser_holder_seg_sma(fil: Path) -> None:
    tekst = fil.read_text(encoding="utf-8")
    antall = len(tekst.splitlines())
    for_store = [f"{antall} lines"] if antall > MEST_LINJER else []
    for kvalifisert, node in definisjoner(ast.parse(tekst)):
        if isinstance(node, ast.ClassDef):
            metoder = sum(isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) for n in node.body)
            mest = MEST_METODER_VISNING if fil.parent.name == "visninger" else MEST_METODER
            for_store += [f"{kvalifisert}: {metoder} methods"] if metoder > mest else []
        elif (linjer := (node.end_lineno or 0) - node.lineno + 1) > MEST_FUNKSJON:
            for_store.append(f"{kvalifisert}: {linjer} lines")
    assert not for_store


@pytest.mark.parametrize("fil", FILER, ids=navn)
def test_alt_offentlig_sier_hva_det_er_til(fil: Path) -> None:
    tre = ast.parse(fil.read_text(encoding="utf-8"))
    uten = [fil.name] if tre.body and not ast.get_docstring(tre) else []
    uten += [n for n, node in definisjoner(tre) if not any(d.startswith("_") for d in n.split(".")) and not ast.get_docstring(node)]
    assert not uten


def test_pe_5_hver_tabell_som_forer_til_en_person_er_kjent_for_leseren() -> None:
    """A table with `person_id` that the Leser does not demand :skjult for, must be one of these, each reached from something checked."""
    uten_krav = {
        "husstandsmedlem", "tilgang", "inhabilitet", "dokumentasjonskrav", "sluttdato", "logg", "vedtaksbarn", "vedtaksinntekt",
        "vedtaksvilkar",
    }  # fmt: skip
    tabeller = {n: sql for art, n, sql in skjema.levert() if art == "table"}
    med_person = {n for n, sql in tabeller.items() if re.search(r"\bperson_id\b", sql)}
    kjent = {n for n in tabeller if db._MED_PERSONER.search(f"from {n}")}
    assert kjent <= set(tabeller)
    assert med_person - kjent - uten_krav == set()


def test_pe_5_bare_butikkens_egne_moduler_kobler_seg_til_utenom_leseren() -> None:
    """A connection that is not a Leser is not filtered: only the modules that deal with the file as such may have one."""
    lov = {
        *("tilkobling.py", "db.py", "skjema.py", "fil.py", "migrations.py", "sjekk.py", "demo.py"),
        *("nokkelfil.py", "nokkelhode.py", "nokkelsegl.py", "nokkelbytte.py", "ukryptert.py", "vakt.py", "sikkerhetskopi.py"),
    }
    utenom = re.compile(r"\b(?:til)?koble\(|\b_?conn\.execute|sqlite\.connect")
    treff = {f.name for f in (ROT / "store").glob("*.py") if utenom.search(f.read_text(encoding="utf-8"))}
    assert treff <= lov


def test_programmet_rorer_ikke_nettet() -> None:
    """SI-8."""
    forbudt = {"socket", "urllib", "http", "ssl", "ftplib", "smtplib", "webbrowser", "requests", "httpx"}
    funnet = set()
    for fil in FILER:
        for node in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
            moduler = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            moduler += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            funnet |= {(navn(fil), m) for m in moduler if m.split(".")[0] in forbudt}
    assert not funnet


VOKSER = frozenset(
    {
        *(
            "person",
            "navnedel",
            "husstand",
            "husstandsmedlem",
            "innsatsbehov",
            "sak",
            "veilederbytte",
            "kontakt",
            "journalnotat",
            "beskjed",
        ),
        *("oppgave", "dokumentasjonskrav", "aktivitet", "soknad", "soknadspost", "beslutning", "vedtak", "vedtakspost", "vedtaksbarn"),
        *("vedtaksbehov", "vedtaksinntekt", "vedtakslinje", "vedtaksvilkar", "vilkarsutfall", "signatur", "kontrollpunkt", "utbetaling"),
        *("utbetalingsliste", "gjeldskrav", "logg", "brev", "klage", "klagesteg", "forelopig_svar"),
    }
)
_ALIAS = re.compile(r"(?:from|join|,)\s+([a-z_]+)(?:\s+(?:as\s+)?([a-z_]\w*))?", re.IGNORECASE)


@pytest.fixture(scope="module")
def kontor(tmp_path_factory: pytest.TempPathFactory) -> db.Base:
    """The demo office."""
    return demokontor(tmp_path_factory)


def les_alt(base: db.Base) -> None:
    """Every list and count that a screen shows without being asked for one person, as each who may."""
    k = apne(base.fil)
    for ident, (egennavn, rolle, *_) in ANSATTE.items():
        okt = Okt(base, ident, egennavn, rolle, k.navn, True, Klokke(k.demo_dato))
        kall: list[tuple[Any, ...]] = [(oversikt.hent, okt), *((hent, okt, ident) for hent in LISTER.values())]
        kall += [(sak.hent_side, okt, u) for u in Utvalg]
        kall += [(sak.tall, okt), (kontroll.liste, okt), (postmote.nodhjelp_venter, okt), (brevko.ko, okt)]
        kall += [(klage.liste, okt), (forelopig_svar.mine, okt), (klage.tabell, okt, I_DAG, I_DAG)]
        if rolle == "leder":
            kall += [(leder.navn, okt, m) for m in Maal] + [(leder.bilde, okt)]
        for funksjon, *arg in kall:
            try:
                funksjon(*arg)
            except Regelbrudd:
                continue  # not this role's


def test_ingen_sporring_leser_hele_tabeller_som_vokser(kontor: db.Base, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the query plan of every statement the lists run: what grows is searched, or read by an index that holds only the open ones."""
    kjort: set[str] = set()
    ekte = db.Leser.utfor

    def spion(selv: db.Leser, sql: str, alle: bool = False, **verdier: object) -> Any:
        kjort.add(sql)
        return ekte(selv, sql, alle, **verdier)

    monkeypatch.setattr(db.Leser, "utfor", spion)
    les_alt(kontor)
    assert len(kjort) > 30
    conn = raa(kontor.fil, kontor.nokkel)
    for funksjon in ("i_dag", "innlogget"):
        conn.create_function(funksjon, 0, lambda: str(I_DAG))
    delvise = {n for art, n, sql in skjema.levert() if art == "index" and re.search(r"\bwhere\b", sql)}
    funn = []
    for sql in kjort:
        alias = {a or t: t for t, a in _ALIAS.findall(sql)} | {t: t for t, _ in _ALIAS.findall(sql)}
        parametre = dict.fromkeys(re.findall(r":(\w+)", sql)) | {"skjult": "[]"}
        for *_, steg in conn.execute(f"explain query plan {sql}", parametre):
            treff = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", steg)
            if treff and alias.get(treff[1], treff[1]) in VOKSER and treff[2] not in delvise:
                funn.append(f"{steg} | {' '.join(sql.split())[:160]}")
    conn.close()
    assert not funn, "\n".join(funn)
