"""Comparisons as pages that stand alone: what comes first, every change with its permalink."""

from __future__ import annotations

import re

from desireline.compare import compare
from desireline.draw.changes.page import BOARDS
from tests.compare.projects import HAO, SHOP, between, edited, project
from tests.draw.changed import document
from tests.draw.hostile import NASTY
from tests.tools.cases import each_case


def test_what_could_not_be_compared_stands_before_the_verdict() -> None:
    text = document(between(SHOP, edited(("wait: 20m", "wait: 2h")), other="id: other\ntitle: [\n"))
    assert text.index("Could not be compared") < text.index('class="dl-c-verdict"')
    assert "maps/other.yaml:2" in text
    unchanged = document(between(SHOP, SHOP, other="id: other\ntitle: [\n"))
    assert "no change of what the maps say" not in unchanged
    assert "Could not be compared" in unchanged


def test_every_change_has_one_anchor_and_what_leads_there_arrives() -> None:
    new = edited(("wait: 20m", "wait: 2h"), ("severity: high", "severity: low"), ("title: Compare", "title: Weigh up"))
    made = between(SHOP, new)
    text = document(made)
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert {change.fingerprint for change in made.changes} <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_the_page_needs_no_other_file_and_no_script() -> None:
    text = document(between(SHOP, edited(("wait: 20m", "wait: 2h"))))
    assert "<script" not in text
    assert "default-src 'none'" in text
    assert not re.search(r'(?:src|href)="(?!#)', text.replace('xlink:href="#', ""))
    assert "url(http" not in text


def test_the_page_is_the_same_for_the_same_comparison() -> None:
    new = edited(("wait: 20m", "wait: 2h"), ("score: -1", "score: 1"))
    assert document(between(SHOP, new)) == document(between(SHOP, new))


@each_case("nasty", NASTY)
def test_no_text_of_a_map_becomes_markup(nasty: str) -> None:
    quoted = "'" + nasty.replace("'", "''") + "'"
    new = edited(
        ("text: Nobody answers the question", f"text: {quoted}"), ("title: Compare", f"title: {quoted}"),
        ("word: anxious", f"word: {quoted}"), ("owner: phone-team", f"owner: {quoted}"),
    )  # fmt: skip
    text = document(between(SHOP, new))
    for tag in ("<img", "<b>bold</b>", "<script", "onerror=alert(1)>"):
        assert tag not in text


def test_many_changed_maps_are_drawn_up_to_a_number_and_listed_beyond() -> None:
    count = BOARDS + 3
    old = {f"m{n}": SHOP.replace("id: shop", f"id: m{n}").replace("[price-site]", "[]") for n in range(count)}
    for n in range(count):
        for part in ("price-site", "hotline", "interviews"):
            old[f"m{n}"] = old[f"m{n}"].replace(part, f"{part}-{n}")
    new = {name: text.replace("wait: 20m", "wait: 2h") for name, text in old.items()}
    made = compare(project(**old), project(**new))
    text = document(made)
    assert text.count('class="dl-u-grid"') == BOARDS
    assert text.count("this one as a list") == 3
    assert all(f'id="{change.fingerprint}"' in text for change in made.changes)


def test_impact_is_told_with_who_answers_for_it() -> None:
    made = compare(project(), project(hao=HAO.replace("Hao", "Howard")))
    text = document(made)
    assert "Buying a phone (phone-team)" in text


def test_the_interface_speaks_the_readers_language() -> None:
    text = document(between(SHOP, edited(("wait: 20m", "wait: 2h"))), "zh-Hant")
    assert '<html lang="zh-Hant">' in text
    assert "變差" in text


# --- the way to a future ---
