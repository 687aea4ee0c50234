"""The way from a current map to its future, as a page of the sample site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desireline.draw.words import Words
from desireline.publish.change import followers, what_changed
from desireline.publish.plan import plan_site
from tests.compare.projects import SHOP, edited, project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import OpenPage

PAGE = "maps/phone-purchase-future.gap/"
FUTURE = edited(("id: shop", "id: shop-future\nfuture_of: shop"), ("score: -1", "score: 1"))


def test_each_future_map_has_a_page_of_the_way_to_it() -> None:
    plan = plan_site(project(**{"shop-future": FUTURE}), Words("en"))
    (made,) = [page for page in plan.pages if page.kind == "gap"]
    assert (made.path, made.target, made.answers) == ("maps/shop-future.gap", "shop-future", "shop")
    assert made.listed


def test_a_future_of_no_known_map_has_none() -> None:
    plan = plan_site(project(None, **{"shop-future": FUTURE}), Words("en"))
    assert [page for page in plan.pages if page.kind == "gap"] == []


def test_the_page_follows_either_of_its_maps() -> None:
    old = project(**{"shop-future": FUTURE})
    for new in (
        project(SHOP.replace("wait: 20m", "wait: 2h"), **{"shop-future": FUTURE}),
        project(**{"shop-future": FUTURE.replace("wait: 20m", "wait: 2h")}),
    ):
        change = what_changed(old, new)
        assert change is not None
        assert "maps/shop-future.gap" in followers(change, old, new, "maps/index")


def test_both_maps_lead_to_it_and_it_leads_back(sample_site: Path) -> None:
    for name in ("phone-purchase", "phone-purchase-future"):
        text = (sample_site / f"maps/{name}/index.html").read_text(encoding="utf-8")
        assert 'href="../phone-purchase-future.gap/"' in text
    text = (sample_site / PAGE / "index.html").read_text(encoding="utf-8")
    assert 'href="../phone-purchase/"' in text
    assert 'href="../phone-purchase-future/"' in text
    assert 'href="../phone-purchase/#price-gap"' in text


def test_it_is_read_without_script_on_a_phone_and_at_a_desk(site_address: str, page: OpenPage) -> None:
    for width in (1440, 360):
        opened: Any = page(width, "light", script=False)
        opened.goto(site_address + PAGE, wait_until="load")
        assert opened.locator(".dl-curve-plot:visible").count() >= 1
        assert opened.locator(".dl-u-item:visible").count() > 50
        assert opened.locator("#gap_truths").is_visible()
        assert opened.evaluate("document.querySelector('.dl').getBoundingClientRect().right") <= width
