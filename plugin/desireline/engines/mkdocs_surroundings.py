"""What a build takes from its surroundings: folder, code host, language, day; and how it hands files to MkDocs."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, InclusionLevel

from desireline.draw.words import Words
from desireline.publish.addresses import SourceHost, source_host


def project_root(config: Any) -> Path:
    """The folder of the configuration file: where `maps/` and `personas/` stand."""
    return Path(config.config_file_path).parent.resolve() if config.config_file_path else Path.cwd()


def host_of(config: Any, settings: Any) -> SourceHost:
    """Where lines of the project's files can be looked at."""
    if settings.source_url:
        return SourceHost(settings.source_url)
    return source_host(config.repo_url, config.edit_uri, os.path.relpath(config.docs_dir, project_root(config)))


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


def today() -> date:
    """The day of the build: of `SOURCE_DATE_EPOCH` where that is set, so that a build can be repeated to the byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
