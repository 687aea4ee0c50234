"""What an author asks for where a drawing is to stand in a page: read from a fenced block or from one line.

A fenced block says it in lines `key: value`, what is drawn first:

    stage: phone-purchase#compare
    at: v2.4

and `::: journey` in one line: `::: journey phone-purchase stage=compare at=v2.4`.
"""

import re
import shlex
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from desireline.model.record import Record, record
from desireline.publish.links import read_link
from desireline.source.suggest import did_you_mean

Shown = Literal["curve", "stage", "grid", "blueprint", "gap", "diff"]
SHOWN: Final[tuple[Shown, ...]] = ("curve", "stage", "grid", "blueprint", "gap", "diff")
"""What can be drawn."""
OPTIONS: Final = ("at", "stage", "scale", "caption")
"""What may be said beside what is drawn."""
_LINE: Final = re.compile(r"\s*([A-Za-z][\w-]*)\s*[:=]\s*(.*?)\s*")
_VERSIONS: Final = re.compile(r"(?P<first>\S+?)\.\.(?P<second>\S+)?")


class NoWish(Exception):  # noqa: N818  # a sentence where it is raised
    """What is written cannot be drawn; the message says what is wrong and what to write."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line
        """Lines below the first that are meant."""


@record
class Wish(Record):
    """One drawing that is asked for."""

    shown: Shown
    name: str
    """Id of the map."""
    stage: str = ""
    """Id of the one stage that is to be drawn; "" for all."""
    at: str = ""
    """The version that is shown, or the first of two; "" for today's."""
    until: str = ""
    """The second version of a comparison; "" for today's."""
    scale: str = "emotion"
    """Id of the scale of a curve."""
    caption: str = ""
    """What stands above it; "" for the title of the map."""

    @property
    def key(self) -> str:
        """All of it in one line: the same for the same drawing."""
        return f"{self.shown}\n{self.name}\n{self.stage}\n{self.at}\n{self.until}\n{self.scale}\n{self.caption}"


def read_block(text: str) -> Wish:
    """The wish of a fenced block. Raises `NoWish`."""
    return _wish(list(_lines(text)))


def read_line(text: str) -> Wish:
    """The wish of the words behind `::: journey`: the map, then options `key=value`. Raises `NoWish`."""
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise NoWish(f"a quotation mark has no partner in '{text}'; close it") from error
    if not words:
        raise NoWish("no map is named; write its id behind '::: journey', such as '::: journey phone-purchase'")
    given: list[tuple[str, str, int]] = []
    shown = "stage" if any(word.startswith("stage=") for word in words) or "#" in words[0] else "grid"
    for word in words[1:]:
        key, sign, value = word.partition("=")
        if not sign:
            raise NoWish(f"'{word}' is no option; write {_listed(f'{name}=…' for name in ('as', *OPTIONS))}")
        if key == "as":
            shown = value
        else:
            given.append((key, value, 0))
    return _wish([(shown, words[0], 0), *given])


def _lines(text: str) -> Iterator[tuple[str, str, int]]:
    for number, line in enumerate(text.splitlines()):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise NoWish(f"'{line.strip()}' is no line 'key: value'; write such as 'curve: phone-purchase'", number)
        yield found[1].lower(), found[2].strip("\"'"), number


def _wish(given: list[tuple[str, str, int]]) -> Wish:
    if not given:
        raise NoWish("the block is empty; write what is drawn, such as 'curve: phone-purchase'")
    (shown, value, line), *options = given
    if shown not in SHOWN:
        near = did_you_mean(shown, SHOWN)
        advice = f"did you mean '{near}'?" if near else f"there are {_listed(SHOWN)}"
        raise NoWish(f"'{shown}' is nothing that can be drawn; {advice}", line)
    name, first, second = _named(shown, value, line)
    link = read_link(f"map:{name}")
    if link is None or not link.name:
        raise NoWish(f"'{shown}' names no map; write its id, such as '{shown}: phone-purchase'", line)
    said = {"stage": link.anchor, "at": link.at or first}
    for key, text, number in options:
        if key not in OPTIONS:
            near = did_you_mean(key, OPTIONS)
            what = "another drawing needs a block of its own" if key in SHOWN else f"there are {_listed(OPTIONS)}"
            raise NoWish(f"'{key}' is no option; {f'did you mean {near!r}?' if near else what}", number)
        said[key] = text
    if shown == "diff" and ".." in said["at"]:
        _, said["at"], second = _named(shown, f"{name} {said['at']}", line)
    wish = Wish(
        shown,
        link.name,
        said["stage"],
        said["at"],
        second,
        said.get("scale") or "emotion",
        said.get("caption", ""),
    )
    return _whole(wish, line)


def _named(shown: str, value: str, line: int) -> tuple[str, str, str]:
    """The map and the two versions that a comparison names."""
    name, _, rest = value.partition(" ")
    rest = rest.strip()
    if not rest:
        return name, "", ""
    found = _VERSIONS.fullmatch(rest)
    if shown != "diff":
        raise NoWish(f"'{rest}' behind the map's id says nothing; write options on lines of their own", line)
    if found is None:
        if " " in rest or ".." in rest:
            raise NoWish(f"'{rest}' names no two versions; write such as 'diff: {name} v2.3..v2.4'", line)
        return name, rest, ""
    return name, found["first"], found["second"] or ""


def _whole(wish: Wish, line: int) -> Wish:
    if wish.shown == "stage" and not wish.stage:
        raise NoWish(f"no stage is named; write 'stage: {wish.name}#id-of-the-stage'", line)
    if wish.shown == "diff" and not wish.at:
        raise NoWish(f"no versions are named; write such as 'diff: {wish.name} v2.3..v2.4'", line)
    if wish.stage and wish.shown not in {"stage", "grid", "curve"}:
        raise NoWish(f"'{wish.shown}' is drawn of the whole map; take 'stage' out", line)
    return wish


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
