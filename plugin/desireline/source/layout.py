"""One file in its usual layout (rule 10 of the format): what `fmt` writes.

Prose stands in block style, one statement an item, one key a line, `id` first and then `text` or `title`; ids, numbers
and short names may stand in brackets; two spaces a level, no line folded, one empty line between stages. Keys otherwise
keep their author's order.

Values and comments are never touched. The text is laid out from the places of libyaml's own tokens and events, the
ones the reader uses, so no second parser has a say in what a file means; and the result is read again and compared
before anybody gets it. Where it is not the same, the file stays as it is.
"""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desireline.source.layout_entries import arrange
from desireline.source.layout_lines import Writer
from desireline.source.layout_survey import survey
from desireline.source.no_map import why_no_map
from desireline.source.problem import Problem, SourceText
from desireline.source.tree import decode, read_tree
from desireline.source.tree_build import TreeBuilder
from desireline.source.tree_nodes import Mapping, Node, Scalar, Sequence, is_absent

if TYPE_CHECKING:
    from desireline.source.layout_survey import Survey


@dataclass(frozen=True, slots=True)
class Layout:
    """What became of one file."""

    raw: bytes
    """The file in its usual layout; as it was where it could not be laid out."""
    problems: tuple[Problem, ...] = ()
    """Why it could not be laid out. Empty where it could."""


def lay_out(raw: bytes, file: str, *, persona: bool = False) -> Layout:
    """The bytes of a map's file (or of a persona's) in the usual layout.

    A byte order mark and CR LF line ends stay if the file has them. A file that cannot be read, or not be laid out
    without a change of its meaning, is given back as it is, with the problems that say why. Never raises for bad input.
    """
    text, problems = decode(raw, file)
    if text is None:
        return Layout(raw, tuple(problems))
    tree, problems = read_tree(text, file)
    if errors := tuple(problem for problem in problems if problem.severity == "error"):
        return Layout(raw, errors)
    if not isinstance(tree, Mapping) or not tree.pairs:
        return Layout(raw, tuple(why_no_map(tree, problems, SourceText(text, file), "persona" if persona else "map")))
    known = Counter(problem.rule for problem in problems)
    laid_out = _laid_out(text.replace("\r\n", "\n").replace("\r", "\n"), file, persona, tree, known)
    if laid_out is None:
        message = "this file cannot be laid out without changing what it says; it is left as it is"
        return Layout(raw, (SourceText(text, file).problem("error", "not-laid-out", message, 0, 0),))
    if text.count("\r\n") * 2 > text.count("\n"):
        laid_out = laid_out.replace("\n", "\r\n")
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    return Layout(mark + laid_out.encode("utf-8"))


def means_the_same(one: Node | None, other: Node | None, *, of_maps: bool = True) -> bool:
    """Whether two trees say the same: order of keys apart, and, `of_maps`, that of the retired ids."""
    return _plain(one, of_maps) == _plain(other, of_maps)


def comments_of(text: str) -> Counter[str]:
    """Every comment of a text that can be read, and how often it stands there."""
    return Counter(comment.text for comment in survey(text.replace("\r\n", "\n").replace("\r", "\n")).comments)


def _laid_out(text: str, file: str, persona: bool, tree: Node, known: Counter[str]) -> str | None:
    """The text in its usual layout; None where every attempt would change what it says."""
    seen = survey(text)
    for as_found in (False, True):
        root = TreeBuilder(text).read()
        if not isinstance(root, Mapping):
            return None
        result = Writer(seen, as_found).file(arrange(root, seen), persona)
        if result == text or _is_faithful(result, file, tree, known, seen):
            return result
    return None


def _is_faithful(result: str, file: str, before: Node, known: Counter[str], seen: Survey) -> bool:
    """Whether a result means what the file meant, has all its comments, and no problem the file had not."""
    after, problems = read_tree(result, file)
    return (
        Counter(problem.rule for problem in problems) <= known
        and means_the_same(before, after)
        and comments_of(result) == Counter(comment.text for comment in seen.comments)
    )


def _plain(node: Node | None, of_maps: bool) -> object:
    """The tree as plain values that can be compared."""
    if node is None or (isinstance(node, Scalar) and is_absent(node)):
        return None
    if isinstance(node, Scalar):
        return node.value.strip()
    if isinstance(node, Sequence):
        return [_plain(item, of_maps) for item in node.items]
    said = {key.strip(): _plain(value, of_maps) for key, (_, value) in node.pairs.items()}
    retired = said.get("retired")
    if of_maps and isinstance(retired, list):
        said["retired"] = sorted(retired, key=repr)
    return said
