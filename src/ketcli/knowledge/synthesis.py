"""What the findings of an effect say together, by context and term: one line for each question.

Worked out when a knowledge base is compiled, by the rules of `certainty`;
each answer holds the ids of the findings that it was made from.
"""

from dataclasses import dataclass

from ketcli.knowledge.evidence import Figure, Number
from ketcli.knowledge.vocabulary import Certainty, Context, Reversibility, Route, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A context and a term."""

    context: Context
    term: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The number that leads: a share, with the finding and source that it comes from.

    `low` to `high` are percentages over `sources` independent figures of the same kind, this
    one among them, and `findings` holds the ids of all of these. `source_label` names the
    source as people do.
    """

    finding: str
    source: str
    source_label: str
    context: Context
    term: Term
    drug: str
    figure: Figure
    sources: int
    low: Number
    high: Number
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How soon it starts, or how long it lasts, when the drug was taken by one route.

    Seconds run from the lowest to the highest that a source gives in numbers, and are absent
    where all give words only; the lowest is absent too where all give no more than an upper
    end. `text` is what most sources say. No route: not stated.
    """

    text: str
    sources: int
    findings: tuple[str, ...]
    route: Route | None = None
    low_seconds: int | None = None
    high_seconds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How many independent sources say that it ends so, in the words of the first."""

    degree: Reversibility
    text: str
    sources: int
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound:
    """A source that looked and did not find it."""

    finding: str
    source: str
    source_label: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """What the findings of one context and term say together.

    No context or no term means any, and then `certainty` is that of the surest cell, which
    `surest` names. `reason` says in words how certainty was reached, `certainty_findings` from what.
    `present`, `mixed` and `absent` count findings; `sources` counts sources of those that are not
    absent and `people` the independent groups of people behind the present ones. No `headline`
    means that no share is recorded. `shares` holds the ids of all findings with a share, the
    leading one first, one for each group of people. `endings` come most frequent first.
    """

    certainty: Certainty
    reason: str
    certainty_findings: tuple[str, ...]
    present: int
    mixed: int
    absent: int
    sources: int
    people: int
    context: Context | None = None
    term: Term | None = None
    surest: Place | None = None
    headline: Headline | None = None
    shares: tuple[str, ...] = ()
    onsets: tuple[Times, ...] = ()
    durations: tuple[Times, ...] = ()
    endings: tuple[Ending, ...] = ()
    not_found: tuple[NotFound, ...] = ()
