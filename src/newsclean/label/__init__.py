"""Blocks -> labels.

A labeler yields opinions about blocks, "body" as well as chrome; `decide` weighs them. A new source of opinions is one
file here, one line in `label_text` or `label_html`, and the names of its opinions in `origins`. What can be said of a
block only when all is decided is said in `settle`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.label.by_layout import label_by_layout, label_html_credits
from newsclean.label.by_rules import label_by_rules, match_blocks, table_for
from newsclean.label.by_wording import Foreign, label_by_wording
from newsclean.label.decide import first_kinds
from newsclean.label.keep import label_html_kept, label_text_kept
from newsclean.label.layout.data_below import data_below
from newsclean.label.layout.lines import measure_lines
from newsclean.label.layout.regions import below_menu, find_layout, layout_of, with_days_above
from newsclean.origins import LAYOUT_DATA
from newsclean.records import Candidate, Document, Label
from newsclean.settings import Settings


def label(document: Document, candidates: Sequence[Candidate], settings: Settings) -> Iterator[Label]:
    """Yield the opinions of all labelers on the blocks of a page.

    Their order counts at ties: of several kinds of chrome with the same score `decide` takes the first.

    `candidates` are those of the metadata: a known headline helps to find the block that prints it.
    """
    if document.kind == "html":
        return label_html(document, candidates, settings)
    return iter(label_text(document, settings))


def label_text(document: Document, settings: Settings) -> list[Label]:
    """The opinions on a plain text: of the rules, the layout, the wording and the learned classifier."""
    from newsclean.label.text.classifier import label_by_text, view_text, with_standfirst
    from newsclean.label.text.dirt import weigh_by_dirt

    table = table_for(document, settings)
    lines = measure_lines(document, match_blocks(document, table))
    # Three layouts: by the shape of the lines; by what the classifier or the wording finds in them; with dates settled.
    by_shape = find_layout(document, lines)
    foreign = Foreign(document, by_shape, table)
    view = view_text(document, by_shape, lambda: foreign.cut.last)
    if view.whole:
        found = layout_of(document, by_shape, view.kept)
        view = with_standfirst(view, found)
    else:
        found = below_menu(foreign.cut)
    layout = with_days_above(found)
    data = data_below(document, layout)
    opinions = [
        *label_by_rules(layout, data),
        *label_by_layout(document, layout, data),
        *label_by_wording(layout, foreign, data),
    ]
    learned = list(label_by_text(layout, view))
    kept = list(label_text_kept(document, layout, settings))
    if not view.whole:
        # Repeated lines are left out of a clean text too.
        again = [label for label in learned if label.block in view.repeats]
        return weigh_by_dirt(layout, opinions, learned) + again + kept
    # On a whole page only the classifier says what is text: that a line stands amid the text says little there.
    return [label for label in opinions if label.kind != "body" or label.by == LAYOUT_DATA] + learned + kept


def label_html(document: Document, candidates: Sequence[Candidate], settings: Settings) -> Iterator[Label]:
    """Yield the opinions on the blocks of an HTML page: of its structure, trafilatura, the rules and the credits."""
    from newsclean.label.html.amid.closing import label_closing
    from newsclean.label.html.amid.comments import label_html_comments
    from newsclean.label.html.amid.form_boxes import label_form_boxes
    from newsclean.label.html.amid.machine_summary import label_machine_summary
    from newsclean.label.html.amid.next_articles import label_next_articles
    from newsclean.label.html.amid.offers import label_offers
    from newsclean.label.html.amid.stamps import label_stamps
    from newsclean.label.html.amid.teasers import label_teasers
    from newsclean.label.html.by_rules import label_html_by_rules
    from newsclean.label.html.classifier import label_by_structure
    from newsclean.label.html.naming.cards import label_cards
    from newsclean.label.html.naming.mates import label_legal_lists, label_mates
    from newsclean.label.html.second_opinion import label_by_second_opinion

    opinions = tuple(label_by_structure(document, candidates))
    # The labelers below ask what the structure says, so they are not given trafilatura's opinions.
    yield from label_by_second_opinion(document, opinions, settings)
    yield from opinions
    kinds = first_kinds(opinions)
    table = table_for(document, settings)
    ruled = tuple(label_html_by_rules(document, opinions, table))
    yield from ruled
    # Up to here the order counts at ties. Below none was seen: in reverse these give the same records of 308 pages.
    yield from label_closing(document, opinions, table)
    yield from label_offers(document, opinions, ruled)
    yield from label_html_comments(document, opinions, ruled)
    yield from label_form_boxes(document, opinions, ruled)
    yield from label_stamps(document, opinions)
    yield from label_next_articles(document, opinions)
    yield from label_teasers(document, opinions, table)
    yield from label_machine_summary(document, ruled)
    yield from label_mates(document, kinds, opinions, ruled)
    yield from label_cards(document, kinds)
    yield from label_legal_lists(document, kinds, ruled)
    yield from label_html_credits(document, opinions)
    yield from label_html_kept(document, opinions, settings)
