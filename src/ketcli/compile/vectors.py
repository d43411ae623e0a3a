"""The vectors of words as an editor hands them in: a word, a blank, and the letters of its vector."""

from collections.abc import Iterator
from typing import Any

from ketcli.errors import Problem
from ketcli.knowledge.language_entry import LanguageEntry
from ketcli.retrieval.meaning import DIMENSIONS, MIDDLE, STEPS

LETTERS = "".join(map(chr, range(MIDDLE - STEPS, MIDDLE + STEPS + 1)))


def by_word(entry: LanguageEntry) -> list[tuple[str, str]]:
    """Return each word with its vector."""
    return [pair for text in entry.vectors for pair in _pairs(text)]


def problems(part: Any) -> Iterator[Problem]:
    """Yield the texts that are no words with a vector each."""
    wanted = (
        f"a word and a vector of {DIMENSIONS} letters from {LETTERS[0]} to {LETTERS[-1]} by turns"
    )
    for number, text in enumerate(part.record.vectors):
        pairs = _pairs(text)
        if len(text.split()) % 2 or any(
            len(vector) != DIMENSIONS or vector.strip(LETTERS) for _, vector in pairs
        ):
            yield part.problem(f"must be {wanted}", "vectors", number)


def _pairs(text: str) -> list[tuple[str, str]]:
    found = text.split()
    return list(zip(found[::2], found[1::2], strict=False))
