"""The file of approvals: what it may say, what is reported of it, and how an entry comes in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desireline.source.approvals import (
    APPROVALS,
    Approval,
    BadApprovals,
    approvals_at,
    approvals_on_disk,
    read_approvals,
    with_approval,
)
from tests.review.projects import repository

if TYPE_CHECKING:
    from pathlib import Path

ONE = "0123456789abcdef"
TWO = "1111111111111111"


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("approvals: {", "", "correct it"),
        ("- x\n", "1:1", "one key"),
        ("approvals:\nmore: 1\n", "1:1", "one key"),
        ("approvals: yes\n", "1:12", "is a list"),
        ("approvals:\n  - word\n", "2:5", "an entry names"),
        (f"approvals:\n  - fingerprint: '{ONE}'\n", "2:3", "without 'reason'"),
        (f"approvals:\n  - fingerprint: '{ONE}'\n    reason: ' '\n", "2:3", "without 'reason'"),
        ("approvals:\n  - fingerprint: 12\n    reason: r\n", "2:18", "16 characters"),
        (f"approvals:\n  - fingerprint: '{ONE}'\n    reason: r\n    until: soon\n", "4:12", "YYYY-MM-DD"),
        (f"approvals:\n  - fingerprint: '{ONE}'\n    reasons: r\n", "3:5", "no key of an approval"),
        (f"approvals:\n  - fingerprint: '{ONE}'\n    reason: [r]\n", "3:13", "one text"),
        (f"approvals:\n  - fingerprint: '{ONE}'\n    reason: r\n    reason: s\n", "4:5", "twice"),
        ("approvals: !!python/object:os.system\n  - x\n", "2:5", "an entry names"),
        ("[" * 5000, "", "correct it|deeply"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, where: str, what: str) -> None:
    with pytest.raises(BadApprovals, match=what) as found:
        read_approvals(text.encode())
    assert f"{APPROVALS}:{where}" in str(found.value)


def test_every_problem_is_said_at_once() -> None:
    with pytest.raises(BadApprovals) as found:
        read_approvals(b"approvals:\n  - x\n  - {fingerprint: y, reason: r}\n")
    assert len(str(found.value).split("\n")) == 2


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "approvals:\n", "approvals: []\n", "approvals: ~\n"])
def test_an_empty_file_holds_none_and_takes_one(text: str) -> None:
    assert read_approvals(text.encode()) == ()
    made = with_approval(text.encode(), Approval(ONE, "agreed"))
    assert [each.fingerprint for each in read_approvals(made)] == [ONE]
    assert text.splitlines()[:1] == ["# nothing yet"] or "# nothing yet" not in text


def test_an_entry_is_added_and_what_stands_there_stays() -> None:
    first = f'# ours\napprovals:\n- fingerprint: "{TWO}"   # kept\n  reason: agreed in May\n'
    made = with_approval(
        first.encode(), Approval(ONE, 'said "yes": #1', "Ann", date(2026, 9, 1), date(2026, 10, 1), "x")
    )
    assert made.decode().startswith(first)
    assert read_approvals(made)[1] == Approval(
        ONE, 'said "yes": #1', "Ann", date(2026, 9, 1), date(2026, 10, 1), "x", line=5
    )


def test_an_entry_of_the_same_fingerprint_is_renewed() -> None:
    made = with_approval(with_approval(b"", Approval(ONE, "first")), Approval(TWO, "second"))
    again = with_approval(made, Approval(ONE, "third", until=date(2026, 10, 1)))
    assert [(each.fingerprint, each.reason) for each in read_approvals(again)] == [(TWO, "second"), (ONE, "third")]
    assert with_approval(with_approval(b"", Approval(ONE, "first")), Approval(ONE, "first")) == with_approval(
        b"", Approval(ONE, "first")
    )


def test_a_layout_that_cannot_be_added_to_is_refused() -> None:
    flow = f"approvals: [{{fingerprint: '{TWO}', reason: r}}]\n"
    with pytest.raises(BadApprovals, match="does not end with its list"):
        with_approval(flow.encode(), Approval(ONE, "agreed"))


@pytest.mark.parametrize("sign", ["\ufeff", "\ufffe", "\uffff", "\x85", "\u2028", "\x7f"])
def test_a_sign_that_no_file_may_hold_is_written_as_an_escape(sign: str) -> None:
    made = read_approvals(with_approval(b"", Approval(ONE, f"a{sign}b", f"c{sign}")))
    assert [each.fingerprint for each in made] == [ONE]
    assert (made[0].reason[0], made[0].reason[-1], made[0].by[0]) == ("a", "b", "c")


@given(st.text(min_size=1).filter(str.strip), st.text(), st.text())
def test_whatever_a_reason_holds_it_is_one_reason(reason: str, by: str, what: str) -> None:
    made = read_approvals(with_approval(b"", Approval(ONE, reason, by, what=what)))
    assert len(made) == 1
    assert made[0].fingerprint == ONE
    assert made[0].reason


def test_an_approval_holds_through_its_last_day() -> None:
    given_until = Approval(ONE, "r", until=date(2026, 9, 1))
    assert given_until.holds(date(2026, 9, 1))
    assert not given_until.holds(date(2026, 9, 2))
    assert Approval(ONE, "r").holds(date(9999, 1, 1))


def test_approvals_of_a_revision_and_of_a_folder(tmp_path: Path) -> None:
    host = repository(tmp_path / "host")
    assert approvals_at(host.root, "HEAD") == approvals_on_disk(host.root) == ()
    host.write(APPROVALS, with_approval(b"", Approval(ONE, "agreed")).decode())
    assert [each.reason for each in approvals_on_disk(host.root)] == ["agreed"]
    assert approvals_at(host.root, "HEAD") == ()
    host.commit()
    assert [each.reason for each in approvals_at(host.root, "HEAD")] == ["agreed"]


def test_a_link_in_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    host = repository(tmp_path / "host")
    (host.root / ".desireline").mkdir()
    (host.root / APPROVALS).symlink_to("/etc/passwd")
    host.commit()
    with pytest.raises(BadApprovals, match="links are not followed"):
        approvals_at(host.root, "HEAD")
