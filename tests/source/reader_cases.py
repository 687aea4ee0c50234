"""Files with one thing wrong each: where it is said, by which rule, and what the message tells to do."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent


@dataclass(frozen=True)
class Wrong:
    """A file with one error."""

    why: str
    text: str
    at: str
    """`line:column` of the problem, both counted from 1."""
    rule: str
    says: str
    """A part of the message."""
    seen_by_schema: bool = True
    """Whether the JSON Schema refuses it too; what needs the whole file or the project it cannot see."""
    persona: bool = False
    paste: str = ""
    lines: int = 1
    """How many lines the pasted ones take the place of."""


def map_of(body: str) -> str:
    return "title: T\n" + dedent(body)


def stage_with(body: str) -> str:
    """A stage; its keys begin in line 5, column 5."""
    indented = "".join(f"    {line}\n" if line.strip() else "\n" for line in dedent(body).strip("\n").split("\n"))
    return f"title: T\nstages:\n  - id: s\n    title: S\n{indented}"


WRONG: tuple[Wrong, ...] = (
    # Keys
    Wrong(
        "a slip in a key",
        stage_with("pain: slow"),
        "5:5",
        "unknown-key",
        "did you mean 'pains'?",
        paste="    pains: slow",
    ),
    Wrong(
        "the field's other word", stage_with("phases: [a]"), "5:5", "unknown-key", "'phases' is not a key of a stage"
    ),
    Wrong(
        "a stage's key on a map",
        map_of("thoughts: x\n"),
        "2:1",
        "misplaced-key",
        "stands on a stage or step, not on a map",
    ),
    Wrong(
        "a step's key on a statement",
        stage_with("thoughts: {text: a, duration: 4m}"),
        "5:25",
        "misplaced-key",
        "'duration'",
    ),
    Wrong("a key nobody knows", map_of("zzz: 1\n"), "2:1", "unknown-key", "begins with 'x-'"),
    Wrong("a key of a short mapping", map_of("scope: {beginning: a}\n"), "2:9", "unknown-key", "it takes starts, ends"),
    Wrong(
        "a persona's other word",
        "id: p\nfields: {a: b}\n",
        "2:1",
        "unknown-key",
        "'profile'",
        persona=True,
        paste="profile: {a: b}",
    ),
    # Types
    Wrong(
        "a list for a text",
        map_of("summary: [a, b]\n"),
        "2:10",
        "wrong-type",
        "'summary' takes text, one only; found a list",
    ),
    Wrong("a mapping for a text", map_of("summary: {a: b, c: d}\n"), "2:10", "wrong-type", "found a mapping (a, c)"),
    Wrong("a text for a mapping", map_of("scope: all of it\n"), "2:8", "wrong-type", "such as 'starts: …'"),
    Wrong("a text for rows", stage_with("rows: hello"), "5:11", "wrong-type", "'rows' takes a mapping"),
    Wrong("a list in a list", map_of("tags: [[a]]\n"), "2:8", "wrong-type", "found a list"),
    Wrong(
        "an emotion of personas in a list", stage_with("emotion: {by_persona: [1]}"), "5:27", "wrong-type", "{hao: 1}"
    ),
    # What must be there
    Wrong("a map without a title", "id: m\nsummary: s\n", "1:1", "missing-key", "a map needs 'title'"),
    Wrong("a title with nothing behind it", "title:\nsummary: s\n", "1:1", "missing-key", "a map needs 'title'"),
    Wrong("a stage without a title", map_of("stages:\n  - goal: g\n"), "3:5", "missing-key", "a stage needs 'title'"),
    Wrong(
        "a step that says nothing", stage_with("steps: [{duration: 4m}]"), "5:13", "missing-key", "something in a lane"
    ),
    Wrong(
        "a statement without text", stage_with("pains: {severity: high}"), "5:12", "missing-key", "a pain needs 'text'"
    ),
    Wrong(
        "an arrow to nowhere",
        stage_with("x-a: b") + "arrows: {from: s.support}\n",
        "6:9",
        "missing-key",
        "an arrow needs 'to'",
    ),
    Wrong(
        "a row without an id",
        map_of("rows: [{title: R}]\n"),
        "2:8",
        "missing-key",
        "a row needs 'id'",
        paste="rows: [{id: r, title: R}]",
    ),
    Wrong(
        "a touchpoint without a name",
        map_of("touchpoints: [{channel: web}]\n"),
        "2:15",
        "missing-key",
        "'title' or 'id'",
    ),
    Wrong("a way on to nowhere", stage_with("next: [{}]"), "5:12", "missing-key", "'when' or 'share'"),
    # What keys say together
    Wrong(
        "a node of two families",
        map_of("automations:\n  nodes:\n    - {trigger: event, data: orders, text: t}\n"),
        "4:24",
        "node-family",
        "found 'trigger' and 'data'",
    ),
    Wrong("a node of none", map_of("automations:\n  nodes: {text: t}\n"), "3:10", "node-family", "none is given"),
    Wrong(
        "a node that leads out",
        map_of("automations:\n  nodes: {id: n, flow: wait, next: m}\n"),
        "3:36",
        "unknown-reference",
        "no node of this automation",
        seen_by_schema=False,
    ),
    Wrong(
        "shares of 120 %",
        stage_with("next: [{to: s, share: 60%}, {to: s, share: 0.6}]"),
        "5:5",
        "shares-over-one",
        "120%",
        seen_by_schema=False,
    ),
    Wrong(
        "a built-in row with another role",
        map_of("rows: [{id: pains, role: gains}]\n"),
        "2:20",
        "built-in-name",
        "another id",
        seen_by_schema=False,
    ),
    Wrong(
        "a future map that says it is current",
        map_of("future_of: m\nstate: current\n"),
        "3:1",
        "contradiction",
        "delete",
        seen_by_schema=False,
    ),
    Wrong(
        "a row nobody declared",
        stage_with("rows: {questions: q}"),
        "5:12",
        "unknown-key",
        "declare it on the map",
        seen_by_schema=False,
    ),
    Wrong(
        "a row almost declared",
        "rows: [{id: questions, title: Q}]\n" + stage_with("rows: {question: q}"),
        "6:12",
        "unknown-key",
        "did you mean 'questions'?",
        seen_by_schema=False,
        paste="    rows: {questions: q}",
    ),
    Wrong(
        "a built-in row filled as an own one",
        stage_with("rows: {pains: q}"),
        "5:12",
        "misplaced-key",
        "write 'pains:'",
        seen_by_schema=False,
    ),
    Wrong(
        "the built-in scale filled as an own one",
        stage_with("scales: {emotion: 1}"),
        "5:14",
        "misplaced-key",
        "write 'emotion:'",
        seen_by_schema=False,
    ),
    # What YAML takes apart
    Wrong(
        "a statement with a colon",
        stage_with("pains:\n  - NPS: 32"),
        "6:9",
        "taken-apart",
        "put the text in quotation marks",
        paste='      - "NPS: 32"',
    ),
    Wrong(
        "a text with a colon",
        map_of("tags:\n  - Price: low\n"),
        "3:5",
        "taken-apart",
        "quotation marks",
        paste='  - "Price: low"',
    ),
    Wrong(
        "a step with a colon",
        stage_with("steps:\n  - Ask: how much"),
        "6:9",
        "taken-apart",
        "quotation marks",
        paste='      - "Ask: how much"',
    ),
)
"""One error each. The same table is put before the JSON Schema."""
