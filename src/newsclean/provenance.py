"""Provenance of a record: the version, and digests of the settings and of all data files that newsclean uses."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from newsclean.article import MadeBy
from newsclean.settings import Pack, Settings
from newsclean.version import VERSION

# Suffixes of the package's data files: rules, words, names, profiles, weights.
_DATA = (".toml", ".json", ".json.gz")


def made_by(settings: Settings) -> MadeBy:
    """The provenance of records that this version makes with these settings."""
    return MadeBy(VERSION, settings.digest(), rules_digest(settings.packs))


@lru_cache(maxsize=16)
def rules_digest(packs: tuple[Pack, ...] = ()) -> str:
    """Twelve hex digits that change if any rule, word, name or weight changes, including the user's own packs."""
    return digest_of([_shipped(), *(pack.text for pack in packs)])


def digest_of(contents: Sequence[str]) -> str:
    """Twelve hex digits for several texts. Lengths are hashed too, so that moving a boundary changes the digest."""
    digest = hashlib.sha256()
    for content in contents:
        raw = content.encode("utf-8", "surrogatepass")
        digest.update(f"{len(raw)}\n".encode() + raw)
    return digest.hexdigest()[:12]


@cache
def _shipped() -> str:
    """The digest of the package's own data. It is computed once per process, in about 5 ms."""
    return data_digest(files("newsclean"))


def data_digest(folder: Traversable) -> str:
    """The digest of the names and contents of all data files below a folder."""
    digest = hashlib.sha256()
    for name, file in sorted(_data_files(folder, ""), key=lambda pair: pair[0]):
        content = file.read_bytes()
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _data_files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.name.endswith(_DATA):
            yield path + entry.name, entry
        elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
            yield from _data_files(entry, f"{path}{entry.name}/")
