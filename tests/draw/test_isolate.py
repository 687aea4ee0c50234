"""`old → new` in scripts that run from right to left: each side set apart, and nothing else let through."""

from __future__ import annotations

import pytest

from desireline.draw.changes.text import broken, plain_lines
from desireline.draw.html import clean, esc
from desireline.draw.isolate import bare, beside_isolates, course
from desireline.draw.markdown_text import markdown_text
from desireline.draw.text.cells import cells_wide, visible
from desireline.draw.textwidth import cut

TEACHER, HEAD = "معلمة", "مديرة مدرسة"
PAIR = f"\u2068{TEACHER}\u2069 → \u2068{HEAD}\u2069"

# The values, what stands beside them, what is made, reason.
COURSES = [
    ((TEACHER, HEAD), "", PAIR, "both run the other way"),
    ((TEACHER, "Head"), "", f"\u2068{TEACHER}\u2069 → \u2068Head\u2069", "one does, and would take the arrow with it"),
    (("31", "32"), "العمر", "\u206831\u2069 → \u206832\u2069", "numbers behind a word that does"),
    (("ישן", "חדש", "אחר"), "", "\u2068ישן\u2069 → \u2068חדש\u2069 → \u2068אחר\u2069", "three in Hebrew"),
    ((f"{TEACHER}\u2069\u202e", HEAD), "", f"\u2068{TEACHER}\ufffd\ufffd\u2069 → \u2068{HEAD}\u2069",
     "a text cannot end its isolate early"),
    (("Teacher", "Head"), "role", "Teacher → Head", "Latin stays as it is"),
    (("高い", "低い"), "重要度", "高い → 低い", "kana and Han too"),
    (("−1", "+2"), "", "−1 → +2", "and numbers"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "beside", "made", "reason"), COURSES, ids=[each[-1] for each in COURSES])
def test_a_side_is_set_apart_where_it_may_turn_round(
    values: tuple[str, ...], beside: str, made: str, reason: str
) -> None:
    assert course(*values, beside=beside) == made, reason


SINKS = {"terminal": visible, "HTML": clean, "attribute": esc, "Markdown": markdown_text}


@pytest.mark.parametrize("sink", SINKS.values(), ids=SINKS)
def test_what_was_set_apart_stays_so_in_every_output(sink: object) -> None:
    assert PAIR in sink(f"role {PAIR} (worse)")  # type: ignore[operator]


# What a map may say, reason.
FOREIGN = [
    ("a\u2068b\u2069c", "an isolate that is no pair hides nothing"),
    ("\u2068a → b\u2069", "one around a pair"),
    ("\u2068a\u2069 → b", "one side alone"),
    ("\u2068a\u2069 → \u2068b", "one that does not end"),
    ("\u2068a\u202e\u2069 → \u2068b\u2069", "an override inside of it"),
    ("\ufdd0a\ufdd1", "what stands in for one"),
]


@pytest.mark.parametrize(("text", "reason"), FOREIGN, ids=[each[-1] for each in FOREIGN])
@pytest.mark.parametrize("sink", SINKS.values(), ids=SINKS)
def test_nothing_else_steers_an_output(sink: object, text: str, reason: str) -> None:
    assert not set(sink(text)) & set("\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e"), reason  # type: ignore[operator]


@pytest.mark.parametrize("most", [3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0])
def test_what_is_cut_ends_where_it_is_cut(most: float) -> None:
    shown = visible(cut(f"{PAIR} and more", most))
    assert "<U+" not in shown
    assert shown.count("\u2068") == shown.count("\u2069") > 0
    assert shown.endswith("…")


def test_each_line_of_a_terminal_is_set_apart_by_itself() -> None:
    text = course("كلمة " * 20, "كلام " * 20)
    lines = plain_lines(broken([(visible(text), "")], 40)).splitlines()
    assert len(lines) > 2
    for line in lines:
        assert line.count("\u2068") == line.count("\u2069") > 0
        assert cells_wide(line) <= 40


def test_a_file_keeps_the_bare_words() -> None:
    assert bare(f"role {PAIR} (worse)") == f"role {TEACHER} → {HEAD} (worse)"
    assert bare("role a → b") == "role a → b"


def test_the_words_inside_are_made_safe_too() -> None:
    assert beside_isolates(PAIR, lambda text: text.replace(TEACHER, "x")) == PAIR.replace(TEACHER, "x")
