"""Options that several sub-commands share."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.settings import Settings


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Add `--settings` and `--rules`."""
    parser.add_argument("--settings", metavar="FILE", help="settings in TOML (top level or [tool.newsclean])")
    parser.add_argument(
        "--rules", metavar="FILE", action="append", default=[], help="a rule pack of your own; repeatable"
    )


def add_columns(parser: argparse.ArgumentParser) -> None:
    """Add `--column`."""
    parser.add_argument(
        "--column",
        metavar="ROLE=NAME",
        action="append",
        default=[],
        help="the input's column for html, text, content, url, id, encoding, fetched, title, date, authors or "
        "language; repeatable",
    )


def read_settings_of(options: argparse.Namespace) -> Settings:
    """The settings that `--settings`, `--rules` and `--column` give. Raises `NewscleanError` if one is not valid."""
    from dataclasses import replace
    from pathlib import Path

    from newsclean.settings import Settings
    from newsclean.settings_file import read_settings

    if options.settings:
        settings = read_settings(Path(options.settings), options.rules)
    else:
        settings = Settings(rules=options.rules)
    if columns := getattr(options, "column", ()):
        settings = replace(settings, columns=(*settings.columns, *columns))
    return settings


def positive(text: str) -> int:
    """Parse a whole number from 1 on. For anything else argparse reports the error."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return int(text)
