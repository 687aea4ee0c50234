"""Tables of many small cases as one test: what runs a test takes longer than such a case does."""

from __future__ import annotations

import inspect
from functools import wraps
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_CASE = type(pytest.param())


def each_case(
    names: str | Sequence[str], cases: Iterable[Any], ids: Callable[[Any], object] | Iterable[str] | None = None
) -> Any:
    """Like `pytest.mark.parametrize`, in one test that goes through all cases and tells every one that does not hold.

    For cases of a few milliseconds that leave nothing behind. The test's fixtures are set up once for all of them.

    Args:
        names: The test's argument that a case is for, or the arguments that its values are for.
        cases: At least one, also `pytest.param(…, id=…)`.
        ids: What each case is called when it fails, or each value of a case by a function; by default the values.
    """
    parts = (names,) if isinstance(names, str) else tuple(names)
    given = [case if isinstance(case, _CASE) or not isinstance(names, str) else (case,) for case in cases]
    table = [case.values if isinstance(case, _CASE) else tuple(case) for case in given]
    called = ids or repr
    told = ["-".join(str(called(value)) for value in case) for case in table] if callable(called) else list(called)
    told = [getattr(case, "id", None) or name for case, name in zip(given, told, strict=True)]
    if not table:
        raise ValueError("a table without cases states nothing")

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def all_cases(**fixtures: Any) -> None:
            failed = []
            for name, case in zip(told, table, strict=True):
                try:
                    test(**fixtures, **dict(zip(parts, case, strict=True)))
                except Exception as fault:  # noqa: BLE001 - whatever a case raises is told of that case
                    fault.add_note(f"in the case {name}")
                    failed.append(fault)
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(table)} cases fail", failed)

        signature = inspect.signature(test)
        rest = [each for name, each in signature.parameters.items() if name not in parts]
        all_cases.__signature__ = signature.replace(parameters=rest)  # type: ignore[attr-defined]
        return all_cases

    return decorate
