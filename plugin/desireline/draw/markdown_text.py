"""The one place where plain words become Markdown that shows exactly them, on GitHub, GitLab and MkDocs alike."""

import re
from typing import Final

from desireline.draw.html import clean

_SPACE: Final = re.compile(r"[\s\ufeff]+")
_BY_BACKSLASH: Final = re.compile(r"[\\`*_{}\[\]]")
_BY_ENTITY: Final = re.compile(r"[<>&|~^$]|==+|\+\++|:(?=//)")
"""Signs that one of the hosts reads (HTML, tables, deletion, highlighting, mathematics, bare addresses) and that not
all of them take a backslash before."""
_CALLS: Final = re.compile(r"(?<!\w)[@#!%](?=\w)|:(?=[\w+-]+:)|(?<!\w)(?:GH-|www)(?=[\d.])")
"""What a host would turn into a person's notification, a link to an issue or a picture after Markdown is done. An empty
comment behind it keeps it apart and is seen nowhere."""
_START: Final = re.compile(r"^(?:(\d+)([.)])(?=\s|$)|([-+=:])(?=\s|$|[-+=:])|(#))")
_APART: Final = "<!-- -->"
_HIDDEN: Final = "\ue000"
"""Stands for the empty comment until everything else is escaped; what a text holds of it is a private character."""


def markdown_text(text: str) -> str:
    """`text` (plain words, of any origin) as inline Markdown on one line that shows the same words and nothing else.

    White space becomes single blanks; what no output may carry becomes U+FFFD. Safe at the start of a line, in a
    heading, a list, a table cell and between emphasis marks.
    """
    line = clean(_SPACE.sub(" ", text)).strip().replace(_HIDDEN, "\ufffd")
    line = _CALLS.sub(lambda found: found[0] + _HIDDEN, line)
    started = _START.match(line)
    head = ""
    if started:
        head = f"{started[1] or ''}&#{ord(started[2] or started[3] or started[4])};"
        line = line[started.end() :]
    line = _BY_BACKSLASH.sub(lambda found: "\\" + found[0], line)
    line = _BY_ENTITY.sub(lambda found: "".join(f"&#{ord(character)};" for character in found[0]), line)
    return head + line.replace(_HIDDEN, _APART)
