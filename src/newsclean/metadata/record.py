"""The final metadata of an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from newsclean.kinds import Flag
from newsclean.records import FieldSource


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata fields of `Article`, each explained in `docs/record.md`."""

    url: str | None = None
    canonical_url: str | None = None
    host: str | None = None
    site_name: str | None = None
    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    dateline: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    image: str | None = None
    license: str | None = None
    is_accessible_for_free: bool | None = None
    language_declared: str | None = None
    field_sources: Mapping[str, FieldSource] = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()  # what a careful reader should know, e.g. "date_from_modified"

    def of_article(self) -> dict[str, Any]:
        """The fields that `Article` has too, by name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "flags"}
