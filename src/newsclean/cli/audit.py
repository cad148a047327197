"""`newsclean audit`: what a run removed, by kind and rule."""

from __future__ import annotations

import argparse
import os
import sys

from newsclean.cli.exit_codes import OK
from newsclean.cli.options import positive
from newsclean.errors import NewscleanError


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the sub-command's options."""
    parser.description = "Count what a run removed, by kind and rule, with samples of each rule."
    parser.add_argument("file", metavar="FILE", help="records (.jsonl, also .gz, .zst), or - for standard input")
    parser.add_argument(
        "--samples", type=positive, default=3, metavar="N", help="how many pieces to show of each rule (default: 3)"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from pathlib import Path

    from newsclean.audit import audit, audit_lines
    from newsclean.sources.files import open_plain

    if os.path.isdir(options.file):
        way_out = f"name one of its files, or give all: cat {options.file.rstrip('/')}/*.jsonl | newsclean audit -"
        raise NewscleanError(f"{options.file}: is a directory: {way_out}")
    try:
        with sys.stdin.buffer if options.file == "-" else open_plain(Path(options.file)) as lines:
            found = audit(lines, options.samples)
    except OSError as error:
        raise NewscleanError(f"{options.file}: cannot be read: {error.strerror or error}") from error
    except NewscleanError as error:
        raise NewscleanError(f"{options.file}, {error}") from error
    for line in audit_lines(found):
        print(line)
    return OK
