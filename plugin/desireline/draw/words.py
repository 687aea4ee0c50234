"""The interface language: what the pages themselves say around the map's own text."""

import gettext
from functools import cache
from importlib import resources
from typing import Final

LANGUAGES: Final = {"en": "en", "zh-Hant": "zh_Hant", "zh-Hans": "zh_Hans", "ja": "ja"}
"""Interface languages by BCP 47 tag, with the name of their catalogue."""

_ALIASES: Final = {
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh": "zh-Hans",
}


class Words:
    """Messages in one interface language: `words("Pains")` gives the translation, `{name}` filled from arguments."""

    def __init__(self, lang: str = "en") -> None:
        self.lang = nearest(lang)
        self._catalogue = _catalogue(self.lang)
        self._said: dict[str, str] = {}

    def __call__(self, message: str, **values: object) -> str:
        """The translation of `message` (itself where there is none), with each `{name}` replaced by its value."""
        said = self._said.get(message)
        if said is None:  # a page says few things, and those often
            said = self._said[message] = self._catalogue.gettext(message)
        return said.format(**values) if values else said

    def declared(self, text: str) -> str:
        """The translation of a text that a declaration holds, such as a rule's title."""
        return self(text) if text else ""

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """The singular or plural for `n`, with `{n}` and the other names filled in."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)


def nearest(lang: str) -> str:
    """The interface language nearest to a BCP 47 tag: `zh-TW` → `zh-Hant`, `en-GB` → `en`; else English."""
    tag = lang.replace("_", "-").lower()
    for known in LANGUAGES:
        if tag == known.lower() or tag.startswith(known.lower() + "-"):
            return known
    return _ALIASES.get(tag) or _ALIASES.get(tag.split("-")[0]) or "en"


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    folder = str(resources.files("desireline") / "locale")
    return gettext.translation("desireline", folder, [LANGUAGES[lang]], fallback=True)
