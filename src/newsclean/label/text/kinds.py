"""Names for the lines of a text that the classifier leaves out and no rule knows, from their place and shape."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.kinds import OF_READERS, ChromeKind
from newsclean.label.layout.lines import Line
from newsclean.label.text.captions import is_above_credit

# A headline of another story has at least this many words; a menu entry has fewer.
STORY_WORDS = 4
# Prose below the text is a comment if one of so many lines above it was named by a rule for comments.
COMMENTS_REACH = 40


def name_line(lines: Sequence[Line], index: int, first: int, last: int) -> tuple[ChromeKind, str]:
    """The kind of a line that is left out, and why. `first` and `last` are the ends of the article's text."""
    line = lines[index]
    if line.date:
        return ("site_date", "A date above the text") if index < first else ("date_line", "A date outside the text")
    if index < first:
        if line.prose:
            return "sidebar", "Prose that stands above the text and is not of it"
        return "navigation", "A short line above the text"
    if index > last:
        above = lines[max(last + 1, index - COMMENTS_REACH) : index]
        if line.prose and any(near.is_a(*OF_READERS) for near in above):
            return "comment", "Prose below a line of readers' comments"
        if line.words >= STORY_WORDS:
            return "related_link", "Stands below the text, as headlines and teasers of other stories do"
        return "navigation", "A short line below the text"
    if line.words >= STORY_WORDS and is_above_credit(lines, index):
        return "image_caption", "Stands amid the text, right above a picture's credit"
    if line.words >= STORY_WORDS:
        return "related_link", "Stands amid the text and is not of it"
    return "other", "A short line amid the text that is not of it"
