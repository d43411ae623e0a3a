"""Findings one a row: what was found of one effect, flat, with its source beside it."""

from __future__ import annotations

from ketcli.answers.names import UNKNOWN_IS_NOT_SAFE, checked
from ketcli.answers.picked import Finding, cut
from ketcli.answers.records import named
from ketcli.answers.select import admitted
from ketcli.answers.shapes import Answer, Filters, Missing, Nothing
from ketcli.answers.slicing import LEADING
from ketcli.errors import KetError, shown
from ketcli.jsontext import loads
from ketcli.language.ideas import words as said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from ketcli.knowledge.base import KnowledgeBase

COLUMNS = {
    "id": "finding.id",
    "effect": "effect.id",
    "name": "effect.name",
    "plain_name": "effect.plain_name",
    "context": "finding.context",
    "setting": "finding.setting",
    "drug": "finding.drug",
    "term": "finding.term",
    "presence": "finding.presence",
    "frequency": "finding.frequency",
    "percent": "finding.figure.percent",
    "percent_high": "finding.figure.percent_high",
    "count": "finding.figure.count",
    "total": "finding.figure.total",
    "comparator": "finding.figure.comparator.name",
    "comparator_percent": "finding.figure.comparator.percent",
    "comparator_count": "finding.figure.comparator.count",
    "comparator_total": "finding.figure.comparator.total",
    "comparator_took_drug": "finding.figure.comparator.took_drug",
    "population": "finding.figure.population|finding.population",
    "base": "finding.figure.of",
    "measure": "finding.figure.measure",
    "composite": "finding.figure.composite",
    "counts": "finding.figure.counts",
    "figure_text": "finding.figure.text",
    "statement": "finding.statement",
    "caveat": "finding.caveat",
    "basis": "finding.basis",
    "source": "source.id",
    "cited": "source.label",
    "year": "source.year",
    "kind": "source.kind",
    "locator": "finding.locator",
    "doi": "source.doi",
    "pmid": "source.pmid",
    "url": "source.url",
}
"""Every column, and where its value stands: in the effect, the finding or its source; `|` parts second choices."""
_PLACES = {key: [one.split(".") for one in places.split("|")] for key, places in COLUMNS.items()}


class Row:
    """A finding of one effect; what is not recorded is None."""

    __slots__ = ("_values",)

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    def __getattr__(self, name: str) -> Any:
        if name not in COLUMNS:
            raise AttributeError(name)
        return self._values.get(name)

    def values(self) -> dict[str, Any]:
        """Return the columns that hold something, as JSON values."""
        return self._values


def findings(
    kb: KnowledgeBase,
    filters: Filters,
    effects: Iterable[str] = (),
    *,
    chosen: Sequence[Callable[[dict[str, Any]], bool]] = (),
    sort: str = "",
    limit: int = 0,
) -> Answer[Row]:
    """Return the findings of effects, or of all, under filters; those that looked and found nothing too.

    `chosen` are tests that a row must pass, `sort` is a column: numbers the largest
    first, words by the alphabet, what has no value last. Raises UnknownName for no column.
    """
    column = sort.replace("-", "_")
    if column:
        checked("column", column, COLUMNS)
    every = list(effects) or list(kb.effects)
    rows = [row for row in _rows(kb, filters, every) if all(test(row) for test in chosen)]
    if column:
        rows.sort(key=lambda row: (0, _order(row[column])) if column in row else (1, 0))
    message = "No finding is all of this; fewer filters or words may find some; 'ket groups' tells of people at risk."
    answer = Answer(
        command="findings",
        kind="finding",
        records=tuple(map(Row, rows)),
        filters=filters,
        sort=sort,
        nothing=None
        if rows
        else Nothing(kind=Missing.FILTERED_OUT, message=f"{message} {UNKNOWN_IS_NOT_SAFE}"),
    )
    return cut(answer, limit)


def _order(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else -value


def choosing(
    kb: KnowledgeBase,
    sources: Sequence[str] | None = None,
    measures: Sequence[str] | None = None,
    population: str | None = None,
    years: str | None = None,
) -> list[Callable[[dict[str, Any]], bool]]:
    """Return the tests of rows: any of the sources by any name, any of the measures, words, years.

    `population` are words that stand in the text of who was observed, `years` is a year or
    years like 2010-2015. Raises UnknownName and KetError for values that are none of these.
    """
    tests: list[Callable[[dict[str, Any]], bool]] = []
    if sources:
        ids = {named(kb, "source", name) for name in sources}
        tests.append(lambda row: row["source"] in ids)
    if measures:
        legal = (kb.section("offers").get("measure") or "").split()
        wanted = {checked("measure", one, legal) for one in measures}
        tests.append(lambda row: row.get("measure") in wanted)
    if words := (population or "").casefold().split():
        ideas = {*said(kb.language, population or "")}

        def observed(row: dict[str, Any]) -> bool:
            whom = row.get("population", "").casefold()
            return all(w in whom for w in words) or ideas <= {*said(kb.language, whom)}

        tests.append(observed)
    if years:
        first, last = _years(years)
        tests.append(lambda row: first <= row.get("year", 0) <= last)
    return tests


def _years(text: str) -> tuple[int, int]:
    first, between, last = text.partition("-")
    ends = (first, last) if between else (first,)
    if not all(one.isascii() and one.isdigit() and len(one) == 4 for one in ends):
        raise KetError(f"'{shown(text)}' is neither a year nor years like 2010-2015")
    if between and last < first:
        raise KetError(f"'{shown(text)}' ends before it begins; years are like 2010-2015")
    return int(first), int(last or first)


def _rows(kb: KnowledgeBase, filters: Filters, effects: list[str]) -> Iterator[dict[str, Any]]:
    """Yield a row for each finding of each effect, in the order of the knowledge base."""
    # Whole effects are chosen here; those of whom a source says "not found" under the filters stay.
    whole = filters._replace(terms=(), contexts=(), settings=(), drugs=())
    ids = admitted(kb, effects, filters if filters.certainties else whole)
    cited: dict[str, Any] = {}
    lines = kb.section("sources")
    for line in kb.effects.parts(ids, ("id", "name", "plain_name", "findings")):
        effect = loads(line)
        for finding in effect["findings"]:
            if not filters.admit(Finding(finding)):
                continue
            id = finding["source"]
            if id not in cited:
                cited[id] = loads(lines.get(id) or "{}")
            yield flat({"effect": effect, "finding": finding, "source": cited[id]})


def flat(records: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of an effect, a finding and its source, those that hold something."""
    columns = {}
    for column, places in _PLACES.items():
        for place in places:
            value: Any = records
            for key in place:
                value = value.get(key) if value else None
            if value is not None:
                columns[column] = value
                break
    return columns


def leading(brief: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of the number that leads of an effect in short, and how sure that is."""
    lead = brief.get("headline") or {}
    source = {"id": lead.get("source"), "label": lead.get("source_label")}
    told: dict[str, Any] = {**brief, **flat({"finding": lead, "source": source})}
    return {key: one for key, one in told.items() if key in ("certainty", *LEADING)}
