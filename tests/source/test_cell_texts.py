"""Rule 9: whatever is typed into a map is read as typed, or reported with a line to paste that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from desireline.source.suggest import KEYS_OF_THE_FORMAT
from desireline.source.traps import paste_quoted
from desireline.source.tree import Mapping, Node, Scalar, Sequence, is_absent, place_of, read_tree
from tests.source.cell_texts import SLOTS, TEXTS, Slot
from tests.tools.cases import each_case

if TYPE_CHECKING:
    from desireline.source.problem import Problem


def value_at(node: Node | None, path: tuple[str | int, ...]) -> Node | None:
    for part in path:
        if isinstance(node, Mapping) and isinstance(part, str) and part in node.pairs:
            node = node.pairs[part][1]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            return None
    return node


def reads(file: str, slot: Slot, text: str) -> bool:
    """Whether the file is read without a word, and its value at the slot is the text as typed."""
    tree, problems = read_tree(file, "maps/x.yaml")
    value = value_at(tree, slot.path)
    return not problems and isinstance(value, Scalar) and value.value == text


def with_pasted(file: str, problem: Problem) -> str:
    lines = file.split("\n")
    lines[problem.line - 1] = problem.paste
    return "\n".join(lines)


def comes_apart_at_commas(text: str, slot: Slot) -> bool:
    """Whether only its author can know that a comma in a list of short names belonged to one name."""
    return slot.behind == "]" and "," in text


def readers_to_judge(tree: Node | None, slot: Slot, file: str, text: str) -> bool:
    """`- NPS: 32` is good YAML: who expects a statement there sees a mapping, and knows how to quote it."""
    value = value_at(tree, slot.path)
    if not isinstance(value, (Mapping, Sequence)):
        return False
    line, column = place_of(value)
    if value.start.flow_style:
        column -= 1 if file.split("\n")[line][column : column + 1] not in "[{" else 0
    lines = file.split("\n")
    lines[line] = paste_quoted(lines[line], column, text)
    return reads("\n".join(lines), slot, text)


def check(slot: Slot, text: str) -> None:
    file = slot.file(text)
    tree, problems = read_tree(file, "maps/x.yaml")
    value = value_at(tree, slot.path)
    if not problems:
        if isinstance(value, Scalar):
            if comes_apart_at_commas(text, slot):
                return
            assert value.value == text or (is_absent(value) and text.strip() in ("", "~", "null")), value.value
            return
        assert readers_to_judge(tree, slot, file, text), f"silently read as {value!r}"
        return
    here = [problem for problem in problems if problem.line - 1 == slot.line]
    assert here, f"reported elsewhere: {[p.explain() for p in problems]}"
    pasted = [problem for problem in here if problem.paste]
    assert pasted, f"nothing to paste: {[p.explain() for p in problems]}"
    if comes_apart_at_commas(text, slot):
        return
    assert any(reads(with_pasted(file, problem), slot, text) for problem in pasted), [p.explain() for p in pasted]


@each_case("text", TEXTS)
def test_a_text_is_read_as_typed_or_reported_with_the_line_to_paste(text: str) -> None:
    for slot in SLOTS:
        check(slot, text)


FEW_SIGNS = st.text(st.sampled_from("ab A1:#-,.!?'\"*&[]{}@`%|>~=\\/$_(等。：、"), min_size=1, max_size=14)
WORDS = st.lists(
    st.sampled_from(
        [*"#&*!|>@`%{}[],:?-'\"", "**", "##", "#1", "a:", "text", "words", "等", "價格", ": ", "{x}", "[y]", "it's"]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


def has_no_one_meaning(text: str, slot: Slot) -> bool:
    """Texts nobody but their author can tell from YAML meant as YAML."""
    meant_as_comment = "  #" in text or text.endswith("#")
    quoted_whole = text[0] in "'\"" and text[-1] in "'\""
    quoted_nothing = re.match(r"""('[^']*'|"[^"]*") *#""", text) is not None  # a comment behind a quoted text
    empty_brackets = text[0] in "[{" and text[-1] in "]}"
    reads_as_keys = slot.in_brackets and any(sign in text for sign in ",:{}[]")
    quoted = quoted_whole or quoted_nothing
    return meant_as_comment or quoted or empty_brackets or reads_as_keys or text in ("~", "null")


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(FEW_SIGNS, WORDS), slot=st.sampled_from(SLOTS))
def test_no_text_is_taken_apart_silently(text: str, slot: Slot) -> None:
    text = " ".join(text.split())
    key = text.partition(":")[0].strip()
    if not text or has_no_one_meaning(text, slot) or key in KEYS_OF_THE_FORMAT:
        return
    check(slot, text)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_at_all_gives_a_tree_or_located_problems_and_no_traceback(text: str) -> None:
    tree, problems = read_tree(text, "maps/x.yaml")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.source_line == lines[problem.line - 1]
        assert problem.explain()
    assert tree is None or isinstance(tree, (Mapping, Sequence, Scalar))
