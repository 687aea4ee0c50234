"""Our extension under plain Python-Markdown: wherever Markdown has links and blocks, and nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from desireline.engines.markdown_alone import DeadQuote
from tests.links.quoting import converted, links

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://maps.example.org/"
FENCES = [[], ["fenced_code"], ["pymdownx.superfences", "pymdownx.highlight"]]

LINKS: list[tuple[str, list[str], list[tuple[str, str]], str]] = [
    ("[x](map:visit#queue)", [], [("maps/visit/#queue", "x")], "a link"),
    ("[](map:visit#queue)", [], [("maps/visit/#queue", "The queue is long")], "one without words has the title"),
    ("[](map:tea)", [], [("maps/tea/", "買茶")], "a title in another script"),
    ("[x](../../maps/visit.yaml)", [], [("maps/visit/", "x")], "a path, from a page that is not known"),
    ("[**x** y](map:visit)", [], [("maps/visit/", "x y")], "marks inside stay"),
    ("[x][r]\n\n[r]: map:visit#queue", [], [("maps/visit/#queue", "x")], "by reference"),
    ("[x](<map:visit> 'told')", [], [("maps/visit/", "x")], "with a title of its own"),
    ("- [x](map:visit)\n    - [y](map:tea)", [], [("maps/visit/", "x"), ("maps/tea/", "y")], "in lists"),
    ("> [x](map:visit)", [], [("maps/visit/", "x")], "in a quotation"),
    ("|a|b|\n|-|-|\n|[x](map:visit)|[](map:tea)|", ["tables"], [("maps/visit/", "x"), ("maps/tea/", "買茶")], "tables"),
    ("z[^1]\n\n[^1]: [x](map:visit)", ["footnotes"], [("#fn:1", "1"), ("maps/visit/", "x"), ("#fnref:1", "↩")],
     "in a footnote"),
    ("[x](map:visit){ .big }", ["attr_list"], [("maps/visit/", "x")], "with attributes"),
    ("<div markdown='1'>\n[x](map:visit)\n</div>", ["md_in_html"], [("maps/visit/", "x")], "inside HTML"),
    ('<p><a href="map:visit#queue">x</a></p>', [], [("maps/visit/#queue", "x")], "written as HTML"),
    ("!!! note\n    [x](map:visit)", ["admonition"], [("maps/visit/", "x")], "in an admonition"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "extensions", "found", "reason"), LINKS, ids=[case[3] for case in LINKS])
def test_links_work_wherever_markdown_has_them(
    quoted: Path, text: str, extensions: list[str], found: list[tuple[str, str]], reason: str
) -> None:
    html = converted(quoted, text, *extensions, strict=True)
    assert links(html) == [(to if to.startswith("#") else SITE + to, words) for to, words in found]


def test_links_in_what_a_page_includes_work(quoted: Path, tmp_path: Path) -> None:
    from markdown import Markdown

    from desireline.engines.markdown import DesirelineExtension

    (tmp_path / "part.md").write_text("[x](map:visit)\n\n```desireline\ncurve: tea\n```\n", encoding="utf-8")
    ours = DesirelineExtension(root=str(quoted), pages=SITE, styles="x.css", strict=True)
    settings = {"pymdownx.snippets": {"base_path": [str(tmp_path)]}}
    md = Markdown(extensions=["pymdownx.snippets", "pymdownx.superfences", ours], extension_configs=settings)
    html = md.convert('before\n\n--8<-- "part.md"\n')
    assert (f"{SITE}maps/visit/", "x") in links(html)
    assert html.count('<figure class="dl dl-embed') == 1


UNTOUCHED = [
    ("`[x](map:visit)`", "<code>[x](map:visit)</code>", "inline code"),
    ("    [x](map:visit)", "<pre><code>[x](map:visit)\n</code></pre>", "indented code"),
    ("    a\n\n    ```desireline\n    curve: visit\n    ```\n\n    b", "a\n\n```desireline\ncurve: visit\n```\n\nb",
     "a block of ours in indented code"),
    ("    ::: journey visit", "::: journey visit", "a line of ours in indented code"),
    ("<!-- [x](map:visit) -->", "<!-- [x](map:visit) -->", "a comment"),
    ("\\[x](map:visit)", "[x](map:visit)", "what is escaped"),
    ("map:visit and maps/visit.yaml", "map:visit and maps/visit.yaml", "words that are no link"),
    ("[x](https://e.org/a.yaml)", 'href="https://e.org/a.yaml"', "an address elsewhere"),
    ("::: module.that.mkdocstrings.knows", "::: module.that.mkdocstrings.knows", "the sign of another extension"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holds", "reason"), UNTOUCHED, ids=[case[2] for case in UNTOUCHED])
def test_what_is_no_link_and_no_block_stays(quoted: Path, text: str, holds: str, reason: str) -> None:
    html = converted(quoted, text, strict=True)
    assert holds in html
    assert "<figure" not in html


@pytest.mark.parametrize("fences", FENCES[1:], ids=["fenced_code", "superfences"])
def test_a_block_shown_as_code_stays_code(quoted: Path, fences: list[str]) -> None:
    html = converted(quoted, "````markdown\n```desireline\ncurve: visit\n```\n````", *fences, strict=True)
    assert "<figure" not in html
    assert "curve: visit" in re.sub(r"<[^>]+>", "", html)


PLACES = [
    ("```desireline\ncurve: visit\n```", "a fenced block"),
    ("~~~~ desireline\ncurve: visit\n~~~~", "with other signs"),
    ("::: journey visit as=curve", "a line"),
    ("before\n::: journey visit as=curve\nafter", "a line inside a paragraph"),
    ("- item\n\n    ```desireline\n    curve: visit\n    ```\n", "in a list"),
    ("> ```desireline\n> curve: visit\n> ```", "in a quotation"),
    ("1. item\n\n    ::: journey visit as=curve\n\n2. next", "a line in a list"),
]


@pytest.mark.parametrize("fences", FENCES, ids=["plain", "fenced_code", "superfences"])
@pytest.mark.parametrize(("text", "reason"), PLACES, ids=[case[1] for case in PLACES])
def test_drawings_stand_wherever_markdown_has_blocks(quoted: Path, fences: list[str], text: str, reason: str) -> None:
    html = converted(quoted, text, *fences, strict=True)
    assert html.count('<figure class="dl dl-embed') == 1
    assert "dl-curve-line" in html
    assert "\x02" not in html
    assert "dl-block" not in html
    for word in ("before", "after", "item", "next"):
        assert (word in re.sub(r"<figure.*</figure>", "", html, flags=re.DOTALL)) == (word in text)


DRAWN = [
    ("curve: visit", "dl-curve-line", "a curve"),
    ("stage: visit#leave", '<span class="dl-no">2</span>', "a stage keeps its number"),
    ("stage: visit#arrive", "The queue is long", "a stage with its pains"),
    ("stage: hostile#one", "&lt;i&gt;waves&lt;/i&gt;", "a stage with its lanes"),
    ("grid: tea", "這款烏龍聞起來很香", "a grid"),
    ("gap: visit", "No queue at all", "a current map against its only future"),
    ("gap: visit-later", "No queue at all", "a future map against what it answers"),
    ("curve: visit\ncaption: As we found it", "As we found it", "a caption"),
]


@pytest.mark.parametrize(("block", "holds", "reason"), DRAWN, ids=[case[2] for case in DRAWN])
def test_a_block_draws(quoted: Path, block: str, holds: str, reason: str) -> None:
    assert holds in converted(quoted, f"```desireline\n{block}\n```", strict=True)


def test_one_stage_alone_is_drawn(quoted: Path) -> None:
    html = converted(quoted, "```desireline\nstage: visit#arrive\n```", strict=True)
    assert "A fast lane" not in html
    assert '<span class="dl-no">2</span>' not in html


def test_no_id_stands_twice_and_every_reference_is_answered(quoted: Path) -> None:
    text = "# Queue {: #queue }\n\n" + "\n\n".join(
        f"```desireline\n{block}\n```"
        for block in ("grid: visit", "grid: visit", "stage: visit#arrive", "gap: visit", "stage: hostile#one")
    )
    html = converted(quoted, text, "attr_list", strict=True)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    referred = set(re.findall(r'href="#([^"]+)"', html)) | set(re.findall(r"url\(#([^)]+)\)", html))
    for several in re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', html):
        referred |= set(several.split())
    assert referred <= set(ids)
    assert len(set(re.findall(r'type="radio" name="([^"]+)"', html))) == 1


def test_hostile_texts_do_nothing(quoted: Path) -> None:
    text = "[](map:hostile) [](map:hostile#hurt)\n\n# [](map:hostile#one)\n\n" + "\n\n".join(
        f"```desireline\n{block}\n```" for block in ("grid: hostile", "stage: hostile#one")
    )
    html = converted(quoted, text, "toc", strict=True)
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>glad" not in html


def test_a_preview_tells_kind_title_place_who_feeling_and_status(quoted: Path) -> None:
    html = converted(quoted, "[x](map:visit#queue) [y](map:tea#choose) [z](persona:mina) [g](map:hostile#queue)")
    peeks = [re.sub(r"<[^>]+>", "|", each) for each in re.findall(r'class="dl-peek".*?</span></span>(?=</span>)', html)]
    told = [re.sub(r"\|+", "|", each) for each in peeks]
    for said in ("|Pain · 1 Arrive|The queue is long|A visit|", "|Mina|", "+1", "|High"):
        assert said in told[0]
    assert "期待" in told[1]
    assert "|Persona|Mina|A guest" in told[2]
    assert all(said in told[3] for said in ("|Retired id|queue|", "v2"))


def test_a_preview_belongs_to_its_link_and_to_no_heading(quoted: Path) -> None:
    html = converted(quoted, "# On [](map:visit)\n\n[x](map:visit)", "toc")
    heading = html[html.index("<h1") : html.index("</h1>")]
    assert 'id="on-a-visit"' in heading
    assert "dl-peek" not in heading
    named = re.search(r'aria-describedby="([^"]+)"', html)
    assert named is not None
    assert f'role="tooltip" id="{named[1]}"' in html


WRONG = [
    ("```desireline\ncurv: visit\n```", "'curv' is nothing that can be drawn; did you mean 'curve'?"),
    ("```desireline\ncurve: vist\n```", "there is no map 'vist'; did you mean 'visit'?"),
    ("```desireline\nstage: visit#arive\n```", "'visit' has no stage 'arive'; did you mean 'arrive'?"),
    ("```desireline\nstage: visit\n```", "no stage is named; write 'stage: visit#id-of-the-stage'"),
    ("```desireline\n\n```", "the block is empty; write what is drawn, such as 'curve: phone-purchase'"),
    ("```desireline\ncurve: visit\ncurve: tea\n```", "'curve' is no option; another drawing needs a block of its own"),
    (
        "```desireline\ncurve: visit\nat v2\n```",
        "'at v2' is no line 'key: value'; write such as 'curve: phone-purchase'",
    ),
    ("```desireline\ncurve: mina\n```", "'mina' is a persona, and only maps are drawn"),
    ("```desireline\ncurve: visit\nscale: joy\n```", "'visit' has no scale 'joy'"),
    ("```desireline\nblueprint: visit\n```", "no lane of 'visit' has content"),
    ("```desireline\ngap: tea\n```", "no future map answers 'tea'; 'future_of: tea' makes one"),
    ("```desireline\ndiff: visit\n```", "no versions are named; write such as 'diff: visit v2.3..v2.4'"),
    ("::: journey", "no map is named; write its id behind '::: journey', such as '::: journey phone-purchase'"),
    ("::: journey visit curve", "'curve' is no option; write 'as=…', 'at=…', 'stage=…', 'scale=…', 'caption=…'"),
    ("::: journey visit caption='x", "a quotation mark has no partner in 'visit caption='x'; close it"),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[case[1] for case in WRONG])
def test_what_cannot_be_drawn_is_said_in_the_page_and_to_the_log(
    quoted: Path, text: str, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    html = converted(quoted, f"before\n\n{text}\n\nafter")
    from html import escape

    assert f"<p>{escape(message, quote=False)}</p>" in html
    assert "before" in html
    assert "after" in html
    assert any(message in record.getMessage() for record in caplog.records)
    with pytest.raises(DeadQuote):
        converted(quoted, text, strict=True)


def test_a_dead_link_keeps_its_words_and_leads_nowhere(quoted: Path, caplog: pytest.LogCaptureFixture) -> None:
    html = converted(quoted, "[the visit](map:vist)")
    assert links(html) == []
    assert "the visit</span>" in html
    assert "did you mean 'visit'?" in caplog.text


def test_without_the_address_of_the_pages_a_link_says_so(quoted: Path, caplog: pytest.LogCaptureFixture) -> None:
    html = converted(quoted, "[the visit](map:visit)", pages="")
    assert links(html) == []
    assert "no address of the maps' pages is set" in caplog.text


SETTINGS: list[tuple[dict[str, Any], str, str]] = [
    ({"pages": "/j/"}, "/j/maps/visit/#queue", "a path of the same host"),
    ({"pages": "https://e.org/j"}, "https://e.org/j/maps/visit/#queue", "an address without its last sign"),
    ({"directory_urls": False}, f"{SITE}maps/visit.html#queue", "addresses that end in .html"),
]


@pytest.mark.parametrize(("settings", "address", "reason"), SETTINGS, ids=[case[2] for case in SETTINGS])
def test_pages_may_stand_elsewhere(quoted: Path, settings: dict[str, Any], address: str, reason: str) -> None:
    assert links(converted(quoted, "[x](map:visit#queue)", **settings)) == [(address, "x")]


def test_a_page_without_quotes_is_as_without_the_extension(quoted: Path) -> None:
    from markdown import markdown

    text = "# A page\n\nWith [a link](other.md), `code` and\n\n    more code\n\n- a list\n"
    assert converted(quoted, text, "toc") == markdown(text, extensions=["toc"])


def test_a_changed_map_shows_at_the_next_conversion(tmp_path: Path) -> None:
    from tests.links.quoting import project

    folder = project(tmp_path)
    assert "The queue is long" in converted(folder, "[](map:visit#queue)")
    file = folder / "maps" / "visit.yaml"
    file.write_text(file.read_text("utf-8").replace("The queue is long", "The line is short"), encoding="utf-8")
    assert "The line is short" in converted(folder, "[](map:visit#queue)")


def test_styles_come_with_the_page_where_no_sheet_is_linked(quoted: Path) -> None:
    assert 'href="data:text/css;base64,' in converted(quoted, "[x](map:visit)", styles="")
    assert "stylesheet" not in converted(quoted, "[x](other.md)", styles="")
