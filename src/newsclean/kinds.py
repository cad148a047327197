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
