"""A review as annotations of a pull request on GitHub, by workflow commands.

https://docs.github.com/actions/reference/workflow-commands. A step shows ten of each kind and drops the rest without a
word, so the tenth says how many there are more.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from desireline.exchange.findings import reported
from desireline.source.problem import visible

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
        lines += [_command(command, each) for each in shown]
        if len(shown) < len(every):
            lines.append(f"::{command} title=Desireline::and {len(every) - len(shown)} more; see the report")
    return "".join(f"{line}\n" for line in lines)


def _command(command: str, each: Reported) -> str:
    # Only the files of today can carry one: what is gone is told at the top of its file.
    line, column = (1, 1) if each.is_gone else (each.line, each.column)
    place = f"file={_property(each.path)},line={line},col={column}"
    gone = f" (it stood in line {each.line})" if each.is_gone else ""
    return f"::{command} {place},title={_property(each.title or each.rule)}::{_message(visible(each.message) + gone)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(visible(text)).replace(":", "%3A").replace(",", "%2C")
