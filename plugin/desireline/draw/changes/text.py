"""A comparison for a terminal: what could not be compared, what breaks, then map by map and stage by stage.

Out come lines of styled pieces, already broken at the width; whoever prints them chooses colours for the styles, or
none: everything is said by glyph and word too. Texts of the maps cannot steer a terminal: controls are made visible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.compare import rules
from desireline.draw.isolate import FIRST, LAST, is_open
from desireline.draw.language import bracketed, colon, quoted
from desireline.draw.text.cells import cells_wide, lines_of, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desireline.draw.changes.said import FileSaid, GroupSaid, Said, Told
    from desireline.draw.words import Words

Piece = tuple[str, str]
"""A text and its style: a key of `STYLES`, or "" for none."""
Line = tuple[Piece, ...]

STYLES: Final = {
    "head": "bold",
    "title": "bold",
    "fail": "bold",
    "added": "blue",
    "removed": "dark_orange",
    "changed": "",
    "moved": "italic",
    "better": "blue",
    "worse": "dark_orange",
    "mixed": "bold",
    "neutral": "dim",
    "unknown": "",
    "aside": "dim",
}
"""What the styles look like, in rich's words: added and better blue, removed and worse orange, never red and green."""

LEAST_WIDTH: Final = 40
_OP_STYLES: Final = {
    "add": "added", "link": "added", "remove": "removed", "unlink": "removed", "move": "moved", "relocate": "moved",
    "split": "moved", "merge": "moved",
}  # fmt: skip
_KEPT_SHARE: Final = 0.4
"""Of a rewording, the share of the longer text that must have stayed for its pieces to be shown inside one text."""


def changes_text(
    told: Told,
    words: Words,
    width: int = 80,
    between: tuple[str, str] | None = None,
    place_of: Callable[[Said], str] | None = None,
) -> list[Line]:
    """A comparison in lines of at most `width` cells (fewer than 40 count as 40).

    `between` names what was compared. `place_of` gives `file:line:column` of a change; it is asked of those alone that
    break or are to be looked at.
    """
    width = max(width, LEAST_WIDTH)
    lines = broken([(told.line, "head")], width)
    if between is not None:
        before, after = map(visible, between)
        lines += broken([(words("from {before} to {after}", before=before, after=after), "aside")], width)
    if told.failures:
        lines += [(), *broken([(f"✖ {words('Could not be compared')}", "fail")], width)]
        lines += [line for failure in told.failures for line in broken([(visible(failure), "")], width, 2)]
    lines += _by_rule(told, words, width, place_of)
    for file in told.files:
        lines += [(), *_file(file, words, width)]
    return lines


def plain_lines(lines: Iterable[Line]) -> str:
    """The lines without styles, ending in a line break."""
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def _by_rule(told: Told, words: Words, width: int, place_of: Callable[[Said], str] | None) -> list[Line]:
    """What breaks, then what is to be looked at, each rule with what to do about it said once."""
    lines: list[Line] = []
    found: dict[str, list[Said]] = {}
    for change in told.at_least("warn"):
        found.setdefault(change.change.rule, []).append(change)
    order = ["error", "warn"]
    for rule, changes in sorted(found.items(), key=lambda each: order.index(each[1][0].change.severity)):
        severity = changes[0].severity
        style = "fail" if changes[0].change.severity == "error" else "title"
        head = f"{severity.glyph} {severity.word}{colon(words.lang)}{changes[0].rule}"
        lines += [(), *broken([(head, style), (f" [{rule}]", "aside")], width)]
        for change in changes:
            where = f"{place_of(change)} " if place_of is not None else ""
            pieces = [(visible(where) + " ", "aside"), (visible(change.sentence), "")]
            pieces.append((f" {change.change.fingerprint[:8]}", "aside"))
            lines += broken(pieces, width, 2)
        fix = words.declared(rules()[rule].fix)
        lines += broken([(f"→ {fix}", "aside")], width, 2) if fix else []
    return lines


def _file(file: FileSaid, words: Words, width: int) -> list[Line]:
    name = visible(f"{file.kind} {quoted(file.title, words.lang)}{bracketed(file.file.id, words.lang)}")
    head: list[Piece] = [(name, "title")]
    if file.label is not None:
        head.append((f" {file.label.glyph} {file.label.word}", "added" if file.label.glyph == "＋" else "removed"))
    if file.owner:
        head.append((f" · {visible(file.owner)}", "aside"))
    lines = broken(head, width)
    lines += [(("─" * min(width, cells_wide("".join(text for text, _ in lines[-1]))), "aside"),)]
    for doubt in file.possible:
        lines += broken([("? ", "mixed"), (visible(doubt), "")], width, 0, 2)
    for group in file.groups:
        lines += _group(group, words, width)
    reached = tuple(dict.fromkeys(each for change in file.changes for each in change.impact))
    if reached:
        text = words("Reaches {files}", files=words(", ").join(map(visible, reached)))
        lines += [(), *broken([(f"→ {text}", "")], width, 0, 2)]
    return lines


def _group(group: GroupSaid, words: Words, width: int) -> list[Line]:
    head: list[Piece] = [(visible(group.title), "title")]
    if group.label is not None:
        head.append((f" {group.label.glyph} {group.label.word}", "moved"))
    if group.headline:
        head.append((f"{colon(words.lang)}{visible(group.headline)}", ""))
    lines = [(), *broken(head, width, 0, 2)]
    for things in _by_thing(group, words):
        own = _is_own(things[0], group, words)
        if len(things) < 2 and not own:
            lines += _change(things[0], things[0].subject, words, width, 2)
            continue
        if not own:
            lines += broken([(visible(things[0].subject), "")], width, 2)
        for each in things:
            lines += _change(each, "", words, width, 2 if own else 4)
    return lines


def _by_thing(group: GroupSaid, words: Words) -> list[list[Said]]:
    """What was changed of one thing together, where the first of it stands; of the stage or file itself first."""
    made: dict[str, list[Said]] = {}
    for change in group.changes:
        name = change.subject if change.aspect else change.change.fingerprint
        made.setdefault(name, []).append(change)
    own = [things for things in made.values() if _is_own(things[0], group, words)]
    return own + [things for things in made.values() if not _is_own(things[0], group, words)]


def _is_own(change: Said, group: GroupSaid, words: Words) -> bool:
    """Whether a change is of the stage (or file) itself, whose name stands in the heading."""
    if group.stages is None:
        return change.kind in {words("Map"), words("Persona")}
    return change.kind == words("Stage") and change.name == group.title


def _change(change: Said, subject: str, words: Words, width: int, indent: int) -> list[Line]:
    """One change: what was done, to what, and what it means for the customer."""
    style = _OP_STYLES.get(change.change.op, "changed")
    pieces: list[Piece] = [(f"{change.op.glyph} ", style)]
    if subject:
        pieces.append((visible(subject) + colon(words.lang), ""))
    pieces += _happened(change, words, style)
    marks: list[Piece] = []
    if change.change.severity != "info":
        marks.append((f"{change.severity.glyph} {change.severity.word}", "fail"))
    if change.change.effect != "neutral":
        marks.append((f"{change.effect.glyph} {change.effect.word}", change.change.effect))
    for number, mark in enumerate(marks):
        pieces += [(", " if number else " [", ""), mark]
    pieces += [("]", "")] if marks else []
    return broken(pieces, width, indent, 2)


def _happened(change: Said, words: Words, style: str) -> list[Piece]:
    """What happened; of a rewording that kept enough, the pieces: `[-gone-]` and `{+new+}`."""
    kept = sum(len(text) for what, text in change.spans if what == "same")
    longest = max(len(change.from_), len(change.to), 1)
    if not change.spans or kept < _KEPT_SHARE * longest:
        return [(visible(change.happened), "" if style == "changed" else style)]
    made: list[Piece] = [(f"{change.aspect}{colon(words.lang)}", "")] if change.aspect else []
    for what, text in change.spans:
        shown = _kept_blanks(text)
        made.append({"same": (shown, ""), "out": (f"[-{shown}-]", "removed"), "in": (f"{{+{shown}+}}", "added")}[what])
    return made


def _kept_blanks(text: str) -> str:
    """`text` made visible, with one blank at an end that had any."""
    inner = visible(text)
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


def broken(pieces: Sequence[Piece], width: int, indent: int = 0, hanging: int = 0) -> list[Line]:
    """Pieces as lines: broken like one text, each piece keeping its style. Further lines stand `hanging` deeper."""
    text = " ".join("".join(text for text, _ in pieces).split())
    styles = _styles(pieces, text)
    made: list[Line] = []
    end, is_open_now = 0, False
    for number, line in enumerate(lines_of(text, width - indent - hanging)):
        start = text.index(line, end) if line else end
        end = start + len(line)
        blank = " " * (indent + (hanging if number else 0))
        was_open, is_open_now = is_open_now, is_open(text[:end])
        made.append(
            (
                *([(blank, "")] if blank else []),
                *([(FIRST, "")] if was_open else []),  # a line is set in its direction by itself
                *_styled(line, styles[start:end]),
                *([(LAST, "")] if is_open_now else []),
            )
        )
    return made


def _styles(pieces: Sequence[Piece], text: str) -> list[str]:
    """The style of each character of the text in which blanks were joined."""
    made: list[str] = []
    given = [(" " if character.isspace() else character, style) for piece, style in pieces for character in piece]
    place = 0
    for character in text:
        while place < len(given) and given[place][0] != character and given[place][0].isspace():
            place += 1
        made.append(given[place][1] if place < len(given) else "")
        place += 1
        if character == " ":
            while place < len(given) and given[place][0].isspace():
                place += 1
    return made


def _styled(line: str, styles: Sequence[str]) -> list[Piece]:
    made: list[Piece] = []
    for character, style in zip(line, styles, strict=True):
        if made and made[-1][1] == style:
            made[-1] = (made[-1][0] + character, style)
        else:
            made.append((character, style))
    return made
