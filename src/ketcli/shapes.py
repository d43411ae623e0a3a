"""The shapes that answers come in: records of one kind, and why there may be none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ketcli.model import Effect, Figure, Finding, Source
from ketcli.search import Correction, Match
from ketcli.vocabulary import Certainty, Context, Drug, Presence, Setting, System, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a record must be: within a facet any of the values, across facets all of them.

    Facets of findings (term, context, setting, drug) are decided on one finding
    together; system and `serious` belong to the effect as a whole.
    """

    terms: tuple[Term, ...] = ()
    contexts: tuple[Context, ...] = ()
    settings: tuple[Setting, ...] = ()
    drugs: tuple[Drug, ...] = ()
    systems: tuple[System, ...] = ()
    serious: bool = False

    @property
    def on_findings(self) -> bool:
        """Whether any facet is decided on findings."""
        return bool(self.terms or self.contexts or self.settings or self.drugs)

    def admit(self, finding: Finding) -> bool:
        """Tell whether one finding meets every facet of findings."""
        term = not self.terms or finding.term is Term.BOTH or finding.term in self.terms
        drug = not self.drugs or finding.drug is Drug.EITHER or finding.drug in self.drugs
        context = not self.contexts or finding.context in self.contexts
        return term and drug and context and (not self.settings or finding.setting in self.settings)

    def admit_effect(self, effect: Effect) -> bool:
        """Tell whether an effect belongs under the filters; absent findings admit none."""
        if self.systems and not set(self.systems) & set(effect.systems):
            return False
        if self.serious and not effect.seriousness:
            return False
        return not self.on_findings or any(
            self.admit(f) for f in effect.findings if f.presence is not Presence.ABSENT
        )

    def words(self) -> tuple[str, ...]:
        """Return the filters as people read them, in a fixed order; empty when there are none."""
        chosen = (*self.terms, *self.contexts, *self.settings, *self.drugs, *self.systems)
        return (*(c.label for c in chosen), *(("serious",) if self.serious else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """Why there is no answer; never to be read as an all-clear.

    `kind` is unknown-words (we do not know what was meant), filtered-out (known,
    but nothing recorded under these filters) or not-found (sources looked and did
    not find it).
    """

    kind: str
    message: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Records of one kind, in order, and what was asked to get them.

    `entry` means that one record was asked for by name and is shown whole.
    """

    command: str
    kind: str
    records: tuple[Any, ...]
    text: str = ""
    filters: Filters = field(default_factory=Filters)
    entry: bool = False
    matches: Mapping[str, Match] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()
    nothing: Nothing | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource(Source):
    """A source with the ids of the records that cite it, in order."""

    cited_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is recorded on an effect in one context and term; findings that are not absent count."""

    context: Context
    term: Term
    findings: int
    absent: int
    certainty: Certainty
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An effect in each context and term; cells with nothing recorded are there, with 0."""

    id: str
    name: str
    plain_name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timespan:
    """When an effect starts or how long it lasts, by one finding.

    Seconds run from `low_seconds` to `high_seconds`; both are absent where the
    source gives words only.
    """

    effect: str
    name: str
    plain_name: str
    what: str
    context: Context
    term: Term
    drug: Drug
    text: str
    source: str
    low_seconds: float | None = None
    high_seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A legal value of a filter, with the effects and findings that have it."""

    facet: str
    flag: str
    value: str
    label: str
    meaning: str
    effects: int
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of records of the knowledge base."""

    facet: str
    value: str
    label: str
    effects: int
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A problem or doubt of a knowledge base; lines and columns count from 1, 0 means none."""

    level: str
    path: str
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was asked, as the program understood it."""

    command: str
    kind: str
    text: str
    filters: Filters
    corrections: tuple[Correction, ...]
    unknown: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The JSON document; `schema` is raised by anything but an added key."""

    schema: int
    edition: str
    reviewed: str
    notice: str
    query: Query
    total: int
    results: tuple[Any, ...]
    nothing: Nothing | None = None
