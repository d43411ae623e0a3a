"""The shapes that answers come in: records of one kind, and why there may be none.

Light named tuples, because machine formats are made of them: declaring a dataclass takes longer than a search.
"""

from __future__ import annotations

from ketcli.knowledge.base import NOT_SERIOUS, Facets, Pointer
from ketcli.status import ANSWERED, NOTHING
from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Generic

    from typing_extensions import TypeVar

    from ketcli.retrieval.searching import Correction, Match

    R_co = TypeVar("R_co", covariant=True, default=Any)
else:
    R_co = None

    class Generic:
        """Stands in for typing, which machine formats have no time for."""

        __slots__ = ()

        def __class_getitem__(cls, of: object) -> type:
            return cls


SCHEMA = 2
"""Number of the JSON document; raised by anything but an added key."""


CHOSEN = {
    "term": "terms", "context": "contexts", "setting": "settings", "drug": "drugs", "system": "systems",
    "reversibility": "reversibilities", "certainty": "certainties",
}  # fmt: skip
"""The facets in their order, each with the key of `Filters` that holds the values asked for."""


class Filters(NamedTuple):
    """What a record must be: within a facet any of the values, across facets all of them.

    Facets of findings (term, context, setting, drug, reversibility) are decided on one
    finding together; system and `serious` belong to the effect as a whole, certainty to the
    slice that the others ask for. Reversibility chooses effects, and narrows nothing of what is
    told of them: a source that says "goes away" must not hide the others. `drugs_also` are
    drugs whose findings count for those of `drugs`.
    """

    terms: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ()
    drugs_also: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    reversibilities: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    serious: bool = False
    labels: tuple[str, ...] = ()
    """The values as people read them."""

    @property
    def on_findings(self) -> bool:
        """Whether any facet narrows findings."""
        return bool(self.terms or self.contexts or self.settings or self.drugs)

    @property
    def cell(self) -> tuple[str, str]:
        """The context and the term of the slice asked for; empty for any, and several are as good."""
        context = self.contexts[0] if len(self.contexts) == 1 else ""
        return context, self.terms[0] if len(self.terms) == 1 else ""

    def admit(self, finding: Any) -> bool:
        """Tell whether one finding, or its facets, meets every facet that narrows findings."""
        term = not self.terms or finding.term == "both" or finding.term in self.terms
        drug = not self.drugs or finding.drug in self.drugs or finding.drug in self.drugs_also
        context = not self.contexts or finding.context in self.contexts
        return term and drug and context and (not self.settings or finding.setting in self.settings)

    def admit_effect(self, effect: Facets) -> bool:
        """Tell whether an effect belongs under the filters; absent findings admit none.

        Where a setting or drug is asked for, no certainty is compiled: `select.admitted` works it out.
        """
        return self._whole(effect) and self._has_finding(effect)

    def _whole(self, effect: Facets) -> bool:
        """Tell whether an effect is what was asked for of it as a whole, and of its slice."""
        if self.systems and not any(system in effect.systems for system in self.systems):
            return False
        if self.serious and effect.gravity >= NOT_SERIOUS:
            return False
        sure = not self.certainties or effect.certainties.get(self.cell) in self.certainties
        return bool(sure or self.settings or self.drugs)

    def _has_finding(self, effect: Facets) -> bool:
        """Tell whether some finding is all that was asked for of one."""
        if not (self.on_findings or self.reversibilities):
            return True
        return any(
            f.presence != "absent"
            and self.admit(f)
            and (not self.reversibilities or f.reversibility in self.reversibilities)
            for f in effect.findings
        )

    def words(self) -> tuple[str, ...]:
        """Return the filters as people read them, in a fixed order; empty when there are none."""
        values = (value for key in CHOSEN.values() for value in getattr(self, key))
        labels = self.labels or tuple(getattr(value, "label", value) for value in values)
        return (*labels, *(("serious",) if self.serious else ()))


class Missing:
    """The three nothings; none of them is ever to be read as an all-clear."""

    UNKNOWN_WORDS = "unknown-words"
    """We do not know what was meant."""
    FILTERED_OUT = "filtered-out"
    """Known, but nothing is recorded under these filters."""
    NOT_FOUND = "not-found"
    """Sources looked and did not find it."""


class Suggestion(NamedTuple):
    """Something to try instead: an effect with its id, or else a word; `reason` says what it rests on."""

    name: str
    reason: str
    id: str | None = None


class Nothing(NamedTuple):
    """Why there is no answer; `kind` is one of Missing."""

    kind: str
    message: str
    suggestions: tuple[Suggestion, ...] = ()


class Remark(str):
    """A sentence about the answer."""

    __slots__ = ()
    aloud = first = False
    """Whether it is said on standard error too, and whether it begins the page."""


class Aloud(Remark):
    """A remark on what was taken to be meant."""

    __slots__ = ()
    aloud = True


class First(Remark):
    """A remark that is read before anything else."""

    __slots__ = ()
    first = True


NO_MATCHES: Mapping[str, Match] = {}


class Answer(NamedTuple, Generic[R_co]):
    """Records of one kind, in order, and what was asked to get them.

    `left_out` counts the records that a limit cut off. `see` points at
    substances, groups of people or a topic that the words name, and `entry` means that records were
    asked for by name and are shown whole. `question` is what words ask of an effect, by the kinds
    of `data/language/questions.yaml`, `alarms` the ids of help that words are a sign for,
    `mended` is the text without its slips. `sort` is the order that was asked for, if any.
    """

    command: str
    kind: str
    records: Sequence[R_co]
    text: str = ""
    filters: Filters = Filters()
    entry: bool = False
    sort: str = ""
    left_out: int = 0
    matches: Mapping[str, Match] = NO_MATCHES
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()
    nothing: Nothing | None = None
    remarks: tuple[Remark, ...] = ()
    see: tuple[Pointer, ...] = ()
    question: str = ""
    alarms: tuple[str, ...] = ()
    mended: str = ""

    @property
    def asides(self) -> list[Remark]:
        """The remarks that stand at the end of a page."""
        return [remark for remark in self.remarks if not (remark.aloud or remark.first)]

    @property
    def status(self) -> int:
        """The exit status: a name that means nothing, and an effect without a finding, are no answer."""
        if self.see or not self.nothing:
            return ANSWERED if self.see or self.records else NOTHING
        if self.nothing.kind == Missing.UNKNOWN_WORDS:
            return NOTHING
        if self.nothing.kind == Missing.FILTERED_OUT and self.kind == "effect":
            found = any(effect.findings for effect in self.records)  # type: ignore[attr-defined]
            return ANSWERED if found else NOTHING
        return ANSWERED if self.entry and self.records else NOTHING
