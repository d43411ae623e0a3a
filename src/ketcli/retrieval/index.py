"""What a search asks of a knowledge base: names, words, weights, effects; all of it worked out at build."""

from __future__ import annotations

from math import log

from ketcli.kept import kept
from ketcli.knowledge.base import Pointer, names_of
from ketcli.language.clauses import clauses
from ketcli.language.ideas import ideas, wording, words
from ketcli.language.lists import LIGHT, Language
from ketcli.language.tokens import folded, tokens
from ketcli.retrieval.meaning import Crowd, code

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ketcli.knowledge.base import KnowledgeBase, Name
    from ketcli.knowledge.lines import Section
    from ketcli.language.ideas import Idea

FIELDS = ("id", "name", "plain_name", "synonym", "lay_term", "abbreviation")
"""Kinds of name, the most telling first."""
LATER = {field: place / 1000 for place, field in enumerate(FIELDS)}
"""What a kind of name counts less than the first of them."""
HEAD = FIELDS[:3]
"""Kinds of name that an effect is headed by."""
RAREST = 4.5
"""What a word of one effect weighs, in any knowledge base."""
GAP = "..."
"""Stands in a question for any words."""
LEAST_STRANGE = 0.3
"""Likeness to what is out of scope that every text has, by the bundled texts three of four have: a knowledge base of
few such texts must not make all else likely."""
UNHEARD = 0.3
"""What a common word that is no thing weighs where no effect owns it; an idea of one effect weighs 4.5."""


def weight(language: Language, word: str, owners: int, effects: int) -> float:
    """Return what an idea weighs: its inverse document frequency over effects.

    A word that no effect owns weighs like a word of one, because it may be the complaint itself, unless it is a
    common one that is no thing.
    """
    if not owners and LIGHT in language.marks(word.removeprefix("not:")):
        return UNHEARD
    return frequency(owners, effects)


def frequency(owners: int, documents: int) -> float:
    """Return the inverse frequency of what this many of all documents hold; none counts as one.

    It is that of BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009), scaled to what it is
    among 135 documents.
    """
    owners = owners or 1
    rarest = log(1 + (documents - 0.5) / 1.5)
    return RAREST * log(1 + (documents - owners + 0.5) / (owners + 0.5)) / rarest


class Posting:
    """What an idea weighs, and how typical it is, from 0 to 1, of what is out of scope and by number of each effect."""

    __slots__ = ("effects", "strange", "weight")

    def __init__(self, line: str) -> None:
        """Read a line of the section: a weight, thousandths for what is out of scope and for each effect."""
        first, strange, *rest = line.split()
        self.weight = float(first)
        self.strange = int(strange) / 1000
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
    """The names of a knowledge base, ready to be searched; `of` makes it once for many searches.

    What is read is kept, within a bound. Of an idea, `posting` is what it weighs and whose it is, None for one that
    nobody says; `weight` what it weighs; `owned` how many effects it belongs to. Of an effect, by its number, `owner`
    is what a search sees of it, `order` its place among equals, `names` are its names, the kinds in the order of
    FIELDS, and `codes` what all that is said of it means. Of a name, `plain` are the plain words, `wording` those that
    must be equal in the same wording, `spelled` the words as they are spelled, with their ideas. `ends` is at which
    end of which pair of opposites some ideas stand; at both is at none. `asked_for` are topics and groups by their
    number, `asked_codes` what all that asks for one means; `asking` is what a stem of a question weighs, and how
    typical it is of each of them, None for an unknown one. `looking_like` are the words under a key of
    `retrieval.near`, each with its stem and how often it is held; `one_slip` those that some letters are, but for one.
    `pointer` is the substance, group or topic of a wording, `unlisted` the class of a substance that is not in the
    data; None for none. `strange` is how like what a text means is to what is out of scope.
    """

    @classmethod
    def of(cls, kb: KnowledgeBase) -> Index:
        return kb.once("index", lambda: cls(kb))

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
        self._asked_for = kb.section("asked-for")
        self._vectors = kb.section("vectors")
        self._meant = kb.section("meant")
        self._asked_meant = kb.section("asked-meant")
        self.effects = len(self._owners) or 1
        self.slips = 0
        """Unknown words that were looked into."""
        self.posting: Callable[[str], Posting | None] = kept(
            lambda word: _posting(self._postings, word)
        )
        self.weight: Callable[[str], float] = kept(self._weight)
        self.owned: Callable[[str], int] = kept(self._owned)
        self.owner: Callable[[int], Owner] = kept(
            lambda number: Owner(self._owners.get(f"{number:06}") or "\t0\t0\t")
        )
        self.order: Callable[[int], int] = kept(lambda number: self.owner(number).order)
        self.names: Callable[[int], list[Name]] = kept(
            lambda effect: names_of(self._names.get(f"{effect:06}") or "")
        )
        self._places: Callable[[int], dict[str, list[int]]] = kept(
            lambda effect: _places(self.names(effect))
        )
        self.codes: Callable[[int], list[int]] = kept(lambda effect: _codes(self._meant, effect))
        self.asked_for: Callable[[int], Pointer] = kept(self._asked)
        self.asked_codes: Callable[[int], list[int]] = kept(
            lambda number: _codes(self._asked_meant, number)
        )
        self.plain: Callable[[str], list[str]] = kept(lambda text: tokens(self.language, text))
        self.clauses: Callable[[str], list[list[str]]] = kept(lambda t: clauses(self.language, t))
        self.wording: Callable[[str], frozenset[str]] = kept(
            lambda text: frozenset(wording(self.language, self.plain(text)).split())
        )
        self.spelled: Callable[[str], tuple[list[str], list[Idea]]] = kept(self._spelled)
        self.ends: Callable[[frozenset[str]], tuple[tuple[int, int], ...]] = kept(
            self.language.at_ends
        )
        self.asking: Callable[[str], Posting | None] = kept(
            lambda root: _posting(self._asking, root)
        )
        self.looking_like: Callable[[str], list[tuple[str, str, int]]] = kept(self._looking_like)
        slips = (kb.section("one-slip"), kb.section("one-slip-said"))
        self.one_slip: Callable[[str], list[str]] = kept(
            lambda key: [word for slip in slips for word in (slip.get(key) or "").split()]
        )
        self.pointer: Callable[[str], Pointer | None] = kept(self._pointer)
        self.unlisted: Callable[[str], str | None] = kept(
            lambda word: kb.section("unlisted").get(" ".join(words(self.language, word)))
        )
        # A query is compared with effects, and then with what is asked for.
        self.strange: Callable[[int], float] = kept(self._beyond)
        self._code: Callable[[tuple[str, ...]], int] = kept(self._coded)
        self._questions: dict[str, list[tuple[int, str, list[str]]]] = {}

    def _beyond(self, code: int) -> float:
        crowd = self.kb.once("crowd", self._crowd)
        return max(LEAST_STRANGE, crowd.alike(code)) if code else 0.0

    def _crowd(self) -> Crowd:
        held = self.kb.section("strange-codes")
        columns = (self.kb.section("strange-columns").get("") or "").split()
        return Crowd(
            [int(column, 16) for column in columns],
            len(held),
            lambda number: int(held.get(f"{number:06}") or "0", 16),
        )

    def _weight(self, word: str) -> float:
        held = self.posting(word)
        return held.weight if held else weight(self.language, word, 0, self.effects)

    def _owned(self, word: str) -> int:
        held = self.posting(word)
        return len(held.effects) if held else 0

    def _spelled(self, text: str) -> tuple[list[str], list[Idea]]:
        plain = folded(text)
        return plain, ideas(self.language, plain)

    def holding(self, effect: int, words: Iterable[str]) -> list[Name]:
        """Return the names of an effect that hold any of some ideas, the kinds in the order of FIELDS."""
        named = self.names(effect)
        where = self._places(effect)
        found = [where[word] for word in words if word in where]
        places = found[0] if len(found) == 1 else sorted(set().union(*found))
        return [named[n] for n in places]

    def questions(self, word: str) -> list[tuple[int, str, list[str]]]:
        """Return the ways to ask that begin with a word, each with length, kind and its parts, between blanks."""
        if not self._questions:
            for said, kind in self.kb.section("questions"):
                parts = [f" {part.strip()} " for part in said.split(GAP)]
                asked = self._questions.setdefault(parts[0].split(" ")[1], [])
                asked.append((len(said), kind, parts))
        return self._questions.get(word) or []

    def code(self, plain: Iterable[str]) -> int:
        """Return what plain words mean, as `retrieval.meaning` does; 0 where no word is known."""
        return self._code(tuple(plain))

    def _coded(self, plain: tuple[str, ...]) -> int:
        return code(vector for word in plain if (vector := self._vectors.get(word)))

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

    def _looking_like(self, key: str) -> list[tuple[str, str, int]]:
        found = (one.split("/") for one in (self._near.get(key) or "").split())
        return [(word, root, int(count)) for word, root, count in found]

    def complaining(self, pair: str) -> list[int]:
        """Return the numbers of the effects that a thing and a predicate are a complaint of."""
        return [int(number) for number in (self._pairs.get(pair) or "").split()]

    def system(self, ideas: str) -> str:
        """Return label and effects of the body system that is called by these ideas; empty for none."""
        return self._systems.get(ideas) or ""

    def _asked(self, number: int) -> Pointer:
        command, id, name = (self._asked_for.get(f"{number:06}") or "\t\t").split("\t", 2)
        return Pointer(command, id, name)

    def _pointer(self, wording: str) -> Pointer | None:
        line = self._pointers.get(wording)
        if line is None:
            return None
        command, id, danger, name = line.split("\t", 3)
        return Pointer(command, id, name, danger or None)

    @property
    def unasked(self) -> float:
        """What a stem weighs that nothing is asked for by."""
        return frequency(0, len(self._asked_for))

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


def _posting(section: Section, word: str) -> Posting | None:
    line = section.get(word)
    return Posting(line) if line else None


def _codes(section: Section, number: int) -> list[int]:
    return [int(one, 16) for one in (section.get(f"{number:06}") or "").split()]
