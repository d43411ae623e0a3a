"""Records chosen from a snapshot, in order: passed on as the lines they are, or decoded when asked for."""

from __future__ import annotations

from _collections_abc import Sequence

from ketcli.jsontext import dumps, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, TypeVar

    from ketcli.answers.shapes import Answer, Filters
    from ketcli.knowledge.base import Table

    Base = Sequence[Any]
    R = TypeVar("R")
else:
    Base = Sequence


class Picked(Base):
    """Records by id; with `narrowed`, findings outside the filters are left out of each."""

    __slots__ = ("_narrowed", "_records", "ids")

    def __init__(self, records: Any, ids: Iterable[str], narrowed: Filters | None = None) -> None:
        self._records: Table = records
        self._narrowed = narrowed
        self.ids = tuple(ids)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return Picked(self._records, self.ids[at], self._narrowed)
        return self._record(self.ids[at])

    def __len__(self) -> int:
        return len(self.ids)

    def _record(self, id: str) -> Any:
        record = self._records[id]
        if not self._narrowed:
            return record
        from ketcli.knowledge.records import replaced

        findings = tuple(f for f in record.findings if self._narrowed.admit(f))
        return replaced(record, findings=findings)

    def of(self, ids: Iterable[str]) -> Picked:
        """Return the records of other ids, narrowed alike."""
        return Picked(self._records, ids, self._narrowed)

    def lines(self, keep: Sequence[str] = ()) -> list[str]:
        """Return each record as one line of JSON, with the keys to keep, and maybe more, or with all."""
        if keep and not self._narrowed:
            return self._records.parts(self.ids, keep)
        lines = self._records.lines(self.ids)
        return [self._narrow(line)[0] for line in lines] if self._narrowed else lines

    def kept(self) -> Iterator[tuple[int, int]]:
        """Yield how many findings of each record are kept, and how many there are; 0 of 0 unnarrowed."""
        if not self._narrowed:
            return iter([(0, 0)] * len(self.ids))
        return (self._narrow(line)[1:] for line in self._records.lines(self.ids))

    def _narrow(self, line: str) -> tuple[str, int, int]:
        values = loads(line)
        every = values.get("findings", [])
        if self._narrowed:
            values["findings"] = [f for f in every if self._narrowed.admit(Finding(f))]
        kept = len(values["findings"])
        return dumps(values), kept, len(every)


class Finding:
    """A finding as JSON values, with what filters ask of it."""

    __slots__ = ("context", "drug", "setting", "term")

    def __init__(self, values: dict[str, str]) -> None:
        self.context = values["context"]
        self.drug = values["drug"]
        self.setting = values["setting"]
        self.term = values["term"]


def pick(records: Any, ids: Iterable[str]) -> Picked:
    """Return the records of these ids, undecoded."""
    return Picked(records, ids)


def cut(answer: Answer[R], limit: int) -> Answer[R]:
    """Return an answer without the records behind the first of a limit; with all for 0."""
    left = len(answer.records) - limit
    if not limit or left <= 0:
        return answer
    return answer._replace(records=answer.records[:limit], left_out=answer.left_out + left)


def limited(answer: Answer[Any]) -> str:
    """Return the sentence that says what a limit left out; empty where it left out nothing."""
    shown = len(answer.records)
    left = answer.left_out
    return f"Showing the first {shown:,} of {shown + left:,}." if left else ""
