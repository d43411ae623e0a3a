"""JSON for scripts: one document, or one record a line. Keys are the model's field names."""

import json
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
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def render_jsonl(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return one record a line; nothing at all when there are no records."""
    return "".join(
        json.dumps(result, ensure_ascii=False) + "\n" for result in results(answer, page.fields)
    )


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

