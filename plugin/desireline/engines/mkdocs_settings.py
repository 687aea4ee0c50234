"""The plugin's settings in `mkdocs.yml`."""

from mkdocs.config import config_options as option
from mkdocs.config.base import Config


class Settings(Config):
    """What stands under `- desireline:`. Every setting may be left out."""

    maps = option.Type(str, default="maps")
    """Folder of the maps, relative to the configuration file."""
    personas = option.Type(str, default="personas")
    """Folder of the personas, relative to the configuration file."""
    lang = option.Optional(option.Type(str))
    """Language of the pages around the maps (en, zh-Hant, zh-Hans, ja); by default that of the theme."""
    nav = option.Choice(("auto", "manual"), default="auto")
    """`auto` adds the pages that `nav` does not name; `manual` leaves the navigation to its author."""
    mermaid = option.Type(bool, default=True)
    """Whether each map has its page "as Mermaid"."""
    cache = option.Type(bool, default=True)
    """Keep drawn pages in `.cache/desireline/` beside the configuration, so that the next build draws what changed."""
    poll = option.Type(bool, default=False)
    """Under `serve`, look at the files every 0.2 s instead of waiting for file-system events (network drives)."""
    source_url = option.Optional(option.Type(str))
    """Address of a source line, with `{path}` and `{line}`; by default made from `repo_url` and `edit_uri`."""
