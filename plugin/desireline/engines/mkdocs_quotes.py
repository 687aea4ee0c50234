"""Links to maps and drawings of them in pages of the author's own, under MkDocs and ProperDocs.

The Markdown extension is added to the site's by itself. It is told here which page is being converted; what it finds is
put into the finished page, behind the search and all else that reads pages.
"""

from __future__ import annotations

import json
import os
import posixpath
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import get_relative_url

from desireline.engines.markdown_held import Held
from desireline.engines.mkdocs_paths import OVERVIEW_STYLES, QUOTE_SCRIPT, QUOTE_STYLES
from desireline.source.tags import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from desireline.publish.addresses import PageAddresses
    from desireline.publish.past import Past
    from desireline.publish.quotes import Drawn, Failed, Linked, QuoteGround, Quotes
    from desireline.publish.register import Register
    from desireline.publish.store import PageStore
    from desireline.publish.wishes import Wish

log = get_plugin_logger(__name__)

EXTENSION: Final = "desireline.engines.markdown"
_NAMES: Final = ("desireline", EXTENSION, f"{EXTENSION}:DesirelineExtension")


class QuotingPages:
    """The pages that quote maps, in one build after the other."""

    def __init__(self) -> None:
        self._here: QuotingPage | None = None
        self._ground: tuple[PageStore, Path, tuple[str, str]] | None = None
        self._pages: dict[str, QuotingPage] = {}
        self._past: tuple[PageStore, Past] | None = None
        self._register: tuple[PageStore, Register] | None = None

    def join(self, config: Any) -> None:
        """Add the extension to those of the site, or take part in it where the author has named it."""
        name = next((each for each in config.markdown_extensions if each in _NAMES), None)
        if name is None:
            name = EXTENSION
            config.markdown_extensions.append(name)
        config.mdx_configs.setdefault(name, {})["host"] = self
        self._pages.clear()
        self._here = self._ground = self._past = self._register = None

    def begin(self, store: PageStore, root: Path, folders: tuple[str, str]) -> None:
        """From now on pages quote what is in `store`. Some plugins convert pages for themselves, before MkDocs does."""
        self._ground = store, root, folders

    def open(self, page: Any) -> None:
        """The next text that is converted is that of `page`."""
        self._pages.pop(page.file.src_uri, None)  # under `serve`: what it quoted before is of a store that is gone
        self._here = self._quoting(page)

    def reopen(self, page: Any) -> None:
        """What is converted next is shown on `page` too, beside its own text."""
        self._here = self._pages.get(page.file.src_uri) or self._quoting(page)

    def _quoting(self, page: Any) -> QuotingPage | None:
        return QuotingPage(page, self, *self._ground) if self._ground is not None else None

    def page(self, md: Any) -> QuotingPage | NoPage:
        """The page that is being converted, or that shows what is."""
        file = md.treeprocessors["relpath"].file if "relpath" in md.treeprocessors else None
        if self._here is None:
            early = self._quoting(file.page) if file is not None and file.page is not None else None
            if file is None or early is None:
                return NoPage()
            return self._pages.setdefault(file.src_uri, early.showing(file))
        self._pages[self._here.file.src_uri] = self._here
        file = file or self._here.file
        return self._here if file.src_uri == self._here.file.src_uri else self._here.showing(file)

    def finish(self, output: str, page: Any) -> str:
        """The finished page, with what is held put in."""
        here = self._pages.get(page.file.src_uri)
        return here.finished(output) if here is not None and here.held else output

    def quoting(self, ids: Collection[str]) -> list[str]:
        """Paths, relative to the pages' folder, of the pages that quote one of those maps or personas."""
        return [path for path, page in self._pages.items() if not page.asked.isdisjoint(ids)]

    def register(self, store: PageStore, past: Past) -> Register:
        """What links may lead to; made when the first page asks for it."""
        from desireline.publish.register import Register

        if self._register is None or self._register[0] is not store:
            found = Register.of(store.site.catalogue, past.kept, past.register, incomplete=past.incomplete)
            self._register = store, found
        return self._register[1]

    def past(self, store: PageStore, root: Path, folders: tuple[str, str]) -> Past:
        """The project as it was."""
        from desireline.publish.past import Past

        if self._past is None or self._past[0] is not store:
            self._past = store, Past(root, folders, store.site.versions)
        return self._past[1]

    def let_go(self) -> None:
        """Let go of all that was read, once every page is converted."""
        if self._past is not None:
            self._past[1].let_go()
        self._past = self._register = None


class NoPage:
    """A text that is converted apart from the pages of the site: nothing can be linked from it."""

    def __init__(self) -> None:
        self.held = Held()

    def link(self, written: str) -> None:
        """The link stays as it is written."""

    def drawing(self, wish: Wish, number: int) -> Failed:
        """None: it would never be put in."""
        from desireline.publish.quotes import Failed

        return Failed("a drawing can only stand on a page of the site")

    def wrong(self, rule: str, message: str, written: str) -> None:
        """Nothing is said of a text that may stand on no page."""

    def finish(self, html: str) -> str:
        """As it is."""
        return html


class QuotingPage:
    """One page."""

    def __init__(self, page: Any, pages: QuotingPages, store: PageStore, root: Path, folders: tuple[str, str]) -> None:
        self.held = Held()
        self.file, self.url = page.file, page.url
        self.asked: set[str] = set()
        """Ids of the maps and personas that it quotes."""
        self._page, self._pages, self._store, self._root, self._folders = page, pages, store, root, folders
        self._wrong: dict[str, int] = {}
        self._known: dict[str, Any] = {}
        self._is_told = False
        """Whether what is wrong in the text was said already, where the text is a page of its own."""

    def showing(self, file: Any) -> QuotingPage:
        """This page, while it converts the beginning of another one: what is held for that goes into this one."""
        made = copy(self)
        made.file, made._is_told = file, True
        return made

    @property
    def _path(self) -> Path:
        """Its file."""
        return Path(self.file.abs_src_path or Path(self.file.src_dir or "") / self.file.src_uri)

    @property
    def _folder(self) -> str | None:
        """The folder of its file, relative to the project; None for a page that another plugin has made."""
        if not self.file.abs_src_path:
            return None
        return posixpath.dirname(os.path.relpath(self._path, self._root).replace(os.sep, "/"))

    @property
    def _past(self) -> Past:
        return self._pages.past(self._store, self._root, self._folders)

    def link(self, written: str) -> Linked | Failed | None:
        """What a link leads to."""
        from desireline.publish.links import read_link
        from desireline.publish.past import by_commit
        from desireline.publish.quotes import Failed, Linked

        link = read_link(written, "")
        if link is None:
            return None
        pinned = (self._past.kept, tuple(by_commit(self._past, (link.at,)).values())) if link.at else ()
        name = f"link\n{written}\n{self._folder}\n{pinned}"
        told = self._told(name, lambda quotes: quotes.link(written))
        return Linked(**told) if "href" in told else Failed(**told)

    def drawing(self, wish: Wish, number: int) -> Drawn | Failed:
        """A drawing."""
        from desireline.publish.past import by_commit
        from desireline.publish.quotes import Drawn, Failed

        named = [each for each in (wish.at, wish.until) if each and each != TODAY]
        pinned = (self._past.kept, tuple(by_commit(self._past, named).values())) if named else ()
        name = f"drawing\n{wish.key}\n{number}\n{pinned}"
        told = self._told(name, lambda quotes: quotes.drawing(wish, number))
        return Drawn(**told) if "html" in told else Failed(**told)

    def _told(self, name: str, ask: Callable[[Quotes], Linked | Drawn | Failed | None]) -> dict[str, Any]:
        """An answer, as kept from an earlier build, or worked out and kept."""
        if name not in self._known:
            made = self._store.beside(None, f"{self.url}\n{name}", lambda seen: self._answer(seen, ask))
            self._known[name] = json.loads(made)
        asked, told = self._known[name]
        self.asked.update(asked)
        return dict(told)

    def _answer(
        self, seen: Callable[[str], PageAddresses], ask: Callable[[Quotes], Linked | Drawn | Failed | None]
    ) -> bytes:
        from desireline.publish.quotes import Quotes

        quotes = Quotes(self._ground(seen), self.url, self._folder)
        answer = ask(quotes)
        told = {} if answer is None else {name: value for name, value in vars(answer).items() if name[0] != "_"}
        return json.dumps([sorted(quotes.asked), told]).encode()

    def _ground(self, seen: Callable[[str], PageAddresses]) -> QuoteGround:
        from desireline.publish.quotes import QuoteGround

        site = self._store.site
        return QuoteGround(
            self._pages.register(self._store, self._past),
            lambda: site.catalogue,
            self._past,
            site.words,
            site.today,
            seen,
            lambda path: path in site.by_path,
        )

    def wrong(self, rule: str, message: str, written: str) -> None:
        """Log it with its place; it counts under `--strict`."""
        from desireline.engines.markdown_alone import located

        if self._is_told:
            return
        self._wrong[written] = self._wrong.get(written, 0) + 1
        log.warning(located(self._path, self._root, rule, message, written, self._wrong[written]))

    def finish(self, html: str) -> str:
        """As it is: previews and drawings come in when the page is finished."""
        return html

    def finished(self, output: str) -> str:
        """The finished page with previews, drawings and the styles for them."""
        sheets = [QUOTE_STYLES, *([OVERVIEW_STYLES] if self.held.overviews else [])]
        links = "".join(f'<link rel="stylesheet" href="{get_relative_url(each, self.url)}">' for each in sheets)
        if self.held.previews:
            links += f'<script type="module" src="{get_relative_url(QUOTE_SCRIPT, self.url)}"></script>'
        return self.held.put_into(output).replace("</head>", f"{links}</head>", 1)
