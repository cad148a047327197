"""Builds the models that newsclean ships, from corpora that it does not ship; not in the wheel.

Run from the root of the repository: `python -m training.html.train`. Each model has a card, `MODEL_CARD_*.md`.
"""
