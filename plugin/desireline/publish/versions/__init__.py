"""Maps and personas as they were at the published versions of a project: which pages there are, and what is on each.

A version is a git tag (`source.tags`). What stood at each is read once and remembered by the tag's commit (`history`,
`states`). From that follow the pages (`lines`, `outputs`): a state of a map has one page, and every other address at
which it could be looked for leads there. Bodies are drawn by the drawers of today and kept (`bodies`, `pinned`,
`changes`); finished pages stay in the site from one build to the next (`standing`).

    history = VersionHistory(root, tags="v*", keep=10, folders=("maps", "personas"), ...)
    maps_changed(history.snapshot("v2.3"), history.snapshot("v2.4"))
"""

from desireline.publish.versions.states import Snapshot, Standing, maps_changed, personas_changed

__all__ = ["Snapshot", "Standing", "maps_changed", "personas_changed"]
