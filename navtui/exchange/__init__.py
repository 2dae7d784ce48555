"""Files in and out, as bytes: lists, payment files, and later Digisos and KOSTRA."""
