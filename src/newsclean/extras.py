"""Checks that optional dependencies are installed, and names the command that installs a missing one."""

from __future__ import annotations

from importlib import import_module
from typing import Literal

from newsclean.errors import MissingExtra

Extra = Literal["arrow", "warc", "zst"]
_MODULES: dict[Extra, str] = {"arrow": "pyarrow", "warc": "fastwarc", "zst": "zstandard"}


def require(extra: Extra, what: str) -> None:
    """Raise `MissingExtra` if the extra is not installed. The message begins with `what`, which needs it."""
    module = _MODULES[extra]
    try:
        import_module(module)
    except ImportError as error:
        # Double quotes: cmd.exe takes single ones for a part of the name.
        raise MissingExtra(f'{what}: needs {module}: pip install "newsclean[{extra}]"') from error
