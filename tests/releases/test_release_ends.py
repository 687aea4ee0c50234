"""Between which two tags a release is told, and what is said where one of them is missing."""

from __future__ import annotations

from datetime import date

import pytest

from desireline.draw.words import Words
from desireline.publish.release_ends import ends_of, missing_tags
from desireline.publish.releases import read_note, releases_of
from desireline.source.tags import Published, Version

TODAY = date(2026, 6, 1)
DAYS = {"v1": "2026-01-01", "v2": "2026-02-01", "v3": "2026-05-01", "v4": "2026-09-01"}

# Tags, the release, `since`, the two sides, what the reader is told, reason.
ENDS: list[tuple[str, str, str, tuple[str, str], str, str]] = [
    ("v1 v2 v3", "v2", "", ("v1", "v2"), "", "two tags"),
    ("v1 v2 v3", "v3", "v1", ("v1", "v3"), "", "since names the one before"),
    ("v1 v3", "v3", "", ("v1", "v3"), "", "the release between has no tag"),
    ("v0 v1", "v1", "", ("v0", "v1"), "", "the tag before has no note"),
    ("v1", "v1", "", ("", "v1"), "no release before", "the first of all"),
    ("v1 v2", "v2", "v9", ("", "v2"), "no tag v9", "since names no tag"),
    ("v1 v2 v3", "v4", "", ("v3", ""), "as they are today", "a release to come"),
    ("v1 v2", "v3", "", ("", ""), "no tag v3, so", "out for long, and another is to come"),
    ("v1 v3", "v2", "", ("", ""), "no tag v2, so", "later releases have tags"),
    ("", "v2", "", ("", ""), "without the tags", "no tags at all"),
]


@pytest.mark.parametrize(("tags", "release", "since", "sides", "said", "reason"), ENDS, ids=[each[5] for each in ENDS])
def test_what_is_compared(tags: str, release: str, since: str, sides: tuple[str, str], said: str, reason: str) -> None:
    found = [
        read_note(f"---\nrelease: {name}\ndate: {day}\nsince: {since if name == release else ''}\n---\n", f"{name}.md")
        for name, day in DAYS.items()
    ]
    releases = releases_of([note for note in found if note], ())
    note = releases.note(release)
    assert note is not None
    published = Published(tuple(Version(name, f"commit-{name}", TODAY) for name in tags.split()))
    ends = ends_of(note, releases, published, Words("en"), TODAY)
    names = tuple(version.name if version else "" for version in (ends.before, ends.after))
    assert names == sides
    assert said in ends.sentence
    assert bool(said) == bool(ends.sentence)


def test_tags_that_are_missing_are_told_once_with_the_reason() -> None:
    notes = [read_note(f"---\nrelease: {name}\ndate: {day}\n---\n", f"{name}.md") for name, day in DAYS.items()]
    known = [note for note in notes if note]
    told = missing_tags(known, Published((Version("v1", "c", TODAY),), "this is a shallow clone"), TODAY)
    assert told == "no tag for v2, v3 (this is a shallow clone): their release pages do not show what changed"
    every = tuple(Version(name, name, TODAY) for name in DAYS)
    assert missing_tags(known, Published(every), TODAY) == ""
