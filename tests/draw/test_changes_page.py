"""Comparisons as pages: both versions on one board, two curves on one axis, every change with its permalink."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desireline.compare import compare
from desireline.compare.gap import gap
from desireline.draw.changes.board import board_widths
from desireline.draw.changes.board_union import Union, union
from desireline.draw.changes.curves_course import areas, delta, double
from desireline.draw.changes.gap_page import gap_page
from desireline.draw.changes.page import BOARDS, changes_document
from desireline.draw.changes.said import said, said_file
from desireline.draw.changes.said_names import Names
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.source import load, load_folder
from tests.compare.projects import HAO, SHOP, between, edited, moved_up, project
from tests.draw.hostile import NASTY
from tests.draw.pages import Everywhere
from tests.strategies import MemoryFiles
from tests.tools.cases import each_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from desireline.compare import Comparison
    from desireline.draw.fragment import Fragment

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 21)
EN = Words("en")


def laid(*replaced: tuple[str, str], text: str | None = None) -> Union:
    """The shop before and after some replacements, laid over each other."""
    made = between(SHOP, text if text is not None else edited(*replaced))
    assert made.complete, made.undiffable
    (file,) = said(made, EN).files
    return union(file)


def items(shown: Union, stage: str, row: str) -> list[tuple[str, str]]:
    """What stands in a row at a stage: its kind and id."""
    column = next(each for each in shown.columns if each.stage.id == stage)
    place = next(n for n, each in enumerate(shown.rows) if each.id == row)
    return [(item.kind, item.shown.id or "") for item in column.cells[place]]


def document(made: Comparison, lang: str = "en") -> str:
    """The page of a comparison."""
    assert made.before is not None
    assert made.after is not None
    return changes_document(made, made.before, made.after, Words(lang), TODAY)


# --- the board ---


UNIONS: list[tuple[str, list[tuple[str, str]], str, str, list[tuple[str, str]]]] = [
    ("what is gone stands behind what stood before it",
     [("      - {id: read, text: Reads three reviews, duration: 40m, touchpoints: [price-site]}\n", "")],
     "search", "steps", [("out", "read"), ("same", "ask-friend")]),
    ("what came stands where it stands today",
     [("      - {id: sign,", "      - {id: pay, text: Pays}\n      - {id: sign,")],
     "buy", "steps", [("same", "queue"), ("in", "pay"), ("same", "sign")]),
    ("a value of a step is told at the step", [("wait: 20m", "wait: 2h")],
     "buy", "steps", [("changed", "queue"), ("same", "sign")]),
    ("a moved pain leaves a trace where it was",
     [("      - {id: slow, text: Nobody answers the question}\n", ""),
      ("  - id: use\n    title: Use\n",
       "  - id: use\n    title: Use\n    pains:\n      - {id: slow, text: Nobody answers the question}\n")],
     "compare", "pains", [("same", "price-gap"), ("away", "slow")]),
    ("and says where it came from",
     [("      - {id: slow, text: Nobody answers the question}\n", ""),
      ("  - id: use\n    title: Use\n",
       "  - id: use\n    title: Use\n    pains:\n      - {id: slow, text: Nobody answers the question}\n")],
     "use", "pains", [("here", "slow")]),
    ("a touchpoint that another step still names stays", [
        ("knows cameras}", "knows cameras, touchpoints: [price-site]}")],
     "search", "touchpoints", [("same", "price-site")]),
    ("a touchpoint that is new to the stage comes", [
        ("knows cameras}", "knows cameras, touchpoints: [hotline]}")],
     "search", "touchpoints", [("same", "price-site"), ("in", "hotline")]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "replaced", "stage", "row", "expected"), UNIONS, ids=[each[0] for each in UNIONS])
def test_both_versions_stand_in_one_cell(
    why: str, replaced: list[tuple[str, str]], stage: str, row: str, expected: list[tuple[str, str]]
) -> None:
    assert items(laid(*replaced), stage, row) == expected, why


def test_every_change_is_told_on_the_board_or_of_the_map_as_a_whole() -> None:
    samples = load_folder(ROOT)
    made = gap(samples.maps["phone-purchase"], samples.maps["phone-purchase-future"])
    told = said_file(made.file, Names(EN))
    shown = union(told)
    here = {each.change.fingerprint for each in shown.whole}
    for column in shown.columns:
        here |= {each.change.fingerprint for each in column.own}
        here |= {each.change.fingerprint for cell in column.cells for item in cell for each in item.changes}
    # A reference to a touchpoint is told at its step; nothing else may be lost.
    assert {each.change.fingerprint for each in told.changes} == here


def test_a_stage_in_which_nothing_changed_is_folded() -> None:
    shown = laid(("wait: 20m", "wait: 2h"))
    quiet = [column.stage.id for column in shown.columns if column.is_quiet]
    assert quiet == ["search", "compare", "use"]
    assert [weight < 100 for weight in board_widths(shown).weights] == [True, True, False, True]


# --- the curves ---


def drawn(*replaced: tuple[str, str], text: str | None = None) -> Any:
    """The two curves of the shop."""
    shown = laid(*replaced, text=text)
    return double(shown, board_widths(shown), View(EN, Everywhere(), TODAY))


AREAS: list[tuple[str, list[tuple[str, str]], list[str]]] = [
    ("two points up is better", [("score: -1, word: anxious", "score: 1, word: calm")], ["better"]),
    ("two points down is worse", [("    emotion: 2\n", "    emotion: 0\n")], ["worse"]),
    ("less than half a point is no difference", [("score: -1, word: anxious", "score: -0.6, word: anxious")], []),
    ("up here and down there are two areas",
     [("score: -1, word: anxious", "score: 2, word: calm"), ("    emotion: 2\n", "    emotion: -1\n")],
     ["better", "worse"]),
    ("a feeling in other words is no difference", [("word: anxious", "word: uneasy")], []),
]  # fmt: skip


@pytest.mark.parametrize(("why", "replaced", "expected"), AREAS, ids=[each[0] for each in AREAS])
def test_an_area_is_hatched_where_the_curves_clearly_differ(
    why: str, replaced: list[tuple[str, str]], expected: list[str]
) -> None:
    shown = drawn(*replaced)
    assert [area.tone for area in areas(shown, shown.shared[0])] == expected, why


def test_lines_that_only_touch_are_told_apart_on_both_sides() -> None:
    """Better before a point that both share, worse behind it: two areas and never one of either tone."""
    shown = drawn(
        ("title: Search\n    emotion: 1", "title: Search\n    emotion: 2"),
        ("moment_of_truth: true\n    emotion: 2", "moment_of_truth: true\n    emotion: 0"),
    )
    found = areas(shown, shown.shared[0])
    assert [area.tone for area in found] == ["better", "worse"]
    for area in found:
        signs = {(after > before) - (after < before) for _, before, after in area.edge} - {0}
        assert signs == {1 if area.tone == "better" else -1}


def test_nothing_is_hatched_over_a_stage_that_only_one_version_has() -> None:
    new = edited(
        ("  - id: use\n", "  - id: unpack\n    title: Unpack\n    emotion: 2\n  - id: use\n"), ("score: -1", "score: 2")
    )
    shown = drawn(text=new)
    place = next(n for n, column in enumerate(shown.union.columns) if column.before is None)
    start, end = shown.widths.edges[place : place + 2]
    for area in areas(shown, shown.shared[0]):
        assert not any(start + 0.01 < x < end - 0.01 for x, _, _ in area.edge)
    assert delta(shown, place) is None


def test_versions_on_different_scales_are_not_subtracted() -> None:
    new = edited(
        ("personas: [hao]", "personas: [hao]\nscales: [{id: emotion, range: [0, 10]}]"), ("score: -1", "score: 1")
    )
    shown = drawn(text=new)
    assert not shown.comparable
    assert areas(shown, shown.shared[0]) == []
    assert "different scales" in document(between(SHOP, new))


def test_steps_that_are_one_stand_at_one_place() -> None:
    samples = load_folder(ROOT)
    made = gap(samples.maps["phone-purchase"], samples.maps["phone-purchase-future"])
    shown = union(said_file(made.file, Names(EN)))
    curves = double(shown, board_widths(shown), View(EN, Everywhere(), TODAY)).shared[0]
    then = {round(spot.x, 3) for spot in curves.before.spots if spot.where.startswith("購買")}
    now = {round(spot.x, 3) for spot in curves.after.spots if spot.where.startswith("購買")}
    assert then == now
    assert len(now) == 2


# --- the page of a comparison ---


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


# --- in a browser ---


@pytest.fixture(scope="module")
def shop_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a comparison in which much changed, as a file's address."""
    new = edited(
        ("wait: 20m", "wait: 2h"), ("score: -1, word: anxious", "score: 1, word: calm"),
        ("text: Nobody answers the question", "text: Nobody ever answers"), ("title: Use", "title: Use it daily"),
    )  # fmt: skip
    new = moved_up(new, "      - {id: queue", "      - {id: sign", "    metrics:")
    path = tmp_path_factory.mktemp("page") / "changes.html"
    path.write_text(document(between(SHOP, new)), encoding="utf-8")
    return path.as_uri()


def test_columns_stand_under_the_curve_and_heads_stay_in_sight(page: Any, shop_page: str) -> None:
    opened = page(1440, script=False)
    opened.goto(shop_page)
    plot = opened.locator(".dl-curve-plot").nth(1).bounding_box()
    first = opened.locator(".dl-u-stage").first.bounding_box()
    last = opened.locator(".dl-u-stage").last.bounding_box()
    assert abs(first["x"] - plot["x"]) < 1.5
    assert abs(last["x"] + last["width"] - plot["x"] - plot["width"]) < 1.5
    rows = {round(each.bounding_box()["y"]) for each in opened.locator('.dl-u-cell[style="--r:2"]').all()}
    assert len(rows) == 1
    opened.set_viewport_size({"width": 1440, "height": 420})
    opened.evaluate(
        "scrollTo(0, document.querySelector('.dl-u-cell[style=\"--r:4\"]').getBoundingClientRect().top + 60)"
    )
    assert round(opened.locator(".dl-u-stage > h3").first.bounding_box()["y"]) == 0


def test_the_views_need_no_script(page: Any, shop_page: str) -> None:
    opened = page(1440, script=False)
    opened.goto(shop_page)
    same, was = opened.locator(".dl-u-same").first, opened.locator(".dl-u-was").first
    assert same.is_visible()
    assert not was.is_visible()
    opened.check("input[value=side]", force=True)
    assert was.is_visible()
    one, other = was.bounding_box(), opened.locator(".dl-u-now").first.bounding_box()
    assert abs(one["y"] - other["y"]) < 1
    assert one["x"] < other["x"]
    opened.check("input[value=only]", force=True)
    assert not same.is_visible()
    assert opened.locator(".dl-u-item").first.is_visible()


@pytest.mark.parametrize(
    ("width", "scheme", "shown"),
    [
        (1440, "light", "merged"),
        (1440, "dark", "side"),
        (820, "light", "only"),
        (820, "dark", "side"),
        (360, "light", "side"),
        (360, "dark", "merged"),
    ],
)
def test_everybody_can_read_it_at_any_width(
    page: Any, axe: Callable[..., list[str]], shop_page: str, width: int, scheme: str, shown: str
) -> None:
    opened = page(width, scheme)
    opened.goto(shop_page)
    opened.check(f"input[value={shown}]", force=True)
    assert axe(opened) == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_colour_is_never_alone(page: Any, shop_page: str) -> None:
    """With forced colours, what came, went and changed still differ in border, sign and word."""
    opened = page(1440, forced_colors="active")
    opened.goto(shop_page)
    for sign, style in (("＋", "solid"), ("−", "dashed"), ("~", "double"), ("⇄", "dotted")):
        key = opened.locator(".dl-u-key", has_text=sign).first
        assert key.evaluate("each => getComputedStyle(each).borderTopStyle") == style


def test_the_page_is_valid_html(vnu: Callable[..., list[str]], shop_page: str) -> None:
    found = vnu([Path(shop_page.removeprefix("file://"))])
    assert [problem for problem in found if "CSS:" not in problem] == []  # the checker's CSS is some years old


def test_a_permalink_opens_the_fold_it_stands_in(page: Any, shop_page: str) -> None:
    opened = page(1440, script=False)
    opened.goto(shop_page)
    anchor = opened.locator("details.dl-c-rest li.dl-c").first.get_attribute("id")
    if anchor is None:
        pytest.fail("no change is folded")
    opened.goto(f"{shop_page}#{anchor}")
    assert opened.locator(f"[id='{anchor}']").is_visible()


@pytest.mark.parametrize(
    ("replaced", "row", "why"),
    [
        (("wait: 20m", "wait: 2h"), None, "nothing is said of a stage itself"),
        (("    title: Buy\n", "    title: Buy\n    duration: 3d\n"), "", "a stage takes longer"),
    ],
)
def test_the_row_of_the_stages_themselves_stands_where_there_is_something_in_it(
    replaced: tuple[str, str], row: str | None, why: str
) -> None:
    page = document(between(SHOP, edited(replaced)))
    heads = re.findall(r'<div class="dl-u-head([^"]*)" style="--r:3">The stage</div>', page)
    assert heads == ([] if row is None else [row]), why
    rows = [int(each) for each in re.findall(r'class="dl-u-head[^"]*" style="--r:(\d+)"', page)]
    (whole,) = re.findall(r"--rows:(\d+)", page)
    assert rows == [*range(1, max(rows) + 1)]
    assert max(rows) == int(whole)


def test_what_means_nothing_to_the_customer_has_no_sign() -> None:
    page = document(between(SHOP, edited(("{id: slow, text", "{id: slow, owner: Ann, text"))))
    assert "<span>1 neutral</span>" in page
    (changed,) = re.findall(r'<p class="dl-u-op">.*?</p>', page)
    assert "~" in changed
    assert "dl-u-effect" not in changed


def test_a_low_point_that_both_lines_share_is_named_below_it() -> None:
    text = "title: T\nstages:\n" + "".join(
        f"  - {{id: s{n}, title: S{n}, emotion: {score}, wait: 1h}}\n" for n, score in enumerate((1, -1, 1))
    )
    page = document(between(text, text.replace("wait: 1h", "wait: 2h", 1)))
    curve = page[page.index('<g class="dl-curve-marks">') :]
    heights = {
        number: float(y)
        for y, number in re.findall(r'<text[^>]* y="([-\d.]+)"[^>]*><tspan[^>]*>([^<]*)</tspan>', curve)
    }
    assert heights["\u22121"] > 0 > heights["+1"]
