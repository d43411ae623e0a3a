"""Find the effects a query is about, best first.

Words are repaired, cut into complaints, and effects ranked (`retrieval.ranking` holds
the rules). Where nothing is sure, up to three effects are handed out as guesses.
"""

from __future__ import annotations

from ketcli.language.clauses import clauses
from ketcli.retrieval import spelling, systems
from ketcli.retrieval.complaint import Complaint
from ketcli.retrieval.hits import EXACT, Correction, Hit, Match, Rung, SearchResult
from ketcli.retrieval.index import FIELDS
from ketcli.retrieval.ranking import SURE, Ranking, ordered

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
LEAST_GUESS = 0.19
"""Score that a guess needs: of what shares no word, likeness that one text in twenty has by chance with some effect."""
TAIL = 0.6
"""Share of the score of the first hit that a further one needs."""
BESIDE_CALLED = 2.0
"""Log odds more that an effect needs beside one that is called so. With 0 a query found 1.58 effects, with 2 it finds
1.24, and the right one is among the first three as often: `fit` is no fit of giggles."""
OF_CLAUSE = 0.5
"""What an effect earns as the answer to one of several clauses, against an answer to all."""
ENOUGH_OF_CLAUSE = 0.85
"""Score that the best effect of a clause needs for the clause to be a complaint of its own: nearly a name of it.
At 0.65, 2 in 100 of people's own words more were led astray by a part of what they say."""


def search(index: Index, text: str, *, exact: bool = False) -> SearchResult:
    """Return the hits for a query, best first; equal scores go by seriousness, then name.

    With `exact`, nothing is completed, corrected, read into pairs or guessed.
    """
    cut = clauses(index.language, text[:LONGEST_TEXT])
    parts = [spelling.repaired(index, clause, exact=exact) for clause in cut]
    corrected = [Correction(*fix) for part in parts for fix in part.corrections]
    unknown = [word for part in parts for word in part.unknown]
    asked = Complaint(index, [word for part in parts for word in part.plain], exact=exact)
    best = _best(Ranking(asked, exact=exact), [] if exact else _apart(index, parts))
    hits = [_hit(best, effect, corrected) for effect in _sure(best)]
    hits = _with_system(asked, hits)
    if hits or exact:
        return SearchResult(hits, corrected, unknown)
    return SearchResult(
        (), corrected, unknown, spelling.suggestions(index, unknown), _guesses(best)
    )


def _guesses(best: Best) -> list[Hit]:
    near = [effect for effect in best if best[effect][0] >= LEAST_GUESS][:GUESSES]
    rankings = [(n, best[n][1]) for n in near]
    return [Hit(one.asked.index.owner(n).id, one.guess(n)) for n, one in rankings]


def _apart(index: Index, parts: list[spelling.Repair]) -> list[Ranking]:
    """Return the rankings of clauses; none of a text that is one."""
    return [Ranking(Complaint(index, part.plain)) for part in parts] if len(parts) > 1 else []


Best = dict[int, tuple[float, Ranking]]
"""By effect its score and the ranking that gives it, best first."""


def _best(whole: Ranking, clauses: list[Ranking]) -> Best:
    """Return what the whole text or one of its clauses gives an effect, whichever is more.

    Of a text of several complaints what means all of it comes first, then the first of each, gravest first.
    """
    if not clauses:
        return {effect: (whole.scores[effect], whole) for effect in whole.effects()}
    best = {effect: (score, whole) for effect, score in whole.scores.items()}
    leads = _leads(clauses)
    worth = 1.0 if leads else OF_CLAUSE
    for clause in clauses:
        for effect, score in clause.scores.items():
            before, ranking = best.get(effect, (0.0, clause))
            named = effect in clause.called and effect not in ranking.called
            if worth * score > before or named:
                best[effect] = (max(worth * score, before), clause)
    index = whole.asked.index
    first = whole.effects()[:MOST_HITS]
    meant = [effect for effect in first if whole.says_all(effect)]
    scores = {effect: score for effect, (score, _) in best.items()}
    return {n: best[n] for n in dict.fromkeys((*meant, *leads, *ordered(index, scores)))}


def _leads(clauses: list[Ranking]) -> list[int]:
    """Return the first effect of each clause that is a complaint of its own, gravest first; none where only one is."""
    firsts = [(clause, first) for clause in clauses for first in clause.effects()[:1]]
    firm = [
        (clause.asked.index.owner(first).gravity, first)
        for clause, first in firsts
        if clause.scores[first] >= ENOUGH_OF_CLAUSE and clause.says_something(first)
    ]
    firm.sort(key=lambda one: one[0])
    return list(dict.fromkeys(first for _, first in firm)) if len(firm) > 1 else []


def _sure(best: Best) -> list[int]:
    """Return the effects that are sure to be meant, without those far behind the first that no clause names."""
    found: list[int] = []
    for effect in list(best)[:MOST_HITS]:
        score, ranking = best[effect]
        called = effect in ranking.called
        near = not found or called or score >= TAIL * best[found[0]][0]
        needed = SURE + (BESIDE_CALLED if found and ranking.called and not called else 0.0)
        if near and ranking.confidence(effect) >= needed:
            found.append(effect)
    return found


def _hit(best: Best, effect: int, corrected: Sequence[Correction]) -> Hit:
    ranking = best[effect][1]
    index = ranking.asked.index
    return Hit(index.owner(effect).id, _told(index, ranking.match(effect), bool(corrected)))


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
