"""Delays signals that would end the process while a run writes a page, or while it starts a worker."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


@contextmanager
def starting() -> Iterator[None]:
    """Block SIGINT in this thread, so that a process started meanwhile starts with it blocked. Not on Windows.

    Ctrl-C goes to all processes of a terminal. One that is still importing would write a traceback.
    """
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # It would unblock SIGINT if it started later.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Delay SIGINT, SIGTERM, SIGHUP and SIGBREAK until the context ends; then call the handler of the first that came.

    Does nothing outside the main thread, since only the main thread runs handlers. Do not use it around code that may
    block forever, because only SIGKILL could end that.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    handlers = {number: handler for number in _ENDING if callable(handler := signal.getsignal(number))}
    for number in handlers:
        signal.signal(number, note)
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    if came:
        handlers[came[0]](came[0], None)
