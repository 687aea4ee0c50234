"""Full-width colons (`標題：比價`), which YAML takes for letters: a key that stands before one is read as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desireline.model.patterns import later
from desireline.source.key_kinds import pieces_under, takes_names
from desireline.source.suggest import is_key_of_the_format
from desireline.source.tree_nodes import Mapping, Node, Scalar, Sequence, is_plain, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.source.problem import Problem, SourceText

KEY_AT_END: Final = later(r"([\w-]+)[ \t]*:$")
WIDE_COLON: Final = re.compile(r"\s*(?:-\s+)*([^\s:\uff1a\"'\[\]{}#-][^\s:\uff1a]{0,30})\s*[\uff1a\ufe55\u2236]\s*")
WIDE_COLONS: Final = ("\uff1a", "\ufe55", "\u2236")


def wide_colons(scalar: Scalar, source: SourceText) -> Iterator[Problem]:
    """Lines of a text with a full-width colon behind a key of the format, or behind names where names may stand."""
    first = scalar.start_mark.line
    numbers = [number for number in range(first, scalar.end_mark.line + 1) if source.line(number).strip()]
    found = {number: wide for number in numbers if (wide := WIDE_COLON.match(source.line(number)))}
    above = next((line for line in reversed(source.lines[:first]) if line.strip()), "")
    key = KEY_AT_END.search(above.rstrip())
    named = key is not None and takes_names(key[1]) and len(found) == len(numbers)
    is_whole_file = scalar.start_mark.column == 0 and first in found
    is_item = first in found and _begins_item(found[first]) and source.line(first).lstrip().startswith("-")
    for number, wide in found.items():
        word = wide[1]
        meant = _key_abroad(wide, source) if is_whole_file or is_item else word
        if named or meant != word or is_key_of_the_format(word):
            yield _told(wide, meant, number, source)


def titles_behind_wide_colons(root: Node, source: SourceText) -> Iterator[Problem]:
    """`- タイトル：来店` alone among stages is read as the title of one, and `- text：来店` among steps as a text.

    A word for a key in another language may begin any sentence, so it counts where a title alone may stand.
    """
    for node in walk(root):
        if not isinstance(node, Mapping):
            continue
        for key, (_, value) in node.pairs.items():
            shorthands = {piece.shorthand for piece in pieces_under(key)}
            for item in value.items if isinstance(value, Sequence) else [value]:
                if not shorthands or not isinstance(item, Scalar) or not is_plain(item):
                    continue
                line, number = source.line(item.start_mark.line), item.start_mark.line
                wide = WIDE_COLON.match(line) if item.end_mark.line == number else None
                if wide is None or line[: item.start_mark.column].strip(" -"):
                    continue
                word, meant = wide[1], _key_abroad(wide, source)
                if word in {"id", *shorthands} or (shorthands == {"title"} and meant == "title"):
                    yield _told(wide, meant, number, source)


def _told(wide: re.Match[str], meant: str, number: int, source: SourceText) -> Problem:
    line, word = wide.string, wide[1]
    paste = f"{line[: wide.start(1)]}{meant}: {line[wide.end() :]}".rstrip()
    return source.problem("error", "wide-colon", wide_colon_message(word, meant), number, wide.end(1), 1, paste)


def _begins_item(wide: re.Match[str]) -> bool:
    """Whether the word before a full-width colon means `title` or `text` in another language."""
    from desireline.source.suggest_abroad import keys_abroad  # noqa: PLC0415  # only for such lines

    return not keys_abroad(wide[1]).isdisjoint({"title", "text"})


def _key_abroad(wide: re.Match[str], source: SourceText) -> str:
    """The key that the word before a full-width colon means in another language; the word itself where none."""
    from desireline.source.suggest_abroad import key_before_wide_colon  # noqa: PLC0415  # only for such lines

    return key_before_wide_colon(wide[1], is_inside=wide.start(1) > 0, lines=source.lines)


def wide_colon_message(word: str, key: str = "") -> str:
    """What is said of a full-width colon behind a key, or behind a `word` that means the `key` in another language."""
    if key not in {"", word}:
        return f"'{word}' is '{key}' in this format, and the colon behind it a full-width one; write '{key}: '"
    return f"the colon behind '{word}' is a full-width one; write ': '"
