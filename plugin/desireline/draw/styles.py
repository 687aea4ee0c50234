"""The style sheets of drawings, joined from the parts in `assets/css/`."""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

PARTS: Final = {
    "tokens": (),
    "page": ("type", "marks", "header", "findings", "lists", "scroll", "mermaid", "paper", "directions"),
    "blueprint": ("frame", "cells", "arrows", "narrow", "paper"),
    "curve": ("drawing", "numbers", "step", "paper"),
    "film": (),
    "flow": ("drawing", "list", "automations", "narrow"),
    "grid": ("table", "cells", "widths", "cards", "walk", "paper"),
    "host": ("material", "readthedocs", "bootstrap"),
    "persona": (),
    "problems": (),
    "across": ("tables", "matrix", "heat", "knowledge", "people"),
    "changes": ("curves", "views", "board", "things", "cards", "gap", "list", "paper"),
    "home": (),
    "past": (),
    "releases": (),
    "versions": (),
    "quotes": (),
}
"""Each subject and the parts of its sheet, in the order in which one is laid over the other. `curve` and `step` are the
file `curve-step.css`; a subject without parts is one file."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENTED = re.compile(r"\s*\n\s*")


def joined(subjects: Sequence[str]) -> str:
    """The sheets of those subjects, comments left out: one file for a page, in which no part waits for an `@import`."""
    return _joined(tuple(subjects))


@lru_cache(maxsize=8)
def _joined(subjects: tuple[str, ...]) -> str:
    parts = "\n".join((folder() / name).read_text("utf-8") for subject in subjects for name in files(subject))
    return _INDENTED.sub("\n", _COMMENT.sub("", parts)).strip() + "\n"


def files(subject: str) -> tuple[str, ...]:
    """The names of a subject's files, in order."""
    return tuple(f"{subject}-{part}.css" for part in PARTS[subject]) or (f"{subject}.css",)


def folder() -> Traversable:
    """Where the parts are."""
    return resources.files("desireline") / "assets" / "css"
