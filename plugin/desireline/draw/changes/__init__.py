"""Changes for people: the words of one change, and what is made of them for a terminal, as Markdown and as a page.

A comparison (`desireline.compare`) comes in; texts go out. `said` puts every change into words once, escaped for
nothing; each output escapes for its own sink and adds no words of its own about a change.
"""
