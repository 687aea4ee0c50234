"""Which releases there are: pages of the author's own with `release` in their front matter, and what each links to.

Pure: text and the pages of a site come in, notes go out, newest first. Which maps, personas and parts a note means is
worked out from the pages that are planned, so that no map is read for it.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import field
from datetime import date
from functools import cached_property
from textwrap import dedent
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from desireline.insight.promises import Dated, version_key
from desireline.model.part import NOTHING
from desireline.model.record import Record, record
from desireline.publish.links import _CODE, read_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desireline.publish.plan import PagePlan

_FRONT: Final = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_INLINE: Final = re.compile(
    r"\]\(\s*<?([^)\s>]+)|^ {0,3}\[[^\]\n]+\]:\s*<?(\S+?)>?(?:\s|$)|<((?:map|persona):[^>\s]+)>", re.MULTILINE
)
_PLACED: Final = re.compile(
    r"^[ ]{0,3}:::[ \t]+journey[ \t]+(?P<line>[^\n]+)$"
    r"|^[ \t]*(?P<sign>`{3,}|~{3,})[ \t]*desireline\b[^\n]*\n(?P<block>.*?)^[ \t]*(?P=sign)",
    re.MULTILINE | re.DOTALL,
)
"""A drawing of a map placed in the page: `::: journey phone-purchase`, or a fenced block (see `wishes`)."""
_HEADING: Final = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


@record
class Mention(Record):
    """A map, persona or part that a note links to."""

    id: str
    """Id of the map or persona."""
    anchor: str = ""
    """The part; "" for the whole."""


@record
class Note(Record):
    """One release note: a page of the author's."""

    release: str
    """What the release is called, as its tag is: `v2.4`."""
    day: date | None
    """When it came out or is to come out; None where the page does not say, or not as `YYYY-MM-DD`."""
    since: str
    """The version before it, where the page names one."""
    path: str
    """Its path in the site without ending, as part of an address: `releases/v2.4`."""
    file: str
    """Its file, relative to the pages' folder: `releases/v2.4.md`."""
    title: str
    """Plain text."""
    lang: str
    """BCP 47 tag of its text; "" where it does not say."""
    addresses: tuple[str, ...]
    """Every address that its text links to, in order, and what it places of maps."""
    wrong_day: str = ""
    """What stands at `date` where that is no day."""


@record
class Releases(Record):
    """All release notes of a site."""

    notes: tuple[Note, ...] = ()
    """Newest first: by day, undated ones (not out yet) before all others, then by the numbers in their names."""
    mentions: Mapping[str, tuple[Mention, ...]] = field(default=NOTHING)
    """What each note links to, by its file, each once and in order."""

    def __bool__(self) -> bool:
        return bool(self.notes)

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """The releases as promises know them."""
        return tuple(Dated(note.release, note.day) for note in self.notes)

    @cached_property
    def by_file(self) -> Mapping[str, Note]:
        """Notes by their file."""
        return {note.file: note for note in self.notes}

    @cached_property
    def _by_target(self) -> Mapping[str, tuple[Note, ...]]:
        found: dict[str, dict[str, Note]] = {}
        for note in self.notes:
            for mention in self.mentions.get(note.file, ()):
                found.setdefault(mention.id, {})[note.file] = note
        return {name: tuple(notes.values()) for name, notes in found.items()}

    def mentioning(self, target: str) -> tuple[Note, ...]:
        """The notes that link to a map or persona or to a part of it, newest first."""
        return self._by_target.get(target, ())

    def parts(self, note: Note, target: str) -> tuple[str, ...]:
        """The anchors of a map or persona that a note links to."""
        found = (mention for mention in self.mentions.get(note.file, ()) if mention.id == target and mention.anchor)
        return tuple(dict.fromkeys(mention.anchor for mention in found))

    def note(self, release: str) -> Note | None:
        """The note of a release."""
        return next((note for note in self.notes if note.release == release), None)

    def before(self, note: Note) -> Note | None:
        """The note of the release before: that of `since`, else the next older one."""
        if note.since:
            return self.note(note.since)
        place = self.notes.index(note)
        return next((each for each in self.notes[place + 1 :] if each.release != note.release), None)


def read_note(text: str, file: str) -> Note | None:
    """The release note that a page is; None where its front matter names no release.

    Args:
        text: The whole page.
        file: Its path, relative to the pages' folder, with `/`.
    """
    found = _FRONT.match(text)
    if found is None or "release" not in found[1]:
        return None
    given = _front_matter(found[1])
    release = given.get("release", "").strip()
    if not release:
        return None
    body = text[found.end() :]
    written = given.get("date", "").strip()
    day = _day(written)
    title = given.get("title", "").strip() or _heading(body) or release
    return Note(
        release=release,
        day=day,
        since=given.get("since", "").strip(),
        path=page_path(file),
        file=file,
        title=title,
        lang=given.get("lang", "").strip(),
        addresses=tuple(dict.fromkeys(_addresses(body))),
        wrong_day=written if written and day is None else "",
    )


def _front_matter(written: str) -> Mapping[str, str]:
    """The texts of front matter, each as written: `2.10` stays `2.10`."""
    import yaml  # noqa: PLC0415  # a site without release notes does not need it here

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        given = yaml.load(written, loader)  # noqa: S506  # makes texts, lists and mappings alone
    except yaml.YAMLError:
        return {}
    return {key: value for key, value in given.items() if isinstance(value, str)} if isinstance(given, dict) else {}


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def _heading(body: str) -> str:
    from desireline.draw.inline import plain  # noqa: PLC0415

    found = _HEADING.search(_CODE.sub("", body))
    return plain(re.sub(r"\s*\{[^}]*\}$", "", found[1])) if found else ""


def page_path(file: str) -> str:
    """The path of an author's page in the site, without ending: `README` is the page of its folder."""
    path = posixpath.splitext(file)[0]
    folder, name = posixpath.split(path)
    return quote(posixpath.join(folder, "index") if name.lower() == "readme" else path)


def _addresses(body: str) -> Iterator[str]:
    yield from _placed(body)
    for found in _INLINE.finditer(_CODE.sub("", body)):
        yield found[1] or found[2] or found[3]


def _placed(body: str) -> Iterator[str]:
    """The maps, and stages of maps, of which a drawing stands in the page, as links in short form."""
    for found in _PLACED.finditer(body):
        from desireline.publish.wishes import NoWish, read_block, read_line  # noqa: PLC0415  # many notes place none

        try:
            wish = read_line(found["line"]) if found["line"] else read_block(dedent(found["block"]))
        except NoWish:  # whoever draws it says so
            continue
        yield f"map:{wish.name}" + (f"#{wish.stage}" if wish.stage else "")


def releases_of(notes: Iterable[Note], pages: Sequence[PagePlan], docs: str = "docs") -> Releases:
    """Notes in order, with what each links to among the pages of a site.

    Args:
        notes: In any order.
        pages: The planned pages of maps and personas.
        docs: The pages' folder, relative to the project, by which a link to a map's file is understood.
    """
    ordered = tuple(sorted(notes, key=_order, reverse=True))
    subjects = [page for page in pages if page.kind in {"map", "persona"}]
    ids = {name: page.target for page in subjects for name in (*page.was.split(), page.target)}
    by_file = {page.file: page.target for page in subjects} | {
        f"{docs}/{page.path}.md": page.target for page in pages if page.target in ids
    }
    mentions = {}
    for note in ordered:
        met = (_mention(address, f"{docs}/{note.file}", ids, by_file) for address in note.addresses)
        mentions[note.file] = tuple(dict.fromkeys(each for each in met if each is not None))
    return Releases(ordered, mentions)


def _order(note: Note) -> tuple[object, ...]:
    return (note.day or date.max, version_key(note.release)[1], note.release)


def _mention(address: str, file: str, ids: Mapping[str, str], by_file: Mapping[str, str]) -> Mention | None:
    """What an address in `file` means, if it is a map, a persona or a part of one."""
    link = read_link(address, posixpath.dirname(file))
    if link is not None:
        target = by_file.get(link.name) if link.kind == "file" else ids.get(link.name)
        return Mention(target, link.anchor) if target else None
    path, _, anchor = address.partition("#")
    if ":" in path or not path.endswith(".md"):
        return None
    target = by_file.get(posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path))))
    return Mention(target, unquote(anchor)) if target else None


NONE: Final = Releases()
"""No releases."""
