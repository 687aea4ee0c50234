"""What nearly is a declared name, and what is another word."""

from __future__ import annotations

import pytest

from desireline.source.near_miss import near_miss

NEAR = (
    # why, what is written, the name that is declared
    ("case", "Price Site", "price-site"),
    ("a plural", "apps", "app"),
    ("one letter of five", "front-dor", "front-door"),
    ("neighbours that changed places in a short name", "hoa", "hao"),
    ("in one of four", "pnig", "ping"),
    ("a letter twice", "norra", "nora"),
    ("a last letter twice", "shopp", "shop"),
    ("in three letters", "webb", "web"),
    ("a letter once that stands twice", "ana", "Anna"),
    ("one missing of several Han characters", "比價網", "比價網站"),
)
OTHER = (
    ("a letter more", "email", "mail"),
    ("a letter inside", "chart", "chat"),
    ("another letter", "bus", "bug"),
    ("a letter at the end", "card", "car"),
    ("first letters that changed places", "own", "won"),
    ("initials", "MSS", "SMS"),
    ("two letters", "ab", "ba"),
    ("two swaps", "nroa", "aron"),
    ("digits", "web11", "web1"),
    ("two Han characters", "機手", "手機"),
    ("one of them twice", "手手機", "手機"),
    ("an accent", "Zoé", "Zoe"),
)


@pytest.mark.parametrize(("why", "text", "declared"), NEAR, ids=[each[0] for each in NEAR])
def test_a_slip_is_found(why: str, text: str, declared: str) -> None:
    assert near_miss(text, ["something else", declared]) == declared


@pytest.mark.parametrize(("why", "text", "declared"), OTHER, ids=[each[0] for each in OTHER])
def test_another_word_is_left_alone(why: str, text: str, declared: str) -> None:
    assert near_miss(text, [declared]) is None
