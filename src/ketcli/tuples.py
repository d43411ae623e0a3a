"""Named tuples without `typing` and `collections`, whose imports take as long as drawing a page."""

from __future__ import annotations

__all__ = ["NamedTuple"]
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:
    from _operator import itemgetter

    class NamedTuple(tuple):
        """What `typing.NamedTuple` is, as far as pages use it."""

        __slots__ = ()

        def __init_subclass__(cls) -> None:
            cls.__match_args__ = cls._fields = tuple(cls.__annotations__)
            cls._field_defaults = {n: cls.__dict__[n] for n in cls._fields if n in cls.__dict__}
            for at, name in enumerate(cls._fields):
                setattr(cls, name, property(itemgetter(at)))

        def __new__(cls, *values: Any, **named: Any) -> NamedTuple:  # noqa: PYI034 - Self is 3.11
            """Take values in order, then by name. Raises TypeError where one is missing or unknown."""
            if len(values) == len(cls._fields) and not named:
                return tuple.__new__(cls, values)
            missing = cls._fields[len(values) :]
            try:
                rest = [named.pop(n) if n in named else cls._field_defaults[n] for n in missing]
            except KeyError as error:
                raise TypeError(f"{cls.__name__} needs {error}") from None
            if named or len(values) > len(cls._fields):
                raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}")
            return tuple.__new__(cls, (*values, *rest))

        def __getnewargs__(self) -> tuple[Any, ...]:
            """Return what `copy` and `pickle` make another of."""
            return tuple(self)

        def __repr__(self) -> str:
            return f"{type(self).__name__}{tuple(self)!r}"

        def _replace(self, **changes: Any) -> NamedTuple:
            return type(self)(**{**dict(zip(self._fields, self, strict=True)), **changes})
