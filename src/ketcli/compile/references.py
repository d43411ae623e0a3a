"""Ids that stand for other records: which fields hold them follows from what the model declares."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from ketcli.compile.yamlfile import Keys
from ketcli.knowledge.constraints import Ref, parts_of, records_of
from ketcli.knowledge.kinds import SINGULAR
from ketcli.knowledge.model import KnowledgeBaseFile

COMPARED = 1000
"""Ids among which the closest are looked for; in more it takes a tenth of a second a problem."""


def problems(kind: str, record: Any, ids: Mapping[str, set[str]]) -> Iterator[tuple[Keys, str]]:
    """Yield where a record of a list points at one that is not there, and what to say."""
    for keys, other, id in references(_WRITTEN[kind], record):
        legal = ids[other]
        if id in legal or (other == "drugs" and not legal):
            continue
        if other == "drugs":
            yield keys, f"drug '{id}' is not one of {', '.join(sorted(legal))}; 'about' lists them"
        else:
            yield keys, f"no {SINGULAR[other]} called '{id}'{closest(id, legal)}"


def closest(id: str, legal: Collection[str]) -> str:
    """Return the end of a message that offers the closest of the ids there are; empty for none."""
    # Sound records never need it.
    from difflib import get_close_matches

    near = get_close_matches(id, legal) if len(legal) <= COMPARED else []
    return f"; closest: {', '.join(near)}" if near else ""


def references(kind: Any, one: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str, str]]:
    """Yield every id inside a record that stands for another record, with its keys and kind.

    `one` is a record of the class `kind`, or a value of YAML that could not become one.
    """
    for name, refers, inner in _plan(kind):
        value = one.get(name) if isinstance(one, dict) else getattr(one, name, None)
        every: Any = enumerate(value) if isinstance(value, (tuple, list)) else ((None, value),)
        for number, each in every:
            at = (*keys, name) if number is None else (*keys, name, number)
            if refers and isinstance(each, str):
                yield at, refers, each
            elif inner and isinstance(each, (dict, inner)):
                yield from references(inner, each, at)


@cache
def _plan(kind: Any) -> tuple[tuple[str, str, Any], ...]:
    """Return the fields of a class that hold ids or records, with what they are of."""
    found = []
    for field in fields(kind):
        parts = tuple(parts_of(field.type))
        refers = next((part.kind for part in parts if isinstance(part, Ref)), "")
        inner = next(iter(records_of(field.type)), None)
        if refers or inner:
            found.append((field.name, refers, inner))
    return tuple(found)


_WRITTEN = {field.name: records_of(field.type)[0] for field in fields(KnowledgeBaseFile)}
"""The record that an editor writes, by the key of its list."""
