"""The effects of a complaint, best first: what each rests on, and whether that is enough.

An effect is a document: all that it is called, its summary, and what people say of it (utterances).

1. Called so: a name says just what the complaint says, filler and pronouns aside. It comes before all else;
   an exact search ends here. A name of words that only say how must be said word for word.
2. Ranked: an effect answers for the share of the complaint that its document holds (BM25 over ideas, divided by
   what could be earned at most), and more where it names a thing of the complaint and what is said of it, or
   where the complaint means much the same as something that is said of it (`retrieval.meaning`).
3. Opposite or denied: an effect whose head stands at the other end of something is never meant.
4. Prefix: a last word that nothing is called by stands for all words that it begins.
5. Sure: SURE of the complaint is answered for and no word is a complaint of its own that the effect has nothing
   to do with. What is not sure is a guess, and said to be one.
"""

from __future__ import annotations

from ketcli.language.lists import BODY, COMMON, EVERYDAY, FILLER, LIGHT, MODIFIER
from ketcli.retrieval.called import OF_PAIR, called_so
from ketcli.retrieval.hits import Match, Rung
from ketcli.retrieval.index import HEAD, LATER
from ketcli.retrieval.meaning import alike
from ketcli.retrieval.pairs import Pairs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ketcli.knowledge.base import Name
    from ketcli.retrieval.complaint import Complaint
    from ketcli.retrieval.index import Index

PAIRED = 0.22
"""What a thing and what is said of it add to the score of an effect, divided by the effects that share them;
they are all of it where else only filler is said."""
NOT_MEANT = -7.3
BY_SCORE, BY_MASS, BY_NAME, BY_KEYWORD, BY_ALL, BY_PAIR = 4.5, 0.76, 2.5, 1.25, 1.7, 0.95
BY_OTHER_PART, BY_OTHER_THING, BY_STRANGER = -1.1, -1.8, -2.5
"""What `confidence` adds up, in its order: log odds by logistic regression over 2,400 phrases, 520 of them strangers,
of which the best effect was right or wrong."""
OF_MEANING = 0.5
"""What likeness in meaning counts against the share of a complaint that is answered for; from 0.3 to 1.2 there was
nothing to choose, without it 5 in 100 more of people's own words had another first answer."""
COMPARED, MOST_COMPARED = 20, 500
"""Effects compared in meaning: the best where some share a word, as of 60 or all of them none more is first;
else as many as this."""
KEYWORD_FIELDS = (*HEAD, "synonym")
KEYWORD_OWNERS = 0.12
"""Share of all effects that may own a word for it to be telling by itself."""
SURE = 0.15
"""Log odds from which an effect is found, and not a guess."""
MOST_ALIKE, OF_ONE_NAME = 12, 0.1
"""Effects that share the one word of a complaint, and what of their score hangs on their names."""
MOST = 50
"""Effects that are looked at further."""
MOST_UNCALLED = 0.95
"""Score at most of an effect that is not called so."""


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
        for effect in self.pairs.contrary & found.keys():
            del found[effect]
        if self.asked.ends or self.asked.denials:
            found = {n: s for n, s in found.items() if not self._contradicts(n)}
        for effect in [n for n, score in found.items() if score > 1]:
            found[effect] = 1.0
        if len(self.asked.telling) > 1 and not self.called:
            found = self._with_meaning(found)
        return {effect: MOST_UNCALLED * score for effect, score in found.items()}

    def _with_meaning(self, found: dict[int, float]) -> dict[int, float]:
        """Return scores in which it counts how much what is said of an effect means the same as the complaint.

        Only the best are compared, or all where none shares a word.
        """
        asked, index = self.asked, self.asked.index
        meant = index.code(asked.plain)
        near = ordered(index, found)[:COMPARED] if found else range(index.effects)[:MOST_COMPARED]
        self.alike = {effect: alike(meant, index.codes(effect)) for effect in near} if meant else {}
        return {
            effect: (found.get(effect, 0.0) + OF_MEANING * self.alike.get(effect, 0.0))
            / (1 + OF_MEANING)
            for effect in {**found, **self.alike}
        }

    def _by_name(self) -> None:
        """Let the share of a name that one word is decide between effects that it is as typical of."""
        for effect in ordered(self.asked.index, self.scores)[:MOST_ALIKE]:
            of_name = self._nearest(effect)[2]
            self.scores[effect] = (1 - OF_ONE_NAME) * self.scores[effect] + OF_ONE_NAME * of_name

    def _contradicts(self, effect: int) -> bool:
        """Tell whether an effect stands at the other end of what is said, or is what is denied."""
        head = self.asked.index.owner(effect).head
        return self.asked.opposed(head) or any(
            word in head and not self._owns(effect, f"not:{word}") for word in self.asked.denials
        )

    def _owns(self, effect: int, word: str) -> bool:
        held = self.asked.index.posting(word)
        return held is not None and effect in held.effects

    def effects(self) -> list[int]:
        """Return the effects, best first; of equals the gravest first, then by name."""
        return ordered(self.asked.index, self.scores)

    def match(self, effect: int) -> Match:
        """Return why an effect was found."""
        asked = self.asked
        score = round(self.scores[effect], 4)
        if effect in self.called:
            name = self.called[effect][1]
            return _match(
                Rung.NAME if name.field in HEAD else Rung.SYNONYM, name, name.words, score
            )
        nearest, inside, _ = self._nearest(effect)
        if nearest and not asked.completed.keys().isdisjoint(inside):
            return _match(Rung.PREFIX, nearest, inside, score)
        if nearest and asked.telling and asked.telling <= inside:
            return _match(Rung.ALL_WORDS, nearest, inside, score)
        if effect in self.pairs.effects:
            thing, predicate, _ = self.pairs.effects[effect]
            text = f"{thing.replace('-', ' ')} + {predicate.replace('-', ' ')}"
            return Match(Rung.COMPLAINT, "complaint", text, tuple(text.split()), score)
        if nearest:
            return _match(Rung.SOME_WORDS, nearest, inside, score)
        return Match(Rung.SOME_WORDS, "utterances", self.reason(effect), (), score)

    def guess(self, effect: int) -> Match:
        """Return what a guess rests on: the words as they were typed."""
        return Match(Rung.NEAREST, "names", self.reason(effect), (), round(self.scores[effect], 4))

    def confidence(self, effect: int) -> float:
        """Return how likely it is, as log odds, that an effect is what is meant.

        For it speak its score, the weight of all that it answers for, the share of its nearest name that is
        said, a keyword, a name with all that is said, none of it everyday words, and a thing with what is said
        of it (which is all there is where else only filler is said); against it a part of the body that it has nothing
        to do with, a common thing of no effect in few words, and a word that is a complaint of its own.
        """
        if not self.asked.telling:
            return SURE if effect in self.called or effect in self.pairs.effects else NOT_MEANT
        asked, score = self.asked, self.scores[effect]
        name, inside, of_name = self._nearest(effect)
        if effect in self.called:
            name, of_name = self.called[effect][1], 1.0
            inside = name.ideas
        return (
            NOT_MEANT
            + BY_SCORE * score
            + BY_MASS * score * asked.total
            + BY_NAME * of_name
            + BY_KEYWORD * (name is not None and self._keyword(name, inside))
            + BY_ALL * (asked.telling <= inside and not asked.everyday)
            + BY_PAIR * (effect in self.pairs.effects)
            + BY_OTHER_PART * self._lacks(effect, asked.body)
            + BY_OTHER_THING * asked.other_thing
            + BY_STRANGER * self._lacks(effect, asked.strange)
        )

    def _keyword(self, name: Name, inside: frozenset[str]) -> bool:
        """Tell whether a name is said whole that has a word of few effects and of nothing else.

        Of a lay term the word must be none of the common ones.
        """
        asked, marks = self.asked, self.asked.index.language.marks
        if any(FILLER not in marks(word) for word in set(name.words) - inside):
            return False
        few = max(KEYWORD_OWNERS * asked.index.effects, 1)
        plain = (
            EVERYDAY + MODIFIER + BODY + ("" if name.field in KEYWORD_FIELDS else COMMON + LIGHT)
        )
        return any(set(plain).isdisjoint(marks(w)) and asked.index.owned(w) <= few for w in inside)

    def says_all(self, effect: int) -> bool:
        """Tell whether a name of an effect holds all that is said."""
        telling = self.asked.telling
        return effect in self.called or bool(telling and telling <= self._nearest(effect)[1])

    def says_something(self, effect: int) -> bool:
        """Tell whether the complaint is one of its own that an effect is first for."""
        return self.asked.says_something or effect in self.called or effect in self.pairs.effects

    def _lacks(self, effect: int, words: Iterable[str]) -> bool:
        return any(not self._owns(effect, word) for word in words)

    def _nearest(self, effect: int) -> tuple[Name | None, frozenset[str], float]:
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

    def reason(self, effect: int) -> str:
        """Return the words that an effect was found by, as they were typed."""
        asked, language = self.asked, self.asked.index.language
        held = {
            word.removeprefix("not:")
            for word in asked.telling
            if (one := asked.index.posting(word)) and effect in one.effects
        }
        return " ".join(dict.fromkeys(w for w in asked.plain if language.idea(w) in held))


def ordered(index: Index, scores: Mapping[int, float]) -> list[int]:
    """Return effects by score, MOST of them at most; of equals the gravest first, then by name."""
    best = sorted(scores, key=scores.__getitem__, reverse=True)[:MOST]
    best.sort(key=index.order)
    best.sort(key=scores.__getitem__, reverse=True)
    return best


def _match(kind: str, name: Name, inside: Iterable[str], score: float) -> Match:
    return Match(kind, name.field, name.text, tuple(sorted(inside)), score)


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
