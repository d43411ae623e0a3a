"""Records as they are written, before anything of them is checked: by kind and id, with their places."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ketcli.compile.identity import ids
from ketcli.compile.yamlfile import Keys, YamlFile


class Written(NamedTuple):
    """A record as the mapping that it is written as, where it stands, and what it is called."""

    file: YamlFile
    keys: Keys
    value: dict[str, Any]
    id: str


HOLDING = ("interactions", "groups", "topics")
"""Records that hold findings of their own."""


class _Named(NamedTuple):
    """What the id of a finding follows from."""

    id: str
    source: str
    evidence: list[Any]


def written(read: Iterable[YamlFile]) -> dict[str, dict[str, Written]]:
    """Return the records of files by the key of their list and by id; of two with one id the first.

    Findings have the ids that they get when they are compiled; a key that holds no list is one
    record called like the key, records without an id are counted from 1. What is no record is left out.
    """
    found: dict[str, dict[str, Written]] = {}
    for kind, rows in _rows(read).items():
        named = _finding_ids(rows) if kind == "findings" else [row.id for row in rows]
        for id, row in zip(named, rows, strict=True):
            found.setdefault(kind, {}).setdefault(id, row._replace(id=id))
    return found


def _rows(read: Iterable[YamlFile]) -> dict[str, list[Written]]:
    found: dict[str, list[Written]] = {}
    for file in read:
        for kind, value in file.value.items() if isinstance(file.value, dict) else ():
            for keys, row in _of(kind, value):
                id = next((row[k] for k in ("id", "effect", "text") if k in row), "")
                rows = found.setdefault(kind, [])
                alone = isinstance(value, dict) and not rows
                rows.append(Written(file, keys, row, str(id or (kind if alone else len(rows) + 1))))
    return found


def _of(kind: str, value: Any) -> Iterator[tuple[Keys, dict[str, Any]]]:
    if isinstance(value, dict):
        yield (kind,), value
    for number, row in enumerate(value) if isinstance(value, list) else ():
        if isinstance(row, dict):
            yield (kind, number), row


def inside(records: Mapping[str, Mapping[str, Written]]) -> dict[str, Written]:
    """Return the findings that stand inside other records, by the ids that they get."""
    found: dict[str, Written] = {}
    for kind in HOLDING:
        for owner in records.get(kind, {}).values():
            rows = list(_inside(owner, owner.value, owner.keys))
            for id, row in zip(_finding_ids(rows, owner.id), rows, strict=True):
                found.setdefault(id, row._replace(id=id))
    return found


def _inside(owner: Written, value: dict[str, Any], keys: Keys) -> Iterator[Written]:
    for at, finding in _of("findings", value.get("findings")):
        yield Written(owner.file, (*keys, *at), finding, "")
    for at, section in _of("sections", value.get("sections")):
        yield from _inside(owner, section, (*keys, *at))


def _finding_ids(rows: list[Written], owner: str = "") -> list[str]:
    named, owners = [], []
    for row in rows:
        evidence, effects = (row.value.get(k) for k in ("evidence", "effects"))
        rows_read = [str(one) for one in evidence] if isinstance(evidence, list) else []
        named.append(_Named(str(row.value.get("id", "")), str(row.value.get("source")), rows_read))
        first = str(effects[0]) if isinstance(effects, list) and effects else ""
        owners.append(owner or first)
    return ids(named, owners, always=bool(owner))
