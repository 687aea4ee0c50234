"""Files that are no YAML at all and lie where a map is expected: a workbook, a picture, a diagram, a web page.

Looked at only where a file could not be read as a map, so that one message says what it is instead of many that say
how it differs from YAML.
"""

from __future__ import annotations

import re
from typing import Final

from desireline.source.suggest import is_key_of_the_format as is_key

_MAGIC: Final = (
    (b"PK\x03\x04", "an Excel workbook, a Word document or another zip file"),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook or a Word document"),
    (b"%PDF", "a PDF file"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format", "a database"),
)
_DIAGRAMS: Final = (
    "journey|flowchart|graph|sequenceDiagram|classDiagram|stateDiagram|stateDiagram-v2|erDiagram|gantt|pie|mindmap|"
    "timeline|quadrantChart|xychart-beta|block-beta|gitGraph|requirementDiagram|C4Context|kanban|swimlane-beta"
)
_TEXTS: Final = (
    (re.compile(r"<!doctype html|<html", re.IGNORECASE), "a web page"),
    (re.compile(r"<\?xml|<svg", re.IGNORECASE), "an XML file"),
    (
        re.compile(rf"(?:---\n(?:.*\n)*?---\n\s*)?(?:%%.*\n\s*)*(?:{_DIAGRAMS})(?:[ \t]+[^:\n]*)?\n"),
        "a Mermaid diagram",
    ),
    (re.compile(r"@startuml"), "a PlantUML diagram"),
    (re.compile(r"```|~~~"), "a Markdown text"),
    (re.compile(r"\|.*\|[ \t]*\n[ \t]*\|[ \t:|-]+\|"), "a Markdown table"),
    (re.compile(r"#{1,3} \S.*\n(?:.*\n)*?#{2,6} \S"), "a Markdown text"),
    (re.compile(r"[\w-]+ = .*\n|\[[\w.-]+\][ \t]*\n[\w-]+ *="), "a TOML file"),
)


_POINTER: Final = "a pointer of Git LFS"
_LFS_POINTER: Final = "version https://git-lfs.github.com/spec/"

_FRONT_MATTER: Final = re.compile(r"\A---\n(?:.*\n)*?---\n")
_OURS: Final = re.compile(r"^(?:id|title|name|stages|personas)[ \t]*:", re.MULTILINE)
"""A file with such a line was meant as a map or persona, however broken it is."""

_HEADING: Final = re.compile(r"#{1,6} \S|\S.*\n(?:={3,}|-{3,})[ \t]*\n")
_PIPES: Final = re.compile(r"^\|.*\|[ \t]*\n\|[ \t:|]*-[ \t:|-]*\|[ \t]*$", re.MULTILINE)
"""The first row of a Markdown table, and the line below it."""
_KEY: Final = re.compile(r"^([a-z_]+)[ \t]*:", re.MULTILINE)

_BEGINNING: Final = {
    "map": "'desireline new current-state my-map'",
    "persona": "'desireline new persona my-persona'",
}


def foreign_bytes(raw: bytes) -> str:
    """What a file that is no text is, in words: "a picture"; "" where that is not known."""
    return next((what for start, what in _MAGIC if raw.startswith(start)), "")


def foreign_text(text: str) -> str:
    """What a text that holds no map is, in words: "a Mermaid diagram"; "" where that is not known."""
    if text.startswith(_LFS_POINTER):
        return _POINTER
    start = text.lstrip("\ufeff \t\r\n")[:4000].replace("\r\n", "\n")
    if _OURS.search(_FRONT_MATTER.sub("", start)) or all(line[:1] in "#" for line in start.split("\n")):
        return ""
    known = next((what for pattern, what in _TEXTS if pattern.match(start)), "")
    return known or ("a Markdown text" if _is_page(start) else _table(start))


def foreign_message(what: str, noun: str) -> str:
    """What is said of such a file."""
    if what == _POINTER:
        return (
            f"this is {what}, and the {noun} itself was not fetched; run 'git lfs pull', and better keep {noun}s out "
            "of LFS (.gitattributes), where no change of them can be compared"
        )
    return f"this is {what} and no {noun}; move it out of this folder, and begin a {noun} with {_BEGINNING[noun]}"


def _is_page(start: str) -> bool:
    """Whether a heading stands first and a table below it, and nowhere a key of the format begins a line."""
    keys = (key[1] for key in _KEY.finditer(start))
    return _HEADING.match(start) is not None and _PIPES.search(start) is not None and not any(map(is_key, keys))


def _table(start: str) -> str:
    """Lines with the same number of the same separators are a table of a spreadsheet."""
    lines = [line for line in start.split("\n") if line.strip()][:5]
    for sign in ("\t", ";", ","):
        counts = {line.count(sign) for line in lines}
        fewest = 2 if sign == "," else 1
        if len(lines) > 1 and len(counts) == 1 and counts.pop() >= fewest and ": " not in lines[0]:
            return "a table (CSV)"
    return ""
