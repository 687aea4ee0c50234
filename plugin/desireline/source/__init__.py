"""Text to model: reads map and persona files, wherever they live.

In comes YAML, from a folder or from a git revision through one interface. Out goes a catalogue of validated maps and
personas whose parts know their file, line and column, with every reference between them resolved, and beside it the
problems of all files at once, each located and each saying what to do. Imports `desireline.model` alone.

    catalogue = load_folder("project")
    catalogue.maps["phone-purchase"].stages[0].title
    for problem in catalogue.problems:
        print(problem.explain())

A file goes bytes → tree (`tree`) → sheet (`reader`, driven by the fields the model declares; judged by itself in
`within`) → catalogue (`catalogue`; judged beside the others in `between`).
"""

from desireline.source.catalogue import Catalogue, Found, load, load_folder, load_revision
from desireline.source.files import FOLDERS, FileGone, Files, FolderFiles
from desireline.source.git import NoRepository
from desireline.source.pair import load_pair
from desireline.source.problem import Problem
from desireline.source.reader import read_file, read_text
from desireline.source.revision import NoRevision, RevisionFiles
from desireline.source.sheet import Sheet

__all__ = [
    "FOLDERS",
    "Catalogue",
    "FileGone",
    "Files",
    "FolderFiles",
    "Found",
    "NoRepository",
    "NoRevision",
    "Problem",
    "RevisionFiles",
    "Sheet",
    "load",
    "load_folder",
    "load_pair",
    "load_revision",
    "read_file",
    "read_text",
]
