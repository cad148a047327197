"""What a block can be: of the article, or of the page around it."""

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
