"""What something answers is said in the pain's own words, wherever the pain stands."""

from __future__ import annotations

import pytest

from desireline.draw.across.frame import chart_of
from desireline.draw.statements import answers
from tests.draw.catalogues import catalogue
from tests.draw.pages import Seen, view

MAPS = {
    "own": """
title: Own
lang: en
future_of: now
rows: [{id: fears, title: Fears, role: pains}]
stages:
  - title: S
    pains: [{id: dear, was: [costly], text: Too dear}]
    rows: {fears: [{id: scam, text: It may be **a scam**}]}
""",
    "now": "title: Now\nlang: en\nstages: [{title: S, pains: [{id: slow, text: Too slow}]}]\n",
    "other": "title: Other\nlang: zh-Hant\nstages: [{title: S, pains: [{id: dear, text: 太貴}]}]\n",
}
PERSONAS = {"hao": "name: Hao\npains: [{id: lost, text: Gets lost}]\n"}
# What is answered, as a map writes it; how it is said, and why.
ANSWERED = [
    ("dear", "Too dear", "a pain of the map itself"),
    ("own#dear", "Too dear", "the same, with the map's own id"),
    ("scam", "It may be a scam", "a pain in a row of one's own"),
    ("slow", "Too slow", "a pain of the map that this future answers"),
    ("other#dear", "太貴", "a pain of another map, though one here has the same id"),
    ("costly", "Too dear", "a former id"),
    ("hao#lost", "Gets lost", "a pain of a persona"),
    ("other#nothing", "other#nothing", "what is nowhere stays as it is written"),
]


@pytest.mark.parametrize(("reference", "said", "reason"), ANSWERED, ids=[case[-1] for case in ANSWERED])
def test_an_answered_pain_is_named_by_its_words(reference: str, said: str, reason: str) -> None:
    known = catalogue(MAPS, PERSONAS)
    html = answers(reference, chart_of(known.maps["own"], known, view()))
    assert Seen(html).text.strip() == said, reason
    assert ('lang="zh-Hant"' in html) == (said == "太貴"), "words in another language say so"
