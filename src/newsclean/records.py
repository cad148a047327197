"""The record types that the stages of the pipeline exchange; `article` has the one that it makes of them.

None is changed once it is made. Those marked `passing` are frozen for the type checker only (decision 017); at run time
nothing stops an assignment.

    Page -parse-> Document of Blocks -repair-> Document -label-> Labels -decide-> Decisions -assemble-> Article

`start` and `end` always count Unicode code points; `end` is exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from newsclean.carried import carried, is_missing, written_name
from newsclean.kinds import ChromeKind, LabelKind, RepairKind
from newsclean.origins import Origin
from newsclean.passing import passing

if TYPE_CHECKING:
    from turbohtml import Document as Tree
else:
    Tree = Any  # turbohtml is loaded by the first HTML page

PageKind = Literal["html", "text"]
BlockKind = Literal["paragraph", "heading", "quote", "list_item", "caption", "table", "code"]
FieldSource = Literal["json-ld", "opengraph", "meta", "microdata", "dom", "url", "text", "input"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page as a source provides it, before any parsing."""

    id: str  # given by the caller, or a file's path relative to the input folder
    content: str | bytes
    url: str | None = None
    path: str | None = None  # where it was read, for messages and for `source.path`
    kind: PageKind | None = None  # None: detected from the content
    encoding: str | None = None  # the charset the transport declared, e.g. an HTTP header's
    # Other columns of the input row, carried along. Values that JSON lacks are converted when the page is made.
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    fetched: str | None = None  # crawl time, ISO 8601, e.g. a WARC-Date; dates after it are rejected
    # What the caller knows of the article. The record has it where the page itself does not say.
    title: str | None = None
    date: str | None = None  # of publication, as ISO 8601 or in words
    authors: tuple[str, ...] = ()
    language: str | None = None  # BCP 47

    def __post_init__(self) -> None:
        """Raise `TypeError` if a value is of another type than declared, or one of `extra` can have no form in JSON.

        NaN and the like, which rows of a data frame have in place of None, are taken for None. Raises `ValueError` for
        a kind that is none of the two.
        """
        for name in ("url", "path", "encoding", "fetched", "title", "date", "language", "id"):
            value = getattr(self, name)
            if not isinstance(value, str) and (name == "id" or value is not None):
                if name == "id" or not is_missing(value):
                    raise TypeError(f"a page's {name} is str, not {type(value).__name__}: {value!r}")
                object.__setattr__(self, name, None)
        if isinstance(self.authors, list) or is_missing(self.authors):
            object.__setattr__(self, "authors", () if is_missing(self.authors) else tuple(self.authors))
        if not isinstance(self.authors, tuple) or not all(isinstance(name, str) for name in self.authors):
            raise TypeError(f"a page's authors are a tuple of str, not {self.authors!r}")
        if self.kind not in (None, *get_args(PageKind)):
            unusable = ValueError if isinstance(self.kind, str) else TypeError
            raise unusable(f"a page's kind is {' or '.join(map(repr, get_args(PageKind)))}, not {self.kind!r}")
        object.__setattr__(self, "id", written_name(self.id))
        if self.path:
            object.__setattr__(self, "path", written_name(self.path))
        if self.extra or type(self.extra) is not dict:
            object.__setattr__(self, "extra", carried(self.extra))


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of characters inside one block. It can be applied again and undone."""

    start: int  # position in the block's text as it is when this edit is applied
    old: str  # characters replaced; "" for an insertion
    new: str  # characters put in; "" for a deletion
    by: RepairKind


@dataclass(frozen=True, slots=True)
class Elements:
    """The block elements of an HTML page in page order, as tuples of equal length."""

    parents: tuple[int, ...]  # index of the enclosing element, always smaller than its own; -1 for the root
    tags: tuple[str, ...]
    names: tuple[str, ...]  # the element's own class, id, role, itemprop and test-id words, as written
    hidden: tuple[bool, ...]  # whether it or an ancestor is not shown (hidden, display: none, noscript)

    def line(self, at: int) -> Iterator[int]:
        """Yield the element and those around it, innermost first; nothing for -1."""
        while at >= 0:
            yield at
            at = self.parents[at]


@passing
class Markup:
    """What the HTML says about a block. Blocks of plain text have no markup."""

    tag: str  # the block element's name, e.g. "p"
    element: int  # its index in `elements`
    inline: str  # class words of the inline element in which the text starts, as written; "" for none
    link_share: float  # 0..1, share of the characters that stand inside links
    elements: Elements = field(repr=False, compare=False)  # those of the page, shared by all its blocks

    @property
    def path(self) -> tuple[str, ...]:
        """Tag names of its ancestors, outermost first, without its own."""
        line = self.elements.line(self.elements.parents[self.element])
        return tuple(reversed([self.elements.tags[at] for at in line]))

    @property
    def hints(self) -> str:
        """Class, id, role and itemprop words of the element and its ancestors, lower case, innermost first."""
        hints = [self.inline, *(self.elements.names[at] for at in self.elements.line(self.element))]
        return " ".join(filter(None, hints)).lower()

    @property
    def hidden(self) -> bool:
        """Whether a browser would hide the element."""
        return self.elements.hidden[self.element]


@passing
class Block:
    """A piece of the page that is kept or removed as a whole: a line of text, or a block element of HTML."""

    index: int  # position among the page's blocks, from 0
    # The text as parsed; for plain text exactly `source[start:end]`. Where a stray byte was read
    # (`parse/encoding/stray_bytes`), raw alone has U+FFFD, and where escaped characters were read (`escapes`), raw
    # alone has the escapes.
    raw: str
    text: str  # the repaired text: `redo(raw, edits) == text`
    kind: BlockKind = "paragraph"
    start: int | None = None  # position in `Document.source`; None for HTML
    end: int | None = None
    edits: tuple[Edit, ...] = ()
    markup: Markup | None = None


@passing
class Field:
    """A line, or the label at its beginning, that a program wrote around a text and that is no part of it."""

    start: int  # position in `Document.source`
    end: int
    kind: ChromeKind
    by: Literal["export", "page-edge"]  # a database of the press, or what prints pages


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a program wrote before a text, such as the YAML of a Markdown file, or around it."""

    end: int = 0  # position in `Document.source`; 0 where the text has none
    values: Mapping[str, Sequence[str]] = field(default_factory=dict, hash=False)  # by its keys
    is_markdown: bool = False  # whether the text below it is surely Markdown
    address: str | None = None  # of the page from which the text was made
    fields: tuple[Field, ...] = ()
    articles: tuple[int, ...] = ()  # where the articles of an export begin; none where it has one


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page: its blocks in reading order, its source, and what is known about its origin."""

    page: Page
    kind: PageKind
    source: str  # the decoded page
    encoding: str  # the encoding used; "str" where the caller gave text
    sha256: str  # hex digest of the page's bytes (of its UTF-8 form where the caller gave text)
    blocks: tuple[Block, ...]
    language: str = "und"  # first estimate from the page's first prose, for repairs and rules; the record's comes later
    tree: Tree | None = None  # HTML only, for the metadata readers
    front: FrontMatter = field(default_factory=FrontMatter)  # plain text only; its blocks have it, too


@passing
class Label:
    """One opinion on one block. All labelers give opinions in this form; `decide` weighs them."""

    block: int  # Block.index
    kind: LabelKind
    score: float  # 0..1, how sure the labeler is
    by: Origin
    reason: str  # explanation for a reader
    of_heading: bool = False  # whether a rule knows the heading above the block rather than the block


@passing
class Decision:
    """The label that won for one block, and those that lost."""

    block: Block
    label: Label
    evidence: tuple[Label, ...] = ()  # the losers, strongest first


@passing
class Candidate:
    """One value that one place of the page gives for one metadata field."""

    field: str  # name of the Article field
    value: Any
    source: FieldSource
    score: float  # 0..1
    block: int | None = None  # index of the block it was read from, if it was read from a block
