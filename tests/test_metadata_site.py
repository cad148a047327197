"""The site's name in a plain text: lines that show it, and lines that only look like it."""

import pytest

from newsclean import clean_text

BODY = (
    "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks.\n\n"
    * 4
)


@pytest.mark.parametrize(
    ("suffix", "below", "site"),
    [
        pytest.param(" - Lamp of Elda", "Follow us: Lamp of Elda", "Lamp of Elda", id="twice"),
        pytest.param("", "© 2023 The Elda Gazette. All rights reserved.", "The Elda Gazette", id="rights"),
        pytest.param(" - mayor relieved", "", None, id="dash-in-a-headline"),
        pytest.param("", "© 2023 Finch Lane Ltd. All rights reserved.", None, id="a-company"),
        pytest.param("", "© EFE 2023. All rights reserved.", None, id="an-agency"),
    ],
)  # fmt: skip
def test_site_of_a_text(suffix: str, below: str, site: str | None) -> None:
    headline = "Ferry to the island runs again"
    article = clean_text(f"{headline}{suffix}\n\n{BODY}{below}\n")
    assert article.site_name == site
    assert article.title == (headline if site else headline + suffix)
