"""What findings say together, by context and term: how sure it is, how many say so, which number leads."""

from __future__ import annotations

from itertools import product

from ketcli.knowledge.certainty import ratings, within
from ketcli.knowledge.vocabulary import Certainty, Context, Presence, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from ketcli.knowledge.certainty import Cell, Rating
    from ketcli.knowledge.weighed import Share, WeighedFinding

    Led = tuple[WeighedFinding, Share]

CONTEXTS = (None, Context.RECREATIONAL, Context.THERAPEUTIC)
TERMS = (None, Term.SHORT, Term.LONG)
RANKS = {certainty: rank for rank, certainty in enumerate(Certainty)}


class Synthesis:
    """What findings of one context and term say together; None stands for any.

    `best` is how its surest cell was rated, `surest` that cell, unless nothing is sure; `shares`
    are findings with theirs, the one that leads first, one for each group of people.
    """

    __slots__ = ("best", "cells", "context", "findings", "shares", "surest", "term")

    def __init__(
        self,
        findings: Sequence[WeighedFinding],
        context: Context | None,
        term: Term | None,
        cells: Mapping[Cell, Rating],
    ) -> None:
        cell = min(cells, key=lambda one: (RANKS[cells[one].certainty], cells[one].lifted))
        self.findings = findings
        self.context = context
        self.term = term
        self.cells = cells
        self.best = cells[cell]
        self.surest = None if self.best.certainty is Certainty.NONE else cell
        self.shares = _shares(findings, self.surest)

    def count(self, presence: Presence) -> int:
        """Return how many findings are so."""
        return [f.presence for f in self.findings].count(presence)

    def leading(self) -> list[Led]:
        """Return those whose shares stand in one range with the one that leads, this first."""
        return [(f, share) for f, share in self.shares if share.kind == self.shares[0][1].kind]


def syntheses(findings: Sequence[WeighedFinding]) -> Iterator[Synthesis]:
    """Yield what findings of an effect say together wherever anything is recorded, any context and term first."""
    every = ratings(findings)
    for context, term in product(CONTEXTS, TERMS):
        here = [f for f in findings if within(f, context, term)]
        if here:
            cells = {
                (c, t): one
                for (c, t), one in every.items()
                if context in (None, c) and term in (None, t)
            }
            yield Synthesis(here, context, term, cells)


def _shares(findings: Iterable[WeighedFinding], surest: Cell | None) -> list[Led]:
    """Return findings with shares; of one tier, those first that were seen where the effect is surest."""
    kept: dict[str, Led] = {}
    every = [(f, f.share) for f in findings if f.share]

    def place(led: Led) -> tuple[str, bool, int]:
        finding, share = led
        return share.tier, not (surest and within(finding, *surest)), share.place

    for finding, share in sorted(every, key=place):
        kept.setdefault(finding.people, (finding, share))
    return list(kept.values())


def in_short(findings: Sequence[WeighedFinding]) -> list[dict[str, Any]]:
    """Return the same as JSON values, as lists tell it."""
    return [
        {key: value for key, value in _told(one) if value is not None}
        for one in syntheses(findings)
    ]


def _told(one: Synthesis) -> Iterator[tuple[str, Any]]:
    yield "context", one.context
    yield "term", one.term
    yield "certainty", one.best.certainty
    yield "present", one.count(Presence.PRESENT)
    yield "mixed", one.count(Presence.MIXED)
    yield "absent", one.count(Presence.ABSENT)
    yield "surest", one.surest and dict(zip(("context", "term"), one.surest, strict=True))
    yield "headline", headline(one.leading()) if one.shares else None


def headline(leading: Sequence[Led]) -> dict[str, Any]:
    """Return the values of the number that leads, the first, with the range of those that stand beside it."""
    finding, share = leading[0]
    return {
        "finding": finding.id,
        "source": share.source,
        "source_label": share.source_label,
        "context": finding.context,
        "term": finding.term,
        "drug": finding.drug,
        "figure": share.figure,
        "sources": len(leading),
        "low": min(share.low for _, share in leading),
        "high": max(share.high for _, share in leading),
        "findings": [finding.id for finding, _ in leading],
    }
