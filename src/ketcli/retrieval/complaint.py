"""One complaint: its ideas, what they weigh, and which names of which effects share them."""

from __future__ import annotations

from ketcli.language.ideas import idea, said, words
from ketcli.language.lists import ABILITY, BODY, COMMON, EVERYDAY, FILLER, LIGHT, MODIFIER, STRANGER
from ketcli.retrieval import spelling

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.retrieval.index import Index, Owner

PREFIX_LETTERS = 3
"""Shortest beginning of a word that is completed where it stands alone."""
PREFIX_IN_SENTENCE = 5
"""Shortest beginning of a last word that is completed after others."""
SHORT = 4
"""Words of a text in which a noun before an everyday word makes another thing of it; in longer ones it is
mostly context."""
MOST_COMPLETED = 60
"""Words that one beginning is completed to."""


class Complaint:
    """The ideas of one complaint, weighed, and the names that share them.

    `telling` are the ideas that say something; `strange` those, of the whole text,
    that are complaints in themselves. `completed` holds what a last word begins.
    """

    def __init__(
        self, index: Index, plain: list[str], exact: bool, strange: frozenset[str] = frozenset()
    ) -> None:
        self.index = index
        self.plain = plain
        self.exact = exact
        self.ideas = self._ideas()
        self.strange = strange | self._marked(self.ideas, STRANGER)
        self.telling = frozenset(word for word in self.ideas if not self._says_little(word))
        self.modifiers = self._marked(self.telling, MODIFIER)
        self.body = self._marked(self.telling, BODY)
        self.completed: dict[str, str] = {}
        if self.ideas and not exact:
            self._complete()
        self.weights = {word: index.weight(word) for word in self.ideas}
        self.total = sum(self.weights.values()) or 1.0
        self.told = sum(self.weights[word] for word in self.telling) or 1.0
        self.ends = _ends(self, self.ideas)
        self.compounded = self._compounded()

    def _ideas(self) -> tuple[str, ...]:
        """Return what was said, each idea once, without figures unless there is nothing else."""
        language = self.index.language
        found = said(language, self.plain)
        if any(ABILITY in language.marks(word) for word in self.plain):
            found = tuple(self._known_or_bare(word) for word in found)
        return tuple(dict.fromkeys([w for w in found if not w.isdigit()] or found))

    def _marked(self, found: Iterable[str], mark: str) -> frozenset[str]:
        marks = self.index.language.marks
        return frozenset(word for word in found if mark in marks(word))

    def _says_little(self, word: str) -> bool:
        marks = self.index.language.marks(word.removeprefix("not:"))
        if FILLER in marks:
            return not word.startswith("not:")
        return LIGHT in marks and not self.index.owned(word)

    def _compounded(self) -> frozenset[str]:
        """Return the everyday ideas that a common noun of no effect stands right before, in a short text."""
        language, index = self.index.language, self.index
        if not 1 < len(self.plain) <= SHORT:
            return frozenset()
        return frozenset(
            language.family(word)
            for before, word in zip(self.plain, self.plain[1:])  # noqa: B905 - one is shorter
            if language.family(word)
            and {COMMON, EVERYDAY, STRANGER} & set(language.marks(before))
            and idea(language, before) in self.telling
            and not index.owned(idea(language, before))
            and not language.reads(idea(language, before))[1]
        )

    @property
    def everyday(self) -> bool:
        """Whether every word is an everyday word."""
        return all(EVERYDAY in self.index.language.marks(word) for word in self.plain)

    @property
    def says_something(self) -> bool:
        """Whether any word is more than filler, direction, degree or a part of the body."""
        marks = self.index.language.marks
        return any(
            not {MODIFIER, BODY} & set(marks(word.removeprefix("not:"))) for word in self.telling
        )

    def _known_or_bare(self, word: str) -> str:
        """Return what somebody cannot do as trouble with it, where no name says it otherwise."""
        bare = word.removeprefix("not:")
        return bare if not self.index.owned(word) and self.index.owned(bare) else word

    def _complete(self) -> None:
        """Let the last word, if nothing is called so, stand for all words that it begins."""
        last = self.plain[-1]
        least = PREFIX_LETTERS if len(self.telling) == len(self.plain) == 1 else PREFIX_IN_SENTENCE
        if len(last) < least or spelling.known(self.index, last):
            return
        for number, word in enumerate(self.index.beginning(last)):
            if number == MOST_COMPLETED:
                break
            for whole in words(self.index.language, word):
                self.completed[whole] = self.ideas[-1]

    def shared(self) -> dict[int, dict[int, float]]:
        """Return by effect the names worth a look, each with the share of it that the complaint holds."""
        found: dict[int, dict[int, float]] = {}
        for word in (
            *(w for w in self.ideas if w in self.telling or not self.telling),
            *self.completed,
        ):
            held = self.index.posting(word)
            for effect, names in held.effects.items() if held else ():
                here = found.setdefault(effect, {})
                for number, share in names:
                    here[number] = here.get(number, 0.0) + share
        return found

    def share(self, inside: set[str]) -> float:
        """Return the share of the complaint that some of its ideas, or of what it begins, are."""
        held = {self.completed.get(word, word) for word in inside}
        return sum(self.weights.get(word, 0.0) for word in held) / self.total

    def together(self, owner: Owner) -> float:
        """Return the share of the complaint that all names of an effect hold between them."""
        return self.share({w for w in (*self.ideas, *self.completed) if w in owner.ideas})

    def opposed(self, named: frozenset[str] | set[str]) -> bool:
        """Tell whether the complaint and some ideas stand at opposite ends of something."""
        if not self.ends:
            return False
        theirs = dict(_ends(self, named))
        return any(theirs.get(pair, end) != end for pair, end in self.ends)

    def denied(self, named: set[str]) -> bool:
        """Tell whether one denies what the other says; trouble with a thing is no denial of it."""
        ours = set(self.ideas)
        if "trouble" in ours or "trouble" in named:
            return False
        return any(
            f"not:{word}" in theirs and f"not:{word}" not in mine
            for mine, theirs in ((ours, named), (named, ours))
            for word in mine
        )


def _ends(
    complaint: Complaint, found: tuple[str, ...] | frozenset[str] | set[str]
) -> list[tuple[int, int]]:
    """Return at which end of which pair of opposites some ideas stand; at both is at none."""
    directed = set(found)
    if any(word.startswith(("hyper", "tachy")) for word in directed):
        directed.add("high")
    if any(word.startswith(("hypo", "brady")) for word in found):
        directed.add("low")
    ends = []
    for number, (one, other) in enumerate(complaint.index.language.opposites):
        sides = (bool(directed & one), bool(directed & other))
        if sides[0] != sides[1]:
            ends.append((number, int(sides[1])))
    return ends
