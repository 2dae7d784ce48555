"""Letters for tests: one of every kind, and vedtak with everything a letter may have to say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from navtui.domain.brev import Brev, Kontor, Mottaker, Ordlyd, Ramme, Underskrift
from navtui.domain.brev_andre import Bestilling, Byttebrev, Dokumentasjonsbrev, ForelopigSvar, Oppstartsbrev, Varselbrev, brev
from navtui.domain.brev_endring import rammede
from navtui.domain.brev_klage import Avvisning, Klagesvar, Oversendelse, avvisningsbrev, kopibrev, oversendelsesbrev
from navtui.domain.brev_vedtak import Vedtaksgrunnlag, vedtaksbrev
from navtui.domain.kodeverk import Linjeart, Soknadspost, Utfall, Vedtaksart
from navtui.domain.kodeverk.klage import Klagegrunn, Klagetilstand
from navtui.domain.kvpstonad import Kvpsatser, beregn
from navtui.domain.linje import Linje
from navtui.domain.sats import Barnetilleggsrad, Grunnbelopsrad, Kvalifiseringsrad
from navtui.domain.varsel import Varselsvar, Varsling
from navtui.domain.vedtak import (
    Avvik,
    Barn,
    Behov,
    Botilbud,
    Garanti,
    Inntekt,
    Lanevilkar,
    Post,
    Radgivning,
    Utbetaling,
    Vedtak,
    Vilkar,
)

DAG = date(2026, 11, 20)
KONTOR = Kontor(
    navn="Nav Vågan", adresse="Storgata 1", postnummer="8300", poststed="Svolvær", telefon="55 55 33 33", statsforvalter="Nordland"
)
MOTTAKER = Mottaker(person_id=1, navn="Mona Olsen", fodt=date(1999, 3, 4), adresse="Fiskergata 12 B", postnummer="8300", poststed="Svolvær")
UNDER = (Underskrift(navn="Kari Lund", tittel="veileder"), Underskrift(navn="Ida Moen", tittel="veileder"))
_SATS = date(2026, 1, 1)


def linje(nr: int, art: str, ref: str, ore: int, kode: str = "x", til: int = 31, maaned: int | None = None, **mer: Any) -> Linje:
    """A line of December 2026."""
    felt = {
        "nr": nr, "art": art, "kode": kode, "tekst": "frosset tekst", "fra": date(2026, 12, 1), "til": date(2026, 12, til), "dager": til,
        "dager_i_maaned": 31, "maanedsbelop_ore": maaned or ore, "belop_ore": ore, "sats_fra": None, "regler": (), "ref": ref,
    } | mer  # fmt: skip
    return Linje.model_validate(felt)


def vedtak(art: Vedtaksart = Vedtaksart.STONAD, **mer: Any) -> Vedtak:
    """A vedtak about December with one item granted and the money for it; `mer` says what is otherwise."""
    felt: dict[str, Any] = {
        "id": 1, "nummer": "2026-1187", "person_id": 1, "sak_id": 1, "skrevet_av": "KAL", "opprettet": datetime(2026, 11, 20, tzinfo=UTC),
        "art": art, "fra": date(2026, 12, 1), "til": date(2026, 12, 31), "begrunnelse": "Du har ingen inntekt.", "sum_ore": 830_000,
        "poster": (Post(art="livsopphold", utfall="innvilget", hjemmel="paragraf_18", form="bidrag"),),
        "linjer": (linje(1, "behov", "livsopphold", 830_000, "enslig", sats_fra=_SATS),),
        "utbetalinger": (Utbetaling(dato=date(2026, 12, 1), belop_ore=830_000, maate="konto", kontonummer="86011117947"),),
    } | mer  # fmt: skip
    return Vedtak.model_validate(felt)


def stort() -> Vedtak:
    """Two children across a birthday, shared days, lån, refusjon, deviation, vilkår, other payees, a longer period: all there is to say."""
    return vedtak(
        soknad_id=1, inntektsrolle="supplerende", hovedinntekt="aap", arbeidssoker="unntak", arbeidssokergrunn="du er sykmeldt",
        avvik="opp", avviksgrunn="du har dyr medisin", begrunnelse="Du mistet ekstravakten.\nLeien er rimelig for stedet.",
        brukers_mening="Du vil helst tilbake til butikken.", paragraf_19="Vi har sett på om bordet er et særlig tilfelle.",
        lengre_grunn="ingenting endrer seg", helseytelse="aap", ny_husstandsform="bofellesskap", ny_husstandsform_fra=date(2026, 12, 20),
        sum_ore=2_387_500, varslet_dato=None,
        poster=(
            Post(art="livsopphold", utfall="innvilget", hjemmel="paragraf_18", form="bidrag", refusjon="paragraf_26", ytelse="aap"),
            Post(art="husleie", utfall="innvilget", hjemmel="paragraf_18", form="lan", formgrunn="skatt til gode i juni",
                 refusjon="paragraf_25"),
            Post(art="innbo", utfall="avslag", hjemmel="paragraf_18", tekst="Du har et bord fra før"),
            Post(art="annet", utfall="delvis", hjemmel="paragraf_19", form="varer_tjenester", tekst="ny vinterjakke",
                 refusjon="paragraf_23"),
            Post(art="strom"),
        ),
        barn=(
            Barn(id=3, navn="Aksel Olsen", fodt=date(2015, 12, 15), vurdering="Aksel trenger vintersko"),
            Barn(id=4, navn="Ida Olsen", fodt=date(2023, 4, 1), andel=50, vurdering="Ida bor annenhver uke hos faren."),
        ),
        behov=(Behov(id=7, art="husleie", belop_ore=980_000), Behov(id=8, art="strom", belop_ore=85_000, tekst="november", engang=True)),
        inntekter=(
            Inntekt(id=2, art="bostotte", belop_ore=110_000, kilde="Husbanken", kilde_dato=date(2026, 11, 10)),
            Inntekt(id=5, art="barnetrygd", belop_ore=393_600, person_id=2),
            Inntekt(id=6, art="annet", belop_ore=1, tekst="pant"),
        ),
        avvikslinjer=(Avvik(linje="livsopphold", belop_ore=900_000, grunn="medisin"),
                      Avvik(linje="barn:3", belop_ore=415_000, grunn="diett")),
        linjer=(
            linje(1, "behov", "livsopphold", 830_000, "enslig", sats_fra=_SATS),
            linje(2, "behov", "barn:4", 202_500, "0_5", sats_fra=_SATS),
            linje(3, "behov", "barn:3", 400_000, "6_10", til=14, maaned=415_000, sats_fra=_SATS),
            linje(4, "behov", "behov:7", 980_000), linje(5, "behov", "behov:8", 85_000, dager=0, dager_i_maaned=0),
            linje(6, "inntekt", "inntekt:2", 110_000), linje(7, "holdt_utenfor", "inntekt:5", 393_600),
        ),
        vilkar=(
            Vilkar(type="arbeidssoker", frist=date(2026, 12, 10), bevis="en utskrift", forholdsmessig="du kan ta slikt arbeid",
                   kan_reduseres=True, tekst="Si fra på nav.no"),
            Vilkar(type="annet", tekst="levere kontoutskrift", person_id=2),
        ),
        utbetalinger=(
            Utbetaling(dato=date(2026, 12, 1), belop_ore=980_000, mottaker="utleier", mottakernavn="Vågan Bolig AS", maate="konto",
                       kontonummer="12345678903", grunnlag="samtykke", grunnlag_tekst="sagt i samtale"),
            Utbetaling(dato=date(2026, 12, 1), belop_ore=1, mottaker="stromselskap", maate="rekvisisjon", grunnlag="vilkar"),
            Utbetaling(dato=date(2026, 12, 1), belop_ore=1, mottaker="annen", maate="rekvisisjon", grunnlag="fare_for_misbruk"),
            Utbetaling(dato=date(2026, 12, 1), belop_ore=1, mottaker="annen", maate="rekvisisjon", grunnlag="botilbud"),
            Utbetaling(dato=date(2026, 12, 15), belop_ore=1_407_497, maate="kontantkort", form="lan"),
        ),
        lanevilkar=Lanevilkar(avdrag_ore=100_000, forste_avdrag=date(2027, 6, 1)),
    )  # fmt: skip


def varianter() -> Iterator[tuple[str, Vedtak]]:
    """Every kind of vedtak and every way it may open, each with what it alone has."""
    ingen: dict[str, Any] = {"linjer": (), "utbetalinger": (), "sum_ore": 0}
    avslag = {"poster": (Post(art="innbo", utfall="avslag", hjemmel="paragraf_18"),)} | ingen
    delvis = {"poster": (Post(art="livsopphold", utfall="innvilget", hjemmel="paragraf_18"), Post(art="innbo", utfall="avslag"))}
    yield "stort", stort()
    yield "unntak", vedtak(aktivitetsunntak="helse_sosial", aktivitetsgrunn="sykmeldt", avvik="ingen", inntektsrolle="hovedinntekt",
                           arbeidssoker="ja", husstandsform="par", uten_soknad="nodhjelp_kontoret", lengre_grunn="stabilt")  # fmt: skip
    yield "engang", vedtak(til=date(2026, 12, 1), engang=True, avvik="ned", husstandsform="halvt_par",
                           linjer=(linje(1, "behov", "livsopphold", 830_000, "halvt_par"), linje(2, "behov", "ukjent:1", 0)))  # fmt: skip
    yield "par", vedtak(fra=date(2026, 12, 15), til=date(2027, 1, 14), husstandsform="bofellesskap", vilkar=(Vilkar(type="kurs"),),
                        linjer=(linje(1, "behov", "livsopphold", 1, "par"), linje(2, "behov", "livsopphold", 1, "bofellesskap")),
                        lanevilkar=Lanevilkar(forste_avdrag=date(2027, 6, 1)))  # fmt: skip
    yield "dekket", vedtak(sum_ore=0, utbetalinger=(), inntekter=(Inntekt(id=2, art="lonn", belop_ore=900_000),),
                           linjer=(linje(1, "behov", "livsopphold", 830_000, "enslig"),
                                   linje(2, "inntekt", "inntekt:2", 900_000)))  # fmt: skip
    yield "halvt_par", vedtak(husstandsform="halvt_par", linjer=(linje(1, "behov", "livsopphold", 830_000, "halvt_par"),))
    forskudd = (Post(art="livsopphold", utfall="innvilget", hjemmel="paragraf_18", form="bidrag", refusjon="paragraf_26"),)
    yield "forskudd", vedtak(poster=forskudd)
    delt = Post(art="livsopphold", utfall="innvilget", hjemmel="paragraf_18", form="lan", formgrunn="skatt til gode", belop_ore=300_000)
    yield "delt_lan", vedtak(poster=(delt,))
    yield "uten_belop", vedtak(**ingen)
    yield "nodhjelp", vedtak(Vedtaksart.NODHJELP)
    yield "nodhjelp_delvis", vedtak(Vedtaksart.NODHJELP, **delvis)
    yield "nodhjelp_uten_belop", vedtak(Vedtaksart.NODHJELP, **ingen)
    yield "nodhjelp_avslag", vedtak(Vedtaksart.NODHJELP, **avslag)
    yield "avslag", vedtak(Vedtaksart.AVSLAG, inntektsrolle="supplerende", hovedinntekt="aap", **avslag)
    yield "avvist", vedtak(Vedtaksart.AVVIST, **ingen | {"poster": ()})
    place = Botilbud(
        tilbyder="Vågan Gjestehus", dognpris_ore=95_000, kvalitet="eget rom og lås", barn_med=True, plan_ut="søke kommunal bolig"
    )
    yield "botilbud", vedtak(Vedtaksart.BOTILBUD, botilbud=place)
    yield "botilbud_avslag", vedtak(Vedtaksart.BOTILBUD, **avslag)
    yield (
        "radgivning",
        vedtak(Vedtaksart.RADGIVNING, radgivning=Radgivning(oppstart=date(2026, 12, 7), grunn="rådgiveren har time da"), **ingen),
    )
    yield "radgivning_avslag", vedtak(Vedtaksart.RADGIVNING, **avslag)
    garanti = Garanti(belop_ore=2_400_000, bolig="Storgata 3", utleier="Vågan Bolig AS")
    yield "garanti", vedtak(Vedtaksart.GARANTI, garanti=garanti, **ingen)
    yield "garanti_avslag", vedtak(Vedtaksart.GARANTI, **avslag)
    program = (Post(art="annet", tekst="kvalifiseringsprogram", utfall="innvilget", hjemmel="paragraf_29"),)
    g, nora = Grunnbelopsrad(gyldig_fra=date(2026, 5, 1), kilde="-", belop_ore=13_654_900), Barn(navn="Nora", fodt=date(2020, 6, 1))
    faktor = Kvalifiseringsrad(gyldig_fra=date(2025, 5, 1), kilde="-", faktor_tusendeler=2041, under_25=(2, 3))
    tillegg = Barnetilleggsrad(gyldig_fra=date(2026, 1, 1), kilde="-", belop_ore=3800)
    ett_aar = {"fra": date(2026, 12, 1), "til": date(2027, 11, 30)}
    stonad = beregn(ett_aar["fra"], ett_aar["til"], date(2002, 2, 10), (nora,), Kvpsatser((g,), (faktor,), (tillegg,)))
    yield "kvp", vedtak(Vedtaksart.KVP, kvplinjer=stonad, barn=(nora,), **ingen | ett_aar | {"poster": program})
    yield "kvp_avslag", vedtak(Vedtaksart.KVP, **avslag)
    yield "opphor", vedtak(Vedtaksart.OPPHOR, endrer_id=9, uten_soknad="opphor", varslet_dato=date(2026, 11, 2), **ingen | {"poster": ()})
    yield "stans", vedtak(Vedtaksart.STANS, endrer_id=9, uten_soknad="stans", **ingen | {"poster": ()})
    foer = linje(2, "utbetalt", "utbetalt", 100_000, dager=0, dager_i_maaned=0)
    yield "omgjoring", vedtak(Vedtaksart.OMGJORING, endrer_id=9, uten_soknad="omgjoring",
                              linjer=(linje(1, "behov", "livsopphold", 830_000, "enslig"), foer))  # fmt: skip
    for navn, betalt in (("ubetalt", 0), ("betalt", 900_000)):
        staar = linje(2, "behov", "staar:9", 401_613, til=14, dager=0, dager_i_maaned=0)
        foer = linje(3, "utbetalt", "utbetalt:9", betalt, dager=0, dager_i_maaned=0)
        ny = linje(1, "behov", "livsopphold", 428_387, "enslig", fra=date(2026, 12, 15), dager=17, maaned=830_000)
        yield f"omgjoring_del_{navn}", vedtak(
            Vedtaksart.OMGJORING, fra=date(2026, 12, 15), endrer_id=9, uten_soknad="omgjoring", linjer=(ny, staar, foer),
            sum_ore=max(0, 830_000 - betalt), utbetalinger=())  # fmt: skip
    omgjort: dict[str, Any] = {"endrer_id": 9, "uten_soknad": "omgjoring", "utbetalinger": ()}
    ny = linje(1, "behov", "livsopphold", 374_839, "enslig", maaned=830_000, til=14)
    staar = linje(2, "behov", "staar:9", 455_161, fra=date(2026, 12, 15), dager=0, dager_i_maaned=0)
    yield "omgjoring_forst", vedtak(Vedtaksart.OMGJORING, til=date(2026, 12, 14), linjer=(ny, staar), sum_ore=830_000, **omgjort)
    nei = (Post(art="livsopphold", utfall="avslag", hjemmel="paragraf_18"),)
    yield "omgjoring_avslag", vedtak(Vedtaksart.OMGJORING, til=date(2026, 12, 14), linjer=(staar,), sum_ore=455_161, poster=nei, **omgjort)
    yield "reduksjon", redusert(varslet_dato=date(2026, 11, 2))


def bestillinger() -> Iterator[tuple[str, Bestilling]]:
    """Every letter that is no vedtak."""
    mottatt, frist = date(2026, 10, 20), date(2026, 12, 11)
    poster = (Soknadspost.LIVSOPPHOLD, Soknadspost.HUSLEIE)
    yield "forelopig", ForelopigSvar(objekt_id=1, mottatt=mottatt, poster=poster, grunn="Vi venter på svar fra en lege.", ventet=frist)
    yield "forelopig_klage", ForelopigSvar(objekt_id=1, mottatt=mottatt, klage=True, grunn="Saken er stor.", ventet=frist)
    yield "forelopig_uten_poster", ForelopigSvar(objekt_id=1, mottatt=mottatt, grunn="Saken er stor.", ventet=frist)
    for art in (Vedtaksart.REDUKSJON, Vedtaksart.STANS, Vedtaksart.OPPHOR):
        felt: dict[str, Any] = {"vedtak_id": 1, "nummer": "2026-1187", "grunn": "Du møtte ikke til kurset.", "frist": frist}
        yield f"varsel_{art.value}", Varselbrev(om=art, vedtaksdato=mottatt, **felt)
    yield "varsel_uten_dato", Varselbrev(om=Vedtaksart.STANS, vedtaksdato=None, **felt)
    yield "dokumentasjon", Dokumentasjonsbrev(krav=(("kontoutskrift for tre måneder", frist),), folge="Da kan du få avslag.")
    yield "bytte", Byttebrev(bytte_id=1, ny="Ida Moen", fra=frist)
    yield "oppstart", Oppstartsbrev(gjeldssak_id=1, radgiver="Gro Haug", start=frist, grunn="da har hun ledig time")


def klagebrev(o: Ordlyd) -> Iterator[tuple[str, Brev]]:
    """Every letter of a klage."""
    for grunn in (g for g in Klagegrunn if not g.er_oppreisning):
        sak = klagesak(avgitt=date(2026, 11, 25) if grunn is Klagegrunn.FOR_SENT else date(2026, 11, 12))
        yield f"klage_avvist_{grunn.value}", avvisningsbrev(o, ramme(), Avvisning.model_validate(sak | {"grunn": grunn}))
    hel = {"tekst": "Leien er for lav.\nBarna fryser.", "svar": ((Soknadspost.HUSLEIE, "", Utfall.AVSLAG),
           (Soknadspost.ANNET, "en kommode", Utfall.DELVIS), (Soknadspost.STROM, "", None))}  # fmt: skip
    sen = klagesak(avgitt=date(2026, 11, 25)) | hel
    mer = {"delvis": True, "oppreisning": "ikke_lastes", "oppreisningsgrunn": "Du lå på sykehus.", "merknad": "Se legens brev.",
           "soknad_mottatt": date(2026, 10, 2), "forelopig_svar": date(2026, 11, 14), "nytt_vedtak": "2026-1201"}  # fmt: skip
    saker = {"": klagesak() | hel, "_delvis": sen | mer, "_saerlig": sen | {"oppreisning": "saerlige_grunner"}}
    for art in Vedtaksart:
        saker[f"_{art.value}"] = klagesak(vedtaksart=art) | hel | {"svar": ()}
    for navn, felt in saker.items():
        b = Oversendelse.model_validate(felt)
        yield f"klage_oversendt{navn}", oversendelsesbrev(o, ramme(), b)
        yield f"klage_kopi{navn}", kopibrev(o, ramme(), b)


def klagesak(**mer: Any) -> dict[str, Any]:
    """What every letter of a klage tells of it; in time unless something else is said."""
    dager = {"vedtaksdato": date(2026, 10, 20), "kommet_frem": date(2026, 10, 23), "frist": date(2026, 11, 13),
             "avgitt": date(2026, 11, 12), "mottatt": date(2026, 11, 26)}  # fmt: skip
    egne = {
        "klage_id": 1,
        "vedtak_id": 1,
        "nummer": "2026-1187",
        "vedtaksart": "stonad",
        "hjemmel": "forvaltningsloven §§\u00a029-31 og 33",
    }
    return dager | egne | {"vurdering": "Leien er regnet etter kontrakten."} | mer


KLAGESVAR = tuple(Klagesvar(mottatt=date(2026, 11, 12), tilstand=t) for t in Klagetilstand if t.endrer_vedtaket)


VARSEL = {
    navn: Varsling(brev_id=1, person_id=1, vedtak_id=9, laget=DAG, sendt=DAG, svar=Varselsvar(svarte=svarte, dato=DAG, tekst="Syk."))
    for navn, svarte in (("svarte", True), ("svarte_ikke", False))
}


def ramme(kontor: Kontor = KONTOR, mottaker: Mottaker = MOTTAKER) -> Ramme:
    """What is around a letter."""
    return Ramme(kontor, mottaker, DAG, "2026-0042", UNDER)


def vedtaksgrunnlag(v: Vedtak, **mer: Any) -> Vedtaksgrunnlag:
    """A vedtak with what its letter needs."""
    felt: dict[str, Any] = {"ramme": ramme(), "soknad_mottatt": date(2026, 11, 18) if v.soknad_id else None, "navn": {2: "Dag Vik"}}
    if v.endrer_id:
        felt |= {"endrer": ("2026-1100", date(2026, 11, 1)), "endringshjemmel": "forvaltningsloven §\u00a035"}
    if v.endrer_id and v.art is not Vedtaksart.OMGJORING:
        felt |= {"gammel": gammelt(), "tatt": rammede(v, gammelt(), frozenset())}
    return Vedtaksgrunnlag(vedtak=v, **felt | mer)


def gammelt() -> Vedtak:
    """The vedtak an opphør, a stans or a reduksjon changes, with two payments to come."""
    betalinger = ({"dato": date(2026, 12, dag), "belop_ore": ore, "maate": "kontantkort"} for dag, ore in ((1, 500_000), (15, 330_000)))
    return vedtak(
        id=9, nummer="2026-1100", vedtaksdato=date(2026, 11, 1), tilstand="iverksatt",
        poster=(*vedtak().poster, Post(art="husleie", utfall="delvis", hjemmel="paragraf_19"), Post(art="innbo", utfall="avslag")),
        vilkar=(Vilkar(id=5, type="kurs", tekst="norskkurs mandager", frist=date(2026, 11, 30), kan_reduseres=True),),
        utbetalinger=tuple(Utbetaling(id=nr, **b) for nr, b in enumerate(betalinger, 1)),
    )  # fmt: skip


def redusert(**mer: Any) -> Vedtak:
    """A reduksjon of it: 20 per cent off the livsopphold."""
    linjer = (linje(1, "behov", "livsopphold", 664_000, "enslig", sats_fra=_SATS),)
    felt = {"avvik": "ned", "avviksgrunn": "Vilkåret er ikke oppfylt.", "linjer": linjer, "sum_ore": 664_000, "brutt_vilkar_id": 5}
    return vedtak(Vedtaksart.REDUKSJON, endrer_id=9, uten_soknad="reduksjon", **felt | mer)


def alle(o: Ordlyd) -> Iterator[tuple[str, Brev]]:
    """Every letter in one language."""
    for navn, v in varianter():
        yield navn, vedtaksbrev(o, vedtaksgrunnlag(v))
    for navn, b in bestillinger():
        yield navn, brev(o, ramme(), b)
    yield from klagebrev(o)
    for navn, varsel in VARSEL.items():
        v = redusert(varslet_dato=DAG, brutt_vilkar_id=None)
        yield f"reduksjon_{navn}", vedtaksbrev(o, vedtaksgrunnlag(v, varsel=varsel))
    for svar in KLAGESVAR:
        felt = {"poster": (), "linjer": (), "utbetalinger": (), "sum_ore": 0}
        v = vedtak(Vedtaksart.OMGJORING, endrer_id=9, uten_soknad="omgjoring", **felt)
        yield f"klagesvar_{svar.tilstand.value}", vedtaksbrev(o, vedtaksgrunnlag(v, klage=svar))


def tekst(b: Brev) -> str:
    """All that a letter says, on one line."""
    from navtui.letters.tekst import som_tekst

    return " ".join(som_tekst(b, 10_000).replace("\u00a0", " ").split())


__all__ = ["Linjeart", "alle", "bestillinger", "linje", "ramme", "stort", "tekst", "varianter", "vedtak", "vedtaksgrunnlag"]
