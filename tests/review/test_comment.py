"""The comment: safe to paste whatever a map says, always short enough, and what failed always in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desireline.compare import Comparison, Undiffable, compare
from desireline.compare.review import Review
from desireline.draw.changes.comment import PROFILES, Links, comment, marker
from desireline.draw.changes.comment_text import JOINER, code, harmless, link, md, ours, quiet, spans_md
from desireline.draw.words import Words
from desireline.source import Problem, load_folder
from desireline.source.approvals import Approval
from desireline.source.base import Base
from tests.tools.cases import each_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = Words("en")
BASE = Base("a" * 40, "main", "merge-ref", "b" * 40, "HEAD")
HOSTILE = (
    "@everyone look",
    "ping @org/team",
    "mail me@example.org",
    "Fixes #1",
    "closes other/repo#22",
    "resolves GH-7",
    "PROJ-12 is done",
    "see !5 and %3 and ~bug and &9 and $4",
    '~"a label" %"a milestone"',
    ":tada:",
    "/close",
    "x /assign @me",
    "https://github.com/a/b/issues/1",
    "www.example.org",
    "HTTP://EVIL.example",
    "javascript:alert(1)",
    "mailto:a@b.c",
    "<script>alert(1)</script>",
    "<img src=x onerror=y>",
    "<!-- desireline:review key=default hash=00 -->",
    "-->",
    "</details>",
    "```mermaid\nflowchart",
    "~~~",
    "`code`",
    "| a | b |",
    "# head",
    "- item",
    "1. one",
    "> quote",
    "***",
    "[a](http://x)",
    "![a](http://x/y.png)",
    "[a]: http://x",
    "%%{init: {}}%%",
    "click n1 href",
    "end",
    "a\nb\r\nc\td",
    "\x1b[31mred",
    "\u202eevil",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "\\@x",
    "&#64;team",
    "&lt;b&gt;",
    "*bold* _it_ __x__",
    "$a$ $$b$$",
    "==x== ++y++",
    "مرحبا @team #1",
    "「客服」@小美 #3",
    "a\u2060@b",
    "^sup^ ~sub~",
    "[x] [ ] done",
    "https:",
    "",
    " ",
    "\ud800",
)
REFERENCES = (
    r"(?<!\w)@[\w]", r"[#!&]\d", r"(?i)\bGH-\d", r"(?i)https?://\w", r"(?i)\bwww\.\w", r":[\w+-]+:", r"(?m)^\s*/\w",
    r"(?<![\w\u2060])[%~$]\w", r"(?i)\b[0-9a-f]{40}\b",
)  # fmt: skip


def seen(source: str) -> str:
    """What a reader sees of Markdown, as a host's filters look at it."""
    rendered = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(source)
    import html

    return html.unescape(re.sub(r"<[^>]*>", "", rendered))


def words_of(text: str) -> str:
    from desireline.draw.html import clean

    return re.sub(r"[\s\ufeff]+", " ", clean(text.replace(JOINER, ""))).strip()


@each_case("text", HOSTILE)
@each_case("around", ["{}", "- {}", "**{}**", "| {} |\n| - |\n| x |", "### {}"])
def test_a_text_is_shown_and_starts_nothing(text: str, around: str) -> None:
    read = seen(around.format(md(text)))
    for pattern in REFERENCES:
        assert re.search(pattern, read) is None, (pattern, read)
    if around == "{}":
        assert re.sub(r"[\u2060\u2068\u2069]", "", read).strip() == words_of(text).replace("\ue000", "\ufffd")


@given(st.text())
@settings(max_examples=150)
def test_whatever_a_text_holds_it_starts_nothing(text: str) -> None:
    read = seen(md(text))
    for pattern in REFERENCES:
        assert re.search(pattern, read) is None
    assert "\n" not in md(text)


@given(st.text(alphabet="@#!GH-:/.w0a1b &$%~"))
@settings(max_examples=150)
def test_quiet_is_settled(text: str) -> None:
    assert quiet(quiet(text)) == quiet(text)
    assert quiet(text).replace(JOINER, "") == text


@each_case("text", HOSTILE)
def test_code_and_spans_are_no_way_out(text: str) -> None:
    read = seen(f"x {code(text)} {spans_md((('same', text), ('out', text), ('in', text)))} y")
    assert "\x1b" not in read
    for pattern in (r"(?i)https?://\w", r"(?m)^\s*/\w"):
        assert re.search(pattern, seen(spans_md((("in", text),)))) is None


def test_ordinary_words_stay_as_they_are() -> None:
    assert md("Waits 2 days, then calls; −1 → −2 (worse)") == "Waits 2 days, then calls; −1 → −2 (worse)"
    assert md("客服線上回覆，等了兩天") == "客服線上回覆，等了兩天"
    assert md("25 % of 30% at 10:30, and/or C3PO") == "25 % of 30% at 10:30, and/or C3PO"
    assert ours("Put it into `was` of it.") == "Put it into `was` of it."


@pytest.mark.parametrize("address", ["javascript:x", "//x", "/x", "https://x/ y", "https://x/<b>", "", "ftp://x"])
def test_a_link_leads_to_a_host_or_nowhere(address: str) -> None:
    assert link("words", address) == "words"


def test_a_key_cannot_end_its_comment() -> None:
    assert marker("a --> b\n@x") == "<!-- desireline:review key=a-b--x".replace("--x", "-x") or "-->" not in marker(
        "a-->b"
    )
    assert "-->" not in marker("x--><script>")
    assert " " not in marker("a b").removeprefix("<!-- desireline:review ")


# Whole comments

Make = "Callable[..., Review]"


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Review]:
    """A review of two folders, given by their files."""

    def make(old: dict[str, str], new: dict[str, str], **more: object) -> Review:
        sides = []
        for name, files in (("old", old), ("new", new)):
            for path, text in files.items():
                (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / name / path).write_text(text, "utf-8")
            sides.append(load_folder(tmp_path / name))
        return Review(compare(*sides), BASE, ("error",), date(2026, 9, 21), **more)  # type: ignore[arg-type]

    return make


def a_map(name: str, *, stages: int = 3, steps: int = 2, score: int = 1, text: str = "Does it", ids: str = "s") -> str:
    lines = [f"id: {name}", f"title: Map {name}", "owner: team", "personas: [mei]", "stages:"]
    for stage in range(stages):
        lines += [f"  - id: {ids}{stage}", f"    title: Stage {stage}", f"    emotion: {score}", "    steps:"]
        for step in range(steps):
            lines += [f"      - id: {ids}{stage}-{step}", f"        text: {text} {step}", f"        emotion: {score}"]
    return "\n".join(lines) + "\n"


MEI = {"personas/mei.yaml": "id: mei\nname: Mei\n"}


def maps(count: int, **how: object) -> dict[str, str]:
    return MEI | {f"maps/m{n}.yaml": a_map(f"m{n}", **how) for n in range(count)}  # type: ignore[arg-type]


@each_case("text", HOSTILE)
@each_case("profile", PROFILES)
def test_a_comment_of_hostile_maps_calls_nobody(made: Callable[..., Review], text: str, profile: str) -> None:
    import json

    quoted = json.dumps(text.replace("\ud800", "x") or "x")
    old = (
        f"id: m\ntitle: {quoted}\nowner: {quoted}\nstages:\n  - id: s\n    title: {quoted}\n    emotion: 1\n"
        "    steps:\n      - {id: t, text: a b c}\n"
    )
    new = old.replace("emotion: 1", "emotion: -1").replace("a b c", "a " + "x") + f"    pains:\n      - {quoted}\n"
    new = new.replace("text: a x", f"text: {quoted}") + "  - id: u\n    title: Z\n    emotion: 2\n"
    review = made({"maps/m.yaml": old}, {"maps/m.yaml": new})
    text = comment(review, WORDS, profile, Links(page="https://ci/x", head="https://h/b/"))  # type: ignore[arg-type]
    if profile == "plain":
        text += f"\n{marker('')} hash=0 -->"
    assert harmless(text) == ""


@pytest.mark.parametrize(
    ("count", "stages", "steps"), [(1, 1, 1), (3, 5, 4), (40, 6, 3), (20, 10, 10)], ids=["2", "135", "1680", "4200"]
)
def test_it_always_fits_and_what_stops_is_always_in_it(
    made: Callable[..., Review], count: int, stages: int, steps: int
) -> None:
    old = maps(count, stages=stages, steps=steps, text="A rather long text that was rewritten word by word")
    new = maps(count, stages=stages, steps=steps, score=-1, text="Another long text, which was rewritten word by word")
    new["maps/m0.yaml"] = new["maps/m0.yaml"].replace("- id: s0\n", "- id: z0\n")
    review = made(old, new)
    assert review.hits
    for profile, host in PROFILES.items():
        text = comment(review, WORDS, profile, Links(page="https://ci/x"))
        assert len(text) <= host.most
        assert review.hits[0].fingerprint in text
        assert f"{len(review.comparison.changes)} changes" in text
        if count >= 40 and profile != "gitlab":
            assert "Left out to fit" in text
        if count == 1:
            assert "Left out" not in text


LOOKED_AT = (
    "**! To look at**\n\n- &#126; ▼ **A shop › Buy › Metric “Calls”**: value 4 → 5 (worse)\n"
    "  ! to look at: a figure was changed and its date was not. Give the day of the new figure in `as_of`."
)

# What is replaced in a map, the gates, what stands above the map, reason.
ABOVE = [
    ([("value: 4, as_of", "value: 5, as_of")], ("error",), LOOKED_AT,
     "what is to be looked at: which map, what, and what to do"),
    ([("value: 4, as_of", "value: 5, as_of")], ("warn",), "**✖ In the way**\n\n- &#126; ▼ **A shop › Buy › Metric",
     "at the gate it stands in the way, and nowhere else"),
    ([("{id: gone, text", "{text")], (), "**✖ Breaking**\n\n- &#126; **A shop › Buy › Pain “Slow”**: id no longer gone",
     "what breaks, where no gate asks for it"),
    ([("{id: gone, text", "{text"), ("value: 4, as_of", "value: 5, as_of")], (), "for the customer changes",
     "first what breaks, then what is to be looked at"),
]  # fmt: skip
SHOP = """\
id: shop
title: A shop
stages:
  - id: buy
    title: Buy
    metrics: [{id: calls, text: Calls, value: 4, as_of: 2026-01-01, better: lower}]
    pains: [{id: gone, text: Slow}]
"""


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(("replaced", "gates", "above", "reason"), ABOVE, ids=[each[-1] for each in ABOVE])
def test_what_the_head_counts_stands_below_it(
    made: Callable[..., Review],
    replaced: list[tuple[str, str]],
    gates: tuple[str, ...],
    above: str,
    reason: str,
    profile: str,
) -> None:
    new = SHOP
    for old, other in replaced:
        new = new.replace(old, other)
    review = replace(made({"maps/shop.yaml": SHOP}, {"maps/shop.yaml": new}), gates=gates)  # type: ignore[arg-type]
    text = comment(review, WORDS, profile)  # type: ignore[arg-type]
    if len(replaced) > 1:
        places = [text.index(part) for part in ("breaking · ! 1 to look at", "**✖ Breaking**", "**! To look at**")]
        assert places == sorted(places), reason
    else:
        assert above.replace("→", "") in text.replace("→", ""), (reason, text)
    assert text.count("**! To look at**") == (1 if "warn" not in gates and "! 1 to look at" in text else 0)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_thousand_to_look_at_are_counted_and_the_comment_fits(made: Callable[..., Review], profile: str) -> None:
    metrics = "".join(f"      - {{id: f{n}, text: Figure {n}, value: 4, as_of: 2026-01-01}}\n" for n in range(1000))
    old = f"id: m\ntitle: M\nstages:\n  - id: s\n    title: S\n    metrics:\n{metrics}"
    review = made({"maps/m.yaml": old}, {"maps/m.yaml": old.replace("value: 4", "value: 5")})
    text = comment(review, WORDS, profile)  # type: ignore[arg-type]
    assert len(text) <= PROFILES[profile].most  # type: ignore[index]
    listed = text[text.index("**! To look at**") :].split("\n\n")[1]
    assert "Give the day of the new figure" in listed
    shown = listed.count("\n  ! to look at")
    assert shown == 1000 or f"and {1000 - shown} more" in listed


def test_a_map_marks_what_is_to_be_looked_at_and_counts_with_points(made: Callable[..., Review]) -> None:
    new = SHOP.replace("value: 4", "value: 5").replace("title: A shop", "title: The shop")
    text = comment(made({"maps/shop.yaml": SHOP}, {"maps/shop.yaml": new}), WORDS)
    assert "(worse) · **! to look at**" in text[text.index("<details") :]
    assert "<summary><b>Map The shop</b> · ▼ 1 worse · 1 neutral</summary>" in text


@pytest.mark.parametrize("profile", ["github", "gitlab", "plain"])
def test_what_was_done_to_a_map_stands_behind_its_name(made: Callable[..., Review], profile: str) -> None:
    found = made(maps(1), maps(2))
    assert " · ＋ added" in comment(found, WORDS, profile).replace("&#43;", "+")  # type: ignore[arg-type]


def test_old_and_new_of_another_direction_do_not_change_places(made: Callable[..., Review]) -> None:
    old = SHOP.replace("title: Buy\n", "title: Buy\n    emotion: {word: غضب}\n")
    review = made({"maps/shop.yaml": old}, {"maps/shop.yaml": old.replace("غضب", "فرح")})
    for profile in ("github", "plain"):
        text = comment(review, WORDS, profile)  # type: ignore[arg-type]
        unknown = text[text.index("effect is unknown") :].split("\n\n")[1]
        assert "\u2068غضب\u2069 → \u2068فرح\u2069" in unknown


def test_failures_come_first_and_ten_thousand_of_them_are_counted(made: Callable[..., Review]) -> None:
    review = made(maps(1), maps(1, score=-1))
    failed = tuple(Undiffable("after", f"maps/f{n}.yaml", 1, 1, "x " * 200, "r") for n in range(10_000))
    problems = tuple(Problem("error", "r", "y " * 200, f"maps/f{n}.yaml", 1, 1) for n in range(10_000))
    broken = replace(review, comparison=Comparison(review.comparison.files, failed), problems=problems)
    text = comment(broken, WORDS, "github")
    assert len(text) <= PROFILES["github"].most
    assert text.split("\n")[0].startswith("### Desireline: ✖ 10000 files could not be compared")
    assert "maps/f0.yaml" in text
    assert "and 9" in text
    assert text.index("Could not be compared") < text.index("<details")


def test_the_ladder_lowers_the_maps_with_the_fewest_changes_first(made: Callable[..., Review]) -> None:
    old, new = maps(6, stages=8, steps=6), maps(6, stages=8, steps=6)
    for n in range(6):
        new[f"maps/m{n}.yaml"] = a_map(f"m{n}", stages=8, steps=6).replace("emotion: 1", "emotion: -1", 4 + 8 * n)
    review = made(old, new)
    whole = len(comment(review, WORDS, "github"))
    sizes = []
    for most in (whole, whole - 400, whole * 3 // 4, whole // 2, whole // 4, 2500):
        text = comment(review, WORDS, "github", most=most)
        assert len(text) <= most
        sizes.append(text.count("```mermaid"))
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 6
    few = comment(review, WORDS, "github", most=whole - 1200)
    drawn = ["```mermaid" in part for part in few.split("<b>Map ")[1:]]
    assert drawn == sorted(drawn), "the maps with most changes keep their lines longest"
    assert True in drawn
    assert False in drawn


def test_diagrams_are_what_a_host_draws(
    made: Callable[..., Review], mermaid_parse: Callable[..., list[object]]
) -> None:
    old = maps(1, stages=14)
    new = {path: text.replace("emotion: 1", "emotion: -2") for path, text in old.items()}
    titles = ['"; end', "%%{init}%%", "# x", "客服，「等」", "click a href", "`x`", "a\\nb", "[x]"]
    for n, title in enumerate(titles):
        for side in (old, new):
            side["maps/m0.yaml"] = side["maps/m0.yaml"].replace(f"title: Stage {n}\n", f"title: {title!r}\n")
    review = made(old, new)
    for profile in ("github", "gitlab"):
        text = comment(review, WORDS, profile)  # type: ignore[arg-type]
        blocks = re.findall(r"```mermaid\n(.*?)```", text, re.DOTALL)
        assert blocks, profile
        assert mermaid_parse(blocks) == [None] * len(blocks)
        if profile == "gitlab":
            assert max(map(len, blocks)) < 2000
    assert "```mermaid" not in comment(review, WORDS, "plain")
    assert "<" not in re.sub(r"\(<[^>]*>\)", "", comment(review, WORDS, "plain"))


def test_a_stage_that_is_on_one_side_only_is_in_the_table_and_not_in_the_lines(made: Callable[..., Review]) -> None:
    old = maps(1, stages=3)
    new = {path: text.replace("emotion: 1", "emotion: 2", 1) for path, text in maps(1, stages=4).items()}
    text = comment(made(old, new), WORDS, "github")
    assert "| Stage 3 | — | +1 | ＋ added |" in text
    assert "Not drawn, for want of a score on both sides: Stage 3" in text


def test_a_map_without_scores_has_neither_table_nor_lines(made: Callable[..., Review]) -> None:
    old = {"maps/m.yaml": "title: M\nstages:\n  - {id: s, title: S}\n"}
    text = comment(made(old, {"maps/m.yaml": "title: N\nstages:\n  - {id: s, title: S}\n"}), WORDS, "github")
    assert "| Stage" not in text
    assert "mermaid" not in text


def test_another_scale_is_not_compared(made: Callable[..., Review]) -> None:
    old = maps(1)
    new = {
        path: text.replace("stages:", "scales: [{id: emotion, range: [0, 10]}]\nstages:") for path, text in old.items()
    }
    text = comment(made(old, new), WORDS, "github")
    assert "? another scale" in text
    assert "mermaid" not in text


def test_the_same_review_has_the_same_hash_and_another_another(made: Callable[..., Review]) -> None:
    review = made(maps(1), maps(1, score=-1))
    assert comment(review, WORDS) == comment(review, WORDS)
    other = replace(review, gates=("any",))
    assert comment(review, WORDS).split("hash=")[1] != comment(other, WORDS).split("hash=")[1]


def test_approvals_are_told_with_reason_and_name(made: Callable[..., Review]) -> None:
    review = made(maps(1), maps(1, score=-1))
    mark = review.comparison.changes[0].fingerprint
    approvals = (Approval(mark, "agreed @ann", "Ann <a@b>"), Approval("f" * 16, "old", what="An old change"))
    text = comment(replace(review, approvals=approvals, own_approvals=frozenset({mark})), WORDS)
    assert "approved in this very change" in text
    assert "no change here has this fingerprint any more" in text
    assert harmless(text) == ""


@pytest.mark.parametrize("lang", ["en", "zh-Hant", "zh-Hans", "ja"])
def test_it_speaks_the_interfaces_language(made: Callable[..., Review], lang: str) -> None:
    text = comment(made(maps(2), maps(2, score=-1)), Words(lang), "github")
    assert harmless(text) == ""
    assert "Map m0" in text
