"""Files with one value each that its key does not take, though what was meant may be plain."""

from __future__ import annotations

from tests.source.reader_cases import Wrong, map_of, stage_with

LEVELS = "scales: [{id: emotion, levels: [angry, calm, happy]}]\n"

WRONG_VALUES: tuple[Wrong, ...] = (
    # Scalars
    Wrong(
        "no id", map_of("id: Phone Purchase\n"), "2:5", "bad-id", "write 'phone-purchase'", paste="id: phone-purchase"
    ),
    Wrong(
        "an id of capitals in a part",
        stage_with("pains: {id: A, text: t}"),
        "5:17",
        "bad-id",
        "write 'a'",
        paste="    pains: {id: a, text: t}",
    ),
    Wrong(
        "a date with a month of 13",
        map_of("reviewed: 2026-13-01\n"),
        "2:11",
        "wrong-value",
        "YYYY-MM-DD",
        seen_by_schema=False,
    ),
    Wrong("a weight of seven", stage_with("pains: {text: t, severity: 7}"), "5:32", "wrong-value", "from 1 to 5"),
    Wrong(
        "a wide colon that leaves a key and a value in braces",
        stage_with("emotion： {score: 1}"),
        "5:5",
        "wide-colon",
        "write ': '",
        paste="    emotion: {score: 1}",
    ),
    Wrong("a share over one", stage_with("next: {to: s, share: 30}"), "5:26", "wrong-value", "did you mean 30%?"),
    Wrong("a negative count", stage_with("evidence: {count: -1}"), "5:23", "wrong-value", "a whole number"),
    Wrong("a time of 25 hours", stage_with('time: "25:00"'), "5:11", "wrong-value", "such as 7:30"),
    Wrong(
        "a kind nobody draws",
        map_of("kind: customer-jurney\n"),
        "2:7",
        "wrong-value",
        "did you mean 'customer-journey'?",
    ),
    Wrong("a language that is a sentence", map_of("lang: in English\n"), "2:7", "wrong-value", "en or zh-Hant"),
    Wrong("a range of one number", map_of("scales: [{id: a, range: [1]}]\n"), "2:25", "wrong-value", "two numbers"),
    Wrong(
        "a range upside down",
        map_of("scales: [{id: a, range: [2, 1]}]\n"),
        "2:25",
        "wrong-value",
        "the lowest",
        seen_by_schema=False,
    ),
    Wrong(
        "evidence of no known status",
        stage_with("evidence: validatd"),
        "5:15",
        "wrong-value",
        "'validated'",
        seen_by_schema=False,
    ),
    Wrong("a reference with a space", map_of("personas: [the boss]\n"), "2:12", "bad-reference", "'the boss' is no id"),
    # Dates
    Wrong(
        "a date with dots, of which the day is the first everywhere",
        map_of("reviewed: 01.02.2026\n"),
        "2:11",
        "wrong-value",
        "write '2026-02-01'",
        paste="reviewed: 2026-02-01",
    ),
    Wrong(
        "a date with slashes",
        map_of("reviewed: 2026/9/30  # autumn\n"),
        "2:11",
        "wrong-value",
        "YYYY-MM-DD",
        paste="reviewed: 2026-09-30  # autumn",
    ),
    Wrong(
        "a Chinese date", map_of("reviewed: 2026年9月3日\n"), "2:11", "wrong-value", "03", paste="reviewed: 2026-09-03"
    ),
    Wrong(
        "a moment", map_of("reviewed: 2026-09-30T10:00Z\n"), "2:11", "wrong-value", "-30", paste="reviewed: 2026-09-30"
    ),
    Wrong("a date of two countries", map_of("reviewed: 03/04/2026\n"), "2:11", "wrong-value", "which is the month?"),
    Wrong(
        "a date of one of them",
        map_of("reviewed: 09/30/2026\n"),
        "2:11",
        "wrong-value",
        "write",
        paste="reviewed: 2026-09-30",
    ),
    Wrong(
        "a day that no calendar has",
        map_of("reviewed: 2026-02-31\n"),
        "2:11",
        "wrong-value",
        "no such day",
        seen_by_schema=False,
    ),
    # Words
    Wrong(
        "yes for true",
        map_of("rows: [{id: pains, hide: yes}]\n"),
        "2:26",
        "wrong-value",
        "true or false",
        paste="rows: [{id: pains, hide: true}]",
    ),
    Wrong("a state's other name", map_of("state: to-be\n"), "2:8", "wrong-value", "'future'", paste="state: future"),
    Wrong("a status's", map_of("status: approved\n"), "2:9", "wrong-value", "'agreed'", paste="status: agreed"),
    Wrong("a kind's", map_of("kind: Blueprint\n"), "2:7", "wrong-value", "write", paste="kind: service-blueprint"),
    Wrong(
        "evidence's, which is no source",
        stage_with("evidence: confirmed"),
        "5:15",
        "wrong-value",
        "'validated'",
        seen_by_schema=False,
        paste="    evidence: validated",
    ),
    Wrong(
        "a capital in a weight",
        stage_with("pains: {text: t, severity: High}"),
        "5:32",
        "wrong-value",
        "write 'high'",
        paste="    pains: {text: t, severity: high}",
    ),
    # Marks: 'no' is no reason for a moment of truth
    Wrong(
        "no for false",
        stage_with("moment_of_truth: no"),
        "5:22",
        "wrong-value",
        "write 'false'",
        seen_by_schema=False,
        paste="    moment_of_truth: false",
    ),
    Wrong(
        "True for true, in a lane",
        stage_with("frontstage: {text: t, fail_point: True}"),
        "5:39",
        "wrong-value",
        "write 'true'",
        seen_by_schema=False,
        paste="    frontstage: {text: t, fail_point: true}",
    ),
    # Languages
    Wrong("a language's name", map_of("lang: English\n"), "2:7", "wrong-value", "'en'", paste="lang: en"),
    Wrong("its own name for itself", map_of("lang: 繁體中文\n"), "2:7", "wrong-value", "-Hant", paste="lang: zh-Hant"),
    Wrong("a locale", map_of("lang: zh_TW\n"), "2:7", "wrong-value", "'zh-TW'", paste="lang: zh-TW"),
    Wrong("a country", map_of("lang: jp\n"), "2:7", "wrong-value", "'ja'", seen_by_schema=False, paste="lang: ja"),
    Wrong("no language at all", map_of("lang: xq\n"), "2:7", "wrong-value", "found 'xq'", seen_by_schema=False),
    # Numbers
    Wrong(
        "a share with a comma",
        stage_with("next:\n  - to: s\n    share: 0,3"),
        "7:16",
        "wrong-value",
        "write '0.3'",
        paste="        share: 0.3",
    ),
    Wrong(
        "a share with a comma in {}",
        stage_with("next: {to: s, share: 0,3}"),
        "5:26",
        "comma-in-text",
        "with a point",
        paste="    next: {to: s, share: 0.3}",
    ),
    Wrong(
        "a comma for thousands, or not",
        stage_with("metrics: {text: t, value: 1,234}"),
        "5:31",
        "comma-in-text",
        "with a point",
        seen_by_schema=False,
    ),
    Wrong("a time with a dot", stage_with("time: 7.30"), "5:11", "wrong-value", "'7:30'", paste="    time: 7:30"),
    Wrong(
        "a range in one text",
        map_of("scales: {id: a, range: 0..10}\n"),
        "2:24",
        "wrong-value",
        "write '[0, 10]'",
        paste="scales: {id: a, range: [0, 10]}",
    ),
    Wrong(
        "a range nobody understands, whose scores are not judged by another one",
        "scales: {id: a, range: wide}\n" + stage_with("scales: {a: 7}"),
        "1:24",
        "wrong-value",
        "found 'wide'",
    ),
    # Scales
    Wrong(
        "a number where words are the scores",
        LEVELS + stage_with("emotion: 2"),
        "6:14",
        "wrong-value",
        "scored in words: angry, calm, happy",
        seen_by_schema=False,
    ),
    Wrong(
        "a number that is intended there",
        LEVELS + stage_with("emotion: {score: calm, intended: 3}"),
        "6:38",
        "wrong-value",
        "'3' is a number",
        seen_by_schema=False,
    ),
    Wrong(
        "a scale of numbers and of words, on which no score is judged",
        "scales: [{id: emotion, levels: [bad, good], range: [0, 1]}]\n" + stage_with("emotion: 7"),
        "1:45",
        "contradiction",
        "delete one of the two",
    ),
)
"""One error each, with the line to paste where the value meant is beyond doubt."""

SCORES_MEANT: tuple[tuple[str, str, str, str], ...] = (
    # why, what is written, a part of the message, what to write instead
    ("a decimal comma", "1,5", "write 1.5", "1.5"),
    ("a dash for a minus", "–1", "write -1", "-1"),
    ("a full-width digit", "１", "write 1", "1"),
    ("an Arabic digit", "٢", "write 2", "2"),
    ("a part of a whole, of an unknown scale", "3/5", "write one, or 'word: 3/5'", ""),
    ("a number off the scale", "9,5", "from -2 to 2", ""),
    ("a number and its word", "-1 (frustrated)", "word: frustrated", "{score: -1, word: frustrated}"),
    ("a face and a number", "😡 -2", "emoji", "{score: -2, emoji: 😡}"),
    ("a change", "-1 → 1", "[-1, 1]", "[-1, 1]"),
    ("a word and a number", "frustrated (-1)", "is a number", ""),
    ("a number and a word", "-1 frustrated", "word: frustrated", "{score: -1, word: frustrated}"),
    ("a number and a word of another script", "-1 生氣", "word: 生氣", "{score: -1, word: 生氣}"),
)
"""Bare feelings that were meant as scores."""

WORDS_MEANT = (
    "calm",
    "24/7 stress",
    "2nd thoughts",
    "level 3",
    "焦慮",
    "第一次",
    "(calm)",
    "+",
    "5-star feeling",
    "½-hearted",
)
"""Bare feelings that are words, though some hold a digit."""
