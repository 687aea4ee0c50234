"""Long navigations in short groups: no page may carry the whole tree."""

from __future__ import annotations

import pytest

from desireline.publish.groups import MOST, Group, grouped
from desireline.publish.plan import PagePlan


def plan(number: int, folder: str = "maps", blueprints: int = 0) -> PagePlan:
    name = f"m{number:03}"
    sort = "Blueprint" if number < blueprints else "Journey"
    return PagePlan("map", name, f"maps/{name}", f"Map {number}", "en", f"{folder}/{name}.yaml", "", True, "", sort)


def longest(members: tuple[PagePlan | Group, ...]) -> int:
    return max([len(members), *(longest(each.members) for each in members if isinstance(each, Group))])


def pages(members: tuple[PagePlan | Group, ...]) -> list[str]:
    return [name for each in members for name in (pages(each.members) if isinstance(each, Group) else [each.target])]


@pytest.mark.parametrize("count", [0, 1, MOST, MOST + 1, 300, 1000])
def test_every_page_stands_once_and_no_group_is_long(count: int) -> None:
    plans = [plan(number) for number in range(count)]
    members = grouped(plans, "maps")
    assert pages(members) == [each.target for each in plans]
    assert longest(members) <= MOST


def test_few_pages_stand_ungrouped() -> None:
    plans = [plan(number) for number in range(MOST)]
    assert grouped(plans, "maps") == tuple(plans)


def test_folders_of_the_files_come_first() -> None:
    plans = [plan(number, "maps/shop" if number % 2 else "maps/web") for number in range(60)]
    members = grouped(plans, "maps")
    assert [each.title for each in members if isinstance(each, Group)] == ["web", "shop"]


def test_kinds_come_second() -> None:
    plans = [plan(number, blueprints=10) for number in range(60)]
    members = grouped(plans, "maps")
    assert [each.title for each in members if isinstance(each, Group)] == ["Blueprint", "Journey"]


def test_many_of_one_kind_are_named_by_their_first_and_last() -> None:
    members = grouped([plan(number) for number in range(80)], "maps")
    assert [each.title for each in members if isinstance(each, Group)] == ["Map 0 … Map 39", "Map 40 … Map 79"]
