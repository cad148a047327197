"""The record of a page: `Article` and its parts, or the `Failure` in its place. None is changed once it is made.

`start` and `end` always count Unicode code points; `end` is exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from newsclean.errors import Stage
from newsclean.kinds import ChromeKind, FindingKind, Flag, RepairKind
from newsclean.records import BlockKind, FieldSource, PageKind

Verdict = Literal["likely", "possible", "unlikely", "unknown"]

# The version of the record's form.
SCHEMA_VERSION = 1
# What stands between two blocks in `Article.text`.
JOINT = "\n\n"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record came from."""

    kind: PageKind
    path: str | None
    sha256: str
    encoding: str


@dataclass(frozen=True, slots=True)
class ArticleBlock:
    """One piece of the article's text."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Removal:
    """One piece that was left out of the article's text, and why."""

    kind: ChromeKind
    text: str | None  # the source's characters with runs of white space collapsed; None with `explain = "spans"`
    rule: str  # id of the rule or name of the labeler that decided
    score: float
    start: int | None  # position in the decoded source; None for HTML
    end: int | None


@dataclass(frozen=True, slots=True)
class Repair:
    """One change of characters in the article's text. Replacing `after` with `before` undoes it."""

    kind: RepairKind
    before: str | None  # None with `explain = "spans"`
    after: str | None
    rule: str  # names of the repairs that made it, in order, joined by "+"
    start: int  # position of `after` in `Article.text`
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed in the article's text and left unchanged."""

    kind: FindingKind
    text: str
    start: int  # position in `Article.text`
    end: int
    score: float
    message: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A calibrated score and a one-word verdict on it."""

    score: float | None = None  # 0..1; None where unknown
    verdict: Verdict = "unknown"


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a record. Records with equal `made_by` of the same page are equal."""

    version: str
    settings: str  # digest of the settings that affect a record
    rules: str  # digest of all data: rule packs, word lists, names, weights, and the user's own packs


@dataclass(frozen=True, slots=True)
class Article:
    """The record that newsclean returns for one page. `docs/record.md` explains every field."""

    id: str
    source: Source
    made_by: MadeBy
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
    language: str = "und"
    language_score: float = 0.0
    language_declared: str | None = None
    text: str = ""
    blocks: tuple[ArticleBlock, ...] = ()
    is_article: bool = False
    confidence: float = 0.0
    flags: tuple[Flag, ...] = ()
    removed: tuple[Removal, ...] = ()
    repairs: tuple[Repair, ...] = ()
    findings: tuple[Finding, ...] = ()
    translated: Judgement = field(default_factory=Judgement)
    machine_translation: Judgement = field(default_factory=Judgement)
    field_sources: Mapping[str, FieldSource] = field(default_factory=dict, hash=False)
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)  # the input row's other columns
    schema_version: int = SCHEMA_VERSION

    def __repr__(self) -> str:
        """The article in a line. The whole record, which may have a hundred thousand characters, is `to_dict`.

        >>> article = Article("17", Source("text", None, "", "str"), MadeBy("1", "", ""), title="Ferry", text="It ran")
        >>> article
        <Article '17': 'Ferry', date None, und, 2 words, flags (), 0 removed, 0 repairs, 0 findings>
        """
        from newsclean.measure import count_words

        return (
            f"<Article {self.id!r}: {self.title!r}, date {self.date_published}, {self.language}, "
            f"{count_words(self.text)} words, flags ({', '.join(self.flags)}), {len(self.removed)} removed, "
            f"{len(self.repairs)} repairs, {len(self.findings)} findings>"
        )

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts and lists, with the fields in the order of `docs/record.md`."""
        from newsclean.write.record import to_dict

        return to_dict(self)

    def to_json(self) -> str:
        """The record as one line of JSON, without the line end."""
        from newsclean.write.record import to_json

        return to_json(self)

    def to_markdown(self) -> str:
        """The article as Markdown with a head in YAML, as `newsclean clean --format markdown` writes it."""
        from newsclean.write.markdown import to_markdown

        return to_markdown(self).decode("utf-8")

    def to_schema_org(self) -> dict[str, Any]:
        """The record as a schema.org `NewsArticle` (JSON-LD)."""
        from newsclean.write.schema_org import to_schema_org

        return to_schema_org(self)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Article:
        """The inverse of `to_dict`. Raises `ValueError` if a field is missing or of the wrong type."""
        from newsclean.write.read_record import from_dict

        return from_dict(record)

    @classmethod
    def from_json(cls, line: str) -> Article:
        """The inverse of `to_json`. Raises `ValueError` if the line is not a record."""
        from newsclean.write.read_record import from_json

        return from_json(line)


@dataclass(frozen=True, slots=True)
class Failure:
    """Stands in for the record of a page that could not be cleaned, and names the failed stage."""

    id: str
    path: str | None
    stage: Stage
    message: str
