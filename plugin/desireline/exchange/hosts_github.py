"""Comments of pull requests on GitHub and on what answers like it: https://docs.github.com/rest/issues/comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from desireline.exchange.hosts import Comment, HostError
from desireline.exchange.hosts_http import Rest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class GitHub:
    """A repository there."""

    def __init__(self, rest: Rest, repository: str) -> None:
        if not re.fullmatch(r"(?!\.+/)[\w.-]+/(?!\.+$)[\w.-]+", repository):
            raise HostError(f"'{repository}' is no repository; it is written OWNER/NAME")
        self._rest, self._path = rest, f"/repos/{repository}"
        self._login: str | None = None

    @classmethod
    def of_job(cls, env: Mapping[str, str]) -> GitHub:
        """The repository of a job. Raises `HostError` where the job has no token."""
        token = env.get("GITHUB_TOKEN") or env.get("GH_TOKEN")
        if not token:
            raise HostError("there is no token; give the step 'GITHUB_TOKEN: ${{ github.token }}' in its 'env'")
        headers = {"Authorization": f"Bearer {token}", "X-GitHub-Api-Version": "2022-11-28"}
        top = env.get("GITHUB_API_URL") or "https://api.github.com"
        return cls(Rest(top, headers), env.get("GITHUB_REPOSITORY", ""))

    def comments(self, number: int) -> Iterator[Comment]:
        """The comments of a pull request, oldest first."""
        for each in self._rest.pages(f"{self._path}/issues/{number}/comments?per_page=100"):
            yield Comment(str(each["id"]), str(each.get("body") or ""), self._is_own(each.get("user") or {}))

    def create(self, number: int, body: str) -> None:
        """Add a comment."""
        self._rest.ask("POST", f"{self._path}/issues/{number}/comments", {"body": body})

    def update(self, number: int, comment: Comment, body: str) -> None:
        """Replace the text of a comment."""
        del number  # a comment's own number is enough here
        self._rest.ask("PATCH", f"{self._path}/issues/comments/{comment.id}", {"body": body})

    def request_of_run(self, event: Mapping[str, Any]) -> int:
        """The open pull request that another workflow ran for, from what GitHub (not that workflow) says of it.

        0 where there is none any more: it was closed, or went on meanwhile. Raises `HostError`.
        """
        run = event.get("workflow_run")
        run = run if isinstance(run, dict) else {}
        owner = ((run.get("head_repository") or {}).get("owner") or {}).get("login")
        branch, commit = run.get("head_branch"), run.get("head_sha")
        if not (isinstance(owner, str) and isinstance(branch, str) and isinstance(commit, str)):
            raise HostError("this job was not started by another workflow; name the request with '--number'")
        from urllib.parse import quote  # noqa: PLC0415  # only the poster of forks' comments needs it

        found = self._rest.pages(
            f"{self._path}/pulls?state=open&per_page=100&head={quote(f'{owner}:{branch}', safe='')}"
        )
        return next((int(each["number"]) for each in found if (each.get("head") or {}).get("sha") == commit), 0)

    def _is_own(self, user: Mapping[str, Any]) -> bool:
        if self._login is None:
            self._login = self._who()
        # A job's own token may not ask who it is; what it writes comes from a bot.
        return user.get("login") == self._login if self._login else user.get("type") == "Bot"

    def _who(self) -> str:
        try:
            return str(self._rest.ask("GET", "/user")["login"])
        except (HostError, KeyError, TypeError):
            return ""
