"""How worker processes are started, and how they ended."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Sequence
from multiprocessing.context import SpawnContext
from typing import cast

# The module that the fork server imports once, so that each worker starts with it loaded.
PRELOAD = "newsclean.run.preload"
# What to do if workers end before they have started.
IN_COMMANDS = "Raise page_memory, or set it to 0, if it is low; free memory; try fewer jobs."
IN_SCRIPTS = (
    "In a script, call from under `if __name__ == '__main__':`; put one that comes on standard input into a file; or "
    "use jobs=1."
)


def worker_context() -> SpawnContext:
    """The context in which workers are started: of a fork server where the system has one, else of new processes.

    fork alone is unsafe in a program with threads, and the calling program may have threads.
    """
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(with_preload(PRELOAD, _preloaded()))
    return cast("SpawnContext", context)


def spawning() -> SpawnContext:
    """The context in which each worker is a new process."""
    return multiprocessing.get_context("spawn")


def _preloaded() -> list[str]:
    """The modules that this process's fork server is set to import."""
    from multiprocessing import forkserver

    # Python can set this list but has no public way to read it. If a version keeps it elsewhere, it counts as empty.
    return list(getattr(getattr(forkserver, "_forkserver", None), "_preload_modules", ()))


def with_preload(module: str, before: Sequence[str]) -> list[str]:
    """The modules a fork server should import: those the program asked for before, and `module`.

    A program has one fork server for all its pools. By default the server imports the main module. That default is
    left out here: our workers import it themselves, so that a script without a `__main__` guard gets our error message.

    >>> with_preload("ours", ["__main__"]), with_preload("ours", ["__main__", "theirs"]), with_preload("a", ["b", "a"])
    (['ours'], ['__main__', 'theirs', 'ours'], ['b', 'a'])
    """
    if list(before) == ["__main__"]:
        return [module]
    return [*before] if module in before else [*before, module]


def how_it_ended(code: int | None) -> str:
    """Describe a process's exit code.

    >>> how_it_ended(-11), how_it_ended(1)
    ('SIGSEGV', 'exit code 1')
    """
    if code is None or code >= 0:
        return f"exit code {code}"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    return f"{name}: out of memory?" if name == "SIGKILL" else name
