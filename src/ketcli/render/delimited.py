"""CSV and TSV: one row a record, lists joined by '; ', records inside records as JSON."""

import csv
import io
import json
import re
from typing import Any

from ketcli.answers.schema import columns
from ketcli.answers.shapes import Answer
from ketcli.knowledge.base import KnowledgeBase
from ketcli.printable import STEERING
from ketcli.render import Page
from ketcli.render.blocks import clean
from ketcli.render.json_document import results

# A quoted cell may hold tabs and line breaks; nothing else that steers a terminal or a reader.
_CONTROL = re.compile(f"(?![\n])[{STEERING}]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def render_csv(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return RFC 4180 rows; a text that a spreadsheet would run as a formula gets a leading '."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    head, *rows = table(answer, page.fields)
    writer.writerow(head)
    writer.writerows([[_inert(cell) for cell in row] for row in rows])
    return out.getvalue()


def render_tsv(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return rows parted by tabs; a tab or line break inside a value becomes a space."""
    head, *rows = table(answer, page.fields)
    lines = ["\t".join(head), *("\t".join(clean(cell) for cell in row) for row in rows)]
    return "".join(line + "\n" for line in lines)


def table(answer: Answer, keep: tuple[str, ...] = ()) -> list[list[str]]:
    """Return the keys of the records, or those to keep, and below them each record's values as text."""
    head = list(keep) or columns(answer)
    return [head, *([_cell(result.get(key, "")) for key in head] for result in results(answer))]


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        if all(isinstance(item, str) for item in value):
            return "; ".join(value)
        return json.dumps(value, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _inert(cell: str) -> str:
    shown = _CONTROL.sub("\ufffd", cell)
    return "'" + shown if shown.startswith(_FORMULA) else shown
