"""Pages that look at every map are drawn first: less is held then, and no page shows it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desireline.draw.words import Words
from desireline.publish import site as publish_site
from desireline.publish.addresses import SourceHost
from desireline.publish.kept import KeptPages
from desireline.publish.pictures import Pictures
from desireline.publish.plan import SEEING_ALL
from desireline.publish.site import Ground, Site
from desireline.publish.store import PageStore
from desireline.source import load
from tests.engines.small_site import LATER, TEA, VISIT
from tests.strategies import MemoryFiles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROJECT = {
    "maps/visit.yaml": VISIT,
    "maps/tea.yaml": TEA,
    "maps/later.yaml": LATER,
    "personas/mina.yaml": "name: Mina\nrole: Regular\n",
}


def store_in(folder: Path | None) -> PageStore:
    ground = Ground(SourceHost(""), Pictures(folder, {}), lambda path: f"{path}/")  # type: ignore[arg-type]
    site = Site(load(MemoryFiles.of_texts(PROJECT)), Words("en"), date(2026, 11, 22), ground)
    return PageStore(site, KeptPages(folder), "program")


@pytest.mark.parametrize("keeps", [True, False], ids=["kept in files", "kept in memory"])
def test_each_page_is_drawn_once_and_as_ever(keeps: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[str, str]] = []
    body = publish_site.body

    def noted(site: Site, plan: publish_site.PagePlan, view: publish_site.View) -> publish_site.Fragment:
        drawn.append((plan.kind, plan.path))
        return body(site, plan, view)

    plain = store_in(None)
    as_ever = {plan.path: plain.prepared(plan) for plan in plain.site.plans}
    monkeypatch.setattr(publish_site, "body", noted)
    store = store_in(tmp_path if keeps else None)
    store.prepare_first()
    first = [kind for kind, _ in drawn]
    assert set(first) == SEEING_ALL
    made = {plan.path: store.prepared(plan) for plan in store.site.plans}
    assert sorted(path for _, path in drawn) == sorted(made)
    for path, page in made.items():
        wanted = as_ever[path]
        assert (page.toc, page.search, page.waiting.body()) == (wanted.toc, wanted.search, wanted.waiting.body())


def test_a_map_lets_go_of_what_was_worked_out_with_its_last_page(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.prepare_first()
    for plan in store.site.plans:
        store.prepared(plan)
    assert [each.key for each in store.site.catalogue.maps.values() if "_follows" in each.__dict__] == []


class Saved(BaseException):
    """Something was saved while a page was drawn."""


def test_a_page_given_up_anywhere_is_drawn_again_as_if_nothing_had_been() -> None:
    plain, store = store_in(None), store_in(None)
    for plan in plain.site.plans:
        wanted, left = plain.prepared(plan), 0
        while True:
            countdown = iter(range(left))

            def between(countdown: Iterator[int] = countdown) -> None:
                if next(countdown, None) is None:
                    raise Saved

            store.site.between = between
            try:
                made = store.prepared(plan)
                break
            except Saved:
                left += 1
        assert (made.toc, made.search, made.waiting.body()) == (wanted.toc, wanted.search, wanted.waiting.body())
        assert left > 0 or plan.kind not in {"home", "map"}, plan.path


def test_each_page_of_all_maps_gives_way_while_it_works_them_out() -> None:
    store = store_in(None)
    seldom = []
    for plan in store.site.plans:
        times = [0]

        def between(times: list[int] = times) -> None:
            times[0] += 1

        store.site.between = between
        store.prepared(plan)
        if plan.kind in {"home", "people", "across"} and times[0] < len(store.site.catalogue.maps) - 1:
            seldom.append(plan.path)
    assert seldom == ["across/promises"], "no map of these promises anything, so there is nothing to draw"
