"""Every way in which a review can fail ends in a code that is not 0, and never looks like no change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.review.projects import VISIT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.conftest import Run
    from tests.review.projects import Request


def blob_gone(request: Request, folder: Path) -> None:
    name = request.host.git("rev-parse", "HEAD:maps/visit.yaml")
    (folder / ".git/objects" / name[:2] / name[2:]).unlink()


def base_blob_gone(request: Request, folder: Path) -> None:
    name = request.host.git("rev-parse", f"{request.fork_point}:maps/visit.yaml")
    (folder / ".git/objects" / name[:2] / name[2:]).unlink()


def tree_gone(request: Request, folder: Path) -> None:
    name = request.host.git("rev-parse", f"{request.fork_point}^{{tree}}")
    (folder / ".git/objects" / name[:2] / name[2:]).unlink()


def yaml_broken(request: Request, folder: Path) -> None:
    request.host.write("maps/visit.yaml", "a: [\n")
    request.host.commit()


def wrong_encoding(request: Request, folder: Path) -> None:
    (folder / "maps/visit.yaml").write_bytes(b"title: \xff\xfe\xfa\n")
    request.host.commit()


def two_of_one_id(request: Request, folder: Path) -> None:
    request.host.write("maps/again.yaml", VISIT)
    request.host.commit()


def unknown_key(request: Request, folder: Path) -> None:
    request.host.change("maps/visit.yaml", "owner:", "ownerr:")
    request.host.commit()


def link_for_a_map(request: Request, folder: Path) -> None:
    (folder / "maps/visit.yaml").unlink()
    (folder / "maps/visit.yaml").symlink_to("../personas/mei.yaml")
    request.host.commit()


def bad_approvals(request: Request, folder: Path) -> None:
    request.host.write(".desireline/approvals.yaml", "approvals: yes\n")
    request.host.commit()


@pytest.mark.parametrize(
    "fault",
    [
        blob_gone, base_blob_gone, tree_gone, yaml_broken, wrong_encoding, two_of_one_id, unknown_key, link_for_a_map,
        bad_approvals,
    ],
)  # fmt: skip
def test_a_fault_is_never_a_clean_review(run: Run, request7: Request, topic: Path, fault: object) -> None:
    fault(request7, topic)
    ran = run(topic, "review", "--fail-on", "none", "--out", "comment=c.md", "--profile", "github")
    assert ran.code in {3, 4}, ran.out + ran.err
    said = (topic / "c.md").read_text("utf-8") if (topic / "c.md").exists() else ""
    assert "no journey changes" not in said
    assert "✔" not in said.split("\n")[0]
    assert "Traceback" not in ran.err


def test_an_output_that_cannot_be_written_fails_and_the_others_are_written(run: Run, topic: Path) -> None:
    (topic / "d").write_text("a file")
    ran = run(topic, "review", "--out", "json=d/x.json", "--out", "comment=c.md")
    assert ran.code == 3
    assert "json was not written" in ran.err
    assert (topic / "c.md").exists()


def test_outside_of_a_repository(run: Run, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    ran = run(tmp_path, "review")
    assert ran.code == 3
    assert "not in a git repository" in ran.err
