"""Measure memory and CPU time of whole runs: is memory constant, do two workers do twice the work of one?

    python benchmarks/runs --pages 200000

`newsclean clean` cleans generated pages, or your own with `--source`. The benchmark watches all processes of a run in
/proc (Linux) and records the peak of their total memory, and their CPU time. Wall-clock times on a busy machine are
useless, so throughput is computed from CPU time. Two workers and the process that feeds them on two cores do
2 / (w2 + p) pages a second, and one worker does 1 / w1, where w is a worker's time per page and p that of the feeding
process. Runs with one worker and with two alternate; for each, the least disturbed run counts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pages import write_pages
from processes import tree

from newsclean.run.partial_file import partial_of

# Pages of a short run; how often runs with one worker and with two alternate.
FEW, ROUNDS = 2_000, 4
# Seconds between two measurements.
EVERY = 0.1


@dataclass(slots=True)
class Measured:
    """The measurements of one run, taken from outside."""

    pages: int = 0
    peak: int = 0  # bytes of resident memory of all processes together
    share: int = 0  # the same, with shared memory counted once
    pages_cpu: float = 0.0  # CPU seconds that pages took in workers
    main_cpu: float = 0.0  # of the process that feeds the workers and writes, without its start
    seconds: float = 0.0


def watch(source: Path, jobs: int) -> Measured:
    """Run newsclean over the pages and measure it."""
    with tempfile.TemporaryDirectory() as folder:
        out, figures = Path(folder) / "out.jsonl", Path(folder) / "figures.json"
        command = [sys.executable, "-m", "newsclean", "clean", str(source), "-o", str(out), "--jobs", str(jobs)]
        measured, started = Measured(), time.monotonic()
        looks, at_start = 0, 0.0
        with subprocess.Popen([*command, "--summary", str(figures), "--quiet"], stderr=subprocess.DEVNULL) as run:
            while run.poll() is None:
                # Reading the shared memory takes the system longer, so it is done less often.
                found = tree(run.pid, shared=looks % 10 == 0)
                looks += 1
                measured.peak = max(measured.peak, sum(process.resident for process in found))
                measured.share = max(measured.share, sum(process.proportional for process in found))
                cpu = sum(process.cpu for process in found if process.pid == run.pid)
                # Before the first record is written, the process imports modules and waits for the workers to start.
                if not partial_of(out).exists() or not partial_of(out).stat().st_size:
                    at_start = cpu
                measured.main_cpu = max(measured.main_cpu, cpu - at_start)
                time.sleep(EVERY)
        if run.returncode not in (0, 1):
            raise SystemExit(f"the run failed with exit code {run.returncode}")
        told = json.loads(figures.read_text(encoding="utf-8"))
    measured.pages, measured.pages_cpu = told["pages"], told["cpu_seconds"]
    measured.seconds = time.monotonic() - started
    return measured


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=200_000, help="of the long run; 0: none")
    parser.add_argument("--source", type=Path, help="pages for the throughput, in the place of generated ones")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.jsonl", Path(folder) / "many.jsonl"
        write_pages(few, FEW)
        runs: dict[int, list[Measured]] = {1: [], 2: []}
        for jobs in (1, 2) * ROUNDS:
            runs[jobs].append(watch(options.source or few, jobs))
        tell_throughput(runs)
        if options.pages:
            write_pages(many, options.pages)
            tell_memory(watch(few, 2), watch(many, 2))


def tell_throughput(runs: dict[int, list[Measured]]) -> None:
    """Print how much faster two workers are."""
    w1, w2 = (min(run.pages_cpu / run.pages for run in runs[jobs]) for jobs in (1, 2))
    main_cpu = min(run.main_cpu / run.pages for run in runs[2])
    print(f"CPU a page: one worker {1000 * w1:.2f} ms, two workers {1000 * w2:.2f} ms each page,", end=" ")
    print(f"the process that feeds them {1000 * main_cpu:.3f} ms")
    print(f"throughput of two workers against one, on two cores: {2 * w1 / (w2 + main_cpu):.2f}")


def tell_memory(short: Measured, long: Measured) -> None:
    """Print the memory and time of a long run."""
    print("\n| pages | peak memory of all processes | shared memory counted once | wall clock |")
    print("|--:|--:|--:|--:|")
    for run in (short, long):
        print(f"| {run.pages:,} | {run.peak / 1e6:.0f} MB | {run.share / 1e6:.0f} MB | {run.seconds:.0f} s |")
    print(f"\nmemory against {short.pages:,} pages: {long.peak / short.peak:.2f}")


if __name__ == "__main__":
    main()
