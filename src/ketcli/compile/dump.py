"""Sections of keys and values become the bytes that `knowledge.lines` reads."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any
from zlib import crc32

from ketcli.knowledge.about import About
from ketcli.knowledge.kinds import KINDS
from ketcli.knowledge.lines import BLOCK, FIRST, FIRST_LENGTH, FORMAT, SUM
from ketcli.knowledge.records import jsonable

Pairs = Iterator[tuple[str, str]]
"""Keys and values, each a line of text without control characters."""
Sections = Mapping[str, "Iterable[tuple[str, str]] | Lines"]
"""The same, by the name of their section."""
Built = Mapping[str, Mapping[str, Any]]
"""Records with what follows from others, by id, by the plural of their kind."""


def record_sections(about: About, records: Built) -> Sections:
    """Return the heading, and the records of each kind by id as lines of JSON, with their order.

    `background` holds the topics with those that follow from the data.
    """
    kinds = [*(kind.plural for kind in KINDS), "background"]
    return {
        "about": ((key, as_json(value)) for key, value in jsonable(about).items()),
        "order": ((kind, " ".join(records[kind])) for kind in kinds),
        **{kind: ((id, as_json(jsonable(r))) for id, r in records[kind].items()) for kind in kinds},
        "cuts": (
            (f"{kind} {id}", _cuts(jsonable(one)))
            for kind in kinds
            for id, one in records[kind].items()
        ),
    }


def _cuts(values: Mapping[str, Any]) -> str:
    """Return where in its line the value of each key of a record begins and ends, in letters."""
    at, found = 0, ""
    for key, value in values.items():
        # A brace or comma, quotes and a colon stand before it.
        begin = at + len(key) + 4
        at = begin + len(as_json(value))
        found += f" {key}:{begin}-{at}"
    return found + " "


def as_json(value: Any) -> str:
    """Return JSON without spaces, as it stands on a line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def grouped(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Yield each key with all of its values, once each, between blanks."""
    found: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    yield from ((key, " ".join(values)) for key, values in found.items())


class Sorted:
    """Sections in memory, read as `knowledge.lines` reads those of a file, without one.

    A section is made when it is first read: what is checked needs few of them.
    """

    def __init__(self, sections: Sections) -> None:
        self._waiting = dict(sections)
        self._made: dict[str, Lines] = {}

    def __iter__(self) -> Iterator[tuple[str, "Lines"]]:
        """Yield every section with its name. Raises ValueError as `dump` does."""
        return ((name, self.section(name)) for name in sorted({*self._waiting, *self._made}))

    def add(self, name: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Add a section."""
        self._waiting[name] = pairs

    def section(self, name: str) -> "Lines":
        """Return the section of this name; an empty one when there is none."""
        if name in self._waiting:
            made = self._waiting.pop(name)
            if not isinstance(made, Lines):
                pairs = sorted((_line(key, " "), _line(value)) for key, value in made)
                made = Lines(pairs)
                if len(made) != len(pairs):
                    raise ValueError(f"a key comes twice in section {name}")
            self._made[name] = made
        return self._made.get(name) or Lines({})


class Lines(dict[str, str]):
    """Keys with a line of text each, in the order of the keys."""

    def __iter__(self) -> Pairs:  # type: ignore[override]
        """Yield every key with its value, in order."""
        return iter(self.items())

    def every(self) -> dict[str, str]:
        """Return all keys with their values, in order."""
        return self.copy()

    def below(self, prefix: str) -> Pairs:
        """Yield the keys that begin with a text, each with its value, in order."""
        for key in self._order[bisect_left(self._order, prefix) :]:
            if not key.startswith(prefix):
                return
            yield key, self[key]

    @cached_property
    def _order(self) -> list[str]:
        return list(self.keys())


def dump(sections: Sections | Sorted, signature: str) -> bytes:
    """Return a file of sections; `signature` is a line that says what it was made from.

    Raises ValueError for a key that comes twice, and for what is no line of text.
    """
    held = sections if isinstance(sections, Sorted) else Sorted(sections)
    head = [_line(signature)]
    body = b""
    for name, lines in held:
        data = "".join([f"{key}\t{value}\n" for key, value in lines]).encode("utf-8")
        head.append(f"{name}\t{len(data)}\t{len(lines)}")
        body += data
    heading = "\n".join(head).encode("utf-8")
    blocks = (body[at : at + BLOCK] for at in range(0, len(body), BLOCK))
    sums = b"".join(crc32(block).to_bytes(SUM, "big") for block in blocks)
    total = FIRST_LENGTH + len(heading) + len(sums) + len(body)
    return FIRST % (FORMAT, len(heading), crc32(heading + sums), total) + heading + sums + body


def _line(text: str, least: str = "\n") -> str:
    """Return a text that fits on a line; a key holds nothing below a blank."""
    if "\n" in text or (least == " " and text and min(text) < least):
        raise ValueError(f"{text!r} is no line of text")
    return text
