"""What a text means, as bits: the sum of the vectors of its words, of which only the signs are kept.

Two texts mean much the same where most bits agree (sign random projections without the
projection: Charikar, Similarity Estimation Techniques from Rounding Algorithms, 2002). The
vectors are principal components, so that a bit is as good as another.
"""

from __future__ import annotations

from operator import add

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

DIMENSIONS = 128
STEPS = 4
"""A number of a vector is one of nine, from -STEPS to STEPS, and is written as a letter."""
MIDDLE = ord("e")
"""The letter for 0."""


def code(vectors: Iterable[str]) -> int:
    """Return the bits of a text by the vectors of its words; 0 where none has one.

    >>> bin(code(["i" * 127 + "a", "a" + "i" * 126 + "a"]))[2:].zfill(128).count("0")
    2
    """
    sums, count = [0] * DIMENSIONS, 0
    for vector in vectors:
        sums = list(map(add, sums, vector.encode()))
        count += 1
    nought = count * MIDDLE
    return int("".join(["1" if one > nought else "0" for one in sums]), 2) if count else 0


def alike(one: int, others: Iterable[int]) -> float:
    """Return how much a text means what the nearest of others does, from 0 (nothing in common) to 1."""
    nearest = min(map(int.bit_count, map(one.__xor__, others)), default=DIMENSIONS)
    return max(0.0, 1 - 2 * nearest / DIMENSIONS)
