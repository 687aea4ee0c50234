"""Text of one YAML file → a tree of nodes that know their places, and every problem found on the way.

No scalar is given a type here: the field that reads it decides that. What costs is only looked for when a glance at the
text says it may be there, so that a whole map takes less than half of what `yaml.load` takes without places.

    tree, problems = read_tree(text, "maps/phone-purchase.yaml")
"""

from __future__ import annotations

from dataclasses import replace

from yaml.error import YAMLError

from desireline.source.collecting import no_collecting
from desireline.source.problem import Problem, SourceText, in_order
from desireline.source.traps import traps_in
from desireline.source.tree_build import DEEPEST, TooDeep, TreeBuilder
from desireline.source.tree_characters import LARGEST_FILE, decode, readable, too_large
from desireline.source.tree_keys import key_problems, second_document
from desireline.source.tree_nodes import Mapping, Node, RawNode, Scalar, Sequence, is_absent, is_plain, place_of, walk
from desireline.source.tree_references import MOST_NODES, may_stand_in, resolve

__all__ = [
    "DEEPEST",
    "LARGEST_FILE",
    "MOST_NODES",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "as_in_file",
    "decode",
    "is_absent",
    "is_plain",
    "place_of",
    "read_mended",
    "read_tree",
    "walk",
]


def read_tree(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a file's text and the problems found in it, in the order of the file.

    `file` is the path as the user knows it; it only goes into the problems. The tree is None when the file is empty or
    holds comments alone (no problem), or when it cannot be read (then an error says why).

    A file YAML cannot read is mended in a working copy, and the tree is that of the copy, so that the problems behind
    the first are found too. With an error among the problems the file is broken: use the tree for nothing but finding
    further problems. Never raises for bad input.
    """
    tree, problems, _ = read_mended(SourceText(text, file))
    return tree, problems


def read_mended(source: SourceText) -> tuple[Node | None, list[Problem], SourceText]:
    """As `read_tree`, and the text that the places in the tree are places of: the file's, or that of a mended copy.

    What is found in a mended copy is brought back to the file by `as_in_file`.
    """
    if problem := too_large(source):
        return None, [problem], source
    with no_collecting():
        return _read(source)


def _read(source: SourceText) -> tuple[Node | None, list[Problem], SourceText]:
    text, problems = readable(source)
    whole = True
    builder: TreeBuilder | None = None
    root: RawNode | None
    try:
        builder = TreeBuilder(source.utf8 if text is source.text else text)
        root = builder.read()
    except (YAMLError, UnicodeEncodeError, TooDeep):
        from desireline.source.tree_mend import Reading  # noqa: PLC0415  # only broken files need it

        reading = Reading(text, source)
        reading.read()
        root, builder, text, whole = reading.root, reading.builder, reading.text, reading.whole
        problems += reading.problems
    tree: Node | None = None
    mended = source if text is source.text else SourceText(text, source.file)
    if builder is not None:
        tree, found = _examined(root, builder, mended)
        broken = {problem.line for problem in problems}
        problems += (problem for problem in found if problem.line not in broken)
    if not problems:
        return tree, problems, mended
    return tree if whole else None, in_order(as_in_file(problem, source) for problem in problems), mended


def _examined(root: RawNode | None, builder: TreeBuilder, source: SourceText) -> tuple[Node | None, list[Problem]]:
    """The tree with its aliases followed, and what it holds against the rules."""
    problems: list[Problem] = []
    if builder.refused:
        problems += key_problems(builder.refused, source)
    if builder.second_document is not None:
        problems.append(second_document(builder.second_document, source))
    if root is None:
        return None, problems
    tree: Node | None
    if builder.aliased or may_stand_in(source.text):
        tree, found = resolve(root, source)
        problems += found
        if tree is None:
            return None, problems
    else:
        tree = root  # type: ignore[assignment]  # no alias was met
    told = {problem.line for problem in problems}
    traps = traps_in(tree, builder, source)  # type: ignore[arg-type]
    problems += (problem for problem in traps if problem.line not in told)
    return tree, problems


def as_in_file(problem: Problem, source: SourceText) -> Problem:
    """The problem with the line as it stands in the file, if it was found in a mended copy.

    A line to paste that stands there already mends nothing, and is left away.
    """
    line, read = source.line(problem.line - 1), problem.source_line
    if line == read:
        return replace(problem, paste="") if line == problem.paste else problem
    moved = len(line) - len(line.lstrip(" ")) - (len(read) - len(read.lstrip(" ")))
    if not moved or line.lstrip(" ") != read.lstrip(" "):
        column = min(problem.column, len(line) + 1)
        length = max(1, min(problem.length, len(line) + 1 - column))
        return replace(problem, source_line=line, column=column, length=length)
    paste = problem.paste
    if paste and paste[: len(paste) - len(paste.lstrip(" "))] == read[: len(read) - len(read.lstrip(" "))]:
        paste = "\n".join(" " * moved + each if moved > 0 else each[-moved:] for each in paste.split("\n"))
    return replace(problem, source_line=line, column=problem.column + moved, paste=paste)
