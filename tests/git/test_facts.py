"""A map as one fact a line: the same for every layout, and another one for every change."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given

from desireline.compare.node import tree
from desireline.draw.text.facts import facts
from desireline.source import read_text
from desireline.source.problem import visible
from tests.compare.projects import SHOP, edited
from tests.compare.shaken import two_versions
from tests.strategies import QUICK, Drawn, model_of


def of(text: str, *, persona: bool = False) -> list[str]:
    piece = read_text(text, "maps/shop.yaml", persona=persona).piece
    assert piece is not None
    return facts(piece).splitlines()


def test_a_map() -> None:
    lines = of(SHOP)
    assert lines[:10] == [
        "map shop", "title: Buying a phone", "personas: hao", "owner: phone-team",
        "source interviews", "source interviews · kind: interview",
        "touchpoint hotline: Hotline", "touchpoint hotline · channel: phone",
        "touchpoint price-site: Price site", "touchpoint price-site · channel: web",
    ]  # fmt: skip
    stage = lines.index("stage compare: Compare")
    assert "  emotion: -1" in lines[stage:]
    assert "  emotion · word: anxious" in lines[stage:]
    assert "  pain price-gap: The shop asks for more than the site" in lines[stage:]
    assert "  pain price-gap · evidence · sources: interviews" in lines[stage:]


def test_every_line_can_be_read_alone() -> None:
    """Of a part without an id, the beginning of its text says which it is."""
    text = "title: A\nstages:\n  - title: B\n    pains:\n      - {text: Too dear, severity: 2}\n      - Too slow\n"
    assert of(text) == [
        "map shop", "title: A", "stage: B", "  pain: Too dear", "  pain “Too dear” · severity: 2", "  pain: Too slow",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(yaml.dump(yaml.load(SHOP, yaml.CBaseLoader), sort_keys=True, width=40), id="another writer"),
        pytest.param(yaml.dump(yaml.load(SHOP, yaml.CBaseLoader), default_flow_style=True), id="all in brackets"),
        pytest.param(SHOP + "# The end.\n", id="a comment"),
        pytest.param(edited(("owner: phone-team", "owner: 'phone-team'\nkind: customer-journey\nstate: current")),
                     id="defaults written out"),
        pytest.param(edited(("text: Nobody answers the question", "'text':   Nobody answers the question  ")),
                     id="quotation marks and spaces"),
    ],
)  # fmt: skip
def test_layout_makes_no_difference(again: str) -> None:
    assert of(again) == of(SHOP)


def test_one_edit_changes_one_line() -> None:
    before, after = of(SHOP), of(edited(("wait: 20m", "wait: 25m")))
    assert [line for line in after if line not in before] == ["  step queue · wait: 25m"]
    assert len(before) == len(after)


def test_lines_breaks_and_controls_in_a_text_stay_in_its_line() -> None:
    lines = of('title: A\nsummary: "one\\ntwo \\e[31m \u202e"\nstages: [B]\n')
    assert "summary: one ⏎ two ␛[31m <U+202E>" in lines


@pytest.mark.parametrize("persona", [False, True], ids=["map", "persona"])
def test_no_change_goes_unseen(persona: bool) -> None:
    @QUICK
    @given(two_versions(persona=persona))
    def law(versions: tuple[Drawn, Drawn]) -> None:
        before, after = (model_of(data, persona=persona) for data in versions)
        if tree(before).digest != tree(after).digest:
            assert facts(before) != facts(after)
        text = facts(after)
        assert text.splitlines() == text.split("\n")[:-1], "no text breaks a line"
        assert all(visible(line) == line for line in text.splitlines()), "nor steers a terminal"

    law()
