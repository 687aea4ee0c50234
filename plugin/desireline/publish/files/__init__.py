"""The files that a site publishes for other tools: JSON with schemas, an inventory, Markdown, cards, frames.

In comes a planned site and what of it is wished. Out go files by their paths within the site, the same bytes for the
same maps, and tags for the heads of pages. Nothing of it is loaded by a site that wishes none.
"""
