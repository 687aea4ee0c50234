"""A change's name, which stays the same while it is the same change, however the file around it is rearranged."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desireline.compare.change import Edit, Stand


def fingerprint(edit: Edit, rule: str, ordinal: int = 0) -> str:
    """16 hexadecimal digits of the rule, the operation, the way to the thing by ids, and both values.

    Of the way only what comes after the last id counts, since an id is unique in its file. `ordinal` tells apart
    changes that are the same in all this: the same words changed in the same way, twice in one place.
    """
    said = [rule, edit.op, edit.kind, *_way(edit.before or edit.at), list(edit.field), edit.from_, edit.to]
    if edit.op in {"move", "relocate"} and edit.after is not None:
        said += [list(_last_id(edit.after.address[:-1])), edit.after.after]
    if ordinal:
        said.append(ordinal)
    return fingerprint_of(*said)


def fingerprint_of(*said: object) -> str:
    """16 hexadecimal digits of some plain values."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _way(stand: Stand) -> list[object]:
    return [stand.file, list(_last_id(stand.address))]


def _last_id(address: tuple[str, ...]) -> tuple[str, ...]:
    """The end of an address, from its last id on."""
    start = max((at for at, name in enumerate(address) if "~" not in name), default=0)
    return address[start:]
