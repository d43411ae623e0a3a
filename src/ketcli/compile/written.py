"""Records as they are written, before anything of them is checked: by kind and id, with their places, and amended.

Of an amendment, `set` is a JSON Merge Patch (RFC 7396): a mapping is merged key by key, null takes a key away, and
anything else takes the place of what stood there. `add` puts values at the end of a list.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple

from ketcli.compile.ids import closest, ids
from ketcli.compile.yamlfile import YamlFile
from ketcli.errors import shown
from ketcli.knowledge.about import About
from ketcli.knowledge.constraints import Keys
from ketcli.knowledge.kinds import LISTS

HOLDING = ("interactions", "groups", "topics")
"""Records that hold findings of their own."""
Place = tuple[YamlFile, Keys]
Told = tuple[str, str]
"""The file that amends, and what it changes, in words."""


class Written(NamedTuple):
    """A record as the mapping that it is written as, where it stands, and what it is called."""

    file: YamlFile
    keys: Keys
    value: dict[str, Any]
    id: str


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
        named.append((str(row.value.get("id", "")), str(row.value.get("source")), rows_read))
        first = str(effects[0]) if isinstance(effects, list) and effects else ""
        owners.append(owner or first)
    return ids(named, owners, always=bool(owner))


def amended(read: list[YamlFile]) -> list[Told]:
    """Amend the values of files; return which file changed what.

    What cannot be amended is added to the problems of the file that wants it; how an amendment is
    written is checked later, with everything else.
    """
    wanted = any(isinstance(f.value, dict) and "amendments" in f.value for f in read)
    records = written(read) if wanted else {}
    within = inside(records)
    own: set[tuple[str, Keys]] = set()
    told = []
    for wish in records.get("amendments", {}).values():
        kind, id = (str(wish.value.get(key)) for key in ("kind", "record"))
        named = records.get(LISTS.get(kind, ""), {})
        if kind == "finding" and id in within:
            named = within
        if id in named:
            told.append(_amend(wish, named[id], own))
        elif kind in LISTS:
            message = f"no {kind} called '{id}' to amend{closest(id, named)}"
            wish.file.problems.append(wish.file.problem((*wish.keys, "record"), message))
    return told


def _amend(wish: Written, target: Written, own: set[tuple[str, Keys]]) -> Told:
    """Amend a record in a copy of its own, for aliases may share what it is written with."""
    file, keys = target.file, target.keys
    key, number = keys[:2]
    if (file.path, keys[:2]) not in own:
        own.add((file.path, keys[:2]))
        file.value[key][number] = _copied(file.value[key][number])
    if any(keys[:end] in file.amended for end in range(3, len(keys))):
        message = f"{target.id} stands in a list that an amendment replaces; amend that"
        wish.file.problems.append(wish.file.problem((*wish.keys, "record"), message))
        return wish.file.path, ""
    record = reduce(lambda value, key: value[key], keys, file.value)
    wanted = (wish.value.get(verb) for verb in ("set", "add"))
    laid, added = (value if isinstance(value, dict) else {} for value in wanted)
    _lay(record, laid, (file, keys), (wish.file, (*wish.keys, "set")))
    for key, more in added.items():
        here = record.setdefault(key, [])
        at = (*wish.keys, "add", key)
        if not isinstance(here, list):
            message = f"{target.id}: {key} is no list to add to; use 'set'"
            wish.file.problems.append(wish.file.problem(at, message))
            continue
        for number, one in enumerate(more if isinstance(more, list) else ()):
            place: Keys = (*keys, key, len(here))
            file.amended[place] = wish.file, (*at, number)
            here.append(one)
    return wish.file.path, shown(f"{target.id}: {', '.join({**laid, **added})}")


def noticed(about: About, told: Sequence[Told]) -> About:
    """Return a heading whose notices say which files amend what is below it."""
    if not told:
        return about
    by = ", ".join(dict.fromkeys(shown(Path(path).name) for path, _ in told))
    said = f" Amended by {by} ('ket about changes')."
    short = about.notice_in_short and about.notice_in_short + said
    return replace(about, notice=about.notice + said, notice_in_short=short)


def _lay(record: dict[str, Any], patch: dict[str, Any], of: Place, by: Place) -> None:
    """Lay a patch over a mapping, and note which of its values stand where in the amending file."""
    (file, keys), (other, at) = of, by
    for key, value in patch.items():
        inner = record.get(key)
        if value is None:
            record.pop(key, None)
        elif isinstance(value, dict) and isinstance(inner, dict):
            _lay(inner, value, (file, (*keys, key)), (other, (*at, key)))
        else:
            record[key] = _copied(value)
            place: Keys = (*keys, key)
            file.amended[place] = other, (*at, key)


def _copied(value: Any) -> Any:
    """Return a value with mappings of its own, without keys that hold nothing."""
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items() if one is not None}
    return [_copied(one) for one in value] if isinstance(value, list) else value
