"""How sure the sources let us be that the drug does this: the written rule, cell by cell.

A cell is one context and one term. What each finding supports is worked out in `support`; here
follow the word for what a cell holds and the steps between cells. 'ket about rules' says the
rule in words, and the reason of each word is one of the routes below.
"""

from __future__ import annotations

from itertools import product

from ketcli.knowledge.vocabulary import Certainty, Context, Presence, Term
from ketcli.knowledge.weighed import STRONG, Ground
from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ketcli.knowledge.weighed import WeighedFinding

    Cell = tuple[Context, Term]
    Found = Iterable[WeighedFinding]

CELLS: tuple[Cell, ...] = tuple(product(Context, (Term.SHORT, Term.LONG)))
TRIALS_NEEDED = 2
REGIONS_NEEDED = 2
GROUPS_CONVERGING = 3
GROUPS_NEEDED = 2
LOOKED_IN_VAIN = 2
"""Groups in which it was looked for and not found, from which on a cell goes a step down."""


class Rating(NamedTuple):
    """A certainty, the reason in words, and the ids of the findings that decided it.

    `lifted` says that the other use decided it too.
    """

    certainty: Certainty
    reason: str
    findings: tuple[str, ...]
    lifted: bool = False


def ratings(findings: Sequence[WeighedFinding]) -> dict[Cell, Rating]:
    """Return the certainty of each context and term of one effect, by the written rule."""
    timed = {term: [f for f in findings if within(f, None, term)] for _, term in CELLS[:2]}
    own = {cell: _own(timed[cell[1]], cell) for cell in CELLS}
    return {cell: _lifted(cell, own, timed[cell[1]]) for cell in CELLS}


def within(finding: WeighedFinding, context: Context | None, term: Term | None) -> bool:
    """Tell whether a finding speaks of this context and term; None admits any."""
    in_term = term is None or finding.term in (term, Term.BOTH)
    return in_term and context in (None, finding.context)


def _own(timed: Found, cell: Cell) -> Rating:
    """Judge a cell by itself, of the findings of its term; sources that do not say which context count for both."""
    context, term = cell
    present = [f for f in timed if f.context == context and f.presence == Presence.PRESENT]
    looked = [f for f in timed if f.context == context and f.presence != Presence.PRESENT]
    if not present:
        return _unfound(looked)
    found = [*present, *_unsaid(timed, context, present)]
    voices = _Voices(found, term)
    made = _high(voices) or _moderate(voices) or _low(voices)
    strong = (kind in STRONG for f in present for kind, *_ in f.supports)
    if made.certainty is Certainty.HIGH and not any(strong):
        reason = f"{made.reason}; but not of this use by itself"
        made = Rating(Certainty.MODERATE, reason, made.findings)
    return _stepped_down(made, found, looked)


def _unsaid(timed: Found, context: Context, present: Found) -> list[WeighedFinding]:
    """Return present findings that name no use, where a source that was read names this one."""
    if context is Context.UNSPECIFIED or not any(f.read for f in present):
        return []
    return [f for f in timed if f.context == Context.UNSPECIFIED and f.presence == Presence.PRESENT]


def _stepped_down(made: Rating, found: Found, looked: Sequence[WeighedFinding]) -> Rating:
    """Take a step down where as many groups of people were looked at in vain as it was found in."""
    lower = {Certainty.HIGH: Certainty.MODERATE, Certainty.MODERATE: Certainty.LOW}
    seen = {f.people for f in found if f.sound}
    unseen = {f.people for f in looked}
    if made.certainty not in lower or len(unseen) < max(LOOKED_IN_VAIN, len(seen)):
        return made
    reason = f"{made.reason}; a step down: {len(unseen)} looked and did not clearly find it"
    ids = (*made.findings, *(f.id for f in looked))
    return Rating(lower[made.certainty], reason, ids)


def _unfound(looked: Sequence[WeighedFinding]) -> Rating:
    mixed = tuple(f.id for f in looked if f.presence == Presence.MIXED)
    if mixed:
        return Rating(Certainty.LOW, "mixed results only", mixed)
    return Rating(Certainty.NONE, "no source reports it", ())


def _lifted(cell: Cell, own: Mapping[Cell, Rating], timed: Found) -> Rating:
    """Lift a cell by what the other use shows: it is one drug."""
    context, term = cell
    made = own[cell]
    uses = (Context.RECREATIONAL, Context.THERAPEUTIC)
    other = dict(zip(uses, uses[::-1], strict=True)).get(context)
    if other is None or own[other, term].certainty is not Certainty.HIGH:
        return made
    if made.certainty is Certainty.MODERATE and cell == (Context.RECREATIONAL, Term.SHORT):
        reason = f"{made.reason}; and high in treatment, where doses are no larger"
        return Rating(Certainty.HIGH, reason, made.findings, lifted=True)
    here = (f for f in timed if f.context == context and f.presence == Presence.PRESENT)
    if made.certainty is Certainty.LOW and any(f.read for f in here):
        reason = f"{made.reason}; but high in {other.label} use"
        return Rating(Certainty.MODERATE, reason, made.findings, lifted=True)
    return made


class _Voices:
    """What findings support together: each kind with its voices, one of a kind counting once."""

    def __init__(self, found: Found, term: Term) -> None:
        self._of: dict[str, dict[str, tuple[str, bool]]] = {}
        self.better = []
        for finding in found:
            for kind, voice, followed in finding.supports:
                self._of.setdefault(kind, {}).setdefault(voice, (finding.id, followed))
            if finding.improved:
                self.better.append(finding.id)
        self.short = term is Term.SHORT

    def count(self, kind: str) -> int:
        return len(self._of.get(kind, {}))

    @property
    def regions(self) -> str:
        return ", ".join(sorted(self._of.get(Ground.REGULATOR, {}))).upper()

    @property
    def groups(self) -> int:
        """Groups of people; none where comparisons show no difference, for they have none."""
        compared = self.count(Ground.POOL) or self.count(Ground.TRIAL)
        even = self.count(Ground.EVEN) >= LOOKED_IN_VAIN and not compared
        return 0 if even else self.count(Ground.GROUP)

    @property
    def stopped(self) -> bool:
        """Whether it got better on stopping, which only the long term is asked for."""
        return self.short or bool(self.better)

    @property
    def followed(self) -> bool:
        return any(followed for _, followed in self._of.get(Ground.GROUP, {}).values())

    def word(self, certainty: Certainty, reason: str, *kinds: str) -> Rating:
        ids = [id for kind in kinds for id, _ in self._of.get(kind, {}).values()]
        return Rating(certainty, reason, tuple(dict.fromkeys(ids)))


def _high(voices: _Voices) -> Rating | None:
    """Compared, listed, or converging."""
    pooled, trials = voices.count(Ground.POOL), voices.count(Ground.TRIAL)
    if pooled or trials >= TRIALS_NEEDED:
        where = "pooled trials" if pooled else f"{trials} trials"
        reason = f"more frequent than without the drug in {where}"
        return voices.word(Certainty.HIGH, reason, Ground.POOL, Ground.TRIAL)
    if voices.count(Ground.REGULATOR) >= REGIONS_NEEDED:
        reason = f"listed by regulators: {voices.regions}"
        return voices.word(Certainty.HIGH, reason, Ground.REGULATOR)
    if voices.regions and voices.groups >= GROUPS_CONVERGING and voices.stopped:
        listed = f"listed by one regulator ({voices.regions})"
        reason = f"{listed}, seen in {voices.groups} groups of people"
        reason += "" if voices.short else ", better on stopping"
        made = voices.word(Certainty.HIGH, reason, Ground.REGULATOR, Ground.GROUP)
        ids = (*made.findings, *([] if voices.short else voices.better))
        return made._replace(findings=tuple(dict.fromkeys(ids)))
    return None


def _moderate(voices: _Voices) -> Rating | None:
    """One of what two or three make high."""
    routes = (
        (Ground.REGULATOR, f"listed by one regulator: {voices.regions}"),
        (Ground.TRIAL, "more frequent than without the drug in one trial"),
        (Ground.AUTHORITY, "named by an authority or guideline"),
        (Ground.QUOTED, "listed in a label that was read as a quotation"),
    )
    for kind, reason in routes:
        if voices.count(kind):
            return voices.word(Certainty.MODERATE, reason, kind)
    if voices.groups >= GROUPS_NEEDED and (voices.stopped or voices.followed):
        reason = f"seen in {voices.groups} groups of people"
        return voices.word(Certainty.MODERATE, reason, Ground.GROUP)
    return None


def _low(voices: _Voices) -> Rating:
    """Anything else seen in people; very low where nothing was."""
    groups = voices.count(Ground.GROUP)
    if groups:
        reason = "one group of people only" if groups == 1 else f"{groups} groups, seen once each"
        return voices.word(Certainty.LOW, reason, Ground.GROUP)
    if voices.count(Ground.CASE):
        reason = "single cases, reports, reviews or advice only"
        return voices.word(Certainty.LOW, reason, Ground.CASE)
    return voices.word(Certainty.VERY_LOW, "animals, news or web pages only", Ground.TRACE)
