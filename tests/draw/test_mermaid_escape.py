"""One escaper for every slot: what goes in is what a reader sees, and nothing else."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from desireline.draw.mermaid.escape import SLOTS, encoded, escape, fitted, fittings, is_cut, normalised, unescape
from tests.draw.hostile import NASTY
from tests.tools.cases import each_case


@each_case(
    ("slot", "text", "source"),
    [
        ("title", "a; b", "a#59; b"),  # a parse error in every unquoted slot
        ("task", "在 10:30 比價", "在 10#58;30 比價"),  # a colon would move the score
        ("task", "title of it", "#116;itle of it"),  # would replace the chart's title
        ("task", "Section 2", "#83;ection 2"),  # keywords count in any case
        ("title", "section 2", "section 2"),  # only where a keyword means something
        ("actor", "a, b", "a#44; b"),  # a comma would make two actors
        ("label", "a, b", "a, b"),
        ("label", "direction LR", "#100;irection LR"),  # breaks the statement even inside quotes
        ("label", "directions", "directions"),
        ("label", "1. first", "1#46; first"),  # a Markdown list
        ("label", "1.5 h", "1#46;5 h"),
        ("label", "- x", "#45; x"),
        ("label", "a - x", "a - x"),
        ("label", "snake_case", "snake_case"),  # stays readable
        ("label", "_edge_", "#95;edge#95;"),
        ("label", "a__b", "a#95;#95;b"),
        ("label", "```", "#96;#96;#96;"),  # would close the fence in Markdown
        ("label", "", "—"),  # most slots refuse an empty text
        ("label", " \n\t ", "—"),
        ("label", "a\nb", "a b"),  # a line end ends the statement
        ("label", "a\u2028b\ufeff", "a b"),
        ("label", "\ufb02ow", "flow"),  # Mermaid's own mark
        ("label", "¶ß", "¶ ß"),  # Mermaid's own mark for a semicolon
        ("label", "fa:fa-car", "fa#58; fa-car"),  # becomes an icon in spite of every entity
        ("label", "\x1b[31m", "\ufffd[31m"),
        ("label", "\u202eevil", "\ufffdevil"),  # would reverse what a reviewer reads
        ("event", "發現手機變慢、夜拍糊成一片", "發現手機變慢、夜拍<br>糊成一片"),  # Chinese is not broken by Mermaid
        ("label", "發現手機變慢、夜拍糊成一片", "發現手機變慢、夜拍糊成一片"),
        ("label", "plain (round) [square] | a/b?!", "plain (round) [square] | a/b?!"),  # readable source
    ],
)
def test_text_is_made_safe_for_its_slot(slot: str, text: str, source: str) -> None:
    assert escape(text, slot) == source  # type: ignore[arg-type]


@each_case("text", NASTY)
def test_a_reader_sees_the_text_itself(text: str) -> None:
    for slot in SLOTS:
        shown = unescape(escape(text, slot))  # type: ignore[arg-type]
        assert shown.replace(" ", "") == fitted(text, slot).replace(" ", ""), slot  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.lists(st.one_of(st.text(), st.sampled_from([*NASTY, "direction", "TB", "_", "1. a", "-"])), max_size=6))
def test_lines_taken_together_are_as_safe_as_one_by_one(texts: list[str]) -> None:
    lines = [fitted(text, "label") for text in texts]
    assert encoded(lines, "label") == [escape(line, "label") for line in lines]
    taken = [*texts, *(text * 40 for text in texts)]  # the longer ones are cut
    expected = [(fitted(text, "label"), is_cut(text, "label")) for text in taken]
    assert list(zip(*fittings(taken, "label"), strict=True)) == expected


@settings(deadline=None)
@given(st.text(), st.sampled_from(sorted(SLOTS)))
def test_every_text_comes_back(text: str, slot: str) -> None:
    source = escape(text, slot)  # type: ignore[arg-type]
    assert unescape(source).replace(" ", "") == fitted(text, slot).replace(" ", "")  # type: ignore[arg-type]
    bare = re.sub(r"#\d+;|<br/?>", "", source)
    assert source
    assert not re.search(r'["#;:<>&%`\\{}$*\n\r\u2028\u2029\x00-\x1f]', bare)


@settings(deadline=None)
@given(st.text())
def test_what_is_normalised_stays_so(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


def test_a_long_text_is_cut_with_a_sign_and_said_to_be() -> None:
    long = "很" * 30
    assert fitted(long, "task") == "很" * 16 + "…"
    assert is_cut(long, "task")
    assert not is_cut("很" * 17, "task")
