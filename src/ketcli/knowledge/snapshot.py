"""The compiled knowledge base as UTF-8: written when the package is built, read at every start.

One line of JSON for the whole, with the lengths of the others: names, their plain words,
which names hold each word and belong to each effect, substances and groups by name, then
one for each record. A line
is decoded only when somebody asks for what it holds.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, fields, is_dataclass
from enum import Enum
from functools import cache, cached_property, partial
from typing import Any, NamedTuple, get_args, get_origin
from zlib import crc32

from ketcli.errors import KetError
from ketcli.knowledge.about import About, Drug
from ketcli.knowledge.base import Facets, FindingFacets, KnowledgeBase, Name, Pointer

FORMAT = 8
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
BEFORE_RECORDS = 5


class Line(NamedTuple):
    """A line of a snapshot, without its end."""

    data: bytes
    start: int
    end: int

    def text(self) -> str:
        return self.data[self.start : self.end].decode("utf-8")

    def value(self) -> Any:
        return json.loads(self.text())


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


def dump(kb: KnowledgeBase, signature: str) -> bytes:
    """Return the snapshot of a knowledge base; `signature` says what it was made from."""
    kinds = {kind: getattr(kb, kind) for kind in KINDS}
    pointers = {called: astuple(pointer) for called, pointer in kb.pointers.items()}
    rest: list[Any] = [
        list(kb.names),
        dict(kb.plain),
        dict(kb.by_word),
        dict(kb.by_effect),
        pointers,
    ]
    rest += [jsonable(record) for records in kinds.values() for record in records.values()]
    lines = [dumped(line) for line in rest]
    head = {
        "format": FORMAT,
        "signature": signature,
        "about": jsonable(kb.about),
        "ids": {kind: list(records) for kind, records in kinds.items()},
        "facets": kb.facets,
        "lengths": [len(line) for line in lines],
    }
    data = b"".join(line + b"\n" for line in (dumped(head), *lines))
    return data + _sum(data)


def _sum(data: bytes) -> bytes:
    return b"%08x\n" % crc32(data)


SUM = 9
"""Bytes of the checksum at the end."""


def dumped(value: Any) -> bytes:
    """Return JSON on one line, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def signature(data: bytes) -> str:
    """Return what the snapshot was made from; empty when it is not a snapshot of this format."""
    try:
        head = json.loads(data.split(b"\n", 1)[0])
        return str(head["signature"]) if head["format"] == FORMAT else ""
    except (ValueError, KeyError, TypeError):
        return ""


def whole(data: bytes) -> bool:
    """Tell whether the data are a snapshot in which nothing was changed since it was made."""
    return data[-SUM:] == _sum(data[:-SUM])


def load(data: bytes) -> KnowledgeBase:
    """Return the knowledge base of a snapshot; the content is trusted, having been compiled.

    Raises KetError when the data is no whole snapshot of this format.
    """
    try:
        end = data.index(b"\n")
        head = json.loads(data[:end])
        if head["format"] != FORMAT:
            raise KeyError("format")
        lines = []
        for length in head["lengths"]:
            lines.append(Line(data, end + 1, end + 1 + length))
            end += 1 + length
        if end + 1 + SUM != len(data):
            raise KeyError("lengths")
        ids = head["ids"]
        kinds: dict[str, Any] = {}
        at = BEFORE_RECORDS
        for kind, record in KINDS.items():
            until = at + len(ids[kind])
            kinds[kind] = _Lazy(record, dict(zip(ids[kind], lines[at:until], strict=True)))
            at = until
        return KnowledgeBase(
            about=_about(head["about"]),
            names=_LazyNames(lines[0]),
            plain=_LazyMapping(lines[1], _same),
            by_word=_LazyMapping(lines[2], _same),
            by_effect=_LazyMapping(lines[3], _same),
            facets={
                id: Facets(name, systems, gravity, [FindingFacets._make(f) for f in findings])
                for id, (name, systems, gravity, findings) in head["facets"].items()
            },
            pointers=_LazyMapping(lines[4], lambda pointer: Pointer(*pointer)),
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

    def __init__(self, record: str, lines: dict[str, Line]) -> None:
        self._record = record
        self._decoded: dict[str, Any] = {}
        self.lines = lines

    def __getitem__(self, id: str) -> Any:
        if id not in self._decoded:
            from ketcli.knowledge import model

            values = self.lines[id].value()
            self._decoded[id] = decoded(getattr(model, self._record), values)
        return self._decoded[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


class _LazyMapping(Mapping[str, Any]):
    """A mapping whose line is parsed when first asked for, each value made by `made` when asked for."""

    def __init__(self, line: Line, made: Callable[[Any], Any]) -> None:
        self._line = line
        self._made = made

    @cached_property
    def _all(self) -> dict[str, Any]:
        found: dict[str, Any] = self._line.value()
        return found

    def __getitem__(self, key: str) -> Any:
        return self._made(self._all[key])

    def __contains__(self, key: object) -> bool:
        return key in self._all

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class _LazyNames(Sequence[Name]):
    """Names whose line is parsed when first asked for, each made when asked for."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._made: dict[int, Name] = {}

    @cached_property
    def _all(self) -> list[Any]:
        found: list[Any] = self._line.value()
        return found

    def __getitem__(self, at: Any) -> Any:
        if at not in self._made:
            self._made[at] = Name._make(self._all[at])
        return self._made[at]

    def __iter__(self) -> Iterator[Name]:
        return map(Name._make, self._all)

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
        return [self._records.lines[id].text() for id in self.ids]


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
