"""The language of a knowledge base: sections to look words up in, worked out when it is compiled."""

from __future__ import annotations

from ketcli.kept import kept
from ketcli.language.stems import stem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Protocol

    class Section(Protocol):
        """Lines of text by key, as `knowledge.lines` reads them."""

        def get(self, key: str) -> str | None: ...
        def __contains__(self, key: str) -> bool: ...
        def __iter__(self) -> Iterator[tuple[str, str]]: ...


MARKS = {
    "filler": "f", "stop": "s", "pronouns": "p", "modifiers": "m", "strangers": "x", "ability": "a", "colors": "c",
    "passed": "v", "cuts": "k", "referring": "r", "joining": "j", "body": "b", "everyday": "e", "drug": "d",
    "cues": "u", "denials": "o", "lacking": "w", "common": "n", "light": "l",
    "superlatives": "y", "extents": "z", "others": "h", "animals": "g", "swallowing": "i", "overdone": "q",
}  # fmt: skip
"""Lists of words of the language file, and the mark that each gives to its words."""
(
    FILLER, STOP, PRONOUN, MODIFIER, STRANGER, ABILITY, COLOR,
    PASSED, CUT, REFERRING, JOINING, BODY, EVERYDAY, DRUG, CUE,
    DENIAL, LACKING, COMMON, LIGHT,
    SUPERLATIVE, EXTENT, OTHER, ANIMAL, SWALLOWING, OVERDONE,
) = MARKS.values()  # fmt: skip
LEAST_AROUND = 3
"""Letters that a word must have besides a British ending, so that `raised` stays."""
MOST_KEPT = 20_000
"""Words that are kept once looked up; about 2 MB."""


class Language:
    """How people say things: the idea and the marks of each word in any list, and what follows from them.

    Of a word, `family` is the idea that it is listed under, `marks` those of a word or an idea, both empty
    where it is in no list, and `longest` how many words the longest phrase has that begins with it, 0 for none;
    `idea` is the word that stands for its family, or else its `stem`; `american` is its spelling where it is in
    lower case. `phrase` are the ideas of words in a row, None where they are no phrase. `reads` is how many keys the
    longest phrase has that begins with some keys, and what these mean: `t:` and a thing, or `p:` and a predicate.
    `pleas` and `openers` are
    words in a row that say nothing of the complaint behind and before them.
    `spelling` are British letters with the American ones; the two letters of a pair of
    `beginnings` never stand for each other. `ends` are the pairs of opposites that an idea
    belongs to, each by its number, and at which end it stands; `directions` are ideas with the beginnings of words
    that stand at the same end, `units` how amounts are written, each with its unit, `subjects` what signs in a row name
    once, with the words that may follow.
    """

    __slots__ = (
        "_against", "_reads", "_stems", "_turned", "_words", "american", "beginnings", "directions", "ends", "family",
        "idea", "longest", "marks", "openers", "phrase", "pleas", "reads", "spelling", "stem", "subjects", "units",
    )  # fmt: skip

    def __init__(self, section: Callable[[str], Section]) -> None:
        self._words = section("said")
        self._stems = section("stems")
        self.pleas = section("pleas")
        self.openers = section("openers")
        self._reads = section("reads")
        self._turned = section("turned")
        self._against = section("against")
        known = kept(self._look, MOST_KEPT)
        self.family: Callable[[str], str] = kept(lambda word: known(word)[0], MOST_KEPT)
        self.marks: Callable[[str], str] = kept(lambda word: known(word)[1], MOST_KEPT)
        self.longest: Callable[[str], int] = kept(lambda word: known(word)[2], MOST_KEPT)
        self.idea = kept(self._idea, MOST_KEPT)
        self.stem = kept(stem, MOST_KEPT)
        self.american = kept(self._american, MOST_KEPT)
        self.phrase = section("phrases").get
        self.reads = kept(self._read, MOST_KEPT)
        rules = section("rules")
        self.spelling = _pairs(rules.get("spelling"))
        self.beginnings = _pairs(rules.get("beginnings"))
        self.directions = [(d, tuple(b.split())) for d, b in _pairs(rules.get("directions"))]
        self.units = {
            word: unit for unit, words in _pairs(rules.get("units")) for word in words.split()
        }
        self.subjects = {one: verbs.split() for one, verbs in _pairs(rules.get("subjects"))}
        self.ends: dict[str, list[tuple[int, int]]] = {}
        for number, pair in enumerate(_pairs(rules.get("opposites"))):
            for end, words in enumerate(pair):
                for word in words.split():
                    self.ends.setdefault(word, []).append((number, end))

    def _look(self, word: str) -> tuple[str, str, int]:
        idea, marks, longest = (self._words.get(word) or "||0").split("|")
        return idea, marks, int(longest)

    def _idea(self, word: str) -> str:
        marks = self.marks(word)
        if FILLER in marks or STOP in marks:
            return word
        known = self.family(word) or (word.endswith("in") and self.family(word + "g"))
        if known:
            return known
        root = self.stem(word)
        return self._stems.get(root) or root

    def _american(self, word: str) -> str:
        for british, ours in self.spelling:
            if british in word:
                around = LEAST_AROUND if british.startswith(("is", "ys")) else 0
                if len(word) >= len(british) + around:
                    word = word.replace(british, ours)
        return word

    def _read(self, keys: str) -> tuple[int, list[str]]:
        longest, _, meant = (self._reads.get(keys) or "1|").partition("|")
        return int(longest), meant.split()

    def turned(self, predicate: str) -> str:
        """Return what a predicate becomes where it is denied; empty where nothing is said then."""
        return self._turned.get(predicate) or ""

    def contrary(self, predicate: str) -> list[str]:
        """Return the predicates that say the contrary of one."""
        return (self._against.get(predicate) or "").split()

    def at_ends(self, found: Iterable[str]) -> tuple[tuple[int, int], ...]:
        """Return at which end of which pair of opposites some ideas stand; at both is at none."""
        directed = set(found)
        for idea, beginnings in self.directions:
            if any(word.startswith(beginnings) for word in directed):
                directed.add(idea)
        ends: dict[int, set[int]] = {}
        for word in directed:
            for number, end in self.ends.get(word, ()):
                ends.setdefault(number, set()).add(end)
        return tuple((number, end) for number, (end, *other) in ends.items() if not other)

    def words(self) -> Iterator[str]:
        """Yield every word of any list or idea, in order."""
        return (word for word, _ in self._words)


def _pairs(line: str | None) -> list[tuple[str, str]]:
    """Return what `one/other|one/other` says."""
    found = [pair.partition("/") for pair in (line or "").split("|") if pair]
    return [(one, other) for one, _, other in found]
