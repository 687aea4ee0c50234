"""A template's text turned to a future map: it repeats the current one's stages and steps, under their ids.

The text is changed by whole root keys, at the places the reader sees, so that the template's comments stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desireline.source.layout_scalars import is_plain_text
from desireline.source.tree import read_tree
from desireline.source.tree_nodes import Mapping
from desireline.source.tree_quote import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.model import JourneyMap, Next, Scale, Stage, Step

_OF_THE_TEMPLATE: Final = ("sources", "rows", "lanes", "touchpoints", "scales", "arrows", "retired", "automations")
"""Keys whose content belongs to the template's own stages, which are not kept."""
_OWN_PERSONA: Final = re.compile(r"^personas: \[([a-z][a-z0-9-]*)", re.MULTILINE)
_HINT: Final = re.compile(r"^#[ \t]*future_of:.*\n", re.MULTILINE)
"""What a template says of the key that is now written."""


def answering(text: str, current: JourneyMap) -> str:
    """The text as a future map of `current`."""
    for key in _OF_THE_TEMPLATE:
        text = with_key(text, key, [])
    text = with_key(text, "state", ["state: future"])
    text = with_key(_HINT.sub("", text), "future_of", [f"future_of: {current.key}"], after="state")
    if current.kind != "customer-journey":
        text = with_key(text, "kind", [f"kind: {current.kind}"])
    if current.lang:
        text = with_key(text, "lang", [f"lang: {current.lang}"])
    if current.scales:
        text = with_key(text, "scales", ["scales:", *(line for scale in current.scales for line in _scale(scale))])
    return with_key(text, "stages", ["stages:", *_stages(current)] if current.stages else ["stages: []"])


def with_personas(text: str, personas: tuple[str, ...]) -> str:
    """The text about these personas: the first of them stands wherever the template names the first of its own."""
    own = _OWN_PERSONA.search(text)
    if own is not None:
        text = re.sub(rf"(?<![\w-]){own[1]}(?![\w-])", personas[0], text)
    return with_key(text, "personas", [f"personas: [{', '.join(personas)}]"])


def with_key(text: str, key: str, lines: list[str], after: str = "") -> str:
    """The text with a root key's lines replaced, or taken out with the comments right above it where there are none.

    A key that is not there yet is put behind `after`, a key of one line, or before `stages`, or at the end.
    """
    every = text.split("\n")
    starts = _root_lines(text)
    if key not in starts and after in starts:
        place = starts[after] + 1
        return "\n".join([*every[:place], *lines, *every[place:]])
    if key not in starts:
        place = starts.get("stages", len(every))
        while place < len(every) and place and every[place - 1].startswith("#"):
            place -= 1
        return "\n".join([*every[:place], *lines, *every[place:]]) if lines else text
    first = starts[key]
    end = min((line for line in starts.values() if line > first), default=len(every))
    while end > first + 1 and (not every[end - 1].strip() or every[end - 1].startswith("#")):
        end -= 1
    if not lines:
        while first and every[first - 1].startswith("#") and "yaml-language-server" not in every[first - 1]:
            first -= 1
    return "\n".join([*every[:first], *lines, *every[end:]])


def _root_lines(text: str) -> dict[str, int]:
    """The line, counted from 0, of each root key."""
    tree, _ = read_tree(text, "template")
    if not isinstance(tree, Mapping):
        return {}
    return {name: key.start_mark.line for name, (key, _) in tree.pairs.items()}


def _scale(scale: Scale) -> list[str]:
    said = [f"id: {scale.id or 'emotion'}"]
    if scale.title:
        said.append(f"title: {_value(scale.title, in_brackets=True)}")
    said += _list("range", tuple(map(str, scale.range))) if scale.range else []
    said += _list("levels", scale.levels) if scale.levels else []
    return [f"  - {{{', '.join(said)}}}"]


def _stages(current: JourneyMap) -> Iterator[str]:
    for stage in current.stages:
        yield ""
        yield from (f"  {line}" for line in _stage(stage))


def _stage(stage: Stage) -> list[str]:
    lines = [f"id: {stage.id}"] if stage.id else []
    lines.append(f"title: {_value(stage.title)}")
    if stage.goal:
        lines.append(f"goal: {_value(stage.goal)}")
    lines += _ways(stage.next)
    if stage.steps:
        lines.append("steps:")
        lines += [f"  {line}" for step in stage.steps for line in _step(step)]
    return _as_item(lines)


def _step(step: Step) -> list[str]:
    lines = [f"id: {step.id}"] if step.id else []
    if step.text:
        lines.append(f"text: {_value(step.text)}")
    if step.actors:
        lines += _list("actors", step.actors)
    if step.touchpoints:
        lines += _list("touchpoints", step.touchpoints)
    if not lines:
        return []
    return _as_item([*lines, *_ways(step.next)])


def _ways(ways: tuple[Next, ...] | None) -> list[str]:
    """`next`, as written: nothing, the end, or ways on."""
    if ways is None:
        return []
    if not ways:
        return ["next: []"]
    lines = ["next:"]
    for way in ways:
        said = [f"to: {way.to}"] if way.to else []
        said += [f"when: {_value(way.when)}"] if way.when else []
        said += [f"share: {way.share}"] if way.share is not None else []
        lines += [f"  {line}" for line in _as_item(said)]
    return lines


def _list(key: str, items: tuple[str, ...]) -> list[str]:
    return [f"{key}: [{', '.join(_value(item, in_brackets=True) for item in items)}]"]


def _as_item(lines: list[str]) -> list[str]:
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])] if lines else []


def _value(text: str, in_brackets: bool = False) -> str:
    return text if is_plain_text(text, in_brackets) else quoted(text)
