"""Repair words that the vocabulary does not know: joined, split and misspelled ones.

A spell-checker over our own vocabulary, gated by word length; a word that is
known is never changed, and clinical opposites never stand in for each other.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from ketcli.language.lexicon import EVERYDAY, FILLER, OPPOSITE_BEGINNINGS, PHRASES, STOP
from ketcli.language.text import SHORTEST_ROOT, families, idea, stem
from ketcli.retrieval.index import Index

EDITS_ALLOWED = ((4, 0), (8, 1), (99, 2))
"""Longest word, and how many typing slips it may hold; short words have twins."""
SHORTEST_PART = 3
"""Fewest letters of each word that a joined word is split into."""
SUGGESTIONS = 3
MOST_CORRECTED = 12
"""Unknown words of one complaint that are looked into; more are no slips."""
SHORTEST_ALIKE = 6
MORE_IF_ALIKE = 2
"""Further slips allowed in a word of SHORTEST_ALIKE letters that sounds the same."""

_SOUNDS = (
    *(("ph", "f"), ("psy", "sy"), ("cy", "sy"), ("ci", "si"), ("ce", "se"), ("ch", "k")),
    *(("ck", "k"), ("tion", "shn"), ("sion", "shn"), ("shun", "shn"), ("ight", "it")),
    *(("ps", "s"), ("pn", "n"), ("kn", "n"), ("gz", "x"), ("nx", "ngs"), ("x", "ks")),
    *(("th", "f"), ("wr", "r")),
)
"""Letters that sound like others, replaced in this order."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

Repaired = tuple[list[str], list[tuple[str, str]], list[str]]


def repaired(index: Index, plain: Sequence[str], *, exact: bool = False) -> Repaired:
    """Return the words with repairs made, the corrections (typed, used), and words still unknown.

    Joining and splitting are not corrections: nothing was guessed.
    """
    corrections: list[tuple[str, str]] = []
    unknown: list[str] = []
    repaired: list[str] = []
    for word in _joined(index, list(plain)):
        if known(index, word):
            repaired.append(word)
            continue
        parts = _parts(index, word)
        tried = len(corrections) + len(unknown) >= MOST_CORRECTED
        better = None if exact or parts or tried else corrected(index, word)
        if better:
            corrections.append((word, better))
        repaired.extend(parts or [better or word])
        if not parts and not better:
            unknown.append(word)
    return repaired, corrections, unknown


def corrected(index: Index, word: str) -> str | None:
    """Return the nearest word of the vocabulary; None when none is near enough or two opposites are."""
    edits = next(n for longest, n in EDITS_ALLOWED if len(word) <= longest or longest == 99)
    if not edits or _begins_a_word(index, word):
        return None
    near = [
        (cost, other)
        for cost, other in _near(index, word, edits)
        if _same_beginning(word, other) and not _turned(word, other)
    ]
    if not near:
        return None
    best = near[0][1]
    if any(_opposites(best, other) and cost <= near[0][0] + 1 for cost, other in near[1:]):
        return None
    return best


def _apart(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other))


def _same_beginning(typed: str, meant: str) -> bool:
    """Tell whether two words begin with one sound, or the first letter was missed altogether.

    Other slips are rare in the first letter.
    """
    return (
        typed[0] == meant[0]
        or typed == meant[1:]
        or _skeleton(typed)[:2] == _skeleton(meant)[:2] != ""
    )


def _turned(typed: str, meant: str) -> bool:
    """Tell whether the change would turn a clinical word into its opposite, or lose its negation."""
    for pair in OPPOSITE_BEGINNINGS[:2]:
        ends = [next((b for b in pair if w.startswith(b)), None) for w in (typed, meant)]
        if ends[0] != ends[1] and all(ends):
            return True
        if ends[0] and ends[0] == ends[1]:
            rest, other = typed[len(ends[0]) :], meant[len(ends[0]) :]
            return _apart(rest, other) > 1 and _skeleton(rest) != _skeleton(other)
    return typed.startswith(("in", "un")) and not meant.startswith(("in", "un"))


def suggestions(index: Index, unknown: Iterable[str]) -> tuple[str, ...]:
    """Return words that the unknown ones might have meant, nearest first; never searched for."""
    found: list[tuple[float, str]] = []
    for word in list(unknown)[:SUGGESTIONS]:
        if len(word) > 3:
            found.extend(_near(index, word, 2 if len(word) < 9 else 3))
    return tuple(dict.fromkeys(word for _, word in sorted(found)))[:SUGGESTIONS]


def known(index: Index, word: str) -> bool:
    """Tell whether a plain word needs no repair."""
    return (
        word in FILLER
        or word in STOP
        or word in EVERYDAY
        or word in index.plain
        or (idea(word) in index.by_word and len(word) > len(idea(word)))
        or word in PHRASES
        or word in families()[0]
        or word.isdigit()
    )


def _begins_a_word(index: Index, word: str) -> bool:
    return any(other.startswith(word) for other in index.plain)


def _joined(index: Index, plain: list[str]) -> list[str]:
    """Join neighbors that are one known word, unless both are known apart or are a phrase."""
    out: list[str] = []
    for word in plain:
        whole = out[-1] + word if out else ""
        if whole in index.plain and not (known(index, word) and known(index, out[-1])):
            out[-1] = whole
        else:
            out.append(word)
    return out


def _parts(index: Index, word: str) -> list[str]:
    """Return the words that a word was joined from, if some name holds them in a row."""
    for one in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        if word[:one] not in index.plain:
            continue
        for two in (len(word), *range(one + SHORTEST_PART, len(word) - SHORTEST_PART + 1)):
            parts = [part for part in (word[:one], word[one:two], word[two:]) if part]
            if all(part in index.plain for part in parts) and index.holds(
                [idea(part) for part in parts]
            ):
                return parts
    return []


@cache
def _choices(index: Index) -> tuple[list[str], dict[str, str]]:
    """Return the words that a slip may mean, in order, and one of them for each stem."""
    found = {*index.plain, *families()[0]}
    choices = sorted(w for w in found if len(w) > EDITS_ALLOWED[0][0] and w not in FILLER)
    return choices, {stem(w): w for w in choices}


def _near(index: Index, word: str, edits: int) -> list[tuple[float, str]]:
    """Return words within the edits, cheapest first; common words before rare ones.

    Words that sound alike, or are the same letters in another order, may differ
    by more edits; endings are also compared without.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    choices, roots = _choices(index)
    near: dict[str, float] = {}
    widest = edits + (MORE_IF_ALIKE if len(word) >= SHORTEST_ALIKE else 0)
    for other, distance, _ in process.extract(
        word, choices, scorer=OSA.distance, score_cutoff=widest, limit=60
    ):
        if distance <= edits or _alike(word, other):
            near[other] = _cost(word, other, distance)
    root = stem(word)
    if len(root) > SHORTEST_ROOT and edits:
        for other, distance, _ in process.extract(
            root, list(roots), scorer=OSA.distance, score_cutoff=1 if len(root) < 9 else 2, limit=5
        ):
            if len(other) >= SHORTEST_ROOT:
                near.setdefault(roots[other], _cost(root, other, distance) + 0.3)
    return sorted((cost - min(index.plain.get(w, 0), 20) / 100, w) for w, cost in near.items())


def _alike(typed: str, meant: str) -> bool:
    """Tell whether two words sound the same, or are an anagram that keeps its first letter."""
    if typed[0] != meant[0]:
        return False
    sound = _skeleton(typed)
    return (len(sound) >= 2 and sound == _skeleton(meant)) or sorted(typed) == sorted(meant)


def _cost(typed: str, meant: str, distance: float) -> float:
    """Weigh slips: doubled letters, swapped vowels and neighboring keys cost less."""
    cost = float(distance)
    if typed[0] != meant[0]:
        cost += 0.6
    if _skeleton(typed) == _skeleton(meant):
        cost -= 1.0
    elif len(typed) == len(meant):
        differing = [(a, b) for a, b in zip(typed, meant, strict=True) if a != b]
        if differing and all(_neighbors(a, b) for a, b in differing):
            cost -= 0.3
    return cost


def _skeleton(word: str) -> str:
    """Return how a word sounds, roughly: consonants once each, look-alikes merged."""
    merged = word
    for spelled, sound in _SOUNDS:
        merged = merged.replace(spelled, sound)
    out = before = ""
    for letter in merged.translate(str.maketrans("cqzy", "kksi")):
        if letter not in "aeiouh" and letter != before:
            out += letter
        before = letter
    return out


def _neighbors(a: str, b: str) -> bool:
    for number, row in enumerate(_ROWS):
        if a in row:
            near = row[max(0, row.index(a) - 1) : row.index(a) + 2]
            for other in _ROWS[max(0, number - 1) : number + 2]:
                near += other[max(0, row.index(a) - 1) : row.index(a) + 2]
            return b in near
    return False


def _opposites(a: str, b: str) -> bool:
    for one, other in OPPOSITE_BEGINNINGS:
        for x, y in ((a, b), (b, a)):
            if x.startswith(one) and y.startswith(other) and x[len(one) :] == y[len(other) :]:
                return True
    return False
