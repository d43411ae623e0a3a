"""Sections of keys and values become the bytes that `knowledge.lines` reads."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from zlib import crc32

from ketcli.knowledge.about import About
from ketcli.knowledge.kinds import KINDS
from ketcli.knowledge.lines import BLOCK, FIRST, FIRST_LENGTH, FORMAT, SUM
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
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dump(sections: Sections, signature: str) -> bytes:
    """Return a file of sections; `signature` is a line that says what it was made from.

    Raises ValueError for a key that comes twice, and for what is no line of text.
    """
    head = [_line(signature)]
    body = b""
    for name, pairs in sections.items():
        lines = sorted((_line(key, " "), _line(value, "\n")) for key, value in pairs)
        if len({key for key, _ in lines}) != len(lines):
            raise ValueError(f"a key comes twice in section {name}")
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
