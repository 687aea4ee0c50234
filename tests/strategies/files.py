"""What is drawn, as the text of a file, as its tree, as the model, and as files in memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

from desireline.source.problem import Problem, SourceText
from desireline.source.reader import read_node
from desireline.source.revision import blob_hash
from desireline.source.tree_nodes import Mapping, Sequence

if TYPE_CHECKING:
    from tests.strategies.later import Drawn


def model_of(data: Drawn, *, persona: bool) -> Any:
    """The model of what a file holds, without going through text, which cannot carry every character."""
    path = "personas/drawn-persona.yaml" if persona else "maps/drawn-map.yaml"
    return read_node(node_of(data), [], SourceText("", path), persona=persona).piece


def node_of(data: Any, line: int = 0) -> Any:
    """The tree of a file that holds `data`. Numbers and truth values are plain, texts are quoted."""
    mark = yaml.Mark("", 0, line, 0, None, 0)
    if isinstance(data, dict):
        pairs = {str(key): (node_of(str(key)), node_of(value)) for key, value in data.items()}
        return Mapping(MappingStartEvent(None, None, True, mark, mark), pairs)
    if isinstance(data, list):
        return Sequence(SequenceStartEvent(None, None, True, mark, mark), [node_of(item) for item in data])
    plain = not isinstance(data, str)
    text = json.dumps(data) if plain else data
    return ScalarEvent(None, None, (plain, not plain), text, mark, mark, "" if plain else '"')


class _Dumper(yaml.SafeDumper):
    """Writes texts in double quotation marks, so that every character survives, and no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


_Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def yaml_of(data: Any) -> str:
    """The text of a file that holds `data`."""
    text: str = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6)
    return text


class MemoryFiles:
    """Files that stand nowhere but in memory: bytes by path."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.reads: list[str] = []
        """Paths that were read, in order."""

    @classmethod
    def of_texts(cls, files: dict[str, str]) -> MemoryFiles:
        return cls({path: text.encode() for path, text in files.items()})

    @classmethod
    def of_data(cls, files: dict[str, Drawn]) -> MemoryFiles:
        return cls.of_texts({path: yaml_of(data) for path, data in files.items()})

    @property
    def problems(self) -> list[Problem]:
        return []

    def listing(self) -> list[tuple[str, str]]:
        return sorted((path, blob_hash(raw)) for path, raw in self.files.items())

    def read(self, path: str) -> bytes:
        self.reads.append(path)
        return self.files[path]
