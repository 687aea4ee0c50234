"""References are drawn last, when every id is known; until then something stands in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Drawn = dict[str, Any]
"""What a file holds: dicts, lists, texts, numbers."""


class Later:
    """A reference, drawn when every id is known."""

    def __init__(self, kind: str, scope: str = "") -> None:
        self.kind = kind
        self.scope = scope


DROP = object()


def as_mapping(made: Any) -> Drawn:
    return made if isinstance(made, dict) else {}


def filled_in(made: Any, fill: Callable[[Later], Any]) -> Any:
    if isinstance(made, Later):
        return fill(made)
    if isinstance(made, dict):
        filled = {key: value for key, inner in made.items() if (value := filled_in(inner, fill)) is not DROP}
        needs = {"from", "to"} if "from" in made else set()
        return filled if filled.keys() >= needs and (filled or not made) else DROP
    if isinstance(made, list):
        return [value for inner in made if (value := filled_in(inner, fill)) is not DROP]
    return made
