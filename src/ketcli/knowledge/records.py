"""Records of the model become JSON values, and JSON values records again."""

from __future__ import annotations

from _collections_abc import Mapping

from ketcli.knowledge.category import Category
from ketcli.knowledge.light import Light

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_KEYS: dict[Any, tuple[tuple[str, Any], ...]] = {}
_PLANS: dict[Any, dict[str, Callable[[Any], Any]]] = {}


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
    plan = _PLANS.get(record) or _PLANS.setdefault(record, _plan(record))
    bare = {key: () for key, empty in _keys(record) if empty == ()}
    return record(**bare | {k: plan[k](v) for k, v in values.items()})


def _plan(record: Any) -> dict[str, Callable[[Any], Any]]:
    """Return, for each field, what turns its JSON value into its own type."""
    return {name: _decoder(f.type) for name, f in record.__dataclass_fields__.items()}


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
