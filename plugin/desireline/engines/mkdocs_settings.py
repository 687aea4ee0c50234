"""The plugin's settings in `mkdocs.yml`."""

import posixpath
from typing import Any

from mkdocs.config import config_options as option
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from desireline.publish.files.wishes import wished


class Folder(option.Type[str]):
    """A folder of the project."""

    def __init__(self, default: str) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        """The folder, if it stands in that of the configuration file."""
        folder = super().run_validation(value)
        if posixpath.normpath(folder).split("/")[0] == "..":
            raise ValidationError(f"'{folder}' leads out of the folder of the configuration file; name one beside it")
        return folder


class FilesOption(BaseConfigOption[bool | list[str] | None]):
    """`true`, `false`, or a list of kinds of files."""

    def run_validation(self, value: object) -> bool | list[str] | None:
        """The value, if it names only kinds that there are."""
        if value is not None and not isinstance(value, bool | list):
            raise ValidationError("Expected true, false or a list")
        try:
            wished(value)
        except ValueError as problem:
            raise ValidationError(str(problem)) from None
        return value


class Ignored(BaseConfigOption[list[str]]):
    """A list of rules of `desireline check` that only warn."""

    def __init__(self) -> None:
        super().__init__()
        self.default = []

    def run_validation(self, value: object) -> list[str]:
        """The rules, if there are such."""
        from desireline.insight.check import WARNINGS
        from desireline.source.suggest import did_you_mean

        if value is None:  # every rule below the key is commented out
            return []
        if not isinstance(value, list):
            raise ValidationError("Expected a list of rules, such as [no-owner]")
        for name in map(str, value):
            if name not in WARNINGS:
                near = did_you_mean(name, WARNINGS)
                advice = f"; did you mean '{near}'?" if near else ""
                raise ValidationError(f"'{name}' is no rule that only warns{advice}")
        return [str(name) for name in value]


class Keep(BaseConfigOption[int | None]):
    """A number from 1 on, or `all`."""

    def __init__(self) -> None:
        super().__init__()
        self.default = 10

    def run_validation(self, value: object) -> int | None:
        """The number; None for all."""
        if value == "all":
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise ValidationError(f"Expected a number from 1 on, or 'all', but received: {value!r}")
        return value


class VersionSettings(Config):
    """What stands under `versions`."""

    tags = option.Type((str, list), default="v*")
    """Pattern of the tags that are versions, or a list of patterns."""
    keep = Keep()
    """How many of the newest are kept, or `all`."""


class KeptVersions(option.SubConfig[VersionSettings]):
    """Versions are kept only where the setting is there."""

    def __init__(self, kind: type[VersionSettings]) -> None:
        super().__init__(kind)
        self.default = None

    def run_validation(self, value: object) -> Any:
        """The settings of versions; None where there are none."""
        return None if value is None else super().run_validation(value)


class Settings(Config):
    """What stands under `- desireline:`. Every setting may be left out."""

    maps = Folder("maps")
    """Folder of the maps, relative to the configuration file."""
    personas = Folder("personas")
    """Folder of the personas, relative to the configuration file."""
    lang = option.Optional(option.Type(str))
    """Language of the pages around the maps (en, zh-Hant, zh-Hans, ja); by default that of the theme."""
    nav = option.Choice(("auto", "manual"), default="auto")
    """`auto` adds the pages that `nav` does not name; `manual` leaves the navigation to its author."""
    mermaid = option.Type(bool, default=True)
    """Whether each map has its page "as Mermaid"."""
    cache = option.Type(bool, default=True)
    """Keep drawn pages in `.cache/desireline/` beside the configuration, so that the next build draws what changed, and
    the theme's compiled templates in the user's cache folder."""
    poll = option.Type(bool, default=False)
    """Under `serve`, look at the files every 0.2 s instead of waiting for file-system events (network drives)."""
    files = FilesOption()
    """Files for other tools: `true` for all, `false` for none, or a list of `journeys`, `inventory`, `llms`, `cards`,
    `json`, `markdown`, `embed`, `pictures`; by default the first four."""
    versions = KeptVersions(VersionSettings)
    """Also show maps and personas as they were at tags of the repository: `{tags: "v*", keep: 10}`. See
    [Keep versions](../how-to/keep-versions.md)."""
    history = option.Type((bool, int), default=False)
    """Give each map and persona a page with what every commit changed, and, where `site_url` is set, the site a feed:
    `true`, or how many commits of each map are told in words (6). See [Follow a map's history](../how-to/history.md).
    """
    ignore = Ignored()
    """Rules that are not to be heard of, by the site, `desireline check` and `desireline review`: those of
    [What a map should keep](rules.md#what-a-map-should-keep), as in `[no-owner, translation-older]`. Errors are always
    heard."""
    source_url = option.Optional(option.Type(str))
    """Address of a source line, with `{path}` and `{line}`; by default made from `repo_url` and `edit_uri`."""
