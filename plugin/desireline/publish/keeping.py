"""What to write so that a published address stays: the file, the line, and the lines to paste."""

from collections.abc import Container, Sequence

from desireline.draw.anchors import anchors
from desireline.model import Lane, Part, Row, Scale
from desireline.model.journey import Retired
from desireline.model.record import Record, record
from desireline.publish.meant import Taken
from desireline.publish.published import Address, Subject, kind_of, name_of, noun_of
from desireline.source import Catalogue
from desireline.source.layout_scalars import is_plain_text
from desireline.source.tree_quote import quoted


@record
class Advice(Record):
    """How to keep one address."""

    text: str
    """What to do, in a sentence."""
    path: str = ""
    """The file to write into; "" where there is none."""
    line: int = 0
    """The line at which what is to be written belongs; 0 for the file as a whole."""
    paste: str = ""
    """The lines to write."""


class Keeping:
    """How to keep the addresses of one map or persona that was published at a revision."""

    def __init__(self, subject: Subject, after: Catalogue, since: str, known: Container[str]) -> None:
        """`known` are the ids of all maps and personas of that revision."""
        self._subject, self._after, self._since, self._known = subject, after, since, known
        self._kind = kind_of(subject)

    def page(self, page: Address) -> Advice:
        """For a page that is gone."""
        heir = self._after.file(self._subject.key) if page.file != self._subject.key else self._heir()
        if heir is not None and kind_of(heir) == self._kind:
            line = max(1, heir.place.line)
            text = f"It is '{heir.key}' now. Write there, {_instead(heir)}in {heir.file} at line {line}:"
            return Advice(text, heir.file, line, _was(page.file, heir.was))
        if page.file in self._after.project.files:
            return Advice(f"'{page.file}' is a {_kind_of(page.file, self._after)} now; give that another id.")
        path = self._subject.file
        text = (
            f"Write 'was: [{page.file}]' into the {self._kind} that takes its place; or keep its page, and say on it "
            f"that it is over: 'git checkout {self._since} -- {path}', and write into {path}:"
        )
        return Advice(text, path, 0, "status: retired")

    def part(self, address: Address, before: Part | Retired, today: Subject, mate: Part | None) -> Advice:
        """For a part whose id is gone.

        Args:
            address: Its address.
            before: The part as it was.
            today: The map or persona that its page shows today.
            mate: What it is today under another id or none, if that was found.
        """
        bare = address.anchor.rpartition("_")[2]
        if isinstance(before, Retired):
            return self._retired(today, bare, before.to, before.why or "", before.in_ or "", "It was retired. Write")
        if mate is not None and address.state == "here" and not mate.id:
            text = f"It has no id any more. Write it again, in {today.file} at line {mate.place.line}:"
            return Advice(text, today.file, mate.place.line, f"id: {bare}")
        if mate is not None:
            now = f"It is '{mate.id}' now." if address.state == "here" else f"It is a former id of '{mate.id}'."
            text = f"{now} Write there, {_instead(mate)}in {today.file} at line {mate.place.line}:"
            return Advice(text, today.file, mate.place.line, _was(bare, mate.was))
        moved = self._elsewhere(before, address)
        if moved:
            return self._retired(today, bare, (moved,), "…", "", "It moved there. Write")
        name = anchors(self._subject)[before]
        heirs = anchors(today).given.get(name) if address.state == "former" else None
        if isinstance(heirs, Retired):
            return self._retired(today, bare, heirs.to, heirs.why or "", heirs.in_ or "", f"'{name}' is gone. Write")
        return self._retired(today, bare, (), "…", "…", "If it is gone, say so, and what took its place ('to'). Write")

    def taken(self, address: Address, taken: Taken) -> Advice:
        """For an id that names something else now."""
        where = f"{taken.by.noun} “{name_of(taken.by)}” ({self._file_of(taken.by, address)}:{taken.by.place.line})"
        text = f"Give {where} an id of its own."
        bare = address.anchor.rpartition("_")[2] or address.file
        if taken.instead is None:
            return Advice(text, self._file_of(taken.by, address), taken.by.place.line)
        instead, path = taken.instead, self._file_of(taken.instead, address)
        text += f" What was '{bare}' is the {noun_of(instead)} “{name_of(instead)}”. Write there, "
        text += f"{_instead(instead) if instead.id else ''}in {path} at line {instead.place.line}:"
        paste = _was(bare, instead.was) if instead.id else f"id: {bare}"
        return Advice(text, path, instead.place.line, paste)

    def _file_of(self, thing: Subject | Part, address: Address) -> str:
        if hasattr(thing, "file"):
            return str(thing.file)
        found = self._after.file(address.file)
        return found.file if found is not None else address.path

    def _retired(self, today: Subject, name: str, to: Sequence[str], why: str, release: str, before: str) -> Advice:
        """An entry under `retired`."""
        lines = [] if today.retired else ["retired:"]
        lines.append(f"  - id: {name}")
        lines += [f"    why: {_text(why)}"] if why else []
        lines += [f"    to: [{', '.join(to)}]"] if to else []
        lines += [f"    in: {_text(release)}"] if release else []
        line = max((each.place.line for each in today.retired), default=0)
        where = f"{today.file}, behind line {line}" if line else f"{today.file}, at its end"
        return Advice(f"{before} in {where}:", today.file, line, "\n".join(lines))

    def _heir(self) -> Subject | None:
        """The map or persona that came since and has most of the parts, or the only one of the title."""
        ids = anchors(self._subject).given.keys()
        today: tuple[Subject, ...] = (*self._after.maps.values(), *self._after.personas.values())
        known = [each for each in today if kind_of(each) == self._kind and each.key not in self._known]
        counts = {each.key: len(ids & anchors(each).given.keys()) for each in known}
        best = max(known, key=lambda each: counts[each.key], default=None)
        if best is not None and counts[best.key] * 2 > len(ids):
            return best
        same = [each for each in known if each.title == self._subject.title and each.lang == self._subject.lang]
        return same[0] if len(same) == 1 else None

    def _elsewhere(self, part: Part, address: Address) -> str:
        """`file#id` of the only part of that id and kind in another map."""
        if isinstance(part, Row | Lane | Scale) or address.state != "here":
            return ""
        subjects: tuple[Subject, ...] = (*self._after.maps.values(), *self._after.personas.values())
        found = [
            f"{each.key}#{address.anchor}"
            for each in subjects
            if each.key != address.file and type(anchors(each).given.get(address.anchor)) is type(part)
        ]
        return found[0] if len(found) == 1 else ""


def _text(text: str) -> str:
    """A text as it may stand behind a key."""
    return text if is_plain_text(text) else quoted(text)


def _was(name: str, known: Sequence[str]) -> str:
    return f"was: [{', '.join((name, *known))}]"


def _instead(thing: Subject | Part) -> str:
    return "instead of its 'was', " if thing.was else ""


def _kind_of(name: str, catalogue: Catalogue) -> str:
    return "map" if name in catalogue.maps else "persona"
