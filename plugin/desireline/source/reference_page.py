"""The reference of the file format as a Markdown page, made of the same declarations that read the files."""

from __future__ import annotations

from typing import Final

from desireline.model import Emotion, Evidence, FieldShape, JourneyMap, Persona, Piece, shapes
from desireline.source.schema import field_texts, pieces_below

_NAMES: Final = {
    "JourneyMap": "Map",
    "LaneCell": "Statement in a lane",
    "FailPoint": "Fail point",
    "NodeNext": "Way on from a node",
}
_MORE: Final = {
    Emotion: "`by_persona` stands beside the keys of a feeling, which are then everybody else's.",
    Evidence: "A bare status stands for `{status: …}`, and a list of source ids for `{sources: […]}`.",
}


def reference_page() -> str:
    """One heading for each mapping of the format, with a table of its keys: key, how it is written, what it means."""
    roots: tuple[type[Piece], ...] = (JourneyMap, Persona)
    classes = list(dict.fromkeys(cls for root in roots for cls in (root, *sorted(pieces_below(root)[1:], key=_title))))
    return "\n".join(_section(cls) for cls in classes)


def _section(cls: type[Piece]) -> str:
    texts = field_texts(cls)
    paragraphs = [" ".join(part.split()) for part in (cls.__doc__ or "").strip().split("\n\n")]
    shorthand = getattr(cls, "shorthand", "")
    if shorthand:
        paragraphs.append(f"A bare value stands for its `{shorthand}`.")
    if cls in _MORE:
        paragraphs.append(_MORE[cls])
    rows = [f"| `{shape.key}` | {_form(shape)} | {_cell(texts.get(shape.key, ''))} |" for shape in shapes(cls)]
    table = ["| Key | Written | Meaning |", "| --- | --- | --- |", *rows]
    return "\n".join([f"## {_title(cls)}", "", "\n\n".join(paragraphs), "", *table, ""])


def _title(cls: type[Piece]) -> str:
    return _NAMES.get(cls.__name__, cls.__name__)


def _form(shape: FieldShape) -> str:
    """How a key is written, in words; a nested mapping is linked."""
    if shape.piece is not None:
        title = _title(shape.piece)
        one = f"[{title.lower()}](#{title.lower().replace(' ', '-')})"
    else:
        one = _cell(shape.form.expects if shape.form else "")
    written = f"{one}, one or several" if shape.many else one
    if shape.mapping:
        written = f"names, each with {written}"
    return f"{written} (needed)" if shape.required else written


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
