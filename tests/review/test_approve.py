"""`desireline approve`: what passes then, as long as it is the same change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.conftest import Run
    from tests.review.projects import Request


def approved(run: Run, folder: Path, mark: str, *more: str) -> object:
    return run(folder, "approve", mark, "--reason", "agreed with support", "--by", "Ann", *more)


def test_an_approved_change_passes_as_long_as_it_is_the_same(run: Run, request7: Request, topic: Path) -> None:
    host = request7.host
    gate = ("--fail-on", "worse", "--out", "json")
    found = json.loads(run(topic, "review", *gate).out)["changes"]
    for change in found:
        assert approved(run, topic, change["fingerprint"][:8]).code == 0
    assert run(topic, "review", *gate).code == 1, "an approval counts once it is committed"
    host.commit("approve")
    ran = run(topic, "review", *gate)
    assert ran.code == 0
    assert json.loads(ran.out)["changes"][0]["approved"]["by"] == "Ann"
    assert "approved in this very change" in run(topic, "review", "--out", "comment").out

    # Lines shift, other things change: carried forward.
    host.change("maps/visit.yaml", "id: visit\n", "# one\n# two\nid: visit\ntags: [x]\n")
    host.commit()
    assert run(topic, "review", *gate).code == 0
    # The change itself changes: the approval is used no more, and that is said.
    host.change("maps/visit.yaml", "wait: 20m", "wait: 30m")
    host.commit()
    ran = run(topic, "review", *gate)
    assert ran.code == 1
    assert json.loads(ran.out)["review"]["unused_approvals"] == [found[0]["fingerprint"]]
    assert "unused" in run(topic, "review").out


def test_an_expired_approval_stops_and_is_named(run: Run, request7: Request, topic: Path) -> None:
    mark = json.loads(run(topic, "review", "--out", "json").out)["changes"][0]["fingerprint"]
    assert approved(run, topic, mark, "--until", "2026-10-01").code == 0
    request7.host.commit()
    ran = run(topic, "review", "--fail-on", "worse", "--today", "2026-10-02", "--out", "json")
    assert ran.code == 1
    assert json.loads(ran.out)["review"]["expired_approvals"] == [mark]
    assert "expired" in run(topic, "review", "--today", "2026-10-02").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ffffffffffffffff", "--reason", "r"), "There is no change 'ffffffffffffffff'"),
        (("", "--reason", "r"), "There is no change ''"),
        (("a",), "--reason"),
        (("a", "--reason", " "), "needs a reason"),
        (("a", "--reason", "r", "--until", "2026-01-01"), "has passed"),
    ],
)
def test_what_cannot_be_approved(run: Run, topic: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = run(topic, "approve", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert not (topic / ".desireline").exists()


def test_a_file_of_approvals_that_cannot_be_read_is_not_written_over(run: Run, request7: Request, topic: Path) -> None:
    mark = json.loads(run(topic, "review", "--out", "json").out)["changes"][0]["fingerprint"]
    request7.host.write(".desireline/approvals.yaml", "approvals: yes\n")
    ran = approved(run, topic, mark)
    assert ran.code == 3
    assert ".desireline/approvals.yaml:1:12" in ran.err
    assert (topic / ".desireline/approvals.yaml").read_text() == "approvals: yes\n"
