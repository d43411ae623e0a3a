"""Find the effects a query is about, best first.

A search climbs down a ladder, strictest rung first, and each hit says which
rung found it. Spelling comes last: its matcher is imported only for words that
nothing else could answer.
"""

from dataclasses import dataclass, replace
from enum import Enum

from ketcli import spelling
from ketcli.index import FIELDS, Index
from ketcli.lexicon import FILLER, OPPOSITES
from ketcli.model import Effect, Judgement, KnowledgeBase
from ketcli.text import ideas, tokens, words
from ketcli.vocabulary import Seriousness, System

PREFIX_LETTERS = 3
"""Shortest beginning of a word that is completed."""
FIRM_QUERY = 0.5
"""Share of a query's weight that a name must hold to be more than a guess."""
FIRM_NAME = 0.6
"""Share of a name's weight that a query must hold when it says more than the name."""
GUESS_NAME = 0.5
LIGHT = 0.25
"""Weight of filler inside a name, against a word that says something."""


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


@dataclass(frozen=True, slots=True)
class Match:
    """Why an effect was found: the rung, the name that matched, and the query's words in it.

    `score` runs from 0 to 1 and orders hits within a rung; a `guess` matched too
    little to be an answer.
    """

    kind: Rung
    field: str
    text: str
    words: tuple[str, ...]
    score: float
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An effect and why it was found."""

    effect: str
    match: Match


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as typed and the word that was searched for instead."""

    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of a search; no hits and no `unknown` words means the words say nothing."""

    hits: tuple[Hit, ...]
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


def search(index: Index, kb: KnowledgeBase, text: str, *, exact: bool = False) -> Found:
    """Return the hits for a query, best first; equal scores go by seriousness, then name.

    With `exact`, nothing is completed, corrected or guessed.
    """
    plain = tokens(text)
    plain, corrections, unknown = spelling.repaired(index, plain, exact=exact)
    asked = _Query(index, plain, exact)
    best: dict[str, Hit] = {}
    for hit in asked.hits():
        known = best.get(hit.effect)
        if known is None or _rank(hit.match) < _rank(known.match):
            best[hit.effect] = hit
    for effect in asked.of_system(kb):
        best.setdefault(effect, Hit(effect, asked.system_match(kb.effects[effect])))
    if corrections:
        fixed = [(Correction(typed, used)) for typed, used in corrections]
        best = {e: replace(h, match=replace(h.match, kind=Rung.SPELLING)) for e, h in best.items()}
    else:
        fixed = []
    hits = sorted(best.values(), key=lambda hit: (*_rank(hit.match), *_order(kb, hit.effect)))
    firm = [hit for hit in hits if not hit.match.guess]
    return Found(
        hits=tuple(firm or ([] if exact else hits[:3])),
        corrections=tuple(fixed),
        unknown=tuple(unknown),
        suggestions=() if hits or exact else spelling.suggestions(index, unknown),
    )


def failure(index: Index, kb: KnowledgeBase, judgement: Judgement) -> str | None:
    """Say in one line how a search misses a judgement; None when it meets it."""
    hits = search(index, kb, judgement.text).hits
    firm = [hit.effect for hit in hits if not hit.match.guess]
    shown = ", ".join(firm[:4]) or "nothing"
    if judgement.first is None and firm:
        return f"'{judgement.text}' must find nothing, but finds {shown}"
    if judgement.first is not None and firm[:1] != [judgement.first]:
        return f"'{judgement.text}' must find {judgement.first} first, but finds {shown}"
    if missing := [effect for effect in judgement.also if effect not in firm]:
        return f"'{judgement.text}' must also find {', '.join(missing)}; it finds {shown}"
    if wrong := [effect for effect in judgement.never if effect in firm]:
        return f"'{judgement.text}' must not find {', '.join(wrong)}"
    return None


class _Query:
    """The ideas of a query, weighed."""

    def __init__(self, index: Index, plain: list[str], exact: bool) -> None:
        self.index = index
        self.plain = plain
        self.exact = exact
        found = ideas(plain)
        said = [word for word, at in found if len(at) > 1 or plain[at[0]] not in FILLER]
        self.ideas = tuple(dict.fromkeys(said or [word for word, _ in found]))
        self.completed: dict[str, str] = {}
        if self.ideas and not exact:
            self._complete()
        self.weights = {word: index.weight(word) for word in self.ideas}
        self.total = sum(self.weights.values()) or 1.0

    def _complete(self) -> None:
        """Let the last word, if nothing is called so, stand for all words that it begins."""
        last = self.plain[-1]
        if self.ideas[-1] in self.index.by_word or len(last) < PREFIX_LETTERS:
            return
        for word in self.index.plain:
            if word.startswith(last):
                for whole in words(word):
                    self.completed[whole] = self.ideas[-1]

    def hits(self) -> list[Hit]:
        """Return a hit for each name that the query may mean, in no order."""
        shared: dict[int, set[str]] = {}
        for word in self.ideas:
            for number in self.index.by_word.get(word, ()):
                shared.setdefault(number, set()).add(word)
        for whole in self.completed:
            for number in self.index.by_word.get(whole, ()):
                shared.setdefault(number, set()).add(whole)
        return [hit for number, inside in shared.items() if (hit := self._hit(number, inside))]

    def _hit(self, number: int, inside: set[str]) -> Hit | None:
        name = self.index.names[number]
        if _opposed(set(self.ideas), set(name.words)):
            return None
        held = {self.completed.get(word, word) for word in inside}
        of_query = sum(self.weights.get(word, 0) for word in held) / self.total
        weights = {word: self.index.weight(word) for word in name.words}
        of_name = sum(weights[word] for word in inside) / sum(weights.values())
        guess = False
        if inside & self.completed.keys():
            rung = Rung.PREFIX
            guess = of_query < FIRM_QUERY
        elif name.words == self.ideas or set(name.words) == set(self.ideas):
            rung = Rung.NAME if name.field in FIELDS[:3] else Rung.SYNONYM
        elif self.exact:
            return None
        elif of_query > 0.999:
            rung = Rung.ALL_WORDS
        else:
            rung = Rung.SOME_WORDS
            whole = of_name > 0.999
            guess = not (whole and of_query >= FIRM_QUERY / 2) and (
                of_query < FIRM_QUERY or of_name < FIRM_NAME
            )
            if guess and of_name < GUESS_NAME:
                return None
        score = 2 * of_query * of_name / (of_query + of_name)
        score -= FIELDS.index(name.field) / 1000
        return Hit(
            name.effect,
            Match(rung, name.field, name.text, tuple(sorted(inside)), round(score, 4), guess),
        )

    def of_system(self, kb: KnowledgeBase) -> list[str]:
        """Return the effects of the system that the query names and says nothing else about."""
        asked = set(self.ideas)
        for system in System:
            called = (system.value, system.label, *system.words)
            if any(set(words(name)) == asked for name in called):
                return [e.id for e in kb.effects.values() if system in e.systems]
        return []

    def system_match(self, effect: Effect) -> Match:
        """Say that an effect was found by its body system alone."""
        label = effect.systems[0].label
        return Match(Rung.SYSTEM, "system", label, self.ideas, 0.0)


def _opposed(asked: set[str], named: set[str]) -> bool:
    """Tell whether a query and a name stand at opposite ends of something."""
    for one, other in OPPOSITES:
        if (asked & one and named & other and not asked & other and not named & one) or (
            asked & other and named & one and not asked & one and not named & other
        ):
            return True
    return False


def _rank(match: Match) -> tuple[bool, int, float]:
    return (match.guess, RUNGS.index(match.kind), -match.score)


def _order(kb: KnowledgeBase, effect: str) -> tuple[int, str]:
    grave = [list(Seriousness).index(s.criterion) for s in kb.effects[effect].seriousness]
    return (min(grave, default=len(Seriousness)), kb.effects[effect].name.lower())
