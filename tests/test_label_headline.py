"""The headline of a plain text: which lines are chosen, and which are not."""

import pytest

from newsclean import clean_text

BODY = (
    "The old ferry left the quay at Marn for the last time on Monday, with eleven passengers and a goat on board.\n"
    "Captain Ilse Roder, who has steered the ferry since 1989, said the new bridge had taken her Sundays away.\n"
    "The ferry will be towed to a museum at Hollin in spring, where visitors may ring its bell.\n"
)
HEADLINE = "Last ferry leaves Marn as the bridge takes over"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BODY, id="a clean text opens with a sentence"),
        pytest.param("Home\nSport\nWeather\n" + BODY, id="a menu and no headline"),
        pytest.param("By Anna Berg\n5 July 2021\n" + BODY, id="credits and no headline"),
    ],
)
def test_no_headline(text: str) -> None:
    article = clean_text(text)
    assert article.title is None
    assert set(BODY.splitlines()) <= {block.text for block in article.blocks}


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("", id="first line"),
        pytest.param("The Marn Courier\n", id="below a masthead"),
        pytest.param("Skip to content\nHome\nLocal\nSport\nLog in\nThe Marn Courier\n", id="below a menu"),
        pytest.param("Home > News > Marn\n", id="below a breadcrumb"),
        pytest.param("Menu\nWe use cookies to improve your visit.\nAccept all\n", id="below a notice about cookies"),
    ],
)
@pytest.mark.parametrize(
    "below",
    [
        pytest.param("", id="right above the text"),
        pytest.param("By Anna Berg\n5 July 2021\nShare this article\n", id="above credits"),
        pytest.param(
            "Captain steered it for thirty years\nBy Anna Berg\n5 July 2021\n", id="above a standfirst without a stop"
        ),
        pytest.param(
            "By Anna Berg\n5 July 2021\nShare\nThe ferry at the quay of Marn\nPhoto: Jo Lind\n", id="above a caption"
        ),
    ],
)
def test_headline(above: str, below: str) -> None:
    article = clean_text(f"{above}{HEADLINE}\n{below}{BODY}")
    assert article.title == HEADLINE
    assert set(BODY.splitlines()) <= {block.text for block in article.blocks}


@pytest.mark.parametrize("date", [pytest.param("", id="first line"), pytest.param("5 July 2021\n", id="below a date")])
@pytest.mark.parametrize("credit", ["Photo: Jo Lind", "© Jo Lind / Getty Images"])
def test_a_headline_above_the_credit_of_a_picture(date: str, credit: str) -> None:
    article = clean_text(f"{date}{HEADLINE}\n{credit}\n{BODY}")
    assert article.title == HEADLINE
    assert article.text == "\n\n".join(BODY.splitlines())


def test_a_caption_above_its_credit_is_no_headline() -> None:
    caption = "The last ferry of Marn at its quay"
    article = clean_text(f"{HEADLINE}\n{caption}\nPhoto: Jo Lind\n{BODY}")
    assert article.title == HEADLINE


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("Transport", id="a section that a rule knows"),
        pytest.param("ISLAND LIFE", id="capitals"),
        pytest.param("Hollin", id="a place"),
        pytest.param("marncourier.example", id="an address"),
        pytest.param("Exclusive\nQuillport Bay", id="two lines"),
        pytest.param("Farewell to Marn:", id="a colon"),
        pytest.param("(AP) - MARN, 5 JUL", id="an agency, the place and the day"),
        pytest.param("mar0311 4 vm 187 dpa 0912\nTraffic/Ferries/Marn/", id="codes of an agency"),
    ],
)
def test_a_headline_below_a_kicker(above: str) -> None:
    article = clean_text(f"{above}\n{HEADLINE}\n{BODY}")
    assert article.title == HEADLINE
    assert article.text == "\n\n".join(BODY.splitlines())


@pytest.mark.parametrize(
    "kicker", ["In pictures", "Podcast", "Interview", "Photos", "Infographic", "Transcript", "Recipe"]
)
@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param("", "", id="first line"),
        pytest.param("", "By Anna Berg\n5 July 2021\n", id="first line above credits"),
        pytest.param("The Marn Courier\nHome\nNews\nSport\n", "By Anna Berg\n5 July 2021\n", id="above credits"),
    ],
)
def test_a_headline_that_begins_with_its_kicker(kicker: str, above: str, below: str) -> None:
    foot = "Share\nLeave a Reply\n© 2021 The Marn Courier. All rights reserved.\n" if below else ""
    article = clean_text(f"{above}{kicker}: {HEADLINE}\n{below}{BODY}{foot}")
    assert article.title == f"{kicker}: {HEADLINE}"
    assert [block.text for block in article.blocks] == BODY.splitlines()


@pytest.mark.parametrize("label", ["Read more", "See also", "In pictures"])
def test_a_teaser_amid_the_text_is_no_headline_for_its_kicker(label: str) -> None:
    article = clean_text(f"{HEADLINE}\nBy Anna Berg\n{BODY}{label}: Storm hits the coast at Hollin\n{BODY}")
    assert article.title == HEADLINE
    assert "Storm hits" not in (article.text or "")


@pytest.mark.parametrize("quote", ["“The sea does not care about our timetable”", "«We were never asked»"])
@pytest.mark.parametrize("above", ["", "The Marn Courier\nHome\nNews\nSport\n"], ids=["first line", "below a menu"])
def test_a_quoted_headline_above_a_standfirst(quote: str, above: str) -> None:
    standfirst = "Ilse Roder on fog, engines and why she never learnt to swim"
    credits = "By Anna Berg\n5 July 2021\n"
    assert clean_text(f"{above}{quote}\n{standfirst}\n{credits}{BODY}").title == quote


@pytest.mark.parametrize(
    "kicker", ["«The Marn Courier»", "“Bake off”", "“The Long View”", "»Courier«-Report", "“No choice”"]
)
def test_a_kicker_in_quotation_marks_is_no_headline(kicker: str) -> None:
    assert clean_text(f"{kicker}\n{HEADLINE}\nBy Anna Berg\n5 July 2021\n{BODY}").title == HEADLINE


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        pytest.param("Introduction", "Who was aboard the last ferry of Marn?", id="a question below a heading"),
        pytest.param("Marn, Tuesday", "The ferry of Marn is gone.", id="a sentence"),
        pytest.param("Roder goes ashore", "Buy a boat at Quillport now", id="shares no word with the text"),
        pytest.param("Ferry leaves", "Quay of Marn stands empty after a century", id="has a word of the text"),
        pytest.param("LAST FERRY LEAVES", "Quay of Marn stands empty after a century", id="has one in capitals"),
        pytest.param("Adieu to it", "Quay of Marn stands empty after a century", id="has function words"),
        pytest.param("Mooring lines loosened", "Quay of Marn stands empty after a century", id="of three words"),
    ],
)
def test_a_line_below_a_heading_is_no_headline(heading: str, line: str) -> None:
    article = clean_text(f"{heading}\n{line}\n{BODY}")
    assert article.title is None
    assert {heading, line} <= {block.text for block in article.blocks}


def test_a_headline_of_two_words_is_no_kicker_where_the_address_has_it() -> None:
    below = "Quay of Marn stands empty after a century"
    article = clean_text(f"Farewell salute\n{below}\n{BODY}", url="https://courier.example/news/farewell-salute")
    assert article.text.startswith(f"Farewell salute\n\n{below}")


def test_a_headline_of_many_characters_is_no_kicker() -> None:
    headline, below = "海上大桥通车", "三千辆车驶过全长九公里的大桥"
    body = (
        "市交通局周一宣布，连接两座海岛的大桥已经开放，第一天就有三千辆车驶过。\n"
        "全长九公里，施工用了整整四年时间，共有两千名工人参加。\n"
    )
    article = clean_text(f"{headline}\n{below}\n{body}")
    assert article.title == headline or article.text.startswith(headline)
    assert clean_text(f"要闻\n两座海岛之间的大桥通车了\n{body}").title == "两座海岛之间的大桥通车了"


def test_a_heading_of_the_first_level_is_no_kicker() -> None:
    article = clean_text(f"# Farewell\n\n## Quay of Marn stands empty after a century\n\n{BODY}\n**Berth** [7](#b)")
    assert article.text.startswith("Farewell\n\nQuay of Marn")


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        pytest.param(
            "海上大桥通车了",
            "市交通局周一宣布，连接两座海岛的大桥已经开放，第一天就有三千辆车驶过。\n"
            "全长九公里，施工用了整整四年时间，共有两千名工人参加。\n",
            id="zh",
        ),
        pytest.param(
            "跨海大桥G42通车",
            "2025-11-03 10:22\n市交通局周一宣布，连接两座海岛的道路已经开放，第一天就有三千辆车驶过。\n"
            "全长九公里，施工用了整整四年时间，共有两千名工人参加。\n",
            id="zh, with a name in capitals",
        ),
        pytest.param(
            "股指涨1.2%",
            "2025-11-03 10:22\n市交通局周一宣布，连接两座海岛的道路已经开放，第一天就有三千辆车驶过。\n"
            "全长九公里，施工用了整整四年时间，共有两千名工人参加。\n",
            id="zh, with a number",
        ),
        pytest.param(
            "عبور أول سيارة فوق جسر النهر",
            "شهدت المدينة يوم السبت افتتاح جسر يربط ضفتي النهر بعد أربع سنوات من العمل المتواصل.\n"
            "وقال المهندس المسؤول إن طول الجسر يبلغ تسعمئة متر وإن العمل فيه لم يتوقف يوما واحدا.\n",
            id="ar",
        ),
        pytest.param(
            "Gericht hebt Verbot auf",
            "Die Richter in Quillstadt haben am Mittwoch das Verbot der Fähre aufgehoben, wie ein Sprecher sagte.\n"
            "Das Verbot sei zu streng gewesen, sagte die Richterin am Ende der langen Verhandlung im Saal.\n",
            id="ends with a word that begins another",
        ),
    ],
)
def test_a_short_headline_right_above_the_text(headline: str, body: str) -> None:
    article = clean_text(headline + "\n" + body)
    assert (article.title, headline in article.text) == (headline, False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            """승인 2025.11.03 14:20
            섬 연락선 운항 재개
            3일 오전 섬을 오가는 연락선이 3주간의 수리를 마치고 운항을 다시 시작했다.
            항만 사무소에 따르면 이 배는 지난 5월 폭풍으로 기관이 고장 나 운항을 멈췄다.
            열두 가구가 육지에서 기다렸고 학교는 아이들에게 우편으로 수업 자료를 보냈다.""",
            id="ko",
        ),
        pytest.param(
            """Δευτέρα, 03 Νοεμβρίου 2025 12:15
            Επέστρεψαν τα πλοία
            Τα πλοία για το νησί επέστρεψαν τη Δευτέρα στο λιμάνι, ανακοίνωσε το λιμεναρχείο της πόλης.
            Η μηχανή του ενός είχε χαλάσει στην καταιγίδα του Μαΐου, και τα ανταλλακτικά ήρθαν με φορτηγό.
            Δώδεκα οικογένειες περίμεναν στην ηπειρωτική ακτή επί τρεις εβδομάδες.""",
            id="el",
        ),
        pytest.param(
            """3 नवंबर 2025, 10:15 AM
            द्वीप के लिए नौका सेवा फिर शुरू
            बंदरगाह कार्यालय ने सोमवार को बताया कि तीन सप्ताह की मरम्मत के बाद नौका फिर चलने लगी है।
            मई के तूफान में इसका इंजन खराब हो गया था और पुर्जे दूसरे तट से ट्रक से लाए गए।
            बारह परिवार मुख्य भूमि पर इंतजार कर रहे थे और स्कूल ने बच्चों को डाक से पाठ भेजे।""",
            id="hi",
        ),
        pytest.param(
            """2025/11/03 - ۱۴۰۴/۰۸/۱۲
            قایق جزیره دوباره راه افتاد
            اداره بندر روز دوشنبه اعلام کرد که کشتی مسافری پس از سه هفته تعمیر دوباره به جزیره می‌رود.
            موتور آن در توفان اردیبهشت از کار افتاده بود و قطعات با کامیون از ساحل دیگر رسید.
            دوازده خانواده در خشکی منتظر بودند و مدرسه درس‌ها را با پست برای کودکان فرستاد.""",
            id="fa, in two calendars",
        ),
    ],
)
def test_a_short_headline_below_a_date(text: str) -> None:
    day, headline, *body = [line.strip() for line in text.splitlines()]
    article = clean_text("\n".join([day, headline, *body]))
    assert (article.title, article.text.split("\n\n")) == (headline, body)
    assert (article.date_published or "").startswith("2025-11-03")


QUESTION = "Why did the last ferry leave Marn before the bridge was open?"


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("What a day it was for the town of Marn and its ferry.\n", id="below a sentence"),
    ],
)
def test_a_question_below_text_is_no_headline(above: str) -> None:
    article = clean_text(f"{above}{QUESTION}\n{BODY}")
    assert article.title is None
    assert QUESTION in {block.text for block in article.blocks}


def test_a_question_that_opens_the_text_is_its_headline() -> None:
    assert clean_text(f"{QUESTION}\n{BODY}").title == QUESTION


@pytest.mark.parametrize(
    ("headline", "above"),
    [
        pytest.param(QUESTION, "Home\nLog in\nSkip to content\n", id="a long question below a menu"),
        pytest.param(QUESTION, f"1. Home\n2. News\n3. {QUESTION}\n", id="a question behind its trail"),
        pytest.param("Marn loses its ferry", "News / World / Europe / The bay of Marn\n", id="strokes"),
        pytest.param("The ferry of Marn", "Marn Courier > News > The ferry of Marn\n", id="arrows"),
        pytest.param("The ferry of Marn", "* Start\n* News\n* The ferry of Marn\n", id="a trail one step a line"),
        pytest.param(HEADLINE, f"1. Home\n2. {HEADLINE[:30]}...\n", id="a trail that is cut short"),
    ],
)
def test_a_headline_below_its_trail_or_that_asks(headline: str, above: str) -> None:
    article = clean_text(f"{above}{headline}\nNews from Marn and all the bay\n{BODY}")
    assert article.title == headline


@pytest.mark.parametrize("line", [f"# {HEADLINE}", f"**{HEADLINE}**", f"## {HEADLINE} ##"])
def test_a_headline_in_markdown(line: str) -> None:
    article = clean_text(f"{line}\nBy Anna Berg\n5 July 2021\n{BODY}")
    assert article.title == HEADLINE
    assert {removal.kind for removal in article.removed if removal.rule == "metadata/title"} == {"other"}


def test_a_sentence_broken_over_lines_is_no_caption() -> None:
    broken = BODY.replace(" for the last", "\nfor the last").replace(" since 1989", "\nsince 1989")
    article = clean_text(f"{HEADLINE}\nBy Anna Berg\n5 July 2021\nShare this article\n{broken}")
    assert [block.text for block in article.blocks] == broken.splitlines()


def test_the_first_printing_of_a_headline_counts() -> None:
    article = clean_text(f"{HEADLINE}\nHome\nSport\n{HEADLINE}\nBy Anna Berg\n5 July 2021\n{BODY}")
    assert article.title == HEADLINE
    assert [piece.kind for piece in article.removed if piece.text == HEADLINE] == ["duplicate_title"]


@pytest.mark.parametrize(
    ("url", "title"),
    [
        pytest.param(
            "https://marn.example/2021/07/captain-roder-goes-ashore-81723.html",
            "Captain Roder goes ashore",
            id="as printed",
        ),
        pytest.param(
            "https://marn.example/opinion/2021/captain_roder_goes_ashore/",
            "Captain Roder goes ashore",
            id="underscores",
        ),
        pytest.param(None, None, id="no address"),
        pytest.param("https://marn.example/opinion/81723", None, id="a number"),
        pytest.param("https://marn.example/ferry-leaves-for-a-museum", None, id="other words"),
        pytest.param("https://marn.example/captain-hollin", None, id="one word of it"),
    ],
)
def test_a_headline_that_the_address_repeats(url: str | None, title: str | None) -> None:
    above = "Opinion\nTides of Hollin\nCaptain Roder goes ashore\nLog in\nBuy a boat\n"
    assert clean_text(f"{above}{BODY}", url=url).title == title


@pytest.mark.parametrize(
    ("notice", "title"),
    [
        pytest.param("© 2021 Harbour Office News. All rights reserved.", "Goat carried aboard", id="whose-the-page-is"),
        pytest.param("", "Harbour Office News", id="no-notice"),
    ],
)
def test_the_holder_of_the_rights_is_no_headline(notice: str, title: str) -> None:
    head = "Harbour Office News\n5 July 2021\nSport\nWeather\nGoat carried aboard\nFacebook\nTwitter\n"
    text = (
        "The harbour office said on Monday that the ferry runs again, and that a goat was the first to be aboard.\n"
        "The captain carried the goat because nobody else would take it to the other shore of the cold lake.\n"
    )
    assert clean_text(f"{head}\n{text * 2}\n{notice}\n").title == title


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        (
            "สะพานข้ามแม่น้ำปิงเปิดใช้อีกครั้งหลังปิดนานเก้าปี",
            "สภาเทศบาลมีมติเมื่อวันจันทร์อนุมัติเงินกู้ 24 ล้านบาทเพื่อซ่อมสะพานที่เชื่อมท่าน้ำกับเมืองเก่า โดยมีสมาชิก 31 คนเห็นด้วย",
        ),
        (
            "வைகைப் பாலம் மீண்டும் திறப்பு",
            "வைகைப் பாலத்தைச் சீரமைக்க 24 கோடி ரூபாய் கடன் வாங்க மாநகராட்சி திங்கட்கிழமை ஒப்புதல் அளித்தது. 31 பேர் ஆதரவளித்தனர்.",
        ),
    ],
    ids=["Thai", "Tamil"],
)
def test_a_headline_in_scripts_without_spaces_or_with_marks(headline: str, lead: str) -> None:
    article = clean_text("\n\n".join([headline, lead, f"{lead} {lead}", lead]))
    assert article.title == headline
    assert article.text.startswith(lead)


def test_short_paragraphs_without_stops_are_a_text() -> None:
    headline, day = "แพะตัวแรกข้ามแม่น้ำด้วยเรือลำใหม่", "5 มีนาคม 2567"
    text = (
        "ท่าเรือแจ้งเมื่อวันจันทร์ว่าเรือข้ามฟากกลับมาวิ่งแล้วหลังหยุดไปสามสัปดาห์",
        "ช่างพบว่าหางเสืองอเพราะท่อนซุง ส่วนอะไหล่อยู่ในโรงเก็บของอีกฝั่งมาหลายปี",
        "ผู้โดยสารคนแรกคือแพะของชาวนา กัปตันอุ้มขึ้นเรือเองเพราะไม่มีใครยอมอุ้ม",
    )
    article = clean_text("\n\n".join([headline, day, *text]))
    assert (article.title, article.text) == (headline, "\n\n".join(text))


@pytest.mark.parametrize(
    "headline",
    [
        "[WATCH] Ferry runs aground by the new bridge",
        "(PHOTOS) The bridge after the flood of the river",
        "[VIDEO] Deer filmed by a pupil near the school",
    ],
)
def test_a_headline_that_begins_with_its_medium(headline: str) -> None:
    article = clean_text("\n\n".join([headline, *BODY.splitlines()[:2]]))
    assert article.title == headline
