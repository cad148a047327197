"""The command `newsclean`. Everything is imported where it is used, so that `--help` is quick."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.errors import NewscleanError, RunStopped
from newsclean.version import VERSION

if TYPE_CHECKING:
    from newsclean.settings import Settings

# Exit codes: all good; finished, but pages failed; wrong usage; output cannot be written; interrupted. A run that ended
# with one of the last two can be resumed.
OK, FAILED, USAGE, STOPPED, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except NewscleanError as error:
        print(f"newsclean: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("newsclean: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does; nothing more is to be said.
        sys.stderr.close()
        return FAILED


def build_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="newsclean", description="Turn dirty news pages and texts into clean article records."
    )
    parser.add_argument("--version", action="version", version=f"newsclean {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_clean(commands.add_parser("clean", help="clean files, directories, JSONL or standard input"))
    _add_explain(commands.add_parser("explain", help="show one page: what is kept, removed, repaired, found, and why"))
    _add_rules(commands.add_parser("rules", help="list the rules of chrome, or test a rule pack"))
    schema = commands.add_parser("schema", help="print the JSON Schema of the record")
    schema.set_defaults(run=_run_schema)
    return parser


def _add_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--settings", metavar="FILE", help="settings in TOML (top level or [tool.newsclean])")
    parser.add_argument(
        "--rules", metavar="FILE", action="append", default=[], help="a rule pack of your own; repeatable"
    )


def _settings(options: argparse.Namespace) -> Settings:
    from pathlib import Path

    from newsclean.label.rules import read_pack
    from newsclean.settings import Settings
    from newsclean.settings_file import read_settings

    settings = read_settings(Path(options.settings)) if options.settings else Settings()
    settings = replace(settings, rules=(*settings.rules, *options.rules))
    for pack in settings.rules:
        read_pack(Path(pack))  # A bad pack is told before the run, not by each page.
    return settings


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return int(text)


# clean


def _add_clean(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Clean pages and write one record each, in input order. A page that cannot be cleaned becomes a line of "
        "OUT.failures.jsonl and the run goes on. "
        "Exit code: 0 all good, 1 some pages failed, 2 wrong usage, 3 the output cannot be written, 130 interrupted; "
        "after 3 and 130 --resume goes on."
    )
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="files, directories, .jsonl .warc .wet .parquet .arrow .tar (also .gz, .zst), or - for standard input",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        default="-",
        help="a file, a directory (names are kept), or - (default: standard output)",
    )
    parser.add_argument(
        "--format",
        choices=("jsonl", "text", "markdown", "parquet", "arrow"),
        help="default: by OUT's suffix, else jsonl",
    )
    parser.add_argument(
        "--column",
        metavar="ROLE=NAME",
        action="append",
        default=[],
        help="the input's column for html, text, content, url, id, encoding or fetched; repeatable",
    )
    parser.add_argument(
        "--jobs", type=_positive, metavar="N", help="worker processes (default: 1, with --engine ray one for each CPU)"
    )
    parser.add_argument(
        "--engine", choices=("local", "ray"), default="local", help="who runs the workers (default: local, a pool)"
    )
    parser.add_argument("--ray-address", metavar="ADDRESS", help="a Ray cluster's (default: Ray on this machine)")
    parser.add_argument("--resume", action="store_true", help="go on where a run to the same OUT was stopped")
    parser.add_argument(
        "--explain",
        choices=("none", "spans", "full"),
        help="how much the records say of what was done (default: full)",
    )
    parser.add_argument("--summary", metavar="FILE", help="write the run's figures to FILE as JSON")
    parser.add_argument("--quiet", action="store_true", help="no progress line and no figures; failures are told")
    _add_settings(parser)
    parser.set_defaults(run=_run_clean)


def _run_clean(options: argparse.Namespace) -> int:
    import json
    from pathlib import Path

    from newsclean.extras import require
    from newsclean.run.job import Job, missing_paths, run_job
    from newsclean.run.progress import Progress
    from newsclean.sources import require_extras
    from newsclean.sources.columns import read_columns
    from newsclean.write.formats import format_of

    if missing := missing_paths(options.paths):
        raise NewscleanError(f"{missing[0]!r}: there is no such file or directory")
    if options.summary and not Path(options.summary).absolute().parent.is_dir():
        raise NewscleanError(f"{options.summary}: there is no such directory to write the summary to")
    if options.resume and (options.output == "-" or "-" in options.paths):
        raise NewscleanError("--resume needs an OUT and input that can be read again, not standard input or output")
    settings = _settings(options)
    settings = replace(settings, columns=(*settings.columns, *options.column))
    read_columns(settings.columns)
    require_extras(options.paths)
    format = options.format or (None if options.output == "-" else format_of(options.output)) or "jsonl"
    if format in ("parquet", "arrow"):
        require("arrow", f"--format {format}")
    elif options.output.lower().endswith(".zst"):
        require("zst", options.output)
    if options.explain:
        settings = replace(settings, explain=options.explain)
    if options.ray_address and options.engine != "ray":
        raise NewscleanError("--ray-address is for --engine ray")
    job = Job(
        tuple(options.paths),
        options.output,
        format,
        options.jobs,
        options.engine,
        options.ray_address,
        options.resume,
        settings,
    )
    _interrupt_on(signal.SIGTERM)
    if hasattr(signal, "SIGHUP"):
        _interrupt_on(signal.SIGHUP)
    progress = Progress(job, quiet=options.quiet)
    try:
        with progress:
            summary = run_job(job, progress.tell)
    except KeyboardInterrupt:
        _say_resumable(job.out, "interrupted")
        return INTERRUPTED
    except RunStopped as error:
        _say_resumable(job.out, str(error))
        return STOPPED
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        _say_resumable(job.out, f"cannot write: {error}")
        return STOPPED
    progress.report(summary)
    if options.summary:
        figures = json.dumps(summary.to_dict(), indent=1, ensure_ascii=False) + "\n"
        try:
            Path(options.summary).write_text(figures, encoding="utf-8")
        except OSError as error:
            print(f"newsclean: the output is complete, but the figures cannot be written: {error}", file=sys.stderr)
            return STOPPED
    return FAILED if summary.failures else OK


def _interrupt_on(number: int) -> None:
    """Take a signal as an interrupt, unless whoever started us wants it ignored, as `nohup` does."""
    if signal.getsignal(number) != signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler)


def _say_resumable(out: str, what: str) -> None:
    kept = out != "-" and os.path.exists(f"{os.path.realpath(out)}.manifest.json")
    way = "; what is done is kept: run the same command with --resume to go on" if kept else ""
    print(f"newsclean: {what}{way}", file=sys.stderr)


# explain


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.description = "Show one page in colour: kept, removed (with kind and rule), repaired, found."
    parser.add_argument("file", metavar="FILE", help="a page, or - for standard input")
    parser.add_argument("--row", type=_positive, metavar="N", help="the line of a JSONL file (default: 1)")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    parser.add_argument("--evidence", action="store_true", help="show the opinions that lost, too")
    _add_settings(parser)
    parser.set_defaults(run=_run_explain)


def _run_explain(options: argparse.Namespace) -> int:
    from newsclean.errors import PageFailed
    from newsclean.explain import explain
    from newsclean.run.job import missing_paths

    if missing := missing_paths([options.file]):
        raise NewscleanError(f"{missing[0]}: there is no such file or directory")
    color = options.color == "always" or (
        options.color == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    )
    try:
        shown = explain(options.file, _settings(options), row=options.row or 1, color=color, evidence=options.evidence)
    except PageFailed as error:
        print(f"newsclean: {error.stage}: {error}", file=sys.stderr)
        return FAILED
    sys.stdout.buffer.write(shown.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    return OK


# rules


def _add_rules(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="list|test|check")
    listing = commands.add_parser("list", help="list the shipped rules")
    listing.add_argument("--language", metavar="TAG", help="only those for this language")
    listing.add_argument("--kind", metavar="KIND", help="only those of this kind")
    listing.set_defaults(run=_run_rules_list)
    test = commands.add_parser("test", help="which rules take a line")
    test.add_argument("line", metavar="LINE", help="the line, quoted")
    test.add_argument(
        "--rules", metavar="FILE", action="append", default=[], help="a rule pack of your own; repeatable"
    )
    test.set_defaults(run=_run_rules_test)
    check = commands.add_parser("check", help="check rule packs: their form, and every example")
    check.add_argument("files", nargs="*", metavar="FILE", help="rule packs (default: the shipped ones)")
    check.set_defaults(run=_run_rules_check)


def _run_rules_list(options: argparse.Namespace) -> int:
    from newsclean.label.rules import shipped_rules

    for rule in shipped_rules():
        if options.language in (None, *rule.languages) and options.kind in (None, rule.kind):
            print(f"{','.join(rule.languages):4} {rule.score:<4} {rule.scope:6} {rule.place:6} {rule.id:45} {rule.why}")
    return OK


def _run_rules_test(options: argparse.Namespace) -> int:
    from newsclean.label.rule_table import rule_table

    matches = rule_table(frozenset(), tuple(options.rules)).matches(options.line)
    for match in matches:
        rule = match.rule
        print(f"{rule.kind:15} {rule.score:<4} {','.join(rule.languages):4} {rule.id}: “{match.found}”: {rule.why}")
    if not matches:
        print("no rule takes this line")
    return OK


def _run_rules_check(options: argparse.Namespace) -> int:
    from pathlib import Path

    from newsclean.label.rule_table import check_rule
    from newsclean.label.rules import read_pack, shipped_rules
    from newsclean.run.patterns import slow_rules

    packs = [(file, read_pack(Path(file))) for file in options.files] or [("shipped rules", shipped_rules())]
    wrong = 0
    for name, rules in packs:
        problems = [problem for rule in rules for problem in check_rule(rule)]
        problems += [f"{rule.id}: match takes more than linear time" for rule in slow_rules(rules)]
        for problem in problems:
            print(f"{name}: {problem}")
        print(f"{name}: {len(rules)} rules, {len(problems)} examples wrong")
        wrong += len(problems)
    return FAILED if wrong else OK


# schema


def _run_schema(options: argparse.Namespace) -> int:
    import json

    from newsclean.write.schema import json_schema

    print(json.dumps(json_schema(), indent=1))
    return OK


if __name__ == "__main__":
    sys.exit(main())
