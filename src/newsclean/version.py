"""The version that stands in every record."""

VERSION = "0.1.0"
