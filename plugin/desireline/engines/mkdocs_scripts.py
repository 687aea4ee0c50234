"""The scripts that pages load: which, in which order, and how another plugin learns of our copy of Mermaid."""

import logging
import re
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue

from desireline.engines.mkdocs_paths import DIAGRAM_SCRIPT, MERMAID, STEADY_SCRIPT

ASSETS = Path(__file__).parent.parent / "assets"
_OURS = "assets/desireline/js/"
_CLASSIC = re.compile(rf"""<script(?![^>]*\btype=)([^>]*\bsrc=["']?[^>"' ]*{_OURS})""")


def name_mermaid(config: Any) -> None:
    """Name our copy of Mermaid: mermaid2 takes a script of that name for the one to use and asks no other machine."""
    config.extra_javascript.insert(0, MERMAID)
    logging.getLogger("mkdocs.plugins.mermaid2.util").addFilter(_of_the_author)


def add_scripts(config: Any) -> None:
    """Load Mermaid only where a page has a diagram: `diagrams.js` sees to it. Add our own enhancements."""
    config.extra_javascript.remove(MERMAID)
    if DIAGRAM_SCRIPT in config.extra_javascript:  # one configuration may be built again
        return
    config.extra_javascript.append(DIAGRAM_SCRIPT)
    for script in sorted((ASSETS / "js").glob("*.js")):
        config.extra_javascript.append(_module(f"assets/desireline/js/{script.name}"))
    if config.theme.name == "material" and "navigation.instant" in (config.theme.get("features") or ()):
        config.extra["polyfills"] = [*(config.extra.get("polyfills") or ()), STEADY_SCRIPT]


def as_modules(output: str) -> str:
    """A page with our scripts as the modules they are: many themes write every script as a classic one."""
    named = output.find(_OURS)
    if named < 0:
        return output
    first = max(output.rfind("<script", 0, named), 0)  # as a rule at the end of a long page
    return output[:first] + _CLASSIC.sub(r'<script type="module"\1', output[first:])


def _of_the_author(record: logging.LogRecord) -> bool:
    """Keeps one remark from every build: how mermaid2 is told of our copy is not for the author."""
    return "extra_javascript is now DEPRECATED" not in record.getMessage()


def _module(path: str) -> ExtraScriptValue:
    made = ExtraScriptValue(path)
    made.type = "module"
    return made
