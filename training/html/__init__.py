"""Builds `label/weights/html.json`, the learned labeler of HTML."""
