"""The two sites that are looked at: the samples, and a small one in Arabic, both built as users build theirs."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.looks.pages import ARABIC, ROOT, TODAY
from tests.tools.modules import run_module

if TYPE_CHECKING:
    from pathlib import Path


def build_samples(site: Path) -> None:
    """Build the sample site into `site`, on the day of the pictures."""
    _build(ROOT, site)


def build_arabic(site: Path) -> None:
    """Build the Arabic project into `site`, from a copy beside it, so that nothing is left among its sources."""
    project = site.with_name(f"{site.name}-project")
    shutil.copytree(ARABIC, project)
    _build(project, site)


def _build(project: Path, site: Path) -> None:
    environment = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": TODAY}
    told = ("build", "--strict", "--quiet", "--site-dir", str(site))
    built = run_module("mkdocs", *told, within=project, environment=environment)
    if built.returncode:
        raise RuntimeError(f"{project.name} does not build:\n{built.stderr}")
