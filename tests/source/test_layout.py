"""The usual layout of a file: one table of what is written differently, and one of what stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desireline.source import read_file
from desireline.source.layout import lay_out
from desireline.source.tree import Mapping, Node, Scalar, is_absent, read_tree
from tests.tools.cases import each_case

PROJECT = Path(__file__).parents[2]

CHANGED = [
    pytest.param("title: x\nid: a\n", "id: a\ntitle: x\n", id="id first"),
    pytest.param(
        "stages:\n- steps: []\n  title: T\n  id: t\n",
        "stages:\n  - id: t\n    title: T\n    steps: []\n",
        id="id, then title; two spaces a level",
    ),
    pytest.param(
        "notes:\n    - owner: me\n      text: Word\n",
        "notes:\n    - owner: me\n      text: Word\n".replace("    - ", "  - ").replace("      text", "    text"),
        id="on the map, notes are no key: what the model does not know keeps its order",
    ),
    pytest.param(
        "stages: [{title: A, pains: [{text: a long sentence that nobody wants inline, id: p}]}]\n",
        "stages:\n  - title: A\n    pains:\n      - id: p\n        text: a long sentence that nobody wants inline\n",
        id="stages and prose are opened",
    ),
    pytest.param(
        "stages:\n  - title: A\n    pains: [slow, {text: dear, severity: high}]\n    steps: [Waits]\n",
        "stages:\n  - title: A\n    pains:\n      - slow\n      - text: dear\n        severity: high\n"
        "    steps:\n      - Waits\n",
        id="one statement an item and one key a line, however short",
    ),
    pytest.param(
        "stages:\n  - {title: A, rows: {q: [a, b]}, frontstage: {text: asks, wait: 5m}}\n",
        "stages:\n  - title: A\n    rows:\n      q:\n        - a\n        - b\n    frontstage:\n      text: asks\n"
        "      wait: 5m\n",
        id="in rows and lanes too",
    ),
    pytest.param(
        "scales:\n  - {range: [0, 10], title: Freedom, id: freedom}\n",
        "scales:\n  - {id: freedom, title: Freedom, range: [0, 10]}\n",
        id="in brackets too: id, then title",
    ),
    pytest.param(
        "stages:\n- A\n- title: B\n- C\n- D\n",
        "stages:\n  - A\n\n  - title: B\n\n  - C\n  - D\n",
        id="bare titles are a list of words, without empty lines",
    ),
    pytest.param(
        "stages:\n\n  - # about a\n    A\n\n  -\n    # about b\n    title: B\n",
        "stages:\n  # about a\n  - A\n\n  # about b\n  - title: B\n",
        id="a comment behind a dash stays with its item, below the empty line",
    ),
    pytest.param("title: x\t# a tab before\n", "title: x  # a tab before\n", id="a tab before a comment"),
    pytest.param(
        "scope: {\n  starts: x, # why\n  ends: y }\n",
        "scope:\n  starts: x  # why\n  ends: y\n",
        id="behind a comma a comment is one, however near",
    ),
    pytest.param(
        "title:   x # or text\n", "title: x # or text\n", id="what may be a part of the text keeps its warning"
    ),
    pytest.param("tags: [ a,b ,  c ]\n", "tags: [a, b, c]\n", id="names stay in brackets"),
    pytest.param(
        "stages:\n  - 'Pay, then wait'\ntags: 'a, b'\nsummary: 'a, b'\n",
        "stages:\n  - 'Pay, then wait'\ntags: 'a, b'\nsummary: a, b\n",
        id="a name in quotation marks is one; without them it might be taken for several",
    ),
    pytest.param("tags: [a,\n  b]\n", "tags: [a, b]\n", id="brackets over several lines are joined"),
    pytest.param(
        "tags: [" + ", ".join(f"name-{n}" for n in range(20)) + "]\n",
        "tags:\n" + "".join(f"  - name-{n}\n" for n in range(20)),
        id="a line that would be too long is opened",
    ),
    pytest.param("summary: 'plain'\n", "summary: plain\n", id="no quotation marks where none are needed"),
    pytest.param("summary: 'it''s: so'\n", 'summary: "it\'s: so"\n', id="double ones where some are"),
    pytest.param("summary: a text\n  on two lines\n", "summary: a text on two lines\n", id="no folded lines"),
    pytest.param(
        "summary: >-\n  a text\n  on two lines\n", "summary: a text on two lines\n", id="nor blocks that fold"
    ),
    pytest.param("summary: |\n    one line\n", "summary: one line\n", id="a block of one line is a line"),
    pytest.param('summary: "one\\ntwo"\n', "summary: |\n  one\n  two\n", id="line breaks are line breaks"),
    pytest.param("{id: a, title: x}\n", "id: a\ntitle: x\n", id="a file in brackets"),
    pytest.param('{"id": "a",\n "title": "x"}\n', "id: a\ntitle: x\n", id="a file of JSON"),
    pytest.param(
        "retired:\n  - id: z\n    why: old\n  - a\n  # of b\n  - id: b\n",
        "retired:\n  - a\n  # of b\n  - id: b\n  - id: z\n    why: old\n",
        id="retired ids in order, with their comments",
    ),
    pytest.param(
        "stages:\n  - title: A\n  - title: B\n  # about c\n  - title: C\n",
        "stages:\n  - title: A\n\n  - title: B\n\n  # about c\n  - title: C\n",
        id="an empty line between stages, above their comments",
    ),
    pytest.param("id: a\n\n\n\ntitle: x\n\n\n", "id: a\n\ntitle: x\n", id="empty lines: one at most, none at the end"),
    pytest.param(
        "id: a\n# yaml-language-server: $schema=../schema/map.schema.json\ntitle: x\n",
        "id: a\n# yaml-language-server: $schema=../schema/map.schema.json\ntitle: x\n",
        id="a line for the editor that is not at the top says nothing there",
    ),
    pytest.param(
        "# Ours.\n# yaml-language-server: $schema=s.json\nid: a\n",
        "# yaml-language-server: $schema=s.json\n# Ours.\nid: a\n",
        id="the line for the editor is the first",
    ),
    pytest.param(
        "# about the title\ntitle: x\nid: a\n", "id: a\n# about the title\ntitle: x\n", id="a comment goes with its key"
    ),
    pytest.param(
        "# Copyright us\n\ntitle: x\nid: a\n",
        "# Copyright us\n\nid: a\ntitle: x\n",
        id="a comment set off stays on top",
    ),
    pytest.param(
        "title: x\nstages:\n    - title: A\n      # end of A\n    # end of stages\n# end of all\n",
        "title: x\nstages:\n  - title: A\n    # end of A\n  # end of stages\n# end of all\n",
        id="comments at the end stay where they end something",
    ),
    pytest.param(
        "tags: [a, # first\n  b]  # last\n",
        "tags:  # last\n  - a  # first\n  - b\n",
        id="comments inside brackets open them",
    ),
    pytest.param(
        "x-grid:\n  - [[a,  # one\n    b],\n    # two\n    [c]]  # three\n",
        "x-grid:\n  # one\n  # two\n  - [[a, b], [c]]  # three\n",
        id="but not of a list in a list, which no place of the format takes on lines of its own: they stand above",
    ),
    pytest.param(
        "title: x # a note\n", "title: x # a note\n", id="a comment the reader warns about is not made to look right"
    ),
    pytest.param("title:    x      # a note\n", "title: x  # a note\n", id="a comment follows its text"),
    pytest.param("title:  x\r\nid: a\r\n", "id: a\r\ntitle: x\r\n", id="CR LF stays"),
    pytest.param("\ufefftitle:  x\n", "\ufefftitle: x\n", id="a byte order mark stays"),
    pytest.param(
        "--- # top\ntitle:  x\n...\n", "---\n# top\ntitle: x\n", id="the start of the document stays, its end goes"
    ),
    pytest.param("title: x", "title: x\n", id="a line feed at the end"),
    pytest.param(
        "title: x\nsummary: &s  text\npurpose:   *s\n", "title: x\nsummary: &s  text\npurpose: *s\n", id="anchors"
    ),
]

UNCHANGED = [
    pytest.param('time: "07:30"\n', id="quoted, because other tools take it for a number"),
    pytest.param("time: 07:30\n", id="as written"),
    pytest.param('summary: "null"\n', id="a text that would be nothing"),
    pytest.param("summary:\n", id="nothing is not made to something"),
    pytest.param('summary: "# no comment"\n', id="quotation marks that are needed"),
    pytest.param('summary: "\\u200b hidden"\n', id="what was written as a code to be seen"),
    pytest.param("summary: |\n  one\n\n    two\n", id="a block of several lines, with its spaces"),
    pytest.param("stages:\n  - title: A\n    emotion: {score: -1, word: 焦慮, intended: 1}\n", id="a short feeling"),
    pytest.param(
        "stages:\n  - title: A\n    emotion: {score: -1, word: [tired, cross]}\n"
        "    resources: {have: [stock], need: [a page]}\n",
        id="names: of feelings, of resources",
    ),
    pytest.param("stages:\n  - title: A\n    emotion:\n      score: -1\n", id="what the author opened stays open"),
    pytest.param(
        "arrows:\n  - {from: a.frontstage, to: a.backstage, text: asks}\n", id="an arrow's text is not its name"
    ),
    pytest.param("rows:\n  - {id: q, title: What they ask and do not always say, role: thoughts}\n", id="a long title"),
    pytest.param("stages:\n  - title: A\n    goal: g\n    steps: []\n    pains: []\n", id="the author's order of keys"),
    pytest.param("x-own:\n  title: t\n  id: i\n", id="keys of the team's own"),
    pytest.param("stages:\n  - title: A\n    next: []\n", id="an empty list that says something"),
    pytest.param(
        "title: x      # aligned\nid: y\n".replace("title: x      # aligned\nid: y", "id: y         # aligned"),
        id="gap",
    ),
]


@each_case(("before", "after"), CHANGED)
def test_a_file_is_laid_out(before: str, after: str) -> None:
    result = lay_out(before.encode(), "maps/x.yaml")
    assert result.raw.decode() == after
    assert result.problems == ()
    assert lay_out(result.raw, "maps/x.yaml").raw == result.raw


@each_case("text", UNCHANGED)
def test_what_is_well_laid_out_stays(text: str) -> None:
    assert lay_out(text.encode(), "maps/x.yaml").raw.decode() == text


def test_in_a_persona_the_name_comes_after_the_id_and_its_profile_keeps_its_order() -> None:
    text = "profile: {title: t, id: i}\nname: N\nid: n\n"
    assert lay_out(text.encode(), "p.yaml", persona=True).raw.decode() == "id: n\nname: N\nprofile: {title: t, id: i}\n"


def test_in_a_persona_facts_are_names_and_the_rest_is_prose() -> None:
    facts = "id: n\nprofile: {devices: [phone, tablet]}\nusage: {products: [app]}\nchannels: [web, shop]\n"
    text = facts + "goals: [see, hear]\n"
    after = text.replace("[see, hear]", "\n  - see\n  - hear").replace("goals: ", "goals:")
    assert lay_out(text.encode(), "p.yaml", persona=True).raw.decode() == after


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        pytest.param(b"title: x\ntitle: y\n", "duplicate-key", id="a key twice"),
        pytest.param(b"title: [a\n", None, id="a bracket that is not closed"),
        pytest.param(b"\xff\xfe", "not-utf8", id="not UTF-8"),
        pytest.param(b"title: See issue #12 first\n", "comment-in-text", id="a text that YAML cuts off"),
        pytest.param(b"a: 1\n---\nb: 2\n", None, id="two documents"),
        pytest.param(b"", "empty-file", id="nothing"),
        pytest.param(b"# soon\n", "empty-file", id="a comment alone"),
        pytest.param(b"-   # nothing\n", "wrong-type", id="a list"),
        pytest.param(b"hello\n", None, id="a text"),
    ],
)
def test_a_file_with_errors_is_left_alone_and_named(raw: bytes, rule: str | None) -> None:
    result = lay_out(raw, "maps/x.yaml")
    assert result.raw == raw
    assert result.problems
    assert result.problems[0].file == "maps/x.yaml"
    if rule:
        assert rule in {problem.rule for problem in result.problems}


@each_case("path", sorted((PROJECT / "personas").glob("*.yaml")), ids=lambda path: path.stem)
def test_our_own_personas_are_well_laid_out(path: Path) -> None:
    raw = path.read_bytes()
    assert lay_out(raw, path.name, persona=True).raw == raw


@pytest.mark.parametrize("path", sorted((PROJECT / "maps").glob("*.yaml")), ids=lambda path: path.stem)
def test_our_own_maps_lose_nothing_and_gain_at_most_empty_lines(path: Path) -> None:
    raw = path.read_bytes()
    laid_out = lay_out(raw, path.name)
    assert laid_out.problems == ()
    assert [line for line in laid_out.raw.splitlines() if line] == [line for line in raw.splitlines() if line]


@pytest.mark.parametrize("path", sorted((PROJECT / "maps").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_map_written_as_one_line_of_json_is_the_same_map_when_laid_out(path: Path) -> None:
    """As another program would write it: everything in brackets and quotation marks."""
    tree, _ = read_tree(path.read_text("utf-8"), path.name)
    assert tree is not None
    laid_out = lay_out(json.dumps(_plain(tree), ensure_ascii=False).encode(), path.name)
    assert laid_out.problems == ()
    assert laid_out.raw.count(b"\n") > 200
    assert read_file(laid_out.raw, path.name).piece == read_file(path.read_bytes(), path.name).piece


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return None if is_absent(node) else node.value
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, (_, value) in node.pairs.items()}
    return [_plain(item) for item in node.items]
