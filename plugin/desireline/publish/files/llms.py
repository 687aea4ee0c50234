"""`llms.txt`: what the site holds, for programs that read text (https://llmstxt.org)."""

from collections.abc import Sequence
from typing import NamedTuple

from desireline.draw.markdown_text import markdown_text


class Entry(NamedTuple):
    """One line of a list."""

    title: str
    """Plain words."""
    address: str
    about: str
    """One sentence of plain words; "" where nothing says so."""


def llms_text(title: str, about: str, sections: Sequence[tuple[str, Sequence[Entry]]]) -> str:
    """The file: the site's title, what it is about, and sections of links. A section without any is left out."""
    lines = [f"# {markdown_text(title)}"]
    if about:
        lines += ["", f"> {markdown_text(about)}"]
    for name, entries in sections:
        if entries:
            lines += ["", f"## {name}", ""]
            lines += [_line(entry) for entry in entries]
    return "\n".join(lines) + "\n"


def _line(entry: Entry) -> str:
    about = f": {markdown_text(entry.about)}" if entry.about else ""
    return f"- [{markdown_text(entry.title)}]({entry.address}){about}"
