"""The pages of versions of one site: worked out, drawn where they are not kept, and given out finished."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desireline.draw.html import esc
from desireline.publish.addresses import relative_address
from desireline.publish.kept import key_of
from desireline.publish.moved import moved_page
from desireline.publish.versions.bodies import PICTURES, Bodies, Ground
from desireline.publish.versions.outputs import Output, Outputs
from desireline.publish.versions.standing import ToWrite
from desireline.publish.versions.states import as_plain, from_plain, snapshot_of
from desireline.source.files import content_hash
from desireline.source.revision import blob_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desireline.draw.words import Words
    from desireline.publish.addresses import SourceHost
    from desireline.publish.versions.history import VersionHistory
    from desireline.publish.versions.states import Snapshot
    from desireline.source import Catalogue

_TODAY: Final = "today.json"
_NO_INDEX: Final = '<meta name="robots" content="noindex">'
_SHA1_LENGTH: Final = 40


@dataclass(frozen=True)
class Around:
    """What the pages of versions stand in."""

    root: Path
    """The project's folder."""
    words: Words
    url_of: Callable[[str], str]
    host: SourceHost
    made_by: str
    """What all bodies depend on beside the files: the program, the language, the code host, the form of addresses."""
    hashes: Mapping[str, str]
    """The content hash of every file of today."""
    catalogue: Callable[[], Catalogue]
    """Today's maps and personas, read when they are asked for."""
    folders: tuple[str, str]
    base: str = ""
    """The site's own address, which ends in `/`; "" where it is not known."""


class VersionPages:
    """The pages of versions."""

    def __init__(self, history: VersionHistory, around: Around, cache: Path | None) -> None:
        """Nothing is read yet.

        Args:
            history: The published versions.
            around: What the pages stand in.
            cache: Where bodies are kept; None to draw all of them.
        """
        self._history, self._around = history, around
        self._passing = tempfile.TemporaryDirectory() if cache is None else None
        self._folder = cache or Path(self._passing.name if self._passing else "")
        self._outputs: tuple[Output, ...] | None = None
        ground = Ground(
            history, around.words, around.url_of, around.host, around.made_by, around.catalogue, self._folder
        )
        self._bodies = Bodies(ground)
        self._drawers: dict[str, Callable[[], str]] = {}
        around_key = [
            around.made_by,
            around.words.lang,
            around.base,
            *sorted(f"{p}={h}" for p, h in around.hashes.items()),
        ]
        self.key = key_of(["versions", history.key, *around_key])
        """Names everything that the pages are made of, beside their frame."""

    @property
    def outputs(self) -> tuple[Output, ...]:
        """All pages."""
        if self._outputs is None:
            around = self._around
            made = Outputs(self._history, self._today(), self._bodies, around.words, around.url_of)
            self._outputs, self._drawers = made.pages, made.drawers
        return self._outputs

    def draw(self) -> int:
        """Draw every body that is not kept, and forget those that no page has any more. How many were drawn."""
        folder = self._folder / "bodies"
        folder.mkdir(parents=True, exist_ok=True)
        held = {each.name for each in folder.iterdir()}
        wanted = {output.body for output in self.outputs if output.body}
        missing = [output.body for output in self._outputs or () if output.body and output.body not in held]
        for key in dict.fromkeys(missing):
            (folder / key).write_text(self._drawers[key](), encoding="utf-8", errors="replace")
        for key in held - wanted:
            (folder / key).unlink(missing_ok=True)
        self._history.let_go()
        return len(missing)

    def files(self, frame: Callable[[Output, bytes], bytes], frame_key: str) -> Iterator[ToWrite]:
        """Every file that has to be in the site.

        Args:
            frame: Puts the theme's frame around the body of a page.
            frame_key: Names the frame.
        """
        for output in self.outputs:
            url = self._around.url_of(output.path)
            path = url + "index.html" if url.endswith("/") else url
            if output.to:
                yield ToWrite(path, output.key, _later(self._way, output))
            else:
                yield ToWrite(path, key_of([output.key, frame_key]), _later(self._page, output, frame))

    def pictures(self) -> Iterator[tuple[str, Path]]:
        """The pictures of then that pages show: path in the site, and file."""
        folder = self._folder / "pictures"
        for file in sorted(folder.iterdir()) if folder.is_dir() else ():
            yield PICTURES + file.name, file

    def close(self) -> None:
        """Nothing is asked for any more."""
        self._history.let_go()
        if self._passing is not None:
            self._passing.cleanup()

    def _page(self, output: Output, frame: Callable[[Output, bytes], bytes]) -> bytes:
        body = output.inner.encode("utf-8", "replace")
        if output.body:
            kept = self._folder / "bodies" / output.body
            if not kept.is_file():
                kept.write_text(self._drawers[output.body](), encoding="utf-8", errors="replace")
            body = kept.read_bytes()
        return frame(output, output.above.encode("utf-8", "replace") + body)

    def _way(self, output: Output) -> bytes:
        around = self._around
        to = relative_address(around.url_of(output.path), around.url_of(output.to))
        canonical = around.base + around.url_of(output.to) if around.base else ""
        page = moved_page(to, canonical, output.title, around.words)
        return page.replace("<title>", f"{_NO_INDEX}\n<title>", 1).encode("utf-8", "replace")

    def _today(self) -> Snapshot:
        """What stands today, remembered for as long as no file changes."""
        around = self._around
        file = self._folder / _TODAY
        key = key_of([around.made_by, *sorted(f"{path}={held}" for path, held in around.hashes.items())])
        try:
            held = json.loads(file.read_bytes())
            if held["key"] == key:
                return from_plain(held["snapshot"])
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            pass
        catalogue = around.catalogue()
        blobs = self._blobs(catalogue)
        made = snapshot_of(catalogue, blobs, around.folders)
        if any(blobs.get(path) == held for path, held in catalogue.hashes.items()):
            return made  # saved again meanwhile: what stands then is asked for next
        self._folder.mkdir(parents=True, exist_ok=True)
        said = json.dumps({"key": key, "snapshot": as_plain(made)}, ensure_ascii=False)
        file.write_text(said, encoding="utf-8", errors="replace")
        return made

    def _blobs(self, catalogue: Catalogue) -> dict[str, str]:
        """The names that git would give the files of today.

        A file with other line ends than the repository's (as `core.autocrlf` makes them) has the name of that one. One
        that was saved again since the catalogue was read keeps the name it has there: bodies are kept by these names.
        """
        algorithm = "sha1"
        if any(len(version.commit) > _SHA1_LENGTH for version in self._history.versions):
            algorithm = "sha256"
        known: set[str] | None = None
        made: dict[str, str] = {}
        for path, listed in catalogue.hashes.items():
            try:
                raw = (self._around.root / path).read_bytes()
            except OSError:
                raw = b""
            if content_hash(raw) != listed:
                made[path] = listed
                continue
            made[path] = blob_hash(raw, algorithm)
            if b"\r\n" in raw:
                if known is None:
                    known = set(self._known_blobs())
                plain = blob_hash(raw.replace(b"\r\n", b"\n"), algorithm)
                made[path] = plain if plain in known else made[path]
        return made

    def _known_blobs(self) -> Iterator[str]:
        for snapshot in self._history.snapshots.values():
            for standing in (*snapshot.maps.values(), *snapshot.personas.values()):
                yield standing.blob


def no_index(page: str) -> str:
    """A page that search engines leave out."""
    return page.replace("</head>", f"{_NO_INDEX}</head>", 1)


def titled(output: Output) -> str:
    """The title of a page as HTML."""
    return esc(output.title)


def _later(made: Callable[..., bytes], *arguments: object) -> Callable[[], bytes]:
    return lambda: made(*arguments)
