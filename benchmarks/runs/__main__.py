"""Memory and CPU time of whole runs: is memory flat, do two workers do twice the work of one?

    python benchmarks/runs --pages 200000

Generated pages go through `newsclean clean`. All processes of a run are watched in /proc (Linux): the peak of their
memory together, and each one's CPU time. A busy machine spoils the wall clock, so throughput is reckoned from CPU time:
two workers and the process that feeds them on two cores do 2 / (w2 + p2) pages a second, one worker does 1 / w1, where
w is a worker's time a page and p the feeding process's, both between a short run and a long one, without their start.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pages import write_pages
from processes import Process, tree

# Pages of a short run, and of a long one for one worker.
FEW, MANY = 2_000, 10_000
# Seconds between two looks.
EVERY = 0.1


@dataclass(slots=True)
class Measured:
    """A run as it was seen from outside."""

    pages: int
    peak: int = 0  # bytes of resident memory of all processes together
    share: int = 0  # the same, memory that processes share counted once
    main_cpu: float = 0.0
    worker_cpu: float = 0.0
    seconds: float = 0.0
    last: dict[int, Process] = field(default_factory=dict)


def watch(source: Path, pages: int, jobs: int) -> Measured:
    """A run over the pages, measured."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        command = [
            sys.executable,
            "-m",
            "newsclean",
            "clean",
            str(source),
            "-o",
            str(out),
            "--jobs",
            str(jobs),
            "--quiet",
        ]
        measured, started = Measured(pages), time.monotonic()
        looks = 0
        with subprocess.Popen(command) as run:
            while run.poll() is None:
                # Reading what is shared takes the system longer, so it is done less often.
                found = tree(run.pid, shared=looks % 10 == 0)
                looks += 1
                measured.last.update({process.pid: process for process in found})
                measured.peak = max(measured.peak, sum(process.resident for process in found))
                measured.share = max(measured.share, sum(process.proportional for process in found))
                time.sleep(EVERY)
        if run.returncode != 0:
            raise SystemExit(f"the run failed with exit code {run.returncode}")
        measured.seconds = time.monotonic() - started
    for process in measured.last.values():
        if process.pid == run.pid:
            measured.main_cpu = process.cpu
        else:
            measured.worker_cpu += process.cpu
    return measured


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=200_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        few, many, all_ = (Path(folder) / f"{name}.jsonl" for name in ("few", "many", "all"))
        for file, pages in ((few, FEW), (many, MANY), (all_, options.pages)):
            write_pages(file, pages)
        one, one_long = watch(few, FEW, 1), watch(many, MANY, 1)
        two, two_long = watch(few, FEW, 2), watch(all_, options.pages, 2)
    print("| workers | pages | peak memory | shared counted once | CPU of workers | CPU of main process | wall clock |")
    print("|---|---|---|---|---|---|---|")
    for workers, run in ((1, one), (1, one_long), (2, two), (2, two_long)):
        print(
            f"| {workers} | {run.pages:,} | {run.peak / 1e6:.0f} MB | {run.share / 1e6:.0f} MB "
            f"| {run.worker_cpu:.1f} s | {run.main_cpu:.1f} s | {run.seconds:.0f} s |"
        )
    w1, _ = per_page(one, one_long)
    w2, p2 = per_page(two, two_long)
    print(f"\nmemory of {two_long.pages:,} pages against {FEW:,}: {two_long.peak / two.peak:.2f}")
    print(f"CPU a page: one worker {w1:.2f} ms; two workers {w2:.2f} ms, the process that feeds them {p2:.2f} ms")
    print(f"throughput of two workers against one, on two cores: {2 * w1 / (w2 + p2):.2f}")


def per_page(short: Measured, long: Measured) -> tuple[float, float]:
    """Milliseconds of CPU a page in workers and in the main process."""
    pages = (long.pages - short.pages) / 1000
    return (long.worker_cpu - short.worker_cpu) / pages, (long.main_cpu - short.main_cpu) / pages


if __name__ == "__main__":
    main()
