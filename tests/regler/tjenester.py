"""Every public service that takes a session, found by looking, and asked about whatever rows it takes: nobody can forget to list a new one.

Arguments are made by their types; what ends in `_id` is a row of the one who is asked about.
"""

from __future__ import annotations

import inspect
import pkgutil
import types
import typing
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

import navtui.services
from navtui.domain.fodselsnummer import lag_syntetisk
from navtui.domain.kodeverk import Refusjon
from navtui.domain.kodeverk.soknad import Soknadspost
from navtui.domain.soknad import NyPost
from navtui.services.okt import Okt
from navtui.store import db
from tests.kontor import I_DAG

INGEN = 987654
"""The id of a row that is not there."""

RADER = {
    "person_id": "select id from person where id = :p",
    "vedtak_id": "select id from vedtak where person_id = :p order by tilstand = 'avbrutt', id desc",
    "soknad_id": "select id from soknad where person_id = :p order by tilstand = 'mottatt' desc, tilstand = 'fordelt' desc, id desc",
    "gjeldssak_id": "select id from gjeldssak where person_id = :p",
    "klage_id": "select id from klage where person_id = :p",
    "brev_id": "select id from brev where person_id = :p order by id desc",
    "beskjed_id": "select id from beskjed where person_id = :p order by gjort_tid is not null",
    "beslutning_id": "select b.id from beslutning b join soknad s on s.id = b.soknad_id where s.person_id = :p order by b.id desc",
    "drofting_id": "select id from drofting where person_id = :p order by konklusjon is not null",
    "oppgave_id": "select id from oppgave where person_id = :p order by lukket is not null",
    "notat_id": "select id from journalnotat where person_id = :p order by id desc",
    "krav_id": "select id from dokumentasjonskrav where person_id = :p",
    "bytte_id": "select id from veilederbytte where person_id = :p order by id desc",
    "medlem_id": "select id from husstandsmedlem where person_id = :p",
    "husstand_id": "select husstand_id from husstandsmedlem where person_id = :p",
    "utbetaling_id": "select u.id from utbetaling u join vedtak v on v.id = u.vedtak_id where v.person_id = :p order by u.tilstand, u.id",
    "vilkar_id": "select x.id from vedtaksvilkar x join vedtak v on v.id = x.vedtak_id where v.person_id = :p order by x.id desc",
    "barn_id": "select x.id from vedtaksbarn x join vedtak v on v.id = x.vedtak_id where v.person_id = :p order by x.id desc",
    "post_id": "select x.id from gjeldsbudsjettpost x join gjeldssak g on g.id = x.gjeldssak_id where g.person_id = :p",
    "inhabilitet_id": "select id from inhabilitet where person_id = :p",
    "gjeldskrav_id": "select x.id from gjeldskrav x join gjeldssak g on g.id = x.gjeldssak_id where g.person_id = :p",
    "oppgjor_id": "select v.id from vedtaksgaranti g join vedtak v on v.id = g.vedtak_id where v.person_id = :p",
    "oppgjor_person_id": "select v.person_id from vedtak v join vedtaksgaranti g on g.vedtak_id = v.id where v.person_id = :p",
}
"""Whose row it is, by the name the services give its id."""
ALIAS = {
    "hos": "person_id", "hvem": "person_id", "gjelder_id": "person_id", "ogsa_id": "person_id", "annen_id": "person_id",
    "forrige_id": "vedtak_id", "endrer_id": "vedtak_id", "NyttSvar.id": "soknad_id",
    "Brevrad.id": "brev_id", "Krav.id": "gjeldskrav_id", "inhabilitet.opphev.id_": "inhabilitet_id",
    "oppgjor.hent.person_id": "oppgjor_person_id", "oppgjor.for_lan.vedtak_id": "oppgjor_id",
    "oppgjor.for_refusjon.vedtak_id": "oppgjor_id", "oppgjor.for_garanti.vedtak_id": "oppgjor_id",
    "oppgjor.godta_krav.vedtak_id": "oppgjor_id",
}  # fmt: skip
VERSJONER = {
    "vedtak_id": "vedtak", "soknad_id": "soknad", "gjeldssak_id": "gjeldssak", "klage_id": "klage", "beskjed_id": "beskjed",
    "oppgave_id": "oppgave", "notat_id": "journalnotat", "krav_id": "dokumentasjonskrav", "person_id": "person", "husstand_id": "husstand",
}  # fmt: skip
"""The table whose `versjon` a stale screen would have."""

FASTE: dict[str, Any] = {
    "ident": "KAL", "til_ident": "KAL", "grunn": "samarbeid", "objekt": "bruker", "pin": "123456", "passord": "vaagan", "maate": "konto",
    "navn": "botilbud", "handling": "test", "kontonummer": None, "fnr": None, "duf": None, "andel": 100, "kilde": "bruker", "fra": I_DAG,
    "kilde_dato": I_DAG, "dato": I_DAG, "mottatt": I_DAG, "til": None, "versjon": 1, "gjor": lambda *_: None, "felt": {}, "data": {},
    "NyBeskjed.ring_tilbake": True, "ForelopigSvar.ventet": date(2026, 12, 20), "Flyttelinje.til": "KAL", "Aktivitet.aktuell": True,
    "Aktivitet.hva": "kurs", "oppgave.ikke_levert.ny_frist": date(2026, 12, 20), "nummer.sett.fnr": lag_syntetisk(date(1990, 3, 3), 77),
    "NySoknad.poster": (NyPost(art=Soknadspost.LIVSOPPHOLD),), "utbetaling.omruter.maate": "kontantkort", "Utbetaling.maate": "kontantkort",
    "brev.varsel.frist": date(2026, 12, 20), "oppgjor.for_refusjon.paragraf": Refusjon.PARAGRAF_26, "Garantihendelse.belop_ore": 1,
    "Refusjonshendelse.belop_ore": 1,
}  # fmt: skip
"""Values that a name calls for, where the type does not say enough; by the service or the class it stands in where the name does not."""


@dataclass
class Tjeneste:
    """One public function of the services."""

    navn: str
    """`modul.funksjon`."""
    fn: Callable[..., Any]

    @cached_property
    def typer(self) -> Mapping[str, Any]:
        """Its parameters after the session, with their types."""
        hint = typing.get_type_hints(self.fn, vars(import_module(self.fn.__module__)) | vars(typing) | {"Okt": Okt, "Path": Path})
        return {p: hint.get(p, Any) for p in list(inspect.signature(self.fn).parameters)[1:]}

    @cached_property
    def om(self) -> list[str]:
        """The kinds of rows it takes, however deep in its arguments."""
        funnet: list[str] = []
        for navn, type_ in self.typer.items():
            funnet += [f for f in _rader_i(navn, type_, self.navn) if f not in funnet]
        return funnet

    def argumenter(self, rader: Mapping[str, int], versjoner: Mapping[str, int], mappe: Path) -> dict[str, Any]:
        """Made-up arguments, with these rows."""
        versjon = next((versjoner[r] for r in self.om if r in versjoner), 1)
        ut: dict[str, Any] = {}
        for navn, p in list(inspect.signature(self.fn).parameters.items())[1:]:
            if p.kind is p.VAR_KEYWORD:
                continue
            if p.kind is p.VAR_POSITIONAL:
                continue
            if navn == "versjon":
                ut[navn] = versjon
            elif p.default is p.empty or rad(navn, self.navn) is not None or navn == "grunn" or f"{self.navn}.{navn}" in FASTE:
                ut[navn] = lag(navn, self.typer[navn], rader, mappe, self.navn)
        return ut


def alle() -> Iterator[Tjeneste]:
    """Every public function of the services whose first argument is the session."""
    for m in sorted(m.name for m in pkgutil.iter_modules(navtui.services.__path__) if m.name != "demo"):
        modul = import_module(f"navtui.services.{m}")
        for navn, fn in sorted(vars(modul).items()):
            if inspect.isfunction(fn) and fn.__module__ == modul.__name__ and not navn.startswith("_"):
                forste = next(iter(inspect.signature(fn).parameters.values()), None)
                if forste is not None and forste.name == "okt":
                    yield Tjeneste(f"{m}.{navn}", fn)


def rad(navn: str, hvor: str) -> str | None:
    """The kind of row that a parameter or a field names, None when it names none."""
    kort = ALIAS.get(f"{hvor}.{navn}", ALIAS.get(navn, navn))
    return kort if kort in RADER else None


def _rader_i(navn: str, type_: Any, hvor: str) -> list[str]:
    if (r := rad(navn, hvor)) is not None:
        return [r]
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        return [r for f, info in type_.model_fields.items() for r in _rader_i(f, info.annotation, type_.__name__)]
    if isinstance(type_, type) and is_dataclass(type_):
        hint = typing.get_type_hints(type_)
        return [r for f in fields(type_) for r in _rader_i(f.name, hint[f.name], type_.__name__)]
    return [r for del_ in typing.get_args(type_) if not isinstance(del_, str) for r in _rader_i("", del_, hvor)]


def lag(navn: str, type_: Any, rader: Mapping[str, int], mappe: Path, hvor: str) -> Any:
    """A value of a type. Raises TypeError for a type nobody has said how to make."""
    if (r := rad(navn, hvor)) is not None:
        return rader.get(r, INGEN)
    if f"{hvor}.{navn}" in FASTE:
        return FASTE[f"{hvor}.{navn}"]
    if navn in FASTE and _passer(FASTE[navn], type_):
        return FASTE[navn]
    opphav = typing.get_origin(type_)
    if opphav in (typing.Union, types.UnionType):
        return lag(navn, next(t for t in typing.get_args(type_) if t is not type(None)), rader, mappe, hvor)
    if opphav is typing.Annotated:
        return lag(navn, typing.get_args(type_)[0], rader, mappe, hvor)
    if opphav in (tuple, list, set, frozenset, Sequence, Collection) or getattr(opphav, "__name__", "") == "Iterable":
        innhold = [t for t in typing.get_args(type_) if t is not Ellipsis]
        return tuple(lag(navn, t, rader, mappe, hvor) for t in innhold)
    if opphav in (dict, Mapping):
        return {}
    if opphav is not None and issubclass(opphav, Callable):  # type: ignore[arg-type]
        return lambda *_: None
    return _enkel(navn, type_, rader, mappe)


def _passer(verdi: Any, type_: Any) -> bool:
    deler = [t for t in (typing.get_args(type_) or (type_,)) if isinstance(t, type)]
    return any(isinstance(verdi, t) for t in deler) and not any(issubclass(t, Enum) for t in deler)


def _enkel(navn: str, type_: Any, rader: Mapping[str, int], mappe: Path) -> Any:
    if type_ in _VERDIER:
        return _VERDIER[type_]
    if type_ is Path:
        return mappe
    if isinstance(type_, type) and issubclass(type_, Enum):
        return next(iter(type_))
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        felt = {
            f: lag(f, info.annotation, rader, mappe, type_.__name__)
            for f, info in type_.model_fields.items()
            if rad(f, type_.__name__) is not None
            or f"{type_.__name__}.{f}" in FASTE
            or (info.default is PydanticUndefined and info.default_factory is None)
        }
        return type_(**felt)
    if isinstance(type_, type) and is_dataclass(type_):
        hint = typing.get_type_hints(type_)
        krevd = [f for f in fields(type_) if rad(f.name, type_.__name__) or (f.default is MISSING and f.default_factory is MISSING)]
        return type_(**{f.name: lag(f.name, hint[f.name], rader, mappe, type_.__name__) for f in krevd})
    raise TypeError(f"{navn}: {type_}")


_VERDIER: dict[Any, Any] = {
    str: "x", int: 1, bool: False, date: I_DAG, datetime: datetime.fromisoformat("2026-11-20T11:00:00+00:00"), Any: "x", object: "x",
}  # fmt: skip


def rader_for(conn: db.Connection, person_id: int) -> tuple[dict[str, list[int]], dict[tuple[str, int], int]]:
    """A person's rows by kind, and the version of each that has one."""
    ider = {navn: [r[0] for r in conn.execute(sql, {"p": person_id}).fetchall()] for navn, sql in RADER.items()}
    versjoner = {
        (navn, id_): conn.execute(f"select versjon from {tabell} where id = ?", (id_,)).fetchone()[0]
        for navn, tabell in VERSJONER.items()
        for id_ in ider[navn]
    }
    return ider, versjoner
