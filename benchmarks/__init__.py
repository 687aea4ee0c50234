"""Measurements, each a ratio of interleaved runs against a named yardstick. `make bench` runs all of them.

Seconds depend on the machine and the hour; ratios of runs made in turn (A B C, A B C, …) do not. A figure is the
median over the rounds of the ratio within a round, of CPU time (user and system) of whole processes.
"""
