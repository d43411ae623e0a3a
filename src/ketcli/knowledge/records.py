"""Records of the model become JSON values, and JSON values records again."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, partial
from typing import Any, get_args, get_origin

from ketcli.knowledge.category import Category
from ketcli.knowledge.light import Light


def jsonable(value: Any) -> Any:
    """Return a record as plain JSON values: keys are field names; what is absent or empty is left out."""
    if isinstance(value, str):
        return value.value if isinstance(value, Category) else value
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, Light):
        return value.values()
    keys = _keys(value.__class__)
    if keys:
        found = ((key, getattr(value, key), bare) for key, bare in keys)
        return {
            k: jsonable(inner) for k, inner, bare in found if inner is not None and inner != bare
        }
    if isinstance(value, Mapping):
        return {key: jsonable(inner) for key, inner in value.items()}
    return [jsonable(inner) for inner in value]


@cache
def _keys(record: Any) -> tuple[tuple[str, Any], ...]:
    """Return the keys of a class of records, each with what of it says nothing; none where it is another class."""
    if is_dataclass(record):
        return tuple((f.name, () if get_origin(f.type) is tuple else None) for f in fields(record))
    return tuple((name, None) for name in getattr(record, "_fields", ()))


def decoded(record: type, values: dict[str, Any]) -> Any:
    """Return a record from its JSON values."""
    plan = _plan(record)
    bare = {key: () for key, empty in _keys(record) if empty == ()}
    return record(**bare | {k: plan[k](v) for k, v in values.items()})


@cache
def _plan(record: Any) -> dict[str, Callable[[Any], Any]]:
    """Return, for each field, what turns its JSON value into its own type."""
    return {f.name: _decoder(f.type) for f in fields(record)}


def _decoder(kind: Any) -> Callable[[Any], Any]:
    if get_origin(kind) is tuple:
        inner = _decoder(get_args(kind)[0])
        return tuple if inner is _same else lambda items: tuple(map(inner, items))
    for option in get_args(kind) or (kind,):
        if isinstance(option, type) and is_dataclass(option):
            return partial(decoded, option)
        if isinstance(option, type) and issubclass(option, Category):
            return option
    return _same


def _same(value: Any) -> Any:
    return value
