"""What a phrase rule says of an entry of a menu does not count; near misses come first."""

from dataclasses import replace

import pytest

from newsclean.calls import clean_html
from newsclean.kinds import LabelKind
from newsclean.label.html.boxes import around_text
from newsclean.label.html.menus import APART, LEAST, SURE_LEGAL, in_menu, menu_entries
from newsclean.label.html.naming.box_kinds import KindsOf
from newsclean.label.html.naming.kinds import name_chrome
from newsclean.label.rules.packs import shipped_rules
from newsclean.origins import STRUCTURE_OF
from newsclean.parse.html.blocks import parse_html
from newsclean.records import Label

SECTIONS = ("World", "Sport", "Arts", "Food", "Travel", "Books")
STORY = "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks."


def entries(html: str, kinds: dict[int, LabelKind] | None = None) -> list[int]:
    """The blocks in a menu, where the structure calls all of them navigation but for those in `kinds`."""
    blocks = parse_html(f"<body>{html}")[1]
    named = [(kinds or {}).get(block.index, "navigation") for block in blocks]
    return list(menu_entries(blocks, [Label(i, kind, 0.9, STRUCTURE_OF[kind], "") for i, kind in enumerate(named)]))


def links(*texts: str) -> str:
    return "".join(f"<li><a href=/{i}>{text}</a></li>" for i, text in enumerate(texts))


@pytest.mark.parametrize(
    ("html", "kinds", "expected"),
    [
        pytest.param(links(*SECTIONS[: LEAST - 1]), {}, [], id="too few"),
        pytest.param("".join(f"<li>{text}</li>" for text in SECTIONS), {}, [], id="no links"),
        pytest.param(links(*(f"{text} {'and' * 20}" for text in SECTIONS)), {}, [], id="long words"),
        pytest.param("<p><a href=/>World | Sport</a>", {}, [], id="two in a line"),
        pytest.param(links(*(f"{text} after the storm of last night" for text in SECTIONS)), {}, [], id="headlines"),
        pytest.param(links(*SECTIONS), {2: "share"}, [], id="another kind between"),
        pytest.param(links(*SECTIONS), dict.fromkeys(range(6), "related_link"), [], id="other kinds"),
        pytest.param(links(*SECTIONS[:3]) + "<p>More" * (APART + 1) + links(*SECTIONS[3:]), {}, [], id="far apart"),
        pytest.param(links(*SECTIONS), {}, [*range(6)], id="a menu"),
        pytest.param(links(*SECTIONS[:3]) + "<h4>More" + links(*SECTIONS[3:]), {}, [*range(7)], id="in parts"),
        pytest.param("<p><a href=/>World | Sport | Newsletter</a>", {}, [0], id="several in a line"),
    ],
)
def test_a_run_of_short_links_is_a_menu(html: str, kinds: dict[int, LabelKind], expected: list[int]) -> None:
    assert entries(html, kinds) == expected


def test_what_also_has_another_kind_stands_in_no_menu() -> None:
    blocks = parse_html(f"<body>{links(*SECTIONS)}")[1]
    opinions = [Label(block.index, "navigation", 0.9, STRUCTURE_OF["navigation"], "") for block in blocks]
    assert list(menu_entries(blocks, opinions)) == [*range(6)]
    assert list(menu_entries(blocks, [*opinions, Label(2, "share", 0.5, STRUCTURE_OF["share"], "")])) == []


def test_only_a_sure_rule_calls_an_entry_legal() -> None:
    legal = next(rule for rule in shipped_rules() if rule.kind == "legal")
    assert in_menu(replace(legal, score=SURE_LEGAL))
    assert not in_menu(replace(legal, score=SURE_LEGAL - 0.01))


def kind_of(text: str, html: str) -> str:
    """The kind of the removed piece with that text."""
    article = clean_html(f"<html lang=en><body>{html}</body></html>")
    return next(piece.kind for piece in article.removed if piece.text == text)


@pytest.mark.parametrize(
    ("text", "alone", "in_menu"),
    [
        pytest.param("Subscribe to our newsletter", "newsletter", "navigation", id="a newsletter"),
        pytest.param("Contact us", "contact", "navigation", id="contact"),
        pytest.param("Most read", "sidebar", "navigation", id="a box of the site"),
        pytest.param("Privacy Policy", "legal", "legal", id="rules of the site"),
        pytest.param("Cookie settings", "cookie_notice", "legal", id="what is stored"),
    ],
)
def test_rules_in_menus(text: str, alone: str, in_menu: str) -> None:
    story = f"<article><h1>Ferry runs again</h1><p>{STORY}<p>{STORY}<p>{STORY}</article>"
    assert kind_of(text, f"{story}<footer><p><a href=/a>{text}</a></p></footer>") == alone
    assert kind_of(text, f"{story}<footer><ul>{links(*SECTIONS[:3], text, *SECTIONS[3:])}</ul></footer>") == in_menu


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        pytest.param("<div class=paywall>{}</div><div class=paywall>Read on</div>", "paywall", id="beside"),
        pytest.param("<div class=paywall>{}<div class=promo>Read on</div></div>", "related_link", id="within"),
        pytest.param("<div class=paywall>{}<div>Read on</div></div>", "other", id="around"),
        pytest.param(
            "<p>{}<div class=paywall><p>The port is shut by the storm.<p>Read on</div>",
            "paywall",
            id="around little of it",
        ),
    ],
)
def test_names_around_the_text_name_no_box(html: str, kind: str) -> None:
    blocks = parse_html(html.format(f"<p>{STORY}</p>"))[1]
    known: KindsOf = dict.fromkeys(around_text(blocks, range(len(blocks) - 1), None), ())
    assert name_chrome(blocks[-1], before_text=False, after_text=True, known=known)[0] == kind
