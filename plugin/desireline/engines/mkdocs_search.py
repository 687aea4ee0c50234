"""Ideographs in Material's search: what stands inside a phrase without spaces is found too.

The search looks for words that begin with what is typed, and takes all between two spaces for one word. `jieba`, which
takes Chinese apart, is large and seldom installed. Without it each ideograph may begin a word: the browser then looks
for those of a query one by one.
"""

import sys
from typing import Any, Final

_IDEOGRAPHS: Final = r"(?=[\u3400-\u9fff\uf900-\ufaff])"
"""Before an ideograph, for the browser; as a separator it takes nothing away."""


def find_ideographs(config: Any) -> None:
    """Let the search begin words at ideographs, unless the author set what parts words or something else sees to it.

    In a Japanese interface the theme's own script parts words.
    """
    for plugin in config.plugins.values():
        index, module = getattr(plugin, "search_index", None), type(plugin).__module__
        if index is None or not module.startswith("material."):
            continue
        settings = index.config
        if any("separator" in given for given in plugin.config.user_configs):
            continue
        if "ja" in settings["lang"] or getattr(sys.modules[module], "jieba", None) is not None:
            continue
        if not settings["separator"].endswith(_IDEOGRAPHS):
            settings["separator"] += f"|{_IDEOGRAPHS}"
