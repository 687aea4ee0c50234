"""The files that MkDocs is given: a generated page for each plan, styles, scripts and pictures."""

import os
import posixpath
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel

from desireline.engines.mkdocs_languages import language_folder, put_into_language
from desireline.engines.mkdocs_page import JourneyPage
from desireline.engines.mkdocs_paths import OVERVIEW_STYLES, QUOTE_STYLES, STYLES
from desireline.engines.mkdocs_surroundings import FolderFile, made_file, project_root
from desireline.engines.mkdocs_themes import with_its_borders
from desireline.publish.pictures import Pictures
from desireline.publish.site import Site
from desireline.publish.store import PageStore
from desireline.publish.styles import map_styles, overview_styles, quote_styles

log = get_plugin_logger(__name__)


def has_home(files: Any) -> bool:
    """Whether the author has a home page: `index.md`, `README.md`, or one that is no Markdown."""
    return bool(files.get_file_from_path("index.md")) or any(file.dest_uri == "index.html" for file in files)


def add_pages(files: Any, config: Any, store: PageStore, named: Mapping[str, str], maps: str, docs: str) -> None:
    """Add a page for each plan of a site.

    Args:
        files: MkDocs' collection; added to in place, since other plugins hold it.
        config: MkDocs' configuration.
        store: The planned site's pages.
        named: Titles given in the navigation, by path.
        maps: The folder of the maps, from which pages are made that have no file of their own.
        docs: The folder of the author's pages, as they named it.
    """
    root = project_root(config)
    up = os.path.relpath(root, docs).replace(os.sep, "/")
    taken = {file.dest_uri: file.src_uri for file in files}
    for plan in store.site.plans:
        path = plan.path + ".md"
        inclusion = InclusionLevel.UNDEFINED if plan.listed else InclusionLevel.NOT_IN_NAV
        of, kind = root / (plan.file or maps), File if plan.file else FolderFile
        file = made_file(config, path, "", of=of, inclusion=inclusion, kind=kind)
        if plan.file:
            file.generated_by = None  # it is that file's page: dates and authors are those of the file
        put_into_language(file, config)
        of_author = path if files.get_file_from_path(path) else taken.get(file.dest_uri)
        if of_author:
            if plan.kind != "releases":  # an author may write that page
                made_from = plan.file or "the maps"
                log.warning(f"docs/{of_author} takes the place of the page made from {made_from}; rename it")
            continue
        file.edit_uri = posixpath.join(up, plan.file) if plan.file else None
        files.append(file)
        page = JourneyPage(plan, named.get(path), file, config, store)
        if plan.file and (config.edit_uri_template or store.site.host.editing):
            page.edit_url = store.site.host.edit(plan.file)


def add_moved(files: Any, config: Any, site: Site) -> None:
    """Add a small page at each former address, to which `maps/former-id.md` in an author's page links as before."""
    if not any(plan.was for plan in site.plans):
        return
    from desireline.publish.moved import moved_pages  # most sites have none

    base = urljoin(config.site_url, ".") if config.site_url else ""
    for path, html in moved_pages(site, url_of(config), base):
        if not files.get_file_from_path(path + ".md"):
            moved = made_file(config, path + ".md", html, kind=MovedFile)
            moved.dest_uri = language_folder(config) + path + ("/index.html" if config.use_directory_urls else ".html")
            files.append(moved)


class MovedFile(File):
    """A finished page that is none to MkDocs: in neither navigation, search nor sitemap, yet a link may name it."""

    def is_documentation_page(self) -> bool:
        """No: it is copied as it is."""
        return False


def add_assets(files: Any, config: Any, folder: Path) -> None:
    """Add the style sheet, the scripts and Mermaid's own script under `assets/desireline/`."""
    for path, sheet in ((STYLES, map_styles), (OVERVIEW_STYLES, overview_styles), (QUOTE_STYLES, quote_styles)):
        files.append(made_file(config, path, with_its_borders(sheet(), config)))
    for asset in sorted(folder.rglob("*")):
        if asset.is_file() and asset.suffix in {".js", ".txt"}:
            within = "assets/desireline/" + asset.relative_to(folder).as_posix()
            if not files.get_file_from_path(within):
                files.append(File.generated(config, within, abs_src_path=str(asset)))


def add_pictures(files: Any, config: Any, pictures: Pictures) -> None:
    """Add the pictures that pages asked for."""
    for within, file in pictures.asked.items():
        if not files.get_file_from_path(within):
            files.append(File.generated(config, within, abs_src_path=str(file)))


def url_of(config: Any) -> Callable[[str], str]:
    """How page paths become addresses within the site, with or without directory addresses."""
    language = language_folder(config)

    def of(path: str) -> str:
        path = language + path
        folder, name = posixpath.split(path)
        if not config.use_directory_urls:
            return path + ".html"
        return (folder + "/" if folder else "") if name == "index" else path + "/"

    return of
