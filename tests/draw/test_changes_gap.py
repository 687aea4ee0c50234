"""A future map laid over the map that it answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desireline.draw.changes.gap_page import gap_page
from desireline.draw.view import View
from desireline.source import load, load_folder
from tests.compare.projects import HAO, edited
from tests.draw.changed import EN, ROOT, TODAY
from tests.draw.pages import Everywhere
from tests.strategies import MemoryFiles

if TYPE_CHECKING:
    from desireline.draw.fragment import Fragment


@pytest.fixture(scope="module")
def sample_gap() -> Fragment:
    """The way to the sample's future."""
    samples = load_folder(ROOT)
    seen = View(EN, Everywhere(), TODAY, samples.personas)
    return gap_page(samples.maps["phone-purchase"], samples.maps["phone-purchase-future"], seen)


def test_a_figure_of_feelings_says_whose_it_is_where_people_feel_differently() -> None:
    apart = edited(
        ("personas: [hao]", "personas: [hao, ann]"),
        ("    emotion: 2\n", "    emotion: {by_persona: {hao: 2, ann: -2}}\n"),
    )
    future = apart.replace("id: shop\n", "id: next\nfuture_of: shop\n").replace("ann: -2", "ann: 0")
    people = {"personas/hao.yaml": HAO, "personas/ann.yaml": "name: Ann\n"}
    made = load(MemoryFiles.of_texts({"maps/shop.yaml": apart, "maps/next.yaml": future, **people}))
    page = gap_page(made.maps["shop"], made.maps["next"], View(EN, Everywhere(), TODAY, made.personas)).html
    told = [re.sub(r"<[^>]*>", "", each) for each in re.findall(r"<dt>(.*?)</small>", page) if "Lowest point" in each]
    assert [each.split("▲")[0].split("·")[0] for each in told] == ["Lowest point (Hao)−1", "Lowest point (Ann)−2 → −1"]
    assert "from Buy to Compare" in told[1], "and where, for each of them"


def test_conditions_follow_the_pains_and_end_with_those_that_nobody_answers(sample_gap: Fragment) -> None:
    section = sample_gap.html[sample_gap.html.index('id="gap_truths"') : sample_gap.html.index('id="gap_needs"')]
    severities = re.findall(r"</svg>(High|Medium|Low)</span>", section)
    answered, left = section.split("Pains that nobody answers")
    ranks = {"High": 0, "Medium": 1, "Low": 2}
    for part in (answered, left):
        found = [ranks[each] for each in re.findall(r"</svg>(High|Medium|Low)</span>", part)]
        assert found == sorted(found)
    assert len(severities) == 11
    assert "續約方案不如新申辦" in left


def test_a_pain_that_was_refuted_meanwhile_is_called_by_its_words() -> None:
    made = load(
        MemoryFiles.of_texts(
            {
                "maps/now.yaml": "title: N\nstages: {title: A, pains: {id: wet, text: Rain, refuted: dry}}\n",
                "maps/then.yaml": "title: T\nfuture_of: now\nstages: {title: A, solves: now#wet}\n",
            }
        )
    )
    page = gap_page(made.maps["now"], made.maps["then"], View(EN, Everywhere(), TODAY)).html
    assert "<div>Rain</div>" in page[page.index('id="gap_truths"') :]


def test_a_condition_names_its_plan_and_what_follows_from_it(sample_gap: Fragment) -> None:
    row = next(
        each for each in sample_gap.html.split("<tr") if "<b><a" in each and "線上先估舊機，門市保證照收" in each
    )
    assert "v2.4" in row
    assert "trade-in-team" in row
    assert "折抵多少要到櫃台才知道" in row
    assert "“門市估價櫃台” is gone" in row


def test_ids_and_contents_of_the_page_are_known_to_the_host(sample_gap: Fragment) -> None:
    assert [entry.anchor for entry in sample_gap.toc] == ["gap_stages", "gap_truths", "gap_needs", "gap_changes"]
    assert {entry.anchor for entry in sample_gap.toc} <= sample_gap.ids
    assert "購買" in sample_gap.search[0].text
    links = set(re.findall(r'href="#([0-9a-f]{16})"', sample_gap.html))
    assert links
    assert links <= sample_gap.ids


def test_a_change_leads_to_its_place_on_both_maps(sample_gap: Fragment) -> None:
    listed = sample_gap.html.split('<li class="dl-c ')[1:]
    told = next(each for each in listed if "<bdi>2\u00a0min</bdi>" in each)
    assert 'href="phone-purchase.html#order"' in told
    assert 'href="phone-purchase-future.html#order"' in told


def test_many_figures_stand_in_rows_of_as_many() -> None:
    names = [f"p{number}" for number in range(4)]
    apart = edited(("personas: [hao]", f"personas: [{', '.join(names)}]")).replace(
        "    emotion: 2\n",
        f"    emotion: {{by_persona: {{{', '.join(f'{name}: {at - 2}' for at, name in enumerate(names))}}}}}\n",
    )
    future = apart.replace("id: shop\n", "id: next\nfuture_of: shop\n").replace("p0: -2", "p0: 0")
    people = {f"personas/{name}.yaml": f"name: {name}\n" for name in names}
    made = load(MemoryFiles.of_texts({"maps/shop.yaml": apart, "maps/next.yaml": future, **people}))
    page = gap_page(made.maps["shop"], made.maps["next"], View(EN, Everywhere(), TODAY, made.personas)).html
    strip = page[page.index("dl-u-strip") : page.index("</dl>")]
    begun = [number for number, css in enumerate(re.findall(r'class="(dl-finding[^"]*)"', strip)) if "dl-u-row" in css]
    (abreast,) = map(int, re.findall(r"--n:(\d+)", strip))
    assert strip.count("<dt>") > 8
    assert begun == [abreast]
    assert abreast == -(-strip.count("<dt>") // 2)


def test_a_step_or_touchpoint_without_words_is_called_as_on_its_own_map() -> None:
    """Its id, read as words: an id as it is written means nothing to who reads a page."""
    step, nayi = "{id: ask-there, backstage: checks}", "{id: nayi-site, channel: web}"
    now = (
        "title: N\ntouchpoints: [{id: old-shop}, {id: the-site, channel: web}]\nstages:\n  - id: look\n"
        "    title: Look\n    steps:\n      - {id: see-it, text: See, touchpoints: [old-shop, the-site]}\n"
        "      - {id: call-us, text: Call}\n"
    )
    then = (
        f"title: T\nfuture_of: now\ntouchpoints: [{nayi}, {{id: the-site, channel: app}}]\nstages:\n  - id: look\n"
        f"    title: Look\n    steps: [{{id: see-it, text: See, touchpoints: [nayi-site, the-site]}}, {step}]\n"
        "retired: [{id: old-shop, to: nayi-site}, {id: call-us, to: ask-there}]\n"
    )
    made = load(MemoryFiles.of_texts({"maps/now.yaml": now, "maps/then.yaml": then}))
    assert [each.explain() for each in made.problems] == []
    page = gap_page(made.maps["now"], made.maps["then"], View(EN, Everywhere(), TODAY)).html
    seen = re.sub(r"<[^>]*>", " ", page)
    for written, called in (
        ("nayi-site", "Nayi site"),
        ("ask-there", "Ask there"),
        ("old-shop", "Old shop"),
        ("the-site", "The site"),
        ("call-us", "Call"),
    ):
        assert written not in seen, written
        assert called in seen, called
