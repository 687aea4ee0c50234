"""Frozen records: dataclasses without generated code.

`@dataclass(frozen=True)` writes and compiles six methods for each class. For the model's sixty classes that is 50 ms
of every start, a tenth of a small site's whole build. A record is declared like a dataclass and is one to every tool
that looks (`dataclasses.fields`, `dataclasses.replace`, pydantic, mypy); its methods are written once, here. Values
equal to their default stand on the class, so an instance holds only what its file says.
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from decimal import Decimal
from functools import wraps
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


def per_class(made: Callable[[type[Any]], T]) -> Callable[[type[Any]], T]:
    """Work out once for each class what follows from its declaration."""
    return _OfClasses(made).__getitem__


class _OfClasses(dict[type[Any], T]):
    """What was worked out, by class: looked up at a third of what `functools.cache` takes, and that for every piece."""

    def __init__(self, made: Callable[[type[Any]], T]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, cls: type[Any]) -> T:
        worked_out = self[cls] = self._made(cls)
        return worked_out


class _Follows:
    """What was worked out from one record. A thing of its own, so that no walk through the record's values finds it."""


def once(work_out: Callable[[Any], T]) -> Callable[[Any], T]:
    """Work out once for each record what follows from it, and keep it with the record: it never changes."""
    return _kept(work_out, work_out.__name__)


def once_while_drawn(work_out: Callable[[Any], T]) -> Callable[[Any], T]:
    """As `once`, for what only the record's own pages ask for: `forget_drawn` drops it when they are drawn."""
    return _kept(work_out, _PASSING + work_out.__name__)


_PASSING = "~"


def _kept(work_out: Callable[[Any], T], name: str) -> Callable[[Any], T]:
    @wraps(work_out)
    def of(made_from: Any) -> T:
        kept = made_from.__dict__.get("_follows")
        if kept is None:
            kept = made_from.__dict__["_follows"] = _Follows()
        follows: dict[str, T] = kept.__dict__
        if name not in follows:
            follows[name] = work_out(made_from)
        return follows[name]

    return of


def forget_drawn(made_from: Any) -> None:
    """Drop what was worked out by `once_while_drawn`: for a thousand maps it is a quarter of all memory."""
    kept = made_from.__dict__.get("_follows")
    if kept is not None:
        for name in [name for name in kept.__dict__ if name.startswith(_PASSING)]:
            del kept.__dict__[name]


def forget(made_from: Any) -> None:
    """Drop what was worked out from a record by `once`. It may hold the record, which would then never be freed."""
    made_from.__dict__.pop("_follows", None)


class Record:
    """Base of every record. Equal when of one class and equal in every field that compares; never changed."""

    def __init__(self, *values: Any, **given: Any) -> None:
        own = self.__dict__
        if values:
            cls = type(self)
            own.update(zip(_names(cls), values))  # noqa: B905  # saying `strict` is a sixth of making a record
            if not given and len(values) >= _enough(cls):  # no name can be wrong, and none is missing
                return
        own.update(given)
        names, required = _expected(type(self))
        if not required <= own.keys() <= names:
            wrong = sorted(own.keys() - names) or sorted(required - own.keys())
            raise TypeError(f"{type(self).__name__}: wrong or missing: {', '.join(wrong)}")

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return NotImplemented
        left_out, own, others = _not_compared(type(self)), self.__dict__, other.__dict__
        # What neither holds is the default of both: a long list of fields, of which a file gives few.
        for name, value in own.items():
            if name not in left_out and value != (others[name] if name in others else getattr(other, name)):
                return False
        return not any(
            name not in own and name not in left_out and others[name] != getattr(self, name) for name in others
        )

    def __hash__(self) -> int:
        values = (getattr(self, name) for name in _compared(type(self)))
        return hash((type(self), *(value for value in values if isinstance(value, str | int | Decimal))))

    def __repr__(self) -> str:
        shown = (name for name in self.__dict__ if name not in {"place", "_follows"})
        inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__name__}({inside})"


@per_class
def _names(cls: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cls))


@per_class
def _compared(cls: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cls) if each.compare)


@per_class
def _not_compared(cls: type[Any]) -> frozenset[str]:
    """Names in a record that are no part of what it says."""
    return frozenset({"_follows", *(each.name for each in fields(cls) if not each.compare)})


@per_class
def _expected(cls: type[Any]) -> tuple[frozenset[str], frozenset[str]]:
    """All names that `cls` takes, and those it cannot do without."""
    required = {each.name for each in fields(cls) if each.default is MISSING}
    return frozenset(_names(cls)), frozenset(required)


@per_class
def _enough(cls: type[Any]) -> int:
    """How many values by position hold every one that `cls` cannot do without."""
    _, required = _expected(cls)
    return max((place for place, name in enumerate(_names(cls), 1) if name in required), default=0)


R = TypeVar("R", bound=Record)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[R]) -> type[R]:
    """Declare a record whose values may be given by position."""
    return dataclass(init=False, repr=False, eq=False)(cls)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def piece(cls: type[R]) -> type[R]:
    """Declare a record whose values are given by name: every mapping of the format."""
    return dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
