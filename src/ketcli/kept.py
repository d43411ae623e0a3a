"""Answers that are kept once they were worked out, within a bound."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    K = TypeVar("K")
    T = TypeVar("T")
    Base = dict[Any, Any]
else:
    Base = dict


MOST = 5000
"""Words, names and effects that are kept once read: all of 130 effects, a part of 10,000."""


def kept(made: Callable[[K], T], most: int = MOST) -> Callable[[K], T]:
    """Return a function that asks another once, and keeps its answers until there are too many.

    An answer that is kept costs what a dictionary does, without a step of ours.
    """
    return _Kept(made, most).__getitem__


class _Kept(Base):
    __slots__ = ("_made", "_most")

    def __init__(self, made: Callable[[Any], Any], most: int) -> None:
        self._made = made
        self._most = most

    def __missing__(self, key: Any) -> Any:
        if len(self) >= self._most:
            self.clear()
        found = self[key] = self._made(key)
        return found
