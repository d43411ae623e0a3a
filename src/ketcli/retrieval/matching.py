"""Match one complaint against the names of effects, and say on which rung each stands."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from ketcli.knowledge.base import KnowledgeBase, Name
from ketcli.knowledge.vocabulary import System
from ketcli.language.lexicon import (
    ABILITY,
    BODY,
    EVERYDAY,
    FILLER,
    MODIFIERS,
    OPPOSITES,
    PRONOUNS,
    STRANGERS,
)
from ketcli.language.text import idea, said, tokens, words
from ketcli.retrieval import spelling
from ketcli.retrieval.index import FIELDS, Index, wording

PREFIX_LETTERS = 3
"""Shortest beginning of a word that is completed where it stands alone."""
PREFIX_IN_SENTENCE = 5
"""Shortest beginning of a last word that is completed after others."""
WHOLE = 0.999
"""Share that counts as all; weights are sums of logarithms."""
KEYWORD_FIELDS = ("id", "name", "plain_name", "synonym")
"""Kinds of name of which a single word says what is meant, whatever else is said."""
KEYWORD_OWNERS = 0.12
"""Share of all effects that may own a word for it to be telling by itself."""
ENOUGH_ALONE = 0.6
"""Share of a query that one everyday word must hold to stand for all of it."""
ENOUGH_PART = 0.6
"""Share of a query that part of a name must hold."""
ENOUGH_TOGETHER = 0.8
"""Share of a query that the names of one effect must hold between them."""
LEAST_OF_LONG_NAME = 0.25
"""Share of a name that a query must hold even where the name holds all of the query."""
LEAST_NAME = 0.5
"""Share of a name that a query must hold to be about it at all."""


class Rung(str, Enum):
    """How a hit was found, strictest first."""

    NAME = "name"
    SYNONYM = "synonym"
    PREFIX = "prefix"
    ALL_WORDS = "all-words"
    SOME_WORDS = "some-words"
    SYSTEM = "system"
    SPELLING = "spelling"


RUNGS = tuple(Rung)
EXACT = (Rung.NAME, Rung.SYNONYM)


@dataclass(frozen=True, slots=True)
class Match:
    """Why an effect was found: the rung, the name that matched, and the query's words in it.

    `score` runs from 0 to 1 and orders hits within a rung.
    """

    kind: Rung
    field: str
    text: str
    words: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """An effect and why it was found."""

    effect: str
    match: Match


class Complaint:
    """The ideas of one complaint, weighed, and what they may mean.

    `strange` are nouns of the whole text that are complaints in themselves.
    """

    def __init__(
        self, index: Index, plain: list[str], exact: bool, strange: frozenset[str] = frozenset()
    ) -> None:
        self.index = index
        self.plain = plain
        self.exact = exact
        found = said(plain)
        if ABILITY & set(plain):
            found = tuple(self._known_or_bare(word) for word in found)
        self.ideas = tuple(dict.fromkeys([w for w in found if not w.isdigit()] or found))
        self.strange = strange | (_strangers() & set(self.ideas))
        self.telling = frozenset(self.ideas) - FILLER
        self.completed: dict[str, str] = {}
        if self.ideas and not exact:
            self._complete()
        self.weights = {word: index.weight(word) for word in self.ideas}
        self.total = sum(self.weights.values()) or 1.0

    @property
    def says_something(self) -> bool:
        """Whether any word is more than filler, direction, degree or a part of the body."""
        return any(word.removeprefix("not:") not in MODIFIERS | BODY for word in self.telling)

    def _known_or_bare(self, word: str) -> str:
        """Return what somebody cannot do as trouble with it, where no name says it otherwise."""
        bare = word.removeprefix("not:")
        return word if word in self.index.by_word or bare not in self.index.by_word else bare

    def _complete(self) -> None:
        """Let the last word, if nothing is called so, stand for all words that it begins."""
        last = self.plain[-1]
        least = PREFIX_LETTERS if len(self.telling) == len(self.plain) == 1 else PREFIX_IN_SENTENCE
        if len(last) < least or spelling.known(self.index, last):
            return
        for word in self.index.plain:
            if word.startswith(last):
                for whole in words(word):
                    self.completed[whole] = self.ideas[-1]

    def hits(self) -> dict[str, Hit]:
        """Return the best hit of each effect that the query is about, in no order."""
        best: dict[str, Hit] = {}
        strange = self.strange
        for effect, names in self._shared().items():
            away = self._turned_away(effect, strange)
            together = self._share({word for inside in names.values() for word in inside})
            for number, inside in names.items():
                match = self._match(number, inside, together)
                if away and match and match.kind not in EXACT:
                    continue
                if match and (effect not in best or rank(match) < rank(best[effect].match)):
                    best[effect] = Hit(effect, match)
        return best

    def _turned_away(self, effect: str, strange: frozenset[str] | set[str]) -> bool:
        """Tell whether an effect cannot be meant: a strange noun, or the opposite direction."""
        if strange - self.index.words_of(effect):
            return True
        return _opposed(set(self.ideas), self.index.words_of(effect, KEYWORD_FIELDS[:3]))

    def near(self) -> tuple[str, ...]:
        """Return up to three effects that share most with the query, without being meant by it."""
        shares = {
            effect: max(
                self._share(inside) * self._share_of_name(n, inside) for n, inside in names.items()
            )
            for effect, names in self._shared().items()
        }
        return tuple(sorted((e for e in shares if shares[e] > 0.2), key=lambda e: -shares[e])[:3])

    def _shared(self) -> dict[str, dict[int, set[str]]]:
        """Return by effect the names that hold words of the query, with those words."""
        shared: dict[str, dict[int, set[str]]] = {}
        asked = {*self.ideas, *self.completed}
        for word in self.telling or self.ideas:
            for number in self.index.by_word.get(word, ()):
                name = self.index.names[number]
                shared.setdefault(name.effect, {})[number] = asked & set(name.words)
        for word in self.completed:
            for number in self.index.by_word.get(word, ()):
                name = self.index.names[number]
                shared.setdefault(name.effect, {})[number] = asked & set(name.words)
        return shared

    def _share(self, inside: set[str]) -> float:
        held = {self.completed.get(word, word) for word in inside}
        return sum(self.weights.get(word, 0) for word in held) / self.total

    def _share_of_name(self, number: int, inside: set[str]) -> float:
        weights = {word: self.index.weight(word) for word in self.index.names[number].words}
        return sum(weights[word] for word in inside) / sum(weights.values())

    def _match(self, number: int, inside: set[str], together: float) -> Match | None:
        name = self.index.names[number]
        if _opposed(set(self.ideas), set(name.words)) or _denied(set(self.ideas), set(name.words)):
            return None
        of_query, of_name = self._share(inside), self._share_of_name(number, inside)
        rung = self._rung(name, inside, of_query, of_name, together)
        if rung is None:
            return None
        score = 0.8 * 2 * of_query * of_name / (of_query + of_name) + 0.2 * together
        score = 0.97 * score + 0.03 * self._same_wording(name)
        score -= FIELDS.index(name.field) / 1000
        return Match(rung, name.field, name.text, tuple(sorted(inside)), round(score, 4))

    def _same_wording(self, name: Name) -> float:
        """Return the share of a name's words that the query has letter for letter."""
        typed = wording(tokens(name.text)).split()
        return sum(word in self.plain for word in typed) / len(typed) if typed else 0.0

    def _rung(
        self, name: Name, inside: set[str], of_query: float, of_name: float, together: float
    ) -> Rung | None:
        """Return the strictest rung that the name stands on; None when it is not meant."""
        if inside & self.completed.keys():
            return Rung.PREFIX if of_query > ENOUGH_PART else None
        named = frozenset(name.words) - FILLER
        spoken = set(name.words) <= set(self.ideas)
        if named == self.telling and spoken and (named - MODIFIERS or self._idiom(name)):
            return Rung.NAME if name.field in FIELDS[:3] else Rung.SYNONYM
        if self.exact:
            return None
        of_query = self._share(inside & self.telling) / (self._share(set(self.telling)) or 1)
        vague = not named - MODIFIERS
        if vague and not self._idiom(name):
            return None
        if of_query > WHOLE:
            little = vague or not self.telling - MODIFIERS or set(self.plain) <= EVERYDAY
            named_so = name.field in FIELDS[:3] and len(self.plain) == 1
            least = ENOUGH_PART if little and not named_so else LEAST_OF_LONG_NAME
            return Rung.ALL_WORDS if of_name > least else None
        if vague:
            enough = spoken and len(name.words) > 1 and of_query > ENOUGH_ALONE
        elif len(named) == 1 and named <= self.telling:
            (word,) = named
            owners = len(self.index.owners(word))
            key = word not in MODIFIERS and (
                (name.field in KEYWORD_FIELDS and owners <= KEYWORD_OWNERS * self.index.effects)
                or (spoken and owners == 1 and not self._other_part(name))
            )
            enough = key or (spoken and of_query > ENOUGH_ALONE)
        elif self._other_part(name):
            enough = False
        elif named <= self.telling:
            enough = True
        else:
            enough = of_name > LEAST_NAME and (of_query > ENOUGH_PART or together > ENOUGH_TOGETHER)
        return Rung.SOME_WORDS if enough else None

    def _idiom(self, name: Name) -> bool:
        """Tell whether the query has a name word for word; only pronouns may differ."""
        found = [word for word in tokens(name.text) if word not in PRONOUNS]
        typed = {*self.plain, *self.ideas}
        return all(word in typed or idea(word) in typed for word in found)

    def _other_part(self, name: Name) -> bool:
        """Tell whether the query speaks of a part of the body that the effect has nothing to do with."""
        return bool(BODY & self.telling - self.index.words_of(name.effect))

    def of_system(self, kb: KnowledgeBase) -> dict[str, Hit]:
        """Return the effects of the system that the query names and says nothing else about."""
        asked = set(self.telling)
        for system in System if asked - MODIFIERS else ():
            called = (system.value, system.label, *system.words)
            if any(set(words(name)) - FILLER == asked for name in called):
                match = Match(Rung.SYSTEM, "system", system.label, self.ideas, 0.0)
                return {
                    id: Hit(id, match)
                    for id, facets in kb.facets.items()
                    if system in facets.systems
                }
        return {}


def rank(match: Match) -> tuple[int, float]:
    """Return what orders matches: the rung, then the score."""
    return (0 if match.kind in EXACT else RUNGS.index(match.kind), -match.score)


@cache
def _strangers() -> frozenset[str]:
    return frozenset(idea(word) for word in STRANGERS)


def _opposed(asked: set[str], named: set[str]) -> bool:
    """Tell whether a query and a name stand at opposite ends of something."""
    asked, named = _directed(asked), _directed(named)
    for one, other in OPPOSITES:
        for here, there in ((one, other), (other, one)):
            if asked & here and named & there and not asked & there and not named & here:
                return True
    return False


def _denied(asked: set[str], named: set[str]) -> bool:
    """Tell whether one denies what the other says; trouble with a thing is no denial of it."""
    if "trouble" in asked | named:
        return False
    return any(
        f"not:{word}" in theirs and f"not:{word}" not in ours
        for ours, theirs in ((asked, named), (named, asked))
        for word in ours
    )


def _directed(found: set[str]) -> set[str]:
    """Add the direction that the beginning of a clinical word gives."""
    up = {"high"} if any(word.startswith(("hyper", "tachy")) for word in found) else set()
    down = {"low"} if any(word.startswith(("hypo", "brady")) for word in found) else set()
    return found | up | down
