"""Find the effects a query is about, best first.

Words are repaired, cut into complaints, and effects ranked (`retrieval.ranking` holds
the rules). Where nothing is sure, up to three effects are handed out as guesses.
"""

from __future__ import annotations

from ketcli.language.clauses import without_plea
from ketcli.retrieval import reasons, spelling, systems
from ketcli.retrieval.called import called_so
from ketcli.retrieval.complaint import Complaint
from ketcli.retrieval.hits import EXACT, Correction, Hit, Match, Rung, SearchResult
from ketcli.retrieval.index import FIELDS
from ketcli.retrieval.likelihood import SURE, confidence, likelihood
from ketcli.retrieval.ranking import Ranking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ketcli.retrieval.index import Index

__all__ = ["EXACT", "Correction", "Hit", "Match", "Rung", "SearchResult", "search"]

LONGEST_TEXT = 1000
"""Letters of a query that are searched for; a complaint has been said by then."""
GUESSES = 3
MOST_HITS = 8
"""Effects of the best that may be hits; a complaint is about one or a few."""
LEAST_GUESS = 0.1
"""Likelihood that a guess needs: 40 of 100 strangers get guesses so, and 84 would with 0; of phrases that find nothing
sure 55 in 100 have the right one among the three, and would have 58."""
TAIL, SURE_BESIDE = 0.8, 0.6
"""Share of the score of the first hit from which a further one needs to be SURE, and log odds that it needs below. A
query that finds any finds 1.3 so, a phrase of public pages 1.7; with 0.7 and 0 it is 1.4 and 2.0, and the right one is
among the first three in at most one in a hundred more."""

SURE_ALONE, WORTH = 1.0, -0.8
"""Log odds of the first hit below which others stand beside it, up to three, and log odds that these need. Of 891
phrases of public pages 1 in 100 more have the right effect among three so, and find 1.8 instead of 1.6; with -1.3 it is
2 in 100 and 1.9, and "bleeding" finds low sodium."""


def search(index: Index, text: str, *, exact: bool = False) -> SearchResult:
    """Return the hits for a query, best first; equal scores go by seriousness, then name.

    With `exact`, nothing is completed, corrected, read into pairs or guessed.
    """
    cut = index.clauses(text[:LONGEST_TEXT])
    parts = [spelling.repaired(index, clause, exact=exact) for clause in cut]
    corrected = [Correction(*fix) for part in parts for fix in part.corrections]
    unknown = [word for part in parts for word in part.unknown]
    asked = _asked(index, text[:LONGEST_TEXT], parts, exact=exact)
    best = _best(Ranking(asked, exact=exact), [] if exact else parts)
    hits = [_hit(best, effect, corrected) for effect in _sure(best)]
    hits = _with_system(asked, hits)
    if hits or exact:
        return SearchResult(hits, corrected, unknown)
    return SearchResult(
        (), corrected, unknown, spelling.suggestions(index, unknown), _guesses(best)
    )


def _asked(index: Index, text: str, parts: list[spelling.Repair], *, exact: bool) -> Complaint:
    """Return a text as one complaint; the words that it is cut at stay where a name has them too."""
    if len(parts) > 1:
        said = without_plea(index.language, index.plain(text))
        uncut = Complaint(index, said, exact=exact)
        if called_so(uncut):
            return uncut
    return Complaint(index, [word for part in parts for word in part.plain], exact=exact)


def _guesses(best: Best) -> list[Hit]:
    first = list(best)[:MOST_HITS]
    near = [n for n in first if likelihood(best[n][1], n) >= LEAST_GUESS][:GUESSES]
    rankings = [(n, best[n][1]) for n in near]
    return [Hit(one.asked.index.owner(n).id, reasons.guess(one, n)) for n, one in rankings]


Best = dict[int, tuple[float, Ranking]]
"""By effect its score and the ranking that gives it, best first."""


def _best(whole: Ranking, parts: list[spelling.Repair]) -> Best:
    """Return the effects of a text, best first: what clauses name, after what a name of it says all of the text of."""
    best = {effect: (whole.scores[effect], whole) for effect in whole.effects()}
    named = _named(whole, list(best)[:MOST_HITS], parts) if len(parts) > 1 else {}
    if not named:
        return best
    meant = [effect for effect in list(best)[:MOST_HITS] if whole.says_all(effect)]
    best |= {effect: (clause.scores[effect], clause) for effect, clause in named.items()}
    return {effect: best[effect] for effect in dict.fromkeys((*meant, *named, *best))}


def _named(whole: Ranking, first: list[int], parts: list[spelling.Repair]) -> dict[int, Ranking]:
    """Return what clauses call by name, gravest first, with the clause.

    That is what each of several does; or what some do, where nothing is so sure of the whole text.
    """
    asked = [Complaint(whole.asked.index, part.plain) for part in parts]
    clauses = [Ranking(one) for one in asked if one.telling]
    named = {clause.effects()[0]: clause for clause in clauses if clause.called}
    if all(clause.called for clause in clauses):
        enough = len(named) > 1
    else:
        enough = not any(confidence(whole, effect) >= SURE_BESIDE for effect in first)
    owner = whole.asked.index.owner
    return {n: named[n] for n in sorted(named, key=lambda n: owner(n).gravity)} if enough else {}


def _sure(best: Best) -> list[int]:
    """Return the first effect that is sure to be meant and those that are called so or nearly as likely.

    Where the first is not that sure, those that are worth a guess stand beside it.
    """
    found: list[int] = []
    first = surest = 0.0
    for effect in list(best)[:MOST_HITS]:
        score, ranking = best[effect]
        odds = SURE_ALONE
        if effect not in ranking.called:
            if found and ranking.called:
                continue
            odds = confidence(ranking, effect)
            needed = SURE if score >= TAIL * first else SURE_BESIDE
            if odds < (WORTH if surest < SURE_ALONE and 0 < len(found) < GUESSES else needed):
                continue
        if not found:
            first, surest = score, odds
        found.append(effect)
    return found


def _hit(best: Best, effect: int, corrected: Sequence[Correction]) -> Hit:
    ranking = best[effect][1]
    index = ranking.asked.index
    return Hit(
        index.owner(effect).id, _told(index, reasons.match(ranking, effect), bool(corrected))
    )


def _with_system(asked: Complaint, hits: list[Hit]) -> list[Hit]:
    """Return hits with those of a body system after them."""
    there = {hit.effect for hit in hits}
    return hits + [hit for effect, hit in systems.hits(asked).items() if effect not in there]


def _told(index: Index, found: Match, corrected: bool) -> Match:
    """Return a match that says which words of the name it is for, and that words were corrected."""
    plain, meant = index.spelled(found.text)
    matched = set(found.words)
    marked = [
        word
        for inside, at in meant
        if inside in matched or f"not:{inside}" in matched
        for word in (plain[n] for n in at)
    ]
    kind = Rung.SPELLING if corrected else found.kind
    words = tuple(dict.fromkeys(marked)) if found.field in FIELDS else tuple(plain)
    return Match(kind, found.field, found.text, words, found.score)
