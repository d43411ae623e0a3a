"""JSON for scripts: one document, or one record a line. Keys are the model's field names."""

import json
import re
from typing import Any

from ketcli.model import KnowledgeBase
from ketcli.shapes import Answer
from ketcli.render import Page
from ketcli.snapshot import jsonable

SCHEMA = 1
"""Raised by anything but an added key."""


def render_json(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the whole answer as one indented document."""
    document = {
        "schema": SCHEMA,
        "edition": kb.about.edition,
        "reviewed": kb.about.reviewed,
        "notice": kb.about.notice,
        "query": asked(answer),
        "total": len(answer.records),
        "results": results(answer, page.fields),
    }
    if answer.nothing:
        document["nothing"] = jsonable(answer.nothing)
    return dumped(document, indent=2) + "\n"


def render_jsonl(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return one record a line; nothing at all when there are no records."""
    return "".join(dumped(result) + "\n" for result in results(answer, page.fields))


def dumped(value: Any, indent: int | None = None) -> str:
    """Return JSON in UTF-8 letters, with every character escaped that could steer a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


# JSON escapes C0 itself; these are DEL, C1, separators, bidirectional controls and lone surrogates.
_STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def asked(answer: Answer) -> dict[str, Any]:
    """Return what was asked, as the program understood it."""
    return {
        "command": answer.command,
        "kind": answer.kind,
        "text": answer.text,
        "filters": jsonable(answer.filters),
        "corrections": jsonable(answer.corrections),
        "unknown": list(answer.unknown),
        "remarks": list(answer.remarks),
    }


def results(answer: Answer, keep: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Return the records as plain values, with `match` where a search found them."""
    found = []
    for record in answer.records:
        result: dict[str, Any] = jsonable(record)
        match = answer.matches.get(result.get("id", ""))
        if match:
            result["match"] = jsonable(match)
        found.append({key: result[key] for key in keep if key in result} if keep else result)
    return found

