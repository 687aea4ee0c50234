"""Files with one id or reference wrong each."""

from __future__ import annotations

from tests.source.reader_cases import Wrong, map_of, stage_with

WRONG_IDS: tuple[Wrong, ...] = (
    # Ids
    Wrong(
        "an id that stands twice",
        stage_with("pains: {id: s, text: t}"),
        "5:17",
        "duplicate-id",
        "line 3 (a stage)",
        seen_by_schema=False,
    ),
    Wrong(
        "a row that stands twice",
        map_of("rows: [{id: a, title: t}, {id: a, title: u}]\n"),
        "2:32",
        "duplicate-id",
        "unique",
        seen_by_schema=False,
    ),
    Wrong(
        "a former id in use", stage_with("was: s"), "5:10", "id-in-use", "take it out of 'was'", seen_by_schema=False
    ),
    Wrong(
        "a retired id in use",
        map_of("stages: {id: s, title: S}\nretired: [s]\n"),
        "3:11",
        "id-in-use",
        "not used again",
        seen_by_schema=False,
    ),
    Wrong(
        "a former id claimed twice",
        stage_with("gains:\n  - {text: a, was: old}\n  - {text: b, was: old}"),
        "7:24",
        "claimed-twice",
        "see line 6",
        seen_by_schema=False,
    ),
    Wrong(
        "a retired id that is claimed too",
        stage_with("was: old") + "retired: old\n",
        "5:10",
        "claimed-twice",
        "keep one",
        seen_by_schema=False,
    ),
    # References within the file
    Wrong(
        "a step that is not there",
        stage_with("next: t"),
        "5:11",
        "unknown-reference",
        "there are s",
        seen_by_schema=False,
    ),
    Wrong(
        "a pain that is a stage",
        stage_with("opportunities: {text: t, solves: s}"),
        "5:38",
        "unknown-reference",
        "is a stage",
        seen_by_schema=False,
    ),
    Wrong(
        "a retired step",
        stage_with("next: old") + "retired: old\n",
        "5:11",
        "unknown-reference",
        "is retired",
        seen_by_schema=False,
    ),
    Wrong(
        "a former id",
        stage_with("was: old\nnext: old"),
        "6:11",
        "unknown-reference",
        "it is 's' now",
        seen_by_schema=False,
    ),
    Wrong(
        "an arrow from a lane nobody has",
        stage_with("x-a: b") + "arrows: {from: s.frontstag, to: s.support}\n",
        "6:16",
        "unknown-reference",
        "did you mean 's.frontstage'?",
        seen_by_schema=False,
    ),
    Wrong(
        "an arrow without a lane",
        stage_with("x-a: b") + "arrows: {from: s, to: s.support}\n",
        "6:16",
        "bad-reference",
        "check-prices.frontstage",
    ),
    Wrong(
        "a touchpoint with a slip",
        "touchpoints: [{id: price-site, title: Price site}]\n" + stage_with("touchpoints: [price-sites]"),
        "6:19",
        "near-miss",
        "the touchpoint 'price-site'",
        seen_by_schema=False,
    ),
    # What is nothing without an id, or a name
    Wrong(
        "a scale whose id is empty",
        "scales: [{id: , range: [0, 1]}]\n" + stage_with("x-a: b"),
        "1:11",
        "missing-key",
        "id",
    ),
    Wrong(
        "a source whose id is not given",
        "sources:\n  - id:\n" + stage_with("x-a: b"),
        "2:5",
        "missing-key",
        "needs 'id'",
    ),
    Wrong("a touchpoint of nothing", "touchpoints:\n  - id:\n" + stage_with("x-a: b"), "2:5", "missing-key", "or 'id'"),
    Wrong("a way to nothing", stage_with("next: {to: }"), "5:11", "missing-key", "people leave"),
)
