"""Bytes -> text, in the encoding that they are in, whatever is declared."""
