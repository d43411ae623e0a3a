"""Find the effects a query is about, best first.

A search climbs down a ladder, strictest rung first, and each hit says which
rung found it (`retrieval.ladder` holds the rules). After the names come
complaints, a thing and what is said of it (`retrieval.pairs`); where nothing is
sure, up to three effects that share most words are handed out as guesses.
"""

from __future__ import annotations

from ketcli.language.clauses import clauses
from ketcli.language.ideas import ideas
from ketcli.language.tokens import folded
from ketcli.retrieval import guesses, pairs, spelling, systems
from ketcli.retrieval.complaint import Complaint
from ketcli.retrieval.hits import ALIKE, EXACT, RUNGS, Correction, Found, Hit, Match, Rung
from ketcli.retrieval.ladder import match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.retrieval.index import Index, Owner

__all__ = ["EXACT", "Correction", "Found", "Hit", "Match", "Rung", "search"]

LONGEST_TEXT = 1000
"""Letters of a query that are searched for; a complaint has been said by then."""
FIRM = 0.85
"""Score from which what a clause means is so clear that the gravest clause comes first."""
ENOUGH_OF_CLAUSE = 0.7
"""Score that the best hit of a clause needs for the clause to be a complaint of its own."""
WORTH_A_LOOK = 0.2
"""Share of a name that a complaint must hold for the name to be matched at all; no rung takes less than
0.25, and filler, which is not counted here, adds a little."""


THIN = (Rung.ALL_WORDS, Rung.SOME_WORDS)
"""Rungs of which hits far behind the first are left out."""
TAIL = 0.6
"""Share of the score of the first hit that a thin one needs."""
TAIL_IF_SURE = 0.78
"""The same for a hit by some words after one by name: at 0.7 `my vision is double` finds stomach cramps too."""
SUREST_PAIR = 0.84
"""Score of a pair at most: below FIRM, so that it never goes before what is called so."""


def search(index: Index, text: str, *, exact: bool = False) -> Found:
    """Return the hits for a query, best first; equal scores go by seriousness, then name.

    With `exact`, nothing is completed, corrected, read into pairs or guessed.
    """
    cut = clauses(index.language, text[:LONGEST_TEXT])
    parts = [spelling.repaired(index, clause, exact=exact) for clause in cut]
    corrected = [Correction(*fix) for part in parts for fix in part.corrections]
    unknown = [word for part in parts for word in part.unknown]
    asked = Complaint(index, [word for part in parts for word in part.plain], exact)
    hits = _meant(index, asked, [part.plain for part in parts])
    if hits or exact:
        return Found(_all_told(index, hits, bool(corrected)), corrected, unknown)
    near = _all_told(index, guesses.nearest(asked), corrected=False)
    return Found((), corrected, unknown, spelling.suggestions(index, unknown), near)


def _meant(index: Index, asked: Complaint, parts: list[list[str]]) -> list[Hit]:
    """Return the hits of a text and its clauses, best first, without the thin ones."""
    found = _ranked(index, {**systems.hits(asked), **_hits(asked)})
    if len(parts) > 1:
        each = [Complaint(index, plain, asked.exact, asked.strange) for plain in parts]
        found = _clause_by_clause(index, found, each)
    return _firm(found, len(parts) == 1)


def _all_told(index: Index, hits: list[Hit], corrected: bool) -> list[Hit]:
    return [Hit(hit.effect, _told(index, hit.match, corrected)) for hit in hits]


def _clause_by_clause(index: Index, found: list[Hit], each: list[Complaint]) -> list[Hit]:
    """Return the hits of a text, or those of its clauses where these say more."""
    firm = [hits for clause in each if (hits := _complaint(index, clause))]
    if len(firm) > 1 or (firm and (not found or firm[0][0].match.kind in EXACT)):
        return _together(index, found, firm)
    return found


def _firm(found: list[Hit], alone: bool) -> list[Hit]:
    """Return hits without the thin ones: what shares some words, far behind the first.

    It is more of them where one clause stands `alone` and its first hit is sure.
    """
    if not found:
        return found
    best = found[0].match
    kept = []
    for hit in found:
        few = alone and hit.match.kind == Rung.SOME_WORDS and best.kind in EXACT
        least = best.score * (TAIL_IF_SURE if few else TAIL)
        if hit.match.kind not in THIN or hit.match.score >= least:
            kept.append(hit)
    return kept


def rank(match: Match) -> tuple[int, float]:
    """Return what orders matches: the rung, then the score."""
    kind = Rung.SOME_WORDS if match.kind in ALIKE else match.kind
    return (0 if kind in EXACT else RUNGS.index(kind), -match.score)


def _hits(asked: Complaint) -> dict[str, Hit]:
    """Return the best hit of each effect that a complaint is about, in no order."""
    best: dict[str, Hit] = {}
    for number, names in asked.shared().items():
        owner = asked.index.owner(number)
        if found := _best_name(asked, owner, names):
            best[owner.id] = Hit(owner.id, found)
    return _with_pairs(asked, best)


def _best_name(asked: Complaint, owner: Owner, names: dict[int, float]) -> Match | None:
    """Return the best match among the names of an effect that share ideas; None when none is meant."""
    away = bool(asked.strange - owner.ideas) or asked.opposed(owner.head)
    together = asked.together(owner)
    best: Match | None = None
    for n, share in names.items():
        if share < WORTH_A_LOOK and not asked.completed:
            continue
        found = match(asked, asked.index.name(n), owner, together)
        if found is None or (away and found.kind not in EXACT):
            continue
        if best is None or rank(found) < rank(best):
            best = found
    return best


def _with_pairs(asked: Complaint, best: dict[str, Hit]) -> dict[str, Hit]:
    """Return the best hits with those that a thing and what is said of it give, where these are better."""
    index = asked.index
    said = {} if asked.exact else pairs.complaints(index, asked.plain)
    for number, pair in said.items():
        owner = index.owner(number)
        if asked.strange - owner.ideas:
            continue
        named = best[owner.id].match.score if owner.id in best else 0.0
        found = _paired(pair, named)
        if owner.id not in best or rank(found) < rank(best[owner.id].match):
            best[owner.id] = Hit(owner.id, found)
    return best


def _paired(pair: tuple[str, str, int], named: float) -> Match:
    """Return the match of a thing, what is said of it and how many effects share these.

    The fewer share them the better; `named` is the score of a name of the effect.
    """
    thing, predicate, shared = pair
    score = round(min(0.5 + 0.3 / shared + 0.2 * named, SUREST_PAIR), 4)
    text = f"{thing.replace('-', ' ')} + {predicate.replace('-', ' ')}"
    return Match(Rung.COMPLAINT, "complaint", text, (), score)


def _ranked(index: Index, hits: dict[str, Hit]) -> list[Hit]:
    return sorted(hits.values(), key=lambda hit: (*rank(hit.match), _order(index, hit.effect)))


def _order(index: Index, effect: str) -> tuple[int, str]:
    """Return what orders hits of equal rank: gravest first, then by name."""
    facets = index.kb.facets[effect]
    return (facets.gravity, facets.name.lower())


def _complaint(index: Index, clause: Complaint) -> list[Hit]:
    """Return the hits of a clause that is a complaint of its own; none of one that is not."""
    hits = _ranked(index, _hits(clause))
    if not hits or hits[0].match.score < ENOUGH_OF_CLAUSE:
        return []
    return hits if clause.says_something or hits[0].match.kind in EXACT else []


def _together(index: Index, whole: list[Hit], each: list[list[Hit]]) -> list[Hit]:
    """Join the hits of a text with those of its clauses, the best of each clause first, gravest first.

    What only the words of several clauses together would suggest is left out,
    unless a name holds all of them.
    """
    meant = [hit for hit in whole if hit.match.kind in (Rung.NAME, Rung.SYNONYM, Rung.ALL_WORDS)]
    leads = sorted(
        (hits[0] for hits in each),
        key=lambda hit: (hit.match.score < FIRM, index.kb.facets[hit.effect].gravity),
    )
    rest = sorted((hit for hits in each for hit in hits[1:]), key=lambda hit: rank(hit.match))
    first: dict[str, Hit] = {}
    for hit in (*meant, *leads, *rest):
        first.setdefault(hit.effect, hit)
    return list(first.values())


def _told(index: Index, found: Match, corrected: bool) -> Match:
    """Return a match that says which words of the name it is for, and that words were corrected."""
    plain = folded(found.text)
    language = index.language
    matched = set(found.words)
    marked = [
        word
        for inside, at in ideas(language, plain)
        if inside in matched or f"not:{inside}" in matched
        for word in (plain[n] for n in at)
    ]
    kind = Rung.SPELLING if corrected else found.kind
    words = tuple(dict.fromkeys(marked)) if found.field != "complaint" else tuple(plain)
    return Match(kind, found.field, found.text, words, found.score)
