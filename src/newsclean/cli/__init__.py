"""The command `newsclean`, with a file for each sub-command. Imports are local, so that `--help` is quick."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from newsclean.cli import audit, clean, explain, rules
from newsclean.cli.exit_codes import INTERRUPTED, OK, STOPPED, USAGE
from newsclean.cli.streams import drop_output, prepare_streams
from newsclean.errors import NewscleanError, RunStopped
from newsclean.version import VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    prepare_streams()
    try:
        try:
            code = _run(build_parser().parse_args(arguments))
        except SystemExit:  # argparse has written help or its version
            sys.stdout.flush()
            raise
        if code == STOPPED:
            drop_output()  # It may be what could not be written.
        else:
            sys.stdout.flush()
        return code
    except BrokenPipeError:  # The reader of our output has closed the pipe, as `head` does. It needs no message.
        drop_output()
        return STOPPED
    except OSError as error:
        drop_output()
        what = str(error) if error.filename else f"cannot write standard output: {error.strerror or error}"
        print(f"newsclean: {what}", file=sys.stderr)
        return STOPPED


def _run(options: argparse.Namespace) -> int:
    """Run the sub-command and return its exit code."""
    try:
        return int(options.run(options))
    except RunStopped as error:
        print(f"newsclean: {error}", file=sys.stderr)
        return STOPPED
    except NewscleanError as error:
        print(f"newsclean: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("newsclean: interrupted", file=sys.stderr)
        return INTERRUPTED


def build_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="newsclean", description="Turn dirty news pages and texts into clean article records."
    )
    parser.add_argument("--version", action="version", version=f"newsclean {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    clean.add_to(commands.add_parser("clean", help="clean files, directories, JSONL or standard input"))
    explain.add_to(
        commands.add_parser("explain", help="show one page: what is kept, removed, repaired, found, and why")
    )
    audit.add_to(commands.add_parser("audit", help="count what a run removed, by kind and rule, with samples"))
    rules.add_to(commands.add_parser("rules", help="list the rules of chrome, or test a rule pack"))
    schema = commands.add_parser("schema", help="print the JSON Schema of the record")
    schema.set_defaults(run=_run_schema)
    return parser


def _run_schema(_options: argparse.Namespace) -> int:
    import json

    from newsclean.write.schema import json_schema

    print(json.dumps(json_schema(), indent=1))
    return OK
