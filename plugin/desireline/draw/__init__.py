"""Model, findings or changes to something people look at.

In come values of the model, findings and changes. Out go strings: HTML fragments, SVG, Mermaid, Markdown and text for a
terminal. Functions here are pure: no files, no clock, no engine. Every text of a map is hostile until escaped, and each
kind of output has exactly one escaper. Imports nothing above itself in the house.
"""
