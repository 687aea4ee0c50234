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


GOOD = {
    "quoted keys": ("\"a\": 1\n'b': 2\n", {"a": "1", "b": "2"}),
    "a leading document mark and a version line": ("%YAML 1.2\n---\na: b\n", {"a": "b"}),
    "an end of document mark": ("a: b\n...\n", {"a": "b"}),
    "Windows line ends": ("a: b\r\nc:\r\n  - d\r\n", {"a": "b", "c": ["d"]}),
    "a block that keeps its lines": ("a: |\n  第一\n  第二\n", {"a": "第一\n第二\n"}),
    "a folded block of a language with spaces": ("a: >\n  one\n  two\n", {"a": "one two\n"}),
    "a text over two lines in a language with spaces": ("- one\n  two\n", ["one two"]),
    "Hangul has spaces, so folding is right": ("- 한국어\n  문장\n", ["한국어 문장"]),
    "wide beside narrow": ("- 價格\n  price\n", ["價格 price"]),
    "a paragraph break between wide characters": ('- "第一\n\n  第二"\n', ["第一\n第二"]),
    "a comment set off as one": ("a: b  # why\n# whole line\nc: # below\n  - d\n", {"a": "b", "c": ["d"]}),
    "a comment behind a quoted text": ('a: "b" #note\n', {"a": "b"}),
    "an alias is a copy": ("a: &x [1, 2]\nb: *x\n", {"a": ["1", "2"], "b": ["1", "2"]}),
    "an alias of a text": ("a: &x text\nb: *x\n", {"a": "text", "b": "text"}),
    "short names in an inline list": (
        "a: [手機, 平板, in store, 價格透明]\n",
        {"a": ["手機", "平板", "in store", "價格透明"]},
    ),
    "an inline list over lines": ("a: [\n  b,\n  c,\n]\n", {"a": ["b", "c"]}),
    "nothing given in {}": ("a: {b: , c: }\n", {"a": {"b": "", "c": ""}}),
    "signs inside a text": ("a: R&D, 50% off! #1\n".replace(" #1", "#1"), {"a": "R&D, 50% off!#1"}),
    "tabs behind a colon": ("a:\tb\n", {"a": "b"}),
}


@pytest.mark.parametrize(("text", "expected"), GOOD.values(), ids=GOOD)
def test_good_yaml_is_read_without_a_word(text: str, expected: object) -> None:
    tree, problems = read_tree(text, "x.yaml")
    assert [problem.explain() for problem in problems] == []
    assert plain(tree) == expected


# name: text, rule, line, column (1-based), the pasted line ("" when there is none)
BAD = {
    "the same key twice": ("a: 1\nb: 2\n a: 3\n".replace(" a", "a"), "duplicate-key", 3, 1, ""),
    "the same key twice in {}": ("x: {a: 1, a: 2}\n", "duplicate-key", 1, 11, ""),
    "several documents": ("a: 1\n---\nb: 2\n", "several-documents", 2, 1, ""),
    "a merge key": ("a: &x {b: 1}\nc:\n  <<: *x\n", "merge-key", 3, 3, ""),
    "a tag": ("a: !date 2026\n", "tag", 1, 4, 'a: "!date 2026"'),
    "a tag of a list": ("a: !set\n  - b\n", "tag", 1, 4, ""),
    "a reference to nothing": ("- *really\n", "unknown-alias", 1, 3, '- "*really"'),
    "an anchor nobody uses": ("- &more waiting\n", "unused-anchor", 1, 3, '- "&more waiting"'),
    "an anchor inside itself": ("a: &x\n  - *x\n", "alias-cycle", 2, 5, ""),
    "a list as a key": ("[a, b]: c\n", "complex-key", 1, 1, '"[a, b]: c"'),
    "no key": ("- : c\n", "colon-in-text", 1, 3, '- ": c"'),
    "an empty quoted key": ('"": c\n', "empty-key", 1, 3, "'\"\": c'"),
    "a list in a list": ("- - x\n", "list-in-list", 1, 3, '- "- x"'),
    "a question mark key": ("- ? x\n", "question-mark-key", 1, 3, '- "? x"'),
    "a comment without a space": ("- See issue #12 first\n", "comment-in-text", 1, 13, '- "See issue #12 first"'),
    "a comment with a space": ("- ask # them\n", "comment-behind-text", 1, 7, '- "ask # them"'),
    "a hash where the text begins": ("- #1 in sales\n", "comment-in-text", 1, 3, '- "#1 in sales"'),
    "a comment that ends a text of two lines": ("- one\n  two #3\n", "comment-in-text", 2, 7, ""),
    "a comment glued to a quoted text": ('- "one"#2\n', "comment-in-text", 1, 8, "- '\"one\"#2'"),
    "comma in {}": ("- {text: too slow, too dear}\n", "comma-in-text", 1, 20, '- {text: "too slow, too dear"}'),
    "braces around a text": ("- {name}\n", "comma-in-text", 1, 4, '- "{name}"'),
    "a pair in []": ("a: [Note: this]\n", "pair-in-list", 1, 5, 'a: ["Note: this"]'),
    "sentences in []": (
        "a: [The price is not clear, Nobody answered me]\n",
        "inline-sentences",
        1,
        5,
        "a:\n  - The price is not clear\n  - Nobody answered me",
    ),
    "one sentence in []": (
        "  - [I had to wait, then I left]\n",
        "inline-sentences",
        1,
        6,
        '  - ["I had to wait, then I left"]',
    ),
    "a Chinese sentence in []": (
        "a: [每家都說自己最划算，我不知道該信誰]\n",
        "inline-sentences",
        1,
        5,
        "a:\n  - 每家都說自己最划算，我不知道該信誰",
    ),
    "folded Han": ("- 第一行\n  第二行\n", "folded-between-wide", 2, 3, "- 第一行第二行"),
    "folded kana in quotation marks": ('a: "かな\n  カナ"\n', "folded-between-wide", 2, 3, 'a: "かなカナ"'),
    "folded full-width punctuation": ("- 好，\n  走\n", "folded-between-wide", 2, 3, "- 好，走"),
    "folded Han in a block": ("a: >\n  第一\n  第二\nb: c\n", "folded-between-wide", 3, 3, ""),
    "an item swallowed by a text": ("- one\n    - two\n", "item-in-text", 2, 5, "- two"),
    "a quotation mark closed lines below": ("- 'tis\n- it's'\n", "quote-not-closed", 1, 3, '- "\'tis"'),
    "an empty block": ("- >\n- x\n", "empty-block", 1, 3, '- ">"'),
    "an ideographic space behind a dash": ("a:\n  -　text\n", "wide-space", 2, 4, "  - text"),
    "an escape that is a control character": ('a: "b\\0c"\n', "control-character", 1, 4, ""),
    # what YAML cannot read at all
    "bold at the start": ("a: **b** c\n", "sign-before-text", 1, 4, 'a: "**b** c"'),
    "bold and a comment": ("a: **b** c  # why\n", "sign-before-text", 1, 4, 'a: "**b** c"  # why'),
    "a tick": ("  - `b` c\n", "sign-before-text", 1, 5, '  - "`b` c"'),
    "at": ("a: @b\n", "sign-before-text", 1, 4, 'a: "@b"'),
    "per cent": ("a: % of all\n", "sign-before-text", 1, 4, 'a: "% of all"'),
    "greater than": ("a: > 70 % leave\n", "sign-before-text", 1, 4, 'a: "> 70 % leave"'),
    "a table": ("a: | b | c |\n", "sign-before-text", 1, 4, 'a: "| b | c |"'),
    "a box": ("- [x] done\n", "sign-before-text", 1, 3, '- "[x] done"'),
    "a brace": ("- {name} waits\n", "sign-before-text", 1, 3, '- "{name} waits"'),
    "closes early": ('- "Fast" they said\n', "quote-closes-early", 1, 3, "- '\"Fast\" they said'"),
    "never closes": ("- 'tis late\n- b\n", "quote-not-closed", 1, 3, '- "\'tis late"'),
    "met its like below": ("- 'tis late\n- don't go\n", "quote-not-closed", 1, 3, '- "\'tis late"'),
    "a path": ('a: "C:\\path"\n', "escape", 1, 4, ""),
    "a colon": ("a: Note: this\n", "colon-in-text", 1, 4, 'a: "Note: this"'),
    "a colon at the end": ("a: as follows:\n", "colon-in-text", 1, 4, 'a: "as follows:"'),
    "a colon in the second line": ("- one\n  Two: three\n", "colon-in-text", 2, 6, '- "one Two: three"'),
    "a dash behind a key": ("a: - b\n", "dash-behind-key", 1, 4, 'a: "- b"'),
    "no space behind the colon": ("a: b\nc:d\n", "colon-without-space", 2, 2, "c: d"),
    "a full-width colon": ("a: b\ntitle：比較\n", "wide-colon", 2, 6, "title: 比較"),
    "no colon": ("id: b\ntitle Compare\n", "missing-colon", 2, 5, "title: Compare"),
    "a text that is not indented": ("a: one\ntwo three\nb: c\n", "missing-colon", 2, 1, "  two three"),
    "a tab": ("a:\n\tb: c\n", "tab", 2, 1, "  b: c"),
    "a tab behind a dash": ("-\ta\n", "tab", 1, 2, "- a"),
    "too deep": ("goal: x\n   title: y\n", "indentation", 2, 4, "title: y"),
    "too shallow": ("a:\n    - b: c\n   - b: d\n", "indentation", 3, 4, "    - b: d"),
    "an unclosed list": ("a: [b, c\nd: e\n", "sign-before-text", 1, 4, 'a: "[b, c"'),
    "a comment that eats a bracket": (
        "a: {text: see #12 first}\nb: c\n",
        "text-in-brackets",
        1,
        4,
        'a: {text: "see #12 first"}',
    ),
    "a colon in {}": ("- {text: a: b, id: c}\n", "text-in-brackets", 1, 3, '- {text: "a: b", id: c}'),
    "a merge conflict": ("<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n", "merge-conflict", 1, 1, ""),
    "a control character": ("a: b\x07c\n", "control-character", 1, 5, "a: bc"),
    "NUL": ("a: b\0c\n", "control-character", 1, 5, "a: bc"),
    "half of a character": ("a: b\ud83dc\n", "control-character", 1, 5, "a: bc"),
    "a line separator": ("a: b\u2028c\n", "line-separator", 1, 5, "a: b c"),
    "a next line character": ("a: b\x85c\n", "line-separator", 1, 5, "a: b c"),
}


@pytest.mark.parametrize(("text", "rule", "line", "column", "paste"), BAD.values(), ids=BAD)
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


def test_several_documents_name_the_command_that_parts_them() -> None:
    assert "move it to a file of its own" in read_tree("a: 1\n---\nb: 2\n", "x.yaml")[1][0].message


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
    assert "2 more lines" in problems[0].message


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
