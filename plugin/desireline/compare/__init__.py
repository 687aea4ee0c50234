"""Two catalogues to changes: a pure library.

In come an old and a new catalogue. Out go typed changes: what was matched with what and why, the operation, how severe
it is for those who link here, and what it means for the customer. Also the gap between a current map and its future
one, and a patch with its inverse. What could not be compared is said as such and never looks like "no change". Imports
`desireline.source` and `desireline.model`; does not know `desireline.insight`, its neighbour.
"""
