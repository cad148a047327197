"""Which language a text is in, and the word lists of `languages/`."""
