"""Lines at the place of a key that hold no `key: `: another sign stands there, or none, or a text that went astray."""

from __future__ import annotations

import re

from desireline.model.patterns import later
from desireline.source.key_kinds import takes_names
from desireline.source.problem import Problem, SourceText
from desireline.source.suggest import is_key_of_the_format
from desireline.source.suggest_abroad import key_before_wide_colon, keys_abroad
from desireline.source.traps_colon import KEY_AT_END, WIDE_COLON, wide_colon_message
from desireline.source.tree_fault import Fault, filled_before, head_of, indent_of
from desireline.source.tree_indent import BLOCK_SIGN, WIDE_SPACES, outside_blocks
from desireline.source.tree_quote import mended_line, reads_alone

_ASCII_KEY = later(r"\s*(?:-\s+)*([A-Za-z_][\w-]*):(?=\S)")
_WIDE_KEY = later(r"\s*(?:-\s+)*([A-Za-z_][\w-]*)\s*[\uff1a\ufe55\u2236]\s*")
_WIDE_GAP = later(rf"\s*(?:-\s+)*([A-Za-z_][\w-]*)[ \t]*:([{WIDE_SPACES}][ {WIDE_SPACES}]*)")
_WIDE_DASH = later(rf"(?P<dash>[ ]*-)[ ]*[{WIDE_SPACES}][ {WIDE_SPACES}]*")
_BARE_KEY = later(
    r"\s*(?:-\s+)*([A-Za-z_][\w-]*)\s*(?:(?P<wide>[\uff1b\uff1d])\s*|(?P<sign>;|=>?|->|\u2192|)(?:\s+|$))"
)
_NEXT_BEGINS = later(r"\s*(?:-(?:\s|$)|[\w-]+[ \t]*:(?:\s|$)|#)")
_TIGHT_NAME = later(r"\s*([^\W\d][\w -]{0,30}):(?=[^\s/])")
_BARE_ID = later(r"\s*(?:-\s+)*id\s+[a-z][a-z0-9-]*\s*")
_KEY_OF_ANY_SCRIPT = later(r"\s*(?:-\s+)*\S{1,12}?\s*[:;=\uff1a\uff0c\uff1b]")


_LONGEST_WORD = 12
"""Characters before a full-width colon that may have been meant as a key: a longer text is one."""


def no_colon(lines: list[str], number: int) -> Fault:
    """A line at the place of a key that holds no `key:`."""
    line = lines[number]
    body = line.strip()
    indent = indent_of(line)
    if fault := colon_of_name(lines, number) or _below_block_sign(lines, number):
        return fault
    if (wide := _WIDE_KEY.match(line)) or (wide := known_wide_key(line)):
        return _wide_colon(wide, number, lines)
    if found := wide_gap(line):
        column, message, fixed = found
        return Fault("wide-space", message, number, column, 1, _if_readable(number, fixed), fixed)
    if tight := _ASCII_KEY.match(line):
        fixed = line[: tight.end()] + " " + line[tight.end() :]
        message = f"a space is missing behind '{tight[1]}:'"
        return Fault("colon-without-space", message, number, tight.end() - 1, 1, _if_readable(number, fixed), fixed)
    if re.match(r"-\S", body):
        fixed = line[: indent + 1] + " " + line[indent + 1 :]
        return Fault("dash-without-space", "a space is missing behind '-'", number, indent, 1, {number: fixed}, fixed)
    bare = _BARE_KEY.match(line)
    if bare and is_key_of_the_format(bare[1]) and line.startswith(":", bare.end()):
        fixed = f"{line[: bare.end(1)]}: {line[bare.end() + 1 :].lstrip()}"
        message = f"the space before the colon of '{bare[1]}:' belongs behind it"
        return Fault("colon-without-space", message, number, bare.end(), 1, _if_readable(number, fixed), fixed)
    if bare and is_key_of_the_format(bare[1]):
        fixed = line[: bare.end(1)] + ":" + (" " + line[bare.end() :] if line[bare.end() :] else "")
        sign = bare["wide"] or bare["sign"]
        message = f"the colon behind '{bare[1]}' is missing" + (f"; '{sign}' stands there" if sign else "")
        place = bare.end(1) + bare[0][bare.end(1) - bare.start() :].index(sign) if sign else bare.end(1) - 1
        return Fault("missing-colon", message, number, place, 1, _if_readable(number, fixed), fixed)
    above = filled_before(lines, number)
    goes_on = above < number and not lines[above].rstrip().endswith(":")
    fixed = " " * (max(indent, indent_of(lines[above])) + 2) + body
    replaced = {number: fixed} if goes_on else {}
    if has_wide_colon(line) and (wide := WIDE_COLON.match(line)):
        message = (
            f"'{wide[1]}' is no key, and the colon behind it a full-width one; keys are the format's English words "
            "(such as 'title', 'pains'), with ':' and a space behind them"
        )
        own = f"{line[: wide.start(1)]}x-{wide[1]}: {line[wide.end() :]}".rstrip()  # so what stands below is its value
        return Fault(
            "missing-colon", message, number, indent, len(body), {number: own} if reads_alone(own) else replaced
        )
    if _KEY_OF_ANY_SCRIPT.match(line):
        message = "this line is neither 'key: value' nor '- item'; write a key of the format, ':' and a space before it"
        return Fault("missing-colon", message, number, indent, len(body), replaced)
    message = (
        "this line is neither 'key: value' nor '- item'; indent it if it goes on with the text above, "
        "or write its key before it"
    )
    return Fault("missing-colon", message, number, indent, len(body), replaced, fixed)


def _below_block_sign(lines: list[str], number: int) -> Fault | None:
    """`goal: |`, and below it lines of text as deep as the key, or less deep."""
    above, indent = filled_before(lines, number), indent_of(lines[number])
    depth = len(head_of(lines[above]))
    if above == number or indent > depth or BLOCK_SIGN.search(lines[above]) is None:
        return None
    last = number
    while last + 1 < len(lines) and lines[last + 1].strip() and _NEXT_BEGINS.match(lines[last + 1]) is None:
        last += 1
    replaced = {index: " " * (depth + 2) + lines[index].strip() for index in range(number, last + 1)}
    which = f"lines {number + 1} to {last + 1}" if last > number else "this line"
    message = f"a text behind '{lines[above].rstrip().split()[-1]}' stands deeper than its key; indent {which} further"
    paste = "\n".join(replaced.values())
    return Fault("indentation", message, number, indent, len(lines[number].strip()), replaced, paste)


def colon_of_name(lines: list[str], number: int) -> Fault | None:
    """A colon that is none behind a name of the author's own, below a key that takes a mapping from names."""
    line = lines[number]
    outer = next((each for each in reversed(lines[:number]) if each.strip() and indent_of(each) < indent_of(line)), "")
    key = KEY_AT_END.search(outer.rstrip())
    if key is None or not takes_names(key[1]):
        return None
    if wide := WIDE_COLON.match(line):
        return _wide_colon(wide, number, lines)
    if tight := _TIGHT_NAME.match(line):
        fixed = f"{line[: tight.end()]} {line[tight.end() :]}"
        message = f"a space is missing behind '{tight[1]}:'"
        return Fault("colon-without-space", message, number, tight.end() - 1, 1, _if_readable(number, fixed), fixed)
    return None


def wide_colon(lines: list[str], number: int) -> Fault | None:
    """A full-width colon behind a key, in a line that can be read once it is another: `感情： {score: -1}`."""
    wide = known_wide_key(lines[number])
    fault = wide and _wide_colon(wide, number, lines)
    return fault if fault and reads_alone(fault.paste) else None


def known_wide_key(line: str) -> re.Match[str] | None:
    """A full-width colon behind a key of the format, or a word for one in another language."""
    wide = WIDE_COLON.match(line)
    return wide if wide and (is_key_of_the_format(wide[1]) or keys_abroad(wide[1])) else None


def _wide_colon(wide: re.Match[str], number: int, lines: list[str]) -> Fault:
    line, word = wide.string, wide[1]
    key = key_before_wide_colon(word, is_inside=wide.start(1) > 0, lines=lines)  # a word for two: by its place
    fixed = f"{line[: wide.start(1)]}{key}: {line[wide.end() :]}".rstrip()
    message = wide_colon_message(word, key)
    return Fault("wide-colon", message, number, wide.end(1), 1, {number: fixed}, fixed)


def lacks_its_colon(line: str) -> bool:
    """Whether a line above keys is a key of the format whose colon is no `: `: `title:Compare`, `id = a`, `id a`.

    An item may be a text that begins with such a word: `- support answers late`.
    """
    if tight := _ASCII_KEY.match(line):
        return is_key_of_the_format(tight[1]) and not line.startswith("//", tight.end())
    if (wide := WIDE_COLON.match(line)) and keys_abroad(wide[1]) & {"title", "text"}:
        return True
    wide = _WIDE_KEY.match(line)
    found = wide or _BARE_KEY.match(line)
    if found is None or not is_key_of_the_format(found[1]):
        return False
    if wide or found["wide"] or found["sign"]:
        return True
    return not line.lstrip().startswith("-") or _BARE_ID.fullmatch(line) is not None


def has_wide_colon(line: str) -> bool:
    """Whether a line begins with a short word of another script and a full-width colon."""
    wide = WIDE_COLON.match(line)
    return wide is not None and not wide[1].isascii() and len(wide[1]) <= _LONGEST_WORD


def wide_gap(line: str) -> tuple[int, str, str] | None:
    """A wide or no-break space behind the colon of a key: its column, what to say of it, and the line without it."""
    found = _WIDE_GAP.match(line)
    if found is None or not is_key_of_the_format(found[1]):
        return None
    message = (
        f"the space behind '{found[1]}:' is U+{ord(found[2][0]):04X}, which YAML takes for a letter; "
        "write an ordinary space"
    )
    return found.start(2), message, line[: found.start(2)] + " " + line[found.end() :]


def without_wide_gaps(text: str, source: SourceText) -> tuple[str, list[Problem]]:
    """The text with ordinary spaces behind dashes and the colons of keys, and the problems."""
    lines, problems = SourceText(text, source.file).lines, []
    for number, line in outside_blocks(lines):
        if line.isascii():
            continue
        above = lines[filled_before(lines, number)]
        if indent_of(line) > len(head_of(above)) and not above.rstrip().endswith(":"):
            continue  # it is read as a part of the text above
        if dash := _WIDE_DASH.match(line):
            column, made = dash.end("dash"), f"{line[: dash.end('dash')]} {line[dash.end() :]}"
            message = (
                f"the space behind '-' is U+{ord(line[column]):04X}, which YAML takes for a letter; "
                "write an ordinary space"
            )
        elif gap := wide_gap(line):
            column, message, made = gap
        else:
            continue
        lines[number] = made
        problems.append(source.problem("error", "wide-space", message, number, column, paste=made))
    return ("\n".join(lines) if problems else text), problems


def _if_readable(number: int, line: str) -> dict[int, str]:
    if reads_alone(line):
        return {number: line}
    mended = mended_line(line)
    return {} if mended is None else {number: mended[1]}
