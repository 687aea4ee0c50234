"""The Markdown extension by itself: plain Python-Markdown, Zensical, or any other host without our plugin.

Finds the project, reads the maps when a page first asks for one, and again when a file changed. What is wrong is logged
and shown in the page; with `strict` it ends the build.
"""

from __future__ import annotations

import logging
import os
import posixpath
from base64 import b64encode
from datetime import UTC, date, datetime
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desireline.engines.markdown_held import Held
from desireline.engines.markdown_places import place_of
from desireline.source.problem import SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown import Markdown

    from desireline.publish.quotes import Drawn, Failed, Linked, Quotes
    from desireline.publish.wishes import Wish
    from desireline.source import Catalogue

log = logging.getLogger("desireline")


class DeadQuote(Exception):  # noqa: N818  # a sentence where it is raised
    """With `strict`: a link or drawing that cannot be had."""


@lru_cache(maxsize=8)
def alone(settings: tuple[tuple[str, Any], ...]) -> Alone:
    """The project of some settings: one for all pages, so that its maps are read once."""
    return Alone(dict(settings))


class Alone:
    """A project without an engine."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._catalogue: Catalogue | None = None
        self._files: Any = None

    def page(self, md: Markdown) -> Page:
        """The page that `md` is converting: its name is known only where the host tells it."""
        path, url, config = _told(md)
        root = self._root(config)
        folder = posixpath.dirname(posixpath.join(self._docs(config), path)) if path else None
        stale = _not_watched(config, root, self._folders()) if config is not None else ""
        from desireline.publish.quotes import Quotes

        quotes = Quotes(self._ground(root, url), url, folder)
        file = root / self._docs(config) / path if path else None
        page = Page(quotes, file, root, str(self._settings["styles"]), strict=bool(self._settings["strict"]))
        page.refusal = stale
        return page

    def _root(self, config: Mapping[str, Any] | None) -> Path:
        """The project's folder: as set, else where the site's configuration stands, else the nearest with maps."""
        if self._settings["root"]:
            return Path(self._settings["root"]).resolve()
        if config is not None and config.get("config_file_path"):
            return Path(str(config["config_file_path"])).parent.resolve()
        here = Path.cwd()
        return next((each for each in (here, *here.parents) if (each / self._folders()[0]).is_dir()), here)

    def _docs(self, config: Mapping[str, Any] | None) -> str:
        return str((config or {}).get("docs_dir") or self._settings["docs"])

    def _folders(self) -> tuple[str, str]:
        return str(self._settings["maps"]), str(self._settings["personas"])

    def _read(self, root: Path) -> Catalogue:
        """The catalogue as the files are now; only changed files are read."""
        from desireline.source import FolderFiles, load
        from desireline.source.problem import told_shortly

        if self._files is None or self._files.root != root:
            self._files = FolderFiles(root, self._folders())
        before = self._catalogue
        self._catalogue = load(self._files, before, self._folders())
        if before is None:
            for problem in told_shortly(self._catalogue.problems):
                if problem.severity == "error":
                    log.warning(problem.explain())
        return self._catalogue

    def _ground(self, root: Path, url: str) -> Any:
        from desireline.draw.words import Words
        from desireline.publish.past import Past
        from desireline.publish.quotes import QuoteGround
        from desireline.publish.register import Register

        catalogue = self._read(root)
        past = Past(root, self._folders())
        pages, source = str(self._settings["pages"]), str(self._settings["source_url"])
        return QuoteGround(
            Register.of(catalogue, past.kept, past.register),
            lambda: catalogue,
            past,
            Words(str(self._settings["lang"]) or "en"),
            _today(),
            lambda here: Elsewhere(pages, source, catalogue, here, ends=bool(self._settings["directory_urls"])),
            lambda path: bool(pages) and not path.startswith(("versions/", "changes/")),
        )


class Elsewhere:
    """Addresses of maps whose pages stand in another site, or nowhere."""

    def __init__(self, pages: str, source: str, catalogue: Catalogue, here: str, *, ends: bool) -> None:
        self._pages = pages if not pages or pages.endswith("/") else pages + "/"
        self._source, self._catalogue, self._here, self._ends = source, catalogue, here, ends
        self.asked: set[str] = set()

    def to(self, path: str) -> str | None:
        """The address of a page of the other site; None where none is set."""
        if not self._pages:
            return None
        end = "/" if self._ends else ".html"
        address = self._pages + path + end
        if "://" in address or address.startswith("/"):
            return address
        start = self._here if self._here.endswith("/") else posixpath.dirname(self._here)
        made = posixpath.relpath("/" + address, "/" + start)
        return made + "/" if address.endswith("/") else made

    def page(self, target: str) -> str | None:
        """The address of a map, persona or part of one."""
        name, _, part = target.partition("#")
        self.asked.add(name)
        found = self._catalogue.maps.get(name) or self._catalogue.personas.get(name)
        if found is None:
            return None
        to = self.to(f"{'maps' if name in self._catalogue.maps else 'personas'}/{name}")
        return to + (f"#{part}" if part else "") if to else None

    def source(self, file: str, line: int) -> str | None:
        """The address of a line of a source file on the code host."""
        return self._source.format(path=file, line=line) if self._source else None

    def asset(self, path: str) -> None:
        """None: pictures are copied by the plugin alone."""


class Page:
    """One page that is converted."""

    def __init__(self, quotes: Quotes, file: Path | None, root: Path, styles: str, *, strict: bool) -> None:
        self.held = Held()
        self._quotes, self._file, self._root, self._styles, self._strict = quotes, file, root, styles, strict
        self._wrong: dict[str, int] = {}
        self.refusal = ""
        """Why nothing may be quoted; "" where it may."""

    def link(self, written: str) -> Linked | Failed | None:
        """What a link leads to."""
        found = self._quotes.link(written)
        return self._refused() if found is not None and self.refusal else found

    def drawing(self, wish: Wish, number: int) -> Drawn | Failed:
        """A drawing."""
        return self._refused() if self.refusal else self._quotes.drawing(wish, number)

    def _refused(self) -> Failed:
        from desireline.publish.quotes import Failed

        return Failed(self.refusal)

    def wrong(self, rule: str, message: str, written: str) -> None:
        """Log it with its place, or end the build."""
        self._wrong[written] = self._wrong.get(written, 0) + 1
        said = located(self._file, self._root, rule, message, written, self._wrong[written])
        if self._strict:
            raise DeadQuote(said)
        log.warning(said)

    def finish(self, html: str) -> str:
        """The page with all in it, and the styles for it."""
        made = self.held.put_into(html)
        return made if not self.held else self._with_styles(made)

    def _with_styles(self, html: str) -> str:
        address = escape(self._styles) or _styles(drawn=bool(self.held.drawings))
        return f'<link rel="stylesheet" href="{address}">\n{html}'


@lru_cache(maxsize=2)
def _styles(*, drawn: bool) -> str:
    """The styles as an address that holds them: hosts take the text of an element for the page's words or title."""
    from desireline.draw.styles import joined
    from desireline.publish.styles import QUOTES, style_sheet

    sheet = style_sheet() if drawn else joined(("tokens", *QUOTES))
    return "data:text/css;base64," + b64encode(sheet.encode()).decode()


_ZENSICAL: Final = "rendering_context"
"""The name under which Zensical tells extensions of its own what is converted."""


def _told(md: Markdown) -> tuple[str, str, Mapping[str, Any] | None]:
    """Path and address of the page and the host's configuration, as far as the host tells them."""
    if _ZENSICAL in md.preprocessors:
        context: Any = md.preprocessors[_ZENSICAL]
        return str(context.page.path), str(context.page.url).lstrip("/"), context.config
    return "", "", None


def _not_watched(config: Mapping[str, Any], root: Path, folders: tuple[str, str]) -> str:
    """Why Zensical would keep a page whose map changed; "" where it would not.

    It converts a page again only if the page's text, the configuration or a watched file changed. So without the maps
    among the watched files nothing is quoted: no page can then show a map as it no longer is.
    """
    watched = [(root / str(each)).resolve() for each in config.get("watch") or ()]
    missing = [
        folder
        for folder in folders
        if (root / folder).is_dir() and not any((root / folder).resolve().is_relative_to(each) for each in watched)
    ]
    if not missing:
        return ""
    return (
        "this page would not follow a changed map, since Zensical keeps a page until its text or a watched file "
        f"changes; add 'watch: [{', '.join(missing)}]' to the configuration"
    )


def located(file: Path | None, root: Path, rule: str, message: str, written: str, nth: int = 1) -> str:
    """A problem of a page as a compiler says it; without a place where the page only includes what is meant."""
    if file is None:
        return f"warning[{rule}] {message} ({written.splitlines()[0]})"
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        text = ""
    shown = os.path.relpath(file, root).replace(os.sep, "/")
    at = place_of(text, written, nth)
    if not at.line:
        return f"{shown}: warning[{rule}] {message} (in what the page includes: {written.splitlines()[0]})"
    problem = SourceText(text, shown).problem("warning", rule, message, at.line - 1, at.column - 1, at.length)
    return problem.explain()


def _today() -> date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
