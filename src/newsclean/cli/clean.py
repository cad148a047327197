"""`newsclean clean`: runs a whole job."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from newsclean.cli.exit_codes import FAILED, INTERRUPTED, OK, STOPPED
from newsclean.cli.options import add_columns, add_settings, positive, read_settings_of
from newsclean.errors import NewscleanError, RunStopped
from newsclean.write import Format

if TYPE_CHECKING:
    from newsclean.run.job import Job
    from newsclean.run.summary import Summary


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the sub-command's options."""
    parser.description = (
        "Clean pages and write one record each, in input order. A page that cannot be cleaned becomes a line of "
        "OUT.failures.jsonl and the run goes on. "
        "Exit code: 0 all good, 1 some pages failed, 2 wrong usage, 3 the output cannot be written or workers do not "
        "start, 130 interrupted; "
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
        help="a file, a directory (a file for each input, story.html.jsonl), or - (default: standard output)",
    )
    parser.add_argument(
        "--format",
        choices=get_args(Format),
        help="default: by OUT's suffix, else jsonl",
    )
    add_columns(parser)
    parser.add_argument(
        "--jobs", type=positive, metavar="N", help="worker processes (default: 1, with --engine ray one for each CPU)"
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
    add_settings(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from newsclean.run.job import run_job
    from newsclean.run.progress import Progress

    job = _job(options)
    if not options.quiet:
        _say_cleaned_again(job)
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):  # SIGBREAK: Ctrl-Break on Windows
        _interrupt_on(name)
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
    except BrokenPipeError:
        raise
    except OSError as error:
        _say_resumable(job.out, f"stopped by the system: {error}")
        return STOPPED
    progress.report(summary)
    if options.summary and not _is_written(summary, options.summary):
        return STOPPED
    return FAILED if summary.failures else OK


def _job(options: argparse.Namespace) -> Job:
    """The run that the options ask for. Raises `NewscleanError` if it cannot be done."""
    from newsclean.extras import require
    from newsclean.run.job import Job
    from newsclean.run.overwriting import check_present, check_summary
    from newsclean.sources.checks import check_columns, check_named
    from newsclean.write.formats import writer_of

    check_present(options.paths)
    _check_together(options)
    settings = read_settings_of(options)
    check_named(options.paths)
    check_columns(options.paths, settings)
    format = options.format or _format_for(options.output)
    if extra := writer_of(format, options.output).extra:
        require(extra, f"--format {format}")
    elif options.output.lower().endswith(".zst"):
        require("zst", options.output)
    job = Job(
        paths=tuple(options.paths),
        out=options.output,
        format=format,
        jobs=options.jobs,
        engine=options.engine,
        ray_address=options.ray_address,
        resume=options.resume,
        settings=replace(settings, explain=options.explain) if options.explain else settings,
    )
    if options.summary:
        check_summary(job.paths, job.out, job.format, options.summary)
    return job


def _check_together(options: argparse.Namespace) -> None:
    """Raise `NewscleanError` if options do not go together, or name what cannot be read or written."""
    if options.paths.count("-") > 1:
        raise NewscleanError("- (standard input) can be read once only: name it once")
    if options.summary == "-":
        raise NewscleanError("--summary -: the figures are written to a file: name one")
    if options.summary and os.path.isdir(options.summary):
        raise NewscleanError(f"{options.summary}: is a directory: name a file for the summary")
    if options.summary and not os.path.isdir(os.path.dirname(os.path.abspath(options.summary))):
        raise NewscleanError(f"{options.summary}: there is no such directory to write the summary to")
    if options.resume and (options.output == "-" or "-" in options.paths):
        raise NewscleanError("--resume needs an OUT and input that can be read again, not standard input or output")
    if options.ray_address and options.engine != "ray":
        raise NewscleanError("--ray-address is for --engine ray")


def _is_written(summary: Summary, out: str) -> bool:
    """Whether the figures could be written; if not, standard error says so."""
    import json
    from pathlib import Path

    figures = json.dumps(summary.to_dict(), indent=1, ensure_ascii=False) + "\n"
    try:
        Path(out).write_bytes(figures.encode("utf-8", "replace"))
    except OSError as error:
        print(f"newsclean: the output is complete, but the figures cannot be written: {error}", file=sys.stderr)
        return False
    return True


def _format_for(out: str) -> Format:
    """The default format for an output. Raises `NewscleanError` if the suffix of OUT stands for an unknown format."""
    from newsclean.run.sinks import is_directory, is_stream
    from newsclean.write.formats import format_of

    return "jsonl" if is_stream(out) or is_directory(out) else format_of(out)


def _interrupt_on(name: str) -> None:
    """Treat a signal as an interrupt, if the system has it and does not ignore it already, as under `nohup`."""
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) != signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler)


def _say_cleaned_again(job: Job) -> None:
    """Say which inputs hold records already. A folder's are skipped; one that is named may well be meant."""
    from newsclean.sources.files import is_output_of_run

    for path in (path for path in job.paths if is_output_of_run(os.path.abspath(path))):
        print(f"newsclean: {path} holds records of newsclean: their texts are cleaned once more", file=sys.stderr)


def _say_resumable(out: str, what: str) -> None:
    kept = out != "-" and os.path.exists(f"{os.path.realpath(out)}.manifest.json")
    way = "; what is done is kept: run the same command with --resume to go on" if kept else ""
    print(f"newsclean: {what}{way}", file=sys.stderr)
