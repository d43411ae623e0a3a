"""A complaint read as things and what is said of them: `blood pressure` + `up`.

1. Words are read as keys (their ideas), and the longest phrase that names a thing or a predicate wins.
2. `not` right before a predicate, or with words of degree between, turns it: `isn't as sharp` is bad,
   `not low` says nothing. Before a thing it is a predicate of its own: `can't sleep` is sleep + none.
3. A thing and a predicate of one clause are a pair where some effect names it and few words stand between.
"""

from __future__ import annotations

from ketcli.language.lists import FILLER, LIGHT, STOP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.language.lists import Language
    from ketcli.retrieval.index import Index

REACH = 6
"""Words between a thing and what is said of it."""
DENIED_WITHIN = 3
"""Words before a predicate or a thing in which a denial of it stands."""
NONE = "none"
"""The predicate that a denial is of a thing: cannot, without, no longer."""


class Reading:
    """Things and predicates of a clause, each with the numbers of its first and last word."""

    __slots__ = ("aside", "predicates", "things")

    def __init__(self) -> None:
        self.things: list[tuple[str, int, int]] = []
        self.predicates: list[tuple[str, int, int]] = []
        self.aside: list[str] = []


def read(language: Language, plain: list[str]) -> Reading:
    """Return what a clause tells of and what it says, in order, with denials resolved."""
    found = Reading()
    keys = [language.idea(word) for word in plain]
    denials: set[int] = set()
    at = 0
    while at < len(keys):
        length, meant = _longest(language, keys, at)
        for name in meant:
            if name[:2] == "t:":
                found.things.append((name[2:], at, at + length - 1))
            else:
                found.predicates.append((name[2:], at, at + length - 1))
        if not meant and keys[at] == "not":
            denials.add(at)
        at += length
    _deny(language, plain, found, denials)
    return found


def _longest(language: Language, keys: list[str], at: int) -> tuple[int, list[str]]:
    longest, meant = language.reads(keys[at])
    for length in range(min(longest, len(keys) - at), 1, -1):
        more = language.reads(" ".join(keys[at : at + length]))[1]
        if more:
            return length, more
    return 1, meant


def _deny(language: Language, plain: list[str], found: Reading, denials: set[int]) -> None:
    """Turn what is denied, and let a denial that denies no predicate be said of the next thing."""
    said: list[tuple[str, int, int]] = []
    denied: dict[int, int] = {}
    inside = {at for _, first, last in found.things for at in range(first, last + 1)}
    for name, first, last in found.predicates:
        denial = _before(language, plain, first, denials, inside)
        if denial is None:
            said.append((name, first, last))
        else:
            denied[denial] = first
            if turned := language.turned(name):
                said.append((turned, denial, last))
    for _, first, _ in found.things:
        free = {at for at in denials if denied.get(at, first) == first}
        denial = _before(language, plain, first, free, set())
        if denial is not None:
            said.append((NONE, denial, denial))
    found.predicates = sorted(said, key=lambda one: one[1:])


def _before(
    language: Language, plain: list[str], first: int, denials: set[int], inside: set[int]
) -> int | None:
    """Return where the denial of what begins at a word stands.

    Only words that say little, or those of `inside`, lie between.
    """
    for at in range(first - 1, max(first - 1 - DENIED_WITHIN, -1), -1):
        if at in denials:
            return at
        little = set(FILLER + LIGHT + STOP) & set(language.marks(plain[at]))
        if not little and at not in inside:
            return None
    return None


class Pairs:
    """What a clause is a complaint of: `effects`, each with thing, predicate and how many share these.

    `contrary` are effects that name the contrary of what is said; `unknown` tells that something is
    said of a thing and no effect names it.
    """

    __slots__ = ("contrary", "effects", "unknown")

    def __init__(self, index: Index, plain: list[str]) -> None:
        self.effects: dict[int, tuple[str, str, int]] = {}
        self.contrary: set[int] = set()
        self.unknown = False
        reading = read(index.language, plain)
        for thing, first, last in reading.things:
            for predicate, begin, end in reading.predicates:
                apart = max(begin - last, first - end) - 1
                if apart <= REACH and not (begin <= last and first <= end):
                    self._add(index, thing, predicate)
        self.unknown = self.unknown and not self.effects
        self.contrary -= self.effects.keys()

    def _add(self, index: Index, thing: str, predicate: str) -> None:
        meant = index.complaining(f"{thing} {predicate}")
        self.unknown = self.unknown or not meant
        for effect in meant:
            known = self.effects.get(effect)
            if known is None or len(meant) < known[2]:
                self.effects[effect] = (thing, predicate, len(meant))
        for other in index.language.contrary(predicate):
            self.contrary.update(index.complaining(f"{thing} {other}"))
