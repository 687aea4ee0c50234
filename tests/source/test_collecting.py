"""How often cycles are looked for in a process that ends soon."""

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
    program = SETTLING.format(before=before, for_good=for_good)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == after
