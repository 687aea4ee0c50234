"""Files YAML cannot read: find all that is wrong with them, not the first thing only.

The parser stops at its first error. The line at fault is mended in a working copy, which keeps every other line where
it stands, and the copy is read again, until it can be read or enough is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from desireline.source.problem import Problem, SourceText
from desireline.source.tree_build import DEEPEST, TooDeep, TreeBuilder
from desireline.source.tree_characters import without_fences, without_refused
from desireline.source.tree_halves import STOPPED_AT, without_halves
from desireline.source.tree_syntax import diagnose

if TYPE_CHECKING:
    from desireline.source.tree_nodes import RawNode

#: How often a file is mended and read again.
MENDS_AT_MOST = 60
#: Characters read again in all, at most: a large broken file is mended less often, so that it takes seconds at worst.
READ_AGAIN_AT_MOST = 1_500_000


class Reading:
    """A text read to its end, or as far as it can be."""

    def __init__(self, text: str, source: SourceText) -> None:
        self.text = text
        self.source = source
        self.problems: list[Problem] = []
        self.root: RawNode | None = None
        self.builder: TreeBuilder | None = None
        """The builder that reached the end; None when none did."""
        self.whole = True
        """Whether no line had to be left out."""
        self._mended: set[int] = set()
        self._dropped: set[int] = set()

    def read(self) -> None:
        """Reads, and mends what stops the parser."""
        self.text, self.problems = without_fences(self.text, self.source)
        for _ in range(max(3, min(MENDS_AT_MOST, READ_AGAIN_AT_MOST // (len(self.text) + 1)))):
            try:
                builder = TreeBuilder(self.text)
                self.root = builder.read()
            except TooDeep as error:
                mark = error.start.start_mark
                message = f"more than {DEEPEST} lists and mappings stand inside each other here; a map needs about 14"
                self.problems.append(self.source.problem("error", "too-deep", message, mark.line, mark.column))
                return
            except (ReaderError, UnicodeEncodeError):
                text, problems = without_refused(self.text, self.source)
                if text == self.text:
                    self.problems.append(self.source.problem("error", "yaml", "YAML cannot read this file", 0, 0))
                    return
                self.text = text
                self.problems += problems
            except YAMLError as error:
                if not self._join_halves(error) and not self._mend(error):
                    return
            else:
                self.builder = builder
                return

    def _join_halves(self, error: YAMLError) -> bool:
        """Whether the parser stopped at half a character, and all of them are whole now."""
        if not isinstance(error, MarkedYAMLError) or STOPPED_AT not in str(error.problem) or not error.problem_mark:
            return False
        text, problems = without_halves(self.text, self.source, error.problem_mark.line)
        self.text = text
        self.problems += problems
        return bool(problems)

    def _mend(self, error: YAMLError) -> bool:
        """Mends the line at fault; False when that leads nowhere."""
        lines = SourceText(self.text, "").lines
        fault = diagnose(lines, error)
        number = fault.line
        if number in self._dropped:
            if not self.problems:
                self._report(fault.rule, fault.message, number, fault.column, fault.length, fault.paste)
            return False
        if number not in self._mended:
            self._report(fault.rule, fault.message, number, fault.column, fault.length, fault.paste)
        if fault.replaced and number not in self._mended:
            for index, line in fault.replaced.items():
                lines[index] = line
        else:
            self.whole = False
            self._dropped.add(number)
            lines[number] = ""
        self._mended.add(number)
        self.text = "\n".join(lines)
        return True

    def _report(self, rule: str, message: str, line: int, column: int, length: int, paste: str) -> None:
        self.problems.append(self.source.problem("error", rule, message, line, column, length, paste))
