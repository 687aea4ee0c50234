"""Which pages a site has, and how they hang together.

In comes a catalogue with what the drawers make of it. Out go pages with their addresses, titles, links, backlinks and
search text, and the machine-readable files beside them, each stable in byte order. Knows no site engine: whoever builds
the site (`desireline.engines`, `desireline.cli`) places what comes from here.
"""
