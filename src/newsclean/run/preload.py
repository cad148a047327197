"""Imported once by the fork server, so that each worker starts with modules, rules and weights in memory.

Workers share that memory with the fork server until they write to it. A worker that replaces a dead one starts at once.
"""

import gc

import newsclean.run.job  # noqa: F401
from newsclean.calls import Cleaner

Cleaner()
gc.collect()
gc.freeze()
