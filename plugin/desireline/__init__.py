"""Desireline: journey maps as code.

YAML in git becomes a site a team browses, a diff a reviewer understands and a permalink a release note can trust.
The rooms of the house import one way only:

`model` <- `source` <- `insight`, `compare` <- `draw` <- `publish`, `exchange` <- `engines`, `cli`

Importing this package imports none of them, so that a program pays only for the room it uses.
"""

__version__ = "0.1.0"
