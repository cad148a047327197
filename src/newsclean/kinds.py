"""The closed lists of the record: what a block can be, what is repaired and found in a text, and the flags."""

from __future__ import annotations

from typing import Literal, get_args

ChromeKind = Literal[
    "masthead", "site_name", "site_date", "navigation", "breadcrumb", "sidebar", "related_link",
    "call_to_action", "tag_cloud", "share", "byline", "date_line", "duplicate_title", "image_caption",
    "image_credit", "gallery", "advertisement", "newsletter", "paywall", "cookie_notice", "comment_form",
    "comment", "copy_protection", "copyright", "author_bio", "legal", "player", "poll", "contact",
    "read_time", "pagination", "error_message", "other",
]  # fmt: skip
LabelKind = Literal["body", "title", "subtitle"] | ChromeKind

CHROME_KINDS: tuple[ChromeKind, ...] = get_args(ChromeKind)
LABEL_KINDS: tuple[LabelKind, ...] = ("body", "title", "subtitle", *CHROME_KINDS)

Kinds = frozenset[LabelKind]
# Groups of kinds. Where a few kinds more or less are meant, the code says so: `PLACES | {"related_link"}`.
# Of the article; "body" alone is its text.
OF_ARTICLE: Kinds = frozenset({"body", "title", "subtitle"})
# Who wrote it, and when.
CREDITS: Kinds = frozenset({"byline", "date_line"})
# What is said of a picture.
OF_PICTURES: Kinds = frozenset({"image_caption", "image_credit"})
# What readers say, and where they can.
OF_READERS: Kinds = frozenset({"comment", "comment_form"})
# Whose the page is, and what may be done with it.
RIGHTS: Kinds = frozenset({"copyright", "copy_protection", "legal"})
# Other stories.
STORIES: Kinds = frozenset({"related_link", "sidebar"})
# These say only where a block stands, and nothing of what it is.
PLACES: Kinds = frozenset({"other", "masthead", "navigation", "sidebar"})

RepairKind = Literal[
    "stray_byte", "markdown", "mojibake", "entity", "control_character", "invisible_character", "normal_form", "unwrap",
    "letter_spacing", "whitespace", "quote_spacing", "stray_quote", "punctuation_spacing", "missing_space",
]  # fmt: skip
FindingKind = Literal[
    "repeated_phrase", "doubled_word", "oscillation", "joined_twin", "self_gloss", "decoder_token", "doubled_mark",
    "full_width_mark", "foreign_mark", "foreign_quote", "foreign_spacing", "inverted_mark", "glued_comma",
    "quote_spacing", "misplaced_quote", "spaced_possessive", "spaced_sign", "dash_heading", "dash_attribution",
    "other_script", "untranslated_word", "dangling_fragment", "determiner_clash", "wrong_article", "agreement",
    "carried_number", "english_format", "carried_date", "carried_credit", "carried_formula", "carried_equals",
    "carried_order", "name_variant", "translation_notice", "tortured_phrase", "printed_twice", "cut_off",
    "lost_character", "calling_card",
]  # fmt: skip
Flag = Literal[
    "several_articles", "truncated", "paywalled", "few_words", "no_rules_for_language", "mixed_language",
    "second_opinion_used", "second_opinion_failed", "date_from_modified",
]  # fmt: skip
