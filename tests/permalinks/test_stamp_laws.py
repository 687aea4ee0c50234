"""What holds of every file that is stamped: it says what it said, ids apart, and nothing of it was taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desireline.model import Part, walk
from desireline.model.part import Piece
from desireline.publish.stamp import stamped
from desireline.source import load
from tests.strategies import QUICK, MemoryFiles, map_data, persona_data

if TYPE_CHECKING:
    from desireline.source import Catalogue


class Dumper(yaml.SafeDumper):
    """Writes lists with their dashes right below their key or to the right of it, texts in one style, no aliases."""

    style: str | None = None
    to_the_right = False

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, indentless and not self.to_the_right)

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True

    def represent_str(self, text: str) -> Any:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=self.style)


Dumper.add_representer(str, Dumper.represent_str)


@st.composite
def written(draw: st.DrawFn, content: Any) -> bytes:
    """A file that says `content`, in one of many layouts."""
    style = draw(st.sampled_from([None, None, '"', "'", "|", ">"]))
    layout = type("Drawn", (Dumper,), {"style": style, "to_the_right": draw(st.booleans())})
    text = yaml.dump(
        content,
        Dumper=layout,
        default_flow_style=draw(st.sampled_from([False, False, None, True])),
        indent=draw(st.sampled_from([2, 2, 4])),
        width=draw(st.sampled_from([10_000, 60])),
        allow_unicode=draw(st.booleans()),
        sort_keys=draw(st.booleans()),
    )
    lines = text.split("\n")
    for at in sorted(draw(st.lists(st.integers(0, len(lines) - 1), max_size=3)), reverse=True):
        indent = len(lines[at]) - len(lines[at].lstrip(" "))
        lines.insert(at, " " * indent + "# 說明 - id: none")
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    return (mark + draw(st.sampled_from(["\n", "\n", "\r\n"])).join(lines)).encode("utf-8", "surrogatepass")


def plainly(value: Any) -> Any:
    """What a piece says, ids and places apart."""
    if isinstance(value, Piece):
        apart = {"id", "place", "_follows", "file"}
        return type(value).__name__, {name: plainly(each) for name, each in vars(value).items() if name not in apart}
    if isinstance(value, tuple):
        return [plainly(each) for each in value]
    if isinstance(value, dict):
        return {name: plainly(each) for name, each in value.items()}
    return value


def is_contained(short: str, long: str) -> bool:
    """Whether all characters of one text stand in another, in their order."""
    rest = iter(long)
    return all(letter in rest for letter in short)


def check_laws(path: str, raw: bytes) -> None:
    before: Catalogue = load(MemoryFiles({path: raw}))
    assume(not before.sheets[path].is_broken and before.sheets[path].piece is not None)
    old: Any = before.sheets[path].piece
    ids = {piece.id for _, piece in walk(old) if isinstance(piece, Part) and piece.id}
    for _, made in stamped(before):
        after = load(MemoryFiles({path: made.text.encode()}))
        new: Any = after.sheets[path].piece
        assert not after.sheets[path].is_broken
        assert plainly(new) == plainly(old)
        assert is_contained(before.sheets[path].source.text, made.text)
        now = [piece.id for _, piece in walk(new) if isinstance(piece, Part) and piece.id]
        assert ids <= set(now)
        given_ids = [name for name, _, _ in made.given]
        assert len(set(given_ids)) == len(given_ids)
        assert not ids & set(given_ids)
        again = dict(stamped(after))
        assert [each for file in again.values() for each in file.given] == [], "what is left once is left again"
        assert [each[0] for file in again.values() for each in file.left] == [each[0] for each in made.left]
        assert made.given or made.left


@settings(QUICK, max_examples=30)
@given(st.data())
def test_a_stamped_map_says_what_it_said(data: st.DataObject) -> None:
    content = data.draw(map_data())
    check_laws("maps/any.yaml", data.draw(written(content)))


@settings(QUICK, max_examples=10)
@given(st.data())
def test_a_stamped_persona_says_what_it_said(data: st.DataObject) -> None:
    content = data.draw(persona_data())
    check_laws("personas/any.yaml", data.draw(written(content)))
