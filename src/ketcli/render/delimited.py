"""CSV and TSV: one row a record, lists joined by '; ', of records inside records what tells them."""

from __future__ import annotations

import io

from ketcli.answers.fields import columns
from ketcli.answers.shapes import Answer
from ketcli.jsontext import clean, steers
from ketcli.knowledge.base import KnowledgeBase
from ketcli.render import Page
from ketcli.render.json_document import results

try:
    from _csv import writer as csv_writer
except ImportError:  # other interpreters than CPython
    from csv import writer as csv_writer
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LONGEST_CELL = 32_767
"""Letters that a cell of a spreadsheet can hold."""
MORE = "; ... (more: --json)"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def render_csv(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return RFC 4180 rows; a text that a spreadsheet would run as a formula gets a leading '."""
    out = io.StringIO()
    writer = csv_writer(out, lineterminator="\r\n")
    head, *rows = table(answer, kb, page)
    writer.writerow(head)
    writer.writerows([[_inert(cell) for cell in row] for row in rows])
    return out.getvalue()


def render_tsv(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return rows parted by tabs; a tab or line break inside a value becomes a space."""
    head, *rows = table(answer, kb, page)
    lines = ["\t".join(head), *("\t".join(map(clean, row)) for row in rows)]
    return "".join(line + "\n" for line in lines)


def table(answer: Answer, kb: KnowledgeBase, page: Page) -> list[list[str]]:
    """Return the keys of the records, or those to keep, and below them each record's values as text."""
    head = list(page.fields) or columns(kb, answer, full=page.full)
    cell = _changed if answer.kind == "change" else _cell
    keep = tuple(head) if answer.kind == "effect" and not page.full else page.fields
    found = results(answer, kb, keep)
    return [head, *([_fits(cell(result.get(key, ""))) for key in head] for result in found)]


def _fits(cell: str) -> str:
    """Return a text that a cell of a spreadsheet holds; of a longer one what fits, and where the rest is."""
    # Letters outside the first plane count twice there.
    if 2 * len(cell) <= LONGEST_CELL or len(cell.encode("utf-16-le", "replace")) < 2 * LONGEST_CELL:
        return cell
    kept = cell.encode("utf-16-le", "replace")[: 2 * (LONGEST_CELL - len(MORE) - 1)]
    whole, part, rest = kept.decode("utf-16-le", "ignore").rpartition("; ")
    return (whole if part else rest) + MORE


def _changed(value: str) -> str:
    """Return one side of a change, whole: two sides that differ anywhere must not read the same."""
    if not value.startswith(("[", "{")):
        return value
    # A title may begin with a bracket too: all of it must be JSON.
    from json import loads

    try:
        return _spread(loads(value)) or "empty"
    except ValueError:
        return value


def _spread(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_spread(one)}" for key, one in value.items())
    return "; ".join(map(_spread, value)) if isinstance(value, list) else _cell(value)


def _cell(value: object) -> str:
    """Return a value as text that holds no JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    return _told(value) if isinstance(value, dict) else str(value)


def _told(record: dict[str, Any], under: str = "") -> str:
    """Return a record inside a record by its id, its text, or else by its plain values.

    Each of these stands after its key, and after the keys of the records that it is inside: the
    percentage of a comparator is never read as that of the figure.
    """
    for key in ("id", "text"):
        if key in record:
            return f"{under}{record[key]}"
    held = ((f"{under}{key} ", one) for key, one in record.items() if not isinstance(one, list))
    return ", ".join(_told(v, at) if isinstance(v, dict) else at + _cell(v) for at, v in held)


def _inert(cell: str) -> str:
    shown = cell
    if not cell.isprintable():
        shown = "".join("\ufffd" if steers(c) and c != "\n" else c for c in cell)
    return "'" + shown if shown.startswith(_FORMULA) else shown
