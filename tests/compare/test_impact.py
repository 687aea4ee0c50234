"""Whom else a change reaches."""

from __future__ import annotations

from desireline.compare import Impact, compare
from tests.compare.projects import HAO, SHOP, edited, project

MORE = {
    "after-sales": "title: After sales\nowner: support\npart_of: shop#use\n"
    "touchpoints:\n  - {id: hotline, title: Hotline}\n"
    "stages:\n  - title: Call\n    actors: [Hao]\n    touchpoints: [hotline]\n",
    "brand": "title: Brand\nowner: marketing\nstages:\n"
    "  - title: See\n    next: [{to: shop#compare, when: curious}]\n"
    "    pains:\n      - {text: Dear, evidence: [interviews]}\n",
    "alone": "title: Alone\nstages: [One]\n",
}


def reached(shop: str = SHOP, hao: str = HAO) -> dict[str, tuple[Impact, ...]]:
    found = compare(project(**MORE), project(shop, hao, **MORE))
    return {change.at.id or change.at.file: change.impact for change in found.changes}


def test_maps_of_a_changed_persona_with_their_owners() -> None:
    (impact,) = reached(hao=HAO.replace("good pictures", "pictures")).values()
    assert [(each.id, each.owner, each.why) for each in impact] == [
        ("after-sales", "support", "persona"),
        ("shop", "phone-team", "persona"),
    ]


def test_maps_that_share_a_touchpoint() -> None:
    impact = reached(edited(("channel: phone", "channel: chat")))["hotline"]
    assert [(each.id, each.why) for each in impact] == [("after-sales", "touchpoint")]


def test_maps_that_refer_to_a_changed_stage_or_into_it() -> None:
    assert [each.id for each in reached(edited(("title: Use", "title: Use it")))["use"]] == ["after-sales"]
    assert [each.id for each in reached(edited(("{id: slow, text: Nobody", "{id: slow, text: No one")))["slow"]] == [
        "brand"
    ]


def test_files_that_cite_a_source() -> None:
    assert [(each.id, each.why) for each in reached(edited(("kind: interview", "kind: survey")))["interviews"]] == [
        ("brand", "source")
    ]


def test_what_is_gone_is_missed_by_those_who_used_it() -> None:
    start, end = SHOP.index("  - id: compare"), SHOP.index("  - id: buy")
    gone = reached(SHOP[:start] + SHOP[end:])["compare"]
    assert [each.id for each in gone] == ["brand"]


def test_a_map_is_not_told_of_itself() -> None:
    assert reached(edited(("Reads three", "Reads four")))["read"] == ()
