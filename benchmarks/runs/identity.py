"""Check that all ways to run newsclean give the same bytes.

    python benchmarks/runs/identity.py PAGES --python python3.11 --python python3.13 --ray

PAGES is a path for `newsclean clean`. Each interpreter needs the dependencies; with `--ray` the first one also needs
Ray. Prints the digest of the records, and exits with 1 if two ways differ.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path


def digest_of(python: str, pages: str, *options: str) -> tuple[str, int]:
    """The SHA-256 of the records, and their number."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        command = [python, "-m", "newsclean", "clean", pages, "-o", str(out), "--quiet", *options]
        done = subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
        if done.returncode > 1:
            raise SystemExit(f"{' '.join(command)}: exit code {done.returncode}")
        digest, records = hashlib.sha256(), 0
        with out.open("rb") as stream:
            for line in stream:
                digest.update(line)
                records += 1
    return digest.hexdigest(), records


def main() -> int:
    """Print one line per way; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages")
    parser.add_argument("--python", action="append", default=[], help="an interpreter; repeatable")
    parser.add_argument("--ray", action="store_true")
    options = parser.parse_args()
    pythons = options.python or [sys.executable]
    ways = [(python, ("--jobs", jobs)) for python in pythons for jobs in ("1", "4")]
    if options.ray:
        ways.append((pythons[0], ("--engine", "ray", "--jobs", "2")))
    digests = set()
    for python, way in ways:
        digest, records = digest_of(python, options.pages, *way)
        version = subprocess.run([python, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        print(f"{digest[:16]}  {records:,} records  {version}  {' '.join(way)}", flush=True)
        digests.add(digest)
    print("all the same" if len(digests) == 1 else "NOT the same")
    return int(len(digests) > 1)


if __name__ == "__main__":
    sys.exit(main())
