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


def _map(body: str) -> str:
    return "title: T\n" + dedent(body)


def _stage(body: str) -> str:
    """A stage; its keys begin in line 5, column 5."""
    indented = "".join(f"    {line}\n" if line.strip() else "\n" for line in dedent(body).strip("\n").split("\n"))
    return f"title: T\nstages:\n  - id: s\n    title: S\n{indented}"


WRONG: tuple[Wrong, ...] = (
    # Keys
    Wrong("a slip in a key", _stage("pain: slow"), "5:5", "unknown-key", "did you mean 'pains'?"),
    Wrong("the field's other word", _stage("phases: [a]"), "5:5", "unknown-key", "'phases' is not a key of a stage"),
    Wrong(
        "a stage's key on a map",
        _map("thoughts: x\n"),
        "2:1",
        "misplaced-key",
        "stands on a stage or step, not on a map",
    ),
    Wrong(
        "a step's key on a statement",
        _stage("thoughts: {text: a, duration: 4m}"),
        "5:25",
        "misplaced-key",
        "'duration'",
    ),
    Wrong("a key nobody knows", _map("zzz: 1\n"), "2:1", "unknown-key", "begins with 'x-'"),
    Wrong("a key of a short mapping", _map("scope: {beginning: a}\n"), "2:9", "unknown-key", "it takes starts, ends"),
    Wrong("a persona's other word", "id: p\nfields: {a: b}\n", "2:1", "unknown-key", "'profile'", persona=True),
    # Types
    Wrong(
        "a list for a text",
        _map("summary: [a, b]\n"),
        "2:10",
        "wrong-type",
        "'summary' takes text, one only; found a list",
    ),
    Wrong("a mapping for a text", _map("summary: {a: b, c: d}\n"), "2:10", "wrong-type", "found a mapping (a, c)"),
    Wrong("a text for a mapping", _map("scope: all of it\n"), "2:8", "wrong-type", "such as 'starts: …'"),
    Wrong("a text for rows", _stage("rows: hello"), "5:11", "wrong-type", "'rows' takes a mapping"),
    Wrong("a list in a list", _map("tags: [[a]]\n"), "2:8", "wrong-type", "found a list"),
    Wrong("an emotion of personas in a list", _stage("emotion: {by_persona: [1]}"), "5:27", "wrong-type", "{hao: 1}"),
    # Scalars
    Wrong("no id", _map("id: Phone Purchase\n"), "2:5", "bad-id", "write 'phone-purchase'"),
    Wrong("an id of capitals in a part", _stage("pains: {id: A, text: t}"), "5:17", "bad-id", "write 'a'"),
    Wrong(
        "a date with a month of 13",
        _map("reviewed: 2026-13-01\n"),
        "2:11",
        "wrong-value",
        "YYYY-MM-DD",
        seen_by_schema=False,
    ),
    Wrong("a date the other way round", _map("reviewed: 01.02.2026\n"), "2:11", "wrong-value", "YYYY-MM-DD"),
    Wrong("yes for true", _map("rows: [{id: pains, hide: yes}]\n"), "2:26", "wrong-value", "true or false"),
    Wrong("a weight of seven", _stage("pains: {text: t, severity: 7}"), "5:32", "wrong-value", "from 1 to 5"),
    Wrong("a share over one", _stage("next: {to: s, share: 30}"), "5:26", "wrong-value", "did you mean 30%?"),
    Wrong("a negative count", _stage("evidence: {count: -1}"), "5:23", "wrong-value", "a whole number"),
    Wrong("a time of 25 hours", _stage('time: "25:00"'), "5:11", "wrong-value", "such as 7:30"),
    Wrong(
        "a kind nobody draws", _map("kind: customer-jurney\n"), "2:7", "wrong-value", "did you mean 'customer-journey'?"
    ),
    Wrong("a language that is a sentence", _map("lang: in English\n"), "2:7", "wrong-value", "en or zh-Hant"),
    Wrong("a range of one number", _map("scales: [{id: a, range: [1]}]\n"), "2:25", "wrong-value", "two numbers"),
    Wrong(
        "a range upside down",
        _map("scales: [{id: a, range: [2, 1]}]\n"),
        "2:25",
        "wrong-value",
        "the lowest",
        seen_by_schema=False,
    ),
    Wrong(
        "evidence of no known status",
        _stage("evidence: validatd"),
        "5:15",
        "wrong-value",
        "'validated'",
        seen_by_schema=False,
    ),
    Wrong("a reference with a space", _map("personas: [the boss]\n"), "2:12", "bad-reference", "'the boss' is no id"),
    # What must be there
    Wrong("a map without a title", "id: m\nsummary: s\n", "1:1", "missing-key", "a map needs 'title'"),
    Wrong("a title with nothing behind it", "title:\nsummary: s\n", "1:1", "missing-key", "a map needs 'title'"),
    Wrong("a stage without a title", _map("stages:\n  - goal: g\n"), "3:5", "missing-key", "a stage needs 'title'"),
    Wrong("a step that says nothing", _stage("steps: [{duration: 4m}]"), "5:13", "missing-key", "something in a lane"),
    Wrong("a statement without text", _stage("pains: {severity: high}"), "5:12", "missing-key", "a pain needs 'text'"),
    Wrong(
        "an arrow to nowhere",
        _stage("x-a: b") + "arrows: {from: s.support}\n",
        "6:9",
        "missing-key",
        "an arrow needs 'to'",
    ),
    Wrong("a row without an id", _map("rows: [{title: R}]\n"), "2:8", "missing-key", "a row needs 'id'"),
    Wrong(
        "a touchpoint without a name", _map("touchpoints: [{channel: web}]\n"), "2:15", "missing-key", "'title' or 'id'"
    ),
    Wrong("a way on to nowhere", _stage("next: [{}]"), "5:12", "missing-key", "'when' or 'share'"),
    # What keys say together
    Wrong(
        "a node of two families",
        _map("automations:\n  nodes:\n    - {trigger: event, data: orders, text: t}\n"),
        "4:24",
        "node-family",
        "found 'trigger' and 'data'",
    ),
    Wrong("a node of none", _map("automations:\n  nodes: {text: t}\n"), "3:10", "node-family", "none is given"),
    Wrong(
        "a node that leads out",
        _map("automations:\n  nodes: {id: n, flow: wait, next: m}\n"),
        "3:36",
        "unknown-reference",
        "no node of this automation",
        seen_by_schema=False,
    ),
    Wrong(
        "shares of 120 %",
        _stage("next: [{to: s, share: 60%}, {to: s, share: 0.6}]"),
        "5:5",
        "shares-over-one",
        "120%",
        seen_by_schema=False,
    ),
    Wrong(
        "a built-in row with another role",
        _map("rows: [{id: pains, role: gains}]\n"),
        "2:20",
        "built-in-name",
        "another id",
        seen_by_schema=False,
    ),
    Wrong(
        "a future map that says it is current",
        _map("future_of: m\nstate: current\n"),
        "3:1",
        "contradiction",
        "delete",
        seen_by_schema=False,
    ),
    Wrong(
        "a row nobody declared",
        _stage("rows: {questions: q}"),
        "5:12",
        "unknown-key",
        "declare it on the map",
        seen_by_schema=False,
    ),
    Wrong(
        "a row almost declared",
        "rows: [{id: questions, title: Q}]\n" + _stage("rows: {question: q}"),
        "6:12",
        "unknown-key",
        "did you mean 'questions'?",
        seen_by_schema=False,
    ),
    Wrong(
        "a built-in row filled as an own one",
        _stage("rows: {pains: q}"),
        "5:12",
        "misplaced-key",
        "write 'pains:'",
        seen_by_schema=False,
    ),
    Wrong(
        "the built-in scale filled as an own one",
        _stage("scales: {emotion: 1}"),
        "5:14",
        "misplaced-key",
        "write 'emotion:'",
        seen_by_schema=False,
    ),
    # Ids
    Wrong(
        "an id that stands twice",
        _stage("pains: {id: s, text: t}"),
        "5:17",
        "duplicate-id",
        "line 3 (a stage)",
        seen_by_schema=False,
    ),
    Wrong(
        "a row that stands twice",
        _map("rows: [{id: a, title: t}, {id: a, title: u}]\n"),
        "2:32",
        "duplicate-id",
        "unique",
        seen_by_schema=False,
    ),
    Wrong("a former id in use", _stage("was: s"), "5:10", "id-in-use", "take it out of 'was'", seen_by_schema=False),
    Wrong(
        "a retired id in use",
        _map("stages: {id: s, title: S}\nretired: [s]\n"),
        "3:11",
        "id-in-use",
        "not used again",
        seen_by_schema=False,
    ),
    Wrong(
        "a former id claimed twice",
        _stage("gains:\n  - {text: a, was: old}\n  - {text: b, was: old}"),
        "7:24",
        "claimed-twice",
        "see line 6",
        seen_by_schema=False,
    ),
    Wrong(
        "a retired id that is claimed too",
        _stage("was: old") + "retired: old\n",
        "5:10",
        "claimed-twice",
        "keep one",
        seen_by_schema=False,
    ),
    # References within the file
    Wrong(
        "a step that is not there", _stage("next: t"), "5:11", "unknown-reference", "there are s", seen_by_schema=False
    ),
    Wrong(
        "a pain that is a stage",
        _stage("opportunities: {text: t, solves: s}"),
        "5:38",
        "unknown-reference",
        "is a stage",
        seen_by_schema=False,
    ),
    Wrong(
        "a retired step",
        _stage("next: old") + "retired: old\n",
        "5:11",
        "unknown-reference",
        "is retired",
        seen_by_schema=False,
    ),
    Wrong(
        "a former id", _stage("was: old\nnext: old"), "6:11", "unknown-reference", "it is 's' now", seen_by_schema=False
    ),
    Wrong(
        "an arrow from a lane nobody has",
        _stage("x-a: b") + "arrows: {from: s.frontstag, to: s.support}\n",
        "6:16",
        "unknown-reference",
        "did you mean 's.frontstage'?",
        seen_by_schema=False,
    ),
    Wrong(
        "an arrow without a lane",
        _stage("x-a: b") + "arrows: {from: s, to: s.support}\n",
        "6:16",
        "bad-reference",
        "check-prices.frontstage",
    ),
    Wrong(
        "a touchpoint with a slip",
        "touchpoints: [{id: price-site, title: Price site}]\n" + _stage("touchpoints: [price-sites]"),
        "6:19",
        "near-miss",
        "the touchpoint 'price-site'",
        seen_by_schema=False,
    ),
    # What YAML takes apart
    Wrong(
        "a statement with a colon",
        _stage("pains:\n  - NPS: 32"),
        "6:9",
        "taken-apart",
        "put the text in quotation marks",
        paste='      - "NPS: 32"',
    ),
    Wrong(
        "a text with a colon",
        _map("tags:\n  - Price: low\n"),
        "3:5",
        "taken-apart",
        "quotation marks",
        paste='  - "Price: low"',
    ),
    Wrong(
        "a step with a colon",
        _stage("steps:\n  - Ask: how much"),
        "6:9",
        "taken-apart",
        "quotation marks",
        paste='      - "Ask: how much"',
    ),
)
"""One error each. The same table is put before the JSON Schema."""
