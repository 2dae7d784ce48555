"""How the postmøte is written: the columns of the queue, the first line, the load per veileder, the person in brief."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rich.text import Text

from navtui.domain.belop import kroner_kort
from navtui.domain.kalender import UKEDAGER, dag_kort
from navtui.domain.kandidat import Kandidat
from navtui.domain.kodeverk.gjeld import Gjeldstilstand
from navtui.domain.kodeverk.okonomi import Inntektsrolle
from navtui.domain.kodeverk.oppfolging import Husstandsform
from navtui.domain.kodeverk.soknad import Nodart
from navtui.domain.kodeverk.vedtak import Vilkarstype, Vilkarsutfall
from navtui.domain.postmote import Personkort, Postmotebilde, PostmoteRad, Radtilstand, ventetid
from navtui.domain.tid import i_oslo
from navtui.ui.kolonner import Kolonne
from navtui.ui.tekst import antall, avsnitt, bredde, data, kutt, sammen

NAVN = 40
"""Cells of a name in the panel."""
GJELDER_PLASS = 17
"""Cells of the column Gjelder at 80: what is longer is written out below."""
LENGST = 120
"""Cells of the longest text from data in the panel."""
MEST_BJELKE = 10
"""Cells in the longest bar."""
FORKLARING = "Tallene: mottakere i måneden + søknader"
"""What the two counts behind an ident are, where there is room to say it; F1 says it too."""


def tast(kandidater: Sequence[Kandidat], ident: str | None) -> str:
    """The digit that gives to someone, the same wherever one is chosen; none for the tenth and later."""
    nr = next((nr for nr, k in enumerate(kandidater, 1) if k.ident == ident), 0)
    return str(nr) if 0 < nr <= 9 else ""


def siffer(kandidater: Sequence[Kandidat], ident: str | None) -> str:
    """The digit, as it stands in front of the ident; the ident alone when there is none."""
    return f"{tast(kandidater, ident)} {ident or ''}".strip()


def kolonner(i_dag: date, kandidater: Callable[[], Sequence[Kandidat]]) -> list[Kolonne[PostmoteRad]]:
    """The columns, with today's date and the digits as they are when a row is drawn."""
    return [
        Kolonne("", _merke, 2),
        Kolonne("Mottatt", lambda r: _mottatt(r, i_dag), 8),
        Kolonne("Søker", _soker, 24, vekt=2),
        Kolonne("Gjelder", _gjelder, GJELDER_PLASS, vekt=3),
        Kolonne("Frist", _frist, 7, hoyre=True),
        Kolonne("1 md", _maaned, 5, hoyre=True),
        Kolonne("Forslag", lambda r: _forslag(r, kandidater()), 9),
        Kolonne("Fast veil.", lambda r: r.fast_veileder or "", 10, fra_bredde=100),
    ]


def _merke(r: PostmoteRad) -> Text:
    nod = ("!", "fare") if r.nodhjelp else ""
    droft = {"apen": "d", "konkludert": "D"}.get(r.drofting or "", "")
    return sammen(*(d for d in (nod, droft) if d))


def _mottatt(r: PostmoteRad, i_dag: date) -> str:
    if r.nodhjelp and r.mottatt == i_dag:
        return f"{i_oslo(r.registrert):%H:%M}"
    return kort_dag(r.mottatt, i_dag)


def kort_dag(dag: date, i_dag: date) -> str:
    """ "i dag", "ons 18.", "3.11.", "3.11.25"."""
    siden = (i_dag - dag).days
    if siden == 0:
        return "i dag"
    if 0 < siden < 7:
        return f"{UKEDAGER[dag.weekday()][:3]} {dag.day}."
    return f"{dag.day}.{dag.month}." + ("" if dag.year == i_dag.year else f"{dag.year % 100:02d}")


def _soker(r: PostmoteRad) -> Text:
    stil = "" if r.venter or r.tilstand is Radtilstand.DROFTING else "dempet"
    deler = [] if r.alder is None else [str(r.alder)]
    deler += [f"{r.barn} barn"] if r.barn else []
    deler += ["NY"] if r.ny_soker else []
    hale = "".join(f", {d}" for d in deler)
    return sammen((r.navn, stil), (hale, stil))


def _gjelder(r: PostmoteRad) -> Text:
    if r.tilstand is Radtilstand.DROFTING:
        return data(r.grunn or "til drøfting")
    if r.tilstand is Radtilstand.UTSATT:
        return data(r.grunn, "dempet")
    nod = (f"NØDHJELP {_nodtekst(r.nodhjelp)} ", "fare") if r.nodhjelp else ""
    fornyelse = "fornyelse: " if r.fornyelse else ""
    return sammen(nod, f"{fornyelse}{r.gjelder_tekst}")


def _nodtekst(kode: str | None) -> str:
    return next((n.tekst for n in Nodart if n.value == kode), "")


def _frist(r: PostmoteRad) -> Text | str:
    if r.soknad_id is None or r.tilstand in (Radtilstand.FORDELT, Radtilstand.NODHJELP):
        return ""
    if r.nodhjelp:
        return data(ventetid(r.ventet_minutter).replace(" t ", "t ").replace(" min", "m"), "fare")
    return _dager(r.frist_dager)


def _maaned(r: PostmoteRad) -> Text | str:
    if not (r.venter or r.tilstand is Radtilstand.UTSATT):
        return ""
    return data("OVER", "fare") if (r.maanedsfrist_dager or 0) <= 0 else _dager(r.maanedsfrist_dager)  # PM-4: from the day itself


def _dager(dager: int | None) -> Text | str:
    if dager is None:
        return ""
    if dager < 0:
        return data(f"{-dager} over", "fare")
    return data(f"{dager} d", "varsel" if dager <= 3 else "")


def _forslag(r: PostmoteRad, kandidater: Sequence[Kandidat]) -> Text | str:
    match r.tilstand:
        case Radtilstand.IGJEN:
            return data(siffer(kandidater, r.forslag) if r.forslag else "ingen", "" if r.forslag else "varsel")
        case Radtilstand.UTSATT:
            return data("utsatt", "dempet")
        case Radtilstand.DROFTING:
            return data("drøftes")
        case Radtilstand.NODHJELP if r.besluttet is not None:
            return data(f"{r.saksbehandler} {i_oslo(r.besluttet):%H:%M}", "dempet")
        case Radtilstand.FORDELT | Radtilstand.NODHJELP:
            return data(f"til {r.saksbehandler}", "dempet")
    return ""


def svarlinje(bilde: Postmotebilde) -> Text:
    """What has come in, and how far the meeting has come."""
    tall = bilde.tall
    if bilde.er_lukket_ko:
        return sammen(
            ("Lukket kø: ", "sterk"), f"{antall(tall.igjen)} igjen. Bare de som har tilgang, ser den. ", ("k", "tast"), " til felles kø."
        )
    deler = []
    if tall.fordelt or tall.utsatt:
        deler = [f"{antall(tall.fordelt)} fordelt", f"{antall(tall.igjen)} igjen"] + (
            [f"{antall(tall.utsatt)} utsatt"] if tall.utsatt else []
        )
    hele = f"{antall(tall.i_alt)} søknad{'er' * (tall.i_alt != 1)}" if tall.i_alt else "Ingen søknader venter"
    linje = sammen(hele, f": {', '.join(deler)}." if deler else ".")
    if (frist := tall.korteste_frist) is not None:
        linje.append_text(
            sammen(" Korteste frist: ", (f"{frist} dager." if frist >= 0 else f"{-frist} dager OVER.", "" if frist >= 0 else "fare"))
        )
    if bilde.lukket_ko and bilde.mote is None:
        # In the meeting all sit round one screen, and not all of them may know that there is anyone in it (PM-12).
        linje.append_text(sammen(f" Lukket kø: {bilde.lukket_ko} (", ("k", "tast"), ")."))
    if bilde.mote is None:
        linje.append_text(data(" Møtet er ikke åpnet.", "dempet"))
    return linje


def belastning(kandidater: Sequence[Kandidat], width: int) -> Text:
    """The digits: who each is, how much she has (recipients this month + søknader given and undecided), and who is away.

    Those on sosialhjelp with a bar, as long as the room allows; the others below.
    """
    mest = max((float(k.last) for k in kandidater if k.sosialhjelp), default=0.0)
    pa, andre = [k for k in kandidater if k.sosialhjelp], [k for k in kandidater if not k.sosialhjelp]
    for lengde in range(MEST_BJELKE, -1, -1):
        deler = [_en(kandidater, k, mest, lengde) for k in pa]
        if sum(bredde(d.plain) + 2 for d in deler) - 2 <= width:
            break
    resten = [_en(kandidater, k, mest, 0) for k in andre]
    linje = Text("\n", end="").join([_linje(deler, width), _linje(resten, width)] if resten else [_linje(deler, width)])
    if kandidater and 3 + bredde(FORKLARING) + bredde(linje.plain.rpartition("\n")[2]) <= width:
        linje.append_text(sammen("   ", (FORKLARING, "dempet")))
    return linje


def _linje(deler: Sequence[Text], width: int) -> Text:
    """Side by side, on the next line when there is no more room: a name is never parted from its digit."""
    linje, brukt = Text(end=""), 0
    for d in deler:
        if brukt and brukt + 2 + bredde(d.plain) > width:
            linje.append("\n")
            brukt = 0
        linje.append_text(sammen("  " if brukt else "", d))
        brukt += bredde(d.plain) + (2 if brukt else 0)
    return linje


def _en(kandidater: Sequence[Kandidat], k: Kandidat, mest: float, lengde: int) -> Text:
    navn, _, ident = siffer(kandidater, k.ident).rpartition(" ")
    deler: list[str | tuple[str, str]] = [(f"{navn} " if navn else "", "tast"), ident]
    if k.stillingsprosent != 100:
        deler.append(f" ({k.stillingsprosent} %)")
    if k.til_stede and k.sosialhjelp:
        fylt = round(float(k.last) / mest * lengde) if mest else 0
        deler.append((f" {'=' * fylt}" if fylt else "", "dempet"))
    if k.til_stede and (k.sosialhjelp or k.mottakere or k.gitt):
        deler.append(f" {k.mottakere}+{k.gitt}")
    if not k.til_stede:
        deler.append((" borte", "varsel"))
    return sammen(*deler)


def korttekst(kort: Personkort | None, rad: PostmoteRad | None, kandidater: Sequence[Kandidat], i_dag: date) -> Text:
    """The person under the cursor in about four lines; the last says what there is no room for above, who is suggested and why."""
    if rad is None:
        return Text(end="")
    linjer = [sammen((kutt(rad.navn, NAVN), "sterk"), _alder(rad.alder, bool(rad.dekket)))] if kort is None else _kortlinjer(kort, i_dag)
    return Text("\n", end="").join([*linjer, _om_raden(rad, kandidater)])


def _om_raden(rad: PostmoteRad, kandidater: Sequence[Kandidat]) -> Text:
    lang = bredde(rad.gjelder_tekst) > GJELDER_PLASS
    gitt = f"Oppgitt: {kutt(rad.oppgitt, LENGST)}." if rad.oppgitt else ""
    om = f"Søker om {kutt(rad.gjelder_tekst, LENGST)}." if lang else ""
    soker_om = avsnitt(f"{om} {gitt}".strip() + "\n") if om or gitt else ""
    kl = f" kl. {i_oslo(rad.besluttet):%H:%M}" if rad.besluttet else ""
    match rad.tilstand:
        case Radtilstand.IGJEN:
            hvem = siffer(kandidater, rad.forslag) or "ingen"
            utsatt = avsnitt(f"Utsatt sist: {kutt(rad.grunn, LENGST)}.\n") if rad.grunn else ""
            return sammen(soker_om, utsatt, "Forslag ", (hvem, "tast"), f": {rad.forslag_grunn}.")
        case Radtilstand.UTSATT:
            return sammen(soker_om, f"Utsatt{kl}: {kutt(rad.grunn, LENGST)}.")
        case Radtilstand.DROFTING:
            return sammen("Til drøfting", f": {kutt(rad.grunn, LENGST)}" if rad.grunn else ".")
    return sammen(soker_om, f"Gitt til {rad.saksbehandler}{kl}.")


def _kortlinjer(k: Personkort, i_dag: date) -> list[Text]:
    if not k.full:
        fast = f". Fast veileder {k.fast_veileder}." if k.fast_veileder else ". Ingen fast veileder."
        return [
            sammen((kutt(k.navn, NAVN), "sterk"), _alder(k.alder, k.dekket), fast),
            *([data(k.hvorfor_ikke, "dempet")] if k.hvorfor_ikke else []),
        ]
    linjer = [_hvem(k), _vedtak(k, i_dag)]
    if k.vilkar or k.gjeld_tilstand:
        linjer.append(sammen(_vilkar(k), _gjeld(k)))
    return linjer


def _alder(alder: int | None, dekket: bool) -> str:
    return "" if dekket else "   alder ukjent" if alder is None else f"   {alder} år"


def _hvem(k: Personkort) -> Text:
    deler: list[str | tuple[str, str]] = [(kutt(k.navn, NAVN), "sterk"), _alder(k.alder, k.dekket)]
    if k.partner:
        form = "gift" if k.husstand == Husstandsform.GIFT else "samboer"
        deler.append(f", {form} med {kutt(k.partner, NAVN)}" + (f" ({k.partners_veileder})" if k.partners_veileder else ""))
    elif k.husstand == Husstandsform.BOFELLESSKAP:
        deler.append(", bofellesskap")
    if k.barn:
        *forste, siste = [str(b) for b in k.barn]
        deler.append(f", barn {', '.join(forste)} og {siste}" if forste else f", barn {siste}")
    deler.append(".")
    if k.maaneder_paa_rad > 1:
        deler.append((f" {k.maaneder_paa_rad}. måned på rad.", "varsel" if k.maaneder_paa_rad >= 4 else ""))
    return sammen(*deler)


def _vedtak(k: Personkort, i_dag: date) -> Text:
    deler = []
    if k.vedtak_til is not None:
        til = f"{k.vedtak_til.day}.{k.vedtak_til.month}." if k.vedtak_til.year == i_dag.year else dag_kort(k.vedtak_til)
        rolle = next((r.tekst for r in Inntektsrolle if r.value == k.inntektsrolle), "")
        ord_ = "Vedtak til" if k.vedtak_til >= i_dag else "Siste vedtak gikk ut"
        deler.append(f"{ord_} {til.rstrip('.')}: {kroner_kort(k.vedtak_sum_ore or 0)} kr{f', {rolle}' if rolle else ''}.")
    else:
        deler.append("Ingen vedtak før.")
    if k.siste_samtale is not None:
        dag = k.siste_samtale
        deler.append(f"Siste samtale {dag.day}.{dag.month} ({(i_dag - dag).days} dager).")
    else:
        deler.append("Ingen samtale ført.")
    return sammen(" ".join(deler))


def _vilkar(k: Personkort) -> str:
    navn, utfall = {t.value: t.tekst for t in Vilkarstype}, {u.value: u.tekst for u in Vilkarsutfall}
    return f"Vilkår: {'; '.join(f'{navn.get(t, t)} ({utfall.get(u, u)})' for t, u in k.vilkar[:2])}. " if k.vilkar else ""


def _gjeld(k: Personkort) -> str:
    if not k.gjeld_tilstand:
        return ""
    tilstand = next((t.tekst for t in Gjeldstilstand if t.value == k.gjeld_tilstand), k.gjeld_tilstand)
    steg = f", {k.gjeld_neste_steg}" if k.gjeld_neste_steg else ""
    dato = f" {k.gjeld_neste_dato.day}.{k.gjeld_neste_dato.month}" if k.gjeld_neste_dato else ""
    return f"Gjeld: {tilstand}{steg}{dato}."
