"""What channels are called: maps in any language may name the usual ones in English, as their icons know them."""

from typing import Final

from desireline.draw.words import Words

_NAMES: Final = {
    "app": "app",
    "chat": "chat",
    "device": "device",
    "document": "document",
    "e mail": "email",
    "email": "email",
    "in person": "in person",
    "intranet": "intranet",
    "mail": "mail",
    "meeting": "meeting",
    "messenger": "messenger",
    "newsletter": "newsletter",
    "on site": "on site",
    "onsite": "on site",
    "phone": "phone",
    "post": "mail",
    "print": "print",
    "search": "search",
    "sms": "sms",
    "social": "social",
    "store": "store",
    "text message": "sms",
    "video": "video",
    "video call": "video call",
    "web": "web",
    "webinar": "webinar",
    "website": "website",
    "word of mouth": "word of mouth",
}
"""Usual English names of channels in lower case without hyphens, and the text that is translated."""


def channel_name(channel: str, words: Words) -> str:
    """A channel's name for a page: a usual English one in the interface's language, any other as the map writes it.

    Not escaped; a name of the map's own may hold inline Markdown.
    """
    written = " ".join(channel.casefold().replace("-", " ").split())
    if words.lang == "en" or written not in _NAMES:
        return channel
    name = _NAMES[written]
    return words(name)
