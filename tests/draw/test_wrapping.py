"""Breaking a text into lines without a browser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desireline.draw.flow.measures import condition_lines
from desireline.draw.flow.wrapping import wrap
from desireline.draw.textwidth import text_width

WRAPPED = [
    # Latin words stay whole
    ("two words here", 4.6, ["two", "words", "here"]),
    # ideographs break anywhere, but no line begins with a full stop
    ("一二三四。五", 4.6, ["一二三", "四。五"]),
    # an opening bracket ends no line
    ("一二三「四五", 4.6, ["一二三", "「四五"]),
    # Korean words stay whole, as on the page
    ("질문을 입력한다", 7.0, ["질문을", "입력한다"]),
    # Japanese ends a line behind a phrase, as browsers can
    ("窓口で申請書を書く", 8.6, ["窓口で", "申請書を書く"]),
    ("戸籍謄本を取りに行く", 8.6, ["戸籍謄本を", "取りに行く"]),
    # a phrase wider than the line is broken, the rest is not
    ("マイナンバーカードを持っている", 6.0, ["マイナ", "ンバー", "カードを", "持っている"]),
    # Thai ends a line behind a word
    ("ลงทะเบียนขอรับบริการ", 8.0, ["ลงทะเบียน", "ขอรับบริการ"]),
    # lines are about as long as one another
    ("Waits for somebody to look at it", 8.6, ["Waits for", "somebody", "to look at it"]),
    ("在手機上查詢附近的門市並預約", 13.0, ["在手機上查詢附", "近的門市並預約"]),
    # Chinese ends a line best where a clause ends, or a space stands
    ("失误点 上一位超时，后面全部顺延", 8.6, ["失误点", "上一位超时，", "后面全部顺延"]),
    ("和妻子、父母商量预算，定在十五万以内", 8.6, ["和妻子、", "父母商量预算，", "定在十五万以内"]),
    # no line begins with a sign that closes, behind a space either
    ("Le prix monte de 30 % !", 4.6, ["Le prix", "monte", "de", "30 % !"]),
    # a no-break space keeps two words in one line
    ("le prix: 10\u00a0€", 5.6, ["le prix:", "10\u00a0€"]),
    # a word wider than the line is broken
    ("internationalisation", 5.0, ["internatio", "nalisation"]),
    ("", 5.0, [""]),
]


@pytest.mark.parametrize(("text", "most", "lines"), WRAPPED)
def test_wrapping(text: str, most: float, lines: list[str]) -> None:
    assert wrap(text, most) == lines


@given(st.text(max_size=60), st.floats(3, 20))
def test_wrapping_loses_nothing_but_spaces_and_keeps_to_the_width(text: str, most: float) -> None:
    lines = wrap(text, most)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line) <= most or len(line) == 1 for line in lines)


def test_wrapping_to_so_many_lines_ends_in_an_ellipsis() -> None:
    lines = wrap("one two three four five six seven", 5, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")


SHARED = [
    (
        "Photograph refused · 35%",
        6.0,
        ["Photograph", "refused", "35%"],
        "in a line of its own without the sign",
    ),
    ("no more left · 5%", 6.6, ["no more", "left · 5%"], "behind the sign where there is room"),
]


@pytest.mark.parametrize(("said", "most", "lines", "reason"), SHARED)
def test_no_line_ends_in_the_sign_before_a_share(said: str, most: float, lines: list[str], reason: str) -> None:
    assert [line.replace("\u00a0", " ") for line in condition_lines(said, most)] == lines, reason
