"""What a search answers with: hits, each with the reason why; guesses; corrections; what it set aside."""

from __future__ import annotations

from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Rung:
    """How a hit was found, in words for its reader: by a name, by words of it, by a thing and what is said of it."""

    NAME = "name"
    SYNONYM = "synonym"
    PREFIX = "prefix"
    ALL_WORDS = "all-words"
    COMPLAINT = "complaint"
    SOME_WORDS = "some-words"
    SYSTEM = "system"
    SPELLING = "spelling"
    NEAREST = "nearest"


EXACT = (Rung.NAME, Rung.SYNONYM)


class Match(NamedTuple):
    """Why an effect was found: the rung, the name that matched, and the words of the name that did.

    `score` is how likely the effect is meant, from 0 to 1; the order of hits is that of what they
    answer for. For a complaint, `text` is the thing and what is said of it.
    """

    kind: str
    field: str
    text: str
    words: tuple[str, ...]
    score: float


class Hit(NamedTuple):
    """An effect and why it was found."""

    effect: str
    match: Match


class Correction(NamedTuple):
    """A word as typed and the word that was searched for instead."""

    typed: str
    used: str


class SearchResult:
    """The outcome of a search.

    `unknown` are words that no name holds and the language does not know. Where
    there are no hits, `guesses` holds up to three effects nearest to the words,
    never to be passed off as found, and `suggestions` words that look like unknown ones.
    """

    __slots__ = ("corrections", "guesses", "hits", "suggestions", "unknown")

    def __init__(
        self,
        hits: Sequence[Hit],
        corrections: Sequence[Correction] = (),
        unknown: Sequence[str] = (),
        suggestions: Sequence[str] = (),
        guesses: Sequence[Hit] = (),
    ) -> None:
        self.hits = tuple(hits)
        self.corrections = tuple(corrections)
        self.unknown = tuple(unknown)
        self.suggestions = tuple(suggestions)
        self.guesses = tuple(guesses)
