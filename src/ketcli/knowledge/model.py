"""The records of the knowledge base; their fields are the schema of the YAML and of the JSON.

A field that is absent holds None and is left out of JSON, so that every key
that is present has one type. A list is always there; empty means none recorded.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from ketcli.knowledge.about import About
from ketcli.knowledge.evidence import (
    Cite,
    Comparator,
    Figure,
    Finding,
    Note,
    Number,
    Reversal,
    Source,
    Span,
)
from ketcli.knowledge.synthesis import Place, Slice
from ketcli.knowledge.vocabulary import (
    Certainty,
    Context,
    Danger,
    Occasion,
    Seriousness,
    Severity,
    System,
    Term,
    Tier,
    Verdict,
)

__all__ = [
    "About",
    "Cite",
    "Claim",
    "Code",
    "Comparator",
    "Disagreement",
    "Effect",
    "EffectCodes",
    "EffectEntry",
    "Figure",
    "Finding",
    "Group",
    "Help",
    "Interaction",
    "Judgement",
    "KnowledgeBaseFile",
    "Note",
    "Number",
    "Reversal",
    "Section",
    "Serious",
    "SeverityRange",
    "Side",
    "Source",
    "Span",
    "Topic",
    "cites",
    "walk",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """When to get help: `signs` each complete the heading of the tier; `action` is what to do.

    Signs that concern only some people name them in `groups` and are shown where those are meant.
    """

    id: str
    tier: Tier
    signs: tuple[str, ...]
    effects: tuple[str, ...]
    cites: tuple[Cite, ...]
    action: str | None = None
    occasions: tuple[Occasion, ...] = ()
    groups: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one source says in a disagreement."""

    text: str
    source: str
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two or more sources that say different things about the same question."""

    id: str
    question: str
    effects: tuple[str, ...]
    sides: tuple[Side, ...]
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """The nearest term of a coding system; `note` says where it is not quite the effect."""

    system: str
    id: str
    label: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Serious:
    """A seriousness criterion that the effect can meet, and who says so."""

    criterion: Seriousness
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityRange:
    """How mild and how severe the sources describe it."""

    low: Severity
    high: Severity
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectEntry:
    """An effect as an editor writes it; the first of `systems` is the primary one."""

    id: str
    name: str
    plain_name: str
    systems: tuple[System, ...]
    summary: str
    synonyms: tuple[str, ...] = ()
    lay_terms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()
    seriousness: tuple[Serious, ...] = ()
    severity: SeverityRange | None = None
    raises_risk: tuple[Note, ...] = ()
    helps: tuple[Note, ...] = ()
    monitor: tuple[Note, ...] = ()
    unknowns: tuple[Note, ...] = ()
    related: tuple[str, ...] = ()
    reviewed: str = "not-reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(EffectEntry):
    """An effect with everything that points at it, and what follows from its findings.

    `contexts`, `terms` and `certainty` are derived from findings that are not
    absent, and certainty is that of the surest context and term, which `surest` names;
    `slices` holds what findings say together, for any context and term first, without
    those in which nothing is recorded; `help` is ordered fastest tier first.
    """

    serious: bool = False
    contexts: tuple[Context, ...] = ()
    terms: tuple[Term, ...] = ()
    certainty: Certainty = Certainty.NONE
    surest: Place | None = None
    slices: tuple[Slice, ...] = ()
    help: tuple[Help, ...] = ()
    findings: tuple[Finding, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """What happens when the drug meets another substance."""

    id: str
    name: str
    summary: str
    danger: Danger
    synonyms: tuple[str, ...] = ()
    lay_terms: tuple[str, ...] = ()
    mechanism: Note | None = None
    findings: tuple[Finding, ...] = ()
    reviewed: str = "not-reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People for whom the drug is riskier or different."""

    id: str
    name: str
    summary: str
    synonyms: tuple[str, ...] = ()
    lay_terms: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    reviewed: str = "not-reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of a topic with its cited statements, and figures where there are any."""

    heading: str
    notes: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Background that readers of side effects ask for."""

    id: str
    name: str
    summary: str
    synonyms: tuple[str, ...] = ()
    lay_terms: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    reviewed: str = "not-reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim of a popular article, in our words, and what the evidence says to it."""

    id: str
    article: str
    claim: str
    verdict: Verdict
    answer: str
    effects: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectCodes:
    """The codes of one effect."""

    effect: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a search must find: `first` at the top, `also` anywhere, `never` nowhere.

    No `first` means that the words are strangers: nothing, or only guesses, may be found.
    """

    text: str
    kind: str
    first: str | None = None
    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeBaseFile:
    """What one YAML file may hold; every key is optional, and several files make one whole."""

    about: About | None = None
    effects: tuple[EffectEntry, ...] = ()
    findings: tuple[Finding, ...] = ()
    help: tuple[Help, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    codes: tuple[EffectCodes, ...] = ()
    sources: tuple[Source, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    groups: tuple[Group, ...] = ()
    topics: tuple[Topic, ...] = ()
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()


def cites(record: Any) -> list[Cite]:
    """Every cite inside a record, findings and sides of disagreements included."""
    found: list[Cite] = []
    for _, value in walk(record):
        if isinstance(value, Cite):
            found.append(value)
        elif hasattr(value, "source") and hasattr(value, "locator"):
            found.append(Cite(source=value.source, locator=value.locator))
        elif hasattr(value, "article"):
            found.extend(Cite(source=s, locator="") for s in (value.article, *value.cites))
    return found


def walk(
    value: Any, keys: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield a value and all values inside it, each with its keys."""
    yield keys, value
    if is_dataclass(value):
        for f in fields(value):
            yield from walk(getattr(value, f.name), (*keys, f.name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from walk(item, (*keys, number))
