"""Where a command runs: on a developer's machine, or in a job of a host that says what is being reviewed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Host = Literal["github", "gitlab", ""]

_MERGE_REF: Final = re.compile(r"refs/pull/\d+/merge")
_NOTHING: Final = re.compile(r"0*")


@dataclass(frozen=True)
class Surroundings:
    """What a host says about the job. Everything is empty outside of one."""

    host: Host = ""
    number: int = 0
    """Of the pull or merge request; 0 where the job belongs to none."""
    target: str = ""
    """The branch that the request would be merged into."""
    merge: str = ""
    """The commit that the host made by merging the request into its target, where the job checks that out."""
    tip: str = ""
    """The target's commit as the host last knew it."""
    fork_point: str = ""
    """The merge base, where the host names it."""
    earlier: str = ""
    """Of a push: where the branch stood before."""
    is_target: bool = False
    """Whether the job runs on the target itself (`pull_request_target`), not on what is to be reviewed."""
    trouble: str = ""
    """What of the host's own description of the job could not be read."""


def surroundings(env: Mapping[str, str]) -> Surroundings:
    """Read the environment of a job on GitHub (or what answers like it), on GitLab, or on other hosts."""
    if env.get("GITHUB_ACTIONS") == "true":
        return _github(env)
    if env.get("GITLAB_CI"):
        return _gitlab(env)
    others = (env.get("BITBUCKET_PR_DESTINATION_BRANCH"), env.get("SYSTEM_PULLREQUEST_TARGETBRANCH"))
    target = next((name for name in others if name), "")
    return Surroundings(target=target.removeprefix("refs/heads/"))


def event_of(env: Mapping[str, str]) -> dict[str, Any]:
    """What GitHub says about what started the job. Raises `ValueError` where it cannot be read."""
    path = env.get("GITHUB_EVENT_PATH")
    if not path:
        return {}
    try:
        event = json.loads(Path(path).read_bytes())
    except (OSError, ValueError) as error:
        raise ValueError(f"GITHUB_EVENT_PATH cannot be read: {error}") from error
    if not isinstance(event, dict):
        raise ValueError("GITHUB_EVENT_PATH holds no event")  # of a file, not of an argument
    return event


def _github(env: Mapping[str, str]) -> Surroundings:
    name, trouble = env.get("GITHUB_EVENT_NAME", ""), ""
    try:
        event = event_of(env)
    except ValueError as error:
        event, trouble = {}, str(error)
    target = env.get("GITHUB_BASE_REF", "")
    number = _number(_at(event, "pull_request", "number") or _at(event, "number"))
    if name.startswith("pull_request"):
        ref = env.get("GITHUB_REF", "")
        is_merge = name != "pull_request_target" and _MERGE_REF.fullmatch(ref) is not None
        return Surroundings(
            host="github",
            number=number or _number(ref.split("/")[2] if is_merge else ""),
            target=target or _text(_at(event, "pull_request", "base", "ref")),
            merge=env.get("GITHUB_SHA", "") if is_merge else "",
            tip=_text(_at(event, "pull_request", "base", "sha")),
            is_target=name == "pull_request_target",
            trouble=trouble,
        )
    if name == "merge_group":
        tip = _text(_at(event, "merge_group", "base_sha"))
        branch = _text(_at(event, "merge_group", "base_ref")).removeprefix("refs/heads/")
        return Surroundings("github", target=branch, tip=tip, trouble=trouble)
    earlier = _text(_at(event, "before")) if name == "push" else ""
    return Surroundings("github", earlier="" if _NOTHING.fullmatch(earlier) else earlier, trouble=trouble)


def _gitlab(env: Mapping[str, str]) -> Surroundings:
    number = _number(env.get("CI_MERGE_REQUEST_IID"))
    if number:
        merged = env.get("CI_MERGE_REQUEST_EVENT_TYPE") in {"merged_result", "merge_train"}
        return Surroundings(
            host="gitlab",
            number=number,
            target=env.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", ""),
            merge=env.get("CI_COMMIT_SHA", "") if merged else "",
            tip=env.get("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", ""),
            fork_point="" if merged else env.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", ""),
        )
    earlier = env.get("CI_COMMIT_BEFORE_SHA", "")
    return Surroundings("gitlab", earlier="" if _NOTHING.fullmatch(earlier) else earlier)


def _at(event: Any, *keys: str) -> Any:
    for key in keys:
        event = event.get(key) if isinstance(event, dict) else None
    return event


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int:
    return int(value) if re.fullmatch(r"\d{1,18}", str(value)) else 0
