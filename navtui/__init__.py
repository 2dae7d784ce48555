"""navtui: the working day of a small Nav office, from the keyboard, over one local file."""

__version__ = "0.1.0"
