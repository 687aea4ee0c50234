"""How often cycles are looked for: after a pause, and in a process that ends soon."""

from __future__ import annotations

import subprocess
import sys

import pytest

SETTLING = """
import gc
from desireline.source.collecting import settle
gc.set_threshold({before}, 10, 10)
settle(for_good={for_good})
print(*gc.get_threshold(), gc.isenabled())
"""


def said_by(program: str) -> str:
    """What a program prints in a process of its own, whose collector nobody has touched."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize(
    ("before", "for_good", "after"),
    [
        pytest.param(700, True, "20000 10 10 True", id="a build: seldom"),
        pytest.param(700, False, "700 10 10 True", id="under serve: as before, for it runs all day"),
        pytest.param(0, True, "0 10 10 True", id="whoever wants none gets none"),
        pytest.param(50_000, True, "50000 10 10 True", id="whoever wants them seldomer gets that"),
    ],
)
def test_a_process_that_ends_soon_looks_for_cycles_seldom(before: int, for_good: bool, after: str) -> None:
    assert said_by(SETTLING.format(before=before, for_good=for_good)) == after


PAUSE = """
import gc, weakref
from desireline.source.collecting import no_collecting, settle
class Thing: pass
"""


@pytest.mark.parametrize(
    ("program", "told", "why"),
    [
        (
            (
                "looked = []\n"
                "gc.callbacks.append(lambda phase, about: looked.append(about['generation']))\n"
                "with no_collecting(): made = [[] for _ in range(5000)]\n"
                "more = [[] for _ in range(100)]\n"
                "print(looked)"
            ),
            "[]",
            "what was read is not gone over when reading has ended",
        ),
        (
            "with no_collecting(): pass\nprint(gc.isenabled(), gc.get_freeze_count())",
            "True 0",
            "nothing stays frozen",
        ),
        (
            "gc.disable()\nwith no_collecting(): pass\nprint(gc.isenabled())",
            "False",
            "who switched the collector off has it off",
        ),
        (
            (
                "gc.freeze()\nbefore = gc.get_freeze_count()\n"
                "with no_collecting(): pass\nprint(gc.get_freeze_count() > before - 10)"
            ),
            "True",
            "what a program froze itself, as servers do before they fork, stays frozen",
        ),
        (
            "settle(for_good=False)\nwith no_collecting(): pass\nprint(gc.get_freeze_count() > 0)",
            "True",
            "what was settled stays settled",
        ),
        (
            (
                "gone = []\n"
                "for _ in range(5000):\n"
                "    things = [Thing() for _ in range(20)]\n"
                "    for thing in things: thing.itself = thing\n"
                "    gone.append(weakref.ref(things[0]))\n"
                "    with no_collecting(): [[] for _ in range(50)]\n"
                "print(sum(each() is not None for each in gone) < 4000)"
            ),
            "True",
            "cycles of a program that reads file after file are found, though each pause makes Python count anew",
        ),
    ],
)
def test_after_a_pause(program: str, told: str, why: str) -> None:
    assert said_by(PAUSE + program) == told, why
