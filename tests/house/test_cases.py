"""A table that is one test tells every case that fails, and takes fixtures as any test does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tools.cases import each_case

if TYPE_CHECKING:
    from pathlib import Path


def even(number: int) -> None:
    assert number % 2 == 0, f"{number} is odd"


def test_every_case_that_fails_is_told_and_those_alone() -> None:
    with pytest.raises(ExceptionGroup, match="2 of 4 cases fail") as failed:
        each_case("number", [1, 2, 3, 4], ids=["one", "two", "three", "four"])(even)()
    assert [str(each).split("\n")[0] for each in failed.value.exceptions] == ["1 is odd", "3 is odd"]
    assert [each.__notes__ for each in failed.value.exceptions] == [["in the case one"], ["in the case three"]]


@pytest.mark.parametrize(
    ("cases", "ids", "name"),
    [
        ([1], None, "in the case 1"),
        ([pytest.param(1, id="the first")], None, "in the case the first"),
        ([1], lambda number: f"number {number}", "in the case number 1"),
    ],
)
def test_a_case_has_a_name(cases: list[int], ids: object, name: str) -> None:
    with pytest.raises(ExceptionGroup) as failed:
        each_case("number", cases, ids)(even)()  # type: ignore[arg-type]
    assert failed.value.exceptions[0].__notes__ == [name]


def test_a_table_without_cases_states_nothing() -> None:
    with pytest.raises(ValueError, match="without cases"):
        each_case("number", [])


def test_each_case_needs_its_name() -> None:
    with pytest.raises(ValueError, match="zip"):
        each_case("number", [2, 4], ids=["two"])


@each_case(("word", "length"), [("stage", 5), ("step", 4)])
@each_case("times", [0, 1, 2])
def test_tables_multiply_and_leave_fixtures_to_the_test(word: str, length: int, times: int, tmp_path: Path) -> None:
    assert tmp_path.is_dir()
    assert len(word * times) == length * times
