"""`newsclean explain`: one page, for a reader."""

from __future__ import annotations

import argparse
import os
import sys

from newsclean.cli.exit_codes import FAILED, OK
from newsclean.cli.options import add_settings, positive, read_settings_of
from newsclean.errors import NewscleanError


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the sub-command's options."""
    parser.description = "Show one page in colour: kept, removed (with kind and rule), repaired, found."
    parser.add_argument("file", metavar="FILE", help="a page, or - for standard input")
    parser.add_argument("--row", type=positive, metavar="N", help="the line of a JSONL file (default: 1)")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    parser.add_argument("--evidence", action="store_true", help="show the opinions that lost, too")
    add_settings(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from newsclean.errors import PageFailed
    from newsclean.explain import explain
    from newsclean.run.job import missing_paths

    if missing := missing_paths([options.file]):
        raise NewscleanError(f"{missing[0]}: there is no such file")
    if os.path.isdir(options.file):
        raise NewscleanError(f"{options.file}: is a directory: name one of its files")
    color = options.color == "always" or (
        options.color == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    )
    try:
        shown = explain(
            options.file, read_settings_of(options), row=options.row or 1, color=color, evidence=options.evidence
        )
    except PageFailed as error:
        print(f"newsclean: {error.stage}: {error}", file=sys.stderr)
        return FAILED
    sys.stdout.buffer.write(shown.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    return OK
