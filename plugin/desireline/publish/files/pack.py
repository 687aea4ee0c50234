"""Several files in one, as they wait from one build to the next."""

import json
from collections.abc import Mapping
from dataclasses import field

from desireline.model.part import NOTHING
from desireline.model.record import Record, record


@record
class Pack(Record):
    """Files by their paths within the site."""

    files: Mapping[str, bytes]
    said: Mapping[str, str] = field(default=NOTHING)
    """What else is to be known later, by path."""

    def content(self) -> bytes:
        """All in one: a line that says how long each is, then one after the other."""
        head = {"files": {path: len(content) for path, content in self.files.items()}, "said": dict(self.said)}
        return b"".join([json.dumps(head).encode(), b"\n", *self.files.values()])

    @classmethod
    def read(cls, content: bytes) -> "Pack":
        """What `content` made one of."""
        start = content.index(b"\n") + 1
        head = json.loads(content[:start])
        files = {}
        for path, size in head["files"].items():
            files[path], start = content[start : start + size], start + size
        return cls(files, head["said"])
