"""Builds `label/weights/text.json`, the learned labeler of plain text, and fits the choice of its headline."""
