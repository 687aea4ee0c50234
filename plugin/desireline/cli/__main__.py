"""`python -m desireline.cli`."""

from desireline.cli import main

main()
