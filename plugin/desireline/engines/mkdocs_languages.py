"""Beside mkdocs-static-i18n, which builds one site again and again, once for each language, from one configuration.

It sorts the author's pages by their language and lets go of every page it does not know, so ours are added after it. In
the folder of another language they stand with the words of that language around the maps' own.
"""

from types import SimpleNamespace
from typing import Any


def builds_languages(config: Any) -> bool:
    """Whether the site is built once for each language."""
    return "i18n" in config.plugins


def language_folder(config: Any) -> str:
    """The folder within the site of the language that is being built, such as `fr/`; "" for the default language."""
    plugin = config.plugins.get("i18n")
    return "" if plugin is None else _folder(plugin, plugin.current_language)


def put_into_language(file: Any, config: Any) -> None:
    """Let the file of a page stand in the folder of its language, and tell what stands in those of the others.

    With that, choosing another language leads to the same page.
    """
    plugin = config.plugins.get("i18n")
    if plugin is None:
        return
    plain = file.url
    del file.url
    file.dest_uri = language_folder(config) + file.dest_uri
    file.locale = file.locale_alternate_of = plugin.current_language
    folders = {language: _folder(plugin, language) for language in plugin.build_languages}
    file.alternates = {language: SimpleNamespace(url=folder + plain) for language, folder in folders.items()}


def _folder(plugin: Any, language: str | None) -> str:
    return "" if language in {None, plugin.default_language} else f"{language}/"
