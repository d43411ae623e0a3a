"""Repair words that the vocabulary does not know: joined, split and misspelled ones.

A spell-checker over our own vocabulary, gated by word length. A word that is
known, or that is a common English word, is never changed, and clinical
opposites never stand in for each other.
"""

from __future__ import annotations

from itertools import islice

from ketcli.kept import kept
from ketcli.language.ideas import said
from ketcli.language.lists import FILLER, MOST_KEPT
from ketcli.retrieval import beside
from ketcli.retrieval.hits import Correction
from ketcli.retrieval.near import (
    SHORTEST,
    alike,
    apart,
    cost,
    jumbled,
    known,
    opposites,
    right,
    same_beginning,
    sounds,
    turned,
    without_one,
)  # fmt: skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ketcli.retrieval.index import Index

EDITS_ALLOWED = ((4, 0), (8, 1), (99, 2))
"""Longest word, and how many typing slips it may hold; short words have twins."""
SHORTEST_PART = 3
"""Fewest letters of each word that a joined word is split into."""
COMMONNESS = 25
"""A word in this many names goes before one that is nearer by one slip: `meory` is memory and not merry."""
LONG_PART = 4
"""Fewest letters of each word that a joined word is split into where no name holds them together."""
SUGGESTIONS = 3
MOST_CORRECTED = 12
"""Unknown words of one complaint that are looked into; more are no slips."""
MOST_BEGUN = 8
"""Words with one beginning that are looked at; a beginning of more is still being typed."""
SHORTEST_ALIKE = 6
MORE_IF_ALIKE = 2
"""Further slips allowed in a word of SHORTEST_ALIKE letters that sounds the same."""
SHORTEST_ROOT = 5
"""Fewest letters of a stem that is compared with stems."""
MOST_BY_HAND = 400
"""Words compared without rapidfuzz, whose import costs as much as comparing some 400."""
MOST_SLIPS_BY_HAND = 4
"""Unknown words looked into before rapidfuzz is imported, which compares one in a third of the time."""
_letters: Callable[[str], int] = kept(
    lambda word: sum([1 << ord(c) % 75 for c in set(word)]), MOST_KEPT
)
"""Which letters and figures a word has, a bit for each: sets of them took 4 MB more."""


class Repair:
    """Words with repairs made, the corrections (typed, used), what was parted so too, and words still unknown."""

    __slots__ = ("corrections", "parted", "plain", "unknown")

    def __init__(self) -> None:
        self.plain: list[str] = []
        self.corrections: list[tuple[str, str]] = []
        self.parted: list[tuple[str, str]] = []
        self.unknown: list[str] = []


def repaired(index: Index, plain: Sequence[str], *, exact: bool = False) -> Repair:
    """Return the words of a complaint repaired.

    Joining and splitting are not corrections: nothing was guessed.
    """
    found = Repair()
    typed = _joined(index, list(plain))
    for at, word in enumerate(typed):
        if right(index, word):
            found.plain.append(word)
        else:
            _repair(index, found, typed[at:], exact=exact)
    return found


def _repair(index: Index, found: Repair, rest: list[str], *, exact: bool) -> None:
    """Repair the first of the words that are left, if it can be: split, by the words beside it, by itself."""
    word, heard, stranger = rest[0], index.heard(rest[0]), not known(index, rest[0])
    parts = _parts(index, word) if stranger else []
    if (
        not (parts or exact or heard)
        and len(found.corrections) + len(found.unknown) < MOST_CORRECTED
    ):
        better = beside.fitting(index, [*found.plain, *rest], len(found.plain))
        if not better and stranger:
            better = corrected(index, word)
            parts = [] if better or index.code([word]) else _halves(index, word)
        if better:
            found.corrections.append((word, better))
            found.plain.append(better)
            return
    if parts:
        found.parted.append((word, " ".join(parts)))
    elif stranger and not heard:
        found.unknown.append(word)
    found.plain += parts or [word]


def mended(index: Index, text: str, *, exact: bool = False) -> tuple[str, list[Correction]]:
    """Return a text with its slips mended and joined words parted, and the corrections; `exact` as it is."""
    found = [] if exact else [repaired(index, clause) for clause in index.clauses(text)]
    fixes = [Correction(*fix) for one in found for fix in one.corrections]
    used = dict([*fixes, *(fix for one in found for fix in one.parted)])
    return (_replaced(text, used) if used else text), fixes


def _replaced(text: str, right: Mapping[str, str]) -> str:
    """Return a text with words replaced by others, all between them as it was."""
    found, word = "", ""
    for letter in f"{text} ":
        if letter.isalnum() or letter in "'\u2019":
            word += letter
        else:
            bare = word.casefold().replace("'", "").replace("\u2019", "")
            found += right.get(bare, word) + letter
            word = ""
    return found[:-1]


def corrected(index: Index, word: str) -> str | None:
    """Return the nearest word of the vocabulary; None when none is near enough or two opposites are."""
    edits = next(n for longest, n in EDITS_ALLOWED if len(word) <= longest or longest == 99)
    begun = list(islice(index.beginning(word), MOST_BEGUN))
    if begun:
        return _all_but_the_last(index, word, begun)
    if not edits:
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


def _all_but_the_last(index: Index, word: str, begun: list[str]) -> str | None:
    """Return the word that lacks but the last letter, if all that begins so begins with it; a plural is none."""
    whole = min(begun, key=len)
    near = len(word) >= SHORTEST and len(whole) == len(word) + 1
    alone = (
        near
        and (whole[-1] != "s" or whole[-2] in "isu")
        and all(one.startswith(whole) for one in begun)
    )
    return whole if alone else None


def suggestions(index: Index, unknown: Iterable[str]) -> tuple[str, ...]:
    """Return words that the unknown ones might have meant, nearest first; never searched for."""
    found: list[tuple[float, str]] = []
    for word in list(unknown)[:SUGGESTIONS]:
        if len(word) > 3:
            found.extend(_near(index, word, 2, more=0))
    near = (word for _, word in sorted(found))
    return tuple(dict.fromkeys(near))[:SUGGESTIONS]


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
    """Return the words that a word was joined from: an idiom, or words that some name holds in a row."""
    language = index.language
    for one in range(SHORTEST_PART, len(word) - 1):
        first, rest = word[:one], word[one:]
        if language.longest(first) > 1 and language.phrase(f"{first} {rest}"):
            return [first, rest]
        if not index.held(first):
            continue
        for two in (len(rest), *range(SHORTEST_PART, len(rest) - SHORTEST_PART + 1)):
            parts = [part for part in (first, rest[:two], rest[two:]) if part]
            if len(parts[-1]) < SHORTEST_PART or not all(map(index.held, parts)):
                continue
            ideas = said(language, parts)
            if index.holds(ideas) or index.holds([language.idea(part) for part in parts]):
                return parts
    return []


def _halves(index: Index, word: str) -> list[str]:
    """Return two long words of names that a word was joined from, whatever holds them."""
    halves = ((word[:at], word[at:]) for at in range(LONG_PART, len(word) - LONG_PART + 1))
    return next((list(both) for both in halves if all(map(index.held, both))), [])


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
    for other in sorted({other for key in without_one(word) for other in index.one_slip(key)}):
        if len(other) >= SHORTEST and (count := index.meant(other)):
            found[other] = (other, index.language.stem(other), count)
    if len(found) > MOST_BY_HAND:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        close = process.extract(word, list(found), scorer=OSA.distance, limit=MOST_BY_HAND)
        return [found[other] for other, _, _ in close]
    return list(found.values())
