"""A knowledge base before any record is read: what it is, what names there are, what each effect is.

Light on purpose: the JSON path imports this and not the records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ketcli.knowledge.about import About

if TYPE_CHECKING:
    from ketcli.knowledge.model import (
        Claim,
        Disagreement,
        Effect,
        Group,
        Help,
        Interaction,
        Source,
        Topic,
    )


class Name(NamedTuple):
    """One way to call an effect: `field` says which kind, `words` is what search compares."""

    effect: str
    field: str
    text: str
    words: Sequence[str]


class FindingFacets(NamedTuple):
    """What filters ask of a finding; the values are those of the categories."""

    term: str
    context: str
    setting: str
    drug: str
    presence: str


class Facets(NamedTuple):
    """What filters and ranking ask of an effect; `gravity` is 0 for what can kill, and grows."""

    name: str
    systems: Sequence[str]
    gravity: int
    findings: Sequence[FindingFacets]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A record that is no effect but may be what was meant: `command` shows it."""

    command: str
    id: str
    name: str
    danger: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeBase:
    """Everything that `ket` knows, by id, in the order of the files; interactions worst first.

    `plain` holds the plain words of all names, with the number of names that
    hold each; `by_word` the numbers of the names that hold each word; `by_effect`
    the number of the first name of each effect and the number after its last;
    `pointers` the wording of names that are no effects.
    """

    about: About
    effects: "Mapping[str, Effect]"
    sources: "Mapping[str, Source]"
    interactions: "Mapping[str, Interaction]"
    groups: "Mapping[str, Group]"
    topics: "Mapping[str, Topic]"
    claims: "Mapping[str, Claim]"
    disagreements: "Mapping[str, Disagreement]"
    help: "Mapping[str, Help]"
    names: Sequence[Name]
    plain: Mapping[str, int]
    by_word: Mapping[str, Sequence[int]]
    by_effect: Mapping[str, Sequence[int]]
    facets: Mapping[str, Facets]
    pointers: Mapping[str, Pointer]
