"""What a site's configuration says of the plugin, read without the site engine."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import yaml

from desireline.source.files import FOLDERS

CONFIGURATIONS: Final = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
"""Names of a site's configuration, in the order in which they are looked for."""


def configured_folders(raw: bytes) -> tuple[str, str]:
    """The folders of maps and of personas that a configuration names; the usual ones where it cannot be read."""
    settings = _settings(raw)
    maps, personas = (str(settings.get(name) or name) for name in FOLDERS)
    return maps, personas


def configured_ignored(raw: bytes) -> frozenset[str]:
    """The rules that a configuration does not want to hear of; none where it cannot be read."""
    ignored = _settings(raw).get("ignore")
    return frozenset(map(str, ignored)) if isinstance(ignored, list) else frozenset()


@cache
def _loader() -> Any:
    class Loader(yaml.CSafeLoader):
        """Takes the tags that site engines allow (`!ENV`, `!!python/name:`) for nothing."""

    Loader.add_multi_constructor("", lambda *_: None)
    return Loader


@cache
def _settings(raw: bytes) -> dict[str, Any]:
    """What stands under the plugin's name."""
    try:
        said = yaml.load(raw, _loader())  # noqa: S506  # a safe loader that also skips tags
    except (ValueError, yaml.YAMLError):
        return {}
    plugins = said.get("plugins") if isinstance(said, dict) else None
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get("desireline"), dict):
            return dict(entry["desireline"])
    return {}
