"""Touchpoints across maps: which are the same, how often they are used, how they feel, which could go."""

import re

import pytest

from desireline.draw.across import across_page
from desireline.draw.across.frame import chart_of
from desireline.draw.across.uses import Contact, channels, contacts
from tests.draw.catalogues import Rows, catalogue
from tests.draw.pages import view

SCALED = "scales: [{id: emotion, range: [1, 5]}]\n"


def gathered(**maps: str) -> tuple[Contact, ...]:
    made = catalogue(maps)
    return contacts(chart_of(journey, made, view()) for journey in made.maps.values())


def one(touchpoint: str, *, more: str = "", stage: str = "", emotion: str = "") -> str:
    """A map of one step that uses one touchpoint: a declaration, or free text."""
    declared = re.search(r"id: ([a-z]+)", touchpoint)
    head = f"touchpoints: [{touchpoint}]" if declared else ""
    step = f"{{text: Do, emotion: {emotion or 'null'}, touchpoints: [{declared[1] if declared else touchpoint}]}}"
    return f"title: T\n{more}{head}\nstages:\n  - title: S\n    {stage}\n    steps: [{step}]\n"


@pytest.mark.parametrize(
    ("first", "second", "same", "why"),
    [
        ("{id: site, title: Our site}", "{id: site, title: The site}", True, "one id"),
        ("{id: site, title: Our site}", "{id: web, title: OUR SITE}", True, "one title, without case"),
        ("{id: site, title: Our site}", "our site", True, "free text that is another map's title"),
        ("{id: site, title: Our site}", "{id: web, title: Their site}", False, "nothing in common"),
        ("Our site", "Our shop", False, "two free texts"),
    ],
)
def test_when_touchpoints_of_two_maps_are_the_same(first: str, second: str, same: bool, why: str) -> None:
    assert len(gathered(a=one(first), b=one(second))) == (1 if same else 2), why


def test_a_third_map_may_show_that_two_touchpoints_were_one() -> None:
    found = gathered(
        a=one("{id: site, title: Site}"), b=one("{id: web, title: Page}"), c=one("{id: site, title: Page}")
    )
    assert [len(contact.uses) for contact in found] == [3]


def test_a_future_map_uses_the_touchpoints_that_the_current_one_declares() -> None:
    future = "title: F\nfuture_of: a\nstages:\n  - title: S\n    touchpoints: [site]\n"
    found = gathered(a=one("{id: site, title: Our site}"), b=future)
    assert [(contact.title, len(contact.uses)) for contact in found] == [("Our site", 2)]


def test_channels_are_compared_without_case_and_count_a_moment_once() -> None:
    text = (
        "title: T\ntouchpoints: [{id: a, channel: Web}, {id: b, channel: web}]\n"
        "stages:\n  - title: S\n    steps: [{text: Do, touchpoints: [a, b]}]\n"
    )
    assert [(each.title, len(each.uses)) for each in channels(gathered(m=text))] == [("Web", 1)]


def test_cells_show_count_and_mean_on_the_maps_own_scale() -> None:
    text = (
        "title: T\ntouchpoints: [{id: a, title: Site}]\nstages:\n  - title: S\n    steps:\n"
        "      - {text: One, emotion: -2, touchpoints: [a]}\n      - {text: Two, emotion: 1, touchpoints: [a]}\n"
    )
    made = catalogue({"m": text, "n": one("{id: a, title: Site}", more=SCALED, emotion="5")})
    rows = Rows(across_page("touchpoints", made, view()).html).table("Touchpoints by map")
    site = next(row for row in rows if row[0] == "Site")
    assert site[2].startswith("22 moments")
    assert site[2].endswith("▼below the middle \u22120.5")
    assert site[3].endswith("▲above the middle 5")  # no sign on a scale that begins at 1
    assert site[1].endswith("▲above the middle +0.3")  # −2, 1 and the top of the other scale, on −2 to 2


def test_the_ends_of_another_scale_have_true_signs() -> None:
    scaled = "scales: [{id: emotion, range: [-5, 5]}]"
    html = across_page("touchpoints", catalogue({"m": one("Fax", more=scaled, emotion="-3")}), view()).html
    assert Rows(html).table("Touchpoints that could go")[0][2].endswith("\u22123 (\u22125…+5)")


def test_levels_are_named_and_have_no_mean() -> None:
    text = (
        "title: T\nscales: [{id: emotion, levels: [angry, calm, glad]}]\ntouchpoints: [{id: a, title: Site}]\nstages:\n"
        "  - title: S\n    steps:\n      - {text: One, emotion: angry, touchpoints: [a]}\n"
        "      - {text: Two, emotion: calm, touchpoints: [a]}\n"
    )
    html = across_page("touchpoints", catalogue({"m": text}), view()).html
    (site,) = [row for row in Rows(html).table("Touchpoints by map") if row[0] == "Site"]
    assert [cell.rpartition("the middle ")[2] for cell in site[1:]] == ["angry – calm"] * 2
    assert "1.5" not in html


def test_a_word_makes_no_number() -> None:
    made = catalogue({"m": one("Site", emotion="angry")})
    html = across_page("touchpoints", made, view()).html
    assert Rows(html).table("Touchpoints by map")[1][1] == "11 moment"
    assert "dl-heat-felt" not in html


@pytest.mark.parametrize(
    ("emotion", "stage", "going", "why"),
    [
        ("-1", "", True, "felt as bad, and no gain anywhere"),
        ("-1", "gains: [It works]", False, "a gain stands on its stage"),
        ("0", "", False, "at the middle is not below"),
        ("2", "", False, "felt as good"),
        ("", "", False, "nothing is known of how it feels"),
    ],
)
def test_which_touchpoints_could_go(emotion: str, stage: str, going: bool, why: str) -> None:
    made = catalogue({"m": one("Fax", emotion=emotion, stage=stage)})
    rows = Rows(across_page("touchpoints", made, view()).html)
    listed = [caption for caption in rows.captions if caption.startswith("Touchpoints that could go")]
    assert bool(listed) is going, why
    if going:
        assert rows.table("Touchpoints that could go")[0][0] == "Fax"


def test_the_table_of_maps_fits_its_window_or_scrolls_in_a_frame() -> None:
    """Heads stay in sight in both: below the site's head, or at the top of the frame."""
    html = across_page("touchpoints", catalogue({"a": one("{id: site, channel: web}")}), view()).html
    assert '<div class="dl-scroll dl-heat-box dl-fit-720" role="region"' in html
