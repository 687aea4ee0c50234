"""Thin adapters between the pages of `desireline.publish` and the programs that build sites.

`mkdocs` is the plugin for MkDocs and ProperDocs and the only place that imports `mkdocs`; `markdown` is an extension of
Python-Markdown that works under any host. In come an engine's settings and events, out go files, navigation and log
lines. Nothing is decided or drawn here. Importing an adapter stays cheap: the rest of the house is loaded only when a
build needs it.
"""
