"""What pages say of the larger journey that a map is part of, and of the maps that are part of one."""

from __future__ import annotations

import pytest

from desireline.draw.map_page import MapPage, map_page
from desireline.insight import portions, within
from tests.draw.catalogues import Rows, catalogue
from tests.draw.pages import Seen, view

WHOLE = """
title: The whole
lang: en
was: [old-whole]
stages:
  - {id: notice, title: Notice}
  - id: buy
    was: [purchase]
    title: Buy
    steps: [{id: pay, text: Pays}, {id: wait, text: Waits}]
"""
PART = "title: {title}\nlang: {lang}\npart_of: {place}\nstages: [{{title: S}}]\n{more}"


def part(place: str, title: str = "A part", lang: str = "en", more: str = "") -> str:
    return PART.format(place=place, title=title, lang=lang, more=more)


def drawn(name: str, maps: dict[str, str]) -> str:
    known = catalogue(maps)
    made = known.maps[name]
    return map_page(MapPage(made, view(), within=within(made, known), portions=portions(made, known))).html


# Where the part says it belongs, what its page says, and why.
PLACES = [
    ("whole", "Part of: The whole", "which stage is not said"),
    ("whole#buy", "Part of: The whole · 2 Buy", "a stage, by its number and name"),
    ("whole#wait", "Part of: The whole · 2 Buy · Waits", "a step, behind its stage"),
    ("whole#purchase", "Part of: The whole · 2 Buy", "a former id is the stage of today"),
    ("old-whole#buy", "Part of: The whole · 2 Buy", "a former id of the larger journey, too"),
]


@pytest.mark.parametrize(("place", "said", "reason"), PLACES, ids=[case[-1] for case in PLACES])
def test_a_map_says_which_larger_journey_it_is_part_of(place: str, said: str, reason: str) -> None:
    html = drawn("part", {"whole": WHOLE, "part": part(place)})
    assert said in " ".join(Seen(html).text.split()), reason
    assert 'href="whole"' in html
    assert ('href="whole.html#' in html) == ("#" in place)


def test_a_larger_journey_leads_from_each_stage_to_its_parts() -> None:
    html = drawn(
        "whole",
        {
            "whole": WHOLE,
            "b": part("whole#wait", "Waiting"),
            "a": part("whole#notice", "發現", "zh-Hant"),
            "c": part("whole", "Beside"),
            "d": part("whole#buy", "Gone", more="status: retired\n"),
            "e": part("whole#notice", "Noticing some day", more="state: future\n"),
        },
    )
    row = next(row for row in Rows(html).tables[0] if row[0].startswith("In detail"))
    assert [cell.split() for cell in row[1:]] == [["發現", "Noticing", "some", "day", "Future"], ["2.2Waiting"]]
    assert 'lang="zh-Hant" dir="ltr">發現</a>' in html, "a part in another language says so"
    head = html[: html.index("</header>")]
    assert "In detail: Beside" in Seen(f"{head}</header></article>").text, "no stage is said: it stands in the head"
    assert "Gone" not in html, "a retired map is no part any more"


def test_a_map_that_belongs_nowhere_says_nothing_of_it() -> None:
    html = drawn("whole", {"whole": WHOLE})
    assert "Part of" not in html
    assert "In detail" not in html
