"""Options that several sub-commands have."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.settings import Settings


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Add `--settings` and `--rules`."""
    parser.add_argument("--settings", metavar="FILE", help="settings in TOML (top level or [tool.newsclean])")
    parser.add_argument(
        "--rules", metavar="FILE", action="append", default=[], help="a rule pack of your own; repeatable"
    )


def read_settings_of(options: argparse.Namespace) -> Settings:
    """What `--settings` and `--rules` say. Raises `NewscleanError` where a file is wrong."""
    from pathlib import Path

    from newsclean.settings import Settings
    from newsclean.settings_file import read_settings

    settings = read_settings(Path(options.settings)) if options.settings else Settings()
    return replace(settings, rules=(*settings.rules, *options.rules)) if options.rules else settings


def positive(text: str) -> int:
    """A number from 1; argparse tells of any other."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return int(text)
