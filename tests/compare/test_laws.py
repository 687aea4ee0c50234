"""The laws of a diff that is a patch, over any two maps and personas that the format allows."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from desireline.compare import Edit, Stand, apply, compare_pieces, invert
from desireline.compare.node import tree
from tests.compare.shaken import two_versions
from tests.strategies import QUICK, Drawn, maps, model_of, personas


def edits(before: Any, after: Any) -> tuple[Edit, ...]:
    return tuple(change.edit for change in compare_pieces(before, after).changes)


def same(one: Any, other: Any) -> bool:
    """Equal but for the order of lists whose order means nothing."""
    return tree(one).digest == tree(other).digest


def told(edit: Edit) -> tuple[Any, ...]:
    def stands(stand: Stand | None) -> Any:
        return stand and (stand.path, stand.address, stand.name, stand.within, stand.after, stand.parent_across)

    return (edit.op, edit.kind, edit.field, stands(edit.before), stands(edit.after), edit.from_, edit.to,
            edit.match.by, edit.match.score, edit.match.runner_up, edit.delta)  # fmt: skip


_TURNED = {"better": "worse", "worse": "better"}


def effects(before: Any, after: Any) -> list[tuple[str, str]]:
    """What each change means for the customer, and what tells it from the others, whichever way it goes."""
    ends = ((change.effect, (change.before, change.after)) for change in compare_pieces(before, after).changes)
    return sorted((effect, "|".join(sorted(str(end and end.path) for end in both))) for effect, both in ends)


def hold(before: Any, after: Any) -> None:
    assert edits(before, before) == ()
    forth, back = edits(before, after), edits(after, before)
    assert same(apply(forth, before), after), "a diff is a patch"
    assert same(apply(invert(forth), after), before), "turned round it is the patch back"
    assert sorted(map(repr, map(told, back))) == sorted(map(repr, map(told, invert(forth)))), "both ways say the same"
    assert effects(after, before) == sorted(
        (_TURNED.get(effect, effect), key) for effect, key in effects(before, after)
    )


@QUICK
@given(maps(), maps())
def test_laws_hold_of_any_two_maps(before: Any, after: Any) -> None:
    hold(before, after)


@QUICK
@given(personas(), personas())
def test_laws_hold_of_any_two_personas(before: Any, after: Any) -> None:
    hold(before, after)


@pytest.mark.parametrize("persona", [False, True], ids=["map", "persona"])
def test_laws_hold_of_two_versions(persona: bool) -> None:
    """Versions that share most of what they say are where things are paired, moved and carried elsewhere."""

    @QUICK
    @given(two_versions(persona=persona))
    def law(versions: tuple[Drawn, Drawn]) -> None:
        before, after = (model_of(data, persona=persona) for data in versions)
        hold(before, after)

    law()
