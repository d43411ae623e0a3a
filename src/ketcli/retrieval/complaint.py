"""One complaint: its ideas, what they weigh, and what it says of the other end of something."""

from __future__ import annotations

from ketcli.language.ideas import said, words
from ketcli.language.lists import ABILITY, BODY, FILLER, LIGHT, MODIFIER, STRANGER
from ketcli.retrieval.near import known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.retrieval.index import Index

PREFIX_LETTERS = 3
"""Shortest beginning of a word that is completed where it stands alone."""
PREFIX_IN_SENTENCE = 5
"""Shortest beginning of a last word that is completed after others."""
MOST_COMPLETED = 60
"""Words that one beginning is completed to."""


class Complaint:
    """The ideas of one complaint, weighed.

    `telling` are the ideas that say something; `strange` those that are complaints
    in themselves, `denials` what is said not to be. `completed` holds what a last word
    begins, each with that word's idea.
    """

    def __init__(self, index: Index, plain: list[str], *, exact: bool = False) -> None:
        self.index = index
        self.plain = plain
        self.ideas = self._ideas()
        self.telling = frozenset(word for word in self.ideas if not self._says_little(word))
        self.strange = self._marked(self.ideas, STRANGER)
        self.modifiers = self._marked(self.telling, MODIFIER)
        self.body = self._marked(self.telling, BODY)
        self.completed: dict[str, str] = {}
        if self.ideas and not exact:
            self._complete()
        self.weights = {word: index.weight(word) for word in self.ideas}
        self.total = sum(self.weights.values()) or 1.0
        self.ends = index.ends(frozenset(self.ideas))
        self._other_ends = frozenset((pair, 1 - end) for pair, end in self.ends)
        self.denials = {word[4:] for word in self.ideas if word.startswith("not:")}

    @property
    def meant(self) -> int:
        """What it means, as `retrieval.meaning` codes it; 0 where no word is known."""
        return self.index.code(self.plain)

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

    def _known_or_bare(self, word: str) -> str:
        """Return what somebody cannot do as trouble with it, where no name says it otherwise."""
        bare = word.removeprefix("not:")
        return bare if not self.index.owned(word) and self.index.owned(bare) else word

    def _complete(self) -> None:
        """Let the last word, if nothing is called so, stand for all words that it begins."""
        last = self.plain[-1]
        least = PREFIX_LETTERS if len(self.telling) == len(self.plain) == 1 else PREFIX_IN_SENTENCE
        if len(last) < least or known(self.index, last):
            return
        for number, word in enumerate(self.index.beginning(last)):
            if number == MOST_COMPLETED:
                break
            for whole in words(self.index.language, word):
                self.completed[whole] = self.ideas[-1]

    def out_of_scope(self) -> tuple[float, float]:
        """Return how like it is to what is out of scope, from 0 to 1: in its ideas, and in its meaning."""
        held = ((self.weights[word], self.index.posting(word)) for word in self.ideas)
        said = sum([weight * one.strange for weight, one in held if one]) / self.total
        return said, self.index.strange(self.meant)

    def share(self, inside: Iterable[str]) -> float:
        """Return the share of the complaint that some of its ideas, or of what it begins, are."""
        held = {self.completed.get(word, word) for word in inside} if self.completed else inside
        return sum(self.weights.get(word, 0.0) for word in held) / self.total

    def opposed(self, named: frozenset[str]) -> bool:
        """Tell whether the complaint and some ideas stand at opposite ends of something."""
        return bool(self.ends) and not self._other_ends.isdisjoint(self.index.ends(named))

    def denied(self, named: frozenset[str]) -> bool:
        """Tell whether one denies what the other says; trouble with a thing is no denial of it."""
        if "trouble" in self.ideas or "trouble" in named:
            return False
        ours = any(word in named and f"not:{word}" not in named for word in self.denials)
        return ours or any(
            word[:4] == "not:" and word[4:] in self.ideas and word not in self.ideas
            for word in named
        )
