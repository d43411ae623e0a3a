"""The shapes that answers come in: records of one kind, and why there may be none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ketcli.knowledge.base import Facets, Pointer
from ketcli.knowledge.vocabulary import Context, Presence, Seriousness, Setting, System, Term
from ketcli.retrieval.searching import Correction, Match

SCHEMA = 1
"""Number of the JSON document; raised by anything but an added key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a record must be: within a facet any of the values, across facets all of them.

    Facets of findings (term, context, setting, drug) are decided on one finding
    together; system and `serious` belong to the effect as a whole. `drugs_also`
    are drugs whose findings count for those of `drugs`.
    """

    terms: tuple[Term, ...] = ()
    contexts: tuple[Context, ...] = ()
    settings: tuple[Setting, ...] = ()
    drugs: tuple[str, ...] = ()
    drugs_also: tuple[str, ...] = ()
    systems: tuple[System, ...] = ()
    serious: bool = False

    @property
    def on_findings(self) -> bool:
        """Whether any facet is decided on findings."""
        return bool(self.terms or self.contexts or self.settings or self.drugs)

    def admit(self, finding: Any) -> bool:
        """Tell whether one finding, or its facets, meets every facet of findings."""
        term = not self.terms or finding.term == Term.BOTH or finding.term in self.terms
        drug = not self.drugs or finding.drug in self.drugs or finding.drug in self.drugs_also
        context = not self.contexts or finding.context in self.contexts
        return term and drug and context and (not self.settings or finding.setting in self.settings)

    def admit_effect(self, effect: Facets) -> bool:
        """Tell whether an effect belongs under the filters; absent findings admit none."""
        if self.systems and not any(system in effect.systems for system in self.systems):
            return False
        if self.serious and effect.gravity >= len(Seriousness):
            return False
        return not self.on_findings or any(
            self.admit(f) for f in effect.findings if f.presence != Presence.ABSENT
        )

    def words(self) -> tuple[str, ...]:
        """Return the filters as people read them, in a fixed order; empty when there are none."""
        findings = [c.label for c in (*self.terms, *self.contexts, *self.settings)]
        systems = [system.label for system in self.systems]
        return (*findings, *self.drugs, *systems, *(("serious",) if self.serious else ()))


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

    `left_out` counts the records that a limit cut off. `see` points at
    substances, groups of people or a topic that the words name, and `entry` means that records were
    asked for by name and are shown whole. `sort` is the order that was asked for, if any.
    """

    command: str
    kind: str
    records: Sequence[Any]
    text: str = ""
    filters: Filters = field(default_factory=Filters)
    entry: bool = False
    sort: str = ""
    left_out: int = 0
    matches: Mapping[str, Match] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()
    nothing: Nothing | None = None
    remarks: tuple[str, ...] = ()
    see: tuple[Pointer, ...] = ()
