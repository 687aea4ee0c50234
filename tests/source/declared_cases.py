"""Stages and steps with keys that name rows, lanes and scales of the map, and feelings with keys that are none."""

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
        "a lane that the map declares by its id alone",
        "title: T\nlanes: [kitchen]\nstages:\n  - title: S\n    kitchen: Cooks\n",
        "5:5",
        "misplaced-key",
        "'kitchen' is a lane of this map",
        paste="    lanes:\n      kitchen: Cooks",
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
)
