"""`- NPS: 32` where a text stands: YAML made a mapping of it, and the line to paste makes a text of it again."""

from __future__ import annotations

from desireline.source.reading import Reading, shown
from desireline.source.tree_nodes import Mapping, Node, Scalar
from desireline.source.tree_quote import paste_quoted, typed_text


def report_taken_apart(node: Node, reading: Reading) -> bool:
    """Report `node` if it is a text that YAML took for a key and its value; say whether it was one."""
    if not isinstance(node, Mapping) or node.start.flow_style or len(node.pairs) != 1:
        return False
    key, value = next(iter(node.pairs.values()))
    if not isinstance(value, Scalar) or key.style or value.style or value.start_mark.line != key.start_mark.line:
        return False
    line, column = reading.source.line(key.start_mark.line), key.start_mark.column
    text = typed_text(line, column)
    message = f"YAML takes {shown(text)} for a key and its value; put the text in quotation marks"
    reading.error("taken-apart", message, key, paste_quoted(line, column, text))
    return True
