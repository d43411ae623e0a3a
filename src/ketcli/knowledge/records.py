"""Records and their JSON values, either way; of the model, or light.

Pages are drawn of light ones, each part made of its line when it is first asked for: declaring the records of the
model takes longer than a page may. They have the same keys, and values of the same closed lists.
"""

from __future__ import annotations

from _collections_abc import Mapping

from ketcli.jsontext import loads
from ketcli.knowledge import vocabulary
from ketcli.knowledge.category import Category
from ketcli.knowledge.short import SHORT, SHORT_SLICE, SHORTENED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, TypeVar

    from ketcli.knowledge.lines import Section

    R = TypeVar("R")

MANY = "*"
"""Stands before the closed list of a key that has several values."""

_KEYS: dict[Any, tuple[tuple[str, Any], ...]] = {}
_PLANS: dict[Any, dict[str, Callable[[Any], Any]]] = {}


class Light:
    """A record; what its line leaves out is None or no values, or, in a brief one, read from the whole."""

    def __init__(
        self,
        values: Mapping[str, Any],
        kinds: Mapping[str, Any],
        whole: Callable[[], Mapping[str, Any]] | None = None,
        short: Sequence[str] = (*SHORT, SHORTENED),
    ) -> None:
        """Take the values of a line; `kinds` says of every key whether it has several, and from which closed list.

        With `whole` it is in short, and tells of the keys of `short` alone.
        """
        self._values = values
        self._kinds = kinds
        self._whole = whole
        self._short = short

    def __getattr__(self, name: str) -> Any:
        if name[0] == "_" or name not in self._kinds:
            raise AttributeError(name)
        if self._whole and name not in self._short:
            self._values, self._whole = self._whole(), None
        made = self.__dict__[name] = self._made(name, self._values.get(name))
        return made

    def _made(self, name: str, value: Any) -> Any:
        many, kind = self._kinds[name]
        if value is None:
            return () if many else None
        if isinstance(value, str):
            return kind(value) if kind else value
        if isinstance(value, dict):
            return Light(value, self._kinds)
        if not isinstance(value, list):
            return value
        if kind:
            return tuple(map(kind, value))
        brief = self._whole and name == SHORTENED
        return tuple(
            one
            if isinstance(one, str)
            else Light(one, self._kinds, self._inside(at) if brief else None, SHORT_SLICE)
            for at, one in enumerate(value)
        )

    def _inside(self, at: int) -> Callable[[], Mapping[str, Any]]:
        return lambda: self.values()[SHORTENED][at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Light) and self.values() == other.values()

    def __hash__(self) -> int:
        return hash(self.id)

    def values(self) -> Mapping[str, Any]:
        """Return all of the record as JSON values."""
        if self._whole:
            self._values, self._whole = self._whole(), None
        return self._values

    def sliced(self, brief: Sequence[Any], whole: Callable[[], Sequence[Any]]) -> tuple[Any, ...]:
        """Return other slices than its own, brief ones, of which the rest is made when it is first asked for."""
        values = {SHORTENED: brief}
        return Light(values, self._kinds, lambda: {SHORTENED: whole()}).slices  # type: ignore[no-any-return]

    def replaced(self, **changes: Any) -> Light:
        """Return a copy in which some parts are others."""
        made = Light(self.values(), self._kinds)
        made.__dict__.update(changes)
        return made


def light(closed: Section, whole: Section | None = None) -> Callable[[str], Light]:
    """Return what makes a record of its line, which is brief where `whole` holds the whole one.

    `closed` says of every key from which closed list its values are, if any.
    """
    kinds = {}
    for key, said in closed.every().items():
        name = said.removeprefix(MANY)
        kinds[key] = said != name, getattr(vocabulary, name) if name else None

    def made(line: str) -> Light:
        values = loads(line)
        if whole is None:
            return Light(values, kinds)
        return Light(values, kinds, lambda: loads(whole.get(values["id"]) or ""))

    return made


def replaced(record: R, **changes: Any) -> R:
    """Return a copy of a record, light or of the model, in which some parts are others."""
    if isinstance(record, Light):
        return record.replaced(**changes)  # type: ignore[return-value]
    from dataclasses import replace

    return replace(record, **changes)  # type: ignore[type-var]


def sources_of(record: Any) -> list[str]:
    """Return the ids of the sources that a record cites, in order, as often as it does."""
    return list(_cited(jsonable(record)))


def _cited(values: Any) -> Iterator[str]:
    if isinstance(values, dict):
        if "source" in values and "locator" in values:
            yield values["source"]
        elif "article" in values:
            yield from (values["article"], *values.get("cites", ()))
        for inner in values.values():
            yield from _cited(inner)
    elif isinstance(values, list):
        for inner in values:
            yield from _cited(inner)


def jsonable(value: Any) -> Any:
    """Return a record as plain JSON values: keys are field names; what is absent or empty is left out."""
    if isinstance(value, str):
        return value.value if isinstance(value, Category) else value
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, Light):
        return value.values()
    keys = _keys(value.__class__)
    if keys:
        values = ((key, getattr(value, key), bare) for key, bare in keys)
        return {
            k: jsonable(inner) for k, inner, bare in values if inner is not None and inner != bare
        }
    if isinstance(value, Mapping):
        return {key: jsonable(inner) for key, inner in value.items()}
    return [jsonable(inner) for inner in value]


def _keys(record: Any) -> tuple[tuple[str, Any], ...]:
    """Return the keys of a class of records, each with what of it says nothing; none where it is another class."""
    if record not in _KEYS:
        declared = getattr(record, "__dataclass_fields__", {})
        _KEYS[record] = tuple(
            (name, () if getattr(field.type, "__origin__", None) is tuple else None)
            for name, field in declared.items()
        ) or tuple((name, ()) for name in getattr(record, "_fields", ()))
    return _KEYS[record]


def decoded(record: type, values: dict[str, Any]) -> Any:
    """Return a record from its JSON values."""
    if record not in _PLANS:
        declared: Any = record
        _PLANS[record] = {n: _decoder(f.type) for n, f in declared.__dataclass_fields__.items()}
    plan = _PLANS[record]
    bare = {key: () for key, empty in _keys(record) if empty == ()}
    return record(**bare | {k: plan[k](v) for k, v in values.items()})


def _decoder(kind: Any) -> Callable[[Any], Any]:
    from typing import get_args, get_origin

    if get_origin(kind) is tuple:
        inner = _decoder(get_args(kind)[0])
        return tuple if inner is _same else lambda items: tuple(map(inner, items))
    for option in get_args(kind) or (kind,):
        if hasattr(option, "__dataclass_fields__"):
            return lambda values: decoded(option, values)
        if isinstance(option, type) and issubclass(option, Category):
            return option
    return _same


def _same(value: Any) -> Any:
    return value
