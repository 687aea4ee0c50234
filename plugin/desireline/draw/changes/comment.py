"""The comment of a pull request: the verdict first, then what stands in the way, then map by map; it always fits.

A host takes only so many characters. What does not fit is left out step by step, the maps with the fewest changes
first: stages that are as before, diagrams, rewordings word by word, changes one by one, maps one by one. What failed
and what stands in the way is said before all else, and the end says what was left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Literal

from desireline.draw.changes.comment_head import Head, head
from desireline.draw.changes.comment_map import (
    COUNTED,
    FOLDED,
    FULL,
    GONE,
    LEVELS,
    PLAIN,
    UNDRAWN,
    changes_md,
    map_section,
)
from desireline.draw.changes.comment_text import MARKER, code, link, md
from desireline.draw.changes.said import said
from desireline.draw.textwidth import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desireline.compare.review import Review
    from desireline.draw.changes.said import FileSaid
    from desireline.draw.words import Words

ProfileName = Literal["github", "gitlab", "plain"]


@dataclass(frozen=True)
class Profile:
    """What a host takes."""

    most: int
    """Characters of a comment."""
    diagram: int
    """Characters of a diagram that is drawn by itself; 0 where none is drawn."""
    diagrams: int
    """Characters of all diagrams together."""
    html: bool
    """Whether `<details>`, `<ins>`, `<del>` and hidden comments work."""
    folded_diagrams: bool = False
    """Whether every diagram stands in its own `<details>`, where its characters are counted apart."""


PROFILES: Final[dict[ProfileName, Profile]] = {
    # Comments end at 65,536 characters; Mermaid draws at most 50,000 in a diagram.
    "github": Profile(60_000, 20_000, 40_000, html=True),
    # A note takes a million; diagrams above 2,000 characters wait for a click.
    "gitlab": Profile(300_000, 1_900, 100_000, html=True, folded_diagrams=True),
    # Bitbucket's limit, the lowest of those known.
    "plain": Profile(32_000, 0, 0, html=False),
}
_CAPS: Final = (100, 40, 15, 6, 3, 1)
"""How many entries of a list of failures are named, tried one after the other."""
_LEAST: Final = 60
"""Fewer characters no entry has."""
_HEAD_SHARE: Final = 0.6
"""How much of a comment lists of failures may take, so that maps are still told of."""


@dataclass(frozen=True)
class Links:
    """Where things can be looked at. Empty where nowhere."""

    page: str = ""
    """The page with everything, or what holds it."""
    page_words: str = ""
    anchors: bool = False
    """Whether that page opens at once, so that it can be entered at a change."""
    base: str = ""
    """The address of a file as it was, up to its path from the top of the repository."""
    head: str = ""
    """The same as it is."""
    others: Mapping[str, str] = field(default_factory=dict)
    """In place of `base`, by path, for files of which another version than the base's was compared."""

    def source(self, side: str, path: str, line: int) -> str:
        """The address of a line."""
        from urllib.parse import quote  # noqa: PLC0415  # only where there is a host

        top = self.others.get(path, self.base) if side == "before" else self.head
        return f"{top}{quote(path)}#L{line}" if top and path and line else ""


def comment(
    review: Review,
    words: Words,
    profile: ProfileName = "github",
    links: Links | None = None,
    *,
    key: str = "",
    most: int = 0,
) -> str:
    """The comment as Markdown, at most as long as the host takes (or `most`), with a hidden marker where it can hide.

    `key` tells apart several reviews of one request.
    """
    host, where = PROFILES[profile], links or Links()
    room = (most or host.most) - 200  # for the marker
    body = _fitted(review, words, host, where, room)
    if not host.html:
        return body
    return _marked(body, key, " empty" if review.is_empty else "")


def failure_comment(why: str, words: Words, profile: ProfileName = "github", *, key: str = "") -> str:
    """The comment where nothing could be compared at all: it must not look like no change, nor leave an old one."""
    # What stands apart is a command: as code it can be copied, for no sign goes in that nobody sees.
    lines = (code(line) if line.startswith("  ") else md(line) for line in cut(why, 2000).split("\n") if line.strip())
    body = f"### {md(words('✖ Desireline could not compare'))}\n\n" + "\n\n".join(lines) + "\n"
    return _marked(body, key, "") if PROFILES[profile].html else body


def _marked(body: str, key: str, state: str) -> str:
    mark = blake2b(body.encode("utf-8", "replace"), digest_size=10).hexdigest()
    return f"{body}\n{marker(key)}{state} hash={mark} -->\n"


def marker(key: str) -> str:
    """The beginning of the hidden line by which a comment is found again."""
    shown = "".join(each if (each.isalnum() and each.isascii()) or each in "._/" else "-" for each in key)[:80]
    return f"{MARKER}:review key={shown.replace('--', '-') or 'default'}"


def _fitted(review: Review, words: Words, host: Profile, links: Links, room: int) -> str:
    told = said(review.comparison, words)
    top: Callable[[int], Head] = lambda cap: head(review, told, words, host, links, cap)  # noqa: E731
    least_first = sorted(told.files, key=lambda file: (len(file.changes), file.file.id))
    sections = _Sections(review, words, host, links, told.files)
    for cap in (room // _LEAST, *_CAPS):  # no more of them could fit
        upper = top(cap)
        if cap > 1 and len(upper.text) > room * _HEAD_SHARE:
            continue
        for level in (FULL, *LEVELS):
            for file in least_first:
                if len(upper.text) + sections.length + len(sections.foot()) + 4 <= room:
                    break
                sections.lower(file, level)
        if len(upper.text) + sections.length + len(sections.foot()) + 4 <= room:
            break
    return "\n\n".join(part for part in (upper.text, *sections.texts(), sections.foot()) if part) + "\n"


class _Sections:
    """The part of each map, at the level of detail that it was lowered to."""

    def __init__(self, review: Review, words: Words, host: Profile, links: Links, files: Sequence[FileSaid]) -> None:
        self.review, self.words, self.host, self.links, self.files = review, words, host, links, files
        self.levels = {file.file.id: FULL for file in files}
        self.made: dict[str, str] = {}
        self.told: dict[tuple[str, bool], str] = {}
        self.lost: dict[int, set[str]] = {}
        self.length = 0
        room = host.diagrams
        for file in files:
            text, used = self._section(file, FULL, room)
            room -= used
            self.made[file.file.id] = text
            self.length += len(text) + 2

    def lower(self, file: FileSaid, level: int) -> None:
        """Say less of one map."""
        name = file.file.id
        if self.levels[name] >= level:
            return
        text, _ = self._section(file, level, self.host.diagrams)
        if text != self.made[name]:
            self.lost.setdefault(level, set()).add(name)
        self.length += len(text) - len(self.made[name])
        self.levels[name], self.made[name] = level, text

    def texts(self) -> list[str]:
        """The parts, in order."""
        return [self.made[file.file.id] for file in self.files]

    def foot(self) -> str:
        """What the signs mean, and what was left out."""
        words = self.words
        signs = " · ".join(
            (
                words("＋ added · − removed · ~ changed · ⇄ moved"),
                words("▲ better · ▼ worse · ◆ better and worse · ? effect unknown"),
            )
        )
        lost = (
            words.count("stages as before of {n} map", "stages as before of {n} maps", self._without(FOLDED)),
            words.count("the diagram of {n} map", "the diagrams of {n} maps", self._without(UNDRAWN)),
            words.count("the exact wording of {n} map", "the exact wording of {n} maps", self._without(PLAIN)),
            words.count("the changes of {n} map, counted", "the changes of {n} maps, counted", self._without(COUNTED)),
            words.count("the names of {n} map", "the names of {n} maps", self._without(GONE)),
        )
        named = [text for level, text in zip(LEVELS, lost, strict=True) if self._without(level)]
        made = [md(signs)] if self.files else []
        if named:
            made.append(md(words("Left out to fit: {parts}.", parts="; ".join(named))))
            if self.links.page:
                made.append(link(md(self.links.page_words or words("Everything")), self.links.page))
        return "\n\n".join(made)

    def _without(self, level: int) -> int:
        """Of how many maps something was left out at a level."""
        return len(self.lost.get(level, ()))

    def _section(self, file: FileSaid, level: int, room: int) -> tuple[str, int]:
        return map_section(self.review, file, self.words, self.host, self._changes, level=level, room=room,
                           alone=len(self.files) == 1)  # fmt: skip

    def _changes(self, file: FileSaid, wordings: bool) -> str:
        """The changes of a map, told once with wordings and once without, whatever else of it is left out."""
        key = file.file.id, wordings
        if key not in self.told:
            self.told[key] = changes_md(self.review, file, self.words, self.host, self.links, wordings=wordings)
        return self.told[key]
