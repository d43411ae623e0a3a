"""What a text means: the sum of the vectors of its words, of which two bits a number are kept.

The first bit is the sign, the second whether a number is far from 0 for this text; they stand for -3, -1, 1 and 3. How
alike two texts are is the cosine between them, worked out bit by bit for those whose signs agree most. (Signs alone are
sign random projections without the projection: Charikar, Similarity Estimation Techniques from Rounding Algorithms,
2002.) The vectors are principal components, so that a bit is as good as another.
"""

from __future__ import annotations

import struct
from math import sqrt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

DIMENSIONS = 128
STEPS = 4
"""A number of a vector is one of nine, from -STEPS to STEPS, and is written as a letter."""
FAR = 0.75
"""Root mean squares of a text from which a number is far; with 0.6 to 1.2 one real phrase in a hundred fewer is right.
With signs alone, 3 to 5 in a hundred."""
NEAREST = 3
"""Texts that likeness is measured against: with the nearest alone, 1 in 100 of people's own words fewer were right."""
LOOKED_AT = 8
"""Texts whose signs agree most that are compared; all of them give the same right answers, 4 fewer."""
MIDDLE = ord("e")
"""The letter for 0."""
_ONES = int.from_bytes(("\x01" * DIMENSIONS).encode("utf-32-be"), "big")
_MOST = 1 << 31
_SIGNS = (1 << DIMENSIONS) - 1

Code = int
"""The bits of a text: signs in the lower DIMENSIONS, which of its numbers are far above them; 0 for nothing."""


def code(vectors: Iterable[str]) -> Code:
    """Return the bits of a text by the vectors of its words; 0 where none has one.

    >>> f"{code(['i' * 126 + 'ag', 'a' * 126 + 'ag']):0256b}"[126:128]
    '10'
    """
    # All numbers are added at once, 32 bits for each, 0 standing in the middle of what they can be.
    added = [int.from_bytes(vector.encode("utf-32-be"), "big") for vector in vectors]
    if not added:
        return 0
    lifted = sum(added) + (_MOST - len(added) * MIDDLE) * _ONES
    sums = [
        one - _MOST
        for one in struct.unpack(f">{DIMENSIONS}I", lifted.to_bytes(4 * DIMENSIONS, "big"))
    ]
    far = FAR * sqrt(sum([one * one for one in sums]) / DIMENSIONS)
    bits = ["1" if abs(one) > far else "0" for one in sums] + [
        "1" if one > 0 else "0" for one in sums
    ]
    return int("".join(bits), 2)


def alike(one: Code, others: Sequence[Code]) -> float:
    """Return how much a text means what the NEAREST of others do, from 0 (nothing in common) to 1."""
    apart = [((one ^ other) & _SIGNS).bit_count() for other in others]
    most = sorted(apart)[:LOOKED_AT][-1:]
    return _alike(one, [other for n, other in zip(apart, others, strict=True) if n <= most[0]])


def _alike(one: Code, others: Iterable[Code]) -> float:
    best = sorted([_cosine(one, other) for other in others], reverse=True)[:NEAREST]
    return max(0.0, sum(best) / len(best)) if best else 0.0


class Crowd:
    """Texts that are too many to be compared one by one.

    Of each sign there is a column with a bit for each text. All texts are compared at once by adding up columns (bit
    slicing: Biham, A Fast New DES Implementation in Software, 1997), which takes a quarter of the time for 3,600, and
    few codes are read.
    """

    def __init__(self, columns: Sequence[int], size: int, code: Callable[[int], Code]) -> None:
        self.columns = columns
        self.size = size
        self.code = code

    def alike(self, one: Code) -> float:
        """Return how much a text means what the NEAREST of the crowd do, from 0 to 1."""
        every = (1 << self.size) - 1
        differ = [
            every ^ column if one >> n & 1 else column for n, column in enumerate(self.columns)
        ]
        return _alike(one, [self.code(n) for n in _places(_least(_added(differ), every))])


def columns(codes: Sequence[Code]) -> list[int]:
    """Return for each sign, the last of a code first, which texts have it: the first text in the lowest bit.

    >>> [bin(column) for column in columns([0b01, 0b11, 0b10])[:2]]
    ['0b11', '0b110']
    """
    return [
        int("".join(["1" if one >> n & 1 else "0" for one in reversed(codes)]) or "0", 2)
        for n in range(DIMENSIONS)
    ]


def _added(columns: list[int]) -> list[int]:
    """Return how many columns have each bit, as the columns of binary numbers, ones first."""
    digits = []
    while columns:
        added, *others = columns if len(columns) % 2 else (*columns, 0)
        carried = []
        for one, other in zip(others[::2], others[1::2], strict=True):
            either = added ^ one
            carried.append(added & one | either & other)
            added = either ^ other
        digits.append(added)
        columns = carried
    return digits


def _least(digits: Sequence[int], every: int) -> int:
    """Return the bits of the LOOKED_AT least numbers, and of all that are as little as the last of them."""
    found, left = 0, every
    for digit in reversed(digits):
        less = left & ~digit
        if (found | less).bit_count() >= LOOKED_AT:
            left = less
        else:
            found |= less
            left &= digit
    return found | left


def _places(bits: int) -> Iterator[int]:
    """Yield which bits are set, the lowest first."""
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1


def _cosine(one: Code, other: Code) -> float:
    """Return the cosine of two texts of numbers of 1 and 3, with either sign.

    Numbers agree or not in their signs, which counts 1 or -1, three times that where one of the two is far, and nine
    times where both are.
    """
    differ = (one ^ other) & _SIGNS
    here, there = one >> DIMENSIONS, other >> DIMENSIONS
    both = here & there
    alone, theirs = here.bit_count(), there.bit_count()
    product = (
        DIMENSIONS
        - 2 * differ.bit_count()
        + 2 * (alone - 2 * (here & differ).bit_count())
        + 2 * (theirs - 2 * (there & differ).bit_count())
        + 4 * (both.bit_count() - 2 * (both & differ).bit_count())
    )
    return product / sqrt((DIMENSIONS + 8 * alone) * (DIMENSIONS + 8 * theirs))
