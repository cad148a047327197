"""The command `newsclean`, with a file for each sub-command. Imports are local, so that `--help` is quick."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence

from newsclean.cli import clean, explain, rules
from newsclean.cli.exit_codes import FAILED, INTERRUPTED, OK, STOPPED, USAGE
from newsclean.errors import NewscleanError, RunStopped
from newsclean.version import VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Output has characters of all scripts. A pipe on Windows, or the locale C, could not encode them.
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except RunStopped as error:
        print(f"newsclean: {error}", file=sys.stderr)
        return STOPPED
    except NewscleanError as error:
        print(f"newsclean: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("newsclean: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has closed the pipe, as `head` does. Print nothing more.
        sys.stderr.close()
        return FAILED


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
    rules.add_to(commands.add_parser("rules", help="list the rules of chrome, or test a rule pack"))
    schema = commands.add_parser("schema", help="print the JSON Schema of the record")
    schema.set_defaults(run=_run_schema)
    return parser


def _run_schema(options: argparse.Namespace) -> int:
    import json

    from newsclean.write.schema import json_schema

    print(json.dumps(json_schema(), indent=1))
    return OK
