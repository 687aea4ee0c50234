"""Any map, persona or project that the format allows, for Hypothesis: with every key, and hostile text in every slot.

    @given(maps())
    def test_it_draws(journey: JourneyMap) -> None: ...

`map_data` and `persona_data` give what a YAML file holds (dicts, lists, texts, numbers), `maps` and `personas` the
model, `catalogues` a loaded project whose references all lead somewhere. What is generated follows the model's own
fields, so a key added to the format is generated without a change here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from desireline.source import load
from tests.strategies.files import MemoryFiles, model_of, node_of, yaml_of
from tests.strategies.later import Drawn
from tests.strategies.texts import HOSTILE
from tests.strategies.writer import Writer

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from desireline.model import JourneyMap, Persona
    from desireline.source import Catalogue

__all__ = [
    "HOSTILE",
    "QUICK",
    "Drawn",
    "MemoryFiles",
    "catalogues",
    "map_data",
    "maps",
    "model_of",
    "node_of",
    "persona_data",
    "personas",
    "project_data",
    "yaml_of",
]

QUICK = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # A whole map takes minutes to shrink, and what is wrong with it is mostly seen at once.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Settings for laws over whole maps."""


@st.composite
def map_data(draw: DrawFn, *, printable: bool = True) -> Drawn:
    """What a map's file holds. Its references to personas lead to `hao` and `ping`, which are no part of it."""
    writer = Writer(draw, printable=printable)
    writer.pools |= {":persona": ["hao", "ping"], ":names": ["Hao", "Ping"], ":company": ["acme"]}
    made: Drawn = writer.finish(writer.journey("drawn-map"))
    return made


@st.composite
def persona_data(draw: DrawFn, *, printable: bool = True) -> Drawn:
    """What a persona's file holds."""
    writer = Writer(draw, printable=printable)
    writer.pools |= {":persona": ["hao", "ping"], ":company": ["acme"]}
    made: Drawn = writer.finish(writer.persona("drawn-persona", company=writer.flip()))
    return made


@st.composite
def project_data(draw: DrawFn, *, most_maps: int = 3) -> dict[str, Drawn]:
    """What the files of a project hold, by path. Every reference leads somewhere."""
    writer = Writer(draw, printable=True)
    writer.pools |= {":persona": ["hao", "acme"], ":company": ["acme"]}
    files: dict[str, Drawn] = {
        "personas/hao.yaml": writer.persona("hao"),
        "personas/acme.yaml": writer.persona("acme", company=True),
    }
    writer.pools[":names"] = [str(made["name"]) for made in files.values()]
    for index in range(draw(st.integers(1, most_maps))):
        name = f"map-{index}"
        files[f"maps/{name}.yaml"] = writer.journey(name)
    if draw(st.booleans()):
        files["maps/map-0.yaml"]["state"] = "current"
        files["maps/tomorrow.yaml"] = {
            "title": "Tomorrow",
            "future_of": "map-0",
            "stages": [{"id": "new", "title": "New"}],
        }
    filled: dict[str, Drawn] = writer.finish(files)
    return filled


def maps(*, printable: bool = False) -> SearchStrategy[JourneyMap]:
    """Any map, as the model. Without `printable` its texts hold control characters too, which no file can."""
    return map_data(printable=printable).map(lambda data: model_of(data, persona=False))


def personas(*, printable: bool = False) -> SearchStrategy[Persona]:
    """Any persona, as the model."""
    return persona_data(printable=printable).map(lambda data: model_of(data, persona=True))


def catalogues(*, most_maps: int = 3) -> SearchStrategy[Catalogue]:
    """Any project, loaded from the text of its files."""
    return project_data(most_maps=most_maps).map(lambda files: load(MemoryFiles.of_data(files)))
