"""`python -m benchmarks [NAME …]`: all measurements, or the named ones."""

import platform
import sys
from collections.abc import Callable
from importlib.metadata import version

from benchmarks.build import build
from benchmarks.compare import compare
from benchmarks.drawing import drawing
from benchmarks.history import history
from benchmarks.load import load
from benchmarks.serve import serve
from benchmarks.start import start
from benchmarks.versions import versions

ALL: dict[str, Callable[[], object]] = {
    "load": load,
    "compare": compare,
    "drawing": drawing,
    "start": start,
    "build": build,
    "versions": versions,
    "history": history,
    "serve": serve,
}
PACKAGES = ("desireline", "mkdocs", "mkdocs-material", "markdown", "pyyaml", "pydantic")

if __name__ == "__main__":
    names = sys.argv[1:] or list(ALL)
    unknown = [name for name in names if name not in ALL]
    if unknown:
        sys.exit(f"no measurement is called {unknown[0]}; there are {', '.join(ALL)}")
    print(f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in PACKAGES))
    for name in names:
        print(f"\n{name}: {(ALL[name].__doc__ or '').splitlines()[0]}")
        ALL[name]()
