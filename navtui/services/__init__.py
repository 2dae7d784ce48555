"""The use cases: one function, one transaction, one log entry per person it touches."""
