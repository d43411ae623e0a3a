"""The compiled knowledge base as text: written when the package is built, read at every start.

One line of JSON for the whole, one for the names, one for their plain words, then one for
each record. A record's line is decoded only when somebody asks for the record.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin

from ketcli import model
from ketcli.errors import KetError
from ketcli.index import plain_words
from ketcli.model import About, KnowledgeBase, Name

FORMAT = 1
"""Raised whenever a snapshot of an older program can no longer be read."""
KINDS = {
    "effects": model.Effect,
    "sources": model.Source,
    "interactions": model.Interaction,
    "groups": model.Group,
    "topics": model.Topic,
    "claims": model.Claim,
    "disagreements": model.Disagreement,
}


def jsonable(value: Any) -> Any:
    """Return a record as plain JSON values: keys are field names, absent fields are left out."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (str, int, float)):
        return value
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
    }
    lines = [head, [jsonable(name) for name in kb.names], plain_words(kb.names)]
    lines += [jsonable(record) for records in kinds.values() for record in records.values()]
    return "".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines
    )


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
        at = 3
        for kind, record in KINDS.items():
            kinds[kind] = _Lazy(record, dict(zip(ids[kind], lines[at:], strict=False)))
            at += len(ids[kind])
        if at >= len(lines):
            raise KeyError("records")
        return KnowledgeBase(
            about=decoded(About, head["about"]),
            names=tuple(decoded(Name, name) for name in json.loads(lines[1])),
            **kinds,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KetError(
            "the compiled knowledge base is damaged; install ketcli again"
        ) from error


class _Lazy(Mapping[str, Any]):
    """Records by id, decoded from their lines when first asked for."""

    def __init__(self, record: type, lines: dict[str, str]) -> None:
        self._record = record
        self._lines = lines
        self._decoded: dict[str, Any] = {}

    def __getitem__(self, id: str) -> Any:
        if id not in self._decoded:
            self._decoded[id] = decoded(self._record, json.loads(self._lines[id]))
        return self._decoded[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def decoded(record: type, values: dict[str, Any]) -> Any:
    """Return a record from its JSON values."""
    plan = _plan(record)
    return record(**{k: plan[k](v) if plan[k] else v for k, v in values.items()})


@cache
def _plan(record: type) -> dict[str, Callable[[Any], Any] | None]:
    """Return, for each field, what turns its JSON value into its own type; None for no change."""
    return {f.name: _decoder(f.type) for f in fields(record)}


def _decoder(kind: Any) -> Callable[[Any], Any] | None:
    if get_origin(kind) is tuple:
        inner = _decoder(get_args(kind)[0])
        return (lambda items: tuple(map(inner, items))) if inner else tuple
    for option in get_args(kind) or (kind,):
        if isinstance(option, type) and is_dataclass(option):
            return lambda values, option=option: decoded(option, values)
        if isinstance(option, type) and issubclass(option, Enum):
            return option
    return None
