"""Several files in one text, as they wait from one build to the next."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import field

from desireline.model.part import NOTHING
from desireline.model.record import Record, record


@record
class Pack(Record):
    """Files by their paths within the site."""

    texts: Mapping[str, str]
    packed: Mapping[str, bytes]
    """Files that are no text."""
    said: Mapping[str, str] = field(default=NOTHING)
    """What else is to be known later, by path."""

    def text(self) -> str:
        """All in one: a line that says how long each is, then one after the other."""
        held = {path: b64encode(content).decode() for path, content in self.packed.items()}
        sizes = {path: len(text) for path, text in self.texts.items()}
        head = {"texts": sizes, "packed": {path: len(text) for path, text in held.items()}, "said": dict(self.said)}
        return "".join([json.dumps(head, ensure_ascii=False), "\n", *self.texts.values(), *held.values()])

    @classmethod
    def read(cls, text: str) -> "Pack":
        """What `text` made one of."""
        start = text.index("\n") + 1
        head = json.loads(text[:start])
        texts, packed = {}, {}
        for path, size in head["texts"].items():
            texts[path], start = text[start : start + size], start + size
        for path, size in head["packed"].items():
            packed[path], start = b64decode(text[start : start + size]), start + size
        return cls(texts, packed, head["said"])

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file with its path."""
        for path, text in self.texts.items():
            yield path, text.encode("utf-8", "replace")
        yield from self.packed.items()
