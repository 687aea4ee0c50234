"""What two sides did that does not go together, in words and as a record that stays in the file until it is settled."""

from __future__ import annotations

from dataclasses import dataclass
from os.path import commonprefix
from typing import TYPE_CHECKING, Any, Final, Literal

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

Why = Literal[
    "changed", "removed", "moved", "carried", "order", "place", "replaced", "added", "comments", "problem", "file"
]
"""Why two sides do not go together.

`changed`: both gave one value another value. `removed`: one side removed what the other changed. `moved`: both put one
thing somewhere else. `carried`: one side moved what the other removed. `order`: both put one list into another order.
`place`: one side changed the order around what the other put there, or both put one thing to different places.
`replaced`: both replaced the same items of a list. `added`: both added under one id, or key, what differs. `comments`:
comments stood in what is not kept. `problem`: each side is right by itself, both together are not. `file`: the two
files could not be merged part by part."""

CONFLICT_KEY: Final = "x-conflict"
"""The key of the file under which conflicts are kept until somebody has settled them and removed it."""

_BRIEF: Final = 70
"""Characters of a value that a sentence holds."""
_BEFORE: Final = 16
"""Characters in front of the first difference that it holds."""

_SAID: Final = {
    "changed": "both sides changed it",
    "removed": "one side removed it, the other changed it",
    "moved": "both sides moved it, to different places",
    "carried": "one side removed it, the other moved it",
    "order": "both sides changed the order, and the two orders do not go together",
    "place": "a place in the order was changed by both sides, or by one around what the other put there",
    "replaced": "both sides replaced the same items",
    "added": "both sides added it, and not the same",
    "comments": "comments stood in what is not kept",
    "problem": "each side is right by itself, both together are not",
    "file": "the two sides could not be merged part by part",
}


@dataclass(frozen=True)
class Conflict:
    """One place of a file about which the two sides do not agree."""

    at: tuple[str, ...]
    """Where: keys and ids from the file's root."""
    why: Why
    base: str | None
    """What stood there before both: the YAML, or the text. None: nothing."""
    ours: str | None
    """What we made of it. None: nothing stands there."""
    theirs: str | None
    """What they made of it."""
    kept: Literal["ours", "theirs"] = "ours"
    """Whose version the merged file holds."""
    says: str = ""
    """Of a `problem`: what is wrong."""
    called: str = ""
    """What the thing at that place is, or stands in, in words: `stage “Compare”`. Empty where the values say it."""

    @property
    def place(self) -> str:
        """Where it is, in one line."""
        return "/".join(self.at) or "the file"

    def sentence(self) -> str:
        """What happened, in words, for a terminal; the values of the file stand in it as they are."""
        head = f"{self.place}{f' ({_cut(self.called, 0)})' if self.called else ''}: {self._happened()}"
        if self.why == "problem":
            return f"{head}: {self.says}"
        if self.why == "file":
            return f"{head}; ours is kept, theirs stands under '{CONFLICT_KEY}'"
        before, ours, theirs = _brief(self.base, self.ours, self.theirs)
        return f"{head} (before: {before}; ours: {ours}; theirs: {theirs}). Kept: {self.kept}"

    def _happened(self) -> str:
        """What both sides did; where they did different things, which did which."""
        other = {"removed": "changed", "carried": "moved"}.get(self.why)
        if other is None or (self.ours is None) == (self.theirs is None):
            return _SAID[self.why]
        gone, stays = ("ours", "theirs") if self.ours is None else ("theirs", "ours")
        return f"{gone} removed it, {stays} {other} it"

    def record(self) -> dict[str, Any]:
        """The conflict as it is written into the file."""
        made: dict[str, Any] = {"at": self.place, "why": _SAID[self.why]}
        for side in ("base", "ours", "theirs"):
            value = getattr(self, side)
            if value is not None:
                made[side] = value
        if self.says:
            made["problem"] = self.says
        if self.why != "problem":
            made["kept"] = self.kept
        return made


def as_yaml(conflicts: Iterable[Conflict], key: str = CONFLICT_KEY) -> list[str]:
    """The lines that keep conflicts in a file: one key, whatever the texts are."""
    made = yaml.dump(
        {key: [each.record() for each in conflicts]},
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000_000,
        default_flow_style=False,
        indent=2,
    )
    return str(made).rstrip("\n").split("\n")


class _Dumper(yaml.SafeDumper):
    """Writes every text so that no rule of the format about unquoted texts applies to it."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else '"')


_Dumper.add_representer(str, _text)
_Dumper.add_representer(
    dict,
    lambda dumper, pairs: yaml.MappingNode(
        "tag:yaml.org,2002:map",
        [
            (dumper.represent_scalar("tag:yaml.org,2002:str", key), dumper.represent_data(value))
            for key, value in pairs.items()
        ],
        flow_style=False,
    ),
)


def _brief(*texts: str | None) -> tuple[str, ...]:
    """Some versions of one text, each in a line. Of long ones what they begin with alike is left out."""
    lines = [" ".join(text.split()) if text is not None else None for text in texts]
    given = [line for line in lines if line is not None]
    longest = max(map(len, given), default=0)
    alike = 0
    if len(given) > 1 and longest > _BRIEF:
        alike = len(commonprefix(given))  # noqa: RUF071  # these are no paths
    least = max(min(alike - _BEFORE, longest - _BRIEF + 1), 0)
    start = (given[0].find(" ", least, alike) + 1 or least) if least else 0
    return tuple("nothing" if line is None else f"“{_cut(line, start)}”" for line in lines)


def _cut(line: str, start: int) -> str:
    rest = f"{'…' if start else ''}{line[start:]}"
    return rest if len(rest) <= _BRIEF else f"{rest[: _BRIEF - 1]}…"
