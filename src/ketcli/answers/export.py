"""All records in one file for other programs: tables of SQLite, or JSON lines."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ketcli.answers.findings import COLUMNS, flat
from ketcli.errors import KetError, shown
from ketcli.jsontext import dumps, loads
from ketcli.knowledge.base import KnowledgeBase, Table
from ketcli.knowledge.kinds import SINGULAR

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, Any]

FINDING = [c for c, place in COLUMNS.items() if place.startswith("finding.")]
SHORT = ("id", "name", "summary", "record")
TABLES = {
    "about": ("edition", "reviewed", "notice"),
    "sources": (
        "id", "label", "kind", "title", "title_note", "language", "authors", "publisher", "year", "doi", "pmid", "url",
        "read", "record",
    ),
    "findings": (*FINDING, "source"),
    "effects": ("id", "name", "plain_name", "summary", "serious", "certainty", "leading_finding", "record"),
    "interactions": ("id", "name", "summary", "danger", "record"),
    "groups": SHORT,
    "topics": SHORT,
    "effect_findings": ("effect_id", "finding_id"),
    "interaction_findings": ("interaction_id", "finding_id"),
    "group_findings": ("group_id", "finding_id"),
}  # fmt: skip
"""Every table, after those that it points at; `record` is the whole record in JSON."""
POINTS = {"source": "sources", "finding_id": "findings", "leading_finding": "findings",
          "effect_id": "effects", "interaction_id": "interactions", "group_id": "groups"}  # fmt: skip
"""The tables that columns point at."""
NAMES = (
    "name", "plain_name", "synonyms", "lay_terms", "abbreviations", "complaints", "title", "label",
)  # fmt: skip
VIEWS = """
create virtual table texts using fts5(kind unindexed, id unindexed, names, statement, tokenize = 'porter unicode61');
create view serious_effects as
    select e.id, e.name, e.plain_name, e.certainty, f.percent, f.percent_high, f.measure, f.base, f.population,
        f.counts, f.context, f.term, s.label as cited
    from effects e left join findings f on f.id = e.leading_finding left join sources s on s.id = f.source
    where e.serious order by f.percent desc, e.id;
create view cited_findings as
    select e.id as effect, e.plain_name, f.*, s.label as cited, s.year, s.doi, s.pmid, s.url
    from effect_findings x join effects e on e.id = x.effect_id join findings f on f.id = x.finding_id
        join sources s on s.id = f.source;
create view mixtures as
    select i.id, i.name, i.danger, f.statement, f.caveat, s.label as cited, s.doi, s.url
    from interactions i left join interaction_findings x on x.interaction_id = i.id
        left join findings f on f.id = x.finding_id left join sources s on s.id = f.source;
"""


def export(kb: KnowledgeBase, path: str, *, force: bool = False) -> None:
    """Write all records to a file in one step; how it ends, `.sqlite` or `.jsonl`, says what it becomes.

    Raises KetError for another ending, a place that cannot be written to, and a file that is
    there already unless `force`.
    """
    write = {".sqlite": _sqlite, ".jsonl": _jsonl}.get(Path(path).suffix)
    said = shown(path)
    if not write:
        raise KetError(f"'{said}' ends neither in .sqlite nor in .jsonl")
    if os.path.lexists(path) and not force:
        raise KetError(f"'{said}' is there already; --force replaces it")
    draft = Path(f"{path}.{os.getpid()}.part")
    _end_at_leisure()
    try:
        write(kb, draft)
        draft.replace(path)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise KetError(f"cannot write '{said}': {reason}") from error
    finally:
        with suppress(OSError):
            draft.unlink()


def _end_at_leisure() -> None:
    """Let an interrupt, or who ends the program, take the draft away first; what is ignored stays so."""
    # Not in a thread of another program.
    with suppress(ValueError):
        if callable(signal.getsignal(signal.SIGINT)):
            signal.signal(signal.SIGINT, signal.default_int_handler)
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, _ended)


def _ended(number: int, frame: object) -> None:
    """End with the status that a shell tells of a signal."""
    sys.exit(128 + number)


def written(kb: KnowledgeBase, path: str) -> str:
    """Return a sentence on what an export holds."""
    kinds = ("effects", "interactions", "groups", "topics", "sources")
    held = ", ".join(f"{len(_records(kb, kind)):,} {kind}" for kind in kinds)
    return f"Wrote {shown(path)}: {held}; edition {kb.edition}."


def _lines(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Yield the table and the line of JSON of every record but findings, which stand inside others."""
    about = kb.section("about")
    parts = (f'"{key}":{about.get(key) or "null"}' for key in TABLES["about"])
    yield "about", f"{{{','.join(parts)}}}"
    for kind in ("sources", "effects", "interactions", "groups", "topics"):
        table = _records(kb, kind)
        yield from ((kind, line) for line in table.lines(list(table)))


def _records(kb: KnowledgeBase, kind: str) -> Table[Any]:
    """Return the records of a kind; of topics, those that follow from the data too."""
    records: Table[Any] = kb.background if kind == "topics" else getattr(kb, kind)
    return records


def _jsonl(kb: KnowledgeBase, path: Path) -> None:
    with path.open("x", encoding="utf-8", newline="") as file:
        file.writelines(f'{{"table":"{table}",{line[1:]}\n' for table, line in _lines(kb))


def _rows(kb: KnowledgeBase) -> Iterator[tuple[str, Row]]:
    for table, line in _lines(kb):
        record = loads(line)
        slices = record.get("slices") or [{}]
        leading = (slices[0].get("headline") or {}).get("finding")
        yield table, {**record, "record": line, "leading_finding": leading}
        for finding in record.get("findings", ()):
            yield "findings", {**flat({"finding": finding}), "source": finding["source"]}
            one = SINGULAR[table]
            yield f"{one}_findings", {f"{one}_id": record["id"], "finding_id": finding["id"]}


def _sqlite(kb: KnowledgeBase, path: Path) -> None:
    base = sqlite3.connect(path)
    try:
        for table, columns in TABLES.items():
            base.execute(f'create table "{table}" ({", ".join(_declared(table, columns))})')
        base.executescript(VIEWS)
        with base:
            for table, row in _rows(kb):
                _insert(base, table, row)
    finally:
        base.close()


def _declared(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    for column in columns:
        key = " primary key" if column == "id" else ""
        points = f' references "{POINTS[column]}" (id)' if column in POINTS else ""
        yield f'"{column}"{key}{points}'
    if "id" not in columns and table != "about":
        yield f'primary key ("{columns[0]}", "{columns[1]}")'


def _insert(base: sqlite3.Connection, table: str, row: Row) -> None:
    """Insert a row, and its texts; a finding that several records share is inserted once."""
    values = [row.get(column) for column in TABLES[table]]
    plain = [dumps(value) if isinstance(value, list | dict) else value for value in values]
    marks = ", ".join("?" * len(plain))
    new = base.execute(f'insert or ignore into "{table}" values ({marks})', plain).rowcount  # noqa: S608
    if new and "id" in row:
        held = (row.get(key) for key in NAMES)
        names = "\n".join(v if isinstance(v, str) else "\n".join(v) for v in held if v)
        told = "\n".join(row[key] for key in ("summary", "statement", "caveat") if row.get(key))
        base.execute("insert into texts values (?, ?, ?, ?)", (table, row["id"], names, told))
