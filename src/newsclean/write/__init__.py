"""Writes articles as bytes in several formats. The content of the record is decided before."""
