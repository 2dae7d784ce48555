"""What the office's file knows of its key file (SI-2): which wrapping is the newest of each passphrase, and of the recovery key."""

from __future__ import annotations

from collections.abc import Mapping

from navtui.store.db import Leser, Skriver


def alle(leser: Leser) -> dict[str, str]:
    """By ident, or `krypto.GJENOPPRETTING`: the fingerprint of the wrapping that was set last."""
    return {r["hvem"]: r["avtrykk"] for r in leser.rader("select hvem, avtrykk from nokkelavtrykk order by hvem")}


def sett(skriver: Skriver, hvem: str, avtrykk: str | None) -> None:
    """This wrapping is the newest from now on. None: it is not known which is."""
    skriver.slett("nokkelavtrykk", hvem=hvem)
    if avtrykk is not None:
        skriver.sett_inn("nokkelavtrykk", hvem=hvem, avtrykk=avtrykk)


def eldre(leser: Leser, i_nokkelfilen: Mapping[str, str]) -> list[str]:
    """Whose wrapping in the key file is another than the newest: the key file is older than the file, or a change of it was cut off."""
    ventet = alle(leser)
    return [hvem for hvem, avtrykk in i_nokkelfilen.items() if ventet.get(hvem, avtrykk) != avtrykk]
