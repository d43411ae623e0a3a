"""Records chosen from a snapshot, as many and in the order asked for: passed on as lines, or decoded when asked for."""

from __future__ import annotations

from _collections_abc import Sequence

from ketcli.answers.names import no_such
from ketcli.answers.slicing import briefly
from ketcli.jsontext import dumps, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TypeVar

    from ketcli.answers.shapes import Answer, Filters
    from ketcli.knowledge.base import KnowledgeBase, Table

    R = TypeVar("R")
else:
    R = None


class Picked(Sequence[R]):
    """Records by id; findings outside the filters that they stand `under` are left out of each."""

    __slots__ = ("_narrowed", "_records", "ids")

    def __init__(self, records: Table[R], ids: Iterable[str], under: Filters | None = None) -> None:
        self._records = records
        self._narrowed = under
        self.ids = tuple(ids)

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return self.of(self.ids[at])
        record: Any = self._records[self.ids[at]]
        if not self._narrowed:
            return record
        from ketcli.knowledge.records import replaced

        findings = tuple(f for f in record.findings if self._narrowed.admit(f))
        return replaced(record, findings=findings)

    def of(self, ids: Iterable[str]) -> Picked[R]:
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
    """A finding as JSON values, which filters ask for by name, as those of a record."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__ = values


ORDERS = ("system", "name", "certainty", "serious", "how-often")
"""By body system, plain name, how sure, gravest first, or largest leading share first.

What is told of a slice is compared by that slice; equals stay in the order of the knowledge base.
"""


def in_order(kb: KnowledgeBase, ids: Iterable[str], order: str, filters: Filters) -> Iterable[str]:
    """Return effects in one of ORDERS, as they are for none; what has no certainty, or no share, comes last."""
    if not order:
        return ids
    from ketcli.knowledge.vocabulary import Certainty, System

    grades, systems = list(Certainty), list(System)
    keys: dict[str, Callable[[dict[str, Any]], Any]] = {
        "system": lambda told: systems.index(told["systems"][0]),
        "name": lambda told: told["plain_name"].casefold(),
        "certainty": lambda told: (
            grades.index(told["certainty"]) if told["slices"] else len(grades)
        ),
        "serious": lambda told: kb.facets[told["id"]].gravity,
        "how-often": lambda told: -_share(told["headline"]["figure"]) if "headline" in told else 1,
    }
    return [told["id"] for told in sorted(briefly(kb, ids, filters), key=keys[order])]


def _share(figure: dict[str, Any]) -> Any:
    """Return the percentage that a figure leads with; the lower one of a range."""
    return figure["percent"] if "percent" in figure else 100 * figure["count"] / figure["total"]


def by_column(answer: Answer[R], column: str, keys: Iterable[str]) -> Answer[R]:
    """Return an answer with its records ordered by a key.

    Numbers come the largest first, values of a closed list as they stand there, the gravest or surest first, other
    words by the alphabet, what has no value last. Raises UnknownName, with
    those of the `keys` of such records that would do, where none has a number or a text under it.
    """
    key = column.replace("-", "_")
    held = [getattr(record, key, None) for record in answer.records]
    if answer.records and not any(map(_compares, held)):
        told = {name: [getattr(one, name, None) for one in answer.records] for name in keys}
        legal = (name for name, each in told.items() if _compares(next(filter(None, each), None)))
        raise no_such("field to sort by", column, legal)
    places = sorted(range(len(held)), key=lambda n: _place(held[n]))
    records = answer.records
    if isinstance(records, Picked):
        ordered: Any = records.of([records.ids[n] for n in places])
    else:
        ordered = tuple(records[n] for n in places)
    return answer._replace(records=ordered, sort=column)


def _compares(value: object) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _place(value: Any) -> Any:
    if not _compares(value):
        return (2, 0)
    if closed := getattr(type(value), "values", None):
        return (1, list(closed).index(value))
    return (1, value.casefold()) if isinstance(value, str) else (0, -value)


def cut(answer: Answer[R], limit: int) -> Answer[R]:
    """Return an answer without the records behind the first of a limit; with all for 0."""
    left = len(answer.records) - limit
    if not limit or left <= 0:
        return answer
    return answer._replace(records=answer.records[:limit], left_out=answer.left_out + left)


def limited(answer: Answer[object]) -> str:
    """Return the sentence that says what a limit left out; empty where it left out nothing."""
    shown = len(answer.records)
    left = answer.left_out
    return f"Showing the first {shown:,} of {shown + left:,}." if left else ""
