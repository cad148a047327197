"""Finds oddities in a text and judges whether it was translated and whether by a machine. The text is not changed.

Each detector has its own file and is a function `Reading -> Iterator[Finding]`. `scores` weighs the findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from newsclean.article import Article, Finding
from newsclean.detect.agreement import find_agreement
from newsclean.detect.calling_card import find_calling_card
from newsclean.detect.carried_credit import find_carried_credit
from newsclean.detect.carried_date import find_carried_date
from newsclean.detect.carried_equals import find_carried_equals
from newsclean.detect.carried_formula import find_carried_formula
from newsclean.detect.carried_number import find_carried_number
from newsclean.detect.carried_order import find_carried_order
from newsclean.detect.cut_off import find_cut_off
from newsclean.detect.dangling_fragment import find_dangling_fragment
from newsclean.detect.dash_attribution import find_dash_attribution
from newsclean.detect.dash_heading import find_dash_heading
from newsclean.detect.decoder_token import find_decoder_token
from newsclean.detect.determiner_clash import find_determiner_clash
from newsclean.detect.doubled_mark import find_doubled_mark
from newsclean.detect.doubled_word import find_doubled_word
from newsclean.detect.english_format import find_english_format
from newsclean.detect.foreign_mark import find_foreign_mark
from newsclean.detect.foreign_quote import find_foreign_quote
from newsclean.detect.foreign_spacing import find_foreign_spacing
from newsclean.detect.full_width_mark import find_full_width_mark
from newsclean.detect.glued_comma import find_glued_comma
from newsclean.detect.inverted_mark import find_inverted_mark
from newsclean.detect.joined_twin import find_joined_twin
from newsclean.detect.lost_character import find_lost_character
from newsclean.detect.misplaced_quote import find_misplaced_quote
from newsclean.detect.name_variant import find_name_variant
from newsclean.detect.oscillation import find_oscillation
from newsclean.detect.other_script import find_other_script
from newsclean.detect.printed_twice import find_printed_twice
from newsclean.detect.quote_spacing import find_quote_spacing
from newsclean.detect.reading import Reading, read_text
from newsclean.detect.repeated_phrase import find_repeated_phrase
from newsclean.detect.scores import judge_machine, judge_translated, read_style
from newsclean.detect.self_gloss import find_self_gloss
from newsclean.detect.spaced_possessive import find_spaced_possessive
from newsclean.detect.spaced_sign import find_spaced_sign
from newsclean.detect.tortured_phrase import find_tortured_phrase
from newsclean.detect.translation_notice import find_translation_notice
from newsclean.detect.untranslated_word import find_untranslated_word
from newsclean.detect.wrong_article import find_wrong_article
from newsclean.kinds import ChromeKind
from newsclean.records import Document
from newsclean.settings import Settings

Detector = Callable[[Reading], Iterator[Finding]]

DETECTORS: tuple[Detector, ...] = (
    find_repeated_phrase,
    find_doubled_word,
    find_oscillation,
    find_joined_twin,
    find_self_gloss,
    find_decoder_token,
    find_doubled_mark,
    find_full_width_mark,
    find_foreign_mark,
    find_foreign_quote,
    find_foreign_spacing,
    find_inverted_mark,
    find_glued_comma,
    find_quote_spacing,
    find_misplaced_quote,
    find_spaced_possessive,
    find_spaced_sign,
    find_dash_heading,
    find_dash_attribution,
    find_other_script,
    find_untranslated_word,
    find_dangling_fragment,
    find_determiner_clash,
    find_wrong_article,
    find_agreement,
    find_carried_number,
    find_english_format,
    find_carried_date,
    find_carried_credit,
    find_carried_formula,
    find_carried_equals,
    find_carried_order,
    find_name_variant,
    find_translation_notice,
    find_tortured_phrase,
    find_printed_twice,
    find_cut_off,
    find_lost_character,
    find_calling_card,  # reads the page's HTML, which drives the text out of the processor's cache
)


# The kinds of removed pieces that may be notices about the text; links to other stories are not.
_OF_NOTICES: frozenset[ChromeKind] = frozenset(
    ["other", "legal", "copyright", "byline", "author_bio", "date_line", "masthead", "call_to_action"]
)


def detect(article: Article, document: Document, settings: Settings) -> Article:
    """Return the article with `findings`, `translated` and `machine_translation` filled in. Its text is unchanged."""
    reading = read_text(
        article.text,
        article.language,
        blocks=article.blocks,
        repairs=article.repairs,
        html=document.source if document.kind == "html" else "",
        url=document.page.url or "",
        notices=tuple(piece.text or "" for piece in article.removed if piece.kind in _OF_NOTICES),
    )
    findings = find_all(reading)
    style = read_style(reading, settings)
    return replace(
        article,
        findings=findings,
        translated=judge_translated(style, findings, settings),
        machine_translation=judge_machine(style, findings, settings),
    )


def find_all(reading: Reading) -> tuple[Finding, ...]:
    """The findings of all detectors, in text order."""
    found = [finding for detector in DETECTORS for finding in detector(reading)]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.kind)))
