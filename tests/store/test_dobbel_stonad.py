"""VE-18: the file and the domain agree on when the same is granted twice, over any periods, forms, changes and households."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navtui.domain.kodeverk import Betalingsmaate, Linjeart, Soknadspost, Utgiftstype, Vedtaksart, Vedtakstilstand
from navtui.domain.linje import Linje
from navtui.domain.vedtak import Behov, Post, Utbetaling, Vedtak
from navtui.domain.vedtak_endring import Slektning, plass, utbetalt_for
from navtui.domain.vedtak_overlapp import Annet, dobbelt, felles_dager, for_begge
from navtui.domain.vedtaksperiode import Periode, lengste_til, sjekk_periode, snitt, uten
from navtui.domain.vedtaksregler.endring import endrer_riktig_tid
from navtui.store import db, skjema
from tests.domain.test_vedtak import vedtak

DAG0 = date(2026, 12, 1)
LANGT = date(9999, 12, 31)


UTLOSERE: dict[str, str] = {}
"""What guards them, by name."""


@pytest.fixture
def varighet(tom: db.Connection) -> str:
    """What holds VE-1 in the file."""
    return UTLOSERE["vedtak_varighet"]


@pytest.fixture(scope="module")
def tom() -> Iterator[db.Connection]:
    """The tables and the views, without what guards them."""
    conn = sqlite.connect(":memory:", isolation_level=None)
    for funksjon, svar in (("i_dag", "2026-11-20"), ("innlogget", "")):
        conn.create_function(funksjon, 0, lambda svar=svar: svar)
    skjema.opprett(conn)
    UTLOSERE.update(conn.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall())
    for (navn,) in conn.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        conn.execute(f"drop trigger {navn}")
    yield conn
    conn.close()


def dag(n: int) -> date:
    """The n-th day of the window."""
    return DAG0 + timedelta(days=n)


dager = st.integers(0, 12)
perioder = st.tuples(dager, dager).map(lambda p: (dag(min(p)), dag(max(p))))
former = st.sampled_from(["enslig", "par", "halvt_par"])


@st.composite
def innhold(draw: st.DrawFn) -> dict[str, Any]:
    """What a vedtak grants, for a period, for one form or for several after one another."""
    fra, til = draw(perioder)
    skifte = draw(st.none() | st.integers(1, 12).map(lambda n: fra + timedelta(days=n)))
    skifte = skifte if skifte is not None and skifte <= til else None
    senere = sorted(d for d in draw(st.sets(dager.map(dag), max_size=2)) if skifte is not None and skifte < d <= til)
    poster = [Post(art=Soknadspost.HUSLEIE, utfall=draw(st.sampled_from(["innvilget", "delvis"])))]
    poster += draw(st.lists(st.just(Post(art=Soknadspost.LIVSOPPHOLD, utfall="innvilget")), max_size=1))
    tekst = draw(st.sampled_from(["", "bolig A", " Bolig a ", "bolig B"]))
    behov = draw(st.lists(st.just(Behov(art=Utgiftstype.HUSLEIE, tekst=tekst, belop_ore=900_000)), max_size=1))
    return {
        "fra": fra, "til": til, "husstandsform": draw(former), "poster": tuple(poster), "behov": tuple(behov),
        "ny_husstandsform": draw(former) if skifte else None, "ny_husstandsform_fra": skifte, "engang": False,
        "flere_skifter": json.dumps([[d.isoformat(), draw(former)] for d in senere]) if senere else None,
        "utbetalinger": (Utbetaling(dato=fra, belop_ore=1, maate=Betalingsmaate.KONTANTKORT, tilstand=draw(st.sampled_from(
            ["planlagt", "utbetalt", "stoppet", "annullert"])), utbetalt_dato=None),),
    }  # fmt: skip


def legg_inn(conn: db.Connection, id_: int, person: int, tilstand: str, v: dict[str, Any], **mer: Any) -> None:
    """A vedtak as the file holds it."""
    rad = {k: v[k] for k in ("fra", "til", "husstandsform", "ny_husstandsform", "ny_husstandsform_fra")} | {
        "flere_skifter": v.get("flere_skifter"),
        "id": id_, "nummer": f"n{id_}", "person_id": person, "sak_id": 1, "art": "stonad", "soknad_id": 1, "skrevet_av": "KAL", "engang": 0,
        "opprettet": "2026-11-20T11:00:00.000Z", "tilstand": tilstand, "innhold_hash": "a" * 64,
    } | ({"iverksatt_tid": "2026-11-20T11:00:00.000Z", "vedtaksdato": "2026-11-20"} if tilstand == "iverksatt" else {}) | mer  # fmt: skip
    tekst = {k: x.isoformat() if isinstance(x, date) else x for k, x in rad.items()}
    conn.execute(f"insert into vedtak ({', '.join(tekst)}) values ({', '.join(':' + k for k in tekst)})", tekst)
    for p in v["poster"]:
        conn.execute("insert into vedtakspost (vedtak_id, art, utfall) values (?, ?, ?)", (id_, p.art.value, p.utfall.value))
    for b in v["behov"]:
        conn.execute("insert into vedtaksbehov (vedtak_id, art, tekst, belop_ore) values (?, 'husleie', ?, 1)", (id_, b.tekst))
    for u in v["utbetalinger"]:
        betalt = "2026-12-01" if u.tilstand == "utbetalt" else None
        conn.execute(
            """insert into utbetaling (vedtak_id, dato, belop_ore, mottaker, maate, tilstand, utbetalt_dato)
               values (?, ?, 1, 'person', 'kontantkort', ?, ?)""",
            (id_, "2026-12-01", u.tilstand.value, betalt),
        )


def bor(conn: db.Connection, hvem: int, husstand: int, p: Periode) -> None:
    """An adult of a household for a time."""
    conn.execute(
        "insert into husstandsmedlem (husstand_id, person_id, rolle, fra, til) values (?, ?, 'voksen', ?, ?)",
        (husstand, hvem, p[0].isoformat(), None if p[1] == LANGT else p[1].isoformat()),
    )


def modell(v: dict[str, Any], tilstand: Vedtakstilstand) -> Vedtak:
    """The same vedtak as the domain reads it."""
    tomt: dict[str, Any] = {
        "endrer_id": None,
        "barn": (),
        "inntekter": (),
        "avvikslinjer": (),
        "linjer": (),
        "vilkar": (),
        "varsler": (),
        "bekreftelser": (),
    }
    return vedtak(**(tomt | v | {"id": 1 if tilstand is Vedtakstilstand.IVERKSATT else 10, "tilstand": tilstand, "art": "stonad"}))


endringer = st.lists(st.tuples(st.sampled_from(["omgjoring", "reduksjon", "opphor"]), perioder), max_size=2)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ny=innhold(), gammel=innhold(), endret=endringer, egen=st.booleans(), peker=st.integers(0, 3).map(lambda n: n == 0),
    a=perioder | st.just((DAG0, LANGT)), b=perioder,
    form=st.sampled_from(["samboer", "gift", "bofellesskap"]),
)  # fmt: skip
def test_ve_18_basen_og_domenet_er_enige_om_hva_som_er_dobbelt(
    tom: db.Connection, ny: dict[str, Any], gammel: dict[str, Any], endret: Any, egen: bool, peker: bool, a: Periode, b: Periode, form: str
) -> None:
    ny |= {"utbetalinger": (), "endrer_id": None}  # what is being written has none that is annulled
    tom.execute("begin")
    try:
        legg_inn(tom, 1, 1 if egen else 2, "iverksatt", gammel)
        legg_inn(tom, 10, 1, "til_kontroll", ny, endrer_id=1 if egen and peker else None)
        for nr, (art, (fra, til)) in enumerate(endret, start=2):  # what it grants is not asked here: only the days it takes
            ikke = gammel | {"fra": fra, "til": til, "poster": (), "behov": (), "utbetalinger": (), "ny_husstandsform": None,
                             "ny_husstandsform_fra": None, "flere_skifter": None}  # fmt: skip
            legg_inn(tom, nr, 1 if egen else 2, "iverksatt", ikke, art=art, endrer_id=1)
        tom.execute("insert into husstand (id, form, opprettet) values (1, ?, '2026-01-01T00:00:00.000Z')", (form,))
        bor(tom, 1, 1, a)
        bor(tom, 2, 1, b)
        i_basen = tom.execute("select id from dobbel_stonad where ny_id = 10").fetchall() == [(1,)]
    finally:
        tom.execute("rollback")
    annet = Annet(
        vedtak=modell(gammel, Vedtakstilstand.IVERKSATT),
        erstattet=tuple(p for art, p in endret if art != "opphor"),
        opphort_fra=min((p[0] for art, p in endret if art == "opphor"), default=None),
        sammen=None if egen else snitt((a,), (b,)) if form != "bofellesskap" else (),
    )
    n = modell(ny | {"endrer_id": 1 if egen and peker else None}, Vedtakstilstand.UTKAST)
    assert (dobbelt(n, (annet,)) is not None) is i_basen
    assert alle(felles_dager(n, annet)) == dag_for_dag(n, annet)


@pytest.mark.parametrize(("forst", "funn"), [("nodhjelp", 0), ("stonad", 1)])
def test_ve_18_en_omgjoring_av_en_omgjoring_er_om_det_samme_som_den_forste(tom: db.Connection, forst: str, funn: int) -> None:
    """Nødhjelp beside a løpende stønad is no double stønad, however often it is omgjort; a stønad is."""
    gitt: dict[str, Any] = {
        "fra": DAG0, "til": dag(10), "husstandsform": "enslig", "ny_husstandsform": None, "ny_husstandsform_fra": None,
        "poster": (Post(art=Soknadspost.LIVSOPPHOLD, utfall="innvilget"),), "behov": (), "utbetalinger": (),
    }  # fmt: skip
    tom.execute("begin")
    try:
        legg_inn(tom, 1, 1, "iverksatt", gitt, art=forst)
        legg_inn(tom, 2, 1, "iverksatt", gitt, art="omgjoring", endrer_id=1)
        legg_inn(tom, 3, 1, "til_kontroll", gitt | {"fra": dag(1)}, art="omgjoring", endrer_id=2)
        legg_inn(tom, 4, 1, "iverksatt", gitt)
        assert tom.execute("select count(*) from dobbel_stonad where ny_id = 3 and id = 4").fetchone()[0] == funn
    finally:
        tom.execute("rollback")


def alle(p: tuple[Periode, ...]) -> set[date]:
    """Every day in the periods."""
    return {x + timedelta(days=n) for x, y in p for n in range((min(y, dag(40)) - x).days + 1)}


def dag_for_dag(n: Vedtak, a: Annet) -> set[date]:
    """The same days, looked at one by one."""

    def felles(d: date) -> bool:
        def i(perioder_: tuple[Periode, ...]) -> bool:
            return any(x <= d <= y for x, y in perioder_)

        if not (i(((n.fra, n.til),)) and i(((a.vedtak.fra, a.vedtak.til),))) or i(a.erstattet):
            return False
        if a.opphort_fra is not None and d >= a.opphort_fra:
            return False
        return a.sammen is None or (i(a.sammen) and (i(for_begge(n)) or i(for_begge(a.vedtak))))

    return {d for d in map(dag, range(40)) if felles(d)}


@given(a=st.lists(perioder, max_size=3), b=st.lists(perioder, max_size=3))
def test_ve_18_snitt_og_uten_er_dagene_en_for_en(a: list[Periode], b: list[Periode]) -> None:
    assert alle(snitt(a, b)) == alle(tuple(a)) & alle(tuple(b))
    assert alle(uten(a, b)) == alle(tuple(a)) - alle(tuple(b))


def annet(kjede: list[tuple[int, Periode]], nr: int) -> Annet:
    """A link of a chain as the domain is given it: its payments annulled, as they are once another has taken days of the family."""
    endrer, (fra, til) = kjede[nr]
    v = kjedeledd(nr, endrer, fra, til, 0)
    return Annet(vedtak=v, erstattet=tuple(p for peker, p in kjede[1:] if peker == nr))


def kjedeledd(nr: int, endrer: int | None, fra: date, til: date, dagsats: int) -> Vedtak:
    """One that grants livsopphold and so many øre a day."""
    dager_, maaned = (til - fra).days + 1, {"dager_i_maaned": 31, "maanedsbelop_ore": 31 * dagsats}
    linje = Linje(nr=1, art=Linjeart.BEHOV, kode="enslig", tekst="Livsopphold", fra=fra, til=til, dager=dager_, belop_ore=dagsats * dager_,
                  sats_fra=None, regler=(), ref="livsopphold", **maaned)  # fmt: skip
    felt = {"poster": (Post(art=Soknadspost.LIVSOPPHOLD, utfall="innvilget"),), "behov": (), "fra": fra, "til": til, "linjer": (linje,)}
    art = "stonad" if endrer is None else "omgjoring"
    betaling = Utbetaling(dato=fra, belop_ore=1, maate=Betalingsmaate.KONTANTKORT, tilstand="annullert")
    return modell(felt | {"utbetalinger": (betaling,)}, Vedtakstilstand.IVERKSATT).model_copy(
        update={"id": nr + 1, "nummer": f"n{nr + 1}", "art": Vedtaksart.av(art), "endrer_id": None if endrer is None else endrer + 1}
    )


def slekt(kjede: list[tuple[int, Periode]]) -> list[Slektning]:
    """The chain as the domain is given it to find a place in."""
    return [Slektning(nr + 1, f"n{nr + 1}", *p, None if nr == 0 else peker + 1, f"{nr:03}") for nr, (peker, p) in enumerate(kjede)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    forslag=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["slutt", "start", "hele", "fritt"]), perioder), max_size=6),
    satser=st.lists(st.integers(1, 99), min_size=7, max_size=7), provd=perioder,
)  # fmt: skip
def test_ve_18_kjeder_av_omgjoringer_gir_hver_dag_en_gang_og_basen_er_enig(
    tom: db.Connection, forslag: list[tuple[int, str, Periode]], satser: list[int], provd: Periode
) -> None:
    """Any omgjøringer of any of the vedtak before, from either end: what the rule lets through is no double grant in the file, what is
    to be paid is each day once by the vedtak it stands in, and a new vedtak about any of the days is stopped by both."""
    kjede: list[tuple[int, Periode]] = [(0, (dag(0), dag(12)))]
    tom.execute("begin")
    try:
        legg_i_kjeden(tom, kjede)
        for hvilket, ende, (a, b) in forslag:
            peker = hvilket % len(kjede)
            sted = plass(peker + 1, slekt(kjede))
            eier = {d: nr for nr, (_, p) in enumerate(kjede) for d in alle((p,))}
            assert alle((sted.staar,) if sted.staar else ()) == {d for d, nr in eier.items() if nr == peker}
            if sted.staar is None:
                continue
            x, y = sted.staar
            p = {"slutt": (min(max(a, x), y), y), "start": (x, min(max(b, x), y)), "hele": (x, y), "fritt": (a, b)}[ende]
            gammel = annet(kjede, peker).vedtak
            ny = kjedeledd(len(kjede), peker, *p, satser[len(kjede)])
            familie = [annet(kjede, nr) for nr in range(len(kjede))]
            if endrer_riktig_tid(ny, gammel, sted, familie) is not None:
                assert ende == "fritt"
                continue
            kjede.append((peker, p))
            legg_i_kjeden(tom, kjede)
            med_satser = [Annet(vedtak=kjedeledd(nr, *(None if nr == 0 else k[0], *k[1]), satser[nr]), erstattet=a.erstattet)
                          for nr, (k, a) in enumerate(zip(kjede, familie, strict=False))]  # fmt: skip
            staar = sum(u.staar_ore for u in utbetalt_for(ny, med_satser))
            eier |= dict.fromkeys(alle((p,)), len(kjede) - 1)
            assert staar + sum(linje.belop_ore for linje in ny.linjer) == sum(satser[nr] for nr in eier.values())
        assert tom.execute("select * from dobbel_stonad").fetchall() == []
        nytt = modell({"poster": (Post(art=Soknadspost.LIVSOPPHOLD, utfall="innvilget"),), "behov": (), "fra": provd[0], "til": provd[1],
                       "utbetalinger": ()}, Vedtakstilstand.UTKAST)  # fmt: skip
        andre = tuple(annet(kjede, nr) for nr in range(len(kjede)))
        legg_inn(tom, 99, 1, "til_kontroll", {"poster": nytt.poster, "behov": (), "utbetalinger": (), "husstandsform": "enslig",
                 "ny_husstandsform": None, "ny_husstandsform_fra": None, "flere_skifter": None,
                 "fra": provd[0], "til": provd[1]})  # fmt: skip
        i_basen = {r[0] for r in tom.execute("select id from dobbel_stonad where ny_id = 99")}
        assert i_basen == {nr + 1 for nr, a in enumerate(andre) if dobbelt(nytt, (a,)) is not None}
        assert (i_basen != set()) is bool(alle((provd,)) & alle(((dag(0), dag(12)),)))
    finally:
        tom.execute("rollback")


def legg_i_kjeden(conn: db.Connection, kjede: list[tuple[int, Periode]]) -> None:
    """The last link, as the file holds it when it is iverksatt and another will pay for it."""
    nr = len(kjede) - 1
    peker, (fra, til) = kjede[nr]
    mer = {} if nr == 0 else {"art": "omgjoring", "endrer_id": peker + 1}
    v = kjedeledd(nr, None if nr == 0 else peker, fra, til, 1)
    form = {"husstandsform": "enslig", "ny_husstandsform": None, "ny_husstandsform_fra": None, "flere_skifter": None}
    # A vedtak alone is paid; what is in a chain is annulled, and paid by the newest.
    betalinger = v.utbetalinger if nr else ()
    legg_inn(
        conn, nr + 1, 1, "iverksatt", form | {"fra": fra, "til": til, "poster": v.poster, "behov": (), "utbetalinger": betalinger}, **mer
    )


@given(
    fra=st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    mer=st.integers(-40, 4),
    maaneder=st.integers(1, 3),
    grunn=st.sampled_from(["", " ", "Syk."]),
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ve_1_basen_og_domenet_er_enige_om_hvor_langt_et_vedtak_varer(
    tom: db.Connection, varighet: str, fra: date, mer: int, maaneder: int, grunn: str
) -> None:
    """To the day, over every month and the 31st: to the last day there is, and some days around it."""
    til = max(fra, lengste_til(fra, maaneder) + timedelta(days=mer))
    tom.execute("begin")
    try:
        tom.execute("insert into innstilling (navn, verdi, gyldig_fra, ident, tid) values ('vedtak_maaneder', ?, '2020-01-01', 'LEA', ?)",
                    (str(maaneder), "2020-01-01T00:00:00.000Z"))  # fmt: skip
        felt = {
            "poster": (),
            "behov": (),
            "utbetalinger": (),
            "husstandsform": "enslig",
            "ny_husstandsform": None,
            "ny_husstandsform_fra": None,
            "flere_skifter": None,
        }
        legg_inn(tom, 1, 1, "til_kontroll", felt | {"fra": fra, "til": til}, helseytelse="aap", lengre_grunn=grunn)
        tom.execute(varighet)
        try:
            tom.execute("update vedtak set tilstand = 'iverksatt', iverksatt_tid = '2026-11-20T11:00:00.000Z', vedtaksdato = '2026-11-20'")
            nektet = False
        except sqlite.IntegrityError as feil:
            nektet = str(feil).startswith("VE-1")
    finally:
        tom.execute("rollback")
    assert nektet is (sjekk_periode(fra, til, maaneder, True, grunn) is not None)
