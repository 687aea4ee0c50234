"""The page of all personas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desireline.draw.people import people_page
from desireline.publish.styles import style_sheet
from tests.draw.catalogues import catalogue
from tests.draw.pages import Seen, view

if TYPE_CHECKING:
    from tests.conftest import OpenPage

PEOPLE = {
    "dana": "name: Dana\nrole: head of services\nsummary: Knows everybody\ncompany: acme\nstatus: agreed",
    "acme": "name: Acme\nkind: company",
    "waiter": "name: Waiter\nkind: staff",
    "bot": "name: Bot\nkind: system",
    "idle": "name: Idle",
    "hao": "name: 阿豪\nlang: zh-Hant",
}
MAPS = {
    "dine": """
title: Dine
personas: [hao]
stages:
  - title: S
    steps:
      - {text: Eat, frontstage: {text: Serve, actors: [waiter]}}
""",
    "work": "title: Work\npersonas: [dana]\nstages: [{title: S}]",
}


def listed():
    made = catalogue(MAPS, PEOPLE)
    return people_page(made, view(personas=tuple(made.personas.values())))


def card(name: str) -> str:
    cards = re.findall(
        r'<li class="dl-person-card">.*?</li>(?=<li class="dl-person-card">|</ul></section>)', listed().html
    )
    return next(each for each in cards if f"<b>{name}" in re.sub(r"<(?!/?b>)[^>]*>", "", each))


def test_personas_stand_by_kind_and_every_kind_has_its_heading() -> None:
    assert [(entry.title, entry.anchor) for entry in listed().toc] == [
        ("People", "people_person"),
        ("Staff", "people_staff"),
        ("Companies", "people_company"),
        ("Systems", "people_system"),
    ]


def test_a_card_leads_to_the_persona_and_says_who_it_is() -> None:
    said = card("Dana")
    assert 'href="dana"' in said
    assert all(text in said for text in ("head of services", "Knows everybody", "Agreed", "Acme"))


def test_a_card_names_the_maps_of_a_persona_also_where_it_only_acts() -> None:
    assert 'href="dine"' in card("Waiter")
    assert 'href="work"' not in card("Waiter")


def test_a_company_is_where_its_people_are() -> None:
    assert 'href="work"' in card("Acme")
    assert 'href="dana"' in card("Acme")


def test_a_persona_of_no_map_is_said_to_be_so() -> None:
    assert "In no journey yet" in card("Idle")
    links = [attributes.get("href") for tag, attributes in Seen(listed().html).tags if tag == "a"]
    assert links.count("idle") == 2  # its card, and the figure that names who is in no journey


def test_names_are_in_their_own_language() -> None:
    assert 'lang="zh-Hant"' in card("阿豪")


LEFT = """() => ['b', '.dl-role'].map(css => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('.dl-person-head ' + css));
    return Math.min(...[...range.getClientRects()].map(each => each.left));
})"""


def test_a_role_that_runs_from_right_to_left_stands_below_its_name(page: OpenPage) -> None:
    noa = catalogue({}, {"noa": "name: נועה כהן\nlang: he\nrole: סטודנטית"})
    body = people_page(noa, view(personas=tuple(noa.personas.values())))
    opened = page()
    opened.set_content(f'<!doctype html><html lang="en"><title>P</title><style>{style_sheet()}</style>{body.html}')
    name, role = opened.evaluate(LEFT)
    assert abs(name - role) < 1
