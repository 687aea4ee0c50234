"""What a written link means, what it leads to, and what is said of one that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desireline.publish.links import Link, links_in, read_link
from desireline.publish.register import Missing, Register, Target
from desireline.source import load_folder

if TYPE_CHECKING:
    from pathlib import Path

READ = [
    ("map:visit", ("map", "visit", "", ""), "the short form"),
    ("persona:mina", ("persona", "mina", "", ""), "of a persona"),
    ("map:visit#queue", ("map", "visit", "queue", ""), "a part"),
    ("map:visit?at=v2.4#queue", ("map", "visit", "queue", "v2.4"), "a version before the part"),
    ("map:visit#queue?at=v2.4", ("map", "visit", "queue", "v2.4"), "a version behind the part"),
    ("map:visit?at=phones%2F2.4", ("map", "visit", "", "phones/2.4"), "a version whose name needs a code"),
    ("map:visit?x=1&at=v2", ("map", "visit", "", "v2"), "other words of a query say nothing"),
    ("MAP:visit", ("map", "visit", "", ""), "a scheme has no case"),
    ("../../maps/visit.yaml#queue", ("file", "maps/visit.yaml", "queue", ""), "a path from the page's folder"),
    ("../../maps/%E9%81%B8.yml", ("file", "maps/選.yml", "", ""), "a path with codes"),
    ("../../maps/visit.yaml?at=v1", ("file", "maps/visit.yaml", "", "v1"), "a pinned path"),
    ("/maps/visit.yaml", ("file", "maps/visit.yaml", "", ""), "a path from the project's folder"),
    ("../../../else/x.yaml", ("file", "../else/x.yaml", "", ""), "a path that leads out stays what it is"),
    ("https://e.org/maps/visit.yaml", None, "an address elsewhere is not ours"),
    ("//e.org/visit.yaml", None, "nor is one without its scheme"),
    ("visit.md#queue", None, "nor a page"),
    ("mailto:map@e.org", None, "nor a letter"),
    ("#queue", None, "nor a place on the page"),
    ("notes.yaml.txt", None, "nor another file whose name holds the ending"),
]


@pytest.mark.parametrize(("written", "means", "reason"), READ, ids=[case[2] for case in READ])
def test_a_written_address_means(written: str, means: tuple[str, ...] | None, reason: str) -> None:
    link = read_link(written, "docs/releases")
    assert (None if link is None else (link.kind, link.name, link.anchor, link.at)) == means


@given(st.text(st.sampled_from("map:persona.yaml#?at=/%&v2é\n ")), st.sampled_from(["", "docs", None]))
def test_any_text_is_read_or_left_alone(written: str, folder: str | None) -> None:
    link = read_link(written, folder)
    assert link is None or isinstance(link, Link)


def test_links_are_found_where_markdown_has_them_and_not_in_code() -> None:
    text = """\
See [a](map:visit) and [b][ref], `[c](map:code)`.

```markdown
[d](map:fenced)
```

~~~
[e](map:tilde)
~~~

![](map:picture) [f](<../maps/tea.yaml#pay>)

[ref]: persona:mina
"""
    found = [(link.name, line) for link, line in links_in(text, "docs")]
    assert found == [("visit", 1), ("picture", 11), ("maps/tea.yaml", 11), ("mina", 13)]


@pytest.fixture(scope="module")
def register(quoted: Path) -> Register:
    return Register.of(load_folder(quoted), ("v1", "v2"))


LEADS = [
    ("map:visit", "maps/visit", "", "A visit", "a map"),
    ("persona:mina", "personas/mina", "", "Mina", "a persona"),
    ("map:visit#queue", "maps/visit", "queue", "The queue is long", "a part by its id"),
    ("../maps/tea.yaml#pay", "maps/tea", "pay", "付款", "a part by the path of its file"),
    ("map:hostile#sore", "maps/hostile", "hurt", '"><script>alert(2)</script>', "a part by its former id"),
    ("map:hostile#queue", "maps/hostile", "queue", "queue", "a retired part, whose place says why it went"),
    ("map:visit#map_stages", "maps/visit", "map_stages", "A visit", "a section of the page"),
    ("map:visit?at=v2#queue", "versions/v2/maps/visit", "queue", "The queue is long", "a published version"),
    ("map:visit?at=today", "maps/visit", "", "A visit", "today's, said outright"),
]


@pytest.mark.parametrize(("written", "path", "anchor", "title", "reason"), LEADS, ids=[case[4] for case in LEADS])
def test_a_link_leads_to(register: Register, written: str, path: str, anchor: str, title: str, reason: str) -> None:
    link = read_link(written, "docs")
    assert link is not None
    found = register.resolve(link)
    assert isinstance(found, Target)
    assert (found.path, found.anchor, found.title) == (path, anchor, title)
    again = read_link(found.reference, "docs")
    assert again is not None
    assert register.resolve(again) in {found, Target(**{**vars(found), "former": False})}


def test_what_is_former_or_retired_is_known(register: Register) -> None:
    for written, former, retired in (("map:hostile#sore", True, False), ("map:hostile#queue", False, True)):
        link = read_link(written)
        assert link is not None
        found = register.resolve(link)
        assert isinstance(found, Target)
        assert (found.former, found.retired) == (former, retired)


@pytest.mark.parametrize(
    ("written", "anchor", "reason"),
    [
        ("map:visit?at=v9#queue", "queue", "the part as it is today"),
        ("map:visit?at=v9#gone-before-the-clone", "", "the page, where today knows no such part"),
    ],
)
def test_where_versions_may_be_missing_a_pinned_link_leads_to_today(
    quoted: Path, written: str, anchor: str, reason: str
) -> None:
    link = read_link(written)
    assert link is not None
    found = Register.of(load_folder(quoted), incomplete=True).resolve(link)
    assert isinstance(found, Target), reason
    assert (found.at, found.anchor) == ("", anchor), reason


NOWHERE = [
    ("map:vist", "there is no map 'vist'; did you mean 'visit'?", "map:visit", "a slip in a map's id"),
    ("persona:mia", "there is no persona 'mia'; did you mean 'mina'?", "persona:mina", "in a persona's"),
    ("map:mina", "'mina' is a persona, and no map; did you mean 'persona:mina'?", "persona:mina", "the other kind"),
    ("map:visit#qeue", "nothing in the map 'visit' has the id or anchor 'qeue'; did you mean '#queue'?",
     "map:visit#queue", "in a part's id"),
    ("../maps/vist.yaml", "there is no map or persona in the file 'maps/vist.yaml'; did you mean 'maps/visit.yaml'?",
     "maps/visit.yaml", "in a path"),
    ("map:visit?at=v3", "the site has no version 'v3'; there are 'v2', 'v1'", None, "a version that is not kept"),
    ("map:", "there is no map ''; there are hostile, tea, visit and 1 more", "map:hostile", "no id at all"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "message", "nearest", "reason"), NOWHERE, ids=[case[3] for case in NOWHERE])
def test_a_link_that_leads_nowhere_says_what_is_nearest(
    register: Register, written: str, message: str, nearest: str | None, reason: str
) -> None:
    link = read_link(written, "docs")
    assert link is not None
    found = register.resolve(link)
    assert isinstance(found, Missing)
    assert found.message == message
    assert (found.nearest[0] if found.nearest else None) == nearest


def test_without_versions_a_pinned_link_says_how_to_get_them(quoted: Path) -> None:
    link = read_link("map:visit?at=v1")
    assert link is not None
    found = Register.of(load_folder(quoted)).resolve(link)
    assert isinstance(found, Missing)
    assert "'versions'" in found.message
