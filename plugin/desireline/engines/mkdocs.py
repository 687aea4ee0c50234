"""The MkDocs plugin, a thin adapter: which event does what. ProperDocs reads the same entry point and runs it too.

Imports of MkDocs itself are always `mkdocs.*`: ProperDocs answers to that name.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from desireline.engines import mkdocs_tools as tools
from desireline.engines.mkdocs_commits import add_feed, commits_of, with_feed
from desireline.engines.mkdocs_documents import Documents
from desireline.engines.mkdocs_files import add_assets, add_moved, add_pages, add_pictures, has_home, url_of
from desireline.engines.mkdocs_finishing import Finishing
from desireline.engines.mkdocs_frame import Frames
from desireline.engines.mkdocs_keys import made_by, plan_key
from desireline.engines.mkdocs_languages import builds_languages, language_folder
from desireline.engines.mkdocs_missing import add_theme, lead_on
from desireline.engines.mkdocs_nav import NavSetting, journey_nav, titles
from desireline.engines.mkdocs_page import JourneyPage
from desireline.engines.mkdocs_paths import STYLES
from desireline.engines.mkdocs_problems import tell
from desireline.engines.mkdocs_quotes import QuotingPages
from desireline.engines.mkdocs_releases import NotePages
from desireline.engines.mkdocs_scripts import ASSETS, add_scripts, as_modules, name_mermaid
from desireline.engines.mkdocs_search import find_ideographs
from desireline.engines.mkdocs_settings import Settings
from desireline.engines.mkdocs_surroundings import host_of, project_root, today, words_of
from desireline.engines.mkdocs_templates import keep_compiled
from desireline.publish.addresses import SourceHost
from desireline.publish.kept import KeptPages, program_state
from desireline.publish.last_good import LastGood
from desireline.publish.pictures import Pictures
from desireline.publish.plan import SitePlan
from desireline.publish.site import Ground, Site
from desireline.publish.store import PageStore
from desireline.source import Catalogue, FolderFiles, load
from desireline.source.collecting import settle

log = get_plugin_logger(__name__)


class DesirelinePlugin(BasePlugin[Settings]):
    """Journey maps and personas from YAML files as pages of the site."""

    def __init__(self) -> None:
        self.catalogue: Catalogue | None = None
        """Kept from build to build under `serve`, so that only changed files are read again."""
        self.built_from: Catalogue | None = None
        """Under `serve`, what a build of everything began with: each language reads again, and may see more by then."""
        self.store: PageStore | None = None
        self._last_good = LastGood()
        self.folder_files: FolderFiles | None = None
        """Knows which files did not change since it was asked last."""
        self._finishing = Finishing()
        self.notes = NotePages()
        self._commits: Any = None
        self.quotes = QuotingPages()
        self._documents = Documents()
        self._kept = KeptPages(None)
        self._program = ""
        self._host, self._docs = SourceHost(""), ""
        """Where files can be looked at and edited, and the folder of the author's pages, before other plugins."""
        self._nav_setting = NavSetting()
        self._versions: Any = None
        """The published versions that the site keeps; None where it keeps none."""
        self._once = True
        """Whether the site is built once, so that files that did not change since an earlier build need no reading."""
        self.last_build: tuple[Any, Any, Any, Any] | None = None
        """Configuration, files, navigation and environment of the last full build; None where it came to no end."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Being defined, this keeps the plugin alive from one build to the next."""
        self._once = command != "serve"

    @event_priority(100)
    def _before_others(self, config: Any) -> Any:
        """Watch the folders, put our styles before the author's so that theirs win, and name our copy of Mermaid."""
        self._host, self._docs = host_of(config, self.config), config.docs_dir
        for folder in self.folders(config):
            if folder.is_dir():
                config.watch.append(str(folder))
            else:
                log.warning(f"{folder.name}/ is not there: make it, or name another folder in the plugin's settings")
        self._kept = KeptPages(project_root(config) / ".cache" / "desireline" if self.config.cache else None)
        self._program = program_state() if self.config.cache else ""
        self.quotes.join(config)
        add_theme(config)
        if STYLES not in config.extra_css:
            config.extra_css.insert(0, STYLES)
        name_mermaid(config)
        return config

    @event_priority(-100)
    def _after_others(self, config: Any) -> Any:
        add_scripts(config)
        return config

    on_config = CombinedEvent(_before_others, _after_others)

    def on_pre_build(self, *, config: Any) -> None:
        """Open the published versions, and set aside what stands of them in the site: MkDocs empties it next."""
        self.last_build = None
        wished = None if language_folder(config) else self.config.versions  # in one language they are enough
        if wished is None:
            self._versions = None
            return
        from desireline.engines.mkdocs_versions import Versions  # a site without versions pays nothing for them

        if self._versions is None:
            self._versions = Versions(project_root(config))
        self._versions.begin(config, self.config, self._program)

    def _files_first(self, files: Any, *, config: Any) -> Any:
        """Add our pages where other plugins see them, unless one of them sorts all pages by language first."""
        return files if builds_languages(config) else self._add_files(files, config)

    @event_priority(-200)
    def _files_last(self, files: Any, *, config: Any) -> Any:
        if builds_languages(config):
            self._add_files(files, config)
        self._nav_setting.leave_out_gone(config, files)
        return files

    on_files = CombinedEvent(_files_first, _files_last)

    def _add_files(self, files: Any, config: Any) -> Any:
        """Read what changed, plan the pages, and hand MkDocs the files: it makes the navigation from them next."""
        home = "maps/index" if has_home(files) else "index"
        self.notes = NotePages(files, config, project_root(config))
        self._commits = commits_of(self.config, project_root(config), self._commits)
        history = self._commits.history if self._commits is not None else None
        folders = (self.config.maps, self.config.personas)
        self._documents = Documents(files, project_root(config), folders, history, self.config.ignore)
        store = self._as_before(config, home) if self._once else None
        if store is None:
            catalogue = self.read(config)
            if not self._once:
                self.built_from = self.built_from or catalogue
            tell(catalogue.problems)
            store = self.adopt(catalogue, config, home)
            self._kept.keep_plan(key := self._key(config, home, catalogue.hashes), store.site.plan)
            self._documents.keep(catalogue, self._kept, key)
        settle(for_good=self._once)
        own = journey_nav(store.site, (self.config.maps, self.config.personas))
        add_pages(files, config, store, dict(titles([*own, *(config.nav or [])])), self.config.maps, self._docs)
        self._nav_setting.fill(config, own, files, automatic=self.config.nav == "auto")
        add_moved(files, config, store.site)
        add_assets(files, config, ASSETS)
        if not language_folder(config):
            add_feed(files, config, store)
        if store.files is not None:
            tools.place(store.files, files, config)
        return files

    @event_priority(200)
    def _nav_as_given(self, nav: Any, *, config: Any, files: Any) -> Any:
        self._nav_setting.give_back(config)  # MkDocs has made the navigation; some plugins make another one next
        return nav

    def _nav_kept(self, nav: Any, *, config: Any, files: Any) -> Any:
        """Keep the navigation for single pages under `serve`. Pages are drawn next, the longest first."""
        self._nav = nav
        if self._once and self.store is not None:
            self.store.prepare_first()
        return nav

    on_nav = CombinedEvent(_nav_as_given, _nav_kept)

    def on_env(self, env: Any, *, config: Any, files: Any) -> Any:
        """Every page is drawn by now: add the pictures they asked for. Keep what single pages are written with."""
        if self.config.cache:
            keep_compiled(env)
        find_ideographs(config)
        self.quotes.let_go()
        self.notes.let_go()
        if self.store is not None:
            add_pictures(files, config, self.store.site.pictures)
            lead_on(env, self.store.site, words_of(config, self.config))
            if self._once:
                self.store.site.forget_worked_out()
            if self.store.files is not None:
                tools.write(self.store.files, files, config)
            if self._versions is not None:
                self._versions.draw(config, self.store.site, lambda: self._whole(config))
            if self._once:  # what comes now, the theme and the search, needs the memory more
                self.catalogue, self._last_good = None, LastGood()
                self.store.site.let_go(lambda: self.read(config))
        self.last_build = (config, files, self._nav, env)
        self._finishing = Finishing(Frames(config, files, self._nav, env))
        return env

    def on_page_markdown(self, markdown: str, *, page: Any, config: Any, files: Any) -> None:
        """Tell our Markdown extension which page it will find links and drawings in."""
        if markdown:
            self.quotes.open(page)

    def on_page_content(self, html: str, *, page: Any, config: Any, files: Any) -> str:
        """Below a release note stands what it changed."""
        return self.notes.append(html, page, self.store)

    @event_priority(100)
    def on_page_context(self, context: Any, *, page: Any, config: Any, nav: Any) -> Any:
        """Tell the same before a blog converts the beginnings of posts, which it does for each page that lists some."""
        if not isinstance(page, JourneyPage):
            self.quotes.reopen(page)
        return context

    @event_priority(100)
    def _put_frames_around(self, output: str, *, page: Any, config: Any) -> str:
        """Put pages in their frames; bodies with diagrams in before the mermaid2 plugin looks for them."""
        return self._finishing.in_frame(output, page)

    @event_priority(-100)
    def _put_bodies_in(self, output: str, *, page: Any, config: Any) -> str:
        """Put all others in last: what parses or rewrites whole pages need not read them."""
        output = as_modules(with_feed(output, page, self.store))
        if isinstance(page, JourneyPage):
            return self._finishing.with_body(output, page)
        return self.notes.finish(self.quotes.finish(output, page), page)

    on_post_page = CombinedEvent(_put_frames_around, _put_bodies_in)

    def on_post_build(self, *, config: Any) -> None:
        """Forget kept pages that nothing uses any more."""
        self._kept.forget_unused()
        if self._versions is not None and self.last_build is not None:
            self._versions.put(*self.last_build)

    def on_serve(self, server: Any, *, config: Any, builder: Any) -> Any:
        """Show a changed map at once, without building everything; a site of several languages is built anew."""
        from desireline.engines.mkdocs_serve import live

        return live(server, self, config, builder)

    def folders(self, config: Any) -> list[Path]:
        """The folders of maps and personas."""
        return [project_root(config) / folder for folder in (self.config.maps, self.config.personas)]

    def read(self, config: Any) -> Catalogue:
        """The catalogue as the files are now; only changed files are read."""
        files = self._folder_files(config)
        found = load(files, self.catalogue, (self.config.maps, self.config.personas))
        return self._documents.judged(self._last_good.kept(found))

    def _folder_files(self, config: Any) -> FolderFiles:
        root, folders = project_root(config), (self.config.maps, self.config.personas)
        if self.folder_files is None or (self.folder_files.root, self.folder_files.folders) != (root, folders):
            self.folder_files = FolderFiles(root, folders)
            self.catalogue, self._last_good = None, LastGood()  # under `serve`: what was a map may be a persona now
        return self.folder_files

    def adopt(self, catalogue: Catalogue, config: Any, home: str) -> PageStore:
        """Make the site of `catalogue` the one that pages are drawn from."""
        self.catalogue = catalogue
        return self._open(catalogue, config, home)

    def _as_before(self, config: Any, home: str) -> PageStore | None:
        """The site as an earlier build planned it, if every file is the same and none had a problem."""
        files = self._folder_files(config)
        hashes = dict(files.listing())
        key = self._key(config, home, hashes)
        same = not files.problems and self._documents.still_there(self._kept, key)
        plan = self._kept.find_plan(key) if same else None
        if plan is not None:
            files.let_go()
        return self._open(lambda: self.read(config), config, home, plan) if plan is not None else None

    def _open(
        self, catalogue: Catalogue | Callable[[], Catalogue], config: Any, home: str, plan: SitePlan | None = None
    ) -> PageStore:
        root = project_root(config)
        document = self._documents.url
        notes = self.notes.maker((self.config.maps, self.config.personas), self._program, today())
        site = Site(
            catalogue,
            words_of(config, self.config),
            today(),
            Ground(self._host, Pictures(root, {}), url_of(config), notes, self._history(), self._commits, document),
            home=home,
            mermaid=self.config.mermaid,
            last_good=self._last_good.files(catalogue) if isinstance(catalogue, Catalogue) else frozenset(),
            plan=plan,
        )
        self.store = PageStore(site, self._kept, self._made_by(config))
        self.quotes.begin(self.store, root, (self.config.maps, self.config.personas))
        if not language_folder(config):  # in one language they are enough
            self.store.files = tools.site_files(config, self.config.files, self.store)
        return self.store

    def follow_versions(self) -> None:
        """Under `serve`, bring what is compared with today into step with a changed map."""
        if self._versions is None or self.store is None or self.last_build is None:
            return
        config = self.last_build[0]
        self._versions.draw(config, self.store.site, lambda: self._whole(config))
        self._versions.put(*self.last_build)

    def _history(self) -> Any:
        """The published versions; None where the site keeps none."""
        return self._versions.history if self._versions is not None else None

    def _whole(self, config: Any) -> Catalogue:
        """Today's maps and personas, read again where they were let go."""
        return self.read(config) if self.catalogue is None else self.catalogue

    def _key(self, config: Any, home: str, hashes: Any) -> str:
        return plan_key(config, self.config, self._made_by(config), home, hashes, notes=bool(self.notes))

    def _made_by(self, config: Any) -> str:
        return made_by(config, self.config, self._program, self._host)
