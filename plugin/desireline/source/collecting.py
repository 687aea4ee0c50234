"""What Python's cycle collector is spared: many objects that form no cycles, while they are made and later."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SELDOM: Final = 20_000
"""Objects that may come, beyond those that went, before a process that ends soon looks for cycles. Python's own 700
make it look hundreds of times in a build, each time through what the pages just drawn are made of."""

_FEW: Final = 1_000
"""Frozen objects that no program has frozen: Python 3.12 itself begins with some hundreds."""

_ENOUGH: Final = 70_000
"""Objects of others after which a look at everything is due: as many as Python lets pass, 700 times 10 times 10."""


class _Passed:
    """What others made between one pause and the next, which Python counted and no longer does."""

    objects = 0
    """So many objects came, beyond those that went, since everything was last looked at."""
    frozen = False
    """Whether something was frozen, by `settle` or by the program: then nothing is thawed by the way."""


@contextmanager
def no_collecting(*, lasting: bool = False) -> Iterator[None]:
    """Pause the cycle collector, unless it is paused already.

    Going over a growing tree again and again takes a fifth of the time of reading it, and finds nothing: what is read
    forms no cycles. So it is old at once, and not gone over at the end of the pause either. Whoever makes cycles in the
    meantime must take them apart. What is `lasting` is never gone over.
    """
    if not gc.isenabled():
        yield
        return
    counted = gc.get_count()
    gc.disable()
    try:
        yield
    finally:
        if lasting:
            settle(for_good=True)
        else:
            _call_it_old(counted)
        gc.enable()


def _call_it_old(counted: tuple[int, int, int]) -> None:
    """Move what there is to the oldest generation unseen, which Python does in no time: all is frozen and thawed.

    Python then starts to count anew. What it had `counted` before the pause, of which some may be cycles that were let
    go, is therefore counted here, and everything looked at when there is enough of it.
    """
    _Passed.frozen = _Passed.frozen or gc.get_freeze_count() > _FEW  # asked no more then, as it counts one by one
    if _Passed.frozen:
        return
    often, seldom, _ = gc.get_threshold()
    _Passed.objects += counted[0] + often * (counted[1] + seldom * counted[2])
    if _Passed.objects < _ENOUGH:
        gc.freeze()
        gc.unfreeze()
    else:
        gc.collect()
        _Passed.objects = 0


def settle(*, for_good: bool) -> None:
    """What is there by now stays as it is: no collection need go over its ten thousands of records again.

    Args:
        for_good: Whether the process ends before much of it is let go; then cycles are looked for seldom, too.
            Otherwise, as under `serve`, what was let go since the last time is collected first: it would stay for ever.
    """
    if not for_good:
        gc.unfreeze()
        gc.collect()
    gc.freeze()
    _Passed.frozen = True
    if for_good and 0 < gc.get_threshold()[0] < SELDOM:
        gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
