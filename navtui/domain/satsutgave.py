"""Which edition of the rates the program carries. Raised by one with every change of `satser.json`: a test holds the two together."""

from __future__ import annotations

from typing import Final

UTGAVE: Final = 1
