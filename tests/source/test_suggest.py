"""Did you mean: slips, and the words other tools use, by the place they stand in."""

from __future__ import annotations

import pytest

from desireline.model import JourneyMap, Persona, Piece
from desireline.source.key_meant import keys_taken
from desireline.source.schema import pieces_below
from desireline.source.suggest import (
    KEYS_OF_THE_FORMAT,
    SYNONYMS,
    did_you_mean,
    distance,
    is_key_of_the_format,
    part_meant,
)
from tests.tools.cases import each_case

STAGE = """
    id title goal steps touchpoints emotion thoughts pains gains opportunities metrics content resources
    notes rows
    lanes frontstage backstage support physical_evidence duration wait time next moment_of_truth fail_point scenario
    change promise
""".split()  # noqa: SIM905  # a column of quoted words reads worse
STEP = ["text", *(key for key in STAGE if key not in ("title", "goal", "steps"))]
MAP = """
    id title kind state lang summary purpose scenario scope personas owner status stages scales rows lanes touchpoints
""".split()  # noqa: SIM905  # a column of quoted words reads worse
PERSONA = """
    id name kind role summary quote photo profile goals needs pains motivations attitudes behaviours knowledge
""".split()  # noqa: SIM905  # a column of quoted words reads worse
STATEMENT = """
    id text severity evidence impact effort owner links image personas solves promise value target
""".split()  # noqa: SIM905  # a column of quoted words reads worse

# word, keys of the place, place, what was meant
MEANT = [
    ("pain", STAGE, "stage", "pains"),  # singular
    ("Pains", STAGE, "stage", "pains"),  # capital
    ("opportunity", STAGE, "stage", "opportunities"),  # -ies
    ("oportunities", STAGE, "stage", "opportunities"),  # a letter left out
    ("tuochpoints", STAGE, "stage", "touchpoints"),  # two letters swapped
    ("pian", STAGE, "stage", "pains"),  # and in the singular
    ("touch points", STAGE, "stage", "touchpoints"),
    ("touch_points", STAGE, "stage", "touchpoints"),
    ("Moment-of-Truth", STAGE, "stage", "moment_of_truth"),
    ("momentOfTruth", STAGE, "stage", "moment_of_truth"),
    ("physical-evidence", STAGE, "stage", "physical_evidence"),
    ("actions", STAGE, "stage", "steps"),  # the table of the format
    ("phases", MAP, "map", "stages"),
    ("frustrations", STAGE, "stage", "pains"),
    ("do", STEP, "step", "text"),
    ("resolves", STATEMENT, "statement", "solves"),
    ("fields", PERSONA, "persona", "profile"),
    ("emotions", STAGE, "stage", "emotion"),
    ("feelings", STAGE, "stage", "emotion"),
    ("thinking", STAGE, "stage", "thoughts"),
    ("ideas", STAGE, "stage", "opportunities"),
    ("solutions", STAGE, "stage", "opportunities"),
    ("KPIs", STAGE, "stage", "metrics"),
    ("name", STAGE, "stage", "title"),  # the place decides
    ("name", STEP, "step", "text"),
    ("label", MAP, "map", "title"),
    ("title", PERSONA, "persona", "name"),
    ("description", MAP, "map", "summary"),
    ("description", STEP, "step", "text"),
    ("demographics", PERSONA, "persona", "profile"),
    ("avatar", PERSONA, "persona", "photo"),
    ("steps", MAP, "map", "stages"),
]


@each_case(("word", "choices", "place", "meant"), MEANT, ids=lambda value: value if isinstance(value, str) else "")
def test_the_key_that_was_meant_is_found(word: str, choices: list[str], place: str, meant: str) -> None:
    assert did_you_mean(word, choices, SYNONYMS[place]) == meant


# word, keys of the place, place, what one of its parts names
IN_PARTS = [
    ("next_steps", STAGE, "stage", "next"),  # none of the stage's steps
    ("next_steps", MAP, "map", None),  # nor of the journey's stages
    ("emotion_score", STAGE, "stage", "emotion"),  # a key and a word that adds nothing
    ("mood_score", STAGE, "stage", "emotion"),  # another word for a key
    ("emotionalState", STAGE, "stage", "emotion"),  # in camel case
    ("backstage_actions", STAGE, "stage", "backstage"),  # a key wins over another word for one
    ("onstage actions", STAGE, "stage", "frontstage"),  # a word that stands in many compounds comes last
    ("key_pain_points", STAGE, "stage", "pains"),  # two words that name one
    ("customer_needs", STAGE, "stage", "goal"),  # whose it is says nothing
    ("improvement_ideas", STAGE, "stage", "opportunities"),
    ("thoughts_and_feelings", STAGE, "stage", "thoughts"),
    ("stage_name", STAGE, "stage", "title"),
    ("stage_number", STAGE, "stage", None),  # no key says it
    ("next_step", STEP, "step", "next"),
    ("journey_phases", MAP, "map", "stages"),
    ("technology_skills", PERSONA, "persona", "knowledge"),
    ("avatar_url", PERSONA, "persona", "photo"),
    ("marital_status", PERSONA, "persona", "profile"),
    ("x", STAGE, "stage", None),
    ("情緒_分數", STAGE, "stage", None),
    ("score_" * 10_000, STAGE, "stage", None),  # no key is that long
]


@each_case(
    ("word", "choices", "place", "meant"), IN_PARTS, ids=lambda value: value[:30] if isinstance(value, str) else ""
)
def test_a_part_of_a_compound_word_names_the_key(word: str, choices: list[str], place: str, meant: str | None) -> None:
    assert part_meant(word, choices, SYNONYMS[place]) == meant


@pytest.mark.parametrize("word", ["", " ", "x", "zebra", "顧客的疑問", "x-ours", "a" * 100_000, "...", "__"])
def test_nothing_is_made_up_for_a_word_that_is_near_no_key(word: str) -> None:
    assert did_you_mean(word, STAGE, SYNONYMS["stage"]) is None


def test_a_synonym_is_only_offered_where_its_key_may_stand() -> None:
    assert did_you_mean("actions", ["text", "goal"], SYNONYMS["stage"]) is None


def test_an_equal_spelling_wins_over_a_synonym() -> None:
    assert did_you_mean("Steps", ["steps", "stages"], {"steps": "stages"}) == "steps"


def test_ids_and_titles_can_be_suggested_too() -> None:
    assert did_you_mean("price-gab", ["one-price", "price-gap"]) == "price-gap"
    assert did_you_mean("比價網", ["比價網站", "實體門市"]) == "比價網站"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("a", "", 1),
        ("ab", "ba", 1),
        ("kitten", "sitting", 3),
        ("emotion", "emtoion", 1),
        ("abc", "cab", 2),
    ],
)
def test_distance_counts_single_slips(one: str, other: str, expected: int) -> None:
    assert distance(one, other) == distance(other, one) == expected


def test_every_synonym_means_a_key_of_the_format() -> None:
    assert {meant for table in SYNONYMS.values() for meant in table.values()} <= KEYS_OF_THE_FORMAT


def test_every_key_that_a_file_may_hold_is_a_key_of_the_format() -> None:
    roots: tuple[type[Piece], ...] = (JourneyMap, Persona)
    assert {key for root in roots for cls in pieces_below(root) for key in keys_taken(cls)} <= KEYS_OF_THE_FORMAT


def test_own_keys_are_keys() -> None:
    assert is_key_of_the_format("x-ours")
    assert not is_key_of_the_format("Note")
