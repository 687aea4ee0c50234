"""Bytes → text, and the characters no map file may hold.

Each finding leaves a working copy behind in which every line and column stands where it stood, so that reading can go
on and what is found later still points to the right place.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING
from unicodedata import name

from desireline.model.patterns import later
from desireline.source.problem import Problem, SourceText
from desireline.source.tree_colon import without_wide_gaps
from desireline.source.tree_indent import WIDE_SPACES, without_wide_indents

if TYPE_CHECKING:
    from collections.abc import Callable

#: Largest file that is read, in bytes. The largest map met in the wild is under 100 KB.
LARGEST_FILE = 2_000_000
#: Problems of one kind reported in one file; the last says how many more there are.
REPORTED_OF_A_KIND = 20

# What libyaml refuses, and what it takes for the end of a line although no editor does.
_REFUSED = later("([\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff])\\1*")
_LINE_SEPARATORS = later("[\x85\u2028\u2029]")
_HIDDEN = later(
    r"(?P<before>[ \t]*(?:-[ ]+)*(?:(?P<key>[\w-]+):)?)[\u200b-\u200f\u2060\ufeff\u00ad]+"
    r"(?(key)(?=\s)|(?=[A-Za-z_][\w-]*[ \t]*:(?:\s|$)|-[ ]))"
)
"""Right behind a colon, or before a key or a dash. A text may begin with one, such as a mark of its direction."""
_MAY_HIDE = ("\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad")
_CONFLICT = later(r"^(?:<{7}|\|{7}|={7}|>{7})(?=\s|$)", re.MULTILINE)
_FENCE = later(r"[ ]{0,3}(?:`{3,}|~{3,})[ ]*[\w+-]*[ ]*$")
_YAML = later(r"\s*(?:-\s|[\w-]+:(?:\s|$)|#)")
_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file's bytes: UTF-8, with or without a byte order mark.

    None, and an error that says where and what to do, when the bytes are something else or more than `LARGEST_FILE`.
    """
    if len(raw) > LARGEST_FILE:
        return None, [_too_large(SourceText("", file), len(raw))]
    for mark, encoding in _ENCODINGS:
        if raw.startswith(mark):
            message = f"this file is {encoding}, not UTF-8; save it as UTF-8"
            return None, [SourceText("", file).problem("error", "not-utf8", message, 0, 0)]
    if 0 in raw[:4] and raw.count(0) * 8 > len(raw):
        message = "this file is UTF-16 or UTF-32, not UTF-8; save it as UTF-8"
        return None, [SourceText("", file).problem("error", "not-utf8", message, 0, 0)]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        return None, [_not_utf8(raw, error, file)]


def too_large(source: SourceText) -> Problem | None:
    """An error when the text is longer than any file that is read."""
    size = len(source.text)
    return _too_large(source, size) if size > LARGEST_FILE else None


def readable(source: SourceText) -> tuple[str, list[Problem]]:
    """The text without what would mislead the parser about its lines, and the problems that were there."""
    text = source.text
    problems: list[Problem] = []
    if "\u2028" in text or "\u2029" in text or "\x85" in text:
        problems += _reported(source, _LINE_SEPARATORS, _line_separator)
        text = _LINE_SEPARATORS.sub(" ", text)
    if not text.isascii() and any(sign in text for sign in _MAY_HIDE):
        text, hidden = _without_hidden(text, source)
        problems += hidden
    if any(space in text for space in WIDE_SPACES):
        text, indented = without_wide_indents(text, source)
        problems += indented
        text, gaps = without_wide_gaps(text, source)
        problems += gaps
    if any(sign in text and sign * 7 in text for sign in "<>="):  # one sign alone is found ten times as fast
        text, found_conflicts = _without_conflicts(text, source)
        problems += found_conflicts
    return text, problems


def without_refused(text: str, source: SourceText) -> tuple[str, list[Problem]]:
    """The text without the characters the parser stops at (control characters, lone surrogates), and the problems.

    Looking at every character costs, and the parser does so anyway: call this when it has stopped.
    """
    problems = _reported(source, _REFUSED, _refused_character)
    if not problems:
        return text, []
    lines = SourceText(text, source.file).lines
    return "\n".join(line if line.isprintable() else _without_refused(line) for line in lines), problems


def _without_refused(line: str) -> str:
    """The line with a sign for each such character; a line of nothing else is empty, and so no text or key."""
    if not _REFUSED.sub("", line).strip():
        return ""
    return _REFUSED.sub(lambda found: "\ufffd" * len(found.group()), line)


def without_fences(text: str, source: SourceText) -> tuple[str, list[Problem]]:
    """The text without the signs of a Markdown code block around it, and the problem: a chat's answer was pasted."""
    lines = SourceText(text, source.file).lines
    found = [number for number, line in enumerate(lines) if _FENCE.match(line)]
    if not found:
        return text, []
    first = found[0]
    more = f" and line {found[-1] + 1}" if len(found) == 2 else f" and {len(found) - 1} more" if len(found) > 2 else ""
    around = _around(lines, first, found[-1]) if len(found) == 2 else []
    if around:
        more += ", and what stands above and below them"
    message = f"'{lines[first].strip()}' is a sign of Markdown and not of YAML; delete this line{more}"
    for number in (*found, *around):
        lines[number] = ""
    return "\n".join(lines), [source.problem("error", "code-fence", message, first, 0, 3)]


def _around(lines: list[str], first: int, last: int) -> list[int]:
    """The lines outside of a code block that say something about it; none where they may be YAML themselves."""
    outside = [number for number in (*range(first), *range(last + 1, len(lines))) if lines[number].strip()]
    return [] if any(_YAML.match(lines[number]) for number in outside) else outside


def _too_large(source: SourceText, size: int) -> Problem:
    message = (
        f"this file is {size / 1e6:.1f} MB, more than the {LARGEST_FILE / 1e6:.0f} MB a map may have; "
        "it was not read: split it, or take out what is no map"
    )
    return source.problem("error", "too-large", message, 0, 0)


def _not_utf8(raw: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    start = max(raw.rfind(b"\n", 0, error.start), raw.rfind(b"\r", 0, error.start)) + 1
    before = raw[start : error.start].decode("utf-8-sig", "replace")
    end = min(position for position in (raw.find(b"\n", start), raw.find(b"\r", start), len(raw)) if position >= 0)
    line = raw[start:end].decode("utf-8-sig" if start == 0 else "utf-8", "replace")
    head = raw[:start]
    number = head.count(b"\n") + head.count(b"\r") - head.count(b"\r\n")
    message = f"byte {error.start + 1} (0x{raw[error.start]:02X}) is not UTF-8; save the file again as UTF-8"
    return Problem("error", "not-utf8", message, file, number + 1, len(before) + 1, 1, line)


def _reported(source: SourceText, kind: re.Pattern[str], describe: Callable[[str], tuple[str, str]]) -> list[Problem]:
    problems = []
    places = [
        (number, match)
        for number, line in enumerate(source.lines)
        if not line.isprintable()
        for match in kind.finditer(line)
    ]
    for index, (number, match) in enumerate(places[:REPORTED_OF_A_KIND]):
        rule, message = describe(match.group())
        if index == REPORTED_OF_A_KIND - 1 and len(places) > REPORTED_OF_A_KIND:
            message += f" ({len(places) - REPORTED_OF_A_KIND} more in this file)"
        paste = kind.sub("" if rule == "control-character" else " ", source.line(number)).rstrip()
        problems.append(source.problem("error", rule, message, number, match.start(), len(match.group()), paste))
    return problems


def _refused_character(found: str) -> tuple[str, str]:
    """What is said of a character, or of several of it in a row."""
    name_of_it, times = f"the control character U+{ord(found[0]):04X}", len(found)
    if times == 1:
        return "control-character", f"{name_of_it} may not stand in a file; delete it"
    return "control-character", f"{name_of_it} stands here {times} times and may not stand in a file; delete them"


def _line_separator(character: str) -> tuple[str, str]:
    title = name(character, "next line").lower()
    message = (
        f"an invisible {title} (U+{ord(character):04X}) stands here, which YAML takes for the end of the line; "
        "write a space, or begin a new line"
    )
    return "line-separator", message


def _without_hidden(text: str, source: SourceText) -> tuple[str, list[Problem]]:
    """The text without invisible characters where a key or item begins, or right behind a colon: YAML reads letters."""
    lines, problems = SourceText(text, source.file).lines, []
    for number, line in enumerate(lines):
        found = None if line.isprintable() else _HIDDEN.match(line)
        if found is None:
            continue
        start, sign = found.end("before"), line[found.end("before")]
        lines[number] = line[:start] + line[found.end() :]
        title = name(sign, "character").lower()
        message = f"an invisible {title} (U+{ord(sign):04X}) stands here, which YAML takes for a letter; delete it"
        problems.append(
            source.problem("error", "control-character", message, number, start, found.end() - start, lines[number])
        )
    return ("\n".join(lines) if problems else text), problems


def _without_conflicts(text: str, source: SourceText) -> tuple[str, list[Problem]]:
    """Our side of every merge conflict stays; the markers and the other side become empty lines."""
    if not _CONFLICT.search(text):
        return text, []
    problems: list[Problem] = []
    kept: list[str] = []
    ours, inside = True, False
    for number, line in enumerate(SourceText(text, source.file).lines):
        marker = _CONFLICT.match(line)
        if marker is None:
            kept.append(line if ours else "")
            continue
        kept.append("")
        sign = marker.group()[0]
        inside = sign != ">" and (inside or sign == "<")
        ours = sign in "<>" or not inside
        if sign == "<" or (sign != "|" and not problems):
            message = (
                f"a merge conflict is left here ('{marker.group()}'); "
                "keep what is right of the two sides and delete the marker lines"
            )
            problems.append(source.problem("error", "merge-conflict", message, number, 0, 7))
    return "\n".join(kept), problems
