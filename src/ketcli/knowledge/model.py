"""The records of the knowledge base; their fields are the schema of the YAML and of the JSON.

A field that is absent holds None and is left out of JSON, so that every key
that is present has one type. A list is always there; empty means none recorded.
"""

from dataclasses import dataclass

from ketcli.knowledge.about import About, Amendment, EditionChange
from ketcli.knowledge.constraints import (
    EffectId,
    GroupId,
    Id,
    InteractionId,
    Reviewed,
    SourceId,
    Text,
)
from ketcli.knowledge.evidence import (  # noqa: F401 - kinds of record are looked for here by name
    Cite,
    CitedSource,
    Finding,
    Note,
    Source,
)
from ketcli.knowledge.language_entry import Judgement, LanguageEntry, Utterances
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A sign that stands first on the pages of effects, mixtures and groups of people: it is their own."""

    sign: Text
    effects: tuple[EffectId, ...] = ()
    mixtures: tuple[InteractionId, ...] = ()
    groups: tuple[GroupId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """When to get help: `signs` each complete the heading of the tier; `action` is what to do.

    Signs that concern only some people name them in `groups` and are shown where those are meant. `own` says of
    which page a sign is the first, where words cannot tell.
    """

    id: Id
    tier: Tier
    signs: tuple[Text, ...]
    effects: tuple[EffectId, ...]
    cites: tuple[Cite, ...]
    action: Text | None = None
    occasions: tuple[Occasion, ...] = ()
    groups: tuple[GroupId, ...] = ()
    own: tuple[Own, ...] = ()
    evidence: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one source says in a disagreement."""

    text: Text
    source: SourceId
    locator: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two or more sources that say different things about the same question."""

    id: Id
    question: Text
    effects: tuple[EffectId, ...]
    sides: tuple[Side, ...]
    comment: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """The nearest term of a coding system; `note` says where it is not quite the effect."""

    system: Text
    id: Text
    label: Text
    note: Text | None = None


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

    id: Id
    name: Text
    plain_name: Text
    systems: tuple[System, ...]
    summary: Text
    synonyms: tuple[Text, ...] = ()
    lay_terms: tuple[Text, ...] = ()
    abbreviations: tuple[Text, ...] = ()
    complaints: tuple[Text, ...] = ()
    seriousness: tuple[Serious, ...] = ()
    severity: SeverityRange | None = None
    raises_risk: tuple[Note, ...] = ()
    helps: tuple[Note, ...] = ()
    monitor: tuple[Note, ...] = ()
    unknowns: tuple[Note, ...] = ()
    related: tuple[EffectId, ...] = ()
    reviewed: Reviewed = "not-reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(EffectEntry):
    """An effect with everything that points at it, and what follows from its findings.

    `contexts`, `terms` and `certainty` are derived from findings that are not
    absent, and certainty is that of the surest context and term, which `surest` names;
    `slices` holds what findings say together, for any context and term first, without
    those in which nothing is recorded; `help` is ordered fastest tier first, and
    `emergency` are its signs to call for help now, but those of groups of people.
    """

    serious: bool = False
    emergency: tuple[Text, ...] = ()
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
class InteractionEntry:
    """What happens when the drug meets another substance, as an editor writes it."""

    id: Id
    name: Text
    summary: Text
    danger: Danger
    synonyms: tuple[Text, ...] = ()
    lay_terms: tuple[Text, ...] = ()
    mechanism: Note | None = None
    findings: tuple[Finding, ...] = ()
    reviewed: Reviewed = "not-reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(InteractionEntry):
    """What happens when the drug meets another substance; `emergency` are signs to call for help now."""

    emergency: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEntry:
    """People for whom the drug is riskier or different, as an editor writes it."""

    id: Id
    name: Text
    summary: Text
    synonyms: tuple[Text, ...] = ()
    lay_terms: tuple[Text, ...] = ()
    findings: tuple[Finding, ...] = ()
    reviewed: Reviewed = "not-reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(GroupEntry):
    """People for whom the drug is riskier or different; `emergency` are their own signs to call for help now."""

    emergency: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of a topic with its cited statements, and figures where there are any."""

    heading: Text
    notes: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Background that readers of side effects ask for."""

    id: Id
    name: Text
    summary: Text
    synonyms: tuple[Text, ...] = ()
    lay_terms: tuple[Text, ...] = ()
    sections: tuple[Section, ...] = ()
    reviewed: Reviewed = "not-reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim of a popular article, in our words, and what the evidence says to it."""

    id: Id
    article: SourceId
    claim: Text
    verdict: Verdict
    answer: Text
    effects: tuple[EffectId, ...] = ()
    cites: tuple[SourceId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectCodes:
    """The codes of one effect."""

    effect: EffectId
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeBaseFile:
    """What one YAML file may hold; every key is optional, and several files make one whole."""

    about: About | None = None
    language: LanguageEntry | None = None
    effects: tuple[EffectEntry, ...] = ()
    findings: tuple[Finding, ...] = ()
    help: tuple[Help, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    codes: tuple[EffectCodes, ...] = ()
    sources: tuple[Source, ...] = ()
    interactions: tuple[InteractionEntry, ...] = ()
    groups: tuple[GroupEntry, ...] = ()
    topics: tuple[Topic, ...] = ()
    claims: tuple[Claim, ...] = ()
    utterances: tuple[Utterances, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    changes: tuple[EditionChange, ...] = ()
