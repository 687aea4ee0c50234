"""A review as annotations of a pull request on GitHub, by workflow commands.

https://docs.github.com/actions/reference/workflow-commands. A step shows ten of each kind and drops the rest without a
word, so the tenth says how many there are more.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from desireline.draw.language import bracketed
from desireline.draw.text.cells import visible
from desireline.exchange.findings import reported

if TYPE_CHECKING:
    from desireline.compare.review import Review
    from desireline.draw.words import Words
    from desireline.exchange.findings import Reported

MOST: Final = 10
_COMMANDS: Final = {"failure": "error", "error": "error", "warning": "warning", "note": "notice"}


def workflow_commands(review: Review, words: Words) -> str:
    """Workflow commands, one a line: what failed and what stands in the way first. Approved changes are none."""
    worse = {change.fingerprint for change in review.comparison.changes if change.effect in {"worse", "mixed"}}
    told = [
        each for each in reported(review, words) if not each.approved and (each.level != "note" or each.name in worse)
    ]
    order = list(_COMMANDS.values())
    told.sort(key=lambda each: order.index(_COMMANDS[each.level]))
    lines: list[str] = []
    for command, group in groupby(told, key=lambda each: _COMMANDS[each.level]):
        every = list(group)
        shown = every if len(every) <= MOST else every[: MOST - 1]
        lines += [_command(command, each, words) for each in shown]
        if len(shown) < len(every):
            rest = len(every) - len(shown)
            more = words.count("and {n} more; see the report", "and {n} more; see the report", rest)
            lines.append(f"::{command} title=Desireline::{_message(more)}")
    return "".join(f"{line}\n" for line in lines)


def _command(command: str, each: Reported, words: Words) -> str:
    # Only the files of today can carry one: what is gone is told at the top of its file.
    line, column = (1, 1) if each.is_gone else (each.line, each.column)
    place = f"file={_property(each.path)},line={line},col={column}"
    gone = bracketed(words("it stood in line {n}", n=each.line), words.lang) if each.is_gone else ""
    return f"::{command} {place},title={_property(each.title or each.rule)}::{_message(each.message + gone)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(visible(text)).replace(":", "%3A").replace(",", "%2C")
