"""What must hold inside one piece once its keys are read: a step says something, a node has one family, shares fit.

A check sees the values read so far, may add what follows from them, and says whether the piece can be kept.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from desireline.model import (
    BUILT_IN_ROWS,
    FAMILIES,
    LANE_ROLES,
    Automation,
    Evidence,
    Image,
    JourneyMap,
    Lane,
    Moment,
    Next,
    Node,
    NodeNext,
    Piece,
    Row,
    Scale,
    Source,
    Stage,
    Step,
    Touchpoint,
)
from desireline.source.lost import lost_names
from desireline.source.reading import Reading, extent, shown
from desireline.source.scalars import id_suggestion
from desireline.source.tree_nodes import Mapping, Scalar, is_absent
from desireline.source.tree_nodes import Node as TreeNode

Check = Callable[[dict[str, Any], Any, Reading], bool]

_LANE_KEYS = (*(role for role in LANE_ROLES if role != "customer"), "lanes")


def check_of(cls: type[Piece]) -> Check | None:
    """The check of `cls`, or None where its keys say all."""
    return _CHECKS.get(cls)


def _key(node: TreeNode, key: str) -> Any:
    """The key's node in a mapping, else the whole node."""
    if isinstance(node, Mapping) and key in node.pairs:
        return node.pairs[key][0]
    return node


def _value(node: TreeNode, key: str) -> Any:
    if isinstance(node, Mapping) and key in node.pairs:
        return node.pairs[key][1]
    return node


def _map(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    if "future_of" in own:
        if "state" in own and own["state"] != "future":
            message = "a map with 'future_of' is a future map; delete 'state: current', or 'future_of'"
            reading.error("contradiction", message, _key(node, "state"))
        own["state"] = "future"
    return True


def _step(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    empty = not own.get("text") and not any(own.get(key) for key in _LANE_KEYS)
    if empty and not reading.is_meant(node, "text", *_LANE_KEYS):
        message = "a step needs 'text' (what the customer does), or something in a lane"
        reading.error("missing-key", message, node)
    return _moment(own, node, reading)


def _moment(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    ways = own.get("next")
    if ways and len(ways) > 1:
        total = sum((way.share.value for way in ways if way.share), Decimal(0))
        if total > 1:
            percent = f"{float(total) * 100:.4g}%"
            message = f"the shares of 'next' add up to {percent}; together they may be 100% at most"
            reading.error("shares-over-one", message, _key(node, "next"))
    return True


def _next(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    if "to" in own or "when" in own or "share" in own:
        return True
    given = any(_is_given(node, key) for key in ("to", "when", "share"))
    if not given and not reading.is_meant(node, "to", "when", "share"):
        reading.error("missing-key", "a way on needs 'to', or 'when' or 'share' where people leave", node)
    return False


def _node_next(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    return _next(own, node, reading)


def _node(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    given = [
        family
        for family in FAMILIES
        if isinstance(node, Mapping) and family in node.pairs and not is_absent(_value(node, family))
    ]
    if len(given) != 1 and not (not given and reading.is_meant(node, *FAMILIES)):
        families = "'trigger', 'data', 'flow' or 'action'"
        message = f"a node has exactly one of {families}; " + (
            "found " + " and ".join(f"'{family}'" for family in given) if given else "none is given"
        )
        reading.error("node-family", message, _key(node, given[1]) if given else node)
    return _moment(own, node, reading)


def _automation(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    """Ways on lead to nodes of the same automation."""
    del node
    known = {each.id for each in own.get("nodes", ()) if each.id}
    kept = []
    for referred in reading.referred:
        kind, text, at = referred
        if kind == "node":
            if text not in known and text not in lost_names(reading):
                others = ", ".join(sorted(known)[:6]) or "none has an id"
                message = f"'next' leads to {shown(text)}, which is no node of this automation ({others})"
                reading.error("unknown-reference", message, at)
        else:
            kept.append(referred)
    reading.referred[:] = kept
    return True


def _image(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    if not own.get("alt") and not (reading.is_meant(node, "alt") or _is_unread(node, "alt")):
        message = "a picture needs 'alt', what it shows in words, for those who cannot see it: {src: …, alt: …}"
        reading.warning("image-without-alt", message, node)
    return True


def _evidence(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    count, of = own.get("count"), own.get("of")
    if count is not None and of is not None and count > of:
        message = f"'count' is {count}, more than the {of} of 'of'; 'count: 5, of: 7' is five of seven people"
        reading.warning("count-over-of", message, _value(node, "count"))
    return True


def _scale(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    if "id" not in own:
        return _needs_id("a scale", node, reading)
    bounds, levels = own.get("range"), own.get("levels", ())
    said = {key for key in ("range", "levels") if key in own or _is_given(node, key)}
    if bounds is not None and (len(bounds) != 2 or bounds[0].value >= bounds[1].value):
        message = "'range' takes two numbers, the lowest and the highest score, such as [-2, 2]"
        reading.error("wrong-value", message, _value(node, "range"))
        del own["range"]
    twice = next((level for level in levels if levels.count(level) > 1), None)
    if twice is not None:
        reading.error("wrong-value", f"the level {shown(twice)} stands twice in 'levels'", _value(node, "levels"))
    if levels and len(levels) < 2:
        reading.error("wrong-value", "'levels' takes at least two names, lowest first", _value(node, "levels"))
    if len(said) == 2:
        message = (
            f"the scale '{own['id']}' has a 'range', on which scores are numbers, and 'levels', on which they are "
            "words; delete one of the two"
        )
        reading.error("contradiction", message, _later_key(node, "range", "levels"))
    elif not said and reading.is_meant(node, "range", "levels"):
        reading.unclear_scales.add(own["id"])
    elif not said and own["id"] != "emotion":
        message = (
            f"the scale '{own['id']}' has neither 'range' nor 'levels', so it runs from -2 to 2; say so, or what it is"
        )
        reading.warning("scale-without-range", message, node)
        reading.unclear_scales.add(own["id"])
    if len(said) == 2 or (said and not own.keys() & said):
        reading.unclear_scales.add(own["id"])
    return True


def _is_given(node: TreeNode, key: str) -> bool:
    return isinstance(node, Mapping) and key in node.pairs and not is_absent(_value(node, key))


def _is_unread(node: TreeNode, key: str) -> bool:
    """Whether a list or a mapping stands where one value belongs, which is said there."""
    return isinstance(node, Mapping) and key in node.pairs and not isinstance(node.pairs[key][1], Scalar)


def _later_key(node: TreeNode, *names: str) -> Any:
    """The one of these keys that stands last."""
    pairs = node.pairs if isinstance(node, Mapping) else {}
    return next((pairs[name][0] for name in reversed(pairs) if name in names), node)


def _row(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    if "id" not in own:
        return _needs_id("a row", node, reading)
    _built_in_role(own, node, reading, "row", BUILT_IN_ROWS)
    return True


def _lane(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    if "id" not in own:
        return _needs_id("a lane", node, reading)
    _built_in_role(own, node, reading, "lane", LANE_ROLES)
    return True


def _built_in_role(own: dict[str, Any], node: TreeNode, reading: Reading, noun: str, built_in: tuple[str, ...]) -> None:
    if own["id"] in built_in and own.get("role", own["id"]) != own["id"]:
        message = (
            f"'{own['id']}' is a built-in {noun} and can be renamed (title), not given another role; "
            f"give a {noun} of your own another id"
        )
        reading.error("built-in-name", message, _key(node, "role"))
        del own["role"]


def _needs_id(noun: str, node: TreeNode, reading: Reading) -> bool:
    if not _is_given(node, "id") and not reading.is_meant(node, "id"):
        made = id_suggestion(_text(node, "title")) if _is_given(node, "title") else ""
        such = f", such as 'id: {made}'" if made else ""
        paste = _with_first(node, f"id: {made}", reading) if made and isinstance(node, Mapping) else ""
        reading.error("missing-key", f"{noun} needs 'id'{such}", _key(node, "id"), paste)
    return False


def _with_first(node: Mapping, pair: str, reading: Reading) -> str:
    """The line where a mapping begins, with a key more in front of its first; "" where that key stands somewhere."""
    if pair.partition(":")[0] in node.pairs:
        return ""
    line, column, _ = extent(next(iter(node.pairs.values()))[0])
    whole = reading.source.line(line)
    parted = ", " if node.start.flow_style else f"\n{' ' * column}"
    return f"{whole[:column]}{pair}{parted}{whole[column:]}"


def _text(node: TreeNode, key: str) -> str:
    value = node.pairs[key][1]  # type: ignore[union-attr]  # it is a mapping
    return value.value.strip() if isinstance(value, Scalar) else ""


def _source(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    return "id" in own or _needs_id("a source", node, reading)


def _touchpoint(own: dict[str, Any], node: TreeNode, reading: Reading) -> bool:
    if "id" in own or "title" in own:
        return True
    given = _is_given(node, "id") or _is_given(node, "title")
    if not given and not reading.is_meant(node, "id", "title"):
        reading.error("missing-key", "a touchpoint needs 'title' or 'id'", node)
    return False


_CHECKS: dict[type[Piece], Check] = {
    JourneyMap: _map,
    Stage: _moment,
    Step: _step,
    Moment: _moment,
    Next: _next,
    NodeNext: _node_next,
    Node: _node,
    Automation: _automation,
    Image: _image,
    Evidence: _evidence,
    Scale: _scale,
    Row: _row,
    Lane: _lane,
    Source: _source,
    Touchpoint: _touchpoint,
}
