"""Who gives an opinion on a block: all labelers, and the name of each sort of their opinions.

The record has these names (`removed[].rule`), so users filter by them. A sort of opinion is called after its kind, as
the kind is written, or has a name of its own, of words with hyphens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from newsclean.kinds import LABEL_KINDS, LabelKind

Labeler = Literal[
    "rule", "classifier/html", "classifier/text", "layout", "wording", "html", "label", "decide", "second-opinion"
]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an opinion comes from. As text it is what `removed[].rule` has.

    >>> str(of_rule("share/buttons")), str(Origin("layout", "amid-text")), str(Origin("classifier/html"))
    ('share/buttons', 'layout/amid-text', 'classifier/html')
    """

    labeler: Labeler  # "rule": a rule of a pack, which knows a line by its words
    what: str = ""  # the sort of opinion, or what stands behind the kind in a rule's id
    kind: str = ""  # of a rule: the kind in its id, which the opinion may differ from; "" of other labelers
    written: str = field(init=False, repr=False, compare=False)  # made once: each removed piece has it

    def __post_init__(self) -> None:
        """Write the origin out."""
        written = f"{self.kind or self.labeler}/{self.what}" if self.what else self.labeler
        object.__setattr__(self, "written", written)

    def __str__(self) -> str:
        """The rule's id, or the labeler and its sort of opinion."""
        return self.written

    @property
    def is_place_only(self) -> bool:
        """Whether the labeler knows what it removes by its place alone, so that any other labeler's name is better."""
        return self.labeler == "classifier/text" and self.what != ""

    @property
    def is_of_heading(self) -> bool:
        """Whether it is a rule for the headings of boxes, as its id says: `gallery/heading-with-count`."""
        return self.labeler == "rule" and "heading" in self.what


@lru_cache(maxsize=16_384)
def of_rule(id: str) -> Origin:
    """The origin of a rule's opinions. Of one id there is one, whatever language the rule is for."""
    kind, _, what = id.partition("/")
    return Origin("rule", what, kind)


def _of_kinds(labeler: Labeler) -> Mapping[LabelKind, Origin]:
    return {kind: Origin(labeler, kind) for kind in LABEL_KINDS}


# The learned labeler of HTML.
STRUCTURE: Final = Origin("classifier/html")
STRUCTURE_OF: Final = _of_kinds("classifier/html")
STRUCTURE_LINKS: Final = Origin("classifier/html", "links")
STRUCTURE_HEADLINE: Final = Origin("classifier/html", "headline")
STRUCTURE_KICKER: Final = Origin("classifier/html", "kicker")
STRUCTURE_CAPTION: Final = Origin("classifier/html", "caption")
STRUCTURE_REPEAT: Final = Origin("classifier/html", "repeat")
STRUCTURE_HIDDEN: Final = Origin("classifier/html", "hidden")
STRUCTURE_STRAY: Final = Origin("classifier/html", "stray")

# The learned labeler of plain text.
LEARNED: Final = Origin("classifier/text")
LEARNED_OF: Final = _of_kinds("classifier/text")
LEARNED_REPEAT: Final = Origin("classifier/text", "repeat")

# The place of a line in a plain text; two of them, of credits, also in HTML.
LAYOUT_OF: Final = _of_kinds("layout")
LAYOUT_OWNER: Final = Origin("layout", "owner")
LAYOUT_KICKER: Final = Origin("layout", "kicker")
LAYOUT_STANDFIRST: Final = Origin("layout", "standfirst")
LAYOUT_CAPTION: Final = Origin("layout", "caption")
LAYOUT_TRUNCATED_CAPTION: Final = Origin("layout", "truncated-caption")
LAYOUT_PIECE: Final = Origin("layout", "piece")
LAYOUT_HEADING: Final = Origin("layout", "heading")
LAYOUT_ABOVE_TEXT: Final = Origin("layout", "above-text")
LAYOUT_PROSE: Final = Origin("layout", "prose")
LAYOUT_CHRONICLE: Final = Origin("layout", "chronicle")
LAYOUT_DATA: Final = Origin("layout", "data")
LAYOUT_EVENT: Final = Origin("layout", "event")
LAYOUT_AMID_TEXT: Final = Origin("layout", "amid-text")
LAYOUT_BELOW_TEXT: Final = Origin("layout", "below-text")

# The words of a line that no rule matches.
WORDING_OF: Final = _of_kinds("wording")

# What stands in one list or box of HTML with a line that a rule knows, the times of a live report's entries,
# the articles below that of the page, links behind a label or an arrow.
HTML_MATES: Final = Origin("html", "mates")
HTML_COMMENTS: Final = Origin("html", "comments")
HTML_NEXT_ARTICLE: Final = Origin("html", "next-article")
HTML_TEASER: Final = Origin("html", "teaser")
HTML_FORM: Final = Origin("html", "form")
HTML_STAMPS: Final = Origin("html", "stamps")
HTML_MACHINE_SUMMARY: Final = Origin("html", "machine-summary")

# The second opinion on HTML, and what is said where it failed.
TRAFILATURA: Final = Origin("second-opinion", "trafilatura")
TRAFILATURA_FAILED: Final = Origin("second-opinion", "failed")

# What is said of a block when all opinions are known: that it holds an author's name or the site's, that nothing but
# dates would go from a text, that it stood in one block with a notice, that its neighbours tell more of it, that it
# leads into a list that was left out, or that there was no opinion.
BYLINE: Final = Origin("label", "byline")
MASTHEAD: Final = Origin("label", "masthead")
DATED: Final = Origin("label", "dated")
JOINED: Final = Origin("label", "joined")
BESIDE: Final = Origin("label", "beside")
LEAD_IN: Final = Origin("decide", "lead-in")
NO_OPINION: Final = Origin("decide", "no-opinion")
