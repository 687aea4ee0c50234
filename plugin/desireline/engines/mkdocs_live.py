"""One page drawn again by itself while MkDocs' own state of the last build is kept.

MkDocs rebuilds a whole site on any change: 11 s of a thousand maps. A changed map changes its own page, the pages that
list or quote it and the search index; all else stays as the last build left it.
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs import utils
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.plugins import get_plugin_logger

from desireline.engines.mkdocs_page import JourneyPage
from desireline.engines.mkdocs_tools import rewrite
from desireline.publish.pictures import FOLDER
from desireline.publish.store import PageStore

log = get_plugin_logger(__name__)


class LastBuild:
    """What the last full build made, and how to write single pages again with it."""

    def __init__(self, config: Any, files: Any, nav: Any, env: Any) -> None:
        self.config, self.files, self.nav, self.env = config, files, nav, env
        self._outdated: dict[str, int] = {}
        """By the address of each page that was drawn again, how many entries the search index had before."""
        self._documents = files.documentation_pages()
        pages = [file.page for file in self._documents if file.page is not None]
        self._pages = {page.plan.path: page for page in pages if isinstance(page, JourneyPage)}
        made = (file.src_uri for file in files if file.generated_by == "desireline")
        self._pictures = {within for within in made if within.startswith(FOLDER)}
        """Where pictures stand within the site that pages show, or showed when everything was built or since."""
        self._authors = {page.file.src_uri: page for page in pages if not isinstance(page, JourneyPage)}

    def has_other_heads(self, paths: Iterable[str], store: PageStore) -> bool:
        """Whether a page at `paths` is described for the first time or no more: it shares another frame then."""
        pages = [self._pages[path].plan for path in paths if path in self._pages]
        return any(bool(plan.summary) != bool(store.site.by_path[plan.path].summary) for plan in pages)

    def write(self, paths: Iterable[str], store: PageStore) -> None:
        """Draw and write the pages at `paths` (without ending) as `store` has them.

        Paths that are not known to both the store and the last build are passed over. A page of the
        author's own is named by its file, with its ending.
        """
        if store.files is not None:
            paths = tuple(paths)
            rewrite(store.files, paths, self.config)
        for path in paths:
            page = self._pages.get(path) or self._authors.get(path)
            if page is None or (isinstance(page, JourneyPage) and path not in store.site.by_path):
                continue
            if isinstance(page, JourneyPage):
                page.draw_from(store)
            self._outdated[page.url] = self._indexed()
            _populate_page(page, self.config, self.files)
            _build_page(page, self.config, self._documents, self.nav, self.env)
        for within, file in store.site.pictures.asked.items():
            utils.copy_file(str(file), str(Path(self.config.site_dir) / within))
            self._pictures.add(within)

    def remove_pictures(self) -> None:
        """Remove the pictures that no page shows any more; one of the author's may still, in a map as it was."""
        gone = self._pictures.difference(*(page.pictures for page in self._pages.values()))
        if not gone:
            return
        written = [_written(page) for page in self._authors.values()]
        for within in gone:
            if not any(escape(within) in text for text in written):
                (Path(self.config.site_dir) / within).unlink(missing_ok=True)
                self._pictures.discard(within)

    def write_search(self) -> None:
        """Write the search index again, with the entries of pages that were drawn since."""
        plugin = self._search_plugin()
        if plugin is None:
            return
        self._forget_outdated()
        try:
            plugin.on_post_build(config=self.config)
        except Exception as problem:  # noqa: BLE001  # another plugin's fault must not stop the live view
            log.warning(f"the search was not brought up to date: {problem}")

    def _indexed(self) -> int:
        """How many entries the search index has by now."""
        return len(getattr(self._search_index(), self._entries, ()))

    def _forget_outdated(self) -> None:
        """Take the entries that pages had before they were drawn again out of the search index, all at once."""
        index, outdated = self._search_index(), self._outdated
        entries = getattr(index, self._entries, None)  # tens of thousands
        if entries and outdated:
            of = (each["location"].partition("#")[0] for each in entries)
            stay = [each for at, (each, url) in enumerate(zip(entries, of, strict=True)) if at >= outdated.get(url, 0)]
            setattr(index, self._entries, stay)
        self._outdated = {}

    @property
    def _entries(self) -> str:
        return "entries" if hasattr(self._search_index(), "entries") else "_entries"

    def _search_plugin(self) -> Any:
        return next((p for n, p in self.config.plugins.items() if n.rpartition("/")[2] == "search"), None)

    def _search_index(self) -> Any:
        return getattr(self._search_plugin(), "search_index", None)


def _written(page: Any) -> str:
    """The page as it stands in the site."""
    try:
        return Path(page.file.abs_dest_path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
