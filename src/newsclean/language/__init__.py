"""Detects the language of a text, and reads the word lists of `languages/`."""
