"""On the page of a map or persona every id that was ever published stands somewhere, and says where it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desireline.draw.anchors import anchors
from desireline.draw.map_page import MapPage, map_page
from desireline.draw.persona_page import PersonaPage, persona_page
from desireline.draw.words import Words
from desireline.model import Part, walk
from desireline.publish.change import what_changed
from desireline.publish.kept import KeptPages
from desireline.publish.plan import plan_site
from desireline.source import load
from tests.draw.pages import journey, persona, view
from tests.permalinks.sites import Page
from tests.strategies import MemoryFiles

if TYPE_CHECKING:
    from pathlib import Path

EVERYTHING = """
title: Everything
rows: [{id: qs, was: [old-qs], title: Questions}, steps, {id: notes, hide: true}]
lanes: [{id: kitchen, was: [old-kitchen], title: Kitchen, role: support}]
scales: [{id: freedom, was: [old-freedom], title: Freedom, range: [0, 10]}]
sources: [{id: s1, was: [old-s1], title: Interviews}]
touchpoints: [{id: tp, was: [old-tp], title: Website, channel: web}]
stages:
  - id: a
    was: [old-a]
    title: Arrive
    emotion: {score: 1, word: [{id: glad, was: [old-glad], text: glad}]}
    moment_of_truth: {id: mot, was: [old-mot], text: Here it is decided}
    fail_point: {id: fp, was: [old-fp], text: It may rain}
    touchpoints: [tp]
    thoughts: [{id: th, was: [old-th], text: Is it open?}]
    pains: [{id: p, was: [old-p], text: The queue is long}]
    gains: [{id: g, was: [old-g], text: A seat}]
    opportunities: [{id: o, was: [old-o], text: A second door}]
    metrics: [{id: m, was: [old-m], text: People, value: 3}]
    content: [{id: c, was: [old-c], text: A map}]
    resources: {have: [{id: rh, was: [old-rh], text: Chairs}], need: [{id: rn, was: [old-rn], text: Tables}]}
    notes: [{id: n, was: [old-n], text: In a hidden row}]
    rows: {qs: [{id: q1, was: [old-q1], text: Who is there?}]}
    steps:
      - id: st
        was: [old-st, older-st]
        text: Comes in
        scales: {freedom: 4}
        physical_evidence: [{id: pe, was: [old-pe], text: A sign}]
        frontstage: [{id: fs, was: [old-fs], text: Greets, fail_point: {id: f2, was: [old-f2], text: Nobody there}}]
        backstage: [{id: bs, was: [old-bs], text: Cooks}]
        support: [{id: su, was: [old-su], text: Orders}]
        lanes: {kitchen: [{id: ki, was: [old-ki], text: Peels}]}
        pains: [{id: sp, was: [old-sp], text: It is dark}]
        moment_of_truth: {id: m2, was: [old-m2], text: Now}
automations:
  - id: au
    was: [old-au]
    title: Follow-up
    nodes:
      - {id: n1, was: [old-n1], trigger: event, text: Left, next: n2}
      - {id: n2, was: [old-n2], action: message, text: Writes}
retired:
  - {id: queue, why: There is none any more, in: v2.3}
  - {id: door, why: It got a second one, to: [a], in: v2.4}
  - {id: both, why: Two things, to: [st, p, other#x]}
  - {id: form, why: Nobody read it, solves: [p, other#dear]}
"""
HAO = """
id: hao
name: Hao
was: [old-hao]
goals: [{id: night, was: [old-hao-2, old-night], text: Pictures at night}]
knowledge: {technical: [{id: lens, was: [old-lens], text: Lenses}]}
sources: [{id: s9, was: [old-s9], title: Diary}]
retired:
  - {id: zoom, why: Phones have it, to: night, in: v2}
"""


def test_every_id_of_a_map_stands_on_its_page_and_leads_to_the_part() -> None:
    made = journey(EVERYTHING)
    page = Page(map_page(MapPage(made, view())).html)
    for old, part in anchors(made).former.items():
        now = anchors(made)[part]
        entry = page.shown(old)
        assert entry is not None, old
        if now not in {"n", "glad"}:  # they are not drawn; see below
            assert f"#{now}" in entry.links or now in {entry.id, page.elements[old].around}, old
    assert {"row_old-qs", "lane_old-kitchen", "scale_old-freedom", "older-st"} <= page.elements.keys()
    assert {piece.id for _, piece in walk(made) if isinstance(piece, Part) and piece.id} <= page.elements.keys() | {
        "test", "qs", "kitchen", "freedom", "notes", "steps",
    }  # fmt: skip


def test_a_part_that_is_not_drawn_leads_to_what_it_stands_in() -> None:
    page = Page(map_page(MapPage(journey(EVERYTHING), view())).html)
    for name, holder in (("n", "#a"), ("old-n", "#a"), ("glad", "#a"), ("old-glad", "#a")):
        assert page.elements[name].links == [holder], name


TOMBSTONES = {
    "queue": ("queue · removed · in v2.3 · There is none any more", []),
    "door": ("door · now Arrive · in v2.4 · It got a second one", ["#a"]),
    "both": ("both · split into Comes in, The queue is long, other#x · Two things", ["#st", "#p", "other.html#x"]),
    "form": (
        "form · removed · Nobody read it · The queue is long · other#dear",
        ["#p", "other.html#dear"],
    ),
}


@pytest.mark.parametrize(("name", "said"), TOMBSTONES.items())
def test_a_tombstone_says_what_became_of_it_when_why_and_what_it_ended(name: str, said: tuple[str, list[str]]) -> None:
    found = Page(map_page(MapPage(journey(EVERYTHING), view())).html).elements[name]
    assert (found.text, found.links) == said


def test_a_tombstone_says_when_its_release_came_out() -> None:
    dated = replace(view(), released={"v2.3": date(2026, 3, 1)})
    found = Page(map_page(MapPage(journey(EVERYTHING), dated)).html).elements
    assert found["queue"].text == "queue · removed · in v2.3 (2026-03-01) · There is none any more"
    assert "in v2.4 ·" in found["door"].text, "nobody said when that was"


def test_every_id_of_a_persona_stands_on_its_page() -> None:
    page = Page(persona_page(PersonaPage(persona(HAO), view())).html)
    for old, now in (("old-hao-2", "night"), ("old-night", "night"), ("old-lens", "lens"), ("old-s9", "s9")):
        shown = page.shown(old)
        assert shown is not None
        assert now in {shown.id, page.elements[old].around}
    assert page.elements["zoom"].text == "zoom · now Pictures at night · in v2 · Phones have it"
    assert page.elements["zoom"].links == ["#night"]
    assert "old-hao" not in page.elements, "a former id of the page is an address, and no place on it"


def test_a_map_without_former_ids_has_no_list_of_them() -> None:
    made = journey("title: T\nrows: [steps, {id: pains, title: Hurts}]\nstages: [{id: a, title: A}]")
    assert "map_former" not in map_page(MapPage(made, view())).html


def test_in_another_interface_language_only_its_own_words_are_marked() -> None:
    html = map_page(MapPage(journey("lang: en\n" + EVERYTHING.lstrip()), view("ja"))).html
    assert '<span lang="ja" dir="ltr">' in html.partition('id="door"')[2].partition("</li>")[0]
    assert ">Arrive</a>" in html.partition('id="door"')[2].partition("</li>")[0]


SHOP = b"id: shop\nwas: [store, kiosk]\ntitle: Shop\nstages: [{id: a, title: A}]\n"


def test_former_ids_are_kept_with_the_plan_of_a_build(tmp_path: Path) -> None:
    plan = plan_site(load(MemoryFiles({"maps/shop.yaml": SHOP})), Words("en"))
    kept = KeptPages(tmp_path)
    kept.keep_plan("one", plan)
    found = kept.find_plan("one")
    assert found is not None
    assert [page.was for page in found.pages if page.kind == "map"] == ["store kiosk"]


def test_an_id_in_use_is_nobodys_former_id() -> None:
    other = b"id: kiosk\ntitle: Kiosk\nwas: [store]\nstages: [{id: a, title: A}]\n"
    plan = plan_site(load(MemoryFiles({"maps/shop.yaml": SHOP, "maps/a.yaml": other})), Words("en"))
    assert {page.target: page.was for page in plan.pages if page.kind == "map"} == {"kiosk": "store", "shop": ""}


def test_under_serve_a_new_former_id_asks_for_a_whole_build() -> None:
    before = load(MemoryFiles({"maps/shop.yaml": SHOP}))
    after = load(MemoryFiles({"maps/shop.yaml": SHOP.replace(b", kiosk", b"")}))
    change = what_changed(before, after)
    assert change is not None
    assert change.whole
