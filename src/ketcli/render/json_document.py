"""JSON for scripts: one document, or one record a line. Keys are the model's field names."""

import json
import re
from typing import Any

from ketcli.answers.shapes import SCHEMA, Answer
from ketcli.knowledge.base import KnowledgeBase, Pointer
from ketcli.knowledge.records import jsonable
from ketcli.knowledge.snapshot import Picked
from ketcli.printable import STEERING
from ketcli.render import Page


def render_json(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the whole answer as one document, each record on a line of its own."""
    head = {
        "schema": SCHEMA,
        "edition": kb.about.edition,
        "reviewed": kb.about.reviewed,
        "notice": kb.about.notice,
        "query": asked(answer, page.fields),
        **({"nothing": jsonable(answer.nothing)} if answer.nothing else {}),
        "see": [pointed(pointer) for pointer in answer.see],
        "total": len(answer.records) + answer.left_out,
    }
    lines = ",\n    ".join(_lines(answer, page.fields))
    records = f"[\n    {lines}\n  ]" if lines else "[]"
    return f'{dumped(head, indent=2)[:-2]},\n  "results": {records}\n}}\n'


def render_jsonl(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return one record a line; nothing at all when there are no records."""
    return "".join(line + "\n" for line in _lines(answer, page.fields))


def _lines(answer: Answer, keep: tuple[str, ...]) -> list[str]:
    """Return each record as a line of JSON; whole records of a snapshot are passed on unread."""
    if keep or not isinstance(answer.records, Picked):
        return [dumped(result) for result in results(answer, keep)]
    return [
        f'{line[:-1]},"match":{dumped(jsonable(answer.matches[id]))}}}' if answer.matches else line
        for id, line in zip(answer.records.ids, answer.records.lines(), strict=True)
    ]


def dumped(value: Any, indent: int | None = None) -> str:
    """Return JSON in UTF-8 letters, with every character escaped that could steer a terminal."""
    parts = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=parts)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


# The line breaks of an indented document are its own; JSON escapes those of texts itself.
_STEERING = re.compile(f"(?!\n)[{STEERING}]")


def asked(answer: Answer, keep: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return what was asked, as the program understood it; `fields` is empty for whole records."""
    return {
        "command": answer.command,
        "kind": answer.kind,
        "text": answer.text,
        "filters": jsonable(answer.filters),
        "fields": list(keep),
        "corrections": jsonable(answer.corrections),
        "unknown": list(answer.unknown),
        "remarks": list(answer.remarks),
    }


def pointed(pointer: Pointer) -> dict[str, str]:
    """Return a pointer as plain values; a danger is absent where there is none."""
    found = {"command": pointer.command, "id": pointer.id, "name": pointer.name}
    return {**found, "danger": pointer.danger} if pointer.danger else found


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
