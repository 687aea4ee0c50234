"""Keys that name rows, lanes and scales of the map, keys of feelings that are none, and numbers of items."""

from __future__ import annotations

from tests.source.reader_cases import Wrong, stage_with

_DECLARES = """\
title: T
lanes: [{id: client, title: Cliente, role: frontstage}, {id: erp, title: ERP}]
rows: {id: doubts, title: Dudas}
scales: [{id: trust, range: [0, 5]}]
stages:
  - title: S
"""

WRONG_DECLARED: tuple[Wrong, ...] = (
    Wrong(
        "a scale as a key",
        f"{_DECLARES}    trust: 3\n",
        "7:5",
        "misplaced-key",
        "'trust' is a scale of this map, which a stage fills under 'scales': write 'scales: {trust: …}'",
        paste="    scales:\n      trust: 3",
    ),
    Wrong(
        "a row by its title",
        f"{_DECLARES}    Dudas:\n      - Why?\n\n    goal: g\n",
        "7:5",
        "misplaced-key",
        "'Dudas' is a row of this map",
        paste="    rows:\n      doubts:\n        - Why?",
        lines=2,
    ),
    Wrong(
        "lanes of a step, told once, with the comment between them",
        f"{_DECLARES}    steps:\n      - client: Asks\n        # s\n        ERP: |\n          Looks\n        wait: 2d",
        "8:9",
        "misplaced-key",
        "'client' and 'ERP' are lanes of this map, which a step fills under 'lanes': write 'lanes: {client: …, ",
        paste="      - lanes:\n          client: Asks\n          # s\n          erp: |\n            Looks",
        lines=4,
    ),
    Wrong(
        "a lane between braces",
        f"{_DECLARES}    steps:\n      - {{text: x, client: Asks, wait: 2d}}\n",
        "8:19",
        "misplaced-key",
        "write 'lanes: {client: …}'",
        paste="      - {text: x, lanes: {client: Asks}, wait: 2d}",
    ),
    Wrong(
        "lanes with another key between them: nobody pastes what would take it along",
        f"{_DECLARES}    steps:\n      - client: Asks\n        wait: 2d\n        erp: Looks\n",
        "8:9",
        "misplaced-key",
        "'client' and 'erp' are lanes",
    ),
    Wrong(
        "a lane beside the lanes",
        f"{_DECLARES}    lanes: {{erp: Looks}}\n    client: Asks\n",
        "8:5",
        "misplaced-key",
        "'client' is a lane",
    ),
    Wrong(
        "a lane filled under its title",
        f"{_DECLARES}    lanes: {{Cliente: Asks}}\n",
        "7:13",
        "unknown-key",
        "did you mean 'client'?",
        seen_by_schema=False,
        paste="    lanes: {client: Asks}",
    ),
    Wrong(
        "the reason of a feeling",
        stage_with("emotion: {score: 1, why: It was late}"),
        "5:25",
        "unknown-key",
        "stands beside it, in 'thoughts', 'pains' or 'gains'",
    ),
    Wrong(
        "a moment of truth by half of its name",
        stage_with("moment: true"),
        "5:5",
        "unknown-key",
        "did you mean 'moment_of_truth'?",
        paste="    moment_of_truth: true",
    ),
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
)
