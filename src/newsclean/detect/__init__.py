"""What machine translation leaves in a text: findings with a place, and two scores. Nothing is changed here.

One detector a file, each `Reading -> Iterator[Finding]`; `scores` weighs what they found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from newsclean.detect.dangling_fragment import find_dangling_fragment
from newsclean.detect.dash_heading import find_dash_heading
from newsclean.detect.misplaced_quote import find_misplaced_quote
from newsclean.detect.quote_spacing import find_quote_spacing
from newsclean.detect.reading import Reading, read_text
from newsclean.detect.repeated_phrase import find_repeated_phrase
from newsclean.detect.scores import judge_machine, judge_translated
from newsclean.records import Article, Decision, Document, Finding
from newsclean.settings import Settings

Detector = Callable[[Reading], Iterator[Finding]]

DETECTORS: tuple[Detector, ...] = (
    find_repeated_phrase,
    find_dangling_fragment,
    find_quote_spacing,
    find_misplaced_quote,
    find_dash_heading,
)


def detect(
    article: Article, document: Document, decisions: Sequence[Decision], settings: Settings
) -> Article:
    """The article with its findings and its two scores; its text stays as it is."""
    reading = read_text(
        article.text,
        article.language,
        blocks=article.blocks,
        repairs=article.repairs,
        html=document.source if document.kind == "html" else "",
        title=article.title,
    )
    findings = find_all(reading)
    return replace(
        article,
        findings=findings,
        translated=judge_translated(reading, settings),
        machine_translation=judge_machine(reading, findings, settings),
    )


def find_all(reading: Reading) -> tuple[Finding, ...]:
    """What all detectors find, in the order of the text."""
    found = [finding for detector in DETECTORS for finding in detector(reading)]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.kind)))
