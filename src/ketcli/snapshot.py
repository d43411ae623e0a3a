"""The compiled knowledge base as text: written when the package is built, read at every start.

One line of JSON for the whole, one for the names, one for their plain words, one for
substances and groups by name, then one for each record. A line is parsed only when
somebody asks for what it holds.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, fields, is_dataclass
from enum import Enum
from functools import cache, cached_property, partial
from typing import Any, get_args, get_origin

from ketcli.errors import KetError
from ketcli.knowledge import About, Drug, Facets, FindingFacets, KnowledgeBase, Name, Pointer

FORMAT = 6
"""Raised whenever a snapshot of an older program can no longer be read."""
KINDS = {
    "effects": "Effect",
    "sources": "Source",
    "interactions": "Interaction",
    "groups": "Group",
    "topics": "Topic",
    "claims": "Claim",
    "disagreements": "Disagreement",
    "help": "Help",
}
"""Kinds of records, in the order of their lines, and the class of each in the model."""
BEFORE_RECORDS = 4


def jsonable(value: Any) -> Any:
    """Return a record as plain JSON values: keys are field names, absent fields are left out."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (str, int, float)):
        return value
    if hasattr(value, "_asdict"):
        return jsonable(value._asdict())
    if is_dataclass(value):
        return {
            f.name: jsonable(inner)
            for f in fields(value)
            if (inner := getattr(value, f.name)) is not None
        }
    if isinstance(value, Mapping):
        return {key: jsonable(inner) for key, inner in value.items()}
    return [jsonable(inner) for inner in value]


def dump(kb: KnowledgeBase, signature: str) -> str:
    """Return the snapshot of a knowledge base; `signature` says what it was made from."""
    kinds = {kind: getattr(kb, kind) for kind in KINDS}
    head = {
        "format": FORMAT,
        "signature": signature,
        "about": jsonable(kb.about),
        "ids": {kind: list(records) for kind, records in kinds.items()},
        "facets": kb.facets,
    }
    pointers = {called: astuple(pointer) for called, pointer in kb.pointers.items()}
    lines: list[Any] = [head, list(kb.names), dict(kb.plain), pointers]
    lines += [jsonable(record) for records in kinds.values() for record in records.values()]
    return "".join(dumped(line) + "\n" for line in lines)


def dumped(value: Any) -> str:
    """Return JSON on one line, in the letters of UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def signature(text: str) -> str:
    """Return what the snapshot was made from; empty when it is not a snapshot of this format."""
    try:
        head = json.loads(text.split("\n", 1)[0])
        return str(head["signature"]) if head["format"] == FORMAT else ""
    except (ValueError, KeyError, TypeError):
        return ""


def load(text: str) -> KnowledgeBase:
    """Return the knowledge base of a snapshot; the content is trusted, having been compiled.

    Raises KetError when the text is not a snapshot of this format.
    """
    lines = text.split("\n")
    try:
        head = json.loads(lines[0])
        if head["format"] != FORMAT:
            raise KeyError("format")
        ids = head["ids"]
        kinds: dict[str, Any] = {}
        at = BEFORE_RECORDS
        for kind, record in KINDS.items():
            end = at + len(ids[kind])
            kinds[kind] = _Lazy(record, dict(zip(ids[kind], lines[at:end], strict=True)))
            at = end
        if at >= len(lines):
            raise KeyError("records")
        return KnowledgeBase(
            about=_about(head["about"]),
            names=_LazyNames(lines[1]),
            plain=_LazyMapping(lines[2], _same),
            facets={
                id: Facets(name, systems, gravity, [FindingFacets._make(f) for f in findings])
                for id, (name, systems, gravity, findings) in head["facets"].items()
            },
            pointers=_LazyMapping(lines[3], lambda pointer: Pointer(*pointer)),
            **kinds,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KetError("the compiled knowledge base is damaged; install ketcli again") from error


def _about(values: dict[str, Any]) -> About:
    lists = {key: tuple(values[key]) for key in ("limits", "credits")}
    drugs = tuple(Drug(**{**drug, "also": tuple(drug["also"])}) for drug in values["drugs"])
    return About(**{**values, **lists, "drugs": drugs})


class _Lazy(Mapping[str, Any]):
    """Records by id, decoded from their lines when first asked for."""

    def __init__(self, record: str, lines: dict[str, str]) -> None:
        self._record = record
        self._decoded: dict[str, Any] = {}
        self.lines = lines

    def __getitem__(self, id: str) -> Any:
        if id not in self._decoded:
            from ketcli import model

            values = json.loads(self.lines[id])
            self._decoded[id] = decoded(getattr(model, self._record), values)
        return self._decoded[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


class _LazyMapping(Mapping[str, Any]):
    """A mapping whose line is parsed when first asked for, its values made by `made`."""

    def __init__(self, line: str, made: Callable[[Any], Any]) -> None:
        self._line = line
        self._made = made

    @cached_property
    def _all(self) -> dict[str, Any]:
        return {key: self._made(value) for key, value in json.loads(self._line).items()}

    def __getitem__(self, key: str) -> Any:
        return self._all[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class _LazyNames(Sequence[Name]):
    """Names whose line is parsed when first asked for."""

    def __init__(self, line: str) -> None:
        self._line = line

    @cached_property
    def _all(self) -> list[Name]:
        return [Name._make(name) for name in json.loads(self._line)]

    def __getitem__(self, at: Any) -> Any:
        return self._all[at]

    def __iter__(self) -> Iterator[Name]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class Picked(Sequence[Any]):
    """Some records of a snapshot, in order; decoded one by one, or not at all."""

    def __init__(self, records: _Lazy, ids: Iterable[str]) -> None:
        self._records = records
        self.ids = tuple(ids)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return tuple(self._records[id] for id in self.ids[at])
        return self._records[self.ids[at]]

    def __len__(self) -> int:
        return len(self.ids)

    def lines(self) -> list[str]:
        """Return each record as one line of JSON."""
        return [self._records.lines[id] for id in self.ids]


def pick(records: Mapping[str, Any], ids: Iterable[str]) -> Sequence[Any]:
    """Return the records of these ids, undecoded where they come from a snapshot."""
    if isinstance(records, _Lazy):
        return Picked(records, ids)
    return tuple(records[id] for id in ids)


def decoded(record: type, values: dict[str, Any]) -> Any:
    """Return a record from its JSON values."""
    plan = _plan(record)
    return record(**{k: plan[k](v) for k, v in values.items()})


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
        if isinstance(option, type) and issubclass(option, Enum):
            return option
    return _same


def _same(value: Any) -> Any:
    return value
