"""The file: every SQL statement, one module per noun, and the one place that knows SQLite."""
