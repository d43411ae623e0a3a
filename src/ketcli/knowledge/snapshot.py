"""The compiled knowledge base as UTF-8: written when the package is built, mapped at every start."""

from __future__ import annotations

from _collections_abc import Sequence

from ketcli.knowledge.base import KnowledgeBase, Table
from ketcli.knowledge.lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    Base = Sequence[Any]
else:
    Base = Sequence


def load(data: bytes) -> KnowledgeBase:
    """Return the knowledge base of a snapshot; the content is trusted, having been compiled.

    Raises Damaged when the data are no whole snapshot of this format.
    """
    return KnowledgeBase(Lines(data))


def opened(path: str, gone: Callable[[], bool] | None = None) -> Lines:
    """Return a snapshot without reading it; `gone` as in Lines.

    Raises Damaged, and OSError when there is no such file.
    """
    import mmap

    data: mmap.mmap | bytes
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib costs more than the look-up
        try:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:  # an empty file
            data = b""
    return Lines(data, gone)


class Picked(Base):
    """Some records of a snapshot, in order; decoded one by one, or not at all."""

    __slots__ = ("_records", "ids")

    def __init__(self, records: Table, ids: Iterable[str]) -> None:
        self._records = records
        self.ids = tuple(ids)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return tuple(self._records[id] for id in self.ids[at])
        return self._records[self.ids[at]]

    def __len__(self) -> int:
        return len(self.ids)

    def lines(self) -> list[str]:
        """Return each record as one line of JSON."""
        return self._records.lines(self.ids)


def pick(records: Mapping[str, Any], ids: Iterable[str]) -> Sequence[Any]:
    """Return the records of these ids, undecoded where they come from a snapshot."""
    if isinstance(records, Table):
        return Picked(records, ids)
    return tuple(records[id] for id in ids)
