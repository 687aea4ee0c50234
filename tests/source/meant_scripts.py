"""Signs that keyboards and programs of other scripts put in: invisible ones, wide ones, and what looks like a dash."""

from __future__ import annotations

from tests.source.meant_cases import Meant
from tests.source.reader_cases import stage_with

MEANT_SCRIPTS: tuple[Meant, ...] = (
    Meant(
        "a zero width space before a key",
        "title: T\n\u200bstages:\n  - title: A\n",
        "2:1",
        "control-character",
        "an invisible zero width space (U+200B)",
        "stages:",
    ),
    Meant(
        "a zero width space behind a colon",
        "title:\u200b T\nstages: [A]\n",
        "1:7",
        "control-character",
        "an invisible zero width space (U+200B)",
        "title: T",
    ),
    Meant(
        "a byte order mark in the middle, of a file that was put behind another",
        "title: T\n\ufeffstages:\n  - title: A\n",
        "2:1",
        "control-character",
        "U+FEFF",
        "stages:",
    ),
    Meant(
        "a block's text as deep as its key",
        stage_with("goal: |\n第一行\n第二行\npains: x"),
        "6:5",
        "indentation",
        "indent lines 6 to 7 further",
        "      第一行\n      第二行",
        2,
    ),
    Meant(
        "a full-width semicolon behind a key",
        "title；T\nstages: [A]\n",
        "1:6",
        "missing-colon",
        "'；' stands there",
        "title: T",
    ),
    Meant(
        "a reference in capitals",
        stage_with("pains: {id: price-gap, text: zu teuer}\nopportunities:\n  - {text: o, solves: [Price Gap]}"),
        "7:28",
        "bad-reference",
        "write 'price-gap'",
        "      - {text: o, solves: [price-gap]}",
    ),
    Meant(
        "names in brackets with full-width commas",
        stage_with("touchpoints: [官網，門市]"),
        "5:19",
        "names-in-one",
        "write ', ' between names",
        "    touchpoints: [官網, 門市]",
    ),
    Meant(
        "names in brackets with Arabic commas",
        stage_with("touchpoints: [متجر، موقع]"),
        "5:19",
        "names-in-one",
        "write ', ' between names",
        "    touchpoints: [متجر, موقع]",
    ),
    Meant(
        "full-width brackets",
        stage_with("touchpoints: ［官網，門市］"),
        "5:18",
        "names-in-one",
        "write a list",
        "    touchpoints: [官網, 門市]",
    ),
    Meant(
        "a full-width comma between keys in braces",
        stage_with("emotion: {score: -1，word: 焦慮}"),
        "5:14",
        "wrong-brackets",
        "a full-width one",
        "    emotion: {score: -1, word: 焦慮}",
    ),
    Meant(
        "a full-width dash, and an ordinary one below",
        stage_with("pains:\n  －慢\n  - 貴"),
        "6:7",
        "list-sign",
        "not with '－'",
        "      - 慢\n      - 貴",
        2,
    ),
    Meant(
        "the sign of a long vowel for a dash",
        stage_with("pains:\n  ー 遅い\n  ー 高い"),
        "6:7",
        "list-sign",
        "not with 'ー'",
        "      - 遅い\n      - 高い",
        2,
    ),
)
