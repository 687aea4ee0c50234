"""Which pages are release notes, in which order, and what they link to."""

from __future__ import annotations

from datetime import date

import pytest

from desireline.publish.note_files import FRAGMENT
from desireline.publish.plan import PagePlan
from desireline.publish.releases import Mention, page_path, read_note, releases_of

# Front matter, release and day, reason.
FRONT: list[tuple[str, tuple[str, date | None] | None, str]] = [
    ("release: v2.4\ndate: 2026-11-20", ("v2.4", date(2026, 11, 20)), "as documented"),
    ("release: 2.10\ndate: 2026-11-20", ("2.10", date(2026, 11, 20)), "a number stays as it is written"),
    ('release: "v2.4"\ndate: "2026-11-20"', ("v2.4", date(2026, 11, 20)), "quoted"),
    ("title: X\ndate: 2026-11-20 10:00:00\nrelease: v2.4", ("v2.4", date(2026, 11, 20)), "a day with a time"),
    ("release: v2.4", ("v2.4", None), "no day: it is not out yet"),
    ("release: v2.4\ndate: soon", ("v2.4", None), "no day that can be read"),
    ("release:\ndate: 2026-11-20", None, "no name"),
    ("title: About releases", None, "no release"),
    ("tags: [release: x", None, "front matter that is no YAML"),
    ("release: [v1, v2]", None, "a list is no name"),
]


@pytest.mark.parametrize(("front", "expected", "reason"), FRONT, ids=[each[2] for each in FRONT])
def test_a_page_is_a_release_note_by_its_front_matter(
    front: str, expected: tuple[str, date | None] | None, reason: str
) -> None:
    note = read_note(f"---\n{front}\n---\n# Title\n", "releases/x.md")
    assert (None if note is None else (note.release, note.day)) == expected


def test_a_page_that_only_shows_front_matter_is_none() -> None:
    assert read_note("# How to\n\n---\nrelease: v1\n---\n", "x.md") is None


def test_a_day_that_is_none_is_kept_to_be_told() -> None:
    note = read_note("---\nrelease: v1\ndate: soon\n---\n", "x.md")
    assert note is not None
    assert note.wrong_day == "soon"


TITLES = [
    ("---\nrelease: v1\ntitle: Said above\n---\n# Heading\n", "Said above", "front matter first"),
    ("---\nrelease: v1\n---\n\n# A **bold** heading {#x}\n", "A bold heading", "then the heading, in plain words"),
    ("---\nrelease: v1\n---\n```\n# code\n```\n", "v1", "what is shown in code is no heading"),
]


@pytest.mark.parametrize(("text", "title", "reason"), TITLES, ids=[each[2] for each in TITLES])
def test_the_title_of_a_note(text: str, title: str, reason: str) -> None:
    note = read_note(text, "x.md")
    assert note is not None
    assert note.title == title


def plan(kind: str, key: str, file: str, was: str = "") -> PagePlan:
    folder = "maps" if kind == "map" else "personas"
    return PagePlan(kind, key, f"{folder}/{key}", key, "", file, "", True, "", "", was)  # type: ignore[arg-type]


PAGES = (
    plan("map", "phone", "maps/shop/phone.yaml", "handset"),
    plan("persona", "hao", "personas/hao.yaml"),
    PagePlan("gap", "phone", "maps/phone.gap", "", "", "", "", True),
)

# What stands in docs/releases/v1.md, what it means, reason.
LINKS: list[tuple[str, list[Mention], str]] = [
    ("[x](map:phone)", [Mention("phone")], "short form"),
    ("[x](map:phone#price)", [Mention("phone", "price")], "a part"),
    ("[x](map:phone?at=v1#price)", [Mention("phone", "price")], "a part as it was"),
    ("[x](map:phone#price?at=v1)", [Mention("phone", "price")], "the other order"),
    ("[](persona:hao)", [Mention("hao")], "a persona, without words"),
    ("[x](../../maps/shop/phone.yaml#price)", [Mention("phone", "price")], "a file, by its path"),
    ("[x](../../maps/phone.yaml)", [], "a path where no file stands"),
    ("[x](../maps/phone.md#price)", [Mention("phone", "price")], "the page made of it"),
    ("[x](../maps/phone.gap.md)", [Mention("phone")], "another page of it"),
    ("[x](map:handset#price)", [Mention("phone", "price")], "a former id"),
    ("[x](map:nobody) [y](https://example.org/map:phone) [z](phone)", [], "nothing of ours"),
    ("`[x](map:phone)`\n\n```\n[x](map:phone)\n```\n", [], "shown in code"),
    ("::: journey phone at=v1", [Mention("phone")], "a drawing in one line"),
    ("::: journey phone stage=price", [Mention("phone", "price")], "a drawing of a stage"),
    ("```desireline\nstage: phone#price\nat: v1\n```\n", [Mention("phone", "price")], "a drawing as a block"),
    ("```desireline\nnothing\n```\n", [], "a block that is none"),
    ("[x][1] and more\n\n[1]: map:phone\n", [Mention("phone")], "a link by reference"),
    ("[a](map:phone) [b](persona:hao) [c](map:phone)", [Mention("phone"), Mention("hao")], "each once, in order"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LINKS, ids=[each[2] for each in LINKS])
def test_what_a_note_links_to(text: str, expected: list[Mention], reason: str) -> None:
    note = read_note(f"---\nrelease: v1\n---\n{text}\n", "releases/v1.md")
    assert note is not None
    assert sorted(releases_of([note], PAGES).mentions[note.file], key=lambda each: each.id) == sorted(
        expected, key=lambda each: each.id
    )


def test_notes_stand_newest_first_and_those_without_a_day_before_all() -> None:
    days = {"v1.9": "2026-01-01", "v1.10": "2026-01-01", "v2": "", "v1": "2025-12-31"}
    notes = [read_note(f"---\nrelease: {name}\ndate: {day}\n---\n", f"{name}.md") for name, day in days.items()]
    ordered = releases_of([note for note in notes if note], PAGES)
    assert [note.release for note in ordered.notes] == ["v2", "v1.10", "v1.9", "v1"]
    assert ordered.before(ordered.notes[0]) is ordered.notes[1]
    assert ordered.before(ordered.notes[-1]) is None


def test_since_names_the_release_before() -> None:
    texts = ["release: v1\ndate: 2026-01-01", "release: v2\ndate: 2026-02-01", "release: v3\nsince: v1"]
    notes = [read_note(f"---\n{text}\n---\n", f"{number}.md") for number, text in enumerate(texts)]
    found = releases_of([note for note in notes if note], PAGES)
    before = found.before(found.notes[0])
    assert before is not None
    assert before.release == "v1"


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("releases/v2.4.md", "releases/v2.4"),
        ("releases/README.md", "releases/index"),
        ("news/新版.md", "news/%E6%96%B0%E7%89%88"),
    ],
)
def test_the_address_of_a_page(file: str, path: str) -> None:
    assert page_path(file) == path


@pytest.mark.parametrize(
    ("file", "is_one"),
    [
        ("releases/fragments/0123456789abcdef.md", True),
        ("releases/fragments/v2.4/01234567.md", True),
        ("releases/fragments/README.md", False),
        ("fragments-of-life/deadbeef.md", False),
    ],
)
def test_which_pages_are_wordings_and_no_pages(file: str, is_one: bool) -> None:
    assert (FRAGMENT.fullmatch(file) is not None) is is_one
