"""What a search asks of a knowledge base: names, words, weights, effects; all of it worked out at build."""

from __future__ import annotations

from math import log

from ketcli.knowledge.base import Pointer, names_of
from ketcli.language.lists import FILLER, LIGHT, Language
from ketcli.retrieval.meaning import code

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeVar

    from ketcli.knowledge.base import KnowledgeBase, Name
    from ketcli.knowledge.lines import Section

    K = TypeVar("K")
    T = TypeVar("T")

FIELDS = ("id", "name", "plain_name", "synonym", "lay_term", "abbreviation")
"""Kinds of name, the most telling first."""
HEAD = FIELDS[:3]
"""Kinds of name that an effect is headed by."""
MOST_KEPT = 5000
"""Words, names and effects that are kept once read: all of 130 effects, a part of 10,000."""
LITTLE, LESS = 0.3, 0.6
"""What filler, and common words that are no thing, weigh against a word that says something."""
RAREST, MOST_FREQUENCY = 4.5, 3.0
"""What a word of one effect would weigh, in any knowledge base, and what it does: no more than a word of
six, else one odd word decides."""
GAP = "..."
"""Stands in a question for any words."""
UNHEARD = 0.5
"""What a common word that is no thing weighs where no effect owns it; an idea of one effect weighs 5."""


def weight(language: Language, word: str, owners: int, effects: int) -> float:
    """Return what an idea weighs: its inverse document frequency over effects, less where it says little.

    The frequency is that of BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
    A word that no effect owns weighs like a word of one, because it may be the complaint itself.
    """
    marks = language.marks(word.removeprefix("not:"))
    said = LITTLE if FILLER in marks else LESS if LIGHT in marks else 1.0
    if not owners and LIGHT in marks:
        return said * UNHEARD
    return said * frequency(owners, effects)


def frequency(owners: int, documents: int) -> float:
    """Return the inverse document frequency of BM25 for what this many of all documents hold; none counts as one.

    It is scaled to what it is among 135 documents, and bounded.
    """
    owners = owners or 1
    rarest = log(1 + (documents - 0.5) / 1.5)
    return min(
        RAREST * log(1 + (documents - owners + 0.5) / (owners + 0.5)) / rarest, MOST_FREQUENCY
    )


class Posting:
    """What an idea weighs, and by number of effect how typical of it the idea is, from 0 to 1."""

    __slots__ = ("effects", "weight")

    def __init__(self, line: str) -> None:
        """Read a line of the section: a weight, and thousandths for each effect."""
        first, *rest = line.split()
        self.weight = float(first)
        self.effects: dict[int, float] = {}
        for part in rest:
            effect, _, typical = part.partition(":")
            self.effects[int(effect)] = int(typical) / 1000


class Owner:
    """An effect as a search sees it: its id, its place among equals, its gravity, the ideas of its head."""

    __slots__ = ("gravity", "head", "id", "order")

    def __init__(self, line: str) -> None:
        self.id, order, gravity, head = line.split("\t")
        self.order = int(order)
        self.gravity = int(gravity)
        self.head = frozenset(head.split())


class Index:
    """The names of a knowledge base, ready to be searched; made once for many searches."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.language = kb.language
        self._postings = kb.section("postings")
        self._owners = kb.section("owners")
        self._names = kb.section("names")
        self._called = kb.section("called-so")
        self._plain = kb.section("plain")
        self._heard = kb.section("heard")
        self._near = kb.section("near")
        self._pairs = kb.section("pairs")
        self._systems = kb.section("systems")
        self._pointers = kb.section("pointers")
        self._asking = kb.section("asking")
        self._topics = kb.section("topics-asked")
        self._vectors = kb.section("vectors")
        self._meant = kb.section("meant")
        self._topics_meant = kb.section("topics-meant")
        self.effects = len(self._owners) or 1
        self.slips = 0
        """Unknown words that were looked into."""
        self._kept_postings: dict[str, Posting | None] = {}
        self._kept_names: dict[int, list[Name]] = {}
        self._kept_owners: dict[int, Owner] = {}
        self._kept_codes: dict[int, list[int]] = {}
        self._kept_holding: dict[int, dict[str, list[int]]] = {}
        self._kept_ends: dict[frozenset[str], tuple[tuple[int, int], ...]] = {}
        self._questions: list[tuple[int, str, list[str]]] = []

    def posting(self, word: str) -> Posting | None:
        """Return what an idea weighs and whose it is; None for an idea of no effect."""
        line = self._postings.get
        return _kept(
            self._kept_postings, word, lambda: Posting(found) if (found := line(word)) else None
        )

    def weight(self, word: str) -> float:
        """Return what an idea weighs."""
        held = self.posting(word)
        return held.weight if held else weight(self.language, word, 0, self.effects)

    def owned(self, word: str) -> int:
        """Return the number of effects that an idea belongs to."""
        held = self.posting(word)
        return len(held.effects) if held else 0

    def names(self, effect: int) -> list[Name]:
        """Return the names of an effect by its number, the kinds in the order of FIELDS."""
        return _kept(
            self._kept_names, effect, lambda: names_of(self._names.get(f"{effect:06}") or "")
        )

    def holding(self, effect: int, words: Iterable[str]) -> list[Name]:
        """Return the names of an effect that hold any of some ideas, the kinds in the order of FIELDS."""
        named = self.names(effect)
        where = _kept(self._kept_holding, effect, lambda: _places(named))
        return [named[n] for n in sorted({n for word in words for n in where.get(word, ())})]

    def ends(self, found: frozenset[str]) -> tuple[tuple[int, int], ...]:
        """Return at which end of which pair of opposites some ideas stand; at both is at none."""
        return _kept(self._kept_ends, found, lambda: self.language.at_ends(found))

    def questions(self) -> list[tuple[int, str, list[str]]]:
        """Return the ways to ask, each with its length, its kind and the words, between blanks, of its parts."""
        if not self._questions:
            self._questions = [
                (len(said), kind, [f" {part.strip()} " for part in said.split(GAP)])
                for said, kind in self.kb.section("questions")
            ]
        return self._questions

    def code(self, plain: Iterable[str]) -> int:
        """Return what plain words mean, as `retrieval.meaning` does; 0 where no word is known."""
        return code(vector for word in plain if (vector := self._vectors.get(word)))

    def codes(self, effect: int) -> list[int]:
        """Return what all that is said of an effect means, by its number."""
        return _kept(self._kept_codes, effect, lambda: _codes(self._meant, effect))

    def topic_codes(self, topic: int) -> list[int]:
        """Return what all that asks for a topic means, by its number."""
        return _codes(self._topics_meant, topic)

    def owner(self, number: int) -> Owner:
        """Return an effect by its number."""
        return _kept(
            self._kept_owners, number, lambda: Owner(self._owners.get(f"{number:06}") or "\t0\t0\t")
        )

    def called(self, ideas: str) -> list[tuple[int, int]]:
        """Return the effects that have a name of these ideas, each with the number of the name."""
        found = (one.split(":") for one in (self._called.get(ideas) or "").split())
        return [(int(effect), int(name)) for effect, name in found]

    def held(self, word: str) -> int:
        """Return how many names hold a plain word, 1 for a word of substances and groups only."""
        return int((self._plain.get(word) or "0").rstrip("-"))

    def meant(self, word: str) -> int:
        """Return the same of a word that a slip may mean; 0 for a common word that nothing goes by."""
        line = self._plain.get(word) or "0"
        return 0 if line.endswith("-") else int(line)

    def heard(self, word: str) -> bool:
        """Tell whether some utterance holds a plain word."""
        return self._heard.get(word) is not None

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

    def asking(self, root: str) -> Posting | None:
        """Return what a stem of a question weighs, and how typical it is of each topic; None for one of no topic."""
        line = self._asking.get(root)
        return Posting(line) if line else None

    @property
    def unasked(self) -> float:
        """What a stem weighs that no topic holds."""
        return frequency(0, len(self._topics))

    def topic(self, number: int) -> Pointer:
        """Return a topic by its number."""
        return Pointer("about", *(self._topics.get(f"{number:06}") or "\t").split("\t"))

    def holds(self, found: Sequence[str]) -> bool:
        """Tell whether some name holds all of these ideas."""
        held = [self.posting(word) for word in found]
        if not held or None in held:
            return False
        effects = set.intersection(*(set(one.effects) for one in held if one))
        return any(set(found) <= set(name.words) for n in effects for name in self.names(n))


def _places(named: Sequence[Name]) -> dict[str, list[int]]:
    """Return by idea the places of the names that hold it."""
    found: dict[str, list[int]] = {}
    for place, name in enumerate(named):
        for word in name.ideas:
            found.setdefault(word, []).append(place)
    return found


def _codes(section: Section, number: int) -> list[int]:
    return [int(one, 16) for one in (section.get(f"{number:06}") or "").split()]


def _kept(kept: dict[K, T], key: K, made: Callable[[], T]) -> T:
    """Return what is kept under a key, made now if it is not; what is kept stays bounded."""
    if key not in kept:
        if len(kept) > MOST_KEPT:
            kept.clear()
        kept[key] = made()
    return kept[key]
