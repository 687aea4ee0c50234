"""Other formats, in and out.

In comes a file of another tool, or a catalogue of ours. Out goes a map file, or a file of that other tool, each with a
report of what the target could not hold. Importers write the same block style as `desireline new` and `desireline fmt`.
"""
