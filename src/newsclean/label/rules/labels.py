"""Rules' phrases that are a whole line, or begin one: the labels of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsclean.label.rules.matches import Match
from newsclean.label.rules.packs import Rule
from newsclean.label.rules.phrases import OpeningTable, core, strip_marks

# A run of labels without separators has at least FEWEST_IN_RUN labels and at most MOST_IN_RUN words; a label has at
# most LABEL_WORDS words.
FEWEST_IN_RUN, MOST_IN_RUN, LABEL_WORDS = 3, 16, 4
# Direct speech at the start of a folded line, and who speaks: '"join us!" - the crowd shouted'.
_SPEAKS = re.compile(r'"[^"]{1,200}(?:[,.!?]"[,.]?\s?(?:-\s)?|"[,.]?\s?-\s|",\s)[^\W\d_]')
# Separators between the labels of a row.
_BAR = re.compile(r"\s{0,9}[|·•]\s{0,9}|\s{1,9}[-–]\s{1,9}")
# The address behind a label, as converters of mail write links out: "View in browser (https://a.example/1)".
_ADDRESS_BEHIND = re.compile(r"[\s:]{1,3}[(\[<]?\s?https?://\S+(?:\s[)\]>])?$")
# A telephone number: behind + or 0 any figures, else three groups or more of nine characters at least. No date, and no
# count with spaces for its thousands, begins here.
_TELEPHONE = re.compile(
    r"(?<![\w.,/-])(?!\d\d?[./-]\d\d?[./-]\d|(?:19|20)\d\d-|\d{1,2}(?: \d{3})+(?![\d-]))"
    r"(?:(?:\+\d|\(?0\d)[\d ()/-]{5,20}\d|(?=[\d ()-]{9})\(?\d{1,4}\)?(?:[ -]\(?\d{2,4}\)?){2,6})(?![\w,.]\d)"
)


class LabelTable:
    """Phrases, folded, that a line may be or begin with.

    Lines of more than `longest_line` characters are none of `lines`; likewise for the `openings`.
    """

    def __init__(
        self,
        lines: Mapping[str, tuple[Rule, ...]],
        openings: Mapping[str, tuple[Rule, ...]],
        longest_line: int,
        longest_opening: int,
    ) -> None:
        self._lines, self._openings = lines, OpeningTable(openings)
        self._longest_line, self._longest_opening = longest_line, longest_opening
        self._words = frozenset(word for key in lines for word in key.split())

    @property
    def longest(self) -> int:
        """No line of more characters than this has a match."""
        return max(self._longest_line, self._longest_opening)

    def find(self, line: str, folded: str) -> list[Match]:
        """The matches of the line, given as written and folded, in no order."""
        found, length = [], len(line)
        label = _ADDRESS_BEHIND.sub("", folded) if "://" in folded else folded
        if length <= self._longest_line or len(label) < len(folded):
            bare = core(label) or label
            if rules := self._lines.get(bare) or self._row(label):
                # "Comments?" is a question about the text above it; it does not open the comments.
                # "Comments: https://a.example/1" may be one of a digest's entries; it opens nothing.
                asks, addressed = folded.endswith("?"), len(label) < len(folded)
                found += [
                    Match(rule, bare)
                    for rule in rules
                    if not (asks and rule.opens == "rest") and not (addressed and rule.opens)
                ]
        if length <= self._longest_opening:
            begun = folded
            start = self._openings.at_start(begun)
            if start is None and (after := _after_marks(folded)) and not _SPEAKS.match(folded):
                begun = after
                start = self._openings.at_start(begun)
            if start is not None:
                # "Text:" with no name after it is the label of a form field, not a byline. "More information:" with a
                # telephone number after it tells where to ask, and leads to no other story.
                alone = len(strip_marks(folded)) == len(strip_marks(start[0]))
                never = "byline" if alone else "related_link" if _is_no_teaser(line, begun, start[0]) else ""
                found += [Match(rule, start[0]) for rule in start[1] if rule.kind != never]
        return found

    def _row(self, folded: str) -> tuple[Rule, ...]:
        """The rules of a row of labels, "Terms of use | Privacy policy": the first label's, if all labels are known."""
        if "|" in folded or "·" in folded or "•" in folded or " - " in folded or " – " in folded:
            labels = [core(part) for part in _BAR.split(folded)]
            known = len(labels) > 1 and all(label in self._lines for label in labels)
            return self._lines[labels[0]] if known else ()
        words = folded.split()
        is_run = FEWEST_IN_RUN <= len(words) <= MOST_IN_RUN and self._words.issuperset(words)
        return self._run(words) if is_run else ()

    def _run(self, words: list[str]) -> tuple[Rule, ...]:
        """The rules of a run of labels without separators, "Home Sport Weather": the first's, if all are known."""
        first: tuple[Rule, ...] = ()
        count = at = 0
        while at < len(words):
            for end in range(min(len(words), at + LABEL_WORDS), at, -1):
                if (rules := self._lines.get(" ".join(words[at:end]))) is not None:
                    break
            else:
                return ()
            first = first or rules
            count, at = count + 1, end
        return first if count >= FEWEST_IN_RUN else ()


def _runs_on(folded: str, phrase: str) -> bool:
    """Whether a comma right behind the phrase that begins the line makes it part of a sentence.

    >>> _runs_on("read more, worry less", "read more"), _runs_on("read more: the glacier, a film", "read more")
    (True, False)
    """
    return phrase[-1:].isalnum() and folded.startswith(",", len(phrase))


def _is_no_teaser(line: str, folded: str, phrase: str) -> bool:
    """Whether a line that begins with the label of a teaser is a sentence, or tells where to ask."""
    return _runs_on(folded, phrase) or _has_telephone(line)


def _has_telephone(text: str) -> bool:
    """Whether the text holds a telephone number.

    >>> list(map(_has_telephone, ["Tel. 05 55 26 00 00", "Info: 952 87 12 63", "8 (383) 555-01-01", "0173 226358"]))
    [True, True, True, True]
    >>> list(map(_has_telephone, ["01.05.2024", "2023-2024", "2024-05-01", "12 500 000 euros", "3-0, 25-20"]))
    [False, False, False, False, False]
    """
    return _TELEPHONE.search(text) is not None


def _after_marks(folded: str) -> str:
    """The line from its first letter, digit or "#" on; "" where it begins with one or has none.

    Bullets, quote marks and emoji may stand before a phrase.
    """
    for place, letter in enumerate(folded):
        if letter.isalnum() or letter in "#_":
            return folded[place:] if place else ""
    return ""
