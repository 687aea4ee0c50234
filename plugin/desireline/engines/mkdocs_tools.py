"""The files for other tools in a site that MkDocs builds: placed, written, named in the heads of pages."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.plugins import get_plugin_logger

from desireline.engines.mkdocs_paths import STYLES
from desireline.engines.mkdocs_surroundings import made_file
from desireline.publish.files.wishes import Wishes, wished
from desireline.publish.store import PageStore

if TYPE_CHECKING:
    from desireline.publish.files.site_files import SiteFiles

log = get_plugin_logger(__name__)


def site_files(config: Any, setting: bool | list[str] | None, store: PageStore) -> "SiteFiles | None":
    """The files that the setting wishes; None where it wishes none."""
    kinds = wished(setting)
    if not kinds:
        return None
    from desireline.publish.files.site_files import SiteFiles

    site_url = urljoin(config.site_url, ".") if config.site_url else ""
    wishes = Wishes(kinds, config.site_name, config.site_description or "", site_url, STYLES)
    return SiteFiles(store, wishes, _rasterizer(wishes, asked=isinstance(setting, list)))


def _rasterizer(wishes: Wishes, *, asked: bool) -> Any:
    if "pictures" not in wishes:
        return None
    from desireline.publish.files.raster import rasterizer

    made = rasterizer()
    if asked and made is None:
        log.warning("'files' names pictures, which need one more package: pip install 'desireline[cards]'")
    if asked and not wishes.site_url:
        log.warning("'files' names pictures, which need 'site_url': a card's picture has a whole address")
    return made


def place(made: "SiteFiles", files: Any, config: Any) -> None:
    """Add the files of the whole site to MkDocs' own, so that pages may link to them. They are filled by `write`."""
    for path in made.paths():
        if not files.get_file_from_path(path):
            files.append(made_file(config, path, b""))


def write(made: "SiteFiles", files: Any, config: Any) -> None:
    """Write all files. Those of the whole site are MkDocs' to write; a file of that name in `docs/` stays."""
    for path, content in made.shared():
        file = files.get_file_from_path(path)
        if file is not None and file.generated_by == "desireline":
            file.content_bytes = content
    _written(((path, content) for plan in made.plans for path, content in made.own(plan)), config)


def rewrite(made: "SiteFiles", paths: Iterable[str], config: Any) -> None:
    """Write the files beside the pages at `paths` again, under `serve`."""
    wanted = set(paths)
    _written(((path, each) for plan in made.plans if plan.path in wanted for path, each in made.own(plan)), config)


def rewrite_shared(made: "SiteFiles", config: Any) -> None:
    """Write the files of the whole site again, under `serve`."""
    _written(made.shared(), config)


def _written(contents: Iterable[tuple[str, bytes]], config: Any) -> None:
    """Write files below the site's folder, each only if it is not there as it should be."""
    site, folders = Path(config.site_dir), set[Path]()
    for within, content in contents:
        path = site / within
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
