"""What is other in one knowledge base than in another: records that are new, gone or changed, by field."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ketcli.answers.rows import Change
from ketcli.answers.shapes import Answer, Remark
from ketcli.compile import compiler, files, yamlfile
from ketcli.compile.written import written
from ketcli.errors import KetError, UnsoundData
from ketcli.jsontext import dumps, loads
from ketcli.knowledge.kinds import KINDS
from ketcli.knowledge.lines import Lines

Records = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Records as JSON values, by the key of their list and by id."""

COMPILED = ".lines"
INSIDE = ("help", "disagreements", "codes")
"""What a compiled effect holds that is a record of its own."""


def difference(old: str, new: str) -> Answer[Change]:
    """Return what is other in `new`: YAML beside YAML as it is written, a snapshot beside what is compiled.

    Raises KetError where one cannot be read, UnsoundData where it cannot be compiled for a snapshot.
    """
    paths = [files.given(path) for path in (old, new)]
    snapshots = any(path.suffix == COMPILED for path in paths)
    records = tuple(_changes(*map(_compiled if snapshots else _written, paths)))
    remarks = () if records else (Remark("No record differs."),)
    text = f"{old} {new}"
    return Answer(command="diff", kind="change", records=records, text=text, remarks=remarks)


def _written(path: Path) -> Records:
    read = [yamlfile.parsed(file) for file in files.read([path])]
    if problems := [problem for file in read for problem in file.problems]:
        raise UnsoundData(problems)
    found = written(read)
    return {kind: {id: row.value for id, row in rows.items()} for kind, rows in found.items()}


def _lines(path: Path) -> Lines:
    if path.suffix != COMPILED:
        return Lines(compiler.sound(compiler.examine([path])))
    try:
        return Lines(path.read_bytes())
    except OSError as error:
        raise KetError(f"'{path}' cannot be read: {error.strerror}") from error


def _compiled(path: Path) -> Records:
    lines = _lines(path)
    records: dict[str, dict[str, Any]] = {
        "about": {"about": {key: loads(line) for key, line in lines.section("about")}}
    }
    for kind in KINDS:
        records[kind.plural] = {id: loads(line) for id, line in lines.section(kind.plural)}
    findings = records["findings"] = {}
    for effect in records["effects"].values():
        findings.update((one["id"], one) for one in effect.pop("findings", ()))
        for key in INSIDE:
            effect.pop(key, None)
    return records


def _changes(before: Records, after: Records) -> Iterator[Change]:
    for kind in dict.fromkeys((*after, *before)):
        old, new = before.get(kind, {}), after.get(kind, {})
        yield from (Change(kind=kind, id=id, change="new") for id in new if id not in old)
        yield from (Change(kind=kind, id=id, change="gone") for id in old if id not in new)
        for id, record in new.items():
            for field in dict.fromkeys((*record, *old.get(id, ()))) if id in old else ():
                pair = old[id].get(field), record.get(field)
                if pair[0] != pair[1]:
                    said = (v if v is None or isinstance(v, str) else dumps(v) for v in pair)
                    yield Change(kind, id, "changed", field, *said)
