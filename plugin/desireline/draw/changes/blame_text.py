"""Every part of a map or persona with the commit that last changed it, for a terminal: one line a part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.compare import FileComparison, Stand
from desireline.compare.change import kind_of
from desireline.draw.changes.said_names import Names, kind_name
from desireline.draw.inline import plain
from desireline.draw.language import quoted
from desireline.draw.text.cells import cells_wide, padded, shortened, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.compare.blame import Blamed
    from desireline.draw.changes.text import Line
    from desireline.model import JourneyMap, Path, Persona

_AUTHOR: Final = 16
"""The most cells that an author's name takes."""
_LEAST: Final = 12
"""The fewest cells that a part's own words take."""


def blame_text(parts: Sequence[Blamed], root: JourneyMap | Persona, names: Names, width: int = 80) -> list[Line]:
    """Day, author, commit and part, a line each, none wider than `width` cells (unless that is below 60)."""
    words = names.words
    authors = [_author(each, names) for each in parts]
    wide = min(max(map(cells_wide, authors), default=0), _AUTHOR, width // 5)
    lines: list[Line] = []
    for each, author in zip(parts, authors, strict=True):
        commit = each.state.commit
        mark = " " if each.sure else "^"
        who = f"{commit.day or ' ' * 10} {padded(shortened(author, wide), wide)} {mark}{commit.short or ' ' * 7} "
        room = max(width - cells_wide(who) - 2 * each.depth, _LEAST)
        lines.append(
            ((who, "aside"), ("  " * each.depth, ""), (shortened(part_name(each, root, names), room), _style(each)))
        )
    if any(not each.sure for each in parts):
        lines += [(), ((f"^ {words('the history of this clone ends here; it may be older')}", "aside"),)]
    return lines


def part_name(each: Blamed, root: JourneyMap | Persona, names: Names) -> str:
    """The part by kind and name: Pain “Another price in the shop”."""
    file = FileComparison(root.key, None, root, ())
    kind = kind_name(kind_of(type(each.piece)), Stand(root.key, each.path, (), "", slot=_slot(each.path)), file, names)
    given = each.piece.__dict__
    name = root.title if not each.path else given.get("title") or given.get("text") or given.get("name") or ""
    lang = names.words.lang
    said = quoted(visible(plain(str(name))), lang)
    return f"{visible(kind)}{'' if said.startswith('「') else ' '}{said}"


def _slot(path: Path) -> tuple[str, ...]:
    """The keys of the list that a part stands in."""
    keys: list[str] = []
    for key in reversed(path[:-1] if path and isinstance(path[-1], int) else path):
        if isinstance(key, int):
            break
        keys.insert(0, key)
    return tuple(keys)


def _author(each: Blamed, names: Names) -> str:
    commit = each.state.commit
    return visible(commit.author) if commit.name else names.words("not committed")


def _style(each: Blamed) -> str:
    return "title" if each.depth <= 1 and type(each.piece).__name__ in {"Stage", "JourneyMap", "Persona"} else ""
