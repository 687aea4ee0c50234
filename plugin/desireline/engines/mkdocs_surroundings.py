"""What a build takes from its surroundings: folder, code host, language, day; and how it hands files to MkDocs."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, InclusionLevel

from desireline.draw.words import Words
from desireline.publish.addresses import SourceHost, source_host
from desireline.source.files import is_map_file
from desireline.source.git import NoRepository, git


def project_root(config: Any) -> Path:
    """The folder of the configuration file: where `maps/` and `personas/` stand."""
    return Path(config.config_file_path).parent.resolve() if config.config_file_path else Path.cwd()


def host_of(config: Any, settings: Any) -> SourceHost:
    """Where lines of the project's files can be looked at, and files be edited.

    Asked before other plugins have been, since some let MkDocs read a copy of the author's pages elsewhere.
    """
    edit_uri, docs = config.edit_uri, os.path.relpath(config.docs_dir, project_root(config))
    if config.edit_uri_template:
        edit_uri, _, rest = config.edit_uri_template.partition("{path}")
        if rest or "{" in edit_uri:  # addresses of another kind, which no file beside the pages can have
            return SourceHost(settings.source_url or "")
    return SourceHost(settings.source_url) if settings.source_url else source_host(config.repo_url, edit_uri, docs)


def words_of(config: Any, settings: Any) -> Words:
    """The interface language: the one set, else the theme's."""
    return Words(settings.lang or config.theme.get("language") or str(config.theme.get("locale") or "en"))


def made_file(
    config: Any,
    path: str,
    content: str | bytes,
    *,
    of: Path | None = None,
    inclusion: InclusionLevel = InclusionLevel.UNDEFINED,
    kind: type[File] = File,
) -> File:
    """A file of the site with this content, made from what stands at `of`, by default the project's configuration.

    Plugins that ask git for the dates and authors of a page look there. To MkDocs a made file comes from nowhere, which
    some of them do not expect.
    """
    file = kind.generated(config, path, content=content, inclusion=inclusion)
    file.abs_src_path = str(of or config.config_file_path or project_root(config))
    return file


class FolderFile(File):
    """A file of the site made from all files of a folder. Asked where it comes from, it names the one changed last.

    Plugins that tell of a page's changes would take the folder itself as well, others read or copy what is there.
    """

    _of = _latest = ""

    @property
    def abs_src_path(self) -> str:
        """The file by itself; found when it is asked for, which most sites never do."""
        if not self._latest:
            self._latest = self._of and str(_changed_last(Path(self._of)))
        return self._latest

    @abs_src_path.setter
    def abs_src_path(self, path: str | None) -> None:
        self._of, self._latest = path or "", ""


def _changed_last(folder: Path) -> Path:
    """The file below `folder` that the newest commit changed; without any, its first."""
    if not folder.is_dir():
        return folder
    asked = ("log", "-1", "--format=", "--name-only", "--relative", "--diff-filter=d", "-z", "--", ".")
    try:
        named = git(folder, *asked).stdout.decode(errors="surrogateescape").split("\0")
    except NoRepository:
        named = []
    committed = (folder / name for name in named if name)
    every = sorted(file for file in folder.rglob("*") if is_map_file(file.name))
    return next((file for file in (*committed, *every) if file.is_file()), folder)


def today() -> date:
    """The day of the build: of `SOURCE_DATE_EPOCH` where that is set, so that a build can be repeated to the byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
