"""Under `serve`: from a saved map to its page, without building the site again.

The folders of maps and personas are watched here, by file-system events where the system gives them and by looking
every fifth of a second where it does not. Everything else (pages in Markdown, the configuration) stays with MkDocs.
"""

import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.plugins import BasePlugin, get_plugin_logger
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from desireline.engines.mkdocs_elsewhere import Elsewhere
from desireline.engines.mkdocs_languages import builds_languages
from desireline.engines.mkdocs_live import LastBuild
from desireline.engines.mkdocs_problems import tell
from desireline.engines.mkdocs_surroundings import project_root
from desireline.engines.mkdocs_tools import rewrite_shared
from desireline.engines.mkdocs_watched import WatchedFolders
from desireline.insight.text_links import named_files
from desireline.publish.change import beside_navigation, followers, what_changed
from desireline.source.collecting import settle

log = get_plugin_logger(__name__)

SETTLE = 0.02
"""Seconds without an event after which a save counts as finished: editors write a file in several strokes."""
EMPTY_TURNS = 8
"""How often that is waited for a file that became empty."""
LOOK_EVERY = 0.2
"""Seconds between two looks where there are no file-system events."""
BREATH = 0.1
"""Seconds after a page is shown in which nothing is drawn: the browser fetches it now, from threads of this process,
and each of their steps would wait for the drawing."""


def live(server: Any, plugin: Any, config: Any, builder: Any) -> Any:
    """Take over the folders of maps and personas from MkDocs' own watching, and give back the server."""
    folders = plugin.folders(config)
    config.watch[:] = [item for item in config.watch if Path(item) not in folders]
    settle(for_good=False)
    view = LiveView(server, plugin, config)
    server.builder = view.build_all(builder)
    view.start(polling=plugin.config.poll)
    return server


class GivenUp(BaseException):
    """A page that others can wait for was given up in the middle: something was saved.

    No `Exception`, since MkDocs logs each of those as an error of the page.
    """


class LiveView:
    """Keeps the served site in step with the files."""

    def __init__(self, server: Any, plugin: Any, config: Any) -> None:
        self._server, self._plugin, self._config = server, plugin, config
        self._documents = config.docs_dir
        self._shown: Any = None
        """The catalogue that the served pages show, once those that are due have followed."""
        self._due: dict[str, None] = {}
        """Paths of pages that list or quote what changed and were not drawn again yet, in their order."""
        self._known: tuple[Any, LastBuild] | None = None
        self._held_back = False
        """Whether the last build of everything could not begin, as with a broken configuration: what was built before
        it is served on, and it is asked for again with each change."""
        self._changed = threading.Event()
        self._one_at_a_time = threading.Lock()
        self._watched = WatchedFolders(self._changed)
        self._show(plugin.built_from)

    def _show(self, catalogue: Any) -> None:
        """Remember what the served pages show, and listen for the pictures in it."""
        self._shown = catalogue
        config = self._config_now()
        elsewhere = Elsewhere(project_root(config), named_files(catalogue), self._plugin.folder_files.links)
        self._watched.hear_of(elsewhere, {Path(config.docs_dir)})
        self._watched.follow(self._plugin.folders(config))

    def start(self, *, polling: bool) -> None:
        """Begin to watch."""
        for kind in [PollingObserver] if polling else [Observer, PollingObserver]:
            observer: Any = kind(timeout=LOOK_EVERY) if kind is PollingObserver else kind()
            try:
                self._watched.begin(observer, self._plugin.folders(self._config))
                observer.daemon = True
                observer.start()
            except OSError as problem:  # the system's limit of watches, or a file system without events
                log.info(f"no file-system events here ({problem}); looking every {LOOK_EVERY} s instead")
                continue
            break
        self._changed.set()  # what was saved while the first build ran has told nobody
        threading.Thread(target=self._run, name="desireline-live", daemon=True).start()

    def build_all(self, builder: Any) -> Any:
        """MkDocs' own build of everything, never at the same time as ours."""

        def build(*arguments: Any, **named: Any) -> None:
            with self._one_at_a_time:
                before = self._plugin.last_build
                plugins = [each for each in self._config_now().plugins.values() if isinstance(each, BasePlugin)]
                settings = [(each, each.config) for each in plugins]
                self._plugin.built_from = None
                try:
                    builder(*arguments, **named)
                except BaseException:
                    if self._plugin.last_build is not before:  # the site was emptied, and is not whole again
                        self._plugin.last_build = None
                    else:
                        for each, held in settings:  # MkDocs has given them others, which may be the broken ones
                            each.config = held
                        self._stay()
                    raise
                self._held_back = False
                if self._plugin.last_build is before:  # the settings have no place for us any more
                    self._plugin.last_build = None
                self._follow_documents()
                settle(for_good=False)
                self._due.clear()
                self._show(self._plugin.built_from or self._shown)

        return build

    def _follow_documents(self) -> None:
        """Let MkDocs watch the folder of the author's pages that the settings name now: it keeps to the first one."""
        named = self._config_now().docs_dir
        if named != self._documents:
            self._server.watch(named)
            self._server.unwatch(self._documents)
            self._documents = named

    def _stay(self) -> None:
        """Serve on what was built before: without that, every request would wait for a build that comes to its end."""
        if not self._held_back:
            self._held_back = True
            self._changed.set()  # some of what asked for everything can be shown without it
        self._reload()

    def _config_now(self) -> Any:
        """The configuration of the last build: it may have been edited since the first."""
        return self._plugin.last_build[0] if self._plugin.last_build is not None else self._config

    def _run(self) -> None:
        while True:
            self._changed.wait()
            while self._changed.is_set():
                self._changed.clear()
                time.sleep(SETTLE)
            try:
                with self._one_at_a_time:
                    self._watched.follow(self._plugin.folders(self._config_now()))
                    self._update()
            except Exception:
                log.exception("the change could not be shown by itself; building everything")
                self._ask_for_all()

    def _update(self) -> None:
        """Show what changed; pages that list or quote it follow."""
        plugin = self._plugin
        if plugin.last_build is None:  # the last build of everything came to no end: another change may mend that
            self._ask_for_all()
            return
        if self._watched.took_note():
            log.info("a picture changed: building everything")
            self._ask_for_all()
            if not self._held_back:
                return
        started = time.perf_counter()
        last = self._last(plugin.last_build)
        now, home = self._read(last.config), plugin.store.site.home
        change = what_changed(self._shown, now)
        by_language = builds_languages(self._config)
        if change is not None and (change.whole or by_language or self._held_back):
            log.info(f"{change.why or ', '.join(change.files)}: building everything")
            self._ask_for_all()
            if by_language or not self._held_back:
                return
            change = beside_navigation(change, self._shown, now)
        if change is not None:
            before, known = self._shown, set(plugin.catalogue.problems)
            store = plugin.adopt(now, last.config, home)
            if last.has_other_heads(change.pages, store):
                log.info("a description is new or gone: building everything")
                self._ask_for_all()
                if not self._held_back:
                    return
            last.write(change.pages, store)
            self._reload()
            log.info(f"{', '.join(change.files)}: shown after {(time.perf_counter() - started) * 1000:.0f} ms")
            found = set(now.problems)
            new = [problem for problem in now.problems if problem not in known]
            tell(new, [problem for problem in before.problems if problem not in found])
            following = followers(change, before, now, home)
            written = (*plugin.quotes.quoting(_ids((*change.pages, *following))), *plugin.notes.notes)
            for path in (*written, *following):
                self._due[path] = self._due.pop(path, None)
            self._show(now)
            self._changed.wait(BREATH)
        self._follow(last)

    def _last(self, build: tuple[Any, Any, Any, Any]) -> LastBuild:
        """What a full build left, looked through once: a thousand pages take a while."""
        if self._known is None or self._known[0] is not build:
            self._known = build, LastBuild(*build)
        return self._known[1]

    def _follow(self, last: LastBuild) -> None:
        """Draw the pages that are due, one by one, until all are drawn or the next change is there.

        A page that looks at every map takes a second of a thousand: it is given up for a change, and stays due.
        """
        store = self._plugin.store
        while self._due and not self._changed.is_set():
            path = next(iter(self._due))
            store.site.between = self._give_way
            try:
                last.write((path,), store)
            except GivenUp:
                return
            finally:
                store.site.between = None
            del self._due[path]
            if not self._due:
                last.remove_pictures()
                last.write_search()
                self._plugin.follow_versions()
                if store.files is not None:
                    rewrite_shared(store.files, last.config)

    def _read(self, config: Any) -> Any:
        """The files as they are; one that is empty for the moment, as whoever saves it may leave it, is waited for."""
        now = self._plugin.read(config)
        for _ in range(EMPTY_TURNS):
            emptied = [path for path, found in now.broken.items() if found[0].rule == "empty-file"]
            if all(path in self._shown.broken for path in emptied):
                break
            time.sleep(SETTLE)
            now = self._plugin.read(config)
        return now

    def _give_way(self) -> None:
        if self._changed.is_set():
            raise GivenUp

    def _ask_for_all(self) -> None:
        with self._server._rebuild_cond:
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()

    def _reload(self) -> None:
        """Tell the browsers, as MkDocs' server does after a build."""
        with self._server._epoch_cond:
            epoch = max(time.monotonic_ns() // 1_000_000, self._server._visible_epoch + 1)
            self._server._wanted_epoch = self._server._visible_epoch = epoch
            self._server._epoch_cond.notify_all()


def _ids(paths: Iterable[str]) -> set[str]:
    """Ids of the maps and personas whose pages stand at some paths."""
    return {path.rpartition("/")[2].partition(".")[0] for path in paths}
