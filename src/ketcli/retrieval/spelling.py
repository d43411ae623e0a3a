"""Repair words that the vocabulary does not know: joined, split and misspelled ones.

A spell-checker over our own vocabulary, gated by word length. A word that is
known, or that is a common English word, is never changed, and clinical
opposites never stand in for each other.
"""

from __future__ import annotations

from ketcli.kept import kept
from ketcli.language.lists import COMMON, EVERYDAY, FILLER, LIGHT, MOST_KEPT, STOP, STRANGER
from ketcli.retrieval.near import (
    SHORTEST,
    alike,
    apart,
    cost,
    jumbled,
    opposites,
    same_beginning,
    sounds,
    turned,
)  # fmt: skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ketcli.retrieval.index import Index

EDITS_ALLOWED = ((4, 0), (8, 1), (99, 2))
"""Longest word, and how many typing slips it may hold; short words have twins."""
SHORTEST_PART = 3
"""Fewest letters of each word that a joined word is split into."""
COMMONNESS = 25
"""A word in this many names goes before one that is nearer by one slip: `meory` is memory and not merry."""
SUGGESTIONS = 3
MOST_CORRECTED = 12
"""Unknown words of one complaint that are looked into; more are no slips."""
SHORTEST_ALIKE = 6
MORE_IF_ALIKE = 2
"""Further slips allowed in a word of SHORTEST_ALIKE letters that sounds the same."""
SHORTEST_ROOT = 5
"""Fewest letters of a stem that is compared with stems."""
ENDINGS = ("s", "es", "d", "ed", "ing")
"""Endings of regular forms; a common word with one of them is right as well."""
MOST_BY_HAND = 400
"""Words compared without rapidfuzz, whose import costs as much as comparing some 400."""
MOST_SLIPS_BY_HAND = 4
"""Unknown words looked into before rapidfuzz is imported, which compares one in a third of the time."""
_letters: Callable[[str], int] = kept(
    lambda word: sum([1 << ord(c) % 75 for c in set(word)]), MOST_KEPT
)
"""Which letters and figures a word has, a bit for each: sets of them took 4 MB more."""
_RIGHT = frozenset(FILLER + STOP + EVERYDAY + COMMON + LIGHT + STRANGER)


class Repair:
    """Words with repairs made, the corrections (typed, used), and words still unknown."""

    __slots__ = ("corrections", "plain", "unknown")

    def __init__(self) -> None:
        self.plain: list[str] = []
        self.corrections: list[tuple[str, str]] = []
        self.unknown: list[str] = []


def repaired(index: Index, plain: Sequence[str], *, exact: bool = False) -> Repair:
    """Return the words of a complaint repaired.

    Joining and splitting are not corrections: nothing was guessed.
    """
    found = Repair()
    for word in _joined(index, list(plain)):
        if known(index, word):
            found.plain.append(word)
            continue
        parts = _parts(index, word)
        tried = len(found.corrections) + len(found.unknown) >= MOST_CORRECTED
        heard = index.heard(word)
        better = None if exact or parts or tried or heard else corrected(index, word)
        if better:
            found.corrections.append((word, better))
        found.plain.extend(parts or [better or word])
        if not parts and not better and not heard:
            found.unknown.append(word)
    return found


def corrected(index: Index, word: str) -> str | None:
    """Return the nearest word of the vocabulary; None when none is near enough or two opposites are."""
    edits = next(n for longest, n in EDITS_ALLOWED if len(word) <= longest or longest == 99)
    if not edits or any(True for _ in index.beginning(word)):
        return None
    language = index.language
    near = [
        (cost, other)
        for cost, other in _near(index, word, edits)
        if same_beginning(word, other) and not turned(language, word, other)
    ]
    if not near:
        return None
    best = near[0][1]
    if any(opposites(language, best, other) and far <= near[0][0] + 1 for far, other in near[1:]):
        return None
    return best


def suggestions(index: Index, unknown: Iterable[str]) -> tuple[str, ...]:
    """Return words that the unknown ones might have meant, nearest first; never searched for."""
    found: list[tuple[float, str]] = []
    for word in list(unknown)[:SUGGESTIONS]:
        if len(word) > 3:
            found.extend(_near(index, word, 2, more=0))
    near = (word for _, word in sorted(found))
    return tuple(dict.fromkeys(near))[:SUGGESTIONS]


def known(index: Index, word: str) -> bool:
    """Tell whether a plain word needs no repair."""
    language = index.language
    return (
        word.isdigit()
        or not _RIGHT.isdisjoint(language.marks(word))
        or bool(language.family(word))
        or bool(index.held(word))
        or bool(language.phrase(word))
        or bool(language.reads(word)[1])
        or _a_form(index, word)
        or any(not _RIGHT.isdisjoint(language.marks(base)) for base in _bases(word))
    )


def _bases(word: str) -> list[str]:
    """Return the words that a word may be a regular form of.

    >>> "plan" in _bases("planned"), "try" in _bases("tries")
    (True, True)
    """
    found = []
    for ending in ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= SHORTEST_PART:
            found += [root, root + "e"]
            if root[-1] == root[-2]:
                found.append(root[:-1])
            if root[-1] == "i":
                found.append(root[:-1] + "y")
    return found


def _a_form(index: Index, word: str) -> bool:
    root = index.language.idea(word)
    return len(word) > len(root) and index.posting(root) is not None


def _joined(index: Index, plain: list[str]) -> list[str]:
    """Join neighbors that are one known word, unless both are known apart: `hyper` is, but says nothing by itself."""
    out: list[str] = []
    for word in plain:
        whole = out[-1] + word if out else ""
        if (
            whole
            and index.held(whole)
            and not (known(index, word) and _alone(index, out[-1], word))
        ):
            out[-1] = whole
        else:
            out.append(word)
    return out


def _alone(index: Index, word: str, after: str) -> bool:
    """Tell whether a word means something apart from the next: an everyday word, or both stand in a name."""
    language = index.language
    return known(index, word) and (
        bool(language.marks(word) or language.family(word))
        or index.holds([language.idea(one) for one in (word, after)])
    )


def _parts(index: Index, word: str) -> list[str]:
    """Return the words that a word was joined from, if some name holds them in a row."""
    language = index.language
    for one in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        if not index.held(word[:one]):
            continue
        for two in (len(word), *range(one + SHORTEST_PART, len(word) - SHORTEST_PART + 1)):
            parts = [part for part in (word[:one], word[one:two], word[two:]) if part]
            if all(index.held(part) for part in parts) and index.holds(
                [language.idea(part) for part in parts]
            ):
                return parts
    return []


def _near(
    index: Index, word: str, edits: int, more: int = MORE_IF_ALIKE
) -> list[tuple[float, str]]:
    """Return words within the edits, cheapest first; common words before rare ones.

    Words that sound alike, or are the same letters in another order, may differ
    by more edits; endings are also compared without.
    """
    index.slips += 1
    if index.slips > MOST_SLIPS_BY_HAND:
        import rapidfuzz.distance.OSA  # noqa: F401 - near.apart takes it once it is there
    widest = edits + (more if len(word) >= SHORTEST_ALIKE else 0)
    root = index.language.stem(word)
    by_root = edits and len(root) > SHORTEST_ROOT
    near: dict[str, float] = {}
    for other, other_root, count in _candidates(index, word, widest):
        distance = apart(word, other, widest)
        if distance <= edits or (distance <= widest and alike(word, other)):
            far: float | None = cost(word, other, distance)
        elif len(word) == len(other) and jumbled(word, other):
            far = cost(word, other, widest)
        elif by_root and len(other_root) >= SHORTEST_ROOT:
            far = _by_root(index, word, root, other, other_root)
        else:
            far = None
        if far is not None:
            near[other] = far - min(count, COMMONNESS) / COMMONNESS
    return sorted((far, other) for other, far in near.items())


def _by_root(index: Index, word: str, root: str, other: str, other_root: str) -> float | None:
    """Return what the slips between the stems of two words cost; None where they are too far apart."""
    least = 1 if len(root) < 9 else 2
    if (_letters(root) ^ _letters(other_root)).bit_count() > 2 * least:
        return None
    if FILLER in index.language.marks(other):
        return None
    roots = apart(root, other_root, least)
    if roots > least:
        return None
    ending = word[len(root) :] != other[len(other_root) :]
    return cost(root, other_root, roots) + (abs(len(word) - len(other)) + ending) / 4


def _candidates(index: Index, word: str, widest: int) -> list[tuple[str, str, int]]:
    """Return the words that a word can be a slip for: of like length, with one letter or sound at the front."""
    keys = [
        f"{word[0]}{n:02}" for n in range(max(SHORTEST, len(word) - widest), len(word) + widest + 3)
    ]
    sound = sounds(word)[:2]
    letters = _letters(word)
    found = {
        one[0]: one
        for key in (*keys, f"~{sound}")
        for one in index.looking_like(key)
        if (letters ^ _letters(one[0])).bit_count() <= 2 * widest
    }
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for other in (letter + word, letter + word[1:]):
            if len(other) >= SHORTEST and (count := index.meant(other)):
                found[other] = (other, index.language.stem(other), count)
    if len(found) > MOST_BY_HAND:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        close = process.extract(word, list(found), scorer=OSA.distance, limit=MOST_BY_HAND)
        return [found[other] for other, _, _ in close]
    return list(found.values())
