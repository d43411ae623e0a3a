"""Many searches in one process: one query a line in, one JSON document a line out."""

from __future__ import annotations

import sys

from ketcli.answers.find import find
from ketcli.cli import output, streams
from ketcli.errors import KetError, shown
from ketcli.render import Page
from ketcli.render.json_document import line, refused
from ketcli.retrieval.index import Index
from ketcli.status import ANSWERED, NOTHING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

    from ketcli.cli.asked import Asked

LONGEST_LINE = 65_536
"""Bytes of a query that are read; the rest of its line is passed over."""


def run(asked: Asked) -> int:
    """Answer every line of the files named, or of standard input, in order and as it comes.

    Each document carries the exit status that its query alone would have had. Returns
    ANSWERED when any query was answered.
    """
    if output.chosen(asked) not in ("json", "jsonl", "table", "plain") or asked.form == "table":
        raise KetError("--batch writes JSON lines; leave --format out")
    kb = asked.knowledge_base()
    index = Index.of(kb)
    filters = asked.filters(kb)
    page = Page(fields=output.asked_fields(asked, kb, "effect"), full=asked.full)
    wanted: dict[str, Any] = {"exact": asked.exact, "sort": asked.sort, "limit": asked.limit}
    best = NOTHING
    for text in _queries(asked.names):
        try:
            answer = find(index, text, filters, **wanted)
            said = line(answer, kb, page)
            best = min(best, answer.status)
        except (KetError, RecursionError) as error:
            said = refused(text, str(error))
        streams.write(said, "jsonl")
    return ANSWERED if best == ANSWERED else NOTHING


def _queries(paths: list[str]) -> Iterator[str]:
    if not paths:
        if sys.stdin is None:
            raise KetError("no queries: standard input is closed; name a file of them")
        yield from _lines(sys.stdin.buffer)
    for path in paths:
        if path == "-":
            yield from _queries([])
            continue
        try:
            file = open(path, "rb")  # noqa: SIM115, PTH123 - closed below; pathlib is slow
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise KetError(f"cannot read '{shown(path)}': {reason}") from error
        with file:
            yield from _lines(file)


def _lines(file: BinaryIO) -> Iterator[str]:
    while data := file.readline(LONGEST_LINE):
        rest = data
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE)
        yield data.decode("utf-8", "replace").rstrip("\r\n")
