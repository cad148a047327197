"""Fixtures and options that all tests share."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# Worker processes import tests/hostile_work.py by its name.
sys.path.insert(0, str(Path(__file__).parent))

# The first example loads rules and weights; a deadline would measure that.
# The same examples every time: a change is judged by what it changed. With NEWSCLEAN_EXPLORE set hypothesis tries new
# ones, which find what no one thought of; a failure there becomes an `@example`.
settings.register_profile("newsclean", deadline=None, derandomize="NEWSCLEAN_EXPLORE" not in os.environ)
settings.load_profile("newsclean")

HOSTS = Path(__file__).parent / "hosts"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out `tests/hosts` where it is not named: it asks for large libraries (`pip install -e '.[hosts]'`)."""
    named = any(Path(argument.partition("::")[0]).resolve().is_relative_to(HOSTS) for argument in config.args)
    return True if collection_path == HOSTS and not named else None
