"""The main loop of a worker process: receive an item, send the answer, until the parent is gone.

A worker limits its own memory. It also ends itself if an item takes far too long, because the parent, which normally
kills it in time, may have been killed itself.
"""

from __future__ import annotations

import gc
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import TypeVar

from newsclean.settings import Settings

Item = TypeVar("Item")
Result = TypeVar("Result")

# A worker collects garbage after this many pages. In between, the collector is off.
COLLECT_EVERY = 50
# Seconds beyond a page's limit after which a worker ends itself.
GRACE = 10.0
# The longest time in seconds that every system's timer accepts, about three years.
LONGEST = 1e8


@dataclass(frozen=True, slots=True)
class Ready:
    """The first message of a worker: it has started."""


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The last message of a worker: it exceeded its memory limit."""


def work(pipe: Connection, function: Callable[[Item, Settings], Result], settings: Settings) -> None:
    """Answer each item from the pipe with what `function` returns for it."""
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
            pipe.send_bytes(_pickled(answer))
            if isinstance(answer, OutOfMemory):
                return
            count += 1
            if count % COLLECT_EVERY == 0:
                gc.collect()
    except MemoryError:
        pipe.send(OutOfMemory())  # The item itself or its answer does not fit in memory.
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # The parent is gone or has closed the pipe.


def _answer(function: Callable[[Item, Settings], Result], item: Item, settings: Settings) -> object:
    """Return what the function returns, or the exception that it raises."""
    _end_after(settings.page_seconds + GRACE if settings.page_seconds else 0)
    try:
        return function(item, settings)
    except MemoryError:
        return OutOfMemory()
    except Exception as error:
        return error
    finally:
        _end_after(0)


def _pickled(answer: object) -> bytes | memoryview:
    """The answer as bytes. If it cannot be pickled, or is an exception that cannot be unpickled, those of an error."""
    try:
        payload = ForkingPickler.dumps(answer)
        if isinstance(answer, BaseException):
            pickle.loads(payload)
    except MemoryError:
        raise
    except Exception as error:
        failed = answer if isinstance(answer, BaseException) else error
        text = "".join(traceback.format_exception(failed))
        return ForkingPickler.dumps(RuntimeError(f"in a worker process:\n{text}"))
    return payload


def _end_after(seconds: float) -> None:
    """Have the system end this process after `seconds`, even inside native code; 0 cancels that. Not on Windows."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, min(seconds, LONGEST))


def _limit_memory(limit: int) -> None:
    """Limit this process to `limit` bytes of address space. Works on Linux only; 0 means no limit."""
    if sys.platform != "linux" or not limit:
        return
    try:
        import resource
    except ImportError:
        return  # This Python was built without it. The limit is promised on no system.
    limit = min(limit, sys.maxsize)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
