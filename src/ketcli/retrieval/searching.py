"""Find the effects a query is about, best first.

A search climbs down a ladder, strictest rung first, and each hit says which
rung found it. Spelling comes last: its matcher is imported only for words that
nothing else could answer.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ketcli.knowledge.base import KnowledgeBase
from ketcli.language.text import clauses
from ketcli.retrieval import spelling
from ketcli.retrieval.index import Index
from ketcli.retrieval.matching import EXACT, Complaint, Hit, Match, Rung, rank

if TYPE_CHECKING:
    from ketcli.knowledge.model import Judgement

__all__ = ["EXACT", "Correction", "Found", "Hit", "Match", "Rung", "failure", "search"]

LONGEST_TEXT = 1000
"""Letters of a query that are searched for; a complaint has been said by then."""
FIRM = 0.85
"""Score from which what a clause means is so clear that the gravest clause comes first."""
ENOUGH_OF_CLAUSE = 0.7
"""Score that the best hit of a clause needs for the clause to be a complaint of its own."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as typed and the word that was searched for instead."""

    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of a search.

    `unknown` are words that no name holds. Without hits, `near` holds effects
    that share a little with the query, and `suggestions` words that look like it.
    """

    hits: tuple[Hit, ...]
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def search(index: Index, kb: KnowledgeBase, text: str, *, exact: bool = False) -> Found:
    """Return the hits for a query, best first; equal scores go by seriousness, then name.

    With `exact`, nothing is completed, corrected or guessed.
    """
    parts = [
        spelling.repaired(index, clause, exact=exact) for clause in clauses(text[:LONGEST_TEXT])
    ]
    corrected = [fix for _, fixes, _ in parts for fix in fixes]
    unknown = tuple(word for _, _, strangers in parts for word in strangers)
    asked = Complaint(index, [word for plain, _, _ in parts for word in plain], exact)
    found = _ranked(kb, asked.hits(), asked.of_system(kb))
    if len(parts) > 1:
        each = [
            _complaint(kb, Complaint(index, plain, exact, asked.strange)) for plain, _, _ in parts
        ]
        firm = [hits for hits in each if hits]
        if len(firm) > 1 or (firm and (not found or firm[0][0].match.kind in EXACT)):
            found = _together(kb, found, firm)
    if corrected:
        found = [replace(hit, match=replace(hit.match, kind=Rung.SPELLING)) for hit in found]
    return Found(
        hits=tuple(found),
        corrections=tuple(Correction(typed, used) for typed, used in corrected),
        unknown=unknown,
        suggestions=() if found or exact else spelling.suggestions(index, unknown),
        near=() if found or exact else asked.near(),
    )


def _ranked(kb: KnowledgeBase, hits: dict[str, Hit], of_system: dict[str, Hit]) -> list[Hit]:
    every = {**of_system, **hits}
    return sorted(every.values(), key=lambda hit: (*rank(hit.match), *_order(kb, hit.effect)))


def _complaint(kb: KnowledgeBase, clause: Complaint) -> list[Hit]:
    """Return the hits of a clause that is a complaint of its own; none of one that is not."""
    hits = _ranked(kb, clause.hits(), {})
    if not hits or hits[0].match.score < ENOUGH_OF_CLAUSE:
        return []
    return hits if clause.says_something or hits[0].match.kind in EXACT else []


def _together(kb: KnowledgeBase, whole: list[Hit], each: list[list[Hit]]) -> list[Hit]:
    """Join the hits of a text with those of its clauses, the best of each clause first, gravest first.

    What only the words of several clauses together would suggest is left out,
    unless a name holds all of them.
    """
    meant = [hit for hit in whole if hit.match.kind in (Rung.NAME, Rung.SYNONYM, Rung.ALL_WORDS)]
    leads = sorted(
        (hits[0] for hits in each),
        key=lambda hit: (hit.match.score < FIRM, kb.facets[hit.effect].gravity),
    )
    rest = sorted((hit for hits in each for hit in hits[1:]), key=lambda hit: rank(hit.match))
    first: dict[str, Hit] = {}
    for hit in (*meant, *leads, *rest):
        first.setdefault(hit.effect, hit)
    return list(first.values())


def failure(index: Index, kb: KnowledgeBase, judgement: "Judgement") -> str | None:
    """Say in one line how a search misses a judgement; None when it meets it."""
    found = [hit.effect for hit in search(index, kb, judgement.text).hits]
    shown = ", ".join(found[:4]) or "nothing"
    if judgement.first is None and found:
        return f"'{judgement.text}' must find nothing, but finds {shown}"
    if judgement.first is not None and found[:1] != [judgement.first]:
        return f"'{judgement.text}' must find {judgement.first} first, but finds {shown}"
    if missing := [effect for effect in judgement.also if effect not in found]:
        return f"'{judgement.text}' must also find {', '.join(missing)}; it finds {shown}"
    if wrong := [effect for effect in judgement.never if effect in found]:
        return f"'{judgement.text}' must not find {', '.join(wrong)}"
    return None


def _order(kb: KnowledgeBase, effect: str) -> tuple[int, str]:
    """Return what orders hits of equal rank: gravest first, then by name."""
    facets = kb.facets[effect]
    return (facets.gravity, facets.name.lower())
