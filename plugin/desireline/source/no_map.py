"""Files that hold no map or persona where one is expected, or hold it in a wrapping: what to say of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desireline.model import JourneyMap, Persona, keys
from desireline.source.foreign import foreign_message, foreign_text
from desireline.source.reader import OWN_KEYS
from desireline.source.reading import extent, found
from desireline.source.suggest import KEYS_OF_THE_FORMAT, SYNONYMS, did_you_mean
from desireline.source.tree_nodes import Mapping, Node, Scalar, Sequence, is_plain

if TYPE_CHECKING:
    from desireline.source.problem import Problem, SourceText

_KEY_AND_BLANK: Final = re.compile(r"\s*(?:-\s+)*(?P<key>[a-z_]+)(?:[ \t]|$)")
_FIRST_KEYS: Final = {"map": "'title: …' and 'stages:'", "persona": "'name: …'"}


def why_no_map(tree: Node | None, problems: list[Problem], source: SourceText, noun: str) -> list[Problem]:
    """What is wrong with a file whose tree is no mapping, or an empty one; `problems` were found already."""
    if what := foreign_text(source.text) if source.text.strip() else "":
        return [source.problem("error", "foreign-file", foreign_message(what, noun), 0, 0)]
    if missing := _without_colons(tree, source):
        return missing
    if problems:
        return problems
    if isinstance(tree, Sequence) and any(isinstance(item, Mapping) for item in tree.items):
        first = next(item for item in tree.items if isinstance(item, Mapping))
        message = f"a list stands here, and a file holds one {noun}, which begins without '- '"
        is_map = any(_is_own(key, noun) and not isinstance(value, Scalar) for key, (_, value) in first.pairs.items())
        if noun == "map" and not is_map:
            message += "; if these are its stages, write 'title: …' and 'stages:' above them"
        elif len(tree.items) > 1:
            message += "; give each a file of its own"
        return [source.problem("error", "wrong-type", message, *extent(tree))]
    what = "this file is empty" if tree is None else f"{found(tree)} stands here"
    message = f"{what}; a {noun} is a mapping that begins with keys such as {_FIRST_KEYS[noun]}"
    return [source.problem("error", "empty-file" if tree is None else "wrong-type", message, 0, 0)]


def _without_colons(tree: Node | None, source: SourceText) -> list[Problem]:
    """The lines of a file without a colon that begin with a key: all of it was read as one text."""
    if tree is None or not is_plain(tree):
        return []
    found = []
    for number, line in enumerate(source.lines):
        key = _KEY_AND_BLANK.match(line)
        if key is not None and key["key"] in KEYS_OF_THE_FORMAT:
            end = key.end("key")
            message = f"the colon behind '{key['key']}' is missing"
            paste = f"{line[:end]}:{line[end:]}".rstrip()
            found.append(source.problem("error", "missing-colon", message, number, end - 1, 1, paste))
    return found if found and found[0].line == tree.start_mark.line + 1 else []


def _is_own(word: str, noun: str) -> bool:
    """Whether only a map, or only a persona, has the key, or one that the word may stand for."""
    meant = did_you_mean(word, tuple(keys(Persona if noun == "persona" else JourneyMap)), SYNONYMS[noun])
    return meant in OWN_KEYS[noun]


def unwrapped(tree: Mapping, source: SourceText, noun: str) -> tuple[Mapping, list[Problem]]:
    """The map below the only key of a file, where it is none of a map's, with an error; else the tree as it is."""
    ((name, (key, value)),) = tree.pairs.items()
    root = Persona if noun == "persona" else JourneyMap
    several = isinstance(value, Sequence) and name in {"maps", "personas"}
    if (name in keys(root) and not several) or name.startswith("x-"):
        return tree, []
    if isinstance(value, Sequence) and several:
        message = f"a file holds one {noun}, and '{name}' lists several; give each a file of its own, without '{name}:'"
        items = [item for item in value.items if isinstance(item, Mapping) and item.pairs]
        return (items[0] if items else tree), [source.problem("error", "wrapped", message, *extent(key))]
    if not isinstance(value, Mapping) or not any(_is_own(each, noun) for each in value.pairs):
        return tree, []
    depth = extent(value)[1]
    less = f", and indent what is below it by {depth} spaces less" if depth else ""
    way_out = f"leave '{name}' and its braces away" if value.start.flow_style else f"delete this line{less}"
    message = f"the {noun} stands below '{name}:'; {way_out}"
    return value, [source.problem("error", "wrapped", message, *extent(key))]
