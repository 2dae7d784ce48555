"""Registering a søknad: number or name, what is applied for by one letter each, Enter. Used by `n` on the postmøte and on Søk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from textual import events, on
from textual.widget import Widget

from navtui.domain.kodeverk.soknad import Nodart, Soknadspost
from navtui.domain.person import NyPerson
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.soknad import NyPost, NySoknad, Registrert, sjekk_post
from navtui.services import soknad as tjeneste
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.valgfelt import Valgfelt
from navtui.ui.visninger.postmote_rader import tast
from navtui.ui.visninger.registrer_soker import Soker

_NODPOST = {Nodart.MAT: "livsopphold", Nodart.TAK_OVER_HODET: "midlertidig_botilbud", Nodart.STROM_STENGES: "restanse_strom"}
_SENDER = ("poster", "annet", "duplikat_grunn")
"""Enter in these registers."""
_TIL_POSTER = ("telefon", "kontonummer", "nytt_kontonummer")
"""Enter in these goes on to what is applied for: the account of one who is new is on the way up."""


class Registrer(Soker):
    """The form. Its result is what registration answered."""

    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("F10", "registrer"), ("Tab", "neste felt"), ("Esc/F9", "avbryt"))

    def taster(self) -> Sequence[tuple[str, str]]:
        """What Enter does by the field; among the items also the letters that open something. `n` in a name is a letter."""
        navn = next((r.felt.navn for r in self._rader if r.inn is self.focused), "soker") if self.is_mounted else "soker"
        if navn == "poster":
            return (("Enter", "registrer"), ("n", "nødhjelp"), ("p", "beløp"), *self.TASTER[1:])
        if navn == "soker" or navn in _SENDER:
            return (("Enter", "finn" if navn == "soker" else "registrer"), *self.TASTER)
        return (("Enter", "neste felt"), *(t for t in self.TASTER if t[0] != "Tab"))

    @on(Valgfelt.Endret)
    def _valgt(self) -> None:
        """An item was ticked: the duplicates it makes, and what "annet" is."""
        self._rad("poster").vis_feil("")
        self._rad("annet").display = Soknadspost.ANNET.value in self._poster
        self._rad("duplikat_grunn").display = False
        self._vis_om()

    def on_key(self, hendelse: events.Key) -> None:
        """Among the items: `n` is nødhjelp, `p` amount and period."""
        if hendelse.key in ("n", "p") and self.focused is self._rad("poster").inn:
            hendelse.stop()
            hendelse.prevent_default()
            if hendelse.key == "n":
                self._spor_nodhjelp()
            else:
                self._spor_detaljer()

    # --- amount and period ---

    def _spor_detaljer(self) -> None:
        """PM-1: what is asked for of each thing that is ticked."""
        if not self._poster:
            self.si("Kryss av det søkes om, så kan beløp og periode skrives.", "varsel")
            return

        def skrevet(poster: tuple[NyPost, ...]) -> None:
            self._detaljer = {p.art: p for p in poster}
            self._vis_om()

        self.spor(_detaljskjema(self._nye_poster()), skrevet)

    # --- nødhjelp ---

    def _spor_nodhjelp(self) -> None:
        if self._nod is not None:
            self._nod = None
            self._vis_om()
        elif self._hjelp is None:
            self.si("Skriv hvem søkeren er først.")
        else:
            self.spor(Velg("Hva slags nødhjelp?", [Valg(n.value, n.tekst) for n in Nodart]), self._spor_hvem)

    def _spor_hvem(self, kode: str) -> None:
        hjelp, art = self._hjelp, next(n for n in Nodart if n.value == kode)
        if hjelp is None:
            return
        valg = [
            Valg(k.ident, f"{k.ident} {k.navn}, {k.belastning}", tast(hjelp.kandidater, k.ident)) for k in hjelp.kandidater if k.til_stede
        ]
        tekst = f"Forslag {hjelp.forslag.ident or 'ingen'}: {hjelp.forslag.grunn}."

        def valgt(ident: str) -> None:
            self._nod = (art, ident)
            felt: Valgfelt = self._rad("poster").inn
            if not felt.valgt:
                felt.velg(_NODPOST[art])
            self._vis_om()

        self.spor(Velg("Hvem tar den nå?", valg, innledning=tekst, valgt=hjelp.forslag.ident), valgt)

    # --- registering ---

    def enter_i_felt(self, felt: Widget) -> None:
        """Enter finds, then registers; in the other fields it goes on to the next."""
        if self.kom_av_valg(felt):
            return
        synlige = [r for r in self._rader if r.display]
        nr = next(nr for nr, rad in enumerate(synlige) if rad.inn is felt)
        if synlige[nr].felt.navn == "soker":
            self._sok()
        elif synlige[nr].felt.navn == "etternavn" and not synlige[nr].tekstverdi():
            # The eleventh digit has brought the cursor here: an Enter after the number must not bring it past the name.
            self.si("Skriv etternavnet.")
        elif synlige[nr].felt.navn in _TIL_POSTER:
            self._til("poster")
        elif synlige[nr].felt.navn in _SENDER or nr + 1 == len(synlige):
            self.action_fullfor()
        else:
            self.set_focus(synlige[nr + 1].inn)

    def registrer(self, verdier: dict[str, Any]) -> Registrert:
        """Build the søknad and register it, in a thread."""
        person_id = self._person[0] if self._person else None
        ny = None
        if person_id is None and self._rad("etternavn").display:
            ny = NyPerson(
                fornavn=verdier["fornavn"] or "", etternavn=verdier["etternavn"] or "", fnr=self._ukjent_nr, telefon=verdier["telefon"],
                kontonummer=verdier["kontonummer"], fodt=verdier["fodt"] if self._ukjent_nr is None else None,
            )  # fmt: skip
        mottatt: date = verdier["mottatt"]
        soknad = NySoknad(
            person_id=person_id, ny_person=ny, mottatt=mottatt, kanal=verdier["kanal"], poster=self._nye_poster(verdier["annet"] or ""),
            nodhjelp=self._nod[0] if self._nod else None, til_ident=self._nod[1] if self._nod else None, fornyelse=verdier["fornyelse"],
            vedlegg=verdier["vedlegg"] or "", mott=verdier["mott"], ikke_mott=verdier["ikke_mott"],
            duplikat_grunn=verdier["duplikat_grunn"] or "", ny_telefon=verdier["ny_telefon"] if ny is None else None,
            nytt_kontonummer=verdier["nytt_kontonummer"] if ny is None else None,
        )  # fmt: skip
        return tjeneste.registrer(self._tjeneste_okt, soknad)

    def avslag(self, brudd: Regelbrudd) -> None:
        """At its field; a duplicate asks why it is registered all the same."""
        if brudd.felt == "duplikat_grunn":
            self._rad("duplikat_grunn").display = True
        felt = {"fnr": "soker"} | ({"kontonummer": "nytt_kontonummer"} if self._person is not None else {})
        super().avslag(Regelbrudd(brudd.regel, brudd.setning, felt.get(brudd.felt or "", brudd.felt)))


def _detaljskjema(poster: Sequence[NyPost]) -> Skjema[tuple[NyPost, ...]]:
    """Three fields for each thing; empty ones are not given."""
    felt: list[Felt] = []
    for p in poster:
        felt += [
            Felt(f"{p.art}_belop_ore", f"{p.art.overskrift}, kr", "belop", verdi=p.belop_ore),
            Felt(f"{p.art}_fra", "  fra og med", "dato", verdi=p.fra),
            Felt(f"{p.art}_til", "  til og med", "dato", verdi=p.til),
        ]

    def send(v: dict[str, Any]) -> tuple[NyPost, ...]:
        nye = tuple(p.model_copy(update={navn: v[f"{p.art}_{navn}"] for navn in ("belop_ore", "fra", "til")}) for p in poster)
        for p in nye:
            if (brudd := sjekk_post(p)) is not None:
                raise Regelbrudd(brudd.regel, brudd.setning, f"{p.art}_{brudd.felt}")
        return nye

    return Skjema("Beløp og periode det søkes om", felt, send)
