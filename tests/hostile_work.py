"""Functions that hang, die or use up memory. Worker processes import them (see test_run_pool.py)."""

import ctypes
import os
import re
import signal
import time
from pathlib import Path

from newsclean.run.pool import pool_map
from newsclean.settings import Settings


class OfTwo(Exception):
    """An exception that can be pickled, and cannot be made again from that."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


class OfFunction(Exception):
    """An exception that cannot be pickled."""


RAISED = {
    "arithmetic": ArithmeticError("seven"),
    "end": EOFError("seven"),
    "reset": ConnectionResetError("seven"),
    "of-two": OfTwo("se", "ven"),
    "of-function": OfFunction("seven", lambda: None),
}


def work(item: str, settings: Settings) -> str:
    """Do what the item says."""
    what, _, argument = item.partition(":")
    if what == "sleep":
        time.sleep(float(argument))
    elif what == "busy":
        while time.process_time() < float(argument):
            pass
    elif what == "spin":
        re.match(r"(a+)+$", "a" * 60 + "b")  # native code that never gives the interpreter back
    elif what == "crash":
        ctypes.string_at(0)
    elif what == "pid":
        Path(argument).write_text(str(os.getpid()), encoding="utf-8")
    elif what == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif what == "die-once":
        if not Path(argument).exists():
            Path(argument).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    elif what == "kill-parent" or (what == "kill-parent-once" and not Path(argument).exists()):
        # The worker's parent is a fork server, and its parent the process that keeps the pool.
        if argument:
            Path(argument).touch()
        status = Path(f"/proc/{os.getppid()}/stat").read_text(encoding="utf-8")
        os.kill(int(status.rpartition(")")[2].split()[1]), signal.SIGKILL)
        time.sleep(60)
    elif what == "eat":
        return str(len(bytearray(int(argument))))
    elif what == "nest":
        return next(pool_map(work, [argument], settings, 1))[0]
    elif what == "raise":
        raise RAISED[argument]
    elif what == "return":
        return lambda: argument  # type: ignore[return-value]
    return item.upper()
