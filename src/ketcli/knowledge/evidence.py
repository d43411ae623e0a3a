"""What sources say: findings with their figures and times, and the sources themselves."""

from dataclasses import dataclass

from ketcli.knowledge.constraints import (
    Amount,
    Count,
    Doi,
    DrugId,
    EffectId,
    Id,
    Percent,
    Pmid,
    SourceId,
    Text,
    Url,
    Year,
)
from ketcli.knowledge.vocabulary import (
    Access,
    Base,
    Basis,
    Context,
    Design,
    Frequency,
    Language,
    Measure,
    Presence,
    Region,
    Reversibility,
    Route,
    Setting,
    SourceKind,
    Term,
    Unit,
)

Number = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A place in a source."""

    source: SourceId
    locator: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One cited statement that is not a finding; `evidence` as in Finding."""

    text: Text
    cites: tuple[Cite, ...] = ()
    evidence: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A length of time. `low` and `high` are in `unit`; a unit alone means some of them."""

    text: Text
    low: Amount | None = None
    high: Amount | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """Whether the effect resolved once the drug was stopped, and in what words."""

    degree: Reversibility
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparator:
    """What the figure was set against; numbers as in Figure.

    `took_drug` says that those people had the drug too, so that the difference tells nothing of it.
    """

    name: Text
    percent: Percent | None = None
    count: Count | None = None
    total: Count | None = None
    took_drug: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number and of whom it speaks.

    `percent` to `percent_high` is a range; `count` of `total` are people or
    events; `text` says what these fields cannot (ratios, means, intervals).
    `composite` means that the number counts more than this effect alone; `counts`
    says in a few words what it counts, where that is not just the effect.
    """

    measure: Measure
    of: Base
    population: Text
    percent: Percent | None = None
    percent_high: Percent | None = None
    count: Count | None = None
    total: Count | None = None
    comparator: Comparator | None = None
    text: Text | None = None
    composite: bool = False
    counts: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One statement about effects in one context, with its source.

    `also` cites further sources for the same people or statement: they are not
    independent. `evidence` holds rows of the extraction tables that the finding
    was written from. `population` says who was observed where there is no figure.
    `id` follows from the source and the first row where an editor gives none.
    `people` names the group of people observed where several sources speak of the
    same one; those count once. `route` is the way of taking that its times belong to.
    `lead` makes its figure the one that stands for the effect in its context and term.
    """

    id: Id = ""
    effects: tuple[EffectId, ...]
    statement: Text
    context: Context
    drug: DrugId
    term: Term
    source: SourceId
    locator: Text
    presence: Presence = Presence.PRESENT
    setting: Setting = Setting.NOT_STATED
    frequency: Frequency | None = None
    figure: Figure | None = None
    population: Text | None = None
    onset: Span | None = None
    duration: Span | None = None
    reversibility: Reversal | None = None
    caveat: Text | None = None
    also: tuple[Cite, ...] = ()
    evidence: tuple[Text, ...] = ()
    people: Text | None = None
    basis: Basis = Basis.PEOPLE
    route: Route | None = None
    lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publication; `read` says how it was read, `part` which part of it.

    `url` is where a reader can open it, `read_at` the copy that was read where that
    is another. `title_note` says in our words what the title does not, `language` is that of
    a source that is not in English. `regulator` is the region whose medicines regulator speaks in it,
    `inside` the design of the studies inside a review, `people` the group of people
    studied where several sources study the same one. A `weak` source supports no
    more than low certainty. `label` is what people call it; it follows from authors, year
    and kind where an editor gives none.
    """

    id: Id
    kind: SourceKind
    title: Text
    read: Access
    title_note: Text | None = None
    language: Language | None = None
    url: Url | None = None
    authors: Text | None = None
    publisher: Text | None = None
    year: Year | None = None
    edition: Text | None = None
    doi: Doi | None = None
    pmid: Pmid | None = None
    part: Text | None = None
    sample: Text | None = None
    note: Text | None = None
    read_at: Url | None = None
    regulator: Region | None = None
    inside: Design | None = None
    people: Text | None = None
    weak: bool = False
    label: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource(Source):
    """A source with the ids of the records that cite it, in order."""

    cited_by: tuple[str, ...] = ()
