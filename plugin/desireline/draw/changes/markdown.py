"""A comparison as Markdown: for a document, a wiki or a message. Whatever the maps say, it stays text.

Every text passes `markdown_text`, so that no mention, issue, HTML, fence or closing word of a map comes to life. The
comment of a pull request has its own drawer, with budgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare import rules
from desireline.draw.changes.comment_text import ours
from desireline.draw.language import bracketed, colon, listed
from desireline.draw.markdown_text import markdown_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from desireline.draw.changes.said import FileSaid, GroupSaid, Said, Told
    from desireline.draw.words import Words


def changes_markdown(
    told: Told, words: Words, before: str, after: str, place_of: Callable[[Said], str] | None = None
) -> str:
    """A comparison as Markdown: the summary, what could not be compared, what breaks, then file by file.

    `place_of` gives `file:line:column` of a change; it is asked for those that break or are to be looked at alone.
    """
    named = words("from {before} to {after}", before=before, after=after)
    lines = [f"**{markdown_text(told.line)}**", "", markdown_text(named)]
    if told.failures:
        lines += ["", f"## ✖ {words('Could not be compared')}", ""]
        lines += [f"- {markdown_text(failure)}" for failure in told.failures]
    lines += _by_rule(told, words, place_of)
    for file in told.files:
        lines += ["", *_file(file, words)]
    return "\n".join(lines) + "\n"


def _by_rule(told: Told, words: Words, place_of: Callable[[Said], str] | None) -> list[str]:
    found: dict[str, list[Said]] = {}
    for change in [
        *told.at_least("error"),
        *(each for each in told.at_least("warn") if each.change.severity == "warn"),
    ]:
        found.setdefault(change.change.rule, []).append(change)
    lines: list[str] = []
    for rule, changes in found.items():
        mark = changes[0].severity
        lines += ["", f"## {mark.glyph} {mark.word}{colon(words.lang)}{markdown_text(changes[0].rule)}", ""]
        for change in changes:
            where = f" — {markdown_text(place_of(change))}" if place_of is not None else ""
            lines.append(f"- {markdown_text(change.sentence)}{where} `{change.change.fingerprint}`")
        fix = words.declared(rules()[rule].fix)
        lines += ["", ours(fix)] if fix else []
    return lines


def _file(file: FileSaid, words: Words) -> list[str]:
    label = f" {file.label.glyph} {file.label.word}" if file.label is not None else ""
    lines = [f"## {file.kind} {markdown_text(file.title)}{label}"]
    lines += [line for doubt in file.possible for line in ("", f"? {markdown_text(doubt)}")]
    for group in file.groups:
        lines += ["", *_group(group, words)]
    reached = tuple(dict.fromkeys(each for change in file.changes for each in change.impact))
    if reached:
        lines += ["", "→ " + markdown_text(words("Reaches {files}", files=words(", ").join(reached)))]
    return lines


def _group(group: GroupSaid, words: Words) -> list[str]:
    label = f" {group.label.glyph} {group.label.word}" if group.label is not None else ""
    lines = [f"### {markdown_text(group.title)}{label}", ""]
    if group.headline:
        lines += [markdown_text(group.headline), ""]
    return [*lines, *(f"- {_change(change, words)}" for change in group.changes)]


def _change(change: Said, words: Words) -> str:
    """One change: glyph, thing, what happened, and what it means for the customer."""
    marks = []
    if change.change.severity != "info":
        marks.append(f"**{change.severity.glyph} {change.severity.word}**")
    if change.change.effect != "neutral":
        marks.append(f"{change.effect.glyph} {change.effect.word}")
    subject = markdown_text(change.subject) + colon(words.lang)
    glyph = markdown_text(change.op.glyph)
    told = f"{glyph} {subject}{_happened(change, words)}"
    return told + (bracketed(listed(marks, words.lang), words.lang) if marks else "")


def _happened(change: Said, words: Words) -> str:
    """What happened; of a rewording its pieces, what went struck through and what came in bold."""
    if not any(what == "same" for what, _ in change.spans):
        return markdown_text(change.happened)
    made = [f"{markdown_text(change.aspect)}{colon(words.lang)}"] if change.aspect else []
    for what, text in change.spans:
        inner = markdown_text(text)
        before = " " if text[:1].isspace() else ""
        behind = " " if text[-1:].isspace() else ""
        if not inner:
            made.append(before)
            continue
        sign = {"same": ("", ""), "out": ("<del>", "</del>"), "in": ("<ins>", "</ins>")}[what]
        made.append(f"{before}{sign[0]}{inner}{sign[1]}{behind}")
    return "".join(made)
