"""What follows from a language for the signs of a text."""

import pytest

from desireline.draw.language import initials, kept_together, quotes, unquoted

KEPT = [
    ("a space before a sign", "<p>Combien ? Trop !</p>", "<p>Combien\u00a0? Trop\u00a0!</p>"),
    ("a colon and a semicolon", "<p>prix : 10 ; délai : 2 j</p>", "<p>prix\u00a0: 10\u00a0; délai\u00a0: 2 j</p>"),
    ("quotation marks", "<b>le guichet (« SPADA »)</b>", "<b>le guichet («\u00a0SPADA\u00a0»)</b>"),
    ("nothing inside a tag", '<a title="prix ? « oui »">x</a>', '<a title="prix ? « oui »">x</a>'),
    ("an escaped sign is none", "<p>a &amp;b ;c</p>", "<p>a &amp;b ;c</p>"),
]


@pytest.mark.parametrize(("why", "html", "kept"), KEPT, ids=[each[0] for each in KEPT])
def test_in_french_no_line_begins_with_a_sign_that_a_space_stands_before(why: str, html: str, kept: str) -> None:
    assert kept_together(html, "fr-CA") == kept, why
    assert kept_together(html, "en") is html, "no other language sets a space there"


def test_marks_around_a_whole_text_are_taken_off_with_their_spaces() -> None:
    assert unquoted("« Que veut dire “accélérée” ? »") == "Que veut dire “accélérée” ?"
    assert quotes("fr") == ("«\u00a0", "\u00a0»")
    assert quotes("fr-CH") == ("«", "»")


INITIALS = [
    ("Amara Diallo", "AD", "first letters"),
    ("Mina and Ravi", "MR", "of what is written large"),
    ("陳協理", "陳", "a family name before a title"),
    ("阿豪", "豪", "a name behind what friends say before it"),
    ("小萍", "萍", "likewise"),
    ("田村 ハナ", "田", "a Japanese name begins with the family's"),
    ("医療ソーシャルワーカー", "医", "a role, which ends in a sign that is no name"),
    ("박지우", "박", "a Korean name begins with the family's"),
    ("李", "李", "a single sign"),
]


@pytest.mark.parametrize(("name", "shown", "why"), INITIALS)
def test_initials(name: str, shown: str, why: str) -> None:
    assert initials(name) == shown, why
