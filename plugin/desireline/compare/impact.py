"""Whom else a change reaches: maps of a changed persona, users of a shared touchpoint or source, referring maps."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from desireline.compare.change import Impact
from desireline.compare.told import Told, upwards

if TYPE_CHECKING:
    from desireline.compare.node import Node
    from desireline.source import Catalogue

_FILES = frozenset({"persona", "company", "actor", "map", "place"})


class Reach:
    """Who refers to what, in both catalogues together: what was used before is hurt by what is gone after."""

    def __init__(self, *catalogues: Catalogue) -> None:
        self._catalogues = catalogues
        self._users: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        """By what is meant (`file`, `part`, `touchpoint` or `source`, and its name) files and how they use it."""
        for catalogue in catalogues:
            self._note(catalogue)

    def _note(self, catalogue: Catalogue) -> None:
        for sheet in catalogue.sheets.values():
            if sheet.offered is None:
                continue
            user = sheet.offered.id
            for kind, text in sheet.asked:
                name, sign, part = text.partition("#")
                if kind in {"source", "touchpoint"}:
                    self._users[kind, text][user] = kind
                elif sign:
                    self._users["part", f"{name}#{part}"][user] = "reference"
                elif kind in _FILES:
                    named = catalogue.project.persona_names.get(text, text) if kind == "actor" else text
                    why = "persona" if kind in {"persona", "company", "actor"} else "reference"
                    self._users["file", named][user] = why
            for point in sheet.offered.touchpoints:
                self._users["touchpoint", point][user] = "touchpoint"

    def of(self, told: Told) -> tuple[Impact, ...]:
        """Other files that one edit reaches, personas' maps first, each once, by id."""
        found: dict[str, str] = {}
        for side in told.sides:
            for user, why in self._reached(side, told):
                found.setdefault(user, why)
        own = {root.id for side in told.sides for root in [*upwards(side)][-1:]}
        order = ["persona", "touchpoint", "source", "reference"]
        return tuple(
            made
            for why, user in sorted((order.index(why), user) for user, why in found.items() if user not in own)
            if (made := self._impact(user, order[why])) is not None
        )

    def _reached(self, node: Node, told: Told) -> list[tuple[str, str]]:
        *_, root = upwards(node)
        made: list[tuple[str, str]] = []
        names = {each.id for each in upwards(node) if each.id and each is not root}
        if told.edit.op in {"remove", "split", "merge"}:
            names |= {each.id for each in node.walk() if each.id}
        for name in sorted(names):
            made += self._users.get(("part", f"{root.id}#{name}"), {}).items()
        for each in upwards(node):
            if each.kind in {"touchpoint", "source"} and each.id:
                made += self._users.get((each.kind, each.id), {}).items()
        if root.kind == "persona" or (root is node and told.edit.op in {"rekey", "add", "remove"}):
            made += self._users.get(("file", root.id), {}).items()
        return made

    def _impact(self, user: str, why: str) -> Impact | None:
        for catalogue in reversed(self._catalogues):
            path = catalogue.project.paths.get(user)
            if path is not None:
                sheet = catalogue.sheets[path]
                kind = "map" if user in catalogue.maps else "persona"
                return Impact(kind, user, sheet.title, sheet.owner, why)  # type: ignore[arg-type]
        return None
