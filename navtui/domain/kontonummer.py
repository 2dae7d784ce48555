"""PE-13, VE-21: bank account numbers and KID, checked by their control digits before money is sent anywhere."""

from __future__ import annotations

from navtui.domain.regelbrudd import Regelbrudd

_KID_LENGDE = range(2, 26)
_MOD11_VEKTER = (2, 3, 4, 5, 6, 7)


def _rens(tekst: str) -> str:
    return "".join(tegn for tegn in tekst.strip() if tegn not in " .\u00a0")


def sjekk_kontonummer(tekst: str) -> str:
    """PE-13 (SSB; law): the eleven digits of an account number, typed with or without spaces and points; refuses wrong ones.

    The old postgiro form (0000 first) is refused: no bank pays to it any more.
    """
    nummer = _rens(tekst)
    if len(nummer) != 11 or not (nummer.isascii() and nummer.isdigit()):
        raise Regelbrudd("PE-13", "Kontonummer må ha elleve siffer.", "kontonummer")
    from stdnum.no import kontonr  # slow to import, and most screens never ask

    if nummer.startswith("0000") or not kontonr.is_valid(nummer):
        raise Regelbrudd(
            "PE-13", "Kontonummeret er ikke riktig: kontrollsifferet stemmer ikke. Se etter om to siffer er byttet om.", "kontonummer"
        )
    return nummer


def vis_kontonummer(nummer: str) -> str:
    """Eleven digits as they are written in Norway: "1234 56 78903"."""
    return f"{nummer[:4]} {nummer[4:6]} {nummer[6:]}"


def _mod11_siffer(sifre: str) -> str:
    summen = sum(int(siffer) * _MOD11_VEKTER[i % 6] for i, siffer in enumerate(reversed(sifre)))
    kontroll = -summen % 11
    return "-" if kontroll == 10 else str(kontroll)


def sjekk_kid(tekst: str) -> str:
    """VE-21: a KID of 2-25 characters whose last is a control digit by mod 10 or mod 11 ("-" stands for ten); refuses others.

    Which of the two a payee uses is in its agreement with the bank, so either is taken.
    """
    kid = _rens(tekst)
    if len(kid) not in _KID_LENGDE or not (kid.isascii() and kid[:-1].isdigit() and (kid[-1].isdigit() or kid[-1] == "-")):
        raise Regelbrudd("VE-21", "KID må ha 2 til 25 siffer.", "kid")
    from stdnum import luhn

    if not (kid[-1] == _mod11_siffer(kid[:-1]) or luhn.is_valid(kid)):
        raise Regelbrudd("VE-21", "KID er ikke riktig: kontrollsifferet stemmer ikke. Se etter om to siffer er byttet om.", "kid")
    return kid
