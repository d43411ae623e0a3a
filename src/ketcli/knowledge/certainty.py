"""How sure the sources let us be that the drug does this: the written rule, cell by cell.

A cell is one context and one term. What each finding supports is worked out in `support`; here
follow the word for what a cell holds and the steps between cells. 'ket about rules' says the
rule in words, and the reason of each word is one of the routes below.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from ketcli.knowledge.evidence import Finding
from ketcli.knowledge.support import (
    TRACES,
    Kind,
    Sources,
    Support,
    firm,
    improved,
    people,
    read_itself,
    supports,
)
from ketcli.knowledge.vocabulary import Certainty, Context, Presence, Term

Cell = tuple[Context, Term]

CELLS: tuple[Cell, ...] = tuple(product(Context, (Term.SHORT, Term.LONG)))
TRIALS_NEEDED = 2
REGIONS_NEEDED = 2
GROUPS_CONVERGING = 3
GROUPS_NEEDED = 2
LOOKED_IN_VAIN = 2
"""Groups in which it was looked for and not found, from which on a cell goes a step down."""


class Judged(NamedTuple):
    """A certainty, the reason in words, and the ids of the findings that decided it.

    `lifted` says that the other use decided it too.
    """

    certainty: Certainty
    reason: str
    findings: tuple[str, ...]
    lifted: bool = False


def judged(findings: Sequence[Finding], sources: Sources) -> dict[Cell, Judged]:
    """Return the certainty of each context and term of one effect, by the written rule."""
    own = {cell: _own(findings, sources, cell) for cell in CELLS}
    return {cell: _lifted(cell, own, findings, sources) for cell in CELLS}


def within(finding: Finding, context: Context | None, term: Term | None) -> bool:
    """Tell whether a finding speaks of this context and term; None admits any."""
    return context in (None, finding.context) and (
        term is None or finding.term in (term, Term.BOTH)
    )


def _own(findings: Iterable[Finding], sources: Sources, cell: Cell) -> Judged:
    """Judge a cell by itself; sources that do not say which context count for both."""
    context, term = cell
    timed = [f for f in findings if within(f, None, term)]
    present = [f for f in timed if f.context is context and f.presence is Presence.PRESENT]
    looked = [f for f in timed if f.context is context and f.presence is not Presence.PRESENT]
    if not present:
        return _unfound(looked)
    found = [*present, *_unsaid(timed, context, present, sources)]
    made = _weighed(found, sources, term)
    strong = (one.kind.strong for f in present for one in supports(f, sources))
    if made.certainty is Certainty.HIGH and not any(strong):
        reason = f"{made.reason}; but not of this use by itself"
        made = Judged(Certainty.MODERATE, reason, made.findings)
    return _stepped_down(made, found, looked, sources)


def _unsaid(
    timed: Iterable[Finding], context: Context, present: Iterable[Finding], sources: Sources
) -> list[Finding]:
    """Return present findings that name no use, where a source that was read names this one."""
    if context is Context.UNSPECIFIED or not any(read_itself(f, sources) for f in present):
        return []
    return [f for f in timed if f.context is Context.UNSPECIFIED and f.presence is Presence.PRESENT]


def _stepped_down(
    made: Judged, found: Iterable[Finding], looked: Sequence[Finding], sources: Sources
) -> Judged:
    """Take a step down where as many groups of people were looked at in vain as it was found in."""
    lower = {Certainty.HIGH: Certainty.MODERATE, Certainty.MODERATE: Certainty.LOW}
    seen = {
        people(f, sources)
        for f in found
        if firm(sources[f.source]) and sources[f.source].kind not in TRACES
    }
    unseen = {people(f, sources) for f in looked}
    if made.certainty not in lower or len(unseen) < max(LOOKED_IN_VAIN, len(seen)):
        return made
    reason = f"{made.reason}; a step down: {len(unseen)} looked and did not clearly find it"
    ids = (*made.findings, *(f.id for f in looked))
    return Judged(lower[made.certainty], reason, ids)


def _unfound(looked: Sequence[Finding]) -> Judged:
    mixed = tuple(f.id for f in looked if f.presence is Presence.MIXED)
    if mixed:
        return Judged(Certainty.LOW, "mixed results only", mixed)
    return Judged(Certainty.NONE, "no source reports it", ())


def _lifted(
    cell: Cell, own: Mapping[Cell, Judged], findings: Iterable[Finding], sources: Sources
) -> Judged:
    """Lift a cell by what the other use shows: it is one drug."""
    context, term = cell
    made = own[cell]
    other = {
        Context.RECREATIONAL: Context.THERAPEUTIC,
        Context.THERAPEUTIC: Context.RECREATIONAL,
    }.get(context)
    if other is None or own[other, term].certainty is not Certainty.HIGH:
        return made
    if made.certainty is Certainty.MODERATE and cell == (Context.RECREATIONAL, Term.SHORT):
        reason = f"{made.reason}; and high in treatment, where doses are no larger"
        return Judged(Certainty.HIGH, reason, made.findings, lifted=True)
    here = (f for f in findings if within(f, context, term) and f.presence is Presence.PRESENT)
    if made.certainty is Certainty.LOW and any(read_itself(f, sources) for f in here):
        reason = f"{made.reason}; but high in {other.label} use"
        return Judged(Certainty.MODERATE, reason, made.findings, lifted=True)
    return made


class _Voices:
    """What findings support together: each kind with its voices, one of a kind counting once."""

    def __init__(self, found: Iterable[Finding], sources: Sources, term: Term) -> None:
        self._of: dict[Kind, dict[str, Support]] = {}
        self.better = []
        for finding in found:
            for one in supports(finding, sources):
                self._of.setdefault(one.kind, {}).setdefault(one.voice, one)
            if improved(finding, sources):
                self.better.append(finding.id)
        self.short = term is Term.SHORT

    def count(self, kind: Kind) -> int:
        return len(self._of.get(kind, {}))

    @property
    def regions(self) -> str:
        return ", ".join(sorted(self._of.get(Kind.REGULATOR, {}))).upper()

    @property
    def groups(self) -> int:
        """Groups of people; none where comparisons show no difference, for they have none."""
        compared = self.count(Kind.POOL) or self.count(Kind.TRIAL)
        even = self.count(Kind.EVEN) >= LOOKED_IN_VAIN and not compared
        return 0 if even else self.count(Kind.GROUP)

    @property
    def stopped(self) -> bool:
        """Whether it got better on stopping, which only the long term is asked for."""
        return self.short or bool(self.better)

    @property
    def followed(self) -> bool:
        return any(one.followed for one in self._of.get(Kind.GROUP, {}).values())

    def word(self, certainty: Certainty, reason: str, *kinds: Kind) -> Judged:
        ids = [one.finding.id for kind in kinds for one in self._of.get(kind, {}).values()]
        return Judged(certainty, reason, tuple(dict.fromkeys(ids)))


def _weighed(found: Iterable[Finding], sources: Sources, term: Term) -> Judged:
    """Return the word for what present findings support together, without steps."""
    voices = _Voices(found, sources, term)
    return _high(voices) or _moderate(voices) or _low(voices)


def _high(voices: _Voices) -> Judged | None:
    """Compared, listed, or converging."""
    if voices.count(Kind.POOL) or voices.count(Kind.TRIAL) >= TRIALS_NEEDED:
        where = "pooled trials" if voices.count(Kind.POOL) else f"{voices.count(Kind.TRIAL)} trials"
        reason = f"more frequent than without the drug in {where}"
        return voices.word(Certainty.HIGH, reason, Kind.POOL, Kind.TRIAL)
    if voices.count(Kind.REGULATOR) >= REGIONS_NEEDED:
        return voices.word(
            Certainty.HIGH, f"listed by regulators: {voices.regions}", Kind.REGULATOR
        )
    if voices.regions and voices.groups >= GROUPS_CONVERGING and voices.stopped:
        reason = (
            f"listed by one regulator ({voices.regions}), seen in {voices.groups} groups of people"
        )
        reason += "" if voices.short else ", better on stopping"
        made = voices.word(Certainty.HIGH, reason, Kind.REGULATOR, Kind.GROUP)
        ids = (*made.findings, *([] if voices.short else voices.better))
        return made._replace(findings=tuple(dict.fromkeys(ids)))
    return None


def _moderate(voices: _Voices) -> Judged | None:
    """One of what two or three make high."""
    routes = (
        (Kind.REGULATOR, f"listed by one regulator: {voices.regions}"),
        (Kind.TRIAL, "more frequent than without the drug in one trial"),
        (Kind.AUTHORITY, "named by an authority or guideline"),
        (Kind.QUOTED, "listed in a label that was read as a quotation"),
    )
    for kind, reason in routes:
        if voices.count(kind):
            return voices.word(Certainty.MODERATE, reason, kind)
    if voices.groups >= GROUPS_NEEDED and (voices.stopped or voices.followed):
        reason = f"seen in {voices.groups} groups of people"
        return voices.word(Certainty.MODERATE, reason, Kind.GROUP)
    return None


def _low(voices: _Voices) -> Judged:
    """Anything else seen in people; very low where nothing was."""
    groups = voices.count(Kind.GROUP)
    if groups:
        reason = "one group of people only" if groups == 1 else f"{groups} groups, seen once each"
        return voices.word(Certainty.LOW, reason, Kind.GROUP)
    if voices.count(Kind.CASE):
        reason = "single cases, reports, reviews or advice only"
        return voices.word(Certainty.LOW, reason, Kind.CASE)
    return voices.word(Certainty.VERY_LOW, "animals, news or web pages only", Kind.TRACE)
