"""Compiles the texts of the interface: `desireline.po`, which people edit, to `desireline.mo`, which programs read."""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path("plugin/desireline/locale")
DOMAIN = "desireline"


def compile_all(root: Path) -> list[Path]:
    """Compile every catalogue that is younger than what was made of it, and return the files written.

    Args:
        root: The top of the source tree. A tree without catalogues is fine: nothing is written.

    Raises:
        babel.messages.pofile.PoFileError: A catalogue is not well-formed.
    """
    written = []
    for source in sorted((root / LOCALE).glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        language = source.parent.parent.name
        with source.open("rb") as reader:
            catalogue = read_po(reader, locale=language, domain=DOMAIN, abort_invalid=True)
        with target.open("wb") as writer:
            write_mo(writer, catalogue)
        written.append(target)
    return written


if __name__ == "__main__":
    for path in compile_all(Path(__file__).resolve().parent.parent):
        print(f"compiled {path.name} for {path.parent.parent.name}")
    sys.exit(0)
