"""What a fork server does once, so that each worker starts with it: imports, and rules and weights in memory.

Workers share that memory with the fork server until they write to it, and one that takes a dead one's place
is there at once.
"""

import gc

import newsclean.run.job  # noqa: F401
from newsclean.pipeline import clean

TEXT = "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks."


def _warm_up() -> None:
    """Load what pages need, by cleaning two."""
    clean(f"Ferry runs again\n\n{TEXT}\n\nLeave a Reply\n")
    clean(f"<html><body><nav><a href='/'>Home</a></nav><article><h1>Ferry</h1><p>{TEXT}</p></article></body></html>")
    gc.collect()
    gc.freeze()


_warm_up()
