"""While somebody writes: a file that is broken for a moment keeps the page it had."""

from dataclasses import replace
from types import MappingProxyType

from desireline.model import JourneyMap, Persona
from desireline.source import Catalogue


class LastGood:
    """Maps and personas as they were when their files last had no error."""

    def __init__(self) -> None:
        self._by_file: dict[str, JourneyMap | Persona] = {}

    def kept(self, catalogue: Catalogue) -> Catalogue:
        """`catalogue` with the last good form of each file that is broken now; the problems stay."""
        every: tuple[JourneyMap | Persona, ...] = (*catalogue.maps.values(), *catalogue.personas.values())
        for piece in every:
            if piece.file not in catalogue.broken:
                self._by_file[piece.file] = piece
        held = [self._by_file[path] for path in catalogue.broken if path in self._by_file and path in catalogue.hashes]
        if not held:
            return catalogue
        maps = {**catalogue.maps, **{piece.key: piece for piece in held if isinstance(piece, JourneyMap)}}
        personas = {**catalogue.personas, **{piece.key: piece for piece in held if isinstance(piece, Persona)}}
        return replace(
            catalogue,
            maps=MappingProxyType(dict(sorted(maps.items(), key=lambda pair: pair[1].file))),
            personas=MappingProxyType(dict(sorted(personas.items(), key=lambda pair: pair[1].file))),
        )

    def files(self, catalogue: Catalogue) -> frozenset[str]:
        """The files that are broken now and shown as they last were good."""
        return frozenset(catalogue.broken) & self._by_file.keys()
