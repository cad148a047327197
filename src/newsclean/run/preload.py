"""What a fork server does once, so that each worker starts with it: imports, and rules and weights in memory.

Workers share that memory with the fork server until they write to it, and one that takes a dead one's place
is there at once.
"""

import gc

import newsclean.run.job  # noqa: F401
from newsclean.pipeline import Cleaner

Cleaner()
gc.collect()
gc.freeze()
