"""The package's build hook: what is made at build time and never committed.

Runs for wheels, source archives and editable installs alike. A source archive carries what was made, so building from
one needs no npm.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the interface's texts and places Mermaid's script; `artifacts` in pyproject.toml lets both in."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make both before the files are collected."""
        del version, build_data  # the same for every kind of build
        if self.root not in sys.path:
            sys.path.insert(0, self.root)
        from tools import catalogues, mermaid_script  # noqa: PLC0415 - importable only once the root is on the path

        catalogues.compile_all(Path(self.root))
        try:
            mermaid_script.place(Path(self.root))
        except mermaid_script.ScriptUnavailableError as reason:
            self.app.display_warning(f"no Mermaid script, diagrams will show as source. {reason}")
