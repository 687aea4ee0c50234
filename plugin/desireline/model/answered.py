"""Which pains of a map `solves` names, there and on the future map that answers it."""

from collections.abc import Iterable

from desireline.model.journey import JourneyMap


def pains_named(references: Iterable[str], current: JourneyMap, future: JourneyMap) -> tuple[str, ...]:
    """Ids of the pains that references of `future` name on `current` or on `future` itself.

    A reference to any other map is left out: a pain there may have the same id.
    """
    here = {"", current.key, future.key, *current.was, *future.was}
    parted = (reference.rpartition("#") for reference in references)
    return tuple(name for file, _, name in parted if file in here)
