"""The effects of a complaint, best first; `likelihood` tells which are sure, `reasons` what each rests on.

An effect is a document: all that it is called, its summary, and what people say of it (utterances).

1. Called so: a name says just what the complaint says, filler and pronouns aside. It comes before all else;
   an exact search ends here. A name of words that only say how must be said word for word.
2. Ranked: by how much likelier the document of an effect says the ideas of the complaint than chance does (query
   likelihood, `compile.documents`), and by how much the complaint means the same as something that is said of the
   effect (`retrieval.meaning`); a little more where it names a thing and what is said of it.
3. Opposite or denied: an effect whose head stands at the other end of something is never meant.
4. Prefix: a last word that nothing is called by stands for all words that it begins.
"""

from __future__ import annotations

from ketcli.retrieval.called import OF_PAIR, called_so
from ketcli.retrieval.index import LATER
from ketcli.retrieval.meaning import alike
from ketcli.retrieval.pairs import Pairs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ketcli.knowledge.base import Name
    from ketcli.retrieval.complaint import Complaint
    from ketcli.retrieval.index import Index

PAIRED = 0.05
"""What a thing and what is said of it add to the score of an effect, divided by the effects that share them;
they are all of it where else only filler is said."""
OF_MEANING = 1.2
"""What likeness in meaning counts against the score, by logistic regression of right effects against others: of 891
phrases of public pages the right effect is first in 76 of 100, with 0.3 in 73, with 2 in 77 but in fewer elsewhere."""
COMPARED, MOST_COMPARED = 8, 500
"""Effects compared in meaning: the best where some share a word (with 20, 4 in 1,000 more are first), else all."""
TYPICAL = 0.6
"""How typical an idea must be of an effect not to be its contrary: "often" is 0.62 of depression, "low" 0.16 of high
blood pressure."""
MOST_ALIKE, OF_ONE_NAME = 12, 0.1
"""Effects that share the one word of a complaint, and what of their score hangs on their names."""
MOST = 50
"""Effects that are looked at further."""
MOST_UNCALLED = 0.95
"""Score, and likelihood, at most of an effect that is not called so."""


class Ranking:
    """The effects of one complaint: `called`, the names that say just the same; `pairs`; `scores` from 0 to 1."""

    def __init__(self, asked: Complaint, *, exact: bool = False) -> None:
        self.asked = asked
        self.called = called_so(asked)
        self._ours = {w: asked.index.weight(w) for w in (*asked.ideas, *asked.completed)}
        self._said = frozenset(self._ours)
        self._telling = asked.telling | asked.completed.keys()
        self._near: dict[int, tuple[Name | None, frozenset[str], float]] = {}
        self.alike: dict[int, float] = {}
        self.contrary = 0.0
        self.pairs = Pairs(asked.index, [] if exact else asked.plain)
        self.scores = {} if exact else self._scores()
        if len(asked.telling) == 1:
            self._by_name()
        for effect, (near, _) in self.called.items():
            self.scores[effect] = near + OF_PAIR * (effect in self.pairs.effects)

    def _scores(self) -> dict[int, float]:
        found = _answered(self.asked)
        for effect, (_, _, shared) in self.pairs.effects.items():
            worth = PAIRED if self.asked.telling else 1.0
            found[effect] = found.get(effect, 0.0) + worth / shared
        contrary = self.pairs.contrary & found.keys()
        if self.asked.ends or self.asked.denials:
            contrary |= {effect for effect in found if self._contradicts(effect)}
        for effect in [n for n, score in found.items() if score > 1]:
            found[effect] = 1.0
        if len(self.asked.telling) > 1 and not self.called:
            found = self._with_meaning(found)
        found = {effect: MOST_UNCALLED * score for effect, score in found.items()}
        self.contrary = max([found.pop(n) for n in contrary], default=0.0)
        return found

    def _with_meaning(self, found: dict[int, float]) -> dict[int, float]:
        """Return scores in which it counts how much what is said of an effect means the same as the complaint.

        Only the best are compared, or all where none shares a word.
        """
        index = self.asked.index
        near = ordered(index, found)[:COMPARED] if found else range(index.effects)[:MOST_COMPARED]
        likeness = {effect: self.means(effect) for effect in near}
        return {
            effect: (found.get(effect, 0.0) + OF_MEANING * likeness.get(effect, 0.0))
            / (1 + OF_MEANING)
            for effect in {**found, **likeness}
        }

    def _by_name(self) -> None:
        """Let the share of a name that one word is decide between effects that it is as typical of."""
        for effect in ordered(self.asked.index, self.scores)[:MOST_ALIKE]:
            of_name = self.nearest(effect)[2]
            self.scores[effect] = (1 - OF_ONE_NAME) * self.scores[effect] + OF_ONE_NAME * of_name

    def _contradicts(self, effect: int) -> bool:
        """Tell whether an effect stands at the other end of what is said, or is what is denied.

        What is typical of an effect is not contrary to it: depression is low mood, all the time.
        """
        asked, index = self.asked, self.asked.index
        head = index.owner(effect).head
        if any(
            word in head and self._typical(effect, f"not:{word}") < TYPICAL
            for word in asked.denials
        ):
            return True
        if not asked.opposed(head):
            return False
        theirs = dict(index.ends(head))
        said = index.ends(frozenset(w for w in asked.ideas if self._typical(effect, w) < TYPICAL))
        return any(theirs.get(pair, end) != end for pair, end in said)

    def _typical(self, effect: int, word: str) -> float:
        held = self.asked.index.posting(word)
        return held.effects.get(effect, 0.0) if held else 0.0

    def _owns(self, effect: int, word: str) -> bool:
        held = self.asked.index.posting(word)
        return held is not None and effect in held.effects

    def effects(self) -> list[int]:
        """Return the effects, best first; of equals the gravest first, then by name."""
        return ordered(self.asked.index, self.scores)

    def means(self, effect: int) -> float:
        """Return how like the complaint is in its meaning to what is said of an effect, from 0 to 1."""
        if effect not in self.alike:
            meant = self.asked.meant
            self.alike[effect] = alike(meant, self.asked.index.codes(effect)) if meant else 0.0
        return self.alike[effect]

    def says_all(self, effect: int) -> bool:
        """Tell whether a name of an effect holds all that is said."""
        telling = self.asked.telling
        return effect in self.called or bool(telling and telling <= self.nearest(effect)[1])

    def lacks(self, effect: int, words: Iterable[str]) -> bool:
        """Tell whether an effect has nothing to do with some of the words."""
        return any(not self._owns(effect, word) for word in words)

    def nearest(self, effect: int) -> tuple[Name | None, frozenset[str], float]:
        """Return the name of an effect that shares most with the complaint, what is shared, and which share it is."""
        if effect not in self._near:
            self._near[effect] = self._nearest_name(effect)
        return self._near[effect]

    def _nearest_name(self, effect: int) -> tuple[Name | None, frozenset[str], float]:
        asked, ours = self.asked, self._ours
        best: tuple[float, Name | None, frozenset[str], float] = (0.0, None, frozenset(), 0.0)
        for name in asked.index.holding(effect, self._telling):
            inside = name.ideas & self._said
            earned = sum([ours[word] for word in inside])
            of_name = earned / name.weight
            of_complaint = asked.share(inside) if asked.completed else earned / asked.total
            score = 2 * of_name * of_complaint / (of_name + of_complaint)
            score -= LATER[name.field]
            if score > best[0] and not self._says_other(name):
                best = (score, name, inside, of_name)
        return best[1:]

    def _says_other(self, name: Name) -> bool:
        return self.asked.opposed(name.ideas) or self.asked.denied(name.ideas)


def ordered(index: Index, scores: Mapping[int, float]) -> list[int]:
    """Return effects by score, MOST of them at most; of equals the gravest first, then by name."""
    best = sorted(scores, key=scores.__getitem__, reverse=True)[:MOST]
    best.sort(key=index.order)
    best.sort(key=scores.__getitem__, reverse=True)
    return best


def _answered(asked: Complaint) -> dict[int, float]:
    """Return by effect the share of the complaint that its document answers for."""
    index = asked.index
    scores: dict[int, float] = {}
    for word in asked.ideas if asked.telling else ():
        held = index.posting(word)
        if held:
            for effect, typical in held.effects.items():
                scores[effect] = scores.get(effect, 0.0) + held.weight * typical
    for effect, earned in _completed(asked).items():
        scores[effect] = scores.get(effect, 0.0) + earned
    return {effect: score / asked.total for effect, score in scores.items()}


def _completed(asked: Complaint) -> dict[int, float]:
    """Return by effect what it earns by the best of the words that a last word begins."""
    best: dict[int, float] = {}
    for word, begun in asked.completed.items():
        held = asked.index.posting(word)
        for effect, typical in held.effects.items() if held else ():
            best[effect] = max(best.get(effect, 0.0), asked.weights[begun] * typical)
    return best
