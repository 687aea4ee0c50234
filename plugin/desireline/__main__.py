"""`python -m desireline` is the command too, where its folder is not on the path."""

from desireline.cli import main

main()
