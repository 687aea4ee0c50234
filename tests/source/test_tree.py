"""Text → tree: what YAML says, where each part stands, and everything that is wrong with a file at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from desireline.source.tree import (
    DEEPEST,
    LARGEST_FILE,
    MOST_NODES,
    Mapping,
    Node,
    Sequence,
    decode,
    is_absent,
    place_of,
    read_tree,
    walk,
)
from tests.source.tree_cases import BAD, GOOD
from tests.tools.cases import each_case

if TYPE_CHECKING:
    from desireline.source.problem import Problem


def plain(node: Node | None) -> object:
    """The tree as dicts, lists and strings."""
    if isinstance(node, Mapping):
        return {name: plain(value) for name, (_, value) in node.pairs.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node is None else node.value


def found(text: str) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.line, problem.column) for problem in read_tree(text, "maps/x.yaml")[1]]


def rules(text: str) -> list[str]:
    return [problem.rule for problem in read_tree(text, "maps/x.yaml")[1]]


def with_pasted(text: str, problems: list[Problem]) -> str:
    lines = text.split("\n")
    for problem in reversed(problems):
        if problem.paste:
            lines[problem.line - 1] = problem.paste
    return "\n".join(lines)


def test_values_keep_their_characters_and_their_order() -> None:
    tree, problems = read_tree("b: 07:30\na: [no, 010]\nc:\n  - 1.10\n  - '~'\n", "x.yaml")
    assert problems == []
    assert plain(tree) == {"b": "07:30", "a": ["no", "010"], "c": ["1.10", "~"]}
    assert isinstance(tree, Mapping)
    assert list(tree.pairs) == ["b", "a", "c"]


def test_every_node_knows_its_place_counted_in_characters() -> None:
    tree, _ = read_tree("標題: 選購🙂 x\nstages:\n  - {id: a, 名: 乙}\n", "x.yaml")
    assert isinstance(tree, Mapping)
    assert [place_of(node) for node in walk(tree)] == [(0, 0), (0, 4), (2, 2), (2, 4), (2, 9), (2, 15)]
    key, _ = tree.pairs["stages"]
    assert (key.start_mark.line, key.start_mark.column) == (1, 0)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "--- # nothing\n"])
def test_an_empty_file_is_no_tree_and_no_problem(text: str) -> None:
    assert read_tree(text, "x.yaml") == (None, [])


@pytest.mark.parametrize(
    ("written", "absent"),
    [
        ("", True),
        ("~", True),
        ("null", True),
        ('"null"', False),
        ("'~'", False),
        ('""', False),
        ("Null", False),
        ("0", False),
    ],
)
def test_nothing_null_and_tilde_mean_not_given_and_quoted_ones_are_text(written: str, absent: bool) -> None:
    tree, _ = read_tree(f"key: {written}\n", "x.yaml")
    assert isinstance(tree, Mapping)
    assert is_absent(tree.pairs["key"][1]) is absent


def test_a_collection_is_never_absent() -> None:
    tree, _ = read_tree("a: []\nb: {}\n", "x.yaml")
    assert isinstance(tree, Mapping)
    assert not any(is_absent(value) for _, value in tree.pairs.values())


@each_case(("text", "expected"), GOOD.values(), ids=GOOD)
def test_good_yaml_is_read_without_a_word(text: str, expected: object) -> None:
    tree, problems = read_tree(text, "x.yaml")
    assert [problem.explain() for problem in problems] == []
    assert plain(tree) == expected


@each_case(
    ("items", "said"),
    [
        ("I had to wait, then I left", "every comma begins a new item"),
        ("I had to wait for a very long time", "a comma would begin a new item"),
    ],
)
def test_a_sentence_in_brackets_is_told_what_its_commas_do(items: str, said: str) -> None:
    (problem,) = read_tree(f"a: [{items}]\n", "x.yaml")[1]
    assert problem.rule == "inline-sentences"
    assert said in problem.message


@each_case(("text", "rule", "line", "column", "paste"), BAD.values(), ids=BAD)
def test_a_problem_stands_at_its_culprit_with_the_line_to_paste(
    text: str, rule: str, line: int, column: int, paste: str
) -> None:
    _, problems = read_tree(text, "maps/x.yaml")
    assert [(problem.rule, problem.line, problem.column) for problem in problems] == [(rule, line, column)]
    if paste or rule != "escape":
        assert problems[0].paste == paste
    if paste and rule not in ("item-in-text", "folded-between-wide"):
        after = read_tree(with_pasted(text, problems), "maps/x.yaml")[1]
        assert [problem.explain() for problem in after] == []


def test_only_warnings_let_a_file_through() -> None:
    _, problems = read_tree("- ask # them\n- [I had to wait, then I left]\n", "x.yaml")
    assert {problem.severity for problem in problems} == {"warning"}


def test_duplicate_keys_name_both_places() -> None:
    problem = read_tree("a: 1\nb: 2\na: 3\n", "x.yaml")[1][0]
    assert "line 1, column 1" in problem.message
    assert problem.line == 3


@each_case(
    ("below", "way_out"),
    [
        ("title: B\n", "move what stands below to a file of its own, such as maps/x-2.yaml"),
        ("# B\nid: b\n---\nid: c\n", "such as maps/x-2.yaml (1 more below)"),
        ('{"title": "B"}\n', "such as maps/x-2.yaml"),
        ("", "; delete this line"),
        ("# the end\n...\n", "; delete this line"),
        ("  - title: C\n    pains: x\n", "; delete this line"),
        ("owner: me\n", "; delete this line"),
        ("Our **map**, with words.\n", "keep it in a Markdown file"),
    ],
)
def test_several_documents_have_the_way_out_that_fits_them(below: str, way_out: str) -> None:
    problems = read_tree(f"title: A\n---\n{below}", "maps/x.yaml")[1]
    assert [(each.rule, each.line, each.column) for each in problems] == [("several-documents", 2, 1)]
    assert problems[0].message.endswith(way_out)


HALVES = (
    # what is written, where it is said, the paste
    ('a: "x \\ud83d\\ude00 y"', "1:7", 'a: "x 😀 y"'),
    ('a: ["\\uD842\\uDFB7", "\\u91ce"]', "1:6", 'a: ["𠮷", "\\u91ce"]'),
    ('a: "\\\\\\ud83d\\ude00"', "1:7", 'a: "\\\\😀"'),
    ('a: "\\ud83d alone"', "1:5", ""),
    ('a: "\\ude00\\ud83d"', "1:5", ""),
)


@each_case(("line", "at", "paste"), HALVES)
def test_a_character_that_json_wrote_in_two_halves_is_named(line: str, at: str, paste: str) -> None:
    problems = read_tree(f"{line}\n", "x.yaml")[1]
    assert [(f"{each.line}:{each.column}", each.rule, each.paste) for each in problems] == [(at, "escape", paste)]
    assert ("in two halves" if paste else "half a character") in problems[0].message
    if paste:
        assert read_tree(paste, "x.yaml")[1] == []


def test_halves_hide_nothing_and_are_halves_in_double_quotation_marks_alone() -> None:
    half = '"\\ud83d\\ude00"'
    text = f"a: {half}\nb: '\\ud83d\\ude00'\nc: \\ud83d\\ude00\nd: [{half}, Note: this]\n" + f"- {half}\n"
    assert found(text.replace("- ", "e: ")) == [("escape", 1, 5), ("escape", 4, 6), ("escape", 5, 5)]
    many = read_tree("".join(f"- {half}\n" for _ in range(100)), "x.yaml")[1]
    assert len(many) == 20
    assert many[-1].message.endswith("(80 more lines in this file)")


def test_all_problems_of_a_file_are_found_at_once_and_what_is_whole_can_be_looked_at() -> None:
    text = (
        "id: a\n"
        "id: b\n"
        "goal: **bold** goal\n"
        "stages:\n"
        "  - title: One\n"
        "    pains:\n"
        '      - "Slow" they say\n'
        "      - See issue #12\n"
        "      - {text: dear, slow}\n"
        "    goal: Note: this\n"
        "\tnotes: x\n"
        "    thoughts: `a`\n"
    )
    tree, problems = read_tree(text, "x.yaml")
    assert [(problem.rule, problem.line) for problem in problems] == [
        ("duplicate-key", 2),
        ("sign-before-text", 3),
        ("quote-closes-early", 7),
        ("comment-in-text", 8),
        ("comma-in-text", 9),
        ("colon-in-text", 10),
        ("tab", 11),
        ("sign-before-text", 12),
    ]
    assert all(problem.source_line == text.split("\n")[problem.line - 1] for problem in problems)
    assert isinstance(tree, Mapping)
    assert list(tree.pairs) == ["id", "goal", "stages"]


def test_a_mended_file_still_gives_its_tree_so_that_the_next_room_can_go_on() -> None:
    tree, problems = read_tree("a: **b** c\nd: e\n", "x.yaml")
    assert [problem.severity for problem in problems] == ["error"]
    assert plain(tree) == {"a": "**b** c", "d": "e"}


def test_tabs_all_over_a_file_are_one_problem() -> None:
    problems = read_tree("a:\n\tb: c\n\td:\n\t\te: f\n", "x.yaml")[1]
    assert [problem.rule for problem in problems] == ["tab"]
    assert "2 more lines: 3, 4)" in problems[0].message
    many = read_tree("a:\n" + "\tb: c\n" * 40, "x.yaml")[1][0]
    assert "39 more lines: 3, 4, 5, 6, 7, 8, …;" in many.message


def test_a_billion_laughs_are_refused_quickly() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    tree, problems = read_tree("\n".join(lines), "x.yaml")
    assert tree is None
    assert [problem.rule for problem in problems] == ["aliases-expand"]


def test_as_many_aliases_as_a_real_file_has_are_fine() -> None:
    text = "a: &a {b: c}\nlist:\n" + "  - *a\n" * 2000
    assert MOST_NODES > 10_000
    assert rules(text) == []


@pytest.mark.parametrize("text", ["[" * 3000, "- " * 3000, "{a: " * 3000, "? " * 3000, "- [" * 200])
def test_collections_without_end_inside_each_other_are_refused(text: str) -> None:
    assert read_tree(text, "x.yaml")[1][0].severity == "error"


def test_a_map_may_be_as_deep_as_any_real_one() -> None:
    assert DEEPEST >= 30
    assert rules("\n".join(f"{'  ' * n}a:" for n in range(30))) == []


def test_a_huge_file_is_refused_before_it_is_parsed() -> None:
    text = "a: " + "x" * LARGEST_FILE
    assert [problem.rule for problem in read_tree(text, "x.yaml")[1]] == ["too-large"]
    assert [problem.rule for problem in decode(text.encode(), "x.yaml")[1]] == ["too-large"]


# raw bytes, rule, line, column
BYTES = {
    "Latin-1": ("a: b\ntitle: café\n".encode("latin-1"), 2, 11),
    "Big5 behind Chinese in UTF-8": ("標題：".encode() + "價".encode("big5"), 1, 4),
    "UTF-16": ("a: b".encode("utf-16"), 1, 1),
    "UTF-16 without a mark": ("title: 價格\n".encode("utf-16-le"), 1, 1),
    "the other one": ("title: 價格\n".encode("utf-16-be"), 1, 1),
    "old Mac line ends": (b"a: b\rc: \xff", 2, 4),
    "cut off in the middle of a character": ("a: 價".encode()[:-1], 1, 4),
}


@pytest.mark.parametrize(("raw", "line", "column"), BYTES.values(), ids=BYTES)
def test_bytes_that_are_not_utf_8_are_located(raw: bytes, line: int, column: int) -> None:
    text, problems = decode(raw, "maps/x.yaml")
    assert text is None
    assert [(problem.rule, problem.line, problem.column) for problem in problems] == [("not-utf8", line, column)]
    assert "UTF-8" in problems[0].message


def test_a_byte_order_mark_does_not_count() -> None:
    assert decode("\ufeffa: 價".encode(), "x.yaml") == ("a: 價", [])


def test_many_problems_of_one_kind_are_counted_not_listed() -> None:
    problems = read_tree("- a\x07\n" * 100, "x.yaml")[1]
    assert len(problems) == 20
    assert "80 more" in problems[-1].message


@pytest.mark.parametrize(
    "text",
    ["- **x\n" * 20_000, "- 'x\n" * 20_001, "\ta: b\n" * 20_000, "- a #b\n" * 20_000, "a: {t: " + "a, " * 20_000 + "}"],
    ids=["bold", "quotes", "tabs", "comments", "commas"],
)
def test_a_large_broken_file_is_told_in_seconds(text: str) -> None:
    begun = time.process_time()
    assert read_tree(text, "x.yaml")[1]
    assert time.process_time() - begun < 15
