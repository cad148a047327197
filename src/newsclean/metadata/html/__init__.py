"""Readers of HTML: the head, JSON-LD, scripts, marked elements, the lines around the headline; `read` runs them."""
