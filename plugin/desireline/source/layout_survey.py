"""Where the comments, dashes and brackets of a file stand: what YAML's events leave out, from libyaml's own tokens.

Between two tokens there is nothing but white space and comments, so no `#` inside a text is ever taken for one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from yaml._yaml import CParser
from yaml.tokens import (
    AnchorToken,
    BlockEntryToken,
    DirectiveToken,
    DocumentStartToken,
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"#[^\n]*")
_HEADER_COMMENT = re.compile(r"[|>][-+0-9]*[ \t]+(?=#)")
_OPENING = (FlowMappingStartToken, FlowSequenceStartToken)
_CLOSING = (FlowMappingEndToken, FlowSequenceEndToken)


class Comment(NamedTuple):
    """One comment, from its `#` to the end of the line."""

    start: int
    """Where it begins, in characters from the start of the text."""
    line: int
    """0-based."""
    column: int
    """0-based, in characters."""
    text: str
    gap: int
    """White space between it and what stands before it on its line; -1 where it has the line to itself."""
    blank_above: bool
    """Whether the line above is empty."""


class Bracket(NamedTuple):
    """One inline collection: indexes of its opening and behind its closing bracket."""

    start: int
    end: int


@dataclass(slots=True)
class Survey:
    """What stands in a text beside its values, each kind in the order of the text."""

    text: str = field(repr=False)
    comments: list[Comment] = field(default_factory=list)
    dashes: list[int] = field(default_factory=list)
    """Indexes of the dashes of block lists."""
    brackets: list[Bracket] = field(default_factory=list)
    """In the order in which they open."""
    directives: list[str] = field(default_factory=list)
    document_start: int | None = None
    """Where `---` stands, if it does."""
    has_anchors: bool = False
    line_starts: list[int] = field(default_factory=list)

    def line_of(self, index: int) -> int:
        """The 0-based line in which an index lies."""
        return bisect_right(self.line_starts, index) - 1

    def column_of(self, index: int) -> int:
        """The 0-based column of an index."""
        return index - self.line_starts[self.line_of(index)]

    def opens_line(self, index: int) -> bool:
        """Whether nothing but white space stands before an index on its line."""
        return not self.text[self.line_starts[self.line_of(index)] : index].strip()

    def blank_above(self, index: int) -> bool:
        """Whether the line above that of an index is empty."""
        line = self.line_of(index)
        if line == 0:
            return False
        return not self.text[self.line_starts[line - 1] : self.line_starts[line]].strip()


def survey(text: str) -> Survey:
    """Look at a text that libyaml reads, with line feeds alone for line ends. Raises `yaml.YAMLError` for others."""
    seen = Survey(text, line_starts=[0, *(match.end() for match in re.finditer("\n", text))])
    tokens = [token for token in _tokens(text) if token.start_mark.index < token.end_mark.index]
    open_brackets: list[int] = []
    for token in tokens:
        start, end = token.start_mark.index, token.end_mark.index
        if isinstance(token, BlockEntryToken):
            seen.dashes.append(start)
        elif isinstance(token, _OPENING):
            open_brackets.append(len(seen.brackets))
            seen.brackets.append(Bracket(start, start))
        elif isinstance(token, _CLOSING):
            opened = open_brackets.pop()
            seen.brackets[opened] = Bracket(seen.brackets[opened].start, end)
        elif isinstance(token, DirectiveToken):
            seen.directives.append(text[start:end].rstrip())
        elif isinstance(token, DocumentStartToken):
            seen.document_start = start
        elif isinstance(token, AnchorToken):
            seen.has_anchors = True
    seen.comments = [_comment(seen, start, end) for start, end in _comment_spans(text, tokens)]
    return seen


def _tokens(text: str) -> Iterator[Any]:
    parser = CParser(text)
    while parser.check_token():
        yield parser.get_token()


def _comment_spans(text: str, tokens: list[Any]) -> Iterator[tuple[int, int]]:
    bounds = [(0, 0), *((token.start_mark.index, token.end_mark.index) for token in tokens), (len(text), len(text))]
    for place, ((start, end), (following, _)) in enumerate(pairwise(bounds)):
        token = tokens[place - 1] if place else None
        if isinstance(token, ScalarToken) and token.style in ("|", ">"):
            header = _HEADER_COMMENT.match(text, start)
            if header is not None:
                yield header.end(), _COMMENT.match(text, header.end()).end()  # type: ignore[union-attr]
        for match in _COMMENT.finditer(text, end, following):
            yield match.span()


def _comment(seen: Survey, start: int, end: int) -> Comment:
    line = seen.line_of(start)
    before = seen.text[seen.line_starts[line] : start]
    gap = len(before) - len(before.rstrip()) if before.strip() else -1
    text = seen.text[start:end].rstrip()
    return Comment(start, line, len(before), text, gap, gap < 0 and seen.blank_above(start))
