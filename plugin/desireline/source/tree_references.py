"""What stands for something else: aliases (`*x`) and their anchors (`&x`), merge keys (`<<`), tags (`!x`).

An alias stands for a copy of what its anchor names. Files that use none are never looked at here: a glance at the text
tells (`may_stand_in`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desireline.model.patterns import later
from desireline.source.tree_nodes import (
    Alias,
    Mapping,
    MappingStart,
    Node,
    RawNode,
    Scalar,
    Sequence,
    SequenceStart,
    is_plain,
)
from desireline.source.tree_quote import paste_quoted, quoted_at, text_start, typed_text

if TYPE_CHECKING:
    from yaml._yaml import Mark

    from desireline.source.problem import Problem, SourceText

#: Nodes a file may have once every alias is replaced by a copy. A very large map has about 5,000.
MOST_NODES = 100_000

_STANDARD_TAG = later(r"!!\w+[ \t]*")
_SIGN = later(r"(?:^|[\s\[{,])[&!]", re.MULTILINE)


def may_stand_in(text: str) -> bool:
    """Whether an anchor, a tag or a merge key may stand in the text. Aliases are events of their own."""
    return ("<" in text and "<<" in text) or (("&" in text or "!" in text) and _SIGN.search(text) is not None)


def resolve(root: RawNode, source: SourceText) -> tuple[Node | None, list[Problem]]:
    """The tree with each alias replaced by what it names, and what is wrong with aliases, anchors, tags, merge keys.

    None when the copies would be more than `MOST_NODES` or an alias stands inside what it names.
    """
    resolver = _Resolver(source)
    node, size = resolver.follow(root)
    resolver.unused_anchors()
    if size > MOST_NODES and not resolver.endless:
        mark = resolver.first_alias.start_mark if resolver.first_alias else None
        resolver.report(
            "aliases-expand",
            f"the aliases in this file stand for {size:,} values, more than the {MOST_NODES:,} a file may have; "
            "write out what is meant",
            mark,
        )
        return None, resolver.problems
    return (None if resolver.endless else node), resolver.problems


class _Resolver:
    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.named: dict[str, tuple[Node, int]] = {}
        self.scalars_named: list[tuple[Scalar, Mark | None]] = []
        self.being_read: set[str] = set()
        self.used: set[int] = set()
        self.endless = False
        self.first_alias: Alias | None = None
        self.flow: Mark | None = None
        """Where the outermost flow collection around the node begins."""

    def follow(self, node: RawNode) -> tuple[Node, int]:
        """The node without aliases, and how many nodes it is."""
        if isinstance(node, Alias):
            return self._alias(node)
        event = node if isinstance(node, Scalar) else node.start
        anchor, outer = event.anchor, self.flow
        if event.tag is not None:
            self._tag(event)
        if anchor is not None:
            self.being_read.add(anchor)
        if self.flow is None and not isinstance(node, Scalar) and node.start.flow_style:
            self.flow = event.start_mark
        size = 1 + self._below(node)
        self.flow = outer
        if anchor is not None:
            self.being_read.discard(anchor)
            self._name(anchor, node, size)
        return node, size

    def _below(self, node: Node) -> int:
        size = 0
        if isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                node.items[index], below = self.follow(item)
                size += below
        elif isinstance(node, Mapping):
            for name, (key, value) in list(node.pairs.items()):
                if key.anchor is not None:
                    self._name(key.anchor, key, 1)
                if key.tag is not None:
                    self._tag(key)
                if name == "<<" and is_plain(key):
                    del node.pairs[name]
                    self.report(
                        "merge-key", "merge keys ('<<') are not read; write the keys out here", key.start_mark, 2
                    )
                    if isinstance(value, Alias) and value.anchor not in self.named:
                        continue  # what it names is not asked for any more
                followed, below = self.follow(value)
                size += below + 1
                if name in node.pairs:
                    node.pairs[name] = key, followed
        return size

    def _name(self, anchor: str, node: Node, size: int) -> None:
        self.named[anchor] = node, size
        if isinstance(node, Scalar):
            self.scalars_named.append((node, self.flow))

    def _alias(self, alias: Alias) -> tuple[Node, int]:
        self.first_alias = self.first_alias or alias
        name = alias.anchor
        if name in self.being_read:
            self.endless = True
            self.report("alias-cycle", f"'*{name}' stands inside what it names and would never end", alias.start_mark)
        elif name in self.named:
            node, size = self.named[name]
            self.used.add(id(node))
            return node, size
        else:
            message = (
                f"YAML takes '*{name}' for a reference to something marked '&{name}', and nothing is; "
                "put the text in quotation marks"
            )
            self._text_taken(alias, "unknown-alias", message, len(name) + 1, self.flow)
        return Scalar(None, None, (True, False), "", alias.start_mark, alias.end_mark), 1

    def _tag(self, event: Scalar | MappingStart | SequenceStart) -> None:
        message = (
            "tags (a word after '!') are not read; delete it, or put the text in quotation marks if '!' belongs to it"
        )
        mark, tag = (
            event.start_mark,
            _STANDARD_TAG.match(self.source.line(event.start_mark.line), event.start_mark.column),
        )
        if tag is None:
            self._text_taken(event, "tag", message, 1, self.flow)
            return
        line = self.source.line(mark.line)
        paste = (line[: mark.column] + line[tag.end() :]).rstrip()
        self.report("tag", "tags such as '!!str' are not read; delete it", mark, tag.end() - mark.column, paste)

    def unused_anchors(self) -> None:
        """An anchor before a text that no alias names was meant as a part of the text."""
        for scalar, flow in self.scalars_named:
            if id(scalar) not in self.used:
                message = (
                    f"YAML takes '&{scalar.anchor}' for a mark that nothing refers to and drops it from the text; "
                    "put the text in quotation marks"
                )
                self._text_taken(scalar, "unused-anchor", message, len(scalar.anchor or "") + 1, flow)

    def _text_taken(
        self,
        event: Scalar | Alias | MappingStart | SequenceStart,
        rule: str,
        message: str,
        length: int,
        flow: Mark | None,
    ) -> None:
        mark = event.start_mark
        line = self.source.line(mark.line)
        paste = ""
        if mark.line == event.end_mark.line and (isinstance(event, (Scalar, Alias)) or event.flow_style):
            if flow is None:
                start = text_start(self.source.lines, mark.line, mark.column)
                paste = paste_quoted(line, start, typed_text(line, start))
            elif flow.line == mark.line:
                paste = quoted_at(line, flow.column) or ""
        self.report(rule, message, mark, length, paste)

    def report(self, rule: str, message: str, mark: Mark | None, length: int = 1, paste: str = "") -> None:
        line, column = (mark.line, mark.column) if mark is not None else (0, 0)
        self.problems.append(self.source.problem("error", rule, message, line, column, length, paste))
