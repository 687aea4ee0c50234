"""What names the results of a build: all they depend on, so that a later build takes those it would make again."""

from collections.abc import Mapping
from typing import Any

from desireline.engines.mkdocs_languages import language_folder
from desireline.engines.mkdocs_surroundings import words_of
from desireline.publish.addresses import SourceHost
from desireline.publish.kept import key_of


def made_by(config: Any, settings: Any, program: str, host: SourceHost) -> str:
    """What all pages depend on beside the files: the program and the settings."""
    addressed = (host, config.use_directory_urls, config.site_url, language_folder(config))
    return program + repr((sorted(settings.items()), *addressed))


def plan_key(config: Any, settings: Any, made: str, home: str, hashes: Mapping[str, str], *, notes: bool) -> str:
    """Names the plan of the site.

    Args:
        config: MkDocs' configuration.
        settings: The plugin's.
        made: What all pages depend on, as `made_by` tells it.
        home: Path of the page that lists all journeys.
        hashes: The content hash of each file.
        notes: Whether the author has pages of releases.
    """
    listed = (f"{path}={held}" for path, held in sorted(hashes.items()))
    lang = words_of(config, settings).lang
    return key_of(["plan", made, lang, home, "releases" if notes else "", *listed])
