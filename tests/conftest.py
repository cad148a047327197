"""What all tests share."""

import sys
from pathlib import Path

from hypothesis import settings

# Worker processes import tests/hostile_work.py by its name.
sys.path.insert(0, str(Path(__file__).parent))

# The first example loads rules and weights; a deadline would measure that.
# The same examples every time: a change is judged by what it changed.
settings.register_profile("newsclean", deadline=None, derandomize=True)
settings.load_profile("newsclean")
