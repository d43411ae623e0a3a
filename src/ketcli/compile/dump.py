"""Sections of keys and values become the bytes that `knowledge.lines` reads."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any
from zlib import crc32

from ketcli.knowledge import model
from ketcli.knowledge.about import About
from ketcli.knowledge.category import Category
from ketcli.knowledge.derived import parts_of
from ketcli.knowledge.kinds import KINDS
from ketcli.knowledge.light import SHORTENED
from ketcli.knowledge.lines import BLOCK, FIRST, FIRST_LENGTH, FORMAT, SUM
from ketcli.knowledge.model import Effect
from ketcli.knowledge.records import jsonable

Sections = Mapping[str, Iterable[tuple[str, str]]]
"""Keys and values, each a line of text without control characters, by the name of their section."""


def record_sections(about: About, records: Mapping[str, Mapping[str, Any]]) -> Sections:
    """Return the heading, and the records of each kind by id as lines of JSON, with their order.

    `background` holds the topics with those that follow from the data.
    """
    kinds = [*(kind.plural for kind in KINDS), "background"]
    return {
        "about": ((key, _json(value)) for key, value in jsonable(about).items()),
        "order": ((kind, " ".join(records[kind])) for kind in kinds),
        **{
            kind: ((id, _json(jsonable(one))) for id, one in records[kind].items())
            for kind in kinds
        },
        "brief": ((id, _json(_brief(effect))) for id, effect in records["effects"].items()),
        "closed": _closed().items(),
    }


def _brief(effect: Effect) -> dict[str, Any]:
    """Return what the lines of lists tell of an effect; absent values are there as null."""
    told: dict[str, Any] = {key: jsonable(getattr(effect, key)) for key in BRIEF}
    slices = [{key: getattr(one, key) for key in BRIEF_SLICE} for one in effect.slices]
    told[SHORTENED] = [
        {key: value if value is None else jsonable(value) for key, value in one.items()}
        for one in slices
    ]
    return told


BRIEF = (
    "id",
    "name",
    "plain_name",
    "systems",
    "summary",
    "serious",
    "contexts",
    "terms",
    "certainty",
)
BRIEF_SLICE = ("context", "term", "certainty", "present", "mixed", "absent", "surest", "headline")


def _closed() -> dict[str, str]:
    """Return every key of every record, with the name of the closed list that its values are from."""
    found: dict[str, str] = {}
    waiting = [About, *(getattr(model, kind.record) for kind in KINDS)]
    seen = set(waiting)
    while waiting:
        for field in fields(waiting.pop()):
            parts = {one for one in parts_of(field.type) if isinstance(one, type)}
            closed = [one.__name__ for one in parts if issubclass(one, Category)]
            found[field.name] = closed[0] if closed else found.get(field.name, "")
            inner = {one for one in parts if is_dataclass(one)} - seen
            seen |= inner
            waiting += inner
    return found


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Sorted:
    """Sections in memory, read as `knowledge.lines` reads those of a file, without one."""

    def __init__(self, sections: Sections) -> None:
        """Sort the lines of each section. Raises ValueError as `dump` does."""
        self.sections = {name: Lines(_sorted(name, pairs)) for name, pairs in sections.items()}

    def section(self, name: str) -> "Lines":
        """Return the section of this name; an empty one when there is none."""
        return self.sections.get(name) or Lines({})


class Lines:
    """Keys with a line of text each, in the order of the keys."""

    def __init__(self, lines: dict[str, str]) -> None:
        self._lines = lines
        self._keys = list(lines)
        self.get = lines.get

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, key: str) -> bool:
        return key in self._lines

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield every key with its value, in order."""
        return iter(self._lines.items())

    def below(self, prefix: str) -> Iterator[tuple[str, str]]:
        """Yield the keys that begin with a text, each with its value, in order."""
        for key in self._keys[bisect_left(self._keys, prefix) :]:
            if not key.startswith(prefix):
                return
            yield key, self._lines[key]


def _sorted(name: str, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    lines = sorted((_line(key, " "), _line(value)) for key, value in pairs)
    found = dict(lines)
    if len(found) != len(lines):
        raise ValueError(f"a key comes twice in section {name}")
    return found


def dump(sections: Sections | Sorted, signature: str) -> bytes:
    """Return a file of sections; `signature` is a line that says what it was made from.

    Raises ValueError for a key that comes twice, and for what is no line of text.
    """
    held = sections if isinstance(sections, Sorted) else Sorted(sections)
    head = [_line(signature)]
    body = b""
    for name, lines in held.sections.items():
        data = "".join(f"{key}\t{value}\n" for key, value in lines).encode("utf-8")
        head.append(f"{name}\t{len(data)}\t{len(lines)}")
        body += data
    heading = "\n".join(head).encode("utf-8")
    sums = b"".join(
        crc32(body[at : at + BLOCK]).to_bytes(SUM, "big") for at in range(0, len(body), BLOCK)
    )
    total = FIRST_LENGTH + len(heading) + len(sums) + len(body)
    return FIRST % (FORMAT, len(heading), crc32(heading + sums), total) + heading + sums + body


def _line(text: str, least: str = "\n") -> str:
    """Return a text that fits on a line; a key holds nothing below a blank."""
    if "\n" in text or (least == " " and text and min(text) < least):
        raise ValueError(f"{text!r} is no line of text")
    return text
