"""The life of a worker process: take an item, answer it, until the parent is gone.

A worker limits its own memory, and ends itself should an item take far too long: its parent, which would end
it in time, may have been killed.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeVar

from newsclean.settings import Settings

Item = TypeVar("Item")
Result = TypeVar("Result")

# Pages after which a worker collects garbage; within a page the collector is off.
COLLECT_EVERY = 50
# Seconds above a page's limit after which a worker that nobody ends ends itself.
GRACE = 10.0
# The longest that a system's timer is sure to take, three years.
LONGEST = 1e8


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker's first word."""


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """A worker's last word."""


def work(pipe: Connection, function: Callable[[Item, Settings], Result], settings: Settings) -> None:
    """Answer items with what `function` makes of them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(settings.page_memory)
    gc.collect()
    gc.freeze()
    gc.disable()
    count = 0
    try:
        pipe.send(Ready())
        while True:
            item = pipe.recv()
            answer = _answer(function, item, settings)
            pipe.send(answer)
            if isinstance(answer, OutOfMemory):
                return
            count += 1
            if count % COLLECT_EVERY == 0:
                gc.collect()
    except MemoryError:
        pipe.send(OutOfMemory())  # The item itself, or what became of it, does not fit.
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # The parent is gone, or wants no more.


def _answer(function: Callable[[Item, Settings], Result], item: Item, settings: Settings) -> object:
    """What the function returns, or the exception that it raises."""
    _end_after(settings.page_seconds + GRACE)
    try:
        return function(item, settings)
    except MemoryError:
        return OutOfMemory()
    except Exception as error:
        return error
    finally:
        _end_after(0)


def _end_after(seconds: float) -> None:
    """Have the system end this process then, native code or not; 0: never. Where it cannot, nobody does."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, min(seconds, LONGEST))


def _limit_memory(limit: int) -> None:
    """Give this process an address space of `limit` bytes; where the system knows no such limit, there is none."""
    if sys.platform != "linux" or not limit:
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
