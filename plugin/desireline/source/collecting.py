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


@contextmanager
def no_collecting(*, lasting: bool = False) -> Iterator[None]:
    """Pause the cycle collector, unless it is paused already.

    Going over a growing tree again and again takes a fifth of the time of reading it, and finds nothing: what is read
    forms no cycles. Whoever makes cycles in the meantime must take them apart. What is `lasting` is not gone over later
    either.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if lasting:
            settle(for_good=True)
        gc.enable()


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
    if for_good and 0 < gc.get_threshold()[0] < SELDOM:
        gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
