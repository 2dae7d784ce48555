"""Hard households, each from søknad to iverksatt vedtak and letter, with the amounts worked out by hand."""
