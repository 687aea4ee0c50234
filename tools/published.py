"""What the docs say of the files that a site publishes for other tools, and the schemas of these."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desireline.publish.files.addressed import CATALOGUE, MAP, PERSONA, schema_path
from desireline.publish.files.schema import SCHEMAS
from desireline.publish.files.wishes import KINDS, USUAL
from desireline.source.schema import schema_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ASSETS: Final = Path(__file__).resolve().parent.parent / "plugin/desireline/assets"
_TYPES: Final = {"string": "text", "object": "mapping", "array": "list", "integer": "whole number"}


def write_schemas(assets: Path = ASSETS) -> list[Path]:
    """Write the schemas of the published files into the package; give those that changed."""
    changed = []
    for within, make in SCHEMAS.items():
        path, text = assets / within, schema_text(make())
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            changed.append(path)
    return changed


def kinds() -> str:
    """The kinds of files, and which of them are usual."""
    rows = [f"| `{name}` | {'yes' if name in USUAL else ''} | {text} |" for name, text in KINDS.items()]
    return "\n".join(["| `files` | Usual | What it is |", "| --- | --- | --- |", *rows])


def keys_of(form: str, names: tuple[str, ...]) -> str:
    """Tables of the keys of a format and of the named definitions in its schema."""
    schema = SCHEMAS[schema_path(form)]()
    tables = [_table(schema)]
    tables += [
        f"**`{name}`**: {schema['$defs'][name]['description']}\n\n{_table(schema['$defs'][name])}" for name in names
    ]
    return "\n\n".join(tables)


def _table(schema: Mapping[str, Any]) -> str:
    needed = schema.get("required", ())
    lines = ["| Key | Holds | Meaning |", "| --- | --- | --- |"]
    for key, field in schema["properties"].items():
        always = "" if key in needed else ", where there is one"
        meaning = field.get("description") or schema["$defs"][field["$ref"].rpartition("/")[2]]["description"]
        lines.append(f"| `{key}` | {_holds(field)}{always} | {meaning} |")
    return "\n".join(lines)


def _holds(field: Mapping[str, Any]) -> str:
    if "const" in field:
        return f"`{field['const']}`"
    if "$ref" in field:
        return f"`{field['$ref'].rpartition('/')[2]}`"
    if "enum" in field:
        return "one of " + ", ".join(f"`{each}`" for each in field["enum"])
    if "anyOf" in field:
        return " or ".join(_holds(each) for each in field["anyOf"])
    if field.get("type") == "array":
        return f"list of {_holds(field['items'])}"
    if field.get("format") == "uri-reference":
        return "address"
    if field.get("format") == "date":
        return "date"
    return _TYPES.get(field.get("type", ""), str(field.get("type", "")))


PARTS: Final[Mapping[str, Callable[[], str]]] = {
    "file-kinds": kinds,
    "json-journeys": lambda: keys_of(CATALOGUE, ("map", "persona", "part")),
    "json-map": lambda: keys_of(MAP, ("curve", "point")),
    "json-persona": lambda: keys_of(PERSONA, ()),
}
"""Parts of pages, by the name that stands in the page."""
