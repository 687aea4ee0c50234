"""All files of two catalogues: which are the same file, which cannot be compared, and what was changed in each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from desireline.compare.change import Change, Impact, Match, Severity, Stand
from desireline.compare.comparison import Comparison, FileComparison, Possible
from desireline.compare.edits import compare_trees, whole
from desireline.compare.effect import effect_of
from desireline.compare.elsewhere import across_files
from desireline.compare.exchanged import exchanged
from desireline.compare.fingerprint import fingerprint
from desireline.compare.identity import pair_files
from desireline.compare.impact import Reach
from desireline.compare.meaning import called_in, people_in
from desireline.compare.node import Node, tree
from desireline.compare.rules import rules
from desireline.compare.severity import Links, rule_of
from desireline.compare.told import Told, upwards
from desireline.compare.unchanged import two_trees
from desireline.compare.unread import claimed_at, undiffable
from desireline.model import JourneyMap, Part, Persona, pieces
from desireline.source.collecting import no_collecting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desireline.compare.meaning import Called
    from desireline.model import Piece
    from desireline.source import Catalogue, Sheet

File = TypeVar("File", JourneyMap, Persona)


def compare(before: Catalogue, after: Catalogue, severities: Mapping[str, Severity] | None = None) -> Comparison:
    """Everything that was changed from one catalogue to another.

    Layout, comments, quotation marks, the order of keys and of lists whose order means nothing, defaults written out,
    and another path of the same file are no change. Files with equal content are not looked at. `severities` gives
    rules another severity than their own. What cannot be compared is in `undiffable`; it has no changes.
    """
    left_out = undiffable(before, after)
    unread = {each.path for each in left_out}
    hidden = {name for side in (before, after) for name in claimed_at(side, unread)}
    same = _unchanged(before, after, unread)
    made: list[FileComparison] = []
    reach: list[Reach] = []

    def reached(told: Told) -> tuple[Impact, ...]:
        if not reach:
            reach.append(Reach(before, after))
        return reach[0].of(told)

    people = people_in(before), people_in(after)

    def called(old: Piece, new: Piece) -> tuple[Called, Called]:
        return called_in(before, old, people[0]), called_in(after, new, people[1])

    judge = _Judge(severities or {}, reached, before, after)
    with no_collecting():
        kept: list[tuple[Any, Any]] = []
        others: list[tuple[Node | None, Node | None, Match]] = []
        doubts: dict[int, list[Possible]] = {}
        for old, new in ((before.maps, after.maps), (before.personas, after.personas)):
            names = [name for name in old if name in new and name not in same and name not in hidden]
            kept += [(old[name], new[name]) for name in names]
            found, unsure = _pair_files(_trees(old, new, hidden), _trees(new, old, hidden))
            others += found
            for node, doubt in unsure:
                doubts.setdefault(id(node), []).append(doubt)
        renamed = {one.id: other.id for one, other, _ in others if one is not None and other is not None}
        for one, other, match in others:
            sides = one, other
            if one is not None and other is not None and one.piece is not None and other.piece is not None:
                sides = two_trees(one.piece, other.piece, called(one.piece, other.piece))
            made.append(_with(judge.file(*sides, match, renamed), doubts.get(id(one), [])))
        for piece, its_next in kept:
            sides = two_trees(piece, its_next, called(piece, its_next))
            made.append(judge.file(*sides, Match("id"), renamed))
            for side in sides:
                side.release()
    made = [file for file in made if file.changes or file.possible]
    made.sort(key=lambda file: (not file.is_map, file.id))
    return Comparison(_distinct(across_files(made, judge.severities)), left_out, before, after)


def compare_maps(before: JourneyMap | None, after: JourneyMap | None) -> FileComparison:
    """What was changed from one map to another, whatever their ids: two versions, or a current and a future one."""
    return compare_pieces(before, after)


def compare_personas(before: Persona | None, after: Persona | None) -> FileComparison:
    """What was changed from one persona to another."""
    return compare_pieces(before, after)


def compare_pieces(before: File | None, after: File | None) -> FileComparison:
    """What was changed between two maps, or two personas; None where there is none. Neither both nor mixed kinds.

    Without catalogues nothing is known of other files: there is no impact, and no reference is said to dangle.
    """
    if before is None and after is None:
        raise ValueError("nothing to compare: both sides are missing")
    if before is not None and after is not None and type(before) is not type(after):
        raise ValueError("a map and a persona cannot be compared")
    old: Node | None
    new: Node | None
    if before is not None and after is not None:
        old, new = two_trees(before, after)
    else:
        old, new = (tree(side) if side is not None else None for side in (before, after))
    same = old is not None and new is not None and old.id == new.id
    match = Match("id" if same else "place") if old is not None and new is not None else Match("alone")
    file = _Judge({}, None, None, None).file(old, new, match, {})
    return _distinct([file])[0]


def _trees(files: Mapping[str, Any], others: Mapping[str, Any], hidden: set[str]) -> list[Node]:
    """The trees of files whose id is not on the other side."""
    return [tree(files[name]) for name in files if name not in others and name not in hidden]


def _pair_files(
    old: list[Node], new: list[Node]
) -> tuple[list[tuple[Node | None, Node | None, Match]], list[tuple[Node, Possible]]]:
    doubts = pair_files(old, new)
    pairs: list[tuple[Node | None, Node | None, Match]] = [
        (node, node.mate, node.match or Match("alone")) for node in old
    ]
    pairs += [(None, node, Match("alone")) for node in new if node.mate is None]
    told = [
        (one, Possible(one.kind, _of_file(one), _of_file(other), score / 10000, rival / 10000))
        for one, other, score, rival in doubts
    ]
    return pairs, told


def _of_file(node: Node) -> Stand:
    return Stand(node.id, (), (), node.name, place=node.place)


def _with(file: FileComparison, doubts: Iterable[Possible]) -> FileComparison:
    return FileComparison(file.id, file.before, file.after, file.changes, (*file.possible, *doubts), file.pairs)


def _unchanged(before: Catalogue, after: Catalogue, unread: set[str]) -> set[str]:
    """Ids of files that hold the same text. Hashes of a folder and of a revision differ where texts do not."""
    made = set()
    for old, new in ((before.maps, after.maps), (before.personas, after.personas)):
        for name in old:
            if name not in new:
                continue
            one, other = (side.sheets[side.project.paths[name]] for side in (before, after))
            if one.path not in unread and other.path not in unread and _same_text(one, other):
                made.add(name)
    return made


def _same_text(one: Sheet, other: Sheet) -> bool:
    return one.digest == other.digest or one.utf8 == other.utf8


def _distinct(files: Iterable[FileComparison]) -> tuple[FileComparison, ...]:
    """The files, with fingerprints that are the same told apart by a number."""
    seen: Counter[str] = Counter()
    made = []
    for file in files:
        changes = []
        for change in file.changes:
            ordinal = seen[change.fingerprint]
            seen[change.fingerprint] += 1
            mark = fingerprint(change.edit, change.rule, ordinal) if ordinal else change.fingerprint
            changes.append(replace(change, fingerprint=mark))
        made.append(FileComparison(file.id, file.before, file.after, tuple(changes), file.possible, file.pairs))
    return tuple(made)


class _Judge:
    """Compares files one by one and judges every edit."""

    def __init__(
        self,
        severities: Mapping[str, Severity],
        reached: Callable[[Told], tuple[Impact, ...]] | None,
        before: Catalogue | None,
        after: Catalogue | None,
    ) -> None:
        known = rules()
        unknown = sorted(set(severities) - set(known))
        if unknown:
            raise ValueError(f"there is no rule '{unknown[0]}'; the rules are {', '.join(known)}")
        self.severities = {name: severities.get(name, rule.severity) for name, rule in known.items()}
        self.reached = reached
        self.before, self.after = before, after

    def file(self, old: Node | None, new: Node | None, match: Match, renamed: Mapping[str, str]) -> FileComparison:
        """One file on both sides."""
        pieces: tuple[Any, Any] = (old.piece if old is not None else None, new.piece if new is not None else None)
        name = (new or old or Node(None)).id
        if old is None or new is None:
            node = old or new
            if node is None:
                raise ValueError("a file stands nowhere")
            told = Told(whole(node, added=old is None), old, new)
            return FileComparison(name, *pieces, (self._change(told, None, None, {}),))
        found, possible, pairs = compare_trees(old, new, renamed, match)
        links = Links(old), Links(new)
        one_file = match.by != "place"
        went = exchanged(found)
        changes = tuple(self._change(told, *links, went, one_file=one_file) for told in found)
        return FileComparison(name, *pieces, changes, tuple(possible), tuple(pairs))

    def _change(
        self,
        told: Told,
        before: Links | None,
        after: Links | None,
        went: Mapping[int, str],
        *,
        one_file: bool = True,
    ) -> Change:
        effect, reasons = effect_of(told)
        ids: tuple[str, ...] = ()
        if before is None or after is None:
            rule, ids = ("file-added", ()) if told.before is None else self._of_lost_file(told.before)
        elif told.node.parent is None and told.edit.op == "rekey":
            rule, ids = self._of_new_id(told)
        else:
            rule, ids = rule_of(told, effect, before, after, self._resolves, exchanged=went, one_file=one_file)
        impact = self.reached(told) if self.reached is not None else ()
        mark = fingerprint(told.edit, rule)
        return Change(told.edit, mark, rule, self.severities[rule], effect, reasons, impact, ids)

    def _of_new_id(self, told: Told) -> tuple[str, tuple[str, ...]]:
        """A file's new id: old links work if some file claims the old one."""
        old, new = told.before, told.after
        if old is None or new is None or self.after is None:
            return "file-renamed", ()
        lost = self._names_lost(old)
        return ("file-lost" if lost else "file-renamed"), lost

    def _of_lost_file(self, old: Node) -> tuple[str, tuple[str, ...]]:
        """A file that is gone: links to it work if another file claims its id, and those into it if it has the part."""
        lost = self._names_lost(old)
        if lost or self.after is None:
            return "file-lost", lost
        parts = (part.id for part in pieces(old.piece) if isinstance(part, Part) and part is not old.piece and part.id)
        lost = tuple(name for name in parts if self.after.find(f"{old.id}#{name}") is None)
        return ("id-lost" if lost else "file-renamed"), lost

    def _names_lost(self, old: Node) -> tuple[str, ...]:
        """Of a file's id and former ids those that name no file now."""
        names = (old.id, *old.was)
        return names if self.after is None else tuple(name for name in names if self.after.file(name) is None)

    def _resolves(self, node: Node, key: str) -> bool:
        """Whether a reference (a list's, or under `key` of a piece; of "" all of it) leads somewhere."""
        if self.after is None or self.before is None:
            return True
        *_, root = upwards(node)
        piece: Any = root.piece
        values = (
            [(node.form, node.value)]
            if node.cls is None
            else [held for at, held in node.leaves.items() if not key or at[0] == key]
        )
        return all(self._leads(form, value, piece) for form, value in values)

    def _leads(self, form: Any, value: Any, piece: Any) -> bool:
        if form is None or form.name != "reference" or form.text_allowed or not isinstance(value, str):
            return True
        if form.refers_to in {"cell", "node"} or self.after is None:
            return True  # judged where the file is read
        if form.refers_to == "source":
            return value in self.after.sources
        return self.after.find(value, piece) is not None
