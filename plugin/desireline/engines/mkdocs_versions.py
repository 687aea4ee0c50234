"""Pages of versions in a MkDocs site: in the theme's frame, but no pages to MkDocs, each of which costs milliseconds.

MkDocs makes the page of versions. All others are finished HTML: their bodies are drawn once and kept, the theme renders
one frame for each depth of folders, and what is in the site already stays there (see `publish.versions`).
"""

import posixpath
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from desireline.engines.mkdocs_files import url_of
from desireline.engines.mkdocs_frame import TEMPLATE
from desireline.engines.mkdocs_marks import BODY, Marked, NoFrame, html_mark, html_values, mark
from desireline.engines.mkdocs_paths import OVERVIEW_STYLES
from desireline.engines.mkdocs_themes import apart_from_markdown
from desireline.publish.kept import key_of
from desireline.publish.site import Site
from desireline.publish.versions.history import VersionHistory
from desireline.publish.versions.outputs import Output
from desireline.publish.versions.pages import Around, VersionPages, no_index, titled
from desireline.publish.versions.standing import StandingPages
from desireline.source import FOLDERS

log = get_plugin_logger(__name__)


class Versions:
    """The versions of one project, from build to build."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folders = FOLDERS
        self._said: set[str] = set()
        self._cache: Path | None = None
        self._program = ""
        self._standing: StandingPages | None = None
        self._pages: VersionPages | None = None
        self._frames: VersionFrames | None = None
        """Those of the last full build."""
        self.history: VersionHistory

    def begin(self, config: Any, settings: Any, program: str) -> None:
        """Open the versions as they are now, and set aside what stands in the site."""
        self._program = program
        self._folders, wished = (settings.maps, settings.personas), settings.versions
        self._cache = self._root / ".cache" / "desireline" / "versions" if settings.cache else None
        if self._cache is not None:
            self._cache.mkdir(parents=True, exist_ok=True)
        self.history = VersionHistory(self._root, wished.tags, wished.keep, self._folders, program, self._cache)
        self._frames = None
        self._standing = StandingPages(Path(config.site_dir), self._cache)
        self._standing.set_aside()

    def draw(self, config: Any, site: Site, catalogue: Callable[[], Any]) -> None:
        """Draw what is not kept, while today's maps are at hand."""
        published = self.history.published
        if published.reason and published.reason not in self._said:
            self._said.add(published.reason)
            log.info(f"versions: {published.reason}")
        base = urljoin(config.site_url, ".") if config.site_url else ""
        around = Around(
            self._root,
            site.words,
            site.url_of,
            site.host,
            key_of([self._program, repr(site.host), str(config.use_directory_urls), site.words.lang]),
            site.plan.hashes,
            catalogue,
            self._folders,
            base,
        )
        self._pages = VersionPages(self.history, around, self._cache)
        if self._standing is not None and self._standing.holds(self._pages.key):
            return
        drawn = self._pages.draw()
        if drawn:
            log.info(f"versions: drew {drawn} pages of {len(published.versions)} versions")
        self._say_unread()

    def put(self, config: Any, files: Any, nav: Any, env: Any) -> None:
        """Put the pages into the site."""
        pages, standing = self._pages, self._standing
        if pages is None or standing is None:
            return
        frames = self._frames = self._frames or VersionFrames(config, files, nav, env)
        key = key_of([pages.key, frames.key])
        standing.put(pages.key, key, lambda: pages.files(frames.around, frames.key))
        for within, file in pages.pictures():
            there = Path(config.site_dir) / within
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, there)
        pages.close()

    def _say_unread(self) -> None:
        for name, snapshot in self.history.snapshots.items():
            for each in snapshot.unread:
                said = f"versions: {name}: {each.file}:{each.line}:{each.column}: {each.message}"
                if said not in self._said:
                    self._said.add(said)
                    log.info(said)
            if snapshot.note and (said := f"versions: {name}: {snapshot.note}") not in self._said:
                self._said.add(said)
                log.info(said)


class VersionFrames:
    """What the theme puts around pages of versions: one frame for each depth of folders."""

    def __init__(self, config: Any, files: Any, nav: Any, env: Any) -> None:
        self._config, self._files, self._nav, self._env = config, files, nav, env
        self._frames: dict[int, Marked | None] = {}
        rendered = [
            self._rendered(path, html_mark("title")) for path in ("versions/version/maps/page", "changes/a/b/maps/page")
        ]
        self.key = key_of(rendered)
        """Names the frames."""
        for depth, text in zip((4, 5), rendered, strict=True):
            try:
                self._frames[depth] = self._tried(text)
            except NoFrame:
                log.debug("pages of versions are rendered one by one: the theme's frame cannot be taken apart")
                self._frames[depth] = None

    def around(self, output: Output, body: bytes) -> bytes:
        """A finished page."""
        frame = self._frames.get(output.path.count("/") + 1)
        title = titled(output)
        if frame is None:
            before, _, after = self._rendered(output.path, title, canonical=None).partition(BODY)
        else:
            values = {"body": BODY, "canonical": self._canonical(output.path), **html_values("title", title)}
            before, _, after = frame.filled(values).partition(BODY)
        return b"".join((before.encode("utf-8", "replace"), body, after.encode("utf-8", "replace")))

    def _tried(self, text: str) -> Marked:
        frame = Marked(text.replace(BODY, mark("body")))
        frame.filled({"body": "", "canonical": "", **html_values("title", "")})
        return frame

    def _canonical(self, path: str) -> str:
        site = self._config.site_url
        return urljoin(site, quote(url_of(self._config)(path))) if site else ""

    def _file(self, path: str) -> Any:
        return File.generated(self._config, path + ".md", content="")

    def _rendered(self, path: str, title: str, canonical: str | None = mark("canonical")) -> str:
        """A page of that path with a mark for its body, as the theme renders it."""
        from mkdocs.commands.build import get_context  # where MkDocs keeps it is its own affair

        page = Page(title, self._file(path), self._config)
        page.meta = {"title": title, "hide": ["toc"], "search": {"exclude": True}}
        page.content, page.toc, page.edit_url = BODY, get_toc([]), None
        if page.canonical_url and canonical is not None:
            page.canonical_url = canonical
        config, plugins = self._config, self._config.plugins
        entries = _search_entries(config)
        known = len(entries)
        context = get_context(self._nav, self._files.documentation_pages(), config, page)
        context = plugins.on_page_context(context, page=page, config=config, nav=self._nav)
        output = self._env.get_template(TEMPLATE).render(context)
        output = plugins.on_post_page(output, page=page, config=config)
        del entries[known:]
        output = apart_from_markdown(output)
        styles = f'<link rel="stylesheet" href="{get_relative_url(OVERVIEW_STYLES, page.url)}">'
        return no_index(output.replace(BODY, styles + BODY, 1))


def _search_entries(config: Any) -> list[Any]:
    """The entries of the search as they are; pages of versions are not to be among them."""
    plugin = next((each for name, each in config.plugins.items() if posixpath.basename(name) == "search"), None)
    index = getattr(plugin, "search_index", None)
    found = getattr(index, "entries", None)
    found = getattr(index, "_entries", None) if found is None else found
    return found if isinstance(found, list) else []
