"""What databases of the press write around the articles that they export. Near misses come first."""

import pytest

from newsclean import Article, Settings, clean_many, clean_text
from newsclean.parse.around.exports import find_export
from newsclean.run.patterns import grows

FERRY = "Ferry to the island runs again after three weeks"
PROSE = (
    "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks.\n\n"
    "The captain had seen nothing like it in thirty years, he said, and the fare stays as it was until the spring."
)
BRIDGE = "Town moves its old bridge half a mile downstream"
WARNING = "Warning: a storm will hit the coast"
OTHER = (
    "The wooden bridge of 1911 will be put up again half a mile downstream, the town council said on Friday.\n\n"
    "Its piers stand on sand, engineers found, and every flood of the river carries a little of it away from there."
)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('Each file closed with "End of Document", the complaint says.', id="quoted"),
        pytest.param("End of Document", id="one line"),
        pytest.param("Section: letters that he never sent", id="a label that others have, too"),
        pytest.param("Length: 2.41 metres\n\nWeight: 38 kilograms\n\nRange: 70 kilometres", id="facts of a test"),
        pytest.param("HD: What did you find?\n\nAP: That a third of them came from four men.", id="an interview"),
        pytest.param("SN stands for Sandness\n\nBY stands for Byrness\n\nPD stands for Peterhead", id="codes"),
        pytest.param("Document 40217, a letter of the board, speaks of delays.", id="a document"),
        pytest.param("1 of 50 documents was his.", id="counted documents"),
        pytest.param("Accession number: 1923.45\n\nLocation: Newport\n\nNote: The lamp is lost", id="a museum's lamp"),
        pytest.param("Document 1 of 3\n\nDate: 4 May 2019\n\nSection: B", id="what was leaked"),
    ],
)
def test_articles_that_read_like_an_export_stay(line: str) -> None:
    text = f"{FERRY}\n\n{PROSE}\n\n{line}\n\n{OTHER}"
    assert find_export(text).fields == ()
    assert clean_text(text).text == f"{PROSE}\n\n{line}\n\n{OTHER}"


@pytest.mark.parametrize("text", [" " * 1_000 + "\n", "\f" * 1_000, "a vom " * 300 + "\n", "a/" * 900 + "\n"])
def test_exports_are_found_in_linear_time(text: str) -> None:
    assert not grows(lambda length: find_export("End of Document\n" + (text * (length // len(text) + 1))[:length]))


@pytest.mark.parametrize(
    "line",
    [
        "Note: the fare stays as it was.",
        "Country: a word that nobody used.",
        "Graphic: so he called the novel",
        "People: ten",
        "BY the way, they said.",
    ],
)
def test_lines_amid_the_text_of_an_export_stay(line: str) -> None:
    text = f"{FERRY}\nHarbour Post\nJuly 15, 2021 Monday\nLength: 80 words\nByline: Jane Doe\nBody\n\n{PROSE}"
    assert line in clean_text(f"{text}\n\n{line}\n\n{OTHER}\n\nLoad-Date: July 16, 2021\n\nEnd of Document").text


@pytest.mark.parametrize(
    "headline", ["Correction: ferry runs on Monday, not on Friday", "People: the captain's last trip"]
)
def test_a_headline_with_a_label_of_the_foot_stays(headline: str) -> None:
    text = f"{headline}\nHarbour Post\nJuly 15, 2021 Monday\nLength: 80 words\nByline: Jane Doe\nBody\n\n{PROSE}"
    assert clean_text(f"{text}\n\nLoad-Date: July 16, 2021\n\nEnd of Document").title == headline


@pytest.mark.parametrize(
    "headline",
    [
        "Ferry runs again",
        "UPDATE: Ferry to the island sinks off Newport",
        "Warning: a storm will hit the coast tonight",
        "Type: how a font conquered the world",
        "Source: mayor will resign",
        "CDU/CSU",
        "The Great War - November 11, 1918",
    ],
)
def test_a_headline_above_the_paper_is_one_whatever_its_words(headline: str) -> None:
    below = "The islanders waited two years for the boat to come back"
    text = f"{headline}\nHarbour Post\nJuly 15, 2021 Monday\nSection: NEWS\nLength: 80 words\nByline: Jane Doe\nBody\n"
    article = clean_text(f"{text}\n{below}\n\n{PROSE}\n\nLoad-Date: July 16, 2021\n\nEnd of Document")
    assert (article.title, article.site_name, article.authors) == (headline, "Harbour Post", ("Jane Doe",))
    assert article.text == f"{below}\n\n{PROSE}"


def test_a_day_behind_a_label_is_no_headline() -> None:
    text = f"Update: July 16, 2021\n{FERRY}\nHarbour Post\nJuly 15, 2021 Monday\nByline: Jane Doe\nBody\n\n{PROSE}"
    article = clean_text(f"{text}\n\nLoad-Date: July 16, 2021\n\nEnd of Document")
    assert (article.title, article.text, article.site_name) == (FERRY, PROSE, "Harbour Post")


@pytest.mark.parametrize(
    ("above", "title", "section", "stays"),
    [
        pytest.param(f"{WARNING}\nBy Jane Doe", WARNING, None, "", id="a label"),
        pytest.param(f"Metro Desk; SECTA\n{FERRY}\nBy Jane Doe", FERRY, "Metro Desk; SECTA", "", id="a section"),
        pytest.param(f"{FERRY}\nof repairs\nBy Jane Doe", FERRY, None, "of repairs", id="a headline of two lines"),
        pytest.param(f"{FERRY}\nIslanders are glad\nBy Jane Doe", FERRY, None, "Islanders are glad", id="a subtitle"),
        pytest.param(
            f"Boats run again\n{FERRY}\nBy Jane Doe", FERRY, None, "Boats run again", id="one of two headlines"
        ),
    ],
)
def test_lines_above_the_length_of_an_article(above: str, title: str, section: str | None, stays: str) -> None:
    text = f"{above}\n80 words\n15 July 2021\nThe Harbour Post\nHARPST\nB3\nEnglish\n(c) 2021, Post Ltd.\n\n{PROSE}"
    article = clean_text(f"{text}\n\nDocument HARPST0020210715eh750001x\n")
    assert (article.title, article.section, article.authors) == (title, section, ("Jane Doe",))
    assert article.text == (f"{stays}\n\n{PROSE}" if stays else PROSE)


def test_who_wrote_a_text_is_not_its_paper() -> None:
    text = (
        f"{FERRY}\n\nBy Jane Doe\n\nJuly 15, 2021\n\n{PROSE}\n\nRecord: 202107150001\n\nCopyright (c) 2021 Harbour Post"
    )
    article = clean_text(text)
    assert (article.title, article.authors, article.text) == (FERRY, ("Jane Doe",), PROSE)
    assert article.site_name != "By Jane Doe"


def test_what_front_matter_says_counts_in_an_export() -> None:
    text = f"Title: {FERRY}\nURL: https://post.example/1\nLoad-Date: July 15, 2021\nMarkdown Content:\n"
    article = clean_text(f"{text}{PROSE}\n\nThe fare is **five** pounds, as the office said in its letter of May.")
    assert article.canonical_url == "https://post.example/1"
    assert article.text.endswith("The fare is five pounds, as the office said in its letter of May.")


EXPORTS = [
    pytest.param(
        f"                      2 of 50 DOCUMENTS\n\n\n            The Harbour Post (Newport)\n\n"
        f"            July 15, 2021 Monday\n                Final Edition\n\n{FERRY}\n\n"
        "BYLINE: Jane Doe, Staff Writer\n\n"
        f"SECTION: METRO; Pg. B3\n\nLENGTH: 80 words\n\nDATELINE: NEWPORT\n\n{PROSE}\n\nLOAD-DATE: July 16, 2021\n\n"
        "LANGUAGE: ENGLISH\n\nGRAPHIC: PHOTO, The ferry.\n\nPUBLICATION-TYPE: Newspaper\n\n"
        "            Copyright 2021 Post Ltd.\n            All Rights Reserved\n",
        "The Harbour Post",
        id="LexisNexis",
    ),
    pytest.param(
        f"{FERRY}\nThe Harbour Post\nJuly 15, 2021 Monday\nCopyright 2021 Post Ltd. All Rights Reserved\n"
        f"Section: METRO; Pg. B3\nLength: 80 words\nByline: BY JANE DOE\nHighlight: The captain is glad.\nBody\n"
        f"\n{PROSE}\n\n"
        "Classification\nLanguage: ENGLISH\nPublication-Type: Newspaper\nSubject: FERRIES (90%); ISLANDS (89%)\n"
        "Geographic: MAINE, USA (79%)\nLoad-Date: July 16, 2021\n\nEnd of Document\n",
        "The Harbour Post",
        id="Nexis Uni",
    ),
    pytest.param(
        f"HD \t{FERRY}\nBY \tBy Jane Doe\nWC \t80 words\nPD \t15 July 2021\nSN \tThe Harbour Post\nSC \tHARPST\n"
        "PG \tB3\n"
        f"LA \tEnglish\nCY \tCopyright 2021. Post Ltd. All rights reserved.\n\nLP\n\n{PROSE[:107]}\n\n"
        f"TD {PROSE[109:]}\n\n"
        "CO nrthpt : Newport Harbour\nRE usa : United States\nAN Document HARPST0020210715eh750001x\n",
        "The Harbour Post",
        id="Factiva with codes",
    ),
    pytest.param(
        f"Metro\n{FERRY}\nBy Jane Doe\n80 words\n15 July 2021\n16:22\nThe Harbour Post\nHARPST\nB3\nEnglish\n"
        f"Copyright 2021. Post Ltd. All rights reserved.\n\n{PROSE}\n\nDocument HARPST0020210715eh750001x\n",
        "The Harbour Post",
        id="Factiva",
    ),
    pytest.param(
        f"Metro\n{FERRY}\nJane Doe\n80 words\n15 July 2021\nThe Harbour Post\nHARPST\nB3\nEnglish\n"
        f"(c) 2021, Post Ltd.\n\n{PROSE}\n\n(END) Harbour Newswires\n\nJuly 15, 2021 12:22 ET (16:22 GMT)\n\n"
        "Document HARPST0020210715eh750001x\n",
        "The Harbour Post",
        id="Factiva, of a wire, with a name alone",
    ),
    pytest.param(
        f"Document 1 of 20\n\n{FERRY}\nAuthor: Doe, Jane\n"
        "Publication info: The Harbour Post; Newport [Newport]. 15 July "
        f"2021: B.3.\nProQuest document link\nFull text:\n{PROSE}\n\nSubject: Ferries; Islands\nLocation: Newport\n"
        "Publication title: The Harbour Post; Newport\nFirst page: B.3\nPublication year: 2021\nISSN: 12345678\n"
        "Source type: Newspapers\nProQuest document ID: 2190001234\nLast updated: 2021-07-07\nDatabase: US News\n"
        "____________________________________________________________\n",
        "The Harbour Post",
        id="ProQuest",
    ),
    pytest.param(
        f"Title: {FERRY}\nAuthor(s): Jane Doe\nSource: The Harbour Post (Newport, ME). (July 15, 2021): News: pA1.\n"
        f"Document Type: Article\nFull Text:\n{PROSE}\n\nSource Citation   (MLA 9th Edition)\nDoe, Jane. Harbour Post, "
        "15 July 2021, p. A1. Gale, link.gale.com/apps/doc/A5412/STND?u=a. Accessed 3 Nov. 2021.\n"
        "Gale Document Number: GALE|A541234567\n",
        "The Harbour Post",
        id="Gale",
    ),
    pytest.param(
        f"{FERRY}\nThe Harbour Post (ME) - Monday, July 15, 2021\nAuthor/Byline: Jane Doe, Staff Writer\n"
        "Edition: Main\n"
        f"Section: Metro\nPage: A4\nReadability: 9-12 grade level (Lexile: 1180)\n\n{PROSE}\n\nCaption: The ferry.\n"
        "Record: 202107150001\nCopyright: Copyright (c) 2021 Harbour Post\n",
        "The Harbour Post",
        id="NewsBank",
    ),
    pytest.param(
        f"The Harbour Post, no. 23456\nNews, Thursday, July 15, 2021, 80 words, p. 4\n\n{FERRY}\nBy Jane Doe\n\n"
        f"{PROSE}\n\n"
        "Cet article est paru dans The Harbour Post (site web)\n© 2021 The Harbour Post. Tous droits réservés.\n"
        "Certificat émis le 20 juillet 2021 à UNIVERSITÉ DE NEWPORT à des fins de visualisation personnelle.\n"
        "news·20210715·HP·0042\n",
        "The Harbour Post",
        id="Europresse",
    ),
    pytest.param(
        f"The Harbour Post vom 15.07.2021, S. 12 / Metro\n\n{FERRY}\n\nBy Jane Doe\n\n{PROSE}\n\n"
        "Quelle: The Harbour Post vom 15.07.2021, S. 12\nISSN: 0123-4567\nRessort: Metro\nDokumentnummer: HAPO-0012\n\n"
        "Dauerhafte Adresse des Dokuments:\nhttps://library.example/document/HAPO__0012\n\n"
        "Alle Rechte vorbehalten: (c) Post GmbH\n",
        "The Harbour Post",
        id="GENIOS",
    ),
]


@pytest.mark.parametrize(("text", "site"), EXPORTS)
def test_fields_of_an_export_are_metadata_and_no_text(text: str, site: str) -> None:
    article = clean_text(text)
    assert (article.title, article.text) == (FERRY, PROSE)
    assert (article.site_name, article.authors, article.date_published) == (site, ("Jane Doe",), "2021-07-15")
    exported = {piece.rule for piece in article.removed if piece.kind == "copyright"}
    assert exported <= {"parse/export", "copyright/first-published"}


@pytest.mark.parametrize(("text", "site"), EXPORTS)
def test_exports_are_split_where_each_article_begins(text: str, site: str) -> None:
    second = text
    for first, other in zip((FERRY, *PROSE.split("\n\n")), (BRIDGE, *OTHER.split("\n\n")), strict=True):
        second = second.replace(first, other)
    if "TD " in text:
        second = second.replace(PROSE[109:], OTHER.split("\n\n")[1])
    both = f"{text}\n\n{second}"
    assert "several_articles" in clean_text(both).flags
    articles = [one for one in clean_many([both], settings=Settings(split=True)) if isinstance(one, Article)]
    assert [(one.title, one.text) for one in articles] == [(FERRY, PROSE), (BRIDGE, OTHER)]
    assert {(one.site_name, one.date_published) for one in articles} == {(site, "2021-07-15")}


def test_a_message_of_an_agency() -> None:
    text = (
        f"APA0123 5 II 0321 WI/CI            Mo, 15.Jul 2021\n\nVerkehr/Insel\n{FERRY}\nUtl.: Der Kapitän ist froh\n\n"
        f"   Newport (APA) - {PROSE}\n(Schluss) rk/hal\nAPA0123    2021-07-15/12:34\n\n151234 Jul 21\n"
    )
    article = clean_text(text)
    assert (article.title, article.text) == (FERRY, f"Newport (APA) - {PROSE}")
    assert (article.agency, article.date_published) == ("APA", "2021-07-15")
