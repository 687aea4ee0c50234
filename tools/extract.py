"""Collects the texts of the interface from the source and brings every language's catalogue up to date with them.

A text is what the code asks of `Words`: `words("Pains")`, `view.words("{n} late", n=3)` or
`words.count("{n} step", "{n} steps", n)`. The callable is known by its name, `words`, wherever it hangs. A text may
stand in a condition (`words("On" if n else "Off")`), or behind a name of the same file, at most through a table of
constants; one that cannot be worked out is an error, because it would never be translated.
"""

from __future__ import annotations

import ast
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tools.catalogues import DOMAIN, LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SOURCE = Path("plugin/desireline")
CALLABLE = "words"
DECLARED = {"Rule": (1, 3, 4)}
"""Classes whose declarations hold texts, and where: `words.declared(rule.fix)` asks for them."""
ISSUES = "https://github.com/desireline/desireline/issues"
TEMPLATE_HEADER = """\
# The texts of Desireline's interface, in English.
# Made from the source by `make catalogues`; translations stand beside it, one folder a language."""

Text = str | tuple[str, str]
"""What is translated: a text, or its singular and plural."""


class UnknownTextError(Exception):
    """A call asks for a text that is not written where it can be found; the message says where and what to do."""


def template(root: Path) -> Catalog:
    """All texts of the interface, each with the files that ask for it.

    Args:
        root: The top of the source tree.

    Raises:
        UnknownTextError: Some call's text cannot be worked out.
    """
    made = Catalog(
        project="Desireline",
        version="interface",
        msgid_bugs_address=ISSUES,
        header_comment=TEMPLATE_HEADER,
        fuzzy=False,
    )
    for path in sorted((root / SOURCE).rglob("*.py")):
        name = path.relative_to(root).as_posix()
        for line, text in texts(path.read_text(encoding="utf-8"), name):
            made.add(text, locations=[(name, line)])
    return made


def texts(source: str, name: str) -> Iterator[tuple[int, Text]]:
    """Each text that a Python source asks of `Words`, with its line.

    Args:
        source: The Python source.
        name: What the file is called in an error.

    Raises:
        UnknownTextError: Some call's text cannot be worked out.
    """
    tree = ast.parse(source, name)
    bound = _bound(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in DECLARED:
            told = [node.args[at] for at in DECLARED[node.func.id] if at < len(node.args)]
            yield from ((node.lineno, text) for each in told for text in _constants(each, bound) if text)
            continue
        if _is_words(node.func):
            wanted = node.args[:1]
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "count" and _is_words(node.func.value):
            wanted = node.args[:2]
        else:
            continue
        found = list(_pairs(wanted, bound))
        if not found:
            call = ast.unparse(node.func)
            raise UnknownTextError(f"{name}:{node.lineno}: what {call}(…) says is not a text; write it in the call.")
        yield from ((node.lineno, text) for text in found)


def _is_words(node: ast.expr) -> bool:
    named = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return named == CALLABLE


def _pairs(wanted: Sequence[ast.expr], bound: dict[str, list[ast.expr]]) -> Iterator[Text]:
    if len(wanted) == 1:
        yield from _constants(wanted[0], bound)
    elif len(wanted) == 2:
        yield from zip(_constants(wanted[0], bound), _constants(wanted[1], bound), strict=False)


def _constants(node: ast.expr, bound: dict[str, list[ast.expr]]) -> list[str]:
    """The texts an expression may have: itself, either branch of a condition, or what its name stands for."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.IfExp):
        return _constants(node.body, bound) + _constants(node.orelse, bound)
    if isinstance(node, ast.Name):
        values = bound.get(node.id, [])
        return [text for value in values for text in _constants(value, bound) if value is not node]
    return []


def _bound(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """What is assigned to each name: directly, as one of several (`one, many = …`), or out of a constant table."""
    tables: dict[str, ast.Dict] = {}
    assigned: list[tuple[ast.expr, ast.expr]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign | ast.Assign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            assigned += [(target, node.value) for target in targets]
            if isinstance(node.value, ast.Dict):
                tables |= {target.id: node.value for target in targets if isinstance(target, ast.Name)}
    bound: dict[str, list[ast.expr]] = {}
    for target, value in assigned:
        for each in _looked_up(value, tables):
            for name, part in _unpacked(target, each):
                bound.setdefault(name, []).append(part)
    return bound


def _looked_up(value: ast.expr, tables: dict[str, ast.Dict]) -> list[ast.expr]:
    if isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name) and value.value.id in tables:
        return tables[value.value.id].values
    return [value]


def _unpacked(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        for part, each in zip(target.elts, value.elts, strict=True):
            yield from _unpacked(part, each)


def update(root: Path) -> list[Path]:
    """Write the template, and bring each catalogue up to date: new texts empty, those that are gone taken out.

    Files say which source file asks for a text but no line, and keep their dates while no text changes: so a diff of
    them shows texts alone.

    Returns:
        The files written, the template first.

    Raises:
        UnknownTextError: Some call's text cannot be worked out.
    """
    made = template(root)
    target = root / LOCALE / f"{DOMAIN}.pot"
    made.creation_date = _creation(target, made)
    _write(target, made)
    written = [target]
    for path in sorted((root / LOCALE).glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalogue = _read(path, path.parent.parent.name)
        catalogue.update(made, no_fuzzy_matching=True)
        _write(path, catalogue)
        written.append(path)
    return written


def _creation(target: Path, made: Catalog) -> datetime:
    if target.is_file():
        before = _read(target)
        if _asked(before) == _asked(made) and isinstance(before.creation_date, datetime):
            return before.creation_date
    return datetime.now(UTC)


def _asked(catalogue: Catalog) -> set[str]:
    return {repr(message.id) for message in catalogue if message.id}


def _read(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as reader:
        return read_po(reader, locale=locale, domain=DOMAIN, abort_invalid=True)


def _write(path: Path, catalogue: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as writer:
        write_po(writer, catalogue, width=110, sort_by_file=True, include_lineno=False, ignore_obsolete=True)


def main(root: Path) -> int:
    """Update all catalogues and say what each still lacks; 1 where the source asks for what cannot be found."""
    try:
        written = update(root)
    except UnknownTextError as reason:
        print(reason, file=sys.stderr)
        return 1
    for path in written[1:]:
        catalogue = _read(path, path.parent.parent.name)
        missing = [message for message in catalogue if message.id and not (message.string and all(message.string))]
        print(f"{path.parent.parent.name}: {len(catalogue)} texts, {len(missing)} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent))
