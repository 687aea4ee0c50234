"""Scripts of edits whose truth is known are found again: all of them while ids are kept, nearly all without."""

from __future__ import annotations

import pytest

from tests.compare.scripts import Score, script
from tests.compare.written import written_maps, written_script

CASES = [
    ("ids are kept", {}, 1.0, 0.0),
    ("30 % of the ids are renamed", {"renamed": 0.3}, 0.99, 0.005),
    ("half have ids, 30 % of those are renamed", {"ids": 0.5, "renamed": 0.3}, 0.99, 0.005),
    ("there are no ids", {"ids": 0.0}, 0.99, 0.005),
    ("much looks alike, 30 % are renamed", {"renamed": 0.3, "terse": True}, 0.97, 0.01),
    ("much looks alike and there are no ids", {"ids": 0.0, "terse": True}, 0.90, 0.01),
]


@pytest.mark.parametrize(("how", "least", "wrong"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_edits_are_recovered(how: dict[str, float], least: float, wrong: float) -> None:
    score = Score()
    for seed in range(40):
        score.count(script(seed, **how))  # type: ignore[arg-type]
    assert score.wanted > 300
    assert score.f1 >= least
    assert score.wrong <= wrong


# Maps that people wrote have titles of one word, of which a script leaves nothing: no measure of drawn maps shows that.
WRITTEN = [
    ("ids are kept", {}, 1.0, 0.0),
    ("30 % of the ids are renamed", {"renamed": 0.3}, 0.97, 0.005),
    ("there are no ids", {"ids": 0.0}, 0.90, 0.005),
]


@pytest.mark.parametrize(("how", "least", "wrong"), [case[1:] for case in WRITTEN], ids=[case[0] for case in WRITTEN])
def test_edits_of_maps_that_people_wrote_are_recovered(how: dict[str, float], least: float, wrong: float) -> None:
    score = Score()
    for drawn, han in written_maps():
        for seed in range(4):
            score.count(written_script(drawn, seed, han=han, **how))
    assert score.wanted > 300
    assert score.f1 >= least
    assert score.wrong <= wrong
