"""F1 in a dialog: what can I press here, how is this field filled in, and which rule is this?"""

from __future__ import annotations

from typing import Any

from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.dialoger.hjelp import Deler, Hjelp
from navtui.ui.dialoger.skjema import Skjema
from navtui.ui.dialoger.skjemarad import Felt
from navtui.ui.dialoger.tekst import Tekst

_SLAG = {
    "tekst": "skriv fritt; ny tekst kommer bak det som står der",
    "dato": "20.11 eller 20.11.26, i dag, i morgen, eller +7 for om sju dager; det som står der, byttes ut",
    "fodt": "20.11.1988 eller 201188; det som står der, byttes ut",
    "belop": "1234 eller 1 234,50; det som står der, byttes ut",
    "tall": "et helt tall; det som står der, byttes ut",
    "valg": "tegnet foran velger og går til neste felt; mellomrom velger det markøren står på",
    "flere": "tegnet foran setter krysset og tar det bort",
    "kryss": "x setter krysset og tar det bort",
    "skjult": "vises ikke mens du skriver",
}
"""How a field of each kind is filled in."""


class Dialoghjelp(Hjelp):
    """Over the dialog it is about, which keeps everything typed. The rules are those of the view behind, and `r` shows the law."""

    def __init__(self, dialog: Dialog[Any]) -> None:
        hoved = dialog.nav.hoved
        visning = hoved.bytter.visning if hoved else None
        self._her = tuple(dialog.taster())
        self._felt = dialog.felt_naa() if isinstance(dialog, Skjema) else None
        self._skriver = isinstance(dialog, Tekst)
        super().__init__(dialog.tittel_tekst, (), dict(visning.REGLER) if visning else {}, dag=visning.regeldag if visning else None)

    def deler(self) -> Deler:
        """The dialog's keys, the field with the cursor, and the rules of the screen behind."""
        felles = [("ctrl+l", "lås skjermen; det du har skrevet, står her når du låser opp")]
        return [
            ("Taster her", [*self._her, *felles]),
            ("Feltet markøren står i", _felthjelp(self._felt)),
            ("Teksten", [("Enter", "ny linje")] if self._skriver else []),
            ("Regler", list(self.regler.items())),
        ]


def _felthjelp(felt: Felt | None) -> list[tuple[str, str]]:
    if felt is None:
        return []
    rader = [(felt.etikett, _SLAG[felt.slag])]
    if felt.krav:
        rader.append(("*", "må fylles ut"))
    return rader
