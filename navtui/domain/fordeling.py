"""Whole øre that add up: rounding and the largest-remainder method, for the calculation (VE-5) and the dividend (GJ-5)."""

from __future__ import annotations

from collections.abc import Sequence


def avrund(teller: int, nevner: int) -> int:
    """`teller / nevner` to the nearest whole, halves away from zero; in integers all the way."""
    hel, rest = divmod(abs(teller), nevner)
    hel += 2 * rest >= nevner
    return -hel if teller < 0 else hel


def fordel(teller: Sequence[int], nevner: int) -> tuple[int, ...]:
    """VE-5: each `teller / nevner` as a whole number, so that they add up to the rounded sum of them all.

    None is more than one away from its exact value. What is left over goes to the largest remainders, the earliest first
    when equal. Refuses negative shares (ValueError): a sign belongs to the line's kind.
    """
    if any(t < 0 for t in teller):
        raise ValueError("shares must not be negative")
    hele = [t // nevner for t in teller]
    mangler = avrund(sum(teller), nevner) - sum(hele)
    etter_rest = sorted(range(len(teller)), key=lambda i: (-(teller[i] % nevner), i))
    for i in etter_rest[:mangler]:
        hele[i] += 1
    return tuple(hele)


def del_ut(total: int, vekter: Sequence[int]) -> tuple[int, ...]:
    """GJ-5 (law): `total` shared in proportion to `vekter`, whole øre, the sum exact. No weight at all gives nothing to anyone."""
    sum_vekter = sum(vekter)
    if sum_vekter == 0:
        return tuple(0 for _ in vekter)
    return fordel([total * vekt for vekt in vekter], sum_vekter)
