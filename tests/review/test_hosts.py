"""The comment of a request: one, kept up to date, whatever else stands there and however the host behaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desireline.exchange.hosts import HostError, post
from desireline.exchange.hosts_github import GitHub
from desireline.exchange.hosts_gitlab import GitLab
from desireline.exchange.hosts_http import Rest
from tests.review.host_server import BOT, TOKEN, Played, played

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "<!-- desireline:review key=default"
ONE = f"first\n\n{MARK} hash=aa11 -->\n"
TWO = f"second\n\n{MARK} hash=bb22 -->\n"
EMPTY = f"nothing\n\n{MARK} empty hash=cc33 -->\n"
OTHER = "of another project\n\n<!-- desireline:review key=other hash=aa11 -->\n"


@pytest.fixture
def host() -> Iterator[Played]:
    with played() as server:
        yield server


def github(host: Played) -> GitHub:
    return GitHub(Rest(host.address, {"Authorization": f"Bearer {TOKEN}"}, waiting=lambda _: None), "shop/maps")


def gitlab(host: Played) -> GitLab:
    host.who = 200
    return GitLab(Rest(host.address, {"PRIVATE-TOKEN": TOKEN}, waiting=lambda _: None), "shop/maps")


@pytest.mark.parametrize("of", [github, gitlab])
def test_the_comment_is_made_updated_and_left_alone(host: Played, of: object) -> None:
    assert post(of(host), 7, ONE) == "created"
    assert post(of(host), 7, ONE) == "unchanged"
    assert len(host.written) == 1, "an equal comment costs no call that writes"
    assert post(of(host), 7, TWO) == "updated"
    assert [each["body"] for each in host.comments] == [TWO]


def test_where_changes_vanish_the_comment_says_so_and_none_is_made_to_say_it(host: Played) -> None:
    assert post(github(host), 7, EMPTY) == "nothing"
    assert host.comments == []
    post(github(host), 7, ONE)
    assert post(github(host), 7, EMPTY) == "updated"
    assert post(github(host), 7, EMPTY) == "unchanged"


@pytest.mark.parametrize("of", [github, gitlab])
def test_it_is_found_behind_many_others(host: Played, of: object) -> None:
    for number in range(230):
        host.say(f"comment {number}")
    host.say(ONE)
    assert post(of(host), 7, TWO) == "updated"
    assert host.comments[230]["body"] == TWO


@pytest.mark.parametrize("who", [403, 200])
def test_a_copied_marker_of_somebody_else_is_not_touched(host: Played, who: int) -> None:
    host.who = who
    mallory = {"login": "mallory", "username": "mallory", "type": "User"}
    host.say(ONE, mallory)
    host.say(f"> {ONE}\n\nlook at that")
    host.say(OTHER)
    assert post(github(host), 7, TWO) == "created"
    assert [each["body"] for each in host.comments][:3] == [ONE, f"> {ONE}\n\nlook at that", OTHER]


def test_line_ends_that_the_host_changes_do_not_hide_the_marker(host: Played) -> None:
    host.say(ONE.replace("\n", "\r\n").strip())
    assert post(github(host), 7, ONE) == "unchanged"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([(403, {}, '{"message": "Resource not accessible by integration"}')], "second workflow"),
        ([(404, {}, "{}")], "no such request"),
        ([(401, {}, "{}")], "expired"),
        ([(200, {}, "<html>")], "no JSON"),
        ([(200, {}, '{"a": 1}')], "no list"),
        ([(302, {"Location": "https://evil.example/"}, "")], "302"),
        ([(502, {}, "")] * 4, "502"),
        ([(429, {"Retry-After": "86400"}, "{}")], "429"),
        ([(403, {"Retry-After": "1"}, "{}")] * 4, "403"),
    ],
)
def test_what_a_host_refuses_is_said_with_the_way_out(
    host: Played, answers: list[tuple[int, dict[str, str], str]], said: str
) -> None:
    host.trouble = answers
    with pytest.raises(HostError, match=said):
        post(github(host), 7, ONE)
    assert host.comments == []


def test_a_busy_host_is_asked_again(host: Played) -> None:
    host.trouble = [(502, {}, ""), (429, {"Retry-After": "1"}, "{}"), (503, {}, "")]
    assert post(github(host), 7, ONE) == "created"


def test_a_comment_that_was_perhaps_made_is_not_made_twice(host: Played) -> None:
    api = github(host)
    list(api.comments(7))
    host.trouble = [(502, {}, "")]
    with pytest.raises(HostError, match="502"):
        api.create(7, ONE)
    assert len(host.written) == 1


def test_the_token_goes_to_no_other_host(host: Played) -> None:
    with played() as other:
        host.page, host.next_host = 1, other.address
        host.say("one")
        host.say("two")
        with pytest.raises(HostError, match="another host"):
            list(github(host).comments(7))
        assert other.asked == []
    with pytest.raises(HostError, match="no https"):
        Rest("http://example.org", {})


def test_a_host_that_does_not_answer_is_an_error() -> None:
    rest = Rest("http://127.0.0.1:9", {}, waiting=lambda _: None)
    with pytest.raises(HostError, match="does not answer"):
        rest.ask("GET", "/")


def test_a_body_without_a_marker_is_refused(host: Played) -> None:
    with pytest.raises(ValueError, match="marker"):
        post(github(host), 7, "hello")


@pytest.mark.parametrize(
    ("env", "of", "said"),
    [
        ({}, GitHub, "GITHUB_TOKEN"),
        ({"GITHUB_TOKEN": "x", "GITHUB_REPOSITORY": "../x"}, GitHub, "OWNER/NAME"),
        ({}, GitLab, "DESIRELINE_TOKEN"),
        ({"DESIRELINE_TOKEN": "x"}, GitLab, "CI_PROJECT_ID"),
    ],
)
def test_a_job_that_lacks_something_is_told_what(env: dict[str, str], of: type, said: str) -> None:
    with pytest.raises(HostError, match=said):
        of.of_job(env)


def test_the_request_of_another_workflows_run_is_the_one_at_that_very_commit(host: Played) -> None:
    run = {"head_repository": {"owner": {"login": "fork"}}, "head_branch": "topic", "head_sha": "c" * 40}
    host.pulls = [{"number": 6, "head": {"sha": "d" * 40}}, {"number": 7, "head": {"sha": "c" * 40}}]
    assert github(host).request_of_run({"workflow_run": run}) == 7
    host.pulls = host.pulls[:1]
    assert github(host).request_of_run({"workflow_run": run}) == 0
    with pytest.raises(HostError, match="--number"):
        github(host).request_of_run({})


def test_the_server_of_these_tests_asks_for_the_token(host: Played) -> None:
    with pytest.raises(HostError, match="Bad credentials"):
        list(GitHub(Rest(host.address, {"Authorization": "x"}), "shop/maps").comments(7))
    assert BOT["type"] == "Bot"
