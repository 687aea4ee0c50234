"""Where a line may end in a text that no spaces part into words: Japanese behind a phrase, Thai behind a word."""

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import budoux

_KANA: Final = re.compile("[\u3041-\u30fa\u30fc-\u30ff]")
_THAI: Final = re.compile("[\u0e01-\u0e3a\u0e40-\u0e5b]")


@lru_cache(maxsize=1024)
def phrase_ends(text: str) -> tuple[int, ...]:
    """How many characters of `text` stand before the end of each of its phrases, ascending; empty for other scripts.

    Ideographs alone are Chinese or Japanese, and lines of them may end anywhere.
    """
    if text.isascii():
        return ()
    language = "japanese" if _KANA.search(text) else "thai" if _THAI.search(text) else ""
    return tuple(accumulate(map(len, _parser(language).parse(text)))) if language else ()


@cache
def _parser(language: str) -> "budoux.Parser":
    import budoux  # noqa: PLC0415  # only for such texts

    parser: budoux.Parser = getattr(budoux, f"load_default_{language}_parser")()
    return parser
