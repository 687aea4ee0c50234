"""Notes of merge requests on GitLab: https://docs.gitlab.com/api/notes/#merge-requests."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from desireline.exchange.hosts import Comment, HostError
from desireline.exchange.hosts_http import Rest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class GitLab:
    """A project there."""

    def __init__(self, rest: Rest, project: str) -> None:
        if not project:
            raise HostError("no project is named; a job has CI_PROJECT_ID")
        self._rest, self._path = rest, f"/projects/{quote(project, safe='')}/merge_requests"
        self._name: str | None = None

    @classmethod
    def of_job(cls, env: Mapping[str, str]) -> GitLab:
        """The project of a job. Raises `HostError` where the job has no token that may write."""
        token = env.get("DESIRELINE_TOKEN") or env.get("GITLAB_TOKEN")
        if not token:
            raise HostError(
                "there is no token; make a project access token with the scope 'api' and the role 'Reporter', and give "
                "it as the masked variable DESIRELINE_TOKEN (a job's own CI_JOB_TOKEN may not write notes)"
            )
        top = env.get("CI_API_V4_URL") or "https://gitlab.com/api/v4"
        return cls(Rest(top, {"PRIVATE-TOKEN": token}), env.get("CI_PROJECT_ID", ""))

    def comments(self, number: int) -> Iterator[Comment]:
        """The notes of a merge request, oldest first."""
        if self._name is None:
            who = self._rest.ask("GET", "/user")
            self._name = str(who.get("username") or "") if isinstance(who, dict) else ""
        path = f"{self._path}/{number}/notes?per_page=100&sort=asc&order_by=created_at"
        for each in self._rest.pages(path):
            own = bool(self._name) and (each.get("author") or {}).get("username") == self._name
            yield Comment(str(each["id"]), str(each.get("body") or ""), own and not each.get("system"))

    def create(self, number: int, body: str) -> None:
        """Add a note."""
        self._rest.ask("POST", f"{self._path}/{number}/notes", {"body": body})

    def update(self, number: int, comment: Comment, body: str) -> None:
        """Replace the text of a note."""
        self._rest.ask("PUT", f"{self._path}/{number}/notes/{comment.id}", {"body": body})
