"""What a search asks of a knowledge base: names, words, weights, effects; all of it worked out at build."""

from __future__ import annotations

from math import log

from ketcli.knowledge.base import Name, Pointer
from ketcli.language.lists import FILLER, LIGHT, MODIFIER, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeVar

    from ketcli.knowledge.base import KnowledgeBase

    K = TypeVar("K")
    T = TypeVar("T")

LITTLE = 0.15
"""Weight of filler, against a word that says something; chosen when the judgements were first met."""
HOW = 0.5
"""Weight of a word that says how and not what: direction, degree, doing."""
FIELDS = ("id", "name", "plain_name", "synonym", "lay_term", "abbreviation")
"""Kinds of name, the most telling first."""
HEAD = FIELDS[:3]
"""Kinds of name that an effect is headed by."""
MOST_KEPT = 5000
"""Words, names and effects that are kept once read: all of 130 effects, a part of 10,000."""


def weight(language: Language, word: str, owners: int, effects: int) -> float:
    """Return what an idea weighs: inverse document frequency over effects, less where it says little.

    A word that no effect owns weighs like a word of one, because it may be the
    complaint itself; a common word that is no thing weighs like filler.
    """
    marks = language.marks(word.removeprefix("not:"))
    little = FILLER in marks or (not owners and LIGHT in marks)
    said = LITTLE if little else HOW if MODIFIER in marks else 1.0
    return said * log(1 + effects / (owners or 1))


class Posting:
    """The names that hold an idea, by number of effect; with each name the share of it that the idea is."""

    __slots__ = ("effects", "weight")

    def __init__(self, weight: float, effects: dict[int, list[tuple[int, float]]]) -> None:
        self.weight = weight
        self.effects = effects

    @classmethod
    def of(cls, line: str) -> Posting:
        """Return what a line of the section says: a weight, and for each effect names and thousandths."""
        first, *rest = line.split("|")
        effects = {}
        for part in rest:
            effect, *held = part.split()
            pairs = (one.split(":") for one in held)
            effects[int(effect)] = [(int(number), int(share) / 1000) for number, share in pairs]
        return cls(float(first), effects)


class Owner:
    """An effect as a search sees it: its place among equals, the ideas of its names, of its head."""

    __slots__ = ("head", "id", "ideas", "order")

    def __init__(self, line: str) -> None:
        self.id, order, head, ideas = line.split("\t")
        self.order = int(order)
        self.head = frozenset(head.split())
        self.ideas = frozenset(ideas.split())


class Index:
    """The names of a knowledge base, ready to be searched; made once for many searches."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.language = kb.language
        self._postings = kb.section("postings")
        self._owners = kb.section("owners")
        self._names = kb.section("names")
        self._plain = kb.section("plain")
        self._near = kb.section("near")
        self._pairs = kb.section("pairs")
        self._systems = kb.section("systems")
        self._pointers = kb.section("pointers")
        self._asking = kb.section("asking")
        self.effects = len(self._owners) or 1
        self._kept_postings: dict[str, Posting | None] = {}
        self._kept_names: dict[int, Name] = {}
        self._kept_owners: dict[int, Owner] = {}

    def posting(self, word: str) -> Posting | None:
        """Return the names that hold an idea; None for an idea of no name."""
        line = self._postings.get
        return _kept(
            self._kept_postings, word, lambda: Posting.of(found) if (found := line(word)) else None
        )

    def weight(self, word: str) -> float:
        """Return what an idea weighs."""
        held = self.posting(word)
        return held.weight if held else weight(self.language, word, 0, self.effects)

    def owned(self, word: str) -> int:
        """Return the number of effects that an idea belongs to."""
        held = self.posting(word)
        return len(held.effects) if held else 0

    def name(self, number: int) -> Name:
        """Return a name by its number."""
        return _kept(self._kept_names, number, lambda: _name(self._names.get(f"{number:08}") or ""))

    def owner(self, number: int) -> Owner:
        """Return an effect by its number."""
        return _kept(
            self._kept_owners, number, lambda: Owner(self._owners.get(f"{number:06}") or "\t0\t\t")
        )

    def held(self, word: str) -> int:
        """Return how many names hold a plain word, 1 for a word of substances and groups only."""
        return int(self._plain.get(word) or 0)

    def beginning(self, word: str) -> Iterator[str]:
        """Yield the plain words of names that begin with these letters, in order."""
        return (longer for longer, _ in self._plain.below(word))

    def looking_like(self, key: str) -> list[tuple[str, str, int]]:
        """Return the words kept under a key of `retrieval.near`, each with its stem and how often it is held."""
        found = (one.split("/") for one in (self._near.get(key) or "").split())
        return [(word, root, int(count)) for word, root, count in found]

    def complaining(self, pair: str) -> list[int]:
        """Return the numbers of the effects that a thing and a predicate are a complaint of."""
        return [int(number) for number in (self._pairs.get(pair) or "").split()]

    def system(self, ideas: str) -> str:
        """Return label and effects of the body system that is called by these ideas; empty for none."""
        return self._systems.get(ideas) or ""

    def pointer(self, wording: str) -> Pointer | None:
        """Return the substance, group or topic of a wording; None for none."""
        line = self._pointers.get(wording)
        if line is None:
            return None
        command, id, danger, name = line.split("\t", 3)
        return Pointer(command, id, name, danger or None)

    def asking(self, root: str) -> list[str]:
        """Return the names of topics that hold a stem, each with a number before it: how many it holds."""
        return [name for name in (self._asking.get(root) or "").split("|") if name]

    def holds(self, found: Sequence[str]) -> bool:
        """Tell whether some name holds all of these ideas."""
        names = None
        for word in found:
            held = self.posting(word)
            here = {n for pairs in held.effects.values() for n, _ in pairs} if held else set()
            names = here if names is None else names & here
        return bool(names)


def _name(line: str) -> Name:
    effect, field, words, text = line.split("\t", 3)
    return Name(effect, field, text, words.split())


def _kept(kept: dict[K, T], key: K, made: Callable[[], T]) -> T:
    """Return what is kept under a key, made now if it is not; what is kept stays bounded."""
    if key not in kept:
        if len(kept) > MOST_KEPT:
            kept.clear()
        kept[key] = made()
    return kept[key]
