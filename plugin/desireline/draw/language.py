"""What follows from a map's language: the direction of writing, quotation marks, names cut to initials."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, Literal

from desireline.model.patterns import later

_RIGHT_TO_LEFT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS: Final = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
_CORNER: Final = ("「", "」")
_CURLY: Final = ("\u201c", "\u201d")
_ANGLE: Final = ("«", "»")
_SPACED: Final = ("«\u00a0", "\u00a0»")
_LOW: Final = ("\u201e", "\u201c")
_QUOTES: Final = {
    "ja": _CORNER, "zh": _CORNER, "ar": _ANGLE, "fa": _ANGLE, "fr": _SPACED, "ru": _ANGLE, "uk": _ANGLE,
    "el": _ANGLE, "it": _ANGLE, "es": _ANGLE, "de": _LOW, "cs": _LOW, "pl": ("\u201e", "\u201d"),
}  # fmt: skip
_SIMPLIFIED: Final = ("zh-hans", "zh-cn", "zh-sg", "zh-my")
_PAIRS: Final = {_CORNER, ("『", "』"), _CURLY, _ANGLE, _LOW, ('"', '"'), ("\u2018", "\u2019")}


def direction(lang: str | None) -> Literal["ltr", "rtl"]:
    """The direction of writing of a BCP 47 tag: its script's where one is named, else its language's."""
    subtags = (lang or "").lower().replace("_", "-").split("-")
    scripts = [tag for tag in subtags[1:] if len(tag) == 4 and tag.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if subtags[0] in _RIGHT_TO_LEFT else "ltr"


def quotes(lang: str | None) -> tuple[str, str]:
    """The outer quotation marks of a language; curly ones where nothing else is known."""
    tag = (lang or "").lower().replace("_", "-")
    if tag.startswith(_SIMPLIFIED):
        return _CURLY
    if tag.startswith("fr-ch"):
        return _ANGLE
    return _QUOTES.get(tag.split("-")[0], _CURLY)


def unquoted(text: str) -> str:
    """`text` without a pair of quotation marks around the whole of it, so that none is doubled."""
    if len(text) > 2 and (text[0], text[-1]) in _PAIRS and text[0] not in text[1:-1] and text[-1] not in text[1:-1]:
        return text[1:-1].strip()
    return text


_FAMILIAR: Final = frozenset("阿小老")
"""What stands before a Chinese name among friends."""
_BEFORE_SIGN: Final = later(r"(?<=[^\s>]) (?=[;:!?»](?=[\s<).,&]|$)(?![^<>]*>))")
_BEHIND_MARK: Final = later(r"(?<=«) (?![^<>]*>)")


def kept_together(html: str, lang: str | None) -> str:
    """HTML in French, in which no line begins with a sign that a space stands before: `prix ?`, `« prix »`.

    Other languages set no space there, and are left as they are.
    """
    if (lang or "").lower().replace("_", "-").split("-")[0] != "fr":
        return html
    return _BEHIND_MARK.sub("\u00a0", _BEFORE_SIGN.sub("\u00a0", html))


def initials(name: str) -> str:
    """One or two characters for a name: one in Han, kana or Hangul, else the first letters.

    It is the first of them (陳協理 → 陳, 田村 ハナ → 田), and the second of a short or familiar name (阿豪 → 豪).
    """
    letters = [character for character in name if character.isalnum()]
    if letters and unicodedata.east_asian_width(letters[0]) == "W":
        familiar = len(letters) == 2 or letters[0] in _FAMILIAR
        return letters[1] if familiar and len(letters) > 1 and " " not in name else letters[0]
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    capitals = [word[0] for word in words if word[0].isupper()] or [word[0] for word in words]
    return "".join(capitals[:2]).upper() if capitals else name[:1]


def listed(parts: Iterable[str], lang: str) -> str:
    """Parts one after the other, as a language lists them: `a, b`, in Chinese and Japanese `a、b`."""
    return ("、" if _is_full_width(lang) else ", ").join(parts)


def colon(lang: str) -> str:
    """The colon between a name and what belongs to it."""
    return "：" if _is_full_width(lang) else ": "


def bracketed(text: str, lang: str) -> str:
    """`text` in brackets behind a word, with the space that a language sets before them: ` (worse)`, `（變差）`."""
    return f"（{text}）" if _is_full_width(lang) else f" ({text})"


def quoted(text: str, lang: str) -> str:
    """`text` in the quotation marks of a language."""
    before, behind = quotes(lang)
    return f"{before}{text}{behind}"


def full_stop(lang: str) -> str:
    """The end of a sentence."""
    return "。" if _is_full_width(lang) else "."


def sentences(parts: Iterable[str], lang: str) -> str:
    """Whole sentences one after the other; those that are empty are left out."""
    return ("" if _is_full_width(lang) else " ").join(part for part in parts if part)


def _is_full_width(lang: str) -> bool:
    return lang.split("-", maxsplit=1)[0] in {"zh", "ja"}


KATAKANA: Final = re.compile(r"(?<![\u30a1-\u30fc])[\u30a1-\u30fc]{3,9}(?![\u30a1-\u30fc])")
"""A loanword: no reader expects a line to end in it, though it may. One that is longer has to."""


def loanwords_whole(html: str) -> str:
    """A name in HTML in which no line ends inside a loanword. One with markup of its own stays as it is."""
    return html if "<" in html else KATAKANA.sub(r'<span class="dl-nowrap">\g<0></span>', html)
