"""How a search reads a query, step by step: what whoever improves the search looks at first."""

from __future__ import annotations

from ketcli.language.clauses import clauses
from ketcli.language.tokens import tokens
from ketcli.retrieval import pairs, spelling
from ketcli.retrieval.asked import besides
from ketcli.retrieval.complaint import Complaint
from ketcli.retrieval.searching import LONGEST_TEXT, search

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.retrieval.index import Index

SHOWN = 8
"""Hits that are told of."""


def explain(index: Index, text: str, *, exact: bool = False) -> list[str]:
    """Return lines that say how a text is read: words, ideas with weights, pairs, what is set aside, rungs, scores.

    An idea in brackets says little; one with `?` belongs to no effect.
    """
    lines: list[str] = []
    for number, clause in enumerate(clauses(index.language, text[:LONGEST_TEXT]), 1):
        fixed = spelling.repaired(index, clause, exact=exact)
        asked = Complaint(index, fixed.plain, exact=exact)
        reading = pairs.read(index.language, fixed.plain)
        lines.append(f"clause {number}: {' '.join(clause)}")
        lines += [f"  corrected: {typed} -> {used}" for typed, used in fixed.corrections]
        lines += [f"  unknown: {' '.join(fixed.unknown)}"] if fixed.unknown else []
        lines.append("  ideas: " + ", ".join(_idea(asked, word) for word in asked.ideas))
        lines += (
            [f"  complaints of their own: {' '.join(sorted(asked.strange))}"]
            if asked.strange
            else []
        )
        lines += _told("things", reading.things, fixed.plain)
        lines += _told("said of them", reading.predicates, fixed.plain)
        for effect, (thing, predicate, shared) in sorted(
            pairs.Pairs(index, fixed.plain).effects.items()
        ):
            lines.append(f"  pair: {thing} + {predicate} -> {index.owner(effect).id} (of {shared})")
    meant, _ = spelling.mended(index, text[:LONGEST_TEXT], exact=exact)
    found = search(index, meant, exact=exact)
    see, rest, sought, _ = besides(index, tokens(index.language, meant), found)
    lines += [f"names: {one.command} {one.id}" for one in see]
    lines += [f"searched for besides: {' '.join(rest)}"] if see else []
    lines += [f"asked for: {one.command} {one.id}" for one in sought]
    for kind, hits in (("hit", found.hits[:SHOWN]), ("guess", found.guesses)):
        lines += [
            f"{kind}: {hit.effect}  {hit.match.kind}  {hit.match.field} '{hit.match.text}'  {hit.match.score:.3f}"
            for hit in hits
        ]
    return lines or ["nothing to read"]


def _idea(asked: Complaint, word: str) -> str:
    owned = asked.index.owned(word)
    said = f"{word} {asked.weights[word]:.2f}" + ("" if owned else "?")
    return said if word in asked.telling else f"({said})"


def _told(what: str, found: list[tuple[str, int, int]], plain: list[str]) -> list[str]:
    said = [f"{name} ('{' '.join(plain[first : last + 1])}')" for name, first, last in found]
    return [f"  {what}: {', '.join(said)}"] if said else []
