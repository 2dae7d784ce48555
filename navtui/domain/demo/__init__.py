"""The demo office as pure functions: the fixtures' shape, dates and periods from one date, numbers nobody has, and texts that vary."""
