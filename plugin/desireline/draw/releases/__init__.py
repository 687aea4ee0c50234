"""Releases drawn: the journeys of one release below its note, the page of all, and the releases that mention a map.

In come the comparison of two versions in words, promises and links; out go fragments of HTML. Which releases there are
and where pages stand is decided in `publish`.
"""
