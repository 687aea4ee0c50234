"""`desireline rules`: the rules that changes are judged by."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from desireline.cli.exits import DONE

if TYPE_CHECKING:
    from desireline.compare import Rule
    from desireline.draw.changes.text import Line


@click.command(epilog="Exit code: 0.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--severity", type=click.Choice(["error", "warn", "info"]), help="Only rules of this severity.")
@click.option("--width", type=click.IntRange(40, 400), help="For text: columns. Default: the terminal's, else 80.")
def rules(form: str, severity: str | None, width: int | None) -> int:
    """List the rules that changes are judged by: what breaks, what to look at, and what is only told.

    An error is breaking: a link, reference or permalink that worked will not work. A warning stands where a reviewer
    should look. What a change means for the customer is told beside that, and is no rule.

    \b
    All rules:    desireline rules
    One of them:  desireline explain id-lost
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.compare import rules as all_rules

    found = [rule for rule in all_rules().values() if severity in {None, rule.severity}]
    if form == "json":
        sys.stdout.write(json.dumps([as_plain(rule) for rule in found], ensure_ascii=False, indent=2) + "\n")
        return DONE
    from desireline.cli.painting import columns, paint

    paint(_lines(found, columns(width)))
    return DONE


def as_plain(rule: Rule) -> dict[str, str]:
    """A rule as plain values."""
    return {"id": rule.id, "severity": rule.severity, "title": rule.title, "why": rule.why, "fix": rule.fix}


def _lines(found: list[Rule], width: int) -> list[Line]:
    from desireline.draw.changes.said_names import severity_word
    from desireline.draw.changes.text import broken
    from desireline.draw.words import Words

    lines: list[Line] = []
    severity, words = "", Words("en")
    for rule in found:
        if rule.severity != severity:
            severity = rule.severity
            mark = severity_word(rule.severity, words)
            lines += [()] if lines else []
            lines.append(((f"{mark.glyph} {severity}: {mark.word}", "title"),))
        lines += broken([(rule.id, "title" if severity == "error" else ""), (f": {rule.title}", "aside")], width, 2, 2)
    return lines
