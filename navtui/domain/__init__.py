"""The rules and the words of the office: pure functions and frozen models, no I/O, no clock."""
