"""Records that are made for an answer and stand in no file."""

from __future__ import annotations

from ketcli.knowledge.vocabulary import Context, Route, Term
from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ketcli.knowledge.synthesis import Slice


class Comparison(NamedTuple):
    """An effect in each context and term in which anything is recorded; `emergency` are signs to call for help now."""

    id: str
    name: str
    plain_name: str
    emergency: tuple[str, ...]
    cells: tuple[Slice, ...]


class Timespan(NamedTuple):
    """When an effect starts or how long it lasts, by one finding.

    Seconds run from `low_seconds` to `high_seconds`; both are absent where the
    source gives words only. No `route`: the source does not say how it was taken.
    """

    effect: str
    name: str
    plain_name: str
    what: str
    context: Context
    term: Term
    drug: str
    text: str
    source: str
    route: Route | None = None
    low_seconds: float | None = None
    high_seconds: float | None = None


class FacetValue(NamedTuple):
    """A legal value of a filter, with the effects and findings that have it."""

    facet: str
    flag: str
    value: str
    label: str
    meaning: str
    effects: int
    findings: int


class Field(NamedTuple):
    """A key of a kind of record, which `--fields` can keep."""

    kind: str
    field: str


class Count(NamedTuple):
    """A number of records of the knowledge base."""

    facet: str
    value: str
    label: str
    effects: int
    findings: int


class Change(NamedTuple):
    """A record that is `new` or `gone`, or one field of it that is `changed`; what is no text is JSON."""

    kind: str
    id: str
    change: str
    field: str | None = None
    before: str | None = None
    after: str | None = None


class Fault(NamedTuple):
    """A problem or doubt of a knowledge base; lines and columns count from 1, 0 means none."""

    level: str
    path: str
    line: int
    column: int
    message: str


ROWS: dict[str, Any] = {
    "comparison": Comparison,
    "timespan": Timespan,
    "value": FacetValue,
    "field": Field,
    "count": Count,
    "fault": Fault,
    "change": Change,
}
"""The row behind each kind of answer that has one."""
