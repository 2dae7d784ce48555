"""The letters as words and as paper: `sprak/` holds each language's sentences, `maler/` the page. An office can read and change both."""
