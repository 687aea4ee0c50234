"""One file: bytes to a map or persona, with everything that can be said of it without looking at other files."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import PurePosixPath
from typing import Any

from desireline.model import JourneyMap, Persona
from desireline.model.patterns import later
from desireline.source.lost import lost_names
from desireline.source.pieces import piece_reader, row_roles
from desireline.source.problem import Problem, SourceText, in_order
from desireline.source.reading import Reading, extent
from desireline.source.scalars import ID, id_suggestion
from desireline.source.sheet import Sheet, Spot
from desireline.source.tree import as_in_file, decode, read_mended
from desireline.source.tree_nodes import Mapping, Node
from desireline.source.within import judge

OWN_KEYS = {"map": frozenset({"title", "stages"}), "persona": frozenset({"name", "goals", "role"})}
"""Keys that only a map, and only a persona has."""
_START = Spot(0, 0, 1)
_ANY_ID = later(r"""(?:^|[\s{,])["']?id["']?\s*:\s*["']?([a-z][a-z0-9-]*)""")


def read_file(raw: bytes, path: str, digest: str = "", *, persona: bool = False) -> Sheet:
    """Read the bytes of a map's file (or of a persona's). Never raises for bad input; see `Sheet.problems`."""
    text, problems = decode(raw, path)
    if text is None:
        from desireline.source.foreign import foreign_bytes, foreign_message  # noqa: PLC0415  # as a rule nobody asks

        if what := foreign_bytes(raw):
            message = foreign_message(what, _noun(persona))
            problems = [SourceText("", path).problem("error", "foreign-file", message, 0, 0)]
        return _nothing(path, digest, SourceText("", path), problems, raw)
    return _read(SourceText(text, path, raw.removeprefix(BOM_UTF8)), digest, persona)


def read_text(text: str, path: str, digest: str = "", *, persona: bool = False) -> Sheet:
    """Read the text of a map's file (or of a persona's)."""
    return _read(SourceText(text, path), digest, persona)


def _read(source: SourceText, digest: str, persona: bool) -> Sheet:
    tree, problems, mended = read_mended(source)
    return read_node(tree, problems, source, digest, persona=persona, mended=mended)


def read_node(
    tree: Node | None,
    problems: list[Problem],
    source: SourceText,
    digest: str = "",
    *,
    persona: bool = False,
    mended: SourceText | None = None,
) -> Sheet:
    """Read the tree of a file, in which `problems` were found already; it may be that of a `mended` copy."""
    noun = _noun(persona)
    if not isinstance(tree, Mapping) or not tree.pairs:
        from desireline.source.no_map import why_no_map  # noqa: PLC0415  # only files without any map need it

        return _nothing(source.file, digest, source, why_no_map(tree, problems, source, noun))
    if OWN_KEYS[noun].isdisjoint(tree.pairs):
        from desireline.source.unknown import wrong_folder  # noqa: PLC0415  # as a rule it is one of ours

        if misplaced := wrong_folder(Persona if persona else JourneyMap, tree):
            problems = in_order([*problems, source.problem("error", "wrong-folder", misplaced, *extent(tree))])
            return _nothing(source.file, digest, source, problems)
    if len(tree.pairs) == 1:
        from desireline.source.no_map import unwrapped  # noqa: PLC0415

        tree, found = unwrapped(tree, source, noun)
        problems = in_order([*problems, *found])
    roles = {} if persona else row_roles(tree)
    reading = Reading(mended or source, before=problems, written=source.text, row_roles=roles, tree=tree)
    piece = piece_reader(Persona if persona else JourneyMap)(tree, reading)
    _identify(piece, tree, source.file, noun, reading)
    lost = lost_names(reading) if problems or reading.problems else frozenset()
    parts, offered, asked, spots = judge(piece, tree, reading, lost)
    if problems or reading.problems:
        taken = {problem.line for problem in problems if problem.severity == "error"}
        found = [as_in_file(each, source) for each in reading.problems if each.line not in taken]
        problems = in_order([*problems, *found])
    id_spot = Spot(*extent(tree.pairs["id"][1])) if "id" in tree.pairs else _START
    looks_into = frozenset(text.partition("#")[0] for _, text in asked if "#" in text) | {offered.future_of}
    return Sheet(
        source.file,
        digest,
        source.utf8,
        piece,
        tuple(problems),
        parts,
        offered,
        asked,
        id_spot,
        looks_into,
        spots,
        lost,
    )


def _noun(persona: bool) -> str:
    return "persona" if persona else "map"


def _identify(piece: Any, tree: Mapping, path: str, noun: str, reading: Reading) -> None:
    """Give the piece its file, and the file's stem for an id where none is written."""
    own = piece.__dict__
    own["file"] = path
    if "id" in own:
        return
    stem = PurePosixPath(path).stem
    if ID.fullmatch(stem):
        own["id"] = stem
    elif "id" not in tree.pairs:
        better = id_suggestion(stem)
        message = f"the file's name makes no id ('{stem}' is not a-z, 0-9 and - alone), so the {noun} needs 'id'"
        first = next(iter(tree.pairs.values()))[0]
        reading.error("missing-key", message + (f": write 'id: {better}'" if better else ""), first)


def _nothing(path: str, digest: str, source: SourceText, problems: list[Problem], raw: bytes = b"") -> Sheet:
    """The sheet of a file of which nothing could be read. What it may declare is not missed elsewhere as well."""
    text = source.text or raw.replace(b"\0", b"").decode("latin1")  # without its zeros UTF-16 shows its ASCII
    may_offer = frozenset({PurePosixPath(path).stem, *_ANY_ID.findall(text)})
    return Sheet(path, digest, source.utf8, None, tuple(problems), {}, None, {}, _START, frozenset(), {}, may_offer)
