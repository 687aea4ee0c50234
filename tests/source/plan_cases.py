"""Numbers of items, keys one level too far out, and other people's words in plans, arrows and automations."""

from __future__ import annotations

from tests.source.reader_cases import Wrong, map_of, stage_with


def _node(inside: str) -> str:
    return f"title: T\nstages: [A]\nautomations:\n  - nodes:\n      - {{id: a, {inside}}}\n"


WRONG_PLANS: tuple[Wrong, ...] = (
    Wrong(
        "steps by numbers",
        stage_with("steps:\n  1: Goes in\n  2: 'Goes out: quickly'  # slow"),
        "6:7",
        "unknown-key",
        "'1' numbers an item: a list stands here, in its order, each item behind '- '",
        paste="      - Goes in\n      - 'Goes out: quickly'  # slow",
        lines=2,
    ),
    Wrong(
        "stages by numbers",
        "title: T\nstages:\n  Step 1:\n    title: A\n  Step 2:\n    title: B\n",
        "3:3",
        "unknown-key",
        "'Step 1' numbers an item",
    ),
    Wrong(
        "a step with its number",
        stage_with("steps:\n  - step: 1\n    text: Goes in\n    wait: 2d"),
        "6:9",
        "unknown-key",
        "the order of a list is its numbering: delete this",
        paste="      - text: Goes in",
        lines=2,
    ),
    Wrong(
        "a stage with its number, behind the title",
        stage_with("order: 1"),
        "5:5",
        "unknown-key",
        "the order of a list is its numbering: delete this",
    ),
    Wrong(
        "a map with a day",
        "title: T\nstages: [A]\ndate: 2026-01-02\n",
        "3:1",
        "unknown-key",
        "did you mean 'reviewed'?",
        paste="reviewed: 2026-01-02",
    ),
    Wrong(
        "what counts the evidence beside it, told once",
        stage_with("pains:\n  - {text: Ugly, count: 3, of: 7}"),
        "6:22",
        "misplaced-key",
        "'count' and 'of' stand in 'evidence': write 'evidence: {count: …, of: …}'",
        paste="      - {text: Ugly, evidence: {count: 3, of: 7}}",
    ),
    Wrong(
        "a plan in block style beside its statement",
        stage_with("opportunities:\n  - text: Faster\n    in: v2\n    due: 2027-03-01\n    owner: me"),
        "7:9",
        "misplaced-key",
        "'in' and 'due' stand in 'promise'",
        paste="        promise:\n          in: v2\n          due: 2027-03-01",
        lines=2,
    ),
    Wrong(
        "a scale's range behind its name",
        "title: T\nscales:\n  - trust: 0..10\nstages: [A]\n",
        "3:5",
        "unknown-key",
        "write '- id: trust'",
        paste="  - {id: trust, range: [0, 10]}",
    ),
    Wrong(
        "a lane by its title alone, in braces",
        map_of("stages: [A]\nlanes: [{title: Waiter, role: frontstage}]\n"),
        "3:9",
        "missing-key",
        "a lane needs 'id', such as 'id: waiter'",
        paste="lanes: [{id: waiter, title: Waiter, role: frontstage}]",
    ),
    Wrong(
        "a scale by its title alone, a key a line",
        map_of("stages: [A]\nscales:\n  - title: Trust me\n    range: [0, 5]\n"),
        "4:5",
        "missing-key",
        "a scale needs 'id', such as 'id: trust-me'",
        paste="  - id: trust-me\n    title: Trust me",
    ),
    Wrong(
        "an arrow drawn with signs",
        "title: T\nstages: [{id: a, title: A, frontstage: x, support: y}]\narrows:\n"
        "  - a.frontstage <-> a.support (order)\n",
        "4:5",
        "wrong-type",
        "write '{from: a.frontstage, to: a.support, text: order, both: true}'",
        paste="  - {from: a.frontstage, to: a.support, text: order, both: true}",
    ),
    Wrong(
        "the file of a map for its id",
        map_of("stages: [A]\nfuture_of: maps/now.yaml\n"),
        "3:12",
        "bad-reference",
        "write 'now'",
        paste="future_of: now",
    ),
    Wrong(
        "a release in a promise by that word",
        stage_with("promise: {status: planned, release: v3}"),
        "5:32",
        "unknown-key",
        "did you mean 'in'?",
        paste="    promise: {status: planned, in: v3}",
    ),
    Wrong(
        "what took the place of a retired part by other words",
        map_of("stages: [{id: a, title: A}]\nretired:\n  - id: b\n    replaced_by: a\n"),
        "5:5",
        "unknown-key",
        "did you mean 'to'?",
        paste="    to: a",
    ),
    Wrong(
        "the safeguard of a fail point by another word",
        stage_with("fail_point: {text: Cold, fix: Heat}"),
        "5:30",
        "unknown-key",
        "did you mean 'safeguard'?",
        paste="    fail_point: {text: Cold, safeguard: Heat}",
    ),
    Wrong(
        "a wait as a node",
        _node("wait: 3d"),
        "5:17",
        "unknown-key",
        "write 'flow: wait, duration: …'",
        paste="      - {id: a, flow: wait, duration: 3d}",
    ),
    Wrong(
        "a mail as a node",
        _node("email: Hello"),
        "5:17",
        "unknown-key",
        "write 'action: message, text: …'",
        paste="      - {id: a, action: message, text: Hello}",
    ),
    Wrong(
        "a question as a node that says its text already",
        _node("if: opened, text: Was it opened?"),
        "5:17",
        "unknown-key",
        "write 'flow: check'",
    ),
    Wrong("an event by its name", _node("trigger: claim_sent"), "5:26", "wrong-value", "what happens under 'text'"),
    Wrong(
        "an automation by its name",
        "title: T\nstages: [A]\nautomations:\n  - name: Follow up\n",
        "4:5",
        "unknown-key",
        "did you mean 'title'?",
        paste="  - title: Follow up",
    ),
)
