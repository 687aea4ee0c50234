"""Changes as lines for a terminal and as Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from desireline.compare import Comparison, compare
from desireline.draw.changes.markdown import changes_markdown
from desireline.draw.changes.said import said
from desireline.draw.changes.text import STYLES, changes_text, plain_lines
from desireline.draw.text.cells import cells_wide
from desireline.draw.words import Words
from tests.compare.projects import SHOP, between, edited, project
from tests.draw.told_changes import EN, told


def test_the_summary_counts_every_effect_and_severity() -> None:
    made = told(("emotion: 2\n", "emotion: -1\n"), ("{id: sign, text", "{text"), ("Asks a friend who", "Asks who"))
    assert made.line.startswith("3 changes in 1 map · ✖ 1 breaking · ! 1 to look at · ▼ 1 worse · ? 1 effect unknown")
    assert sum(n for _, n in made.counts) == 3


@pytest.mark.parametrize("lang", ["en", "zh-Hant", "ja"])
def test_could_not_compare_stands_first_and_never_reads_as_no_change(lang: str) -> None:
    made = said(between(SHOP, "title: [\n"), Words(lang))
    assert made.line.startswith("✖ 1") or "✖" in made.line[:3]
    assert "maps/shop.yaml" in made.failures[0]
    for text in (plain_lines(changes_text(made, Words(lang))), changes_markdown(made, Words(lang), "a", "b")):
        assert text.index("✖") < 5
        assert "maps/shop.yaml" in text.replace("\\", "")


def test_no_change_says_so_in_one_line() -> None:
    assert plain_lines(changes_text(said(between(SHOP, SHOP), EN), EN)) == "no change of what the maps say\n"


def test_feelings_that_came_are_told_with_whose_they_are() -> None:
    felt = ("text: Signs the contract}", "text: Signs the contract, emotion: {by_persona: {hao: [-1, 1]}}}")
    (added,) = told(felt).changes
    assert added.happened == "lived emotion added (−1 → +1 (Hao))"


@pytest.mark.parametrize(
    ("scale", "said"),
    [("id: emotion, range: [-5, 5]", "added (−5 to 5)"), ("id: freedom, levels: [low, high]", "added (low, high)")],
)
def test_a_scale_that_came_is_told_with_its_ends(scale: str, said: str) -> None:
    (added,) = told(("touchpoints:\n", f"scales:\n  - {{{scale}}}\ntouchpoints:\n")).changes[:1]
    assert (added.change.kind, added.happened) == ("scale", said)


def test_a_rewording_shows_its_pieces_where_enough_of_it_stayed() -> None:
    reworded = told(("Asks a friend who knows cameras", "Asks a friend who knows phones"))
    some = plain_lines(changes_text(reworded, EN, 200))
    assert "Asks a friend who knows [-cameras-]{+phones+}" in some
    none = plain_lines(changes_text(told(("Asks a friend who knows cameras", "Gives up")), EN))
    assert "Asks a friend who knows cameras → Gives up" in none


@pytest.mark.parametrize("width", [40, 60, 200])
def test_every_mark_has_its_own_style(width: int) -> None:
    made = told(("wait: 20m", "wait: 2h30m"), ("severity: high", "severity: low"), ("{id: sign, text", "{text"))
    lines = changes_text(made, EN, width)
    styled = {style: "".join(text for line in lines for text, its in line if its == style) for style in STYLES}
    assert (styled["worse"].replace(" ", ""), styled["better"].replace(" ", "")) == ("▼worse", "▲better")


WIDE = "門市與網路價格不同，店員也說不出為什麼，兩個人在櫃台前面等了很久，最後決定先回家再想一想要不要買"


HOSTILE = "\x1b]0;owned\x07 \x9b31m \u202egnp\u2066 \ud800 \u200b"


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("text", [WIDE, "x" * 300, HOSTILE + "y"], ids=["wide", "long", "hostile"])
def test_lines_fit_and_hold_nothing_that_a_terminal_obeys(width: int, text: str) -> None:
    before, after = project(), project(edited(("Asks a friend who knows cameras", WIDE)))
    made = compare(before, after)
    (file,) = made.files
    change = file.changes[0]  # made to say what no reader lets through
    edit = replace(change.edit, to=text, after=replace(change.edit.after, name=text))  # type: ignore[type-var]
    hostile = replace(made, files=(replace(file, changes=(replace(change, edit=edit),)),))
    lines = changes_text(said(hostile, EN), EN, width, ("HEAD " + text, "x"))
    shown = plain_lines(lines)
    assert max(map(cells_wide, shown.splitlines())) <= width
    assert not [each for each in shown if each != "\n" and not each.isprintable() and each != "\u00a0"]
    assert {style for line in lines for _, style in line} <= {"", *STYLES}


def test_markdown_stays_text_whatever_the_map_says() -> None:
    nasty = "@team closes #1 <b>x</b> ``` | [a](b) %%{init}%% ![p](q) https://e.org"
    made = told(("Asks a friend who knows cameras", f"'{nasty}'"), ("title: Buying a phone", f"title: '# {nasty}'"))
    text = changes_markdown(made, EN, "@old", "#2", lambda _: "maps/<x>.yaml:1:1")
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert "<b>" not in html
    assert "<a " not in html
    assert "<img" not in html
    assert "<code>" not in html.replace("<code>", "", text.count("`") // 2)
    assert "@team" not in text


def test_the_same_comparison_gives_the_same_text() -> None:
    def once() -> str:
        made: Comparison = between(SHOP, edited(("emotion: 2\n", "emotion: -1\n"), ("{id: sign, text", "{text")))
        return plain_lines(changes_text(said(made, EN), EN)) + changes_markdown(said(made, EN), EN, "a", "b")

    assert once() == once()
