"""Registering a søknad: number or name, what is applied for by one letter each, Enter. Used by `n` on the postmøte and on Søk."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual import events, on
from textual.widget import Widget

from navtui.domain.kodeverk.soknad import Nodart, Soknadspost
from navtui.domain.person import NyPerson
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.soknad import NySoknad, Registrert
from navtui.services import soknad as tjeneste
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.valgfelt import Valgfelt
from navtui.ui.visninger.registrer_soker import Soker

_NODPOST = {Nodart.MAT: "livsopphold", Nodart.TAK_OVER_HODET: "midlertidig_botilbud", Nodart.STROM_STENGES: "restanse_strom"}
_SENDER = ("poster", "annet", "duplikat_grunn")
"""Enter in these registers."""


class Registrer(Soker):
    """The form. Its result is what registration answered."""

    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", "finn, registrer"),
        ("n", "nødhjelp"),
        ("Tab", "neste felt"),
        ("Esc/F9", "avbryt"),
    )

    @on(Valgfelt.Endret)
    def _valgt(self) -> None:
        """An item was ticked: the duplicates it makes, and what "annet" is."""
        self._rad("annet").display = Soknadspost.ANNET.value in self._poster
        self._rad("duplikat_grunn").display = False
        self._vis_om()

    # --- nødhjelp ---

    def on_key(self, hendelse: events.Key) -> None:
        """`n` among the items: nødhjelp."""
        if hendelse.key == "n" and self.focused is self._rad("poster").inn:
            hendelse.stop()
            self._spor_nodhjelp()

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
        til_stede = [k for k in hjelp.kandidater if k.til_stede]
        valg = [Valg(k.ident, f"{k.ident} {k.navn}, {k.mottakere}+{k.gitt}") for k in til_stede]
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
        synlige = [r for r in self._rader if r.display]
        nr = next(nr for nr, rad in enumerate(synlige) if rad.inn is felt)
        if synlige[nr].felt.navn == "soker":
            self._sok()
        elif synlige[nr].felt.navn == "etternavn" and not synlige[nr].tekstverdi():
            # The eleventh digit has brought the cursor here: an Enter after the number must not bring it past the name.
            self.si("Skriv etternavnet.")
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
                fodt=verdier["fodt"] if self._ukjent_nr is None else None,
            )  # fmt: skip
        mottatt: date = verdier["mottatt"]
        soknad = NySoknad(
            person_id=person_id, ny_person=ny, mottatt=mottatt, kanal=verdier["kanal"], poster=self._nye_poster(verdier["annet"] or ""),
            nodhjelp=self._nod[0] if self._nod else None, til_ident=self._nod[1] if self._nod else None, fornyelse=verdier["fornyelse"],
            vedlegg=verdier["vedlegg"] or "", mott=verdier["mott"], ikke_mott=verdier["ikke_mott"],
            duplikat_grunn=verdier["duplikat_grunn"] or "",
        )  # fmt: skip
        return tjeneste.registrer(self._tjeneste_okt, soknad)

    def avslag(self, brudd: Regelbrudd) -> None:
        """At its field; a duplicate asks why it is registered all the same."""
        if brudd.felt == "duplikat_grunn":
            self._rad("duplikat_grunn").display = True
        super().avslag(Regelbrudd(brudd.regel, brudd.setning, "soker") if brudd.felt == "fnr" else brudd)
