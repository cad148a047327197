"""Optional parts: what is asked for and not installed is told with the command that brings it."""

from __future__ import annotations

from importlib import import_module
from typing import Literal

from newsclean.errors import MissingExtra

Extra = Literal["arrow", "warc", "zst"]
_MODULES: dict[Extra, str] = {"arrow": "pyarrow", "warc": "fastwarc", "zst": "zstandard"}


def require(extra: Extra, what: str) -> None:
    """Nothing, where the extra is installed. Raises `MissingExtra`, which begins with `what` asked for it."""
    module = _MODULES[extra]
    try:
        import_module(module)
    except ImportError as error:
        raise MissingExtra(f"{what}: needs {module}: pip install 'newsclean[{extra}]'") from error
