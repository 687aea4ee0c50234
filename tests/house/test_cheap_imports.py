"""What an import may load: a site's start-up time is paid by everyone, each time."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = ("pydantic", "ruamel", "markdown_it", "rich", "material", "mermaid2", "properdocs", "bs4", "requests")


def loaded_by(module: str) -> set[str]:
    """The top-level names an interpreter of its own has loaded after importing `module`."""
    program = f"import {module}, json, sys; print(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("module", "kept_out"),
    [
        # The package alone is only its version.
        ("desireline", (*HEAVY, "mkdocs", "markdown", "yaml", "click")),
        # MkDocs imports every plugin a site names before it does anything else.
        ("desireline.engines.mkdocs", HEAVY),
        # The extension works where no MkDocs is installed.
        # `desireline --help` and shell completion answer at once.
        ("desireline.cli", (*HEAVY, "mkdocs", "markdown")),
        # The vocabulary knows nobody.
        ("desireline.model", ("mkdocs", "markdown", "yaml", "ruamel", "click", "rich", "markdown_it")),
    ],
)
def test_importing_a_room_leaves_what_it_does_not_need_alone(module: str, kept_out: tuple[str, ...]) -> None:
    assert loaded_by(module).isdisjoint(kept_out), sorted(loaded_by(module).intersection(kept_out))
