"""Lists written in another way than YAML's, and items whose dash is missing: one problem each."""

from __future__ import annotations

import pytest

from desireline.source.tree import read_tree
from tests.source.test_tree import rules, with_pasted

# why: the lines, rule, line, column, the lines to paste ("" when nobody can be sure)
LISTS = {
    "dashes without a space": ("a:\n  -slow\n  -dear\n", "dash-without-space", 2, 3, "  - slow\n  - dear"),
    "behind their key": ("a: -slow\n  -dear\n    too\n", "dash-without-space", 1, 4, "a:\n  - slow\n  - dear too"),
    "a dash that may be a minus": ("a:\n  -5\n  -3\n", "dash-without-space", 2, 3, ""),
    "en dashes": ("a:\n  – slow\n  – dear\n", "list-sign", 2, 3, "  - slow\n  - dear"),
    "bullets": ("a:\n  • slow\n  •dear\n", "list-sign", 2, 3, "  - slow\n  - dear"),
    "bullets in an item": ("- • slow\n  • dear\n", "list-sign", 1, 3, "- slow\n- dear"),
    "bullets in one text, which may have lines": ("goal: • a\n  • b\n", "list-sign", 1, 7, "goal: |\n  • a\n  • b"),
    "middle dots": ("a:\n  ・慢\n  ・貴\n", "list-sign", 2, 3, "  - 慢\n  - 貴"),
    "numbers": ("a:\n  1. slow\n  2. it's: dear\n".replace("it's: ", ""), "list-sign", 2, 3, "  - slow\n  - dear"),
    "Chinese numbers": ("a:\n  1、慢\n  2、貴\n", "list-sign", 2, 3, "  - 慢\n  - 貴"),
    "stars": ("a:\n  * slow\n  * 'dear' to me\n", "list-sign", 2, 3, "  - slow\n  - \"'dear' to me\""),
    "one star": ("a:\n  * slow\n", "list-sign", 2, 3, "  - slow"),
    "dashes that begin behind their key": ("a: - slow\n   - dear\n", "dash-behind-key", 1, 4, "a:\n  - slow\n  - dear"),
    "a list in a list": ("- - slow\n  - dear\n", "list-in-list", 1, 3, "- slow\n- dear"),
}


@pytest.mark.parametrize(("text", "rule", "line", "column", "paste"), LISTS.values(), ids=LISTS)
def test_a_list_that_begins_its_items_otherwise_is_one_problem_with_the_list_to_paste(
    text: str, rule: str, line: int, column: int, paste: str
) -> None:
    _, problems = read_tree(text, "maps/x.yaml")
    assert [(each.rule, each.line, each.column, each.paste) for each in problems] == [(rule, line, column, paste)]
    if paste:
        pasted = "\n".join([*text.split("\n")[: line - 1], paste, ""])
        assert read_tree(pasted, "maps/x.yaml")[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  -slow\n  and dear\n",  # one dash is a sign of the text
        "a:\n  – slow\n",
        "- 2 of 3\n- 3 of 3\n",
        "a: slow – and\n  – they say – dear\n",  # the first line does not begin so
        "a: |\n  • slow\n  • dear\n",  # lines on purpose
        'a: "- slow\n  - dear"\n',
        "goal: 3.5 days\n  4.5 weeks\n",
    ],
)
def test_a_text_that_holds_such_a_sign_is_a_text(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "x-table:\n  - - 1\n    - 2\n  - - 3\n",
        "x-own:\n  deep:\n    - - a: b\n",
        "stages:\n  - title: A\n    x-table:\n      - - 1\n        - 2\n",
    ],
)
def test_a_key_of_the_teams_own_takes_a_list_in_a_list(text: str) -> None:
    assert rules(text) == []
    assert rules(text.replace("x-", "y-")) != []


def test_a_missing_dash_is_one_problem() -> None:
    text = "stages:\n  - id: a\n    title: A\n    id: b\n    title: B\n    id: c\n    title: C\n"
    problems = read_tree(text, "x.yaml")[1]
    assert [(each.rule, each.line, each.paste) for each in problems] == [
        ("duplicate-key", 4, "  - id: b"),
        ("duplicate-key", 6, "  - id: c"),
    ]
    assert "write '- ' before it if another begins here" in problems[0].message
    assert rules(with_pasted(text, problems)) == []


def test_two_missing_dashes_are_one_too() -> None:
    (problem,) = read_tree("stages:\n  id: a\n  title: A\n  id: b\n  title: B\n", "x.yaml")[1]
    assert (problem.line, problem.paste) == (4, "")
    assert "before both, here and in line 2" in problem.message
