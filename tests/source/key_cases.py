"""Files with one key each that stands in the wrong place, or what a mapping was written for that it is not."""

from __future__ import annotations

from tests.source.reader_cases import Wrong, map_of, stage_with

WRONG_KEYS: tuple[Wrong, ...] = (
    # A mapping where a list is meant is one mistake, however many keys it has
    Wrong(
        "rows by id",
        map_of("rows:\n  questions: Q\n  notes2: N\n"),
        "3:3",
        "unknown-key",
        "'- id: questions'",
        paste="  - {id: questions, title: Q}\n  - {id: notes2, title: N}",
        lines=2,
    ),
    Wrong(
        "scales by id",
        map_of("scales: {free: {range: [0, 10]}}\n"),
        "2:10",
        "unknown-key",
        "write '- id: free'",
        paste="scales: [{id: free, range: [0, 10]}]",
    ),
    Wrong(
        "lanes by id",
        map_of("lanes: {kitchen: {title: K}}\n"),
        "2:9",
        "unknown-key",
        "write '- id: kitchen'",
        paste="lanes: [{id: kitchen, title: K}]",
    ),
    Wrong(
        "stages by id",
        map_of("stages:\n  first:\n    title: A\n"),
        "3:3",
        "unknown-key",
        "write '- id: first'",
        paste="  - id: first",
    ),
    Wrong(
        "steps by id",
        stage_with("steps:\n  a: Goes in\n  b: Goes out"),
        "6:7",
        "unknown-key",
        "write '- id: a'",
        paste="      - id: a\n        text: Goes in\n      - id: b\n        text: Goes out",
        lines=2,
    ),
    Wrong(
        "metrics by name",
        stage_with("metrics: {NPS: 32, CSAT: 4}"),
        "5:15",
        "unknown-key",
        "write '- text: NPS'",
        paste="    metrics: [{text: NPS, value: 32}, {text: CSAT, value: 4}]",
    ),
    Wrong(
        "links by name",
        stage_with("links: {wiki: 'https://a.b'}"),
        "5:13",
        "unknown-key",
        "text: wiki, link: …",
        paste="    links: [{text: wiki, link: 'https://a.b'}]",
    ),
    Wrong(
        "a note in parts",
        stage_with("notes: {one: b, two: d}"),
        "5:13",
        "unknown-key",
        """write '- "one: b"'""",
        paste='    notes: ["one: b", "two: d"]',
    ),
    Wrong("a profile's", "id: p\nprofile: {a: {b: c}}\n", "2:15", "unknown-key", """'- "b: c"'""", persona=True),
    # Words of other tools, and keys that stand elsewhere
    Wrong(
        "a link's address",
        stage_with("links: {url: 'https://a.b'}"),
        "5:13",
        "unknown-key",
        "mean 'link'?",
        paste="    links: {link: 'https://a.b'}",
    ),
    Wrong(
        "a feeling's value",
        stage_with("emotion: {value: 1}"),
        "5:15",
        "unknown-key",
        "did you mean 'score'?",
        paste="    emotion: {score: 1}",
    ),
    Wrong(
        "a way's target",
        stage_with("next: {target: s}"),
        "5:12",
        "unknown-key",
        "did you mean 'to'?",
        paste="    next: {to: s}",
    ),
    Wrong(
        "steps in a step, no text",
        stage_with("steps: {text: t, steps: u}"),
        "5:22",
        "misplaced-key",
        "a stage",
    ),
    Wrong(
        "a title on a step",
        stage_with("steps: {title: t}"),
        "5:13",
        "unknown-key",
        "did you mean 'text'?",
        paste="    steps: {text: t}",
    ),
    Wrong(
        "a reason",
        stage_with("moment_of_truth: {why: w}"),
        "5:23",
        "unknown-key",
        "did you mean 'text'?",
        paste="    moment_of_truth: {text: w}",
    ),
    Wrong("a version", map_of("version: 1\n"), "2:1", "unknown-key", "'x-version'"),
    Wrong("goals on a map", map_of("goals: g\n"), "2:1", "misplaced-key", "stands on a persona, not on a map"),
    Wrong("stages in a persona", "name: N\nstages: a\n", "2:1", "misplaced-key", "stands on a map", persona=True),
    Wrong(
        "feelings of personas as one of several",
        stage_with("emotion:\n  - 1\n  - by_persona: {hao: 1}"),
        "7:9",
        "misplaced-key",
        "on the whole emotion",
    ),
    # References written out
    Wrong("a persona as a mapping", map_of("personas: {id: hao}\n"), "2:11", "wrong-type", "write 'hao' alone"),
    Wrong(
        "a touchpoint declared where it is used",
        stage_with("touchpoints: [{id: shop, title: Shop}]"),
        "5:19",
        "wrong-type",
        "declare it under 'touchpoints' of the map",
    ),
    Wrong("several of which a list may be given", stage_with("touchpoints: {a: b}"), "5:18", "wrong-type", "or a list"),
    # Files in the wrong folder
    Wrong("a map among personas", "title: T\nstages: [a]\n", "1:1", "wrong-folder", "folder of the maps", persona=True),
    Wrong("a persona among maps", "name: Bob\ngoals: x\n", "1:1", "wrong-folder", "folder of the personas"),
    Wrong(
        "a map that is called by a name",
        "name: Bob\nstages: [a]\n",
        "1:1",
        "unknown-key",
        "did you mean 'title'?",
        paste="title: Bob",
    ),
    # Keys behind spaces that YAML takes for letters
    Wrong(
        "a key behind ideographic spaces",
        "title: T\nstages:\n  - title: S\n　　pains: x\n",
        "4:1",
        "wide-space",
        "U+3000",
        paste="    pains: x",
        seen_by_schema=False,  # it is read as meant
    ),
)
"""One error each."""

ARROWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # why, the arrow, where it is warned about
    ("between filled cells", "{from: a.frontstage, to: b.backstage}", ()),
    ("to the customer", "{from: a.frontstage, to: a.customer}", ()),
    ("to a lane of the stage's first step", "{from: s.frontstage, to: b.backstage}", ()),
    ("to what the whole stage says", "{from: s.support, to: b.backstage}", ()),
    ("to the only step of a stage that says it", "{from: only.backstage, to: a.frontstage}", ()),
    ("from a stage without steps", "{from: plain.customer, to: plain.frontstage}", ()),
    ("to nothing", "{from: a.frontstage, to: a.backstage}", ("21:30",)),
    ("from nothing", "{to: a.frontstage, from: a.backstage}", ("21:30",)),
    ("between nothing and nothing", "{from: b.frontstage, to: a.support}", ("21:12", "21:30")),
    ("to a step that says nothing to the customer", "{from: a.frontstage, to: mute.customer}", ("21:30",)),
    ("to itself", "{from: a.frontstage, to: a.frontstage}", ("21:30",)),
    ("to itself by an alias", "{from: &x a.frontstage, to: *x}", ("21:12",)),
)
"""Arrows of the blueprint below, in its line 21."""

BLUEPRINT = """\
title: T
stages:
  - id: s
    title: S
    support: The till
    steps:
      - id: a
        text: Asks
        frontstage: Greets
      - id: b
        text: Buys
        backstage: Packs
      - id: mute
        backstage: Counts
  - id: t
    title: T
    backstage: Cooks
    steps: [{id: only, text: Waits}]
  - {id: plain, title: P, frontstage: Waves}
arrows:
  - """
