"""Decisions -> decisions that know what was read from them: the authors, the site's name, what else goes.

What is done here needs what `decide` has decided of the whole page, and overrules it on single blocks. So it is no
labeler, and its opinions are not weighed against others.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.label.settle.beside import name_by_neighbours
from newsclean.label.settle.bylines import name_bylines
from newsclean.label.settle.dates import keep_dates
from newsclean.label.settle.joined import part_joined
from newsclean.label.settle.mastheads import name_mastheads
from newsclean.metadata import Metadata
from newsclean.records import Decision, Document
from newsclean.settings import Settings


def settle(
    parsed: Document, document: Document, decisions: Sequence[Decision], metadata: Metadata, settings: Settings
) -> tuple[Document, tuple[Decision, ...]]:
    """The page and its decisions, settled; on few pages a block is parted, and then the page has more blocks.

    `parsed` is the page before it was repaired, `metadata` what was picked with these decisions.
    """
    # These two say what a block is, and the first takes blocks from the text.
    decisions = name_bylines(document, decisions, metadata.authors)
    decisions = name_mastheads(decisions, metadata.site_name)
    # What else would go from the text is known now.
    decisions = keep_dates(document, decisions)
    # What stays is settled; from here on lines of chrome change their kinds alone, by the final kinds beside them.
    decisions = name_by_neighbours(decisions)
    # Last, since it gives the blocks below new numbers.
    return part_joined(parsed, document, decisions, settings)
