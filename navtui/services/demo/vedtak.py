"""One vedtak with all its parts, from the søknad to the second signature, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from navtui.domain.alder import fyller
from navtui.domain.demo import tider
from navtui.domain.demo.innhold import innholdshash
from navtui.domain.demo.modell import Saksmal
from navtui.domain.demo.regning import Fakta, Post, Regnskap, med_navn
from navtui.domain.demo.valg import tall
from navtui.domain.kodeverk import Sjekkpunkt, Vilkarstype
from navtui.services.demo.bunke import Bunke, Fase
from navtui.services.demo.personer import Iverksatt, Rigg, Serier

_PUNKTER = tuple(p.value for p in Sjekkpunkt)
_AKTIVITET = frozenset(v.value for v in Vilkarstype if v.er_aktivitet)
_KRYSS = ("vedtak_id", "runde", "ident", "punkt", "tid")
_POST_FOR = {
    "husleie": "husleie", "boliglan_renter": "husleie", "kommunale_avgifter": "husleie", "innboforsikring": "husleie", "strom": "strom",
    "reise": "reise", "barnehage": "barn_fritid", "sfo": "barn_fritid", "barn_fritid": "barn_fritid", "medisin_briller": "medisin_briller",
}  # fmt: skip
"""Which thing applied for a need answers to."""

_IKKE_ARBEIDSSOKER = {
    "introduksjonsordning": "Du deltar i introduksjonsprogrammet på full tid.",
    "ikke_arbeidssoker": "Helsen din hindrer arbeid nå. Det har legen dokumentert.",
    "arbeid_deltid": "Du er i arbeid og søker mer hos arbeidsgiveren.",
    "kvalifiseringsprogram": "Du deltar i kvalifiseringsprogrammet på full tid.",
    "statlig_tiltak": "Du er i tiltak gjennom Nav.",
    "utdanning": "Du er under utdanning.",
    "uregistrert_ledig": "Du skal registrere deg før neste søknad. Vi har vist deg hvordan.",
}
_UNNTAK = ("helse_sosial", "Bolig og helse må på plass før aktivitet er forsvarlig. Det har vi snakket om.")
_NY_ETTER = timedelta(days=183)
_HALV_MAANED = timedelta(days=14)
_DELES_OVER = 400_000
"""Some get what is more than this, øre, in two halves."""

_TABELL = {
    "poster": "vedtakspost", "barn": "vedtaksbarn", "behov": "vedtaksbehov", "inntekter": "vedtaksinntekt", "avvikslinjer": "vedtaksavvik",
    "vilkar": "vedtaksvilkar", "bekreftelser": "vedtaksbekreftelse", "utbetalinger": "utbetaling", "radgivning": "vedtaksradgivning",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tekstsvar:
    """What a person wrote in the vedtak."""

    begrunnelse: str
    mening: str = ""
    barn: tuple[str, ...] = ()
    forholdsmessig: str = ""


@dataclass(slots=True)
class Oppdrag:
    """One vedtak to be made. Days are working days; `kontrollor` None = it goes no further than `tilstand` says."""

    rigg: Rigg
    fra: date
    til: date
    skriver: str
    kontrollor: str | None
    mottatt: date
    vedtaksdato: date
    tekst: Tekstsvar
    behov: tuple[Post, ...] = ()
    inntekter: tuple[Post, ...] = ()
    forrige: tuple[tuple[Post, ...], tuple[Post, ...]] | None = None
    forrige_id: int | None = None
    art: str = "stonad"
    engang: bool = False
    poster: tuple[dict[str, Any], ...] = ()
    mer: dict[str, Any] = field(default_factory=dict)
    enkelt: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the kind has one of: "radgivning" ..."""
    tilstand: str = "iverksatt"
    kanal: str = "papir"
    ubesvart: bool = False
    retur: tuple[str, str, str] | None = None
    """Who returned it, the ground and the comment."""


class Vedtaksskriver:
    """Makes vedtak of one copy of the office."""

    def __init__(self, b: Bunke, serier: Serier, regnskap: Regnskap, i_dag: date) -> None:
        self.b, self.serier, self.regnskap, self.i_dag = b, serier, regnskap, i_dag

    def lag(self, o: Oppdrag) -> int:
        """The søknad, the vedtak with its parts, its signatures and what it is now. Returns its id."""
        minutt = 9 * 60 + tall(240, "vedtak", o.rigg.nokkel, o.fra)
        naar = {
            hva: tider.kl(o.vedtaksdato, *divmod(minutt + mer, 60))
            for hva, mer in (("opprettet", 0), ("svart", 12), ("sendt", 25), ("kontroll", 60), ("iverksatt", 72))
        }
        soknad_id, soknadsposter = self._soknad(o)
        vedtak_id = self.b.ny_id("vedtak")
        hode = self._hode(o, soknad_id, naar)
        deler = self._deler(o, soknadsposter, naar["svart"])
        o.rigg.vilkar += [(v["id"], o.til) for v in deler["vilkar"] if o.kontrollor]
        linjer, sum_ore = self._linjer(o, deler)
        deler["utbetalinger"] = self._utbetalinger(o, sum_ore)
        self.b.legg("vedtak", id=vedtak_id, fase=Fase.UTKAST, som=o.skriver, **hode)
        self._legg_deler(o, vedtak_id, deler, linjer)
        for navn, felt in o.enkelt.items():
            self.b.legg(_TABELL[navn], fase=Fase.UTKAST, som=o.skriver, vedtak_id=vedtak_id, **felt)
        if o.kontrollor and not o.retur:
            poster = frozenset(p["art"] for p in deler["poster"])
            o.rigg.iverksatte.append(Iverksatt(vedtak_id, hode["nummer"], o.vedtaksdato, o.engang, poster, (o.skriver, o.kontrollor)))
        if o.tilstand != "utkast":
            self._send(o, vedtak_id, sum_ore, innholdshash(hode, deler | {"linjer": linjer}, o.enkelt), naar)
        return vedtak_id

    def _soknad(self, o: Oppdrag) -> tuple[int, dict[str, int]]:
        rigg, besvart = o.rigg, o.tilstand == "iverksatt"
        arter = [p["art"] for p in o.poster] if o.poster else list(dict.fromkeys(["livsopphold", *(_POST_FOR[b.art] for b in o.behov)]))
        registrert = tider.arbeidstid(o.mottatt, rigg.nokkel, o.fra)
        soknad_id = self.b.legg(
            "soknad", person_id=rigg.person_id, mottatt=o.mottatt, kanal=o.kanal, fornyelse=o.forrige_id is not None,
            ny_soker=rigg.siste_til is None or o.mottatt - rigg.siste_til > _NY_ETTER, mott=o.mottatt if o.kanal != "digital" else None,
            tilstand="besvart" if besvart else "fordelt", saksbehandler=o.skriver, fordelt_tid=tider.kl(o.mottatt, 15),
            registrert_av="PER" if o.kanal != "muntlig" else o.skriver, registrert_tid=registrert,
        )  # fmt: skip
        return soknad_id, {art: self.b.legg("soknadspost", soknad_id=soknad_id, art=art) for art in arter}

    def _hode(self, o: Oppdrag, soknad_id: int, naar: dict[str, str]) -> dict[str, Any]:
        mal, rigg = o.rigg.mal, o.rigg
        return {
            "nummer": self.serier.aarsnummer("vedtak", o.vedtaksdato.year), "person_id": rigg.person_id, "sak_id": rigg.sak_id,
            "art": o.art, "soknad_id": soknad_id, "fra": o.fra, "til": o.til, "engang": o.engang, "forrige_id": o.forrige_id,
            "husstandsform": mal.husholdning, "begrunnelse": o.tekst.begrunnelse, "brukers_mening": o.tekst.mening,
            "skrevet_av": o.skriver, "opprettet": naar["opprettet"],
            "inntektsrolle": mal.rolle, "hovedinntekt": mal.hovedinntekt,
            **(_vurdert(o) if o.art == "stonad" and not o.ubesvart else {}), **o.mer,
        }  # fmt: skip

    def _deler(self, o: Oppdrag, soknadsposter: dict[str, int], svart: str) -> dict[str, list[dict[str, Any]]]:
        b, mal = self.b, o.rigg.mal
        felles: dict[str, Any] = {"utfall": None if o.ubesvart else "innvilget", "hjemmel": "paragraf_18", "form": "bidrag"}
        poster: Sequence[dict[str, Any]] = o.poster or [{"art": art} | felles for art in soknadsposter]
        foer = o.forrige or ((), ())
        fornyes = o.forrige_id is not None
        lopende = o.art == "stonad" and not o.engang
        barn = [(n, et) for n, et in enumerate(o.rigg.barn) if lopende and et.fodt <= o.til and fyller(et.fodt, 18) > o.fra]
        vilkar = mal.vilkar if lopende else None
        deler: dict[str, list[dict[str, Any]]] = {
            "poster": [{"id": b.ny_id("vedtakspost"), "soknadspost_id": soknadsposter[p["art"]]} | p for p in poster],
            "barn": [
                {"id": b.ny_id("vedtaksbarn"), "person_id": et.person_id, "navn": et.navn, "fodt": et.fodt, "andel": et.andel,
                 "vurdering": o.tekst.barn[n] if o.tekst.barn else ""} for n, et in barn
            ],
            "behov": [
                {"id": b.ny_id("vedtaksbehov"), "art": p.art, "tekst": p.tekst, "belop_ore": p.belop_ore, "engang": o.engang,
                 "svar": _svar(p, foer[0], o.ubesvart)} for p in o.behov
            ],
            "inntekter": [
                {"id": b.ny_id("vedtaksinntekt"), "art": p.art, "tekst": p.tekst, "belop_ore": p.belop_ore, "engang": False,
                 "kilde": "lønnslipp" if p.art == "lonn" else "opplyst av Nav" if p.art != "barnebidrag" else "kontoutskrift",
                 "kilde_dato": o.mottatt, "svar": _svar(p, foer[1], o.ubesvart)} for p in o.inntekter
            ],
            "avvikslinjer": [
                {"id": b.ny_id("vedtaksavvik"), "linje": "livsopphold", "belop_ore": self.regnskap.ore(mal.avvik.kr),
                "grunn": mal.avvik.grunn}
            ] if mal.avvik and lopende else [],
            "vilkar": [
                {"id": b.ny_id("vedtaksvilkar"), "type": vilkar.type, "tekst": vilkar.tekst, "frist": o.til, "bevis": vilkar.bevis,
                 "forholdsmessig": o.tekst.forholdsmessig, "kan_reduseres": tall(3, mal.nokkel, "kan") == 0}
            ] if vilkar else [],
            "bekreftelser": [
                {"hva": hva, "ident": o.skriver, "tid": svart} for hva in ("inntekt", "boutgift", "vilkar", "kontakt")
            ] if fornyes and lopende and not o.ubesvart else [],
        }  # fmt: skip
        return deler

    def _linjer(self, o: Oppdrag, deler: dict[str, list[dict[str, Any]]]) -> tuple[list[dict[str, Any]], int]:
        if o.art != "stonad":
            return [], 0
        avvik = deler["avvikslinjer"]
        fakta = Fakta(
            o.fra, o.til, o.rigg.mal.husholdning, tuple((v["fodt"], v["andel"]) for v in deler["barn"]), tuple(replace(p,
            til=None) for p in o.behov),
            o.inntekter, avvik[0]["belop_ore"] if avvik else None, o.engang,
        )  # fmt: skip
        regning = self.regnskap.regn(fakta)
        id_av = {"barn": [v["id"] for v in deler["barn"]], "behov": [v["id"] for v in deler["behov"]]}
        id_av |= {"inntekt": [v["id"] for v in deler["inntekter"]]}
        return [med_navn(linje, id_av, [v["navn"] for v in deler["barn"]]) for linje in regning.linjer], regning.sum_ore

    def _utbetalinger(self, o: Oppdrag, sum_ore: int) -> list[dict[str, Any]]:
        """VE-16: the landlord's part with the person's consent, the rest to the person, for some in two halves."""
        if o.ubesvart:
            return []
        rest, ut = sum_ore, []
        for p in o.behov:
            if p.til and (belop := min(p.belop_ore, rest)) > 0:
                ut.append(
                    _betaling(o.fra, belop, self.serier.utleierkonto(p.til)) | {"mottaker": "utleier", "mottakernavn": p.til} | _SAMTYKKE
                )
                rest -= belop
        delt = not o.engang and rest > _DELES_OVER and tall(9, "delt", o.rigg.mal.nokkel) == 0
        deler = [(o.fra, rest - rest // 2), (o.fra + _HALV_MAANED, rest // 2)] if delt else [(o.fra, rest)]
        ut += [_betaling(dag, belop, _konto(o)) for dag, belop in deler if belop > 0]
        return [{"id": self.b.ny_id("utbetaling")} | u for u in ut]

    def _legg_deler(self, o: Oppdrag, vedtak_id: int, deler: dict[str, list[dict[str, Any]]], linjer: list[dict[str, Any]]) -> None:
        for navn, rader in deler.items():
            for rad in rader:
                self.b.legg(_TABELL[navn], fase=Fase.UTKAST, som=o.skriver, vedtak_id=vedtak_id, **rad)
        for linje in linjer if o.tilstand != "utkast" else ():
            self.b.legg(
                "vedtakslinje", fase=Fase.UTKAST, som=o.skriver, vedtak_id=vedtak_id, **linje | {"regler": " ".join(linje["regler"])}
            )

    def _send(self, o: Oppdrag, vedtak_id: int, sum_ore: int, hash_: str, naar: dict[str, str]) -> None:
        """KO-1, KO-3: the first signature, and what followed: control and the second, or a return."""
        b, signatur = self.b, {"vedtak_id": vedtak_id, "runde": 1, "hash": hash_}
        b.legg_uten_id("signatur", fase=Fase.SIGNERT, som=o.skriver, **signatur, plass=1, ident=o.skriver, tid=naar["sendt"])
        b.endre(
            "vedtak",
            vedtak_id,
            fase=Fase.SENDT,
            som=o.skriver,
            tilstand="til_kontroll",
            innhold_hash=hash_,
            sum_ore=sum_ore,
            sendt_tid=naar["sendt"],
        )
        if o.retur:
            self._returner(o.retur, o.skriver, vedtak_id, naar["kontroll"])
        elif o.kontrollor:
            kryss = [(vedtak_id, 1, o.kontrollor, punkt, naar["kontroll"]) for punkt in _PUNKTER]
            b.legg_flere("kontrollpunkt", _KRYSS, kryss, fase=Fase.KONTROLLERT, som=o.kontrollor)
            b.legg_uten_id(
                "signatur", fase=Fase.KONTROLLERT, som=o.kontrollor, **signatur, plass=2, ident=o.kontrollor, tid=naar["iverksatt"]
            )
            b.endre(
                "vedtak", vedtak_id, fase=Fase.AVGJORT, som=o.kontrollor, tilstand="iverksatt", apnet_kontroll=naar["kontroll"],
                iverksatt_tid=naar["iverksatt"], vedtaksdato=o.vedtaksdato,
            )  # fmt: skip

    def _returner(self, retur: tuple[str, str, str], skriver: str, vedtak_id: int, tid: str) -> None:
        """KO-5: back to the writer, with a ground and a comment, in a new round."""
        av, grunn, kommentar = retur
        felles: dict[str, Any] = {"som": av, "vedtak_id": vedtak_id, "runde": 1, "ident": av, "tid": tid}
        self.b.legg("vedtaksretur", fase=Fase.KONTROLLERT, grunn=grunn, kommentar=kommentar, **felles)
        nytt = {"tilstand": "utkast", "runde": 2, "retur": 1, "innhold_hash": None, "sum_ore": None, "sendt_tid": None}
        self.b.endre("vedtak", vedtak_id, fase=Fase.AVGJORT, som=av, **nytt)
        self.b.uten_linjer(vedtak_id, skriver)


_SAMTYKKE = {"grunnlag": "samtykke", "grunnlag_tekst": "Skriftlig samtykke ligger i saken."}


def _betaling(dato: date, belop_ore: int, konto: str | None) -> dict[str, Any]:
    return {
        "dato": dato, "belop_ore": belop_ore, "mottaker": "person", "mottakernavn": "", "maate": "konto" if konto else "kontantkort",
        "kontonummer": konto, "grunnlag": None, "grunnlag_tekst": "", "form": "bidrag",
    }  # fmt: skip


def _vurdert(o: Oppdrag) -> dict[str, Any]:
    """VE-6, VE-9, VE-10: what must be answered when money is granted."""
    mal, svar = o.rigg.mal, _arbeidssoker(o.rigg.mal)
    if not o.engang:
        svar |= {"avvik": mal.avvik.retning if mal.avvik else "ingen", "avviksgrunn": mal.avvik.grunn if mal.avvik else None}
    har_aktivitet = mal.vilkar is not None and mal.vilkar.type in _AKTIVITET and not o.engang
    if o.vedtaksdato < fyller(o.rigg.fodt, 30) and not har_aktivitet:
        kode, tekst = (mal.unntak.kode, mal.unntak.tekst) if mal.unntak else _UNNTAK
        svar |= {"aktivitetsunntak": kode, "aktivitetsgrunn": tekst}
    return svar


def _arbeidssoker(mal: Saksmal) -> dict[str, str | None]:
    """VE-10: registered, or why not."""
    if mal.arbeidssituasjon == "registrert_ledig":
        return {"arbeidssoker": "ja", "arbeidssokergrunn": None}
    grunn = _IKKE_ARBEIDSSOKER.get(mal.arbeidssituasjon, "Vurdert i samtale, ikke aktuelt nå.")
    return {"arbeidssoker": "unntak", "arbeidssokergrunn": grunn}


def _konto(o: Oppdrag) -> str | None:
    """VE-21: the person's account on the day the vedtak was made."""
    forrige = o.rigg.forrige_konto
    return forrige[0] if forrige and o.vedtaksdato < forrige[1] else o.rigg.kontonummer


def _svar(post: Post, foer: tuple[Post, ...], ubesvart: bool) -> str | None:
    """VE-13: the same as last month, changed, or new; None while nobody has answered."""
    if ubesvart:
        return None
    like = [p for p in foer if p.art == post.art and p.tekst == post.tekst]
    return "ny" if not like else "bekreftet" if like[0].belop_ore == post.belop_ore else "endret"
