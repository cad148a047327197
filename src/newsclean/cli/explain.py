"""`newsclean explain`: shows one page for a reader."""

from __future__ import annotations

import argparse
import os
import sys

from newsclean.cli.exit_codes import FAILED, OK
from newsclean.cli.options import add_columns, add_settings, positive, read_settings_of
from newsclean.errors import NewscleanError


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the sub-command's options."""
    parser.description = "Show one page in colour: kept, removed (with kind and rule), repaired, found."
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a page, a file of many (.jsonl .warc .wet .parquet .arrow .tar, also .gz, .zst), or - for standard input",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--page", type=positive, default=1, metavar="N", help="of a file of many, its page number N (default: 1)"
    )
    which.add_argument("--id", metavar="ID", help="of a file of many, the page that records or failures call ID")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    parser.add_argument("--evidence", action="store_true", help="show the opinions that lost, too")
    add_columns(parser)
    add_settings(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from newsclean.errors import PageFailed
    from newsclean.explain import explain
    from newsclean.run.overwriting import check_present
    from newsclean.sources.checks import check_columns, check_named

    check_present([options.file])
    if os.path.isdir(options.file):
        raise NewscleanError(f"{options.file}: is a directory: name one of its files")
    check_named([options.file])
    settings = read_settings_of(options)
    check_columns([options.file], settings)
    color = options.color == "always" or (
        options.color == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    )
    try:
        shown = explain(
            options.file,
            settings,
            number=options.page,
            id=options.id,
            color=color,
            evidence=options.evidence,
        )
    except PageFailed as error:
        print(f"newsclean: {error.stage}: {error}", file=sys.stderr)
        return FAILED
    print(shown, end="")
    return OK
